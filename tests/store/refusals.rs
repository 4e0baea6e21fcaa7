//! Lines that an import must refuse: with their number, a reason in both languages, and the file as it was.

use crate::district::{TestDistrict, id, is_sentence, told};
use kurator::domain::Id;
use kurator::store::jsonl::ImportMode;

/// A district with a family 1, its member 2, a curator 3, a level 4, a capacity 5 and a programme 6.
fn furnished() -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(
        &[
            format!(r#"{{"type":"family","id":"{}","title":"Ивановы"}}"#, id(1)),
            format!(
                r#"{{"type":"member","id":"{}","family":"{}","role":"mother","born":"1991-04-02"}}"#,
                id(2),
                id(1)
            ),
            format!(r#"{{"type":"curator","id":"{}","name":"Смирнова"}}"#, id(3)),
            format!(
                r#"{{"type":"level","id":"{}","family":"{}","level":"crisis","from":"2026-08-31"}}"#,
                id(4),
                id(1)
            ),
            format!(r#"{{"type":"capacity","id":"{}","weekday":1,"visits":3}}"#, id(5)),
            format!(r#"{{"type":"programme","id":"{}","family":"{}"}}"#, id(6), id(1)),
            format!(
                r#"{{"type":"absence","id":"{}","family":"{}","from":"2026-12-01","until":"2026-12-10"}}"#,
                id(7),
                id(1)
            ),
        ]
        .join("\n"),
    );
    d
}

/// Fills `@1` with an id.
fn filled(line: &str) -> String {
    (0..60).rev().fold(line.to_owned(), |l, n| l.replace(&format!("@{n}"), &id(n).to_string()))
}

/// Imports one line after a good one and a blank one; it must be refused, alone or with the others.
fn assert_refused(line: &str, why: &str) {
    let d = furnished();
    let bytes = d.bytes();
    let text = filled(&format!("{{\"type\":\"curator\",\"id\":\"@50\",\"name\":\"Новая\"}}\n\n{line}\n"));
    let shown: String = line.chars().take(200).collect();
    for mode in [ImportMode::Whole, ImportMode::DryRun] {
        let done = d.open().import(&text, mode).unwrap_or_else(|p| panic!("{shown}: {p}"));
        let told = told(&done);
        assert_eq!(told.iter().map(|t| t.0).collect::<Vec<_>>(), [3], "{shown}: {told:?}");
        for sentence in [&told[0].1, &told[0].2] {
            assert!(
                is_sentence(sentence) && !sentence.contains("record-") && sentence.chars().count() < 400,
                "{sentence}"
            );
        }
        assert!(done.refused[0].why.id.contains(why), "{shown}: {}", done.refused[0].why.id);
        assert!(d.bytes() == bytes, "{shown}: a refused import wrote");
    }
    let done = d.open().import(&text, ImportMode::Partial).unwrap_or_else(|p| panic!("{shown}: {p}"));
    assert_eq!((done.added, done.changed, done.same, done.refused.len()), (1, 0, 0, 1), "{shown}");
}

macro_rules! refused {
    ($($name:ident: $why:literal [$($line:expr),* $(,)?];)*) => {
        $(#[test] fn $name() { $(assert_refused($line, $why);)* })*
    };
}

refused! {
    what_is_no_record: "record-" [
        "nonsense", "[]", "null", "\"type\"", "{", r#"{"type":1}"#, r#"{"id":"@9"}"#,
        r#"{"type":"family","title":"\ud800"}"#, r#"{"type":"family","title":"А"} {}"#,
    ];
    an_unknown_type: "record-unknown-type" [r#"{"type":"fаmily","title":"А"}"#, r#"{"type":"phone","member":"@2","number":"112"}"#, r#"{"type":"","title":"А"}"#];
    an_unknown_field: "record-unknown-field" [r#"{"type":"family","title":"А","tittle":"Б"}"#, r#"{"type":"family","title":"А","_deleted":true}"#, r#"{"type":"family","id":"@1","ends_on":"2026-01-01"}"#];
    a_field_named_twice: "record-field-twice" [r#"{"type":"family","title":"А","title":"Б"}"#, r#"{"type":"family","id":"@1","id":"@2","title":"Б"}"#];
    a_word_out_of_the_list: "record-bad-choice" [
        r#"{"type":"member","family":"@1","role":"Mother"}"#, r#"{"type":"level","family":"@1","level":"crysis","from":"2026-01-01"}"#,
        r#"{"type":"family","title":"А","form":1}"#,
    ];
    a_bad_day: "record-bad-date" [
        r#"{"type":"member","id":"@2","born":"2026-02-30"}"#, r#"{"type":"member","id":"@2","born":"0001-01-01"}"#,
        r#"{"type":"member","id":"@2","born":"24.11.2026"}"#, r#"{"type":"member","id":"@2","born":"2026-11-24T00:00"}"#,
        r#"{"type":"member","id":"@2","born":20261124}"#, r#"{"type":"member","id":"@2","born":"2026-11- 4"}"#,
        r#"{"type":"member","id":"@2","born":"+2026-1-04"}"#, r#"{"type":"member","id":"@2","born":"20２6-11-24"}"#,
    ];
    a_bad_time: "record-bad-time" [
        r#"{"type":"appointment","family":"@1","on":"2026-01-01","time":"24:00"}"#, r#"{"type":"appointment","family":"@1","on":"2026-01-01","time":"11:60"}"#,
        r#"{"type":"appointment","family":"@1","on":"2026-01-01","time":11}"#,
    ];
    a_bad_phone: "record-bad-phone" [r#"{"type":"member","id":"@2","phones":["12"]}"#, r#"{"type":"member","id":"@2","phones":["+7911","нет"]}"#, r#"{"type":"member","id":"@2","phones":["123456789012345678901"]}"#];
    a_bad_list: "record-bad-list" [r#"{"type":"member","id":"@2","phones":"112"}"#, r#"{"type":"member","id":"@2","phones":[112]}"#];
    a_bad_id: "record-bad-id" [
        r#"{"type":"family","id":"1","title":"А"}"#, r#"{"type":"family","id":7,"title":"А"}"#, r#"{"type":"member","id":"@2","family":"Ивановы"}"#,
        r#"{"type":"district","id":"@9"}"#, r#"{"type":"family","id":"00000000-0000-0000-0000-000000000001","title":"А"}"#,
    ];
    a_bad_number: "record-bad-number" [
        r#"{"type":"availability","family":"@1","weekday":8}"#, r#"{"type":"availability","family":"@1","weekday":0}"#,
        r#"{"type":"availability","family":"@1","weekday":1.5}"#, r#"{"type":"availability","family":"@1","weekday":"1"}"#,
        r#"{"type":"availability","family":"@1","weekday":1e99}"#, r#"{"type":"availability","family":"@1","weekday":18446744073709551615}"#,
    ];
    a_span_that_ends_before_it_begins: "record-unfit" [
        r#"{"type":"absence","family":"@1","from":"2026-12-10","until":"2026-12-01"}"#, r#"{"type":"absence","family":"@1","from":"2026-12-10","until":"2026-12-10"}"#,
        r#"{"type":"availability","family":"@1","weekday":1,"from":"12:00","until":"09:00"}"#,
        r#"{"type":"absence","id":"@7","until":"2026-11-01"}"#, r#"{"type":"absence","id":"@7","from":"2026-12-10"}"#,
    ];
    an_owner_that_is_not_there: "record-unknown-owner" [
        r#"{"type":"member","family":"@40","role":"mother"}"#, r#"{"type":"member","family":"@3","role":"mother"}"#,
        r#"{"type":"absence","id":"@7","member":"@1"}"#, r#"{"type":"conflict","of":"@40","field":"title","values":["А","Б"]}"#,
        r#"{"type":"conflict","of":"@1","field":"nonsense","values":["А","Б"]}"#,
    ];
    another_kind_under_a_known_id: "record-other-type" [r#"{"type":"curator","id":"@1","name":"А"}"#, r#"{"type":"family","id":"@50","title":"А"}"#];
    a_capacity_without_its_day: "record-unfit" [
        r#"{"type":"capacity","visits":3}"#, r#"{"type":"capacity","weekday":1,"on":"2026-01-01","visits":3}"#,
        r#"{"type":"capacity","id":"@5","on":"2026-01-01"}"#, r#"{"type":"capacity","id":"@5","weekday":null}"#,
    ];
    fewer_visits_than_the_norm: "level-fewer-visits" [
        r#"{"type":"level","family":"@1","level":"emergency","from":"2026-08-31","visits":1,"per":"month"}"#,
        r#"{"type":"level","id":"@4","visits":1,"per":"month"}"#,
    ];
    a_missing_field: "record-missing" [
        r#"{"type":"family"}"#, r#"{"type":"family","title":"  \u200b "}"#, r#"{"type":"family","id":"@1","title":null}"#, r#"{"type":"absence","family":"@1","from":"2026-12-01"}"#,
        r#"{"type":"level","family":"@1","level":"crisis","from":"2026-01-01","per":"week"}"#,
    ];
    a_regulation_nobody_knows: "regulation-unknown" [r#"{"type":"district","regulation":"москва"}"#];
    conflicting_values_that_could_not_stand_there: "record-bad" [
        r#"{"type":"conflict","of":"@2","field":"born","values":["1991-04-02","вчера"]}"#, r#"{"type":"conflict","of":"@1","field":"title","values":["А",{"x":1}]}"#,
        r#"{"type":"conflict","of":"@1","field":"address","values":["Ленина",null]}"#,
    ];
}

#[test]
fn lines_too_long_or_too_deep() {
    assert_refused(&format!(r#"{{"type":"family","title":"{}"}}"#, "а".repeat(1 << 20)), "record-too-long");
    assert_refused(&format!(r#"{{"type":"family","title":"{}"}}"#, "а".repeat(20_001)), "record-too-long");
    assert_refused(&format!(r#"{{"type":"family","title":{}"#, "[".repeat(10_000)), "record-not-json");
    assert_refused(
        &format!(r#"{{"type":"family","title":"А","note":{}{}}}"#, "{\"a\":".repeat(10_000), "1"),
        "record-not-json",
    );
}

#[test]
fn what_refers_to_a_refused_line_falls_with_it() {
    let d = furnished();
    let bytes = d.bytes();
    let text = filled(
        r#"{"type":"family","id":"@10"}
{"type":"member","id":"@11","family":"@10","role":"son"}
{"type":"activity","id":"@12","family":"@1","member":"@11","help":"legal","text":"иск"}
{"type":"member","id":"@13","family":"@1","role":"son"}"#,
    );
    let done = d.open().import(&text, ImportMode::Whole).unwrap();
    assert_eq!(told(&done).iter().map(|t| t.0).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(d.bytes() == bytes);
    let done = d.open().import(&text, ImportMode::Partial).unwrap();
    assert_eq!((done.added, done.refused.len()), (1, 3));
}

#[test]
fn a_removed_record_of_another_kind_is_told_by_its_line() {
    let d = furnished();
    d.open().delete(kurator::domain::Act::FamilyChanged, &[id(7)]).unwrap();
    let done = d
        .open()
        .import(&filled("{\"type\":\"curator\",\"id\":\"@7\",\"name\":\"А\"}"), ImportMode::Whole)
        .unwrap();
    assert_eq!(done.refused[0].why.id, "record-other-type");
}

#[test]
fn a_removed_record_that_comes_again_has_only_what_is_said_of_it() {
    let d = furnished();
    let line = filled("{\"type\":\"member\",\"id\":\"@20\",\"family\":\"@1\",\"role\":\"son\"");
    d.takes(&format!("{line},\"note\":\"тайна\",\"phones\":[\"112\"]}}"));
    let before = d.export();
    d.open().delete(kurator::domain::Act::FamilyChanged, &[id(20)]).unwrap();
    assert_eq!(d.takes(&format!("{line}}}")).added, 1);
    assert!(!d.export().contains("тайна") && !d.export().contains("112"), "{}", d.export());
    d.open().undo().unwrap();
    d.open().undo().unwrap();
    assert_eq!(d.export(), before);
}

#[test]
fn a_part_of_a_capacity_may_change_alone() {
    let d = furnished();
    assert_eq!(d.takes(&filled(r#"{"type":"capacity","id":"@5","visits":4}"#)).changed, 1);
    assert_eq!(
        d.takes(&filled(r#"{"type":"capacity","id":"@5","weekday":null,"on":"2026-12-28"}"#)).changed,
        1
    );
    assert!(d.export().contains(r#""on":"2026-12-28","visits":4"#));
}

#[test]
fn a_chain_of_lines_that_fall_one_after_another_takes_no_lasting_time() {
    let d = TestDistrict::new();
    let mut text = String::new();
    for n in 0..2_000u128 {
        let (family, member) = (id(10_000 + n), id(20_000 + n));
        text.push_str(&format!(
            "{{\"type\":\"family\",\"id\":\"{family}\",\"title\":\"А\",\"member\":\"{member}\"}}\n"
        ));
        text.push_str(&format!(
            "{{\"type\":\"member\",\"id\":\"{member}\",\"family\":\"{}\",\"role\":\"son\"}}\n",
            id(10_001 + n)
        ));
    }
    let done = d.open().import(&text, ImportMode::Whole).unwrap();
    assert_eq!(done.refused.len(), 4_000);
    assert_ne!(Id::DISTRICT, id(0));
}
