//! Who detected a family: from the list of the document or in own words, at intake and on a call, carried over when the
//! call becomes a family.

use crate::desk::{KeyboardLayout, with_district};
use crate::district::{TestDistrict, stdout};
use serde_json::Value;

fn district(regulation: &str) -> String {
    format!(r#"{{"type":"district","regulation":"{regulation}"}}"#) + "\n"
}

#[test]
fn the_source_of_a_call_goes_with_it_into_the_family() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        for (regulation, right, code, said) in [
            ("oktyabrsky", 6, "police", "полиция"),
            ("oktyabrsky", 4, "education", "образовательная организация"),
            ("azov", 1, "prevention_bodies", "орган или учреждение системы профилактики"),
        ] {
            let mut c = with_district(&district(regulation)).under(layout);
            c.presses("F9").types("звонок о неизвестной").presses("Enter").types("дети одни");
            for _ in 0..9 {
                c.presses("Tab");
            }
            for _ in 0..right {
                c.presses("Right");
            }
            c.sees(said).presses("Enter");
            assert_eq!(c.records("inquiry", &[&format!("\"source\":\"{code}\"")]), 1, "{}", c.file());
            c.goes_to("дети одни").presses("Ins").sees("Принять");
            c.types("Ким").presses("F2");
            assert_eq!(c.records("family", &[&format!("\"source\":\"{code}\"")]), 1, "{}", c.screen());
        }
    }
}

#[test]
fn a_document_without_a_list_takes_own_words() {
    let mut c = with_district(&district("yugra"));
    c.presses("F9").types("звонок о неизвестной").presses("Enter").types("дети одни");
    for _ in 0..9 {
        c.presses("Tab");
    }
    c.types("соседка из дома 5").presses("Enter");
    assert_eq!(c.records("inquiry", &["\"source\":\"соседка из дома 5\""]), 1, "{}", c.file());
}

#[test]
fn families_are_listed_by_their_source_and_shown_in_its_words() {
    let d = TestDistrict::new();
    let family = |n: u32, title: &str, source: &str| {
        format!(
            r#"{{"type":"family","id":"{n:08}-0000-4000-8000-000000000001","title":"{title}"{source}}}
{{"type":"level","family":"{n:08}-0000-4000-8000-000000000001","level":"basic","from":"2026-09-01"}}
"#
        )
    };
    let lines = [
        district("oktyabrsky"),
        family(1, "Ким Анна Львовна", r#","source":"police""#),
        family(2, "Ли Вера Павловна", r#","source":"womens_clinic""#),
        family(3, "Цой Вера Павловна", r#","source":"соседка""#),
        family(4, "Пак Вера Павловна", ""),
    ]
    .concat();
    d.takes(&lines);
    let listed = |source: &str| {
        let out = d.run(&["list", "--source", source, "--json", "--today", "2026-11-24"]);
        let value: Value = serde_json::from_str(&stdout(&out)).unwrap();
        let all = value.as_array().unwrap().iter();
        all.map(|f| f["title"].as_str().unwrap().split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(listed("police"), ["Ким"]);
    assert_eq!(listed("женская консультация"), ["Ли"]);
    assert_eq!(listed("соседка"), ["Цой"]);
    assert_eq!(d.run(&["list", "--source", "никто"]).status.code(), Some(2));
    let mut c = with_district(&lines);
    c.wakes_on("2026-11-24").presses("3").goes_to("Ким").presses("Enter").goes_to("Полиция").sees("п. 8.3.6");
    // Under another document the word stays the one it was entered by.
    let mut c = with_district(&lines.replace("oktyabrsky", "yugra"));
    c.wakes_on("2026-11-24").presses("3").goes_to("Ли").presses("Enter").goes_to("Женская консультация");
}

/// Who detects a family: row, code, words of the card, paragraph.
const SOURCES: [(&str, &str, &str, &str); 7] = [
    ("000-097", "children_clinic", "Детская поликлиника", "п. 8.3.1"),
    ("000-098", "womens_clinic", "Женская консультация", "п. 8.3.2"),
    ("000-099", "social_service", "Организация социального обслуживания", "п. 8.3.3"),
    ("000-100", "education", "Образовательная организация", "п. 8.3.4"),
    ("000-101", "guardianship", "Отдел опеки и попечительства", "п. 8.3.5"),
    ("000-102", "police", "Полиция", "п. 8.3.6"),
    ("000-103", "penal_inspection", "Уголовно-исполнительная инспекция", "п. 8.3.7"),
];

#[test]
fn each_source_of_the_document_is_listed_and_read_on_the_card_with_its_paragraph() {
    let families: String = SOURCES
        .iter()
        .enumerate()
        .map(|(n, (_, code, ..))| {
            let id = format!("{:08}-0000-4000-8000-000000000001", n + 1);
            format!(
                r#"{{"type":"family","id":"{id}","title":"Семья{n} Вера Павловна","source":"{code}"}}
{{"type":"level","family":"{id}","level":"basic","from":"2026-09-01"}}
"#
            )
        })
        .collect();
    let lines = district("oktyabrsky") + &families;
    let d = TestDistrict::new();
    d.takes(&lines);
    for (n, (row, code, said, at)) in SOURCES.into_iter().enumerate() {
        for asked in [code, said] {
            let out = d.run(&["list", "--source", asked, "--json", "--today", "2026-11-24"]);
            let value: Value = serde_json::from_str(&stdout(&out)).unwrap();
            let titles: Vec<&Value> = value.as_array().unwrap().iter().map(|f| &f["title"]).collect();
            assert_eq!(titles, [&Value::from(format!("Семья{n} Вера Павловна"))], "{row}: {asked}");
        }
        let mut c = with_district(&lines);
        c.wakes_on("2026-11-24")
            .presses("3")
            .goes_to(&format!("Семья{n}"))
            .presses("Enter")
            .goes_to(said)
            .sees(at);
    }
}
