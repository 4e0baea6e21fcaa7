//! Requests without an answer over all families, by organisation.

use kurator::domain::schema::Kind;
use kurator::domain::{Act, FieldName, Record};
use serde_json::Value;

use crate::district::{TestDistrict, stderr, stdout};
use crate::fields::WithField;

const LINES: &str = r#"{"type":"family","id":"60000000-0000-4000-8000-000000000001","title":"Зимина Вера","registered_on":"2026-01-10"}
{"type":"level","id":"60000000-0000-4000-8000-000000000002","family":"60000000-0000-4000-8000-000000000001","level":"basic","from":"2026-09-01"}
{"type":"request","id":"60000000-0000-4000-8000-000000000003","family":"60000000-0000-4000-8000-000000000001","organisation":"ЦРБ","sent_on":"2026-11-01","due":"2026-11-10","text":"выписка"}
{"type":"request","id":"60000000-0000-4000-8000-000000000004","family":"60000000-0000-4000-8000-000000000001","organisation":"црб","sent_on":"2026-11-20","due":"2026-12-01"}
{"type":"request","id":"60000000-0000-4000-8000-000000000005","family":"60000000-0000-4000-8000-000000000001","organisation":"Лицей","sent_on":"2026-11-02","due":"2026-11-20","answered_on":"2026-11-19"}
{"type":"request","id":"60000000-0000-4000-8000-000000000006","family":"60000000-0000-4000-8000-000000000001","organisation":"Архив","sent_on":"2026-11-21","reminded_on":"2026-11-23"}
"#;

#[test]
fn what_is_not_answered_is_listed_by_organisation() {
    // 003-011: who has not told of the measures by the day of the programme, organisation by organisation.
    ["azov", "oktyabrsky"].into_iter().for_each(unanswered);
}

fn unanswered(regulation: &str) {
    let d = TestDistrict::new();
    let path = d.beside("запросы.jsonl");
    let district = format!("{{\"type\":\"district\",\"regulation\":\"{regulation}\"}}\n");
    std::fs::write(&path, district + LINES).unwrap();
    assert!(d.run(&["import", path.to_str().unwrap()]).status.success());
    let list: Value =
        serde_json::from_str(&stdout(&d.run(&["requests", "--json", "--today", "2026-11-24"]))).unwrap();
    let of = |name: &str| list.as_array().unwrap().iter().find(|o| o["organisation"] == name).cloned();
    let hospital = of("ЦРБ").unwrap();
    assert_eq!((&hospital["waiting"], &hospital["late"]), (&2.into(), &1.into()), "{list}");
    assert_eq!(hospital["requests"][0]["text"], "выписка");
    assert_eq!(list[0]["organisation"], "ЦРБ", "the one with the most late requests first: {list}");
    assert_eq!(of("Архив").unwrap()["requests"][0]["reminded_on"], "2026-11-23");
    assert!(of("Лицей").is_none(), "{list}");
    // On another day other things are late; what was not yet answered then waited.
    let day = |day: &str| stdout(&d.run(&["requests", "--today", day]));
    assert!(day("2026-11-18").contains("Лицей: ждут ответа 1, просрочено 0"), "{}", day("2026-11-18"));
    assert!(day("2026-12-05").contains("ЦРБ: ждут ответа 2, просрочено 2"), "{}", day("2026-12-05"));
    assert!(day("2026-10-01").contains("Запросов без ответа нет"), "{}", day("2026-10-01"));
}

#[test]
fn a_request_kept_at_the_closing_is_listed_as_of_a_closed_family() {
    const CLOSING: &str = r#"{"type":"closing","id":"60000000-0000-4000-8000-000000000007","family":"60000000-0000-4000-8000-000000000001","on":"2026-11-15"}"#;
    let d = TestDistrict::new();
    let path = d.beside("запросы.jsonl");
    let district = "{\"type\":\"district\",\"regulation\":\"irkutsk\"}\n";
    std::fs::write(&path, format!("{district}{LINES}{CLOSING}\n")).unwrap();
    assert!(d.run(&["import", path.to_str().unwrap()]).status.success());
    let said = |args: &[&str]| stdout(&d.run(&[args, &["--today", "2026-11-24"]].concat()));
    let requests = said(&["requests"]);
    assert!(requests.contains("Зимина В. (семья снята)") && requests.contains("ЦРБ"), "{requests}");
    let due = said(&["due"]);
    assert!(due.contains("нет ответа на запрос: ЦРБ (семья снята)"), "{due}");
    let list: Value = serde_json::from_str(&said(&["requests", "--json"])).unwrap();
    assert_eq!(list[0]["requests"][0]["closed"], true, "{list}");
    // Before its closing the family was as any other.
    let before = stdout(&d.run(&["requests", "--today", "2026-11-12"]));
    assert!(before.contains("Зимина В.") && !before.contains("снята"), "{before}");
}

#[test]
fn a_family_whose_closing_is_decided_later_is_asked_of_once_and_is_open() {
    const CLOSING: &str = r#"{"type":"closing","id":"60000000-0000-4000-8000-000000000007","family":"60000000-0000-4000-8000-000000000001","on":"2026-11-15","decided_on":"2026-12-05"}"#;
    let d = TestDistrict::new();
    d.takes(&format!("{{\"type\":\"district\",\"regulation\":\"irkutsk\"}}\n{LINES}{CLOSING}\n"));
    for (day, closed) in [("2026-11-24", false), ("2026-12-04", false), ("2026-12-05", true)] {
        let said = |args: &[&str]| stdout(&d.run(&[args, &["--today", day]].concat()));
        let list: Value = serde_json::from_str(&said(&["requests", "--json"])).unwrap();
        let waiting: Vec<&Value> =
            list.as_array().unwrap().iter().flat_map(|o| o["requests"].as_array().unwrap()).collect();
        assert_eq!(waiting.len(), 3, "{day}: {list}");
        assert!(waiting.iter().all(|request| request["closed"] == closed), "{day}: {list}");
        assert_eq!(said(&["requests"]).contains("снята"), closed, "{day}");
        let due = said(&["due"]);
        assert_eq!(due.matches("нет ответа на запрос: ЦРБ").count(), 1, "{day}: {due}");
        assert_eq!(due.contains("(семья снята)"), closed, "{day}: {due}");
    }
}

#[test]
fn what_a_closing_left_is_marked_in_json_and_stands_by_its_day() {
    const MORE: &str = r#"{"type":"closing","family":"60000000-0000-4000-8000-000000000001","on":"2026-11-15"}
{"type":"activity","family":"60000000-0000-4000-8000-000000000001","help":"legal","text":"выплата","due":"2026-11-27"}
{"type":"family","id":"60000000-0000-4000-8000-000000000011","title":"Ежова Анна","registered_on":"2026-01-10"}
{"type":"level","family":"60000000-0000-4000-8000-000000000011","level":"basic","from":"2026-11-20"}
{"type":"activity","family":"60000000-0000-4000-8000-000000000011","help":"legal","text":"пособие","due":"2026-11-12"}
{"type":"activity","family":"60000000-0000-4000-8000-000000000011","help":"social","text":"тренинг","due":"2026-11-26"}
{"type":"activity","family":"60000000-0000-4000-8000-000000000011","help":"social","text":"беседа","due":"2026-11-30"}
"#;
    let d = TestDistrict::new();
    d.takes(&format!("{{\"type\":\"district\",\"regulation\":\"irkutsk\"}}\n{LINES}{MORE}"));
    let said = |args: &[&str]| stdout(&d.run(&[args, &["--today", "2026-11-24"]].concat()));
    let due = said(&["due"]);
    let at =
        |text: &str| due.lines().position(|l| l.contains(text)).unwrap_or_else(|| panic!("{text}: {due}"));
    let places = ["ЦРБ (семья снята)", "пособие", "тренинг", "выплата (семья снята)", "беседа"].map(at);
    assert!(places.is_sorted(), "{places:?}: {due}");
    let list: Value = serde_json::from_str(&said(&["due", "--json"])).unwrap();
    for part in ["overdue", "deadlines"] {
        let of = list[part].as_array().unwrap();
        assert!(of.iter().any(|l| l["title"] == "Зимина Вера"), "{part}: {list:#}");
        for line in of {
            assert_eq!(line["closed"] == true, line["title"] == "Зимина Вера", "{part}: {line}");
        }
    }
}

/// A family of Иркутск with a mother, a son of five, and an activity for the mother.
const FAMILY: &str = r#"{"type":"district","regulation":"irkutsk"}
{"type":"family","id":"61000000-0000-4000-8000-000000000001","title":"Зимина Вера","registered_on":"2026-01-10"}
{"type":"member","id":"61000000-0000-4000-8000-000000000002","family":"61000000-0000-4000-8000-000000000001","role":"mother","last_name":"Зимина","first_name":"Вера","born":"1990-02-03"}
{"type":"member","id":"61000000-0000-4000-8000-000000000003","family":"61000000-0000-4000-8000-000000000001","role":"son","last_name":"Зимин","first_name":"Глеб","born":"2021-04-05"}
{"type":"activity","id":"61000000-0000-4000-8000-000000000004","family":"61000000-0000-4000-8000-000000000001","member":"61000000-0000-4000-8000-000000000002","help":"psychological","text":"консультации психолога"}
"#;

/// The paper of a request of that family.
fn paper_of(request: &str, more: &str) -> String {
    let d = TestDistrict::new();
    d.takes(&format!(
        r#"{FAMILY}{{"type":"request","id":"61000000-0000-4000-8000-000000000005","family":"61000000-0000-4000-8000-000000000001","organisation":"Центр «Опора»","sent_on":"2026-11-01",{request}}}
{more}"#
    ));
    stdout(&d.run(&["report", "request", "Зимина Вера", "--today", "2026-11-24"]))
}

const OF_ACTIVITY: &str = r#""activity":"61000000-0000-4000-8000-000000000004","text":"Просим сообщить об исполнении мероприятия: консультации психолога, мать.""#;

#[test]
fn a_request_asks_once_and_names_the_person_it_concerns_alone() {
    let paper = paper_of(OF_ACTIVITY, "");
    assert!(!paper.contains("просим:") && paper.contains("Просим сообщить об исполнении"), "{paper}");
    assert!(paper.contains("03.02.1990") && !paper.contains("Глеб"), "{paper}");
    // A request about the family names all of it.
    let paper = paper_of(r#""text":"Просим выписку""#, "");
    assert!(paper.contains("03.02.1990") && paper.contains("Зимин Глеб"), "{paper}");
}

/// The activity was deleted in another copy: the births of all are not sent on a guess.
#[test]
fn a_request_whose_activity_is_gone_names_nobody_and_asks() {
    let d = TestDistrict::new();
    d.takes(&format!(
        r#"{FAMILY}{{"type":"request","id":"61000000-0000-4000-8000-000000000005","family":"61000000-0000-4000-8000-000000000001","organisation":"Центр «Опора»","sent_on":"2026-11-01",{OF_ACTIVITY}}}"#
    ));
    let paper = || {
        let done = d.run(&["report", "request", "Зимина Вера", "--today", "2026-11-24"]);
        let said = stdout(&done) + &stderr(&done);
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(paper().contains("03.02.1990"), "{}", paper());
    let orphaned = Record::of(Kind::Request, "61000000-0000-4000-8000-000000000005".parse().unwrap())
        .with(FieldName::Activity, "61000000-0000-4000-8000-0000000000ff");
    d.open().record(Act::RecordAdded, &[orphaned]).unwrap();
    let left = paper();
    assert!(!left.contains("1990") && !left.contains("2021") && !left.contains("Глеб"), "{left}");
    assert!(left.contains("впишите, о ком запрос"), "{left}");
}

#[test]
fn a_request_says_whether_consent_to_it_is_recorded() {
    let consent = |fields: &str| {
        format!(
            r#"{{"type":"consent","id":"61000000-0000-4000-8000-000000000006","family":"61000000-0000-4000-8000-000000000001","member":"61000000-0000-4000-8000-000000000002","on":"2026-10-10"{fields}}}"#
        )
    };
    let sharing = r#","purpose":"обмен сведениями""#;
    for (given, said) in [
        (String::new(), "согласие не записано"),
        (consent(r#","purpose":"фото и видео""#), "согласие не записано"),
        (consent(sharing), "согласие от 10.10.2026"),
        (consent(&format!(r#"{sharing},"withdrawn_on":"2026-11-01""#)), "01.11.2026"),
    ] {
        let paper = paper_of(OF_ACTIVITY, &given);
        let whole = paper.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(whole.contains(said), "{said}: {paper}");
        // The word of the mother speaks for the little son.
        let family = paper_of(r#""text":"Просим выписку""#, &given);
        let whole = family.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            whole.matches("согласие от 10.10.2026").count(),
            2 * usize::from(said.ends_with("10.10.2026"))
        );
    }
}

/// The last day of an answer is a day to ask for it: it is listed before it is late.
#[test]
fn an_answer_is_due_before_it_is_late() {
    for (regulation, is_rule) in [("oktyabrsky", false), ("azov", true)] {
        let d = TestDistrict::new();
        d.takes(&format!("{{\"type\":\"district\",\"regulation\":\"{regulation}\"}}\n{LINES}"));
        for (day, key) in
            [("2026-11-30", "deadlines"), ("2026-12-01", "deadlines"), ("2026-12-02", "overdue")]
        {
            let due: Value =
                serde_json::from_str(&stdout(&d.run(&["due", "--json", "--today", day]))).unwrap();
            let is_it = |l: &&Value| {
                let id = "60000000-0000-4000-8000-000000000004";
                l["id"] == id && l["kind"] == "request" || l["record"] == id
            };
            let of = |key: &str| due[key].as_array().unwrap().iter().filter(is_it).count();
            let expected = ["overdue", "deadlines"].map(|of| usize::from(of == key));
            assert_eq!(["overdue", "deadlines"].map(of), expected, "{regulation}, {day}: {due:#}");
            let said = stdout(&d.run(&["due", "--today", day]));
            if !is_rule {
                let what = if key == "overdue" {
                    "нет ответа на запрос: црб"
                } else {
                    "ответ на запрос: црб"
                };
                assert!(said.contains(what), "{day}: {said}");
            }
        }
    }
}
