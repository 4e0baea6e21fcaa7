//! The evening: one line says what came of the visits of a day, by their numbers on the route sheet.

mod preview;
mod typed;

use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::domain::contact::{Contact, ContactKind, ContactOutcome, RightsState};
use crate::domain::record::TypedRecord;
use crate::domain::schedule::Appointment;
use crate::domain::{Act, Case, Record, UserError, day};
use crate::model::CuratorFilter;
use crate::record;
use crate::report::route::{RouteDay, RouteQuery, RouteStop, reach};
use crate::screen::dialog::name::{SmallForm, SmallFormFault, SmallFormField};
use crate::screen::dialog::{Dialog, FormPurpose};
use crate::screen::{Effect, Model};
use crate::store::{FamilyScope, Reader};
use crate::text::say;
use typed::{TypedMark, TypedPiece, runs};

/// How many days back the evening can be entered in one line.
pub const BACK: u64 = 31;

/// The entry of an evening.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EveningForm {
    /// The day it begins with.
    day: NaiveDate,
    /// Families with their contacts, recently closed ones too: they are on older sheets.
    #[serde(skip)]
    cases: Vec<Case>,
}

/// One visit of the line, or what is wrong with it.
enum EveningVisit<'a> {
    /// It is to be written.
    Written(VisitDraft<'a>),
    /// It is in the file already.
    Known(&'a RouteStop),
    /// It cannot be; the sentence says why.
    Wrong(String),
}

/// A visit to be written.
struct VisitDraft<'a> {
    stop: &'a RouteStop,
    outcome: ContactOutcome,
    to: Option<(NaiveDate, Option<NaiveTime>)>,
    /// Whether the rights of a child were found violated.
    violated: bool,
    note: Option<String>,
}

/// What a piece of the line comes to, visit by visit.
struct EveningLine<'a> {
    piece: TypedPiece,
    said: Vec<(Option<u32>, EveningVisit<'a>)>,
}

impl EveningForm {
    /// The dialog for `day`, which is today if it is in the future.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::screen::dialog) fn dialog(
        model: &Model,
        reader: Reader<'_>,
        day: NaiveDate,
    ) -> Result<Dialog, UserError> {
        let evening = EveningForm { day: day.min(model.today), cases: Vec::new() }.read(model, reader)?;
        Ok(Dialog::Form(evening.form(model), Box::new(FormPurpose::Evening(evening))))
    }

    /// With the families in question.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn read(mut self, model: &Model, reader: Reader<'_>) -> Result<EveningForm, UserError> {
        let since = reach(day::earlier(model.today, BACK));
        self.cases = model.cases_of(reader, FamilyScope::Visited(since), Some(since))?;
        Ok(self)
    }

    pub(super) fn form(&self, model: &Model) -> SmallForm {
        let w = &model.words;
        SmallForm::new(w.say("evening-title"))
            .line(SmallFormField::Day, w.say("visit-day"), &w.weekday_near(self.day, model.today))
            .viewing()
            .free(SmallFormField::Marks, w.say("evening-marks"), "")
    }

    fn sheet(&self, model: &Model, on: NaiveDate) -> RouteDay {
        let curators = model.curators();
        let all = model.curator_filter == CuratorFilter::All;
        RouteQuery { ground: model.ground(), cases: &self.cases, curators: &curators, all }.day(on, None)
    }

    fn day(&self, form: &SmallForm, model: &Model) -> Result<NaiveDate, SmallFormFault> {
        let fault = |id: &str| Err(SmallFormFault { field: SmallFormField::Day, text: model.words.say(id) });
        match form.past_day(SmallFormField::Day, model)? {
            None => fault("fault-day"),
            Some(on) if on > model.today => fault("fault-visit-ahead"),
            Some(on) if on < day::earlier(model.today, BACK) => fault("evening-too-old"),
            Some(on) => Ok(on),
        }
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Result<Effect, SmallFormFault> {
        let on = self.day(form, model)?;
        let sheet = self.sheet(model, on);
        let lines = self.lines(form, model, &sheet);
        let fault = |text: String| Err(SmallFormFault { field: SmallFormField::Marks, text });
        if let Some((line, why)) = wrong(&lines) {
            return fault(placed(model, &line.piece, why));
        }
        let mut records = Vec::new();
        for (_, said) in lines.iter().flat_map(|l| &l.said) {
            if let EveningVisit::Written(written) = said {
                records.extend(self.records(written, model, on));
            }
        }
        if records.is_empty() {
            return fault(model.words.say("evening-nothing"));
        }
        Ok(Effect::Record { act: Act::VisitRecorded, records })
    }

    /// The place of the first fault in the line.
    pub(super) fn place(&self, form: &SmallForm, model: &Model) -> Option<usize> {
        let sheet = self.sheet(model, self.day(form, model).ok()?);
        let lines = self.lines(form, model, &sheet);
        wrong(&lines).map(|(line, _)| line.piece.from)
    }

    fn records(&self, written: &VisitDraft<'_>, model: &Model, on: NaiveDate) -> Vec<Record> {
        let family = self.cases[written.stop.case].family.id;
        let contact = match written.stop.marked {
            // What was marked before is corrected, not doubled.
            Some((id, _)) => TypedRecord::of(id),
            None => record!(of Contact {
                family,
                kind: ContactKind::HomeVisit,
                on,
                time: written.stop.time,
                by: model.staff.default_curator()
            }),
        };
        let mut contact = contact.set(Contact::FIELDS.outcome, written.outcome);
        if let Some(note) = &written.note {
            let note = self.marked(written.stop).map_or_else(|| note.clone(), |before| before.noted(note));
            contact = contact.set(Contact::FIELDS.note, note);
        }
        if written.violated {
            contact = contact.set(Contact::FIELDS.rights, RightsState::Violated);
        }
        let mut records = vec![contact.into()];
        if let Some((to, time)) = written.to {
            let by = model.staff.default_curator();
            records.push(Appointment::put_off(written.stop.appointment, family, by, to, time));
        }
        records
    }

    /// The visit as it was marked before.
    fn marked(&self, stop: &RouteStop) -> Option<&Contact> {
        let (id, _) = stop.marked?;
        self.cases[stop.case].contacts.iter().find(|c| c.id == id)
    }

    fn lines<'a>(&self, form: &SmallForm, model: &Model, sheet: &'a RouteDay) -> Vec<EveningLine<'a>> {
        let mut seen: Vec<u32> = Vec::new();
        runs(&form.typed(SmallFormField::Marks), &model.words, model.today)
            .into_iter()
            .map(|piece| {
                let mut said = match &piece.mark {
                    None => vec![(None, EveningVisit::Wrong(model.words.say("evening-not-understood")))],
                    Some(mark) => mark
                        .numbers
                        .iter()
                        .map(|n| {
                            let twice = seen.contains(n);
                            seen.push(*n);
                            (Some(*n), self.said(model, sheet, mark, *n, twice))
                        })
                        .collect(),
                };
                // What is wrong with a piece is said once, not of each of its numbers.
                let mut is_reported = false;
                said.retain(|(_, said)| {
                    !matches!(said, EveningVisit::Wrong(_)) || !std::mem::replace(&mut is_reported, true)
                });
                EveningLine { piece, said }
            })
            .collect()
    }

    fn said<'a>(
        &self,
        model: &Model,
        sheet: &'a RouteDay,
        mark: &TypedMark,
        number: u32,
        twice: bool,
    ) -> EveningVisit<'a> {
        let w = &model.words;
        let Some(stop) = sheet.stops.iter().find(|s| s.number == Some(number)) else {
            if sheet.stops.is_empty() {
                return EveningVisit::Wrong(w.say("evening-empty"));
            }
            let last = sheet.stops.iter().filter_map(|s| s.number).max().unwrap_or(0);
            return EveningVisit::Wrong(say!(w, "evening-no-number", n = number, last = last));
        };
        if twice {
            return EveningVisit::Wrong(w.count("evening-twice", number));
        }
        let to = match mark.day.as_deref().map(|d| (d, put_off(d, sheet.on, model))) {
            None => None,
            Some((said, None)) => return EveningVisit::Wrong(say!(w, "evening-no-day", day = said)),
            Some((_, Some(to))) if to == sheet.on => {
                return EveningVisit::Wrong(say!(w, "evening-same-day", day = w.day(to)));
            }
            Some((_, Some(to))) if to < model.today || to < sheet.on => {
                return EveningVisit::Wrong(say!(w, "evening-past", day = w.day(to)));
            }
            Some((_, Some(to))) => Some((to, mark.time)),
        };
        let same = stop.marked.is_some_and(|(_, outcome)| outcome == mark.outcome);
        if same && to.is_none() && mark.note.is_none() && !mark.violated {
            return EveningVisit::Known(stop);
        }
        let (outcome, violated) = (mark.outcome, mark.violated);
        EveningVisit::Written(VisitDraft { stop, outcome, to, violated, note: mark.note.clone() })
    }

    /// What will be written, family by family, in the order it was typed; what is wrong at its place.
    pub(super) fn hint(&self, form: &SmallForm, model: &Model) -> Vec<String> {
        let w = &model.words;
        let on = match self.day(form, model) {
            Ok(on) => on,
            Err(fault) => return vec![format!("! {}", fault.text)],
        };
        let sheet = self.sheet(model, on);
        let lines = self.lines(form, model, &sheet);
        let mut all = Vec::new();
        if sheet.stops.is_empty() {
            return vec![w.say("evening-empty")];
        }
        for line in &lines {
            for (number, said) in &line.said {
                all.push(match said {
                    EveningVisit::Wrong(why) => format!("! {}", placed(model, &line.piece, why)),
                    EveningVisit::Known(stop) => format!("= {}", self.called(model, *number, stop)),
                    EveningVisit::Written(written) => self.preview(model, *number, written, on),
                });
            }
        }
        let named: Vec<u32> = lines.iter().flat_map(|l| &l.said).filter_map(|(n, _)| *n).collect();
        let left = sheet.stops.iter().filter(|s| s.marked.is_none());
        let left: Vec<&RouteStop> = left.filter(|s| s.number.is_some_and(|n| !named.contains(&n))).collect();
        if lines.is_empty() {
            all.extend(sheet.stops.iter().map(|s| self.called(model, s.number, s)));
            all.push(w.say("evening-letters"));
        } else if !left.is_empty() {
            let numbers: Vec<String> = left.iter().filter_map(|s| s.number).map(|n| n.to_string()).collect();
            all.push(say!(w, "evening-left", numbers = numbers.join(", ")));
        }
        all
    }
}

/// The first thing that is wrong.
fn wrong<'l, 'a>(lines: &'l [EveningLine<'a>]) -> Option<(&'l EveningLine<'a>, &'l str)> {
    lines.iter().find_map(|line| {
        line.said.iter().find_map(|(_, said)| match said {
            EveningVisit::Wrong(why) => Some((line, why.as_str())),
            _ => None,
        })
    })
}

/// «5ф»: what is wrong with it.
fn placed(model: &Model, piece: &TypedPiece, why: &str) -> String {
    say!(model.words, "evening-wrong", said = piece.said.as_str(), why = why)
}

/// The day a visit of `on` was put off to: a number alone is the next such day of a month, a word is said today.
fn put_off(said: &str, on: NaiveDate, model: &Model) -> Option<NaiveDate> {
    match said.parse::<u32>().ok().filter(|_| said.len() <= 2 && !said.starts_with('+')) {
        Some(number) => day::days(day::day_after(on), day::later(on, 70)).find(|d| d.day() == number),
        None => model.words.typed_day(said, model.today),
    }
}
