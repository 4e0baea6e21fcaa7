//! The line of the evening: `1с 2н 3о 4п23: notes`, typed under either layout, the outcome by its letter or in words.
//! `2с!` is a visit at which the rights of a child were found violated.

mod outcome;
mod put_off;

use chrono::{NaiveDate, NaiveTime};

use self::outcome::outcome;
use crate::domain::contact::ContactOutcome;
use crate::text::Words;

/// The longest range of numbers that is believed: more visits a day nobody makes.
const MOST: u32 = 60;

/// A piece of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedPiece {
    /// Where it begins, in letters.
    pub from: usize,
    /// As it was typed.
    pub said: String,
    /// What it means; `None`: it is not understood.
    pub mark: Option<TypedMark>,
}

/// What came of some visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedMark {
    /// Numbers on the sheet.
    pub numbers: Vec<u32>,
    /// What came of them.
    pub outcome: ContactOutcome,
    /// To which day, as it was typed: `23`, `23.11`, a word.
    pub day: Option<String>,
    /// To which hour.
    pub time: Option<NaiveTime>,
    /// Whether the rights of a child were found violated: an exclamation mark behind the letter or the day.
    pub violated: bool,
    /// What was said of it.
    pub note: Option<String>,
}

/// The pieces of a line, in order. Nothing of it is passed over but blanks, commas and semicolons between them.
fn pieces(line: &str, words: &Words, today: NaiveDate) -> Vec<TypedPiece> {
    let letters: Vec<char> = line.chars().collect();
    let line = TypedLine { letters: &letters, words, today };
    let mut all = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if is_between(letters[at]) {
            at += 1;
            continue;
        }
        let (mark, end) = match line.mark(at) {
            Some((mark, end)) => (Some(mark), end),
            None => (None, line.word(at)),
        };
        all.push(TypedPiece { from: at, said: letters[at..end].iter().collect(), mark });
        at = end;
    }
    all
}

/// The same, with what is not understood as one piece up to the next that is.
#[must_use]
pub fn runs(line: &str, words: &Words, today: NaiveDate) -> Vec<TypedPiece> {
    let mut all: Vec<TypedPiece> = Vec::new();
    for piece in pieces(line, words, today) {
        match all.last_mut().filter(|last| last.mark.is_none() && piece.mark.is_none()) {
            Some(last) => {
                let long = piece.from + piece.said.chars().count() - last.from;
                last.said = line.chars().skip(last.from).take(long).collect();
            }
            None => all.push(piece),
        }
    }
    all
}

/// Blanks, commas and semicolons, and what their keys give with the Latin layout on.
fn is_between(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | ';' | '?' | '$')
}

/// A colon, and what its key gives with the Latin layout on.
fn is_colon(letter: char) -> bool {
    matches!(letter, ':' | '^')
}

/// The sign that ends a quotation which begins with this one.
fn closing(opening: char) -> Option<char> {
    Some(match opening {
        '"' => '"',
        '\u{ab}' => '\u{bb}',
        '\u{201e}' => '\u{201c}',
        '\u{201c}' => '\u{201d}',
        _ => return None,
    })
}

/// Numbers of the sheet and what came of them.
struct TypedHead {
    numbers: Vec<u32>,
    outcome: ContactOutcome,
    /// Where it ends, in letters.
    end: usize,
    /// Whether the outcome was said in words.
    is_worded: bool,
}

#[derive(Clone, Copy)]
struct TypedLine<'a> {
    letters: &'a [char],
    words: &'a Words,
    today: NaiveDate,
}

impl TypedLine<'_> {
    fn at(&self, i: usize) -> Option<char> {
        self.letters.get(i).copied()
    }

    fn blanks(&self, mut i: usize) -> usize {
        while self.at(i).is_some_and(char::is_whitespace) {
            i += 1;
        }
        i
    }

    /// The number at `i`, of at most so many digits, and where it ends.
    fn number(&self, i: usize, most: usize) -> Option<(u32, usize)> {
        let digits: String = self.letters.iter().skip(i).take_while(|c| c.is_ascii_digit()).collect();
        let n = digits.parse().ok().filter(|_| digits.len() <= most)?;
        Some((n, i + digits.len()))
    }

    /// The end of the run of signs at `i`.
    fn word(&self, mut i: usize) -> usize {
        while self.at(i).is_some_and(|c| !is_between(c)) {
            i += 1;
        }
        i
    }

    /// The end of the run of letters at `i`.
    fn run(&self, mut i: usize) -> usize {
        while self.at(i).is_some_and(char::is_alphabetic) {
            i += 1;
        }
        i
    }

    /// «2», «1-3».
    fn range(&self, i: usize) -> Option<(Vec<u32>, usize)> {
        let (first, mut end) = self.number(i, 3)?;
        let mut last = first;
        let dash = self.blanks(end);
        if matches!(self.at(dash), Some('-' | '\u{2013}')) {
            (last, end) = self.number(self.blanks(dash + 1), 3)?;
        }
        (last >= first && last - first <= MOST).then(|| ((first..=last).collect(), end))
    }

    /// «2с», «1-3 н»: numbers and what came of them.
    fn head(&self, i: usize) -> Option<TypedHead> {
        let (numbers, end) = self.range(i)?;
        let (outcome, end, is_worded) = self.outcome(self.blanks(end))?;
        Some(TypedHead { numbers, outcome, end, is_worded })
    }

    /// The same of a list: «1, 2, 4с».
    fn listed(&self, i: usize) -> Option<TypedHead> {
        let (mut numbers, mut end) = self.range(i)?;
        loop {
            if let Some((outcome, end, is_worded)) = self.outcome(self.blanks(end)) {
                return Some(TypedHead { numbers, outcome, end, is_worded });
            }
            let mut next = self.blanks(end);
            if matches!(self.at(next), Some(',' | '?')) {
                next = self.blanks(next + 1);
            }
            let (more, after) = self.range(next).filter(|_| next > end)?;
            numbers.extend(more);
            end = after;
        }
    }

    fn mark(&self, i: usize) -> Option<(TypedMark, usize)> {
        let TypedHead { numbers, outcome, mut end, is_worded } = self.listed(i)?;
        let (mut day, mut time) = (None, None);
        if outcome == ContactOutcome::Postponed
            && let Some(put_off) = self.put_off(end)
        {
            (day, time, end) = (Some(put_off.day), put_off.time, put_off.end);
        }
        let violated = self.at(self.blanks(end)) == Some('!');
        if violated {
            end = self.blanks(end) + 1;
        }
        let takes_words = outcome != ContactOutcome::Postponed || day.is_some();
        let behind = end;
        let (note, end) = self.note(end, takes_words);
        // Behind a colon and in quotation marks anything may be said.
        let is_apart = self.at(self.blanks(behind)).is_some_and(|c| is_colon(c) || closing(c).is_some());
        if is_worded && outcome == ContactOutcome::Held && !is_apart && self.is_denied(behind, end) {
            return None;
        }
        let whole = self.at(end).is_none_or(is_between);
        whole.then_some((TypedMark { numbers, outcome, day, time, violated, note }, end))
    }

    /// A text in quotation marks, or behind a colon up to a semicolon or the next mark; where `takes_words`, words without
    /// a colon too: «2н дверь не открыли».
    fn note(&self, end: usize, takes_words: bool) -> (Option<String>, usize) {
        let mut from = self.blanks(end);
        let colon = self.at(from).is_some_and(is_colon);
        if colon {
            from = self.blanks(from + 1);
        }
        if let Some(close) = self.at(from).and_then(closing) {
            let to = (from + 1..self.letters.len()).find(|i| self.letters[*i] == close);
            let to = to.map_or((self.letters.len(), self.letters.len()), |to| (to, to + 1));
            return (said(&self.letters[from + 1..to.0]), to.1);
        }
        let is_words =
            || takes_words && from > end && self.word(from) > from + 1 && self.run(from) == self.word(from);
        if !colon && !is_words() {
            return (None, end);
        }
        let next =
            |i: &usize| self.letters[*i] == ';' || (is_between(self.letters[*i]) && self.attached(*i + 1));
        let to = (from..self.letters.len()).find(next).unwrap_or(self.letters.len());
        (said(&self.letters[from.min(to)..to]), to)
    }

    /// Whether a mark begins here, its letter right behind its number: «2 с» in a note is no mark.
    fn attached(&self, i: usize) -> bool {
        let Some((_, end)) = self.number(i, 3) else { return false };
        let ranged = self.at(end) == Some('-');
        (ranged || self.at(end).and_then(outcome).is_some())
            && self.head(i).is_some()
            && self.mark(i).is_some()
    }
}

fn said(letters: &[char]) -> Option<String> {
    let text: String = letters.iter().collect();
    // A comma behind the last word parts it from the next mark.
    let text = text.trim().trim_end_matches([',', ';']).trim_end();
    Some(text.to_owned()).filter(|t| !t.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn split(line: &str) -> Vec<TypedPiece> {
        pieces(line, &Words::of(Lang::Ru), NaiveDate::MIN)
    }

    fn marks(line: &str) -> Vec<TypedMark> {
        split(line).into_iter().map(|p| p.mark.unwrap_or_else(|| panic!("{}", p.said))).collect()
    }

    #[test]
    fn either_layout_and_letters_that_look_alike_mean_the_same() {
        use ContactOutcome::{Held, NobodyHome, Postponed, Refused};
        let outcomes = |line: &str| marks(line).into_iter().map(|m| m.outcome).collect::<Vec<_>>();
        let all = [Held, NobodyHome, Refused, Postponed];
        for line in ["1\u{441} 2\u{43d} 3\u{43e} 4\u{43f}", "1c 2y 3j 4g", "1C,2H;3O, 4N", "1 c 2 y 3 j 4 g"]
        {
            assert_eq!(outcomes(line), all, "{line}");
        }
        // These are on the keys of h, o and n, and look like nothing of it.
        for line in ["1\u{440}", "1\u{449}", "1\u{442}"] {
            assert_eq!(split(line)[0].mark, None, "{line}");
        }
    }

    #[test]
    fn days_ranges_and_notes_are_distinguished() {
        let day = |t: &str| Some(t.to_owned());
        assert_eq!(marks("4g23")[0].day, day("23"));
        assert_eq!(marks("4g 23.11")[0].day, day("23.11"));
        assert_eq!(marks("4g23.11.2026")[0].day, day("23.11.2026"));
        assert_eq!(marks("4g 5c").iter().map(|m| m.day.clone()).collect::<Vec<_>>(), [None, None]);
        let beside_a_slip = split("3y: no one 4g 9f");
        assert_eq!(beside_a_slip.iter().map(|p| p.mark.is_some()).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!(marks("1-3c")[0].numbers, [1, 2, 3]);
        let noted = marks("1c: all well, at home 2y \"no one, 3 times\" 3j: bye; 4g23: ill");
        let notes: Vec<_> = noted.iter().map(|m| m.note.as_deref()).collect();
        assert_eq!(notes, [Some("all well, at home"), Some("no one, 3 times"), Some("bye"), Some("ill")]);
        assert_eq!(noted[3].day, day("23"));
    }

    #[test]
    fn what_is_not_understood_is_kept_at_its_place() {
        let all = split("1c 5f 3-1c 2y");
        let wrong: Vec<_> =
            all.iter().filter(|p| p.mark.is_none()).map(|p| (p.from, p.said.as_str())).collect();
        assert_eq!(wrong, [(3, "5f"), (6, "3-1c")]);
        assert_eq!(split("1ccc 9999c c").iter().filter(|p| p.mark.is_some()).count(), 0);
    }
}
