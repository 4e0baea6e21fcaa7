//! What commands say of a family is said in the words of the program and under the names that lists show.

use crate::desk::DISTRICT;
use crate::district::{TestDistrict, begin, id, stderr, stdout};
use crate::fields::WithField;
use kurator::domain::{Act, FieldName, Kind, Record};
use serde_json::Value;

fn district(lines: &str) -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(lines);
    d
}

fn told(d: &TestDistrict, args: &[&str]) -> String {
    let out = d.run(args);
    assert_eq!(out.status.code(), Some(0), "{args:?}: {}", stderr(&out));
    stdout(&out)
}

/// Letters that every terminal of a curator shows: what CP866 and WGL4 have in common with the text of a person.
fn is_shown(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | 'А'..='я' | 'Ё' | 'ё' | '«' | '»' | '—' | '–' | '№' | '·' | '…' | '°' | '√')
}

#[test]
fn a_card_and_its_history_are_told_in_words() {
    let d = district(DISTRICT);
    let mut store = d.open();
    let family = store.reader().family_named("Иванова Мария Петровна").unwrap();
    let member = store.reader().records_of(Kind::Member, family.0).unwrap().remove(0);
    let changed = [
        Record::of(Kind::Member, member.id)
            .with(FieldName::Disability, "group_2")
            .with(FieldName::Born, "1991-04-03"),
        Record::of(Kind::Family, family.0)
            .with(FieldName::House, "31")
            .with(FieldName::Block, "1")
            .with(FieldName::Flat, "23"),
    ];
    store.record(Act::FamilyChanged, &changed).unwrap();
    drop(store);
    let lines = DISTRICT.lines().filter_map(|l| serde_json::from_str::<Value>(l).ok());
    let titles = lines.filter(|l| l["type"] == "family").map(|l| l["title"].as_str().unwrap().to_owned());
    for title in titles {
        for command in ["card", "history"] {
            let said = told(&d, &[command, &title]);
            for field in
                Kind::ALL.iter().flat_map(|kind| kind.fields()).filter(|f| f.name.code().contains('_'))
            {
                assert!(!said.contains(field.name.code()), "{command} {title}: {}\n{said}", field.name);
            }
            for code in
                ["home_visit", "family.", "member.", "planned", "held", "true", "null", "crisis", "mother"]
            {
                assert!(!said.contains(code), "{command} {title}: {code}\n{said}");
            }
            let iso = said
                .split_whitespace()
                .map(|w| w.trim_matches([',', ';', '.']))
                .any(|w| w.len() == 10 && w.parse::<chrono::NaiveDate>().is_ok());
            assert!(!iso, "{command} {title}\n{said}");
            let strange = said.chars().find(|c| !is_shown(*c));
            assert_eq!(strange, None, "{command} {title}\n{said}");
        }
    }
    let history = told(&d, &["history", "Иванова Мария Петровна"]);
    assert!(history.contains("было «02.04.1991», стало «03.04.1991»"), "{history}");
    let card = told(&d, &["card", "Иванова Мария Петровна"]);
    assert!(card.contains("дата рождения: 03.04.1991"), "{card}");
}

#[test]
fn a_family_is_named_as_lists_show_it() {
    let d = district(include_str!("../cases/same-initials.jsonl"));
    let cases = d.open().reader().cases(kurator::store::FamilyScope::All, None).unwrap();
    assert!(cases.len() > 2);
    for case in &cases {
        let family = &case.family;
        let number = format!("№ {}", family.number());
        let lower = family.short.to_uppercase();
        // A title that two families bear means neither.
        let is_alone = cases.iter().filter(|c| c.family.title == family.title).count() == 1;
        let title = if is_alone { family.title.clone() } else { family.short.clone() };
        for named in [family.id.to_string(), title, family.short.clone(), number, lower] {
            for command in ["card", "history"] {
                let said: Value = serde_json::from_str(&told(&d, &[command, &named, "--json"])).unwrap();
                if command == "card" {
                    assert_eq!(said["family"], family.id.to_string(), "{named}");
                }
            }
        }
    }
    // What several may be meant by is refused, and each is named as it may be asked for.
    for named in ["Иванова А. П.", "иванова", "Иван"] {
        let out = d.run(&["card", named]);
        assert_eq!(out.status.code(), Some(1), "{named}: {}", stdout(&out));
        let said = stderr(&out);
        for case in cases.iter().filter(|c| c.family.title.starts_with("Иванова А")) {
            assert!(
                said.contains(&case.family.short) && said.contains(&case.family.id.to_string()),
                "{said}"
            );
        }
    }
    for named in ["", "Петухова", "01900000-0000-7000-8000-00000000ffff"] {
        assert_eq!(d.run(&["card", named]).status.code(), Some(1), "«{named}»");
    }
    let district = district_of_one();
    for named in ["Сомова", "сом", "СОМОВА АННА", "Сомова А.", "сомова а."] {
        told(&district, &["card", named]);
        told(&district, &["norms", "--from", "2026-11-02", "--to", "2026-11-30", "--family", named]);
    }
}

fn district_of_one() -> TestDistrict {
    district(&format!(
        "{}\n{}\n",
        format_args!(
            r#"{{"type":"family","id":"{}","title":"Сомова Анна","registered_on":"2026-11-02"}}"#,
            id(1)
        ),
        format_args!(
            r#"{{"type":"level","id":"{}","family":"{}","level":"crisis","from":"2026-11-02"}}"#,
            id(2),
            id(1)
        ),
    ))
}

#[test]
fn a_conflict_is_told_as_the_screen_tells_it() {
    let d = district_of_one();
    let other = d.beside("дома.kurator");
    std::fs::copy(&d.file, &other).unwrap();
    let write = |file: &std::path::Path, house: &str, day: &str| {
        let mut store = kurator::store::Store::open(file, crate::district::author()).unwrap();
        let family = Record::of(Kind::Family, id(1))
            .with(FieldName::Street, "Лесная")
            .with(FieldName::House, house)
            .with(FieldName::Flat, "5");
        store.record(Act::FamilyChanged, &[family.with(FieldName::RegisteredOn, day)]).unwrap();
    };
    write(&d.file, "31", "2026-11-03");
    write(&other, "33", "2026-11-04");
    told(&d, &["merge", &other.display().to_string()]);
    let said = told(&d, &["conflicts"]);
    for words in
        ["Лесная 31, кв. 5", "Лесная 33, кв. 5", "здесь", "там", "03.11.2026", "04.11.2026", "Сомова А."]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("2026-11"), "{said}");
    // Values of one side are told apart, each with the operation that `resolve --take` wants.
    let third = d.beside("третья.kurator");
    begin(&third);
    let value: Value = serde_json::from_str(&told(&d, &["conflicts", "--json"])).unwrap();
    for conflict in value.as_array().unwrap() {
        for v in conflict["values"].as_array().unwrap() {
            assert!(said.contains(&v["op"].as_str().unwrap()[..12]), "{said}");
        }
    }
}

#[test]
fn an_adoption_is_told_and_the_former_name_only_to_who_asks() {
    let d = district(include_str!("../cases/adoption.jsonl"));
    let cases = d.open().reader().cases(kurator::store::FamilyScope::All, None).unwrap();
    let mut adopted = 0;
    for case in cases {
        for child in case.members.iter().filter(|m| kurator::report::permission::is_adopted(m)) {
            adopted += 1;
            let former = child.former_name.clone().unwrap();
            let id = case.family.id.to_string();
            let said = told(&d, &["card", &id]);
            assert!(
                said.contains("! Тайна усыновления (ст. 139 СК РФ)") && !said.contains(&former),
                "{said}"
            );
            assert!(told(&d, &["card", &id, "--former"]).contains(&former));
            assert!(!told(&d, &["history", &id]).contains(&former));
            assert!(told(&d, &["history", &id, "--former"]).contains(&former));
        }
    }
    assert!(adopted > 0);
    // A mother's maiden name is no secret.
    let d = district_of_one();
    d.takes(&format!(r#"{{"type":"member","id":"{}","family":"{}","role":"mother","first_name":"Анна","former_name":"Линькова"}}"#, id(3), id(1)));
    let said = told(&d, &["card", "Сомова Анна"]);
    assert!(said.contains("Линькова") && !said.contains("139"), "{said}");
}

#[test]
fn a_house_is_shown_as_it_is_kept() {
    for (house, block, typed, shown) in [
        ("31к1", None, "Лесная 31/1", "31к1"),
        ("15А стр. 2", None, "Лесная 15а/2", "15А стр. 2"),
        ("20, литера Б", None, "Лесная 20б", "20, литера Б"),
        ("31", Some("корп. 1"), "Лесная 31/1", "31 корп. 1"),
    ] {
        let d = district_of_one();
        let mut family =
            Record::of(Kind::Family, id(1)).with(FieldName::Street, "Лесная").with(FieldName::House, house);
        if let Some(block) = block {
            family = family.with(FieldName::Block, block);
        }
        d.open().record(Act::FamilyChanged, &[family]).unwrap();
        let found: Value = serde_json::from_str(&told(&d, &["find", typed, "--json"])).unwrap();
        let texts: Vec<&str> =
            found[0]["matched"].as_array().unwrap().iter().map(|m| m["text"].as_str().unwrap()).collect();
        assert!(texts.contains(&shown), "{typed}: {texts:?}");
        assert!(told(&d, &["find", typed]).contains(shown));
    }
}

#[test]
fn clocks_and_forks_name_the_curator() {
    let d = district_of_one();
    d.takes(r#"{"type":"curator","name":"Смирнова Т. Н."}"#);
    let wrong = || -86_400_000 * 30;
    let author = kurator::store::Author { device: "vm".into(), user: "root".into(), clock: wrong };
    let mut store = kurator::store::Store::open(&d.file, author).unwrap();
    store
        .record(Act::FamilyChanged, &[Record::of(Kind::Family, id(1)).with(FieldName::Note, "раз")])
        .unwrap();
    drop(store);
    let said = told(&d, &["check"]);
    assert!(said.contains("часы компьютера шли неверно: Смирнова Т. Н., vm, 02.12.1969"), "{said}");
    assert!(!said.contains("root") && !said.contains("1969-12"), "{said}");
}

/// The regulation is changed as programs did that wrote no `under`: over a copy, so that nothing is stamped.
fn led_by(former: &str, lines: &str) -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(&format!(r#"{{"type":"district","regulation":"{former}"}}"#));
    d.takes(lines);
    d
}

#[test]
fn what_was_entered_under_another_document_says_so() {
    let lines = format!(
        "{}\n{}\n{}\n",
        format_args!(
            r#"{{"type":"family","id":"{}","title":"Ким Анна Львовна","registered_on":"2026-06-01"}}"#,
            id(1)
        ),
        format_args!(
            r#"{{"type":"status","id":"{}","family":"{}","status":"sop","from":"2026-09-01"}}"#,
            id(2),
            id(1)
        ),
        format_args!(
            r#"{{"type":"order","id":"{}","number":"5","level":"basic","from":"2026-09-01","visits":3,"per":"month"}}"#,
            id(3)
        ),
    );
    for (former, title) in [("oktyabrsky", "Октябрьский"), ("borovichi", "Боровичский"), ("azov", "Азов")]
    {
        let d = led_by(former, &lines);
        assert!(!told(&d, &["card", "Ким Анна Львовна"]).contains("по прежним правилам"));
        d.takes(r#"{"type":"district","regulation":"yugra"}"#);
        let card = told(&d, &["card", "Ким Анна Львовна"]);
        assert!(card.contains("введено по прежним правилам") && card.contains(title), "{card}");
        let store = d.open();
        let rules = store.reader().rules().unwrap();
        let order = store.reader().record(Kind::Order, id(3)).unwrap().unwrap();
        assert!(rules.former_title(&order).is_some_and(|t| t.contains(title)));
        // What is entered now is of the document in force.
        d.takes(&format!(
            r#"{{"type":"status","id":"{}","family":"{}","status":"difficult","from":"2026-10-01"}}"#,
            id(4),
            id(1)
        ));
        let now = d.open().reader().record(Kind::Status, id(4)).unwrap().unwrap();
        assert_eq!(d.open().reader().rules().unwrap().former_title(&now), None);
    }
}
