//! The one table of keys. Dispatch, the bar of F-keys, help and menu all derive from its rows. A scope chains to those
//! that hold in it too: what several screens share is a row of the shared scope ([`Scope::Family`]), not one of each.

pub mod key;
pub mod layout;
mod rows;
mod scope;
pub mod tab;
mod target;

pub use rows::{KeymapRow, ROWS};
pub use scope::Scope;

use crate::keymap::key::Key;
use crate::keymap::tab::Tab;

/// Commands of the program. The words of each are `do-…` in the language files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Help of the screen.
    Help,
    /// Menu of all commands.
    Menu,
    /// Why this number.
    Why,
    /// Look for a family.
    Find,
    /// The family's card.
    Card,
    /// Appoint a visit or move the one appointed.
    Move,
    /// Take off an appointment.
    TakeOff,
    /// Delete the record, take off the visit, undo the change under the cursor.
    Remove,
    /// Delete a whole family.
    RemoveFamily,
    /// What happened to a record or field, or last in the whole file.
    Past,
    /// Mark a visit, tick an activity, place or take off in a grid.
    Mark,
    /// Open or do what is selected.
    Open,
    /// Note a call.
    Note,
    Undo,
    Redo,
    /// Look at another day.
    Day,
    /// The other language.
    Language,
    /// Lock the screen.
    Lock,
    /// Hide names, or show them again.
    HideNames,
    /// Begin or end the lesson of the first day.
    Lesson,
    /// Leave the program.
    Quit,
    /// One step back.
    Back,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    /// Next pane or section.
    NextPane,
    /// Pane or section before.
    PreviousPane,
    /// The screen of this number.
    Screen(Tab),
    NextScreen,
    /// The screen before.
    PreviousScreen,
    /// Back to the present day.
    Present,
    /// Week or month.
    Month,
    /// A week or a month on.
    Later,
    /// A week or a month back.
    Earlier,
    /// Place an appointment on a day, or take off the one there.
    Place,
    /// Let the plan propose visits for the rest of the week.
    Propose,
    /// Appoint all that is proposed.
    AcceptAll,
    /// The other order of a list.
    Sort,
    /// Closed families too, or not.
    Closed,
    /// Narrow a list to a level, a settlement and the like.
    Narrow,
    /// Clear the filter.
    Clear,
    /// Show families found by the former name of a child.
    Former,
    CopyPhone,
    /// Accept a dialog.
    Accept,
    /// Choose another regulation.
    Rules,
    /// Read the document where it is cited.
    ReadDocument,
    /// Add a record.
    Add,
    /// Change the selected record.
    Edit,
    /// Take in a family.
    TakeIn,
    /// Accept a field and go on to the next.
    Field,
    /// Show what a field may be filled with.
    Pick,
    /// What was entered last into this field.
    Repeat,
    /// A new line in a text of many.
    Line,
    /// Whose families are looked at.
    Curator,
    /// Everybody's families, or the own again.
    Everyone,
    /// Hand over to another curator.
    HandOver,
    /// Send a request for an activity, remind of the one sent.
    Request,
    /// Join a record with another that means the same.
    Join,
    /// Of two records the other one stays.
    Swap,
    /// Save a form.
    Save,
    /// Save a form and open the next of its kind.
    SaveNext,
    /// Print: save a paper.
    Print,
    /// Enter the visits of a day in one line.
    Evening,
    /// Settle a conflict by the marked value.
    Take,
    /// Settle a conflict by a value typed in.
    Write,
    /// Leave a conflict for later.
    Postpone,
    /// Merge, exchange, make a copy: which of them.
    Copies,
    /// Make a copy.
    CopyOut,
    /// Exchange through the folder of the last time.
    Exchange,
    /// Put an earlier state of the file in its place: which.
    Restore,
    /// A quarter or a year.
    Length,
    /// Another period: which.
    Period,
    /// Hand in the report.
    HandIn,
    /// Look at the charts.
    Charts,
}

impl Command {
    /// The message id of the command's words, after `do-`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Command::Screen(tab) => format!("screen-{}", tab.digit()),
            other => code_of(&format!("{other:?}")),
        }
    }
}

/// The code of a name in the messages: `TakeOff` is `take-off`.
#[must_use]
pub fn code_of(name: &str) -> String {
    let mut code = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !code.is_empty() {
            code.push('-');
        }
        code.extend(c.to_lowercase());
    }
    code
}

/// What `key` does in `scope`; `None`: nothing, or it is text.
#[must_use]
pub fn command(scope: Scope, key: Key) -> Option<Command> {
    let folded = key.folded();
    if scope.takes_text() && folded.is_text() {
        return None;
    }
    rows_of(scope).find(|r| r.keys.contains(&folded)).map(|r| r.command)
}

/// The rows that hold in `scope`, nearest first, each command once.
#[must_use]
pub fn offered(scope: Scope) -> Vec<&'static KeymapRow> {
    let mut rows: Vec<&KeymapRow> = Vec::new();
    for row in rows_of(scope) {
        if !rows.iter().any(|r| r.command == row.command) {
            rows.push(row);
        }
    }
    rows
}

/// The keys of a row that reach its command in `scope`: not those that are text there, nor those that a nearer scope
/// has for another command.
pub fn live(scope: Scope, row: &KeymapRow) -> impl Iterator<Item = Key> {
    row.keys.iter().copied().filter(move |key| command(scope, *key) == Some(row.command))
}

/// The command on the F-key `n` in `scope`.
#[must_use]
pub fn on_bar(scope: Scope, n: u8) -> Option<Command> {
    command(scope, Key::F(n))
}

fn rows_of(scope: Scope) -> impl Iterator<Item = &'static KeymapRow> {
    scope.chain().iter().flat_map(|s| ROWS.iter().filter(move |r| r.scope == *s))
}
