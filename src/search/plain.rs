//! Plain lookup: every word of the query must stand in some field of the family, in any order.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::fold::{digits, fold, words};
use crate::domain::{Case, FamilyId};

/// Where a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Where {
    /// The family's title.
    Title,
    /// A member's name.
    Member,
    /// A phone.
    Phone,
    /// The address.
    Address,
    /// Work, school, nursery.
    Occupation,
}

impl Where {
    /// Its name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Where::Title => "title",
            Where::Member => "member",
            Where::Phone => "phone",
            Where::Address => "address",
            Where::Occupation => "occupation",
        }
    }
}

/// How a word was found, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The whole word.
    Exact,
    /// Its beginning.
    Prefix,
    /// The whole word or its beginning, but for ё and е.
    Yo,
    /// A run of digits of a phone.
    Digits,
    /// Its letters in their order.
    Fuzzy,
}

impl How {
    /// Its name in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            How::Exact => "exact",
            How::Prefix => "prefix",
            How::Yo => "yo",
            How::Digits => "digits",
            How::Fuzzy => "fuzzy",
        }
    }
}

/// Why a family was found, for one word of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The word typed.
    pub word: String,
    /// Where it stands.
    pub field: Where,
    /// The text of the field.
    pub text: String,
    /// How it was found.
    pub how: How,
}

/// A family found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its place among the cases that were indexed.
    pub place: usize,
    /// The family.
    pub family: FamilyId,
    /// Why, word by word.
    pub matched: Vec<Match>,
    rank: (usize, i64),
}

struct Field {
    at: Where,
    text: String,
    words: Vec<(String, String)>,
    digits: String,
}

/// What is searched.
pub struct Index {
    entries: Vec<(FamilyId, Vec<Field>)>,
    matcher: SkimMatcherV2,
}

impl Index {
    /// Prepares these cases.
    #[must_use]
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Case>) -> Index {
        let entries = cases.into_iter().map(|c| (c.family.id, fields(c))).collect();
        Index { entries, matcher: SkimMatcherV2::default() }
    }

    /// The families for which every word of `query` stands somewhere, the surest first. An empty query finds none.
    #[must_use]
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        let words: Vec<String> =
            query.split_whitespace().take(12).map(|w| w.chars().take(60).collect()).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<Hit> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(place, (family, fields))| {
                let matched: Option<Vec<(Match, i64)>> = words.iter().map(|w| self.word(w, fields)).collect();
                let matched = matched?;
                let surest = matched.iter().map(|(m, _)| m.how as usize * 8 + m.field as usize).sum();
                let score = -matched.iter().map(|(_, score)| score).sum::<i64>();
                let matched = matched.into_iter().map(|(m, _)| m).collect();
                Some(Hit { place, family: *family, matched, rank: (surest, score) })
            })
            .collect();
        // What is certain is not mixed with what is merely possible.
        if hits.iter().any(|h| h.matched.iter().all(|m| m.how < How::Fuzzy)) {
            hits.retain(|h| h.matched.iter().all(|m| m.how < How::Fuzzy));
        }
        hits.sort_by_key(|h| (h.rank, h.place));
        hits.truncate(limit);
        hits
    }

    fn word(&self, typed: &str, fields: &[Field]) -> Option<(Match, i64)> {
        let lower = typed.to_lowercase();
        let folded = fold(typed);
        let number = digits(typed);
        let is_number = number.len() >= 3 && typed.chars().all(|c| c.is_ascii_digit() || "+-()".contains(c));
        let parts = words(typed);
        fields
            .iter()
            .filter_map(|field| {
                let (how, score) = if is_number && field.digits.contains(&number) {
                    (How::Digits, if field.digits.ends_with(&number) { 1 } else { 0 })
                } else {
                    self.text(&lower, &folded, &parts, field)?
                };
                let text = field.text.clone();
                Some((Match { word: typed.to_owned(), field: field.at, text, how }, score))
            })
            .min_by_key(|(m, score)| (m.how, m.field, -score))
    }

    fn text(&self, lower: &str, folded: &str, parts: &[String], field: &Field) -> Option<(How, i64)> {
        let each = |same: &dyn Fn(&str, &(String, String)) -> bool| {
            !parts.is_empty() && parts.iter().all(|p| field.words.iter().any(|w| same(p, w)))
        };
        if field.words.iter().any(|(plain, _)| plain == lower) {
            return Some((How::Exact, 0));
        }
        if field.words.iter().any(|(plain, _)| plain.starts_with(lower)) {
            return Some((How::Prefix, 0));
        }
        if each(&|p, (_, word)| word == p) || each(&|p, (_, word)| word.starts_with(p)) {
            return Some((How::Yo, 0));
        }
        // Two letters in their order stand in half of all names: three are the least that mean something.
        if folded.chars().count() < 3 || field.at == Where::Phone {
            return None;
        }
        field
            .words
            .iter()
            .filter(|(_, word)| word.chars().count() <= 2 * folded.chars().count() + 2)
            .filter_map(|(_, word)| self.matcher.fuzzy_match(word, folded))
            .max()
            .map(|score| (How::Fuzzy, score))
    }
}

fn fields(case: &Case) -> Vec<Field> {
    let mut fields = vec![field(Where::Title, &case.family.title)];
    for member in &case.members {
        let name: Vec<&str> =
            [&member.last_name, &member.first_name, &member.patronymic, &member.former_name]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect();
        fields.push(field(Where::Member, &name.join(" ")));
        fields.extend(member.phones.iter().map(|p| field(Where::Phone, p)));
        fields.extend(member.occupation.iter().map(|o| field(Where::Occupation, o)));
    }
    let a = &case.family.address;
    let address: Vec<&str> =
        [&a.settlement, &a.street, &a.house, &a.flat].into_iter().flatten().map(String::as_str).collect();
    fields.push(field(Where::Address, &address.join(", ")));
    fields
}

fn field(at: Where, text: &str) -> Field {
    // A stress mark stands inside a word, not between two.
    let in_word = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    let words = text
        .split(|c: char| !in_word(c))
        .filter(|w| !w.is_empty())
        .map(|w| (w.to_lowercase(), fold(w)))
        .collect();
    let digits = if at == Where::Phone { digits(text) } else { String::new() };
    Field { at, text: text.to_owned(), words, digits }
}
