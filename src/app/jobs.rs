//! What was chosen in the menu: a command of the screen, or a job for the family under the cursor.

use super::App;
use super::step::StepOrigin;
use crate::domain::FamilyId;
use crate::screen::dialog::Dialog;
use crate::screen::dialog::lookup::Lookup;
use crate::screen::dialog::menu::{Menu, MenuAction};
use crate::screen::job::{Job, JobRequirement};
use crate::screen::{Command, Effect, Screen, Tab, card};
use crate::store::Reader;

impl App {
    /// Does what was chosen. A job that needs a family and finds none under the cursor asks for it.
    pub(super) fn do_action(&mut self, action: MenuAction, reader: Reader<'_>) -> Option<Effect> {
        let job = match action {
            MenuAction::Command(command) => return self.perform(command, reader),
            MenuAction::Job(job) => job,
        };
        let family = job.suited(self.family_under_cursor(), &self.model);
        match (job.done_by(self.scope()), job.need(), family) {
            (Some(command), JobRequirement::Nothing, _)
            | (Some(command), JobRequirement::Family, Some(_)) => self.perform(command, reader),
            // What is done on a screen to another record than a family needs none.
            (Some(command @ Command::Join), ..) => self.perform(command, reader),
            (_, JobRequirement::Family, Some(family)) => self.do_job(job, family, reader),
            (_, JobRequirement::Family, None) => {
                self.dialog = Some(Dialog::Lookup(Box::new(Lookup::asking(job))));
                None
            }
            (None, JobRequirement::Nothing, _) => {
                let step = job.for_district(self.stack.last().and_then(Screen::day), &self.model);
                self.follow(step, StepOrigin::Screen, reader)
            }
        }
    }

    /// The menu of the screen, for the family under the cursor.
    pub(super) fn menu(&self, reader: Reader<'_>) -> Dialog {
        let family = self.family_under_cursor();
        let title = family.and_then(|family| reader.short_title(family).ok().flatten());
        let menu = Menu::new(self.scope(), family, &self.model.words);
        Dialog::Menu(menu.naming(title).in_words_of(&self.model))
    }

    /// Does a job for a family; without a suitable family, opens the choice of one.
    pub(super) fn do_job(&mut self, job: Job, family: FamilyId, reader: Reader<'_>) -> Option<Effect> {
        self.dialog = None;
        match job.for_family(family, &self.model, reader) {
            Ok(step) => self.follow(step, StepOrigin::Screen, reader),
            Err(problem) => {
                self.notice = Some(self.model.words.problem(&problem));
                None
            }
        }
    }

    /// A section of a family's card, on top.
    pub(super) fn open_section(&mut self, family: FamilyId, section: card::CardSection, reader: Reader<'_>) {
        match card::CardScreen::open(family, reader, &self.model) {
            Ok(mut card) => {
                card.turn_to(section);
                self.dialog = None;
                self.stack.push(Screen::Card(Box::new(card)));
            }
            Err(problem) => self.notice = Some(self.model.words.problem(&problem)),
        }
    }

    pub(super) fn open_checklist(&mut self, family: FamilyId, reader: Reader<'_>) {
        self.switch(Tab::Programmes, reader);
        if let Some(Screen::Programmes(programmes)) = self.stack.last_mut() {
            programmes.open(family, &self.model, reader);
        }
    }

    /// What waits for an answer, over all families.
    pub(super) fn open_requests(&mut self, reader: Reader<'_>) {
        self.switch(Tab::Programmes, reader);
        if let Some(Screen::Programmes(programmes)) = self.stack.last_mut() {
            let waits = programmes.open_requests(&self.model, reader);
            self.notice = (!waits).then(|| self.model.words.say("requests-none"));
        }
    }

    /// What the plan proposes for the rest of this week.
    pub(super) fn propose(&mut self, reader: Reader<'_>) -> Option<Effect> {
        self.switch(Tab::Calendar, reader);
        if let Some(Screen::Calendar(calendar)) = self.stack.last_mut() {
            calendar.show_this_week(&self.model, reader);
        }
        self.perform(Command::Propose, reader)
    }
}
