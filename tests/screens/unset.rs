//! A family whose level has not been set has no norm: it is named on «Сегодня» and by the plan, not passed over.

use crate::desk::{curator, newcomer};

#[test]
fn a_family_without_a_level_is_named_until_it_has_one() {
    let mut c = newcomer();
    c.presses("Ctrl+N").types("Белова").presses("Tab").types("Анна").presses("Ctrl+S").sees("Принята семья");
    c.presses("Esc 1").sees("БЕЗ УРОВНЯ 1").stands_on_a_line_with("Белова А.").sees("уровень не установлен");
    c.presses("2 F4").sees("У 1 семьи не установлен уровень");
    c.presses("1 F5").sees("нормы посещений нет").presses("Esc Enter").sees("Новая запись: уровень");
    c.types("базовый").presses("Enter Ctrl+S Ctrl+S");
    assert_eq!(c.records("level", &["basic"]), 1, "{}", c.screen());
    c.presses("Esc 1").does_not_see("БЕЗ УРОВНЯ").presses("2 F4").does_not_see("не установлен уровень");
}

#[test]
fn enter_is_promised_to_accept_only_on_a_proposal() {
    let mut c = curator();
    c.presses("2 F4").sees("▒ предложено");
    let (mut on, mut beside) = (0, 0);
    for _ in 0..9 {
        for _ in 0..3 {
            let is_on_one = c.screen().contains("▒ предложено:");
            let is_promised = c.screen().contains(": Enter принять");
            assert_eq!(is_on_one, is_promised, "{}", c.screen());
            if is_on_one {
                on += 1
            } else {
                beside += 1
            }
            c.presses("Right");
        }
        c.presses("Left*3 Down");
    }
    assert!(on > 0 && beside > 0, "{on} {beside}");
}

#[test]
fn a_visit_of_a_family_without_a_level_says_that_no_norm_proposes_its_day() {
    let mut c = crate::desk::newcomer();
    c.presses("Ctrl+N").types("Кузина").presses("Enter").types("Ольга").presses("Ctrl+S Ctrl+S");
    c.presses("F6")
        .sees("уровень ещё не установлен")
        .sees("день выбираете вы")
        .does_not_see("вне сопровождения");
    c.presses("F5").sees("Уровень").presses("Esc").sees("день выбираете вы");
}
