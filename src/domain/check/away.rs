//! What does not fit in days on which a family or a curator is away: a wrong year there takes the norm off whole quarters.

use chrono::NaiveDate;

use super::{FindingId, RecordFinding, course, has, warn};
use crate::domain::record::Record;
use crate::domain::schedule::{Absence, Leave};
use crate::domain::{Case, FieldName};

/// Absences of the whole household: from before the family was registered, on days on which it was visited, or sharing a
/// day with another one, where the days are excused once all the same.
pub(super) fn absence(record: &Record, case: &Case) -> Vec<RecordFinding> {
    let fields = Absence::FIELDS;
    let (Some(from), Some(until)) = (record.get(fields.from), record.get(fields.until)) else {
        return Vec::new();
    };
    if has(record, FieldName::Member) {
        return Vec::new();
    }
    let held = case.contacts.iter().filter(|c| c.is_held_visit()).map(|c| c.on);
    let shares = |a: &&Absence| a.id != record.id && a.member.is_none() && a.from < until && from < a.until;
    let other = case.absences.iter().find(shares).map(|a| a.from);
    [
        course::before_register(FieldName::From, from, case),
        on_days(held, (from, until), FindingId::AbsenceVisited),
        other.map(|day| warn(FieldName::From, FindingId::AbsenceTwice, Some(day))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A leave of a curator on days on which she held visits.
#[must_use]
pub fn on_leave(record: &Record, held: impl Iterator<Item = NaiveDate>) -> Option<RecordFinding> {
    let (from, until) = (record.get(Leave::FIELDS.from)?, record.get(Leave::FIELDS.until)?);
    on_days(held, (from, until), FindingId::LeaveVisited)
}

/// The first of the visits that lies within the days, the last of them exclusive.
fn on_days(
    held: impl Iterator<Item = NaiveDate>,
    (from, until): (NaiveDate, NaiveDate),
    id: FindingId,
) -> Option<RecordFinding> {
    let first = held.filter(|on| from <= *on && *on < until).min()?;
    Some(warn(FieldName::From, id, Some(first)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::{Severity, findings};
    use crate::domain::contact::{Contact, ContactKind, ContactOutcome};
    use crate::domain::declare::RecordFields;
    use crate::domain::family::Family;
    use crate::domain::{Id, MemberId};
    use crate::record;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn absence(from: &str, until: &str) -> Record {
        record!(Absence { from: day(from), until: day(until) })
    }

    fn found_in(record: &Record, case: &Case) -> Vec<(FieldName, FindingId, Severity)> {
        let found = findings(record, Some(case), day("2026-11-24")).into_iter();
        found.map(|f| (f.field, f.id, f.weight)).collect()
    }

    #[test]
    fn absences_of_the_household_that_share_a_day_are_said() {
        let mut case = Case::new(Family::nameless());
        let (from, until) = (day("2026-12-01"), day("2026-12-10"));
        let family = case.family.id;
        case.absences.push(Absence { id: Id::new(), family, from, until, reason: None, member: None });
        assert_eq!(
            found_in(&absence("2026-12-09", "2026-12-12"), &case),
            [(FieldName::From, FindingId::AbsenceTwice, Severity::Warn)]
        );
        assert!(found_in(&absence("2026-12-10", "2026-12-12"), &case).is_empty());
        let one = record!(of Absence { from: day("2026-12-09"), until: day("2026-12-12") });
        assert!(found_in(&one.set(Absence::FIELDS.member, MemberId(Id::new())), &case).is_empty());
    }

    #[test]
    fn an_absence_from_before_the_register_or_over_a_visit_is_said() {
        let mut case = Case::new(Family::nameless());
        case.family.registered_on = Some(day("2026-09-18"));
        let visit = record!(Contact {
            family: case.family.id,
            kind: ContactKind::HomeVisit,
            outcome: ContactOutcome::Held,
            on: day("2026-11-20")
        });
        case.contacts.extend(Contact::read(&visit).ok());
        let from = |id| vec![(FieldName::From, id, Severity::Warn)];
        assert_eq!(found_in(&absence("2016-12-01", "2016-12-06"), &case), from(FindingId::BeforeRegister));
        assert_eq!(found_in(&absence("2026-11-01", "2026-11-21"), &case), from(FindingId::AbsenceVisited));
        assert!(found_in(&absence("2026-11-01", "2026-11-20"), &case).is_empty());
    }

    #[test]
    fn a_leave_over_a_held_visit_is_said() {
        let leave = record!(Leave { from: day("2016-12-01"), until: day("2026-12-06") });
        let held = || [day("2026-11-20"), day("2026-11-17")].into_iter();
        assert_eq!(on_leave(&leave, held()).and_then(|f| f.day), Some(day("2026-11-17")));
        let later = record!(Leave { from: day("2026-12-01"), until: day("2026-12-06") });
        assert_eq!(on_leave(&later, held()), None);
    }
}
