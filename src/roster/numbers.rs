//! Phones of a cell: several, with whose they are, with inner numbers: «8 911 603-14-22 (мама), 2-34-56 доб. 12».

use super::words::{CellMark, plain, role};
use crate::domain::member::Role;
use crate::domain::phone;

/// A number of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellPhone {
    pub number: String,
    /// Whose it is, where the cell says it.
    pub of: Option<Role>,
}

/// The fewest digits of a number: fewer are a flat, a year, an inner number.
const FEWEST: usize = 5;

/// The most digits of one number; behind them another begins.
const MOST: usize = 15;

/// The most digits of a number of a village exchange.
const MOST_OF_LOCAL: usize = 7;

/// Signs between the digits of a number.
fn is_sign(sign: char) -> bool {
    sign.is_ascii_digit()
        || matches!(sign, '-' | '(' | ')' | '+' | ' ' | '\u{a0}' | '.' | '/' | '\u{2010}'..='\u{2013}')
}

/// The numbers of a cell of phones, and what else it says.
#[must_use]
pub fn numbers(text: &str) -> (Vec<CellPhone>, Vec<String>) {
    let (mut all, mut rest): (Vec<CellPhone>, Vec<String>) = (Vec::new(), Vec::new());
    let written_out = match scientific(text) {
        Some(NumberDigits::All(number)) => number,
        Some(NumberDigits::Lost) => return (all, vec![text.trim().to_owned()]),
        None => text.to_owned(),
    };
    let text = written_out.as_str();
    for piece in text.split(['\n', ';', ',', '|']).flat_map(slashed).map(str::trim).filter(|p| !p.is_empty())
    {
        let parts = parts(piece);
        // A role before the first number of the piece belongs to that number, a role behind a number to that number.
        let mut before: Option<Role> = None;
        let began = all.len();
        let has_number = parts.iter().any(|part| matches!(part, NumberPart::Number(_)));
        for part in parts {
            match part {
                NumberPart::Number(number) => {
                    all.push(CellPhone { number, of: before.take() });
                }
                NumberPart::Words(words) if CellMark::Extension.is_in(&words) && !all.is_empty() => {
                    let last = all.len() - 1;
                    all[last].number = format!("{} {}", all[last].number, words.trim());
                }
                NumberPart::Words(words) => match whose(&words) {
                    Some(found) if all.len() > began && all.last().is_some_and(|n| n.of.is_none()) => {
                        let last = all.len() - 1;
                        all[last].of = Some(found);
                    }
                    Some(found) => before = Some(found),
                    // «сестра Оля 8 911 …»: whose a number is, is said with the number.
                    None if has_number => {
                        if rest.last().is_none_or(|last| last != piece) {
                            rest.push(piece.to_owned());
                        }
                    }
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

/// Whom words beside a number name: «мама», «тел. матери», «бабушка (сот.)».
fn whose(words: &str) -> Option<Role> {
    let said = words.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '.' | ':'));
    let said: Vec<&str> = said.filter(|word| !word.is_empty() && !CellMark::Phone.is(word)).collect();
    role(&said.join(" "))
}

/// «8 911 … / 8 921 …» are two numbers, «603-14-22/23» is one.
fn slashed(piece: &str) -> Vec<&str> {
    let digits = |part: &&str| part.chars().filter(char::is_ascii_digit).count() >= FEWEST;
    let parts: Vec<&str> = piece.split(['/', '\\']).collect();
    if parts.iter().all(digits) { parts } else { vec![piece] }
}

enum NumberPart {
    Number(String),
    Words(String),
}

/// The numbers and the words between them.
fn parts(piece: &str) -> Vec<NumberPart> {
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
                all.push(NumberPart::Number(number));
            }
        }
        rest = after;
    }
    all
}

fn push_words(all: &mut Vec<NumberPart>, words: &str) {
    let words = words.trim().trim_matches(['(', ')', '-', '\u{2013}', ':', '.', ' ', '=']).trim();
    let said = plain(words);
    let is_label = CellMark::Phone.is(words);
    if !said.is_empty() && !is_label && !CellMark::Nothing.is(words) {
        all.push(NumberPart::Words(words.to_owned()));
    }
}

/// What a number as a spreadsheet shows a long one says of its digits: `8,9001234567E+10`.
enum NumberDigits {
    All(String),
    /// It was rounded: the last digits are not there.
    Lost,
}

/// The digits of a number with a power of ten; `None`: the text is no such number.
fn scientific(text: &str) -> Option<NumberDigits> {
    let (mantissa, power) = text.trim().split_once(['e', 'E', '\u{435}', '\u{415}'])?;
    let (first, more) = mantissa.split_once([',', '.'])?;
    let power: usize = power.trim_start_matches('+').parse().ok()?;
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if !is_number(first) || first.len() > 1 || !is_number(more) {
        return None;
    }
    Some(if more.len() == power { NumberDigits::All(format!("{first}{more}")) } else { NumberDigits::Lost })
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

fn is_whole(text: &str) -> bool {
    let kept = phone::normal(text);
    kept.strip_prefix("+7").is_some_and(|rest| rest.len() == 10 && digits(rest) == 10)
}

/// Whether a word is a number of a village exchange: «2-34-56».
fn is_local(word: &str) -> bool {
    word.contains('-') && (FEWEST..=MOST_OF_LOCAL).contains(&digits(word))
}

/// Numbers written without a comma between them: «89116031422 89216031423», «2-34-56 3-45-67», `8911603142289216031423`.
fn split(run: &str) -> Vec<String> {
    let trimmed = |text: &str| {
        let text = text.trim().trim_end_matches(['-', '.', '(', '+', ' ', '\u{2013}']);
        let open = text.starts_with('(') || text.matches('(').count() == text.matches(')').count();
        (if open { text.trim() } else { text.trim_end_matches(')').trim() }).to_owned()
    };
    let words: Vec<&str> = run.split_whitespace().collect();
    let is_one = digits(run) <= MOST && !(words.len() > 1 && words.iter().all(|word| is_local(word)));
    if is_one {
        return vec![trimmed(run)];
    }
    let found = by_words(&words).or_else(|| by_digits(run)).unwrap_or_else(|| vec![run.to_owned()]);
    found.iter().map(|number| trimmed(number)).collect()
}

/// The numbers as groups of words; `None`: some words are none.
fn by_words(words: &[&str]) -> Option<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let left = &words[at..];
        let whole = (1..=left.len()).rev().find(|count| is_whole(&left[..*count].join(" ")));
        let count = if is_local(left[0]) { 1 } else { whole? };
        all.push(left[..count].join(" "));
        at += count;
    }
    Some(all)
}

/// The numbers by their count of digits: eleven behind 7 or 8, else ten.
fn by_digits(run: &str) -> Option<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    let mut rest = run.trim();
    while digits(rest) > 0 {
        let first = rest.chars().find(char::is_ascii_digit)?;
        let count = if matches!(first, '7' | '8') { 11 } else { 10 };
        let last = rest.char_indices().filter(|(_, c)| c.is_ascii_digit()).nth(count - 1)?.0;
        let (number, after) = rest.split_at(last + 1);
        if !is_whole(number) {
            return None;
        }
        all.push(number.to_owned());
        rest = after.trim_start_matches([')', '-', '.', ' ']);
    }
    Some(all)
}

/// A text without the whole numbers in it, and those numbers.
pub(super) fn taken_out(text: &str) -> (String, Vec<CellPhone>) {
    let (text, all) = marked(text);
    let unmarked = text.split_inclusive(MARK).map(|part| part.trim_end_matches(MARK));
    (unmarked.collect(), all)
}

/// What is in a text where a number was.
pub(super) const MARK: char = '\u{2}';

/// The most numbers of a text.
const MOST_NUMBERS: usize = 20;

/// A text with a mark for each whole number in it, and those numbers. A day is no part of one: «12.03.2015 (11 лет)».
pub(super) fn marked(text: &str) -> (String, Vec<CellPhone>) {
    let mut all = Vec::new();
    let mut text: String = text.split_inclusive(char::is_whitespace).map(hidden_day).collect();
    while let Some(number) = phone::within(&text).map(|(_, number)| number.to_owned()) {
        let at = text.find(&number).unwrap_or(0);
        text.replace_range(at..at + number.len(), &format!(" {MARK} "));
        all.push(CellPhone { number, of: None });
        if all.len() > MOST_NUMBERS {
            break;
        }
    }
    (text.chars().map(shown_digit).collect(), all)
}

/// The digits of days while numbers are looked for.
const HIDDEN: u32 = 0xe000;

fn hidden_day(word: &str) -> String {
    let bare = word.trim().trim_matches(['(', ')', ',', ';']);
    let parts: Vec<&str> = bare.split('.').collect();
    let digits = |part: &str| part.chars().take_while(char::is_ascii_digit).count();
    let is_day = matches!(parts.as_slice(), [day, month, year, ..]
        if (1..=2).contains(&day.len()) && digits(day) == day.len()
            && (1..=2).contains(&month.len()) && digits(month) == month.len()
            && matches!(digits(year), 2 | 4));
    let hide = |sign: char| sign.to_digit(10).and_then(|d| char::from_u32(HIDDEN + d)).unwrap_or(sign);
    if is_day { word.chars().map(hide).collect() } else { word.to_owned() }
}

fn shown_digit(sign: char) -> char {
    let digit = u32::from(sign).checked_sub(HIDDEN).and_then(|d| char::from_digit(d, 10));
    digit.unwrap_or(sign)
}
