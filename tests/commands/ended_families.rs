//! What is asked of families whose accompaniment has ended: the calls promised to them, and two closings of one
//! accompaniment, which one of two copies wrote without knowing of the other.

use kurator::store::Store;
use kurator::store::jsonl::ImportMode;

use crate::district::{TestDistrict, author, begin_under, stdout};

fn id(family: u32, record: u32) -> String {
    format!("{family:08}-0000-4000-8000-{record:012}")
}

/// A family of Югра, registered on that day and at its first level.
fn family(n: u32, title: &str, registered: &str) -> String {
    let own = id(n, 0);
    format!(
        r#"{{"type":"family","id":"{own}","title":"{title}","registered_on":"{registered}"}}
{{"type":"level","family":"{own}","level":"basic","from":"{registered}"}}
"#
    )
}

fn of(n: u32, record: u32, kind: &str, fields: &str) -> String {
    format!(r#"{{"type":"{kind}","id":"{}","family":"{}",{fields}}}"#, id(n, record), id(n, 0)) + "\n"
}

fn closing(n: u32, record: u32, on: &str) -> String {
    of(n, record, "closing", &format!(r#""on":"{on}","reason":"x""#))
}

/// A call on `on` with the promise to call back on the other day.
fn call(n: u32, record: u32, on: &str, back: &str, more: &str) -> String {
    let fields =
        format!(r#""kind":"call","outcome":"held","on":"{on}","note":"просила","call_back":"{back}"{more}"#);
    of(n, record, "contact", &fields)
}

fn says(d: &TestDistrict, args: &[&str], today: &str) -> String {
    stdout(&d.run(&[args, &["--today", today]].concat()))
}

/// The lines of `due` about that family.
fn due_of(d: &TestDistrict, name: &str, today: &str) -> Vec<String> {
    says(d, &["due"], today).lines().filter(|line| line.contains(name)).map(str::to_owned).collect()
}

#[test]
fn a_call_promised_before_the_closing_and_kept_is_still_made() {
    let d = begin_under("yugra");
    d.takes(&family(1, "Иванова Мария", "2026-06-01"));
    d.takes(&call(1, 2, "2026-11-18", "2026-12-01", ""));
    d.takes(&closing(1, 3, "2026-11-20"));
    let due = due_of(&d, "Иванова", "2026-11-30");
    assert_eq!(due.len(), 1, "{due:?}");
    assert!(due[0].contains("01.12.2026") && due[0].contains("перезвонить"), "{due:?}");
}

#[test]
fn a_family_that_a_later_decision_closes_waits_for_its_call_once() {
    let d = begin_under("yugra");
    d.takes(&family(1, "Иванова Мария", "2026-06-01"));
    d.takes(&of(1, 4, "decision", r#""subject":"closing","on":"2026-12-05","number":"7""#));
    d.takes(&of(1, 3, "closing", &format!(r#""on":"2026-11-25","reason":"x","decision":"{}""#, id(1, 4))));
    d.takes(&call(1, 2, "2026-11-27", "2026-11-30", ""));
    for today in ["2026-11-30", "2026-12-06"] {
        let calls = due_of(&d, "Иванова", today).into_iter().filter(|line| line.contains("перезвонить"));
        assert_eq!(calls.count(), 1, "{today}");
    }
}

#[test]
fn a_call_made_since_was_still_owed_on_an_earlier_day() {
    let d = begin_under("yugra");
    d.takes(&family(1, "Гусева Вера", "2026-06-01"));
    d.takes(&closing(1, 3, "2026-11-20"));
    d.takes(&call(1, 2, "2026-11-21", "2026-11-24", r#","called_back":"2026-11-28""#));
    for (today, calls) in [("2026-11-20", 0), ("2026-11-25", 1), ("2026-11-28", 0), ("2026-11-30", 0)] {
        assert_eq!(due_of(&d, "Гусева", today).len(), calls, "{today}");
    }
}

#[test]
fn each_curator_makes_the_calls_of_her_own_closed_families() {
    let d = begin_under("yugra");
    for (n, name) in [(1, "Белова Анна"), (2, "Смирнова Ольга")] {
        d.takes(&format!(r#"{{"type":"curator","id":"{}","name":"{name}"}}"#, id(n, 9)));
        d.takes(&family(n, ["Иванова Мария", "Гусева Вера"][n as usize - 1], "2026-06-01"));
        let fields = format!(r#""curator":"{}","from":"2026-06-01""#, id(n, 9));
        d.takes(&of(n, 8, "assignment", &fields));
        d.takes(&call(n, 2, "2026-11-18", "2026-12-01", ""));
        d.takes(&closing(n, 3, "2026-11-20"));
    }
    for (curator, own, other) in
        [("Белова Анна", "Иванова", "Гусева"), ("Смирнова Ольга", "Гусева", "Иванова")]
    {
        let due = says(&d, &["due", "--curator", curator], "2026-11-30");
        assert!(due.contains(own) && !due.contains(other), "{curator}: {due}");
    }
}

#[test]
fn a_family_that_has_ended_goes_on_by_no_later_decision() {
    let d = begin_under("yugra");
    d.takes(&family(1, "Иванова Мария", "2026-06-01"));
    d.takes(&closing(1, 3, "2026-11-10"));
    d.takes(&of(1, 4, "decision", r#""subject":"closing","on":"2026-12-05","number":"7""#));
    d.takes(&of(1, 5, "closing", &format!(r#""on":"2026-11-25","reason":"x","decision":"{}""#, id(1, 4))));
    assert!(!says(&d, &["list"], "2026-11-30").contains("Иванова"));
    assert!(says(&d, &["list"], "2026-11-09").contains("Иванова"));
    for today in ["2026-11-30", "2026-12-06"] {
        let due = due_of(&d, "Иванова", today);
        assert!(due.len() == 1 && due[0].contains("удалите неверную запись"), "{today}: {due:?}");
        assert_eq!(found(&d, today).len(), 1, "{today}");
    }
}

/// What the check says of two closings.
fn found(d: &TestDistrict, today: &str) -> Vec<String> {
    let said = says(d, &["check"], today);
    said.lines().filter(|line| line.contains("прекращено дважды")).map(str::to_owned).collect()
}

#[test]
fn a_return_by_registration_alone_is_another_accompaniment() {
    let d = begin_under("yugra");
    d.takes(
        &family(1, "Петрова Анна", "2025-01-02")
            .replace("\"registered_on\":\"2025-01-02\"", "\"registered_on\":\"2026-10-01\""),
    );
    d.takes(&closing(1, 3, "2025-06-01"));
    d.takes(&closing(1, 4, "2026-11-01"));
    assert!(found(&d, "2026-11-30").is_empty(), "{:?}", found(&d, "2026-11-30"));
    assert!(due_of(&d, "Петрова", "2026-11-30").is_empty());
    d.takes(&closing(1, 5, "2026-11-07"));
    let found = found(&d, "2026-11-30");
    assert!(found.len() == 1 && found[0].contains("01.11.2026 и позже"), "{found:?}");
}

/// A visit appointed while the family waits for the level of another accompaniment is no visit after a closing.
#[test]
fn a_visit_of_a_family_registered_again_is_no_finding() {
    let d = begin_under("yugra");
    let levels = family(1, "Иванова Мария", "2026-06-01");
    d.takes(&levels);
    d.takes(&closing(1, 3, "2026-10-20"));
    d.takes(&of(1, 4, "appointment", r#""on":"2026-12-02""#));
    assert!(says(&d, &["check"], "2026-11-30").contains("02.12"), "{}", says(&d, &["check"], "2026-11-30"));
    let own = id(1, 0);
    d.takes(&format!(r#"{{"type":"family","id":"{own}","registered_on":"2026-11-10"}}"#));
    assert!(!says(&d, &["check"], "2026-11-30").contains("02.12"), "{}", says(&d, &["check"], "2026-11-30"));
}

#[test]
fn of_three_closings_each_later_one_is_found_once() {
    let d = begin_under("yugra");
    d.takes(&family(1, "Петрова Анна", "2026-06-01"));
    for (record, on) in [(3, "2026-11-01"), (4, "2026-11-05"), (5, "2026-11-05")] {
        d.takes(&closing(1, record, on));
    }
    let found = found(&d, "2026-11-30");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|line| line.contains("01.11.2026 и позже")), "{found:?}");
    assert!(found.iter().any(|line| line.contains("в один день")), "{found:?}");
}

#[test]
fn a_merge_names_the_later_closing_and_the_day_of_the_earlier() {
    for (own, other, said) in [
        ("2026-11-25", "2026-11-20", "20.11.2026 и позже: Иванова М., 25.11.2026"),
        ("2026-11-20", "2026-11-25", "20.11.2026 и позже: Иванова М., 25.11.2026"),
        ("2026-11-25", "2026-11-25", "в один день: Иванова М., 25.11.2026"),
    ] {
        let d = begin_under("yugra");
        d.takes(&family(1, "Иванова Мария", "2026-06-01"));
        let copy = d.beside("копия.kurator");
        std::fs::copy(&d.file, &copy).unwrap();
        d.takes(&closing(1, 3, own));
        let mut store = Store::open(&copy, author()).unwrap();
        assert!(store.import(&closing(1, 4, other), ImportMode::Whole).unwrap().refused.is_empty());
        drop(store);
        let merged = stdout(&d.run(&["merge", copy.to_str().unwrap()]));
        let twice: Vec<&str> = merged.lines().filter(|line| line.contains("прекращено дважды")).collect();
        assert!(twice.len() == 1 && twice[0].contains(said), "{own} and {other}: {merged}");
    }
}

#[test]
fn a_family_closed_at_the_end_of_a_year_is_asked_about_until_its_report_is_handed_in() {
    let d = begin_under("yugra");
    d.takes(&family(1, "Иванова Мария", "2026-06-01"));
    d.takes(&of(1, 3, "closing", r#""on":"2026-12-28","reason":"x","positive":true"#));
    let asks = |today: &str| says(&d, &["check"], today).contains("Иванова");
    assert!(!asks("2026-12-27") && asks("2026-12-29") && asks("2027-01-11"));
    d.takes(r#"{"type":"handed_report","id":"00000000-0000-4000-8000-0000000000ff","from":"2026-01-01","until":"2027-01-01","on":"2027-01-15"}"#);
    assert!(asks("2027-01-14") && !asks("2027-01-15"));
}

/// The days of post-accompaniment are days of visits: no paper of visits leaves out what the screen shows.
#[test]
fn a_visit_of_post_accompaniment_is_on_every_paper_of_visits() {
    for closed in ["2026-03-02", "2026-11-02"] {
        let d = begin_under("irkutsk");
        d.takes(&family(1, "Послева Анна", "2026-02-01"));
        d.takes(&of(1, 3, "closing", &format!(r#""on":"{closed}","reason":"x","after_until":"2027-02-02""#)));
        for (record, on) in [(4, "2026-12-02"), (5, "2027-02-02")] {
            d.takes(&of(1, record, "appointment", &format!(r#""on":"{on}","time":"11:00""#)));
        }
        let paper = |name: &str, from: &str, more: &[&str]| {
            says(&d, &[&["report", name, "--from", from, "--to", from], more].concat(), "2026-11-30")
        };
        for name in ["route", "deputy"] {
            let said = paper(name, "2026-12-02", &[]);
            assert!(said.contains("Послева") && said.contains("11:00"), "{closed}, {name}: {said}");
            let over = paper(name, "2027-02-02", &[]);
            assert!(!over.contains("Послева"), "{closed}, {name}, after its end: {over}");
        }
        for (on, cancelled) in [("2026-12-02", false), ("2027-02-02", true)] {
            let ics = paper("route", on, &["--format", "ics"]);
            assert!(ics.contains("BEGIN:VEVENT"), "{ics}");
            assert_eq!(ics.contains("STATUS:CANCELLED"), cancelled, "{closed}, {on}: {ics}");
        }
    }
}
