//! What is not certain in a row of a list, and where.

use chrono::NaiveDate;

use crate::domain::check::FindingId;
use crate::domain::field::{Field, Type};

/// What is not certain in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No day or year is read in it.
    Birth,
    /// No day is read in it.
    Day,
    /// No phone is read in it, or more than that.
    Phone,
    /// Of an address something is left.
    Address,
    /// The document has no such level.
    Level,
    /// The level holds from today: the list has no day.
    LevelDay,
    /// The level of a closed family stays in the note: the list has no day.
    FormerLevel,
    /// It is closed today: the list has no day.
    ClosedDay,
    /// It is an age, and no birth.
    Age,
    /// An earlier accompaniment ended then: another row, or the file, goes on with the family.
    ClosedBefore,
    /// The file has the family as closed, the list does not.
    ClosedInFile,
    /// The cell is empty: what the row above has is taken.
    Repeated,
    /// Nobody in the family is named.
    Nobody,
    /// The row has no number: it was taken for a part of the family above.
    Unnumbered,
    /// No status is read in it.
    Status,
    /// The document has no such category: own words are kept.
    Category,
    /// It is another than in a row above.
    Differs,
    /// The file has something else here.
    Kept,
    /// Who it is in the family is not known.
    Role,
    /// The name has initials only.
    Initials,
    /// The text is no name.
    Name,
    /// The name was typed with the Latin layout on.
    Layout,
    /// To whom of the row it belongs is not known.
    Whose,
    /// A curator whom the file does not have.
    Curator,
    /// A formula that failed.
    Formula,
    /// A formula whose value the file does not have.
    Uncomputed,
    /// The field takes no text so long.
    Long,
    /// The field takes no such number.
    Number,
    /// The note takes no text so long: its beginning is taken.
    Note,
    /// A rule of the rule book, by its message.
    Rule(FindingId),
}

impl Doubt {
    /// Why a field takes a value of its own type not at all: it is out of bounds.
    pub(super) fn unfit(field: &Field) -> Doubt {
        match field.ty {
            Type::Date | Type::Time => Doubt::Day,
            Type::Number(..) => Doubt::Number,
            Type::Phones => Doubt::Phone,
            _ => Doubt::Long,
        }
    }

    /// Whether it may be that the column holds something else.
    pub(super) fn is_of_column(self) -> bool {
        use Doubt::{Address, Birth, Day, Level, Name, Phone, Role, Status, Whose};
        matches!(self, Address | Birth | Day | Level | Name | Phone | Role | Status | Whose)
    }

    /// Its id in `data/text`.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Doubt::Birth => "list-doubt-birth",
            Doubt::Day => "list-doubt-day",
            Doubt::Phone => "list-doubt-phone",
            Doubt::Address => "list-doubt-address",
            Doubt::Level => "list-doubt-level",
            Doubt::LevelDay => "list-doubt-level-day",
            Doubt::FormerLevel => "list-doubt-former-level",
            Doubt::ClosedDay => "list-doubt-closed-day",
            Doubt::ClosedBefore => "list-doubt-closed-before",
            Doubt::ClosedInFile => "list-doubt-closed-in-file",
            Doubt::Age => "list-doubt-age",
            Doubt::Repeated => "list-doubt-repeated",
            Doubt::Nobody => "list-doubt-nobody",
            Doubt::Unnumbered => "list-doubt-unnumbered",
            Doubt::Status => "list-doubt-status",
            Doubt::Category => "list-doubt-category",
            Doubt::Differs => "list-doubt-differs",
            Doubt::Kept => "list-doubt-kept",
            Doubt::Role => "list-doubt-role",
            Doubt::Initials => "list-doubt-initials",
            Doubt::Name => "list-doubt-name",
            Doubt::Layout => "list-doubt-layout",
            Doubt::Whose => "list-doubt-whose",
            Doubt::Curator => "list-doubt-curator",
            Doubt::Formula => "list-doubt-formula",
            Doubt::Uncomputed => "list-doubt-uncomputed",
            Doubt::Long => "list-doubt-long",
            Doubt::Number => "list-doubt-number",
            Doubt::Note => "list-doubt-note",
            Doubt::Rule(id) => id.code(),
        }
    }
}

/// A place of the list where something is not certain.
#[derive(Clone, Debug, PartialEq)]
pub struct Unclear {
    /// Number of the row in the file, from 1.
    pub row: usize,
    /// The head of the column.
    pub label: String,
    /// What the cell says.
    pub text: String,
    pub doubt: Doubt,
    /// The day that a rule names.
    pub day: Option<NaiveDate>,
}
