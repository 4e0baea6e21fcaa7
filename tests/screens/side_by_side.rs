//! A family that another curator had entered too, made one at the desk, key by key, and taken apart again.

use crate::desk::{CuratorDesk, DISTRICT, KeyboardLayout, TWIN, curator, with_district};
use kurator::domain::Kind;

/// The card of the family that was entered second, with the two side by side.
fn held() -> CuratorDesk {
    let mut c = with_district(&format!("{DISTRICT}{TWIN}"));
    c.presses("3").goes_to("Ивановы").presses("Enter F9").types("объединить").presses("Enter");
    c
}

#[test]
fn two_families_side_by_side_become_one_and_two_again() {
    let mut c = held();
    let before = c.file();
    c.sees("Одна и та же семья?").sees("остаётся").sees("вторая запись").sees("[Ивановы]");
    // The family whose card is open stays; the other way round is a key away.
    c.presses("Tab").stands_on("Название").sees("[Иванова Мария Петровна]");
    c.sees("Останется из основной").presses("Space").sees("[Ивановы]").presses("Left");
    c.sees("[Иванова Мария Петровна]").goes_to("Занятие").presses("Down*2");
    c.sees("[школа № 4").presses("Right").sees("[лицей]").presses("Ctrl+S");
    c.sees("Объединены записи. Отменить: Ctrl+Z").sees("Иванова Мария Петровна");
    assert_eq!(c.records("family", &["Ленинградская", "12"]), 2, "both are in the file");
    assert_eq!(c.records("same", &[]), 3, "the family, the mother, the son");
    assert_eq!(c.records("member", &["Денис", "лицей"]), 2);
    c.presses("3").does_not_see("Ивановы").goes_to("Иванова").presses("Enter").sees("23.11");
    // The history tells it and takes it back.
    c.presses("BackTab").sees("Объединены записи").sees("Член семьи «Денис»: объединено с основной записью");
    c.goes_to("Объединены").presses("F8").sees("снова станет отдельной записью").presses("Tab Enter");
    c.presses("3").sees("Ивановы");
    assert_eq!(c.file(), before);
}

#[test]
fn namesakes_stay_two_people() {
    let mut c = held();
    c.goes_to("Член семьи").sees("[одно лицо]").presses("Space").sees("два разных").presses("Ctrl+S");
    assert_eq!(c.records("same", &[]), 2, "the family and one of the two");
    c.presses("Ctrl+Z");
    assert_eq!(c.records("same", &[]), 0);
}

#[test]
fn under_both_layouts_and_with_the_arrows() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = held().under(layout);
        c.presses("Down*2 Up*2 End Home Right").sees("Будет взято из второй").presses("Esc");
        c.does_not_see("Одна и та же семья?").sees("Ивановы");
        assert_eq!(c.records("same", &[]), 0, "Esc writes nothing");
    }
}

#[test]
fn families_that_nothing_shows_to_be_one_are_joined_by_whoever_knows_it() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        let before = c.file();
        c.presses("3").goes_to("Гусев").presses("Enter F9").types("объединить").presses("Enter");
        c.sees("Какая семья — эта же").types("титова").sees("Титова").presses("Enter");
        c.sees("Одна и та же семья?").sees("Гусев").sees("Титова").presses("Esc");
        assert_eq!(c.file(), before);
        c.presses("F9").types("объединить").presses("Enter").types("титова").presses("Enter Ctrl+S");
        c.sees("Объединены записи");
        assert_eq!(c.records("same", &[]), 1);
        c.presses("3").does_not_see("Титова").presses("Ctrl+Z").sees("Титова");
        // The family itself is no other one.
        c.goes_to("Гусев").presses("Enter F9").types("объединить").presses("Enter").types("гусев");
        c.presses("Enter").sees("Это одна и та же запись");
    }
}

#[test]
fn another_family_than_the_likely_one_can_be_meant() {
    let mut c = held();
    c.sees("Одна и та же семья?").sees("F7 другая").presses("F7").sees("Какая семья — эта же");
    c.types("титова").presses("Enter").sees("Одна и та же семья?").sees("Титова");
}

#[test]
fn two_members_whose_names_differ_are_one_person() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        c.presses("3").goes_to("Иванова").presses("Enter Tab").goes_to("Алиса");
        c.presses("F9").types("объединить").presses("Enter").sees("Один и тот же человек?");
        c.sees("из другой семьи").goes_to("Денис").presses("Enter").sees("остаётся").sees("вторая запись");
        c.presses("Ctrl+S").sees("Объединены записи");
        assert_eq!(c.records("same", &[]), 1);
        c.presses("Ctrl+Z");
        assert_eq!(c.records("same", &[]), 0);
    }
}

#[test]
fn organisations_and_curators_are_joined_on_the_screen_of_the_district() {
    let names = [("1", "Боровичская центральная районная больница"), ("2", "ЦРБ"), ("3", "КЦСО")];
    let mut lines = DISTRICT.to_owned();
    for (n, name) in names {
        lines += &format!(
            "{{\"type\":\"organisation\",\"id\":\"2000000{n}-0000-4000-8000-000000000000\",\"name\":\"{name}\"}}\n"
        );
    }
    let kim = "30000001-0000-4000-8000-000000000000";
    lines += &format!("{{\"type\":\"curator\",\"id\":\"{kim}\",\"name\":\"Смирнова Таня\"}}\n");
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = with_district(&lines).under(layout);
        let before = c.file();
        c.presses("5").goes_to("осталось за неделю").presses("F9").types("объединить").presses("Enter");
        c.sees("встаньте на такую запись");
        c.goes_to("Боровичская цен").presses("F9").types("объединить").presses("Enter");
        c.sees("Одно и то же?").sees("КЦСО").goes_to("ЦРБ").presses("Enter");
        c.sees("Боровичская центральная районная больница").presses("Ctrl+S").sees("Объединены записи");
        assert_eq!(c.reader().records(Kind::Organisation).unwrap().len(), 2);
        c.goes_to("Смирнова Т. Н.").presses("F9").types("объединить").presses("Enter");
        c.sees("Один и тот же куратор?")
            .sees("▌Смирнова Таня")
            .presses("Enter Ctrl+S")
            .sees("Объединены записи");
        assert_eq!(c.reader().records(Kind::Curator).unwrap().len(), 1);
        c.presses("Ctrl+Z Ctrl+Z");
        assert_eq!(c.file(), before);
    }
    // The only one of its kind has nobody to be joined with.
    let mut c = curator();
    c.presses("5").goes_to("Смирнова Т. Н.").presses("F9").types("объединить").presses("Enter");
    c.sees("Второй такой записи нет");
}
