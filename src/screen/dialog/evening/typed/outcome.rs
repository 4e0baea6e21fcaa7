//! What came of a visit, as the line of the evening says it: by a letter, or in words.

use super::TypedLine;
use crate::domain::contact::ContactOutcome;
use crate::domain::keyboard::as_russian;
use crate::keymap::layout;

/// What a letter means: that of the Russian word, the Latin one on its key, or the Latin one that looks like it.
pub(super) fn outcome(letter: char) -> Option<ContactOutcome> {
    match (layout::fold(letter), letter.is_ascii()) {
        ('c', _) => Some(ContactOutcome::Held),
        ('y', _) | ('h', true) => Some(ContactOutcome::NobodyHome),
        ('j', _) | ('o', true) => Some(ContactOutcome::Refused),
        ('g', _) | ('n', true) => Some(ContactOutcome::Postponed),
        _ => None,
    }
}

impl TypedLine<'_> {
    /// What came of a visit, in words or by a letter alone or before a day; where it ends, and whether it was in words.
    pub(super) fn outcome(&self, i: usize) -> Option<(ContactOutcome, usize, bool)> {
        let in_words = self.outcome_in_words(i).map(|(outcome, end)| (outcome, end, true));
        in_words.or_else(|| {
            let by_letter = outcome(self.at(i)?)?;
            let whole = !self.at(i + 1).is_some_and(char::is_alphabetic)
                || (by_letter == ContactOutcome::Postponed && self.put_off(i + 1).is_some());
            whole.then_some((by_letter, i + 1, false))
        })
    }

    fn outcome_in_words(&self, i: usize) -> Option<(ContactOutcome, usize)> {
        ContactOutcome::ALL.iter().find_map(|o| self.worded(i, *o).map(|end| (*o, end)))
    }

    /// Where a word of this outcome ends: «не застали», «отказались». A word of the list that ends in «…» may go on.
    fn worded(&self, i: usize, outcome: ContactOutcome) -> Option<usize> {
        let listed = self.words.pick("evening-words", outcome.code());
        let begins = |word: &str| {
            let begun = word.trim_end_matches('\u{2026}');
            let long = begun.chars().count();
            let typed: String = self.letters.get(i..i + long)?.iter().collect();
            let is_it = typed.to_lowercase() == begun || as_russian(&typed) == begun;
            let end = self.run(i + long);
            (is_it && (begun != word || end == i + long)).then_some(end)
        };
        listed.split('|').map(str::trim).find_map(begins)
    }

    /// Whether words behind «был», «посещение» deny it: «был, но не застали», «посещение перенесено».
    pub(super) fn is_denied(&self, from: usize, to: usize) -> bool {
        let begins = |i: &usize| *i == from || !self.letters[*i - 1].is_alphabetic();
        let denials = self.words.say("evening-words-denied");
        (from..to).filter(begins).any(|i| {
            let word: String = self.letters[i..self.run(i)].iter().collect::<String>().to_lowercase();
            let ways = [as_russian(&word), word];
            let is_other = self.outcome_in_words(i).is_some_and(|(said, _)| said != ContactOutcome::Held);
            is_other || denials.split('|').any(|no| ways.iter().any(|way| way == no.trim()))
        })
    }
}
