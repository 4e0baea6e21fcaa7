//! A line of people before its words are taken: numbers of people, brackets, dashes, former surnames.

use crate::domain::fold::is_letter;
use crate::roster::person::{former_surname, is_capital, is_of_name, is_patronymic, is_surname};
use crate::roster::words::{CellMark, role};
use crate::search::gender::sex;

/// The text with names in one line that a narrow column wraps: «Иванова⏎Мария⏎Петровна», «Салтыкова-⏎Щедрина Нина».
pub(super) fn unwrapped(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    let mut last = String::new();
    for line in text.lines() {
        let line = line.trim();
        match joint(&last, line) {
            Some(joint) => {
                all.push_str(joint);
                last = format!("{last}{joint}{line}");
            }
            None => {
                all.push_str(if all.is_empty() { "" } else { "\n" });
                line.clone_into(&mut last);
            }
        }
        all.push_str(line);
    }
    all
}

/// What joins two lines of one name; `None`: they are of two people, or no names.
fn joint(above: &str, below: &str) -> Option<&'static str> {
    let names = |line: &str| line.split_whitespace().all(|word| is_of_name(word) && is_capital(word));
    let words: Vec<&str> = above.split_whitespace().collect();
    let (first, next) = {
        let mut words = below.split_whitespace();
        (words.next()?, words.next())
    };
    if words.is_empty() {
        return None;
    }
    let is_role = role(above.trim_end_matches([':', '-', ' ', '\u{2013}', '\u{2014}'])).is_some();
    if is_role {
        return Some(" ");
    }
    if !names(above) || words.len() > 2 {
        return None;
    }
    if above.ends_with('-') && is_capital(first) {
        return Some("");
    }
    let bare = first.trim_end_matches([',', '.']);
    let tail = words.iter().all(|word| !is_patronymic(word)) && is_patronymic(bare);
    // «Иванов⏎Пётр Сергеевич»: a surname alone has its names below.
    let is_first = sex(bare, "", None).is_some() || next.is_some_and(is_patronymic);
    let head = words.len() == 1 && is_surname(words[0]) && sex(words[0], "", None).is_none() && is_first;
    (tail || head).then_some(" ")
}

/// The people of a line that numbers them: «1) Пётр 2) Анна».
pub(super) fn enumerated(line: &str) -> Vec<&str> {
    let mut cuts: Vec<usize> = Vec::new();
    let mut before = ' ';
    for (at, sign) in line.char_indices() {
        let begins = sign.is_ascii_digit() && (before.is_whitespace() || matches!(before, ',' | '.'));
        before = sign;
        let digits = line[at..].chars().take_while(char::is_ascii_digit).count();
        let after = &line[at + digits..];
        let ends = after.strip_prefix([')', '.']).is_some_and(|rest| {
            let next = rest.trim_start().chars().next();
            next.is_some_and(is_letter)
        });
        if begins && ends && line[at..at + digits].parse() == Ok(cuts.len() + 1) {
            cuts.push(at);
        }
    }
    if cuts.len() < 2 {
        return vec![line];
    }
    let ends = cuts.iter().skip(1).copied().chain([line.len()]);
    let parts = cuts.iter().zip(ends).map(|(from, to)| line[*from..to].trim_end_matches([' ', ',']));
    std::iter::once(&line[..cuts[0]]).filter(|text| !text.trim().is_empty()).chain(parts).collect()
}

/// The line without its number: «1)», «2.».
pub(super) fn numbered(line: &str) -> String {
    let line = line.trim().trim_start_matches(['-', '\u{2013}', '\u{2014}', '\u{2022}']).trim_start();
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let rest = &line[digits..];
    match rest.strip_prefix(')').or_else(|| rest.strip_prefix('.')) {
        // «12.03.2015» begins with a day.
        Some(after) if (1..=2).contains(&digits) && !after.starts_with(|c: char| c.is_ascii_digit()) => {
            after.trim_start().to_owned()
        }
        _ => line.to_owned(),
    }
}

/// The sign before a former surname, once its brackets are gone.
pub(super) const FORMER: char = '\u{1}';

/// The line with former surnames marked: «Иванова (Петрова) Мария».
fn with_former(line: &str) -> String {
    let mut all = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('(') {
        all.push_str(before);
        let Some((inner, behind)) = after.split_once(')') else {
            rest = after;
            all.push(' ');
            continue;
        };
        match former_surname(inner)
            .filter(|_| behind.trim_start().starts_with(char::is_uppercase) || CellMark::Former.is_in(inner))
        {
            Some(surname) => all.extend([' ', FORMER].into_iter().chain(surname.chars()).chain([' '])),
            None => all.push_str(&format!(" , {inner} ")),
        }
        rest = behind;
    }
    all.push_str(rest);
    all
}

/// The line with blanks around commas, brackets and dashes, so that words can be taken one by one; a number behind a dot
/// that ends a person becomes a separator.
pub(super) fn spaced(line: &str) -> String {
    let mut all = String::with_capacity(line.len() + 8);
    let signs: Vec<char> = with_former(line).chars().collect();
    for (at, sign) in signs.iter().enumerate() {
        let near = |place: Option<usize>| place.and_then(|p| signs.get(p)).copied().unwrap_or(' ');
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        match sign {
            // «12,03,2015» is a day.
            ',' if before.is_ascii_digit() && after.is_ascii_digit() => all.push('.'),
            ',' => all.push_str(" , "),
            '(' | ')' | ':' => all.push(' '),
            '/' if parts(&signs, at) => all.push_str(" , "),
            // «Иванов Пётр12.03.2015»
            c if c.is_ascii_digit() && is_letter(before) && is_birth(&signs[at..]) => {
                all.extend([' ', *c]);
            }
            '-' | '\u{2013}' | '\u{2014}' if before == ' ' || after == ' ' => all.push_str(" , "),
            '\u{2013}' | '\u{2014}' => all.push_str(" , "),
            c => all.push(*c),
        }
    }
    all
}

/// Whether a stroke is between what is said of a person: «Иванов Пётр/12.03.2015/школа № 4».
fn parts(signs: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|place| signs.get(place)).copied().unwrap_or(' ');
    let after = &signs[at + 1..];
    let letters = after.iter().take_while(|sign| is_letter(**sign)).count();
    let is_name = letters > 2 && after[0].is_uppercase() && before.is_lowercase();
    let run = signs[..at].iter().rev().take_while(|sign| sign.is_ascii_digit() || **sign == '.');
    // «2018/д/с № 5»
    let is_behind_birth = before.is_ascii_digit() && run.filter(|sign| sign.is_ascii_digit()).count() >= 4;
    is_birth(after) && !before.is_ascii_digit() || is_behind_birth && letters > 0 || is_name
}

/// Whether these signs begin with digits enough for a day or a year.
fn is_birth(signs: &[char]) -> bool {
    let run = signs.iter().take_while(|sign| sign.is_ascii_digit() || **sign == '.');
    signs.first().is_some_and(char::is_ascii_digit) && run.filter(|sign| sign.is_ascii_digit()).count() >= 4
}
