//! What a decision covers: the level, the closing, the status that it gives or takes away, the programme that it approves
//! or refuses.

use chrono::NaiveDate;

use super::level::Level;
use super::mark::Mark;
use super::paper::{Closing, DecisionSubject, Ruling};
use super::programme::Programme;
use super::{Case, Id, Kind};

/// Something that a decision covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoveredItem {
    /// A new level; `Some`: the one that is prolonged. Left out while no level is chosen: it may be there already.
    Level(Option<Level>),
    /// A closing; `Some`: the one that was entered without its decision.
    Closing(Option<Id>),
    /// A programme of the family, approved or not.
    Programme(Id, bool),
    /// The same of one of several: whether it is meant is asked. The last says what is proposed.
    OneOf(Id, bool, bool),
    /// A new status. Left out while none is chosen: it may be there already.
    Status,
    /// The end of a status that holds. Left out while no last day is entered.
    StatusEnd(Id),
    /// A level or a status that was entered without its decision: whether this is its decision is asked, and of a
    /// status its end. The last says what is proposed.
    Undecided(Kind, Id, bool),
}

impl CoveredItem {
    /// The kind of its record.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            CoveredItem::Level(_) => Kind::Level,
            CoveredItem::Closing(_) => Kind::Closing,
            CoveredItem::Programme(..) | CoveredItem::OneOf(..) => Kind::Programme,
            CoveredItem::Status | CoveredItem::StatusEnd(_) => Kind::Status,
            CoveredItem::Undecided(kind, ..) => kind,
        }
    }
}

/// What a decision on this subject, of this ruling and day, covers.
#[must_use]
pub fn all(subject: DecisionSubject, ruling: Ruling, on: NaiveDate, case: &Case) -> Vec<CoveredItem> {
    let granted = ruling == Ruling::Granted;
    match subject {
        DecisionSubject::Placement | DecisionSubject::Level | DecisionSubject::Prolongation if granted => {
            levels(subject, on, case)
        }
        DecisionSubject::Closing if granted => {
            let began = case.levels.last().map(|l| l.from);
            let alone = |c: &&Closing| c.decision.is_none() && c.decided_by.is_none() && began <= Some(c.on);
            vec![CoveredItem::Closing(case.closings.iter().rev().find(alone).map(|c| c.id))]
        }
        DecisionSubject::Programme if ruling != Ruling::Postponed => {
            let undecided: Vec<&Programme> = case.undecided_programmes().collect();
            if let [only] = undecided.as_slice() {
                return vec![CoveredItem::Programme(only.id, granted)];
            }
            let waits = |p: &&Programme| case.approval(p).is_open();
            let is_alone = undecided.iter().filter(|p| waits(p)).count() == 1;
            undecided.iter().map(|p| CoveredItem::OneOf(p.id, granted, is_alone && waits(p))).collect()
        }
        DecisionSubject::Status if granted => {
            let of = |s: &Mark| match s.decided.is_known() {
                true => s.holds(on).then_some(CoveredItem::StatusEnd(s.id)),
                false => s.until.is_none_or(|until| on < until).then_some(CoveredItem::Undecided(
                    Kind::Status,
                    s.id,
                    on <= s.from,
                )),
            };
            std::iter::once(CoveredItem::Status).chain(case.statuses.iter().filter_map(of)).collect()
        }
        _ => Vec::new(),
    }
}

/// The levels that a decision of a day may be on: a new one, and the last one if it was entered without its decision. A
/// decision is made before the level begins, so one of a later day is not proposed as that of the last level.
fn levels(subject: DecisionSubject, on: NaiveDate, case: &Case) -> Vec<CoveredItem> {
    let last = case.levels.last();
    let undecided = last.filter(|l| !l.is_decided());
    let is_meant = undecided.is_some_and(|l| on <= l.from);
    let new = match subject {
        DecisionSubject::Placement => last.is_none().then_some(CoveredItem::Level(None)),
        DecisionSubject::Prolongation => {
            Some(CoveredItem::Level(last.map(|l| l.level).filter(|_| !is_meant)))
        }
        _ => Some(CoveredItem::Level(None)),
    };
    new.into_iter().chain(undecided.map(|l| CoveredItem::Undecided(Kind::Level, l.id, is_meant))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::declare::RecordFields;
    use crate::domain::family::Family;
    use crate::domain::mark::{Status, StatusSpan};
    use crate::domain::{LevelSpan, Record};
    use crate::record;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn case() -> Case {
        Case::new(Family::nameless())
    }

    fn of(subject: DecisionSubject, on: &str, case: &Case) -> Vec<CoveredItem> {
        all(subject, Ruling::Granted, day(on), case)
    }

    #[test]
    fn the_first_level_is_new_and_a_later_decision_is_not_that_of_an_earlier_level() {
        let mut case = case();
        assert_eq!(of(DecisionSubject::Placement, "2026-09-01", &case), [CoveredItem::Level(None)]);
        let level = LevelSpan::bare(case.family.id, Level::Basic, day("2026-09-02"));
        let id = level.id;
        case.levels.push(level);
        let undecided = |is_meant| CoveredItem::Undecided(Kind::Level, id, is_meant);
        assert_eq!(of(DecisionSubject::Placement, "2026-09-01", &case), [undecided(true)]);
        assert_eq!(
            of(DecisionSubject::Prolongation, "2026-09-01", &case),
            [CoveredItem::Level(None), undecided(true)]
        );
        let prolonged = CoveredItem::Level(Some(Level::Basic));
        assert_eq!(of(DecisionSubject::Prolongation, "2026-12-01", &case), [prolonged, undecided(false)]);
        assert!(all(DecisionSubject::Level, Ruling::Refused, day("2026-12-01"), &case).is_empty());
    }

    #[test]
    fn a_closing_that_was_entered_alone_is_the_one_decided_on() {
        let mut case = case();
        assert_eq!(of(DecisionSubject::Closing, "2026-12-01", &case), [CoveredItem::Closing(None)]);
        let family = case.family.id;
        let closing = |on: &str| record!(Closing { family, on: day(on) });
        case.closings.extend(Closing::read(&closing("2026-12-05")).ok());
        assert_eq!(
            of(DecisionSubject::Closing, "2026-12-01", &case),
            [CoveredItem::Closing(Some(case.closings[0].id))]
        );
        // The family came back since: that closing ended an earlier accompaniment.
        case.levels.push(LevelSpan::bare(family, Level::Basic, day("2026-12-10")));
        assert_eq!(of(DecisionSubject::Closing, "2026-12-20", &case), [CoveredItem::Closing(None)]);
    }

    #[test]
    fn the_one_programme_that_waits_is_proposed_among_several() {
        let mut case = case();
        let family = case.family.id;
        let programme = |sent_on: Option<NaiveDate>| -> Record {
            record!(Programme { family, version: 1, member: crate::domain::MemberId(Id::new()), sent_on })
        };
        for sent_on in [None, Some(day("2026-11-01"))] {
            case.programmes.extend(Programme::read(&programme(sent_on)).ok());
        }
        let [draft, sent] = [case.programmes[0].id, case.programmes[1].id];
        assert_eq!(
            of(DecisionSubject::Programme, "2026-11-20", &case),
            [CoveredItem::OneOf(draft, true, false), CoveredItem::OneOf(sent, true, true)]
        );
        case.programmes.retain(|p| p.id == sent);
        assert_eq!(of(DecisionSubject::Programme, "2026-11-20", &case), [CoveredItem::Programme(sent, true)]);
        assert!(all(DecisionSubject::Programme, Ruling::Postponed, day("2026-11-20"), &case).is_empty());
    }

    #[test]
    fn a_status_that_was_decided_may_end_and_one_that_was_not_is_asked_about() {
        let mut case = case();
        let family = case.family.id;
        let status = |number: Option<&str>| {
            let number = number.map(str::to_owned);
            record!(StatusSpan { family, status: Status::Sop, from: day("2026-11-01"), number })
        };
        for number in [Some("4"), None] {
            case.statuses.extend(StatusSpan::read(&status(number)).ok().map(Mark::from));
        }
        let [decided, bare] = [case.statuses[0].id, case.statuses[1].id];
        assert_eq!(
            of(DecisionSubject::Status, "2026-11-20", &case),
            [
                CoveredItem::Status,
                CoveredItem::StatusEnd(decided),
                CoveredItem::Undecided(Kind::Status, bare, false)
            ]
        );
    }
}
