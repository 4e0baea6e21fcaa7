//! Where keys hold, and in which order they are looked for.

/// Where a row holds. A key is looked for in the scope of the dialog or screen first, then in that of all screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// On every screen.
    All,
    /// On every list one moves in.
    List,
    /// On every list and in every window with a family under the cursor; not on its card, which is open there.
    Listed,
    /// On every screen and in every window with a family under the cursor, its card among them.
    Family,
    /// The same, where the visits of that family are appointed.
    Visit,
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
    /// Отчёт.
    Report,
    /// Обмен.
    Exchange,
    /// The card of a family.
    Card,
    /// A list from Excel before it is taken in.
    ListIntake,
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
    /// The text of a document, where letters look for words.
    Document,
    /// The curator's guide.
    Guide,
    /// A question with buttons.
    Leaving,
    /// Two records side by side.
    Join,
    /// The locked screen, where letters are those of a passphrase.
    Lock,
    /// On every screen and in every window, once there is a file.
    Anywhere,
}

impl Scope {
    /// All of them, as the help shows them.
    pub const ALL: [Scope; 29] = [
        Scope::All,
        Scope::List,
        Scope::Listed,
        Scope::Family,
        Scope::Visit,
        Scope::Today,
        Scope::Calendar,
        Scope::Families,
        Scope::Filter,
        Scope::Programmes,
        Scope::District,
        Scope::Report,
        Scope::Exchange,
        Scope::Card,
        Scope::ListIntake,
        Scope::Form,
        Scope::Reading,
        Scope::Menu,
        Scope::Lookup,
        Scope::Choice,
        Scope::Path,
        Scope::Start,
        Scope::Entry,
        Scope::Document,
        Scope::Guide,
        Scope::Leaving,
        Scope::Join,
        Scope::Lock,
        Scope::Anywhere,
    ];

    /// The message id of its words, after `scope-`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Scope::All => "all",
            Scope::List => "list",
            Scope::Listed => "listed",
            Scope::Family => "family",
            Scope::Visit => "visit",
            Scope::Today => "today",
            Scope::Calendar => "calendar",
            Scope::Families => "families",
            Scope::Filter => "filter",
            Scope::Programmes => "programmes",
            Scope::District => "district",
            Scope::Report => "report",
            Scope::Exchange => "exchange",
            Scope::Card => "card",
            Scope::ListIntake => "roster",
            Scope::Form => "form",
            Scope::Reading => "reading",
            Scope::Menu => "menu",
            Scope::Lookup => "lookup",
            Scope::Choice => "choice",
            Scope::Path => "path",
            Scope::Start => "start",
            Scope::Entry => "entry",
            Scope::Document => "document",
            Scope::Guide => "guide",
            Scope::Leaving => "leaving",
            Scope::Join => "join",
            Scope::Lock => "lock",
            Scope::Anywhere => "anywhere",
        }
    }

    /// The scopes in which a key pressed in this one is looked for, in order.
    #[must_use]
    pub fn chain(self) -> &'static [Scope] {
        match self {
            Scope::All => &[Scope::All, Scope::Anywhere],
            Scope::List => &[Scope::List, Scope::All, Scope::Anywhere],
            Scope::Listed => &[Scope::Listed, Scope::All, Scope::Anywhere],
            Scope::Family => &[Scope::Family, Scope::All, Scope::Anywhere],
            Scope::Visit => &[Scope::Visit, Scope::All, Scope::Anywhere],
            Scope::Today => &[
                Scope::Today,
                Scope::Listed,
                Scope::Family,
                Scope::Visit,
                Scope::List,
                Scope::All,
                Scope::Anywhere,
            ],
            Scope::Calendar => &[
                Scope::Calendar,
                Scope::Listed,
                Scope::Family,
                Scope::Visit,
                Scope::List,
                Scope::All,
                Scope::Anywhere,
            ],
            Scope::Families => &[
                Scope::Families,
                Scope::Listed,
                Scope::Family,
                Scope::Visit,
                Scope::List,
                Scope::All,
                Scope::Anywhere,
            ],
            Scope::Filter => {
                &[Scope::Filter, Scope::Listed, Scope::Family, Scope::List, Scope::All, Scope::Anywhere]
            }
            Scope::Programmes => {
                &[Scope::Programmes, Scope::Listed, Scope::Family, Scope::List, Scope::All, Scope::Anywhere]
            }
            Scope::District => &[Scope::District, Scope::List, Scope::All, Scope::Anywhere],
            Scope::Report => &[Scope::Report, Scope::List, Scope::All, Scope::Anywhere],
            Scope::Exchange => &[Scope::Exchange, Scope::List, Scope::All, Scope::Anywhere],
            Scope::Card => {
                &[Scope::Card, Scope::Family, Scope::Visit, Scope::List, Scope::All, Scope::Anywhere]
            }
            Scope::ListIntake => &[Scope::ListIntake, Scope::List, Scope::All, Scope::Anywhere],
            Scope::Form => &[Scope::Form, Scope::Anywhere],
            Scope::Reading => &[Scope::Reading, Scope::Anywhere],
            Scope::Menu => &[Scope::Menu, Scope::Anywhere],
            Scope::Lookup => &[Scope::Lookup, Scope::Listed, Scope::Family, Scope::Visit, Scope::Anywhere],
            Scope::Choice => &[Scope::Choice, Scope::Anywhere],
            Scope::Path => &[Scope::Path, Scope::Anywhere],
            Scope::Start => &[Scope::Start],
            Scope::Lock => &[Scope::Lock],
            Scope::Anywhere => &[Scope::Anywhere],
            Scope::Entry => &[Scope::Entry, Scope::Anywhere],
            Scope::Document => &[Scope::Document, Scope::Anywhere],
            Scope::Leaving => &[Scope::Leaving, Scope::Anywhere],
            Scope::Join => &[Scope::Join, Scope::Anywhere],
            Scope::Guide => &[Scope::Guide, Scope::Anywhere],
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
                | Scope::Document
                | Scope::Guide
                | Scope::Path
                | Scope::Start
                | Scope::Lock
        )
    }
}
