//! Changing back, pressed key by key: undo of one change, deleting what was entered by mistake, the history of a field.

use crate::desk::{CuratorDesk, KeyboardLayout, curator};
use crate::fields::WithField;
use kurator::domain::{Act, FieldName, Id, Kind, Record};

/// The card of the Ivanovs, the birthday of the son corrected wrongly and his work too.
fn corrected() -> CuratorDesk {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Tab").goes_to("сын").presses("F4");
    c.presses("Tab*4").types("15032017").presses("Enter Enter Ctrl+U").types("лицей").presses("Enter Ctrl+S");
    assert_eq!(c.records("member", &["Денис", "2017-03-15", "лицей"]), 1);
    c
}

#[test]
fn one_change_is_undone_and_a_later_one_stays() {
    let mut c = corrected();
    let changed = c.file();
    c.presses("p").types("спросить про секцию").presses("Enter").sees("Записан контакт");
    c.presses("BackTab*2").goes_to("Изменены сведения о семье");
    c.presses("F8").sees("Отменить это изменение?").sees("[Оставить как есть]");
    c.sees("дата рождения: сейчас «15.03.2017», вернётся «14.03.2017»").sees("вернётся «школа № 4");
    // The harmless button is marked, and Esc is harmless too.
    c.presses("Enter F8 Esc F8 Tab Enter").sees("Отменено (Иванова М. П.): изменение сведений о семье.");
    assert_eq!(c.records("member", &["Денис", "2017-03-14", "школа № 4"]), 1);
    assert_eq!(c.records("contact", &["секцию"]), 1);
    c.sees("Отменено изменение").goes_to("Изменены сведения о семье");
    c.presses("F8").sees("Не получится").sees("позже изменено").sees("отменено изменение").presses("Esc");
    c.presses("Ctrl+Z Ctrl+Z");
    assert_eq!(c.file(), changed);
}

#[test]
fn what_was_changed_later_is_named_and_the_rest_is_offered() {
    let mut c = corrected();
    c.presses("F4 Tab*6 Ctrl+U").types("дома").presses("Enter Ctrl+S");
    c.presses("BackTab*2").goes_to("14.03.2017").presses("F8").sees("Отменить можно 1 из 2");
    c.sees("! член семьи «Денис», занятие: изменено позже").presses("Tab").sees("[Отменить остальное]");
    c.presses("Enter");
    assert_eq!(c.records("member", &["Денис", "2017-03-14", "дома"]), 1);
}

#[test]
fn a_field_tells_who_changed_it_and_from_what_under_both_layouts() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = corrected().under(layout);
        c.presses("h")
            .sees("История: член семьи")
            .sees("Смирнова Т. Н., desk")
            .sees("было «14.03.2017»")
            .presses("Esc");
        c.presses("F4 Tab*4 Ctrl+X").sees("История: дата рождения").does_not_see("лицей");
        c.presses("Enter").sees("Отменить это изменение?").presses("Right Enter");
        // The form stays, and what it shows is what the file now has.
        c.sees("Изменить: член семьи").sees("14.03.2017").sees("школа № 4");
        assert_eq!(c.records("member", &["Денис", "2017-03-14", "школа № 4"]), 1);
        c.presses("Esc").does_not_see("Изменить");
    }
}

#[test]
fn what_is_typed_in_the_form_survives_an_undo_from_its_history() {
    let mut c = corrected();
    c.presses("F4 End").types("Х").presses("Tab*4 Ctrl+X Enter Tab Enter").sees("14.03.2017").sees("ИвановХ");
    c.presses("Ctrl+S");
    assert_eq!(c.records("member", &["ИвановХ", "2017-03-14", "школа № 4"]), 1);
    c.presses("Ins Ctrl+X").sees("истории у неё нет");
}

#[test]
fn a_record_is_deleted_after_a_question_and_comes_back_by_either_way() {
    let mut c = curator();
    let before = c.file();
    c.presses("3")
        .goes_to("Иванова")
        .presses("Enter Tab*2 Down F8")
        .sees("Удалить: контакт?")
        .sees("[Не удалять]");
    c.presses("Enter").does_not_see("Удалить: контакт?");
    assert_eq!(c.file(), before);
    c.presses("Del Tab Enter").sees("Удалена запись: Иванова М. П., состоялось, вт 17.11. Отменить: Ctrl+Z");
    assert_ne!(c.file(), before);
    c.presses("Ctrl+Z");
    assert_eq!(c.file(), before);
    c.presses("F8 Tab Enter BackTab*3").sees("Удалена запись").sees("запись удалена · вид:");
    c.goes_to("Удалена запись").presses("Enter").sees("запись вернётся").presses("Tab Enter");
    assert_eq!(c.file(), before);
}

#[test]
fn what_others_name_cannot_go_and_it_is_said_why() {
    let mut c = curator();
    let before = c.file();
    c.presses("3").goes_to("Иванова").presses("Enter Tab").goes_to("мать").presses("F8");
    c.sees("Удалить нельзя: член семьи").sees("ссылаются другие (").sees("Сначала измените или удалите их");
    c.presses("Esc BackTab").goes_to("Записана как").presses("F8");
    c.sees("Удалить семью целиком: F9");
    assert_eq!(c.file(), before);
}

#[test]
fn a_whole_family_goes_only_through_the_menu_and_comes_back_whole() {
    let mut c = curator();
    let before = c.file();
    c.presses("3").goes_to("Иванова").presses("Enter F9").types("удалить семью").presses("Enter");
    c.sees("Удалить: семья?")
        .sees("название: Иванова Мария Петровна")
        .sees("Вместе с этой записью удалятся:");
    c.sees("контакты: ").presses("Esc");
    assert_eq!(c.file(), before);
    c.presses("F9").types("удалить семью").presses("Enter Tab Enter").sees("Удалена семья");
    assert_eq!(c.records("family", &["Иванова Мария"]), 0);
    // What is left of the card is its history, and the way back is there.
    c.presses("Ctrl+X")
        .sees("История: семья")
        .sees("запись удалена")
        .presses("Enter")
        .sees("запись вернётся");
    c.presses("Esc Esc").does_not_see("Иванова М. П.");
    // The last changes of the whole file are there on every screen.
    c.presses("1 Ctrl+X").sees("Последние изменения").presses("Enter").sees("Отменить это изменение?");
    c.sees("запись вернётся").presses("Tab Enter");
    assert_eq!(c.file(), before);
    c.presses("Ctrl+Z");
    assert_eq!(c.records("family", &["Иванова Мария"]), 0);
    c.presses("Ctrl+Y");
    assert_eq!(c.file(), before);
}

#[test]
fn records_of_the_district_are_deleted_too() {
    let mut c = curator();
    c.presses("5 F8").sees("встаньте на запись участка");
    c.goes_to("Смирнова").presses("Down Ins").sees("Новая запись: отпуск куратора");
    c.types("14122026").presses("Enter").types("21122026").presses("Ctrl+S");
    let before = c.file();
    assert_eq!(c.records("leave", &["2026-12-14"]), 1);
    c.goes_to("14.12").presses("F8").sees("Удалить: отпуск куратора?").sees("с: 14.12.2026");
    c.presses("Esc Ctrl+X")
        .sees("История: отпуск куратора")
        .presses("Esc F8 Tab Enter")
        .sees("Удалена запись");
    assert_eq!(c.records("leave", &["2026-12-14"]), 0);
    c.presses("Ctrl+Z");
    assert_eq!(c.file(), before);
    c.goes_to("Смирнова").presses("F8").sees("Удалить нельзя: куратор");
}

#[test]
fn a_visit_appointed_is_still_taken_off_by_one_key() {
    let mut c = curator();
    c.presses("3").goes_to("Гусев").presses("Enter F8").sees("Снято посещение");
}

#[test]
fn the_small_forms_ask_by_buttons_too() {
    for keys in ["Down Enter", "Down F6", "Down Ins", "Tab Down*3 Enter"] {
        let mut c = curator();
        let before = c.file();
        c.presses(keys).types("7").presses("Esc").sees("Есть несохранённое");
        c.presses("BackTab").sees("[Не записывать]").presses("Enter").does_not_see("Есть несохранённое");
        assert_eq!(c.file(), before, "{keys}");
        c.presses("F5");
    }
}

#[test]
fn what_was_done_is_said_with_its_family_and_result() {
    for (keys, typed, said) in [
        ("Enter", "", "Отмечено посещение: Иванова М. П., состоялось. Отменить: Ctrl+Z"),
        ("Enter Tab Right", "", "Отмечено посещение: Иванова М. П., не застали. Отменить: Ctrl+Z"),
        ("F8", "", "Снято посещение: Иванова М. П., вт 24.11 11:00. Отменить: Ctrl+Z"),
        ("F6 Ctrl+U", "27.11", "Назначено посещение: Иванова М. П., пт 27.11"),
    ] {
        let mut c = curator().at(120, 40);
        c.goes_to("11:00").presses(keys).types(typed);
        if keys != "F8" {
            c.presses("Enter");
        }
        let screen = c.screen();
        let moved = said.replace("Назначено", "Перенесено");
        assert!(screen.contains(said) || screen.contains(&moved), "{keys}: {said}\n{screen}");
    }
    // Another family, another layout, a name that ends a sentence by itself.
    let mut c = curator().under(KeyboardLayout::Russian);
    c.goes_to("Гусев").presses("F8").sees("Снято посещение: Гусев Н. И., вт 24.11 14:00. Отменить: Ctrl+Z");
    // The days of a curator: which, inclusively.
    let mut c = curator().at(120, 40);
    c.presses("F9").types("записать отпуск").presses("Enter Ctrl+U").types("30.11").presses("Enter");
    c.types("11.12").presses("Ctrl+S").sees("с 30.11 по 11.12. Отменить: Ctrl+Z");
}

#[test]
fn an_undo_and_a_redo_name_the_family_they_touch() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        for (family, short) in
            [("Гусев", "Гусев Н. И."), ("Орлов", "Орлов П. Д."), ("Титова", "Титова Е. А.")]
        {
            let mut c = curator().under(layout);
            c.presses("3")
                .goes_to(family)
                .presses("p")
                .types("звонок")
                .presses("Enter")
                .sees("Записан контакт");
            // Wherever one stands by then.
            c.presses("5 Ctrl+Z").sees(&format!("Отменено ({short}): запись контакта."));
            c.presses("2 Ctrl+Y").sees(&format!("Возвращено ({short}): запись контакта."));
        }
    }
    // A family that is no more has the name it had; several and none have none.
    let record = |kind, n: u128| Record::of(kind, Id(uuid::Uuid::from_u128(n)));
    let family = |n, title: &str| record(Kind::Family, n).with(FieldName::Title, title);
    let mut c = curator();
    c.writes(Act::FamilyTakenIn, vec![family(71, "Лаптева Ия Львовна")]);
    c.presses("Ctrl+Z").sees("Отменено (Лаптева И. Л.):");
    c.writes(Act::FamilyTakenIn, vec![family(72, "Лаптева Ия Львовна"), family(73, "Жуков Ян Янович")]);
    c.presses("Ctrl+Z").sees("Отменено: ");
    c.writes(Act::DistrictChanged, vec![record(Kind::Organisation, 74).with(FieldName::Name, "Опека")]);
    c.presses("Ctrl+Z").sees("Отменено: ");
}
