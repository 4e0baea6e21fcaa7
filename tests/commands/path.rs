//! The path of a case under each document, stage by stage from detection to closing, read by hand from the documents.

use crate::district::{TestDistrict, stdout};
use serde_json::Value;

const FAMILY: &str = "00000001-0000-4000-8000-000000000001";

/// What `kurator … --json` says on a day.
fn asked(d: &TestDistrict, day: &str, args: &[&str]) -> Value {
    let out = d.run(&[args, &["--json", "--today", day]].concat());
    serde_json::from_str(&stdout(&out)).unwrap_or_else(|e| panic!("{args:?}: {e}: {}", stdout(&out)))
}

fn path(d: &TestDistrict, day: &str) -> Value {
    asked(d, day, &["path", FAMILY])
}

/// A record of the family.
fn of(kind: &str, n: u32, fields: &str) -> String {
    let id = format!("00000001-0000-4000-8000-{n:012}");
    format!(r#"{{"type":"{kind}","id":"{id}","family":"{FAMILY}",{fields}}}"#) + "\n"
}

/// The family's own record.
fn family(fields: &str) -> String {
    format!(r#"{{"type":"family","id":"{FAMILY}",{fields}}}"#) + "\n"
}

fn document(n: u32, document: &str, on: &str) -> String {
    of("document", n, &format!(r#""document":"{document}","on":"{on}","place":"папка {n}""#))
}

fn under(regulation: &str) -> TestDistrict {
    let d = TestDistrict::new();
    let curator = r#"{"type":"curator","id":"00000099-0000-4000-8000-000000000001","name":"Лисина О. П."}"#;
    d.takes(&format!("{{\"type\":\"district\",\"regulation\":\"{regulation}\"}}\n{curator}\n"));
    d
}

/// The state of a line, and whether it names the record and day behind it.
fn state(path: &Value, fact: &str) -> String {
    let lines = path["stages"].as_array().unwrap().iter().flat_map(|s| s["lines"].as_array().unwrap());
    let of: Vec<&str> = lines.filter(|l| l["fact"] == fact).map(|l| l["state"].as_str().unwrap()).collect();
    of.join(" ")
}

/// What is recorded, on which day it is asked, the stage and the fact that come next; `-`: nothing does.
type StageCase<'a> = (&'a str, String, &'a str, &'a str);

/// Records one thing after another and compares where the case stands after each.
fn walk(d: &TestDistrict, steps: &[StageCase<'_>]) {
    for (i, (day, lines, at, next)) in steps.iter().enumerate() {
        if !lines.is_empty() {
            d.takes(lines);
        }
        let path = path(d, day);
        let said = |v: &Value| v.as_str().unwrap_or("-").to_owned();
        assert_eq!(
            (said(&path["at"]).as_str(), said(&path["next"]["fact"]).as_str()),
            (*at, *next),
            "step {i} on {day}: {lines}\n{path:#}"
        );
        for stage in path["stages"].as_array().unwrap() {
            for line in stage["lines"].as_array().unwrap() {
                let cited = line["source"].as_str().unwrap();
                assert!(!cited.is_empty() && !line["text"].as_str().unwrap().is_empty(), "{line}");
                assert!(line["state"] != "done" || line["record"].is_string(), "done by no record: {line}");
            }
        }
    }
}

#[test]
fn yugra_from_the_application_to_the_conclusion() {
    // 004-003: recognised before the level; 004-067: act, questionnaire and curator after the application.
    let d = under("yugra");
    let programme = |fields: &str| of("programme", 7, &format!(r#""version":1{fields}"#));
    walk(
        &d,
        &[
            ("2026-03-01", family(r#""title":"Соколова Нина Олеговна""#), "registration", "ground"),
            (
                "2026-03-02",
                family(r#""ground":"application","registered_on":"2026-03-02""#),
                "registration",
                "document:application",
            ),
            ("2026-03-02", document(2, "application", "2026-03-02"), "survey", "document:survey_act"),
            ("2026-03-04", document(3, "survey_act", "2026-03-04"), "survey", "document:questionnaire"),
            ("2026-03-04", document(4, "questionnaire", "2026-03-04"), "survey", "decision:recognition"),
            (
                "2026-03-06",
                of("decision", 5, r#""subject":"recognition","on":"2026-03-06""#),
                "level",
                "level",
            ),
            (
                "2026-03-10",
                of("level", 6, r#""level":"basic","from":"2026-03-10""#),
                "programme",
                "programme",
            ),
            ("2026-03-11", programme(""), "agreement", "agreement"),
            ("2026-03-12", of("agreement", 8, r#""on":"2026-03-12","number":"14""#), "approval", "approval"),
            ("2026-03-13", programme(r#","sent_on":"2026-03-13""#), "approval", "approval"),
            (
                "2026-03-16",
                programme(r#","on":"2026-03-16","number":"9""#),
                "control",
                "control:intermediate",
            ),
        ],
    );
    let now = path(&d, "2026-03-16");
    assert_eq!(now["next"]["state"], "later", "the term runs on: {now:#}");
    assert_eq!(asked(&d, "2026-03-16", &["path"]), Value::Array(Vec::new()), "nothing is missing");
    let all = asked(&d, "2027-02-20", &["path"]);
    let missing: Vec<&str> =
        all[0]["missing"].as_array().unwrap().iter().map(|l| l["fact"].as_str().unwrap()).collect();
    assert_eq!(missing, ["control:intermediate", "control:effectiveness", "outcome"], "the term ends");
    walk(
        &d,
        &[
            (
                "2027-02-20",
                of("control", 9, r#""inspection":"intermediate","on":"2027-02-18""#),
                "control",
                "control:effectiveness",
            ),
            (
                "2027-02-20",
                of("control", 10, r#""inspection":"effectiveness","on":"2027-02-19""#),
                "decision",
                "outcome",
            ),
            (
                "2027-02-25",
                of("decision", 11, r#""subject":"closing","on":"2027-02-24","number":"3""#),
                "decision",
                "closing",
            ),
            ("2027-03-11", of("closing", 12, r#""on":"2027-03-10""#), "-", "-"),
        ],
    );
    let closed = path(&d, "2027-03-11");
    assert_eq!((closed["phase"].as_str(), closed["closed"].as_str()), (Some("closed"), Some("2027-03-10")));
    assert_eq!(path(&d, "2027-03-09")["phase"], "running", "the day before the closing");
}

#[test]
fn irkutsk_draws_up_a_programme_for_each_member() {
    // 001-023: the first talk; 001-025: the visit and both acts; 001-026: the recognition; 001-029: the working group;
    // 001-031: the assessment.
    let d = under("irkutsk");
    let member = |n: u32, role: &str, name: &str, born: &str| {
        of("member", n, &format!(r#""role":"{role}","first_name":"{name}","born":"{born}""#))
    };
    let whose = |n: u32| format!("00000001-0000-4000-8000-{n:012}");
    let programme = |n: u32, of_member: u32| {
        of("programme", n, &format!(r#""version":1,"member":"{}""#, whose(of_member)))
    };
    let begin = [
        family(r#""title":"Ершова Зоя Павловна""#),
        member(21, "mother", "Зоя", "1990-05-01"),
        member(22, "child", "Глеб", "2018-07-07"),
    ];
    let visit = of("contact", 3, r#""kind":"home_visit","outcome":"held","on":"2026-04-06""#);
    let activity = |state: &str| {
        of(
            "activity",
            13,
            &format!(r#""programme":"{}","help":"social","text":"ремонт","state":"{state}""#, whose(9)),
        )
    };
    walk(
        &d,
        &[
            ("2026-04-01", begin.concat(), "detection", "contact"),
            (
                "2026-04-02",
                of("contact", 2, r#""kind":"call","outcome":"held","on":"2026-04-02""#),
                "application",
                "ground",
            ),
            ("2026-04-03", family(r#""ground":"application""#), "application", "document:application"),
            ("2026-04-03", document(30, "application", "2026-04-03"), "survey", "visit"),
            ("2026-04-06", visit, "survey", "document:need_act"),
            ("2026-04-06", document(4, "need_act", "2026-04-06"), "survey", "document:survey_act"),
            ("2026-04-06", document(5, "survey_act", "2026-04-06"), "recognition", "decision:recognition"),
            (
                "2026-04-08",
                of("decision", 6, r#""subject":"recognition","on":"2026-04-08""#),
                "level",
                "document:primary_documents",
            ),
            ("2026-04-09", document(7, "primary_documents", "2026-04-09"), "level", "level"),
            (
                "2026-04-10",
                of("level", 8, r#""level":"crisis","from":"2026-04-10""#),
                "programme",
                "programme",
            ),
            ("2026-04-11", programme(9, 21), "programme", "programme"),
            ("2026-04-11", programme(10, 22), "programme", "agreement"),
            (
                "2026-04-13",
                of("agreement", 11, r#""on":"2026-04-13""#),
                "working_group",
                "decision:working_group",
            ),
            (
                "2026-04-15",
                of("decision", 12, r#""subject":"working_group","on":"2026-04-15""#),
                "realisation",
                "activities",
            ),
            ("2026-04-16", activity("planned"), "realisation", "activities"),
            ("2026-06-01", activity("done"), "assessment", "control:effectiveness"),
            ("2026-10-01", of("control", 14, r#""inspection":"effectiveness","on":"2026-10-01""#), "-", "-"),
            ("2026-10-11", of("closing", 15, r#""on":"2026-10-10""#), "-", "-"),
        ],
    );
    let member_of = |path: &Value| path["next"]["member"].as_str().map(str::to_owned);
    let d = under("irkutsk");
    d.takes(&begin.concat());
    d.takes(&of("level", 8, r#""level":"crisis","from":"2026-04-10""#));
    d.takes(&programme(9, 21));
    let path = path(&d, "2026-04-11");
    assert_eq!(state(&path, "programme"), "done missing");
    assert_eq!(member_of(&path), Some(whose(22)), "the child has none");
    assert_eq!(state(&path, "decision:recognition"), "skipped");
}

#[test]
fn oktyabrsky_goes_on_into_post_accompaniment() {
    // 000-104: the curator's list from placement to decision; 000-105: trust at the detection; 000-106: the act of survey;
    // 000-108: the written application; 000-113: the programme is sent out; 000-114: diagnosis while it runs; 000-116: the
    // time after the agreement.
    let d = under("oktyabrsky");
    let (mother, other) = (21, 22);
    let begin = [
        family(r#""title":"Чуркина Инна Львовна""#),
        of("member", mother, r#""role":"mother","first_name":"Инна","born":"1988-01-02""#),
        of("member", other, r#""role":"daughter","first_name":"Яна","born":"2017-03-04""#),
    ];
    let whose = format!("00000001-0000-4000-8000-{mother:012}");
    let activity = |state: &str| {
        of("activity", 16, &format!(r#""help":"legal","text":"восстановить полис","state":"{state}""#))
    };
    let programme = |fields: &str| of("programme", 9, &format!(r#""version":1{fields}"#));
    let sent =
        |fields: &str| of("participant", 12, &format!(r#""organisation":"детская поликлиника"{fields}"#));
    walk(
        &d,
        &[
            ("2026-02-02", begin.concat(), "detection", "source"),
            ("2026-02-02", family(r#""source":"education""#), "detection", "ground"),
            ("2026-02-02", family(r#""ground":"message_bodies""#), "detection", "contact"),
            (
                "2026-02-03",
                of("contact", 2, r#""kind":"talk","outcome":"held","on":"2026-02-03""#),
                "detection",
                "resources",
            ),
            (
                "2026-02-03",
                of("member", mother, r#""role":"mother","resources":"помогает бабушка""#),
                "detection",
                "document:survey_act",
            ),
            ("2026-02-03", document(3, "survey_act", "2026-02-03"), "detection", "registered"),
            ("2026-02-04", family(r#""registered_on":"2026-02-04""#), "detection", "category"),
            (
                "2026-02-04",
                of("category", 4, r#""category":"large","from":"2026-02-04""#),
                "detection",
                "journal",
            ),
            ("2026-02-04", family(r#""journal_number":"7""#), "detection", "document:application"),
            ("2026-02-04", document(5, "application", "2026-02-04"), "detection", "decision:placement"),
            (
                "2026-02-10",
                of(
                    "level",
                    6,
                    r#""level":"basic","from":"2026-02-10","decided_on":"2026-02-09","number":"5""#,
                ),
                "programme",
                "programme",
            ),
            ("2026-02-11", programme(""), "programme", "approval"),
            ("2026-02-18", programme(r#","on":"2026-02-18","number":"6""#), "programme", "agreement"),
            ("2026-02-19", of("agreement", 10, r#""on":"2026-02-19""#), "programme", "dispatch"),
            ("2026-02-19", sent(""), "programme", "dispatch"),
            ("2026-02-20", sent(r#","sent_on":"2026-02-20""#), "programme", "consent"),
            // A consent that does not say for what is none to the bank (000-165).
            (
                "2026-02-20",
                of("consent", 13, &format!(r#""on":"2026-02-20","member":"{whose}""#)),
                "programme",
                "consent",
            ),
            ("2026-02-20", of("consent", 13, r#""purpose":"обмен сведениями""#), "realisation", "activities"),
            ("2026-02-21", activity("in_progress"), "realisation", "activities"),
            ("2026-06-01", activity("done"), "realisation", "control:next_diagnosis"),
            (
                "2026-07-01",
                of("control", 17, r#""inspection":"next_diagnosis","on":"2026-07-01""#),
                "monitoring",
                "control:effectiveness",
            ),
            (
                "2027-01-20",
                of("control", 18, r#""inspection":"effectiveness","on":"2027-01-20""#),
                "monitoring",
                "document:result_materials",
            ),
            (
                "2027-01-20",
                document(19, "result_materials", "2027-01-20"),
                "monitoring",
                "document:decision_draft",
            ),
            ("2027-01-20", document(20, "decision_draft", "2027-01-20"), "monitoring", "outcome"),
            (
                "2027-02-02",
                of("decision", 23, r#""subject":"closing","on":"2027-02-02","number":"8""#),
                "monitoring",
                "closing",
            ),
            ("2027-02-10", of("closing", 24, r#""on":"2027-02-10""#), "post_accompaniment", "after"),
            (
                "2027-02-10",
                of("closing", 24, r#""on":"2027-02-10","after_until":"2027-05-11""#),
                "post_accompaniment",
                "after",
            ),
            ("2027-05-11", String::new(), "-", "-"),
        ],
    );
    assert_eq!(path(&d, "2027-03-01")["phase"], "after");
    assert_eq!(path(&d, "2027-05-10")["phase"], "after", "the last day of it");
    assert_eq!(path(&d, "2027-05-11")["phase"], "after_over");
}

#[test]
fn two_papers_of_borovichi_are_two_and_a_school_is_no_supplier() {
    let paper = |paper: &str| of("programme", 5, &format!(r#""version":1,"on":"2026-05-08"{paper}"#));
    // п. 5 has the individual programme, п. 14 the interagency plan.
    for (said, programme, plan) in [
        ("", "done", "later"),
        (r#","paper":"standalone""#, "done", "later"),
        (r#","paper":"interagency""#, "skipped", "done"),
    ] {
        let d = under("borovichi");
        d.takes(&(family(r#""title":"Тихонова Алла Юрьевна","source":"prevention_bodies""#) + &paper(said)));
        let path = path(&d, "2026-05-09");
        let states = (state(&path, "programme"), state(&path, "document:interagency_plan"));
        assert_eq!((states.0.as_str(), states.1.as_str()), (programme, plan), "{said}: {path:#}");
    }
    // п. 5: «Семья обращается к поставщику, с которым заключает договор»; п. 10: a school takes part beside it.
    for (more, chosen) in [
        (of("participant", 6, r#""organisation":"Школа № 3""#), false),
        (of("participant", 6, r#""organisation":"Боровичский центр занятости""#), false),
        (of("participant", 6, r#""organisation":"КЦСО""#), true),
        (of("participant", 6, r#""organisation":"ОАУСО Боровичский КЦСО, отделение 2""#), true),
        (of("participant", 6, r#""organisation":"КЦСО","accepted":false"#), false),
        // п. 5 speaks of a list of suppliers: which one it is the curator says.
        (of("participant", 6, r#""organisation":"Центр «Семья»","supplier":true"#), true),
        (of("participant", 6, r#""organisation":"КЦСО","supplier":false"#), false),
        (of("agreement", 6, r#""on":"2026-05-12""#), true),
    ] {
        let d = under("borovichi");
        d.takes(&(family(r#""title":"Тихонова Алла Юрьевна""#) + &paper("") + &more));
        let path = path(&d, "2026-05-13");
        assert_eq!(state(&path, "participant") == "done", chosen, "{more}: {path:#}");
    }
}

#[test]
fn borovichi_names_the_provider_and_the_interagency_plan() {
    // 002-004: the need is recognised, the programme drawn up, a provider chosen, the contract signed.
    let d = under("borovichi");
    let plan = of("programme", 5, r#""version":1,"on":"2026-05-08""#);
    walk(
        &d,
        &[
            ("2026-05-01", family(r#""title":"Тихонова Алла Юрьевна""#), "detection", "source"),
            ("2026-05-01", family(r#""source":"prevention_bodies""#), "detection", "ground"),
            ("2026-05-01", family(r#""ground":"message_bodies""#), "recognition", "decision:recognition"),
            (
                "2026-05-06",
                of("decision", 2, r#""subject":"recognition","on":"2026-05-06""#),
                "programme",
                "programme",
            ),
            ("2026-05-08", plan, "provider_choice", "participant"),
            ("2026-05-08", of("participant", 6, r#""organisation":"КЦСО""#), "agreement", "agreement"),
            (
                "2026-05-12",
                of("agreement", 7, r#""on":"2026-05-12""#),
                "monitoring",
                "document:interagency_plan",
            ),
            (
                "2026-05-12",
                of("level", 8, r#""level":"basic","from":"2026-05-12""#),
                "monitoring",
                "document:interagency_plan",
            ),
            (
                "2026-05-13",
                document(9, "interagency_plan", "2026-05-13"),
                "monitoring",
                "control:intermediate",
            ),
            (
                "2026-11-01",
                of("control", 10, r#""inspection":"intermediate","on":"2026-11-01""#),
                "monitoring",
                "control:effectiveness",
            ),
            (
                "2027-04-20",
                of("control", 11, r#""inspection":"effectiveness","on":"2027-04-20""#),
                "decision",
                "outcome",
            ),
            (
                "2027-05-05",
                of("decision", 12, r#""subject":"continuation","on":"2027-05-05","number":"31""#),
                "monitoring",
                "-",
            ),
        ],
    );
}

#[test]
fn azov_asks_for_the_package_and_no_agreement() {
    // 003-001: the category at the detection; 003-006: the package of papers with the programme.
    let d = under("azov");
    let programme = |fields: &str| of("programme", 5, &format!(r#""version":1{fields}"#));
    let need = of("need", 7, r#""help":"medical","needed":true,"on":"2026-01-20""#);
    let activity =
        |state: &str| of("activity", 9, &format!(r#""help":"medical","text":"осмотр","state":"{state}""#));
    walk(
        &d,
        &[
            ("2026-01-12", family(r#""title":"Гордеева Рита Ильинична""#), "detection", "source"),
            ("2026-01-12", family(r#""source":"prevention_bodies""#), "detection", "category"),
            (
                "2026-01-12",
                of("category", 2, r#""category":"многодетная","from":"2026-01-12""#),
                "placement",
                "ground",
            ),
            // A message asks for no application, and one that came by application does.
            ("2026-01-13", family(r#""ground":"message_bodies""#), "placement", "document:family_package"),
            ("2026-01-13", family(r#""ground":"application""#), "placement", "document:application"),
            ("2026-01-13", document(3, "application", "2026-01-13"), "placement", "document:family_package"),
            ("2026-01-14", document(4, "family_package", "2026-01-14"), "placement", "programme"),
            ("2026-01-15", programme(""), "placement", "approval"),
            ("2026-01-16", programme(r#","on":"2026-01-16","number":"2""#), "placement", "journal"),
            ("2026-01-16", family(r#""journal_number":"11""#), "help_kinds", "needs"),
            ("2026-01-20", need, "realisation", "activities"),
            ("2026-01-21", activity("planned"), "realisation", "activities"),
            (
                "2026-01-21",
                of("level", 6, r#""level":"crisis","from":"2026-01-21""#),
                "realisation",
                "activities",
            ),
            ("2026-04-01", activity("done"), "realisation", "decision:results"),
            (
                "2026-07-01",
                of("decision", 10, r#""subject":"results","on":"2026-07-01","number":"19""#),
                "decision",
                "outcome",
            ),
            (
                "2026-07-15",
                of("decision", 11, r#""subject":"closing","on":"2026-07-15","number":"20""#),
                "decision",
                "closing",
            ),
            ("2026-07-21", of("closing", 12, r#""on":"2026-07-21""#), "-", "-"),
        ],
    );
}

#[test]
fn what_is_over_or_refused_proves_nothing() {
    let d = under("yugra");
    d.takes(
        &[
            family(
                r#""title":"Панина Вера Сергеевна","ground":"message_bodies","registered_on":"2025-01-10""#,
            ),
            of("level", 2, r#""level":"basic","from":"2025-01-20""#),
            of("agreement", 3, r#""on":"2025-01-21","until":"2026-01-20""#),
            of("programme", 4, r#""version":1,"on":"2025-01-25""#),
        ]
        .concat(),
    );
    assert_eq!(state(&path(&d, "2025-02-01"), "agreement"), "done");
    assert_eq!(state(&path(&d, "2026-01-20"), "agreement"), "done", "the last day");
    assert_eq!(state(&path(&d, "2026-01-21"), "agreement"), "skipped", "its term is over");
    assert_eq!(state(&path(&d, "2025-02-01"), "document:application"), "", "a message asks for none");
    assert_eq!(state(&path(&d, "2025-02-01"), "approval"), "done");
    d.takes(&of("decision", 5, r#""subject":"programme","on":"2025-01-28","ruling":"returned""#));
    assert_eq!(state(&path(&d, "2025-02-01"), "approval"), "missing", "returned for rework");
    d.takes(&of("decision", 6, r#""subject":"programme","on":"2025-02-03","ruling":"granted""#));
    assert_eq!(state(&path(&d, "2025-02-04"), "approval"), "done");
    // Another contract is not the agreement.
    d.takes(&of("agreement", 7, r#""on":"2026-02-01","contract":"guardianship""#));
    assert_eq!(state(&path(&d, "2026-02-02"), "agreement"), "skipped");
}

#[test]
fn a_family_that_comes_back_begins_its_path_again() {
    let d = under("yugra");
    d.takes(
        &[
            family(r#""title":"Рябова Алла Игоревна","ground":"application","registered_on":"2024-02-01""#),
            document(2, "survey_act", "2024-02-03"),
            of("agreement", 3, r#""on":"2024-02-05""#),
            of("level", 4, r#""level":"basic","from":"2024-02-05""#),
            of("closing", 5, r#""on":"2025-02-05","number":"4","decided_on":"2025-02-04""#),
        ]
        .concat(),
    );
    let closed = path(&d, "2025-06-01");
    assert_eq!(closed["phase"], "closed");
    assert_eq!(state(&closed, "document:survey_act"), "done");
    assert_eq!(state(&closed, "agreement"), "done");
    assert_eq!(state(&closed, "outcome"), "done", "the closing says its decision");
    d.takes(&of("level", 6, r#""level":"crisis","from":"2026-05-04""#));
    let again = path(&d, "2026-05-05");
    assert_eq!(again["phase"], "running");
    assert_eq!(state(&again, "document:survey_act"), "skipped", "that of the first time proves nothing");
    assert_eq!(state(&again, "registered"), "skipped");
    assert_eq!(state(&again, "agreement"), "later");
    // As of a day of the first time everything is as it was.
    assert_eq!(state(&path(&d, "2024-06-01"), "agreement"), "done");
}

#[test]
fn a_talk_long_ago_is_a_contact_in_the_list_and_on_the_card() {
    for (kind, outcome) in [("office", "held"), ("talk", "held"), ("talk", "refused")] {
        let d = under("oktyabrsky");
        d.takes(
            &[
                family(r#""title":"Панина Вера Сергеевна","ground":"message_bodies","registered_on":"2026-01-12""#),
                of("level", 2, r#""level":"basic","from":"2026-02-02""#),
                of("contact", 3, &format!(r#""kind":"{kind}","outcome":"{outcome}","on":"2026-01-14""#)),
                // What came after it, and is old too, was no contact with the family.
                of("contact", 4, r#""kind":"home_visit","outcome":"nobody_home","on":"2026-03-04","note":"закрыто""#),
                of("contact", 5, r#""kind":"call","outcome":"held","caller":"school","on":"2026-03-05","note":"о классе""#),
            ]
            .concat(),
        );
        let day = "2026-11-24";
        let all = asked(&d, day, &["path"]);
        let lacks = all[0]["missing"].as_array().unwrap().iter().any(|l| l["fact"] == "contact");
        let own = state(&path(&d, day), "contact");
        assert_eq!(
            (own == "missing", lacks),
            (outcome != "held", outcome != "held"),
            "{kind} {own}: {all:#}"
        );
    }
}

#[test]
fn the_families_that_lack_something_are_listed_by_urgency() {
    let d = under("yugra");
    let one = |n: u32, title: &str, level: &str, from: &str| {
        let id = format!("{n:08}-0000-4000-8000-000000000001");
        format!(
            "{{\"type\":\"family\",\"id\":\"{id}\",\"title\":\"{title}\"}}\n{{\"type\":\"level\",\"family\":\"{id}\",\"level\":\"{level}\",\"from\":\"{from}\"}}\n"
        )
    };
    d.takes(
        &[
            one(1, "Яшина Анна", "basic", "2026-01-10"),
            one(2, "Белова Анна", "basic", "2026-03-10"),
            one(3, "Орлова Анна", "emergency", "2026-11-01"),
        ]
        .concat(),
    );
    let all = asked(&d, "2026-11-24", &["path"]);
    let titles: Vec<&str> = all.as_array().unwrap().iter().map(|f| f["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Орлова Анна", "Яшина Анна", "Белова Анна"]);
    let plain = stdout(&d.run(&["path", "--today", "2026-11-24"]));
    assert!(plain.contains("акт обследования"), "{plain}");
    let one = stdout(&d.run(&["path", "Орлова Анна", "--today", "2026-11-24"]));
    assert!(one.contains("На сопровождении с 01.11.2026"), "{one}");
    assert!(
        one.contains("! договор на сопровождение семьи") || one.contains("· договор на сопровождение семьи"),
        "{one}"
    );
    assert!(one.contains("Югра, п. 5.5"), "{one}");
    let en = stdout(&d.run(&["path", "Орлова Анна", "--lang", "en"]));
    assert!(en.contains("On accompaniment since"), "{en}");
    assert_eq!(d.run(&["path", "Никто"]).status.code(), Some(1));
}

/// 000-111: «утверждение либо отклонение» of the programme.
#[test]
fn a_programme_that_is_refused_or_returned_is_not_approved() {
    for (ruling, said) in [("granted", "done"), ("refused", "missing"), ("returned", "missing")] {
        let d = under("oktyabrsky");
        d.takes(
            &[
                family(r#""title":"Чуркина Инна Львовна","registered_on":"2026-02-04""#),
                of("level", 2, r#""level":"basic","from":"2026-02-10""#),
                of("programme", 3, r#""version":1,"on":"2026-02-18""#),
                of("decision", 4, &format!(r#""subject":"programme","on":"2026-02-20","ruling":"{ruling}""#)),
            ]
            .concat(),
        );
        assert_eq!(state(&path(&d, "2026-02-21"), "approval"), said, "{ruling}");
        assert_eq!(state(&path(&d, "2026-02-19"), "approval"), "done", "{ruling}: before the decision");
    }
}

#[test]
fn of_two_programmes_the_refused_one_is_not_approved_by_the_others_decision() {
    let d = under("oktyabrsky");
    let id = |n: u32| format!("00000001-0000-4000-8000-{n:012}");
    d.takes(
        &[
            family(r#""title":"Чуркина Инна Львовна","registered_on":"2026-02-04""#),
            of("level", 2, r#""level":"basic","from":"2026-02-10""#),
            of("decision", 5, r#""subject":"programme","on":"2026-02-20","ruling":"refused""#),
            of("decision", 6, r#""subject":"programme","on":"2026-02-21","ruling":"granted""#),
            of("member", 7, r#""role":"son","last_name":"Чуркин","first_name":"Егор""#),
            of("member", 8, r#""role":"daughter","last_name":"Чуркина","first_name":"Ася""#),
            of("programme", 3, &format!(r#""member":"{}","version":1,"decision":"{}""#, id(7), id(5))),
            of("programme", 4, &format!(r#""member":"{}","version":1,"decision":"{}""#, id(8), id(6))),
        ]
        .concat(),
    );
    assert_eq!(state(&path(&d, "2026-02-22"), "approval"), "running");
}

/// 000-111, 000-114: realisation is «в соответствии с утвержденной программой»; the activities are written before the
/// sitting.
#[test]
fn activities_of_a_programme_that_is_not_approved_do_not_open_realisation() {
    let whose = |n: u32| format!("00000001-0000-4000-8000-{n:012}");
    let programme = |fields: &str| of("programme", 3, &format!(r#""version":1{fields}"#));
    let decided = |ruling: &str| {
        of("decision", 4, &format!(r#""subject":"programme","on":"2026-02-20","ruling":"{ruling}""#))
    };
    let dated = r#","on":"2026-02-18""#;
    for regulation in ["oktyabrsky", "azov"] {
        for linked in [format!(r#","programme":"{}""#, whose(3)), String::new()] {
            let activity = |state: &str| {
                of("activity", 5, &format!(r#""help":"legal","text":"полис","state":"{state}"{linked}"#))
            };
            for (programme, state_of, expected) in [
                (programme(""), "planned", false),
                (programme(r#","sent_on":"2026-02-12""#), "planned", false),
                (programme(dated) + &decided("returned"), "planned", false),
                (programme(dated) + &decided("refused"), "planned", false),
                (programme(dated) + &decided("granted"), "planned", true),
                // Who has begun does realise, in order or not.
                (programme(""), "in_progress", true),
            ] {
                let d = under(regulation);
                let family = family(r#""title":"Чуркина Инна Львовна","registered_on":"2026-02-04""#);
                let level = of("level", 2, r#""level":"basic","from":"2026-02-10""#);
                d.takes(&(family + &level + &programme + &activity(state_of)));
                let path = path(&d, "2026-02-21");
                let is_there = path["at"] == "realisation";
                assert_eq!(is_there, expected, "{regulation}{linked}, {state_of}, {programme}: {path:#}");
                let said = if expected { "running" } else { "later" };
                assert_eq!(state(&path, "activities"), said, "{regulation}{linked}, {state_of}, {programme}");
            }
        }
    }
}

/// 000-115: the decision that ended an accompaniment decides nothing in the one after it.
#[test]
fn what_ended_with_the_closing_proves_nothing_after_the_return() {
    let whose = |n: u32| format!("00000001-0000-4000-8000-{n:012}");
    let of_programme = |n: u32, programme: u32, fields: &str| {
        let fields =
            format!(r#""programme":"{}","help":"legal","text":"полис {n}"{fields}"#, whose(programme));
        of("activity", n, &fields)
    };
    for regulation in ["oktyabrsky", "irkutsk", "azov"] {
        for back in ["2026-10-15", "2026-10-20"] {
            let d = under(regulation);
            d.takes(
                &[
                    family(r#""title":"Зайцева Инна Павловна","registered_on":"2026-07-01""#),
                    of("level", 2, r#""level":"basic","from":"2026-07-15""#),
                    of("programme", 3, r#""version":1,"on":"2026-07-15""#),
                    of_programme(4, 3, r#","state":"planned""#),
                    of_programme(5, 3, r#","state":"done","done_on":"2026-09-01""#),
                    of(
                        "activity",
                        6,
                        r#""help":"social","text":"ремонт","state":"done","done_on":"2026-09-02""#,
                    ),
                    of("decision", 7, r#""subject":"results","on":"2026-10-15","number":"39""#),
                    of("decision", 8, r#""subject":"closing","on":"2026-10-15","number":"40""#),
                    of("closing", 9, &format!(r#""on":"2026-10-15","decision":"{}""#, whose(8))),
                    of("level", 10, &format!(r#""level":"crisis","from":"{back}""#)),
                ]
                .concat(),
            );
            let again = path(&d, "2026-10-21");
            assert_eq!(again["phase"], "running", "{regulation}, {back}");
            for fact in ["outcome", "closing", "activities", "needs", "decision:results"] {
                let said = state(&again, fact);
                assert!(
                    !["done", "running"].contains(&said.as_str()),
                    "{regulation}, {back}, {fact}: {said}"
                );
            }
            assert_eq!(state(&again, "closing"), "", "{regulation}, {back}: nobody decided to stop");
            assert_ne!(again["at"], "realisation", "{regulation}, {back}: {again:#}");
            assert_ne!(again["at"], "monitoring", "{regulation}, {back}: {again:#}");
            // As of a day of the first time everything is as it was.
            assert!(["running", ""].contains(&state(&path(&d, "2026-10-14"), "activities").as_str()));
            // What the new programme brings counts.
            d.takes(
                &(of("programme", 11, r#""version":2,"on":"2026-10-21""#)
                    + &of_programme(12, 11, r#","state":"planned""#)
                    + &of("decision", 13, r#""subject":"continuation","on":"2026-10-22","number":"44""#)),
            );
            let again = path(&d, "2026-10-22");
            assert_eq!(state(&again, "activities"), "running", "{regulation}, {back}: {again:#}");
            if regulation != "irkutsk" {
                assert_eq!(state(&again, "outcome"), "done", "{regulation}, {back}: {again:#}");
            }
        }
    }
}

/// An accompaniment that was closed and begun anew, under Боровичи, with these records of the first one.
fn back_again(of_before: &[String]) -> TestDistrict {
    let d = under("borovichi");
    let ends = [
        family(r#""title":"Зайцева Инна Павловна","registered_on":"2026-01-10""#),
        of("level", 2, r#""level":"basic","from":"2026-01-15""#),
        of("closing", 9, r#""on":"2026-06-15","number":"4""#),
        of("level", 10, r#""level":"crisis","from":"2026-10-15""#),
    ];
    d.takes(&[ends.concat(), of_before.concat()].concat());
    d
}

#[test]
fn an_undated_programme_of_the_time_before_the_closing_proves_nothing_after_the_return() {
    let programme = "00000001-0000-4000-8000-000000000003";
    let participant =
        |n: u32, fields: &str| of("participant", n, &format!(r#""organisation":"Школа № {n}"{fields}"#));
    for known in [
        of("programme", 3, r#""version":1,"sent_on":"2026-02-01""#),
        of("programme", 3, r#""version":1,"until":"2026-06-15""#),
        of("programme", 3, r#""version":1"#)
            + &of(
                "activity",
                4,
                &format!(r#""programme":"{programme}","help":"legal","text":"полис","due":"2026-03-01""#),
            ),
    ] {
        let named = format!(r#","programme":"{programme}","supplier":true,"agreed":true"#);
        let d = back_again(&[known.clone(), participant(5, &named)]);
        let again = path(&d, "2026-10-20");
        assert!(!state(&again, "programme").contains("done"), "{known}: {again:#}");
        assert!(!state(&again, "participant").contains("done"), "{known}: {again:#}");
        let before = path(&d, "2026-06-10");
        assert!(state(&before, "participant").contains("done"), "{known}: {before:#}");
    }
    // One that is drawn up now has no day either.
    let d = back_again(&[of("programme", 3, r#""version":1"#)]);
    assert!(!state(&path(&d, "2026-10-20"), "programme").is_empty());
}

#[test]
fn a_card_says_how_far_each_goal_was_reached_and_by_which_control() {
    // 000-168: the later judgement holds, by a control or at the goal itself.
    let d = under("oktyabrsky");
    let id = |n: u32| format!("00000001-0000-4000-8000-{n:012}");
    let control =
        |n: u32, on: &str| of("control", n, &format!(r#""inspection":"effectiveness","on":"{on}""#));
    let goal = |n: u32, fields: &str| of("goal", n, fields);
    let found = |n: u32, control: u32, goal: u32, reached: &str| {
        let fields = format!(r#""control":"{}","goal":"{}","reached":"{reached}""#, id(control), id(goal));
        of("goal_result", n, &fields)
    };
    d.takes(
        &(family(r#""title":"Ершова Зоя Павловна","registered_on":"2026-08-01""#)
            + &control(31, "2026-09-01")
            + &control(32, "2026-11-01")
            + &goal(51, r#""goal":"Глеб ходит в кружок","reached":"yes","reached_on":"2026-10-01""#)
            + &goal(52, r#""goal":"мать работает""#)
            + &goal(53, r#""goal":"ремонт","reached":"no","reached_on":"2026-11-20""#)
            + &goal(54, r#""goal":"прописка""#)
            + &found(61, 31, 51, "no")
            + &found(62, 31, 52, "no")
            + &found(63, 32, 52, "partly")
            + &found(64, 32, 53, "yes")),
    );
    let card = asked(&d, "2026-11-24", &["card", FAMILY]);
    let of_id = |list: &str, n: u32| {
        card[list].as_array().unwrap().iter().find(|r| r["id"] == id(n).as_str()).unwrap().clone()
    };
    for (n, reached, on, by) in [
        (51, "yes", "2026-10-01", None),
        (52, "partly", "2026-11-01", Some(32)),
        (53, "no", "2026-11-20", None),
    ] {
        let judged = &of_id("goals", n)["judged"];
        let by = by.map_or(Value::Null, |n: u32| id(n).into());
        assert_eq!(
            (&judged["reached"], &judged["on"], &judged["control"]),
            (&reached.into(), &on.into(), &by),
            "{n}"
        );
    }
    assert!(of_id("goals", 54)["judged"].is_null());
    let results = |n: u32| {
        let all = of_id("controls", n)["goals"].as_array().unwrap().clone();
        let mut all: Vec<String> = all.iter().map(|r| format!("{} {}", r["goal"], r["reached"])).collect();
        all.sort();
        all
    };
    let said = |n: u32, reached: &str| format!("\"{}\" \"{reached}\"", id(n));
    assert_eq!(results(31), [said(51, "no"), said(52, "no")]);
    assert_eq!(results(32), [said(52, "partly"), said(53, "yes")]);
}

/// An activity has no validity that ends: what a closing found open was not finished.
#[test]
fn activities_that_a_closing_found_open_are_unfinished() {
    let d = under("oktyabrsky");
    let activity = |n: u32, rest: &str| {
        of("activity", n, &format!(r#""help":"social","text":"вещи","due":"2026-12-01",{rest}"#))
    };
    d.takes(&family(r#""title":"Тихонова Алла Юрьевна","registered_on":"2026-10-01""#));
    d.takes(&of("level", 2, r#""level":"basic","from":"2026-10-05""#));
    d.takes(&of("programme", 3, r#""version":1,"on":"2026-10-06","approved_by":"КДНиЗП","number":"1""#));
    d.takes(&activity(4, r#""state":"done","done_on":"2026-12-01""#));
    d.takes(&activity(5, r#""state":"planned""#));
    d.takes(&of("closing", 6, r#""on":"2026-12-18","reason":"x""#));
    let path = stdout(&d.run(&["path", FAMILY, "--today", "2026-12-20"]));
    assert!(path.contains("не завершено (01.12.2026 · 1 из 2)"), "{path}");
    assert!(!path.contains("больше не действует (01.12.2026"), "{path}");
}

/// As a register of agreements brings it in.
#[test]
fn a_programme_that_was_skipped_comes_before_its_approval() {
    let d = under("yugra");
    d.takes(
        &[
            family(r#""title":"Кузина Ольга Ивановна","registered_on":"2026-09-01""#),
            of("level", 2, r#""level":"crisis","from":"2026-09-01""#),
            of("agreement", 3, r#""on":"2026-09-05","number":"12""#),
        ]
        .concat(),
    );
    let said = path(&d, "2026-11-24");
    assert_eq!(said["next"]["fact"], "programme", "{said:#}");
    d.takes(&of("programme", 4, r#""version":1"#));
    assert_eq!(path(&d, "2026-11-24")["next"]["fact"], "approval");
}
