//! The social passport (социальный паспорт территории): who lives where, and in what need.

use std::collections::BTreeMap;

use crate::domain::member::DistinctPersons;
use crate::domain::{Case, Level};
use crate::norm::{NormContext, marks, register};
use crate::regulation::RegulationList;

/// A settlement with its families on the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettlementGroup {
    /// Its name; empty where families have none.
    pub name: String,
    pub families: u32,
    pub children: u32,
    /// Families at the emergency level.
    pub emergency: u32,
    /// Families at the crisis level.
    pub crisis: u32,
    /// Families at the adaptation or basic level.
    pub calm: u32,
    /// Families that wait for a level.
    pub waiting: u32,
    /// The families, as indices into the cases asked.
    pub behind: Vec<usize>,
}

/// A category with its families.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CategoryGroup {
    /// Its id in the regulations, or the curator's own words.
    pub code: String,
    /// The former regulation in whose sense it is meant; `None`: the one in force.
    pub under: Option<String>,
    /// The families, as indices into the cases asked.
    pub behind: Vec<usize>,
}

/// Children of an age.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgeGroup {
    /// The youngest and the oldest, in full years; `None`: no birth is known.
    pub years: Option<(u32, u32)>,
    pub children: u32,
    /// The families, as indices into the cases asked.
    pub behind: Vec<usize>,
}

/// Ages as institutions divide them: nursery, nursery school, primary, middle and upper school. No document of the
/// five divides children by age; the groups are the program's own.
pub const AGES: [(u32, u32); 5] = [(0, 2), (3, 6), (7, 10), (11, 14), (15, 17)];

/// The passport on the day asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passport {
    /// Families on the register.
    pub families: u32,
    /// Children in them.
    pub children: u32,
    /// By settlement, the largest first.
    pub settlements: Vec<SettlementGroup>,
    /// By category, the most frequent first.
    pub categories: Vec<CategoryGroup>,
    /// By age of the children, the youngest first, those of no known age last. Groups without children are left out.
    pub ages: Vec<AgeGroup>,
}

/// The group that all of these ages are of.
fn group_of(ages: Option<(u32, u32)>) -> Option<(u32, u32)> {
    let (least, most) = ages?;
    AGES.into_iter().find(|(from, to)| *from <= least && most <= *to)
}

/// The passport of the families on the register on the day asked: at a level, or waiting for one.
#[must_use]
pub fn passport(ground: NormContext<'_>, cases: &[Case]) -> Passport {
    let today = ground.today;
    let mut passport = Passport::default();
    let mut settlements: BTreeMap<&str, SettlementGroup> = BTreeMap::new();
    let mut categories: BTreeMap<(&str, Option<&str>), Vec<usize>> = BTreeMap::new();
    // A child of two families is one child of the district, and of a settlement where both live.
    let mut people = DistinctPersons::default();
    let mut of_settlement: BTreeMap<&str, DistinctPersons> = BTreeMap::new();
    let mut ages: Vec<AgeGroup> = AGES
        .iter()
        .map(|years| Some(*years))
        .chain([None])
        .map(|years| AgeGroup { years, children: 0, behind: Vec::new() })
        .collect();
    for (i, case) in cases.iter().enumerate() {
        let Some(registered) = register::on(case, ground.rules, today) else { continue };
        let name = case.family.address.settlement.as_deref().unwrap_or_default();
        let here = settlements.entry(name).or_default();
        name.clone_into(&mut here.name);
        here.families += 1;
        let known = of_settlement.entry(name).or_default();
        here.children += u32::try_from(case.children(today).filter(|c| known.is_new(c)).count()).unwrap_or(0);
        here.behind.push(i);
        match registered.level {
            Some(Level::Emergency) => here.emergency += 1,
            Some(Level::Crisis) => here.crisis += 1,
            Some(Level::Adaptation | Level::Basic) => here.calm += 1,
            None => here.waiting += 1,
        }
        passport.families += 1;
        let held = marks::holding(ground, case, RegulationList::Category, &case.categories);
        let mut codes: Vec<(&str, Option<&str>)> =
            held.map(|m| (m.code.as_str(), ground.rules.former_of(m.under.as_deref()))).collect();
        codes.sort_unstable();
        codes.dedup();
        for code in codes {
            categories.entry(code).or_default().push(i);
        }
        for child in case.children(today).filter(|child| people.is_new(child)) {
            passport.children += 1;
            // Of a year of birth alone two ages are possible: both may be of one group.
            let possible = child.possible_ages(today);
            let group = group_of(possible);
            let group = ages.iter_mut().find(|a| a.years == group);
            if let Some(group) = group {
                group.children += 1;
                if group.behind.last() != Some(&i) {
                    group.behind.push(i);
                }
            }
        }
    }
    ages.retain(|a| a.children > 0);
    passport.ages = ages;
    passport.settlements = settlements.into_values().collect();
    passport.settlements.sort_by_key(|s| std::cmp::Reverse(s.families));
    passport.categories = categories
        .into_iter()
        .map(|((code, under), behind)| CategoryGroup {
            code: code.to_owned(),
            under: under.map(str::to_owned),
            behind,
        })
        .collect();
    passport.categories.sort_by_key(|c| std::cmp::Reverse(c.behind.len()));
    passport
}
