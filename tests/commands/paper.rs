//! Papers: files that other programs open, and the way back from paper into the file.

use crate::desk;
use crate::district;
use crate::fields::WithField;
use crate::tools;
use kurator::domain::FieldName;
use std::io::{Cursor, Read};
use std::process::Command;

use crate::desk::{KeyboardLayout, curator};
use crate::district::{TestDistrict, is_sentence, run, stderr, stdout};
use icalendar::{Calendar, Component, DatePerhapsTime};
use kurator::domain::Act;
use kurator::text::Lang;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

/// The district of the desk in a file of its own.
fn with_desk() -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(desk::DISTRICT);
    d
}

fn part(docx: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Reads a part of a docx as XML to its end: how many elements of a name it has, and its text.
fn parsed(xml: &str, element: &str) -> (usize, String) {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut found, mut text, mut depth) = (0, String::new(), 0_i32);
    loop {
        match reader.read_event().unwrap_or_else(|e| panic!("{e} at {}", reader.error_position())) {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(e) => {
                found += usize::from(e.name().as_ref() == element.as_bytes());
                depth += 1;
            }
            quick_xml::events::Event::Empty(e) => {
                found += usize::from(e.name().as_ref() == element.as_bytes());
            }
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Text(t) => text.push_str(&String::from_utf8_lossy(&t)),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "elements are left open");
    (found, text)
}

#[test]
fn the_route_sheet_is_numbered_and_says_what_is_needed_at_the_door() {
    let d = with_desk();
    let text = stdout(&d.run(&["report", "route", "--week", "2026-W48"]));
    for line in text.lines() {
        assert!(line.width() <= 76, "too wide: {line}");
    }
    for said in [
        "Маршрутный лист",
        "Смирнова Т. Н.",
        "Участок № 3",
        "Неделя 48, 23–29 ноября 2026",
        "вт 24.11",
        "-- Боровичи",
        "  2 11:00 Иванова М. П.",
        "! собака",
        "Боровичи, Ленинградская 12, кв. 4",
        "2 этаж, код 37",
        "+7 911 603-14-22 мать",
        "Дети: Денис 9 лет, школа № 4; Алиса 4 года",
        "норма: неделя 0 из 2",
        "обещано 20.11: записать Дениса",
        "[ ] состоялся  [ ] не застали  [ ] отказ  [ ] перенос",
        "пн 23.11 0/4 · вт 24.11 3/4",
    ] {
        assert!(text.contains(said), "«{said}» is missing:\n{text}");
    }
    // What is marked already is ticked.
    assert!(text.contains("[x] состоялся"), "{text}");
}

#[test]
fn the_numbers_are_those_of_the_json_and_proposals_have_none() {
    let d = with_desk();
    let json = |args: &[&str]| -> Value { serde_json::from_str(&stdout(&d.run(args))).unwrap() };
    let route = json(&["report", "route", "--week", "2026-W48", "--format", "json"]);
    let numbers = |v: &Value| -> Vec<(Option<u64>, String)> {
        let days = v["days"].as_array().unwrap().iter();
        days.flat_map(|d| d["visits"].as_array().unwrap())
            .map(|v| (v["number"].as_u64(), v["title"].as_str().unwrap().to_owned()))
            .collect()
    };
    let appointed = numbers(&route);
    assert_eq!(route["week"], "2026-W48");
    assert_eq!(appointed[..3].iter().map(|(n, _)| *n).collect::<Vec<_>>(), [Some(1), Some(2), Some(3)]);
    assert!(appointed[1].1.starts_with("Иванова"), "{appointed:?}");
    let planned = numbers(&json(&["report", "route", "--week", "2026-W48", "--plan", "--json"]));
    let kept: Vec<_> = planned.iter().filter(|(n, _)| n.is_some()).cloned().collect();
    assert_eq!(kept, appointed, "the plan moved a number");
    assert!(planned.len() > appointed.len(), "nothing was proposed");
}

#[test]
fn a_docx_is_a_zip_of_whole_xml_with_boxes_to_tick() {
    let d = with_desk();
    d.takes(r#"{"type":"family","id":"00000000-0000-4000-8000-000000000003","title":"<Гусев> & \"сын\"","safety":"]]> &amp;"}"#);
    let path = d.beside("Лист.docx");
    let done = d.run(&[
        "report",
        "route",
        "--week",
        "2026-W48",
        "--format",
        "docx",
        "--out",
        path.to_str().unwrap(),
    ]);
    assert!(done.status.success(), "{}", stderr(&done));
    let bytes = std::fs::read(&path).unwrap();
    for name in [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
    ] {
        parsed(&part(&bytes, name), "w:p");
    }
    let document = part(&bytes, "word/document.xml");
    // Four visits of the week, four boxes each.
    assert_eq!(parsed(&document, "w14:checkbox").0, 16);
    assert_eq!(parsed(&document, "w:pgSz").0, 1);
    let text = parsed(&document, "w:p").1;
    assert!(text.contains("Иванова М. П.") && text.contains("состоялся"), "{text}");
    assert!(document.contains("&lt;Гусев&gt; &amp; \"сын\"") && document.contains("]]&gt; &amp;amp;"));
    // Made again it is the same file.
    let again = d.beside("Ещё.docx");
    d.run(&["report", "route", "--week", "2026-W48", "--format", "docx", "--out", again.to_str().unwrap()]);
    assert_eq!(std::fs::read(&again).unwrap(), bytes);
}

#[test]
fn no_file_is_written_over() {
    let d = with_desk();
    let path = d.beside("лист.txt");
    let args = ["report", "route", "--out", path.to_str().unwrap()];
    assert!(stdout(&d.run(&args)).contains("лист.txt"));
    let first = std::fs::read(&path).unwrap();
    std::fs::write(&path, "исписан").unwrap();
    let refused = d.run(&args);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("не тронут"), "{}", stderr(&refused));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "исписан");
    assert!(String::from_utf8(first).unwrap().contains("Маршрутный лист"));
    let nowhere = d.run(&["report", "route", "--out", d.beside("нет/лист.txt").to_str().unwrap()]);
    assert_eq!(nowhere.status.code(), Some(1));
}

#[test]
fn wrong_arguments_are_told_and_nothing_is_written() {
    let d = with_desk();
    let path = d.beside("бумага");
    let out = path.to_str().unwrap();
    for args in [
        vec!["report"],
        vec!["report", "паспорт"],
        vec!["report", "route", "--week", "48"],
        vec!["report", "route", "--week", "2026-W54", "--out", out],
        vec!["report", "route", "--week", "2026-W00"],
        vec!["report", "route", "--week", "99999-W01"],
        vec!["report", "route", "--format", "pdf", "--out", out],
        vec!["report", "route", "--format", "docx"],
        vec!["report", "route", "--format", "ics", "--to", "2020-01-01"],
        vec!["report", "deputy"],
        vec!["report", "deputy", "--from", "2026-12-14", "--out", out],
        vec!["report", "deputy", "--from", "2026-12-20", "--to", "2026-12-14"],
        vec!["report", "deputy", "--from", "2026-12-14", "--to", "2026-12-20", "--format", "ics"],
        vec!["report", "route", "--week", "2026-W48", "--from", "2026-11-24"],
        vec!["report", "route", "--from", "2000-01-01", "--to", "2026-11-24"],
        vec!["report", "route", "--format", "docx", "--json", "--out", out],
        vec!["report", "route", "--names"],
        vec!["report", "route", "--plan", "--format", "ics"],
        vec!["report", "deputy", "--week", "2026-W50", "--plan"],
    ] {
        for lang in ["ru", "en"] {
            let done = run(&d.file, &[args.clone(), vec!["--lang", lang]].concat());
            assert_eq!(done.status.code(), Some(2), "{args:?}");
            assert!(is_sentence(&stderr(&done)) && stdout(&done).is_empty(), "{args:?}: {}", stderr(&done));
        }
    }
    assert!(!path.exists());
}

const LEAVE: &str = r#"{"type":"curator","id":"00000000-0000-4000-8000-000000000011","name":"Зайцева Ольга Олеговна"}
{"type":"leave","id":"00000000-0000-4000-8000-000000000901","curator":"00000000-0000-4000-8000-000000000010","from":"2026-11-25","until":"2026-12-05","deputy":"00000000-0000-4000-8000-000000000011"}
"#;

#[test]
fn the_deputy_reads_the_most_acute_first() {
    let d = with_desk();
    d.takes(LEAVE);
    let args = ["report", "deputy", "--from", "2026-11-25", "--to", "2026-12-04"];
    let text = stdout(&d.run(&args));
    for said in [
        "Лист замещающему",
        "Замещает Зайцева О. О.",
        "Иванова М. П.",
        "! собака",
        "назначено: пт 27.11",
        "норма: неделя 48",
        "обещано 20.11",
    ] {
        assert!(text.contains(said), "«{said}» is missing:\n{text}");
    }
    let at = |who: &str| text.find(who).unwrap_or_else(|| panic!("{who}:\n{text}"));
    assert!(at("Иванова М. П.") < at("Сидорова А. В."), "a flag of safety goes first:\n{text}");
    assert!(at("Сидорова А. В.") < at("Гусев Н. И."), "emergency goes first:\n{text}");
    let json: Value = serde_json::from_str(&stdout(&d.run(&[&args[..], &["--json"]].concat()))).unwrap();
    assert_eq!(json["families"][0]["level"], "emergency");
    assert_eq!(json["families"][0]["safety"], "собака");
}

/// A family on the crisis level, with an appointment on Thursday 26.11 at 11:00 and Thursday 03.12.
const CLOSED: &str = include_str!("../cases/closed-with-appointments.jsonl");

/// Every paper of these days, in words.
fn papers(d: &TestDistrict, from: &str) -> [(&'static str, String); 4] {
    let told = |args: &[&str]| {
        let done = d.run(args);
        assert!(done.status.success(), "{args:?}: {}", stderr(&done));
        stdout(&done).replace("\r\n ", "")
    };
    let days = ["--from", from, "--to", "2026-12-13"];
    [
        ("route", told(&[&["report", "route"], &days[..]].concat())),
        ("json", told(&[&["report", "route", "--json"], &days[..]].concat())),
        ("deputy", told(&[&["report", "deputy"], &days[..]].concat())),
        ("deputy json", told(&[&["report", "deputy", "--json"], &days[..]].concat())),
    ]
}

/// The days on which the route sheet and the deputy's sheet send somebody to a family.
fn sent(d: &TestDistrict) -> [Vec<String>; 2] {
    let [_, (_, route), _, (_, deputy)] = papers(d, "2026-11-23");
    let (route, deputy): (Value, Value) =
        (serde_json::from_str(&route).unwrap(), serde_json::from_str(&deputy).unwrap());
    let all = |v: &Value| v.as_array().cloned().unwrap_or_default();
    let on = |v: &Value| v["date"].as_str().unwrap().to_owned();
    let days = all(&route["days"]);
    let route = days.iter().filter(|d| !all(&d["visits"]).is_empty()).map(on).collect();
    let families = all(&deputy["families"]);
    [route, families.iter().flat_map(|f| all(&f["appointments"])).map(|a| on(&a)).collect()]
}

#[test]
fn nobody_is_sent_where_the_accompaniment_is_over() {
    let (thursday, next) = ("2026-11-26".to_owned(), "2026-12-03".to_owned());
    let d = TestDistrict::new();
    d.takes(CLOSED);
    assert_eq!(sent(&d), [vec![], vec![]] as [Vec<String>; 2]);
    let [.., (_, deputy), _] = papers(&d, "2026-11-23");
    assert!(deputy.contains("! сопровождение прекращается с 25.11"), "{deputy}");
    for (paper, text) in papers(&d, "2026-11-25") {
        assert!(!text.contains("Лукина"), "{paper}:\n{text}");
    }
    for id in ["2001", "2002"] {
        let told = visit_of(&ics(&d, &["--names"]), &format!("00000000-0000-7000-8000-00000000{id}"));
        assert_eq!(told.unwrap().3.as_deref(), Some("CANCELLED"), "{id}");
    }
    // It ends on the second: the first visit stands, the later one does not.
    let d = TestDistrict::new();
    d.takes(&CLOSED.replace("2026-11-25", "2026-12-02"));
    assert_eq!(sent(&d), [vec![thursday.clone()], vec![thursday.clone()]]);
    // Taken in again from the third: what is appointed for that day stands, what lies between does not.
    let d = TestDistrict::new();
    d.takes(&format!(
        "{CLOSED}{}",
        r#"{"type":"level","family":"00000000-0000-7000-8000-000000000001","level":"basic","from":"2026-12-03"}"#
    ));
    assert_eq!(sent(&d), [vec![next.clone()], vec![next.clone()]]);
    // What was marked there all the same stays told.
    d.takes(
        r#"{"type":"closing","id":"00000000-0000-7000-8000-000000004001","on":"2026-11-20"}
{"type":"appointment","family":"00000000-0000-7000-8000-000000000001","on":"2026-11-23"}
{"type":"contact","family":"00000000-0000-7000-8000-000000000001","kind":"home_visit","outcome":"held","on":"2026-11-23"}"#,
    );
    assert_eq!(sent(&d)[0], ["2026-11-23".to_owned(), next]);
}

#[test]
fn paper_says_what_the_calendar_marks() {
    let visits = |n: usize, more: &str| {
        let family = format!("00000000-0000-7000-8000-00000000000{n}");
        format!(
            r#"{{"type":"family","id":"{family}","title":"Рогова Яна Олеговна","street":"Лесная","house":"{n}","safety":"злая собака"}}
{{"type":"level","family":"{family}","level":"crisis","from":"2026-09-01"}}
{{"type":"appointment","id":"00000000-0000-7000-8000-00000000200{n}","family":"{family}","on":"2026-11-26","time":"11:00"}}
{}"#,
            more.replace("FAMILY", &family)
        )
    };
    let away =
        r#"{"type":"absence","family":"FAMILY","from":"2026-11-25","until":"2026-12-01","reason":"роддом"}"#;
    let asked = r#"{"type":"availability","family":"FAMILY","weekday":4,"possible":false}"#;
    let hour = r#"{"type":"availability","family":"FAMILY","weekday":4,"possible":false,"from":"10:00","until":"12:00"}"#;
    let later = r#"{"type":"closing","family":"FAMILY","on":"2026-10-01"}
{"type":"level","family":"FAMILY","level":"basic","from":"2026-11-27"}"#;
    let leave = r#"{"type":"leave","from":"2026-11-26","until":"2026-11-28","reason":"учёба"}"#;
    let member = r#"{"type":"member","id":"00000000-0000-7000-8000-000000000300","family":"FAMILY","role":"son","first_name":"Глеб"}
{"type":"absence","family":"FAMILY","from":"2026-11-20","until":"2026-11-27","reason":"лагерь","member":"00000000-0000-7000-8000-000000000300"}"#;
    // What is told, and what of it must not leave the office unasked.
    let cases = [
        (away, "семья отсутствует по 30.11", "(роддом)"),
        (asked, "семья просила не приходить: чт", ""),
        (hour, "семья просила не приходить: чт 10:00–12:00", ""),
        (leave, "куратор отсутствует", ""),
        (member, "по 26.11", "Глеб"),
    ];
    for (n, (more, said, personal)) in (1..).zip(cases) {
        let d = TestDistrict::new();
        d.takes(&visits(n, more));
        let [(_, route), (_, json), (_, deputy), (_, deputy_json)] = papers(&d, "2026-11-23");
        for (paper, text) in [("route", &route), ("deputy", &deputy)] {
            let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains(said) && flat.contains(personal), "{paper}, {said}:\n{text}");
            assert!(flat.contains("злая собака"), "{paper}:\n{text}");
        }
        for text in [&json, &deputy_json] {
            assert!(text.contains("\"against\":[{\"kind\"") && text.contains(said), "{said}: {text}");
        }
        let (hidden, named) = (ics(&d, &[]), ics(&d, &["--names"]));
        let id = format!("00000000-0000-7000-8000-00000000200{n}");
        let summary = |text: &str| visit_of(text, &id).unwrap().0;
        assert!(summary(&named).contains(said), "{}", summary(&named));
        assert!(summary(&hidden).contains(said), "{}", summary(&hidden));
        if !personal.is_empty() {
            assert!(!hidden.contains(personal) && !hidden.contains("злая"), "{hidden}");
        }
    }
    // Between an accompaniment that ended and one that begins the day after, nobody is sent.
    let d = TestDistrict::new();
    d.takes(&visits(7, later));
    assert!(sent(&d)[0].is_empty(), "{:?}", sent(&d));
    // Not begun at all: the visit stands, and says so.
    let d = TestDistrict::new();
    d.takes(&visits(8, "").replace("2026-09-01", "2026-11-30"));
    let [(_, route), _, (_, deputy), _] = papers(&d, "2026-11-23");
    for text in [route, deputy] {
        assert!(text.contains("сопровождение начнётся 30.11"), "{text}");
    }
}

fn ics(d: &TestDistrict, args: &[&str]) -> String {
    let done = d.run(&[&["report", "route", "--week", "2026-W48", "--format", "ics"], args].concat());
    assert!(done.status.success(), "{}", stderr(&done));
    stdout(&done)
}

/// The entry of a visit: summary, start, SEQUENCE, STATUS.
fn visit_of(text: &str, id: &str) -> Option<(String, String, u32, Option<String>)> {
    let calendar: Calendar = text.parse().unwrap();
    let uid = format!("visit-{id}@kurator");
    let mut all = calendar.events().filter(|e| e.get_uid() == Some(&uid));
    let event = all.next()?;
    assert!(all.next().is_none(), "{uid} twice:\n{text}");
    let value = |key: &str| event.property_value(key).map(str::to_owned);
    let sequence = value("SEQUENCE").unwrap().parse().unwrap();
    Some((value("SUMMARY").unwrap(), value("DTSTART").unwrap(), sequence, value("STATUS")))
}

#[test]
fn a_calendar_holds_to_the_standard_and_names_nobody_unasked() {
    let d = with_desk();
    let text = ics(&d, &[]);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "lines end with CRLF");
    assert!(text.lines().all(|l| l.len() <= 75), "a line is longer than 75 octets");
    for name in ["Иванов", "Сидоров", "Гусев", "нарколог", "Ленинградская", "LOCATION"]
    {
        assert!(!text.contains(name), "«{name}» leaves the file:\n{text}");
    }
    let calendar: Calendar = text.parse().unwrap();
    let visit = "visit-00000000-0000-4000-8000-000000000122@kurator";
    let event = calendar.events().find(|e| e.get_uid() == Some(visit)).unwrap();
    let summary = event.get_summary().unwrap();
    assert!(summary.starts_with("Семья № ") && summary.ends_with(", визит"), "{summary}");
    let floating = |d: Option<DatePerhapsTime>| match d {
        Some(DatePerhapsTime::DateTime(icalendar::CalendarDateTime::Floating(at))) => at.to_string(),
        other => panic!("{other:?}"),
    };
    // Without a zone of Russia an hour is that of whoever reads it.
    assert_eq!(floating(event.get_start()), "2026-11-24 11:00:00");
    assert_eq!(floating(event.get_end()), "2026-11-24 12:00:00");
    // All day: until the next day.
    let whole = "visit-00000000-0000-4000-8000-000000000123@kurator";
    let event = calendar.events().find(|e| e.get_uid() == Some(whole)).unwrap();
    let day = |d: Option<DatePerhapsTime>| match d {
        Some(DatePerhapsTime::Date(on)) => on.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!((day(event.get_start()), day(event.get_end())), ("2026-11-27".into(), "2026-11-28".into()));
    for event in calendar.events() {
        assert!(event.get_timestamp().is_some() && event.property_value("SEQUENCE").is_some());
    }
    let named = ics(&d, &["--names"]).replace("\r\n ", "");
    assert!(named.contains(r"SUMMARY:Иванова М. П.\, визит"), "{named}");
    assert!(named.contains(r"LOCATION:Боровичи\, Ленинградская 12"), "{named}");
    assert!(named.contains("! собака"), "{named}");
    // The same file gives the same bytes, whenever it is asked.
    assert_eq!(text, ics(&d, &[]));
}

#[test]
fn hours_are_those_of_the_curators_zone() {
    let d = with_desk();
    let cases = [("Asia/Yekaterinburg", Some("+0500")), (":Europe/Moscow", Some("+0300"))];
    for (zone, offset) in
        cases.into_iter().chain([("Asia/Kamchatka", Some("+1200")), ("Europe/Berlin", None)])
    {
        let args = ["report", "route", "--week", "2026-W48", "--format", "ics"];
        let text = stdout(&district::program(&d.file).env("TZ", zone).args(args).output().unwrap());
        let name = zone.trim_start_matches(':');
        let dated = format!("DTSTART;TZID={name}:20261124T110000");
        match offset {
            Some(offset) => {
                assert!(text.contains(&dated), "{zone}:\n{text}");
                assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1, "{zone}");
                assert!(text.contains(&format!("TZID:{name}\r\n")), "{zone}:\n{text}");
                assert!(text.contains(&format!("TZOFFSETTO:{offset}\r\n")), "{zone}:\n{text}");
                let zone_at = text.find("BEGIN:VTIMEZONE").unwrap();
                assert!(zone_at < text.find("BEGIN:VEVENT").unwrap());
                text.parse::<Calendar>().unwrap();
            }
            None => assert!(!text.contains("TZID") && text.contains("DTSTART:20261124T110000"), "{text}"),
        }
    }
}

#[test]
fn a_number_belongs_to_the_family_in_every_copy() {
    let d = with_desk();
    let number = |d: &TestDistrict, id: &str| visit_of(&ics(d, &[]), id).unwrap().0;
    let (ivanova, gusev) = ("00000000-0000-4000-8000-000000000122", "00000000-0000-4000-8000-000000000138");
    let before = (number(&d, ivanova), number(&d, gusev));
    assert_ne!(before.0, before.1);
    // Families whose ids come before and between: a place in a list would move.
    d.takes(
        r#"{"type":"family","id":"00000000-0000-4000-8000-000000000000","title":"Яшина Ида Львовна"}
{"type":"family","id":"00000000-0000-4000-8000-0000000000a2","title":"Абросимов Ян Янович"}"#,
    );
    assert_eq!((number(&d, ivanova), number(&d, gusev)), before);
    let copy = with_desk();
    assert_eq!(number(&copy, gusev), before.1, "another file with the same record");
    // That of the journal where there is one.
    d.takes(r#"{"type":"family","id":"00000000-0000-4000-8000-000000000003","journal_number":"27/26"}"#);
    assert_eq!(number(&d, gusev), "Семья № 27/26, визит");
    // Found by it, the short one too.
    let short = before.0.trim_start_matches("Семья № ").trim_end_matches(", визит").to_owned();
    for (query, title) in
        [("27/26", "Гусев"), (short.as_str(), "Иванова"), (&short.replace('-', ""), "Иванова")]
    {
        let found: Value = serde_json::from_str(&stdout(&d.run(&["find", query, "--json"]))).unwrap();
        assert!(found[0]["title"].as_str().unwrap_or_default().starts_with(title), "{query}: {found}");
    }
    let mut c = curator();
    c.presses("F7").types("Иванова").presses("Enter").sees(&format!("№ {short}"));
}

#[test]
fn a_visit_taken_off_is_sent_as_cancelled() {
    let d = with_desk();
    let id = "00000000-0000-4000-8000-000000000123";
    let before = visit_of(&ics(&d, &[]), id).unwrap();
    assert_eq!(before.3, None);
    d.open().delete(Act::VisitTakenOff, &[id.parse().unwrap()]).unwrap();
    let off = visit_of(&ics(&d, &["--names"]), id).unwrap();
    assert!(off.0.starts_with("Иванова М. П."), "{off:?}");
    assert_eq!((off.1.as_str(), off.3.as_deref()), ("20261127", Some("CANCELLED")));
    assert!(off.2 > before.2, "{before:?} {off:?}");
    // Taken back, it stands with a number that is higher again.
    d.open().undo().unwrap();
    let back = visit_of(&ics(&d, &[]), id).unwrap();
    assert!(back.3.is_none() && back.2 > off.2, "{off:?} {back:?}");
    // An activity that is done, and a closing: nothing of what was sent goes on standing.
    let stands = |d: &TestDistrict, uid: &str| {
        let calendar: Calendar = ics(d, &[]).parse().unwrap();
        let event = calendar.events().find(|e| e.get_uid() == Some(uid));
        event.is_some_and(|event| event.property_value("STATUS").is_none())
    };
    let activity = "activity-00000000-0000-4000-8000-000000000127@kurator";
    assert!(stands(&d, activity));
    d.takes(r#"{"type":"activity","id":"00000000-0000-4000-8000-000000000127","state":"done","done_on":"2026-11-24"}"#);
    assert!(!stands(&d, activity));
    let visit = "visit-00000000-0000-4000-8000-000000000138@kurator";
    d.takes(
        r#"{"type":"closing","family":"00000000-0000-4000-8000-000000000003","on":"2026-11-24","reason":"переезд"}"#,
    );
    assert!(!stands(&d, visit));
}

#[test]
fn a_cancellation_is_sent_until_its_day_and_for_a_month_after_the_change() {
    // The records of a test are written on 21 September.
    for (on, today, told) in [
        ("2026-12-20", "2026-11-24", true),
        ("2026-12-20", "2026-12-20", true),
        ("2026-12-20", "2026-12-21", false),
        ("2026-09-24", "2026-10-22", true),
        ("2026-09-24", "2026-10-23", false),
        ("2026-10-05", "2026-11-24", false),
    ] {
        let d = with_desk();
        let id = "00000000-0000-4000-8000-0000000000e1";
        d.takes(&format!(
            r#"{{"type":"appointment","id":"{id}","family":"00000000-0000-4000-8000-000000000003","on":"{on}"}}"#
        ));
        let entry = || {
            let args = ["report", "route", "--format", "ics", "--from", on, "--to", on];
            let out = district::program(&d.file).args(args).env("KURATOR_TODAY", today).output().unwrap();
            visit_of(&stdout(&out), id).map(|e| e.3)
        };
        assert_eq!(entry(), Some(None), "{on} {today}");
        d.open().delete(Act::VisitTakenOff, &[id.parse().unwrap()]).unwrap();
        assert_eq!(entry(), told.then(|| Some("CANCELLED".to_owned())), "{on} {today}");
    }
}

#[test]
fn a_saved_calendar_says_whose_hours_it_has() {
    let d = with_desk();
    for (n, (zone, said)) in
        [("Asia/Yekaterinburg", "UTC+5"), ("Asia/Irkutsk", "UTC+8"), ("Europe/Berlin", "не российский")]
            .into_iter()
            .enumerate()
    {
        let path = d.beside(&format!("{n}.ics"));
        let args = ["report", "route", "--format", "ics", "--out", path.to_str().unwrap()];
        let out = district::program(&d.file).env("TZ", zone).args(args).output().unwrap();
        assert!(out.status.success() && stderr(&out).contains(said), "{zone}: {}", stderr(&out));
    }
    let mut c = curator();
    c.presses("2 F2 Right*2").sees("часы покажутся по часам того, кто читает");
}

#[test]
fn a_changed_appointment_keeps_its_uid_and_gets_a_later_number() {
    let d = with_desk();
    let of = |text: &str| -> (String, u32) {
        let calendar: Calendar = text.parse().unwrap();
        let uid = "visit-00000000-0000-4000-8000-000000000123@kurator";
        let all: Vec<_> = calendar.events().filter(|e| e.get_uid() == Some(uid)).collect();
        assert_eq!(all.len(), 1);
        let number = all[0].property_value("SEQUENCE").unwrap().parse().unwrap();
        (all[0].property_value("DTSTART").unwrap().to_owned(), number)
    };
    let before = of(&ics(&d, &[]));
    d.takes(r#"{"type":"appointment","id":"00000000-0000-4000-8000-000000000123","on":"2026-11-26"}"#);
    let after = of(&ics(&d, &[]));
    assert_eq!((before.0.as_str(), after.0.as_str()), ("20261127", "20261126"));
    assert!(after.1 > before.1, "{before:?} {after:?}");
}

/// What a program of the system says of a calendar; `None` where it is not installed.
fn opened_by(program: &str, args: &[&str], home: &std::path::Path) -> Option<String> {
    let done = tools::output(Command::new(program).args(args).env("HOME", home).env("LC_ALL", "C.UTF-8"))?;
    Some(String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr))
}

#[test]
fn calendars_of_debian_open_it_and_a_second_import_doubles_nothing() {
    let d = with_desk();
    let path = d.beside("неделя.ics");
    std::fs::write(&path, ics(&d, &["--names"])).unwrap();
    let (file, home) = (path.to_str().unwrap(), d.folder.path());
    let config = d.beside("khal.conf");
    let calendar = d.beside("khal");
    std::fs::create_dir(&calendar).unwrap();
    std::fs::write(&config, format!("[calendars]\n[[week]]\npath = {}\n", calendar.display())).unwrap();
    let config = config.to_str().unwrap();
    if let Some(said) = opened_by("khal", &["-c", config, "printics", file], home) {
        assert!(said.contains("Иванова М. П., визит"), "{said}");
        let held = || std::fs::read_dir(&calendar).unwrap().count();
        let import = ["-c", config, "import", "--batch", "-a", "week", file];
        opened_by("khal", &import, home);
        let first = held();
        opened_by("khal", &import, home);
        assert!(first > 3 && held() == first, "{first} entries, then {}", held());
    }
    let data = home.join("calcurse");
    let data = data.to_str().unwrap();
    if opened_by("calcurse", &["-D", data, "-q", "-i", file], home).is_some() {
        let day = ["-D", data, "-Q", "--from", "11/24/2026", "--days", "4"];
        let said = opened_by("calcurse", &day, home).unwrap();
        assert_eq!(said.matches("Иванова М. П., визит").count(), 2, "{said}");
        assert!(said.contains("11:00 -> 12:00"), "{said}");
    }
}

// The evening.

#[test]
fn an_evening_is_one_line_under_either_layout() {
    for (layout, line) in [
        (KeyboardLayout::Russian, "2н 3п27"),
        (KeyboardLayout::Latin, "2y 3g27"),
        (KeyboardLayout::Latin, "2h, 3n 27.11"),
    ] {
        let mut c = curator().under(layout);
        c.presses("F4").sees("Итоги дня").sees("2 11:00 Иванова М. П.").types(line);
        c.sees("2 Иванова М. П.: не застали").sees("перенос на пт 27.11").does_not_see("Не отмечены");
        c.presses("Enter").sees("Отмечено посещение").sees("Отменить: Ctrl+Z");
        assert_eq!(c.records("contact", &["nobody_home", "2026-11-24", "11:00"]), 1, "{line}");
        assert_eq!(c.records("contact", &["postponed", "2026-11-24", "14:00"]), 1, "{line}");
        assert_eq!(c.records("appointment", &["0138", "2026-11-27"]), 1, "{line}");
        // One action, one undo.
        c.presses("Ctrl+Z");
        assert_eq!(c.records("contact", &["\"on\":\"2026-11-24\"", "visit"]), 1);
        assert_eq!(c.records("appointment", &["0138", "2026-11-24"]), 1);
    }
}

#[test]
fn the_effect_on_the_norm_is_seen_before_it_is_saved() {
    let mut c = curator();
    c.presses("d").types("2с: дома все; 3о");
    c.sees("2 Иванова М. П.: состоялся, «дома все»; неделя: было 0 из 2, станет 1");
    c.sees("3 Гусев Н. И.: отказ").presses("Enter");
    assert_eq!(c.records("contact", &["held", "2026-11-24", "дома все"]), 1);
}

#[test]
fn numbers_stay_when_a_visit_was_marked_or_put_off() {
    let mut c = curator();
    c.presses("F4").types("2п27").presses("Enter").presses("F4");
    c.sees("1 09:30 Сидорова А. В.: уже отмечено, состоялся");
    c.sees("2 11:00 Иванова М. П.: уже отмечено, перенос").sees("3 14:00 Гусев Н. И.");
    // What was marked is corrected, not doubled.
    c.types("2с").sees("состоялся (было: перенос)").presses("Enter");
    assert_eq!(c.records("contact", &["2026-11-24", "11:00"]), 1);
}

#[test]
fn what_is_wrong_is_told_at_its_place_and_nothing_is_lost() {
    for (line, said) in [
        ("2с 9с", "«9с»: номера 9 на листе нет, последний — 3"),
        ("2с 2н", "«2н»: номер 2 назван дважды"),
        ("2п20.11 3с", "«2п20.11»: 20.11.2026 уже прошло"),
        ("2п32", "«2п32»: нет такого дня: 32"),
        ("2ф", "«2ф»: не понятно"),
    ] {
        let mut c = curator();
        let before = c.file();
        c.presses("F4").types(line).sees(said).presses("Enter").sees(said).sees(line);
        assert_eq!(c.file(), before);
        // It can be corrected where it stands: typing does not replace the line.
        c.presses("End").types(" ").sees(line);
    }
    curator().presses("F4 Enter").sees("Писать нечего");
}

#[test]
fn an_earlier_day_is_entered_late_and_a_draft_outlives_the_program() {
    let mut c = curator();
    c.presses("F4").types("2с 3").is_killed_and_goes_on().sees("2с 3").types("о").presses("Enter");
    assert_eq!(c.records("contact", &["refused", "2026-11-24"]), 1);
    c.presses("F4 BackTab").types("19.11").presses("Tab").sees("На этот день никого не назначено");
    c.presses("BackTab").types("1.9").sees("Раньше чем за месяц");
    c.presses("BackTab Tab").types("+1").sees("!");
}

#[test]
fn the_entry_fits_the_least_window_in_both_languages() {
    for lang in [Lang::Ru, Lang::En] {
        let mut c = curator().speaking(lang).at(60, 20);
        c.presses("F4").types("2c 3g27").sees("27.11");
        // What does not fit is counted, not passed over.
        c.types(" 9c".repeat(14).as_str()).sees(if lang == Lang::Ru {
            "и ещё"
        } else {
            "more: F5 shows them"
        });
    }
}

// Printing from the screens.

#[test]
fn a_sheet_is_saved_from_the_calendar_and_the_path_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("лист");
    let mut c = curator().at(120, 40);
    c.presses("2 F2").sees("Печать: маршрутный лист, неделя 48").sees("Маршрут 2026-W48.docx");
    c.presses("Right Tab").types(path.to_str().unwrap()).presses("Enter").sees("Записано:");
    let text = std::fs::read_to_string(path.with_extension("txt")).unwrap();
    assert!(text.contains("Иванова М. П."), "{text}");
    // The name is taken: the second gets a number, the first stays.
    c.presses("F2 Right Tab").types(path.to_str().unwrap()).presses("Enter").sees("(2).txt");
    assert_eq!(std::fs::read_to_string(path.with_extension("txt")).unwrap(), text);
    c.presses("F2 Right*2 Tab").types(path.to_str().unwrap()).presses("Enter").sees("лист.ics");
    assert!(!std::fs::read_to_string(path.with_extension("ics")).unwrap().contains("Иванова"));
    c.presses("F2 Tab").types("/нет/такой/папки").presses("Enter").sees("Папки для");
}

#[test]
fn the_deputys_sheet_is_printed_from_the_leave() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("замещение");
    let mut c = desk::with_district(&(desk::DISTRICT.to_owned() + LEAVE));
    c.presses("5 F2").sees("со строки отпуска");
    c.goes_to("25.11").presses("F2").sees("Лист замещающему").sees("Замещает Зайцева О. О.");
    c.presses("Right Tab").types(path.to_str().unwrap()).presses("Enter").sees("Записано:");
    let text = std::fs::read_to_string(path.with_extension("txt")).unwrap();
    assert!(text.contains("Иванова М. П.") && text.contains("Замещает"), "{text}");
}

#[test]
fn the_zone_of_the_district_precedes_that_of_the_computer() {
    for (zone, offset) in
        [("Asia/Irkutsk", "+0800"), ("Europe/Kaliningrad", "+0200"), ("Asia/Ust-Nera", "+1000")]
    {
        let d = with_desk();
        d.takes(&format!(r#"{{"type":"district","zone":"{zone}"}}"#));
        assert!(d.export().contains(&format!(r#""zone":"{zone}""#)));
        for computer in ["Europe/Moscow", "Europe/Berlin", ""] {
            let args = ["report", "route", "--week", "2026-W48", "--format", "ics"];
            let out = district::program(&d.file).env("TZ", computer).args(args).output().unwrap();
            let text = stdout(&out);
            assert!(text.contains(&format!("DTSTART;TZID={zone}:20261124T110000")), "{zone}:\n{text}");
            assert!(text.contains(&format!("TZOFFSETTO:{offset}\r\n")), "{zone}:\n{text}");
        }
        let path = d.beside("неделя.ics");
        let args = ["report", "route", "--format", "ics", "--out", path.to_str().unwrap()];
        let said = stderr(&d.run(&args));
        assert!(said.contains("по поясу участка") && said.contains(zone), "{said}");
        // Another copy of the district learns it by a merge.
        let other = with_desk();
        let merged = other.run(&["merge", d.file.to_str().unwrap()]);
        assert!(merged.status.success(), "{}", stderr(&merged));
        assert!(other.export().contains(&format!(r#""zone":"{zone}""#)), "{}", stderr(&merged));
    }
    // What is no zone of Russia is refused by line, with those that are.
    for wrong in ["Europe/Berlin", "UTC+5", "Иркутск"] {
        let d = with_desk();
        let lines = format!(r#"{{"type":"district","zone":"{wrong}"}}"#);
        let done = d.open().import(&lines, kurator::store::jsonl::ImportMode::Whole).unwrap();
        let (line, ru, _) = district::told(&done).remove(0);
        assert!(line == 1 && ru.contains(wrong) && ru.contains("Asia/Yekaterinburg"), "{ru}");
    }
}

#[test]
fn an_entry_that_left_the_exported_days_is_sent_all_the_same() {
    let visit = "00000000-0000-4000-8000-000000000123";
    let move_to = |d: &TestDistrict, on: &str| {
        d.takes(&format!(r#"{{"type":"appointment","id":"{visit}","on":"{on}"}}"#));
    };
    for on in ["2027-03-15", "2027-05-01", "2027-11-27"] {
        let d = with_desk();
        let before = visit_of(&ics(&d, &[]), visit).unwrap();
        move_to(&d, on);
        let moved = visit_of(&ics(&d, &[]), visit).unwrap();
        assert_eq!((moved.1.clone(), moved.3.clone()), (on.replace('-', ""), None));
        assert!(moved.2 > before.2, "{before:?} {moved:?}");
        // Moved on, it is sent still; moved back, it stands where it was.
        move_to(&d, "2027-03-16");
        assert_eq!(visit_of(&ics(&d, &[]), visit).unwrap().1, "20270316");
        d.open().delete(Act::VisitTakenOff, &[visit.parse().unwrap()]).unwrap();
        assert_eq!(visit_of(&ics(&d, &[]), visit).unwrap().3.as_deref(), Some("CANCELLED"));
    }
    // What was never among these days is not.
    let d = with_desk();
    let other = "30000000-0000-4000-8000-000000000001";
    for on in ["2027-05-01", "2027-05-02"] {
        d.takes(&format!(r#"{{"type":"appointment","id":"{other}","family":"00000000-0000-4000-8000-000000000002","on":"{on}"}}"#));
        assert_eq!(visit_of(&ics(&d, &[]), other), None);
    }
    // An activity put off, and one that has no term any more; a birth that was corrected.
    let of = |d: &TestDistrict, uid: &str| {
        let calendar: Calendar = ics(d, &[]).parse().unwrap();
        let event = calendar.events().find(|e| e.get_uid() == Some(uid)).cloned();
        event.map(|e| {
            let value = |key: &str| e.property_value(key).unwrap_or_default().to_owned();
            (value("DTSTART"), value("STATUS"))
        })
    };
    let activity = "activity-00000000-0000-4000-8000-000000000127@kurator";
    let now = |d: &TestDistrict| of(d, activity).unwrap();
    assert_eq!(now(&d).1, "");
    d.takes(r#"{"type":"activity","id":"00000000-0000-4000-8000-000000000127","due":"2027-06-10"}"#);
    assert_eq!(now(&d), ("20270610".to_owned(), String::new()));
    let without = kurator::domain::Record::of(
        kurator::domain::Kind::Activity,
        "00000000-0000-4000-8000-000000000127".parse().unwrap(),
    );
    d.open().record(Act::ActivityMarked, &[without.with(FieldName::Due, None::<String>)]).unwrap();
    assert_eq!(now(&d).1, "CANCELLED");
}
