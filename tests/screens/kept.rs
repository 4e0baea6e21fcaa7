//! A visit that was held is no longer a visit to come: its appointment is neither taken off nor moved, nothing of it is
//! left over, and Enter on it opens what was written instead of writing a second one.

use crate::desk::{CuratorDesk, KeyboardLayout, curator};

/// On the visit that Sidorova was paid at half past nine.
fn on_the_visit(layout: KeyboardLayout) -> CuratorDesk {
    let mut c = curator().under(layout);
    c.goes_to("Сидорова").stands_on("√");
    c
}

#[test]
fn a_kept_appointment_is_neither_taken_off_nor_moved() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = on_the_visit(layout);
        c.sees("Enter запись о визите");
        let before = c.file();
        for key in ["F8", "F6"] {
            c.presses(key).sees("Посещение вт 24.11 состоялось").stands_on_a_line_with("Сидорова");
        }
        c.presses("2").goes_to("Сидорова").sees("Enter запись о визите");
        for key in ["F8", "F6"] {
            c.presses(key).sees("Посещение вт 24.11 состоялось");
        }
        assert_eq!(c.file(), before);
    }
}

#[test]
fn enter_on_a_held_visit_opens_its_record() {
    for screen in ["1", "2"] {
        let mut c = curator();
        let visits = c.records("contact", &[]);
        c.presses(screen).goes_to("Сидорова").presses("Enter").sees("Дома все, ребёнок здоров.");
        c.types(" Школа.").presses("Ctrl+S");
        assert_eq!(c.records("contact", &[]), visits, "{}", c.screen());
        assert_eq!(c.records("contact", &["2026-11-24", "Школа."]), 1, "{}", c.screen());
    }
}

#[test]
fn a_held_down_enter_makes_one_visit() {
    let mut c = curator();
    let family = c.family("Гусев");
    c.goes_to("Гусев Н. И.").presses("Enter*6");
    assert_eq!(c.records("contact", &[&family, "2026-11-24"]), 1, "{}", c.screen());
    let visits = c.records("contact", &[]);
    c.presses("Esc*3 1").goes_to("Гусев Н. И.").presses("Space Space Enter");
    assert_eq!(c.records("contact", &[]), visits, "{}", c.screen());
}

#[test]
fn a_second_visit_of_a_day_is_added_in_the_card() {
    let mut c = on_the_visit(KeyboardLayout::Russian);
    let family = c.family("Сидорова");
    c.presses("F9").types("контакты").presses("Enter Ins");
    c.sees("Новая запись: контакт").presses("Ctrl+S");
    assert_eq!(c.records("contact", &[&family, "2026-11-24"]), 2, "{}", c.screen());
}

#[test]
fn a_kept_appointment_is_not_listed_as_coming() {
    let mut c = on_the_visit(KeyboardLayout::Latin);
    c.presses("F3").does_not_see("Визит вт 24.11").presses("Esc 3").goes_to("Сидорова");
    c.does_not_see("вт 24.11 · 09:30").presses("F9").types("прекратить").presses("Enter");
    c.sees("прекращение").presses("Ctrl+S").does_not_see("визит вт 24.11");
}
