//! Export and import: what goes out comes in the same, and what cannot be taken is told by line and reason.

use crate::district;
use crate::random;
use kurator::domain::{Act, FieldName};
use std::collections::BTreeMap;

use crate::district::{TestDistrict, id, is_sentence, stdout, told};
use kurator::domain::Record;
use kurator::domain::check::rules;
use kurator::domain::schema::{FieldType, Kind};
use kurator::store::jsonl::ImportMode;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// The lines of the documentation, one of each type, with ids filled in.
const DOCUMENTED: &str = r#"{"type":"curator","id":"C","name":"Смирнова Т. Н.","position":"специалист по социальной работе","section":"Участок 3"}
{"type":"family","id":"F","title":"Иванова Мария Петровна","settlement":"Боровичи","street":"Ленинградская","house":"12","flat":"4","safety":"собака","form":"group","ground":"…","registered_on":"2026-08-28"}
{"type":"assignment","id":"1","family":"F","curator":"C","from":"2026-08-28"}
{"type":"member","id":"M","family":"F","role":"mother","last_name":"Иванова","first_name":"Мария","patronymic":"Петровна","born":"1991-04-02","phones":["+79116031422"],"occupation":"…"}
{"type":"level","id":"2","family":"F","level":"emergency","from":"2026-08-31","until":"2026-11-30","decided_by":"КДНиЗП","decided_on":"2026-08-30","number":"41","reason":"…","visits":2,"per":"week"}
{"type":"contact","id":"3","family":"F","kind":"home_visit","outcome":"held","on":"2026-11-20","time":"11:00","by":"…","with":["…"],"note":"…"}
{"type":"appointment","id":"4","family":"F","on":"2026-11-24","time":"11:00","by":"…"}
{"type":"absence","id":"5","family":"F","from":"2026-12-01","until":"2026-12-10","reason":"больница","member":"M"}
{"type":"availability","id":"6","family":"F","weekday":3,"possible":false,"from":"09:00","until":"12:00"}
{"type":"leave","id":"7","curator":"C","from":"2026-12-14","until":"2026-12-20","reason":"отпуск","deputy":"C"}
{"type":"duty","id":"8","curator":"C","on":"2026-01-06","visits":2}
{"type":"capacity","id":"9","curator":"C","weekday":1,"visits":3,"from":"2026-09-01"}
{"type":"capacity","id":"10","curator":"C","on":"2026-12-28","visits":6}
{"type":"programme","id":"P","family":"F","member":"M","version":1,"approved_by":"КДНиЗП","number":"14","on":"2026-09-04"}
{"type":"activity","id":"11","programme":"P","family":"F","member":"M","help":"medical","text":"консультация нарколога","organisation":"ЦРБ","due":"2026-11-20","state":"planned"}
{"type":"closing","id":"12","family":"F","on":"2026-12-01","reason":"…","positive":true}
"#;

fn documented() -> String {
    let ids = |line: &str| {
        let mut object: Map<String, Value> = serde_json::from_str(line).unwrap();
        for (name, n) in [
            ("id", None),
            ("family", Some(20)),
            ("curator", Some(21)),
            ("member", Some(22)),
            ("programme", Some(23)),
            ("deputy", Some(21)),
        ] {
            if let Some(value) = object.get_mut(name) {
                let letter = [("F", 20), ("C", 21), ("M", 22), ("P", 23)]
                    .into_iter()
                    .find(|(l, _)| value == l)
                    .map(|(_, n)| n);
                let n = n.or(letter).unwrap_or_else(|| value.as_str().unwrap().parse().unwrap());
                *value = json!(id(n).to_string());
            }
        }
        Value::Object(object).to_string() + "\n"
    };
    DOCUMENTED.lines().map(ids).collect()
}

/// Texts that people paste, and some that nobody should.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[а-яёА-ЯЁ ]{1,20}",
        "\\PC{0,12}",
        prop::collection::vec(
            prop::sample::select(vec![
                "\"",
                "\\",
                "'",
                "\n",
                "\r\n",
                "\t",
                "\u{a0}",
                "и\u{306}",
                "и\u{200b}\u{306}",
                "e\u{ad}\u{301}",
                "\u{301}",
                "👩‍👧",
                "🏠",
                "‏עברית",
                "\u{202e}abc",
                "\u{feff}",
                "\u{2028}",
                "\u{85}",
                "\u{0}",
                "\u{1b}[2J",
                "й",
                "Ω",
                "ﬁ",
                "\u{1d160}",
                "{$x}",
                "null",
                " ",
                "а",
            ]),
            0..10,
        )
        .prop_map(|l| l.concat()),
        Just("ъ".repeat(10_000)),
    ]
}

/// A value that a field of this type takes, by a number.
fn value(ty: FieldType, n: u64, text: &str) -> Value {
    let day = |n: u64| format!("20{:02}-{:02}-{:02}", 10 + n % 60, 1 + n % 12, 1 + n % 28);
    match ty {
        FieldType::Text => json!(text),
        FieldType::Date => json!(day(n)),
        FieldType::Time => json!(format!("{:02}:{:02}", n % 24, n % 60)),
        FieldType::Number(low, high) => json!(low + (n as i64) % (high - low + 1)),
        FieldType::Flag => json!(n.is_multiple_of(2)),
        FieldType::Choice(words) => json!(words[n as usize % words.len()]),
        FieldType::Owner(kind) | FieldType::Ref(kind) => json!(id(first(kind)).to_string()),
        FieldType::Texts => json!([text, "мать", ""]),
        FieldType::Phones => json!([
            format!("8 (911) 603-{:02}-{:02}", n % 100, n % 7),
            "02 доб. 4",
            "+7 911 603 14 22",
            "89116031422"
        ]),
    }
}

/// Days, hours and years as the rule book wants them: births before what begins, that before what follows, all of it past.
fn in_order(kind: Kind, field: &str, ty: FieldType, n: u64) -> Option<Value> {
    let begins =
        ["from", "on", "sent_on", "decided_on", "registered_on"].contains(&field) && kind != Kind::Closing;
    Some(match ty {
        FieldType::Date => {
            let year = if field == "born" { 1990 } else { 2000 + 10 * u64::from(!begins) } + n % 9;
            json!(format!("{year}-{:02}-{:02}", 1 + n % 12, 1 + n % 28))
        }
        FieldType::Time => json!(format!("{:02}:{:02}", n % 12 + 12 * u64::from(!begins), n % 60)),
        FieldType::Number(..) if field == "born_year" => json!(1950 + n % 70),
        _ => return None,
    })
}

fn first(kind: Kind) -> u128 {
    1000 * (1 + Kind::ALL.iter().position(|k| *k == kind).unwrap() as u128)
}

/// A line of this kind; `mask` chooses which optional fields it has.
fn line(kind: Kind, n: u128, mask: u64, texts: &[String]) -> Value {
    let mut object = Map::from_iter([("type".to_owned(), json!(kind.name()))]);
    let me = if kind == Kind::District { kurator::domain::Id::DISTRICT } else { id(first(kind) + n) };
    object.insert("id".into(), json!(me.to_string()));
    for (i, field) in kind.fields().iter().enumerate() {
        if !field.required && mask >> i & 1 == 0 {
            continue;
        }
        let text = &texts[i % texts.len()];
        let mut v = value(field.ty, mask >> 7 ^ i as u64, text);
        if field.required && field.ty == FieldType::Text {
            v = json!(format!("х{text}"));
        }
        if let Some(kept) = in_order(kind, field.name.code(), field.ty, mask >> 7 ^ i as u64) {
            v = kept;
        }
        object.insert(field.name.to_string(), v);
    }
    match kind {
        Kind::District => {
            object.insert("regulation".into(), json!("azov"));
        }
        Kind::Notice => {
            object.insert("family".into(), json!(id(first(Kind::Family)).to_string()));
        }
        Kind::Capacity => {
            object.remove(if mask & 1 == 0 { "on" } else { "weekday" });
            let day =
                if mask & 1 == 0 { ("weekday", json!(1 + mask % 7)) } else { ("on", json!("2026-12-28")) };
            object.insert(day.0.into(), day.1);
        }
        _ => {}
    }
    if object.contains_key("until") && kind.field(FieldName::From).is_some() {
        let (from, until) =
            if kind == Kind::Availability { ("09:00", "12:00") } else { ("2026-02-01", "2026-02-02") };
        object.extend([("from".to_owned(), json!(from)), ("until".to_owned(), json!(until))]);
    }
    if kind == Kind::Level || kind == Kind::Order {
        object.extend([("visits".to_owned(), json!(20)), ("per".to_owned(), json!("week"))]);
    }
    // A notice is of a family, or of a call about one that is not known yet.
    if kind == Kind::Notice && !object.contains_key("inquiry") {
        object.insert("family".into(), json!(id(first(Kind::Family)).to_string()));
    }
    // No closing comes before the accompaniment began.
    if kind == Kind::Closing {
        object.insert("on".into(), json!("2199-12-31"));
    }
    // What runs backwards is refused by the rule book; what lies ahead is not: the store was told no day.
    let first_broken = |object: &Map<String, Value>| {
        let whole = Record::parse(&Value::Object(object.clone()).to_string()).unwrap();
        rules::broken(&whole, chrono::NaiveDate::MAX).next().map(|(rule, _)| rule)
    };
    // How a local deadline is computed is never missing: what that asks for is given.
    if kind == Kind::LocalDeadline {
        let asked = [("day", json!(5)), ("days", json!(3)), ("after", json!("level"))];
        object.extend(asked.map(|(field, value)| (field.to_owned(), value)));
    }
    while let Some(rule) = first_broken(&object) {
        object.remove(if let rules::RuleBound::Beside(other) = rule.bound {
            other.code()
        } else {
            rule.field.code()
        });
    }
    Value::Object(object)
}

proptest! {
    #![proptest_config(random::config(16))]

    #[test]
    fn an_export_is_imported_to_the_same_export(masks in prop::collection::vec(any::<u64>(), 3), texts in prop::collection::vec(text(), 5), turn in 0..5usize) {
        let mut lines = String::new();
        for (i, kind) in Kind::ALL.iter().filter(|k| k.has_line()).enumerate() {
            for (n, mask) in masks.iter().enumerate().take(if *kind == Kind::District { 1 } else { 3 }) {
                let mut texts = texts.clone();
                texts.rotate_left((turn + i + n) % 5);
                lines.push_str(&line(*kind, n as u128, mask.rotate_left(i as u32), &texts).to_string());
                lines.push('\n');
            }
        }
        assert_round_trip(&lines);
    }
}

fn assert_round_trip(lines: &str) {
    let (d, other) = (TestDistrict::new(), TestDistrict::new());
    d.takes(lines);
    let bytes = d.bytes();
    let again = d.takes(lines);
    assert_eq!((again.added, again.changed), (0, 0), "the same lines again");
    assert!(d.bytes() == bytes, "the same lines again are no action");
    let text = d.export();
    other.takes(&text);
    assert_eq!(other.export(), text);
    let again = other.takes(&text);
    assert_eq!((again.added, again.changed), (0, 0), "the export again");
    assert!(other.open().reader().check().unwrap().ok);
}

#[test]
fn the_documented_lines_are_taken_and_come_out_as_they_are() {
    assert_round_trip(&documented());
    let d = TestDistrict::new();
    let done = d.takes(&documented());
    assert_eq!(done.added, 16);
    let fields = |text: &str| -> Vec<BTreeMap<String, Value>> {
        text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    };
    let out = fields(&d.export());
    for line in fields(&documented()) {
        assert!(out.contains(&line), "{line:?}");
    }
}

#[test]
fn a_changed_field_changes_only_itself_and_null_clears() {
    let d = TestDistrict::new();
    d.takes(&documented());
    let before = d.export();
    let line = |field: &str| format!(r#"{{"type":"family","id":"{}",{field}}}"#, id(20));
    assert_eq!(d.takes(&line(r#""flat":"5""#)).changed, 1);
    assert_eq!(d.export(), before.replace(r#""flat":"4""#, r#""flat":"5""#));
    d.takes(&line(r#""flat":null"#));
    assert_eq!(d.export(), before.replace(r#","flat":"4""#, ""));
    d.takes(&line(r#""flat":"4","safety":"""#));
    assert_eq!(d.export(), before.replace(r#","safety":"собака""#, ""));
}

#[test]
fn phones_are_a_list_of_the_member() {
    let d = TestDistrict::new();
    d.takes(&documented());
    let set = |m: u128, list: &str| {
        let line = format!(
            r#"{{"type":"member","id":"{}","family":"{}","role":"mother","phones":{list}}}"#,
            id(m),
            id(20)
        );
        d.takes(&line)
    };
    let phones = || -> Vec<Value> {
        let lines = d.export();
        lines
            .lines()
            .filter(|l| l.contains("\"member\","))
            .map(|l| serde_json::from_str::<Value>(l).unwrap()["phones"].clone())
            .collect()
    };
    set(22, r#"["112","8 911 603-14-22","(911) 603 14 23"]"#);
    assert_eq!(phones(), [json!(["112", "+79116031422", "+79116031423"])]);
    set(22, r#"["+79116031423","112"]"#);
    set(24, r#"["+79116031423","+79116031423"]"#);
    assert_eq!(phones(), [json!(["+79116031423", "112"]), json!(["+79116031423"])]);
    set(22, r#"["+79116031422","112","+79116031423"]"#);
    assert_eq!(phones()[0], json!(["+79116031422", "112", "+79116031423"]));
    assert_eq!(set(22, r#"["+79116031422","112","89116031423"]"#).same, 1);
    set(22, "[]");
    assert_eq!(phones(), [Value::Null, json!(["+79116031423"])]);
}

/// Only what is certainly a Russian number is put into one form: a digit guessed is a stranger's number.
#[test]
fn a_number_is_never_made_a_strangers() {
    let d = TestDistrict::new();
    let lines = [
        json!({"type": "family", "id": id(20).to_string(), "title": "Иванова Мария Петровна"}),
        json!({"type": "member", "id": id(22).to_string(), "family": id(20).to_string(), "role": "mother"}),
    ];
    d.takes(&lines.map(|l| l.to_string()).join("\n"));
    let cases = [
        // Behind the sign of other countries nothing is guessed.
        ("+84 91 234 56 78", &["+84 91 234 56 78"][..], None),
        ("+81 90 1234 5678", &["+81 90 1234 5678"], None),
        ("+372 5123 4567", &["+372 5123 4567"], None),
        ("+45 20 12 34 56", &["+45 20 12 34 56"], None),
        ("+47 412 34 567", &["+47 412 34 567"], None),
        ("+32 470 12 34 56", &["+32 470 12 34 56"], None),
        ("+375 (29) 123-45-67", &["+375 (29) 123-45-67"], None),
        // A digit lost stays lost.
        ("+7 911 603 14 2", &["+7 911 603 14 2"], Some("check-phone-lacks")),
        ("8 911 603 14 2", &["8 911 603 14 2"], Some("check-phone-lacks")),
        // As long as a whole number, with a blank or a letter in the place of a digit.
        ("+7 911603142", &["+7 911603142"], Some("check-phone-lacks")),
        ("+791160314О2", &["+791160314О2"], Some("check-phone-letter")),
        ("8911603142", &["8911603142"], Some("check-phone-lacks")),
        ("7 911 603 14 2", &["7 911 603 14 2"], Some("check-phone-lacks")),
        ("8 911 603-14-222", &["8 911 603-14-222"], Some("check-phone-excess")),
        ("+8 911 603 14 22", &["+8 911 603 14 22"], Some("check-phone-code")),
        // A letter is no digit.
        ("8 911 6О3-14-22", &["8 911 6О3-14-22"], Some("check-phone-letter")),
        ("8 911 60З 14 22", &["8 911 60З 14 22"], Some("check-phone-letter")),
        // What is Russian is one number however it is written.
        ("8 (911) 603–14–22", &["+79116031422"], None),
        ("+7\u{a0}911 603.14.22", &["+79116031422"], None),
        ("812 345-67-89", &["+78123456789"], None),
        ("3466 24-10-10", &["+73466241010"], None),
        ("2-34-56", &["2-34-56"], None),
        ("112", &["112"], None),
        // Two are two, an extension and last digits are not a second one.
        ("8 911 603-14-22 / 8 921 603-14-23", &["+79116031422", "+79216031423"], None),
        ("24-10-10/24-10-11", &["24-10-10", "24-10-11"], None),
        ("24-10-10/11", &["24-10-10/11"], None),
        ("8 3466 24-10-10 доб. 12", &["8 3466 24-10-10 доб. 12"], None),
    ];
    for (typed, kept, found) in cases {
        let line = json!({"type": "member", "id": id(22).to_string(), "phones": [typed]}).to_string();
        d.takes(&line);
        let store = d.open();
        let member = store.reader().record(Kind::Member, id(22)).unwrap().unwrap();
        assert_eq!(member.values()[&FieldName::Phones], json!(kept), "{typed}");
        let findings = store.reader().check().unwrap().findings;
        let told: Vec<&str> =
            findings.iter().filter(|f| f.id.code().starts_with("check-phone")).map(|f| f.id.code()).collect();
        assert_eq!(told, Vec::from_iter(found), "{typed}");
        // What is kept is the same number when it comes again.
        assert_eq!(
            d.takes(&json!({"type": "member", "id": id(22).to_string(), "phones": kept}).to_string()).same,
            1
        );
    }
}

/// The numbers of the case: each is found by its digits as they were typed.
#[test]
fn numbers_kept_as_typed_are_found_by_their_digits() {
    let d = TestDistrict::new();
    d.takes(include_str!("../cases/phones-foreign.jsonl"));
    for typed in
        ["+7 911 603 14 2", "89116031 42", "8911603142", "84912345678", "+84 91 234 56 78", "2345678"]
    {
        let out = stdout(&d.run(&["find", typed, "--json"]));
        assert!(out.contains("Лукина Ольга Игоревна"), "{typed}: {out}");
    }
    let told = stdout(&d.run(&["check"]));
    assert!(told.contains("в номере не хватает цифры: Лукина О. И., Имя, 8911603142"), "{told}");
    assert!(!told.contains("+84"), "{told}");
}

#[test]
fn a_record_named_twice_is_what_the_later_line_says() {
    let d = TestDistrict::new();
    let member = |phones: &str, name: &str| {
        format!(
            r#"{{"type":"member","id":"{}","family":"{}","role":"son","first_name":"{name}","phones":{phones}}}"#,
            id(31),
            id(30)
        )
    };
    let family = format!(r#"{{"type":"family","id":"{}","title":"А"}}"#, id(30));
    let done = d.takes(
        &[family.clone(), member(r#"["111","112"]"#, "Иван"), member(r#"["112"]"#, "Олег"), family.clone()]
            .join("\n"),
    );
    assert_eq!((done.added, done.changed, done.same), (2, 1, 1));
    let out = d.export();
    assert!(out.contains(r#""first_name":"Олег","phones":["112"]"#), "{out}");
    assert_eq!(d.open().undo().unwrap().act, Act::Imported);
    assert_eq!(d.export().lines().count(), 1);
}

#[test]
fn the_program_tells_refused_lines_in_both_languages_and_forms() {
    let d = TestDistrict::new();
    let path = d.beside("строки.jsonl");
    std::fs::write(&path, "{\"type\":\"family\",\"title\":\"А\"}\n{\"type\":\"family\"}\n").unwrap();
    let path = path.to_str().unwrap();
    let bytes = d.bytes();
    for args in [
        vec!["import", path],
        vec!["import", path, "--json"],
        vec!["import", path, "--lang", "en"],
        vec!["import", path, "--dry-run"],
    ] {
        let out = d.run(&args);
        assert_eq!(out.status.code(), Some(1), "{args:?}");
        assert!(stdout(&out).contains("title") && is_sentence(&stdout(&out)), "{}", stdout(&out));
        assert!(d.bytes() == bytes);
    }
    let would: Value =
        serde_json::from_str(&stdout(&d.run(&["import", path, "--dry-run", "--json"]))).unwrap();
    assert_eq!(
        (&would["added"], &would["refused"][0]["line"]),
        (&json!(0), &json!(2)),
        "a dry run says what a run would do"
    );
    let would: Value =
        serde_json::from_str(&stdout(&d.run(&["import", path, "--dry-run", "--partial", "--json"]))).unwrap();
    assert_eq!(would["added"], 1);
    assert!(d.bytes() == bytes);
    let done = d.run(&["import", path, "--partial", "--json"]);
    assert_eq!((done.status.code(), d.export().lines().count()), (Some(0), 2));
    let mut wide = vec![0xff, 0xfe];
    wide.extend("{\"type\":\"family\",\"title\":\"А\"}".encode_utf16().flat_map(u16::to_le_bytes));
    std::fs::write(path, wide).unwrap();
    let out = d.run(&["import", path]);
    assert_eq!(out.status.code(), Some(1));
    assert!(district::stderr(&out).contains("UTF-8") && district::stderr(&out).contains("строки.jsonl"));
}

#[test]
fn marks_blank_lines_and_windows_line_ends_are_no_hindrance() {
    let d = TestDistrict::new();
    let text = documented().replace('\n', "\r\n\r\n  \r\n");
    assert_eq!(d.takes(&format!("\u{feff}{text}")).added, 16);
    let done = d.open().import("\u{feff}\r\n\r\n{\"type\":\"nonsense\"}\r\n", ImportMode::Whole).unwrap();
    assert_eq!(told(&done)[0].0, 3);
}
