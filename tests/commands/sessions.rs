//! `session`: the agenda of a sitting and what ought to be put to it, as text and as JSON.

use serde_json::{Value, json};

use crate::desk;
use crate::district::{TestDistrict, stderr, stdout};

const SITTING: &str = "00000000-0000-4000-8000-000000000701";

fn asked(d: &TestDistrict, args: &[&str]) -> Value {
    let args: Vec<&str> = ["session"].iter().chain(args).copied().chain(["--json"]).collect();
    serde_json::from_str(&stdout(&d.run(&args))).unwrap()
}

fn convened() -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(desk::DISTRICT);
    d.takes(&format!(
        r#"{{"type":"sitting","id":"{SITTING}","on":"2026-12-15","body":"рабочая группа"}}
{{"type":"question","id":"00000000-0000-4000-8000-000000000702","family":"00000000-0000-4000-8000-000000000003","sitting":"{SITTING}","subject":"continuation","note":"просит семья"}}
{{"type":"question","id":"00000000-0000-4000-8000-000000000703","family":"00000000-0000-4000-8000-000000000004","subject":"results"}}"#
    ));
    d
}

#[test]
fn the_agenda_has_what_was_put_and_what_waits() {
    let d = convened();
    let seen = asked(&d, &[]);
    assert_eq!((&seen["on"], &seen["body"]), (&json!("2026-12-15"), &json!("рабочая группа")));
    let questions: Vec<(&str, &str)> = seen["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|q| (q["subject"].as_str().unwrap(), q["title"].as_str().unwrap()))
        .collect();
    let put = [("continuation", "Гусев Николай Иванович"), ("results", "Орлов Пётр Дмитриевич")];
    assert_eq!(questions, put);
    let text = stdout(&d.run(&["session", "2026-12-15"]));
    for said in ["К заседанию 15.12.2026", "рабочая группа", "Продолжение сопровождения", "просит семья"]
    {
        assert!(text.contains(said), "{said}:\n{text}");
    }
}

#[test]
fn what_ends_is_proposed_with_its_day_with_or_without_a_sitting() {
    for d in [convened(), {
        let d = TestDistrict::new();
        d.takes(desk::DISTRICT);
        d
    }] {
        let seen = asked(&d, &[]);
        let of = |p: &&Value| p["title"].as_str().unwrap().starts_with("Сидорова");
        let proposal = seen["proposals"].as_array().unwrap().iter().find(of).unwrap();
        assert_eq!((&proposal["subject"], &proposal["why"]), (&json!("prolongation"), &json!("term")));
        assert!(proposal["day"].as_str().unwrap().starts_with("2026-12-2"), "{proposal}");
    }
}

#[test]
fn a_day_without_a_sitting_is_said() {
    let d = convened();
    for (day, code) in [("2026-12-16", 1), ("2026-11-24", 1), ("завтра", 2)] {
        let done = d.run(&["session", day]);
        assert_eq!(done.status.code(), Some(code), "{day}");
        assert!(!stderr(&done).is_empty());
    }
}

#[test]
fn a_sitting_ahead_is_due_and_in_the_calendar_that_is_sent() {
    let d = convened();
    let due = |day: &str| -> Value {
        serde_json::from_str(&stdout(&d.run(&["due", "--json", "--today", day]))).unwrap()
    };
    let sittings = |day: &str| {
        let due = due(day);
        let all = due["deadlines"].as_array().unwrap().iter().filter(|l| l["kind"] == "sitting");
        all.map(|l| format!("{} {}", l["on"], l["body"]).replace('"', "")).collect::<Vec<_>>()
    };
    assert_eq!(sittings("2026-12-10"), ["2026-12-15 рабочая группа"]);
    assert_eq!(sittings("2026-12-15"), ["2026-12-15 рабочая группа"], "the day itself");
    assert!(sittings("2026-11-24").is_empty(), "more than two weeks ahead");
    assert!(sittings("2026-12-16").is_empty(), "it was held");
    let text = stdout(&d.run(&["due", "--today", "2026-12-10"]));
    assert!(text.contains("15.12.2026    заседание: рабочая группа"), "{text}");
    let ics = |day: &str| {
        let args =
            ["report", "route", "--format", "ics", "--from", "2026-12-01", "--to", "2026-12-31", "--today"];
        stdout(&d.run(&[args.as_slice(), &[day]].concat())).replace("\r\n ", "")
    };
    let sent = ics("2026-12-01");
    assert!(sent.contains(&format!("sitting-{SITTING}@kurator")), "{sent}");
    assert!(sent.contains("заседание: рабочая группа"), "{sent}");
    // Moved, it is the same entry on its new day.
    d.takes(&format!(r#"{{"type":"sitting","id":"{SITTING}","on":"2026-12-18"}}"#));
    let sent = ics("2026-12-01");
    assert_eq!(sent.matches(&format!("UID:sitting-{SITTING}")).count(), 1, "{sent}");
    assert!(sent.contains("20261218"), "{sent}");
}

#[test]
fn only_a_level_that_is_decided_ahead_needs_no_prolongation() {
    let of = |more: &str| {
        let d = TestDistrict::new();
        d.takes(&format!(
            r#"{{"type":"district","regulation":"yugra"}}
{{"type":"family","id":"00000000-0000-4000-8000-000000000001","title":"Иванова Мария","registered_on":"2026-06-01"}}
{{"type":"level","id":"00000000-0000-4000-8000-000000000011","family":"00000000-0000-4000-8000-000000000001","level":"basic","from":"2026-06-02","until":"2026-12-11","number":"1"}}
{{"type":"sitting","id":"{SITTING}","on":"2026-12-08"}}
{{"type":"level","id":"00000000-0000-4000-8000-000000000012","family":"00000000-0000-4000-8000-000000000001","level":"crisis","from":"2026-12-15"{more}}}
"#
        ));
        let proposals = asked(&d, &["--today", "2026-11-30"])["proposals"].clone();
        let subjects = proposals.as_array().unwrap().iter();
        subjects.filter(|proposal| proposal["subject"] == "prolongation").count()
    };
    assert_eq!(of(""), 1);
    assert_eq!(of(r#","number":"7","decided_on":"2026-11-28""#), 0);
}
