//! One rule book: what breaks a rule is refused by a form, a window, an import and the command line alike; what came by
//! a merge stands as a finding and is mended where it stands.

use crate::desk::{KeyboardLayout, curator, with_district};
use crate::district;
use crate::district::{TestDistrict, author, export, id, is_sentence, run, stdout};
use crate::fields::WithField;
use kurator::domain::record::Record;
use kurator::domain::{Act, FieldName, Id, Kind};
use kurator::store::Store;
use kurator::store::jsonl::ImportMode;

const TODAY: &str = "2026-11-24";

/// A family on accompaniment since 1 September, with a mother, a request and an agreement.
const FAMILY: &str = r#"{"type":"family","id":"@1","title":"Лукина Ольга Игоревна","registered_on":"2026-08-28"}
{"type":"level","id":"@2","family":"@1","level":"crisis","from":"2026-09-01"}
{"type":"member","id":"@3","family":"@1","role":"mother","last_name":"Лукина","first_name":"Ольга","born":"1990-05-06"}
"#;

/// Lines that break a rule, with the field at which it is told.
const BROKEN: [(&str, &str); 17] = [
    (r#"{"type":"member","id":"@9","family":"@1","role":"aunt","why_left":"moved_out"}"#, "until"),
    (
        r#"{"type":"member","id":"@9","family":"@1","role":"son","first_name":"Лев","born":"2030-01-01"}"#,
        "born",
    ),
    (
        r#"{"type":"member","id":"@9","family":"@1","role":"niece","first_name":"Яна","born":"2026-11-25"}"#,
        "born",
    ),
    (
        r#"{"type":"member","id":"@9","family":"@1","role":"uncle","first_name":"Пётр","born_year":2027}"#,
        "born_year",
    ),
    (
        r#"{"type":"member","id":"@9","family":"@1","role":"son","born":"2020-01-01","from":"2019-12-31"}"#,
        "from",
    ),
    (
        r#"{"type":"member","id":"@9","family":"@1","role":"aunt","until":"2026-11-26","why_left":"died"}"#,
        "until",
    ),
    (
        r#"{"type":"contact","id":"@9","family":"@1","kind":"home_visit","outcome":"held","on":"2026-12-24"}"#,
        "on",
    ),
    (
        r#"{"type":"contact","id":"@9","family":"@1","kind":"call","outcome":"held","on":"2026-11-20","call_back":"2026-11-19"}"#,
        "call_back",
    ),
    (r#"{"type":"inquiry","id":"@9","on":"2026-11-25","who":"сосед"}"#, "on"),
    (
        r#"{"type":"activity","id":"@9","family":"@1","help":"social","text":"путёвка","state":"done","done_on":"2026-12-01"}"#,
        "done_on",
    ),
    (
        r#"{"type":"request","id":"@9","family":"@1","organisation":"ЦРБ","sent_on":"2026-11-10","answered_on":"2026-11-09"}"#,
        "answered_on",
    ),
    (
        r#"{"type":"request","id":"@9","family":"@1","organisation":"школа","sent_on":"2026-11-10","answered_on":"2026-11-30"}"#,
        "answered_on",
    ),
    (r#"{"type":"closing","id":"@9","family":"@1","on":"2026-08-30"}"#, "on"),
    (
        r#"{"type":"consent","id":"@9","family":"@1","on":"2026-10-01","withdrawn_on":"2026-09-30"}"#,
        "withdrawn_on",
    ),
    (
        r#"{"type":"agreement","id":"@9","family":"@1","on":"2026-10-01","copy_sent_on":"2026-09-30"}"#,
        "copy_sent_on",
    ),
    (r#"{"type":"absence","id":"@9","family":"@1","from":"2026-12-10","until":"2026-12-10"}"#, "until"),
    (r#"{"type":"notice","id":"@9","family":"@1","to_whom":"опека","on":"2026-11-25"}"#, "on"),
];

fn filled(line: &str) -> String {
    (1..10).fold(line.to_owned(), |l, n| l.replace(&format!("@{n}"), &id(n).to_string()))
}

fn on_the_day(d: &TestDistrict) -> Store {
    let mut store = d.open();
    store.set_today(TODAY.parse().unwrap());
    store
}

/// Writes a line without asking the rule book, as a program of before would have.
fn write(store: &mut Store, line: &str) {
    store.record(Act::RecordAdded, &[Record::parse(&filled(line)).unwrap()]).unwrap();
}

#[test]
fn an_import_refuses_by_line_field_and_remedy_and_takes_nothing() {
    for (line, field) in BROKEN {
        let d = TestDistrict::new();
        let text = filled(&format!("{FAMILY}\n{line}\n"));
        let before = d.bytes();
        let done = on_the_day(&d).import(&text, ImportMode::Whole).unwrap();
        let told = district::told(&done);
        assert_eq!(told.iter().map(|t| t.0).collect::<Vec<_>>(), [5], "{line}: {told:?}");
        for said in [&told[0].1, &told[0].2] {
            assert!(is_sentence(said) && said.contains(field) && !said.contains("check-"), "{said}");
        }
        assert!(d.bytes() == before, "{line}");
        let done = on_the_day(&d).import(&text, ImportMode::Partial).unwrap();
        assert_eq!((done.added, done.refused.len()), (3, 1), "{line}");
        assert!(!d.export().contains(&id(9).to_string()), "{line}");
    }
}

#[test]
fn the_command_line_measures_against_the_day_it_is_told() {
    let d = TestDistrict::new();
    d.takes(&filled(FAMILY));
    for case in ["born-in-future.jsonl", "visit-held-in-future.jsonl"] {
        let path = format!("{}/tests/cases/{case}", env!("CARGO_MANIFEST_DIR"));
        let line = std::fs::read_to_string(path).unwrap();
        let own = d.beside(case);
        std::fs::write(&own, line.replace("00000000-0000-7000-8000-000000000001", &id(1).to_string()))
            .unwrap();
        let own = own.to_str().unwrap();
        let output = d.run(&["import", own, "--json"]);
        assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
        assert!(stdout(&output).contains("\"line\": 1") || stdout(&output).contains("\"line\":1"));
        let output = d.run(&["--today", "2030-01-02", "import", own, "--dry-run"]);
        assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    }
}

#[test]
fn what_a_line_does_not_touch_is_not_its_fault() {
    let d = TestDistrict::new();
    let mut store = on_the_day(&d);
    store.import(&filled(FAMILY), ImportMode::Whole).unwrap();
    write(&mut store, BROKEN[1].0);
    let name = filled(r#"{"type":"member","id":"@9","first_name":"Леон"}"#);
    assert!(store.import(&name, ImportMode::Whole).unwrap().refused.is_empty());
    let birth = filled(r#"{"type":"member","id":"@9","born":"2031-01-01"}"#);
    assert_eq!(store.import(&birth, ImportMode::Whole).unwrap().refused.len(), 1);
}

#[test]
fn what_came_by_a_merge_is_found_and_travels_on() {
    for (line, field) in BROKEN {
        let d = TestDistrict::new();
        let mut store = on_the_day(&d);
        store.import(&filled(FAMILY), ImportMode::Whole).unwrap();
        let copy = d.beside("копия.kurator");
        std::fs::copy(&d.file, &copy).unwrap();
        write(&mut Store::open(&copy, author()).unwrap(), line);
        let union =
            kurator::sync::merge::merge(&mut store, &copy, &d.beside("state"), &mut |_, _| {}).unwrap();
        let found: Vec<_> =
            union.findings.iter().filter(|f| f.field.is_some_and(|f| f.code() == field)).collect();
        assert!(
            !found.is_empty() && found.iter().all(|f| f.entity == Some(id(9))),
            "{line}: {:?}",
            union.findings
        );
        let report = store.reader().check().unwrap();
        assert!(
            report.ok && report.findings.iter().any(|f| f.field.is_some_and(|f| f.code() == field)),
            "{line}"
        );
        // An export says which values break a rule, and so an empty file takes them and says the same.
        let lines = export(&store);
        assert!(
            lines.contains(&format!("\"type\":\"doubtful\",\"of\":\"{}\",\"field\":\"{field}\"", id(9))),
            "{lines}"
        );
        let other = TestDistrict::new();
        let mut store = on_the_day(&other);
        let done = store.import(&lines, ImportMode::Whole).unwrap();
        assert!(done.refused.is_empty(), "{line}: {:?}", district::told(&done));
        assert_eq!(export(&store), lines);
    }
}

#[test]
fn the_command_line_names_what_breaks_a_rule() {
    let d = TestDistrict::new();
    let mut store = on_the_day(&d);
    store.import(&filled(FAMILY), ImportMode::Whole).unwrap();
    for (line, _) in [BROKEN[1], BROKEN[12]] {
        write(&mut store, &line.replace("@9", if line.contains("closing") { "@8" } else { "@9" }));
    }
    drop(store);
    let output = run(&d.file, &["check"]);
    let said = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("Дата рождения ещё не наступила") && said.contains("01.09.2026"), "{said}");
}

#[test]
fn a_finding_of_a_merge_is_mended_in_the_form_at_its_field() {
    for (layout, born) in [
        (KeyboardLayout::Latin, "2030-01-01"),
        (KeyboardLayout::Russian, "2027-02-03"),
        (KeyboardLayout::Latin, "2026-11-25"),
    ] {
        let mut c = curator().under(layout);
        let family: Id = "00000000-0000-4000-8000-000000000001".parse().unwrap();
        c.carries_a_copy("ноутбук", |home| {
            let child = Record::new(Kind::Member)
                .with(FieldName::Family, family)
                .with(FieldName::Role, "son")
                .with(FieldName::FirstName, "Тимур")
                .with(FieldName::Born, born);
            home.record(Act::MemberAdded, &[child]).unwrap();
        });
        c.presses("7 Ins Enter Enter").sees("Тимур").sees("Дата рождения ещё не наступила").presses("Enter");
        c.presses("7").goes_to("Тимур").presses("Enter").sees("Изменить: член семьи");
        c.sees("! Дата рождения ещё не наступила");
        c.presses("Ctrl+U").types("03.02.2020").presses("Ctrl+S").does_not_see("Дата рождения");
        assert_eq!(c.records("member", &["Тимур", "2020-02-03"]), 1, "{}", c.screen());
        assert!(!c.file().contains("doubtful"));
    }
}

#[test]
fn no_window_writes_what_a_form_refuses() {
    let mut c = with_district(&filled(FAMILY));
    for (line, _) in BROKEN {
        let record = Record::parse(&filled(line)).unwrap();
        c.performs(kurator::screen::Effect::Record { act: Act::RecordAdded, records: vec![record] });
        assert!(!c.file().contains(&id(9).to_string()), "{line}");
    }
    let good = r#"{"type":"absence","id":"@9","family":"@1","from":"2026-12-10","until":"2026-12-11"}"#;
    let record = Record::parse(&filled(good)).unwrap();
    c.performs(kurator::screen::Effect::Record { act: Act::AbsenceSet, records: vec![record] });
    assert!(c.file().contains(&id(9).to_string()));
}

/// What only the family or the document shows: a child of eight who consents or applies for herself, fewer visits than the
/// norm, a level by a decision that refused it, one question put twice, a curator as her own deputy.
const UNFIT: [&str; 6] = [
    r#"{"type":"consent","id":"@9","family":"@1","member":"@4","on":"2026-10-10","purpose":"обмен сведениями"}"#,
    r#"{"type":"family","id":"@1","ground":"minor_application"}"#,
    r#"{"type":"level","id":"@9","family":"@1","level":"emergency","from":"2026-10-01","visits":1,"per":"month"}"#,
    r#"{"type":"level","id":"@9","family":"@1","level":"basic","from":"2026-10-01","decision":"@5"}"#,
    r#"{"type":"question","id":"@9","family":"@1","subject":"level"}"#,
    r#"{"type":"leave","id":"@9","curator":"@7","from":"2026-12-01","until":"2026-12-10","deputy":"@7"}"#,
];

/// What the family of [`FAMILY`] has beside.
const BESIDE: &str = r#"{"type":"curator","id":"@7","name":"Смирнова Т. Н."}
{"type":"member","id":"@4","family":"@1","role":"daughter","first_name":"Ия","born":"2018-02-01"}
{"type":"decision","id":"@5","family":"@1","subject":"level","on":"2026-09-28","ruling":"refused"}
{"type":"question","id":"@6","family":"@1","subject":"level"}
"#;

#[test]
fn no_window_writes_what_contradicts_the_family_or_the_document() {
    let mut c = with_district(&filled(&format!("{FAMILY}{BESIDE}")));
    let before = c.file();
    for line in UNFIT {
        let record = Record::parse(&filled(line)).unwrap();
        c.performs(kurator::screen::Effect::Record { act: Act::RecordAdded, records: vec![record] });
        assert!(c.file() == before, "{line}");
    }
    // What a line of an import left behind is no fault of a window that leaves it alone.
    let mut c = with_district(&filled(&format!("{FAMILY}{BESIDE}{}", UNFIT[1])));
    let phone = r#"{"type":"family","id":"@1","safety":"собака"}"#;
    let record = Record::parse(&filled(phone)).unwrap();
    c.performs(kurator::screen::Effect::Record { act: Act::FamilyChanged, records: vec![record] });
    assert!(c.file().contains("собака"));
    // The decision and what it decides are compared as they would be together.
    let together = [
        r#"{"type":"decision","id":"@5","ruling":"granted"}"#,
        r#"{"type":"level","id":"@9","family":"@1","level":"basic","from":"2026-10-01","decision":"@5"}"#,
    ];
    let records = together.iter().map(|line| Record::parse(&filled(line)).unwrap()).collect();
    c.performs(kurator::screen::Effect::Record { act: Act::RecordAdded, records });
    assert!(c.file().contains(&id(9).to_string()));
}

#[test]
fn a_value_of_ones_own_for_a_conflict_keeps_the_rules() {
    let d = TestDistrict::new();
    let mut store = on_the_day(&d);
    store.import(&filled(FAMILY), ImportMode::Whole).unwrap();
    let copy = d.beside("копия.kurator");
    std::fs::copy(&d.file, &copy).unwrap();
    let born = |day: &str| Record::of(Kind::Member, id(3)).with(FieldName::Born, day);
    Store::open(&copy, author()).unwrap().record(Act::FamilyChanged, &[born("1990-05-07")]).unwrap();
    store.record(Act::FamilyChanged, &[born("1990-05-08")]).unwrap();
    kurator::sync::merge::merge(&mut store, &copy, &d.beside("state"), &mut |_, _| {}).unwrap();
    drop(store);
    let name = format!("{}:born", id(3));
    for ahead in ["2030-01-01", "2026-11-25", "2027-02-03"] {
        let output = run(&d.file, &["resolve", &name, "--value", &format!("\"{ahead}\"")]);
        assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
    }
    let output = run(&d.file, &["resolve", &name, "--value", "\"1990-05-09\""]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}
