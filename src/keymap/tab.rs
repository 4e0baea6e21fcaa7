//! The screens that a digit opens.

/// A screen of the first row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tab {
    /// «Сегодня».
    Today,
    /// «Календарь».
    Calendar,
    /// «Семьи».
    Families,
    /// «Программы».
    Programmes,
    /// «Участок».
    District,
    /// «Отчёт».
    Report,
    /// «Обмен».
    Exchange,
}

impl Tab {
    /// In the order of their digits.
    pub const ALL: [Tab; 7] = [
        Tab::Today,
        Tab::Calendar,
        Tab::Families,
        Tab::Programmes,
        Tab::District,
        Tab::Report,
        Tab::Exchange,
    ];

    /// The digit that opens it.
    #[must_use]
    pub fn digit(self) -> u8 {
        match self {
            Tab::Today => 1,
            Tab::Calendar => 2,
            Tab::Families => 3,
            Tab::Programmes => 4,
            Tab::District => 5,
            Tab::Report => 6,
            Tab::Exchange => 7,
        }
    }

    /// The id of the message with its name.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Tab::Today => "tab-today",
            Tab::Calendar => "tab-calendar",
            Tab::Families => "tab-families",
            Tab::Programmes => "tab-programmes",
            Tab::District => "tab-district",
            Tab::Report => "tab-report",
            Tab::Exchange => "tab-exchange",
        }
    }
}
