//! Where a value comes from, in words.

use chrono::NaiveDate;

use crate::norm::marks::UnsupportedLevel;
use crate::norm::term::TermEnd;
use crate::regulation::{RuleSource, Rules};
use crate::text::{Words, say};

impl Words {
    /// «Югра, п. 5.8», «заимствовано: Югра, п. 5.8», «приказ № 5 с 01.09.2026», «решение КДНиЗП № 41».
    #[must_use]
    pub fn source(&self, source: &RuleSource) -> String {
        match source {
            RuleSource::Own { cited, .. } => cited.to_string(),
            RuleSource::Borrowed { cited, .. } => {
                say!(self, "source-borrowed", cited = &**cited)
            }
            RuleSource::Order { number, from } => say!(
                self,
                "source-order",
                number = number.clone().unwrap_or_else(|| self.say("no-number")),
                from = self.day(*from)
            ),
            RuleSource::LocalDeadline { number, from } => {
                let number = number.clone().map(|n| say!(self, "number", n = n));
                let from = from.map(|from| say!(self, "since", day = self.day(from)));
                let parts = [Some(self.say("source-local")), number, from];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
            RuleSource::Decision { by: None, number: None } => self.say("source-decision-bare"),
            RuleSource::Decision { .. } => say!(self, "source-decision", cited = source.cited()),
        }
    }

    /// «ещё 6 дней», «сегодня последний день», «срок истёк».
    #[must_use]
    pub fn term_left(&self, end: &TermEnd, today: NaiveDate) -> String {
        match (end.until - today).num_days() {
            _ if end.is_over(today) => self.say("term-over"),
            0 => self.say("term-last-day"),
            left => self.count("days-left", left),
        }
    }

    /// «по признакам уровень экстренный, установлен базовый: семья в социально опасном положении (Югра, разд. II)».
    #[must_use]
    pub fn level_unfit(&self, rules: &Rules, unfit: &UnsupportedLevel) -> String {
        let id = if unfit.held.is_some() { "level-unfit" } else { "level-unset" };
        say!(
            self,
            id,
            level = rules.level_name(unfit.level),
            held = unfit.held.map(|held| rules.level_name(held)).unwrap_or_default(),
            sign = unfit.meaning.label.as_str(),
            source = unfit.meaning.cited.clone().unwrap_or_default()
        )
    }
}
