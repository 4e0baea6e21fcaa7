//! Phones of a cell: several, with whose they are, with inner numbers: «8 911 603-14-22 (мама), 2-34-56 доб. 12».

use super::words::{Mark, plain, role};
use crate::domain::member::Role;
use crate::domain::phone;

/// A number of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    pub number: String,
    /// Whose it is, where the cell says it.
    pub of: Option<Role>,
}

/// The fewest digits of a number: fewer are a flat, a year, an inner number.
const FEWEST: usize = 5;

/// The most digits of one number; behind them another begins.
const MOST: usize = 15;

/// Signs between the digits of a number.
fn is_sign(sign: char) -> bool {
    sign.is_ascii_digit()
        || matches!(sign, '-' | '(' | ')' | '+' | ' ' | '\u{a0}' | '.' | '/' | '\u{2010}'..='\u{2013}')
}

/// The numbers of a cell of phones, and what else it says.
#[must_use]
pub fn numbers(text: &str) -> (Vec<Number>, Vec<String>) {
    let (mut all, mut rest): (Vec<Number>, Vec<String>) = (Vec::new(), Vec::new());
    for piece in text.split(['\n', ';', ',', '|']).flat_map(slashed).map(str::trim).filter(|p| !p.is_empty())
    {
        let parts = parts(piece);
        // A role before the first number of the piece belongs to that number, a role behind a number to that number.
        let mut before: Option<Role> = None;
        let began = all.len();
        for part in parts {
            match part {
                Part::Number(number) => {
                    all.push(Number { number, of: before.take() });
                }
                Part::Words(words) if Mark::Extension.is_in(&words) && !all.is_empty() => {
                    let last = all.len() - 1;
                    all[last].number = format!("{} {}", all[last].number, words.trim());
                }
                Part::Words(words) => match role(&words) {
                    Some(found) if all.len() > began && all.last().is_some_and(|n| n.of.is_none()) => {
                        let last = all.len() - 1;
                        all[last].of = Some(found);
                    }
                    Some(found) => before = Some(found),
                    // The words of the piece before may have been cut off by a comma: «мама, 8 911 …».
                    None => rest.push(words),
                },
            }
        }
        if let (Some(of), true) = (before, all.len() == began) {
            match all.last_mut().filter(|n| n.of.is_none()) {
                Some(last) => last.of = Some(of),
                None => rest.push(piece.to_owned()),
            }
        }
    }
    (all, rest)
}

/// «8 911 … / 8 921 …» are two numbers, «603-14-22/23» is one.
fn slashed(piece: &str) -> Vec<&str> {
    let digits = |part: &&str| part.chars().filter(char::is_ascii_digit).count() >= FEWEST;
    let parts: Vec<&str> = piece.split(['/', '\\']).collect();
    if parts.iter().all(digits) { parts } else { vec![piece] }
}

enum Part {
    Number(String),
    Words(String),
}

/// The numbers and the words between them.
fn parts(piece: &str) -> Vec<Part> {
    let mut all = Vec::new();
    let mut rest = piece;
    while !rest.is_empty() {
        let start = rest.find(|c: char| c.is_ascii_digit() || c == '+' || c == '(' && rest.len() > 1);
        let Some(start) = start else {
            push_words(&mut all, rest);
            break;
        };
        let run: usize = rest[start..].chars().take_while(|c| is_sign(*c)).map(char::len_utf8).sum();
        let run = run.max(1);
        let (words, found, after) = (&rest[..start], &rest[start..start + run], &rest[start + run..]);
        let digits = found.chars().filter(char::is_ascii_digit).count();
        if digits < FEWEST {
            // «доб. 12», «кв. 5»: a short number belongs to its word.
            let words = format!("{words}{found}");
            push_words(&mut all, &words);
        } else {
            push_words(&mut all, words);
            for number in split(found) {
                all.push(Part::Number(number));
            }
        }
        rest = after;
    }
    all
}

fn push_words(all: &mut Vec<Part>, words: &str) {
    let words = words.trim().trim_matches(['(', ')', '-', '\u{2013}', ':', '.', ' ', '=']).trim();
    let said = plain(words);
    let is_label = Mark::Phone.is(words);
    if !said.is_empty() && !is_label && !Mark::Nothing.is(words) {
        all.push(Part::Words(words.to_owned()));
    }
}

/// Two numbers written with a blank between them: «89116031422 89216031423».
fn split(run: &str) -> Vec<String> {
    let trimmed = |text: &str| {
        let text = text.trim().trim_end_matches(['-', '.', '(', '+', ' ', '\u{2013}']);
        let open = text.starts_with('(') || text.matches('(').count() == text.matches(')').count();
        (if open { text.trim() } else { text.trim_end_matches(')').trim() }).to_owned()
    };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    if digits(run) <= MOST {
        return vec![trimmed(run)];
    }
    let mut all: Vec<String> = Vec::new();
    let mut open = String::new();
    for word in run.split_whitespace() {
        let whole = |text: &str| phone::normal(text).starts_with("+7") || digits(text) >= 11;
        if !open.is_empty() && whole(&open) {
            all.push(trimmed(&std::mem::take(&mut open)));
        }
        if !open.is_empty() {
            open.push(' ');
        }
        open.push_str(word);
    }
    all.push(trimmed(&open));
    all
}

/// A line of people without the whole numbers in it, and those numbers.
pub(super) fn taken_out(line: &str) -> (String, Vec<Number>) {
    let (mut line, mut all) = (line.to_owned(), Vec::new());
    while let Some((_, number)) = phone::within(&line).map(|(rest, number)| (rest, number.to_owned())) {
        let at = line.find(&number).unwrap_or(0);
        line.replace_range(at..at + number.len(), " ");
        all.push(Number { number, of: None });
        if all.len() > 20 {
            break;
        }
    }
    (line, all)
}
