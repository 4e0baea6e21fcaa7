//! The report of a service: all files of an exchange folder read together, shown and saved as a workbook.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::transfers::{DrawFn, Transfers, Wish};
use crate::app::App;
use crate::domain::UserError;
use crate::domain::action::{ActionKind, printed};
use crate::domain::period::PeriodKind;
use crate::domain::staff::CuratorFilter;
use crate::env::{author::author, files};
use crate::paper::by_curator;
use crate::paper::catalogue::PaperId;
use crate::paper::figures::{ReportFigures, ServiceFigures};
use crate::paper::format::Format;
use crate::paper::indicators::TableRoom;
use crate::report::indicators::by_curator as by_curator_of;
use crate::report::indicators::report::{ComparedPeriods, IndicatorReport, RecordedFigures, usual};
use crate::screen::exchange::path_purpose::PathPurpose;
use crate::screen::{Effect, Model};
use crate::store::{FamilyScope, Store};
use crate::sync::gather::{self, GatheredFile};
use crate::sync::others;
use crate::text::say;
use crate::wording::indicators::{headed, label, period as named, value};
use crate::wording::service::{file_read, service_head, twins};

impl Transfers {
    /// Makes the report when every sealed file of the folder opens, else asks for its passphrase first.
    pub(super) fn service_all(
        &self,
        folder: &Path,
        app: &mut App,
        store: &mut Store,
        draw: DrawFn<'_>,
    ) -> Result<(), UserError> {
        let locked = others::locked(store.keys(), gather::files(folder)?);
        if locked.is_empty() {
            return self.service(folder, app, store, draw);
        }
        let then = Effect::Carry { aim: PathPurpose::Service, path: Some(folder.to_owned()) };
        app.ask_passphrase_of(locked, then, Some(Effect::ServiceAsIs(folder.to_owned())));
        Ok(())
    }

    /// Reads the files of the folder for the period that «Отчёт» shows, from elsewhere for the quarter whose report is due;
    /// nothing of them is changed, and of this file only that it keeps their keys.
    pub(super) fn service(
        &self,
        folder: &Path,
        app: &mut App,
        store: &mut Store,
        draw: DrawFn<'_>,
    ) -> Result<(), UserError> {
        let outcome = gather::gather(folder, &self.state, author(), store.keys(), &mut |file| {
            let said = say!(app.model.words, "busy-service", file = file);
            app.busy(Some(said));
            match draw(app) {
                Wish::GoOn => ControlFlow::Continue(()),
                Wish::Stop => ControlFlow::Break(()),
            }
        });
        app.busy(None);
        let (gathered, files) = outcome?;
        let opened: Vec<PathBuf> = files.iter().map(|f| folder.join(&f.file)).collect();
        others::keep_keys(store, opened.iter().map(PathBuf::as_path));
        self.remember(PathPurpose::Service, folder, store);
        let reader = gathered.reader();
        let mut model = Model::read(reader, app.model.words.clone(), app.model.today)?;
        // The own curator of one file answers for no family of another.
        model.staff.own = None;
        let period = app.report_period().unwrap_or_else(|| usual(PeriodKind::Quarter, model.today));
        let compared = ComparedPeriods::Before;
        let cases = reader.cases(FamilyScope::All, Some(compared.since(period)))?;
        let (typed, handed) = (reader.period_figures()?, reader.handed_reports()?);
        let kept = RecordedFigures { typed: &typed, handed: &handed };
        let report = IndicatorReport::of(model.ground(), &cases, kept, period, compared, CuratorFilter::All);
        let (unread, read) = files_read(&model, &files);
        let service = ServiceFigures {
            parts: by_curator_of::parts(model.ground(), &cases, &report),
            files: unread.iter().chain(&read).cloned().collect(),
            counted: (files.len(), files.iter().filter(|f| f.outcome.is_ok()).count()),
            twins: by_curator_of::twins(model.ground(), &cases, period, &reader.twin_families()?),
        };
        let figures = ReportFigures { report, cases, service: Some(service) };
        let name = say!(
            model.words,
            "print-file-service",
            from = period.from.to_string(),
            to = period.to.to_string()
        );
        let path = app.model.papers.join(format!("{name}.xlsx"));
        let saved = files::create_beside(&path, &figures.bytes(&model, Format::Xlsx)?)?;
        let made = printed(PaperId::QuarterFigures.paper().name, Some(&saved.display().to_string()));
        store.note_action(ActionKind::Printed, None, Some(made));
        let mut lines = vec![say!(model.words, "paper-saved", path = saved.display().to_string())];
        lines.extend(shown(&model, &figures, (unread, read)));
        app.show_report(
            say!(model.words, "report-service-title", period = named(&model.words, period)),
            lines,
        );
        Ok(())
    }
}

/// What was read of each file: of those that could not be read, and of the others.
fn files_read(model: &Model, files: &[GatheredFile]) -> (Vec<String>, Vec<String>) {
    let (unread, read): (Vec<_>, Vec<_>) = files.iter().partition(|f| f.outcome.is_err());
    let said = |files: Vec<&GatheredFile>| {
        let of = |f: &GatheredFile| {
            file_read(model, (&f.file, &f.owner), f.outcome.as_ref(), "passphrase-skipped")
        };
        files.into_iter().flat_map(of).collect::<Vec<_>>()
    };
    (said(unread), said(read))
}

/// How many files were read, what the report leaves out, each indicator in sum and by curator, what is missing from whom,
/// the files.
fn shown(model: &Model, figures: &ReportFigures, (unread, read): (Vec<String>, Vec<String>)) -> Vec<String> {
    let w = &model.words;
    let Some(service) = &figures.service else { return Vec::new() };
    let report = &figures.report;
    let mut lines = vec![service_head(w, service.counted.0, service.counted.1)];
    lines.extend(unread);
    for (heading, place, indicator) in headed(w, &report.indicators) {
        lines.extend(heading.into_iter().flat_map(|head| [String::new(), head]));
        let said = value(w, &report.own().values[place], indicator.count);
        let said = if said.is_empty() { w.say("report-unknown") } else { said };
        lines.push(format!("  {}: {said}", label(w, indicator)));
        let of = by_curator::counted(model, report, &service.parts, place);
        lines.extend((!of.is_empty()).then(|| format!("    {}", of.join(" · "))));
    }
    let missing = by_curator::missing(model, report, &service.parts, TableRoom::Page);
    lines.extend([String::new(), missing.title.clone()]);
    lines.extend(by_curator::lines(&missing).into_iter().map(|line| format!("  {line}")));
    if !service.twins.is_empty() {
        lines.extend([String::new(), say!(w, "report-twins", n = service.twins.len())]);
        let on = report.own().period.to;
        lines.extend(
            service.twins.iter().map(|pair| format!("  {}", twins(model, &figures.cases, *pair, on))),
        );
    }
    lines.push(String::new());
    lines.extend(read);
    lines
}
