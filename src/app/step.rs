//! What follows from a command: another screen, a dialog, a sentence, an effect.

use chrono::NaiveDate;

use super::App;
use crate::domain::FamilyId;
use crate::model::CuratorFilter;
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::dialog::{Dialog, reading::DistrictReading, spec::DialogSpec};
use crate::screen::district::rules;
use crate::screen::entry::EntryScreen;
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::exchange::ExchangeScreen;
use crate::screen::list_intake::columns;
use crate::screen::{Command, Effect, Screen, Step, card, why};
use crate::store::Reader;
use crate::text::say;

/// Who asks for a step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum StepOrigin {
    /// The screen on top, or a command of all screens: [`Step::Back`] leads to the screen below.
    Screen,
    /// The open dialog: [`Step::Back`] closes it.
    Dialog,
}

impl App {
    /// Does what follows from a command; gives an effect that only the outermost layer can do.
    pub(super) fn follow(&mut self, step: Step, origin: StepOrigin, reader: Reader<'_>) -> Option<Effect> {
        match step {
            Step::Stay => {}
            Step::Back if origin == StepOrigin::Dialog => {
                self.dialog = self.dialog.take().and_then(Dialog::behind)
            }
            Step::Back if self.stack.len() > 1 => {
                self.stack.pop();
            }
            // From another day one step back leads to today.
            Step::Back if self.model.is_other_day() => self.look_at(self.model.now, reader),
            Step::Back => {}
            Step::Card(family) => self.open_card(family, reader),
            Step::Section(family, section) => self.open_section(family, section, reader),
            Step::Requests => self.open_requests(reader),
            Step::Checklist(family) => self.open_checklist(family, reader),
            Step::Propose => return self.propose(reader),
            Step::Job(job, family) => return self.do_job(job, family, reader),
            Step::Fill(_) if self.model.bar().is_some() => self.notice = self.model.bar(),
            Step::Fill(purpose) => self.open_entry(purpose, reader),
            Step::Look(look) => self.look(look, reader),
            Step::Switch(tab) => self.switch(tab, reader),
            Step::Conflict(id) => {
                let exchange = ExchangeScreen::at(&id, &self.model, reader);
                self.stack.push(Screen::Exchange(Box::new(exchange)));
            }
            Step::Narrow(narrow) => {
                self.dialog = None;
                if let Some(Screen::Families(families)) = self.stack.last_mut() {
                    families.narrow(narrow, &self.model, reader);
                }
            }
            Step::Report(period) => {
                self.dialog = None;
                if let Some(Screen::Report(report)) = self.stack.last_mut() {
                    report.show_period(period, &self.model, reader);
                }
            }
            Step::CuratorFilter(filter) => {
                self.dialog = None;
                self.show_families_of(filter, reader);
            }
            Step::Ask(spec) => self.ask(spec, reader),
            Step::Over(spec) => match Dialog::open(spec, &self.model, reader) {
                Ok(dialog) => self.cover(dialog),
                Err(problem) => self.notice = Some(self.model.words.problem(&problem)),
            },
            Step::LookAt(day) => self.look_at(day, reader),
            Step::Do(effect) => return Some(effect),
            Step::Regulation(id) => return self.follow(rules::choose(&self.model, id), origin, reader),
            Step::Remedy(change) => {
                return self.follow(why::plan::write(&self.model, &change), origin, reader);
            }
            Step::ListColumn(key, label) => {
                let step = columns::kinds(&self.model, &key, &label);
                return self.follow(step, origin, reader);
            }
            Step::ListColumnIs(key, column) => {
                self.dialog = None;
                if let Some(Screen::ListIntake(list)) = self.stack.last_mut() {
                    let step = list.name(&key, column, &self.model, reader);
                    return self.follow(step, StepOrigin::Screen, reader);
                }
            }
            Step::ListTurn(turn) => {
                if let Some(Screen::ListIntake(list)) = self.stack.last_mut() {
                    let step = list.turn(turn, &self.model, reader);
                    return self.follow(step, origin, reader);
                }
            }
            Step::Say(text) => self.notice = Some(text),
        }
        None
    }

    /// Makes a window of the answer of F5, even of one sentence: Esc closes it and nothing else.
    pub(super) fn explained(&self, command: Command, step: Step) -> Step {
        match step {
            step if command != Command::Why => step,
            Step::Say(text) => Step::Ask(why::answer(&self.model, text)),
            Step::Stay => Step::Ask(why::answer(&self.model, self.model.words.say("why-nothing"))),
            step => step,
        }
    }

    fn open_card(&mut self, family: FamilyId, reader: Reader<'_>) {
        match card::CardScreen::open(family, reader, &self.model) {
            Ok(card) => {
                self.dialog = None;
                self.stack.push(Screen::Card(Box::new(card)));
            }
            Err(problem) => self.notice = Some(self.model.words.problem(&problem)),
        }
    }

    fn open_entry(&mut self, purpose: EntryPurpose, reader: Reader<'_>) {
        self.dialog = None;
        match EntryScreen::open(purpose, &self.model, reader) {
            Ok(entry) => self.stack.push(Screen::Entry(Box::new(entry))),
            Err(problem) => self.notice = Some(self.model.words.problem(&problem)),
        }
    }

    /// Shows the families of these curators. On the lists of several curators a line names whose they are.
    fn show_families_of(&mut self, filter: CuratorFilter, reader: Reader<'_>) {
        self.model.curator_filter = filter;
        self.look_again(reader);
        let is_named = self.model.has_curators() && self.stack.last().is_some_and(Screen::lists_families);
        if !is_named {
            let whose = self.model.curator_filter_label();
            self.notice = Some(say!(self.model.words, "whose-shown", whose = whose));
        }
    }

    /// Builds a window and shows it, or says why it cannot be.
    pub(super) fn ask(&mut self, spec: DialogSpec, reader: Reader<'_>) {
        match Dialog::open(spec, &self.model, reader) {
            Ok(dialog) => self.show(dialog),
            Err(problem) => self.notice = Some(self.model.words.problem(&problem)),
        }
    }

    /// Nothing is filled in that could not be saved.
    fn show(&mut self, dialog: Dialog) {
        match self.model.bar().filter(|_| dialog.writes()) {
            Some(why) => self.notice = Some(why),
            None => self.dialog = Some(dialog),
        }
    }

    /// Shows what was looked up, or why it cannot be done: a sentence that may need more than a line.
    pub(super) fn look(&mut self, look: DialogQuery, reader: Reader<'_>) {
        let w = &self.model.words;
        self.dialog = Some(look.dialog(&self.model, reader).unwrap_or_else(|problem| {
            Dialog::Reading(DistrictReading::plain(w.say("look-refused"), [w.problem(&problem)]))
        }));
    }

    /// Every screen as of this day.
    fn look_at(&mut self, day: NaiveDate, reader: Reader<'_>) {
        self.dialog = None;
        self.model.look_at(day);
        self.look_again(reader);
        let said = match day.cmp(&self.model.now) {
            std::cmp::Ordering::Less => "past-day",
            std::cmp::Ordering::Equal => "this-day",
            std::cmp::Ordering::Greater => "later-day",
        };
        let day = self.model.words.weekday_near(day, self.model.now);
        self.notice.get_or_insert_with(|| say!(self.model.words, said, day = day));
    }
}
