//! A word of a query, with the forms in which it may have been meant.

use super::letters;

/// How the letters of a form came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FormOrigin {
    /// As typed.
    Direct,
    /// Another word for the same: «шк» for «школа».
    Synonym,
    /// Another spelling of a word of addresses: «пр-кт» for «проспект».
    Label,
    /// By the keys of the Russian layout.
    Layout,
    /// Read from Latin letters.
    Translit,
    /// By the keys of the Latin layout, then read from Latin letters.
    LayoutTranslit,
}

/// A word as it may have been meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct WordForm {
    pub code: Vec<u8>,
    pub via: FormOrigin,
}

/// A word to be found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct QueryWord {
    /// As typed.
    pub typed: String,
    pub forms: Vec<WordForm>,
    /// «ул.», «на», «мама»: may be missing from the family.
    pub optional: bool,
    /// The fields its neighbours restrict it to; 0: any.
    pub fields: u32,
    /// The first or the second single letter after a surname.
    pub initial: Option<u8>,
    /// Whether it follows the word before it directly, with a sign between: «12/4», «17-П».
    pub glued: bool,
    /// Digits of a phone, three or more.
    pub phone: Vec<u8>,
    /// Whether it may be how old somebody is: one of two digits beside another word, no part of «17-П».
    pub may_be_age: bool,
    /// Whether it is looked for among the former surnames of children too.
    pub unsealed: bool,
}

impl QueryWord {
    /// Whether it is a number, perhaps with a letter: «12а».
    pub fn is_number(&self) -> bool {
        !self.phone.is_empty() || self.forms[0].code.first().is_some_and(|c| letters::is_digit(*c))
    }

    /// Whether initials may follow it: a word of letters that is no label.
    pub fn is_name(&self) -> bool {
        !self.is_number() && !self.optional && self.forms[0].code.len() > 1
    }

    /// Whether it is a Russian word.
    pub fn is_russian(&self) -> bool {
        self.forms[0].code.iter().all(|c| letters::is_russian(*c))
    }
}
