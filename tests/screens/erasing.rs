//! Data destroyed by a head of service with the papers in hand: nothing goes by a letter typed blind, the act is written
//! first, and whatever is open on the family closes.

use crate::desk::{CuratorDesk, KeyboardLayout, curator};
use kurator::domain::{FamilyId, Id};

/// The family on whose card it begins.
const FAMILY: &str = "Иванова Мария Петровна";

/// On the first window: whose data, the whole family.
fn begins<'a>(c: &'a mut CuratorDesk, words: &str) -> &'a mut CuratorDesk {
    c.presses("3").goes_to("Иванова").presses("F3").presses("F9").types(words).sees("уничтожить сведения");
    c.presses("Enter").sees("Чьи сведения уничтожить").sees("Вся семья").presses("Enter")
}

/// On the second window, with ground and number.
fn decides(c: &mut CuratorDesk) -> &mut CuratorDesk {
    begins(c, "уничтожить сведения").sees(FAMILY).sees("семья на сопровождении");
    c.types("отзыв согласия").presses("Enter").sees("Впишите номер акта");
    c.types("7").presses("Enter").sees("Вернуть их будет нельзя")
}

fn acts(c: &CuratorDesk) -> Vec<String> {
    let names = std::fs::read_dir(c.beside("")).unwrap().map(|e| e.unwrap().file_name());
    names.map(|n| n.to_string_lossy().into_owned()).filter(|n| n.starts_with("Акт")).collect()
}

#[test]
fn a_family_is_destroyed_by_an_act_and_a_typed_name() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().keeps_papers_beside().under(layout);
        decides(&mut c)
            .sees("семья на сопровождении")
            .sees("Будет уничтожено записей")
            .sees("член семьи — 4");
        // Neither Enter nor anything but the whole word destroys.
        c.presses("Enter").sees("Чтобы уничтожить, напечатайте").types("уничтож").presses("Enter");
        c.sees("Чтобы уничтожить, напечатайте");
        assert!(c.file().contains("Королёва") && acts(&c).is_empty());
        c.presses("Ctrl+U").types("иванова мария петровна").presses("Enter");
        c.sees("Сведения уничтожены")
            .sees("Акт об уничтожении 2026-11-24.docx")
            .sees("Отмена этого не возвращает");
        assert_eq!(acts(&c), ["Акт об уничтожении 2026-11-24.docx"]);
        let act = std::fs::read(c.beside("Акт об уничтожении 2026-11-24.docx")).unwrap();
        assert!(act.starts_with(b"PK"));
        assert!(!c.file().contains("Королёва"));
        // No card is left to stand on, and undo says why it brings nothing back.
        c.presses("Esc").sees("[3 Семьи]").does_not_see("Иванова М");
        c.presses("Ctrl+Z").sees("не отменяется");
        assert!(!c.file().contains("Королёва"));
        c.presses("F7").types("королёва").does_not_see("Ленинградская");
    }
}

#[test]
fn one_person_is_destroyed_and_the_family_stays() {
    let mut c = curator().keeps_papers_beside();
    c.presses("3").goes_to("Иванова").presses("F3 F9").types("уничтожить сведения").presses("Enter");
    c.goes_to("Королёва").presses("Enter").sees("Королёва Зинаида Ильинична");
    c.types("отзыв согласия").presses("Enter").types("8").presses("Enter");
    c.sees("член семьи — 1").types("уничтожить").presses("Enter").sees("Сведения уничтожены").presses("Esc");
    assert!(!c.file().contains("Зинаида") && c.file().contains(FAMILY));
}

#[test]
fn the_ground_names_nobody_and_no_act_stays_of_what_did_not_happen() {
    let mut c = curator().keeps_papers_beside();
    begins(&mut c, "уничтожить сведения")
        .types("просьба: Иванова Мария")
        .presses("Enter")
        .types("7")
        .presses("Enter");
    c.types("уничтожить").presses("Enter").sees("не называйте в них человека");
    assert!(c.file().contains("Королёва") && acts(&c).is_empty());
    // One step back leads to the ground, to be corrected.
    c.presses("Esc Enter").sees("Основание").sees("просьба");
}

#[test]
fn what_is_unfinished_about_the_family_closes_with_a_sentence() {
    let mut c = curator().keeps_papers_beside();
    // A form of the family is begun, and over it the family is looked up.
    c.presses("3").goes_to("Иванова").presses("F3 F4").sees("Населённый пункт");
    c.types("новое название").presses("F7").types("королёва").presses("Enter");
    c.presses("F9").types("уничтожить сведения").presses("Enter Enter");
    c.types("отзыв согласия")
        .presses("Enter")
        .types("7")
        .presses("Enter")
        .types("уничтожить")
        .presses("Enter");
    c.sees("Сведения уничтожены").sees("недописанная форма").presses("Esc").sees("[3 Семьи]");
    c.is_killed_and_comes_back().does_not_see("Недописанное");
}

#[test]
fn another_day_and_a_file_that_is_only_read_destroy_nothing() {
    let mut c = curator().keeps_papers_beside();
    c.presses("Ctrl+D").types("20.11").presses("Enter");
    c.presses("3").goes_to("Иванова").presses("F3 F9").types("уничтожить сведения").presses("Enter");
    c.does_not_see("Чьи сведения").sees("20.11");
    let mut c = curator().reading_only();
    c.presses("3").goes_to("Иванова").presses("F3 F9").types("уничтожить сведения").presses("Enter");
    c.does_not_see("Чьи сведения").sees("чтени");
}

#[test]
fn in_a_narrow_window_all_of_it_can_be_read() {
    let mut c = curator().keeps_papers_beside().at(60, 20);
    decides(&mut c)
        .sees("семья на сопровождении")
        .sees("Чтобы уничтожить, напечатайте")
        .sees("Esc — не уничтожать");
    c.sees("Сданные отчёты").types("уничтожить").presses("Enter").sees("Сведения уничтожены");
    assert_eq!(acts(&c).len(), 1);
}

#[test]
fn copies_of_this_hour_are_named_before_and_after() {
    let mut c = curator().keeps_papers_beside();
    let stick = c.stick();
    c.presses("7 Ins Down*2 Enter")
        .presses("Ctrl+U")
        .types(&stick.display().to_string())
        .presses("Enter Esc");
    decides(&mut c).sees("копия").types("уничтожить").presses("Enter");
    c.sees("STICK");
    let family = FamilyId(Id(uuid::Uuid::parse_str("00000000-0000-4000-8000-000000000002").unwrap()));
    assert!(c.reader().family(family).unwrap().is_none());
}

#[test]
fn a_report_that_was_handed_in_keeps_its_figures() {
    let mut c = curator().keeps_papers_beside();
    c.presses("6 F6 Right Enter").sees("сдан 24.11.2026");
    let handed = |c: &CuratorDesk| {
        let file = c.file();
        file.lines().find(|line| line.contains("\"handed_report\"")).unwrap().to_owned()
    };
    let before = handed(&c);
    decides(&mut c).types("уничтожить").presses("Enter").sees("Сведения уничтожены").presses("Esc");
    assert_eq!(handed(&c), before);
    // What it was counted from is named without a name, and the sum stays as it was handed in.
    c.presses("6").sees("сдан 24.11.2026").does_not_see("Иванова М");
}
