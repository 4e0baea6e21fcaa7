//! A hand-over: which families change hands, which stay, whose load changes.

use chrono::NaiveDate;
use kurator::domain::declare::RecordFields;
use kurator::domain::family::Family;
use kurator::domain::handover::Handover;
use kurator::domain::paper::Closing;
use kurator::domain::schedule::{Assignment, Curator};
use kurator::domain::{Act, Case, CuratorId, Id, Level, LevelSpan, Staff};
use kurator::norm::NormContext;
use kurator::norm::handing::{HandoverPlan, may_be_of};
use kurator::record;
use kurator::regulation::{Calendar, Rules};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn case(of: CuratorId, closed: Option<&str>) -> Case {
    let mut case = Case::new(Family::nameless());
    let family = case.family.id;
    case.levels.push(LevelSpan::bare(family, Level::Basic, day("2026-09-01")));
    let from = day("2026-09-01");
    let assigned = record!(Assignment { family, curator: of, from });
    case.assignments.push(Assignment::read(&assigned).unwrap());
    let closing = |on: &str| record!(Closing { family, on: day(on) });
    case.closings.extend(closed.and_then(|on| Closing::read(&closing(on)).ok()));
    case
}

#[test]
fn families_of_the_day_change_hands_and_closed_ones_stay() {
    let ids = [(); 3].map(|()| CuratorId(Id::new()));
    let curator = |id| Curator { id, name: String::new(), position: None, section: None };
    let staff = Staff { own: Some(ids[0]), curators: ids.map(curator).into(), ..Staff::default() };
    let (rules, calendar) = (Rules::of("yugra", Vec::new()).unwrap(), Calendar::default());
    let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today: day("2026-11-24") };
    let cases = [
        case(ids[0], None),
        case(ids[1], None),
        case(ids[0], Some("2026-10-01")),
        case(ids[0], Some("2026-11-27")),
    ];
    let handover = Handover { to: ids[2], from: day("2026-12-01"), until: None };
    let all = HandoverPlan::of(ground, handover, Some(ids[0]), &cases);
    assert_eq!((all.cases.as_slice(), all.closed, all.same), ([0].as_slice(), 1, 0));
    assert_eq!(all.act(), Act::FamilyHandedOver);
    assert_eq!(all.concerned(&staff, &cases, handover.from), [ids[0], ids[2]]);
    let back = Handover { to: ids[0], ..handover };
    let same = HandoverPlan::of(ground, back, Some(ids[0]), &cases);
    assert_eq!((same.records.len(), same.same), (0, 1));
    assert!(may_be_of(&staff, ids[1], &cases[1]) && !may_be_of(&staff, ids[1], &cases[0]));
    assert!(may_be_of(&staff, ids[0], &cases[1]));
}
