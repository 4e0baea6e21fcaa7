//! The list of families narrowed, sorted and cleared, and what the head line says of it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by stopping")]

mod desk;

use desk::{DISTRICT, Layout, curator, with_district};
use kurator::text::Lang;

#[test]
fn a_list_is_narrowed_by_two_properties_and_cleared_by_one_key() {
    for layout in [Layout::Latin, Layout::Russian] {
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

#[test]
fn a_narrowed_list_is_searched_and_sorted() {
    let mut c = curator();
    c.presses("3 F4 Right Right Enter").sees("Отбор: кризисный");
    let narrowed = c.screen();
    c.presses("Tab").sees("по просрочке").sees("Отбор: кризисный");
    c.presses("F7").types("ъъъъъъ").sees("Никто не подходит").sees("Отбор: кризисный");
    c.presses("Esc Esc Tab*6");
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
