//! A veil over names, addresses and phones: whatever a screen, a window or a notice shows, the words of known names and
//! streets keep their first letter alone, the house behind a street, the digits of known phones and what else the file
//! holds of a home are hidden. It is laid over the picture when everything is drawn, so that no place can be forgotten.

mod address;
mod names;
mod row;
mod values;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::address::HiddenAddressWords;
use self::names::{HiddenNames, WordCut};
use self::row::{PictureRow, SIGN, is_of_word};
use self::values::HiddenValues;

/// The sign behind a text that is cut off.
const CUT_SIGN: &str = "~";

/// The fewest letters of a name or value that is recognised where it is cut off, if none is wide.
const CUT: usize = 3;

/// The fewest digits of a phone that is recognised where it is cut off.
const CUT_PHONE: usize = 6;

/// The fewest digits of a phone that is recognised whole: that of a village.
const SHORTEST_PHONE: usize = 5;

/// The digits of a phone that tell it from others: without the country.
const OWN_DIGITS: usize = 10;

/// The most letters of a short word before the number of a block or a flat: «корп.».
const SHORT_WORD: usize = 4;

/// What the file holds of people that is hidden.
#[derive(Clone, Debug, Default)]
pub struct PersonalTexts {
    pub names: Vec<String>,
    /// Streets, and settlements without any.
    pub streets: Vec<String>,
    pub phones: Vec<String>,
    /// Other texts, hidden where they are shown as they are written: houses, flats, ways in, who called.
    pub values: Vec<String>,
}

/// What is hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Veil {
    names: HiddenNames,
    streets: HiddenNames,
    /// What is hidden in an address alone.
    address: HiddenAddressWords,
    values: HiddenValues,
    /// The last digits of each phone.
    phones: Vec<String>,
}

impl Veil {
    /// The veil over these texts. Initials are shown as they are.
    #[must_use]
    pub fn of(texts: &PersonalTexts) -> Veil {
        let own = |phone: &String| {
            let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
            digits[digits.len().saturating_sub(OWN_DIGITS)..].iter().collect::<String>()
        };
        let phones = texts.phones.iter().map(own).filter(|digits| digits.len() >= SHORTEST_PHONE).collect();
        Veil {
            names: HiddenNames::of(&texts.names),
            streets: HiddenNames::of(&texts.streets),
            address: HiddenAddressWords::of(&texts.streets),
            values: HiddenValues::of(&texts.values),
            phones,
        }
    }

    /// Hides them in the picture, but for the row in which something is typed that is looked for.
    pub fn draw(&self, buf: &mut Buffer, typed: Option<u16>) {
        let area = buf.area;
        let rows = || (area.top()..area.bottom()).filter(|y| Some(*y) != typed);
        // They are looked for in the picture as it was drawn.
        let values: Vec<_> = rows().flat_map(|y| self.values.found(buf, PictureRow { area, y })).collect();
        for y in rows() {
            self.hide_phones(buf, area, y);
            self.hide_words(buf, PictureRow { area, y });
        }
        for (row, x) in values {
            row.hide(buf, x);
        }
    }

    /// Hides the names and streets in a row, and what is left of an address behind them.
    fn hide_words(&self, buf: &mut Buffer, row: PictureRow) {
        let PictureRow { area, y } = row;
        // Where the name ends that was hidden last.
        let mut hidden_end = None;
        let mut x = area.left();
        while x < area.right() {
            let end = row.word_end(buf, x);
            let word = row.text(buf, x, end);
            let is_cut = end < area.right() && buf[(end, y)].symbol() == CUT_SIGN;
            let is_part = hidden_end.is_some_and(|last| last + 1 == x) && row.sign(buf, x - 1) == '-';
            let cut = match (is_cut, is_part) {
                (false, _) => WordCut::Whole,
                (true, false) => WordCut::Cut,
                (true, true) => WordCut::Part,
            };
            let is_street = self.streets.hide(&word, cut);
            if is_street || self.names.hide(&word, cut) {
                row.hide_word(buf, x, end);
                hidden_end = Some(end);
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

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn veil(names: &[&str], streets: &[&str], phones: &[&str]) -> Veil {
        of(names, streets, phones, &[])
    }

    fn of(names: &[&str], streets: &[&str], phones: &[&str], values: &[&str]) -> Veil {
        let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
        let (names, streets, phones, values) = (own(names), own(streets), own(phones), own(values));
        Veil::of(&PersonalTexts { names, streets, phones, values })
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

    #[test]
    fn a_value_is_hidden_as_it_is_written_whole_wrapped_or_cut_off() {
        let values = ["b. 96/14, bl. 2", "code 12K, dog", "12K", "7", "112"];
        for (line, shown) in [
            ("B. 96/14, bl. 2, ap. 3", "B. ··/··, b·. ·, ap. 3"),
            ("b. 96/14, b~  7 of 112", "b. ··/··, b~  7 of 112"),
            ("door: code 12K, dog here", "door: c··· ···, d·· here"),
            ("12K 12Km", "··· 12Km"),
        ] {
            let mut buf = Buffer::empty(Rect::new(0, 0, 60, 1));
            buf.set_string(0, 0, line, Style::new());
            of(&[], &[], &[], &values).draw(&mut buf, None);
            let seen = (0..60).map(|x| buf[(x, 0)].symbol()).collect::<String>();
            assert_eq!(seen.trim_end(), shown, "{line}");
        }
        let mut buf = Buffer::empty(Rect::new(0, 0, 12, 2));
        buf.set_string(0, 0, "\u{2502}x code 12K,", Style::new());
        buf.set_string(0, 1, "\u{2502}dog", Style::new());
        of(&[], &[], &[], &values).draw(&mut buf, None);
        assert_eq!(
            (0..12).map(|x| buf[(x, 1)].symbol()).collect::<String>().trim_end(),
            "\u{2502}d\u{b7}\u{b7}"
        );
    }

    #[test]
    fn the_second_part_of_a_name_is_hidden_where_it_is_cut_off() {
        assert_eq!(seen(&["Smith-Abrams Eve"], "Smith-Ab~ Ab~"), "S····-A·~ Ab~");
    }
}
