//! Forms and lines filled without a look at the screen: the file gets what was typed, and the screen says no more than
//! what was done.

use crate::desk::{KeyboardLayout, curator, newcomer};
use kurator::keymap::{Command, ROWS, Scope};

#[test]
fn the_applicant_is_the_parent_that_the_name_tells() {
    for (surname, first, patronymic, role) in [
        ("Рыжов", "Пётр", "", "father"),
        ("Щукин-Ёлкин", "Саша", "Ильич", "father"),
        ("Ким", "Никита", "", "father"),
        ("Рыжова", "Алёна", "", "mother"),
        ("Ким", "Саша", "Ильинична", "mother"),
        ("O'Connor", "Deirdre", "", "mother"),
    ] {
        let mut c = curator();
        c.presses("Ctrl+N").types(surname).presses("Enter").types(first).presses("Enter").types(patronymic);
        c.presses("Enter Enter Ctrl+S");
        assert_eq!(
            c.records("member", &[&format!("\"last_name\":\"{surname}\""), &format!("\"role\":\"{role}\"")]),
            1,
            "{surname} {first} {patronymic}:\n{}",
            c.screen()
        );
    }
}

#[test]
fn a_role_that_was_chosen_stays_whatever_name_follows() {
    for (role, code) in [("бабушка", "grandmother"), ("опекун", "guardian"), ("мачеха", "stepmother")]
    {
        let mut c = curator();
        c.presses("Ctrl+N").types("Рыжов").presses("Enter Enter Enter").types(role).presses("Enter");
        c.presses("Up*3").types("Пётр").presses("Enter Ctrl+S");
        assert_eq!(c.records("member", &["Рыжов", &format!("\"role\":\"{code}\"")]), 1, "{}", c.screen());
    }
}

#[test]
fn a_level_that_may_be_left_out_is_not_marked_as_needed() {
    let mut c = curator();
    c.presses("Ctrl+N").types("Рыжова").goes_down_to("Уровень").does_not_see("Уровень *");
    // Once a part of it is there, so must the rest be.
    c.presses("Down").types("вчера").presses("Enter").sees("Уровень *");
}

#[test]
fn the_evening_adds_to_what_was_noted_at_the_door() {
    for (first, second) in
        [("дома все", "вечером звонила бабушка"), ("уборка, 2 шт?", "ещё 1/3 ставки!"), ("Ёлка", "ёж")]
    {
        let mut c = curator();
        c.presses("k").types(&format!("1с: {first}")).presses("Enter");
        c.presses("k").types(&format!("1с: {second}")).sees(&format!("к прежней записи: «{second}»"));
        c.presses("Enter");
        assert_eq!(c.records("contact", &[first, second]), 1, "{}", c.file());
        // The same words once more add nothing.
        c.presses("k").types(&format!("1н: {second}")).presses("Enter");
        assert_eq!(c.file().matches(second).count(), 1, "{}", c.file());
    }
}

#[test]
fn what_concerned_several_families_says_how_many() {
    for (line, said) in [
        ("2с 3н", "Отмечено посещение: 2 семьи."),
        ("2-3с", "Отмечено посещение: 2 семьи."),
        ("2о: \"не надо\"", "отказ."),
    ] {
        let mut c = curator();
        c.presses("k").types(line).presses("Enter").sees(said);
    }
}

#[test]
fn what_was_added_is_called_as_the_document_calls_it() {
    for (kind, called) in [("договор", "договор"), ("заключение", "заключение")]
    {
        let mut c = curator();
        c.presses("3").goes_to("Гусев").presses("Enter F9").types(kind).presses("Enter");
        if kind == "заключение" {
            c.types("уров").presses("Enter");
        }
        c.presses("Ctrl+S").sees("Добавлена запись о семье").sees(&format!(", {called}."));
    }
}

#[test]
fn the_menu_does_not_promise_to_ask_for_a_family_that_is_on_the_screen() {
    let mut c = curator();
    c.presses("3 l").goes_to("Николаевы").presses("Enter F9").types("возоб").sees("Для семьи: Николаевы");
    c.does_not_see("спросит").presses("Enter").sees("Новая запись: уровень");
}

#[test]
fn a_job_of_the_menu_begins_at_the_field_it_is_about() {
    for (job, who, typed, kept) in [
        ("умер", "бабушка", "вчера", "\"until\":\"2026-11-24\""),
        ("выбыл", "сын", "20.11", "\"until\":\"2026-11-21\""),
        ("телефон", "мать", "89115557788", "+79115557788"),
        ("телефон", "бабушка", "+49 30 123456", "+49 30 123456"),
    ] {
        for layout in [KeyboardLayout::Russian, KeyboardLayout::Latin] {
            let mut c = curator().under(layout);
            c.presses("3").goes_to("Иванова").presses("F9").types(job).presses("Enter").types(who);
            c.presses("Enter").types(typed).presses("Enter");
            if typed.starts_with(['в', '2']) {
                c.types("смерть").presses("Enter");
            }
            let before = c.file().matches("+79116031422").count();
            c.presses("Ctrl+S");
            assert_eq!(c.records("member", &[kept]), 1, "{job} {who}: {}", c.screen());
            assert_eq!(c.file().matches("+79116031422").count(), before, "{job}: a number is lost");
        }
    }
    let mut c = curator();
    c.presses("3").goes_to("Гусев").presses("F9").types("переезд").presses("Enter End").types("-2");
    c.presses("Ctrl+S");
    assert_eq!(c.records("family", &["Гусев", "-2\",\"street\""]), 1, "{}", c.file());
}

#[test]
fn a_number_of_a_job_left_as_it_was_changes_nothing() {
    let mut c = curator();
    let before = c.file();
    c.presses("3").goes_to("Иванова").presses("F9").types("телефон").presses("Enter").types("мать");
    c.presses("Enter Ctrl+S Esc").does_not_see("несохранённое");
    assert_eq!(c.file(), before);
}

#[test]
fn a_caller_who_is_not_found_in_the_list_is_written_down_as_in_the_lookup() {
    for sought in ["щербинина 89115557788", "пятый дом", "Кузьмина-Ёлкина"] {
        let mut c = curator();
        c.presses("3 F7")
            .types(sought)
            .presses("Ins")
            .sees("семья неизвестна")
            .types("дети одни")
            .presses("Enter");
        assert_eq!(c.records("inquiry", &["дети одни"]), 1, "{}", c.screen());
    }
}

#[test]
fn every_key_says_a_word_where_there_is_nothing_to_use_it_on() {
    for (opening, scope) in
        [("1", Scope::Today), ("2", Scope::Calendar), ("3", Scope::Families), ("4", Scope::Programmes)]
    {
        // What moves about in an empty list is seen to do nothing.
        let moves = [
            Command::NextPane,
            Command::PreviousPane,
            Command::Left,
            Command::Right,
            Command::Clear,
            Command::Present,
        ];
        for row in ROWS.iter().filter(|r| r.scope == scope && !moves.contains(&r.command)) {
            let mut c = newcomer();
            c.presses(opening);
            let before = c.screen();
            c.press(row.keys[0]);
            assert_ne!(c.screen(), before, "{opening}: {:?} says nothing", row.command);
        }
    }
}

#[test]
fn the_number_of_a_caller_goes_into_its_own_field() {
    for (sought, who, number) in [
        ("сосед Ёлкин 8 911 555-77-88", "сосед Ёлкин", "+79115557788"),
        ("8(911)5557788 школа № 5", "школа № 5", "+79115557788"),
        ("Кузьмина, кв. 5, +84 91 234 56 78", "Кузьмина, кв. 5", "+84 91 234 56 78"),
        ("Лесная 12, кв. 5", "Лесная 12, кв. 5", ""),
        ("Щербинина 8 911 555-77", "Щербинина 8 911 555-77", ""),
    ] {
        let mut c = curator();
        c.presses("F7").types(sought).presses("Ins").types("дети одни").presses("Enter");
        let whose = format!("\"who\":\"{who}\"");
        assert_eq!(c.records("inquiry", &[&whose]), 1, "{sought}: {}", c.file());
        assert_eq!(c.records("inquiry", &["\"phone\""]), usize::from(!number.is_empty()), "{sought}");
        assert_eq!(c.records("inquiry", &[number]), 1, "{sought}");
    }
}

#[test]
fn a_visit_is_put_off_to_a_day_and_an_hour_however_they_are_typed() {
    for (typed, on, time) in [
        ("27.11 15:00", "2026-11-27", "15:00"),
        ("27.11 9.30", "2026-11-27", "09:30"),
        ("завтра 930", "2026-11-25", "09:30"),
        ("пт 27.11 9", "2026-11-27", "09:00"),
        ("пт 9-30", "2026-11-27", "09:30"),
    ] {
        let mut c = curator();
        c.goes_to("Гусев").presses("Enter").types("перенесли").presses("Tab Right*3 Tab*7").types(typed);
        c.presses("Enter").sees("перенос");
        let words = [&format!("\"on\":\"{on}\"")[..], &format!("\"time\":\"{time}\"")];
        assert_eq!(c.records("appointment", &words), 1, "{typed}: {}", c.screen());
    }
}
