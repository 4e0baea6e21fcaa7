//! Who carries an activity out: an organisation, to which the programme is sent, or the family and the curator
//! themselves («куратора семьи и членов семьи», Югра, п. 5.5), to whom it is not.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::fold::fold;
use crate::domain::{Case, Staff};

/// The words for the family and the curator as JSON: the build makes it of the readable file.
static EXECUTORS: &str = include_str!(concat!(env!("OUT_DIR"), "/executors.json"));

static WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let file: ExecutorWords = serde_json::from_str(EXECUTORS).unwrap_or_default();
    file.words.split_whitespace().map(fold).collect()
});

#[derive(Default, Deserialize)]
struct ExecutorWords {
    words: String,
}

/// Whether an activity is carried out by members of the family or by curators: all that is said are words for them and
/// their names. Of «Мать и дитя», a hospital, one word is neither.
#[must_use]
pub fn is_own(case: &Case, staff: &Staff, said: &str) -> bool {
    let mut words = parts(said).peekable();
    let mut names: BTreeSet<String> = staff.curators.iter().flat_map(|c| parts(&c.name)).collect();
    for member in &case.members {
        let named = [&member.first_name, &member.last_name, &member.patronymic];
        names.extend(named.into_iter().flatten().flat_map(|name| parts(name)));
    }
    let is_initial = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next();
        letters.next().is_none() && names.iter().any(|name| name.chars().next() == first)
    };
    // As the form offers a member, the first name comes first, and the role may be any.
    let first =
        |word: &String| case.members.iter().any(|m| m.first_name.as_deref().map(fold).as_ref() == Some(word));
    words.peek().is_some_and(first)
        || words.peek().is_some()
            && words.all(|word| WORDS.contains(&word) || names.contains(&word) || is_initial(&word))
}

/// Whether an organisation of the document is the one that a person has named in fewer or in more words.
#[must_use]
pub fn is_named(organisation: &str, said: &str) -> bool {
    let (own, said): (BTreeSet<String>, BTreeSet<String>) =
        (parts(organisation).collect(), parts(said).collect());
    !said.is_empty() && (said.is_subset(&own) || own.is_subset(&said))
}

fn parts(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(fold)
}
