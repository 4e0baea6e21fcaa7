//! The application: a stack of screens, one dialog, one notice. No terminal and no clock: keys in, pictures and
//! effects out, so that every test can press keys without either.

pub mod entrance;
mod frame;
pub mod help;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::Problem;
use crate::screen::dialog::{Dialog, day::OtherDay, menu::Menu};
use crate::screen::entry::Entry;
use crate::screen::keymap::{self, Command, Scope};
use crate::screen::{Desk, Effect, Key, Screen, Step, TABS, card};
use crate::store::Reader;

/// The application.
pub struct App {
    /// What the screens look at.
    pub desk: Desk,
    /// The screens, the one seen last.
    stack: Vec<Screen>,
    /// Screens of other digits as they were left.
    parked: Vec<Screen>,
    dialog: Option<Dialog>,
    notice: Option<String>,
}

impl App {
    /// The application on its first screen.
    #[must_use]
    pub fn new(desk: Desk) -> App {
        let stack = Screen::of_digit(TABS[0].0, &desk).into_iter().collect();
        App { desk, stack, parked: Vec::new(), dialog: None, notice: None }
    }

    /// Takes a key; gives an effect to perform, if there is one.
    pub fn press(&mut self, key: Key, reader: Reader<'_>) -> Option<Effect> {
        self.notice = None;
        let scope = self.scope();
        let Some(command) = keymap::command(scope, key) else {
            self.take_text(key, scope);
            return None;
        };
        if let Some(dialog) = &mut self.dialog {
            if let (Dialog::Menu(menu), Command::Accept) = (&*dialog, command) {
                let chosen = menu.chosen(&self.desk);
                self.dialog = None;
                return chosen.and_then(|c| self.perform(c, reader));
            }
            let step = dialog.update(command, &self.desk);
            return self.follow(step, true, reader);
        }
        self.perform(command, reader)
    }

    /// Takes a paste as one edit.
    pub fn paste(&mut self, text: &str) {
        self.notice = None;
        match &mut self.dialog {
            Some(dialog) => dialog.type_text(text, &self.desk),
            None => {
                if let Some(screen) = self.stack.last_mut() {
                    screen.type_text(text, &self.desk);
                }
            }
        }
    }

    fn take_text(&mut self, key: Key, scope: Scope) {
        let typed = match key {
            Key::Char(c) if scope.takes_text() => Some(c),
            _ => None,
        };
        match (&mut self.dialog, typed) {
            (Some(dialog), Some(c)) => dialog.type_text(&c.to_string(), &self.desk),
            (Some(dialog), None) => dialog.edit(key, &self.desk),
            (None, typed) => {
                let Some(screen) = self.stack.last_mut() else { return };
                match typed {
                    Some(c) => screen.type_text(&c.to_string(), &self.desk),
                    None => screen.edit(key, &self.desk),
                };
            }
        }
    }

    /// Where the next key is looked for.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match (&self.dialog, self.stack.last()) {
            (Some(dialog), _) => dialog.scope(),
            (None, Some(screen)) => screen.scope(),
            (None, None) => Scope::All,
        }
    }

    fn perform(&mut self, command: Command, reader: Reader<'_>) -> Option<Effect> {
        match command {
            Command::Help => {
                self.dialog = Some(Dialog::Reading(help::of(self.scope(), &self.desk.words)));
                return None;
            }
            Command::Menu => {
                self.dialog = Some(Dialog::Menu(Menu::new(self.scope())));
                return None;
            }
            Command::Quit => return Some(Effect::Quit),
            Command::Undo => return Some(Effect::Undo),
            Command::Redo => return Some(Effect::Redo),
            Command::Day => {
                self.dialog = Some(OtherDay::dialog(&self.desk));
                return None;
            }
            Command::Language => return Some(Effect::Language),
            Command::Screen(digit) => {
                self.switch(digit, reader);
                return None;
            }
            Command::NextScreen => {
                self.turn(1, reader);
                return None;
            }
            Command::PreviousScreen => {
                self.turn(TABS.len() - 1, reader);
                return None;
            }
            Command::Find if !matches!(self.stack.last(), Some(Screen::Families(_))) => {
                self.switch(3, reader);
                if let Some(Screen::Families(families)) = self.stack.last_mut() {
                    families.start_typing();
                }
                return None;
            }
            _ => {}
        }
        let step =
            self.stack.last_mut().map_or(Step::Stay, |screen| screen.update(command, &self.desk, reader));
        self.follow(step, false, reader)
    }

    fn follow(&mut self, step: Step, from_dialog: bool, reader: Reader<'_>) -> Option<Effect> {
        match step {
            Step::Stay => {}
            Step::Back if from_dialog => self.dialog = None,
            Step::Back if self.stack.len() > 1 => {
                self.stack.pop();
            }
            // From another day one step back leads to today.
            Step::Back if self.desk.is_elsewhen() => self.look_at(self.desk.now, reader),
            Step::Back => {}
            Step::Open(screen) => self.stack.push(*screen),
            Step::Card(family) => match card::Card::open(family, reader, &self.desk) {
                Ok(card) => {
                    self.dialog = None;
                    self.stack.push(Screen::Card(Box::new(card)));
                }
                Err(problem) => self.notice = Some(self.desk.words.problem(&problem)),
            },
            Step::Fill(_) if self.desk.bar().is_some() => self.notice = self.desk.bar(),
            Step::Fill(blank) => {
                self.dialog = None;
                match Entry::open(blank, &self.desk, reader) {
                    Ok(entry) => self.stack.push(Screen::Entry(Box::new(entry))),
                    Err(problem) => self.notice = Some(self.desk.words.problem(&problem)),
                }
            }
            Step::Switch(digit) => self.switch(digit, reader),
            Step::Narrow(narrow) => {
                self.dialog = None;
                if let Some(Screen::Families(families)) = self.stack.last_mut() {
                    families.narrow(narrow, &self.desk);
                }
            }
            // Nothing is filled in that could not be saved.
            Step::Ask(dialog) if dialog.writes() && self.desk.bar().is_some() => {
                self.notice = self.desk.bar()
            }
            Step::Ask(dialog) => self.dialog = Some(*dialog),
            Step::Explain(about) => match about.dialog(&self.desk, reader) {
                Ok(dialog) => self.dialog = Some(dialog),
                Err(problem) => self.notice = Some(self.desk.words.problem(&problem)),
            },
            Step::LookAt(day) => self.look_at(day, reader),
            Step::Do(effect) => return Some(effect),
            Step::Say(text) => self.notice = Some(text),
        }
        None
    }

    /// Every screen as of this day.
    fn look_at(&mut self, day: NaiveDate, reader: Reader<'_>) {
        self.dialog = None;
        self.desk.look_at(day);
        self.look_again(reader);
        let said = match day.cmp(&self.desk.now) {
            std::cmp::Ordering::Less => "past-day",
            std::cmp::Ordering::Equal => "this-day",
            std::cmp::Ordering::Greater => "later-day",
        };
        let day = self.desk.words.weekday_day(day);
        self.notice.get_or_insert_with(|| self.desk.words.fill(said, &[("day", day.into())]));
    }

    /// To the screen of this digit, as it was left.
    fn switch(&mut self, digit: u8, reader: Reader<'_>) {
        self.stack.truncate(1);
        if self.stack.last().and_then(Screen::digit) == Some(digit) {
            return;
        }
        let parked = self.parked.iter().position(|s| s.digit() == Some(digit)).map(|i| self.parked.remove(i));
        // A new screen looks at the file once more than the desk has: at requests, at what lies further back.
        let new = || {
            let mut screen = Screen::of_digit(digit, &self.desk)?;
            screen.refresh(&self.desk, reader);
            Some(screen)
        };
        if let Some(screen) = parked.or_else(new) {
            self.parked.extend(self.stack.pop());
            self.stack.push(screen);
        }
    }

    fn turn(&mut self, by: usize, reader: Reader<'_>) {
        let digit = self.stack.first().and_then(Screen::digit);
        let at = TABS.iter().position(|(d, _)| Some(*d) == digit).unwrap_or(0);
        self.switch(TABS[(at + by) % TABS.len()].0, reader);
    }

    /// After an effect: the dialog closes, the screens look again, a sentence says what was done.
    pub fn done(&mut self, said: Option<String>, reader: Reader<'_>) {
        self.dialog = None;
        // A form does nothing but save: what it was filled for is in the file now.
        let saved = match self.stack.last() {
            Some(Screen::Entry(entry)) => Some(entry.opens()),
            _ => None,
        };
        if saved.is_some() {
            self.stack.pop();
        }
        self.look_again(reader);
        if let Some(family) = saved.flatten() {
            self.follow(Step::Card(family), false, reader);
        }
        self.notice = said;
    }

    /// What is to be kept of the form that is open, so that nothing typed is lost.
    #[must_use]
    pub fn draft(&self) -> Option<String> {
        match (&self.dialog, self.stack.last()) {
            (Some(dialog), _) => dialog.draft(),
            (None, Some(Screen::Entry(entry))) => entry.draft(),
            _ => None,
        }
    }

    /// Opens the form of a draft as it was left, and says so.
    ///
    /// # Errors
    /// If it is no draft of this program, or what it was about is in the file no more.
    pub fn reopen(&mut self, draft: &str, reader: Reader<'_>) -> Result<(), Problem> {
        match Dialog::reopen(draft, &self.desk, reader)? {
            Some(dialog) => self.dialog = Some(dialog),
            None => {
                let entry = Entry::reopen(draft, &self.desk, reader)?;
                self.stack.push(Screen::Entry(Box::new(entry)));
            }
        }
        self.notice = Some(self.desk.words.say("draft-reopened"));
        Ok(())
    }

    /// After a refusal: the dialog stays, so that nothing typed is lost.
    pub fn refused(&mut self, said: String) {
        self.notice = Some(said);
    }

    /// A sentence in the line of status, if nothing is said there already.
    pub fn say(&mut self, text: String) {
        self.notice.get_or_insert(text);
    }

    /// Everything is read and drawn anew: after a change, at midnight, in another language.
    pub fn look_again(&mut self, reader: Reader<'_>) {
        if let Err(problem) = self.desk.refresh(reader) {
            self.notice = Some(self.desk.words.problem(&problem));
        }
        for screen in self.stack.iter_mut().chain(&mut self.parked) {
            screen.refresh(&self.desk, reader);
        }
    }

    /// Draws everything; gives where the cursor stands, if it does.
    pub fn view(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        if area.width < frame::LEAST.0 || area.height < frame::LEAST.1 {
            frame::too_small(&self.desk.words, area, buf);
            return None;
        }
        let body = Rect { y: area.y + 1, height: area.height - 3, ..area };
        let digit = self.stack.first().and_then(Screen::digit);
        frame::tabs(&self.desk, digit, area, buf);
        let mut cursor = self.stack.last().and_then(|s| s.view(&self.desk, body, buf));
        let status = self.stack.last().map(|s| s.status(&self.desk)).unwrap_or_default();
        frame::status(&status, area, buf);
        frame::bar(&self.desk.words, self.scope(), area, buf);
        if let Some(dialog) = &self.dialog {
            cursor = dialog.view(&self.desk, body, buf);
        }
        if let Some(notice) = &self.notice {
            frame::notice(notice, area, buf);
        }
        cursor
    }
}
