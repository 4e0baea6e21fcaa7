//! Where a value comes from, in words.

use super::Words;
use crate::regulation::Source;

impl Words {
    /// «Югра, п. 5.8», «заимствовано: Югра, п. 5.8», «приказ № 5 с 01.09.2026», «решение КДНиЗП № 41».
    #[must_use]
    pub fn source(&self, source: &Source) -> String {
        match source {
            Source::Own { cited, .. } => cited.clone(),
            Source::Borrowed { cited, .. } => {
                self.fill("source-borrowed", &[("cited", cited.as_str().into())])
            }
            Source::Order { number, from } => self.fill(
                "source-order",
                &[
                    ("number", number.clone().unwrap_or_else(|| self.say("no-number")).into()),
                    ("from", self.day(*from).into()),
                ],
            ),
            Source::Decision { by: None, number: None } => self.say("source-decision-bare"),
            Source::Decision { .. } => self.fill("source-decision", &[("cited", source.cited().into())]),
        }
    }
}
