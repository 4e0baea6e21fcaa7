//! What a document says and the program must not contradict: terms, deadlines, own rules named as such, signs that end
//! by themselves, levels against signs, words kept under the document they were entered by.

use crate::desk::{KeyboardLayout, with_district};
use crate::district;
use crate::district::{TestDistrict, stdout};
use crate::fields::WithField;
use kurator::domain::FieldName;
use serde_json::Value;

/// What `kurator … --json` says on a day.
fn asked(d: &TestDistrict, day: &str, args: &[&str]) -> Value {
    let out = d.run(&[args, &["--json", "--today", day]].concat());
    serde_json::from_str(&stdout(&out)).unwrap_or_else(|e| panic!("{args:?}: {e}: {}", stdout(&out)))
}

fn due(d: &TestDistrict, day: &str) -> Value {
    asked(d, day, &["due"])
}

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().map(|a| a.iter().collect()).unwrap_or_default()
}

/// A family with a level, by number; more lines may follow.
fn family(n: u32, title: &str, level: &str, from: &str) -> String {
    format!(
        r#"{{"type":"family","id":"{n:08}-0000-4000-8000-000000000001","title":"{title}","registered_on":"{from}"}}
{{"type":"level","id":"{n:08}-0000-4000-8000-000000000002","family":"{n:08}-0000-4000-8000-000000000001","level":"{level}","from":"{from}"}}
"#
    )
}

fn of(n: u32, kind: &str, fields: &str) -> String {
    format!(r#"{{"type":"{kind}","family":"{n:08}-0000-4000-8000-000000000001",{fields}}}"#) + "\n"
}

fn under(regulation: &str) -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(&format!(r#"{{"type":"district","regulation":"{regulation}"}}"#));
    d
}

#[test]
fn due_today_is_due_and_not_late() {
    let d = TestDistrict::new();
    d.takes(include_str!("../cases/due-today.jsonl"));
    let late = |day: &str| {
        let due = due(&d, day);
        let mut late: Vec<String> = list(&due["overdue"])
            .iter()
            .filter(|l| l["kind"] != "visits" && l["kind"] != "expiry")
            .map(|l| format!("{} {}", l["title"].as_str().unwrap(), l["text"].as_str().unwrap_or("term")))
            .collect();
        late.sort();
        late
    };
    assert_eq!(late("2026-11-24"), ["Лукина Ольга Игоревна вчера"]);
    let titles = |day: &str| late(day).into_iter().filter(|l| l.ends_with("term")).collect::<Vec<_>>();
    assert_eq!(titles("2026-11-25"), ["Титова Вера Ильинична term"]);
    assert_eq!(titles("2026-11-26"), ["Орлова Вера Ильинична term", "Титова Вера Ильинична term"]);
    let ends = due(&d, "2026-11-24");
    let ends: Vec<&Value> =
        list(&ends["deadlines"]).into_iter().filter(|e| e["on"] == "2026-11-24").collect();
    // The activity, the answer to the request, the term and the agreement.
    assert_eq!(ends.len(), 4, "{ends:?}");
    // Another month's last day, and a term that the document gives: 31.08 and three months.
    let d = TestDistrict::new();
    d.takes(&family(1, "Ким Анна Львовна", "emergency", "2026-08-31"));
    assert!(list(&due(&d, "2026-11-30")["overdue"]).iter().all(|l| l["kind"] != "term"));
    assert!(list(&due(&d, "2026-12-01")["overdue"]).iter().any(|l| l["kind"] == "term"));
}

#[test]
fn the_last_day_of_a_term_is_called_so() {
    let mut c = with_district(include_str!("../cases/due-today.jsonl"));
    c.does_not_see("срок истёк").presses("3").goes_to("Титова").presses("Enter");
    c.sees("сегодня последний день").does_not_see("срок истёк");
    c.wakes_on("2026-11-25").sees("срок истёк");
}

#[test]
fn a_deadline_on_a_day_off_stays_until_it_is_marked() {
    for (regulation, cited) in [("oktyabrsky", "п. 6.2"), ("irkutsk", "разд. 6")] {
        let d = under(regulation);
        d.takes(&family(1, "Ким Анна Львовна", "basic", "2026-11-02"));
        let rule = |list: &Value| {
            let of = |l: &&Value| l["rule"] == "quarter_analysis";
            list.as_array().unwrap().iter().find(of).cloned()
        };
        for day in ["2027-01-04", "2027-01-09", "2027-01-10", "2027-01-11"] {
            let due = due(&d, day);
            let found = rule(&due["deadlines"]).unwrap_or_else(|| panic!("{day}: {due}"));
            assert_eq!((&found["on"], &found["working_day"]), (&"2027-01-10".into(), &"2027-01-11".into()));
            assert!(found["source"].as_str().unwrap().ends_with(cited) && found["done"].is_null());
            assert!(rule(&due["overdue"]).is_none());
        }
        for day in ["2027-01-12", "2027-03-09"] {
            let due = due(&d, day);
            assert!(rule(&due["overdue"]).is_some() && rule(&due["deadlines"]).is_none(), "{day}: {due}");
        }
        d.takes(r#"{"type":"deadline","rule":"quarter_analysis","on":"2027-01-10","done_on":"2027-01-11"}"#);
        let after = due(&d, "2027-01-11");
        assert_eq!(rule(&after["deadlines"]).unwrap()["done"], "2027-01-11");
        let after = due(&d, "2027-01-12");
        assert!(rule(&after["overdue"]).is_none() && rule(&after["deadlines"]).is_none());
        // Another quarter's is another deadline.
        assert!(rule(&due(&d, "2027-04-13")["overdue"]).is_some());
    }
    // Of a quarter without families nothing is to be reported.
    let d = under("oktyabrsky");
    d.takes(&family(1, "Ким Анна Львовна", "basic", "2026-11-02"));
    assert!(list(&due(&d, "2026-11-24")["overdue"]).iter().all(|l| l["kind"] != "regulation"));
}

#[test]
fn one_key_marks_a_deadline_and_one_takes_it_back() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let lines = format!(
            "{}{}",
            r#"{"type":"district","regulation":"oktyabrsky"}"#.to_owned() + "\n",
            family(1, "Ким Анна Львовна", "basic", "2026-11-02")
        );
        let mut c = with_district(&lines).under(layout);
        c.wakes_on("2027-01-12")
            .goes_to("10.01")
            .presses("F5")
            .sees("п. 6.2")
            .sees("Просрочено")
            .presses("Esc");
        c.presses("Space").sees("Отмечен исполненный срок");
        assert_eq!(c.records("deadline", &["quarter_analysis", "2027-01-10", "2027-01-12"]), 1);
        c.does_not_see("10.01").presses("Ctrl+Z").goes_to("10.01");
        c.wakes_on("2027-01-11").goes_to("10.01").presses("Enter").sees("√").sees("сделано 11.01");
        c.presses("Enter").sees("Отмечено как сделанное");
        assert_eq!(c.records("deadline", &["quarter_analysis"]), 1);
    }
}

#[test]
fn a_copy_of_the_agreement_is_owed_only_for_substitute_families() {
    // 001-019: three working days after the signing.
    let d = under("irkutsk");
    let lines = [
        family(1, "Ким Анна Львовна", "basic", "2026-11-02"),
        of(1, "category", r#""category":"substitute","from":"2026-11-02""#),
        of(1, "agreement", r#""id":"00000001-0000-4000-8000-000000000009","on":"2026-11-19""#),
        family(2, "Ли Вера Павловна", "basic", "2026-11-02"),
        of(2, "agreement", r#""on":"2026-11-19""#),
    ];
    d.takes(&lines.concat());
    let copies = |day: &str, key: &str| {
        let due = due(&d, day);
        let of = list(&due[key]).into_iter().filter(|l| l["rule"] == "agreement_copy").cloned();
        of.collect::<Vec<_>>()
    };
    let ahead = copies("2026-11-24", "deadlines");
    assert_eq!(ahead.len(), 1, "{ahead:?}");
    assert_eq!((&ahead[0]["on"], &ahead[0]["title"]), (&"2026-11-24".into(), &"Ким Анна Львовна".into()));
    assert_eq!(copies("2026-11-25", "overdue").len(), 1);
    d.takes(&of(
        1,
        "agreement",
        r#""id":"00000001-0000-4000-8000-000000000009","copy_sent_on":"2026-11-25""#,
    ));
    assert!(copies("2026-11-26", "overdue").is_empty());
}

#[test]
fn who_lives_in_a_family_shows_that_it_is_a_substitute_one() {
    for role in ["guardian", "adopter", "ward"] {
        for (life, owed) in [
            ("", 1),
            (r#","until":"2026-11-20","why_left":"moved_out""#, 1),
            (r#","until":"2026-11-10","why_left":"moved_out""#, 0),
        ] {
            let d = under("irkutsk");
            let lines = [
                family(1, "Ким Анна Львовна", "basic", "2026-11-02"),
                of(1, "member", &format!(r#""role":"{role}","first_name":"Анна"{life}"#)),
                of(1, "agreement", r#""on":"2026-11-19""#),
            ];
            d.takes(&lines.concat());
            let due = due(&d, "2026-11-24");
            let copies = list(&due["deadlines"]).iter().filter(|l| l["rule"] == "agreement_copy").count();
            assert_eq!(copies, owed, "{role} {life}: {due}");
        }
    }
}

#[test]
fn a_report_of_a_quarter_is_owed_for_closed_families_and_for_a_colleagues() {
    let late = |d: &TestDistrict| {
        let due = due(d, "2027-01-12");
        list(&due["overdue"]).iter().filter(|l| l["rule"] == "quarter_analysis").count()
    };
    for (began, closed, count) in
        [("2026-11-02", "2026-12-20", 1), ("2026-07-01", "2026-12-31", 2), ("2027-01-04", "2027-01-11", 0)]
    {
        let d = under("oktyabrsky");
        let lines = [
            family(1, "Ким Анна Львовна", "basic", began),
            of(1, "closing", &format!(r#""on":"{closed}","reason":"other""#)),
        ];
        d.takes(&lines.concat());
        assert_eq!(late(&d), count, "{began} {closed}");
    }
    let her = "00000009-0000-4000-8000-000000000009";
    let own = "00000008-0000-4000-8000-000000000008";
    let lines = [
        format!(r#"{{"type":"curator","id":"{her}","name":"Белова Анна"}}"#) + "\n",
        format!(r#"{{"type":"curator","id":"{own}","name":"Смирнова Вера"}}"#) + "\n",
        format!(r#"{{"type":"district","regulation":"oktyabrsky","curator":"{own}"}}"#) + "\n",
        family(1, "Ким Анна Львовна", "basic", "2026-11-02"),
        of(1, "assignment", &format!(r#""curator":"{her}","from":"2026-11-02""#)),
    ];
    let mut c = with_district(&lines.concat());
    c.wakes_on("2027-01-12").goes_to("10.01").presses("F5").sees("Просрочено");
}

#[test]
fn a_row_below_the_documents_number_names_the_own_rule() {
    let d = TestDistrict::new();
    let visit = |n, on: &str, time: &str| {
        of(n, "contact", &format!(r#""kind":"home_visit","outcome":"held","on":"{on}","time":"{time}""#))
    };
    let lines = [
        family(1, "Ким Анна Львовна", "basic", "2026-06-01"),
        of(1, "absence", r#""from":"2026-11-01","until":"2026-11-09""#),
        visit(1, "2026-11-12", "10:00"),
        family(2, "Ли Вера Павловна", "adaptation", "2026-11-17"),
        family(3, "Пак Нина Олеговна", "emergency", "2026-09-01"),
        visit(3, "2026-11-24", "10:00"),
        visit(3, "2026-11-24", "18:00"),
        family(4, "Цой Алла Юрьевна", "basic", "2026-06-01"),
        of(4, "absence", r#""from":"2026-11-01","until":"2026-11-09""#),
        visit(4, "2026-11-12", "10:00"),
        visit(4, "2026-11-19", "10:00"),
    ];
    d.takes(&lines.concat());
    let norms = asked(&d, "2026-11-24", &["norms", "--from", "2026-11-24", "--to", "2026-11-24"]);
    let row = |title: &str| {
        list(&norms).into_iter().find(|r| r["title"].as_str().unwrap().starts_with(title)).unwrap()
    };
    assert_eq!(
        (&row("Ким")["state"], &row("Ким")["own_rule"]),
        (&"met".into(), &serde_json::json!(["absence"]))
    );
    assert_eq!(
        (&row("Ли")["state"], &row("Ли")["own_rule"]),
        (&"none".into(), &serde_json::json!(["part_period"]))
    );
    assert_eq!(
        (&row("Пак")["done"], &row("Пак")["own_rule"]),
        (&1.into(), &serde_json::json!(["one_a_day"]))
    );
    assert_eq!(
        (&row("Цой")["done"], row("Цой").get("own_rule")),
        (&2.into(), None),
        "the bare number was reached"
    );
    let due = due(&d, "2026-11-24");
    let of_pak = list(&due["visits"]).into_iter().find(|v| v["title"] == "Пак Нина Олеговна").unwrap();
    assert_eq!(of_pak["own_rule"], serde_json::json!(["one_a_day"]));
    let plain = stdout(&d.run(&["norms", "--from", "2026-11-24", "--to", "2026-11-24"]));
    assert!(
        plain.lines().any(|l| l.contains("Ким") && l.contains("правило программы; по документу нужно 2")),
        "{plain}"
    );
    let mut c = with_district(&lines.concat());
    c.presses("3").goes_to("Ким").presses("Enter").sees("правило программы; по документу нужно 2");
    c.goes_to("ноябрь")
        .presses("F5")
        .sees("По документу за целый период — 2")
        .sees("Одно в день: это правило программы");
}

#[test]
fn a_sign_that_ended_by_itself_is_said() {
    let d = TestDistrict::new();
    let lines = [
        family(1, "Ким Анна Львовна", "adaptation", "2026-06-01"),
        of(1, "sign", r#""sign":"refugees_first_year","from":"2024-09-01""#),
        family(2, "Ли Вера Павловна", "basic", "2026-06-01"),
        of(
            2,
            "member",
            r#""id":"00000002-0000-4000-8000-000000000005","role":"son","first_name":"Павел","born":"2023-12-10""#,
        ),
        of(2, "sign", r#""sign":"limited_health_child","from":"2025-01-10""#),
        family(3, "Пак Нина Олеговна", "basic", "2026-06-01"),
        of(3, "sign", r#""sign":"incapacity","from":"2024-09-01""#),
        family(4, "Цой Алла Юрьевна", "basic", "2026-06-01"),
        of(4, "sign", r#""sign":"social_contract","from":"2026-08-01""#),
        of(4, "agreement", r#""on":"2026-08-01","until":"2026-11-10","contract":"social""#),
        family(5, "Тен Инна Сергеевна", "adaptation", "2026-06-01"),
        of(5, "sign", r#""sign":"refugees_first_year","from":"2024-09-01","until":"2025-09-01""#),
        family(6, "Хан Ольга Игоревна", "basic", "2026-06-01"),
        of(6, "member", r#""role":"daughter","first_name":"Ева","born":"2023-05-02""#),
        of(6, "category", r#""category":"limited_health_0_3","from":"2024-01-10""#),
    ];
    d.takes(&lines.concat());
    let rules = |key: &str, day: &str| {
        let due = due(&d, day);
        let of = list(&due[key]).into_iter().filter(|l| l["kind"] == "mark");
        let mut of: Vec<String> =
            of.map(|l| format!("{} {}", l["rule"].as_str().unwrap(), l["on"].as_str().unwrap())).collect();
        of.sort();
        of
    };
    assert_eq!(
        rules("overdue", "2026-11-30"),
        ["contract 2026-11-11", "first_year 2025-09-01", "recovery 2025-07-01", "three 2026-05-02"]
    );
    assert_eq!(rules("deadlines", "2026-11-30"), ["three 2026-12-10"]);
    assert!(rules("deadlines", "2026-11-09").contains(&"contract 2026-11-11".to_owned()));
    assert!(!rules("deadlines", "2026-11-09").contains(&"three 2026-12-10".to_owned()), "31 days ahead");
    let check = asked(&d, "2026-11-30", &["check"]);
    let found = |id: &str| list(&check["findings"]).into_iter().filter(|f| f["id"] == id).count();
    assert_eq!((found("check-mark-ended"), found("check-mark-asked"), &check["ok"]), (3, 1, &true.into()));
    let mut c = with_district(&lines.concat());
    c.goes_to("прошёл первый год")
        .presses("F5")
        .sees("Закончилось само 01.09.2025")
        .sees("первый год")
        .presses("Esc");
    c.presses("Enter").sees("Изменить: признак");
}

#[test]
fn where_the_document_names_no_day_the_program_asks_and_the_sign_holds() {
    for (sign, from, asked_on, rule) in [
        ("incapacity", "2025-12-31", "2026-10-31", "recovery"),
        ("incapacity", "2026-01-20", "2026-11-20", "recovery"),
        ("social_contract", "2025-11-10", "2026-11-10", "contract"),
    ] {
        let d = TestDistrict::new();
        let lines = [
            family(1, "Пак Нина Олеговна", "adaptation", "2025-01-10"),
            of(
                1,
                "sign",
                &format!(r#""id":"00000001-0000-4000-8000-000000000077","sign":"{sign}","from":"{from}""#),
            ),
        ];
        d.takes(&lines.concat());
        let late = due(&d, "2026-11-24");
        let of_mark = |value: &Value| {
            let all = list(&value["overdue"]);
            let mark = all.into_iter().find(|l| l["kind"] == "mark");
            mark.map(|m| (m["rule"].clone(), m["on"].clone(), m["own_rule"].clone()))
        };
        assert_eq!(of_mark(&late), Some((rule.into(), asked_on.into(), true.into())), "{late}");
        // The sign speaks for its level until a person says that it has ended.
        let unfit = |value: &Value| list(&value["overdue"]).into_iter().any(|l| l["kind"] == "level");
        let speaks =
            |day: &str| asked(&d, day, &["check"])["findings"].to_string().contains("check-level-unfit");
        assert!(speaks("2026-11-24"), "{sign}");
        let mut c = with_district(&lines.concat());
        let shown = if sign == "incapacity" {
            "временной нетрудоспособности"
        } else {
            "год социальному контракту"
        };
        c.goes_to(shown)
            .presses("F5")
            .sees("Проверьте, не кончилось ли")
            .sees("Это правило программы")
            .does_not_see("ФЗ");
        // A day to come answers the question, and so does one that is past.
        for until in ["2027-02-01", "2026-11-01"] {
            d.takes(&of(
                1,
                "sign",
                &format!(r#""id":"00000001-0000-4000-8000-000000000077","until":"{until}""#),
            ));
            assert_eq!(of_mark(&due(&d, "2026-11-24")), None, "{until}");
        }
        assert!(!speaks("2026-11-24") && !unfit(&due(&d, "2026-11-24")), "{sign}");
    }
}

#[test]
fn a_level_against_the_signs_is_said_everywhere() {
    let lines = [
        family(1, "Ким Анна Львовна", "basic", "2026-06-01"),
        of(1, "status", r#""status":"sop","from":"2026-09-01""#),
        family(2, "Ли Вера Павловна", "basic", "2026-06-01"),
        of(2, "sign", r#""sign":"disaster","from":"2026-09-01""#),
        of(2, "sign", r#""sign":"post_divorce","from":"2026-09-01""#),
        family(3, "Пак Нина Олеговна", "emergency", "2026-10-01"),
        of(3, "sign", r#""sign":"young_family","from":"2026-10-01""#),
        family(4, "Цой Алла Юрьевна", "emergency", "2026-10-01"),
        of(4, "sign", r#""sign":"young_family","from":"2026-10-01""#),
        of(4, "sign", r#""sign":"sop","from":"2026-10-01""#),
        family(5, "Тен Инна Сергеевна", "crisis", "2026-10-01"),
    ];
    let d = TestDistrict::new();
    d.takes(&lines.concat());
    let found = due(&d, "2026-11-24");
    let found: Vec<String> = list(&found["findings"])
        .iter()
        .map(|f| [&f["title"], &f["held"], &f["level"]].map(|v| v.as_str().unwrap().to_owned()).join(" "))
        .collect();
    assert_eq!(
        found,
        [
            "Ким Анна Львовна basic emergency",
            "Ли Вера Павловна basic emergency",
            "Пак Нина Олеговна emergency adaptation"
        ]
    );
    let check = asked(&d, "2026-11-24", &["check"]);
    assert_eq!(list(&check["findings"]).iter().filter(|f| f["id"] == "check-level-unfit").count(), 3);
    let mut c = with_district(&lines.concat());
    c.sees("УРОВЕНЬ НЕ ПО ПРИЗНАКАМ 3")
        .goes_to("Ли В. П.   по признакам")
        .presses("F5")
        .sees("установлен базовый")
        .presses("Esc");
    c.presses("F3").sees("по признакам уровень экстренный");
    c.presses("Esc 7").sees("Решите об уровне");
    // A document without signs says nothing, whatever its lender says.
    let d = under("borovichi");
    d.takes(&lines[..2].concat());
    assert!(list(&due(&d, "2026-11-24")["findings"]).is_empty());
}

#[test]
fn a_record_keeps_the_words_of_the_document_it_was_entered_under() {
    let lines = [
        r#"{"type":"district","regulation":"oktyabrsky"}"#.to_owned() + "\n",
        family(1, "Ким Анна Львовна", "basic", "2026-06-01"),
        of(1, "sign", r#""sign":"post_divorce","from":"2026-09-01""#),
        of(1, "sign", r#""sign":"limited_health_child","from":"2026-09-01""#),
        of(1, "category", r#""category":"disabled","from":"2026-09-01""#),
    ];
    let mut c = with_district(&lines.concat());
    c.writes(
        kurator::domain::Act::RegulationChosen,
        vec![
            kurator::domain::Record::of(kurator::domain::Kind::District, kurator::domain::Id::DISTRICT)
                .with(FieldName::Regulation, "yugra"),
        ],
    );
    assert_eq!(c.records("sign", &["oktyabrsky"]), 2);
    assert_eq!(c.records("category", &["oktyabrsky"]), 1);
    c.presses("3").goes_to("Ким").presses("Enter Tab*5");
    c.sees("Предразводное или послеразводное").sees("введено по прежним правилам: Октябрьский район");
    c.goes_to("Предразводное")
        .presses("F5")
        .sees("пред/послеразводном")
        .sees("В нынешних правилах под тем же именем")
        .sees("Югра");
    c.presses("Esc Ctrl+Z");
    assert_eq!(c.records("sign", &["oktyabrsky"]), 0, "undone with the choice");
    // By an import as well, and an export carries it on.
    let d = under("oktyabrsky");
    d.takes(&lines[1..].concat());
    d.takes(r#"{"type":"district","regulation":"yugra"}"#);
    let exported = d.export();
    assert_eq!(exported.matches(r#""under":"oktyabrsky""#).count(), 3, "{exported}");
    let other = TestDistrict::new();
    other.takes(&exported);
    assert_eq!(other.export(), exported);
    // A word of one's own is under no document.
    let own = under("oktyabrsky");
    own.takes(&lines[1..].concat());
    own.takes(
        &[
            of(1, "sign", r#""sign":"ссора с соседями","from":"2026-09-01""#),
            of(1, "circumstance", r#""circumstance":"живут у бабушки","from":"2026-09-01""#),
            of(1, "document", r#""document":"справка из ЖЭКа","on":"2026-09-01""#),
        ]
        .concat(),
    );
    own.takes(r#"{"type":"district","regulation":"yugra"}"#);
    let told = own.export();
    assert_eq!(told.matches(r#""under":"oktyabrsky""#).count(), 3, "{told}");
    let words = ["ссора с соседями", "живут у бабушки", "справка из ЖЭКа"];
    for line in told.lines().filter(|l| words.iter().any(|w| l.contains(w))) {
        assert!(!line.contains("under"), "{line}");
    }
    // Two of one id are two categories, where the one was entered under the former document.
    d.takes(
        &[
            family(2, "Ли Вера Павловна", "basic", "2026-06-01"),
            of(2, "category", r#""category":"disabled","from":"2026-09-01""#),
        ]
        .concat(),
    );
    let categories = asked(&d, "2026-11-24", &["district"]);
    let told: Vec<&Value> = list(&categories["categories"]);
    assert_eq!(told.len(), 2, "{told:?}");
    assert_ne!(told[0]["text"], told[1]["text"]);
    // What a form takes from the list is under the document that is in force, and a sign of another level is said.
    let mut c = with_district(&lines.concat());
    c.presses("3").goes_to("Ким").presses("Enter Tab*5 Ins").goes_to("Признак").presses("Enter");
    c.types("чрезвычайн").presses("Enter").sees("Признак более острого уровня").presses("Ctrl+S");
    assert_eq!(c.records("sign", &["disaster", "\"under\":\"oktyabrsky\""]), 1, "{}", c.file());
}

#[test]
fn a_level_longer_than_the_documents_until_is_warned_of() {
    for (regulation, until, warned) in
        [("irkutsk", "2027-06-02", true), ("irkutsk", "2027-06-01", false), ("yugra", "2028-06-01", true)]
    {
        let d = under(regulation);
        let level =
            r#""id":"00000001-0000-4000-8000-000000000002","level":"basic","from":"2026-06-01","until":"#;
        d.takes(&family(1, "Ким Анна Львовна", "basic", "2026-06-01"));
        d.takes(&of(1, "level", &format!("{level}\"{until}\"")));
        let check = asked(&d, "2026-11-24", &["check"]);
        let found = list(&check["findings"]).into_iter().any(|f| f["id"] == "check-level-too-long");
        assert_eq!(found, warned, "{regulation} {until}: {check}");
    }
}

#[test]
fn a_page_of_rules_says_how_firm_they_are_and_whose() {
    let d = TestDistrict::new();
    let page = |id: &str| stdout(&d.run(&["regulations", id, "--lang", "ru"]));
    let line = |id: &str, word: &str| {
        let page = page(id);
        page.lines().find(|l| l.contains(word)).unwrap_or_else(|| panic!("{word}: {page}")).to_owned()
    };
    assert!(
        line("irkutsk", "экстренный").contains("до 3 месяцев (Иркутск"),
        "{}",
        line("irkutsk", "экстренный")
    );
    assert!(line("oktyabrsky", "кризисный").contains("например, 6 месяцев (Октябрьский район"));
    assert!(line("borovichi", "базовый").contains("12 месяцев (заимствовано: Югра"));
    assert!(line("azov", "экстренный").contains("3 месяца (заимствовано: Югра"));
    assert!(line("yugra", "рекомендуемое").contains("экстренный: рекомендуемое количество — не более 6"));
    assert!(line("oktyabrsky", "базовый: реком").contains("не более 24"));
    for id in ["oktyabrsky", "yugra"] {
        let value = asked(&d, "2026-11-24", &["regulations", id]);
        assert!(list(&value["caseload"]).iter().all(|c| c["firmness"] == "recommended"), "{id}");
    }
    let value = asked(&d, "2026-11-24", &["regulations", "irkutsk"]);
    let own = list(&value["categories"]).into_iter().filter(|c| c["within"].is_null()).count();
    assert_eq!(own, 4, "the fifth lies within the first");
    assert!(page("irkutsk").contains("    в том числе замещающие"));
}

/// A family of three under the rules of Irkutsk, one of whom has a programme.
fn three(regulation: &str) -> String {
    let member = |n: u32, role: &str, name: &str| {
        let id = format!("00000001-0000-4000-8000-00000000001{n}");
        of(
            1,
            "member",
            &format!(r#""id":"{id}","role":"{role}","first_name":"{name}","born":"2015-01-0{n}""#),
        )
    };
    [
        format!("{{\"type\":\"district\",\"regulation\":\"{regulation}\"}}\n"),
        family(1, "Ким Анна Львовна", "basic", "2026-06-01"),
        member(1, "daughter", "Кира"),
        member(2, "son", "Глеб"),
        member(3, "son", "Лев"),
        of(1, "programme", r#""member":"00000001-0000-4000-8000-000000000011","version":2,"number":"14""#),
    ]
    .concat()
}

#[test]
fn a_programme_a_member_is_asked_for_where_the_document_wants_one() {
    // 001-033: «в любом случае составляется отдельно на каждого члена семьи».
    let mut c = with_district(&three("irkutsk"));
    c.presses("4").sees("без программы: Глеб, Лев").presses("3").goes_to("Ким").presses("Enter Tab*3");
    c.sees("! без программы: Глеб, Лев").sees("Иркутск, разд. 10: отдельно на каждого");
    c.presses("Ins").goes_to("Программа").presses("Enter").sees("Глеб (сын)").presses("Ctrl+S");
    assert_eq!(c.records("programme", &["000000000012", "\"version\":1"]), 1);
    c.sees("! без программы: Лев");
    // Who is chosen instead has versions of her own.
    c.presses("Ins").goes_to("Программа").presses("Enter").goes_to("Чья программа").presses("Ctrl+U");
    c.types("Кира").presses("Enter Ctrl+S");
    assert_eq!(c.records("programme", &["000000000011", "\"version\":3"]), 1, "{}", c.file());
    let mut c = with_district(&three("yugra"));
    c.presses("4").does_not_see("без программы").presses("3").goes_to("Ким").presses("Enter Tab*3");
    c.does_not_see("без программы");
}

#[test]
fn papers_of_the_service_are_not_offered_as_papers_of_a_family() {
    for (regulation, paper, own) in [
        ("borovichi", "приказ", "план"),
        ("borovichi", "паспорт", "заключение"),
        ("irkutsk", "локальный", "заявление"),
    ] {
        let mut lines = three(regulation);
        lines.push_str(&of(1, "document", r#""document":"service_order","on":"2026-06-02""#));
        let mut c = with_district(&lines);
        c.presses("3").goes_to("Ким").presses("Enter Tab*6 Ins").goes_to("Документ").presses("Enter");
        let seen = c.presses("F4").screen().to_lowercase();
        assert!(seen.contains(own) && !seen.contains(paper), "{regulation}: {seen}");
    }
}

#[test]
fn a_calendar_has_the_deadlines_of_the_document() {
    let d = under("irkutsk");
    let lines = [
        family(1, "Ким Анна Львовна", "basic", "2026-11-02"),
        of(1, "category", r#""category":"substitute","from":"2026-11-02""#),
        of(1, "agreement", r#""id":"00000001-0000-4000-8000-000000000009","on":"2026-11-19""#),
    ];
    d.takes(&lines.concat());
    let calendar = || {
        let out = d.run(&["report", "route", "--format", "ics", "--to", "2027-01-31"]);
        stdout(&out).replace("\r\n ", "")
    };
    let told = calendar();
    let of_rule = |uid: &str| told.split("BEGIN:VEVENT").find(|e| e.contains(uid)).map(str::to_owned);
    assert!(of_rule("rule-agreement_copy-00000001").is_some(), "{told}");
    let analysis = of_rule("rule-quarter_analysis-2027-01-10").unwrap();
    assert!(analysis.contains("рабочий день 11.01.2027") && !analysis.contains("CANCELLED"), "{analysis}");
    let marked = |on: &str| {
        let id = "00000001-0000-4000-8000-000000000099";
        d.takes(&format!(
            r#"{{"type":"deadline","id":"{id}","rule":"quarter_analysis","on":"{on}","done_on":"2026-11-24"}}"#
        ));
    };
    marked("2027-01-10");
    let told = calendar();
    let analysis =
        told.split("BEGIN:VEVENT").find(|e| e.contains("rule-quarter_analysis-2027-01-10")).unwrap();
    assert!(analysis.contains("STATUS:CANCELLED"), "{analysis}");
    // Marked no longer, it stands with a number that is higher again; a mark for another day counts for the first too.
    let number = |uid: &str| -> (u32, bool) {
        let told = calendar();
        let entry = told.split("BEGIN:VEVENT").find(|e| e.contains(uid)).unwrap().to_owned();
        let sequence = entry.lines().find_map(|l| l.strip_prefix("SEQUENCE:")).unwrap().trim();
        (sequence.parse().unwrap(), entry.contains("STATUS:CANCELLED"))
    };
    let uid = "rule-quarter_analysis-2027-01-10";
    let mut last = number(uid);
    assert!(last.1);
    for stands in [true, false, true] {
        let mut store = d.open();
        if stands { store.undo() } else { store.redo() }.unwrap();
        let next = number(uid);
        assert!(next.0 > last.0 && next.1 != stands, "{last:?} {next:?}");
        last = next;
    }
    marked("2027-01-10");
    marked("2026-10-10");
    let moved = number(uid);
    assert!(moved.0 > last.0 && !moved.1, "{last:?} {moved:?}");
}

#[test]
fn what_runs_from_an_agreement_is_sent_as_cancelled_once_it_is_done_or_gone() {
    for (agreed, today, from) in [
        ("2026-11-19", "2026-11-24", "2026-11-20"),
        // Long after its day.
        ("2026-11-19", "2026-12-20", "2026-11-20"),
        ("2026-10-12", "2026-12-01", "2026-10-12"),
    ] {
        let d = under("irkutsk");
        let id = "00000001-0000-4000-8000-000000000009";
        let lines = [
            family(1, "Ким Анна Львовна", "basic", "2026-10-02"),
            of(1, "category", r#""category":"substitute","from":"2026-10-02""#),
            of(1, "agreement", &format!(r#""id":"{id}","on":"{agreed}""#)),
        ];
        d.takes(&lines.concat());
        let told = || {
            let args = ["report", "route", "--format", "ics", "--from", from, "--to", "2027-01-31"];
            let out = district::program(&d.file).args(args).env("KURATOR_TODAY", today).output().unwrap();
            let told = stdout(&out).replace("\r\n ", "");
            let entry = told.split("BEGIN:VEVENT").find(|e| e.contains("rule-agreement_copy-00000001"));
            let entry = entry?;
            let sequence = entry.lines().find_map(|l| l.strip_prefix("SEQUENCE:")).unwrap().trim();
            let stamp = entry.lines().find_map(|l| l.strip_prefix("DTSTAMP:")).unwrap().to_owned();
            let day = entry.lines().find_map(|l| l.strip_prefix("DTSTART")).unwrap().to_owned();
            Some((sequence.parse::<u32>().unwrap(), entry.contains("STATUS:CANCELLED"), day, stamp))
        };
        let stood = told().unwrap();
        assert!(!stood.1 && !stood.3.starts_with("1970"), "{stood:?}");
        d.takes(&of(1, "agreement", &format!(r#""id":"{id}","copy_sent_on":"2026-11-24""#)));
        // The records are of September: a month after its day the cancellation is no news to any calendar.
        if today != "2026-11-24" {
            assert_eq!(told(), None, "{agreed} {today}");
            continue;
        }
        let done = told().unwrap();
        assert!(done.1 && done.0 > stood.0 && done.2 == stood.2, "{stood:?} {done:?}");
        d.open().undo().unwrap();
        let back = told().unwrap();
        assert!(!back.1 && back.0 > done.0, "{done:?} {back:?}");
        d.open().delete(kurator::domain::Act::RecordDeleted, &[id.parse().unwrap()]).unwrap();
        let gone = told().unwrap();
        assert!(gone.1 && gone.0 > back.0 && gone.2 == stood.2, "{back:?} {gone:?}");
    }
}

#[test]
fn what_the_document_asks_once_a_quarter_falls_on_its_last_day() {
    // 003-010: the commission once a quarter; 003-013: the report to the ministry.
    let d = under("azov");
    d.takes(&family(1, "Ким Анна Львовна", "basic", "2026-09-30"));
    let told = |day: &str, key: &str| {
        let due = due(&d, day);
        let of = list(&due[key]).into_iter().filter(|l| l["kind"] == "regulation");
        let mut of: Vec<String> = of
            .map(|l| {
                format!("{} {} {}", l["rule"].as_str().unwrap(), l["on"].as_str().unwrap(), l["own_rule"])
            })
            .collect();
        of.sort();
        of
    };
    let both =
        |on: &str| ["ministry_report", "quarter_commission"].map(|rule| format!("{rule} {on} true")).to_vec();
    assert_eq!(told("2026-12-16", "deadlines"), Vec::<String>::new());
    assert_eq!(told("2026-12-17", "deadlines"), both("2026-12-31"));
    // The 31st is a day off: late after the first working day that follows.
    assert_eq!(told("2027-01-11", "deadlines"), both("2026-12-31"));
    assert_eq!(
        told("2027-01-12", "overdue"),
        [both("2026-09-30"), both("2026-12-31")]
            .concat()
            .into_iter()
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    );
    // Nothing is owed of a quarter in which there was no family.
    let later = under("azov");
    later.takes(&family(1, "Ли Вера Павловна", "crisis", "2026-10-01"));
    let late = asked(&later, "2026-11-24", &["due"]);
    assert!(!late["overdue"].to_string().contains("quarter_commission"), "{late}");
    d.takes(r#"{"type":"deadline","rule":"quarter_commission","on":"2026-12-31","done_on":"2026-12-20"}"#);
    assert!(!told("2027-01-12", "overdue").contains(&"quarter_commission 2026-12-31 true".to_owned()));
    let mut c = with_district(&format!(
        "{}{}",
        r#"{"type":"district","regulation":"azov"}"#.to_owned() + "\n",
        family(1, "Ким Анна Львовна", "basic", "2026-09-30")
    ));
    c.goes_to("отчёт в министерство").presses("F5").sees("дня не называет").sees("Это правило программы");
}

#[test]
fn a_closing_on_the_day_of_another_level_is_questioned_under_every_document() {
    for regulation in ["oktyabrsky", "irkutsk", "borovichi", "azov", "yugra"] {
        let d = under(regulation);
        let second = of(2, "level", r#""level":"basic","from":"2026-11-10""#);
        let closing = r#""on":"2026-11-10""#;
        d.takes(&(family(1, "Ким Анна Львовна", "crisis", "2026-10-01") + &of(1, "closing", closing)));
        d.takes(
            &(family(2, "Ли Вера Львовна", "crisis", "2026-10-01") + &second + &of(2, "closing", closing)),
        );
        let told = asked(&d, "2026-11-24", &["check"]).to_string();
        assert_eq!(told.matches("check-closing-change").count(), 1, "{regulation}: {told}");
        assert!(told.contains("Ли"), "{told}");
    }
}
