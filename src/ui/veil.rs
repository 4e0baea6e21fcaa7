//! A veil over names: whatever a screen, a window or a notice shows, the words of known names keep their first letter
//! alone. It is laid over the picture when everything is drawn, so that no place can be forgotten.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::fold;

/// The sign shown for a hidden letter.
const SIGN: &str = "·";

/// The most letters that a case ending adds to a stem: «Ивановыми».
const ENDING: usize = 3;

/// The sign behind a text that is cut off.
const CUT_SIGN: &str = "~";

/// The fewest letters of a name that is recognised where it is cut off.
const CUT: usize = 3;

/// The words of the names that are hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Veil {
    /// The folded words without the letter in which their cases differ.
    stems: BTreeSet<String>,
}

impl Veil {
    /// The veil over these names. Initials are shown as they are.
    #[must_use]
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Veil {
        let words = names.into_iter().flat_map(words);
        Veil { stems: words.filter(|word| word.chars().count() > 1).map(|word| stem(&word)).collect() }
    }

    /// Hides the names in the picture, but for the row in which something is typed that is looked for.
    pub fn draw(&self, buf: &mut Buffer, typed: Option<u16>) {
        let area = buf.area;
        for y in (area.top()..area.bottom()).filter(|y| Some(*y) != typed) {
            let mut x = area.left();
            while x < area.right() {
                let end = x + word_at(buf, area, x, y);
                let word: String = (x..end).map(|x| buf[(x, y)].symbol()).collect();
                let is_cut = end < area.right() && buf[(end, y)].symbol() == CUT_SIGN;
                if self.hides(&word, is_cut) {
                    for x in x + 1..end {
                        buf[(x, y)].set_symbol(SIGN);
                    }
                }
                x = end.max(x + 1);
            }
        }
    }

    /// Whether the word is one of the names in whatever case, or the beginning of one, if it is `cut`.
    fn hides(&self, word: &str, is_cut: bool) -> bool {
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        let word = fold::fold(word);
        let ends: Vec<usize> = word.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        let count = ends.len();
        let is_case = ends.iter().rev().take(ENDING + 1).any(|end| self.stems.contains(&word[..*end]));
        let begins = || self.stems.range(word.clone()..).next().is_some_and(|stem| stem.starts_with(&word));
        is_case || (is_cut && count >= CUT && begins())
    }
}

/// What of a name is hidden: not initials, not «и».
fn words(name: &str) -> impl Iterator<Item = String> {
    name.split(|c: char| !c.is_alphabetic())
        .filter(|word| word.starts_with(char::is_uppercase))
        .map(fold::fold)
        .collect::<Vec<_>>()
        .into_iter()
}

/// A folded word without its last letter, if its cases differ in that. A short one is kept whole.
fn stem(word: &str) -> String {
    let is_long = word.chars().count() > 3;
    let whole = || word.to_owned();
    if is_long { word.strip_suffix(fold::is_case_ending).map_or_else(whole, str::to_owned) } else { whole() }
}

/// How many cells the letters take that begin at a cell: a wide letter or a sign is none.
fn word_at(buf: &Buffer, area: Rect, x: u16, y: u16) -> u16 {
    let is_letter = |x: &u16| buf[(*x, y)].symbol().chars().all(char::is_alphabetic);
    let length = (x..area.right()).take_while(|x| is_letter(x)).count();
    u16::try_from(length).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn seen(names: &[&str], line: &str) -> String {
        let mut buf = Buffer::empty(Rect::new(0, 0, 60, 1));
        buf.set_string(0, 0, line, Style::new());
        Veil::of(names.iter().copied()).draw(&mut buf, None);
        (0..60).map(|x| buf[(x, 0)].symbol()).collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn names_keep_their_first_letter_in_every_case_and_cut_off() {
        let names = ["Smirnova Anna Petrovna", "Öberg", "Li"];
        assert_eq!(seen(&names, "Smirnova A. P., Smirnov, SMIRNOVA"), "S······· A. P., Smirnov, S·······");
        assert_eq!(seen(&names, "Anna-Öberg, Petrovn~ Smi~ Pe~"), "A···-Ö····, P······~ S··~ Pe~");
        assert_eq!(seen(&names, "anna smiles at Petrova; Today"), "anna smiles at Petrova; Today");
    }

    #[test]
    fn the_row_where_one_types_is_left_as_it_is() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 2));
        buf.set_string(0, 0, "Anna", Style::new());
        buf.set_string(0, 1, "Anna", Style::new());
        Veil::of(["Anna"]).draw(&mut buf, Some(0));
        assert_eq!((buf[(1, 0)].symbol(), buf[(1, 1)].symbol()), ("n", SIGN));
    }
}
