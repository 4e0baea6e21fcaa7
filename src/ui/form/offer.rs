//! What is offered for a field of text, and what of it fits what was typed.

use crate::domain::fold::{fold, words};
use crate::domain::keyboard;

/// The meaning of a partly typed word in a field that takes free text besides the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PartialWord {
    /// Itself: a place is called as it was typed, whatever longer name was typed before.
    #[default]
    Own,
    /// The entry of a catalogue with this beginning; a whole word is free text here too.
    Begun,
    /// The entry of a list of the document: with whole words too, where no other entry has them. It is known by the words
    /// of the document as well as by its own.
    Item,
    /// The person who is called so: nobody types a whole name.
    Person,
}

/// Something to take from a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldOption {
    /// What the file keeps.
    pub code: String,
    /// What a person reads.
    pub text: String,
    /// The text shown behind it: the paragraph, the level a sign speaks for.
    pub beside: String,
    /// The words of the document for it; empty where no document has any.
    pub quoted: String,
    /// The kind it belongs to, where another field says the kind.
    pub kind: Option<String>,
    /// The heading it comes under, where the list is grouped: the level a sign speaks for.
    pub group: Option<String>,
}

/// The code of an option that leaves the field empty.
pub const NONE: &str = "";

/// An option with nothing beside it.
#[must_use]
pub fn opt(code: &str, text: &str) -> FieldOption {
    FieldOption {
        code: code.to_owned(),
        text: text.to_owned(),
        beside: String::new(),
        quoted: String::new(),
        kind: None,
        group: None,
    }
}

/// What is offered for a field.
#[derive(Clone, Debug, Default)]
pub struct FieldOptions {
    /// What there is to take.
    pub list: Vec<FieldOption>,
    /// The meaning of a partly typed word.
    pub words: PartialWord,
    /// The kind chosen in another field, of which entries come first.
    pub kind: Option<String>,
    /// Whether the field takes nothing else.
    pub is_closed: bool,
    /// Whether the text may have several lines.
    pub is_long: bool,
    /// Whether the text may name several, with commas between them.
    pub is_several: bool,
}

impl FieldOptions {
    /// What fits a text that was typed, words that begin so in any order; everything, where nothing was typed. Where
    /// nothing fits the letters, they were typed on the other layout of the keyboard. Entries of a list of the document
    /// that fit by its words alone come behind the others.
    #[must_use]
    pub fn fitting(&self, typed: &str) -> Vec<&FieldOption> {
        let both = |reading: String| {
            let mut fitting = self.beginning(&reading);
            fitting.extend(self.list.iter().filter(|o| self.is_quoted(o, &reading)));
            fitting
        };
        // A sign alone begins no word: it is the letter that lies on its key.
        let is_word = |reading: &String| typed.trim().is_empty() || !words(reading).is_empty();
        let mut all = keyboard::readings(typed).into_iter().filter(is_word).map(both);
        all.find(|fitting| !fitting.is_empty()).unwrap_or_default()
    }

    /// Whether an entry fits a text by the words of the document, and not by its own.
    pub(super) fn is_quoted(&self, option: &FieldOption, typed: &str) -> bool {
        let typed = words(typed);
        let fits = |text: &str| {
            let own = words(text);
            typed.iter().all(|t| own.iter().any(|w| w.starts_with(t.as_str())))
        };
        self.words == PartialWord::Item && !fits(&option.text) && fits(&option.quoted)
    }

    fn beginning(&self, typed: &str) -> Vec<&FieldOption> {
        let typed_words = words(typed);
        let folded = fold(typed.trim());
        let fits = |o: &&FieldOption| {
            let own = words(&o.text);
            typed_words.iter().all(|t| own.iter().any(|w| w.starts_with(t.as_str())))
        };
        let mut list: Vec<&FieldOption> = self.list.iter().filter(fits).collect();
        // The chosen kind first, then what is of no known kind, then the others.
        let distance = |o: &FieldOption| match (&self.kind, &o.kind) {
            (Some(chosen), Some(own)) if chosen != own => 2,
            (Some(_), None) => 1,
            _ => 0,
        };
        // A group stays together, whatever was typed.
        let groups: Vec<&String> = self.list.iter().filter_map(|o| o.group.as_ref()).collect();
        let group = |o: &FieldOption| o.group.as_ref().and_then(|own| groups.iter().position(|g| *g == own));
        list.sort_by_key(|o| (distance(o), group(o), !fold(&o.text).starts_with(&folded)));
        list
    }

    /// The option of this code.
    #[must_use]
    pub fn of_code(&self, code: &str) -> Option<&FieldOption> {
        self.list.iter().find(|o| o.code == code)
    }

    /// The option that is called so.
    #[must_use]
    pub fn called(&self, text: &str) -> Option<&FieldOption> {
        let folded = fold(text);
        self.list.iter().find(|o| fold(&o.text) == folded)
    }

    /// Whether an option is of another kind than the one chosen.
    pub(super) fn is_other(&self, option: &FieldOption) -> bool {
        option.kind.is_some() && self.kind.is_some() && option.kind != self.kind
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldOptions, opt};

    #[test]
    fn an_option_is_known_on_either_layout() {
        let (crisis, basic) = ("\u{43a}\u{440}\u{438}\u{437}\u{438}\u{441}", "\u{431}\u{430}\u{437}\u{430}");
        let offer = FieldOptions {
            list: vec![opt("a", crisis), opt("b", basic), opt("c", "crisis")],
            ..FieldOptions::default()
        };
        let codes = |typed: &str| offer.fitting(typed).iter().map(|o| o.code.clone()).collect::<String>();
        assert_eq!(codes("rhb"), "a");
        assert_eq!(codes("RHB"), "a");
        // A letter that lies on a sign.
        assert_eq!(codes(",fp"), "b");
        assert_eq!(codes(","), "b");
        assert_eq!(codes("\u{441}\u{43a}\u{448}"), "c");
        // What fits as it was typed is not looked for on the other layout.
        assert_eq!(codes("cr"), "c");
        assert_eq!(codes("xx"), "");
        assert_eq!(codes(""), "abc");
    }
}
