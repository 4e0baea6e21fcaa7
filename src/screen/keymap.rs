//! The one table of keys. Dispatch, the bar of F-keys, help and menu all derive from its rows.

use super::key::{Key, Named};

/// What a person can tell the program to do. The words of each are `do-…` in the language files.
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
    /// Mark a visit, tick an activity, place or take off in a grid.
    Mark,
    /// Open or do what is selected.
    Open,
    /// Note a call.
    Note,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// The other language.
    Language,
    /// Leave the program.
    Quit,
    /// One step back.
    Back,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// First.
    First,
    /// Last.
    Last,
    /// Next pane or section.
    NextPane,
    /// Pane or section before.
    PreviousPane,
    /// The screen of this number.
    Screen(u8),
    /// The next screen.
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
    /// The other order of a list.
    Sort,
    /// Closed families too, or not.
    Closed,
    /// Narrow a list to a level, a settlement and the like.
    Narrow,
    /// Clear the filter.
    Clear,
    /// Copy the phone.
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
    /// A new line in a text of many.
    Line,
    /// Save a form.
    Save,
}

impl Command {
    /// The message id of the command's words, after `do-`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Command::Screen(n) => format!("screen-{n}"),
            other => {
                let mut code = String::new();
                for c in format!("{other:?}").chars() {
                    if c.is_uppercase() && !code.is_empty() {
                        code.push('-');
                    }
                    code.extend(c.to_lowercase());
                }
                code
            }
        }
    }
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
    /// The card of a family.
    Card,
    /// A dialog with fields, where letters are text.
    Form,
    /// A dialog to read.
    Reading,
    /// The menu, where letters filter.
    Menu,
    /// A dialog with a list to choose from.
    Choice,
    /// The beginning, before there is a file: lists, and lines in which letters are text.
    Start,
    /// A form that fills the screen, where letters are text.
    Entry,
    /// The question before a form is left.
    Leaving,
}

impl Scope {
    /// All of them, as the help shows them.
    pub const ALL: [Scope; 16] = [
        Scope::All,
        Scope::List,
        Scope::Today,
        Scope::Calendar,
        Scope::Families,
        Scope::Filter,
        Scope::Programmes,
        Scope::District,
        Scope::Card,
        Scope::Form,
        Scope::Reading,
        Scope::Menu,
        Scope::Choice,
        Scope::Start,
        Scope::Entry,
        Scope::Leaving,
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
            Scope::Card => "card",
            Scope::Form => "form",
            Scope::Reading => "reading",
            Scope::Menu => "menu",
            Scope::Choice => "choice",
            Scope::Start => "start",
            Scope::Entry => "entry",
            Scope::Leaving => "leaving",
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
            Scope::Card => &[Scope::Card, Scope::List, Scope::All],
            Scope::Form => &[Scope::Form],
            Scope::Reading => &[Scope::Reading],
            Scope::Menu => &[Scope::Menu],
            Scope::Choice => &[Scope::Choice],
            Scope::Start => &[Scope::Start],
            Scope::Entry => &[Scope::Entry],
            Scope::Leaving => &[Scope::Leaving],
        }
    }

    /// Whether letters, digits and signs are text here and never commands.
    #[must_use]
    pub fn takes_text(self) -> bool {
        matches!(self, Scope::Filter | Scope::Form | Scope::Menu | Scope::Entry | Scope::Start)
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Where it holds.
    pub scope: Scope,
    /// The keys, the one shown first. Letters are the Latin ones of the physical key.
    pub keys: &'static [Key],
    /// What they do.
    pub command: Command,
}

const fn row(scope: Scope, keys: &'static [Key], command: Command) -> Row {
    Row { scope, keys, command }
}

use Key::{Char, Ctrl, F};

macro_rules! named {
    ($($name:ident)*) => { &[$(Key::Named(Named::$name)),*] };
}

/// All keys of the program.
pub const ROWS: &[Row] = &[
    row(Scope::All, &[F(1), Char('?')], Command::Help),
    row(Scope::All, &[F(9), Ctrl('p')], Command::Menu),
    row(Scope::All, &[F(7), Char('/'), Char('.')], Command::Find),
    row(Scope::All, &[F(10), Ctrl('q')], Command::Quit),
    row(Scope::All, &[Ctrl('z')], Command::Undo),
    row(Scope::All, &[Ctrl('y')], Command::Redo),
    row(Scope::All, &[Ctrl('l')], Command::Language),
    row(Scope::All, &[Char('1')], Command::Screen(1)),
    row(Scope::All, &[Char('2')], Command::Screen(2)),
    row(Scope::All, &[Char('3')], Command::Screen(3)),
    row(Scope::All, &[Char('4')], Command::Screen(4)),
    row(Scope::All, &[Char('5')], Command::Screen(5)),
    row(Scope::All, named![CtrlPageDown], Command::NextScreen),
    row(Scope::All, named![CtrlPageUp], Command::PreviousScreen),
    row(Scope::All, named![Esc], Command::Back),
    row(Scope::List, named![Up], Command::Up),
    row(Scope::List, named![Down], Command::Down),
    row(Scope::List, named![PageUp], Command::PageUp),
    row(Scope::List, named![PageDown], Command::PageDown),
    row(Scope::List, named![Home], Command::First),
    row(Scope::List, named![End], Command::Last),
    row(Scope::Today, &[Key::Named(Named::Enter), Char(' ')], Command::Mark),
    row(Scope::Today, &[F(3), Char('r')], Command::Card),
    row(Scope::Today, &[F(5), Char('g')], Command::Why),
    row(Scope::Today, &[F(6)], Command::Move),
    row(Scope::Today, &[F(8), Key::Named(Named::Delete)], Command::TakeOff),
    row(Scope::Today, &[Key::Named(Named::Insert), Char('p')], Command::Note),
    row(Scope::Today, &[Key::Named(Named::Tab)], Command::NextPane),
    row(Scope::Today, &[Key::Named(Named::BackTab)], Command::PreviousPane),
    row(Scope::Today, &[Ctrl('t')], Command::CopyPhone),
    row(Scope::Calendar, &[Key::Named(Named::Enter)], Command::Open),
    row(Scope::Calendar, &[Char(' ')], Command::Place),
    row(Scope::Calendar, named![Left], Command::Left),
    row(Scope::Calendar, named![Right], Command::Right),
    row(Scope::Calendar, &[Key::Named(Named::Tab), Char(']')], Command::Later),
    row(Scope::Calendar, &[Key::Named(Named::BackTab), Char('[')], Command::Earlier),
    row(Scope::Calendar, &[F(3), Char('r')], Command::Card),
    row(Scope::Calendar, &[F(5), Char('g')], Command::Why),
    row(Scope::Calendar, &[F(6)], Command::Move),
    row(Scope::Calendar, &[F(8), Key::Named(Named::Delete)], Command::TakeOff),
    row(Scope::Calendar, &[Key::Named(Named::Insert), Char('p')], Command::Note),
    row(Scope::Calendar, &[Char('v')], Command::Month),
    row(Scope::Calendar, &[Char('0'), Char('c')], Command::Present),
    row(Scope::Calendar, &[Ctrl('t')], Command::CopyPhone),
    row(Scope::Families, &[Key::Named(Named::Enter)], Command::Open),
    row(Scope::Families, &[F(3), Char('r')], Command::Card),
    row(Scope::Families, &[F(5), Char('g')], Command::Why),
    row(Scope::Families, &[F(6)], Command::Move),
    row(Scope::Families, &[Char(' ')], Command::Mark),
    row(Scope::Families, &[Key::Named(Named::Insert), Char('p')], Command::Note),
    row(Scope::Families, &[Key::Named(Named::Tab), Char('c')], Command::Sort),
    row(Scope::Families, &[Char('l'), Char('d')], Command::Closed),
    row(Scope::Families, &[F(4), Char('j')], Command::Narrow),
    row(Scope::Families, &[F(8)], Command::Clear),
    row(Scope::Families, &[Ctrl('n'), Char('y')], Command::TakeIn),
    row(Scope::Families, &[Ctrl('t')], Command::CopyPhone),
    row(Scope::Filter, &[Key::Named(Named::Enter)], Command::Open),
    row(Scope::Filter, &[F(3)], Command::Card),
    row(Scope::Filter, &[F(5)], Command::Why),
    row(Scope::Filter, &[F(6)], Command::Mark),
    row(Scope::Filter, &[Key::Named(Named::Insert)], Command::Note),
    row(Scope::Filter, &[Key::Named(Named::Tab)], Command::Sort),
    row(Scope::Filter, &[F(4)], Command::Narrow),
    row(Scope::Filter, &[F(8)], Command::Clear),
    row(Scope::Filter, &[Ctrl('n')], Command::TakeIn),
    row(Scope::Filter, &[Ctrl('t')], Command::CopyPhone),
    row(Scope::Programmes, &[Char(' ')], Command::Mark),
    row(Scope::Programmes, &[Key::Named(Named::Enter)], Command::Open),
    row(Scope::Programmes, named![Left], Command::Left),
    row(Scope::Programmes, named![Right], Command::Right),
    row(Scope::Programmes, &[F(3), Char('r')], Command::Card),
    row(Scope::Programmes, &[F(5), Char('g')], Command::Why),
    row(Scope::Programmes, &[Key::Named(Named::Insert), Char('p')], Command::Note),
    row(Scope::Programmes, &[Key::Named(Named::Tab)], Command::NextPane),
    row(Scope::Programmes, &[Ctrl('t')], Command::CopyPhone),
    row(Scope::District, &[Key::Named(Named::Enter)], Command::Open),
    row(Scope::District, &[F(5), Char('g')], Command::Why),
    row(Scope::District, &[F(4), Char('l')], Command::Rules),
    row(Scope::District, named![Insert], Command::Add),
    row(Scope::District, &[Key::Named(Named::Tab), Key::Named(Named::Right)], Command::NextPane),
    row(Scope::District, &[Key::Named(Named::BackTab), Key::Named(Named::Left)], Command::PreviousPane),
    row(Scope::Card, &[Key::Named(Named::Tab), Key::Named(Named::Right)], Command::NextPane),
    row(Scope::Card, &[Key::Named(Named::BackTab), Key::Named(Named::Left)], Command::PreviousPane),
    row(Scope::Card, &[Char(' ')], Command::Mark),
    row(Scope::Card, &[Key::Named(Named::Enter)], Command::Open),
    row(Scope::Card, &[F(8), Key::Named(Named::Delete)], Command::TakeOff),
    row(Scope::Card, &[F(5), Char('g')], Command::Why),
    row(Scope::Card, &[F(6)], Command::Move),
    row(Scope::Card, &[Key::Named(Named::Insert), Char('l')], Command::Add),
    row(Scope::Card, &[F(4), Char('b')], Command::Edit),
    row(Scope::Card, &[Char('p')], Command::Note),
    row(Scope::Card, &[Ctrl('t')], Command::CopyPhone),
    row(Scope::Form, &[Key::Named(Named::Enter), Ctrl('s')], Command::Accept),
    row(Scope::Form, named![Esc], Command::Back),
    row(Scope::Form, &[Key::Named(Named::Tab), Key::Named(Named::Down)], Command::NextPane),
    row(Scope::Form, &[Key::Named(Named::BackTab), Key::Named(Named::Up)], Command::PreviousPane),
    row(Scope::Form, named![Left], Command::Left),
    row(Scope::Form, named![Right], Command::Right),
    row(Scope::Form, named![Home], Command::First),
    row(Scope::Form, named![End], Command::Last),
    row(
        Scope::Reading,
        &[Key::Named(Named::Esc), Key::Named(Named::Enter), F(10), F(1), F(5)],
        Command::Back,
    ),
    row(Scope::Reading, named![Up], Command::Up),
    row(Scope::Reading, named![Down], Command::Down),
    row(Scope::Reading, named![PageUp], Command::PageUp),
    row(Scope::Reading, &[Key::Named(Named::PageDown), Char(' ')], Command::PageDown),
    row(Scope::Reading, named![Home], Command::First),
    row(Scope::Reading, named![End], Command::Last),
    row(Scope::Menu, named![Enter], Command::Accept),
    row(Scope::Menu, &[Key::Named(Named::Esc), F(9), F(10)], Command::Back),
    row(Scope::Menu, named![Up], Command::Up),
    row(Scope::Menu, named![Down], Command::Down),
    row(Scope::Menu, named![PageUp], Command::PageUp),
    row(Scope::Menu, named![PageDown], Command::PageDown),
    row(Scope::Choice, named![Enter], Command::Accept),
    row(Scope::Choice, &[Key::Named(Named::Esc), F(10)], Command::Back),
    row(Scope::Choice, named![Up], Command::Up),
    row(Scope::Choice, named![Down], Command::Down),
    row(Scope::Choice, named![PageUp], Command::PageUp),
    row(Scope::Choice, &[Key::Named(Named::PageDown), Char(' ')], Command::PageDown),
    row(Scope::Choice, named![Home], Command::First),
    row(Scope::Choice, named![End], Command::Last),
    row(Scope::Start, named![Enter], Command::Open),
    row(Scope::Start, &[Ctrl('s')], Command::Accept),
    row(Scope::Start, named![Esc], Command::Back),
    row(Scope::Start, named![Up], Command::Up),
    row(Scope::Start, named![Down], Command::Down),
    row(Scope::Start, named![Tab], Command::NextPane),
    row(Scope::Start, named![BackTab], Command::PreviousPane),
    row(Scope::Start, named![Left], Command::Left),
    row(Scope::Start, named![Right], Command::Right),
    row(Scope::Start, named![Home], Command::First),
    row(Scope::Start, named![End], Command::Last),
    row(Scope::Start, &[F(1)], Command::Help),
    row(Scope::Start, &[F(10), Ctrl('q')], Command::Quit),
    row(Scope::Start, &[Ctrl('l')], Command::Language),
    row(Scope::Entry, named![Enter], Command::Field),
    row(Scope::Entry, &[F(2), Ctrl('s')], Command::Save),
    row(Scope::Entry, &[Key::Named(Named::Esc), F(10)], Command::Back),
    row(Scope::Entry, named![Tab], Command::NextPane),
    row(Scope::Entry, named![BackTab], Command::PreviousPane),
    row(Scope::Entry, named![Up], Command::Up),
    row(Scope::Entry, named![Down], Command::Down),
    row(Scope::Entry, named![PageUp], Command::PageUp),
    row(Scope::Entry, named![PageDown], Command::PageDown),
    row(Scope::Entry, named![Left], Command::Left),
    row(Scope::Entry, named![Right], Command::Right),
    row(Scope::Entry, named![Home], Command::First),
    row(Scope::Entry, named![End], Command::Last),
    row(Scope::Entry, &[F(4), Key::Named(Named::Insert)], Command::Pick),
    row(Scope::Entry, &[Ctrl('n')], Command::Line),
    row(Scope::Entry, &[F(1)], Command::Help),
    row(Scope::Leaving, named![Enter], Command::Accept),
    row(Scope::Leaving, &[Key::Named(Named::Esc), F(10)], Command::Back),
    row(
        Scope::Leaving,
        &[Key::Named(Named::Right), Key::Named(Named::Tab), Key::Named(Named::Down)],
        Command::NextPane,
    ),
    row(
        Scope::Leaving,
        &[Key::Named(Named::Left), Key::Named(Named::BackTab), Key::Named(Named::Up)],
        Command::PreviousPane,
    ),
];

/// What `key` does in `scope`; `None`: nothing, or it is text.
#[must_use]
pub fn command(scope: Scope, key: Key) -> Option<Command> {
    let folded = key.folded();
    if scope.takes_text() && matches!(folded, Char(_)) {
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
    command(scope, F(n))
}
