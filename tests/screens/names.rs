//! Names as they come from a hurried hand: in small letters, in the other layout, a date in the field of a name, the name
//! of somebody who is in the file already.

use crate::desk::{CuratorDesk, KeyboardLayout, curator, newcomer};

/// The form that takes in a family, with this applicant, the focus still in the last of the three fields.
fn applies<'c>(c: &'c mut CuratorDesk, [last, first, patronymic]: [&str; 3]) -> &'c mut CuratorDesk {
    c.presses("Ctrl+N").types(last).presses("Tab").types(first).presses("Tab").types(patronymic)
}

#[test]
fn a_double_is_told_of_before_it_is_saved_wherever_one_saves() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        applies(&mut c, ["Иванова", "Мария", "Петровна"]).presses("Ctrl+S");
        c.sees("Похоже, уже в файле: Иванова Мария Петровна").sees("Проверьте предупреждение");
        assert_eq!(c.records("family", &["Иванова Мария Петровна"]), 1);
        c.presses("Ctrl+S").sees("Принята семья");
        assert_eq!(c.records("family", &["Иванова Мария Петровна"]), 2);
    }
}

#[test]
fn an_exact_namesake_without_an_address_has_a_whole_label() {
    let mut c = curator();
    applies(&mut c, ["Иванова", "Мария", "Петровна"]).presses("Ctrl+S Ctrl+S").sees("Принята семья");
    c.sees("Иванова М. П., № ").does_not_see(", ,");
}

#[test]
fn a_name_in_the_other_layout_is_told_of_and_taken_by_one_key() {
    let mut c = newcomer();
    c.presses("Ctrl+N").types("Gtnhjdf").presses("Tab").types("Jkmuf").presses("Ctrl+S");
    c.stands_on("Фамилия").sees("Похоже на «Петрова» в другой раскладке").sees("Проверьте предупреждение");
    assert_eq!(c.records("family", &[]), 0);
    c.presses("Ctrl+R Tab Ctrl+R Ctrl+S").sees("Принята семья: Петрова О.");
    assert_eq!(c.records("member", &["\"Петрова\"", "\"Ольга\""]), 1);
}

#[test]
fn small_letters_of_a_name_become_capitals() {
    let mut c = newcomer();
    applies(&mut c, ["кузнецова-белая", "валентина", "степановна"]).presses("Ctrl+S");
    c.sees("Принята семья: Кузнецова-Белая В. С.");
    assert_eq!(c.records("member", &["\"Валентина\"", "\"Степановна\""]), 1);
}

#[test]
fn a_date_in_the_field_of_a_name_is_told_of() {
    let mut c = newcomer();
    applies(&mut c, ["Белова", "Анна", "15 мая 2014"]).presses("Tab Ctrl+S").sees("В имени цифры");
    c.sees("15 мая 2014");
    assert_eq!(c.records("family", &[]), 0);
}
