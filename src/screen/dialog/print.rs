//! «Печать»: which paper as what, and where it is saved.

mod sheets;

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::name::{SmallForm, SmallFormFault, SmallFormField};
use super::spec::DialogSpec;
use super::{Dialog, FormPurpose};
use crate::domain::sitting::Sitting;
use crate::domain::{Case, CuratorId, Id, Unit, UserError, day, name};
use crate::model::CuratorFilter;
use crate::paper::catalogue::PaperId;
use crate::paper::{PreparedPaper, bank as paper, ics};
use crate::report::bank;
use crate::report::calendar_events::{self, CalendarTrail};
use crate::report::route::reach;
use crate::screen::{Effect, Model, why};
use crate::store::{FamilyScope, Reader};
use crate::text::say;
use crate::wording::bank as bank_words;
use crate::wording::zone::zone;

/// The paper being saved.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PrintForm {
    what: PrintedPaper,
    /// Families of the paper.
    #[serde(skip)]
    cases: Vec<Case>,
    /// All families of the file: they give the pseudonyms, and what a calendar once held of one that is closed is taken
    /// out of it.
    #[serde(skip)]
    all: Vec<Case>,
    /// What the journal has of the records of a calendar.
    #[serde(skip)]
    trail: CalendarTrail,
    /// The sittings, where one of them has its agenda printed.
    #[serde(skip)]
    sittings: Vec<Sitting>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum PrintedPaper {
    /// The route sheet of the week that begins on this Monday.
    Route(NaiveDate),
    /// The sheet of the deputy of this leave.
    Deputy(Id),
    /// The list for the interagency bank.
    Bank,
    /// The agenda of this sitting.
    Agenda(Id),
    /// The curator's guide.
    Guide,
}

const DOCX: usize = 0;
const ICS: usize = 2;

/// Ends of names that are taken off again when another form is chosen.
const ENDS: [&str; 3] = [".docx", ".txt", ".ics"];

/// How many days ahead a calendar reaches.
const AHEAD: u64 = 90;

impl PrintForm {
    /// The dialog for the week of `on`.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn route(model: &Model, reader: Reader<'_>, on: NaiveDate) -> Result<Dialog, UserError> {
        PrintForm::dialog(model, reader, PrintedPaper::Route(day::period(Unit::Week, on).0))
    }

    /// The dialog for the sheet of the deputy of a leave.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn deputy(model: &Model, reader: Reader<'_>, leave: Id) -> Result<Dialog, UserError> {
        PrintForm::dialog(model, reader, PrintedPaper::Deputy(leave))
    }

    /// The dialog for the list of the interagency bank.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn bank(model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
        PrintForm::dialog(model, reader, PrintedPaper::Bank)
    }

    /// The dialog for the agenda of a sitting.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn agenda(model: &Model, reader: Reader<'_>, sitting: Id) -> Result<Dialog, UserError> {
        PrintForm::dialog(model, reader, PrintedPaper::Agenda(sitting))
    }

    /// The dialog for the curator's guide.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn guide(model: &Model, reader: Reader<'_>) -> Result<Dialog, UserError> {
        PrintForm::dialog(model, reader, PrintedPaper::Guide)
    }

    /// Who is handed to the bank, in the words of the document; of the other papers none speaks.
    pub(super) fn why(&self, model: &Model) -> Option<DialogSpec> {
        matches!(self.what, PrintedPaper::Bank).then(|| why::field::bank(model))
    }

    fn dialog(model: &Model, reader: Reader<'_>, what: PrintedPaper) -> Result<Dialog, UserError> {
        let (cases, all, sittings) = (Vec::new(), Vec::new(), Vec::new());
        let print = PrintForm { what, cases, all, trail: CalendarTrail::default(), sittings };
        let print = reader.in_read_transaction(|| print.read(model, reader))?;
        Ok(Dialog::Form(print.form(model), Box::new(FormPurpose::Print(print))))
    }

    fn read(mut self, model: &Model, reader: Reader<'_>) -> Result<PrintForm, UserError> {
        if let PrintedPaper::Guide = self.what {
            return Ok(self);
        }
        self.all = reader.cases(FamilyScope::All, Some(model.today))?;
        let first = match self.what {
            PrintedPaper::Route(monday) => monday,
            PrintedPaper::Agenda(_) => {
                self.sittings = model.sittings_of(reader)?;
                self.cases.clone_from(&self.all);
                return Ok(self);
            }
            PrintedPaper::Deputy(id) => {
                model.staff.leaves.iter().find(|l| l.id == id).map_or(model.today, |l| l.from)
            }
            PrintedPaper::Bank | PrintedPaper::Guide => model.today,
        };
        // Only a family that is accompanied on the day itself may be handed to the bank.
        if let PrintedPaper::Bank = self.what {
            self.cases = model.cases_of(reader, FamilyScope::Current(model.today), None)?;
            self.cases.retain(|c| model.curator_filter.holds(model.staff.curator_of(c, model.today)));
            return Ok(self);
        }
        let since = reach(first.min(model.today));
        self.cases = model.cases_of(reader, FamilyScope::Visited(since), Some(since))?;
        if let PrintedPaper::Route(_) = self.what {
            self.trail = reader.trail()?;
        }
        Ok(self)
    }

    pub(super) fn form(&self, model: &Model) -> SmallForm {
        let w = &model.words;
        let formats = ["docx", "text", "ics"].map(|f| w.pick("print-format", f));
        let (title, formats) = match self.what {
            PrintedPaper::Route(monday) => {
                (say!(w, "print-route", n = monday.iso_week().week()), formats.to_vec())
            }
            PrintedPaper::Deputy(_) => (w.say("deputy-title"), formats[..ICS].to_vec()),
            PrintedPaper::Bank => (bank_words::title(w, &model.rules), formats[..ICS].to_vec()),
            PrintedPaper::Agenda(_) => (w.say("print-agenda"), formats[..ICS].to_vec()),
            PrintedPaper::Guide => (w.say("guide-paper"), formats[..ICS].to_vec()),
        };
        let path = model.papers.join(self.file_name(model)).display().to_string();
        let form = SmallForm::new(title)
            .choice(SmallFormField::Format, w.say("print-as"), formats, DOCX)
            .line(SmallFormField::Path, w.say("print-path"), &path);
        let names = ["named", "redacted"].map(|c| w.pick("papers-names", c)).to_vec();
        // The guide is about nobody.
        if let PrintedPaper::Guide = self.what {
            return form;
        }
        let form = form.choice(SmallFormField::State, w.say("papers-persons"), names, 0);
        match self.what {
            PrintedPaper::Route(_) => {
                let contents = ["appointed", "plan"].map(|c| w.pick("print-content", c)).to_vec();
                form.choice(SmallFormField::Content, w.say("print-holds"), contents, 0)
            }
            PrintedPaper::Bank => {
                let contents = ["listed", "left_out"].map(|c| w.pick("bank-content", c)).to_vec();
                form.choice(SmallFormField::Content, w.say("print-holds"), contents, 0)
            }
            PrintedPaper::Deputy(_) | PrintedPaper::Agenda(_) | PrintedPaper::Guide => form,
        }
    }

    fn file_name(&self, model: &Model) -> String {
        match self.what {
            PrintedPaper::Route(monday) => {
                say!(model.words, "print-file-route", week = monday.format("%G-W%V").to_string())
            }
            PrintedPaper::Deputy(_) => {
                let (from, _) = self.leave(model).map_or((model.today, model.today), |l| l.1);
                say!(model.words, "print-file-deputy", day = from.to_string())
            }
            PrintedPaper::Bank => say!(model.words, "print-file-bank", day = model.today.to_string()),
            PrintedPaper::Agenda(_) => {
                let on = self.sitting().map_or(model.today, |s| s.on);
                say!(model.words, "print-file-agenda", day = on.to_string())
            }
            PrintedPaper::Guide => format!("{}{}", model.words.say("guide-paper"), ENDS[DOCX]),
        }
    }

    /// The sitting whose agenda is printed.
    fn sitting(&self) -> Option<&Sitting> {
        let PrintedPaper::Agenda(id) = self.what else { return None };
        self.sittings.iter().find(|s| s.id == id)
    }

    /// Whose leave it is, its first and last day, and who is the deputy.
    #[allow(clippy::type_complexity, reason = "named once, taken apart at once")]
    fn leave(&self, model: &Model) -> Option<(Option<CuratorId>, (NaiveDate, NaiveDate), Option<CuratorId>)> {
        let PrintedPaper::Deputy(id) = self.what else { return None };
        let leave = model.staff.leaves.iter().find(|l| l.id == id)?;
        let curator = leave.curator.or_else(|| model.staff.default_curator());
        Some((curator, (leave.from, day::day_before(leave.until)), leave.deputy))
    }

    fn curator(model: &Model) -> Option<CuratorId> {
        match model.curator_filter {
            CuratorFilter::One(one) => Some(one),
            CuratorFilter::All | CuratorFilter::Nobody => None,
        }
    }

    fn events(&self, model: &Model, monday: NaiveDate) -> Vec<calendar_events::CalendarEvent> {
        let span = (monday, day::later(monday, AHEAD));
        calendar_events::agenda(model.ground(), &self.all, &self.trail, PrintForm::curator(model), span)
    }

    /// The path with the end that belongs to the form chosen.
    fn path(&self, form: &SmallForm, model: &Model) -> Result<PathBuf, SmallFormFault> {
        let fault = || SmallFormFault { field: SmallFormField::Path, text: model.words.say("print-no-path") };
        let typed = form.text(SmallFormField::Path).ok_or_else(fault)?;
        let bare = ENDS.iter().find_map(|end| typed.strip_suffix(end)).unwrap_or(&typed);
        if bare.is_empty() || bare.ends_with(['/', '\\']) {
            return Err(fault());
        }
        let end = ENDS[form.chosen(SmallFormField::Format).min(ICS)];
        let path = PathBuf::from(format!("{bare}{end}"));
        // A bare name is saved in the folder of papers.
        Ok(if path.starts_with("~") { path } else { model.papers.join(path) })
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Result<Effect, SmallFormFault> {
        let path = self.path(form, model)?;
        let paper = match (form.chosen(SmallFormField::Format), self.what) {
            (ICS, PrintedPaper::Route(_)) if form.chosen(SmallFormField::Content) == 1 => {
                return Err(SmallFormFault {
                    field: SmallFormField::Content,
                    text: model.words.say("print-no-plan"),
                });
            }
            (ICS, PrintedPaper::Route(monday)) => {
                let events = self.events(model, monday);
                PreparedPaper::Ics(ics::entries(
                    &model.words,
                    &model.rules,
                    &self.all,
                    &events,
                    ics::IcsNames::Hidden,
                ))
            }
            (DOCX, _) => PreparedPaper::Docx(Box::new(self.sheet(form, model))),
            _ => PreparedPaper::Text(Box::new(self.sheet(form, model))),
        };
        let name = match self.what {
            PrintedPaper::Route(_) => PaperId::Route,
            PrintedPaper::Deputy(_) => PaperId::Deputy,
            PrintedPaper::Bank => PaperId::Bank,
            PrintedPaper::Agenda(_) => PaperId::Agenda,
            PrintedPaper::Guide => return Ok(Effect::Paper { path, name: None, paper }),
        };
        Ok(Effect::Paper { path, name: Some(name.paper().name), paper })
    }

    pub(super) fn hint(&self, form: &SmallForm, model: &Model) -> Vec<String> {
        let w = &model.words;
        let mut lines = Vec::new();
        if let Ok(path) = self.path(form, model) {
            lines.push(say!(w, "print-to", path = path.display().to_string()));
        }
        if form.chosen(SmallFormField::Format) == ICS {
            lines.push(w.say("print-calendar"));
        } else if !is_redacted(form) && !matches!(self.what, PrintedPaper::Guide) {
            lines.push(w.say("print-personal"));
        }
        if form.chosen(SmallFormField::Format) == ICS {
            lines.push(zone(w, model.hours()));
        }
        if let PrintedPaper::Bank = self.what {
            let bank = bank::bank(&self.cases, model.today);
            let said = say!(w, "bank-count", families = bank.entries.len(), persons = bank.persons());
            lines.push(said);
            let left = bank.left_out.iter().map(|l| paper::left_out(w, &self.cases, l));
            let left = left.collect::<Vec<_>>().join("; ");
            if !left.is_empty() {
                lines.push(format!("{} {left}", w.count("bank-left-out", bank.left_out.len())));
            }
        }
        if let Some((_, _, deputy)) = self.leave(model) {
            let deputy = deputy.and_then(|d| model.staff.curator(d)).map(|c| name::short(&c.name));
            lines.push(match deputy {
                Some(who) => say!(w, "deputy-who", name = who),
                None => w.say("print-no-deputy"),
            });
        }
        lines
    }
}

fn is_redacted(form: &SmallForm) -> bool {
    form.chosen(SmallFormField::State) == 1
}
