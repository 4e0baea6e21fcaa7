//! Texts broken into lines: no sign is parted from its number, no name but behind its hyphen.

use kurator::ui::wrapping::{beginning, wrap, wrap_all};
use ratatui::style::Style;

#[test]
fn a_sign_is_not_parted_from_its_number() {
    for (text, width, lines) in [
        ("решение рабочей группы № 14", 25, ["решение рабочей группы", "№ 14"]),
        ("2 раза в неделю (Югра, п. 5.8)", 26, ["2 раза в неделю (Югра,", "п. 5.8)"]),
        ("нагрузка стала 54 %", 18, ["нагрузка стала", "54 %"]),
        ("Заболоцкая Е. А.", 13, ["Заболоцкая", "Е. А."]),
        ("Озёрная 9 · Ника", 9, ["Озёрная", "9 · Ника"]),
        ("базовый, разд. II", 14, ["базовый,", "разд. II"]),
    ] {
        assert_eq!(wrap(text, width), lines);
    }
}

#[test]
fn a_double_name_is_broken_behind_its_hyphen() {
    assert_eq!(wrap("Римская-Корсакова А. П.", 12), ["Римская-", "Корсакова", "А. П."]);
    assert_eq!(wrap("Римская-Корсакова Анна", 14), ["Римская-", "Корсакова Анна"]);
    assert_eq!(wrap("восьмибуквенный", 8), ["восьмибу", "квенный"]);
}

#[test]
fn the_longest_of_several_texts_gives_way() {
    let texts = ["коротко", "а это предложение куда длиннее", "тоже"].map(|t| (t.to_owned(), Style::new()));
    let said = |height| wrap_all(&texts, 12, height).into_iter().map(|(l, _)| l).collect::<Vec<_>>();
    assert_eq!(said(5), ["коротко", "а это", "предложение", "куда длиннее", "тоже"]);
    assert_eq!(said(4), ["коротко", "а это", "предложение…", "тоже"]);
    assert_eq!(said(3), ["коротко", "а это…", "тоже"]);
    assert_eq!(said(2), ["коротко", "а это…"]);
}

#[test]
fn of_a_long_text_whole_words_are_kept() {
    assert_eq!(beginning("собака без\nпривязи, вдвоём", 40), "собака без привязи, вдвоём");
    assert_eq!(beginning("собака без привязи, вдвоём", 21), "собака без привязи,…");
}
