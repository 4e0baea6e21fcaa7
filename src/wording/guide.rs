//! The curator's guide by jobs. Its messages name commands, not keys: the table of keys says where each one lies.

use crate::keymap::{ROWS, Scope, key::Key};
use crate::text::{Lang, Words};

/// The chapters by their codes in the messages `guide-title` and `guide`, in the order of a curator's day.
pub const CHAPTERS: [&str; 28] = [
    "first-day",
    "called",
    "today",
    "visit",
    "evening",
    "week",
    "changed",
    "take-in",
    "list",
    "people",
    "level",
    "case",
    "programme",
    "requests",
    "sitting",
    "rights",
    "papers",
    "report",
    "exchange",
    "differ",
    "hand-over",
    "close",
    "why",
    "mistake",
    "lost",
    "transfer",
    "erase",
    "sealed",
];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideChapter {
    pub title: String,
    /// Its paragraphs in order.
    pub paragraphs: Vec<String>,
}

/// All chapters in a language.
#[must_use]
pub fn chapters(words: &Words) -> Vec<GuideChapter> {
    let keys = named_keys(words);
    let of = |code: &&str| {
        let named = keys.iter().map(|(name, key)| (name.as_str(), key.as_str()));
        let text = words.fill_texts("guide", named.chain([("code", *code)]));
        let paragraphs = text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned);
        GuideChapter { title: words.pick("guide-title", code), paragraphs: paragraphs.collect() }
    };
    CHAPTERS.iter().map(of).collect()
}

/// The first key of each command by its scope: `all-find` is `F7`. What has no key lies in the menu.
fn named_keys(words: &Words) -> Vec<(String, String)> {
    let russian = words.lang() == Lang::Ru;
    let named = |scope: Scope| {
        let rows = ROWS.iter().filter(move |row| row.scope == scope);
        rows.map(move |row| {
            let key = row.keys.first().copied().unwrap_or(Key::F(9));
            (format!("{}-{}", scope.code(), row.command.code()), key.name(russian))
        })
    };
    Scope::ALL.into_iter().flat_map(named).collect()
}
