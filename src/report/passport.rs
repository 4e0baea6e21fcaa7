//! The social passport (социальный паспорт территории): who lives where, and in what need.

use std::collections::BTreeMap;

use crate::domain::{Case, Level};
use crate::norm::Ground;
use crate::norm::span::{at, spans};

/// A settlement with its families on accompaniment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settlement {
    /// Its name; empty where families have none.
    pub name: String,
    /// Families.
    pub families: u32,
    /// Children.
    pub children: u32,
    /// Families at the emergency level.
    pub emergency: u32,
    /// Families at the crisis level.
    pub crisis: u32,
    /// Families at the adaptation or basic level.
    pub calm: u32,
}

/// The passport on the day asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passport {
    /// Families on accompaniment.
    pub families: u32,
    /// Children in them.
    pub children: u32,
    /// By settlement, the largest first.
    pub settlements: Vec<Settlement>,
    /// Families by category, the most frequent first.
    pub categories: Vec<(String, u32)>,
}

/// The passport of the families that have a level on the day asked.
#[must_use]
pub fn passport(ground: Ground<'_>, cases: &[Case]) -> Passport {
    let today = ground.today;
    let mut passport = Passport::default();
    let mut settlements: BTreeMap<&str, Settlement> = BTreeMap::new();
    let mut categories: BTreeMap<&str, u32> = BTreeMap::new();
    for case in cases {
        let Some(level) = at(&spans(case, ground.rules), today).map(|s| s.level) else { continue };
        let children = u32::try_from(case.children(today).count()).unwrap_or(0);
        let name = case.family.address.settlement.as_deref().unwrap_or_default();
        let here = settlements.entry(name).or_default();
        name.clone_into(&mut here.name);
        here.families += 1;
        here.children += children;
        match level {
            Level::Emergency => here.emergency += 1,
            Level::Crisis => here.crisis += 1,
            Level::Adaptation | Level::Basic => here.calm += 1,
        }
        passport.families += 1;
        passport.children += children;
        let mut codes: Vec<&str> =
            case.categories.iter().filter(|m| m.holds(today)).map(|m| m.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        for code in codes {
            *categories.entry(code).or_default() += 1;
        }
    }
    passport.settlements = settlements.into_values().collect();
    passport.settlements.sort_by_key(|s| std::cmp::Reverse(s.families));
    passport.categories = categories.into_iter().map(|(code, n)| (code.to_owned(), n)).collect();
    passport.categories.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    passport
}
