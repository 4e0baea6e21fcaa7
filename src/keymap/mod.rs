//! The one table of keys. Dispatch, the bar of F-keys, help and menu all derive from its rows.

pub mod key;
pub mod layout;
mod rows;
mod target;

pub use rows::{ROWS, Row};

use crate::keymap::key::Key;

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
    Screen(u8),
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
    /// Join a record with another that means the same.
    Join,
    /// Of two records the other one stays.
    Swap,
    /// Save a form.
    Save,
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
}

impl Command {
    /// The message id of the command's words, after `do-`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Command::Screen(n) => format!("screen-{n}"),
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

/// Where a row holds. A key is looked for in the scope of the dialog or screen first, then in that of all screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// On every screen.
    All,
    /// On every list one moves in.
    List,
    /// Сегодня.
    Today,
    /// Календарь.
    Calendar,
    /// Семьи, outside the filter line.
    Families,
    /// The filter line of Семьи, where letters are text.
    Filter,
    /// Программы.
    Programmes,
    /// Участок.
    District,
    /// Обмен.
    Exchange,
    /// The card of a family.
    Card,
    /// A dialog with fields, where letters are text.
    Form,
    /// A dialog to read.
    Reading,
    /// The menu, where letters filter.
    Menu,
    /// The lookup, where letters and digits are what is looked for.
    Lookup,
    /// A dialog with a list to choose from.
    Choice,
    /// A dialog that asks for a file or folder, where letters are text.
    Path,
    /// The guided start, before there is a file: lists, and lines in which letters are text.
    Start,
    /// A form that fills the screen, where letters are text.
    Entry,
    /// A question with buttons.
    Leaving,
    /// Two records side by side.
    Join,
}

impl Scope {
    /// All of them, as the help shows them.
    pub const ALL: [Scope; 20] = [
        Scope::All,
        Scope::List,
        Scope::Today,
        Scope::Calendar,
        Scope::Families,
        Scope::Filter,
        Scope::Programmes,
        Scope::District,
        Scope::Exchange,
        Scope::Card,
        Scope::Form,
        Scope::Reading,
        Scope::Menu,
        Scope::Lookup,
        Scope::Choice,
        Scope::Path,
        Scope::Start,
        Scope::Entry,
        Scope::Leaving,
        Scope::Join,
    ];

    /// The message id of its words, after `scope-`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Scope::All => "all",
            Scope::List => "list",
            Scope::Today => "today",
            Scope::Calendar => "calendar",
            Scope::Families => "families",
            Scope::Filter => "filter",
            Scope::Programmes => "programmes",
            Scope::District => "district",
            Scope::Exchange => "exchange",
            Scope::Card => "card",
            Scope::Form => "form",
            Scope::Reading => "reading",
            Scope::Menu => "menu",
            Scope::Lookup => "lookup",
            Scope::Choice => "choice",
            Scope::Path => "path",
            Scope::Start => "start",
            Scope::Entry => "entry",
            Scope::Leaving => "leaving",
            Scope::Join => "join",
        }
    }

    /// The scopes in which a key pressed in this one is looked for, in order.
    #[must_use]
    pub fn chain(self) -> &'static [Scope] {
        match self {
            Scope::All => &[Scope::All],
            Scope::List => &[Scope::List, Scope::All],
            Scope::Today => &[Scope::Today, Scope::List, Scope::All],
            Scope::Calendar => &[Scope::Calendar, Scope::List, Scope::All],
            Scope::Families => &[Scope::Families, Scope::List, Scope::All],
            Scope::Filter => &[Scope::Filter, Scope::List, Scope::All],
            Scope::Programmes => &[Scope::Programmes, Scope::List, Scope::All],
            Scope::District => &[Scope::District, Scope::List, Scope::All],
            Scope::Exchange => &[Scope::Exchange, Scope::List, Scope::All],
            Scope::Card => &[Scope::Card, Scope::List, Scope::All],
            Scope::Form => &[Scope::Form],
            Scope::Reading => &[Scope::Reading],
            Scope::Menu => &[Scope::Menu],
            Scope::Lookup => &[Scope::Lookup],
            Scope::Choice => &[Scope::Choice],
            Scope::Path => &[Scope::Path],
            Scope::Start => &[Scope::Start],
            Scope::Entry => &[Scope::Entry],
            Scope::Leaving => &[Scope::Leaving],
            Scope::Join => &[Scope::Join],
        }
    }

    /// Whether letters, digits and signs are text here and never commands.
    #[must_use]
    pub fn takes_text(self) -> bool {
        matches!(
            self,
            Scope::Filter
                | Scope::Form
                | Scope::Menu
                | Scope::Choice
                | Scope::Lookup
                | Scope::Entry
                | Scope::Path
                | Scope::Start
        )
    }
}

/// What `key` does in `scope`; `None`: nothing, or it is text.
#[must_use]
pub fn command(scope: Scope, key: Key) -> Option<Command> {
    let folded = key.folded();
    if scope.takes_text() && matches!(folded, Key::Char(_)) {
        return None;
    }
    scope
        .chain()
        .iter()
        .flat_map(|s| ROWS.iter().filter(move |r| r.scope == *s))
        .find(|r| r.keys.contains(&folded))
        .map(|r| r.command)
}

/// The rows that hold in `scope`, nearest first, each command once.
#[must_use]
pub fn offered(scope: Scope) -> Vec<&'static Row> {
    let mut rows: Vec<&Row> = Vec::new();
    for s in scope.chain() {
        for row in ROWS.iter().filter(|r| r.scope == *s) {
            if !rows.iter().any(|r| r.command == row.command) {
                rows.push(row);
            }
        }
    }
    rows
}

/// The command on the F-key `n` in `scope`.
#[must_use]
pub fn on_bar(scope: Scope, n: u8) -> Option<Command> {
    command(scope, Key::F(n))
}
