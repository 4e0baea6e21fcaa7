//! Ways to read a query that found nothing as it was typed.

use super::query::{QueryReading, place, single_letters, words};
use super::word::QueryWord;

/// A word that is a number with letters behind it: «7я», «5б».
fn number_and_letters(word: &QueryWord) -> Option<(&str, &str)> {
    let at = word.typed.find(|c: char| !c.is_ascii_digit()).filter(|at| *at > 0)?;
    Some(word.typed.split_at(at)).filter(|(_, letters)| letters.chars().all(char::is_alphabetic))
}

/// Numbers read without the endings of ordinals («7-я школа», «7я школа») and as a number and a letter («5б»).
fn numbers_apart(reading: &QueryReading) -> Option<QueryReading> {
    let mut apart = QueryReading::new();
    for word in reading {
        let before = apart.last();
        if word.glued && before.is_some_and(QueryWord::is_number) && is_ordinal_ending(&word.typed) {
            continue;
        }
        match number_and_letters(word) {
            Some((number, letters)) if is_ordinal_ending(letters) => apart.extend(words(number)),
            Some((number, letters)) => apart.extend(words(&format!("{number}-{letters}"))),
            None => apart.push(word.clone()),
        }
    }
    if apart == *reading {
        return None;
    }
    apart.iter_mut().filter(|word| word.is_number()).for_each(|word| word.fields = 0);
    let typed: Vec<String> = apart.iter().map(|word| word.typed.clone()).collect();
    place(&mut apart, &typed.join(" "));
    Some(apart)
}

fn is_ordinal_ending(letters: &str) -> bool {
    const ENDINGS: [&str; 11] = ["я", "й", "ю", "е", "го", "му", "ая", "ый", "ой", "ую", "ое"];
    ENDINGS.contains(&letters.to_lowercase().as_str())
}

/// Ways to read a query that found nothing: words run together, words torn apart, initials alone, numbers with letters.
pub(super) fn last_resorts(readings: &[QueryReading]) -> Vec<QueryReading> {
    let mut all: Vec<QueryReading> = readings.iter().filter_map(numbers_apart).collect();
    let Some(reading) = readings.last() else { return all };
    let russian = |w: &QueryWord| w.is_russian() && !w.optional;
    for (i, pair) in reading.windows(2).enumerate() {
        if let [a, b] = pair
            && a.is_russian()
            && b.is_russian()
        {
            let mut joined = reading.clone();
            let glued = format!("{}{}", a.typed, b.typed);
            joined.splice(i..i + 2, words(&glued));
            all.push(joined);
        }
    }
    for (i, w) in reading.iter().enumerate().filter(|(_, w)| russian(w)) {
        let letters: Vec<char> = w.typed.chars().collect();
        if letters.len() == 3 {
            let mut split = reading.clone();
            split.splice(i..=i, single_letters(w));
            all.push(split);
        }
        if letters.len() >= 7 {
            for at in 3..=letters.len() - 3 {
                let (head, tail): (String, String) =
                    (letters[..at].iter().collect(), letters[at..].iter().collect());
                let mut split = reading.clone();
                split.splice(i..=i, words(&format!("{head} {tail}")));
                all.push(split);
            }
        }
    }
    all.truncate(24);
    all
}
