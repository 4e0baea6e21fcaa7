//! The rules in force for a district: its regulation, what that borrows, and the local orders with their days.

mod meaning;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use chrono::NaiveDate;

use super::embedded;
use super::file::{CaseloadRule, Firmness, LevelRule, Regulation};
use crate::domain::district::{LocalDeadline, MetDeadline};
use crate::domain::level::{Frequency, Order};
use crate::domain::money::Minimum;
use crate::domain::sitting::Sitting;
use crate::domain::{Case, Id, Level, Unit, UserError};

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleSource {
    /// The regulation's own document.
    Own {
        /// «Югра, п. 5.8».
        cited: Rc<str>,
        /// The words.
        text: Rc<str>,
    },
    /// Another document, because the district's own is silent.
    Borrowed {
        /// «Югра, п. 5.8».
        cited: Rc<str>,
        /// The words.
        text: Rc<str>,
    },
    /// A local order.
    Order {
        /// Number of the order.
        number: Option<String>,
        /// First day.
        from: NaiveDate,
    },
    /// A local order that sets a deadline.
    LocalDeadline {
        /// Number of the order.
        number: Option<String>,
        /// First day.
        from: Option<NaiveDate>,
    },
    /// The decision on this family.
    Decision {
        /// Who decided.
        by: Option<String>,
        /// Number of the decision.
        number: Option<String>,
    },
}

impl RuleSource {
    /// The source in one line, without the program's own words: paragraph, number or body.
    #[must_use]
    pub fn cited(&self) -> String {
        match self {
            RuleSource::Own { cited, .. } | RuleSource::Borrowed { cited, .. } => cited.to_string(),
            RuleSource::Order { number, from } => {
                number.as_ref().map_or_else(|| from.to_string(), |n| format!("№ {n}, {from}"))
            }
            RuleSource::LocalDeadline { number, from } => {
                let number = number.as_ref().map(|n| format!("№ {n}"));
                let parts = [number, from.map(|from| from.to_string())];
                parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            RuleSource::Decision { by, number } => {
                let number = number.as_ref().map(|n| format!("№ {n}"));
                [by.clone(), number].into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// The words of the document, if there are any.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match self {
            RuleSource::Own { text, .. } | RuleSource::Borrowed { text, .. } => Some(text),
            RuleSource::Order { .. } | RuleSource::LocalDeadline { .. } | RuleSource::Decision { .. } => None,
        }
    }
}

/// Whose words a rule is taken from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RuleOrigin {
    /// The district's own document.
    Own,
    /// The document it borrows from, because its own is silent.
    Borrowed,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LevelTerm {
    pub months: u32,
    /// How firm the document is.
    pub firmness: Firmness,
    /// Where from.
    pub source: RuleSource,
}

/// A limit of a group of levels.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseloadLimit {
    /// The levels that share it.
    pub levels: Vec<Level>,
    /// Families at most; `None` where the document names no number.
    pub limit: Option<u32>,
    /// Where from.
    pub source: Option<RuleSource>,
}

/// The rules of a district.
#[derive(Debug)]
pub struct Rules {
    /// The district's regulation.
    pub regulation: Regulation,
    /// The one it borrows from.
    lender: Option<Regulation>,
    /// Local orders by first day.
    orders: Vec<Order>,
    /// Deadlines that local orders add, by first day.
    pub local_deadlines: Vec<LocalDeadline>,
    /// The subsistence minimum by first day.
    pub minimums: Vec<Minimum>,
    /// The sittings of the bodies that decide, by day.
    pub sittings: Vec<Sitting>,
    /// Closed families of which a local deadline asks something after their closing.
    pub closed: Vec<Case>,
    /// Deadlines that were kept.
    pub met: Vec<MetDeadline>,
    /// The day the first family of the district came on the register: registered, or at its first level.
    pub began: Option<NaiveDate>,
    /// The day on which the file was begun, the earliest where others were merged into it: what was done before is not known.
    pub file_begun: Option<NaiveDate>,
    /// Records that cannot say it themselves and were entered under another regulation, each with that one.
    pub former_records: HashMap<Id, String>,
    /// Regulations the file had before, as far as they were asked for.
    former: RefCell<BTreeMap<String, Option<Rc<Regulation>>>>,
    /// What the document says of the visits of each level, as far as it was asked for: a ledger asks for each row.
    norms: [OnceCell<(Frequency, RuleSource)>; Level::ACUTE_FIRST.len()],
}

impl Rules {
    /// The rules of the regulation `id` with these local orders.
    ///
    /// # Errors
    /// If there is no such regulation.
    pub fn of(id: &str, mut orders: Vec<Order>) -> Result<Rules, UserError> {
        let regulation = embedded::regulation(id)?;
        let lender = regulation.borrow.as_ref().map(|b| embedded::regulation(&b.from)).transpose()?;
        orders.sort_by_key(|o| o.from);
        Ok(Rules {
            regulation,
            lender,
            orders,
            local_deadlines: Vec::new(),
            minimums: Vec::new(),
            sittings: Vec::new(),
            closed: Vec::new(),
            met: Vec::new(),
            began: None,
            file_begun: None,
            former_records: HashMap::new(),
            former: RefCell::default(),
            norms: Default::default(),
        })
    }

    /// What the district's document, or the one it borrows from, says of a level, chosen by `part`.
    fn rule<T>(&self, level: Level, part: impl Fn(&LevelRule) -> Option<T>) -> Option<(T, RuleOrigin)> {
        let of = |r: &Regulation| r.level(level).and_then(&part);
        of(&self.regulation)
            .map(|t| (t, RuleOrigin::Own))
            .or_else(|| self.lender.as_ref().and_then(of).map(|t| (t, RuleOrigin::Borrowed)))
    }

    fn source(&self, lending: RuleOrigin, at: &str, text: &str) -> RuleSource {
        let text = super::file::collapsed(text).into();
        match (&self.lender, lending) {
            (Some(lender), RuleOrigin::Borrowed) => {
                RuleSource::Borrowed { cited: lender.cited(at).into(), text }
            }
            _ => RuleSource::Own { cited: self.regulation.cited(at).into(), text },
        }
    }

    /// The name of a level in the words of the document: «кризисный».
    #[must_use]
    pub fn level_name(&self, level: Level) -> String {
        self.rule(level, |l| Some(l.name.clone())).map_or_else(|| level.code().to_owned(), |(name, _)| name)
    }

    /// The level that a person calls so: by its code, by its name in the document or the one it borrows from, by
    /// another word of theirs for it («критический»); capitals and ё make no difference.
    #[must_use]
    pub fn level_called(&self, said: &str) -> Option<Level> {
        let plain = |word: &str| word.trim().to_lowercase().replace('\u{451}', "\u{435}");
        let said = plain(said);
        let names = |l: &LevelRule| {
            l.id.code() == said || plain(&l.name) == said || l.aliases.iter().any(|a| plain(a) == said)
        };
        let of = |r: &Regulation| r.levels.iter().find(|l| names(l)).map(|l| l.id);
        Level::from_code(&said).or_else(|| of(&self.regulation)).or_else(|| self.lender.as_ref().and_then(of))
    }

    /// What the document says the level is, and where.
    #[must_use]
    pub fn level_source(&self, level: Level) -> Option<RuleSource> {
        self.rule(level, |l| Some((l.at.clone(), l.text.clone())))
            .map(|((at, text), lending)| self.source(lending, &at, &text))
    }

    /// How often a family of `level` is visited on `day`: the latest order that holds by then, else the document.
    ///
    /// Every built-in regulation has visits of its own or borrows them (checked when it is read); where neither is
    /// to be had, one visit a month is the least that accompaniment can mean.
    #[must_use]
    pub fn frequency(&self, level: Level, day: NaiveDate) -> (Frequency, RuleSource) {
        let (norm, source) = self.norms[level as usize].get_or_init(|| self.norm(level)).clone();
        let order =
            self.orders.iter().rev().find(|o| o.level == level && o.from <= day && o.visits.is_some());
        match order.and_then(|o| o.asked().map(|v| (v, o))) {
            Some((visits, order)) => {
                (visits.against(norm), RuleSource::Order { number: order.number.clone(), from: order.from })
            }
            None => (norm, source),
        }
    }

    /// What the document says of the visits of `level`.
    fn norm(&self, level: Level) -> (Frequency, RuleSource) {
        match self.rule(level, |l| l.visits.clone()) {
            Some((v, lending)) => (v.frequency(), self.source(lending, &v.at, &v.text)),
            None => (Frequency { times: 1, per: Unit::Month }, self.source(RuleOrigin::Own, "", "")),
        }
    }

    /// The days on which a local order changes the visits of `level`.
    pub fn changes(&self, level: Level) -> impl Iterator<Item = NaiveDate> + '_ {
        self.orders.iter().filter(move |o| o.level == level && o.visits.is_some()).map(|o| o.from)
    }

    /// How long a level lasts.
    #[must_use]
    pub fn term(&self, level: Level) -> Option<LevelTerm> {
        self.rule(level, |l| l.duration.clone()).map(|(d, lending)| LevelTerm {
            months: d.months,
            firmness: d.firmness,
            source: self.source(lending, &d.at, &d.text),
        })
    }

    /// The recommended numbers of families on `day`, most acute first. A document without them lends none: then only
    /// a local order names a limit.
    #[must_use]
    pub fn limits(&self, day: NaiveDate) -> Vec<CaseloadLimit> {
        let own = |c: &CaseloadRule| CaseloadLimit {
            levels: c.levels.clone(),
            limit: Some(c.limit),
            source: Some(self.source(RuleOrigin::Own, &c.at, &c.text)),
        };
        let mut limits: Vec<CaseloadLimit> = self.regulation.caseload.iter().map(own).collect();
        if limits.is_empty() {
            let groups = [vec![Level::Emergency], vec![Level::Crisis], vec![Level::Adaptation, Level::Basic]];
            limits = groups.map(|levels| CaseloadLimit { levels, limit: None, source: None }).into();
        }
        for order in self.orders.iter().filter(|o| o.from <= day) {
            for limit in limits.iter_mut().filter(|l| l.levels.contains(&order.level)) {
                if order.limit.is_some() {
                    limit.limit = order.limit;
                    limit.source = Some(RuleSource::Order { number: order.number.clone(), from: order.from });
                }
            }
        }
        limits.sort_by_key(|l| std::cmp::Reverse(l.levels.iter().max().copied()));
        limits
    }

    /// The code of the category of this code or label.
    #[must_use]
    pub fn category_called(&self, said: &str) -> Option<&str> {
        let said = said.trim().to_lowercase();
        let categories = self.regulation.categories.iter();
        categories
            .map(|c| (c.id.as_str(), &c.label))
            .find(|(id, label)| *id == said || label.to_lowercase() == said)
            .map(|(id, _)| id)
    }

    /// The code of the source of detection of this code or label.
    #[must_use]
    pub fn source_called(&self, said: &str) -> Option<&str> {
        let said = said.trim().to_lowercase();
        let sources = self.regulation.sources.iter();
        sources
            .map(|s| (s.id.as_str(), &s.label))
            .find(|(id, label)| *id == said || label.to_lowercase() == said)
            .map(|(id, _)| id)
    }

    /// The name of a category: the regulation's, or the code itself where it is in the curator's own words.
    #[must_use]
    pub fn category(&self, code: &str) -> String {
        self.regulation.category(code).map_or_else(|| code.to_owned(), |c| c.label.clone())
    }

    /// The item of the catalogue of help that an activity was taken from: by its name, or by the words of the document,
    /// which were written into activities before items had names.
    #[must_use]
    pub fn help(&self, text: &str) -> Option<RuleSource> {
        let of = |r: &Regulation| {
            let item = r.help.iter().find(|h| h.label == text || super::file::collapsed(&h.text) == text)?;
            Some((item.at.clone(), item.text.clone()))
        };
        let own = of(&self.regulation).map(|item| (item, RuleOrigin::Own));
        let found =
            own.or_else(|| self.lender.as_ref().and_then(of).map(|item| (item, RuleOrigin::Borrowed)));
        found.map(|((at, text), lending)| self.source(lending, &at, &text))
    }

    /// The document's word for a thing, else the lender's, else `otherwise`.
    #[must_use]
    pub fn word<'a>(&'a self, term: &str, otherwise: &'a str) -> &'a str {
        self.regulation.word(term).unwrap_or(otherwise)
    }
}
