//! The plan as screens and papers use it: changes tried, a plan already seen, what is too narrow ahead.

use crate::oracle::desk;
use chrono::{Days, NaiveDate};
use kurator::domain::{Case, FamilyId, Staff};
use kurator::norm::NormContext;
use kurator::plan::bottleneck::BottleneckKind;
use kurator::plan::forecast::{BottleneckCause, ahead};
use kurator::plan::remedy::RemedyChange;
use kurator::plan::{AppointmentDraft, AppointmentFault, Plan, PlanRequest, VisitReason};
use kurator::regulation::{Calendar, Rules};
use kurator::store::FamilyScope;
use serde_json::{Value, json};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(kind: usize, n: usize) -> String {
    format!("00000000-0000-4000-8000-{kind:04x}{n:08x}")
}

/// Families at these levels since October, and whatever else is given.
struct PlanningDistrict {
    rules: Rules,
    calendar: Calendar,
    staff: Staff,
    cases: Vec<Case>,
    today: NaiveDate,
}

impl PlanningDistrict {
    fn of(today: &str, levels: &[&str], more: &[Value]) -> PlanningDistrict {
        let mut lines = Vec::new();
        for (n, level) in levels.iter().enumerate() {
            lines.push(json!({ "type": "family", "id": id(1, n), "title": format!("Семья {n:02}") }));
            lines.push(json!({
                "type": "level", "id": id(2, n), "family": id(1, n), "level": level, "from": "2026-10-05",
            }));
        }
        lines.extend_from_slice(more);
        let store = desk::district(&lines).unwrap();
        let reader = store.reader();
        let today = date(today);
        PlanningDistrict {
            rules: reader.rules().unwrap(),
            calendar: reader.calendar().unwrap(),
            staff: reader.staff().unwrap(),
            cases: reader.cases(FamilyScope::Current(today), None).unwrap(),
            today,
        }
    }

    fn ground(&self) -> NormContext<'_> {
        NormContext { rules: &self.rules, calendar: &self.calendar, staff: &self.staff, today: self.today }
    }

    fn plan(&self, asked: &PlanRequest<'_>) -> Plan {
        Plan::of(self.ground(), &self.cases, asked)
    }

    fn family(&self, n: usize) -> FamilyId {
        self.cases[n].family.id
    }
}

fn appointment(n: usize, family: usize, on: &str) -> Value {
    json!({ "type": "appointment", "id": id(3, n), "family": id(1, family), "on": on })
}

/// A normal Monday: two emergency, four crisis and eight basic or adaptation families fit into a week of four a day.
const MONDAY: [&str; 14] = [
    "emergency",
    "emergency",
    "crisis",
    "crisis",
    "crisis",
    "crisis",
    "basic",
    "basic",
    "basic",
    "basic",
    "adaptation",
    "adaptation",
    "adaptation",
    "adaptation",
];

#[test]
fn a_normal_week_can_be_kept_and_a_crowded_one_says_how_far_it_cannot() {
    let district = PlanningDistrict::of("2026-11-23", &MONDAY, &[]);
    let plan = district.plan(&PlanRequest::days(None, district.today, 7));
    assert!(plan.is_feasible() && plan.clashes.is_empty() && !plan.forecast);
    assert!(plan.loads.iter().all(|l| l.fixed + l.proposed <= l.capacity));
    // Six emergency, eight crisis, ten others: twenty visits a week by themselves, and the months besides.
    let levels = [&["emergency"; 6][..], &["crisis"; 8], &["basic"; 10]].concat();
    let crowded = PlanningDistrict::of("2026-11-23", &levels, &[]);
    let asked = PlanRequest::days(None, crowded.today, 7);
    let plan = crowded.plan(&asked);
    assert!(!plan.is_feasible());
    let part = &plan.parts[0];
    assert_eq!((part.narrow, part.short()), (BottleneckKind::Days, plan.short));
    let remedies = plan.remedies(crowded.ground(), &crowded.cases, &asked, part);
    assert!(remedies.iter().any(|m| matches!(m.change, RemedyChange::Capacity(_)) && m.is_enough));
    assert!(remedies.iter().any(|m| matches!(m.change, RemedyChange::Duty(_))));
    // The acute are served first: whoever is left out is of the least acute.
    let visited = |n: usize| plan.visits.iter().filter(|v| v.case == n).count();
    assert!((0..6).all(|n| visited(n) == 2) && (6..14).all(|n| visited(n) == 1));
}

#[test]
fn a_change_is_tried_before_it_is_saved() {
    let district = PlanningDistrict::of("2026-11-23", &["emergency"], &[appointment(0, 0, "2026-11-23")]);
    let asked = PlanRequest::days(None, district.today, 7);
    let plan = district.plan(&asked);
    assert!(plan.is_feasible());
    let tried = |drafts: &[AppointmentDraft]| plan.tried(district.ground(), &district.cases, drafts);
    let family = district.family(0);
    let off = AppointmentDraft::TakeOff(district.cases[0].appointments[0].id);
    let to = |on: &str| AppointmentDraft::Place { family, on: date(on), time: None };
    assert_eq!(tried(&[]).worse, 0);
    assert_eq!(tried(&[off, to("2026-11-25")]).short, 0);
    // To a Sunday: there is still room for the visit elsewhere.
    assert_eq!(tried(&[off, to("2026-11-29")]).short, 0);
    // On the last days, with the others gone, nothing is left: the same as asking for it anew.
    let drafts = [off, to("2026-11-28"), to("2026-11-29")];
    let anew = district.plan(&PlanRequest { drafts: &drafts, ..asked });
    assert_eq!(tried(&drafts).short, anew.short);
    let friday = PlanningDistrict { today: date("2026-11-27"), ..district };
    let plan = friday.plan(&PlanRequest::days(None, friday.today, 3));
    let verdict = plan.tried(friday.ground(), &friday.cases, &[to("2026-11-28")]);
    assert_eq!((plan.short, verdict.worse), (1, 0), "one day for two visits, whatever stands on Saturday");
}

#[test]
fn a_move_that_makes_a_norm_impossible_says_so() {
    let full = json!({ "type": "capacity", "id": id(4, 0), "weekday": 5, "visits": 1 });
    let district =
        PlanningDistrict::of("2026-11-27", &["crisis", "basic"], &[full, appointment(0, 0, "2026-11-27")]);
    let plan = district.plan(&PlanRequest::days(None, district.today, 3));
    let short = plan.short;
    let move_over = [
        AppointmentDraft::TakeOff(district.cases[0].appointments[0].id),
        AppointmentDraft::Place { family: district.family(1), on: district.today, time: None },
    ];
    let verdict = plan.tried(district.ground(), &district.cases, &move_over);
    assert!(verdict.short >= short);
    let crisis = verdict.parts.iter().find(|p| p.cases.contains(&0)).expect("the crisis family is short");
    assert_eq!(crisis.days, [district.today]);
}

#[test]
fn a_plan_already_seen_is_kept_to() {
    let district = PlanningDistrict::of("2026-11-23", &MONDAY, &[]);
    let asked = PlanRequest::days(None, district.today, 14);
    let first = district.plan(&asked);
    let seen: Vec<_> = first.visits.iter().map(|v| (v.family, v.on)).collect();
    let again = district.plan(&PlanRequest { seen: &seen, ..asked });
    assert_eq!(again.visits.iter().map(|v| (v.family, v.on)).collect::<Vec<_>>().len(), seen.len());
    let kept = |plan: &Plan| plan.visits.iter().filter(|v| seen.contains(&(v.family, v.on))).count();
    assert_eq!(kept(&again), seen.len());
    assert!(again.visits.iter().all(|v| v.why.contains(&VisitReason::Seen)));
    // A sick Wednesday moves only what stood on it, or makes room for it.
    let mut sick = PlanningDistrict::of(
        "2026-11-23",
        &MONDAY,
        &[json!({
            "type": "leave", "id": id(5, 0), "from": "2026-11-25", "until": "2026-11-26",
        })],
    );
    let moved = sick.plan(&PlanRequest { seen: &seen, ..asked });
    let stood = seen.iter().filter(|(_, on)| *on == date("2026-11-25")).count();
    assert!(moved.is_feasible() && moved.visits.iter().all(|v| v.on != date("2026-11-25")));
    assert!(kept(&moved) + 2 * stood >= seen.len(), "{} of {} kept", kept(&moved), seen.len());
    // And back.
    sick.staff.leaves.clear();
    assert_eq!(kept(&sick.plan(&PlanRequest { seen: &seen, ..asked })), seen.len());
}

#[test]
fn appointments_stay_and_too_many_of_them_are_told() {
    let day = "2026-11-24";
    let booked: Vec<Value> = (0..5).map(|n| appointment(n, n, day)).collect();
    let district = PlanningDistrict::of("2026-11-23", &["crisis"; 5], &booked);
    let plan = district.plan(&PlanRequest::days(None, district.today, 7));
    let fixed: Vec<_> = plan.visits.iter().filter(|v| v.is_fixed()).collect();
    assert!(fixed.len() == 5 && fixed.iter().all(|v| v.on == date(day) && v.serves.len() == 1));
    assert_eq!(plan.clashes.len(), 5);
    assert!(plan.clashes.iter().all(|c| c.trouble == AppointmentFault::Full { booked: 5, capacity: 4 }));
}

#[test]
fn holidays_and_leave_ahead_are_told_while_something_can_be_done() {
    let leave = json!({ "type": "leave", "id": id(5, 0), "from": "2026-12-14", "until": "2026-12-21" });
    let district = PlanningDistrict::of("2026-11-23", &["emergency", "crisis"], &[leave]);
    let warnings = ahead(district.ground(), &district.cases, None, 4, 8);
    let first = &warnings[0];
    assert!(matches!(first.cause, BottleneckCause::Leave(_)), "{first:?}");
    assert_eq!(first.part.span(), Some((date("2026-12-14"), date("2026-12-20"))));
    assert!(first.remedies.iter().any(|m| matches!(m.change, RemedyChange::Deputy { .. }) && m.is_enough));
    let holidays =
        warnings.iter().find(|w| w.cause == BottleneckCause::Holidays).expect("the holidays of January");
    assert_eq!(holidays.part.span(), Some((date("2027-01-04"), date("2027-01-10"))));
    assert!(holidays.remedies.iter().any(|m| matches!(m.change, RemedyChange::Duty(_)) && m.is_enough));
    assert!(warnings.windows(2).all(|w| w[0].part.days <= w[1].part.days));
}

#[test]
fn days_far_away_and_of_long_ago_are_no_trouble() {
    let district = PlanningDistrict::of("2026-11-23", &MONDAY, &[]);
    for (from, days) in
        [("1900-01-01", 1), ("2026-01-01", 7), ("2026-11-01", 400), ("2199-12-31", 5000), ("2026-11-23", 0)]
    {
        let plan = district.plan(&PlanRequest::days(None, date(from), days));
        assert_eq!(plan.owed, plan.placed + plan.short);
        assert!(plan.visits.iter().all(|v| v.on >= district.today && plan.horizon.holds(v.on)));
        assert!(plan.horizon.to - plan.horizon.from < chrono::TimeDelta::days(1100));
        assert!(plan.horizon.end >= date(from) + Days::new(0));
    }
}

#[test]
fn a_visit_held_without_an_appointment_has_taken_its_room() {
    let held = |n: usize| {
        json!({
            "type": "contact", "id": id(5, n), "family": id(1, n), "kind": "home_visit", "outcome": "held",
            "on": "2026-12-04",
        })
    };
    // Friday: four of eight families in crisis were visited, and the day holds four.
    let made: Vec<Value> = (0..4).map(held).collect();
    let district = PlanningDistrict::of("2026-12-04", &["crisis"; 8], &made);
    let plan = district.plan(&PlanRequest::days(None, district.today, 3));
    assert_eq!(plan.short, 4);
    assert_eq!((plan.loads[0].fixed, plan.loads[0].proposed, plan.loads[0].capacity), (4, 0, 4));
    // Two visits held leave room for two.
    let district = PlanningDistrict::of("2026-12-04", &["crisis"; 4], &made[..2]);
    assert!(district.plan(&PlanRequest::days(None, district.today, 3)).is_feasible());
}

#[test]
fn a_day_off_among_many_is_no_cause_of_a_month_that_is_overloaded() {
    // Sixty families with two visits a month each: with 31 December worked thirty would still lack.
    let district = PlanningDistrict::of("2026-12-01", &["basic"; 60], &[]);
    let warnings = ahead(district.ground(), &district.cases, None, 4, 8);
    let december = &warnings[0];
    assert!(december.part.short() > 4, "{december:?}");
    assert_eq!(december.cause, BottleneckCause::Load);
    // Without that one day they fit: the day off is the cause.
    let district = PlanningDistrict::of("2026-12-01", &["basic"; 45], &[]);
    let warnings = ahead(district.ground(), &district.cases, None, 4, 5);
    let december = &warnings[0];
    assert!(0 < december.part.short() && december.part.short() <= 4, "{december:?}");
    assert_eq!(december.cause, BottleneckCause::Holidays);
}
