//! A whole name typed into one field of a person is split over surname, first name and patronymic.

use crate::desk::{KeyboardLayout, with_district};

const DISTRICT: &str = "{\"type\":\"district\",\"regulation\":\"borovichi\"}\n{\"type\":\"curator\",\"name\":\"Лисина Ольга Павловна\"}\n";

#[test]
fn a_whole_name_in_the_surname_is_split_when_the_field_is_left() {
    for (typed, layout, parts) in [
        ("Иванова Мария Петровна", KeyboardLayout::Russian, ["Иванова", "Мария", "Петровна"]),
        ("мария петровна иванова", KeyboardLayout::Latin, ["Иванова", "Мария", "Петровна"]),
        ("ГРОМОВ ИВАН", KeyboardLayout::Latin, ["Громов", "Иван", ""]),
    ] {
        for saves in ["Enter Ctrl+S", "Tab Ctrl+S", "Ctrl+S"] {
            let mut c = with_district(DISTRICT).under(layout);
            c.presses("3 y").types(typed).presses(saves);
            let said = parts.map(|p| format!("\"{p}\""));
            let said: Vec<&str> = said.iter().map(String::as_str).filter(|p| *p != "\"\"").collect();
            assert_eq!(c.records("member", &said), 1, "{typed}, {saves}: {}", c.screen());
            assert_eq!(c.records("family", &[parts.join(" ").trim()]), 1, "{}", c.screen());
        }
    }
}

#[test]
fn after_a_whole_name_the_next_thing_is_asked() {
    let mut c = with_district(DISTRICT);
    c.presses("3 y").types("Саттаров Рашид Маратович").presses("Enter").sees("Имя разнесено по полям");
    c.stands_on("Кем приходится").sees("отец").presses("PgDn*2");
    // A child's name of one word keeps the proposed surname; a whole one is split too.
    c.types("Диляра").presses("Enter").stands_on("Фамилия").sees("Саттарова").presses("PgDn");
    c.types("Зимин Олег Петрович").presses("Enter").stands_on("Дата рождения").presses("Ctrl+S");
    assert_eq!(c.records("member", &["\"Саттарова\"", "\"Диляра\""]), 1, "{}", c.screen());
    assert_eq!(c.records("member", &["\"Зимин\"", "\"Олег\"", "\"Петрович\""]), 1, "{}", c.screen());
}

#[test]
fn a_double_name_and_what_was_filled_by_hand_are_not_split() {
    let mut c = with_district(DISTRICT);
    c.presses("3 y").types("Мак Дак").presses("Enter").stands_on("Имя").presses("Esc").presses("Tab*2 Enter");
    c.presses("3 y").types("Ли").presses("Enter").types("Анна Мария").presses("Enter").stands_on("Отчество");
    c.presses("Ctrl+S");
    assert_eq!(c.records("member", &["\"Ли\"", "\"Анна Мария\""]), 1, "{}", c.screen());
    // A correction of a member in the file leaves the other names alone.
    c.presses("Tab").goes_to("Анна").presses("F4");
    c.stands_on("Фамилия").presses("Ctrl+U").types("Ким Вера Львовна").presses("Enter").stands_on("Имя");
}
