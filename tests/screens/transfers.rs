//! A family goes to another district from the screens, and comes to one.

use crate::desk::{CuratorDesk, KeyboardLayout, curator, newcomer};

const FAMILY: &str = "Иванова Мария Петровна";
const PHRASE: &str = "лесник сорока чайник";

/// On the window of the transfer, with everything entered.
fn decides(c: &mut CuratorDesk) -> &mut CuratorDesk {
    c.presses("3")
        .goes_to("Иванова")
        .presses("F3 F9")
        .types("передать семью в другой участок")
        .presses("Enter");
    c.sees("Передать в другой участок: Иванова").types("Участок № 5, Орлова").presses("Enter");
    c.sees("основание передачи").types("переезд").presses("Enter").sees("Впишите номер акта");
    c.types("7").presses("Enter").sees("Фраза для того, кто примет семью")
}

fn files(c: &CuratorDesk, begins: &str) -> Vec<String> {
    let names = std::fs::read_dir(c.beside("")).unwrap().map(|e| e.unwrap().file_name());
    names.map(|n| n.to_string_lossy().into_owned()).filter(|n| n.starts_with(begins)).collect()
}

#[test]
fn the_family_is_handed_over_with_the_act_and_closed_here() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().keeps_papers_beside().under(layout);
        decides(&mut c);
        c.types(PHRASE).presses("Enter").types("другая").presses("Enter").sees("Второй раз набрано не то");
        assert!(files(&c, "Передача").is_empty());
        c.types(PHRASE).presses("Enter");
        c.sees("Семья передана")
            .sees("Передача семьи 2026-11-24.kurator")
            .sees("Акт приёма-передачи 2026-11-24.docx");
        c.sees("Сопровождение здесь прекращено").sees("отдельно от файла");
        assert_eq!(files(&c, "Передача"), ["Передача семьи 2026-11-24.kurator"]);
        assert_eq!(files(&c, "Акт"), ["Акт приёма-передачи 2026-11-24.docx"]);
        let file = std::fs::read(c.beside("Передача семьи 2026-11-24.kurator")).unwrap();
        assert!(!file.windows(14).any(|w| w == "Иванова".as_bytes()));
        let exported = c.file();
        let closing =
            exported.lines().find(|l| l.contains("\"closing\"") && l.contains("Участок № 5")).unwrap();
        assert!(closing.contains("передана в другой участок") && closing.contains("2026-11-24"), "{closing}");
        c.presses("Esc Esc").presses("1").does_not_see("ПЕРЕДАНЫ ИЗ ДРУГИХ");
    }
}

#[test]
fn nothing_is_left_of_what_was_not_decided() {
    let mut c = curator().keeps_papers_beside();
    let before = c.file();
    decides(&mut c).presses("Esc");
    assert!(files(&c, "Передача").is_empty() && files(&c, "Акт").is_empty());
    assert_eq!(c.file(), before);
    let mut c = curator().reading_only();
    c.presses("3")
        .goes_to("Иванова")
        .presses("F3 F9")
        .types("передать семью в другой участок")
        .presses("Enter");
    c.does_not_see("Кому: участок").sees("чтени");
}

#[test]
fn the_family_that_came_waits_on_today_until_a_level_is_set() {
    let mut from = curator().keeps_papers_beside();
    decides(&mut from).types(PHRASE).presses("Enter").types(PHRASE).presses("Enter").sees("Семья передана");
    let file = from.beside("Передача семьи 2026-11-24.kurator");
    let mut to = newcomer().sealed_with("фраза участка");
    to.presses("7 Ins Enter Ctrl+U").types(&file.display().to_string()).presses("Enter");
    to.sees("другой парольной фразой").types(PHRASE).presses("Enter");
    to.sees("Передача семьи: от")
        .sees("акт № 7")
        .sees("Иванова")
        .sees("Дальше: запишите решение, установите уровень")
        .presses("Enter");
    to.presses("Esc 1").sees("ПЕРЕДАНЫ ИЗ ДРУГИХ УЧАСТКОВ 1").goes_to("Иванова").sees("акт № 7");
    to.presses("F3").sees(FAMILY).presses("Esc Enter").sees("Новая запись: заключение").presses("Esc");
}

#[test]
fn destroying_what_was_handed_over_warns_of_the_other_district() {
    let mut c = curator().keeps_papers_beside();
    decides(&mut c).types(PHRASE).presses("Enter").types(PHRASE).presses("Enter").sees("Семья передана");
    c.presses("Esc F9").types("уничтожить сведения").presses("Enter").sees("Вся семья").presses("Enter");
    c.sees("семья передана: Участок № 5, Орлова").sees("уничтожение дойдёт и туда");
}
