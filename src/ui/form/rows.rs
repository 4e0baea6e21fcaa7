//! The rows of the list under a field: what was typed, as it is, and what is offered for it. The row marked first is what
//! Enter takes.

use super::field::FormField;
use super::offer::{FieldOption, PartialWord};
use crate::domain::fold::{fold, words};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OptionRow<'a> {
    /// Words that were typed.
    Own(String),
    /// One of those offered.
    Of(&'a FieldOption),
}

impl<N> FormField<N> {
    /// The rows, those of another kind than the one chosen last.
    pub(super) fn rows(&self) -> Vec<OptionRow<'_>> {
        let typed = self.typed();
        let fitting = self.offer.fitting(&typed);
        let known = fitting.iter().any(|o| fold(&o.text) == fold(&typed));
        let own = !self.offer.is_closed && !typed.is_empty() && !known && self.code.is_none();
        let own = own.then_some(OptionRow::Own(typed));
        own.into_iter().chain(fitting.into_iter().map(OptionRow::Of)).collect()
    }

    /// The row that is marked before one moves: what was typed in full, else what was typed, but of a catalogue the entry whose word was begun, of
    /// people the one who is called so.
    pub(super) fn marked(&self) -> usize {
        let typed = self.text.value();
        let rows = self.rows();
        let part = fold(&self.typed());
        let is_typed =
            |row: &OptionRow<'_>| matches!(row, OptionRow::Of(option) if fold(&option.text) == part);
        // Words typed in full are meant as they are, whatever else begins with them.
        if let Some(same) = rows.iter().position(is_typed) {
            return same;
        }
        match (rows.as_slice(), self.offer.words) {
            ([OptionRow::Own(_), OptionRow::Of(_), ..], PartialWord::Person) => 1,
            (
                [OptionRow::Own(own), OptionRow::Of(first), rest @ ..],
                PartialWord::Begun | PartialWord::Item,
            ) => {
                let ended = !typed.ends_with(char::is_alphanumeric);
                let has = |last: &String| words(&first.text).contains(last);
                // What the words of the document alone have is no beginning: it is meant where nothing else fits.
                let whole = self.offer.is_quoted(first, own) || words(own).last().is_none_or(has);
                let is_only = self.offer.words == PartialWord::Item && rest.is_empty();
                usize::from(!ended && (!whole || is_only))
            }
            _ => 0,
        }
    }

    /// The part of the text that is being typed: in a list of several, the last one.
    #[must_use]
    pub fn typed(&self) -> String {
        let text = self.text.value();
        let part = if self.offer.is_several { text.rsplit(',').next().unwrap_or_default() } else { &text };
        part.trim().to_owned()
    }
}
