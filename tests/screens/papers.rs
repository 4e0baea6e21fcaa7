//! Papers by keys: of a family and of the district, in either layout, with names and without.

use std::fs;
use std::path::PathBuf;

use crate::desk::{CuratorDesk, DISTRICT, KeyboardLayout, curator, with_district};

/// The files saved in a folder, by name.
fn saved(folder: &PathBuf) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_file())
        .map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), fs::read(p).unwrap()))
        .collect();
    files.sort();
    files
}

/// A curator with an empty folder for papers.
fn with_folder(c: &mut CuratorDesk) -> PathBuf {
    let folder = c.beside("бумаги");
    fs::create_dir_all(&folder).unwrap();
    c.prints_into(&folder);
    folder
}

#[test]
fn a_paper_of_a_family_is_saved_as_docx_and_as_text() {
    for layout in [KeyboardLayout::Russian, KeyboardLayout::Latin] {
        let mut c = curator().under(layout);
        let folder = with_folder(&mut c);
        c.presses("3").goes_to("Иванова").presses("F9").types("напечатать карту").presses("Enter");
        c.sees("Печать: Иванова М. П.").sees("карта семьи").presses("Ctrl+S");
        let files = saved(&folder);
        assert_eq!(files.len(), 1, "{:?}\n{}", files.iter().map(|f| &f.0).collect::<Vec<_>>(), c.screen());
        assert!(files[0].0.starts_with("карта семьи Иванова М. П. 2026-11-24"), "{}", files[0].0);
        assert!(files[0].1.starts_with(b"PK"), "no docx");
    }
}

#[test]
fn a_paper_of_the_district_has_its_period_and_can_hide_the_names() {
    let mut c = curator();
    let folder = with_folder(&mut c);
    c.presses("F9").types("напечатать журнал").presses("Enter").sees("Печать: бумаги участка");
    // Text, of another period, without names.
    c.types("3 квартал 2026").sees("1 июля");
    c.presses("Up Right*3 Down Down Right").presses("Ctrl+S");
    let files = saved(&folder);
    assert_eq!(files.len(), 1, "{}", c.screen());
    let text = String::from_utf8(files[0].1.clone()).unwrap();
    assert!(text.contains("Семья № ") && !text.contains("Иванов"), "{text}");
    // A period that is none is told in its field.
    c.presses("F9").types("напечатать журнал").presses("Enter").types("осень").presses("Ctrl+S");
    c.sees("осень").sees("не понят");
    assert_eq!(saved(&folder).len(), 1);
}

#[test]
fn the_window_offers_the_records_and_formats_of_the_paper_chosen() {
    for layout in [KeyboardLayout::Russian, KeyboardLayout::Latin] {
        let mut c = curator().under(layout);
        let folder = with_folder(&mut c);
        c.presses("3").goes_to("Иванова").presses("F9").types("напечатать карту").presses("Enter");
        // It begins in the period. A card is about no record of many, and is no workbook.
        c.sees("О чём").sees("[—]").sees("[Word (docx)]").does_not_see("Excel (xlsx)");
        c.presses("Up*3").types("посещ").sees("[акт посещения]").sees("чистый бланк");
        c.presses("Down Right").sees("20.11.2026").presses("Right").sees("17.11.2026");
        // What was chosen outlives the program.
        c.is_killed_and_comes_back().sees("[акт посещения]").sees("17.11.2026");
        c.presses("Down Right").sees("[текст]").presses("Ctrl+S");
        let files = saved(&folder);
        assert_eq!(files.len(), 1, "{}", c.screen());
        let text = String::from_utf8(files[0].1.clone()).unwrap();
        assert!(text.contains("17.11.2026") && !text.contains("20.11.2026"), "{text}");
    }
}

#[test]
fn the_route_sheet_can_hide_the_names() {
    let mut c = curator();
    let folder = with_folder(&mut c);
    c.presses("2 F2").sees("без имён и адресов").presses("Right Tab Tab Right");
    c.sees("[без имён и адресов]").presses("Ctrl+S");
    let files = saved(&folder);
    assert_eq!(files.len(), 1, "{}", c.screen());
    let text = String::from_utf8(files[0].1.clone()).unwrap();
    assert!(text.contains("Семья № ") && !text.contains("Иванова"), "{text}");
}

#[test]
fn a_faulty_form_beside_the_file_is_told_and_nothing_is_saved() {
    let mut c = curator();
    let folder = with_folder(&mut c);
    let forms = c.beside("Бланки");
    fs::create_dir_all(&forms).unwrap();
    fs::write(forms.join("card.docx"), b"no docx").unwrap();
    c.presses("3").goes_to("Иванова").presses("F9").types("напечатать карту").presses("Enter Ctrl+S");
    c.sees("card.docx");
    assert!(saved(&folder).is_empty());
}

#[test]
fn the_name_of_a_file_without_names_has_none_either() {
    let mut c = curator();
    let folder = with_folder(&mut c);
    for paper in 0..16 {
        for without in [true, false] {
            c.presses("3").goes_to("Иванова").presses("F9").types("напечатать карту").presses("Enter Up*3");
            (0..paper).for_each(|_| {
                c.presses("Right");
            });
            c.presses(if without { "Down*4 Right" } else { "Down*4" }).presses("Ctrl+S Esc Esc");
        }
    }
    let names: Vec<String> = saved(&folder).into_iter().map(|(name, _)| name).collect();
    let (named, nameless): (Vec<&String>, Vec<&String>) = names.iter().partition(|n| n.contains("Иванова"));
    assert!(named.len() > 5 && nameless.len() >= named.len(), "{names:?}");
    let persons = ["Иван", "Мари", "Петр", "Денис", "Алиса", "Ленинград", "17"];
    assert!(nameless.iter().all(|n| persons.iter().all(|p| !n.contains(p))), "{nameless:?}");
}

#[test]
fn why_at_the_list_for_the_bank_answers_with_the_document() {
    for (regulation, said, title) in [
        ("oktyabrsky", "Октябрьский район, п. 11.4", "Список для передачи сведений: банк"),
        ("yugra", "Югра, п. 8.2", "Список для передачи сведений: АИС РППСУ"),
        ("azov", "заимствовано: Октябрьский район, п. 11.5", "Список для передачи сведений"),
    ] {
        let mut c = with_district(&DISTRICT.replace("\"yugra\"", &format!("\"{regulation}\""))).at(100, 40);
        c.presses("F9")
            .types("межведомственный банк")
            .presses("Enter F5")
            .sees(said)
            .sees("За ребёнка до 14 лет");
        c.presses("Esc").sees(title);
    }
}
