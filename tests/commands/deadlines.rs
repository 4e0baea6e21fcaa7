//! Deadlines by rule: of the documents and of local orders, each on its day and on the working day it moves to, of the
//! families it speaks of, until it is marked.

use crate::desk::{DISTRICT, KeyboardLayout, with_district};
use crate::district::{TestDistrict, stdout};
use kurator::store::jsonl::ImportMode;
use serde_json::{Value, json};

fn asked(d: &TestDistrict, day: &str, args: &[&str]) -> Value {
    let out = d.run(&[args, &["--json", "--today", day]].concat());
    serde_json::from_str(&stdout(&out)).unwrap_or_else(|e| panic!("{args:?}: {e}: {}", stdout(&out)))
}

fn family(n: u32, title: &str, from: &str) -> String {
    format!(
        r#"{{"type":"family","id":"{n:08}-0000-4000-8000-000000000001","title":"{title}","registered_on":"{from}"}}
{{"type":"level","id":"{n:08}-0000-4000-8000-000000000002","family":"{n:08}-0000-4000-8000-000000000001","level":"basic","from":"{from}"}}
"#
    )
}

fn of(n: u32, kind: &str, fields: &str) -> String {
    format!(r#"{{"type":"{kind}","family":"{n:08}-0000-4000-8000-000000000001",{fields}}}"#) + "\n"
}

fn under(regulation: &str, lines: &[String]) -> String {
    format!(r#"{{"type":"district","regulation":"{regulation}"}}"#) + "\n" + &lines.concat()
}

fn district(lines: &str) -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(lines);
    d
}

/// The deadlines of a rule on a day, late ones marked: «! 2026-12-31 Ким».
fn told(d: &TestDistrict, day: &str, rule: &str) -> Vec<String> {
    let due = asked(d, day, &["due"]);
    let of = |key: &str, mark: &str| -> Vec<String> {
        let all = due[key].as_array().unwrap().iter();
        let all = all.filter(|l| l["rule"] == rule || l["label"] == rule);
        all.map(|l| {
            let title = l["title"].as_str().and_then(|t| t.split(' ').next()).unwrap_or_default();
            format!("{mark}{} {title}", l["on"].as_str().unwrap()).trim_end().to_owned()
        })
        .collect()
    };
    [of("overdue", "! "), of("deadlines", "")].concat()
}

#[test]
fn terms_left_to_the_district_are_asked_for_each_quarter_until_an_order_names_them() {
    // 001-020: «в установленные сроки направлять в министерство».
    let kim = [family(1, "Ким Анна Львовна", "2026-11-02")];
    let d = district(&under("irkutsk", &kim));
    assert_eq!(told(&d, "2026-12-20", "ministry_report"), ["2026-12-31"]);
    let due = asked(&d, "2026-12-20", &["due"]);
    let entry = due["deadlines"].as_array().unwrap().iter().find(|l| l["rule"] == "ministry_report").unwrap();
    assert_eq!((&entry["own_rule"], &entry["source"]), (&json!(true), &json!("Иркутск, разд. 6")));
    let line = |today: &str| {
        let due = stdout(&d.run(&["due", "--today", today]));
        due.lines().find(|l| l.contains("тчёт в министерство")).map(str::to_owned)
    };
    let own = |today: &str| line(today).is_some_and(|l| l.ends_with("(день — правило программы)"));
    assert!(own("2026-12-20") && own("2027-01-05"), "{:?}", line("2026-12-20"));
    // A telephone shows the summary of the entry alone, with names or without them.
    for names in [&[][..], &["--names"]] {
        let args = ["report", "route", "--format", "ics", "--today", "2026-12-20", "--to", "2027-01-31"];
        let calendar = stdout(&d.run(&[&args[..], names].concat())).replace("\r\n ", "");
        let entry = calendar.split("BEGIN:VEVENT").find(|e| e.contains("rule-ministry_report-2026-12-31"));
        let is_marked = |entry: &str| entry.contains("день — правило программы)");
        assert!(entry.is_some_and(is_marked), "{calendar}");
    }
    // The order names the day: by the name of the document's deadline.
    d.takes(
        r#"{"type":"local_deadline","text":"Отчёт в министерство","rule":"day_after_quarter","day":15,"from":"2026-12-01","number":"12"}"#,
    );
    assert_eq!(told(&d, "2026-12-20", "ministry_report"), Vec::<String>::new());
    assert_eq!(told(&d, "2027-01-05", "Отчёт в министерство"), ["2027-01-15"]);
    assert_eq!(line("2027-01-05").map(|l| l.contains("правило программы")), Some(false));
    let mut c = with_district(&under("irkutsk", &kim));
    c.wakes_on("2026-12-20").sees("отчёт в министерство (день — правило программы)");
    c.goes_to("отчёт в министерство").sees("День — правило программы").does_not_see("Иркутск, разд. 6");
    c.presses("F5");
    c.sees("устанавливает участок").sees("местный срок");
}

#[test]
fn a_programme_that_ends_asks_for_the_analysis_of_the_document() {
    for (until, day, last) in
        [("2026-12-01", "2026-11-24", "2026-11-30"), ("2027-02-14", "2027-02-01", "2027-02-13")]
    {
        let lines = [
            family(1, "Ким Анна Львовна", "2026-10-02"),
            of(1, "programme", &format!(r#""version":1,"on":"2026-10-05","until":"{until}""#)),
            family(2, "Ли Вера Павловна", "2026-10-02"),
        ];
        let d = district(&under("oktyabrsky", &lines));
        assert_eq!(told(&d, day, "term_end"), [format!("{last} Ким")]);
        assert_eq!(told(&d, "2027-03-01", "term_end"), [format!("! {last} Ким")]);
        // The analysis itself keeps it; a document without that clause asks for nothing.
        d.takes(&of(1, "control", &format!(r#""inspection":"effectiveness","on":"{last}""#)));
        assert_eq!(told(&d, "2027-03-01", "term_end"), Vec::<String>::new());
        let d = district(&under("azov", &lines));
        assert_eq!(told(&d, day, "term_end"), Vec::<String>::new());
    }
    // Without a programme the term of the level ends.
    let lines = [family(1, "Пак Анна Львовна", "2026-01-10")];
    let d = district(&under("oktyabrsky", &lines));
    assert_eq!(told(&d, "2027-01-05", "term_end"), ["2027-01-10 Пак"]);
}

#[test]
fn answers_are_due_as_the_programme_sets_them() {
    let lines = [
        family(1, "Ким Анна Львовна", "2026-10-02"),
        of(
            1,
            "request",
            r#""id":"00000001-0000-4000-8000-000000000007","organisation":"ЦРБ","sent_on":"2026-11-02","due":"2026-11-26""#,
        ),
        of(1, "request", r#""organisation":"Школа № 3","sent_on":"2026-11-02""#),
    ];
    let d = district(&under("azov", &lines));
    assert_eq!(told(&d, "2026-11-24", "answers_by_plan"), ["2026-11-26 Ким"]);
    assert_eq!(told(&d, "2026-11-27", "answers_by_plan"), ["! 2026-11-26 Ким"]);
    d.takes(&of(1, "request", r#""id":"00000001-0000-4000-8000-000000000007","answered_on":"2026-11-27""#));
    assert_eq!(told(&d, "2026-11-28", "answers_by_plan"), Vec::<String>::new());
    let d = district(&under("yugra", &lines));
    assert_eq!(told(&d, "2026-11-24", "answers_by_plan"), Vec::<String>::new());
    // The activity whose day the programme sets says by which clause its organisation answers.
    let activity = r#""help":"medical","text":"Осмотр","organisation":"ЦРБ","due":"2026-11-26""#;
    for (regulation, says) in [("azov", true), ("yugra", false)] {
        let lines = [family(1, "Ким Анна Львовна", "2026-10-02"), of(1, "activity", activity)];
        let mut c = with_district(&under(regulation, &lines));
        c.wakes_on("2026-11-24").goes_to("Осмотр").presses("F5");
        assert_eq!(c.screen().contains("о принятых мерах"), says, "{}", c.screen());
    }
}

#[test]
fn an_order_adds_deadlines_of_the_calendar_while_it_is_in_force() {
    let line = |fields: &str| format!(r#"{{"type":"local_deadline","text":"Сводка",{fields}}}"#) + "\n";
    for (fields, day, said) in [
        // Of a shorter month its last day; 30.11 is a Monday.
        (r#""rule":"day_of_month","day":31,"from":"2026-11-01""#, "2026-11-24", vec!["2026-11-30"]),
        (r#""rule":"day_of_month","day":20,"from":"2026-11-01""#, "2026-11-24", vec!["! 2026-11-20"]),
        (r#""rule":"day_of_month","day":20,"from":"2026-11-21""#, "2026-11-24", vec![]),
        (r#""rule":"day_of_month","day":30,"from":"2026-11-01","until":"2026-11-30""#, "2026-11-24", vec![]),
        (r#""rule":"every_quarter","from":"2026-11-01""#, "2026-12-24", vec!["2026-12-31"]),
        (r#""rule":"day_after_quarter","day":5,"from":"2026-11-01""#, "2026-12-24", vec!["2027-01-05"]),
    ] {
        let lines = [family(1, "Ким Анна Львовна", "2026-10-02"), line(fields)];
        let d = district(&under("yugra", &lines));
        assert_eq!(told(&d, day, "Сводка"), said, "{fields}");
    }
    // The day off keeps its nominal day and is late only after the working day.
    let id = "00000009-0000-4000-8000-000000000009";
    let of_day = r#""id":"00000009-0000-4000-8000-000000000009","rule":"day_of_month","day":28,"from":"2026-11-01","number":"5""#;
    let lines = [family(1, "Ким Анна Львовна", "2026-10-02"), line(of_day)];
    let d = district(&under("yugra", &lines));
    assert_eq!(told(&d, "2026-11-30", "Сводка"), ["2026-11-28"]);
    assert_eq!(told(&d, "2026-12-01", "Сводка"), ["! 2026-11-28"]);
    // The working day it moved to is a day of the term: the sign of lateness waits for the next one.
    for (day, is_late) in [("2026-11-30", false), ("2026-12-01", true)] {
        let due = stdout(&d.run(&["due", "--today", day]));
        let line = due.lines().find(|l| l.contains("Сводка")).unwrap();
        assert_eq!(line.starts_with('!'), is_late, "{day}: {line}");
        let mut c = with_district(&under("yugra", &lines));
        let shown = c.wakes_on(day).screen();
        let line = shown.lines().find(|l| l.contains("Сводка")).unwrap();
        assert_eq!(line.contains('!'), is_late, "{day}: {shown}");
    }
    let due = asked(&d, "2026-12-01", &["due"]);
    let entry = due["overdue"].as_array().unwrap().iter().find(|l| l["rule"] == id).unwrap();
    assert_eq!((&entry["working_day"], &entry["local"]), (&json!("2026-11-30"), &json!(true)));
    assert!(entry["source"].as_str().unwrap().contains("№ 5"));
    d.takes(&format!(r#"{{"type":"deadline","rule":"{id}","on":"2026-11-28","done_on":"2026-11-30"}}"#));
    assert_eq!(told(&d, "2026-12-01", "Сводка"), Vec::<String>::new());
    let ics = d.run(&["report", "route", "--format", "ics", "--today", "2026-12-20"]);
    assert!(stdout(&ics).contains(&format!("rule-{id}-2026-12-28")), "{}", stdout(&ics));
}

#[test]
fn an_order_counts_from_an_event_of_the_families_it_speaks_of() {
    for (after, more, days, on) in [
        ("registration", String::new(), r#""working_days_after","days":3"#, "2026-11-24"),
        ("level", String::new(), r#""days_after","days":5"#, "2026-11-24"),
        (
            "placement",
            of(1, "decision", r#""subject":"placement","on":"2026-11-20""#),
            r#""days_after","days":4"#,
            "2026-11-24",
        ),
        (
            "programme",
            of(1, "programme", r#""version":1,"on":"2026-11-20""#),
            r#""working_days_after","days":2"#,
            "2026-11-24",
        ),
        (
            "agreement",
            of(1, "agreement", r#""on":"2026-11-20""#),
            r#""working_days_after","days":5"#,
            "2026-11-27",
        ),
    ] {
        let local = format!(
            r#"{{"type":"local_deadline","id":"00000009-0000-4000-8000-000000000009","text":"Папка в архив","rule":{days},"after":"{after}","category":"large","from":"2026-11-01"}}"#
        ) + "\n";
        let lines = [
            family(1, "Ким Анна Львовна", "2026-11-19"),
            of(1, "category", r#""category":"large","from":"2026-11-01""#),
            more.clone(),
            family(2, "Ли Вера Павловна", "2026-11-19"),
            local,
        ];
        let lines = under("yugra", &lines);
        let d = district(&lines);
        assert_eq!(told(&d, "2026-11-24", "Папка в архив"), [format!("{on} Ким")], "{after}");
        let card = asked(&d, "2026-11-24", &["card", "Ким Анна Львовна"]);
        assert!(
            card["deadlines"].as_array().unwrap().iter().any(|l| l["label"] == "Папка в архив"),
            "{after}"
        );
        // One key marks it, on the card and on «Сегодня», and one takes it back.
        for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
            let mut c = with_district(&lines).under(layout);
            c.wakes_on("2026-11-24")
                .goes_to("Папка в архив")
                .presses("Space")
                .sees("Отмечен исполненный срок");
            assert_eq!(c.records("deadline", &["00000001-0000-4000-8000-000000000001", on]), 1);
            c.presses("Ctrl+Z");
            assert_eq!(c.records("deadline", &[on]), 0);
        }
    }
}

#[test]
fn a_local_deadline_is_entered_by_its_job_and_lacks_nothing() {
    for (bad, why) in [
        (r#"{"type":"local_deadline","text":"Сводка","rule":"day_of_month"}"#, "day"),
        (r#"{"type":"local_deadline","text":"Сводка","rule":"days_after","after":"level"}"#, "days"),
        (r#"{"type":"local_deadline","text":"Сводка","rule":"working_days_after","days":3}"#, "after"),
    ] {
        let d = TestDistrict::new();
        let refused = d.open().import(bad, ImportMode::Whole).unwrap().refused;
        assert!(format!("{refused:?}").contains(&format!("\"{why}\"")), "{bad}: {refused:?}");
    }
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c =
            with_district(&under("yugra", &[family(1, "Ким Анна Львовна", "2026-10-02")])).under(layout);
        c.presses("F9").types("местный срок").presses("Enter").sees("местный срок");
        c.types("сводка по участку").presses("Enter").types("в этот день каждого").presses("Enter");
        c.types("27").presses("F2");
        assert_eq!(c.records("local_deadline", &["сводка по участку", "day_of_month"]), 1, "{}", c.screen());
        c.presses("1").sees("сводка по участку");
    }
}

#[test]
fn what_an_order_asks_after_a_closing_is_asked_of_the_closed_family() {
    for (days, on) in
        [(r#""working_days_after","days":3"#, "2026-11-25"), (r#""days_after","days":10"#, "2026-11-30")]
    {
        let local = format!(
            r#"{{"type":"local_deadline","id":"00000009-0000-4000-8000-000000000009","text":"Дело в архив","rule":{days},"after":"closing","from":"2026-11-01"}}"#
        ) + "\n";
        let lines = [
            family(1, "Ким Анна Львовна", "2026-02-02"),
            of(1, "closing", r#""on":"2026-11-20""#),
            family(2, "Ли Вера Павловна", "2026-02-02"),
            of(2, "closing", r#""on":"2026-10-20""#),
            family(3, "Цой Вера Павловна", "2026-02-02"),
            local,
        ];
        let lines = under("yugra", &lines);
        let d = district(&lines);
        assert_eq!(told(&d, "2026-11-24", "Ким А. Л.: Дело в архив"), [on]);
        assert_eq!(told(&d, "2026-12-01", "Ким А. Л.: Дело в архив"), [format!("! {on}")]);
        let mut c = with_district(&lines);
        c.wakes_on("2026-11-24").goes_to("Дело в архив").presses("Space").sees("Отмечен исполненный срок");
        assert_eq!(c.records("deadline", &["00000001-0000-4000-8000-000000000001", on]), 1);
        c.wakes_on("2026-12-01").does_not_see("Дело в архив");
    }
}

/// A family that rings to come back is the closed one.
#[test]
fn a_call_back_promised_to_a_closed_family_is_due() {
    let d = TestDistrict::new();
    d.takes(DISTRICT);
    d.takes(concat!(
        r#"{"type":"closing","family":"00000000-0000-4000-8000-000000000003","on":"2026-11-20"}"#,
        "\n",
        r#"{"type":"contact","family":"00000000-0000-4000-8000-000000000003","kind":"call","outcome":"held","on":"2026-11-23","note":"просит помочь снова","call_back":"2026-11-24"}"#,
    ));
    assert!(stdout(&d.run(&["due", "--today", "2026-11-24"])).contains("просит помочь снова"));
    assert_eq!(asked(&d, "2026-11-24", &["due"])["call_back"].as_array().map(Vec::len), Some(2));
}

#[test]
fn reports_of_the_days_before_the_file_was_begun_are_not_late() {
    // The file was begun on 21 September, with a family of a list that has been accompanied since January.
    let d = district(&under("azov", &[family(1, "Ким Анна Львовна", "2026-01-12")]));
    let late = |day: &str| -> Vec<String> {
        let due = asked(&d, day, &["due"]);
        let of_district = due["overdue"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|l| l["rule"].is_string() && l["title"].is_null());
        let mut days: Vec<String> = of_district.map(|l| l["on"].as_str().unwrap().to_owned()).collect();
        days.dedup();
        days
    };
    assert_eq!(late("2026-09-22"), Vec::<String>::new());
    let later = late("2026-10-20");
    assert!(!later.is_empty() && later.iter().all(|on| on.as_str() >= "2026-09-21"), "{later:?}");
    // One that was marked speaks for those after it.
    d.takes(r#"{"type":"deadline","rule":"ministry_report","on":"2026-03-31","done_on":"2026-04-02"}"#);
    assert!(late("2026-09-22").iter().all(|on| on.as_str() > "2026-03-31"), "{:?}", late("2026-09-22"));
    assert!(late("2026-09-22").contains(&"2026-06-30".to_owned()), "{:?}", late("2026-09-22"));
}
