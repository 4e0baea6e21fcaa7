//! Handing a family over to another curator: which records say so. Pure: a case and days go in, records come out.

use chrono::NaiveDate;

use super::schedule::{Appointment, Assignment};
use super::value::PersonRef;
use super::{Case, CuratorId, Id, Record, Staff};
use crate::record;

/// A hand-over of any number of families.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handover {
    /// Who answers for the families from then on.
    pub to: CuratorId,
    /// Her first day.
    pub from: NaiveDate,
    /// The first day on which the curator before her answers again; `None`: for good.
    pub until: Option<NaiveDate>,
}

impl Handover {
    /// What is written for a family: the assignments that end or begin, and the visits appointed that move along.
    /// Nothing, where the family is the curator's on these days already.
    #[must_use]
    pub fn records(&self, case: &Case, staff: &Staff) -> Vec<Record> {
        let after = self.after(case);
        let mut days: Vec<NaiveDate> = case
            .assignments
            .iter()
            .chain(&after.assignments)
            .flat_map(|a| [Some(a.from), a.until])
            .flatten()
            .filter(|day| *day >= self.from)
            .collect();
        days.push(self.from);
        if days.iter().all(|day| staff.curator_of(case, *day) == staff.curator_of(&after, *day)) {
            return Vec::new();
        }
        let mut records: Vec<Record> = after
            .assignments
            .iter()
            .filter(|a| !case.assignments.contains(a))
            .map(|a| {
                record!(Assignment {
                    id: a.id,
                    family: case.family.id,
                    curator: a.curator,
                    from: a.from,
                    until: a.until
                })
            })
            .collect();
        let moved = self.moving(case, staff);
        records.extend(moved.into_iter().map(|id| record!(Appointment { id: id, by: self.to })));
        records
    }

    /// The family as it would be.
    #[must_use]
    pub fn after(&self, case: &Case) -> Case {
        let mut after = case.clone();
        let mut taken = false;
        for a in &mut after.assignments {
            match self.until {
                // What begins on the same day is the hand-over itself, or is put off until it is over.
                Some(back) if a.from == self.from && a.until.is_none_or(|end| end > back) => a.from = back,
                _ if a.from == self.from => {
                    (a.curator, a.until) = (self.to, self.until);
                    taken = true;
                }
                None if a.from < self.from && a.until.is_none_or(|end| end > self.from) => {
                    a.until = Some(self.from);
                }
                _ => {}
            }
        }
        if !taken {
            let new = Assignment {
                id: Id::new(),
                family: case.family.id,
                curator: self.to,
                from: self.from,
                until: self.until,
            };
            after.assignments.push(new);
        }
        after.assignments.sort_by_key(|a| (a.from, a.id));
        after
    }

    /// The visits appointed that move along: those that the curator who answered was to make.
    #[must_use]
    pub fn moving(&self, case: &Case, staff: &Staff) -> Vec<Id> {
        let after = self.after(case);
        let moves = |a: &&Appointment| {
            let before = staff.curator_of(case, a.on);
            let is_of_former = before.is_some_and(|c| {
                let named = staff.curator(c).map(|c| c.name.as_str());
                match &a.by {
                    Some(PersonRef::Known(by)) => *by == c,
                    Some(PersonRef::Named(by)) => Some(by.as_str()) == named,
                    None => false,
                }
            });
            is_of_former && before != Some(self.to) && after.curator_on(a.on) == Some(self.to)
        };
        case.coming_visits(self.from).filter(moves).map(|a| a.id).collect()
    }

    /// A hand-over already written that begins while this one lasts: it stays, and who answers from then on.
    #[must_use]
    pub fn later<'a>(&self, case: &'a Case) -> Option<&'a Assignment> {
        let later = |a: &&Assignment| a.from > self.from && self.until.is_none_or(|until| a.from < until);
        case.assignments.iter().filter(later).min_by_key(|a| a.from).filter(|a| a.curator != self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::family::Family;
    use crate::domain::schedule::Curator;
    use crate::domain::{FamilyId, Id};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn staff() -> (Staff, [CuratorId; 3]) {
        let ids = [(); 3].map(|()| CuratorId(Id::new()));
        let curator = |id| Curator { id, name: String::new(), position: None, section: None };
        (Staff { own: Some(ids[0]), curators: ids.map(curator).into(), ..Staff::default() }, ids)
    }

    fn case(spans: &[(CuratorId, &str, Option<&str>)]) -> Case {
        let mut case = Case::new(Family::nameless());
        let of = |(curator, from, until): &(CuratorId, &str, Option<&str>)| Assignment {
            id: Id::new(),
            family: FamilyId(Id::new()),
            curator: *curator,
            from: day(from),
            until: until.map(day),
        };
        case.assignments = spans.iter().map(of).collect();
        case
    }

    fn on(case: &Case, days: &[&str]) -> Vec<Option<CuratorId>> {
        days.iter().map(|d| case.curator_on(day(d))).collect()
    }

    #[test]
    fn the_old_assignment_ends_on_the_day_the_new_one_begins() {
        let (staff, [a, b, _]) = staff();
        let before = case(&[(a, "2026-01-01", None)]);
        let handover = Handover { to: b, from: day("2026-12-01"), until: None };
        let after = handover.after(&before);
        assert_eq!(on(&after, &["2026-11-30", "2026-12-01"]), [Some(a), Some(b)]);
        assert_eq!(after.assignments[0].until, Some(day("2026-12-01")));
        assert_eq!(handover.records(&before, &staff).len(), 2);
        assert!(handover.records(&after, &staff).is_empty());
    }

    #[test]
    fn made_again_from_the_same_day_it_takes_the_place_of_the_first() {
        let (staff, [a, b, c]) = staff();
        let first = Handover { to: b, from: day("2026-12-01"), until: None };
        let once = first.after(&case(&[(a, "2026-01-01", None)]));
        let second = Handover { to: c, ..first };
        let twice = second.after(&once);
        assert_eq!(on(&twice, &["2026-11-30", "2026-12-01"]), [Some(a), Some(c)]);
        assert_eq!(twice.assignments.len(), 2);
        assert_eq!(second.records(&once, &staff).len(), 1);
    }

    #[test]
    fn for_a_while_the_family_comes_back_by_itself() {
        let (_, [a, b, _]) = staff();
        let before = case(&[(a, "2026-01-01", None)]);
        let after =
            Handover { to: b, from: day("2026-12-01"), until: Some(day("2026-12-10")) }.after(&before);
        assert_eq!(on(&after, &["2026-11-30", "2026-12-01", "2026-12-10"]), [Some(a), Some(b), Some(a)]);
        assert!(after.assignments.contains(&before.assignments[0]));
        // From the first day of the assignment itself.
        let after =
            Handover { to: b, from: day("2026-01-01"), until: Some(day("2026-02-01")) }.after(&before);
        assert_eq!(on(&after, &["2026-01-01", "2026-02-01"]), [Some(b), Some(a)]);
    }

    #[test]
    fn overlapping_assignments_all_end_and_none_at_all_is_no_hindrance() {
        let (staff, [a, b, c]) = staff();
        let handover = Handover { to: c, from: day("2026-12-01"), until: None };
        let both = case(&[(a, "2026-01-01", None), (b, "2026-11-20", Some("2027-02-01"))]);
        let after = handover.after(&both);
        assert_eq!(on(&after, &["2026-11-30", "2026-12-01", "2027-03-01"]), [Some(b), Some(c), Some(c)]);
        let none = case(&[]);
        let after = handover.after(&none);
        assert_eq!(staff.curator_of(&after, day("2026-11-30")), Some(a));
        assert_eq!(staff.curator_of(&after, day("2026-12-01")), Some(c));
        let same = Handover { to: a, ..handover };
        assert!(same.records(&none, &staff).is_empty());
    }

    #[test]
    fn a_hand_over_already_written_for_later_stays() {
        let (_, [a, b, c]) = staff();
        let before = case(&[(a, "2026-01-01", Some("2027-01-01")), (b, "2027-01-01", None)]);
        let handover = Handover { to: c, from: day("2026-12-01"), until: None };
        assert_eq!(on(&handover.after(&before), &["2026-12-31", "2027-01-01"]), [Some(c), Some(b)]);
        assert_eq!(handover.later(&before).map(|l| l.curator), Some(b));
    }

    #[test]
    fn visits_of_the_curator_before_move_along_from_the_day_on() {
        let (staff, [a, b, _]) = staff();
        let mut before = case(&[(a, "2026-01-01", None)]);
        let visit = |on: &str, by: Option<PersonRef<CuratorId>>| Appointment {
            id: Id::new(),
            family: before.family.id,
            on: day(on),
            time: None,
            by,
            note: None,
        };
        let own = Some(PersonRef::Known(a));
        before.appointments = vec![
            visit("2026-11-30", own.clone()),
            visit("2026-12-01", own.clone()),
            visit("2026-12-05", Some(PersonRef::Named("psychologist".into()))),
            visit("2026-12-10", own),
        ];
        let handover = Handover { to: b, from: day("2026-12-01"), until: Some(day("2026-12-10")) };
        assert_eq!(handover.moving(&before, &staff), [before.appointments[1].id]);
    }
}
