//! The words of an address: kinds of streets, parts of a house. One list, `data/names/places.toml`, serves the lookup, the
//! printed address and the comparison of two homes.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::fold::{fold, is_letter_or_digit};

/// The list as JSON: the build makes it of the readable file.
static PLACES: &str = include_str!(concat!(env!("OUT_DIR"), "/places.json"));

/// What a word of an address says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AddressWordKind {
    /// A kind of street.
    Street,
    /// A kind of settlement.
    Settlement,
    /// «дом», «владение»: says that a number follows.
    House,
    /// A part of a house: its number or letter follows.
    Block,
    /// «квартира», «комната».
    Flat,
}

impl AddressWordKind {
    const ALL: [(&str, AddressWordKind); 5] = [
        ("streets", AddressWordKind::Street),
        ("settlements", AddressWordKind::Settlement),
        ("houses", AddressWordKind::House),
        ("blocks", AddressWordKind::Block),
        ("flats", AddressWordKind::Flat),
    ];
}

/// A word of an address with all its spellings.
#[derive(Debug)]
pub struct AddressWord {
    /// What it says.
    pub sort: AddressWordKind,
    /// In full: «проспект».
    pub full: String,
    /// Every other spelling, the shortest usual one first: «пр-кт», «пр-т», «просп».
    pub forms: Vec<String>,
}

/// All words of addresses.
pub struct AddressLexicon {
    all: Vec<AddressWord>,
    by_form: HashMap<(AddressWordKind, String), usize>,
    /// Of a spelling with signs between its letters, bytes.
    longest: usize,
}

/// The list the program carries; empty if the build's file cannot be read, which a test would see.
pub static LABELS: LazyLock<AddressLexicon> = LazyLock::new(|| {
    let file: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(PLACES).unwrap_or_default();
    let mut labels = AddressLexicon { all: Vec::new(), by_form: HashMap::new(), longest: 0 };
    for (name, sort) in AddressWordKind::ALL {
        for (full, forms) in file.get(name).into_iter().flatten() {
            let at = labels.all.len();
            let forms: Vec<String> = forms.split_whitespace().map(|f| f.replace('_', " ")).collect();
            for form in forms.iter().chain([full]) {
                labels.longest = labels.longest.max(form.len() * 2);
                labels.by_form.entry((sort, letters(form))).or_insert(at);
            }
            labels.all.push(AddressWord { sort, full: full.clone(), forms });
        }
    }
    labels
});

impl AddressLexicon {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[AddressWord] {
        &self.all
    }

    /// The word of this sort that is spelled so: case, dots and hyphens do not count.
    #[must_use]
    pub fn get(&self, sort: AddressWordKind, typed: &str) -> Option<&AddressWord> {
        // Longer words are no labels: most words of an address are names.
        if typed.len() > self.longest {
            return None;
        }
        self.by_form.get(&(sort, letters(typed))).map(|at| &self.all[*at])
    }
}

/// The letters and digits of a word in lower case, ё as е.
fn letters(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(is_letter_or_digit);
    folded
}

/// The words of a text, a dot parting them as a blank does: «ул.Лесная».
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || c == '.' || c == ',').filter(|w| !w.is_empty()).collect()
}

/// The kind of a street or settlement and its name without it, folded: «пр. Мира» and «Мира проспект» are one.
fn parted(sort: AddressWordKind, text: &str) -> (Option<&'static AddressWord>, String) {
    let words = words(text);
    let kind_at = |at: usize| words.get(at).and_then(|w| LABELS.get(sort, w));
    let found = if words.len() > 1 { (0..words.len()).find(|at| kind_at(*at).is_some()) } else { None };
    let name = words.iter().enumerate().filter(|(at, _)| Some(*at) != found);
    let name: Vec<String> = name.map(|(_, w)| letters(w)).filter(|w| !w.is_empty()).collect();
    (found.and_then(kind_at), name.join(" "))
}

/// The name of a street or settlement without its kind, folded.
#[must_use]
pub fn bare(sort: AddressWordKind, text: &str) -> String {
    parted(sort, text).1
}

/// Whether two texts name one street, or one settlement, as [`Named::is_one`] has it.
#[must_use]
pub fn is_one(sort: AddressWordKind, one: &str, other: &str) -> bool {
    Named::of(sort, one).is_one(&Named::of(sort, other))
}

/// A street or a settlement: its kind, if it is named, and its name, folded.
#[derive(Clone, Debug)]
pub struct Named {
    kind: Option<&'static AddressWord>,
    name: String,
}

impl Named {
    #[must_use]
    pub fn of(sort: AddressWordKind, text: &str) -> Named {
        let (kind, name) = parted(sort, text);
        Named { kind, name }
    }

    /// Whether both are one street, or one settlement. Where one of them has no kind, the name decides.
    #[must_use]
    pub fn is_one(&self, other: &Named) -> bool {
        let kinds = self.kind.zip(other.kind).is_none_or(|(a, b)| a.full == b.full);
        !self.name.is_empty() && self.name == other.name && kinds
    }
}

/// The street with its kind shortened: «набережная реки Мсты» is «наб. реки Мсты».
#[must_use]
pub fn shortened(street: &str) -> String {
    let words: Vec<&str> = street.split_whitespace().collect();
    let kind = |w: &str| LABELS.get(AddressWordKind::Street, w).filter(|l| letters(w) == letters(&l.full));
    if words.len() < 2 {
        return street.to_owned();
    }
    let short = words.iter().map(|w| match kind(w).and_then(|l| l.forms.first()) {
        Some(short) if short.chars().count() + 1 < w.chars().count() => {
            if short.contains('-') {
                short.clone()
            } else {
                format!("{short}.")
            }
        }
        _ => (*w).to_owned(),
    });
    short.collect::<Vec<_>>().join(" ")
}

/// A part of a house as it is written: a run of digits or of letters.
#[derive(Debug)]
enum HousePart {
    Number(String),
    Word(String),
}

fn parts(text: &str) -> Vec<HousePart> {
    let mut all: Vec<HousePart> = Vec::new();
    let mut open = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        match (all.last_mut(), c.is_ascii_digit(), c.is_alphabetic()) {
            (Some(HousePart::Number(n)), true, _) if open => n.push(c),
            (Some(HousePart::Word(w)), _, true) if open => w.push(c),
            (_, true, _) => all.push(HousePart::Number(c.to_string())),
            (_, _, true) => all.push(HousePart::Word(c.to_string())),
            _ => {
                open = false;
                continue;
            }
        }
        open = true;
    }
    all
}

/// A house with its block in one spelling: «15А строение 1», «15а стр.1» and «15А/1» are `15а/1`, «20, литера А» and
/// «20А» are `20а`. The word before the number of a part distinguishes no two houses of one street.
///
/// ```
/// use kurator::domain::place::house;
/// assert_eq!(house("31\u{43a}1", ""), "31/1");
/// ```
#[must_use]
pub fn house(house: &str, block: &str) -> String {
    let all = parts(&format!("{house} {block}"));
    let mut key = String::new();
    for (at, part) in all.iter().enumerate() {
        let before_number = matches!(all.get(at + 1), Some(HousePart::Number(_)));
        match part {
            HousePart::Number(n) => {
                if !key.is_empty() {
                    key.push('/');
                }
                key.push_str(n);
            }
            HousePart::Word(word) => {
                let label = [AddressWordKind::Block, AddressWordKind::House]
                    .iter()
                    .any(|sort| LABELS.get(*sort, word).is_some());
                let single = word.chars().count() == 1;
                match (label, single) {
                    // A letter alone is that of the house, unless a number of a part follows.
                    (true, false) => {}
                    (true, true) if before_number => {}
                    (_, true) => key.push_str(word),
                    (false, false) => {
                        key.push('/');
                        key.push_str(word);
                    }
                }
            }
        }
    }
    key
}

/// Whether a word can be the number or the letter of a part of a house: «1», «1А», «А».
fn is_of_part(word: &str) -> bool {
    let letter = |w: &String| w.chars().count() == 1;
    match parts(word).as_slice() {
        [HousePart::Number(_)] => true,
        [HousePart::Word(w)] | [HousePart::Number(_), HousePart::Word(w)] => letter(w),
        _ => false,
    }
}

/// Whether the text says itself what it is: «строение 1», «лит. А», «общежитие»; a number, perhaps with a letter, does
/// not.
#[must_use]
pub fn says_itself(text: &str) -> bool {
    let all = parts(text);
    let is_label = |w: &str| LABELS.get(AddressWordKind::Block, w).is_some();
    let short = matches!(all.as_slice(), [HousePart::Word(w), HousePart::Number(_), ..] if is_label(w));
    short || all.iter().any(|p| matches!(p, HousePart::Word(word) if word.chars().count() > 1))
}

/// A query in which houses are put into one spelling: «31к1», «31 корп. 1» are «31/1», «20 лит. А» is «20А». `None` where
/// nothing of it is a house written otherwise.
#[must_use]
pub fn with_plain_houses(query: &str) -> Option<String> {
    let words: Vec<&str> = query.split([' ', ',', '\t', '\u{a0}']).filter(|w| !w.is_empty()).collect();
    let mut written: Vec<String> = Vec::new();
    let mut changed = false;
    let mut at = 0;
    while at < words.len() {
        let mut end = at + 1;
        if words[at].starts_with(|c: char| c.is_ascii_digit()) {
            // Every label of a part takes the word after it: «корп. 2 лит. А».
            while let Some(word) = words.get(end) {
                let own = parts(word);
                let is_known = |w: &str| LABELS.get(AddressWordKind::Block, w).is_some();
                let is_label = |p: &HousePart| matches!(p, HousePart::Word(w) if is_known(w));
                match own.as_slice() {
                    [label] if is_label(label) && words.get(end + 1).is_some_and(|w| is_of_part(w)) => {
                        end += 2
                    }
                    [label, HousePart::Number(_)] if is_label(label) => end += 1,
                    _ => break,
                }
            }
            let text = words[at..end].join(" ");
            let has_label = parts(&text).iter().any(|p| matches!(p, HousePart::Word(_)));
            if has_label {
                let plain = house(&text, "");
                if letters(&plain) != letters(&text) {
                    changed = true;
                    written.push(plain);
                    at = end;
                    continue;
                }
            }
        }
        written.extend(words[at..end].iter().map(|w| (*w).to_owned()));
        at = end;
    }
    changed.then(|| written.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read() {
        assert!(LABELS.all().len() > 40);
    }
}
