//! Contradictory input of the path of a case: said with its place and a remedy, refused where it can never be true, and
//! never lost.

use crate::district::{TestDistrict, stderr, stdout};
use serde_json::Value;

const FAMILY: &str = "00000000-0000-4000-8000-00000000c001";

fn id(n: u32) -> String {
    format!("00000000-0000-4000-8000-00000000c1{n:02}")
}

fn line(n: u32, kind: &str, fields: &str) -> String {
    format!(r#"{{"type":"{kind}","id":"{}",{fields}}}"#, id(n)) + "\n"
}

fn of(n: u32, kind: &str, fields: &str) -> String {
    line(n, kind, &format!(r#""family":"{FAMILY}",{fields}"#))
}

fn family(title: &str, registered: &str) -> String {
    format!(r#"{{"type":"family","id":"{FAMILY}","title":"{title}","registered_on":"{registered}"}}"#) + "\n"
}

fn under(regulation: &str, lines: &str) -> TestDistrict {
    let d = TestDistrict::new();
    let own = r#"{"type":"district","regulation":"@"}"#;
    d.takes(&(own.replace('@', regulation) + "\n" + lines));
    d
}

/// The findings of `check` with an id: what they say, and the record.
fn findings(d: &TestDistrict, id: &str) -> Vec<Value> {
    let out = d.run(&["check", "--json"]);
    let value: Value = serde_json::from_str(&stdout(&out)).unwrap();
    assert_eq!(value["ok"], true, "a contradiction is no fault of the file: {value}");
    let all = value["findings"].as_array().unwrap().iter();
    all.filter(|f| f["id"] == id || f["field"] == id).cloned().collect()
}

/// What the file exports of a record.
fn exported(d: &TestDistrict, n: u32) -> Option<Value> {
    let all = stdout(&d.run(&["export"]));
    let lines = all.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok());
    lines.into_iter().find(|l| l["id"] == id(n).as_str())
}

#[test]
fn a_decision_before_the_application_is_said_and_kept() {
    for (regulation, title, decided, registered, said) in [
        ("yugra", "Ковалёва Инна Юрьевна", "2026-08-20", "2026-09-01", true),
        ("borovichi", "Лаптев Олег Ильич", "2026-09-01", "2026-09-01", false),
        ("azov", "Рожкова Яна Петровна", "2025-12-31", "2026-01-12", true),
    ] {
        let decision = of(1, "decision", &format!(r#""subject":"placement","on":"{decided}""#));
        let d = under(regulation, &(family(title, registered) + &decision));
        let found = findings(&d, "check-decision-early");
        assert_eq!(found.len(), usize::from(said), "{regulation}: {found:?}");
        if said {
            assert_eq!(
                (found[0]["entity"].as_str(), found[0]["day"].as_str()),
                (Some(id(1).as_str()), Some(registered))
            );
            let plain = stdout(&d.run(&["check"]));
            assert!(plain.contains("решение раньше заявления") && plain.contains("Исправьте"), "{plain}");
        }
        assert_eq!(exported(&d, 1).unwrap()["on"], decided, "nothing is lost");
    }
}

#[test]
fn decisions_on_a_family_that_came_back_are_in_order() {
    let lines = family("Ермакова Ада Львовна", "2026-09-01")
        + &of(1, "decision", r#""subject":"closing","on":"2026-03-02""#)
        + &of(3, "level", r#""level":"basic","from":"2025-10-01""#)
        + &of(2, "closing", r#""on":"2026-03-02""#);
    let d = under("yugra", &lines);
    assert!(findings(&d, "check-decision-early").is_empty());
}

#[test]
fn an_agreement_without_a_programme_is_said_where_the_document_has_the_programme_first() {
    let agreement = |n, more: &str| of(n, "agreement", &format!(r#""on":"2026-09-10"{more}"#));
    let programme = of(2, "programme", r#""version":1,"on":"2026-09-20""#);
    for (regulation, lines, said) in [
        ("yugra", agreement(1, ""), 1),
        ("yugra", agreement(1, "") + &programme, 0),
        // A contract of guardianship is no agreement on accompaniment.
        ("yugra", agreement(1, r#","contract":"guardianship""#), 0),
        // This document has no agreement among its stages.
        ("azov", agreement(1, ""), 0),
        // Here programme and agreement belong to one stage.
        ("oktyabrsky", agreement(1, ""), 0),
        ("borovichi", agreement(1, ""), 1),
    ] {
        let d = under(regulation, &(family("Юдина Вера Олеговна", "2026-09-01") + &lines));
        let found = findings(&d, "check-agreement-alone");
        assert_eq!(found.len(), said, "{regulation}: {found:?}");
        assert!(exported(&d, 1).is_some(), "{regulation}: nothing is lost");
    }
}

#[test]
fn an_agreement_before_the_application_is_said_and_kept() {
    for (regulation, more, on, said) in [
        ("azov", "", "2026-08-31", 1),
        ("oktyabrsky", "", "2026-09-01", 0),
        ("irkutsk", "", "2025-01-10", 1),
        // A social contract may be older than the case.
        ("azov", r#","contract":"social""#, "2026-08-31", 0),
    ] {
        let agreement = of(1, "agreement", &format!(r#""on":"{on}"{more}"#));
        let d = under(regulation, &(family("Юдина Вера Олеговна", "2026-09-01") + &agreement));
        let found = findings(&d, "check-agreement-early");
        assert_eq!(found.len(), said, "{regulation}: {found:?}");
        assert!(exported(&d, 1).is_some(), "{regulation}: nothing is lost");
    }
}

#[test]
fn a_level_before_the_register_is_told_once_by_every_door() {
    let level = of(1, "level", r#""level":"crisis","from":"2026-08-20""#);
    let d = under("yugra", "");
    let lines = d.beside("level.jsonl");
    std::fs::write(&lines, family("Юдина Вера Олеговна", "2026-09-01") + &level).unwrap();
    let said = stdout(&d.run(&["import", lines.to_str().unwrap()]));
    assert_eq!(said.matches("01.09.2026").count(), 1, "{said}");
    assert_eq!(stdout(&d.run(&["check"])).matches("01.09.2026").count(), 1);
    let d = under("yugra", "");
    let list = d.beside("список.csv");
    let rows = "ФИО;Дата постановки;Уровень;Дата уровня;Договор\n\
                Юдина Вера Олеговна;01.09.2026;кризисный;20.08.2026;№ 4 от 25.08.2026\n";
    std::fs::write(&list, rows).unwrap();
    let said = stdout(&d.run(&["import", list.to_str().unwrap()]));
    assert_eq!(said.matches("поставлена на учёт: 01.09.2026").count(), 1, "{said}");
    // The agreement is older than the application too.
    assert_eq!(said.matches("зарегистрировано обращение (01.09.2026)").count(), 1, "{said}");
    let found = findings(&d, "check-level-early").len() + findings(&d, "check-before-register").len();
    assert_eq!(found, 1);
}

#[test]
fn a_level_by_a_decision_that_refused_it_is_told_and_kept() {
    let decision = |ruling: &str| {
        of(1, "decision", &format!(r#""subject":"level","on":"2026-09-10","ruling":"{ruling}""#))
    };
    let level = of(2, "level", &format!(r#""level":"crisis","from":"2026-09-11","decision":"{}""#, id(1)));
    for (ruling, said) in [("refused", 1), ("postponed", 1), ("granted", 0)] {
        let d = under("yugra", &(family("Юдина Вера Олеговна", "2026-09-01") + &decision(ruling) + &level));
        assert_eq!(findings(&d, "check-decision-refused").len(), said, "{ruling}");
        assert!(exported(&d, 2).is_some(), "nothing is lost");
    }
}

#[test]
fn a_list_keeps_a_ground_that_nobody_of_the_family_fits_as_a_note() {
    let d = under("yugra", "");
    let list = d.beside("список.csv");
    let ground = "письменное заявление несовершеннолетнего старше 10 лет";
    let rows = format!(
        "ФИО;Роль;Дата рождения;Основание\n\
         Юдина Вера Олеговна;мать;05.06.1990;{ground}\n;;;\n"
    );
    std::fs::write(&list, rows + "Юдин Лев;сын;01.02.2020;\n").unwrap();
    let said = stdout(&d.run(&["import", list.to_str().unwrap()]));
    assert!(said.contains("заявитель должен быть старше"), "{said}");
    let all = stdout(&d.run(&["export"]));
    assert!(!all.contains("minor_application") && all.contains(ground), "{all}");
}

#[test]
fn a_deadline_that_this_version_does_not_know_is_said_and_kept() {
    let met = |n, rule: &str| {
        line(n, "deadline", &format!(r#""rule":"{rule}","on":"2026-10-10","done_on":"2026-10-09""#))
    };
    let d = under("oktyabrsky", &(met(1, "quarter_analysis") + &met(2, "of_a_later_version")));
    let found = findings(&d, "check-deadline-unknown");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["entity"], id(2).as_str());
    assert_eq!(exported(&d, 2).unwrap()["rule"], "of_a_later_version");
    // What a document of another district asks for is known: the district may have changed its rules.
    let other = under("yugra", &met(1, "quarter_analysis"));
    assert!(findings(&other, "check-deadline-unknown").is_empty());
}

#[test]
fn what_can_never_be_true_is_refused_by_line_and_field() {
    for (kind, fields, field) in [
        ("decision", r#""subject":"placement","on":"2026-09-01","until":"2026-08-31""#, "until"),
        ("programme", r#""on":"2026-09-01","until":"2026-09-01""#, "until"),
        ("programme", r#""on":"2026-09-01","sent_on":"2026-09-02""#, "on"),
        ("consent", r#""on":"2026-09-02","until":"2026-09-01""#, "until"),
        ("closing", r#""on":"2026-09-02","after_until":"2026-09-01""#, "after_until"),
        ("request", r#""organisation":"школа","sent_on":"2026-09-02","due":"2026-09-01""#, "due"),
        ("control", r#""inspection":"intermediate","on":"2031-01-01""#, "on"),
        ("goal", r#""goal":"g","reached":"yes","reached_on":"2031-01-01""#, "reached_on"),
        ("control", r#""inspection":"by_telescope","on":"2026-09-01""#, "inspection"),
        ("decision", r#""subject":"placement","on":"2026-09-01","ruling":"perhaps""#, "ruling"),
        ("need", r#""help":"astral""#, "help"),
        ("income", r#""from":"2026-09-01","amount":-5"#, "amount"),
        ("question", r#""subject":"weather""#, "subject"),
        ("agreement", r#""on":"2026-09-01","contract":"oral""#, "contract"),
    ] {
        let d = under("yugra", &family("Сотников Пётр Ильич", "2026-08-01"));
        let path = d.beside("bad.jsonl");
        std::fs::write(&path, of(1, kind, fields)).unwrap();
        let out = d.run(&["import", path.to_str().unwrap(), "--json"]);
        let told = stdout(&out) + &stderr(&out);
        assert_ne!(out.status.code(), Some(0), "{kind} {fields}: {told}");
        assert!(told.contains(field), "{kind} {field}: {told}");
        assert!(exported(&d, 1).is_none(), "{kind} {fields}");
    }
}

#[test]
fn the_good_lines_of_the_new_kinds_are_taken_beside_the_bad_one() {
    let d = under("yugra", &family("Сотников Пётр Ильич", "2026-08-01"));
    let path = d.beside("mixed.jsonl");
    let lines = of(1, "need", r#""help":"legal","on":"2026-09-01""#)
        + &of(2, "control", r#""inspection":"unknown","on":"2026-09-01""#)
        + &of(3, "question", r#""subject":"level""#);
    std::fs::write(&path, lines).unwrap();
    let out = d.run(&["import", path.to_str().unwrap(), "--partial", "--json"]);
    assert!(stdout(&out).contains("inspection"), "{}", stdout(&out));
    assert!(exported(&d, 1).is_some() && exported(&d, 2).is_none() && exported(&d, 3).is_some());
}

/// A regulation file of one's own with a rule of a later version is told with its line.
#[test]
fn a_deadline_rule_unknown_to_this_version_is_told_with_its_line() {
    let d = TestDistrict::new();
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/regulations");
    let toml = std::fs::read_to_string(source.join("azov.toml")).unwrap();
    let at = toml.find("\nrule = ").unwrap();
    let end = at + 1 + toml[at + 1..].find('\n').unwrap();
    let wrong = format!("{}\nrule = \"at_full_moon\"{}", &toml[..at], &toml[end..]);
    let line = wrong[..wrong.find("at_full_moon").unwrap()].matches('\n').count() + 1;
    std::fs::write(d.beside("own.toml"), wrong).unwrap();
    std::fs::copy(source.join("azov.txt"), d.beside("own.txt")).unwrap();
    let out = d.run(&["regulations", "--check", d.beside("own.toml").to_str().unwrap()]);
    let told = stderr(&out);
    assert_eq!(out.status.code(), Some(1), "{told}");
    assert!(told.contains(&line.to_string()) && told.contains("at_full_moon"), "{line}: {told}");
}
