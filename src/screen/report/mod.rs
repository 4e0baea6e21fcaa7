//! «Отчёт»: the indicators of a quarter, a year or other days, each opened into its families; what is lacking comes first.

pub mod charts;
mod drill_down;
mod gap_form;
mod rows;
mod view;

use super::dialog::spec::DialogSpec;
use super::entry::blank::EntryPurpose;
use super::{Command, Effect, Model, Step};
use crate::domain::period::{Period, PeriodKind};
use crate::domain::staff::CuratorFilter;
use crate::domain::{Act, Case, UserError};
use crate::report::indicators::handed::{self, HandingIn};
use crate::report::indicators::report::{ComparedPeriods, IndicatorReport, RecordedFigures, usual};
use crate::store::{FamilyScope, Reader};
use crate::text::say;
use crate::ui::list::{RecordCursor, RecordKey};
use crate::ui::sheet::PlainSheet;
use crate::wording::handed::whose;
use crate::wording::indicators::period as named;
use rows::{ReportKey, ReportRow};

/// A list of what is lacking, as it was opened.
struct OpenedGaps {
    /// The code of its kind.
    code: &'static str,
    /// The forms of its rows.
    offered: Vec<EntryPurpose>,
}

/// The screen. Nothing is computed before it is looked at for the first time.
#[derive(Default)]
pub struct ReportScreen {
    /// The period; `None`: the one whose report is due.
    period: Option<Period>,
    compared: ComparedPeriods,
    /// The column whose numbers are opened.
    column: usize,
    report: Option<IndicatorReport>,
    cases: Vec<Case>,
    rows: Vec<ReportRow>,
    cursor: RecordCursor<ReportKey>,
    /// What is lacking, as it was opened last: one form after another closes it.
    opened: Option<OpenedGaps>,
    /// Why there is no report.
    fault: String,
    /// Whether another screen is visible: then nothing is computed.
    away: bool,
}

impl ReportScreen {
    /// Computes the report again, unless another screen is visible.
    pub fn refresh(&mut self, model: &Model, reader: Reader<'_>) {
        if self.away {
            return;
        }
        let fresh = self.report.is_none();
        match self.read(model, reader) {
            Ok((report, cases)) => {
                let columns = report.columns.len();
                self.rows = rows::rows(model, &report);
                self.cursor.fill(self.rows.iter().map(|r| r.key.clone()).collect());
                if fresh || self.column >= columns {
                    self.column = columns - 1;
                }
                (self.report, self.cases) = (Some(report), cases);
            }
            // What was computed before is still true of a file that cannot be read now.
            Err(problem) => self.fault = model.words.problem(&problem),
        }
    }

    fn read(&self, model: &Model, reader: Reader<'_>) -> Result<(IndicatorReport, Vec<Case>), UserError> {
        let period = self.period(model);
        reader.in_read_transaction(|| {
            let cases = model.cases_of(reader, FamilyScope::All, Some(self.compared.since(period)))?;
            let (typed, handed) = (reader.period_figures()?, reader.handed_reports()?);
            let kept = RecordedFigures { typed: &typed, handed: &handed };
            let whose = model.curator_filter;
            Ok((IndicatorReport::of(model.ground(), &cases, kept, period, self.compared, whose), cases))
        })
    }

    /// The period shown.
    #[must_use]
    pub fn period(&self, model: &Model) -> Period {
        self.period.unwrap_or_else(|| usual(PeriodKind::Quarter, model.today))
    }

    /// Shows another period.
    pub fn show_period(&mut self, period: Option<Period>, model: &Model, reader: Reader<'_>) {
        self.period = period;
        self.report = None;
        self.refresh(model, reader);
    }

    /// It is left for another screen.
    pub fn leave(&mut self) {
        self.away = true;
    }

    /// It is come back to.
    pub fn come(&mut self, model: &Model, reader: Reader<'_>) {
        self.away = false;
        self.refresh(model, reader);
    }

    /// What is under the cursor.
    #[must_use]
    pub fn record_key(&self) -> Option<RecordKey> {
        self.cursor.record_key()
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        if self.cursor.step(command) {
            return Step::Stay;
        }
        let period = self.period(model);
        let columns = self.report.as_ref().map_or(1, |r| r.columns.len());
        match command {
            Command::Back => return Step::Back,
            Command::Left => self.column = self.column.saturating_sub(1),
            Command::Right => self.column = (self.column + 1).min(columns - 1),
            Command::Later => self.show_period(Some(period.after()), model, reader),
            Command::Earlier => self.show_period(Some(period.before()), model, reader),
            Command::Present if self.period.is_none() => return Step::Say(model.words.say("report-present")),
            Command::Present => self.show_period(None, model, reader),
            Command::Length => {
                // A quarter, its year with the quarters, the year beside the two before it.
                let (length, compared) = match (period.length(), self.compared) {
                    (PeriodKind::Year, ComparedPeriods::Before) => (PeriodKind::Year, ComparedPeriods::Years),
                    (PeriodKind::Year, ComparedPeriods::Years) => {
                        (PeriodKind::Quarter, ComparedPeriods::Before)
                    }
                    _ => (PeriodKind::Year, ComparedPeriods::Before),
                };
                self.compared = compared;
                // Back from the year of today is the quarter whose report is due.
                let to = match (length, period.holds(model.today)) {
                    (PeriodKind::Quarter, true) => None,
                    (_, true) => Some(Period::of(length, model.today)),
                    (_, false) => Some(Period::of(length, period.to)),
                };
                self.show_period(to, model, reader);
            }
            Command::Period => return Step::Ask(DialogSpec::Period),
            Command::Edit => return Step::Ask(DialogSpec::Figures(period)),
            Command::Charts => return Step::Ask(charts::window(model, &self.cases, period)),
            Command::Open => {
                self.offer(self.cursor.key().and_then(ReportKey::gap));
                return self.open(model, reader);
            }
            Command::Why => return self.why(model),
            Command::HandIn => return self.hand_in(model),
            Command::Print => return Step::Ask(DialogSpec::ReportPaper(period, self.compared)),
            _ => {}
        }
        Step::Stay
    }

    /// Asks whether the report is handed in as it is.
    fn hand_in(&self, model: &Model) -> Step {
        let w = &model.words;
        let Some(report) = &self.report else { return Step::Stay };
        let own = report.own();
        if model.today < own.period.from {
            return Step::Say(w.say("report-not-begun"));
        }
        let handing = HandingIn {
            on: model.today,
            by: model.staff.default_curator().map(|c| c.to_string()),
            regulation: model.rules.regulation.id.as_str(),
            whose: model.staff.extent(report.whose),
        };
        let record = handed::record(&self.cases, &report.indicators, &own.values, own.period, handing);
        let mut text = PlainSheet::default();
        text.line(say!(w, "report-hand-in-what", period = named(w, own.period)));
        if model.has_curators() {
            text.line(say!(w, "report-hand-in-whose", whose = whose(model, report.whose)));
            if report.whose != CuratorFilter::All {
                text.line(w.say("report-hand-in-part")).quiet();
            }
        }
        if model.today <= own.period.to {
            text.line(say!(w, "report-hand-in-early", day = w.day(own.period.to))).late();
        }
        if !report.gaps.is_empty() {
            text.line(say!(w, "report-gaps", n = report.gaps.len())).late();
        }
        if report.frozen.is_some() {
            text.line(w.say("report-hand-in-again"));
        }
        let act = Effect::Record { act: Act::ReportHandedIn, records: vec![record] };
        let buttons = vec![(w.say("report-hand-in-yes"), act)];
        let title = w.say("report-hand-in-title");
        Step::Ask(DialogSpec::Question {
            title,
            text,
            harmless: w.say("report-hand-in-no"),
            others: buttons,
            ready: false,
        })
    }

    /// The line under the screen.
    #[must_use]
    pub fn status(&self, model: &Model) -> String {
        let id = match self.cursor.key() {
            Some(ReportKey::Gap(_)) => "status-report-gap",
            Some(ReportKey::Handed | ReportKey::Corrected | ReportKey::Others) => "status-report-handed",
            _ => "status-report",
        };
        model.words.say(id)
    }
}
