//! `suggest`, what ends by itself in `due` and in the calendar, the income per head, the position of a curator.

use crate::desk::with_district;
use crate::district::{TestDistrict, stdout};
use serde_json::Value;

fn asked(d: &TestDistrict, day: &str, args: &[&str]) -> Value {
    let out = d.run(&[args, &["--json", "--today", day]].concat());
    serde_json::from_str(&stdout(&out)).unwrap_or_else(|e| panic!("{args:?}: {e}: {}", stdout(&out)))
}

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().map(|a| a.iter().collect()).unwrap_or_default()
}

/// A family, with a level where one is given.
fn family(n: u32, title: &str, level: Option<(&str, &str)>) -> String {
    let id = format!("{n:08}-0000-4000-8000-000000000001");
    let mut lines =
        format!(r#"{{"type":"family","id":"{id}","title":"{title}","registered_on":"2025-01-10"}}"#) + "\n";
    if let Some((level, from)) = level {
        lines += &of(n, "level", &format!(r#""level":"{level}","from":"{from}""#));
    }
    lines
}

fn of(n: u32, kind: &str, fields: &str) -> String {
    format!(r#"{{"type":"{kind}","family":"{n:08}-0000-4000-8000-000000000001",{fields}}}"#) + "\n"
}

fn under(regulation: &str) -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(&format!(r#"{{"type":"district","regulation":"{regulation}"}}"#));
    d
}

const DAY: &str = "2026-11-24";

#[test]
fn suggest_gives_each_reason_and_why_not_another_level() {
    let d = under("yugra");
    d.takes(
        &[
            family(1, "Ким Анна Львовна", Some(("basic", "2026-06-01"))),
            of(1, "sign", r#""sign":"neglect","from":"2026-09-01""#),
            of(1, "sign", r#""sign":"young_family","from":"2026-09-01""#),
            of(1, "sign", r#""sign":"disaster","from":"2026-02-01","until":"2026-05-01""#),
            of(1, "circumstance", r#""circumstance":"violence","from":"2026-09-01""#),
            of(1, "category", r#""category":"large","from":"2026-09-01""#),
        ]
        .concat(),
    );
    let said = asked(&d, DAY, &["suggest", "Ким"]);
    assert_eq!((&said["held"], &said["level"]), (&"basic".into(), &"crisis".into()), "{said}");
    assert_eq!(said["reasons"][0]["source"], "Югра, разд. II");
    assert!(said["reasons"][0]["text"].as_str().is_some_and(|t| t.len() > 20));
    assert_eq!(said["others"][0]["level"], "adaptation");
    let against: Vec<String> = list(&said["against"])
        .iter()
        .map(|a| format!("{} {}", a["level"].as_str().unwrap(), a["why"].as_str().unwrap()))
        .collect();
    assert_eq!(against, ["emergency ended", "basic outweighed", "adaptation outweighed"]);
    assert_eq!(said["ended"][0]["until"], "2026-05-01");
    assert_eq!(list(&said["circumstances"]).len() + list(&said["categories"]).len(), 2);
    let plain = stdout(&d.run(&["suggest", "Ким", "--today", DAY]));
    for words in [
        "По признакам предлагается уровень кризисный; установлен базовый.",
        "Почему не другой уровень",
        "экстренный: признак закончился 01.05.2026",
        "адаптационный: признак есть, но решает уровень «кризисный»",
        "решает организация",
    ] {
        assert!(plain.contains(words), "«{words}»: {plain}");
    }
    // The sign that ended spoke for its level while it held.
    assert_eq!(asked(&d, "2026-04-30", &["suggest", "Ким"])["level"], "emergency");
    assert_eq!(asked(&d, "2026-05-01", &["suggest", "Ким"])["level"], Value::Null);
}

#[test]
fn a_sign_of_a_family_without_a_level_asks_for_one() {
    for (sign, level) in [("divorce", "crisis"), ("sop", "emergency"), ("second_marriage", "adaptation")] {
        let d = under("yugra");
        d.takes(
            &(family(1, "Ли Вера Павловна", None)
                + &of(1, "sign", &format!(r#""sign":"{sign}","from":"2026-11-02""#))),
        );
        let due = asked(&d, DAY, &["due"]);
        let finding = &due["findings"][0];
        assert_eq!((&finding["held"], &finding["level"]), (&Value::Null, &level.into()), "{due}");
        let check = asked(&d, DAY, &["check"]);
        assert!(check["findings"].to_string().contains("check-level-unfit"), "{check}");
        // Once the level is set there is nothing to be said; a closed family is asked nothing.
        d.takes(&of(1, "level", &format!(r#""level":"{level}","from":"2026-11-24""#)));
        assert_eq!(list(&asked(&d, DAY, &["due"])["findings"]).len(), 0, "{sign}");
    }
}

#[test]
fn papers_that_run_out_are_named_thirty_days_ahead_and_late_after() {
    let d = under("yugra");
    let level = Some(("basic", "2026-06-01"));
    d.takes(
        &[
            family(1, "Ким Анна Львовна", level),
            of(
                1,
                "agreement",
                r#""on":"2026-06-01","until":"2026-12-24","contract":"guardianship","number":"7""#,
            ),
            of(1, "agreement", r#""on":"2026-06-01","until":"2026-11-23","contract":"social""#),
            of(1, "consent", r#""on":"2026-06-01","until":"2026-11-24","purpose":"обмен сведениями""#),
            of(1, "programme", r#""version":1,"on":"2026-06-01","until":"2026-11-21""#),
            // A later agreement of the same kind has taken the place of this one; a withdrawn consent runs out no more.
            of(1, "agreement", r#""on":"2025-06-01","until":"2026-05-31","contract":"guardianship""#),
            of(1, "consent", r#""on":"2026-06-01","until":"2026-11-20","withdrawn_on":"2026-08-01""#),
            family(2, "Ли Вера Павловна", level),
            of(2, "agreement", r#""on":"2026-06-01","until":"2026-11-01""#),
            of(2, "closing", r#""on":"2026-11-02""#),
        ]
        .concat(),
    );
    let said = |day: &str, key: &str| {
        let due = asked(&d, day, &["due"]);
        let of = |e: &&Value| e["kind"] == "expiry";
        let all = list(&due[key]).into_iter().filter(of);
        all.map(|e| format!("{} {}", e["rule"].as_str().unwrap(), e["on"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(said(DAY, "overdue"), ["programme 2026-11-20", "social 2026-11-23"]);
    assert_eq!(said(DAY, "deadlines"), ["consent 2026-11-24", "guardianship 2026-12-24"]);
    assert_eq!(said("2026-11-23", "deadlines"), ["social 2026-11-23", "consent 2026-11-24"], "31 days ahead");
    assert_eq!(said("2026-11-25", "overdue").len(), 3);
    let check = asked(&d, DAY, &["check"])["findings"].to_string();
    assert_eq!(check.matches("check-paper-expired").count(), 2, "{check}");
    let ics = stdout(&d.run(&[
        "report",
        "route",
        "--format",
        "ics",
        "--from",
        "2026-11-01",
        "--to",
        "2026-12-31",
        "--names",
        "--today",
        DAY,
    ]));
    for words in ["окончание договора об опеке", "окончание социального контракта", "окончание программы"]
    {
        assert!(ics.replace("\r\n ", "").contains(words), "«{words}»: {ics}");
    }
    // A new programme and a new contract settle what ran out.
    d.takes(
        &(of(1, "agreement", r#""on":"2026-11-24","until":"2027-05-24","contract":"social""#)
            + &of(1, "programme", r#""version":2,"on":"2026-11-24","until":"2027-11-24""#)),
    );
    assert_eq!(said(DAY, "overdue"), Vec::<String>::new());
    // What a calendar already holds is taken off: a renewed contract, a consent withdrawn, a sign that was ended by hand.
    let sign = r#""id":"00000001-0000-4000-8000-000000000066","sign":"second_marriage","from":"2026-06-01""#;
    let first_year = sign.replace("second_marriage", "refugees_first_year");
    d.takes(&of(1, "sign", &first_year));
    let entry = |words: &str| {
        let args = [
            "report",
            "route",
            "--format",
            "ics",
            "--from",
            "2026-11-01",
            "--to",
            "2027-06-30",
            "--names",
            "--today",
            DAY,
        ];
        let ics = stdout(&d.run(&args)).replace("\r\n ", "");
        ics.split("BEGIN:VEVENT").find(|e| e.contains(words)).map(|e| e.contains("STATUS:CANCELLED"))
    };
    assert_eq!(entry("прошёл первый год"), Some(false));
    d.takes(&of(1, "sign", &format!("{first_year},\"until\":\"2026-11-20\"")));
    assert_eq!(entry("прошёл первый год"), Some(true));
    assert_eq!(entry("договора об опеке"), Some(false));
    d.takes(&of(1, "agreement", r#""on":"2026-11-24","until":"2027-12-24","contract":"guardianship""#));
    assert_eq!(entry("договора об опеке"), Some(true));
}

#[test]
fn a_deferred_sentence_ends_when_the_youngest_child_is_fourteen() {
    // 000-055: «до достижения ребенком (детьми) четырнадцатилетнего возраста».
    let level = Some(("basic", "2026-06-01"));
    let child =
        |n: u32, born: &str| of(n, "member", &format!(r#""role":"son","first_name":"Ян","born":"{born}""#));
    let deferred = |n: u32| of(n, "category", r#""category":"deferred_82","from":"2025-01-10""#);
    let lines = [
        family(1, "Ким Анна Львовна", level),
        of(1, "member", r#""role":"mother","first_name":"Анна","born":"1990-05-05""#),
        child(1, "2010-03-03"),
        child(1, "2012-12-10"),
        deferred(1),
        family(2, "Ли Вера Павловна", level),
        child(2, "2012-11-01"),
        deferred(2),
        family(3, "Пак Нина Олеговна", level),
        child(3, "2012-11-01"),
        child(3, "2020-02-29"),
        deferred(3),
        // Who is relieved of the other paragraph is treated until cured, not until a birthday.
        family(4, "Тен Инна Сергеевна", level),
        child(4, "2012-11-01"),
        of(4, "category", r#""category":"deferred_82_1","from":"2025-01-10""#),
    ]
    .concat();
    for (regulation, ends) in [("oktyabrsky", true), ("yugra", false)] {
        let d = under(regulation);
        d.takes(&lines);
        let said = |day: &str, key: &str| {
            let due = asked(&d, day, &["due"]);
            let all = list(&due[key]).into_iter().filter(|e| e["kind"] == "mark");
            all.map(|e| {
                format!(
                    "{} {} {}",
                    e["rule"].as_str().unwrap(),
                    e["on"].as_str().unwrap(),
                    e["title"].as_str().unwrap()
                )
            })
            .collect::<Vec<_>>()
        };
        if !ends {
            assert_eq!(said(DAY, "overdue"), Vec::<String>::new(), "{regulation} knows no such category");
            continue;
        }
        assert_eq!(said(DAY, "overdue"), ["fourteen 2026-11-01 Ли Вера Павловна"]);
        assert_eq!(said(DAY, "deadlines"), ["fourteen 2026-12-10 Ким Анна Львовна"]);
        assert_eq!(said("2026-12-12", "overdue").len(), 2);
        assert_eq!(said("2034-03-02", "overdue").len(), 3, "born on 29.02: on 01.03");
    }
    let mut c = with_district(&(under_lines("oktyabrsky") + &lines));
    c.goes_to("младшему ребёнку 14 лет").presses("F5").sees("п. 5.2").sees("до 14 лет ребёнка");
}

/// The district under a document.
fn under_lines(regulation: &str) -> String {
    format!("{{\"type\":\"district\",\"regulation\":\"{regulation}\"}}\n")
}

#[test]
fn terms_and_the_last_eighteenth_birthday_are_named_thirty_days_ahead() {
    // 000-069: «или достижения ими возраста восемнадцати лет».
    ["oktyabrsky", "yugra"].into_iter().for_each(ends_of_terms);
}

fn ends_of_terms(regulation: &str) {
    let d = under(regulation);
    d.takes(
        &[
            family(1, "Ким Анна Львовна", Some(("emergency", "2026-09-24"))),
            of(1, "member", r#""role":"son","first_name":"Ян","born":"2008-12-20""#),
            family(2, "Ли Вера Павловна", Some(("basic", "2026-09-24"))),
            of(2, "member", r#""role":"son","first_name":"Пётр","born":"2008-12-20""#),
            of(2, "member", r#""role":"daughter","first_name":"Ева","born":"2012-02-20""#),
        ]
        .concat(),
    );
    let ages = |day: &str| {
        let due = asked(&d, day, &["due"]);
        let all = list(&due["deadlines"]).into_iter().filter(|e| e["kind"] == "age");
        all.map(|e| format!("{} {}", e["years"], e["last"])).collect::<Vec<_>>()
    };
    assert_eq!(ages("2026-11-20"), ["18 true", "18 false"]);
    assert_eq!(ages("2026-11-19"), Vec::<String>::new());
    let term = |day: &str| list(&asked(&d, day, &["due"])["deadlines"]).iter().any(|e| e["kind"] == "term");
    assert!(term("2026-11-24") && !term("2026-11-23"), "emergency from 24.09 ends on 24.12");
    let late = asked(&d, "2026-12-21", &["due"])["overdue"].to_string();
    assert_eq!(late.matches("childless").count(), 1, "{late}");
}

#[test]
fn the_income_per_head_proposes_the_circumstance_and_never_sets_it() {
    // 000-066: «ниже полуторной величины прожиточного минимума».
    // Рублей семьи, человек, минимум, отмечено ли: что следует. Порог — полторы величины минимума.
    let cases = [
        (76_499, 3, Some(17_000), false, "propose"),
        (76_500, 3, Some(17_000), false, "above"),
        (76_500, 3, Some(17_000), true, "doubt"),
        (10_000, 4, Some(17_000), true, "fits"),
        (10_000, 4, None, false, "no_minimum"),
        // Ровно порог с дробью: 1,5 × 15 001 = 22 501,5 на человека.
        (45_003, 2, Some(15_001), false, "above"),
        (45_002, 2, Some(15_001), false, "propose"),
        (0, 1, Some(1), false, "propose"),
    ];
    for regulation in ["oktyabrsky", "yugra"] {
        for (amount, heads, minimum, set, verdict) in cases {
            let d = under(regulation);
            let mut lines = family(1, "Ким Анна Львовна", Some(("basic", "2026-06-01")));
            lines += &of(1, "income", &format!(r#""from":"2026-09-01","amount":{amount},"heads":{heads}"#));
            lines += &of(1, "income", r#""from":"2025-09-01","amount":1"#);
            lines += &of(1, "income", r#""from":"2027-01-01","amount":900000"#);
            if let Some(minimum) = minimum {
                lines += &format!("{{\"type\":\"minimum\",\"from\":\"2026-01-01\",\"amount\":{minimum}}}\n");
                lines += "{\"type\":\"minimum\",\"from\":\"2025-01-01\",\"amount\":1}\n";
                lines += "{\"type\":\"minimum\",\"from\":\"2027-01-01\",\"amount\":900000}\n";
            }
            if set {
                lines += &of(1, "circumstance", r#""circumstance":"poverty","from":"2026-09-01""#);
            }
            d.takes(&lines);
            let said = asked(&d, DAY, &["suggest", "Ким"])["income"].clone();
            assert_eq!(said["verdict"], verdict, "{regulation} {amount}/{heads}: {said}");
            let export = d.export();
            assert_eq!(export.contains("poverty"), set, "the circumstance is set by nobody but a person");
            let check = asked(&d, DAY, &["check"])["findings"].to_string();
            assert_eq!(check.contains("check-income-above"), verdict == "doubt", "{check}");
        }
    }
    // Without heads the members of the day are counted; a document without a threshold says so.
    let d = under("borovichi");
    d.takes(
        &(family(1, "Ли Вера Павловна", Some(("basic", "2026-06-01")))
            + &of(1, "member", r#""role":"mother","first_name":"Вера""#)
            + &of(
                1,
                "member",
                r#""role":"son","first_name":"Ян","until":"2026-11-01","why_left":"moved_out""#,
            )
            + &of(1, "income", r#""from":"2026-09-01","amount":30000"#)
            + "{\"type\":\"minimum\",\"from\":\"2026-01-01\",\"amount\":17000}\n"),
    );
    let said = asked(&d, DAY, &["suggest", "Ли"])["income"].clone();
    assert_eq!(
        (&said["heads"], &said["heads_named"], &said["verdict"]),
        (&1.into(), &false.into(), &"no_threshold".into()),
        "{said}"
    );
}

#[test]
fn an_educator_is_curator_only_of_families_with_disabled_or_limited_children() {
    // 004-075: «воспитатели (в случае сопровождения семей, воспитывающих детей-инвалидов и детей с ОВЗ)».
    let curator = "00000009-0000-4000-8000-000000000009";
    let person = |position: &str| {
        format!(
            "{{\"type\":\"curator\",\"id\":\"{curator}\",\"name\":\"Орлова Вера Ильинична\",\"position\":\"{position}\"}}\n{{\"type\":\"district\",\"curator\":\"{curator}\"}}\n"
        )
    };
    let member = |fields: &str| {
        of(1, "member", &format!(r#""role":"son","first_name":"Ян","born":"2018-05-02"{fields}"#))
    };
    let found = |regulation: &str, position: &str, more: &str| {
        let d = under(regulation);
        d.takes(&(person(position) + &family(1, "Ким Анна Львовна", Some(("basic", "2026-06-01"))) + more));
        let due = asked(&d, DAY, &["due"]);
        let of_position = list(&due["findings"]).into_iter().filter(|f| f["kind"] == "position").count();
        let check = asked(&d, DAY, &["check"])["findings"].to_string();
        assert_eq!(check.contains("check-curator-position"), of_position == 1, "{check}");
        (of_position, check.contains("check-curator-unlisted"))
    };
    for (position, more, doubted) in [
        ("воспитатель", member(""), 1),
        ("Воспитатель высшей категории", member(""), 1),
        ("воспитатель", member(r#","disability":"child""#), 0),
        ("воспитатель", member(r#","limited_health":true"#), 0),
        ("воспитатель", of(1, "category", r#""category":"disabled","from":"2026-06-01""#), 0),
        (
            "воспитатель",
            of(1, "category", r#""category":"disabled","from":"2025-06-01","until":"2026-06-01""#),
            1,
        ),
        ("психолог", member(""), 0),
        ("Социальный педагог", member(""), 0),
    ] {
        assert_eq!(found("yugra", position, &more), (doubted, false), "{position}, {more}");
    }
    assert_eq!(found("yugra", "бухгалтер", ""), (0, true), "004 lists the positions");
    assert_eq!(found("oktyabrsky", "бухгалтер", ""), (0, false), "000 allows other specialists");
    for silent in ["irkutsk", "borovichi", "azov"] {
        assert_eq!(found(silent, "воспитатель", &member("")), (0, false), "{silent} names no positions");
    }
    let mut c = with_district(
        &(person("воспитатель") + &family(1, "Ким Анна Львовна", Some(("basic", "2026-06-01")))),
    );
    c.presses("3").goes_to("Ким").presses("Enter").sees("только для других семей");
    c.goes_to("только для других").presses("F5").sees("воспитатели (в случае сопровождения").sees("п. 5.8");
    c.presses("Esc Esc 5").goes_to("Должность куратора").presses("F5").sees("Орлова В. И.");
}

/// The second reading of papers that run out: by the lines alone.
fn run_out(lines: &[Value], today: chrono::NaiveDate) -> Vec<String> {
    let day = |l: &Value, field: &str| l[field].as_str().map(|t| t.parse::<chrono::NaiveDate>().unwrap());
    let mut found = Vec::new();
    for line in lines {
        let kind = line["type"].as_str().unwrap();
        let Some(until) =
            day(line, "until").filter(|_| matches!(kind, "agreement" | "consent" | "programme"))
        else {
            continue;
        };
        let same = |other: &&Value| {
            let mine = |field: &str| other[field] == line[field];
            other["id"] != line["id"]
                && other["type"] == line["type"]
                && mine("contract")
                && mine("member")
                && mine("purpose")
        };
        let replaced = lines.iter().filter(same).any(|other| match kind {
            "programme" => other["version"].as_u64() > line["version"].as_u64(),
            _ => day(other, "on") > day(line, "on") && day(other, "until").is_none_or(|u| u > until),
        });
        // The day of a programme is the first one after it, in the file as everywhere.
        let last = if kind == "programme" { until.pred_opt().unwrap() } else { until };
        if !replaced && line["withdrawn_on"].is_null() && last <= today + chrono::Days::new(30) {
            found.push(format!("{} {last}", line["id"].as_str().unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn random_papers_agree_with_a_second_reading() {
    let mut seed = 20_261_124_u64;
    let mut dice = move |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    let today: chrono::NaiveDate = DAY.parse().unwrap();
    let mut seen = 0;
    for _ in 0..25 {
        let mut lines: Vec<Value> = Vec::new();
        for n in 0..1 + dice(6) {
            let on = today - chrono::Days::new(1 + dice(400));
            let until = on + chrono::Days::new(1 + dice(500));
            let mut line = serde_json::json!({
                "family": "00000001-0000-4000-8000-000000000001", "on": on.to_string(),
                "id": format!("00000001-0000-4000-8000-0000000005{n:02}"),
            });
            if dice(5) > 0 {
                line["until"] = until.to_string().into();
            }
            match dice(3) {
                0 => {
                    line["type"] = "agreement".into();
                    line["contract"] = ["accompaniment", "guardianship", "social"][dice(3) as usize].into();
                }
                1 => {
                    line["type"] = "consent".into();
                    line["purpose"] = ["обмен", "фото"][dice(2) as usize].into();
                    if dice(5) == 0 {
                        line["withdrawn_on"] = today.to_string().into();
                    }
                }
                _ => {
                    line["type"] = "programme".into();
                    line["version"] = (n + 1).into();
                }
            }
            lines.push(line);
        }
        let d = under(["oktyabrsky", "irkutsk", "borovichi", "azov", "yugra"][dice(5) as usize]);
        let all: String = lines.iter().map(|l| format!("{l}\n")).collect();
        d.takes(&(family(1, "Ким Анна Львовна", Some(("basic", "2025-06-01"))) + &all));
        let due = asked(&d, DAY, &["due"]);
        let mut own = Vec::new();
        for key in ["overdue", "deadlines"] {
            for e in list(&due[key]).into_iter().filter(|e| e["kind"] == "expiry") {
                let is_late = e["on"].as_str().unwrap().parse::<chrono::NaiveDate>().unwrap() < today;
                assert_eq!(is_late, key == "overdue", "{e}");
                own.push(format!("{} {}", e["id"].as_str().unwrap(), e["on"].as_str().unwrap()));
            }
        }
        own.sort();
        seen += own.len();
        assert_eq!(own, run_out(&lines, today), "{lines:#?}");
    }
    assert!(seen > 15, "only {seen} papers ran out: the districts say too little");
}

#[test]
fn a_sign_and_the_category_in_its_words_end_once_whatever_days_they_have() {
    let d = under("yugra");
    let child = "00000001-0000-4000-8000-000000000031";
    d.takes(
        &[
            family(1, "Ким Анна Львовна", Some(("basic", "2026-01-12"))),
            of(
                1,
                "member",
                &format!(r#""id":"{child}","role":"son","born":"2023-12-20","limited_health":true"#),
            ),
            of(1, "member", r#""role":"daughter","born":"2023-12-28","limited_health":true"#),
            of(
                1,
                "sign",
                &format!(r#""sign":"limited_health_child","member":"{child}","from":"2026-01-12""#),
            ),
            of(1, "category", r#""category":"limited_health_0_3","from":"2026-02-02""#),
        ]
        .concat(),
    );
    for (day, key) in [("2026-12-10", "deadlines"), ("2026-12-22", "overdue")] {
        let due = asked(&d, day, &["due"]);
        let marks = list(&due[key]).into_iter().filter(|e| e["kind"] == "mark");
        assert_eq!(marks.map(|e| e["on"].clone()).collect::<Vec<_>>(), ["2026-12-20"], "{day}: {due:#}");
    }
}
