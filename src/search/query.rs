//! What was typed, as words to be found: a query may be read in more than one way.

use super::field::SearchField;
use super::labels::{
    AGE, FLAT, HOUSE, LABELS, LabelSet, NAMES, PAPER, PREPOSITIONS, SCHOOL, SCHOOL_FIELDS, among, spellings,
    synonyms,
};
use super::letters::{self, TextWord, pieces};
use super::word::{FormOrigin, QueryWord, WordForm};
use super::{phones, transliterate};
use crate::domain::keyboard;
use crate::domain::place;

/// What follows is cut off: nobody reads so much from a slip of paper, and a pasted page must not stall.
const LONGEST: usize = 200;
/// The most words of a query.
const MOST_WORDS: usize = 8;
/// The most ways to read it.
const MOST_READINGS: usize = 6;

fn is_digits(code: &[u8]) -> bool {
    code.iter().all(|c| letters::is_digit(*c))
}

/// The digits that mean a phone, without the 8 or 7 before a whole number.
fn phone(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).take(20).collect();
    match digits.as_slice() {
        [b'7' | b'8', rest @ ..] if rest.len() == 10 => rest.to_vec(),
        [b'7', rest @ ..] if text.trim_start().starts_with("+7") && rest.len() >= phones::FEWEST => {
            rest.to_vec()
        }
        _ if digits.len() >= phones::FEWEST => digits,
        _ => Vec::new(),
    }
}

/// A word of one piece of a chunk.
fn word(typed: &str, piece: &TextWord) -> QueryWord {
    let code = piece.code.clone();
    let shown = &typed[piece.range.clone()];
    let mut forms = vec![WordForm { code: code.clone(), via: FormOrigin::Direct }];
    let mut add = |code: Vec<u8>, via: FormOrigin| {
        if !code.is_empty() && !forms.iter().any(|f| f.code == code) {
            forms.push(WordForm { code, via });
        }
    };
    if code.iter().any(|c| letters::is_latin(*c)) {
        add(letters::code(&keyboard::as_russian(shown)), FormOrigin::Layout);
        for reading in transliterate::readings(shown) {
            add(letters::code(&reading), FormOrigin::Translit);
        }
    }
    synonyms(&code).for_each(|code| add(code, FormOrigin::Synonym));
    let meant: Vec<Vec<u8>> =
        forms.iter().filter(|f| f.via != FormOrigin::Layout).map(|f| f.code.clone()).collect();
    let is_label =
        |code: &Vec<u8>| among(&LABELS, code) || among(&PREPOSITIONS, code) || spellings(code).is_some();
    let optional = meant.iter().any(is_label);
    for code in meant.iter().flat_map(|code| spellings(code).unwrap_or_default()) {
        if !forms.iter().any(|f| f.code == *code) {
            forms.push(WordForm { code: code.clone(), via: FormOrigin::Label });
        }
    }
    let number = if is_digits(&code) { phone(shown) } else { Vec::new() };
    QueryWord {
        typed: shown.to_owned(),
        optional,
        forms,
        fields: 0,
        initial: None,
        glued: false,
        phone: number,
        may_be_age: false,
        unsealed: false,
    }
}

pub(super) fn words(chunk: &str) -> Vec<QueryWord> {
    let all = pieces(chunk);
    // A word with hyphens is looked for by its parts; its whole is only for those who leave the hyphen out.
    let is_whole =
        |p: &TextWord| all.iter().any(|q| q.range.start == p.range.start && q.range.end < p.range.end);
    // But «пр-кт» and «б-р» are one word.
    let is_label = |p: &TextWord| is_whole(p) && spellings(&p.code).is_some();
    let is_of_label = |p: &TextWord| {
        all.iter().any(|q| is_label(q) && q.range.start <= p.range.start && p.range.end <= q.range.end)
    };
    let mut words: Vec<QueryWord> = all
        .iter()
        .filter(|p| if is_whole(p) { is_label(p) } else { !is_of_label(p) })
        .map(|p| word(chunk, p))
        .collect();
    for i in 1..words.len() {
        words[i].glued = words[i - 1].is_number() && chunk.contains(['-', '/', '\\']);
        words[i].optional &= !words[i].glued;
    }
    words
}

/// Whether a chunk is digits and the signs between them in phones and addresses.
fn is_numeric(chunk: &str) -> bool {
    chunk.chars().any(|c| c.is_ascii_digit())
        && chunk.chars().all(|c| c.is_ascii_digit() || "+-()./\\,–—".contains(c))
}

/// One way to read a query.
pub(super) type QueryReading = Vec<QueryWord>;

/// All ways to read a query, the plainest first. None if there is nothing to look for.
pub(super) fn readings(query: &str) -> Vec<QueryReading> {
    let clean: String = query.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let chunks: Vec<&str> = clean.split_whitespace().take(MOST_WORDS).collect();
    let plain: Vec<Vec<QueryWord>> = chunks.iter().map(|c| words(c)).collect();
    let mut all: Vec<QueryReading> = Vec::new();
    let add = |parts: Vec<Vec<QueryWord>>, all: &mut Vec<QueryReading>| {
        let mut reading: QueryReading = parts.into_iter().flatten().take(MOST_WORDS).collect();
        place(&mut reading, &clean);
        if !reading.is_empty() && all.len() < MOST_READINGS && !all.contains(&reading) {
            all.push(reading);
        }
    };
    if let Some(called) = as_phones(&chunks, &plain) {
        add(called, &mut all);
    }
    // «Иванова МП»: two letters beside a longer word are initials too, two capitals nothing else.
    let is_pair = |w: &[QueryWord]| matches!(w, [one] if one.is_russian() && one.forms[0].code.len() == 2);
    let is_sure = |w: &[QueryWord]| is_pair(w) && is_shouted(&w[0].typed) && !is_shouted(&clean);
    let pairs = plain.len() > 1 && plain.iter().any(|w| is_pair(w));
    let turned_for_sure = chunks.iter().any(|c| keyboard::is_turned(c));
    if !(pairs && plain.iter().any(|w| is_sure(w)) || turned_for_sure) {
        add(plain.clone(), &mut all);
    }
    // Signs that are letters of the other layout belong to the word: «;erjdf» is «жукова».
    if clean.chars().any(|c| "[];'`{}:\"<>~,.".contains(c)) && clean.chars().any(|c| c.is_ascii_alphabetic())
    {
        let turned = chunks.iter().zip(&plain).map(|(chunk, plain)| {
            let russian = !chunk.is_ascii();
            if russian || is_numeric(chunk) {
                return plain.clone();
            }
            // The last sign may be a comma after all: the plain reading has it so.
            let mut words = words(&keyboard::as_russian(chunk));
            for word in &mut words {
                word.forms
                    .iter_mut()
                    .filter(|f| f.via == FormOrigin::Direct)
                    .for_each(|f| f.via = FormOrigin::Layout);
                if let [_] = plain.as_slice() {
                    word.typed = (*chunk).to_owned();
                }
            }
            words
        });
        add(turned.collect(), &mut all);
    }
    if pairs {
        let any_sure = plain.iter().any(|w| is_sure(w));
        let splits = |w: &[QueryWord]| is_pair(w) && (is_sure(w) || !any_sure);
        let split = plain.iter().map(|w| if splits(w) { single_letters(&w[0]) } else { w.clone() });
        add(split.collect(), &mut all);
    }
    // «31к1» is the house 31/1, «20 лит. А» is 20А.
    if let Some(houses) = place::with_plain_houses(&clean) {
        add(houses.split_whitespace().take(MOST_WORDS).map(words).collect(), &mut all);
    }
    // «12 а» is a house too.
    let is_letter = |w: &[QueryWord]| matches!(w, [one] if one.is_russian() && one.forms[0].code.len() == 1);
    let is_house =
        |w: &[QueryWord]| matches!(w, [one] if one.forms[0].code.iter().all(|c| letters::is_digit(*c)));
    if let Some(i) = (1..plain.len()).find(|i| is_house(&plain[i - 1]) && is_letter(&plain[*i])) {
        let mut joined = plain.clone();
        joined.splice(i - 1..=i, [words(&format!("{}{}", plain[i - 1][0].typed, plain[i][0].typed))]);
        add(joined, &mut all);
    }
    all
}

pub(super) fn single_letters(word: &QueryWord) -> Vec<QueryWord> {
    let text: String = word.typed.chars().flat_map(|c| [c, ' ']).collect();
    let mut all = words(&text);
    for (n, one) in all.iter_mut().enumerate() {
        one.optional = false;
        one.initial = u8::try_from(n).ok();
        one.fields = NAMES;
    }
    if let [last, first, patronymic] = all.as_mut_slice() {
        (last.initial, first.initial, patronymic.initial) = (None, Some(0), Some(1));
        last.fields =
            SearchField::LastName.bit() | SearchField::FormerName.bit() | SearchField::BirthName.bit();
    }
    all
}

/// The query with adjacent runs of digits read as one phone, if there are any such.
fn as_phones(chunks: &[&str], plain: &[Vec<QueryWord>]) -> Option<Vec<Vec<QueryWord>>> {
    let mut parts: Vec<Vec<QueryWord>> = Vec::new();
    let mut found = false;
    let mut i = 0;
    while i < chunks.len() {
        // A slash occurs in addresses and papers, never in a phone.
        let run = chunks[i..].iter().take_while(|c| is_numeric(c) && !c.contains(['/', '\\'])).count();
        let text = chunks[i..i + run].join(" ");
        let digits = phone(&text);
        let several = plain[i..i + run].iter().flatten().count() > 1;
        if run > 0 && several && !digits.is_empty() {
            let form = WordForm { code: letters::code(&text), via: FormOrigin::Direct };
            let fields = SearchField::Phone.bit();
            parts.push(vec![QueryWord {
                typed: text,
                forms: vec![form],
                optional: false,
                fields,
                initial: None,
                glued: false,
                phone: digits,
                may_be_age: false,
                unsealed: false,
            }]);
            found = true;
            i += run;
        } else {
            parts.extend(plain[i..i + run.max(1)].iter().cloned());
            i += run.max(1);
        }
    }
    found.then_some(parts)
}

/// Assigns each number its field by the words beside it, and each single letter its initial.
pub(super) fn place(reading: &mut QueryReading, query: &str) {
    let label = |w: &QueryWord, list: &LabelSet| w.forms.iter().any(|f| among(list, &f.code));
    let school = SCHOOL_FIELDS;
    let paper = SearchField::Document.bit();
    let (mut initials, mut numbers) = (0, 0);
    for i in 0..reading.len() {
        let before = i.checked_sub(1).map(|i| reading[i].clone());
        let after = reading.get(i + 1).cloned();
        let after_next = reading.get(i + 2).is_some_and(QueryWord::is_number);
        let many = reading.len() > 1;
        let word = &mut reading[i];
        if word.is_number() && word.fields == 0 && many {
            let labelled_field = |w: &QueryWord| match w {
                w if label(w, &HOUSE) => Some(SearchField::House.bit()),
                w if label(w, &FLAT) => Some(SearchField::Flat.bit()),
                w if label(w, &SCHOOL) => Some(school),
                w if label(w, &PAPER) => Some(paper),
                _ => None,
            };
            let by_before = before.as_ref().and_then(labelled_field);
            let by_after = after.as_ref().filter(|w| label(w, &SCHOOL) && !after_next).map(|_| school);
            let as_age = after.as_ref().filter(|w| label(w, &AGE)).map(|_| SearchField::Age.bit());
            word.fields = by_before.or(by_after).or(as_age).unwrap_or(0);
            word.may_be_age = word.forms[0].code.len() <= 2
                && is_digits(&word.forms[0].code)
                && !word.glued
                && !after.as_ref().is_some_and(|w| w.glued)
                && (word.fields == 0 || as_age.is_some());
            if word.fields == 0 || word.fields == SearchField::House.bit() {
                numbers += 1;
                if numbers == 2 && word.fields == 0 && !word.glued && may_be_house(before.as_ref()) {
                    reading[i].fields = SearchField::Flat.bit() | SearchField::House.bit();
                }
            }
            continue;
        }
        let is_single = |w: &QueryWord| {
            w.forms[0].code.len() == 1 && w.forms.iter().any(|f| letters::is_russian(f.code[0]))
        };
        // «д. 5» and «г. Орёл» are labels, «Иванова Д.» and «Д. Г. Иванова» are not.
        let labels = after.as_ref().is_some_and(QueryWord::is_number)
            || !before.as_ref().is_some_and(|w| w.is_name() || is_single(w))
                && !after.as_ref().is_some_and(is_single);
        let free = word.initial.is_none() && word.fields == 0 && !word.glued;
        if is_single(word) && many && free && !(word.optional && labels) {
            word.initial = Some(initials);
            word.optional = false;
            initials = (initials + 1).min(1);
        } else if word.optional && is_shouted(&word.typed) && !is_shouted(query) {
            // «Ерёмин ПО» names somebody; «по Ленина» does not.
            word.optional = false;
        }
    }
    // A label that is all there is, is a word like any other; «на» before it stays a little word.
    if reading.iter().all(|w| w.optional) {
        let is_little = |w: &QueryWord| among(&PREPOSITIONS, &w.forms[0].code);
        let is_all_little = reading.iter().all(is_little);
        reading.iter_mut().filter(|w| is_all_little || !is_little(w)).for_each(|w| w.optional = false);
    }
}

/// Whether a text has two letters or more and all of them are capitals.
fn is_shouted(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 1 && !text.chars().any(char::is_lowercase)
}

/// Whether a number before this one may be the house: then this one is the flat.
fn may_be_house(before: Option<&QueryWord>) -> bool {
    before.is_some_and(|w| w.is_number() || w.optional)
}
