//! What was typed, sought in records that no index has: words within words, a phone by its digits as in the index.

use super::letters;
use super::phones;
use super::query::{self, QueryReading};
use super::word::{FormOrigin, QueryWord, WordForm};
use crate::domain::keyboard;

/// A query in all the ways in which it may be read.
pub struct UnindexedQuery(Vec<QueryReading>);

impl UnindexedQuery {
    /// The query that was typed, on either layout.
    #[must_use]
    pub fn of(typed: &str) -> UnindexedQuery {
        UnindexedQuery(keyboard::readings(typed).iter().flat_map(|text| query::readings(text)).collect())
    }

    /// Whether each word of the query is in the text or, as digits, in the phone. An empty query is in nothing.
    #[must_use]
    pub fn is_in(&self, text: &str, phone: Option<&str>) -> bool {
        let words: Vec<Vec<u8>> = letters::pieces(text).into_iter().map(|piece| piece.code).collect();
        let has = |code: &[u8]| words.iter().any(|word| word.windows(code.len().max(1)).any(|w| w == code));
        // «д» for «дом» is a word of its own: as a part it would be in every other word.
        let is_there = |word: &QueryWord, form: &WordForm| {
            let is_other = matches!(form.via, FormOrigin::Label | FormOrigin::Synonym);
            let is_short = is_other && word.forms.first().is_some_and(|own| form.code.len() < own.code.len());
            if is_short { words.contains(&form.code) } else { has(&form.code) }
        };
        let is_found = |word: &QueryWord| {
            phone.is_some_and(|number| phones::is_meant(number, &word.phone))
                || word.forms.iter().any(|form| is_there(word, form))
        };
        self.0.iter().any(|reading| reading.iter().all(|word| word.optional || is_found(word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_found_in_every_spelling_and_no_other() {
        for typed in [
            "5566",
            "400-55-66",
            "400 55 66",
            "8 922 400-55-66",
            "8(922)400-55-66",
            "89224005566",
            "+7 922 400-55-66",
            "+79224005566",
            "9224005566",
            "Вера 400-55-66",
        ] {
            assert!(UnindexedQuery::of(typed).is_in("Сидоренко Вера", Some("+79224005566")), "{typed}");
            assert!(!UnindexedQuery::of(typed).is_in("Сидоренко Вера", Some("+79224005577")), "{typed}");
            assert!(!UnindexedQuery::of(typed).is_in("Сидоренко Вера", None), "{typed}");
        }
        // The beginning of it, with the 8 that is dialled.
        assert!(UnindexedQuery::of("8922400").is_in("", Some("+79224005566")));
        for typed in ["66-55-400", "400-66-55", "8 911 400-55-66", "Анна 5566", ""] {
            assert!(!UnindexedQuery::of(typed).is_in("Сидоренко Вера", Some("+79224005566")), "{typed}");
        }
    }

    #[test]
    fn a_word_is_found_by_a_part_of_it_on_either_layout() {
        for typed in ["сидор", "Вера Сид", "cbljh", "сидорёнко"] {
            assert!(UnindexedQuery::of(typed).is_in("Сидоренко Вера, кв. 5", None), "{typed}");
        }
        assert!(!UnindexedQuery::of("Петренко").is_in("Сидоренко Вера", None));
    }

    #[test]
    fn a_short_form_of_a_word_is_found_as_a_word_alone() {
        for typed in ["дом", "мама", "ул", "мама дом"] {
            assert!(!UnindexedQuery::of(typed).is_in("Сидоренко Вера", Some("+79224005566")), "{typed}");
        }
        assert!(UnindexedQuery::of("дом").is_in("Вера, ул. Мира, д. 5", None));
        for typed in ["дом", "Вера дом"] {
            assert!(UnindexedQuery::of(typed).is_in("Сидоренко Вера, дом 5", None), "{typed}");
        }
    }
}
