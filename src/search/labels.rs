//! Words of a query that say what stands beside them: «ул.», «кв.», «школа».

use super::field::Where;
use super::letters::{self, pieces};
use super::query::Word;

/// Words that say what stands beside them and may be missing themselves.
pub(super) const LABELS: &str = "г гор город с село д дер деревня п пос поселок пгт ст х хутор рп ул улица улице пр просп пер переулок пл \
    наб б бр ш мкр микрорайон \
    дом доме кв квартира квартире корп корпус к стр строение тел телефон номер н \
    на в во по у из от до за и со для о об про им имени это семья семьи семью семье \
    мать мама мамы маму отец папа папы папу бабушка бабушки дедушка дедушки сын сына дочь дочери дочка ребенок ребенка \
    девочка мальчик опекун тетя дядя брат сестра живет дело";
pub(super) const HOUSE: &str = "д дом доме";
pub(super) const FLAT: &str = "кв квартира квартире";
pub(super) const SCHOOL: &str = "шк школа школы школе школу школой сош оош гимназия гимназии гимназию лицей лицея лицее сад сада саду \
    садик садика детсад детсада дс доу мдоу мбдоу училище колледж";
pub(super) const PAPER: &str =
    "дело решение решения программа программы план договор договора соглашение постановление протокол журнал";
pub(super) const SYNONYMS: [&[&str]; 3] = [
    &["школа", "шк", "сош", "оош"],
    &["сад", "садик", "детсад", "дс", "доу", "мдоу", "мбдоу"],
    &["больница", "црб"],
];

/// Where a school or a nursery stands.
pub(super) const SCHOOL_FIELDS: u16 = 1 << Where::Occupation as u16 | 1 << Where::Organisation as u16;
/// Where initials are meant.
pub(super) const NAMES: u16 = 1 << Where::FirstName as u16 | 1 << Where::Patronymic as u16;

/// Whether a number stands beside «школа», «сад» in the query.
pub(super) fn speaks_of_school(word: &Word) -> bool {
    word.fields == SCHOOL_FIELDS
}

/// Whether the word at a place of the text is the number of a school: «школа № 4», not «школа № 8, 4 класс».
pub(super) fn numbers_school(text: &str, at: usize) -> bool {
    let all = pieces(text);
    let Some([label, number]) = at.checked_sub(1).and_then(|before| all.get(before..=at)) else {
        return false;
    };
    among(SCHOOL, &label.code) && !text[label.range.end..number.range.start].contains([',', ';'])
}

/// Whether a word is in such a list.
pub(super) fn among(list: &str, code: &[u8]) -> bool {
    list.split_whitespace().any(|label| letters::code(label) == code)
}
