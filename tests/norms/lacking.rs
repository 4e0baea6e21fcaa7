//! What a programme lacks by the rules of each document, and the time after a closing.

use chrono::NaiveDate;
use kurator::norm::Ground;
use kurator::norm::after::after;
use kurator::norm::lacking::{Lack, lacking};
use kurator::store::jsonl::Mode;
use kurator::store::{Author, Entropy, Scope, Store};

fn author() -> Author {
    Author { device: "desk".into(), user: "curator".into(), clock: || 1_795_500_000_000 }
}

const FAMILY: &str = r#"{"type":"family","id":"70000000-0000-4000-8000-000000000001","title":"Уварова Нина","registered_on":"2026-01-10"}
{"type":"level","id":"70000000-0000-4000-8000-000000000002","family":"70000000-0000-4000-8000-000000000001","level":"basic","from":"2026-02-01","until":"2026-08-01"}
{"type":"programme","id":"70000000-0000-4000-8000-000000000003","family":"70000000-0000-4000-8000-000000000001","version":1}
"#;

/// What is asked of the family on a day: `ask` is given the ground and the case.
fn on<T>(
    regulation: &str,
    more: &str,
    day: &str,
    ask: impl Fn(Ground<'_>, &kurator::domain::Case) -> T,
) -> T {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.kurator");
    let mut store = Store::create(&path, author(), Entropy::Seed { seed: 1, taken: 0 }).unwrap();
    let text = format!("{{\"type\":\"district\",\"regulation\":\"{regulation}\"}}\n{FAMILY}{more}");
    let done = store.import(&text, Mode::Whole).unwrap();
    assert!(done.refused.is_empty(), "{:?}", done.refused);
    let reader = store.reader();
    let today: NaiveDate = day.parse().unwrap();
    let (rules, calendar, staff) =
        (reader.rules().unwrap(), reader.calendar().unwrap(), reader.staff().unwrap());
    let cases = reader.cases(Scope::All, None).unwrap();
    ask(Ground { rules: &rules, calendar: &calendar, staff: &staff, today }, &cases[0])
}

/// The controls that lack: code, the last day, whether it has passed.
fn controls(regulation: &str, more: &str, day: &str) -> Vec<(&'static str, Option<String>, bool)> {
    on(regulation, more, day, |ground, case| {
        let of = |l: &kurator::norm::lacking::Lacking| match &l.what {
            Lack::Control { inspection, by } => {
                Some((inspection.code(), by.map(|by| by.to_string()), l.is_late))
            }
            _ => None,
        };
        lacking(ground, case).iter().filter_map(of).collect()
    })
}

fn control(inspection: &str, day: &str) -> String {
    format!(
        "{{\"type\":\"control\",\"id\":\"70000000-0000-4000-8000-000000000009\",\"family\":\"70000000-0000-4000-8000-000000000001\",\"inspection\":\"{inspection}\",\"on\":\"{day}\"}}\n"
    )
}

#[test]
fn a_control_is_wanted_from_the_middle_of_the_term_and_a_final_one_in_its_last_month() {
    let until = || Some("2026-08-01".to_owned());
    assert!(controls("yugra", "", "2026-04-30").is_empty(), "before the middle");
    assert_eq!(controls("yugra", "", "2026-05-03"), [("intermediate", until(), false)]);
    assert_eq!(
        controls("yugra", "", "2026-07-02"),
        [("intermediate", until(), false), ("effectiveness", until(), false)]
    );
    // A control of the term before counts for that term only.
    assert_eq!(controls("yugra", &control("intermediate", "2026-01-20"), "2026-05-03").len(), 1);
    assert!(controls("yugra", &control("intermediate", "2026-03-20"), "2026-05-03").is_empty());
    assert_eq!(controls("borovichi", "", "2026-05-03"), [("intermediate", until(), false)]);
    assert_eq!(controls("irkutsk", "", "2026-08-05"), [("effectiveness", until(), true)]);
    assert_eq!(controls("azov", "", "2026-07-20"), [("intermediate", until(), false)]);
    assert_eq!(controls("oktyabrsky", "", "2026-05-03").len(), 2, "diagnosis and control");
}

#[test]
fn a_programme_that_ends_before_the_level_is_judged_at_its_own_end() {
    let earlier =
        FAMILY.lines().last().unwrap().replace("\"version\":1", "\"version\":1,\"until\":\"2026-06-01\"");
    let wanted = controls("irkutsk", &earlier, "2026-05-10");
    assert_eq!(wanted, [("effectiveness", Some("2026-05-31".to_owned()), false)]);
    assert_eq!(
        controls("irkutsk", &earlier, "2026-06-01"),
        [("effectiveness", Some("2026-05-31".to_owned()), true)]
    );
    assert!(
        controls("irkutsk", &(earlier + "\n" + &control("effectiveness", "2026-05-20")), "2026-06-01")
            .is_empty()
    );
}

#[test]
fn after_a_closing_the_document_may_ask_what_the_family_thinks() {
    let closed = "{\"type\":\"closing\",\"id\":\"70000000-0000-4000-8000-000000000005\",\"family\":\"70000000-0000-4000-8000-000000000001\",\"on\":\"2026-07-01\"}\n";
    assert_eq!(controls("yugra", closed, "2026-07-01"), [("satisfaction", None, false)]);
    assert!(
        controls("yugra", &format!("{closed}{}", control("satisfaction", "2026-07-02")), "2026-07-03")
            .is_empty()
    );
    assert!(controls("irkutsk", closed, "2026-07-01").is_empty());
}

#[test]
fn the_time_after_a_closing_has_a_last_day_and_visits_of_its_own() {
    let closing = |more: &str| {
        format!(
            "{{\"type\":\"closing\",\"id\":\"70000000-0000-4000-8000-000000000005\",\"family\":\"70000000-0000-4000-8000-000000000001\",\"on\":\"2026-07-01\"{more}}}\n"
        )
    };
    let visit = |n: u8, day: &str| {
        format!(
            "{{\"type\":\"contact\",\"id\":\"70000000-0000-4000-8000-00000000002{n}\",\"family\":\"70000000-0000-4000-8000-000000000001\",\"kind\":\"home_visit\",\"outcome\":\"held\",\"on\":\"{day}\"}}\n"
        )
    };
    let visits = visit(1, "2026-06-30") + &visit(2, "2026-07-01") + &visit(3, "2026-08-15");
    let until = closing(",\"after_until\":\"2026-10-01\"") + &visits;
    let state = |regulation: &str, more: &str, day: &str| on(regulation, more, day, after);
    let told = state("oktyabrsky", &until, "2026-09-30").unwrap();
    assert_eq!(
        (told.visits, told.is_over, told.last.unwrap().to_string()),
        (2, false, "2026-09-30".to_owned())
    );
    assert!(state("oktyabrsky", &until, "2026-10-01").unwrap().is_over);
    assert_eq!(state("oktyabrsky", &until, "2026-08-01").unwrap().visits, 1, "as of that day");
    assert!(state("oktyabrsky", &until, "2026-06-30").is_none(), "not closed yet");
    assert!(state("oktyabrsky", &closing(""), "2026-08-01").unwrap().last.is_none());
    assert!(state("oktyabrsky", &closing(",\"moved_to\":\"Шахты\""), "2026-08-01").is_none());
    assert!(state("yugra", &closing(""), "2026-08-01").is_none());
}
