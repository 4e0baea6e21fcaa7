//! What is searched and how a word may be found there.

use crate::domain::member::Role;

/// Where a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Where {
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
}

/// How a word was found, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
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

impl Where {
    /// All of them, in order.
    pub const ALL: [Where; 17] = [
        Where::Title,
        Where::LastName,
        Where::FirstName,
        Where::Patronymic,
        Where::FormerName,
        Where::BirthName,
        Where::Phone,
        Where::Settlement,
        Where::Street,
        Where::House,
        Where::Flat,
        Where::Occupation,
        Where::Organisation,
        Where::Document,
        Where::Tag,
        Where::Note,
        Where::Age,
    ];

    /// Its name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Where::Title => "title",
            Where::LastName => "last_name",
            Where::FirstName => "first_name",
            Where::Patronymic => "patronymic",
            Where::FormerName | Where::BirthName => "former_name",
            Where::Phone => "phone",
            Where::Settlement => "settlement",
            Where::Street => "street",
            Where::House => "house",
            Where::Flat => "flat",
            Where::Occupation => "occupation",
            Where::Organisation => "organisation",
            Where::Document => "document",
            Where::Tag => "tag",
            Where::Note => "note",
            Where::Age => "age",
        }
    }

    /// Whether it is a part of a person's name, or the title, which mostly is one.
    #[must_use]
    pub fn is_name(self) -> bool {
        self <= Where::BirthName
    }

    /// Whether it is a part of the address.
    #[must_use]
    pub fn is_address(self) -> bool {
        (Where::Settlement..=Where::Flat).contains(&self)
    }

    /// Where the former surname of a member of this role is looked for.
    #[must_use]
    pub fn former(role: Option<Role>) -> Where {
        if role.is_some_and(Role::is_child) { Where::BirthName } else { Where::FormerName }
    }

    /// A bit of its own, for sets.
    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Among equal ways of being found, how little this one is likely to be meant.
    pub(super) fn unlikeliness(self) -> u8 {
        match self {
            Where::Title | Where::LastName | Where::Phone => 0,
            Where::FirstName => 1,
            Where::Patronymic | Where::Street | Where::House | Where::Tag => 2,
            Where::FormerName
            | Where::BirthName
            | Where::Settlement
            | Where::Flat
            | Where::Occupation
            | Where::Document => 3,
            Where::Age => 4,
            Where::Organisation => 5,
            Where::Note => 7,
        }
    }

    /// Whether a word of so many letters may be found here in this way.
    pub(super) fn allows(self, how: How, length: usize) -> bool {
        match how {
            How::Exact | How::Yo | How::Digits => true,
            How::Prefix | How::Layout | How::Translit => match length {
                0..=1 => self.is_name() || matches!(self, Where::Settlement | Where::Street),
                2 => self != Where::Note,
                _ => true,
            },
            How::Ending => !matches!(self, Where::House | Where::Flat | Where::Document | Where::Phone),
            How::Diminutive => matches!(self, Where::Title | Where::FirstName),
            How::Typo | How::Phonetic => {
                self.is_name()
                    || matches!(
                        self,
                        Where::Settlement | Where::Street | Where::Occupation | Where::Organisation
                    )
            }
            How::Fuzzy => self.is_name() || matches!(self, Where::Settlement | Where::Street),
        }
    }
}

impl How {
    /// All of them, in order.
    pub const ALL: [How; 11] = [
        How::Exact,
        How::Prefix,
        How::Yo,
        How::Digits,
        How::Layout,
        How::Translit,
        How::Ending,
        How::Diminutive,
        How::Typo,
        How::Phonetic,
        How::Fuzzy,
    ];

    /// Its name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            How::Exact => "exact",
            How::Prefix => "prefix",
            How::Yo => "yo",
            How::Digits => "digits",
            How::Layout => "layout",
            How::Translit => "translit",
            How::Ending => "ending",
            How::Diminutive => "diminutive",
            How::Typo => "typo",
            How::Phonetic => "phonetic",
            How::Fuzzy => "fuzzy",
        }
    }

    /// Whether the word typed is certainly the one that was found.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self < How::Typo
    }
}
