//! Storage terms on the command line: no term is invented, what is past it is listed and destroyed by one act.

use crate::district::{TestDistrict, stderr, stdout};
use kurator::domain::Act;
use serde_json::Value;

const KEPT: &str = r#"{"type":"family","id":"40000000-0000-4000-8000-000000000001","title":"Лаптева Нина Олеговна","journal_number":"17"}
{"type":"closing","id":"40000000-0000-4000-8000-000000000003","family":"40000000-0000-4000-8000-000000000001","on":"2020-03-12"}
{"type":"family","id":"40000000-0000-4000-8000-000000000011","title":"Рощина Вера Ильинична"}
{"type":"closing","id":"40000000-0000-4000-8000-000000000013","family":"40000000-0000-4000-8000-000000000011","on":"2021-12-31"}
{"type":"family","id":"40000000-0000-4000-8000-000000000041","title":"Чернова Ия Львовна"}
{"type":"level","id":"40000000-0000-4000-8000-000000000042","family":"40000000-0000-4000-8000-000000000041","level":"basic","from":"2019-02-01"}
{"type":"decision","id":"40000000-0000-4000-8000-000000000043","family":"40000000-0000-4000-8000-000000000041","subject":"closing","on":"2019-05-06","ruling":"refused"}
{"type":"closing","id":"40000000-0000-4000-8000-000000000044","family":"40000000-0000-4000-8000-000000000041","on":"2019-05-06","decision":"40000000-0000-4000-8000-000000000043"}
{"type":"inquiry","id":"40000000-0000-4000-8000-000000000031","on":"2020-07-07","who":"соседка с Заречной"}
"#;

const TERM: &str = r#"{"type":"district","storage_years":5,"storage_ground":"номенклатура дел"}"#;

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap()
}

/// Name, reason and last day of each.
fn rows<'a>(answer: &'a Value, key: &str) -> Vec<(&'a str, &'a str, &'a str)> {
    let rows = answer[key].as_array().unwrap().iter();
    rows.map(|row| (text(row, "title"), text(row, "since"), text(row, "keep_until"))).collect()
}

#[test]
fn without_a_term_nothing_is_listed_and_nothing_is_destroyed() {
    let d = TestDistrict::new();
    d.takes(KEPT);
    for args in [&["retention"][..], &["retention", "--destroy", "--act", "3", "--yes"]] {
        let refused = d.run(args);
        assert_eq!(refused.status.code(), Some(1));
        assert!(stderr(&refused).contains("Срок хранения не указан"), "{}", stderr(&refused));
    }
}

#[test]
fn the_list_says_since_when_and_the_act_lists_cases_by_number() {
    let d = TestDistrict::new();
    d.takes(&format!("{KEPT}{TERM}"));
    let answer: Value = serde_json::from_str(&stdout(&d.run(&["retention", "--json"]))).unwrap();
    assert_eq!(
        rows(&answer, "over"),
        [("Лаптева Н. О.", "closing", "2025-12-31"), ("соседка с Заречной", "call", "2025-12-31")],
        "a closing that was refused closes nothing"
    );
    assert_eq!(rows(&answer, "ends"), [("Рощина В. И.", "closing", "2026-12-31")]);
    assert_eq!((answer["years"].as_i64(), answer["year"].as_i64()), (Some(5), Some(2026)));
    let next = stdout(&d.run(&["retention", "--year", "2027"]));
    assert!(next.contains("Рощина") && next.contains("5 лет (номенклатура дел)"), "{next}");
    // Not by a slip: neither without an act, nor without the word for it, nor for another year.
    for args in [
        &["retention", "--destroy", "--yes"][..],
        &["retention", "--act", "3"],
        &["retention", "--year", "2040", "--destroy", "--act", "3", "--yes"],
    ] {
        assert_eq!(d.run(args).status.code(), Some(2), "{args:?}");
    }
    let before = d.bytes();
    assert_eq!(d.run(&["retention", "--destroy", "--act", "3"]).status.code(), Some(1));
    assert_eq!(d.bytes(), before);
    let act = d.beside("акт.txt");
    let destroy = ["retention", "--destroy", "--act", "3", "--yes", "--json", "--out", act.to_str().unwrap()];
    let done = d.run(&destroy);
    assert!(done.status.success(), "{}", stderr(&done));
    let answer: Value = serde_json::from_str(&stdout(&done)).unwrap();
    assert_eq!(rows(&answer, "destroyed").len(), 2);
    let act = std::fs::read_to_string(&act).unwrap();
    for text in [
        "Акт № 3",
        "истёк срок хранения: 5 лет (номенклатура дел)",
        "1. дело № 17, Лаптева Н. О., сопровождение прекращено 12.03.2020",
        "2. без номера, соседка с Заречной",
    ] {
        assert!(act.contains(text), "{text}: {act}");
    }
    let left = d.export();
    assert!(!left.contains("Лаптева") && !left.contains("соседка"));
    assert!(left.contains("Рощина") && left.contains("Чернова"));
    assert!(d.open().reader().check().unwrap().ok);
    // A second act finds nothing.
    let again = d.run(&["retention", "--destroy", "--act", "4", "--yes"]);
    assert!(stderr(&again).contains("срок хранения которых истёк, нет"), "{}", stderr(&again));
}

/// A family of former years that was registered again this month, one of them after it had been refused; neither has a
/// level yet.
const RETURNED: &str = r#"{"type":"family","id":"40000000-0000-4000-8000-000000000051","title":"Абрамова Галина Юрьевна","registered_on":"2026-09-10"}
{"type":"level","id":"40000000-0000-4000-8000-000000000052","family":"40000000-0000-4000-8000-000000000051","level":"basic","from":"2014-03-01"}
{"type":"closing","id":"40000000-0000-4000-8000-000000000053","family":"40000000-0000-4000-8000-000000000051","on":"2015-03-01"}
{"type":"family","id":"40000000-0000-4000-8000-000000000061","title":"Гусева Вера Ильинична","registered_on":"2026-09-11"}
{"type":"decision","id":"40000000-0000-4000-8000-000000000062","family":"40000000-0000-4000-8000-000000000061","subject":"recognition","on":"2015-05-06","ruling":"refused"}
"#;

#[test]
fn a_family_that_was_registered_again_is_on_the_lists_and_past_no_term() {
    let d = TestDistrict::new();
    d.takes(&format!("{RETURNED}{TERM}"));
    let answer: Value = serde_json::from_str(&stdout(&d.run(&["retention", "--json"]))).unwrap();
    assert!(rows(&answer, "over").is_empty(), "{answer}");
    d.run(&["retention", "--destroy", "--act", "1", "--yes"]);
    let left = d.export();
    assert!(left.contains("Абрамова") && left.contains("Гусева"), "{left}");
    let due = stdout(&d.run(&["due"]));
    for title in ["Абрамова", "Гусева"] {
        assert!(due.lines().any(|l| l.contains(title) && l.contains("уровень не установлен")), "{due}");
        assert!(stdout(&d.run(&["list"])).contains(title));
    }
    let path = stdout(&d.run(&["path", "40000000-0000-4000-8000-000000000051"]));
    assert!(!path.contains("прекращено"), "{path}");
    // Closed once more, it is kept since.
    d.takes(r#"{"type":"closing","id":"40000000-0000-4000-8000-000000000054","family":"40000000-0000-4000-8000-000000000051","on":"2026-09-20"}"#);
    let answer: Value =
        serde_json::from_str(&stdout(&d.run(&["retention", "--year", "2031", "--json"]))).unwrap();
    assert_eq!(rows(&answer, "ends"), [("Абрамова Г. Ю.", "closing", "2031-12-31")]);
}

#[test]
fn deleted_families_and_calls_are_kept_in_the_history_until_their_term_and_destroyed() {
    let d = TestDistrict::new();
    d.takes(&format!("{KEPT}{TERM}"));
    let gone = ["40000000-0000-4000-8000-000000000041", "40000000-0000-4000-8000-000000000031"];
    let mut store = d.open();
    // The clock of the tests stands in 2026.
    let ids = gone.map(|id| id.parse().unwrap());
    store.delete(Act::FamilyDeleted, &ids[..1]).unwrap();
    store.delete(Act::CallDropped, &ids[1..]).unwrap();
    drop(store);
    let listed = |year: &str| -> Value {
        serde_json::from_str(&stdout(&d.run(&["retention", "--year", year, "--json"]))).unwrap()
    };
    assert_eq!(rows(&listed("2026"), "over"), [("Лаптева Н. О.", "closing", "2025-12-31")]);
    assert_eq!(
        rows(&listed("2031"), "ends"),
        [("Чернова И. Л.", "deleted", "2031-12-31"), ("соседка с Заречной", "dropped", "2031-12-31")]
    );
    let later = |args: &[&str]| d.run(&[args, &["--today", "2032-02-01"]].concat());
    let done = later(&["retention", "--destroy", "--act", "8", "--yes"]);
    assert!(done.status.success(), "{}", stderr(&done));
    assert!(stdout(&done).contains("Чернова") && stdout(&done).contains("соседка с Заречной"));
    let bytes = d.bytes();
    for word in ["Чернова", "соседка"] {
        assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word}");
    }
    assert!(stderr(&later(&["retention", "--destroy", "--act", "9", "--yes"])).contains("истёк, нет"));
}
