//! Short names: Саша is Александр or Александра. The list is `data/names/short.toml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::letters;
use super::lexicon::Lexicon;

/// The list as JSON: the build makes it of the readable file.
pub(super) static SHORT: &str = include_str!(concat!(env!("OUT_DIR"), "/short.json"));

/// A way to call somebody.
struct NameForm {
    code: Vec<u8>,
    /// The people who are called so, by their place in the file.
    people: Vec<u32>,
    /// Whether somebody's papers have it.
    is_full: bool,
}

/// All ways to call somebody by the first name.
pub struct ShortNames {
    forms: Vec<NameForm>,
    /// All forms of one name; the full ones first.
    people: Vec<Vec<u32>>,
    lexicon: Lexicon,
}

/// The list the program carries; empty if the build's file cannot be read, which a test would see.
pub static NAMES: LazyLock<ShortNames> = LazyLock::new(|| {
    let file: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(SHORT).unwrap_or_default();
    ShortNames::of(file.values().flatten().map(|(full, short)| (full.as_str(), short.as_str())))
});

impl ShortNames {
    /// Of pairs: full names, short names, each parted by blanks.
    #[must_use]
    pub fn of<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> ShortNames {
        let mut places: HashMap<Vec<u8>, u32> = HashMap::new();
        let mut forms: Vec<NameForm> = Vec::new();
        let mut people: Vec<Vec<u32>> = Vec::new();
        for (person, (full, short)) in pairs.into_iter().enumerate() {
            let person = u32::try_from(person).unwrap_or(u32::MAX);
            let mut called = Vec::new();
            let full = full.split_whitespace().map(|name| (name, true));
            for (name, is_full) in full.chain(short.split_whitespace().map(|name| (name, false))) {
                let code = letters::code(name);
                let at = *places.entry(code.clone()).or_insert_with(|| {
                    forms.push(NameForm { code, people: Vec::new(), is_full: false });
                    u32::try_from(forms.len() - 1).unwrap_or(u32::MAX)
                });
                forms[at as usize].is_full |= is_full;
                if !called.contains(&at) {
                    called.push(at);
                    forms[at as usize].people.push(person);
                }
            }
            people.push(called);
        }
        let words = forms.iter().zip(0..).map(|(form, at)| (form.code.clone(), at)).collect();
        ShortNames { lexicon: Lexicon::of(words), forms, people }
    }

    /// All forms, to be searched as any words; their numbers are for [`ShortNames::others`].
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// All other forms of a name, each with its distance from it: the first for a name is said most.
    pub fn others(&self, form: u32) -> impl Iterator<Item = (&[u8], u8)> {
        let people = self.forms.get(form as usize).map_or(&[][..], |f| &f.people);
        people.iter().flat_map(move |person| {
            let called = &self.people[*person as usize];
            let rank = called.iter().position(|f| *f == form).unwrap_or(0);
            let others = called.iter().filter(move |f| **f != form);
            others.map(move |f| {
                let other = &self.forms[*f as usize];
                // «Лена» is Елена; that Елена is Алёна to some makes no Алёна a Лена.
                let far = if called[0] != *f && other.is_full { 6 } else { 0 };
                (other.code.as_slice(), u8::try_from((rank + far).min(12)).unwrap_or(12))
            })
        })
    }

    /// Whether somebody may be called so.
    #[must_use]
    pub fn has(&self, name: &[u8]) -> bool {
        !self.lexicon.exactly(name).is_empty()
    }

    /// Whether somebody's papers may have the name so.
    #[must_use]
    pub fn is_full(&self, name: &[u8]) -> bool {
        self.lexicon.exactly(name).any(|at| self.forms[self.lexicon.id(at) as usize].is_full)
    }

    /// Whether two names may be of one person.
    #[must_use]
    pub fn are_one(&self, a: &[u8], b: &[u8]) -> bool {
        let people = |name: &[u8]| {
            let at = self.lexicon.exactly(name).next();
            at.map_or(&[][..], |at| &self.forms[self.lexicon.id(at) as usize].people)
        };
        a == b || people(a).iter().any(|p| people(b).contains(p))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_and_long() {
        assert!(NAMES.people.len() >= 240, "{}", NAMES.people.len());
        let one = |a: &str, b: &str| NAMES.are_one(&letters::code(a), &letters::code(b));
        for (short, full) in [
            ("Саша", "Александра"),
            ("Шура", "Александр"),
            ("Лёша", "Алексей"),
            ("Настя", "Анастасия"),
            ("Ксюша", "Оксана"),
            ("Гуля", "Гульнара"),
            ("Наталия", "Наталья"),
        ] {
            assert!(one(short, full), "{short} {full}");
        }
        assert!(!one("Мария", "Марина") && !one("Иван", "Игорь"));
    }
}
