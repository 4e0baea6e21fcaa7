//! Several curators in a file: whose families are shown, handing them over, the records of the district.

use crate::desk;
use crate::desk::{CuratorDesk, DISTRICT, KeyboardLayout, curator, with_district};
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

fn both() -> CuratorDesk {
    with_district(&two())
}

#[test]
fn one_family_is_handed_over_from_its_card_and_taken_back_by_one_key() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
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
fn the_selected_family_is_handed_over_by_one_key_from_every_list_and_the_lookup() {
    for (way, family) in [("1", "Иванова"), ("2", "Орлов"), ("3", "Гусев"), ("4", "Орлов")]
    {
        let mut c = both();
        c.presses(way).goes_to(family).presses("Ctrl+O").sees("> Белкина В. А.").sees(family);
        c.presses("Enter").sees("Передана семья");
        assert_eq!(c.records("assignment", &[BELKINA, "2026-11-24"]), 1, "{way}");
    }
    let mut c = both().under(KeyboardLayout::Russian);
    c.presses("F7").types("орлов").sees("Орлов").presses("Ctrl+O").sees("> Белкина В. А.").presses("Enter");
    assert_eq!(c.records("assignment", &[BELKINA, "2026-11-24"]), 1);
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
    c.is_killed_and_goes_on().sees("Смирнова Т. Н. > Белкина В. А.").sees("Вернуть с дня").types("0");
    c.sees("8 семей").presses("Enter").sees("Переданы семьи");
    assert_eq!(c.records("assignment", &[BELKINA, "\"from\":\"2026-12-01\"", "\"until\":\"2026-12-14\""]), 8);
}

#[test]
fn a_day_that_is_wrong_is_told_at_its_field() {
    let mut c = both();
    let before = c.file();
    c.presses("5").goes_to("Смирнова").presses("F6 Tab").types("-1").presses("Enter");
    c.sees("Период кончается раньше, чем начинается")
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
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
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

/// A crisis family since 02.11, and what is told of the days of its curator.
fn crisis(more: &str) -> String {
    let family = "00000000-0000-7000-8000-000000000001";
    format!(
        r#"{{"type":"family","id":"{family}","title":"Дубровина Инна Олеговна","registered_on":"2026-11-02"}}
{{"type":"level","id":"00000000-0000-7000-8000-000000001001","family":"{family}","level":"crisis","from":"2026-11-02"}}
{more}"#
    )
}

/// The slack of the week, by the norm and by her own days, as the command line tells it on a day.
fn slacks(lines: &str, today: &str) -> (i64, i64) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("district.kurator");
    std::fs::write(&file, desk::file_of(lines)).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kurator"));
    command.args(["due", "--json", "--today", today, "--file"]).arg(&file);
    let done = command.output().unwrap();
    let due: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let row = &due["visits"][0];
    (row["slack"].as_i64().unwrap(), row["slack_own"].as_i64().unwrap())
}

#[test]
fn slack_in_her_own_days_stands_beside_that_of_the_norm() {
    // Monday, Tuesday and Saturday.
    let half = include_str!("../cases/half-time.jsonl");
    assert_eq!(slacks(&crisis(half), desk::TODAY), (3, 1));
    assert_eq!(slacks(&crisis(half), "2026-11-23"), (4, 2));
    assert_eq!(slacks(&crisis(""), desk::TODAY), (3, 3));
    // Without the Saturday; only from the week after; a day of which a record says otherwise; a holiday she names.
    let days = |lines: &[&str]| crisis(&lines.join("\n"));
    let off = |n: u32| format!(r#"{{"type":"capacity","weekday":{n},"visits":0}}"#);
    let (wednesday, thursday, friday) = (off(3), off(4), off(5));
    let short = [wednesday.as_str(), &thursday, &friday];
    assert_eq!(slacks(&days(&short), desk::TODAY), (3, 0));
    let later = short.map(|l| l.replace("}", r#","from":"2026-11-30"}"#));
    assert_eq!(slacks(&days(&[&later[0], &later[1], &later[2]]), desk::TODAY), (3, 3));
    assert_eq!(slacks(&days(&[&later[0], &later[1], &later[2]]), "2026-12-01"), (3, 0));
    let dated = r#"{"type":"capacity","on":"2026-11-26","visits":2}"#;
    assert_eq!(slacks(&days(&[short[0], short[1], short[2], dated]), desk::TODAY), (3, 1));
    // On leave she makes none, whatever her week says.
    let leave = r#"{"type":"leave","from":"2026-11-28","until":"2026-11-29"}"#;
    assert_eq!(slacks(&crisis(&format!("{half}{leave}")), desk::TODAY), (3, 0));
    // Of another curator's week nothing follows.
    let other = format!(
        r#"{{"type":"curator","id":"{BELKINA}","name":"Белкина Вера"}}
{{"type":"curator","id":"11111111-0000-4000-8000-000000000002","name":"Зуева Яна"}}
{{"type":"district","curator":"11111111-0000-4000-8000-000000000002"}}
{{"type":"capacity","curator":"{BELKINA}","weekday":5,"visits":0}}"#
    );
    assert_eq!(slacks(&crisis(&other), desk::TODAY), (3, 3));
}

#[test]
fn the_week_of_a_curator_is_entered_in_one_form() {
    let visited = r#"{"type":"contact","family":"00000000-0000-7000-8000-000000000001","kind":"home_visit","outcome":"held","on":"2026-11-18"}"#;
    let mut c = with_district(&crisis(visited)).at(100, 50);
    c.presses("3 Enter").sees("запас 3 дня").does_not_see("по вашим дням");
    c.presses("5 Ins").goes_to("Рабочая неделя").presses("Enter").sees("С какого дня").sees("среда");
    // Wednesday to Friday are not hers, on Saturday she makes four.
    c.presses("Tab*3").types("0").presses("Tab").types("0").presses("Tab").types("0");
    c.presses("Tab").types("4").presses("Enter").sees("Отменить: Ctrl+Z");
    assert_eq!(c.records("capacity", &["\"from\":\"2026-11-24\""]), 4);
    c.presses("3 Enter").sees("запас 3 дня, по вашим дням 1").sees("сб 28.11");
    c.goes_to("Норма")
        .presses("F5")
        .sees("По вашим дням: запас 1")
        .sees("не ваши: ср 25, чт 26, пт 27")
        .presses("Esc*2");
    // In the calendar her days are marked, and the dot stands on them alone.
    c.presses("2").sees("не раб").sees("сб 28").presses("Right").sees("день не из рабочей недели куратора");
    // Corrected from the same day, nothing is entered twice; a number that is none is told.
    c.presses("F9")
        .types("рабочую неделю")
        .presses("Enter")
        .sees("С какого дня")
        .presses("Tab*3")
        .types("2")
        .presses("Enter");
    assert_eq!(c.records("capacity", &["\"from\":\"2026-11-24\""]), 4);
    assert_eq!(c.records("capacity", &["\"weekday\":3", "\"visits\":2"]), 1);
    c.presses("F9")
        .types("график половина")
        .presses("Enter")
        .sees("С какого дня")
        .presses("Tab")
        .types("много")
        .presses("Enter");
    c.sees("число посещений от 0 до 50").presses("Esc Right*2 Enter");
    c.presses("Ctrl+Z Ctrl+Z");
    assert_eq!(c.records("capacity", &[]), 0);
}

#[test]
fn all_families_are_handed_over_from_a_curators_line_alone() {
    for lang in [Lang::Ru, Lang::En] {
        let mut c = with_district(&head()).at(100, 40).speaking(lang);
        let (window, refusal) = match lang {
            Lang::Ru => ("Передать все семьи", "передают со строки куратора"),
            Lang::En => ("All families of", "handed over from a curator's line"),
        };
        c.presses("5 Home");
        let mut opened = 0;
        for _ in 0..80 {
            let before = c.screen();
            let line = before.lines().find_map(|l| l.split_once('▌')).unwrap().1.trim().to_owned();
            c.presses("F6");
            // Figures stand beside a curator's name, and no name before the other figures.
            if line.starts_with("Белкина") || line.starts_with("Смирнова") {
                assert!(c.screen().contains('┌'), "{line}:\n{}", c.screen());
                opened += 1;
                c.presses("Esc");
            } else {
                c.sees(refusal).does_not_see(window);
            }
            if c.presses("Down").screen() == before {
                break;
            }
        }
        assert_eq!(opened, 2, "each curator's line once");
    }
}

/// A file of one curator with a position, and families of the level «базовый».
fn of_position(regulation: &str, position: &str, families: &[(&str, &str)]) -> String {
    let curator = "00000009-0000-4000-8000-000000000009";
    let mut lines = format!(
        "{{\"type\":\"district\",\"regulation\":\"{regulation}\",\"curator\":\"{curator}\"}}\n\
         {{\"type\":\"curator\",\"id\":\"{curator}\",\"name\":\"Орлова Вера Ильинична\",\"position\":\"{position}\"}}\n\
         {{\"type\":\"curator\",\"id\":\"{BELKINA}\",\"name\":\"Белкина Вера Андреевна\",\"position\":\"психолог\"}}\n"
    );
    for (n, (title, more)) in families.iter().enumerate() {
        let id = format!("0000000{n}-0000-4000-8000-000000000001");
        lines += &format!(
            "{{\"type\":\"family\",\"id\":\"{id}\",\"title\":\"{title}\",\"registered_on\":\"2026-05-20\"}}\n\
             {{\"type\":\"level\",\"family\":\"{id}\",\"level\":\"basic\",\"from\":\"2026-06-01\"}}\n\
             {{\"type\":\"assignment\",\"family\":\"{id}\",\"curator\":\"{curator}\",\"from\":\"2026-06-01\"}}\n"
        );
        if !more.is_empty() {
            lines += &format!(
                "{{\"type\":\"member\",\"family\":\"{id}\",\"role\":\"son\",\"first_name\":\"Ян\",\"born\":\"2018-05-02\"{more}}}\n"
            );
        }
    }
    lines
}

#[test]
fn a_position_for_other_families_is_on_today_until_somebody_else_is_curator() {
    // 004-075: «воспитатели (в случае сопровождения семей, воспитывающих детей-инвалидов и детей с ОВЗ)».
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c =
            with_district(&of_position("yugra", "воспитатель", &[("Ким Анна Львовна", "")])).under(layout);
        c.sees("ДОЛЖНОСТЬ КУРАТОРА 1").sees("только для других");
        c.goes_to("Орлова В. И.")
            .sees("Ким А. Л.")
            .presses("F5")
            .sees("в случае сопровождения")
            .sees("п. 5.8");
        c.presses("Esc Enter").sees("Ким А. Л. > Белкина В. А.").presses("Enter").sees("Передана семья");
        c.does_not_see("ДОЛЖНОСТЬ КУРАТОРА");
    }
}

#[test]
fn many_families_of_one_position_are_one_line_and_its_reading_names_them() {
    let families = [
        ("Ким Анна Львовна", ""),
        ("Лаптев Олег Ильич", r#","until":"2026-10-01""#),
        ("Цой Яна Юрьевна", ""),
    ];
    let mut c = with_district(&of_position("yugra", "воспитатель", &families));
    c.sees("ДОЛЖНОСТЬ КУРАТОРА 1").goes_to("не для 3 семей");
    for key in ["F5", "Enter"] {
        c.presses(key).sees("Ким А. Л.").sees("Лаптев О. И.").sees("Цой Я. Ю.").presses("Esc");
    }
    // A family with a disabled child is one that the document allows: of the rest there are two.
    let families = [
        ("Ким Анна Львовна", r#","disability":"child""#),
        ("Лаптев Олег Ильич", ""),
        ("Цой Яна Юрьевна", ""),
    ];
    let mut c = with_district(&of_position("yugra", "воспитатель", &families));
    c.goes_to("не для 2 семей").presses("F5").does_not_see("Ким А. Л.").sees("Цой Я. Ю.");
}

#[test]
fn a_position_that_the_document_does_not_list_is_mended_from_today() {
    let families = [("Ким Анна Львовна", "")];
    let mut c = with_district(&of_position("yugra", "бухгалтер", &families));
    c.sees("ДОЛЖНОСТЬ КУРАТОРА 1").goes_to("«бухгалтер» в перечне документа нет");
    c.presses("F5")
        .sees("социальный педагог")
        .sees("п. 5.8")
        .presses("Esc Enter")
        .sees("Орлова Вера Ильинична");
    c.presses("Esc");
    // A document that allows others, one that names no positions, and one that lists this one.
    for (regulation, position) in
        [("oktyabrsky", "бухгалтер"), ("azov", "воспитатель"), ("yugra", "психолог")]
    {
        let mut c = with_district(&of_position(regulation, position, &families));
        c.does_not_see("ДОЛЖНОСТЬ КУРАТОРА");
    }
}
