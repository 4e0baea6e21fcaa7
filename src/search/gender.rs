//! Whether somebody is a man or a woman, and names in the form of that sex: «Кузнецова» and «Кузнецов», «Олегович» and
//! «Олеговна». One judgement for every form and every sentence.

use crate::domain::member::Role;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::short_names::SHORT;
use crate::domain::fold::fold;
use crate::domain::member::{Member, Sex};

/// Endings of surnames, male and female. What ends otherwise is the same for both: «Шевченко», «Черных», «Дурново»,
/// «Ким».
const PAIRS: [(&str, &str); 9] = [
    ("ов", "ова"),
    ("ев", "ева"),
    ("ёв", "ёва"),
    ("ин", "ина"),
    ("ын", "ына"),
    ("ский", "ская"),
    ("цкий", "цкая"),
    ("ской", "ская"),
    ("цкой", "цкая"),
];

/// Patronymics, male and female; those that add a syllable first.
const PATRONYMICS: [(&str, &str); 8] = [
    ("ильич", "ильинична"),
    ("кузьмич", "кузьминична"),
    ("фомич", "фоминична"),
    ("лукич", "лукинична"),
    ("ович", "овна"),
    ("евич", "евна"),
    ("оглы", "кызы"),
    ("ич", "ична"),
];

/// First names and their short forms that only men, or only women, bear.
static FIRST: LazyLock<HashMap<String, Option<Sex>>> = LazyLock::new(|| {
    let file: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(SHORT).unwrap_or_default();
    let mut of_papers: HashMap<String, Option<Sex>> = HashMap::new();
    let mut at_home: HashMap<String, Option<Sex>> = HashMap::new();
    for (section, names) in &file {
        let sex = if section == "men" { Sex::Male } else { Sex::Female };
        for (full, short) in names {
            for (known, names) in [(&mut of_papers, full), (&mut at_home, short)] {
                for name in names.split_whitespace() {
                    let known_sex = known.entry(fold(name)).or_insert(Some(sex));
                    if *known_sex != Some(sex) {
                        *known_sex = None;
                    }
                }
            }
        }
    }
    // A name of papers is one before it is a short form: «Кира» is a girl, though some call Кирилл so.
    at_home.extend(of_papers);
    at_home
});

/// Whether a patronymic is a man's or a woman's.
fn of_patronymic(patronymic: &str) -> Option<Sex> {
    let patronymic = fold(patronymic.trim());
    let ends = |ends: &[&str]| ends.iter().any(|end| patronymic.ends_with(end));
    if ends(&["ич", "оглы", "улы"]) {
        Some(Sex::Male)
    } else if ends(&["вна", "чна", "кызы", "гызы"]) {
        Some(Sex::Female)
    } else {
        None
    }
}

/// Whether a word is a first name, a patronymic, or a surname by its ending, in whatever letters.
pub(super) fn is_name(word: &str) -> bool {
    let word = fold(word);
    let ends = || {
        PAIRS
            .iter()
            .flat_map(|(masculine, feminine)| [masculine, feminine])
            .any(|end| word.ends_with(fold(end).as_str()))
    };
    FIRST.contains_key(&word) || of_patronymic(&word).is_some() || ends()
}

/// Whether somebody is a man or a woman: by the patronymic, else the role, else the first name. `None` where none of
/// them decides: «Саша» without a patronymic is either.
///
/// ```
/// use kurator::domain::member::Role;
/// use kurator::domain::member::Sex::{Female, Male};
/// use kurator::search::gender::sex;
/// assert_eq!(sex("Олег", "Петрович", Some(Role::Guardian)), Some(Male));
/// assert_eq!(sex("Саша", "", Some(Role::Daughter)), Some(Female));
/// assert_eq!(sex("Никита", "", Some(Role::Child)), Some(Male));
/// assert_eq!(sex("Кира", "", Some(Role::Child)), Some(Female));
/// assert_eq!(sex("Саша", "", Some(Role::Child)), None);
/// ```
#[must_use]
pub fn sex(first: &str, patronymic: &str, role: Option<Role>) -> Option<Sex> {
    let by_role = || role.and_then(Role::sex);
    let by_name = || FIRST.get(&fold(first.split(['-', ' ']).next().unwrap_or_default())).copied().flatten();
    of_patronymic(patronymic).or_else(by_role).or_else(by_name)
}

/// Whether a member is a man or a woman.
#[must_use]
pub fn of_member(member: &Member) -> Option<Sex> {
    let text = |part: &'_ Option<String>| part.clone().unwrap_or_default();
    sex(&text(&member.first_name), &text(&member.patronymic), Some(member.role))
}

/// The surname in the form of a man or of a woman, each part of a double one by itself.
///
/// ```
/// use kurator::domain::member::Sex::{Female, Male};
/// use kurator::search::gender::surname;
/// assert_eq!(surname("Кузнецова", Male), "Кузнецов");
/// assert_eq!(surname("Римский-Корсаков", Female), "Римская-Корсакова");
/// for one in ["Шевченко", "Черных", "Дурново", "Ким", "Ева"] {
///     assert_eq!((surname(one, Male).as_str(), surname(one, Female).as_str()), (one, one));
/// }
/// ```
#[must_use]
pub fn surname(surname: &str, sex: Sex) -> String {
    let part = |part: &str| turned(part, &PAIRS, sex, 2).unwrap_or_else(|| part.to_owned());
    surname.split('-').map(part).collect::<Vec<_>>().join("-")
}

/// The surname of a man of a family that is named in the plural; `None`: it is no such word.
///
/// ```
/// use kurator::search::gender::of_plural;
/// assert_eq!(of_plural("Ивановы").as_deref(), Some("Иванов"));
/// assert_eq!(of_plural("Достоевские").as_deref(), Some("Достоевский"));
/// assert_eq!(of_plural("Ивановых").as_deref(), Some("Иванов"));
/// assert_eq!(of_plural("Черных"), None);
/// assert_eq!(of_plural("Иванова"), None);
/// ```
#[must_use]
pub fn of_plural(plural: &str) -> Option<String> {
    let man = match plural.strip_suffix("кие").or_else(|| plural.strip_suffix("ких")) {
        Some(stem) => format!("{stem}кий"),
        None => plural.strip_suffix("ых").or_else(|| plural.strip_suffix('ы'))?.to_owned(),
    };
    let lower = man.to_lowercase();
    PAIRS.iter().any(|(masculine, _)| lower.ends_with(masculine)).then_some(man)
}

/// The patronymic in the form of a man or of a woman.
///
/// ```
/// use kurator::domain::member::Sex::{Female, Male};
/// use kurator::search::gender::patronymic;
/// assert_eq!(patronymic("Олегович", Female), "Олеговна");
/// assert_eq!(patronymic("Ильинична", Male), "Ильич");
/// assert_eq!(patronymic("Никитич", Female), "Никитична");
/// assert_eq!(patronymic("Олегович", Male), "Олегович");
/// ```
#[must_use]
pub fn patronymic(patronymic: &str, sex: Sex) -> String {
    turned(patronymic, &PATRONYMICS, sex, 0).unwrap_or_else(|| patronymic.to_owned())
}

/// A word whose end is that of the other sex, with the end of this one; at least `least` letters precede it.
fn turned(word: &str, pairs: &[(&str, &str)], sex: Sex, least: usize) -> Option<String> {
    let lower = word.to_lowercase();
    pairs.iter().find_map(|(masculine, feminine)| {
        let (from, to) = if sex == Sex::Male { (feminine, masculine) } else { (masculine, feminine) };
        let stem = lower.strip_suffix(from)?;
        // The stem makes a surname: «Ева» alone is none.
        let kept = stem.chars().count();
        (kept >= least).then(|| {
            let letters: Vec<char> = word.chars().collect();
            let same = from.chars().zip(to.chars()).take_while(|(a, b)| a == b).count();
            let stem: String = letters.iter().take(kept + same).collect();
            format!("{stem}{}", to.chars().skip(same).collect::<String>())
        })
    })
}
