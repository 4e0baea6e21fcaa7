//! What a key does to the line under the cursor of the card, and why the line says what it does.

use chrono::NaiveDate;

use super::section::CardSection;
use super::sheet::{CardTarget, ComputedLine};
use super::{CardScreen, NOW, path};
use crate::domain::{Act, Id, Kind, Unit};
use crate::model::facts::FamilyFacts;
use crate::norm::LedgerRow;
use crate::norm::income::IncomeVerdict;
use crate::norm::path::{PathLine, PathLineState};
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::entry::add_menu;
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::why::{self, about::WhySubject};
use crate::screen::{Command, Effect, Model, Step, deadline, family_command, follow_up};
use crate::store::Undoing;

impl CardScreen {
    /// The record under the cursor; none where the line is computed, not written.
    pub(super) fn record(&self) -> Option<Id> {
        self.target().record()
    }

    /// The appointment under the cursor.
    pub(super) fn appointment(&self, facts: &FamilyFacts) -> Option<Id> {
        let CardTarget::Record(id) = self.target() else { return None };
        facts.case.appointments.iter().find(|a| a.id == id).map(|a| a.id)
    }

    /// The day of the appointment under the cursor, if it was kept.
    fn kept(&self, facts: &FamilyFacts) -> Option<NaiveDate> {
        let id = self.appointment(facts)?;
        facts.case.appointments.iter().find(|a| a.id == id && facts.case.is_kept(a)).map(|a| a.on)
    }

    /// A change of the history is undone, a visit taken off, any other record deleted: the last two only after a
    /// question. Where the line is computed, the next visit is meant.
    pub(super) fn remove(&self, model: &Model, facts: &FamilyFacts, next: Option<Id>) -> Step {
        let taken_off = |id| Step::Do(Effect::Remove { act: Act::VisitTakenOff, ids: vec![id] });
        if let Some(on) = self.kept(facts) {
            return family_command::held(model, on);
        }
        match (self.target(), self.appointment(facts), self.record()) {
            (CardTarget::Event(op, _), _, _) => Step::Look(DialogQuery::Undo(op, Undoing::Chosen)),
            (_, Some(id), _) => taken_off(id),
            // A line of the family's own record is no request to delete the family.
            (_, _, Some(id)) if id == self.family.0 => Step::Say(model.words.say("card-remove-family")),
            (_, _, Some(id)) => Step::Look(DialogQuery::Remove(id)),
            (_, _, None) => family_command::take_off(model, next),
        }
    }

    /// Space marks a visit, or the activity under the cursor; Enter does what the line is about.
    pub(super) fn act(&self, command: Command, model: &Model, facts: &FamilyFacts) -> Step {
        let (case, family) = (&facts.case, self.family);
        let visit = || family_command::mark(case, model.today, DialogSpec::Visit { family, on: model.today });
        if let (Some(on), Command::Open) = (self.kept(facts), command) {
            return family_command::mark(case, on, DialogSpec::VisitOn { family, on });
        }
        match (self.target(), command) {
            (CardTarget::Activity(id), _) => match case.activities.iter().find(|a| a.id == id) {
                Some(activity) => Step::Ask(DialogSpec::Tick { family, activity: activity.id }),
                None => Step::Stay,
            },
            (CardTarget::Deadline(rule, on), _) => match facts.deadline(&rule, on) {
                Some(due) => deadline::mark(model, due),
                None => Step::Stay,
            },
            (CardTarget::CallBack(id), Command::Open) => match case.contacts.iter().find(|c| c.id == id) {
                Some(promise) => Step::Ask(DialogSpec::CallBack { family, contact: promise.id }),
                None => Step::Stay,
            },
            (CardTarget::Violation(id), Command::Open) => {
                match case.unreported(model.today).find(|violation| violation.record == id) {
                    Some(violation) => Step::Fill(EntryPurpose::notice(&violation)),
                    None => Step::Stay,
                }
            }
            (CardTarget::Short(unit, from), Command::Open) => match row_of(&facts.standing.short, unit, from)
            {
                Some(row) => family_command::mark(case, row.to, DialogSpec::Visit { family, on: row.to }),
                None => Step::Stay,
            },
            (CardTarget::Row(..), Command::Open) => visit(),
            (CardTarget::Event(op, _), Command::Open) => Step::Look(DialogQuery::Undo(op, Undoing::Chosen)),
            // Another level than the one set is decided on in its form.
            (CardTarget::Sum(ComputedLine::Proposal), Command::Open) if facts.unfit.is_some() => {
                Step::Fill(EntryPurpose::add(Kind::Level, Some(family)))
            }
            (CardTarget::Sum(ComputedLine::Income), Command::Open)
                if facts.per_head.as_ref().is_some_and(|i| i.verdict() == IncomeVerdict::Propose) =>
            {
                Step::Fill(EntryPurpose::add(Kind::Circumstance, Some(family)))
            }
            (CardTarget::Conflict(id, _), Command::Open) => Step::Conflict(id),
            (CardTarget::Next(id, field), Command::Open) => Step::Fill(EntryPurpose::change_at(id, field)),
            (CardTarget::Lack(place), Command::Open) => follow_up::lack(model, case, place),
            (CardTarget::Control(id), Command::Open) => follow_up::control(model, case, id),
            (CardTarget::Next(id, _), Command::Mark) if case.requests.iter().any(|r| r.id == id) => {
                follow_up::remind(model, case, id)
            }
            (target @ CardTarget::Fact { .. }, Command::Open) => match CardScreen::line(facts, &target) {
                Some(line) if line.state != PathLineState::Done => path::form(model, case, &line),
                _ => self.why(model, facts),
            },
            (CardTarget::Stage(_), Command::Open) if self.at == NOW => {
                Step::Section(family, CardSection::Path)
            }
            // Where there is nothing yet, the first record is meant.
            (CardTarget::None, Command::Open) if add_menu::has_kinds(self.at) => {
                add_menu::of_section(model, self.family, self.at)
            }
            (_, Command::Open) => self.why(model, facts),
            _ => visit(),
        }
    }

    /// A request for the activity under the cursor, a reminder of the request under it, else a request about the family.
    pub(super) fn request(&self, model: &Model, facts: &FamilyFacts) -> Step {
        let case = &facts.case;
        match self.target() {
            CardTarget::Next(id, _) if case.requests.iter().any(|r| r.id == id) => {
                follow_up::remind(model, case, id)
            }
            CardTarget::Activity(id) => follow_up::request(model, case, Some(id)),
            _ => follow_up::request(model, case, None),
        }
    }

    /// The line of the path that a paragraph is about.
    pub(super) fn line(facts: &FamilyFacts, target: &CardTarget) -> Option<PathLine> {
        path::line_of(&facts.path, target)
    }

    pub(super) fn why(&self, model: &Model, facts: &FamilyFacts) -> Step {
        let case = &facts.case;
        let row = |row: Option<&LedgerRow>| match row {
            Some(row) => Step::Ask(DialogSpec::Why(WhySubject::row(model, case, row))),
            None => Step::Say(model.words.say("why-nothing")),
        };
        match self.target() {
            CardTarget::Row(unit, from) => row(row_of(&facts.standing.rows, unit, from)),
            CardTarget::Short(unit, from) => row(row_of(&facts.standing.short, unit, from)),
            CardTarget::Term => Step::Ask(DialogSpec::Why(WhySubject::term(model, case))),
            CardTarget::Level(id) => Step::Ask(why::file::level(model, facts, id)),
            CardTarget::Activity(id) => Step::Ask(why::file::activity(model, facts, id)),
            CardTarget::Deadline(rule, on) => match facts.deadline(&rule, on) {
                Some(due) => Step::Ask(why::deadline(model, due)),
                None => Step::Say(model.words.say("why-nothing")),
            },
            CardTarget::Item(id) => Step::Ask(why::file::item(model, facts, id)),
            CardTarget::Member(id, Some(number)) if self.at == NOW => {
                Step::Ask(why::file::phone(model, facts, id, &number))
            }
            CardTarget::Member(id, _) => Step::Ask(why::file::member(model, facts, id)),
            CardTarget::CallBack(id)
            | CardTarget::Violation(id)
            | CardTarget::Record(id)
            | CardTarget::Conflict(_, id)
            | CardTarget::Next(id, _)
            | CardTarget::Control(id) => Step::Ask(why::file::record(model, facts, id)),
            CardTarget::Event(_, Some(id)) => Step::Ask(why::file::record(model, facts, id)),
            CardTarget::Event(_, None) => Step::Say(model.words.say("why-event")),
            CardTarget::Sum(sum) => why::file::sum(model, facts, sum),
            CardTarget::Lack(place) => why::file::lack(model, facts, place),
            CardTarget::Stage(at) => Step::Ask(why::path::stage(model, facts, at)),
            target @ CardTarget::Fact { .. } => match CardScreen::line(facts, &target) {
                Some(line) => Step::Ask(why::path::line(model, facts, &line)),
                None => Step::Say(model.words.say("why-nothing")),
            },
            CardTarget::None => Step::Say(model.words.say("why-nothing")),
        }
    }
}

fn row_of(rows: &[LedgerRow], unit: Unit, from: NaiveDate) -> Option<&LedgerRow> {
    rows.iter().find(|row| row.unit == unit && row.from == from)
}
