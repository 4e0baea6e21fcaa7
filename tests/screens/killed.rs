//! The program is killed while something is typed, more than once: nothing typed is lost, nothing is written twice.

use crate::desk::curator;

#[test]
fn twice_in_the_middle_of_taking_in_a_family() {
    let mut c = curator();
    c.presses("3 y").types("Новикова").presses("Enter").types("Ве");
    c.is_killed_and_goes_on().sees("Новикова").types("ра").presses("Enter");
    c.types("Ильинична").presses("Enter PgDn").types("Суша").is_killed_and_goes_on();
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
    c.is_killed_and_goes_on().sees("Денис не был с понедель");
    c.types("ника").presses("Tab Tab").types("+1").is_killed_and_goes_on();
    c.presses("Enter").sees("Отменить: Ctrl+Z");
    let noted = ["\"call\"", "Денис не был с понедельника", "\"call_back\":\"2026-11-25\""];
    assert_eq!(c.records("contact", &noted), 1);
    // What was saved is no draft any more.
    c.is_killed_and_comes_back().does_not_see("Недописанное");
    assert_eq!(c.records("contact", &noted), 1);
}

#[test]
fn in_the_middle_of_a_visit_a_move_and_a_tick() {
    let mut c = curator();
    c.goes_to("Гусев").presses("Enter Tab Right BackTab").types("соседка").is_killed_and_goes_on();
    c.sees("[не застали]").sees("соседка").types(" сказала").presses("Enter").sees("Отмечено посещение");
    assert_eq!(c.records("contact", &["\"nobody_home\"", "соседка сказала", "2026-11-24"]), 1);

    c.goes_to("Иванова").presses("F6 Ctrl+U").types("30.1").is_killed_and_goes_on();
    c.types("1").presses("Enter").sees("Отменить: Ctrl+Z");
    assert_eq!(c.records("appointment", &["\"on\":\"2026-11-30\""]), 1);

    c.goes_to("консультация").presses("Enter").types("закодирован").is_killed_and_goes_on();
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
    c.does_not_see("Недописанное").does_not_see("ошибка");
}

/// Whoever sits down again begins something else, not looking at what was left: it falls into nothing.
#[test]
fn what_was_left_is_named_before_a_key_can_fall_into_it() {
    for (open, text, title) in [
        ("Ins", "звонок о пособии", "Контакт: Гусев"),
        ("Enter", "дома дети", "Посещение: Гусев"),
        ("F6 Tab*2", "взять акт", "Гусев"),
    ] {
        let mut c = curator();
        c.goes_to("Гусев").presses(open).types(text).is_killed_and_comes_back();
        c.sees("Недописанное").sees(title).sees(text).sees("Enter — вернуться к записи");
        // A call comes: letters and digits are told to mean nothing, and Enter only leads back.
        c.types("зПриходила мать").sees("здесь ничего не значит").presses("Enter").sees(text);
        c.does_not_see("Приходила").presses("Enter");
        assert_eq!(c.file().matches(text).count(), 1, "{open}");
        assert!(!c.file().contains("Приходила"), "{open}");
    }
    // A form that fills the screen, with a window over it.
    let mut c = curator();
    c.presses("3 y").types("Новикова").presses("Enter F7").types("гусев").presses("Ins").types("звонит отец");
    c.is_killed_and_comes_back().sees("Новикова").sees("звонит отец").sees("Enter — вернуться к записи");
    // Looked up over it, a call can be noted first; everything waits.
    c.presses("F7")
        .types("орлов")
        .presses("Ins")
        .types("срочный звонок")
        .presses("Enter")
        .sees("Недописанное");
    c.presses("Enter").sees("звонит отец").presses("Enter").sees("Новикова");
    assert_eq!(c.records("contact", &["срочный звонок"]), 1);
}

/// Of a form that another version of the program kept, what this one has fields for is there again, and the rest is told.
#[test]
fn a_field_of_another_version_is_told_and_the_others_are_there() {
    let mut c = curator();
    c.presses("3 y").types("Новикова").presses("Enter").types("Вера").presses("Enter").types("Ильинична");
    c.presses("PgDn").types("Сушани").presses("Enter").types("Лесная");
    c.draft_has(r#""name":"patronymic""#, r#""name":"middle_name""#);
    c.is_killed_and_comes_back().sees("Недописанное").sees("Не открыто").sees("Отчество: Ильинична");
    assert!(c.draft_beside().unwrap().contains("middle_name"), "the whole draft is left beside");
    c.presses("Enter").sees("Новикова").sees("Вера").sees("Сушани").sees("Лесная").does_not_see("Ильинична");
    c.presses("Ctrl+S").sees("Принята семья");
    assert_eq!(c.records("family", &["Новикова", "Сушани", "Лесная"]), 1);
}

#[test]
fn a_field_of_another_version_in_a_window_is_told() {
    for (open, text, name) in [("Ins", "звонок о пособии", "note"), ("Enter", "дома дети", "note")]
    {
        let mut c = curator();
        c.goes_to("Гусев").presses(open).types(text);
        c.draft_has(&format!(r#""name":"{name}""#), r#""name":{"mood":3}"#);
        c.is_killed_and_comes_back().sees("Недописанное").sees("Не открыто").sees(text);
        c.presses("Enter").sees("Гусев").does_not_see(text);
        assert!(c.draft_beside().unwrap().contains(text));
    }
}

#[test]
fn a_form_of_another_version_is_told_line_by_line() {
    for (keys, text, mine, other) in [
        ("3 y", "Новикова", r#""TakeIn""#, r#"{"TakeOver":{"from":1}}"#),
        ("3 y", "Рыжова", r#""blank""#, r#""form""#),
    ] {
        let mut c = curator();
        c.presses(keys).types(text).presses("Enter").types("Вера").draft_has(mine, other);
        assert_eq!(c.starts_again().unwrap_err().id, "draft-unreadable");
        c.sees("Не открыто").sees(text).sees("Имя: Вера").sees("Перепишите").presses("Enter");
        c.does_not_see(text);
        assert!(c.draft_beside().unwrap().contains(text));
    }
    // What a draft was about is in the file no more: what was typed is still shown.
    let mut c = curator();
    c.goes_to("Гусев").presses("Ins").types("звонок о пособии");
    c.draft_has("00000000-0000-4000-8000-0000000000", "0000000a-0000-4000-8000-0000000000");
    assert_eq!(c.starts_again().unwrap_err().id, "entry-gone");
    c.sees("Не открыто").sees("звонок о пособии");
}
