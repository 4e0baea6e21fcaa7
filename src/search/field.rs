//! What is searched and how a word may be found there.

use crate::domain::member::Role;

/// Where a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum SearchField {
    /// The family's title.
    Title,
    /// A member's surname.
    LastName,
    /// A member's first name.
    FirstName,
    /// A member's patronymic.
    Patronymic,
    /// A grown-up's former surname.
    FormerName,
    /// A child's former surname: looked for only where that is asked for (тайна усыновления, ст. 139 СК РФ).
    BirthName,
    /// A member's phone.
    Phone,
    /// Населённый пункт.
    Settlement,
    /// Улица.
    Street,
    /// Дом, with its корпус.
    House,
    /// Квартира.
    Flat,
    /// Work, school, nursery.
    Occupation,
    /// An organisation that helps or was asked.
    Organisation,
    /// The number of a decision, a programme, an agreement, of the journal.
    Document,
    /// A `#word` of a note.
    Tag,
    /// Any other word of a note.
    Note,
    /// How old a member is today.
    Age,
    /// A member's date of birth.
    Born,
}

/// How a word was found, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchMethod {
    /// The whole word.
    Exact,
    /// Its beginning.
    Prefix,
    /// The same but for ё and е, й and и.
    Yo,
    /// A run of digits of a phone.
    Digits,
    /// Typed with the other keyboard layout on.
    Layout,
    /// Typed in Latin letters.
    Translit,
    /// In another case, number or gender.
    Ending,
    /// By a short or a fond name.
    Diminutive,
    /// With one or two typing errors.
    Typo,
    /// As it is heard.
    Phonetic,
    /// By its letters in their order.
    Fuzzy,
}

impl SearchField {
    /// All of them, in order.
    pub const ALL: [SearchField; 18] = [
        SearchField::Title,
        SearchField::LastName,
        SearchField::FirstName,
        SearchField::Patronymic,
        SearchField::FormerName,
        SearchField::BirthName,
        SearchField::Phone,
        SearchField::Settlement,
        SearchField::Street,
        SearchField::House,
        SearchField::Flat,
        SearchField::Occupation,
        SearchField::Organisation,
        SearchField::Document,
        SearchField::Tag,
        SearchField::Note,
        SearchField::Age,
        SearchField::Born,
    ];

    /// Its name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            SearchField::Title => "title",
            SearchField::LastName => "last_name",
            SearchField::FirstName => "first_name",
            SearchField::Patronymic => "patronymic",
            SearchField::FormerName | SearchField::BirthName => "former_name",
            SearchField::Phone => "phone",
            SearchField::Settlement => "settlement",
            SearchField::Street => "street",
            SearchField::House => "house",
            SearchField::Flat => "flat",
            SearchField::Occupation => "occupation",
            SearchField::Organisation => "organisation",
            SearchField::Document => "document",
            SearchField::Tag => "tag",
            SearchField::Note => "note",
            SearchField::Age => "age",
            SearchField::Born => "born",
        }
    }

    /// Whether it is a part of a person's name, or the title, which mostly is one.
    #[must_use]
    pub fn is_name(self) -> bool {
        self <= SearchField::BirthName
    }

    /// Whether it is a part of the address.
    #[must_use]
    pub fn is_address(self) -> bool {
        (SearchField::Settlement..=SearchField::Flat).contains(&self)
    }

    /// Where the former surname of a member of this role is looked for.
    #[must_use]
    pub fn former(role: Option<Role>) -> SearchField {
        if role.is_some_and(Role::is_child) { SearchField::BirthName } else { SearchField::FormerName }
    }

    /// A bit of its own, for sets.
    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Among equal ways of being found, how little this one is likely to be meant.
    pub(super) fn unlikeliness(self) -> u8 {
        match self {
            SearchField::Title | SearchField::Phone => 0,
            // A family is asked for by its own name sooner than by that of a child who has another.
            SearchField::LastName => 1,
            SearchField::FirstName => 2,
            SearchField::Patronymic | SearchField::Street | SearchField::House | SearchField::Tag => 3,
            SearchField::FormerName
            | SearchField::BirthName
            | SearchField::Settlement
            | SearchField::Flat
            | SearchField::Occupation
            | SearchField::Document => 4,
            SearchField::Age | SearchField::Born => 5,
            SearchField::Organisation => 6,
            SearchField::Note => 8,
        }
    }

    /// Whether a word of so many letters may be found here in this way.
    pub(super) fn allows(self, how: MatchMethod, length: usize) -> bool {
        match how {
            MatchMethod::Exact | MatchMethod::Yo | MatchMethod::Digits => true,
            MatchMethod::Prefix | MatchMethod::Layout | MatchMethod::Translit => match length {
                0..=1 => self.is_name() || matches!(self, SearchField::Settlement | SearchField::Street),
                2 => self != SearchField::Note,
                _ => true,
            },
            MatchMethod::Ending => !matches!(
                self,
                SearchField::House | SearchField::Flat | SearchField::Document | SearchField::Phone
            ),
            MatchMethod::Diminutive => matches!(self, SearchField::Title | SearchField::FirstName),
            MatchMethod::Typo | MatchMethod::Phonetic => {
                self.is_name()
                    || matches!(
                        self,
                        SearchField::Settlement
                            | SearchField::Street
                            | SearchField::Occupation
                            | SearchField::Organisation
                    )
            }
            MatchMethod::Fuzzy => {
                self.is_name() || matches!(self, SearchField::Settlement | SearchField::Street)
            }
        }
    }
}

impl MatchMethod {
    /// All of them, in order.
    pub const ALL: [MatchMethod; 11] = [
        MatchMethod::Exact,
        MatchMethod::Prefix,
        MatchMethod::Yo,
        MatchMethod::Digits,
        MatchMethod::Layout,
        MatchMethod::Translit,
        MatchMethod::Ending,
        MatchMethod::Diminutive,
        MatchMethod::Typo,
        MatchMethod::Phonetic,
        MatchMethod::Fuzzy,
    ];

    /// Its name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            MatchMethod::Exact => "exact",
            MatchMethod::Prefix => "prefix",
            MatchMethod::Yo => "yo",
            MatchMethod::Digits => "digits",
            MatchMethod::Layout => "layout",
            MatchMethod::Translit => "translit",
            MatchMethod::Ending => "ending",
            MatchMethod::Diminutive => "diminutive",
            MatchMethod::Typo => "typo",
            MatchMethod::Phonetic => "phonetic",
            MatchMethod::Fuzzy => "fuzzy",
        }
    }

    /// Whether the word typed is certainly the one that was found.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self < MatchMethod::Typo
    }
}
