//! Labels of a query, which give the meaning of the word beside them: «ул.», «кв.», «школа».

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::field::SearchField;
use super::letters::{self, pieces};
use super::word::QueryWord;
use crate::domain::place;

/// Words by their letters.
pub(super) type LabelSet = LazyLock<HashSet<Vec<u8>>>;

fn codes(words: &str) -> HashSet<Vec<u8>> {
    words.split_whitespace().map(letters::code).collect()
}

/// Labels of the word beside them, which may match nothing themselves. Labels of addresses have a list of their own.
pub(super) static LABELS: LabelSet = LazyLock::new(|| {
    codes(
        "б тел телефон номер н лет год года годик \
    на в во по у из от до за и со для о об про им имени это семья семьи семью семье \
    мать мама мамы маму отец папа папы папу бабушка бабушки дедушка дедушки сын сына дочь дочери дочка ребенок ребенка \
    девочка мальчик опекун тетя дядя брат сестра живет дело",
    )
});
/// Little words between others, which mean nothing themselves.
pub(super) static PREPOSITIONS: LabelSet =
    LazyLock::new(|| codes("на в во по у из от до за и со для о об про"));
pub(super) static HOUSE: LabelSet = LazyLock::new(|| codes("д дом доме"));
pub(super) static FLAT: LabelSet = LazyLock::new(|| codes("кв квартира квартире"));
pub(super) static SCHOOL: LabelSet = LazyLock::new(|| {
    codes(
        "шк школа школы школе школу школой сош оош гимназия гимназии гимназию лицей лицея лицее сад сада саду саде \
    садик садика садике детсад детсада детсаде дс доу мдоу мбдоу училище колледж",
    )
});
pub(super) static PAPER: LabelSet = LazyLock::new(|| {
    codes(
        "дело решение решения программа программы план договор договора соглашение постановление протокол журнал",
    )
});
pub(super) static AGE: LabelSet = LazyLock::new(|| codes("лет год года годик"));

/// Words for the same thing, and the cases in which a person who speaks names it.
struct SynonymGroup {
    words: &'static [&'static str],
    cases: &'static [&'static str],
}

const SYNONYMS: [SynonymGroup; 3] = [
    SynonymGroup {
        words: &["школа", "шк", "сош", "оош"], cases: &["школы", "школе", "школу", "школой"]
    },
    SynonymGroup {
        words: &["сад", "садик", "детсад", "дс", "доу", "мдоу", "мбдоу"],
        cases: &[
            "сада",
            "саду",
            "саде",
            "садом",
            "садика",
            "садику",
            "садике",
            "садиком",
            "детсада",
            "детсаду",
            "детсаде",
            "детсадом",
        ],
    },
    SynonymGroup {
        words: &["больница", "црб"], cases: &["больницы", "больнице", "больницу", "больницей"]
    },
];

/// All other words for what this word means, in whatever case it is.
pub(super) fn synonyms(code: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let is_it = |word: &&str| letters::code(word) == code;
    let group = SYNONYMS.iter().find(|group| group.words.iter().chain(group.cases).any(is_it));
    group.into_iter().flat_map(|group| group.words).map(|word| letters::code(word))
}

/// Fields that name a school or a nursery.
pub(super) const SCHOOL_FIELDS: u32 =
    1 << SearchField::Occupation as u32 | 1 << SearchField::Organisation as u32;
/// Where initials are meant.
pub(super) const NAMES: u32 = 1 << SearchField::FirstName as u32 | 1 << SearchField::Patronymic as u32;

/// The words of addresses by their letters, each with all other spellings: a short one that is also the kind of another
/// thing has the spellings of both.
static PLACES: LazyLock<HashMap<Vec<u8>, Vec<Vec<u8>>>> = LazyLock::new(|| {
    let mut all: HashMap<Vec<u8>, Vec<Vec<u8>>> = HashMap::new();
    for label in place::LABELS.all() {
        let spellings = label.forms.iter().chain([&label.full]).filter(|f| !f.contains(' '));
        let codes: Vec<Vec<u8>> = spellings.map(|f| letters::code(f)).collect();
        for code in &codes {
            all.entry(code.clone()).or_default().extend(codes.iter().filter(|c| *c != code).cloned());
        }
    }
    all
});

/// All other spellings of a word of addresses; `None` if it is none.
pub(super) fn spellings(code: &[u8]) -> Option<&'static [Vec<u8>]> {
    PLACES.get(code).map(Vec::as_slice)
}

/// Whether a number is beside «школа», «сад» in the query.
pub(super) fn speaks_of_school(word: &QueryWord) -> bool {
    word.fields == SCHOOL_FIELDS
}

/// Whether the word at a place of the text is the number of a school: «школа № 4», not «школа № 8, 4 класс».
pub(super) fn numbers_school(text: &str, at: usize) -> bool {
    let all = pieces(text);
    let Some([label, number]) = at.checked_sub(1).and_then(|before| all.get(before..=at)) else {
        return false;
    };
    among(&SCHOOL, &label.code) && !text[label.range.end..number.range.start].contains([',', ';'])
}

/// Whether a word is in such a list.
pub(super) fn among(list: &LabelSet, code: &[u8]) -> bool {
    list.contains(code)
}
