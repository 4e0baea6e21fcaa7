//! One identity: who is one with whom, what families of one short name are called, which spellings of a street, a house
//! or a name mean the same.

use crate::district;
use crate::district::{TestDistrict, id, stdout};
use crate::fields::WithField;
use kurator::domain::Record;
use kurator::domain::check::FindingId;
use kurator::domain::schema::Kind;
use kurator::domain::{Act, FieldName, Id};
use kurator::store::check::Finding;

const TODAY: &str = "2026-11-24";

/// A district with one of the cases.
fn of(case: &str) -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(case);
    d
}

/// The titles that the lookup finds, best first.
fn found(d: &TestDistrict, typed: &str) -> Vec<String> {
    let store = d.open();
    let index = store.reader().index(TODAY.parse().unwrap()).unwrap();
    index.find(typed, 20).iter().map(|hit| index.title(hit.place).to_owned()).collect()
}

fn first(d: &TestDistrict, typed: &str) -> String {
    found(d, typed).into_iter().next().unwrap_or_else(|| panic!("`{typed}` finds nobody"))
}

/// What a check finds of records entered twice.
fn twins(d: &TestDistrict) -> Vec<Finding> {
    let findings = d.open().reader().check().unwrap().findings;
    findings.into_iter().filter(|f| f.id.code().starts_with("check-duplicate")).collect()
}

/// A family with a street and a house, and a member.
fn family(n: u128, title: &str, street: &str, house: &str) -> Record {
    Record::of(Kind::Family, id(n))
        .with(FieldName::Title, title)
        .with(FieldName::Street, street)
        .with(FieldName::House, house)
}

fn member(n: u128, family: u128, role: &str, names: [&str; 3], born: &str) -> Record {
    let [last, first, patronymic] = names.map(|t| (!t.is_empty()).then(|| t.to_owned()));
    Record::of(Kind::Member, id(n))
        .with(FieldName::Family, id(family))
        .with(FieldName::Role, role)
        .with(FieldName::LastName, last)
        .with(FieldName::FirstName, first)
        .with(FieldName::Patronymic, patronymic)
        .with(FieldName::Born, (!born.is_empty()).then(|| born.to_owned()))
}

fn with(records: &[Record]) -> TestDistrict {
    let d = TestDistrict::new();
    d.open().record(Act::FamilyTakenIn, records).unwrap();
    d
}

#[test]
fn every_kind_of_street_is_one_however_it_is_spelled() {
    let d = of(include_str!("../cases/street-kinds.jsonl"));
    for (n, typed) in include_str!("../cases/street-kinds-queries.txt").lines().enumerate() {
        let (number, letter) = (n / 2, if n % 2 == 0 { "А" } else { "Б" });
        assert_eq!(first(&d, typed), format!("Фамилия{number} {letter}"), "{typed}");
        assert_eq!(first(&d, &format!("{typed} 1")), format!("Фамилия{number} {letter}"), "{typed} 1");
    }
    // The kind tells two streets of one name apart, in every spelling and in both orders of the words.
    let streets = [
        ("наб. Мира", ["набережная Мира", "Мира наб"]),
        ("шоссе Мира", ["ш. Мира", "Мира ш."]),
        ("бульвар Мира", ["б-р Мира", "Мира б-р"]),
        ("пр-кт Мира", ["проспект Мира", "просп. Мира"]),
        ("пл. Мира", ["площадь Мира", "на площади Мира"]),
        ("СНТ Мира", ["снт Мира", "Мира СНТ"]),
        ("кв-л Мира", ["квартал Мира", "Мира кв-л"]),
        ("ст-ца Мира", ["станица Мира", "станице Мира"]),
        ("аллея Мира", ["ал. Мира", "Мира аллея"]),
    ];
    let records: Vec<Record> = (1..)
        .zip(&streets)
        .map(|(n, (street, _))| family(n, &format!("Семья на {street}"), street, "5"))
        .collect();
    let d = with(&records);
    for (street, typed) in streets {
        for typed in typed {
            assert_eq!(first(&d, &format!("{typed} 5")), format!("Семья на {street}"), "{typed}");
        }
    }
}

#[test]
fn a_house_is_found_however_its_part_is_written() {
    let d = of(include_str!("../cases/addresses.jsonl"));
    for (typed, title) in [
        ("Чехова 20А", "Абрамова Ия"),
        ("Чехова 20 а", "Абрамова Ия"),
        ("ул. Чехова, 20, литера А", "Абрамова Ия"),
        ("Чехова 20 лит. А", "Абрамова Ия"),
        ("Московский 91А", "Борисова Ия"),
        ("Московский пр-кт 91 лит А кв 5", "Борисова Ия"),
        ("пр. Московский 91", "Борисова Ия"),
        ("Южная 15А строение 1", "Власова Ия"),
        ("Южная 15а стр.1", "Власова Ия"),
        ("Южная 15А/1", "Власова Ия"),
        ("50 лет ВЛКСМ 8/2", "Громова Ия"),
        ("ВЛКСМ 8к2", "Громова Ия"),
        ("Комвузовская 31к1", "Денисова Ия"),
        ("Комвузовская 31/1", "Денисова Ия"),
        ("Комвузовская 31 корп. 1", "Денисова Ия"),
        ("Комвузовская 31-1-23", "Денисова Ия"),
        ("Сормовская 178", "Ершова Ия"),
        ("Октябрьский 4/2", "Жданова Ия"),
        ("Октябрьский 4к2", "Жданова Ия"),
        ("1-я Лесная 12 кв 2А", "Зайцева Ия"),
    ] {
        assert_eq!(first(&d, typed), title, "{typed}");
    }
}

#[test]
fn an_address_is_printed_once_and_for_all() {
    let d = of(include_str!("../cases/addresses.jsonl"));
    d.open()
        .record(
            Act::FamilyTakenIn,
            &[family(60, "Ильина Ия", "Лесная", "3")
                .with(FieldName::Settlement, "Боровичи")
                .with(FieldName::Flat, "общежитие")],
        )
        .unwrap();
    let told = stdout(&d.run(&["list", "--all"]));
    for address in [
        "Краснодар, ул. Чехова 20 литера А",
        "Санкт-Петербург, Московский проспект 91 лит. А, кв. 5",
        "рп Некрасовский, Южная 15А строение 1, кв. 7",
        "Екатеринбург, Комвузовская 31 корп. 1, кв. 23",
        "пос. Октябрьский, 4 корп. 2, кв. 3",
        "Боровичи, Лесная 3, общежитие",
    ] {
        assert!(told.contains(address), "{address}: {told}");
        assert!(stdout(&d.run(&["list", "--all", "--json"])).contains(address), "{address}");
    }
    assert!(!told.contains("кв. общежитие") && !told.contains("корп. строение"), "{told}");
}

#[test]
fn a_name_in_latin_letters_is_found_as_it_is_said() {
    let people = [
        ("O'Connor Mary", ["O'Connor", "O’Connor", "oconnor", "оконнор", "О'Коннор"]),
        ("Nguyễn Thị Hương", ["Nguyen Thi", "нгуен", "нгуен тхи", "Thị", "nguyen huong"]),
        ("Đặng Văn An", ["Dang", "данг", "đặng", "Đặng Văn", "данг ван"]),
        ("Łukasz Søren", ["Lukasz", "лукасз", "Soren", "сорен", "łukasz"]),
        ("Müller Jürgen", ["Muller", "мюллер", "Мюллеру", "müller", "юрген"]),
        ("Д'Арк Жанна", ["Д'Арк", "дарк", "Д’Арк", "жанна", "d'ark"]),
        ("Нгуен Тхи Май", ["Nguyen Thi Mai", "Thi", "нгуен май", "yuety", "nguyen"]),
    ];
    for (title, typed) in people {
        let d = with(&[family(1, title, "Лесная", "1"), family(2, "Петрова Анна Олеговна", "Лесная", "2")]);
        for typed in typed.into_iter().filter(|t| *t != "yuety") {
            assert_eq!(found(&d, typed), [title], "{typed}");
        }
    }
}

#[test]
fn a_name_and_an_age_mean_one_child() {
    let d = with(&[
        family(1, "Дёмина Жанна Васильевна", "Таёжная", "9"),
        member(11, 1, "mother", ["Дёмина", "Жанна", "Васильевна"], "1988-05-05"),
        member(12, 1, "son", ["Дёмин", "Глеб", "Ильич"], "2012-03-01"),
        member(13, 1, "daughter", ["Дёмина", "Кира", "Ильинична"], "2017-06-01"),
        family(2, "Власова Нина Петровна", "Лесная", "15"),
        member(21, 2, "son", ["Власов", "Глеб", "Олегович"], "2016-03-01"),
        member(22, 2, "daughter", ["Власова", "Ася", "Олеговна"], "2012-07-01"),
        family(3, "Зуева Вера Ильинична", "Лесная", "10"),
    ]);
    for typed in
        ["глеб 14", "Глеб 14 лет", "14 лет глеб", "глеб дёмин 14", "кира 9", "Кира, 9 лет", "uk`, 14"]
    {
        assert_eq!(found(&d, typed), ["Дёмина Жанна Васильевна"], "{typed}");
    }
    assert_eq!(found(&d, "глеб 10 лет"), ["Власова Нина Петровна"]);
    // An age is that of the one who is named: another's is no answer, and neither is the house of a street.
    assert!(found(&d, "глеб 13").is_empty());
    assert!(found(&d, "Лесная 14").is_empty());
    assert_eq!(found(&d, "лесная 10"), ["Зуева Вера Ильинична"]);
    assert_eq!(found(&d, "глеб").len(), 2);
    // The number of a paper comes after the child of that age.
    for (typed, number) in [("Глеб 14", "14/25"), ("кира 9", "9-П"), ("глеб 14", "14")] {
        let d = with(&[
            family(2, "Власова Нина Петровна", "Лесная", "15").with(FieldName::JournalNumber, number),
            member(21, 2, "son", ["Власов", "Глеб", "Олегович"], "2016-03-01"),
            member(22, 2, "daughter", ["Власова", "Кира", "Олеговна"], "2011-03-01"),
            family(1, "Дёмина Жанна Васильевна", "Таёжная", "8"),
            member(12, 1, "son", ["Дёмин", "Глеб", "Ильич"], "2012-03-01"),
            member(13, 1, "daughter", ["Дёмина", "Кира", "Ильинична"], "2017-06-01"),
        ]);
        assert_eq!(first(&d, typed), "Дёмина Жанна Васильевна", "{typed}");
    }
}

#[test]
fn a_family_entered_twice_is_found_by_the_forms_own_definition() {
    for case in [include_str!("../cases/double-yo.jsonl"), include_str!("../cases/double-initials.jsonl")] {
        let found = twins(&of(case));
        assert_eq!(
            found.iter().map(|f| f.id.code()).collect::<Vec<_>>(),
            ["check-duplicate-family"],
            "{found:?}"
        );
    }
    assert!(twins(&of(include_str!("../cases/same-initials.jsonl"))).is_empty());
    // Two titles of one home: spelled otherwise they are one, of other people they are not.
    for (one, other, is_one) in [
        ("Рябова Ия Ивановна", "РЯБОВА ИЯ ИВАНОВНА", true),
        ("Рябова Ия Ивановна", "Ия Ивановна Рябова", true),
        ("Рябова Ия Ивановна", "И. И. Рябова", true),
        ("Рябова Александра Ильинична", "Рябова Саша", true),
        ("Римская-Корсакова Анна", "Римская Корсакова Анна", true),
        ("Хабибуллина Гульнара", "Хабибулина Гульнара", true),
        ("Семёнова Алёна Львовна", "Семенова А.Л.", true),
        ("Рябова Ия Ивановна", "Рябова Анна Олеговна", false),
        ("Рябова И. И.", "Рябова И. О.", false),
        ("Рябова Инна Олеговна", "Рябова И. И.", false),
        ("Рябова Ия Ивановна", "Сомова Ия Ивановна", false),
    ] {
        let d = with(&[
            family(1, one, "ул. Лесная", "5").with(FieldName::Flat, "2"),
            family(2, other, "улица Лесная", "5")
                .with(FieldName::Flat, "2")
                .with(FieldName::Settlement, "Боровичи"),
        ]);
        assert_eq!(!twins(&d).is_empty(), is_one, "{one} · {other}");
        // The offer to join them is the same.
        let likely = d.open().reader().candidates_for(id(1)).unwrap();
        assert_eq!(likely, if is_one { vec![id(2)] } else { Vec::<Id>::new() }, "{one} · {other}");
    }
    // Namesakes who were born on another day and live elsewhere are two; who moved is one by the birth.
    for (born, is_one) in [("1984-03-05", false), ("1990-01-05", true)] {
        let names = ["Иванова", "Анна", "Петровна"];
        let d = with(&[
            family(1, "Иванова Анна Петровна", "Лесная", "1"),
            member(11, 1, "mother", names, "1990-01-05"),
            family(2, "Иванова Анна Петровна", "Садовая", "9"),
            member(21, 2, "mother", names, born),
        ]);
        assert_eq!(!twins(&d).is_empty(), is_one, "{born}");
    }
}

#[test]
fn twins_of_one_family_are_two_and_one_child_entered_twice_is_one() {
    let son = |n, names, born| member(n, 1, "son", names, born);
    for (one, other, is_one) in [
        (
            son(11, ["Лукин", "Денис", "Ильич"], "2018-05-05"),
            son(12, ["Лукин", "Денис", "Ильич"], "2018-05-05"),
            true,
        ),
        (
            son(11, ["Лукин", "Пётр", "Ильич"], "2018-05-05"),
            son(12, ["Лукин", "петр", ""], "2018-05-05"),
            true,
        ),
        (son(11, ["Лукин", "Александр", "Ильич"], "2018-05-05"), son(12, ["Лукин", "Саша", ""], ""), true),
        (son(11, ["Лукин", "Д.", "И."], ""), son(12, ["Лукин", "Денис", "Ильич"], "2018-05-05"), true),
        (
            son(11, ["Лукин", "Артём", "Ильич"], "2018-05-05"),
            son(12, ["Лукин", "Артемий", "Ильич"], "2018-05-05"),
            false,
        ),
        (
            son(11, ["Лукин", "Артём", "Ильич"], "2018-05-05"),
            son(12, ["Лукин", "Артём", "Ильич"], "2016-05-05"),
            false,
        ),
        (
            member(11, 1, "mother", ["Лукина", "Анна", "Игоревна"], "1990-02-03"),
            member(12, 1, "daughter", ["Лукина", "Анна", "Ильинична"], ""),
            false,
        ),
    ] {
        let d = with(&[family(1, "Лукина Ольга", "Лесная", "1"), one.clone(), other.clone()]);
        assert_eq!(!twins(&d).is_empty(), is_one, "{one:?} {other:?}");
    }
}

#[test]
fn short_titles_that_meet_say_what_tells_them_apart() {
    let d = of(include_str!("../cases/same-initials.jsonl"));
    let all = ["Иванова А. П., Лесная 1", "Иванова Алла П.", "Иванова А. П., Садовая 9"];
    let run = |args: &[&str]| {
        let mut all = vec!["--today", TODAY];
        all.extend(args);
        stdout(&d.run(&all))
    };
    for args in [
        &["list"][..],
        &["due"],
        &["norms", "--from", "2026-11-23", "--to", "2026-11-29"],
        &["plan", "--from", "2026-11-24", "--days", "7"],
        &["find", "иванова"],
        &["report", "route", "--week", "2026-W48"],
    ] {
        let told = run(args);
        for title in all {
            assert!(told.contains(title), "{args:?}: {title}\n{told}");
        }
    }
    // The whole title stays what JSON says.
    let json = run(&["list", "--json"]);
    assert_eq!(
        json.matches("\"title\": \"Иванова Анна Петровна\"").count()
            + json.matches("\"title\":\"Иванова Анна Петровна\"").count(),
        2,
        "{json}"
    );
    for (families, told) in [
        // One street: the house; one house: the flat; nothing else known: the number of the journal.
        (
            [family(1, "Сомов Илья", "Лесная", "1"), family(2, "Сомов Игорь", "Лесная", "1")],
            ["Сомов Илья", "Сомов Игорь"],
        ),
        (
            [
                family(1, "Сомовы", "Лесная", "1").with(FieldName::Flat, "4"),
                family(2, "Сомовы", "Лесная", "1").with(FieldName::Flat, "5"),
            ],
            ["Сомовы, Лесная 1-4", "Сомовы, Лесная 1-5"],
        ),
        (
            [
                Record::of(Kind::Family, id(1))
                    .with(FieldName::Title, "Ким Е.")
                    .with(FieldName::JournalNumber, "17"),
                Record::of(Kind::Family, id(2))
                    .with(FieldName::Title, "Ким Елена")
                    .with(FieldName::JournalNumber, "18"),
            ],
            ["Ким Е., № 17", "Ким Елена"],
        ),
        (
            [family(1, "Ли Анна Юрьевна", "Мира", "1"), family(2, "Ли Анна Яновна", "Мира", "1")],
            ["Ли А. Ю.", "Ли А. Я."],
        ),
        (
            [family(1, "Ли Анна Яковлевна", "Мира", "1"), family(2, "Ли Анна Яновна", "Мира", "1")],
            ["Ли Анна Яковлевна", "Ли Анна Яновна"],
        ),
    ] {
        let d = with(&families);
        let store = d.open();
        for (n, told) in (1..).zip(told) {
            let short = store.reader().short_title(kurator::domain::FamilyId(id(n))).unwrap().unwrap();
            assert_eq!(short, told);
        }
    }
}

#[test]
fn the_history_names_the_curator_and_never_only_a_computer() {
    let d = TestDistrict::new();
    let run = |args: &[&str]| stdout(&d.run(args));
    let lines = concat!(
        r#"{"type":"curator","id":"01900000-0000-7000-8000-0000000000c1","name":"Смирнова Т. Н."}"#,
        "\n",
        r#"{"type":"family","id":"01900000-0000-7000-8000-000000000001","title":"Сомова Анна"}"#,
    );
    let write = |device: &str, user: &str, note: &str| {
        let author =
            kurator::store::Author { device: device.into(), user: user.into(), ..district::author() };
        let mut store = kurator::store::Store::open(&d.file, author).unwrap();
        store
            .record(Act::FamilyChanged, &[Record::of(Kind::Family, id(1)).with(FieldName::Note, note)])
            .unwrap();
    };
    d.takes(lines);
    write("ноутбук", "root", "раз");
    write("vm", "", "два");
    let told = run(&["history", &Id(id(1).0).to_string()]);
    assert!(told.contains("Смирнова Т. Н., ноутбук"), "{told}");
    assert!(told.contains("Смирнова Т. Н., vm"), "{told}");
    assert!(!told.contains("root"), "{told}");
    // A file that says nothing of a curator names the account.
    let d = TestDistrict::new();
    d.takes(lines.split('\n').nth(1).unwrap());
    let told = stdout(&d.run(&["history", &id(1).to_string()]));
    assert!(told.contains("Т. Н., стол"), "{told}");
}

#[test]
fn what_a_merge_brings_and_what_burns_is_called_as_lists_call_it() {
    let case = include_str!("../cases/same-initials.jsonl");
    let d = of(case);
    let other = d.beside("дома.kurator");
    std::fs::copy(&d.file, &other).unwrap();
    let mut theirs = kurator::store::Store::open(&other, district::author()).unwrap();
    let cases = theirs.reader().cases(kurator::store::FamilyScope::All, None).unwrap();
    let mut changed = Vec::new();
    for case in &cases {
        changed.push(Record::of(Kind::Family, case.family.id.0).with(FieldName::Note, "новое"));
        let contact = Record::of(Kind::Contact, Id::new())
            .with(FieldName::Family, case.family.id.0)
            .with(FieldName::Kind, "call");
        changed.push(
            contact
                .with(FieldName::Outcome, "held")
                .with(FieldName::On, "2026-11-20")
                .with(FieldName::Rights, "violated"),
        );
    }
    theirs.record(Act::FamilyChanged, &changed).unwrap();
    drop(theirs);
    let merged = stdout(&d.run(&["merge", &other.display().to_string()]));
    let due = stdout(&d.run(&["due"]));
    for case in &cases {
        assert!(merged.contains(&case.family.short), "{}: {merged}", case.family.short);
        let urgent = due.lines().any(|l| l.starts_with('!') && l.contains(&case.family.short));
        assert!(urgent, "{}: {due}", case.family.short);
    }
}

#[test]
fn a_deleted_family_is_called_by_what_told_it_apart() {
    for (families, told) in [
        (
            [
                family(1, "Иванова Анна Петровна", "Лесная", "1"),
                family(2, "Иванова Алла Павловна", "Лесная", "2"),
            ],
            "Иванова Анна П.",
        ),
        ([family(1, "Сомовы", "Лесная", "1"), family(2, "Сомовы", "Лесная", "2")], "Сомовы, Лесная 1"),
        ([family(1, "Ким Олег Ильич", "Мира", "1"), family(2, "Ли Анна Яновна", "Мира", "1")], "Ким О. И."),
    ] {
        let d = with(&families);
        let mut store = d.open();
        let call =
            Record::of(Kind::Contact, id(9)).with(FieldName::Family, id(1)).with(FieldName::Kind, "call");
        let call = call.with(FieldName::Outcome, "held").with(FieldName::On, "2026-11-20");
        store.record(Act::FamilyChanged, &[call]).unwrap();
        store.delete(Act::FamilyChanged, &[id(1)]).unwrap();
        let reader = store.reader();
        let latest = reader.latest(1).unwrap().remove(0);
        assert_eq!((latest.families, latest.names), (1, vec![told.to_owned()]));
        assert_eq!(reader.short_title(kurator::domain::FamilyId(id(1))).unwrap().as_deref(), Some(told));
    }
}

#[test]
fn an_import_is_of_each_family_it_wrote_to_and_of_no_other() {
    let d = TestDistrict::new();
    let line =
        |kind: &str, n: u128, fields: &str| format!(r#"{{"type":"{kind}","id":"{}",{fields}}}"#, id(n));
    let of = |n: u128| format!(r#""family":"{}""#, id(n));
    let lines = [
        line("curator", 1, r#""name":"Лисина О. П.""#),
        line("leave", 2, &format!(r#""curator":"{}","from":"2026-12-01","until":"2026-12-08""#, id(1))),
        line("family", 3, r#""title":"Яшина Вера Олеговна""#),
        line("member", 4, &format!(r#"{},"role":"mother","phones":["+79116031422","+79116031423"]"#, of(3))),
        line("contact", 5, &format!(r#"{},"kind":"call","outcome":"held","on":"2026-11-20""#, of(3))),
        line("family", 6, r#""title":"Белова Анна Игоревна""#),
        line("level", 7, &format!(r#"{},"level":"basic","from":"2026-11-02""#, of(6))),
    ];
    d.takes(&lines.join("\n"));
    let mut store = d.open();
    let latest = store.reader().latest(1).unwrap().remove(0);
    assert_eq!((latest.families, latest.names.len()), (2, 2), "{:?}", latest.names);
    // A number of a member is written by itself.
    let member = Record::of(Kind::Member, id(4)).with(FieldName::Phones, vec!["+79116031499".to_owned()]);
    store.record(Act::FamilyChanged, &[member]).unwrap();
    let latest = store.reader().latest(1).unwrap().remove(0);
    assert_eq!((latest.families, latest.names), (1, vec!["Яшина В. О.".to_owned()]));
}

/// Who is said to be entered in another family too.
fn in_two(d: &TestDistrict) -> Vec<Id> {
    let findings = d.open().reader().check().unwrap().findings;
    findings.into_iter().filter(|f| f.id.code() == "check-one-person").filter_map(|f| f.entity).collect()
}

#[test]
fn a_person_of_two_families_is_found_as_the_form_finds_her() {
    let first = ["Семёнова", "Анастасия", "Игоревна"];
    let entered = |names: [&str; 3], born: &str, home: &str| {
        with(&[
            family(1, "Рябов Олег", "Лесная", "1"),
            member(2, 1, "daughter", first, "2015-06-07"),
            family(3, "Ким Вера", "Садовая", home),
            member(4, 3, "daughter", names, born),
        ])
    };
    for (names, born) in [
        (first, "2015-06-07"),
        (["Семенова", "Анастасия", "Игоревна"], "2015-06-07"),
        (["СЕМЁНОВА", "Настя", ""], "2015-06-07"),
        (["Семёнова", "Анастасия", "Игоревна"], "2015-07-06"),
        (["Семёнова", "Анастасия", "Игоревна"], "2014-06-07"),
        (["Семенова", "Анастосия", "Игоревна"], "2015-06-07"),
        (["Анастасия", "Семёнова", "Игоревна"], "2015-06-07"),
    ] {
        assert_eq!(in_two(&entered(names, born, "9")), [id(4)], "{names:?} {born}");
    }
    for (names, born) in [
        (first, "2011-01-30"),
        (first, ""),
        (["Семёнова", "Полина", "Игоревна"], "2015-06-07"),
        (["Семёнова", "Анастасия", "Олеговна"], "2015-06-07"),
        (["", "Анастасия", ""], "2015-06-07"),
    ] {
        assert_eq!(in_two(&entered(names, born, "9")), [], "{names:?} {born}");
    }
    // Three entries: each later one once.
    let d = entered(first, "2015-06-07", "9");
    let third = [family(5, "Лось Ян", "Новая", "2"), member(6, 5, "daughter", first, "2015-06-07")];
    d.open().record(Act::FamilyTakenIn, &third).unwrap();
    assert_eq!(in_two(&d), [id(4), id(6)]);
    let named = Record::of(Kind::Member, id(4)).with(FieldName::Person, id(2));
    d.open().record(Act::FamilyChanged, &[named]).unwrap();
    assert_eq!(in_two(&d), [id(6)]);
}

#[test]
fn somebody_who_comes_in_is_known_by_her_phone_as_a_check_knows_her() {
    use kurator::store::dedupe::IncomingFamily;
    let anna = |n: u128, of: u128| {
        Record::of(Kind::Member, id(n))
            .with(FieldName::Family, id(of).to_string())
            .with(FieldName::Role, "mother")
            .with(FieldName::LastName, "Лукина")
            .with(FieldName::FirstName, "Анна")
            .with(FieldName::Patronymic, "Ильинична")
            .with(FieldName::Phones, serde_json::json!(["+7 921 700-11-22"]))
    };
    let known = [family(1, "Лукины", "Садовая", "4"), anna(11, 1)];
    let new = [family(2, "Петровы", "Лесная", "9"), anna(21, 2)];
    let both: Vec<Record> = known.iter().chain(&new).cloned().collect();
    let findings = with(&both).open().reader().check().unwrap().findings;
    assert!(findings.iter().any(|f| f.id == FindingId::OnePerson), "{findings:?}");
    let d = with(&known);
    let store = d.open();
    let incoming = [IncomingFamily { family: &new[0], members: vec![&new[1]] }];
    let doubles = store.reader().doubles_of(&incoming).unwrap();
    assert_eq!(doubles[0].persons.len(), 1, "and so does a list that brings her");
}
