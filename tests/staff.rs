//! Several curators in a file: whose families are shown, handing them over, the records of the district.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by stopping")]

mod desk;

use desk::{Curator, DISTRICT, Layout, curator, with_district};
use kurator::text::Lang;

const BELKINA: &str = "11111111-0000-4000-8000-000000000001";

/// The district with a second curator, Белкина, of whom there are no families yet.
fn two() -> String {
    format!("{DISTRICT}{{\"type\":\"curator\",\"id\":\"{BELKINA}\",\"name\":\"Белкина Вера Андреевна\"}}\n")
}

/// The same for the head of service: the file is no single curator's.
fn head() -> String {
    two().replacen(", \"curator\": \"00000000-0000-4000-8000-000000000010\"}", "}", 1)
}

fn both() -> Curator {
    with_district(&two())
}

#[test]
fn one_family_is_handed_over_from_its_card_and_taken_back_by_one_key() {
    for layout in [Layout::Latin, Layout::Russian] {
        let mut c = both().under(layout);
        let before = c.file();
        c.presses("3").sees("8 семей").goes_to("Иванова").presses("Enter Ctrl+O");
        c.sees("Иванова М. П. > Белкина В. А.").sees("1 семья: Э 1").presses("Enter");
        c.sees("Передана семья").presses("Esc").sees("7 семей").does_not_see("Иванова");
        assert_eq!(c.records("assignment", &[BELKINA, "2026-11-24"]), 1);
        assert_eq!(c.records("assignment", &["\"until\":\"2026-11-24\""]), 1);
        c.presses("Ctrl+Z").sees("8 семей");
        assert_eq!(c.file(), before);
    }
}

#[test]
fn for_a_while_and_in_the_future_and_to_the_same_curator() {
    let mut c = both();
    c.presses("3").goes_to("Гусев").presses("Ctrl+O").types("+7").presses("Down").types("+14");
    c.presses("Enter");
    let shown = c.screen();
    assert_eq!(c.records("assignment", &[BELKINA, "until"]), 1, "{shown}");
    c.sees("Гусев");
    // The same days to the same curator once more: it is said, and nothing is written.
    let before = c.file();
    c.goes_to("Гусев").presses("Ctrl+O").types("+7").presses("Down").types("+14").presses("Enter");
    c.sees("передавать нечего").presses("Esc Esc");
    assert_eq!(c.file(), before);
}

#[test]
fn all_families_of_a_curator_are_handed_over_as_one_act() {
    let mut c = both();
    let before = c.file();
    c.presses("5").goes_to("Смирнова").sees("F6 отдать").presses("F6");
    c.sees("8 семей: Э 2").sees("Белкина В. А.: 0 семей, 0 % >").presses("Enter");
    c.sees("Переданы семьи").sees("Смирнова Т. Н. · 0 семей");
    assert_eq!(c.records("assignment", &[BELKINA]), 8);
    // Of all curators together there is no limit: what is recommended is for one.
    c.presses("Ctrl+E")
        .sees("предел — на одного куратора")
        .presses("Ctrl+E Ctrl+E")
        .sees("все · 8 семей")
        .presses("Ctrl+Z")
        .sees("все · 8 семей");
    assert_eq!(c.file(), before);
    c.presses("Ctrl+E").sees("Смирнова Т. Н. · 8 семей");
}

#[test]
fn a_hand_over_half_typed_outlives_the_program() {
    let mut c = both();
    c.presses("5").goes_to("Смирнова").presses("F6").types("+7").presses("Tab").types("+2");
    c.is_killed_and_comes_back().sees("Смирнова Т. Н. > Белкина В. А.").sees("Вернуть с дня").types("0");
    c.sees("8 семей").presses("Enter").sees("Переданы семьи");
    assert_eq!(c.records("assignment", &[BELKINA, "\"from\":\"2026-12-01\"", "\"until\":\"2026-12-14\""]), 8);
}

#[test]
fn a_day_that_is_wrong_is_told_at_its_field() {
    let mut c = both();
    let before = c.file();
    c.presses("5").goes_to("Смирнова").presses("F6 Tab").types("-1").presses("Enter");
    c.sees("Конец должен быть позже начала")
        .presses("BackTab")
        .types("ъъ")
        .presses("Enter")
        .sees("Неверная дата");
    c.presses("Esc BackTab Enter");
    assert_eq!(c.file(), before);
    // Nobody to hand over: it is said, and nothing is written.
    c.presses("5").goes_to("Белкина").presses("F6").sees("0 семей").presses("Enter").sees("некого");
    assert_eq!(c.file(), before);
}

#[test]
fn on_the_command_line_families_are_those_of_the_curator_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("district.kurator");
    std::fs::write(&file, desk::file_of(&two())).unwrap();
    let run = |args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kurator"));
        command.args(["--lang", "ru", "--today", desk::TODAY, "--file"]).arg(&file).args(args);
        let done = command.output().unwrap();
        (done.status.code(), String::from_utf8(done.stdout).unwrap())
    };
    let count = |args: &[&str]| -> usize {
        let all: serde_json::Value = serde_json::from_str(&run(args).1).unwrap();
        all.as_array().map_or_else(|| all["families"].as_u64().unwrap() as usize, Vec::len)
    };
    let own = "00000000-0000-4000-8000-000000000010";
    assert_eq!(count(&["list", "--json"]), 8);
    assert_eq!(count(&["list", "--curator", own, "--json"]), 8);
    assert_eq!(count(&["list", "--curator", BELKINA, "--json"]), 0);
    assert_eq!(count(&["district", "--curator", own, "--json"]), count(&["district", "--json"]));
    assert_eq!(count(&["district", "--curator", BELKINA, "--json"]), 0);
    assert_eq!(run(&["list", "--curator", "nobody"]).0, Some(1));
    let all: serde_json::Value = serde_json::from_str(&run(&["district", "--json"]).1).unwrap();
    let hers = all["curators"].as_array().unwrap().iter().find(|c| c["curator"] == own).unwrap();
    assert_eq!((&hers["families"], &hers["load_percent"]), (&8.into(), &71.into()));
    assert!(run(&["district"]).1.contains("Белкина Вера Андреевна"));
}

#[test]
fn a_closed_family_stays_and_a_lone_curator_is_offered_another() {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Ctrl+O").sees("Другого куратора в файле нет");
    c.presses("Enter").sees("Новая запись: куратор").types("Белкина").presses("Ctrl+S");
    c.presses("Ctrl+O").sees("Иванова М. П. > Белкина").presses("Esc");
    c.presses("l").goes_to("Николаевы").presses("Ctrl+O").sees("Сопровождение прекращено");
    // Closed on the twelfth: handed over from the first, she is left out and it is said.
    c.presses("5").goes_to("Смирнова").presses("F6").types("01112026").sees("1 семья: остаётся как есть");
}

#[test]
fn the_head_sees_all_and_looks_at_one() {
    for layout in [Layout::Latin, Layout::Russian] {
        let mut c = with_district(&head()).under(layout);
        c.sees("Куратор: все · 8 семей");
        c.presses("Ctrl+K").goes_to("Белкина").presses("Enter");
        for screen in ["1", "2", "3", "4", "5"] {
            c.presses(screen).sees("Куратор: Белкина В. А. · 0 семей").does_not_see("Иванова");
        }
        c.presses("Ctrl+E").sees("Куратор: все · 8 семей").presses("x").goes_to("Смирнова").presses("Enter");
        c.presses("3").sees("Иванова").presses("a").sees("Куратор: все");
    }
}

#[test]
fn a_handed_over_week_shows_the_family_to_both() {
    let mut c = both();
    c.presses("3").goes_to("Орлов").presses("Ctrl+O").types("+2").presses("Enter");
    c.presses("2").sees("Орлов").presses("Tab").does_not_see("Орлов");
    c.presses("Ctrl+K").goes_to("Белкина").presses("Enter").sees("Орлов");
    c.presses("BackTab").sees("Орлов");
}

#[test]
fn records_of_the_district_are_listed_changed_and_explained() {
    let mut c = curator();
    c.presses("5").goes_to("Смирнова").presses("Down").sees("Ins добавить: отпуск куратора");
    c.presses("Ins").sees("Новая запись: отпуск куратора").types("14122026").presses("Enter");
    c.types("19122026").presses("Ctrl+S").sees("14.12 – 19.12");
    c.goes_to("14.12 – 19.12")
        .presses("F5")
        .sees("запас семей меньше")
        .sees("Кто и когда записал")
        .presses("Esc");
    c.presses("b").sees("Изменить: отпуск куратора").presses("Esc");
    c.presses("Enter").sees("Изменить: отпуск куратора").presses("Esc");
    c.presses("Down Ins").types("05012026").presses("Ctrl+S").sees("прошла 1 запись").stands_on("05.01.2026");
    c.goes_to("прошла 1 запись").presses("Enter").does_not_see("05.01.2026");
    c.presses("Enter Down").stands_on("05.01.2026");
}

#[test]
fn nothing_of_it_is_cut_in_the_least_window() {
    for lang in [Lang::Ru, Lang::En] {
        let mut c = with_district(&head()).at(60, 20).speaking(lang);
        assert!(!c.lines()[1].contains('~'), "{}", c.screen());
        c.presses("5");
        for line in ["Белкина", "Смирнова"] {
            c.goes_to(line);
            assert!(!c.lines()[18].contains('~'), "{}", c.screen());
        }
        for line in 0..60 {
            c.presses("Down");
            let status = c.lines()[18].clone();
            assert!(!(status.contains("Ins") && status.contains('~')), "{line}: {}", c.screen());
        }
    }
}
