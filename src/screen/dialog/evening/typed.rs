//! The line of the evening: `1с 2н 3о 4п23: notes`, typed under either layout. `2с!` is a visit at which the rights of a
//! child were found violated.

use crate::domain::contact::Outcome;
use crate::keymap::layout;

/// The longest range of numbers that is believed: more visits a day nobody makes.
const MOST: u32 = 60;

/// A piece of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins, in letters.
    pub from: usize,
    /// As it was typed.
    pub said: String,
    /// What it means; `None`: it is not understood.
    pub mark: Option<Mark>,
}

/// What came of some visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Numbers on the sheet.
    pub numbers: Vec<u32>,
    /// What came of them.
    pub outcome: Outcome,
    /// To which day, as it was typed: `23`, `23.11`.
    pub day: Option<String>,
    /// Whether the rights of a child were found violated: an exclamation mark behind the letter or the day.
    pub violated: bool,
    /// What was said of it.
    pub note: Option<String>,
}

/// The pieces of a line, in order. Nothing of it is passed over but blanks, commas and semicolons between them.
#[must_use]
pub fn pieces(line: &str) -> Vec<Piece> {
    let letters: Vec<char> = line.chars().collect();
    let mut all = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if is_between(letters[at]) {
            at += 1;
            continue;
        }
        let (mark, end) = match Line(&letters).mark(at) {
            Some((mark, end)) => (Some(mark), end),
            None => (None, Line(&letters).word(at)),
        };
        all.push(Piece { from: at, said: letters[at..end].iter().collect(), mark });
        at = end;
    }
    all
}

/// What a letter means: that of the Russian word, the Latin one on its key, or the Latin one that looks like it.
fn outcome(letter: char) -> Option<Outcome> {
    match (layout::fold(letter), letter.is_ascii()) {
        ('c', _) => Some(Outcome::Held),
        ('y', _) | ('h', true) => Some(Outcome::NobodyHome),
        ('j', _) | ('o', true) => Some(Outcome::Refused),
        ('g', _) | ('n', true) => Some(Outcome::Postponed),
        _ => None,
    }
}

fn is_between(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | ';')
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

struct Line<'a>(&'a [char]);

impl Line<'_> {
    fn at(&self, i: usize) -> Option<char> {
        self.0.get(i).copied()
    }

    fn blanks(&self, mut i: usize) -> usize {
        while self.at(i).is_some_and(char::is_whitespace) {
            i += 1;
        }
        i
    }

    /// The number at `i`, of at most so many digits, and where it ends.
    fn number(&self, i: usize, most: usize) -> Option<(u32, usize)> {
        let digits: String = self.0.iter().skip(i).take_while(|c| c.is_ascii_digit()).collect();
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

    /// Numbers and a letter: «2», «1-3» and what came of them.
    fn head(&self, i: usize) -> Option<(Vec<u32>, Outcome, usize)> {
        let (first, mut end) = self.number(i, 3)?;
        let mut last = first;
        let dash = self.blanks(end);
        if matches!(self.at(dash), Some('-' | '\u{2013}')) {
            (last, end) = self.number(self.blanks(dash + 1), 3)?;
        }
        let letter = self.blanks(end);
        let outcome = outcome(self.at(letter)?)?;
        if last < first || last - first > MOST || self.at(letter + 1).is_some_and(char::is_alphabetic) {
            return None;
        }
        Some(((first..=last).collect(), outcome, letter + 1))
    }

    fn mark(&self, i: usize) -> Option<(Mark, usize)> {
        let (numbers, outcome, mut end) = self.head(i)?;
        let mut day = None;
        if outcome == Outcome::Postponed
            && let Some((said, after)) = self.day(end)
        {
            (day, end) = (Some(said), after);
        }
        let violated = self.at(self.blanks(end)) == Some('!');
        if violated {
            end = self.blanks(end) + 1;
        }
        let (note, end) = self.note(end);
        let whole = self.at(end).is_none_or(is_between);
        whole.then_some((Mark { numbers, outcome, day, violated, note }, end))
    }

    /// The day behind «п». Behind a blank it is one only if it is not the number of the next visit.
    fn day(&self, end: usize) -> Option<(String, usize)> {
        let from = self.blanks(end);
        if from > end && self.head(from).is_some() {
            return None;
        }
        let (_, mut to) = self.number(from, 2)?;
        for most in [2, 4] {
            let Some((_, next)) = self.number(to + 1, most).filter(|_| self.at(to) == Some('.')) else {
                break;
            };
            to = next;
        }
        // Behind a blank a number followed by other letters is another mark, and a wrong one is reported by itself.
        let ends =
            self.at(to).is_none_or(|c| is_between(c) || matches!(c, ':' | '!') || closing(c).is_some());
        (from == end || ends).then(|| (self.0[from..to].iter().collect(), to))
    }

    /// A text in quotation marks, or behind a colon up to a semicolon or the next mark.
    fn note(&self, end: usize) -> (Option<String>, usize) {
        let mut from = self.blanks(end);
        let colon = self.at(from) == Some(':');
        if colon {
            from = self.blanks(from + 1);
        }
        if let Some(close) = self.at(from).and_then(closing) {
            let to = (from + 1..self.0.len()).find(|i| self.0[*i] == close);
            let (to, after) = to.map_or((self.0.len(), self.0.len()), |to| (to, to + 1));
            return (said(&self.0[from + 1..to]), after);
        }
        if !colon {
            return (None, end);
        }
        let next = |i: &usize| self.0[*i] == ';' || (is_between(self.0[*i]) && self.attached(*i + 1));
        let to = (from..self.0.len()).find(next).unwrap_or(self.0.len());
        (said(&self.0[from.min(to)..to]), to)
    }

    /// Whether a mark begins here, its letter right behind its number: «2 с» in a note is no mark.
    fn attached(&self, i: usize) -> bool {
        let Some((_, end)) = self.number(i, 3) else { return false };
        let ranged = self.at(end) == Some('-');
        (ranged || self.at(end).and_then(outcome).is_some()) && self.mark(i).is_some()
    }
}

fn said(letters: &[char]) -> Option<String> {
    let text: String = letters.iter().collect();
    Some(text.trim().to_owned()).filter(|t| !t.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(line: &str) -> Vec<Mark> {
        pieces(line).into_iter().map(|p| p.mark.unwrap_or_else(|| panic!("{}", p.said))).collect()
    }

    #[test]
    fn either_layout_and_letters_that_look_alike_mean_the_same() {
        use Outcome::{Held, NobodyHome, Postponed, Refused};
        let outcomes = |line: &str| marks(line).into_iter().map(|m| m.outcome).collect::<Vec<_>>();
        let all = [Held, NobodyHome, Refused, Postponed];
        for line in ["1\u{441} 2\u{43d} 3\u{43e} 4\u{43f}", "1c 2y 3j 4g", "1C,2H;3O, 4N", "1 c 2 y 3 j 4 g"]
        {
            assert_eq!(outcomes(line), all, "{line}");
        }
        // These are on the keys of h, o and n, and look like nothing of it.
        for line in ["1\u{440}", "1\u{449}", "1\u{442}"] {
            assert_eq!(pieces(line)[0].mark, None, "{line}");
        }
    }

    #[test]
    fn days_ranges_and_notes_are_distinguished() {
        let day = |t: &str| Some(t.to_owned());
        assert_eq!(marks("4g23")[0].day, day("23"));
        assert_eq!(marks("4g 23.11")[0].day, day("23.11"));
        assert_eq!(marks("4g23.11.2026")[0].day, day("23.11.2026"));
        assert_eq!(marks("4g 5c").iter().map(|m| m.day.clone()).collect::<Vec<_>>(), [None, None]);
        let beside_a_slip = pieces("3y: no one 4g 9f");
        assert_eq!(beside_a_slip.iter().map(|p| p.mark.is_some()).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!(marks("1-3c")[0].numbers, [1, 2, 3]);
        let noted = marks("1c: all well, at home 2y \"no one, 3 times\" 3j: bye; 4g23: ill");
        let notes: Vec<_> = noted.iter().map(|m| m.note.as_deref()).collect();
        assert_eq!(notes, [Some("all well, at home"), Some("no one, 3 times"), Some("bye"), Some("ill")]);
        assert_eq!(noted[3].day, day("23"));
    }

    #[test]
    fn what_is_not_understood_is_kept_at_its_place() {
        let all = pieces("1c 5f 3-1c 2y");
        let wrong: Vec<_> =
            all.iter().filter(|p| p.mark.is_none()).map(|p| (p.from, p.said.as_str())).collect();
        assert_eq!(wrong, [(3, "5f"), (6, "3-1c")]);
        assert_eq!(pieces("1ccc 9999c c").iter().filter(|p| p.mark.is_some()).count(), 0);
    }
}
