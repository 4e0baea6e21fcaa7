//! Whoever is being entered and is in the file already is told of at the field and once more before saving, never
//! forbidden; of strangers nothing is said.

use crate::desk::curator;

#[test]
fn a_family_entered_again_is_told_of_and_may_be_looked_at_and_saved() {
    let mut c = curator();
    c.presses("3 y").types("Иванова").presses("Enter").types("Мария").presses("Enter").types("Петровна");
    c.presses("Enter Enter Enter").types("02.04.1991").presses("Enter");
    c.sees("Похоже, уже в файле: Иванова Мария Петровна").sees("то же имя").sees("тот же день рождения");
    c.presses("F3").sees("Похоже, уже в файле").presses("Enter").sees("Боровичи, Ленинградская 12");
    // What was typed is there behind the card, also after a kill.
    c.is_killed_and_goes_on().sees("02.04.1991");
    c.presses("Ctrl+S").sees("Проверьте предупреждение").presses("Ctrl+S").sees("Принята семья");
    assert_eq!(c.records("family", &["Иванова Мария Петровна"]), 2);
}

#[test]
fn a_phone_known_is_enough() {
    let mut c = curator();
    c.presses("3").goes_to("Гусев").presses("Enter Tab Ins").sees("Новая запись: член семьи");
    c.types("Неизвестная").presses("Enter").types("Роза").presses("Tab*4").types("8 911 603 14 22");
    c.presses("Enter").sees("Похоже, уже в файле").sees("тот же телефон");
}

#[test]
fn a_stranger_with_a_common_surname_is_not_told_of() {
    let mut c = curator();
    c.presses("3 y").types("Иванова").presses("Enter").types("Олеся").presses("Enter").types("Игоревна");
    c.presses("Enter Enter Enter").types("05.05.1985").presses("Enter").does_not_see("Похоже, уже");
    c.presses("F3").sees("Похожих людей в файле нет");
}
