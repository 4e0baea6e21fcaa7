//! A person's name in one cell: surname, first name, patronymic in any order and case, initials, a former surname.

use super::words::{CellMark, plain};
use crate::domain::fold::is_letter;
use crate::search::gender::sex;

/// The parts of a name; an unknown one is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FullName {
    pub last: String,
    pub first: String,
    pub patronymic: String,
    pub former: String,
}

/// The most words of a name.
const MOST_WORDS: usize = 6;

/// Whether a word may be part of a name: letters with hyphens, not all of it digits.
pub(super) fn is_of_name(word: &str) -> bool {
    let bare = word.trim_matches(['.', ',']);
    !bare.is_empty() && bare.chars().all(|c| is_letter(c) || matches!(c, '-' | '\'' | '\u{2019}' | '.'))
}

/// Whether the word is written as a name is: with a capital, or in capitals alone.
pub(super) fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether it is a patronymic by its end.
pub(super) fn is_patronymic(word: &str) -> bool {
    word.chars().count() > 4 && sex("", word, None).is_some()
}

fn is_first_name(word: &str) -> bool {
    sex(word, "", None).is_some()
}

/// «М.», «М.П.»: letters, each with a dot; a letter alone is one too.
fn initials(word: &str) -> Option<Vec<String>> {
    let parts: Vec<&str> = word.split('.').filter(|p| !p.is_empty()).collect();
    let single = |part: &&str| part.chars().count() == 1 && part.chars().all(char::is_uppercase);
    let dotted = word.contains('.') || word.chars().count() == 1;
    (dotted && (1..=2).contains(&parts.len()) && parts.iter().all(single))
        .then(|| parts.iter().map(|p| format!("{p}.")).collect())
}

/// The word as a name is written: «ИВАНОВА» and «иванова» are «Иванова», «МАК-ДАК» is «Мак-Дак».
fn cased(word: &str) -> String {
    let letters = word.chars().filter(|c| is_letter(*c)).count();
    let (upper, lower) = (word.chars().any(char::is_uppercase), word.chars().any(char::is_lowercase));
    let whole = letters > 1 && (!lower || !upper);
    if !whole || initials(word).is_some() {
        return word.to_owned();
    }
    let part = |part: &str| {
        let mut chars = part.chars();
        let first = chars.next().into_iter().flat_map(char::to_uppercase);
        first.chain(chars.flat_map(char::to_lowercase)).collect::<String>()
    };
    word.split('-').map(part).collect::<Vec<_>>().join("-")
}

/// A surname as a name is written.
pub(super) fn put_right(text: &str) -> String {
    text.split_whitespace().map(cased).collect::<Vec<_>>().join(" ")
}

/// Reads a name; `None`: the text is none.
#[must_use]
pub fn name(text: &str) -> Option<FullName> {
    let (text, former) = without_former(text);
    let words: Vec<&str> =
        text.split_whitespace().map(|w| w.trim_matches([',', ';', ':'])).filter(|w| !w.is_empty()).collect();
    if words.is_empty() || words.len() > MOST_WORDS || !words.iter().all(|w| is_of_name(w)) {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    for word in words {
        match initials(word) {
            Some(letters) => parts.extend(letters),
            // «ИвановаМ.П.» and the like stay one word.
            None if CellMark::PatronymicTail.is(word) && parts.len() > 1 => {
                let last = parts.len() - 1;
                parts[last] = format!("{} {}", parts[last], word.to_lowercase());
            }
            None => parts.push(cased(word.trim_end_matches('.'))),
        }
    }
    let named = |last: &str, first: &str, patronymic: &str| {
        let [last, first, patronymic] = [last, first, patronymic].map(str::to_owned);
        Some(FullName { last, first, patronymic, former })
    };
    let initial = |at: usize| parts.get(at).is_some_and(|p| p.ends_with('.') && p.chars().count() == 2);
    let part = |at: usize| parts.get(at).map_or("", String::as_str);
    match parts.len() {
        1 if is_first_name(part(0)) => named("", part(0), ""),
        1 => named(part(0), "", ""),
        2 if initial(0) => named(part(1), part(0), ""),
        2 if is_patronymic(part(1)) && (is_first_name(part(0)) || !is_surname(part(0))) => {
            named("", part(0), part(1))
        }
        2 if is_first_name(part(0)) && !is_first_name(part(1)) && !initial(1) => named(part(1), part(0), ""),
        2 => named(part(0), part(1), ""),
        // «М. П. Иванова», «Мария Петровна Иванова».
        3 if initial(0) && initial(1) => named(part(2), part(0), part(1)),
        3 if is_patronymic(part(1)) && !is_patronymic(part(2)) => named(part(2), part(0), part(1)),
        3 => named(part(0), part(1), part(2)),
        // A surname of several words comes first.
        n if is_patronymic(part(n - 1)) || part(n - 1).contains(' ') => {
            named(&parts[..n - 2].join(" "), part(n - 2), part(n - 1))
        }
        _ => named(part(0), part(1), &parts[2..].join(" ")),
    }
}

/// A whole name in small letters, known by its first name or patronymic: «иванова анна»; `None`: other words.
pub(super) fn without_capitals(text: &str) -> Option<FullName> {
    let found = name(text).filter(|_| !text.contains(char::is_uppercase) || text.contains('('))?;
    let is_known = is_first_name(&found.first) || is_patronymic(&found.patronymic);
    (is_known && is_surname(&found.last)).then_some(found)
}

/// Whether a word ends as surnames of two forms do.
pub(super) fn is_surname(word: &str) -> bool {
    use crate::domain::member::Sex::{Female, Male};
    let turned = |sex| crate::search::gender::surname(word, sex);
    turned(Male) != turned(Female)
}

/// The former surname in brackets, taken out: «Иванова (Петрова) Мария», «Иванова (до брака Петрова) Мария».
fn without_former(text: &str) -> (String, String) {
    let Some((before, rest)) = text.split_once('(') else { return (text.to_owned(), String::new()) };
    let Some((inner, after)) = rest.split_once(')') else { return (text.to_owned(), String::new()) };
    match former_surname(inner) {
        Some(surname) => (format!("{before} {after}"), surname),
        None => (text.to_owned(), String::new()),
    }
}

/// The surname of a text in brackets behind another one; `None`: it says something else.
pub(super) fn former_surname(inner: &str) -> Option<String> {
    let words: Vec<&str> =
        inner.split_whitespace().filter(|w| !CellMark::Former.is(w.trim_end_matches('.'))).collect();
    let surname = words.last().copied()?;
    let known = words.len() == 1 || CellMark::Former.is_in(inner);
    let is_name = known && is_of_name(surname) && is_capital(surname) && surname.chars().count() > 2;
    (is_name && super::words::role(inner).is_none()).then(|| cased(surname))
}

impl FullName {
    /// The name in the order of papers.
    #[must_use]
    pub fn joined(&self) -> String {
        let parts = [&self.last, &self.first, &self.patronymic];
        parts.into_iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    }

    /// Whether both are the same name, whatever the letters' case.
    #[must_use]
    pub fn is_same(&self, other: &FullName) -> bool {
        plain(&self.joined()) == plain(&other.joined())
    }
}
