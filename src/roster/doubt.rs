//! What is not certain in a row of a list, and where.

use chrono::NaiveDate;

use crate::domain::check::FindingId;
use crate::domain::field::{Field, FieldType};

/// What is not certain in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellDoubt {
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
    /// The district does not work that day.
    DayOff,
    /// The day has no year: that of the journal, or the last one in which it is over, is taken.
    Year,
    /// The file has the family in another home.
    OtherHome,
    /// The file has nobody of this name: the family is known by its home or phone.
    OtherName,
    /// Several families of the file are meant by it.
    Several,
    /// The file has the contact of that day: its text is added.
    VisitKnown,
    /// A rule of the rule book, by its message.
    Rule(FindingId),
}

impl CellDoubt {
    /// Why a field takes a value of its own type not at all: it is out of bounds.
    pub(super) fn unfit(field: &Field) -> CellDoubt {
        match field.ty {
            FieldType::Date | FieldType::Time => CellDoubt::Day,
            FieldType::Number(..) => CellDoubt::Number,
            FieldType::Phones => CellDoubt::Phone,
            _ => CellDoubt::Long,
        }
    }

    /// Whether it may be that the column holds something else.
    pub(super) fn is_of_column(self) -> bool {
        use CellDoubt::{Address, Birth, Day, Level, Name, Phone, Role, Status, Whose};
        matches!(self, Address | Birth | Day | Level | Name | Phone | Role | Status | Whose)
    }

    /// Whether the file goes on saying something else than the list.
    #[must_use]
    pub fn is_against_file(self) -> bool {
        matches!(self, CellDoubt::Kept | CellDoubt::ClosedInFile)
    }

    /// Its id in `data/text`.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            CellDoubt::Birth => "list-doubt-birth",
            CellDoubt::Day => "list-doubt-day",
            CellDoubt::Phone => "list-doubt-phone",
            CellDoubt::Address => "list-doubt-address",
            CellDoubt::Level => "list-doubt-level",
            CellDoubt::LevelDay => "list-doubt-level-day",
            CellDoubt::FormerLevel => "list-doubt-former-level",
            CellDoubt::ClosedDay => "list-doubt-closed-day",
            CellDoubt::ClosedBefore => "list-doubt-closed-before",
            CellDoubt::ClosedInFile => "list-doubt-closed-in-file",
            CellDoubt::Age => "list-doubt-age",
            CellDoubt::Repeated => "list-doubt-repeated",
            CellDoubt::Nobody => "list-doubt-nobody",
            CellDoubt::Unnumbered => "list-doubt-unnumbered",
            CellDoubt::Status => "list-doubt-status",
            CellDoubt::Category => "list-doubt-category",
            CellDoubt::Differs => "list-doubt-differs",
            CellDoubt::Kept => "list-doubt-kept",
            CellDoubt::Role => "list-doubt-role",
            CellDoubt::Initials => "list-doubt-initials",
            CellDoubt::Name => "list-doubt-name",
            CellDoubt::Layout => "list-doubt-layout",
            CellDoubt::Whose => "list-doubt-whose",
            CellDoubt::Curator => "list-doubt-curator",
            CellDoubt::Formula => "list-doubt-formula",
            CellDoubt::Uncomputed => "list-doubt-uncomputed",
            CellDoubt::Long => "list-doubt-long",
            CellDoubt::Number => "list-doubt-number",
            CellDoubt::Note => "list-doubt-note",
            CellDoubt::DayOff => "list-doubt-day-off",
            CellDoubt::Year => "list-doubt-year",
            CellDoubt::OtherHome => "list-doubt-other-home",
            CellDoubt::OtherName => "list-doubt-other-name",
            CellDoubt::Several => "list-doubt-several",
            CellDoubt::VisitKnown => "list-doubt-visit-known",
            CellDoubt::Rule(id) => id.code(),
        }
    }
}

/// A place of the list where something is not certain.
#[derive(Clone, Debug, PartialEq)]
pub struct UnclearCell {
    /// Number of the row in the file, from 1.
    pub row: usize,
    /// The head of the column.
    pub label: String,
    /// What the cell says.
    pub text: String,
    pub doubt: CellDoubt,
    /// The day that a rule names.
    pub day: Option<NaiveDate>,
}
