//! Rows of a list that are one family: whatever is chosen for them, each is written once, and the counts are those of what
//! was written.

use std::collections::BTreeSet;

use crate::district::{TestDistrict, stdout};
use crate::lists_with::{list, plain, takes, told};
use kurator::domain::{FieldName, Kind};
use kurator::model::incoming::{IncomingList, IntakeDecision};
use kurator::norm::NormContext;
use kurator::roster::RosterOptions;
use kurator::store::jsonl::ImportMode;
use kurator::table::{self, ReadOptions};

/// A family among those who left and among those who are accompanied, with a third that is another one.
const SECTIONS: &[&[&str]] = &[
    &["Снятые с учёта"],
    &["ФИО", "Адрес", "Уровень", "Дата постановки на учёт", "Дата снятия"],
    &["Иванова Мария Петровна", "г. Урай, ул. Мира, д. 3, кв. 4", "базовый", "01.03.2025", "01.09.2025"],
    &["Состоят на учёте"],
    &["ФИО", "Адрес", "Уровень", "Дата постановки на учёт", "Дата снятия"],
    &["Иванова Мария Петровна", "г. Урай, ул. Мира, д. 3, кв. 4", "кризисный", "01.03.2026", ""],
    &["Петрова Анна Ивановна", "г. Урай, ул. Мира, д. 5, кв. 4", "базовый", "01.03.2026", ""],
];

/// One family in three rows, of which each names a child.
const THRICE: &[&[&str]] = &[
    &["ФИО", "Адрес", "Дети", "Уровень", "Дата постановки на учёт"],
    &["Иванова Мария Петровна", "г. Урай, ул. Мира, д. 3, кв. 4", "", "базовый", "01.03.2026"],
    &["Петрова Анна Ивановна", "г. Урай, ул. Мира, д. 5, кв. 4", "", "базовый", "01.03.2026"],
    &[
        "Иванова Мария Петровна",
        "г. Урай, ул. Мира, д. 3, кв. 4",
        "Иванов Пётр Олегович 05.05.2015",
        "базовый",
        "01.03.2026",
    ],
    &["Сидорова Анна Ивановна", "г. Урай, ул. Мира, д. 5, кв. 5", "", "базовый", "01.03.2026"],
    &[
        "Иванова Мария Петровна",
        "г. Урай, ул. Мира, д. 3, кв. 4",
        "Иванов Пётр Олегович 05.05.2015",
        "базовый",
        "01.03.2026",
    ],
];

#[test]
fn the_counts_are_those_of_what_was_written() {
    let d = TestDistrict::new();
    let path = list(&d, "список.xlsx", &[plain("Лист1", SECTIONS)]);
    let would = takes(&d, &path, &["--doubles", "join", "--dry-run"]);
    let done = takes(&d, &path, &["--doubles", "join"]);
    for answer in [&would, &done] {
        assert_eq!((&answer["new"], &answer["joined"]), (&2.into(), &1.into()), "{answer:#}");
    }
    assert_eq!(
        told(&d),
        "Иванова Мария Петровна, Урай, Мира, д. 3, кв. 4, с 2026-03-01, примечание: Дата постановки на учёт: 01.03.2025
  mother Иванова|Мария|Петровна
  * closing 2025-09-01
  * level basic 2025-03-01
  * level crisis 2026-03-01
Петрова Анна Ивановна, Урай, Мира, д. 5, кв. 4, с 2026-03-01
  mother Петрова|Анна|Ивановна
  * level basic 2026-03-01",
    );
}

#[test]
fn a_person_whom_several_rows_name_is_added_once() {
    let d = TestDistrict::new();
    takes(&d, &list(&d, "список.xlsx", &[plain("Лист1", THRICE)]), &["--doubles", "join"]);
    assert_eq!(told(&d).matches("Иванов|Пётр|Олегович").count(), 1, "{}", told(&d));
    // The family of the file has none of them yet.
    let d = TestDistrict::new();
    takes(&d, &list(&d, "одна.xlsx", &[plain("Лист1", &THRICE[..2])]), &[]);
    let rows: Vec<&[&str]> = std::iter::once(THRICE[0]).chain(THRICE[3..].iter().copied()).collect();
    let path = list(&d, "остальные.xlsx", &[plain("Лист1", &rows)]);
    let answer = takes(&d, &path, &["--doubles", "join"]);
    assert_eq!((&answer["new"], &answer["joined"]), (&1.into(), &2.into()), "{answer:#}");
    assert_eq!(told(&d).matches("Иванов|Пётр|Олегович").count(), 1, "{}", told(&d));
    assert_eq!(told(&d).matches("level basic").count(), 2, "{}", told(&d));
}

#[test]
fn what_several_rows_add_to_a_family_of_the_file_is_all_kept() {
    let head: &[&str] = &["ФИО", "Адрес", "Телефон", "Категория", "Примечание"];
    let d = TestDistrict::new();
    let own: &[&[&str]] = &[head, &["Иванова Мария Петровна", "Мира 3", "", "", "старое"]];
    takes(&d, &list(&d, "одна.xlsx", &[plain("Лист1", own)]), &[]);
    let rows: &[&[&str]] = &[
        head,
        &["Иванова Мария Петровна", "Мира 3", "8 911 603-14-22", "многодетная", "собака"],
        &["Петрова Анна Ивановна", "Мира 5", "", "", ""],
        &["Иванова Мария Петровна", "Мира 3", "8 911 603-14-23", "многодетная", "звонить вечером"],
    ];
    takes(&d, &list(&d, "список.xlsx", &[plain("Лист1", rows)]), &["--doubles", "join"]);
    let told = told(&d);
    assert!(told.contains("примечание: старое / собака / звонить вечером"), "{told}");
    assert!(told.contains("+79116031422 + +79116031423"), "{told}");
    assert_eq!(told.matches("category large").count(), 1, "{told}");
}

#[test]
fn rows_that_were_skipped_go_out_beside_with_the_reason() {
    let d = TestDistrict::new();
    let path = list(&d, "список.xlsx", &[plain("Лист1", THRICE)]);
    let answer = takes(&d, &path, &["--doubles", "skip"]);
    assert_eq!((&answer["new"], &answer["skipped"]), (&3.into(), &2.into()), "{answer:#}");
    let rest =
        table::read(&std::fs::read(d.beside("список — не взято.xlsx")).unwrap(), ReadOptions::default());
    let cells: Vec<String> = rest.unwrap().sheets[0]
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().map(|cell| cell.text()))
        .collect();
    assert_eq!(cells.iter().filter(|text| text.starts_with("пропущена")).count(), 2, "{cells:?}");
    assert_eq!(cells.iter().filter(|text| text.starts_with("Иванов Пётр")).count(), 2, "{cells:?}");
}

/// Looks at a list as it is after some turns: every row is written to a family that is, or is left out by choice.
fn holds(
    incoming: &IncomingList,
    ground: NormContext<'_>,
    of_file: &BTreeSet<kurator::domain::Id>,
    how: &[usize],
) {
    let groups = incoming.groups(ground);
    let mut written = BTreeSet::new();
    for records in &groups.records {
        let own = records.iter().filter(|r| r.kind == Kind::Family && r.text(FieldName::Title).is_some());
        written.extend(own.map(|record| record.id).filter(|id| !of_file.contains(id)));
        for record in records {
            let Some(family) = record.reference(FieldName::Family) else { continue };
            let is_there = |r: &kurator::domain::Record| r.id == family && r.text(FieldName::Title).is_some();
            assert!(of_file.contains(&family) || records.iter().any(is_there), "{how:?} {record:?}");
        }
    }
    let [new, joined, skipped] = incoming.counts();
    assert_eq!((written.len(), new + joined + skipped), (new, incoming.takes.len()), "{how:?}");
    for (place, take) in incoming.takes.iter().enumerate() {
        let is_written = groups.entries.iter().any(|rows| rows.contains(&place));
        match take {
            IntakeDecision::Skip => assert!(!is_written, "{how:?}"),
            IntakeDecision::Earlier(head) => {
                assert_eq!(incoming.takes[*head], IntakeDecision::New, "{how:?} {:?}", incoming.takes);
                assert!(is_written, "{how:?}");
            }
            IntakeDecision::New => assert!(is_written, "{how:?}"),
            IntakeDecision::Join(family) | IntakeDecision::Update(family) => {
                assert!(of_file.contains(&family.0), "{how:?}");
            }
        }
        let ways = incoming.ways(place);
        assert!(ways.contains(take), "{how:?}: {take:?} is none of {ways:?}");
    }
}

#[test]
fn every_sequence_of_turns_writes_each_family_or_leaves_it_out() {
    let same: &[&str] = &["Иванова Мария Петровна", "г. Урай, ул. Мира, д. 3, кв. 4", "базовый", "", ""];
    let two: &[&[&str]] = &[SECTIONS[1], same, same];
    let three: &[&[&str]] =
        &[SECTIONS[0], SECTIONS[1], SECTIONS[2], SECTIONS[3], SECTIONS[4], SECTIONS[5], same];
    for (rows, has_file) in [(SECTIONS, false), (two, false), (three, false), (three, true)] {
        let d = TestDistrict::new();
        if has_file {
            takes(&d, &list(&d, "одна.xlsx", &[plain("Лист1", &[SECTIONS[1], same])]), &[]);
        }
        let path = list(&d, "список.xlsx", &[plain("Лист1", rows)]);
        let book = table::read(&std::fs::read(path).unwrap(), ReadOptions::default()).unwrap();
        let mut store = d.open();
        let reader = store.reader();
        let (rules, calendar) = (reader.rules().unwrap(), reader.calendar().unwrap());
        let staff = reader.staff().unwrap();
        let today = "2026-11-24".parse().unwrap();
        let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today };
        let read = |store: &kurator::store::Store| {
            IncomingList::read(&book, &RosterOptions::default(), ground, store.reader()).unwrap()
        };
        let count = read(&store).takes.len();
        let of_file: BTreeSet<kurator::domain::Id> = d
            .export()
            .lines()
            .filter(|line| line.contains("\"type\":\"family\""))
            .map(|line| kurator::domain::Record::parse(line).unwrap().id)
            .collect();
        for sequence in 0..count.pow(5) {
            let how: Vec<usize> = (0..5).map(|turn| sequence / count.pow(turn) % count).collect();
            let mut incoming = read(&store);
            for (turn, place) in how.iter().enumerate() {
                incoming.turn(*place);
                holds(&incoming, ground, &of_file, &how[..=turn]);
            }
            let done = store.import_groups(incoming.groups(ground).records, ImportMode::DryRun).unwrap();
            assert!(done.refused.is_empty(), "{how:?}: {:?}", done.refused);
        }
    }
}

#[test]
fn rows_of_the_same_code_are_one_family_of_a_file_that_has_it_not() {
    let d = TestDistrict::new();
    d.takes(crate::desk::DISTRICT);
    let path = d.beside("семьи.csv");
    let out = d.run(&["export", "--all", "--format", "csv", "--out", path.to_str().unwrap()]);
    assert!(out.status.success(), "{}", stdout(&out));
    // The rows of the first family once more, below all others.
    let text = std::fs::read_to_string(&path).unwrap();
    let again = text.lines().nth(1).unwrap().to_owned();
    std::fs::write(&path, format!("{text}{again}\n")).unwrap();
    let other = TestDistrict::new();
    let answer = takes(&other, &path, &["--doubles", "join"]);
    let families = other.export().lines().filter(|line| line.contains("\"type\":\"family\"")).count();
    assert_eq!((&answer["new"], &answer["joined"]), (&families.into(), &1.into()), "{answer:#}");
}
