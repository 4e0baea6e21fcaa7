//! The families behind a number, behind what is lacking and behind the differences; why a number is what it is.

use super::{OpenedGaps, ReportScreen};
use super::{gap_form, rows::ReportKey};
use crate::domain::{FamilyId, Id};
use crate::norm::span::{at, spans};
use crate::regulation::indicator::Indicator;
use crate::report::indicators::compared::{ReportComparison, ReportDifference};
use crate::report::indicators::gaps::{ReportGap, ReportGapKind};
use crate::report::indicators::report::{IndicatorReport, PeriodColumn};
use crate::screen::dialog::choice::{ChoiceAction, DistrictChoiceRow};
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::{Model, Step, colour};
use crate::store::Reader;
use crate::text::{capitalised, say};
use crate::ui::choice::FittedText;
use crate::ui::paint::{PLAIN, QUIET};
use crate::ui::sheet::PlainSheet;
use crate::wording::handed::{
    bare_figures, changed, difference, differing, figure_differing, handed, others,
};
use crate::wording::history;
use crate::wording::indicators::{because, because_beside, change, label, period, value};
use crate::wording::report_gap::{gap, gap_beside, gap_kind};

impl ReportScreen {
    /// Opens the row under the cursor.
    pub(super) fn open(&self, model: &Model, reader: Reader<'_>) -> Step {
        let Some(report) = &self.report else { return Step::Stay };
        match self.cursor.key() {
            Some(ReportKey::Gap("figure")) => Step::Ask(DialogSpec::Figures(report.own().period)),
            Some(ReportKey::Gap(code)) => self.gaps(model, report, code),
            Some(ReportKey::Others) => self.why_above(model, report),
            Some(ReportKey::Handed) => self.differences(model, reader, report, report.frozen.as_ref()),
            Some(ReportKey::Corrected) => self.differences(model, reader, report, report.corrected.as_ref()),
            Some(ReportKey::Indicator(id)) => self.families(model, report, id),
            None => Step::Stay,
        }
    }

    /// The column that is opened: that of the cursor.
    fn opened<'a>(&self, report: &'a IndicatorReport) -> &'a PeriodColumn {
        report.columns.get(self.column).unwrap_or(report.own())
    }

    fn families(&self, model: &Model, report: &IndicatorReport, id: &str) -> Step {
        let w = &model.words;
        let Some(place) = report.indicators.iter().position(|i| i.id == id) else { return Step::Stay };
        let indicator = &report.indicators[place];
        if !indicator.derived {
            return Step::Ask(DialogSpec::Figures(self.opened(report).period));
        }
        let column = self.opened(report);
        let Some(figure) = column.values[place].figure() else {
            return Step::Say(w.say("report-no-data"));
        };
        let rows: Vec<DistrictChoiceRow> = figure
            .counted
            .iter()
            .map(|c| {
                let case = &self.cases[c.case];
                let said = because(w, &model.rules, case, c);
                let beside = FittedText(vec![said.clone(), because_beside(w, &model.rules, case, c)]);
                DistrictChoiceRow { beside, ..self.row(model, c.case, said) }
            })
            .collect();
        if rows.is_empty() {
            return Step::Say(w.say("report-nobody"));
        }
        let said = value(w, &column.values[place], indicator.count);
        listed(model, format!("{}: {said}", capitalised(&label(w, indicator))), rows)
    }

    /// What is still lacking of the kind that was opened last, after a form that its list offered was saved.
    #[must_use]
    pub fn next_gaps(&mut self, saved: &EntryPurpose, model: &Model) -> Option<Step> {
        let code = self.opened.take_if(|list| list.offered.contains(saved))?.code;
        self.offer(Some(code));
        let report = self.report.as_ref()?;
        let is_left = report.gaps.iter().any(|g| g.what.code() == code && g.case.is_some());
        is_left.then(|| self.gaps(model, report, code))
    }

    /// Remembers the forms that the list of this kind offers.
    pub(super) fn offer(&mut self, code: Option<&'static str>) {
        self.opened = self.report.as_ref().zip(code).map(|(report, code)| {
            let of = report.gaps.iter().filter(|g| g.what.code() == code);
            let offered = of.filter_map(|g| gap_form::form(g, self.cases.get(g.case?)?)).collect();
            OpenedGaps { code, offered }
        });
    }

    fn gaps(&self, model: &Model, report: &IndicatorReport, code: &str) -> Step {
        let of = report.gaps.iter().filter(|g| g.what.code() == code);
        let row = |g: &ReportGap| {
            let case = g.case?;
            // The head of the window says what is lacking.
            let mut row = DistrictChoiceRow {
                beside: gap_beside(model, g).into(),
                ..self.row(model, case, gap(model, &report.indicators, g))
            };
            if let Some(blank) = gap_form::form(g, &self.cases[case]) {
                row.chosen = ChoiceAction::Blank(blank);
            }
            Some(row)
        };
        let title = capitalised(&gap_kind(&model.words, code));
        Step::Ask(DialogSpec::list(
            title,
            model.words.say("report-gaps-foot"),
            of.filter_map(row).collect(),
            0,
        ))
    }

    fn differences(
        &self,
        model: &Model,
        reader: Reader<'_>,
        report: &IndicatorReport,
        frozen: Option<&ReportComparison>,
    ) -> Step {
        let w = &model.words;
        let Some(frozen) = frozen.filter(|f| f.differs()) else {
            return Step::Say(frozen.map(|f| changed(w, f)).unwrap_or_default());
        };
        // A figure without a case that differs belongs to no family.
        if bare_figures(frozen).next().is_some() {
            return self.why_above(model, report);
        }
        let row = |d: &ReportDifference| {
            let indicator = report.indicators.iter().find(|i| i.id == d.key.indicator);
            let called = indicator.map(|i| label(w, i)).unwrap_or_default();
            let said = format!("{called}: {}", difference(w, &model.rules, &d.change, d.on));
            let mut row = match self.cases.iter().position(|c| c.family.id == d.key.family) {
                Some(case) => self.row(model, case, said),
                None => unknown(model, d.key.family, said),
            };
            row.detail.extend(last_change(model, reader, d.key.record).map(|change| (change, QUIET)));
            row
        };
        let rows = frozen.differences.iter().map(row).collect();
        listed(model, changed(w, frozen), rows)
    }

    /// A family with a sentence about it.
    fn row(&self, model: &Model, case: usize, said: String) -> DistrictChoiceRow {
        let case = &self.cases[case];
        let level = at(&spans(case, &model.rules), model.today).map(|s| s.level);
        let letter = model.words.level_letter(level);
        DistrictChoiceRow {
            chosen: ChoiceAction::Family(case.family.id),
            letter: Some((letter, colour::level(level))),
            text: case.family.short.clone(),
            beside: said.clone().into(),
            warning: None,
            detail: vec![(said, PLAIN)],
        }
    }

    /// Why the number under the cursor is what it is.
    pub(super) fn why(&self, model: &Model) -> Step {
        let w = &model.words;
        let Some(report) = &self.report else { return Step::Stay };
        let Some(ReportKey::Indicator(id)) = self.cursor.key() else { return self.why_above(model, report) };
        let Some(place) = report.indicators.iter().position(|i| i.id == *id) else { return Step::Stay };
        let indicator = &report.indicators[place];
        let column = self.opened(report);
        let mut text = PlainSheet::default();
        quote(model, indicator, &mut text);
        text.gap();
        let said = value(w, &column.values[place], indicator.count);
        let said = if said.is_empty() { w.say("report-unknown") } else { said };
        text.line(format!("{}: {said}", capitalised(&period(w, column.period)))).strong();
        let moved = change(w, report.pair(place), indicator.count);
        if !moved.is_empty() && self.column + 1 == report.columns.len() {
            let against = period(w, report.before().period);
            text.line(say!(w, "report-against", period = against, change = moved)).under();
        }
        match &indicator.measure {
            Some(measure) => {
                let code = measure.code();
                text.line(w.pick("report-measure", code)).quiet();
            }
            None => {
                text.line(w.say("report-typed")).quiet();
            }
        }
        text.gap();
        for counted in column.values[place].figure().map_or(&[][..], |f| &f.counted) {
            let case = &self.cases[counted.case];
            text.line(case.family.short.clone()).strong();
            text.line(because(w, &model.rules, case, counted)).under();
        }
        let title = say!(w, "why-title", what = label(w, indicator));
        Step::Ask(DialogSpec::Text(title, text))
    }

    /// Why a line above the indicators is there: what is lacking, or what has changed since the report was handed in.
    fn why_above(&self, model: &Model, report: &IndicatorReport) -> Step {
        let w = &model.words;
        let mut text = PlainSheet::default();
        let what = match self.cursor.key() {
            Some(ReportKey::Gap(code)) => {
                text.line(w.pick("report-why-gap", code));
                for lacking in report.gaps.iter().filter(|g| g.what.code() == *code) {
                    text.gap();
                    let of = lacking.case.and_then(|case| self.cases.get(case));
                    if let Some(case) = of {
                        text.line(case.family.short.clone()).strong();
                    }
                    text.line(capitalised(&gap(model, &report.indicators, lacking)));
                    if let ReportGapKind::Figure(id) = &lacking.what
                        && let Some(indicator) = report.indicators.iter().find(|i| i.id == *id)
                    {
                        quote(model, indicator, &mut text);
                    }
                }
                gap_kind(w, code)
            }
            Some(key @ (ReportKey::Handed | ReportKey::Corrected)) => {
                let frozen = if *key == ReportKey::Handed { &report.frozen } else { &report.corrected };
                let Some(frozen) = frozen else { return Step::Say(w.say("why-nothing")) };
                text.line(capitalised(&handed(model, &frozen.report))).strong();
                text.line(changed(w, frozen));
                for one in &frozen.differences {
                    text.line(differing(model, &report.indicators, &self.cases, one)).under();
                }
                for one in bare_figures(frozen) {
                    text.line(capitalised(&figure_differing(w, &report.indicators, one))).under();
                }
                period(w, report.own().period)
            }
            Some(ReportKey::Others) => {
                text.line(others(model, &report.others).unwrap_or_default());
                text.line(w.say("report-others-how")).quiet();
                period(w, report.own().period)
            }
            Some(ReportKey::Indicator(_)) | None => return Step::Say(w.say("why-nothing")),
        };
        Step::Ask(DialogSpec::Text(say!(w, "why-title", what = what), text))
    }
}

/// What the document says of an indicator; one of the institution's own says so.
fn quote(model: &Model, indicator: &Indicator, text: &mut PlainSheet) {
    if indicator.at.is_empty() {
        text.line(model.words.say("report-own-figure")).quiet();
    } else {
        text.line(model.rules.regulation.cited(&indicator.at));
        text.line(format!("«{}»", crate::regulation::file::collapsed(&indicator.text))).under().quiet();
    }
}

/// When, by whom and how a record was written last; a record whose history cannot be read now has none to tell.
fn last_change(model: &Model, reader: Reader<'_>, record: Id) -> Option<String> {
    let event = reader.history_of_one(record).ok()?.pop()?;
    Some(format!("{} · {}", history::moment(model, &event), history::act(model, &event)))
}

/// A family that the file has no more.
fn unknown(model: &Model, family: FamilyId, said: String) -> DistrictChoiceRow {
    DistrictChoiceRow {
        chosen: ChoiceAction::Family(family),
        letter: None,
        text: model.words.say("report-family-gone"),
        beside: said.clone().into(),
        warning: None,
        detail: vec![(said, PLAIN)],
    }
}

fn listed(model: &Model, title: String, rows: Vec<DistrictChoiceRow>) -> Step {
    Step::Ask(DialogSpec::list(title, model.words.say("district-families-foot"), rows, 0))
}
