//! A veil over names, addresses and phones: whatever a screen, a window or a notice shows, the words of known names and
//! streets keep their first letter alone, the house behind a street and the digits of known phones are hidden. It is laid
//! over the picture when everything is drawn, so that no place can be forgotten.

mod address;
mod row;

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use self::address::HiddenAddressWords;
use self::row::{PictureRow, SIGN, is_of_word};
use crate::domain::fold;

/// The most letters that a case ending adds to a stem: «Ивановыми».
const ENDING: usize = 3;

/// The sign behind a text that is cut off.
const CUT_SIGN: &str = "~";

/// The fewest letters of a name that is recognised where it is cut off, if none is wide.
const CUT: usize = 3;

/// The fewest digits of a phone that is recognised where it is cut off.
const CUT_PHONE: usize = 6;

/// The fewest digits of a phone that is recognised whole: that of a village.
const SHORTEST_PHONE: usize = 5;

/// The digits of a phone that tell it from others: without the country.
const OWN_DIGITS: usize = 10;

/// The most letters of a short word before the number of a block or a flat: «корп.».
const SHORT_WORD: usize = 4;

/// What is hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Veil {
    /// The folded words without the letter in which their cases differ.
    stems: BTreeSet<String>,
    /// The same of streets.
    streets: BTreeSet<String>,
    /// What is hidden in an address alone.
    address: HiddenAddressWords,
    /// The last digits of each phone.
    phones: Vec<String>,
}

impl Veil {
    /// The veil over these names, streets and phones. Initials are shown as they are.
    #[must_use]
    pub fn of(names: &[String], streets: &[String], phones: &[String]) -> Veil {
        let stems = |texts: &[String]| {
            let words = texts.iter().flat_map(|text| words(text));
            words.filter(|word| word.chars().count() > 1).map(|word| stem(&word)).collect()
        };
        let own = |phone: &String| {
            let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
            digits[digits.len().saturating_sub(OWN_DIGITS)..].iter().collect::<String>()
        };
        let phones = phones.iter().map(own).filter(|digits| digits.len() >= SHORTEST_PHONE).collect();
        Veil {
            stems: stems(names),
            streets: stems(streets),
            address: HiddenAddressWords::of(streets),
            phones,
        }
    }

    /// Hides them in the picture, but for the row in which something is typed that is looked for.
    pub fn draw(&self, buf: &mut Buffer, typed: Option<u16>) {
        let area = buf.area;
        for y in (area.top()..area.bottom()).filter(|y| Some(*y) != typed) {
            self.hide_phones(buf, area, y);
            let row = PictureRow { area, y };
            let mut x = area.left();
            while x < area.right() {
                let end = row.word_end(buf, x);
                let word = row.text(buf, x, end);
                let is_cut = end < area.right() && buf[(end, y)].symbol() == CUT_SIGN;
                let is_street = hides(&self.streets, &word, is_cut);
                if is_street || hides(&self.stems, &word, is_cut) {
                    row.hide_word(buf, x, end);
                }
                if is_street {
                    self.address.hide_behind(buf, row, end);
                } else {
                    self.address.hide_numbered(buf, row, &word, end);
                    self.address.hide_cut(buf, row, &word, end);
                }
                x = end.max(x + 1);
            }
        }
    }

    /// Hides the digits of known phones in a row, and of what is cut off and begins as one.
    fn hide_phones(&self, buf: &mut Buffer, area: Rect, y: u16) {
        let sign = |buf: &Buffer, x: u16| buf[(x, y)].symbol().chars().next().unwrap_or(' ');
        let is_of_phone = |c: char| c.is_ascii_digit() || "+()- ".contains(c);
        let mut x = area.left();
        while x < area.right() {
            let run: Vec<u16> = (x..area.right()).take_while(|x| is_of_phone(sign(buf, *x))).collect();
            let digits: Vec<(u16, char)> =
                run.iter().map(|x| (*x, sign(buf, *x))).filter(|(_, c)| c.is_ascii_digit()).collect();
            let said: String = digits.iter().map(|(_, c)| *c).collect();
            let next = x + u16::try_from(run.len()).unwrap_or(0);
            let is_cut = next < area.right() && buf[(next, y)].symbol() == CUT_SIGN;
            let found = self.phones.iter().find_map(|phone| {
                let whole = said.find(phone.as_str()).map(|at| at..at + phone.len());
                let begins = |at: &usize| phone.starts_with(&said[*at..]);
                let last = said.len().checked_sub(CUT_PHONE).filter(|_| is_cut);
                let cut = || last.and_then(|last| (0..=last).find(begins)).map(|at| at..said.len());
                whole.or_else(cut)
            });
            x = next.max(x + 1);
            if let Some(found) = found {
                // With the digit of the country before them.
                for (at, _) in &digits[found.start.saturating_sub(1)..found.end] {
                    buf[(*at, y)].set_symbol(SIGN);
                    x = *at + 1;
                }
            }
        }
    }
}

/// Whether the word is one of these in whatever case, or the beginning of one, if it is `cut`.
fn hides(stems: &BTreeSet<String>, word: &str, is_cut: bool) -> bool {
    if !begins_name(word) {
        return false;
    }
    let word = fold::fold(word);
    let ends: Vec<usize> = word.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let count = ends.len();
    let is_case = ends.iter().rev().take(ENDING + 1).any(|end| stems.contains(&word[..*end]));
    let begins = || stems.range(word.clone()..).next().is_some_and(|stem| stem.starts_with(&word));
    // A wide letter is a word by itself: one identifies a name as the first letters of a spelled one do.
    let is_enough = count >= CUT || word.width() > count;
    is_case || (is_cut && is_enough && begins())
}

/// What of a name is hidden: not initials, not «и».
fn words(name: &str) -> impl Iterator<Item = String> {
    name.split(|c: char| !is_of_word(c))
        .filter(|word| begins_name(word))
        .map(fold::fold)
        .collect::<Vec<_>>()
        .into_iter()
}

/// Whether a word may be a name. Of a script without small letters any word may.
fn begins_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}

/// A folded word without its last letter, if its cases differ in that. A short one is kept whole.
fn stem(word: &str) -> String {
    let is_long = word.chars().count() > 3;
    let whole = || word.to_owned();
    if is_long { word.strip_suffix(fold::is_case_ending).map_or_else(whole, str::to_owned) } else { whole() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn veil(names: &[&str], streets: &[&str], phones: &[&str]) -> Veil {
        let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
        Veil::of(&own(names), &own(streets), &own(phones))
    }

    fn seen(names: &[&str], line: &str) -> String {
        let mut buf = Buffer::empty(Rect::new(0, 0, 60, 1));
        buf.set_string(0, 0, line, Style::new());
        veil(names, &[], &[]).draw(&mut buf, None);
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
        veil(&["Anna"], &[], &[]).draw(&mut buf, Some(0));
        assert_eq!((buf[(1, 0)].symbol(), buf[(1, 1)].symbol()), ("n", SIGN));
    }

    #[track_caller]
    fn assert_shown(line: &str, shown: &str) {
        let mut buf = Buffer::empty(Rect::new(0, 0, 60, 1));
        buf.set_string(0, 0, line, Style::new());
        veil(&[], &["Park Lane", "Mira"], &["+79116031422", "22-110"]).draw(&mut buf, None);
        let seen = (0..60).map(|x| buf[(x, 0)].symbol()).collect::<String>();
        assert_eq!(seen.trim_end(), shown, "{line}");
    }

    #[test]
    fn a_street_is_hidden_with_the_house_behind_it() {
        assert_shown("Town, Mira 12, ap. 4  Tue 24.11", "Town, M··· ··, ap. ·  Tue 24.11");
        assert_shown("Park Lane 15B/2 2nd floor", "P··· L··· ···/· ··· floor");
        assert_shown("Par~ 7   7 calls", "P··~ ·   7 calls");
        assert_shown("mira 12, 12 visits", "mira 12, 12 visits");
    }

    #[test]
    fn the_house_is_hidden_where_the_street_is_cut_off() {
        let all = crate::domain::place::LABELS.all();
        let is_plain = |form: &String| form.chars().all(char::is_alphabetic);
        let mut streets =
            all.iter().filter(|label| label.sort == crate::domain::place::AddressWordKind::Street);
        let street = streets.find(|s| is_plain(&s.full) && s.forms.first().is_some_and(is_plain)).unwrap();
        let (full, short) = (&street.full, &street.forms[0]);
        let begun: String = full.chars().take(2).collect();
        for (line, shown) in [
            (format!("{short}.~ 128, ap. 14"), format!("{short}.~ ···, ap. ··")),
            (format!("{short}. S~ 128"), format!("{short}. S~ ···")),
            (format!("{full} Be~ 12B"), format!("{full} B·~ ···")),
            (format!("{begun}~ 128"), format!("{begun}~ ···")),
            (format!("{full} 3 of 5"), format!("{full} 3 of 5")),
        ] {
            assert_shown(&line, &shown);
        }
    }

    #[test]
    fn the_number_of_a_flat_is_hidden_on_the_next_line_too() {
        let flat = crate::domain::place::LABELS
            .all()
            .iter()
            .find(|label| label.sort == crate::domain::place::AddressWordKind::Flat);
        let flat = &flat.unwrap().full;
        for (between, lines, shown) in [
            (":", ["│", "│853; 2 calls    │"], "│···; 2 calls    │"),
            ("", ["", "853"], "···"),
            (":", ["  12 calls", "853"], "853"),
            (": calls", ["", "853"], "853"),
        ] {
            let mut buf = Buffer::empty(Rect::new(0, 0, 40, 2));
            let frame = if lines[1].starts_with('│') { "│" } else { "" };
            buf.set_string(0, 0, format!("{frame}{flat}{between}{}", lines[0]), Style::new());
            buf.set_string(0, 1, lines[1], Style::new());
            veil(&[], &[], &[]).draw(&mut buf, None);
            let seen = (0..40).map(|x| buf[(x, 1)].symbol()).collect::<String>();
            assert_eq!(seen.trim_end(), shown, "{between}, {lines:?}");
        }
    }

    #[test]
    fn phones_are_hidden_however_they_are_written_and_other_numbers_are_not() {
        assert_shown("+7 (911) 603-14-22 mother", "+· (···) ···-··-·· mother");
        assert_shown("8 911 603 14 22, 22-11-0", "· ··· ··· ·· ··, ··-··-·");
        assert_shown("+7 911 603-1~", "+· ··· ···-·~");
        assert_shown("2026-11-24 2 of 12  603-14-22", "2026-11-24 2 of 12  603-14-22");
    }
}
