//! The list of families narrowed, sorted and cleared, and what the head line says of it.

use crate::desk::{CuratorDesk, DISTRICT, KeyboardLayout, curator, with_district};
use kurator::text::Lang;

#[test]
fn a_list_is_narrowed_by_two_properties_and_cleared_by_one_key() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        c.presses("3").sees("8 из 8");
        // О — отбор; the most acute level is the first choice.
        c.presses("j Right").sees("[экстренный]").sees("Подходит 2 из 8");
        c.presses("Enter").sees("Отбор: экстренный").sees("2 из 8");
        c.presses("F4 Down Space").sees("[есть просроченное]").presses("Enter");
        c.sees("Отбор: экстренный · есть просроченное");
        c.presses("F8").does_not_see("Отбор:").sees("8 из 8");
    }
}

/// In a narrow list the street is cut, never the house.
#[test]
fn the_number_of_a_house_is_never_cut() {
    for (street, house, said) in [
        ("набережная Большая Красноармейская", "91", " 91"),
        ("проспект Октябрьской Революции", "178-180/1", " 178-180/1"),
        ("Крестовоздвиженская Заречная слобода", "20А", " 20А"),
    ] {
        let family = format!(
            r#"{{"type":"family","id":"00000000-0000-7000-8000-0000000000a1","title":"Ююкина Ия","street":"{street}","house":"{house}","flat":"5","safety":"собака","registered_on":"2026-11-02"}}"#
        );
        let level = r#"{"type":"level","id":"00000000-0000-7000-8000-0000000000a2","family":"00000000-0000-7000-8000-0000000000a1","level":"crisis","from":"2026-11-02"}"#;
        let mut c = with_district(&format!("{}{family}\n{level}\n", DISTRICT));
        for width in [60, 80, 100, 120] {
            c = c.at(width, 24);
            c.presses("3");
            let line = c.lines().into_iter().find(|l| l.contains("Ююкина")).unwrap();
            assert!(line.contains(said), "{width}: {line}");
        }
    }
}

/// Three families of one short title stand apart on every screen that lists them.
#[test]
fn families_of_one_short_title_stand_apart_on_every_screen() {
    let district = format!("{}{}", DISTRICT, include_str!("../cases/same-initials.jsonl"));
    let mut c = with_district(&district).at(100, 50);
    for screen in ["1", "2", "3"] {
        c.presses(screen).sees("Иванова Алла").sees(", Лесная 1").sees(", Садовая 9");
    }
    c.presses("F7").types("иванова а").sees("Иванова Алла").sees("Лесная 1").sees("Садовая 9");
    // In the narrowest window what differs is still there.
    let mut c = with_district(&district).at(60, 50);
    c.presses("3").sees("Алла").sees("Лесная 1").sees("Садовая 9");
}

#[test]
fn a_narrowed_list_is_searched_and_sorted() {
    let mut c = curator();
    c.presses("3 F4 Right Right Enter").sees("Отбор: кризисный");
    let narrowed = c.screen();
    c.presses("Tab").sees("по просрочке").sees("Отбор: кризисный");
    c.presses("F7").types("ъъъъъъ").sees("Никто не подходит").sees("Отбор: кризисный");
    // The cursor went along with its family through all orders.
    c.presses("Esc Esc Tab*6 Home");
    assert_eq!(c.screen(), narrowed);
    c.presses("F7 F8 Esc").sees("8 из 8");
}

#[test]
fn what_is_left_without_choosing_stays_as_it_was() {
    let mut c = curator();
    c.presses("3 F4 Right Esc").does_not_see("Отбор:").sees("8 из 8");
    // Left from «все» is the last choice, twice the one before.
    c.presses("F4 Left").does_not_see("[все] Срочность").presses("Right").sees("Подходит 8 из 8");
}

#[test]
fn a_property_is_chosen_by_the_beginning_of_a_word_and_by_the_ends_of_its_list() {
    for (keys, typed, said) in [
        ("Down", "просроч", "[есть просроченное]"),
        ("Down Up", "криз", "[кризисный]"),
        ("Up", "прекр", "[прекращённые]"),
    ] {
        let mut c = curator();
        c.presses("3 F4").presses(keys).types(typed).sees(said).sees(&format!("набрано: {typed}"));
        c.presses("Backspace").sees(said).presses("Home").does_not_see(said).sees("8 из 8");
        c.presses("End").does_not_see("Подходит 8 из 8").presses("Esc").does_not_see("Отбор:");
    }
    // Where nobody moved to, letters are no choice, and are not dropped without a word.
    let mut c = curator();
    c.presses("3 F4").types("криз").sees("Здесь выбирают").sees("Подходит 8 из 8");
}

#[test]
fn a_circumstance_and_a_curator_are_offered_where_there_are_some() {
    let mut c = curator();
    c.presses("3 F4").does_not_see("Обстоятельство").does_not_see("Куратор");
    let id = "00000000-0000-4000-8000-000000000001";
    let more = format!(
        r#"{{"type":"curator","id":"11111111-0000-4000-8000-000000000001","name":"Белкина В. А."}}
{{"type":"curator","id":"11111111-0000-4000-8000-000000000002","name":"Ёлкина А. А."}}
{{"type":"assignment","id":"11111111-0000-4000-8000-000000000003","family":"{id}","curator":"11111111-0000-4000-8000-000000000001","from":"2026-11-20"}}
{{"type":"circumstance","id":"11111111-0000-4000-8000-000000000004","family":"{id}","circumstance":"пожар","from":"2026-01-01"}}
{{"type":"circumstance","id":"11111111-0000-4000-8000-000000000005","family":"{id}","circumstance":"давно прошло","from":"2025-01-01","until":"2026-01-01"}}
"#
    );
    // The head of service: the file is no single curator's.
    let all = DISTRICT.replacen(", \"curator\": \"00000000-0000-4000-8000-000000000010\"}", "}", 1);
    let mut c = with_district(&format!("{all}{more}"));
    c.presses("3 F4").sees("Куратор").presses("BackTab Right").sees("[Белкина В. А.]").sees("Подходит 1 из");
    c.presses("Esc F4").sees("Обстоятельство").presses("Tab*4 Right").sees("[пожар]").sees("Подходит 1 из");
    c.presses("Right").sees("Обстоятельство [все]");
}

#[test]
fn nothing_of_it_is_cut_in_the_least_window() {
    for lang in [Lang::Ru, Lang::En] {
        let mut c = curator().at(60, 20).speaking(lang);
        c.presses("3 F4");
        let shown = c.screen();
        assert!(!shown.lines().any(|l| l.contains('│') && l.contains('~')), "{shown}");
        for _ in 0..5 {
            c.presses("Down Right");
        }
        c.presses("Enter").sees(if lang == Lang::Ru { "Отбор:" } else { "Only:" });
    }
}

/// A visit that is put off, moved or taken off leaves the day: the cursor stays with its family, or it is said where the
/// visit went.
#[test]
fn the_cursor_stays_with_a_visit_that_is_put_off_or_moved() {
    for (family, short) in [("Гусев", "Гусев Н. И."), ("Иванова", "Иванова М. П.")]
    {
        // Put off from the window of the visit: the attempt has a line of the day.
        for new_day in ["", "+3"] {
            let mut c = curator();
            c.goes_to(family)
                .presses("Enter Tab")
                .types("перен")
                .presses("BackTab*2")
                .types(new_day)
                .presses("Enter");
            c.sees("Отмечено посещение").stands_on_a_line_with(family);
        }
        // Moved to another day: what the norm still asks of the family, and the day it went to.
        let mut c = curator();
        c.goes_to(family).presses("F6 Ctrl+U").types("30.11").presses("Tab").types("15").presses("Enter");
        c.sees(&format!("Перенесено посещение: {short}, пн 30.11 15:00")).stands_on_a_line_with(family);
        // Taken off: it is said whose it was.
        let mut c = curator();
        c.goes_to(family)
            .presses("F8")
            .sees(&format!("Снято посещение: {short}"))
            .stands_on_a_line_with(family);
    }
    // Where the day asks no more of the family, another line has the cursor and the sentence says where the visit went.
    let mut c = curator();
    c.presses("3").goes_to("Павлова").presses("F6 Ctrl+U").types("+0").presses("Enter");
    c.sees("Назначено посещение: Павлова О. С., вт 24.11").presses("1").goes_to("Павлова");
    c.presses("F6 Ctrl+U").types("27.11").presses("Enter").sees("Павлова О. С., пт 27.11");
}

/// A family without a level beside one that has a row of its own: with the level set, its row leaves «без уровня».
const UNSET: &str = r#"{"type":"family","id":"00000000-0000-7000-8000-0000000000b1","title":"Поберезник Анна Павловна","registered_on":"2026-11-23"}
{"type":"family","id":"00000000-0000-7000-8000-0000000000b2","title":"Яровая Дина Сергеевна","registered_on":"2026-11-23"}
"#;

#[test]
fn the_cursor_goes_along_with_a_family_whose_row_becomes_another_one() {
    let mut c = with_district(&format!("{DISTRICT}{UNSET}")).at(100, 40);
    c.goes_to("Поберезник").stands_on_a_line_with("уровень не").presses("Enter");
    c.types("кризис").presses("Ctrl+S").sees("Установлен уровень: Поберезник");
    c.stands_on_a_line_with("Поберезник").does_not_see("Курсор перешёл");
}

#[test]
fn a_cursor_that_comes_to_another_family_after_a_save_names_it() {
    let mut c = curator();
    c.goes_to("перезвонить о").presses("Enter Enter").sees("Перезвонили").does_not_see("перезвонить о");
    c.sees("Курсор перешёл на другую семью: ");
    // A closed family leaves the lists of families.
    for list in ["2", "3"] {
        let mut c = curator();
        c.presses(list).goes_to("Павлова").presses("F9").types("закрыть").presses("Enter");
        c.presses("Ctrl+S").sees("прекращено: Павлова").sees("Курсор перешёл на другую семью: ");
    }
    // What was written of the family under the cursor leaves it there.
    let mut c = curator();
    c.presses("3").goes_to("Павлова").presses("F6 Enter").sees("Назначено").does_not_see("Курсор перешёл");
}

#[test]
fn an_appointment_is_made_by_the_curator_of_the_file_as_a_visit_is() {
    let by = "\"by\":\"00000000-0000-4000-8000-000000000010\"";
    let days = |c: &crate::desk::CuratorDesk| c.records("appointment", &[by]);
    // By F6 on a list, by F6 in the lookup, by a space of the calendar, by a visit that is put off.
    for keys in ["3 goes F6 Enter", "F7 types F6 Enter", "3 goes Space BackTab +2 Enter"] {
        for family in ["Павлова", "Титова", "Беловы"] {
            let mut c = curator();
            assert_eq!(days(&c), 0);
            for key in keys.split(' ') {
                match key {
                    "goes" => c.goes_to(family),
                    "types" => c.types(family),
                    "+2" => c.types(key),
                    key => c.presses(key),
                };
            }
            assert_eq!(days(&c), 1, "{keys} {family}\n{}", c.screen());
        }
    }
    // By a proposal of the plan, one and all.
    let mut c = curator();
    c.presses("2 f d").sees("Назначены посещения по плану");
    assert!(days(&c) > 0);
}

#[test]
fn visits_of_one_hour_are_in_the_order_of_the_route_sheet_everywhere() {
    let family = |n: u8, title: &str, settlement: &str, level: &str| {
        let id = format!("0000000{n}-0000-4000-8000-000000000001");
        format!(
            r#"{{"type":"family","id":"{id}","title":"{title}","settlement":"{settlement}","registered_on":"2026-01-12"}}
{{"type":"level","family":"{id}","level":"{level}","from":"2026-11-02"}}
{{"type":"appointment","family":"{id}","on":"2026-11-24","time":"15:30"}}
"#
        )
    };
    let lines = family(1, "Ким Анна Львовна", "Ям", "emergency")
        + &family(2, "Юдин Олег Ильич", "Бор", "basic")
        + &family(3, "Ли Ян Янович", "ёлкино", "crisis");
    let order = |c: &CuratorDesk| -> Vec<&str> {
        let names =
            |line: &String| ["Ким", "Юдин", "Ли"].into_iter().find(|n| line.contains(&format!("{n} ")));
        c.lines().iter().filter(|line| line.contains("15:30")).filter_map(names).collect()
    };
    let mut c = with_district(&lines);
    assert_eq!(order(&c), ["Юдин", "Ли", "Ким"], "{}", c.screen());
    c.presses("F4").sees("1 15:30 Юдин").sees("2 15:30 Ли").sees("3 15:30 Ким");
}
