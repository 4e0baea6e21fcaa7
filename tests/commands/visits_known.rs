//! From which day on the visits of a family are known: what lies before it is «нет данных» in every answer and paper,
//! and a debt in none.

use kurator::domain::district::District;
use kurator::domain::{Act, FieldName, Id, Kind, Record};
use kurator::record;
use kurator::store::{Author, Entropy, Store};
use serde_json::Value;

use crate::district::{TestDistrict, author, begin_under, id, program, stderr, stdout};
use crate::fields::WithField;

/// The day on which the records come in: [`author`] writes on 21 September 2026.
const CAME: &str = "2026-09-21";

fn line(n: u32, kind: &str, fields: &str) -> String {
    format!(r#"{{"type":"{kind}","family":"{n:08}-0000-4000-8000-000000000001",{fields}}}"#) + "\n"
}

/// A family that has been accompanied since March.
fn family(n: u32, title: &str, level: &str) -> String {
    let own = format!(r#"{{"type":"family","id":"{n:08}-0000-4000-8000-000000000001","title":"{title}"}}"#);
    own + "\n" + &line(n, "level", &format!(r#""level":"{level}","from":"2026-03-02""#))
}

fn contact(n: u32, kind: &str, outcome: &str, on: &str) -> String {
    line(n, "contact", &format!(r#""kind":"{kind}","outcome":"{outcome}","on":"{on}""#))
}

/// Two families of a list that was taken in on [`CAME`].
fn listed() -> TestDistrict {
    let d = begin_under("yugra");
    d.takes(&(family(1, "Иванова Мария", "crisis") + &family(2, "Петрова Анна", "basic")));
    d
}

fn json(d: &TestDistrict, args: &[&str], today: &str) -> Value {
    let out = d.run(&[args, &["--json", "--today", today]].concat());
    serde_json::from_str(&stdout(&out)).unwrap_or_else(|e| panic!("{args:?}: {e}: {}", stdout(&out)))
}

/// Rows of the ledger of one family that are short, by their first day, and whether that is known.
fn short(d: &TestDistrict, title: &str, from: &str, to: &str, today: &str) -> Vec<(String, bool)> {
    let rows = json(d, &["norms", "--from", from, "--to", to], today);
    let of = |r: &&Value| r["title"].as_str().unwrap().starts_with(title) && r["state"] == "short";
    let rows = rows.as_array().unwrap().iter().filter(of);
    rows.map(|r| (r["from"].as_str().unwrap().to_owned(), r["known"].is_null())).collect()
}

/// What `due` says of late visits of that family.
fn late(d: &TestDistrict, title: &str, today: &str) -> Vec<String> {
    let said = stdout(&d.run(&["due", "--today", today]));
    let is_late = |l: &&str| l.contains(title) && l.contains('!') && l.contains("визитов");
    said.lines().filter(is_late).map(str::to_owned).collect()
}

#[test]
fn weeks_before_a_list_was_taken_in_are_no_debt() {
    let d = listed();
    for title in ["Иванова", "Петрова"] {
        assert!(late(&d, title, CAME).is_empty(), "{:?}", late(&d, title, CAME));
        let before = short(&d, title, "2026-08-01", "2026-09-20", CAME);
        assert!(!before.is_empty() && before.iter().all(|(_, known)| !known), "{before:?}");
    }
    // The first week of which everything is known is judged as any other.
    assert_eq!(late(&d, "Иванова", "2026-09-28").len(), 1, "{}", stdout(&d.run(&["due"])));
    let week = short(&d, "Иванова", "2026-09-21", "2026-09-27", "2026-09-28");
    assert_eq!(week, [("2026-09-21".to_owned(), true)]);
}

#[test]
fn a_month_known_in_part_asks_what_it_asks_of_a_family_taken_on_in_it() {
    let d = listed();
    d.takes(&family(3, "Адаптова Вера", "adaptation"));
    d.takes(&(family(4, "Новая Нина", "basic").replace("2026-03-02", CAME)));
    // Of 30 days ten are known: 2·10/30 is one visit, 1·10/30 none.
    for title in ["Петрова", "Новая"] {
        let late = late(&d, title, "2026-10-05");
        assert!(late.len() == 1 && late[0].contains("0 из 1"), "{late:?}");
    }
    assert!(late(&d, "Адаптова", "2026-10-05").is_empty());
    let of_month = short(&d, "Адаптова", "2026-09-01", "2026-09-30", "2026-10-05");
    assert_eq!(of_month, [("2026-09-01".to_owned(), false)]);
    // While the month lasts the norm asks for all of it, and what it asks of the days before presses nobody.
    let due = json(&d, &["due"], "2026-09-29");
    let visits = due["visits"].as_array().unwrap();
    let of = |title: &str| visits.iter().find(|v| v["title"].as_str().unwrap().starts_with(title)).unwrap();
    assert_eq!((of("Петрова")["required"].as_u64(), of("Адаптова")["required"].as_u64()), (Some(2), Some(1)));
}

#[test]
fn a_visit_moves_the_beginning_of_its_own_family_alone() {
    let d = listed();
    let asked = |title: &str| short(&d, title, "2026-06-01", "2026-08-31", CAME);
    let is_known = |rows: &[(String, bool)]| rows.iter().any(|(_, known)| *known);
    d.takes(&contact(1, "call", "held", "2026-03-05"));
    assert!(!is_known(&asked("Иванова")), "a call says nothing of visits: {:?}", asked("Иванова"));
    d.takes(&contact(1, "home_visit", "nobody_home", "2026-06-03"));
    let rows = asked("Иванова");
    assert!(rows.iter().all(|(_, known)| *known) && rows.len() == 14, "{rows:?}");
    assert!(!is_known(&asked("Петрова")), "{:?}", asked("Петрова"));
    assert_eq!(late(&d, "Иванова", CAME).len(), 1);
    assert!(late(&d, "Петрова", CAME).is_empty());
}

/// A curator who writes a month after the file was begun.
fn a_month_later(d: &TestDistrict) -> Store {
    Store::open(&d.file, Author { clock: || 1_792_592_000_000, ..author() }).unwrap()
}

#[test]
fn a_family_entered_late_is_known_and_one_of_a_list_since_it_came() {
    let d = listed();
    let mut store = a_month_later(&d);
    for (n, from) in [(5, "2026-09-28"), (6, "2026-03-02")] {
        let family =
            Record::of(Kind::Family, id(n)).with(FieldName::Title, ["Ручная", "Давняя"][n as usize - 5]);
        let level = Record::new(Kind::Level)
            .with(FieldName::Family, id(n))
            .with(FieldName::Level, "crisis")
            .with(FieldName::From, from);
        store.record(Act::FamilyTakenIn, &[family, level]).unwrap();
    }
    let lines = family(7, "Списочная Лидия", "crisis").replace("2026-03-02", "2026-09-28");
    let done = store.import(&lines, kurator::store::jsonl::ImportMode::Whole).unwrap();
    assert!(done.refused.is_empty());
    drop(store);
    let is_known = |title: &str| -> Vec<bool> {
        let rows = short(&d, title, "2026-10-05", "2026-10-11", "2026-10-26");
        rows.into_iter().map(|(_, known)| known).collect()
    };
    assert_eq!(is_known("Ручная"), [true], "it began when the file was there");
    assert_eq!(is_known("Давняя"), [false], "it began before the file");
    assert_eq!(is_known("Списочная"), [false], "its records came by a list");
}

#[test]
fn papers_and_reports_leave_out_what_is_not_known() {
    let d = listed();
    d.takes(&contact(1, "home_visit", "held", "2026-08-31"));
    let today = "2026-10-12";
    let report = json(&d, &["report", "quarter", "2026-Q3"], today);
    let value = |report: &Value, of: &str| {
        let row = report["rows"].as_array().unwrap().iter().find(|r| r["indicator"] == of).unwrap().clone();
        row["value"].as_u64()
    };
    // Four weeks of Иванова and a third of the month of Петрова.
    assert_eq!(value(&report, "own_visits_asked"), Some(5), "{report:#}");
    assert_eq!(report["visits_since"], "2026-08-31");
    let before = json(&d, &["report", "quarter", "2026-Q2"], today);
    assert_eq!(value(&before, "own_visits_asked"), None);
    let norms = json(&d, &["report", "norms", "--period", "2026-Q3"], today);
    let rows = norms["rows"].as_array().unwrap();
    let cells = |r: &Value| (r["cells"]["required"].as_u64(), r["cells"]["owed"].as_u64());
    assert_eq!(cells(rows.last().unwrap()), (Some(6), Some(5)), "{norms:#}");
    // The week that reaches into October is in the ledger too.
    let states: Vec<&str> = rows.iter().filter_map(|r| r["cells"]["state"].as_str()).collect();
    assert_eq!(states.iter().filter(|s| **s == "недобор").count(), 5, "{states:?}");
    assert_eq!(states.iter().filter(|s| **s == "нет данных").count(), states.len() - 6, "{states:?}");
    let results = json(&d, &["report", "results", "--period", "2026-Q3"], today);
    assert_eq!(results["rows"].as_array().unwrap().last().unwrap()["cells"]["required"], 5, "{results:#}");
    let staff = stdout(&d.run(&["report", "quarter", "2026-Q2", "--today", today]));
    assert!(staff.contains("нет данных"), "{staff}");
}

#[test]
fn the_order_in_which_files_were_merged_decides_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let begun = |name: &str, device: &str, clock: fn() -> i64| {
        let path = folder.path().join(name);
        let author = Author { device: device.into(), user: "Т. Н.".into(), clock };
        let mut store = Store::create(&path, author, Entropy::System).unwrap();
        let district = record!(District { id: Id::DISTRICT, regulation: "yugra" });
        store.record(Act::DistrictOpened, &[district]).unwrap();
        (path, store)
    };
    // The one file was begun in January, the other in September, with a family accompanied since March.
    let (early, store) = begun("early.kurator", "стол", || 1_768_200_000_000);
    drop(store);
    let (late, mut store) = begun("late.kurator", "дом", || 1_790_000_000_000);
    let family = Record::of(Kind::Family, id(1)).with(FieldName::Title, "Иванова Мария");
    let level = Record::of(Kind::Level, id(2))
        .with(FieldName::Family, id(1))
        .with(FieldName::Level, "basic")
        .with(FieldName::From, "2026-03-02");
    store.record(Act::FamilyTakenIn, &[family, level]).unwrap();
    drop(store);
    let copy = |of: &std::path::Path, name: &str| {
        let to = folder.path().join(name);
        std::fs::copy(of, &to).unwrap();
        to
    };
    let (early_too, late_too) = (copy(&early, "early-2.kurator"), copy(&late, "late-2.kurator"));
    let run = |file: &std::path::Path, args: &[&str]| {
        let out = program(file).args(args).args(["--today", "2026-11-24"]).output().unwrap();
        assert_eq!(out.status.code(), Some(0), "{args:?}: {}", stderr(&out));
        stdout(&out)
    };
    let norms = ["norms", "--from", "2026-06-01", "--to", "2026-08-31", "--json"];
    let alone = run(&late, &norms);
    assert!(alone.contains("\"known\": false") || alone.contains("\"known\":false"), "{alone}");
    run(&early, &["merge", late_too.to_str().unwrap()]);
    run(&late, &["merge", early_too.to_str().unwrap()]);
    assert_eq!(run(&early, &norms), alone);
    assert_eq!(run(&late, &norms), alone);
}

#[test]
fn a_debt_outlives_another_name_or_computer_and_the_file_of_a_colleague() {
    let folder = tempfile::tempdir().unwrap();
    let author = |device: &str, user: &str, clock: fn() -> i64| Author {
        device: device.into(),
        user: user.into(),
        clock,
    };
    let begun = |name: &str, author: Author| {
        let path = folder.path().join(name);
        let mut store = Store::create(&path, author, Entropy::System).unwrap();
        let district = record!(District { id: Id::DISTRICT, regulation: "yugra" });
        store.record(Act::DistrictOpened, &[district]).unwrap();
        path
    };
    // Her file is of January, that of her colleague of June; in July she enters a family accompanied since March.
    for (device, user) in
        [("стол", "Иванова А. А."), ("стол", "Иванова А. А. Новая"), ("дом", "Иванова А. А.")]
    {
        let (own, other) = (format!("{device}{user}.kurator"), format!("{device}{user}-2.kurator"));
        let own = begun(&own, author("стол", "Иванова А. А.", || 1_768_200_000_000));
        let other = begun(&other, author("другой", "Петрова", || 1_780_300_000_000));
        let mut store = Store::open(&own, author(device, user, || 1_783_000_000_000)).unwrap();
        let (family, level) = (Id::new(), Id::new());
        let records = [
            Record::of(Kind::Family, family).with(FieldName::Title, "Волкова Мария"),
            Record::of(Kind::Level, level)
                .with(FieldName::Family, family)
                .with(FieldName::Level, "basic")
                .with(FieldName::From, "2026-03-02"),
        ];
        store.record(Act::FamilyTakenIn, &records).unwrap();
        drop(store);
        let run = |args: &[&str]| {
            let out = program(&own).args(args).args(["--today", "2026-07-10"]).output().unwrap();
            assert_eq!(out.status.code(), Some(0), "{args:?}: {}", stderr(&out));
            stdout(&out)
        };
        let norms = ["norms", "--from", "2026-03-01", "--to", "2026-06-30"];
        let alone = run(&norms);
        assert!(alone.contains("недобор") && !alone.contains("нет данных"), "{alone}");
        run(&["merge", other.to_str().unwrap()]);
        assert_eq!(run(&norms), alone, "{device} {user}");
    }
}

/// The table of the ledger, that of the defence, the sheet of the deputy and the route ask for the same visits; to
/// programs the ledger says what the norm asks of the whole month.
#[test]
fn a_month_known_in_part_asks_for_the_same_in_every_table_and_paper() {
    let numbers = |r: &Value| ["required", "done"].map(|n| r[n].as_u64().unwrap());
    for (outcome, expected) in [("nobody_home", [1, 0]), ("held", [1, 1])] {
        let d = begin_under("yugra");
        d.takes(&family(2, "Петрова Анна", "basic"));
        d.takes(&contact(2, "home_visit", outcome, "2026-09-25"));
        d.takes(&line(2, "appointment", r#""on":"2026-09-29","time":"10:00""#));
        let today = "2026-10-05";
        let quarter = ["norms", "--from", "2026-07-01", "--to", "2026-09-30"];
        let norms = json(&d, &quarter, today);
        let of_september = norms.as_array().unwrap().last().unwrap();
        assert_eq!(numbers(of_september), [2, expected[1]], "{norms:#}");
        let table = stdout(&d.run(&[&quarter[..], &["--today", today]].concat()));
        let september = table.lines().find(|l| l.contains("01.09.2026")).unwrap();
        let said: Vec<u64> = september.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        assert_eq!(said[..2], expected, "{table}");
        let report = json(&d, &["report", "norms", "--period", "2026-Q3"], today);
        let rows = report["rows"].as_array().unwrap().iter().map(|r| &r["cells"]);
        let rows: Vec<_> = rows.filter(|cells| cells["state"].is_string()).map(numbers).collect();
        assert_eq!(rows.last(), Some(&expected), "{report:#}");
        for paper in ["deputy", "route"] {
            let days = ["--from", "2026-09-29", "--to", "2026-09-29", "--today", today];
            let paper = stdout(&d.run(&[&["report", paper], &days[..]].concat()));
            let said = paper.lines().find(|l| l.contains("норма:")).unwrap_or_else(|| panic!("{paper}"));
            assert!(said.contains(&format!("{} из 1", expected[1])), "{paper}");
        }
    }
}
