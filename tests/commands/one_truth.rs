//! Papers and figures say one truth: the same day, the same families, the same closing in every one of them.

use serde_json::Value;

use crate::district::{TestDistrict, begin_under, stderr, stdout};

fn family(n: u32, title: &str, registered: &str) -> String {
    format!(
        r#"{{"type":"family","id":"{n:08}-0000-4000-8000-000000000001","title":"{title}","registered_on":"{registered}"}}"#
    ) + "\n"
}

fn of(n: u32, kind: &str, fields: &str) -> String {
    format!(r#"{{"type":"{kind}","family":"{n:08}-0000-4000-8000-000000000001",{fields}}}"#) + "\n"
}

fn level(n: u32, level: &str, from: &str) -> String {
    of(n, "level", &format!(r#""level":"{level}","from":"{from}""#))
}

/// The districts of two families: one ended on 14 October, one goes on.
fn with_a_closing() -> TestDistrict {
    let d = begin_under("yugra");
    let lines = [
        family(1, "Иванова Ольга Сергеевна", "2026-02-02"),
        level(1, "basic", "2026-02-02"),
        of(1, "closing", r#""on":"2026-10-14","reason":"other","positive":true"#),
        family(2, "Белова Анна Петровна", "2026-03-02"),
        level(2, "basic", "2026-03-02"),
    ];
    d.takes(&lines.concat());
    d
}

fn json(d: &TestDistrict, args: &[&str]) -> Value {
    let out = d.run(&[args, &["--json"]].concat());
    serde_json::from_str(&stdout(&out)).unwrap_or_else(|e| panic!("{args:?}: {e}: {}", stdout(&out)))
}

/// The rows of a table that speak of families, by the name in the column `family`.
fn cell<'a>(table: &'a Value, family: &str, column: &str) -> &'a Value {
    let rows = table["rows"].as_array().unwrap();
    let named = |r: &&Value| r["cells"]["family"].as_str().is_some_and(|f| f.starts_with(family));
    &rows.iter().find(named).unwrap_or_else(|| panic!("no {family}: {table:#}"))["cells"][column]
}

/// The indicator of a report, by id.
fn figure(report: &Value, indicator: &str) -> Option<u64> {
    let rows = report["rows"].as_array().unwrap();
    let row = rows.iter().find(|r| r["indicator"] == indicator);
    row.unwrap_or_else(|| panic!("no {indicator}"))["value"].as_u64()
}

#[test]
fn a_closing_has_one_day_in_every_paper() {
    let d = with_a_closing();
    for paper in ["families", "results"] {
        let table = json(&d, &["report", paper, "--period", "2026-Q4", "--today", "2026-11-29"]);
        assert_eq!(cell(&table, "Иванова", "closed"), "2026-10-14", "{paper}");
    }
}

/// The last row of a table: its sum.
fn total(table: &Value) -> &Value {
    &table["rows"].as_array().unwrap().last().unwrap()["cells"]
}

#[test]
fn a_family_closed_on_the_first_day_of_a_period_is_in_its_results() {
    let d = with_a_closing();
    d.takes(&of(2, "closing", r#""on":"2026-10-01","reason":"other","positive":true"#));
    let quarter = json(&d, &["report", "quarter", "--period", "2026-Q4", "--today", "2026-11-29"]);
    assert_eq!(figure(&quarter, "own_closed"), Some(2));
    let results = json(&d, &["report", "results", "--period", "2026-Q4", "--today", "2026-11-29"]);
    assert_eq!(cell(&results, "Белова", "closed"), "2026-10-01");
}

#[test]
fn a_running_period_counts_nothing_that_is_still_to_come() {
    let d = with_a_closing();
    let lines = [
        family(3, "Будущая Ирина Львовна", "2026-12-10"),
        level(3, "basic", "2026-12-10"),
        level(2, "crisis", "2026-11-30"),
        of(2, "closing", r#""on":"2026-12-10","reason":"other","positive":true"#),
        of(2, "event", r#""event":"placed","on":"2026-12-05""#),
    ];
    d.takes(&lines.concat());
    let today = ["--period", "2026-Q4", "--today", "2026-11-29"];
    let quarter = json(&d, &[&["report", "quarter"][..], &today].concat());
    let told = |id| figure(&quarter, id);
    assert_eq!(told("own_taken_on"), Some(0));
    assert_eq!(told("own_level_changed"), Some(0));
    assert_eq!(told("own_closed"), Some(1));
    assert_eq!(told("own_at_end"), Some(1), "Белова");
    for paper in ["results", "families"] {
        let table = json(&d, &[&["report", paper][..], &today].concat());
        let titles: Vec<&str> =
            table["rows"].as_array().unwrap().iter().filter_map(|r| r["cells"]["family"].as_str()).collect();
        assert!(!titles.iter().any(|t| t.starts_with("Будущая")), "{paper}: {titles:?}");
        assert!(cell(&table, "Белова", "closed").is_null(), "{paper}");
        let under = table["under"].to_string();
        assert!(under.contains("29.11.2026"), "{paper} says by which day it counts: {under}");
    }
    let placed = json(&d, &[&["report", "placed"][..], &today].concat());
    assert_eq!(placed["rows"].as_array().unwrap().len(), 0, "{placed:#}");
    // Once the days have come, they count.
    let quarter = json(&d, &["report", "quarter", "--period", "2026-Q4", "--today", "2027-01-11"]);
    assert_eq!(figure(&quarter, "own_closed"), Some(2));
    assert_eq!(figure(&quarter, "own_taken_on"), Some(1));
}

#[test]
fn the_results_of_a_running_period_are_those_of_its_report() {
    let d = with_a_closing();
    d.takes(&of(2, "contact", r#""kind":"home_visit","outcome":"held","on":"2026-11-05""#));
    for today in ["2026-11-28", "2026-11-29", "2026-11-30", "2027-01-11"] {
        let asked = ["--period", "2026-Q4", "--today", today];
        let quarter = json(&d, &[&["report", "quarter"][..], &asked].concat());
        let results = json(&d, &[&["report", "results"][..], &asked].concat());
        assert_eq!(total(&results)["required"].as_u64(), figure(&quarter, "own_visits_asked"), "{today}");
        assert_eq!(total(&results)["counted"].as_u64(), figure(&quarter, "own_visits_held"), "{today}");
    }
}

#[test]
fn the_passport_of_a_district_counts_the_families_that_wait_for_a_level() {
    let d = with_a_closing();
    let child = r#""first_name":"Яна","role":"daughter","born":"2019-03-01""#;
    d.takes(&[family(3, "Языкова Яна Яновна", "2026-11-02"), of(3, "member", child)].concat());
    let day = ["--today", "2026-11-29"];
    let quarter = json(&d, &[&["report", "quarter", "--period", "2026-Q4"][..], &day].concat());
    let passport = json(&d, &[&["report", "district-passport"][..], &day].concat());
    assert_eq!(total(&passport)["families"].as_u64(), figure(&quarter, "own_at_end"));
    assert_eq!(total(&passport)["children"].as_u64(), figure(&quarter, "own_children"));
    let rows = passport["rows"].as_array().unwrap();
    let waits =
        rows.iter().find(|r| r["cells"]["group"] == "Без уровня").unwrap_or_else(|| panic!("{rows:#?}"));
    assert_eq!(waits["cells"]["families"], 1);
    // The figures of the district and the journal of the quarter know the same families.
    let district = json(&d, &[&["district"][..], &day].concat());
    assert_eq!(district["families"], 2, "{district:#}");
    let families =
        json(&d, &[&["report", "families", "--period", "2027-Q1"][..], &["--today", "2027-01-11"]].concat());
    cell(&families, "Языкова", "level");
}

#[test]
fn an_earlier_day_shows_no_family_that_came_later() {
    let d = with_a_closing();
    let listed = json(&d, &["list", "--today", "2026-02-10"]);
    let titles: Vec<&str> = listed.as_array().unwrap().iter().filter_map(|f| f["title"].as_str()).collect();
    assert_eq!(titles, ["Иванова Ольга Сергеевна"]);
}

/// Two curators: the first answered for Иванова until 30 October, the second from the 31st on; Белова is the second's.
fn handed_over() -> TestDistrict {
    let d = begin_under("yugra");
    let curator = |n: u32, name: &str| {
        format!(r#"{{"type":"curator","id":"{n:08}-0000-4000-8000-00000000000c","name":"{name}"}}"#) + "\n"
    };
    let assigned = |n: u32, to: u32, from: &str, until: &str| {
        let until = if until.is_empty() { String::new() } else { format!(r#","until":"{until}""#) };
        of(
            n,
            "assignment",
            &format!(r#""curator":"{to:08}-0000-4000-8000-00000000000c","from":"{from}"{until}"#),
        )
    };
    let lines = [
        curator(1, "Ёжикова Ёлка Ёлкина"),
        curator(2, "Новикова Нина Николаевна"),
        family(1, "Иванова Ольга Сергеевна", "2026-02-02"),
        level(1, "basic", "2026-02-02"),
        assigned(1, 1, "2026-02-02", "2026-10-31"),
        assigned(1, 2, "2026-10-31", ""),
        of(1, "contact", r#""kind":"home_visit","outcome":"held","on":"2026-10-06""#),
        of(1, "contact", r#""kind":"home_visit","outcome":"held","on":"2026-11-10""#),
        family(2, "Белова Анна Петровна", "2026-10-12"),
        level(2, "basic", "2026-10-12"),
        assigned(2, 2, "2026-10-12", ""),
    ];
    d.takes(&lines.concat());
    d
}

#[test]
fn figures_by_curator_are_split_by_the_days_each_answered_for_the_family() {
    let d = handed_over();
    let asked = ["--period", "2026-Q4", "--today", "2027-01-11"];
    let quarter =
        |curator: &str| json(&d, &[&["report", "quarter", "--curator", curator][..], &asked].concat());
    let results =
        |curator: &str| json(&d, &[&["report", "results", "--curator", curator][..], &asked].concat());
    let (first, second) = ("Ёжикова Ё. Ё.", "Новикова Н. Н.");
    let all = json(&d, &[&["report", "quarter"][..], &asked].concat());
    for id in ["own_at_start", "own_taken_on", "own_at_end", "own_visits_asked", "own_visits_held"] {
        let parts = figure(&quarter(first), id).unwrap() + figure(&quarter(second), id).unwrap();
        assert_eq!(Some(parts), figure(&all, id), "{id}");
    }
    assert_eq!(figure(&quarter(first), "own_at_start"), Some(1));
    assert_eq!(figure(&quarter(second), "own_at_end"), Some(2));
    // October was hers but for its last day.
    for (report, table) in [(quarter(first), results(first)), (quarter(second), results(second))] {
        assert_eq!(total(&table)["required"].as_u64(), figure(&report, "own_visits_asked"), "{table:#}");
        assert_eq!(total(&table)["counted"].as_u64(), figure(&report, "own_visits_held"));
        assert!(table["notes"].to_string().contains("отвечал за семью в тот день"), "{table:#}");
    }
    assert_eq!(figure(&quarter(first), "own_visits_held"), Some(1));
    // The quarter before is still that of the first.
    let before =
        json(&d, &["report", "quarter", "--period", "2026-Q3", "--curator", second, "--today", "2027-01-11"]);
    assert_eq!(figure(&before, "own_visits_asked"), Some(0));
}

#[test]
fn what_has_lowered_the_norm_is_no_reason_of_a_shortage() {
    let d = begin_under("yugra");
    let lines = [
        family(1, "Закрытова Анна Ивановна", "2026-09-07"),
        level(1, "emergency", "2026-09-07"),
        of(1, "closing", r#""on":"2026-10-15","reason":"other""#),
    ];
    d.takes(&lines.concat());
    let norms = json(&d, &["report", "norms", "--period", "2026-10", "--today", "2026-11-29"]);
    let rows = norms["rows"].as_array().unwrap();
    let last = rows.iter().rfind(|r| r["role"] == "line").unwrap();
    assert_eq!(
        (last["cells"]["required"].as_u64(), last["cells"]["owed"].as_u64()),
        (Some(1), Some(1)),
        "{last}"
    );
    let reason = last["cells"]["reason"].as_str().unwrap();
    assert!(reason.contains("часть периода") && reason.contains("не записана"), "{reason}");
}

#[test]
fn a_paper_has_the_format_that_its_file_is_named_by() {
    let d = with_a_closing();
    let at = |name: &str| d.beside(name).display().to_string();
    for (name, begins) in [("r.docx", &b"PK"[..]), ("r.XLSX", b"PK"), ("r.json", b"{"), ("r.txt", b"")] {
        let done = d.run(&["report", "results", "--period", "2026-Q3", "--out", &at(name)]);
        assert!(done.status.success(), "{name}: {}", stderr(&done));
        let bytes = std::fs::read(d.beside(name)).unwrap();
        assert!(bytes.starts_with(begins), "{name}");
        assert_eq!(bytes.starts_with(b"PK"), begins == b"PK", "{name}");
    }
    for (args, said) in [
        (vec!["--out", "r.pdf"], "docx, xlsx"),
        (vec!["--format", "xlsx", "--out", "s.docx"], ".xlsx"),
        (vec!["--json", "--out", "s.docx"], ".json"),
    ] {
        let args: Vec<String> =
            args.iter().map(|a| if a.contains('.') { at(a) } else { (*a).to_owned() }).collect();
        let mut all = vec!["report", "results", "--period", "2026-Q3"];
        all.extend(args.iter().map(String::as_str));
        let done = d.run(&all);
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        assert!(stderr(&done).contains(said), "{args:?}: {}", stderr(&done));
    }
    // A day at the end of a name is no ending.
    let done = d.run(&["report", "results", "--period", "2026-Q3", "--out", &at("итоги 29.11.2026")]);
    assert!(done.status.success(), "{}", stderr(&done));
}

fn text(d: &TestDistrict, args: &[&str]) -> String {
    let done = d.run(args);
    assert!(done.status.success(), "{args:?}: {}", stderr(&done));
    stdout(&done)
}

#[test]
fn the_card_of_a_closed_family_says_when_and_why_it_was_closed() {
    let d = begin_under("yugra");
    let closing = r#""on":"2026-10-14","reason":"other","positive":true,"decided_by":"рабочая группа","number":"7","decided_on":"2026-10-12""#;
    d.takes(
        &[
            family(1, "Иванова Ольга Сергеевна", "2026-02-02"),
            level(1, "basic", "2026-02-02"),
            of(1, "closing", closing),
        ]
        .concat(),
    );
    let card = text(&d, &["report", "card", "Иванова", "--today", "2026-11-29"]);
    for said in [
        "Сопровождение прекращено: 14.10.2026",
        "положительный результат",
        "рабочая группа, № 7 от 12.10.2026",
    ] {
        assert!(card.contains(said), "«{said}» is missing:\n{card}");
    }
    assert!(card.contains("с 02.02.2026 по 13.10.2026"), "{card}");
    // While it was accompanied nothing of this is said.
    let card = text(&d, &["report", "card", "Иванова", "--today", "2026-10-01"]);
    assert!(!card.contains("прекращено"), "{card}");
}

#[test]
fn a_contract_names_the_document_whole_and_nobody_in_a_wrong_case() {
    let d = begin_under("borovichi");
    let curator =
        r#"{"type":"curator","id":"00000001-0000-4000-8000-00000000000c","name":"Ёжикова Ёлка Ёлкина"}"#;
    let lines = [family(1, "Орлова Вера Ильинична", "2026-02-02"), level(1, "basic", "2026-02-02")];
    d.takes(&[&lines.concat(), curator, "\n"].concat());
    let said = text(&d, &["report", "agreement", "Орлова", "--today", "2026-11-29"]);
    for part in
        ["Порядок социального сопровождения", "от 11.01.2021 №\u{a0}112", "Куратор: Ёжикова Ёлка Ёлкина"]
    {
        assert!(
            said.contains(part) || said.contains(&part.replace('\u{a0}', " ")),
            "«{part}» is missing:\n{said}"
        );
    }
    assert!(!said.contains("в лице куратора") && !said.contains("медицинскую"), "{said}");
}

#[test]
fn a_programme_and_a_plan_are_two_papers_where_the_document_has_both() {
    let d = begin_under("borovichi");
    let programme = |n: u32, paper: &str| {
        of(
            n,
            "programme",
            &format!(
                r#""version":1,"on":"2026-03-02","number":"{n}7","paper":"{paper}","opinion":"семья согласна""#
            ),
        )
    };
    let families = [
        family(1, "Орлова Вера Ильинична", "2026-02-02"),
        family(2, "Титова Вера Ильинична", "2026-02-02"),
        programme(1, "standalone"),
        programme(2, "interagency"),
    ];
    d.takes(&families.concat());
    let own = text(&d, &["report", "programme", "Орлова", "--today", "2026-11-29"]);
    assert!(own.contains("Индивидуальная программа") && !own.contains("Межведомственный план"), "{own}");
    let plan = text(&d, &["report", "plan", "Титова", "--today", "2026-11-29"]);
    assert!(plan.contains("Межведомственный план") && plan.contains("семья согласна"), "{plan}");
    for (paper, family) in [("programme", "Титова"), ("plan", "Орлова")] {
        let done = d.run(&["report", paper, family, "--today", "2026-11-29"]);
        assert_eq!(done.status.code(), Some(1), "{paper}: {}", stdout(&done));
    }
}

#[test]
fn a_passport_under_a_document_without_statuses_has_none() {
    let d = begin_under("borovichi");
    d.takes(&[family(1, "Орлова Вера Ильинична", "2026-02-02"), level(1, "basic", "2026-02-02")].concat());
    let passport = text(&d, &["report", "district-passport", "--today", "2026-11-29"]);
    assert!(!passport.contains("По статусу"), "{passport}");
    let passport = text(&with_a_closing(), &["report", "district-passport", "--today", "2026-11-29"]);
    assert!(passport.contains("По статусу"), "{passport}");
}

#[test]
fn two_families_of_one_title_are_told_apart_by_their_numbers() {
    let d = begin_under("yugra");
    let numbered = |n: u32| {
        family(n, "Иванова Мария Петровна", "2026-02-02")
            .replace("\"title\"", &format!("\"journal_number\":\"{n}1\",\"title\""))
    };
    d.takes(
        &[numbered(1), numbered(2), level(1, "basic", "2026-02-02"), level(2, "basic", "2026-02-02")]
            .concat(),
    );
    for (paper, period) in [("results", "2026-Q3"), ("schedule", "2026-11")] {
        let said = text(&d, &["report", paper, "--period", period]);
        assert!(said.contains("№ 11") && said.contains("№ 21"), "{paper}:\n{said}");
    }
}

#[test]
fn a_period_may_be_named_by_its_days_and_a_curator_by_the_surname() {
    let d = handed_over();
    let days = json(
        &d,
        &["report", "period", "--from", "2026-10-01", "--to", "2026-12-31", "--today", "2027-01-11"],
    );
    let named = json(&d, &["report", "period", "2026-Q4", "--today", "2027-01-11"]);
    assert_eq!(days["rows"], named["rows"]);
    // A week over the New Year has both years.
    let route = text(&d, &["report", "route", "--week", "2026-W53", "--curator", "Новикова Н. Н."]);
    assert!(route.contains("28 декабря 2026 – 3 января 2027"), "{route}");
}

#[test]
fn children_without_parents_with_rights_are_counted_on_the_last_day() {
    let d = begin_under("yugra");
    let member = |m: u32, fields: &str| {
        of(1, "member", &format!(r#""id":"{m:08}-0000-4000-8000-00000000000d",{fields}"#))
    };
    let event = |what: &str, on: &str| {
        of(
            1,
            "event",
            &format!(r#""event":"{what}","on":"{on}","member":"00000001-0000-4000-8000-00000000000d""#),
        )
    };
    let lines = [
        family(1, "Иванова Ольга Сергеевна", "2026-02-02"),
        level(1, "crisis", "2026-02-02"),
        member(1, r#""first_name":"Ольга","role":"mother","born":"1990-01-01""#),
        member(2, r#""first_name":"Яна","role":"daughter","born":"2019-03-01""#),
        event("rights_deprived", "2026-05-05"),
    ];
    d.takes(&lines.concat());
    let counted = |period: &str, today: &str| {
        let report = json(&d, &["report", "quarter", "--period", period, "--today", today]);
        figure(&report, "children_both_deprived")
    };
    assert_eq!(counted("2026-Q2", "2026-07-10"), Some(1));
    assert_eq!(counted("2026-Q4", "2027-01-11"), Some(1), "she has no parent with rights still");
    d.takes(&event("rights_restored", "2026-11-11"));
    assert_eq!(counted("2026-Q4", "2027-01-11"), Some(0));
    assert_eq!(counted("2026-Q3", "2027-01-11"), Some(1));
}

#[test]
fn an_act_of_destruction_names_who_destroyed_as_the_journal_does() {
    let d = with_a_closing();
    d.takes(r#"{"type":"curator","id":"00000001-0000-4000-8000-00000000000c","name":"Непомнящая Мария Марковна"}"#);
    let act = d.beside("act.txt").display().to_string();
    let asked = ["erase", "Белова", "--reason", "отзыв согласия", "--act", "5", "--yes", "--out", &act];
    let done = d.run(&asked);
    assert!(done.status.success(), "{}", stderr(&done));
    let act = std::fs::read_to_string(act).unwrap();
    let by = act.lines().find(|l| l.contains("ничтожил")).unwrap();
    assert!(by.contains("Непомнящая М. М."), "{by}");
}

#[test]
fn what_is_appointed_before_a_later_week_keeps_its_papers_from_proposing_it_again() {
    let d = begin_under("yugra");
    let visit = r#""kind":"home_visit","outcome":"held","on":"2026-11-05""#;
    d.takes(
        &[
            family(1, "Иванова Ольга Сергеевна", "2026-02-02"),
            level(1, "basic", "2026-02-02"),
            of(1, "contact", visit),
            of(1, "appointment", r#""on":"2026-11-27","time":"10:00""#),
        ]
        .concat(),
    );
    let week = ["--from", "2026-11-30", "--to", "2026-12-06", "--today", "2026-11-25"];
    let route = stdout(&d.run(&[&["report", "route", "--plan"][..], &week].concat()));
    let monday = route.split("30.11").nth(1).and_then(|rest| rest.split("01.12").next()).unwrap_or_default();
    assert!(!monday.contains("Иванова"), "{route}");
    let schedule = json(&d, &[&["report", "schedule"][..], &week].concat());
    let cells = schedule["rows"][0]["cells"].to_string();
    assert!(!cells.contains("2026-11-30\":\"п") && cells.contains("Иванова"), "{schedule:#}");
    // The plan of those days alone says what it leaves out.
    let plan = ["plan", "--from", "2026-11-30", "--days", "7", "--today", "2026-11-25"];
    let said = stdout(&d.run(&plan));
    assert!(said.contains("не учитывает назначенного с 25.11.2026 по 29.11.2026 (посещений: 1)"), "{said}");
    assert_eq!(json(&d, &plan)["appointed_earlier"], 1);
    let said = stdout(&d.run(&["plan", "--from", "2026-11-25", "--days", "12", "--today", "2026-11-25"]));
    assert!(said.contains("выполнимы") && !said.contains("не учитывает"), "{said}");
}

#[test]
fn a_month_whose_level_has_changed_is_kept_by_a_visit_at_the_next_level() {
    let d = begin_under("yugra");
    let visit = r#""kind":"home_visit","outcome":"held","on":"2026-11-05""#;
    d.takes(
        &[
            family(1, "Иванова Ольга Сергеевна", "2026-10-01"),
            level(1, "basic", "2026-10-01"),
            level(1, "crisis", "2026-11-30"),
            of(1, "contact", visit),
        ]
        .concat(),
    );
    let plan = ["plan", "--from", "2026-11-30", "--days", "7", "--today", "2026-11-30"];
    let said = stdout(&d.run(&plan));
    assert!(said.contains("пн 30.11  1/4"), "{said}");
    assert!(!said.contains("нельзя ни в один день") && !said.contains("невыполнимы"), "{said}");
    // The numbers are those of the norm, whose row has no day left.
    let value = json(&d, &plan);
    assert_eq!(
        (value["short"].as_u64(), value["bottleneck"]["parts"][0]["excuse"].as_str()),
        (Some(1), Some("counted"))
    );
    // Without a visit in the week that follows nothing counts in its place, and a visit is still possible.
    d.takes(&of(1, "absence", r#""from":"2026-12-01","until":"2026-12-07""#));
    d.takes(&of(1, "availability", r#""weekday":1,"possible":false"#));
    let said = stdout(&d.run(&plan));
    assert!(said.contains("нельзя ни в один день") && said.contains("невыполнимы"), "{said}");
}

#[test]
fn the_plan_of_one_curator_says_which_visits_are_on_days_of_another() {
    let d = begin_under("yugra");
    let curator = |n: u32, name: &str| {
        format!(r#"{{"type":"curator","id":"{n:08}-0000-4000-8000-000000000009","name":"{name}"}}"#) + "\n"
    };
    let has = |n: u32, from: &str| {
        of(1, "assignment", &format!(r#""curator":"{n:08}-0000-4000-8000-000000000009","from":"{from}""#))
    };
    d.takes(&[
        curator(1, "Белова Анна Львовна"),
        curator(2, "Смирнова Вера Ивановна"),
        r#"{"type":"leave","curator":"00000001-0000-4000-8000-000000000009","from":"2026-11-09","until":"2026-11-21"}"#.to_owned() + "\n",
        family(1, "Иванова Ольга Сергеевна", "2026-02-02"),
        level(1, "basic", "2026-02-02"),
        has(1, "2026-02-02"),
        has(2, "2026-11-23"),
    ]
    .concat());
    let days = ["--from", "2026-11-16", "--days", "15", "--today", "2026-11-16"];
    let plan = |curator: &str| stdout(&d.run(&[&["plan", "--curator", curator][..], &days].concat()));
    let said = plan("Белова А. Л.");
    assert!(said.contains("другой куратор (Смирнова В. И.), в этом плане визитов: 2"), "{said}");
    assert!(!plan("Смирнова В. И.").contains("другой куратор"), "{}", plan("Смирнова В. И."));
    assert!(!stdout(&d.run(&[&["plan"][..], &days].concat())).contains("другой куратор"));
}
