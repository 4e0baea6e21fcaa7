//! The document itself, read inside the program: from the menu, and from every window that cites it.

use kurator::keymap::key::Key;
use kurator::regulation::embedded;

use crate::desk::{KeyboardLayout, curator};

#[test]
fn the_menu_opens_the_document_of_the_district() {
    let mut c = curator();
    c.presses("F9").types("прочесть документ").presses("Enter");
    let title = embedded::regulation("yugra").unwrap().title;
    c.sees(&title).sees("Документ вашего участка").sees("Модельная программа");
    c.presses("Esc");
    assert!(!c.screen().contains("Документ вашего участка"));
}

#[test]
fn a_paragraph_says_what_the_program_takes_from_it() {
    let mut c = curator();
    c.presses("F9").types("прочесть документ").presses("Enter").types("5.8");
    c.sees("5.8. Куратор семьи").sees("■");
    c.presses("Esc").types("раз в неделю");
    c.sees("кризисный - один раз в неделю").sees("частота посещений: кризисный (п. 5.8)");
    // What nothing is taken from says so.
    c.presses("Home").sees("программа не ссылается");
}

#[test]
fn what_is_typed_is_found_under_either_layout_and_enter_goes_on() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        c.presses("F9").types("прочесть документ").presses("Enter");
        for letter in ['r', 'e', 'h', 'f', 'n', 'j', 'h'] {
            let typed = if layout == KeyboardLayout::Latin {
                letter
            } else {
                kurator::keymap::layout::russian(letter)
            };
            c.press(Key::Char(typed));
        }
        c.sees("1 из ");
        c.presses("Enter").sees("2 из ");
        c.presses("F8").sees("слово или номер пункта");
    }
    let mut c = curator();
    c.presses("F9").types("прочесть документ").presses("Enter").types("щщщ").sees("не найдено");
    // One step back clears the search, the next one leaves.
    c.presses("Esc").sees("слово или номер пункта").presses("Esc");
    assert!(!c.screen().contains("слово или номер пункта"));
}

#[test]
fn chapters_and_the_other_documents_are_turned_to() {
    let mut c = curator();
    c.presses("F9").types("прочесть документ").presses("Enter");
    c.presses("Right").sees("I. Общие положения ──");
    c.presses("Right").sees("II. Основные понятия");
    c.presses("Left").sees("I. Общие положения ──");
    let mut seen = 0;
    for _ in embedded::ids().skip(1) {
        c.presses("Tab").sees("Другой документ");
        seen += 1;
    }
    assert!(seen >= 4);
    c.presses("Tab").sees("Документ вашего участка");
    c.presses("BackTab").sees("Другой документ");
}

#[test]
fn a_reason_leads_to_the_paragraph_it_cites_and_back() {
    let mut c = curator();
    c.presses("3 F5").sees("Югра, п. 5.8").sees("F4 в документ");
    let reason = c.screen();
    c.presses("F4").sees("Документ вашего участка").sees("частота посещений");
    c.presses("Esc");
    assert_eq!(c.screen(), reason, "the reason comes back as it was left");
    // The letter does the same, on a Russian layout too.
    let mut c = curator().under(KeyboardLayout::Russian);
    c.presses("3 F5");
    c.press(Key::Char('в'));
    c.sees("Документ вашего участка");
}

#[test]
fn what_is_borrowed_is_said_in_words_in_the_lenders_document() {
    let mut c = curator();
    c.presses("F9").types("сменить правила").presses("Enter");
    let at = embedded::ids().position(|id| id == "borovichi").unwrap();
    let own = embedded::ids().position(|id| id == "yugra").unwrap();
    let way = if at < own { "Up " } else { "Down " }.repeat(at.abs_diff(own));
    c.presses(way.trim()).presses("Enter");
    c.presses("F9")
        .types("прочесть документ")
        .presses("Enter")
        .sees("Боровичский район")
        .sees("Документ вашего участка");
    c.presses("Tab").sees("Отсюда заимствовано: уровни, сроки уровней, частота посещений");
    c.types("раз в неделю").sees("заимствовано вашим участком: частота посещений: кризисный");
}

#[test]
fn a_document_is_read_in_a_narrow_window_to_its_last_line() {
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        let mut c = curator().at(width, height);
        c.presses("F9").types("прочесть документ").presses("Enter");
        let mut before = String::new();
        let mut steps = 0;
        loop {
            c.presses("PgDn");
            let now = c.screen();
            if now == before {
                break;
            }
            before = now;
            steps += 1;
            assert!(steps < 400, "at {width} the document has no end");
        }
        assert!(steps > 5, "at {width}");
        let last = c.screen();
        c.presses("Home End");
        assert_eq!(c.screen(), last, "at {width}");
    }
}
