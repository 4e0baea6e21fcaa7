//! The program is killed while something is typed, more than once: nothing typed is lost, nothing is written twice.

use crate::desk::curator;

#[test]
fn twice_in_the_middle_of_taking_in_a_family() {
    let mut c = curator();
    c.presses("3 y").types("Новикова").presses("Enter").types("Ве");
    c.is_killed_and_comes_back().sees("Это недописанная форма").sees("Новикова").types("ра").presses("Enter");
    c.types("Ильинична").presses("Enter PgDn").types("Суша").is_killed_and_comes_back();
    c.sees("Вера").sees("Ильинична").types("ни").presses("Enter");
    assert_eq!(c.records("family", &["Новикова"]), 0);
    c.presses("Ctrl+S").sees("Принята семья");
    assert_eq!(c.records("family", &["Новикова Вера Ильинична", "Сушани"]), 1);
    // No child was entered, and none came of the room there is for one.
    assert_eq!(c.records("member", &["Новикова"]), 1);
}

#[test]
fn in_the_middle_of_a_call() {
    let mut c = curator();
    c.goes_to("Иванова").presses("Ins").types("Школа: Денис не был с понедель");
    c.is_killed_and_comes_back().sees("Это недописанная форма").sees("Денис не был с понедель");
    c.types("ника").presses("Tab Tab").types("+1").is_killed_and_comes_back();
    c.presses("Enter").sees("Отменить: Ctrl+Z");
    let noted = ["\"call\"", "Денис не был с понедельника", "\"call_back\":\"2026-11-25\""];
    assert_eq!(c.records("contact", &noted), 1);
    // What was saved is no draft any more.
    c.is_killed_and_comes_back().does_not_see("недописанная");
    assert_eq!(c.records("contact", &noted), 1);
}

#[test]
fn in_the_middle_of_a_visit_a_move_and_a_tick() {
    let mut c = curator();
    c.goes_to("Гусев").presses("Enter Tab Right BackTab").types("соседка").is_killed_and_comes_back();
    c.sees("[не застали]").sees("соседка").types(" сказала").presses("Enter").sees("Отмечено посещение");
    assert_eq!(c.records("contact", &["\"nobody_home\"", "соседка сказала", "2026-11-24"]), 1);

    c.goes_to("Иванова").presses("F6 Ctrl+U").types("30.1").is_killed_and_comes_back();
    c.types("1").presses("Enter").sees("Отменить: Ctrl+Z");
    assert_eq!(c.records("appointment", &["\"on\":\"2026-11-30\""]), 1);

    c.goes_to("консультация").presses("Enter").types("закодирован").is_killed_and_comes_back();
    c.sees("закодирован").presses("Ctrl+U").types("был 23.11").presses("Enter");
    assert_eq!(c.records("activity", &["\"done\"", "был 23.11"]), 1);
}

#[test]
fn what_was_closed_on_purpose_does_not_come_back() {
    let mut c = curator();
    c.goes_to("Иванова")
        .presses("Ins")
        .types("ошибка")
        .presses("Esc BackTab Enter")
        .is_killed_and_comes_back();
    c.does_not_see("недописанная").does_not_see("ошибка");
}
