//! The screens: state, update and view of each in one place. Reads are calls; writes are effects.
//!
//! ```text
//!  [1 Сегодня]2 Календарь 3 Семьи …        вт 24.11   app::frame  tabs, day
//!  Куратор: Смирнова Т. Н. · 8 семей  Ctrl+K выбрать  curator_filter (several curators only)
//! +--------------------------------------------------+
//! | list or table          | pane: the family one    |  Screen::view, over it Dialog::view
//! |▌the line under cursor  | the cursor (preview)    |
//! +--------------------------------------------------+
//!  what can be done here: keys and words               Screen::status, or what was said
//! 1Справка2Печать 3Карта …                            app::frame, from keymap::ROWS
//! ```
//!
//! # A screen
//!
//! A folder with the same parts each: `mod.rs` holds the state and `update`, `lines.rs` or `rows.rs` puts what is shown
//! into words once after each change, `view.rs` only places it. [`Screen`] calls
//!
//! - `refresh(&Model, Reader)` after every change of the file: the screen makes its lines again and keeps its cursor;
//! - `update(Command, &Model, Reader) -> Step`: what a command means here; it may read, it cannot write;
//! - `record_key()`: the record under the cursor. A cursor belongs to a record, not to a row ([`crate::ui::list`]): it goes
//!   along when a list changes, and a key whose record is deleted acts on nothing;
//! - `view(&Model, Rect, &mut Buffer)`: draws, from 60×20 up; what has no room is wrapped, moved below the list or left
//!   out whole, never cut so that it says nothing ([`crate::text::wrapping`], [`crate::ui::paint::headed`]);
//! - `status(&Model)`: the keys for the selected line, the most needed first.
//!
//! # What they share
//!
//! [`Model`] is the district on a day ([`crate::model`]): families, standings, what is due, words.
//! [`Step`] is the answer to a command: a screen, a sentence, an [`Effect`] for the outermost layer, or data that says
//! which window over which records ([`dialog::spec`]); [`Dialog::open`] builds it. [`Dialog`] is a window over a
//! screen: forms with a purpose, the lookup ([`dialog::lookup`]), the evening ([`dialog::evening`]), choices, questions;
//! one that F1 or F7 covers is suspended.
//!
//! ```text
//!  today calendar families programmes district report exchange    the tabs, one folder each
//!  card   a family in sections                entry    the form of a record, whole screen
//!  dialog small forms, lists, F7, the evening why      F5: sheets of reasons
//!  change history, undo of one, deletion      job      F9: jobs by a clerk's words
//!  list_intake  a list from Excel, row by row, before it is taken in
//!  start  before there is a file              step     what follows a command; effect: what is done
//!  preview deadline curator_filter             pieces that several screens show
//!  unsettled                                   the families whose case lacks something
//! ```

pub mod calendar;
pub mod card;
pub mod change;
pub mod colour;
pub mod curator_filter;
pub mod deadline;
pub mod dialog;
pub mod district;
pub mod effect;
pub mod entry;
pub mod exchange;
pub mod families;
pub mod family_command;
pub mod follow_up;
pub mod job;
pub mod list_intake;
pub mod preview;
pub mod programmes;
pub mod report;
pub mod start;
mod step;
pub mod today;
pub mod unsettled;
pub mod why;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

pub use dialog::Dialog;
pub use effect::Effect;
pub use step::Step;

use entry::blank::EntryPurpose;

pub use crate::keymap::{Command, Scope, key::Key, tab::Tab};
pub use crate::model::Model;
pub use crate::ui::{key_outcome::KeyOutcome, list::RecordKey};

use crate::domain::{FamilyId, Id};
use crate::store::Reader;
use crate::text::Words;
use crate::ui::Context;

impl Context for Model {
    fn words(&self) -> &Words {
        &self.words
    }

    fn today(&self) -> NaiveDate {
        self.today
    }
}

/// A screen with its state.
pub enum Screen {
    /// Сегодня.
    Today(today::TodayScreen),
    /// Календарь.
    Calendar(Box<calendar::CalendarScreen>),
    /// Семьи.
    Families(Box<families::FamiliesScreen>),
    /// Программы.
    Programmes(Box<programmes::ProgrammesScreen>),
    /// Участок.
    District(Box<district::DistrictScreen>),
    /// Отчёт.
    Report(Box<report::ReportScreen>),
    /// Обмен.
    Exchange(Box<exchange::ExchangeScreen>),
    /// The card of a family.
    Card(Box<card::CardScreen>),
    /// A form to add or change records.
    Entry(Box<entry::EntryScreen>),
    /// A list from Excel before it is taken in.
    ListIntake(Box<list_intake::ListIntakeScreen>),
}

macro_rules! each {
    ($screen:expr, $inner:ident => $body:expr) => {
        match $screen {
            Screen::Today($inner) => $body,
            Screen::Calendar($inner) => $body,
            Screen::Families($inner) => $body,
            Screen::Programmes($inner) => $body,
            Screen::District($inner) => $body,
            Screen::Report($inner) => $body,
            Screen::Exchange($inner) => $body,
            Screen::Card($inner) => $body,
            Screen::Entry($inner) => $body,
            Screen::ListIntake($inner) => $body,
        }
    };
}

impl Screen {
    /// As it is opened first, on its first line.
    #[must_use]
    pub fn of_tab(tab: Tab, model: &Model) -> Screen {
        match tab {
            Tab::Today => Screen::Today(today::TodayScreen::new(model)),
            Tab::Calendar => Screen::Calendar(Box::new(calendar::CalendarScreen::new(model))),
            Tab::Families => Screen::Families(Box::new(families::FamiliesScreen::new(model))),
            Tab::Programmes => Screen::Programmes(Box::new(programmes::ProgrammesScreen::new(model))),
            Tab::District => Screen::District(Box::new(district::DistrictScreen::new(model))),
            Tab::Report => Screen::Report(Box::default()),
            Tab::Exchange => Screen::Exchange(Box::default()),
        }
    }

    /// The tab of a screen; a card and a form have none.
    #[must_use]
    pub fn tab(&self) -> Option<Tab> {
        match self {
            Screen::Today(_) => Some(Tab::Today),
            Screen::Calendar(_) => Some(Tab::Calendar),
            Screen::Families(_) => Some(Tab::Families),
            Screen::Programmes(_) => Some(Tab::Programmes),
            Screen::District(_) => Some(Tab::District),
            Screen::Report(_) => Some(Tab::Report),
            Screen::Exchange(_) => Some(Tab::Exchange),
            Screen::Card(_) | Screen::Entry(_) | Screen::ListIntake(_) => None,
        }
    }

    /// Whether the cursor is on a record with a history of its own; elsewhere the history is that of the file.
    #[must_use]
    pub fn has_past(&self) -> bool {
        match self {
            Screen::Card(_) | Screen::Entry(_) => true,
            Screen::District(s) => s.record_under_cursor().is_some(),
            _ => false,
        }
    }

    /// Where its keys are looked for.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self {
            Screen::Today(_) => Scope::Today,
            Screen::Calendar(_) => Scope::Calendar,
            Screen::Families(s) if s.is_typing() => Scope::Filter,
            Screen::Families(_) => Scope::Families,
            Screen::Programmes(_) => Scope::Programmes,
            Screen::District(_) => Scope::District,
            Screen::Report(_) => Scope::Report,
            Screen::Exchange(_) => Scope::Exchange,
            Screen::Card(_) => Scope::Card,
            Screen::Entry(s) => s.scope(),
            Screen::ListIntake(_) => Scope::ListIntake,
        }
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        each!(self, s => s.update(command, model, reader))
    }

    /// Takes typed or pasted text, where there is a line to type in.
    pub fn type_text(&mut self, text: &str, model: &Model, reader: Reader<'_>) -> KeyOutcome {
        match self {
            Screen::Families(s) => KeyOutcome::of(s.type_text(text, model, reader)),
            Screen::Entry(s) => s.type_text(text, model),
            _ => KeyOutcome::Nowhere,
        }
    }

    /// Takes Backspace, Home, End and the like of a line to type in.
    pub fn edit(&mut self, key: Key, model: &Model, reader: Reader<'_>) -> KeyOutcome {
        match self {
            Screen::Families(s) => KeyOutcome::of(s.edit(key, model, reader)),
            Screen::Entry(s) => s.edit(key),
            _ => KeyOutcome::Nowhere,
        }
    }

    /// It is left for another screen: what is typed next is for that one.
    pub fn leave(&mut self) {
        match self {
            Screen::Families(s) => s.stop_typing(),
            Screen::Exchange(s) => s.leave(),
            Screen::Report(s) => s.leave(),
            _ => {}
        }
    }

    /// It is come back to: what it did not look at while it was away it looks at now.
    pub fn come(&mut self, model: &Model, reader: Reader<'_>) {
        match self {
            Screen::Exchange(s) => s.come(model, reader),
            Screen::Report(s) => s.come(model, reader),
            _ => {}
        }
    }

    /// Whether it lists the families of the curators that are shown.
    #[must_use]
    pub fn lists_families(&self) -> bool {
        self.tab().is_some_and(|tab| tab != Tab::Exchange)
    }

    /// The command of the bar that means nothing at the cursor.
    #[must_use]
    pub fn lacks(&self) -> Option<Command> {
        match self {
            Screen::Entry(s) => s.lacks(),
            _ => None,
        }
    }

    /// What is under the cursor: what a key would act on. Equal for one record in any place.
    #[must_use]
    pub fn record_key(&self) -> Option<RecordKey> {
        match self {
            Screen::Today(s) => s.record_key(),
            Screen::Calendar(s) => s.record_key(),
            Screen::Families(s) => s.record_key(),
            Screen::Programmes(s) => s.record_key(),
            Screen::District(s) => s.record_key(),
            Screen::Report(s) => s.record_key(),
            Screen::Exchange(s) => s.record_key(),
            Screen::Card(s) => s.record_key(),
            Screen::ListIntake(s) => s.record_key(),
            Screen::Entry(_) => None,
        }
    }

    /// The family under the cursor, or the one that the screen is about.
    #[must_use]
    pub fn family(&self, model: &Model) -> Option<FamilyId> {
        match self {
            Screen::Today(s) => s.family(model),
            Screen::Calendar(s) => s.family(),
            Screen::Families(s) => s.family(),
            Screen::Programmes(s) => s.family(model),
            Screen::Exchange(s) => s.family(),
            Screen::Card(s) => s.family(),
            Screen::District(_) | Screen::Report(_) | Screen::Entry(_) | Screen::ListIntake(_) => None,
        }
    }

    /// The day under the cursor.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Screen::Calendar(s) => Some(s.day()),
            _ => None,
        }
    }

    /// Moves the cursor to what was just written, where the screen lists it; `anywhere`: in another section too.
    pub fn show(&mut self, ids: &[Id], anywhere: bool, model: &Model, reader: Reader<'_>) {
        match self {
            Screen::Card(s) => s.show(ids, anywhere),
            Screen::District(s) => s.show(ids, model),
            Screen::Exchange(s) => s.show_what_came(model, reader),
            _ => {}
        }
    }

    /// What comes after the form of this purpose, if it was opened from here, once it is saved.
    #[must_use]
    pub fn goes_on(&mut self, saved: &EntryPurpose, model: &Model) -> Option<Step> {
        match self {
            Screen::Report(s) => s.next_gaps(saved, model),
            _ => None,
        }
    }

    /// Reloads the district after a change.
    pub fn refresh(&mut self, model: &Model, reader: Reader<'_>) {
        each!(self, s => s.refresh(model, reader));
    }

    /// Draws the screen into `area`; returns the position of the cursor, if it shows one.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        each!(self, s => s.view(model, area, buf))
    }

    /// The line under the screen: what can be done with the selected thing.
    #[must_use]
    pub fn status(&self, model: &Model) -> String {
        each!(self, s => s.status(model))
    }
}
