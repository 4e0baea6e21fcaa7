//! The application: a stack of screens, one dialog, one notice. No terminal and no clock: keys in, pictures and
//! effects out, so that every test can press keys without either.

mod copies;
pub mod entrance;
mod erased;
mod external_change;
mod frame;
mod jobs;
pub mod leaving;
mod lesson;
pub mod lock;
mod names;
mod notice;
pub mod opening;
mod picture;
mod step;
mod suspended;
mod tabs;
mod typing;

use ratatui::layout::Rect;

use self::external_change::CursorChange;
use self::leaving::TypedState;
use self::lesson::Lesson;
use self::step::StepOrigin;
use crate::domain::{FamilyId, Id, UserError};
use crate::keymap::{self, Command, Scope};
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::dialog::{Dialog, FormPurpose};
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::{Effect, Key, Model, Screen, Step, Tab, curator_filter};
use crate::store::Reader;
use crate::ui::veil::Veil;

pub use self::suspended::ReopenExtent;

/// The application.
pub struct App {
    /// What the screens look at.
    pub model: Model,
    /// The screens, the one seen last.
    stack: Vec<Screen>,
    /// Screens of other digits as they were left.
    parked: Vec<Screen>,
    dialog: Option<Dialog>,
    /// Suspended windows, each with the number of screens it lies over: it resumes over just these.
    suspended: Vec<(Dialog, usize)>,
    notice: Option<String>,
    /// The first day on the demo.
    lesson: Lesson,
    /// What is being done, while it takes long.
    busy: Option<String>,
    /// The names that are hidden; `None`: they are shown.
    veil: Option<Veil>,
    /// Whether the window is too small to show anything.
    is_cramped: bool,
    /// What was changed under the cursor by another program, until the next key has been taken.
    news: Option<CursorChange>,
    /// Where what is typed is kept.
    typed: TypedState,
}

impl App {
    /// The application on its first screen.
    #[must_use]
    pub fn new(mut model: Model) -> App {
        model.words = model.words.on_screen();
        let stack = vec![Screen::of_tab(Tab::Today, &model)];
        App {
            model,
            stack,
            parked: Vec::new(),
            dialog: None,
            suspended: Vec::new(),
            notice: None,
            lesson: Lesson::default(),
            busy: None,
            veil: None,
            is_cramped: false,
            news: None,
            typed: TypedState::default(),
        }
    }

    /// Learns the size of the window that is drawn.
    pub fn fit(&mut self, area: Rect) {
        self.is_cramped = !frame::fits(area);
    }

    /// Takes a key; gives an effect to perform, if there is one.
    pub fn press(&mut self, key: Key, reader: Reader<'_>) -> Option<Effect> {
        if self.is_cramped {
            return frame::quits(key).then_some(Effect::Quit);
        }
        self.notice = None;
        let command = keymap::command(self.scope(), key);
        let effect = self.take_key(key, reader);
        let is_closed = self.dialog.is_none() && !matches!(self.stack.last(), Some(Screen::Entry(_)));
        if self.lesson.go_on(command, effect.as_ref(), is_closed) {
            self.say(self.model.words.say("lesson-over"));
        }
        self.uncover();
        effect
    }

    fn take_key(&mut self, key: Key, reader: Reader<'_>) -> Option<Effect> {
        if self.asks_before_quitting(key, reader) {
            return None;
        }
        let news = self.news.take();
        let scope = self.scope();
        let command = keymap::command(scope, key);
        // What the key was meant for is not there: it must not fall on what took its place.
        if let (Some(CursorChange::Gone), Some(true)) = (news, command.map(Command::is_about_record)) {
            self.notice = Some(self.model.words.say("under-cursor-gone"));
            return None;
        }
        let is_open = self.dialog.as_ref().is_some_and(|d| !matches!(d, Dialog::Menu(_)));
        let effect = self.take(command, key, scope, reader)?;
        // What would be written at once was decided by what the screen showed before.
        if news.is_some() && !is_open && effect.writes() && !effect.is_named() {
            self.notice = Some(self.model.words.say("under-cursor-changed"));
            return None;
        }
        Some(effect)
    }

    fn take(
        &mut self,
        command: Option<Command>,
        key: Key,
        scope: Scope,
        reader: Reader<'_>,
    ) -> Option<Effect> {
        let Some(command) = command else {
            self.take_text(key, scope, reader);
            return None;
        };
        if matches!(command, Command::Lock | Command::HideNames) {
            return self.perform(command, reader);
        }
        if let Some(dialog) = &mut self.dialog {
            if let (Dialog::Menu(menu), Command::Accept) = (&*dialog, command) {
                let chosen = menu.chosen();
                self.dialog = None;
                return chosen.and_then(|action| self.do_action(action, reader));
            }
            match (scope, command) {
                (_, Command::Help) => self.cover(Dialog::guide(scope, &self.model.words)),
                // Of two records that are held together the other one is looked for: that is its own.
                (scope, Command::Find) if scope != Scope::Join => self.cover(Dialog::Lookup(Box::default())),
                _ => {
                    let step = dialog.update(command, &self.model, reader);
                    return self.follow(step, StepOrigin::Dialog, reader);
                }
            }
            return None;
        }
        self.perform(command, reader)
    }

    /// The step of the lesson that comes next.
    #[must_use]
    pub fn lesson_step(&self) -> usize {
        self.lesson.step()
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
            Command::Lock => return Some(Effect::Lock),
            Command::HideNames => {
                self.hide_names(reader);
                return None;
            }
            Command::Help => {
                self.dialog = Some(Dialog::guide(self.scope(), &self.model.words));
                return None;
            }
            Command::Menu => {
                self.dialog = Some(self.menu(reader));
                return None;
            }
            Command::Lesson => {
                self.lesson = self.lesson.turned();
                return None;
            }
            Command::Quit => return self.leave(reader),
            Command::Undo => return Some(Effect::Undo),
            Command::Redo => return Some(Effect::Redo),
            Command::Day => {
                self.ask(DialogSpec::Day, reader);
                return None;
            }
            Command::Language => return Some(Effect::Language),
            Command::Screen(tab) => {
                self.switch(tab, reader);
                return None;
            }
            Command::NextScreen => {
                self.turn(1, reader);
                return None;
            }
            Command::PreviousScreen => {
                self.turn(Tab::ALL.len() - 1, reader);
                return None;
            }
            Command::Past if !self.stack.last().is_some_and(Screen::has_past) => {
                self.look(DialogQuery::Journal, reader);
                return None;
            }
            Command::TakeIn => {
                return self.follow(Step::Fill(EntryPurpose::TakeIn), StepOrigin::Screen, reader);
            }
            Command::Curator => {
                let step = curator_filter::choose(&self.model);
                return self.follow(step, StepOrigin::Screen, reader);
            }
            Command::Everyone => {
                let step = curator_filter::everyone(&self.model);
                return self.follow(step, StepOrigin::Screen, reader);
            }
            // On the list of families the line to type in is its own.
            Command::Find if !matches!(self.stack.last(), Some(Screen::Families(_))) => {
                self.dialog = Some(Dialog::Lookup(Box::default()));
                if matches!(self.stack.last(), Some(Screen::Entry(entry)) if entry.is_changed()) {
                    self.notice = Some(self.model.words.say("window-waits"));
                }
                return None;
            }
            _ => {}
        }
        let step =
            self.stack.last_mut().map_or(Step::Stay, |screen| screen.update(command, &self.model, reader));
        self.follow(self.explained(command, step), StepOrigin::Screen, reader)
    }

    /// After an effect: the dialog closes, the screens look again, a sentence says what was done.
    pub fn done(&mut self, said: Option<String>, written: &[Id], reader: Reader<'_>) {
        (self.news, self.typed.is_unwritten) = (None, false);
        // A form does nothing but save: what it was filled for is in the file now. A dialog over it does not save it.
        let saved = match (self.dialog.take(), self.stack.last()) {
            (None, Some(Screen::Entry(entry))) => Some((entry, entry.next_blank())),
            // But for the question that the form itself asks before it saves.
            (Some(Dialog::Form(_, purpose)), Some(Screen::Entry(entry)))
                if matches!(*purpose, FormPurpose::Leftovers(_) | FormPurpose::Carrying(_)) =>
            {
                Some((entry, None))
            }
            _ => None,
        };
        let saved = saved.map(|(entry, next)| (entry.opens(), next, entry.blank().clone()));
        let is_saved = saved.is_some();
        if is_saved {
            self.stack.pop();
        }
        let before = self.family_under_cursor();
        let read = self.model.refresh_after(written, reader);
        self.look_over(read, reader);
        if let Some(screen) = self.stack.last_mut() {
            screen.show(written, is_saved, &self.model, reader);
        }
        let (opens, next) = saved.map_or((None, None), |(opens, next, blank)| {
            // A card that opens takes the place of what would go on.
            let below = self.stack.last_mut().filter(|_| opens.is_none());
            let goes_on = || below?.goes_on(&blank, &self.model);
            (opens, next.map(Step::Fill).or_else(goes_on))
        });
        let moved = self.cursor_moved(before, written, reader).filter(|_| opens.is_none() && next.is_none());
        for step in opens.map(Step::Card).into_iter().chain(next) {
            self.follow(step, StepOrigin::Screen, reader);
        }
        self.notice = said;
        moved.into_iter().for_each(|moved| self.say(moved));
        self.uncover();
    }

    /// Everything is read and drawn again: after a change, at midnight, in another language.
    pub fn look_again(&mut self, reader: Reader<'_>) {
        let read = self.model.refresh(reader);
        self.look_over(read, reader);
    }

    /// Every screen takes over what the model has read.
    fn look_over(&mut self, read: Result<(), UserError>, reader: Reader<'_>) {
        if let Err(problem) = read {
            self.notice = Some(self.model.words.problem(&problem));
        }
        self.lay_veil(reader);
        for screen in self.stack.iter_mut().chain(&mut self.parked) {
            screen.refresh(&self.model, reader);
        }
        for dialog in self.dialog.iter_mut().chain(self.suspended.iter_mut().map(|(dialog, _)| dialog)) {
            if let Dialog::Lookup(lookup) = dialog {
                lookup.refresh(&self.model, reader);
            }
        }
    }

    /// The family whose card is on top.
    #[must_use]
    pub fn card(&self) -> Option<FamilyId> {
        match self.stack.last() {
            Some(Screen::Card(card)) => card.family(),
            _ => None,
        }
    }

    /// Whether nothing is left to be made while nobody types.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        !self.model.is_unsearched() && self.model.cached_forecast().is_some()
    }

    /// Makes the lookup and the plan of the weeks ahead, and shows what the plan warns of.
    pub fn make_ready(&mut self, reader: Reader<'_>) {
        self.model.searched(reader);
        self.model.ahead();
        for screen in self.stack.iter_mut().chain(&mut self.parked) {
            if let Screen::Today(today) = screen {
                today.foresee(&self.model);
            }
        }
    }
}
