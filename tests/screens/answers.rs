//! F5 answers the value under the cursor, and nothing is said without its reason.

use kurator::domain::UserError;
use kurator::text::{Lang, Words};

use crate::desk::{KeyboardLayout, curator};

#[test]
fn a_threat_is_said_with_its_number_or_not_at_all() {
    let mut c = curator();
    c.goes_to("Озёрная 9").sees("ПОД УГРОЗОЙ 3").sees("1 из 2 запас 4");
    c.presses("F5").sees("Запас: 4 дня").sees("Под угрозой: запасных дней меньше 5").presses("Esc");
    // At the beginning of a month there is time enough.
    let mut c = curator().at(120, 40);
    c.wakes_on("2026-12-01");
    let rows: Vec<String> = c.lines();
    let section = |head: &str| {
        let from = rows
            .iter()
            .position(|line| line.contains(head))
            .unwrap_or_else(|| panic!("{head}\n{}", rows.join("\n")));
        let rest = rows[from + 1..].iter().take_while(|line| line.contains("запас"));
        rest.cloned().collect::<Vec<_>>()
    };
    let spare = |line: &String| -> i64 {
        let digits = line.split("запас").nth(1).unwrap().trim_start();
        digits.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap()
    };
    assert!(section("ПОД УГРОЗОЙ").iter().all(|line| spare(line) < 5), "{}", rows.join("\n"));
    let owed = section("ЕЩЁ НУЖНЫ ПО НОРМЕ");
    assert!(!owed.is_empty() && owed.iter().all(|line| spare(line) >= 5), "{}", rows.join("\n"));
}

#[test]
fn why_of_the_report_opens_no_form() {
    let mut c = curator();
    c.presses("6").goes_to("Не введён показатель").presses("F5").sees("Почему: не введён показатель");
    c.sees("считает само учреждение").does_not_see("Enter записать").presses("Esc");
    c.presses("Enter").sees("Показатели учреждения").presses("Esc");
    for row in 0..12 {
        let mut c = curator();
        c.presses(&format!("6 Home Down*{row} F5"));
        c.does_not_see("Enter внести").does_not_see("Enter записать").sees("Esc закрыть");
    }
}

#[test]
fn f2_prints_on_every_screen_and_saves_in_every_window() {
    let mut c = curator();
    for digit in "123456".chars() {
        c.presses(&digit.to_string()).presses("F2");
        // The list of families is written at once.
        match digit {
            '3' => c.sees("Список семей"),
            '5' => c.sees("со строки отпуска"),
            _ => c.sees("┌─").presses("Esc"),
        };
    }
    c.presses("3").goes_to("Гусев").presses("Enter F2").sees("Гусев").sees("┌─").presses("Esc Esc");
    c.presses("1")
        .goes_to("Гусев")
        .presses("Enter")
        .types("дома все")
        .presses("F2")
        .sees("Отмечено посещение");
    c.presses("1").goes_to("Иванова").presses("F6 Ctrl+U").types("27.11").presses("F2").sees("27.11");
    let mut c = curator();
    c.presses("k").types("2с").presses("F2").sees("Отмечено посещение");
}

#[test]
fn why_in_the_window_of_a_call_is_about_its_field() {
    for (label, said) in [("Обещали", "Срок звонка записан"), ("Права ребёнка", "п. 8.2")]
    {
        let mut c = curator();
        c.presses("F7").types("иванова").presses("Ins");
        for _ in 0..12 {
            if c.lines().iter().any(|l| l.contains(&format!(">{label}"))) {
                break;
            }
            c.presses("Tab");
        }
        c.presses("F5").sees(said);
    }
}

#[test]
fn a_child_is_proposed_as_what_it_is_in_the_family() {
    for (first, role) in [("Роман", "son"), ("Ольга", "daughter")] {
        let mut c = curator();
        c.presses("3").goes_to("Гусев").presses("Enter F9").types("добавить ребёнка").presses("Enter");
        c.presses("Tab").types(first).presses("Tab*3").types("02.03.2018").presses("Tab Ctrl+S Ctrl+S");
        assert_eq!(c.records("member", &[first, &format!("\"{role}\"")]), 1, "{}", c.screen());
    }
}

#[test]
fn a_note_is_gone_on_with_at_its_end() {
    let mut c = curator();
    c.goes_to("09:30").presses("Enter").types(" Ещё звонили").presses("Ctrl+S");
    assert_eq!(c.records("contact", &["ребёнок здоров. Ещё звонили"]), 1, "{}", c.file());
}

#[test]
fn a_refusal_on_a_screen_names_the_field_and_the_day_as_forms_do() {
    let refused = || {
        UserError::new("record-unfit")
            .with("field", "call_back")
            .with("value", "2026-11-20")
            .with("rule", "check-until")
    };
    let said = Words::of(Lang::Ru).on_screen().problem(&refused());
    assert!(said.contains("«перезвонить до», «20.11.2026»"), "{said}");
    assert!(!said.contains("call_back"), "{said}");
    let said = Words::of(Lang::Ru).problem(&refused());
    assert!(said.contains("call_back (перезвонить до), «2026-11-20»"), "{said}");
    let late = UserError::new("undo-later").with("act", "visit_recorded").with("at", "2026-11-20 10:15");
    assert!(Words::of(Lang::Ru).on_screen().problem(&late).contains("20.11.2026 10:15"));
}

#[test]
fn a_wrong_day_is_answered_with_days_of_its_kind() {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Tab").goes_to("сын").presses("F4 Tab*4").types("кот");
    c.presses("Tab").sees("Неверная дата рождения").does_not_see("завтра");
    let mut c = curator();
    c.goes_to("11:00").presses("Enter").types("дома").presses("Tab Tab Ctrl+U").types("кот").presses("Enter");
    c.sees("вчера").does_not_see("завтра");
}

/// Where a curator can be without a window, and on which rows.
const PLACES: [&str; 12] =
    ["1", "1 Down*4", "2", "2 v", "3", "3 Down*2", "4", "5", "5 Down*3", "6", "7", "3 Enter"];

#[test]
fn every_key_of_every_screen_is_answered() {
    let named = (1..=12).map(|n| format!("F{n}")).chain(["Ins", "Del", "Space"].map(str::to_owned));
    let letters = ('a'..='z').chain('0'..='9').chain("[];',./=-`".chars()).map(String::from);
    let chords = ('a'..='z').map(|c| format!("Ctrl+{}", c.to_uppercase()));
    let keys: Vec<String> = named.chain(letters).chain(chords).collect();
    let mut silent = Vec::new();
    for place in PLACES {
        let begin = || {
            let mut c = curator().under(KeyboardLayout::Latin);
            c.presses(place);
            c
        };
        let mut c = begin();
        let before = c.buffer();
        // The tab of the screen that is shown is marked already.
        let tab = &place[..1];
        for key in keys.iter().filter(|key| *key != tab) {
            c.presses(key);
            if c.buffer() == before && c.is_at_work() {
                silent.push(format!("{place}: {key}"));
            } else {
                c = begin();
            }
        }
    }
    assert!(silent.is_empty(), "{} keys say nothing:\n{}", silent.len(), silent.join("\n"));
}
