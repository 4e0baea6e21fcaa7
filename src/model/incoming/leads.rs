//! Which rows of a list are one family, and with which of them the others are joined.

use std::collections::{BTreeMap, BTreeSet};

use super::{IncomingList, IntakeDecision};
use crate::domain::FamilyId;
use crate::roster::RosterEntry;
use crate::store::dedupe::FamilyDuplicates;

/// The decisions as they take effect: a row is joined with that to which it leads in the end, and with the family of the
/// file that this one is. Of rows that lead to one that is left out the first is a family of its own and the others are
/// joined with it. So every row that is not left out leads to one that is written, or to a family of the file.
pub(super) fn effective(wanted: &[IntakeDecision]) -> Vec<IntakeDecision> {
    let mut heirs: BTreeMap<usize, usize> = BTreeMap::new();
    let mut takes = Vec::with_capacity(wanted.len());
    for (place, decision) in wanted.iter().enumerate() {
        if !matches!(decision, IntakeDecision::Earlier(_)) {
            takes.push(*decision);
            continue;
        }
        let head = head(wanted, place);
        takes.push(match wanted.get(head) {
            Some(IntakeDecision::Join(family) | IntakeDecision::Update(family)) => {
                IntakeDecision::Join(*family)
            }
            Some(IntakeDecision::Skip) => match *heirs.entry(head).or_insert(place) {
                heir if heir == place => IntakeDecision::New,
                heir => IntakeDecision::Earlier(heir),
            },
            _ if head == place => IntakeDecision::New,
            _ => IntakeDecision::Earlier(head),
        });
    }
    takes
}

/// The row to which a row leads in the end; of rows that lead to each other the first one.
fn head(wanted: &[IntakeDecision], place: usize) -> usize {
    let mut path: Vec<usize> = Vec::new();
    let mut at = place;
    while let Some(IntakeDecision::Earlier(next)) = wanted.get(at) {
        if let Some(begin) = path.iter().position(|seen| *seen == at) {
            return path[begin..].iter().copied().min().unwrap_or(at);
        }
        path.push(at);
        at = *next;
    }
    at
}

/// What is proposed of each row, before anybody chose. `known`: the families of the file that are likely doubles, or that
/// the list names.
pub(super) fn proposed(
    entries: &[RosterEntry],
    doubles: &mut [FamilyDuplicates],
    known: &BTreeSet<FamilyId>,
) -> Vec<IntakeDecision> {
    let mut by_id: BTreeMap<FamilyId, usize> = BTreeMap::new();
    let mut wanted = Vec::with_capacity(entries.len());
    for (place, entry) in entries.iter().enumerate() {
        if entry.is_visit() {
            // Of several families a person chooses.
            wanted.push(match doubles[place].families.as_slice() {
                [family] => IntakeDecision::Join(*family),
                _ => IntakeDecision::Skip,
            });
            continue;
        }
        let own = FamilyId(entry.family().id);
        let first = *by_id.entry(own).or_insert(place);
        if first != place && !doubles[place].earlier.contains(&first) {
            doubles[place].earlier.insert(0, first);
        }
        let of_file = doubles[place].families.iter().find(|family| known.contains(family));
        wanted.push(match (of_file, doubles[place].earlier.first()) {
            _ if known.contains(&own) => IntakeDecision::Update(own),
            _ if first != place => IntakeDecision::Earlier(first),
            (Some(family), _) => IntakeDecision::Join(*family),
            (None, Some(earlier)) => IntakeDecision::Earlier(*earlier),
            (None, None) => IntakeDecision::New,
        });
    }
    lead_to_open(entries, &mut wanted, doubles);
    wanted
}

/// Of rows that are one family those of a section of closed families lead to the one that is still accompanied.
fn lead_to_open(entries: &[RosterEntry], wanted: &mut [IntakeDecision], doubles: &mut [FamilyDuplicates]) {
    for (place, take) in effective(wanted).into_iter().enumerate() {
        let IntakeDecision::Earlier(first) = take else { continue };
        // A row before this one may be the one already.
        let is_head = wanted[first] == IntakeDecision::New;
        if is_head && entries[first].is_closed() && !entries[place].is_closed() {
            (wanted[first], wanted[place]) = (IntakeDecision::Earlier(place), IntakeDecision::New);
            doubles[first].earlier.push(place);
        }
    }
}

impl IncomingList {
    /// The decision of each row: what a person chose, where it is still possible, else what is proposed.
    fn wanted(&self) -> Vec<IntakeDecision> {
        let mut wanted = self.proposed.clone();
        for (place, chosen) in &self.chosen {
            if self.is_possible(*place, *chosen) {
                wanted[*place] = *chosen;
            }
        }
        wanted
    }

    /// Whether the row may be taken so, whatever becomes of the others.
    fn is_possible(&self, place: usize, decision: IntakeDecision) -> bool {
        let own = FamilyId(self.roster.entries[place].family().id);
        let is_known = self.cases.contains_key(&own);
        match decision {
            IntakeDecision::Skip => true,
            IntakeDecision::Update(family) => is_known && family == own,
            _ if is_known => false,
            IntakeDecision::New if self.roster.entries[place].is_visit() => false,
            IntakeDecision::New => !self.is_repeated(place),
            IntakeDecision::Join(family) => self.cases.contains_key(&family),
            IntakeDecision::Earlier(earlier) => earlier != place && earlier < self.takes.len(),
        }
    }

    /// Whether a row before this one has the same id: the two cannot be families of their own.
    fn is_repeated(&self, place: usize) -> bool {
        let id = |place: usize| self.roster.entries[place].family().id;
        self.roster.entries[place].is_known
            && self.doubles[place].earlier.iter().any(|earlier| id(*earlier) == id(place))
    }

    /// What may become of a family, in the order in which it is offered; each as it takes effect, so that no row is joined
    /// with one that is joined with it.
    #[must_use]
    pub fn ways(&self, place: usize) -> Vec<IntakeDecision> {
        let own = FamilyId(self.roster.entries[place].family().id);
        if self.cases.contains_key(&own) {
            return vec![IntakeDecision::Update(own), IntakeDecision::Skip];
        }
        let mut wanted = self.wanted();
        let doubles = &self.doubles[place];
        let mut ways: Vec<IntakeDecision> = Vec::new();
        let joins = doubles.families.iter().map(|family| IntakeDecision::Join(*family));
        let leads = doubles.earlier.iter().map(|earlier| IntakeDecision::Earlier(*earlier));
        let lone = [IntakeDecision::New, IntakeDecision::Skip];
        let current = std::iter::once(wanted[place]);
        for way in joins.chain(leads).chain(current).chain(lone) {
            if !self.is_possible(place, way) {
                continue;
            }
            wanted[place] = way;
            if is_circle(&wanted, place) {
                continue;
            }
            let way = effective(&wanted)[place];
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        ways.sort_by_key(|way| match way {
            IntakeDecision::Join(_) | IntakeDecision::Update(_) => 0,
            IntakeDecision::Earlier(_) => 1,
            IntakeDecision::New => 2,
            IntakeDecision::Skip => 3,
        });
        ways
    }

    /// Goes on to the next way of a family. The rows that lead to it go with it.
    pub fn turn(&mut self, place: usize) {
        let ways = self.ways(place);
        let at = ways.iter().position(|way| *way == self.takes[place]).map_or(0, |at| (at + 1) % ways.len());
        if let Some(way) = ways.get(at) {
            self.choose([(place, *way)]);
        }
    }

    /// Settles what becomes of rows; what cannot be stays as it is proposed.
    pub fn choose(&mut self, decisions: impl IntoIterator<Item = (usize, IntakeDecision)>) {
        self.chosen.extend(decisions);
        self.takes = effective(&self.wanted());
    }
}

/// Whether a row leads to itself.
fn is_circle(wanted: &[IntakeDecision], place: usize) -> bool {
    let mut at = place;
    for _ in 0..wanted.len() {
        match wanted.get(at) {
            Some(IntakeDecision::Earlier(next)) if *next == place => return true,
            Some(IntakeDecision::Earlier(next)) => at = *next,
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;

    #[test]
    fn every_row_leads_to_one_that_is_written() {
        use IntakeDecision::{Earlier, Join, New, Skip, Update};
        let family = FamilyId(Id::new());
        // All that can be wanted of four rows, circles too.
        let all = [New, Skip, Join(family), Update(family), Earlier(0), Earlier(1), Earlier(2), Earlier(3)];
        for n in 0..all.len().pow(4) {
            let wanted: Vec<IntakeDecision> =
                (0..4).map(|place| all[n / all.len().pow(place) % all.len()]).collect();
            let takes = effective(&wanted);
            for (place, take) in takes.iter().enumerate() {
                match take {
                    Earlier(head) => assert_eq!(takes[*head], New, "{place} of {wanted:?}: {takes:?}"),
                    Skip => assert_eq!(wanted[place], Skip, "{place} of {wanted:?}"),
                    New | Join(_) | Update(_) => {}
                }
            }
        }
    }
}
