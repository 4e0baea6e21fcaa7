//! The words by which cells are understood: `data/lists/words.toml`, folded once.

mod mark;
mod visit;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

pub use mark::CellMark;
pub use visit::{NamedKind, SaidOutcome, outcome_word, visit_kind, visit_outcome};

use crate::domain::Level;
use crate::domain::family::FamilyForm;
use crate::domain::fold::{fold, is_letter_or_digit};
use crate::domain::mark::Status;
use crate::domain::member::{Disability, Role};
use crate::domain::paper::AgreementKind;

/// The list as JSON: the build makes it of the readable file.
static WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/list-words.json"));

/// The sign of a number, written as a word of its own.
const NUMBER_SIGN: char = '\u{2116}';

type WordLists<T> = BTreeMap<String, BTreeMap<String, T>>;

static FILE: LazyLock<WordLists<String>> = LazyLock::new(|| serde_json::from_str(WORDS).unwrap_or_default());

/// How «№» is read.
static NUMBER: LazyLock<String> =
    LazyLock::new(|| FILE.get("marks").and_then(|lists| lists.get("number")).cloned().unwrap_or_default());

/// The signs of which a mark of repetition is made.
fn ditto_signs() -> &'static str {
    FILE.get("marks").and_then(|lists| lists.get("ditto_signs")).map_or("", String::as_str)
}

/// A word or phrase of a list.
struct KnownPhrase {
    /// Folded, joined by blanks.
    words: String,
    /// Its signs without blanks.
    signs: String,
}

static ALL: LazyLock<WordLists<Vec<KnownPhrase>>> = LazyLock::new(|| {
    let known = |text: &str| KnownPhrase { words: plain(text), signs: signs(text) };
    let list = |text: &String| text.split('|').map(known).collect();
    FILE.iter()
        .map(|(section, lists)| {
            (section.clone(), lists.iter().map(|(name, text)| (name.clone(), list(text))).collect())
        })
        .collect()
});

fn list(section: &str, name: &str) -> &'static [KnownPhrase] {
    ALL.get(section).and_then(|lists| lists.get(name)).map_or(&[], Vec::as_slice)
}

fn lists(section: &str) -> impl Iterator<Item = (&'static str, &'static [KnownPhrase])> {
    ALL.get(section).into_iter().flatten().map(|(name, words)| (name.as_str(), words.as_slice()))
}

/// The words of a text, folded, joined by blanks; «№» is a word of its own.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    let mut is_open = false;
    let word = |part: &str, all: &mut String| {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(part);
    };
    for sign in fold(&super::letters::in_one_script(text)).chars() {
        if sign == NUMBER_SIGN {
            word(&NUMBER, &mut all);
            is_open = false;
        } else if is_letter_or_digit(sign) {
            if is_open {
                all.push(sign);
            } else {
                word(sign.encode_utf8(&mut [0; 4]), &mut all);
            }
            is_open = true;
        } else {
            is_open = false;
        }
    }
    all
}

fn signs(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a name without the word «улица» ends as names of streets do.
#[must_use]
pub fn ends_like_street(name: &str) -> bool {
    let name = plain(name);
    list("marks", "street_ends").iter().any(|end| name.ends_with(end.words.as_str()))
}

/// Whether a row that begins so sums up the table.
#[must_use]
pub fn is_total(text: &str) -> bool {
    begins(text, "totals")
}

/// Whether a row that begins so is below the table: who made it and who signed it.
#[must_use]
pub fn is_signature(text: &str) -> bool {
    begins(text, "signatures")
}

fn begins(text: &str, name: &str) -> bool {
    let words = plain(text);
    list("marks", name).iter().any(|known| {
        let rest = words.strip_prefix(known.words.as_str()).filter(|_| !known.words.is_empty());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// The month that a word begins like.
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    let word = plain(word);
    let found =
        lists("months").find(|(_, stems)| stems.iter().any(|stem| word.starts_with(stem.words.as_str())));
    found.and_then(|(number, _)| number.parse().ok()).filter(|_| word.chars().all(char::is_alphabetic))
}

/// The role that a text names as a whole; of two the first: «бабушка (опекун)».
#[must_use]
pub fn role(text: &str) -> Option<Role> {
    ROLES.get(plain(text).as_str()).copied().or_else(|| Some(two_roles(text)?.0))
}

/// Who somebody is besides: «бабушка (опекун)».
#[must_use]
pub fn second_role(text: &str) -> Option<Role> {
    two_roles(text).map(|(_, second)| second).filter(|second| *second != Role::Other)
}

fn two_roles(text: &str) -> Option<(Role, Role)> {
    if !text.contains(['(', '/', ',']) {
        return None;
    }
    let of_part = |part: &str| ROLES.get(plain(part).as_str()).copied();
    let mut parts = parts(text);
    let two = (of_part(parts.next()?)?, of_part(parts.next()?)?);
    (parts.next().is_none() && two.0 != two.1).then_some(two)
}

/// The roles by their words.
static ROLES: LazyLock<HashMap<&str, Role>> = LazyLock::new(|| {
    let all = lists("roles").filter_map(|(code, all)| Some((Role::from_code(code)?, all)));
    let mut roles = HashMap::new();
    for (role, known) in all.flat_map(|(role, all)| all.iter().map(move |known| (role, known))) {
        roles.entry(known.words.as_str()).or_insert(role);
    }
    roles
});

/// The level whose name a word of the text begins like; of several none.
#[must_use]
pub fn level(text: &str) -> Option<Level> {
    stemmed("levels", text).and_then(Level::from_code)
}

/// Whether a text names a level and says nothing else: «базовый», «кризисный уровень».
#[must_use]
pub fn is_level(text: &str) -> bool {
    let words = plain(text);
    let mut all = words.split(' ').filter(|word| !CellMark::LevelWord.is(word)).peekable();
    all.peek().is_some() && all.all(|word| level(word).is_some())
}

/// The parts of a text that say several things: «Орлова/базовый», «базовый (с 01.09)».
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['/', ',', ';', '\n', '(', ')']).map(str::trim).filter(|part| !part.is_empty())
}

/// The status that the text names; of several none.
#[must_use]
pub fn status(text: &str) -> Option<Status> {
    stemmed("statuses", text).and_then(Status::from_code)
}

/// The disability that the text names.
#[must_use]
pub fn disability(text: &str) -> Option<Disability> {
    let words = plain(text);
    // A child is said first: «ребёнок-инвалид, 2 группа» is none of a grown-up's.
    let child = list("disabilities", "child").iter().any(|known| has_words(&words, &known.words));
    if child {
        return Some(Disability::Child);
    }
    let found = lists("disabilities").find(|(_, all)| {
        all.iter().any(|known| {
            let known = known.words.as_str();
            if known.chars().count() < 2 { known == words } else { words.starts_with(known) }
        })
    });
    found.and_then(|(code, _)| Disability::from_code(code))
}

/// The form of accompaniment that the text names.
#[must_use]
pub fn form(text: &str) -> Option<FamilyForm> {
    stemmed("forms", text).and_then(FamilyForm::from_code)
}

/// The usual word of a list for a code: what the program writes is what it reads.
fn first(section: &str, code: &str) -> &'static str {
    let text = FILE.get(section).and_then(|lists| lists.get(code)).map_or("", String::as_str);
    text.split('|').next().unwrap_or_default()
}

#[must_use]
pub fn role_word(role: Role) -> &'static str {
    first("roles", role.code())
}

#[must_use]
pub fn status_word(status: Status) -> &'static str {
    first("statuses", status.code())
}

#[must_use]
pub fn disability_word(disability: Disability) -> &'static str {
    first("disabilities", disability.code())
}

#[must_use]
pub fn form_word(form: FamilyForm) -> &'static str {
    first("forms", form.code())
}

#[must_use]
pub fn contract_word(kind: AgreementKind) -> &'static str {
    first("contracts", kind.code())
}

/// What an agreement is about, where a text says it as a whole.
#[must_use]
pub fn contract_called(text: &str) -> Option<AgreementKind> {
    let words = plain(text);
    let (code, _) = lists("contracts").find(|(_, all)| all.iter().any(|known| known.words == words))?;
    AgreementKind::from_code(code)
}

/// What an agreement is about, where a text begins with it: «социальный контракт № 5 от 01.02.2026».
#[must_use]
pub fn contract(text: &str) -> AgreementKind {
    let words = plain(text);
    let mut all = lists("contracts");
    let found = all.find(|(_, all)| all.iter().any(|known| words.starts_with(known.words.as_str())));
    found.and_then(|(code, _)| AgreementKind::from_code(code)).unwrap_or(AgreementKind::Accompaniment)
}

#[must_use]
pub fn yes_word() -> &'static str {
    first("marks", "yes")
}

/// The ids of categories that the text names, the most telling first.
#[must_use]
pub fn categories(text: &str) -> Vec<&'static str> {
    let words = plain(text);
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    for (id, all) in lists("categories") {
        let longest = all.iter().map(|known| known.words.as_str()).filter(|known| has_stems(&words, known));
        if let Some(length) = longest.map(|known| known.len()).max() {
            found.push((length, id));
        }
    }
    found.sort_by(|a, b| b.cmp(a));
    found.into_iter().map(|(_, id)| id).collect()
}

/// The code whose word a word of the text begins like; `None`: none, or several.
fn stemmed(section: &str, text: &str) -> Option<&'static str> {
    let words = plain(text);
    let mut named = lists(section).filter(|(_, all)| all.iter().any(|stem| has_stems(&words, &stem.words)));
    let (code, _) = named.next()?;
    named.next().is_none().then_some(code)
}

/// The longest word of its own that is an abbreviation, not a beginning.
const LONGEST_ABBREVIATION: usize = 3;

/// Whether every word of `known` is a word of the text, in this order.
fn has_words(words: &str, known: &str) -> bool {
    let mut rest = words.split(' ');
    known.split(' ').all(|known| rest.any(|word| word == known))
}

/// Whether every word of `known` begins a word of the text, in this order; an abbreviation is one: «СОП» is no beginning
/// of «сопровождение».
fn has_stems(words: &str, known: &str) -> bool {
    let is_abbreviation = !known.contains(' ') && known.chars().count() <= LONGEST_ABBREVIATION;
    let mut rest = words.split(' ');
    match is_abbreviation {
        true => has_words(words, known),
        false => known.split(' ').all(|stem| rest.any(|word| word.starts_with(stem))),
    }
}
