//! Sealed files of others by keys: their passphrases are asked for, never guessed, and kept in the own sealed file.

use crate::desk::{CuratorDesk, curator};

const OWN: &str = "смородина у старого забора";
const THEIRS: &str = "липа за водокачкой";
const THIRD: &str = "щавель под мостом";
const NEIGHBOUR: &str = r#"{"type":"family","id":"30000000-0000-4000-8000-000000000001","title":"Озёровы"}
"#;
const OTHER: &str = r#"{"type":"family","id":"30000000-0000-4000-8000-000000000002","title":"Полянские"}
"#;

/// Goes to the copy on the stick, which is offered first.
fn merges(c: &mut CuratorDesk) -> &mut CuratorDesk {
    c.presses("7 Ins Enter").sees("С какой копией слить").presses("Enter")
}

#[test]
fn a_file_of_another_passphrase_is_asked_for_and_remembered() {
    let mut c = curator().sealed_with(OWN);
    c.finds_a_sealed_file("сосед.kurator", THEIRS, NEIGHBOUR);
    merges(&mut c).sees("Файл другого человека").sees("сосед.kurator").does_not_see("Не подходит");
    c.types("липа").presses("Enter").sees("Не подходит").does_not_see("липа");
    assert!(!c.file().contains("Озёровы"));
    // Left, the question gives back the window that asked for the file.
    c.presses("Esc").sees("С какой копией слить").presses("Enter").sees("Файл другого человека");
    c.types(THEIRS).presses("Enter").sees("Слить с копией").presses("Enter");
    assert!(c.file().contains("Озёровы"));
    // The next time her own passphrase is enough.
    c.works_elsewhere("сосед.kurator", THEIRS, OTHER);
    c.sits_down_again(OWN);
    merges(&mut c).does_not_see("Файл другого человека").sees("Слить с копией").presses("Enter");
    assert!(c.file().contains("Полянские"));
}

#[test]
fn the_folder_of_exchange_asks_for_each_file_or_does_without() {
    let mut c = curator().sealed_with(OWN);
    c.finds_a_sealed_file("сосед.kurator", THEIRS, NEIGHBOUR);
    c.finds_a_sealed_file("третий.kurator", THIRD, OTHER);
    let folder = c.stick().display().to_string();
    let exchanges = |c: &mut CuratorDesk| {
        c.presses("7 Ins Down Enter").sees("Папка обмена").presses("Ctrl+U").types(&folder).presses("Enter");
    };
    exchanges(&mut c);
    c.sees("сосед.kurator").sees("третий.kurator").presses("Enter").sees("Начните ещё раз");
    assert!(!c.file().contains("Озёровы") && !c.file().contains("Полянские"));
    c.presses("Esc");
    exchanges(&mut c);
    // The passphrase of either will do; the other one is asked for next.
    c.types(THIRD).presses("Enter").does_not_see("третий.kurator").sees("сосед.kurator");
    c.types(THEIRS).presses("Enter").sees("Обмен с папкой");
    assert!(c.file().contains("Озёровы") && c.file().contains("Полянские"));
    c.sits_down_again(OWN);
    exchanges(&mut c);
    c.does_not_see("Файл другого человека").sees("Обмен с папкой");
}

#[test]
fn a_plain_copy_is_taken_and_said_to_lie_open() {
    let c = curator();
    c.carries_a_copy("ноутбук", |home| {
        home.import(NEIGHBOUR, kurator::store::jsonl::ImportMode::Whole).unwrap();
    });
    let mut c = c.sealed_with(OWN);
    merges(&mut c).sees("Слить с копией").sees("Эта копия не зашифрована").presses("Enter");
    assert!(c.file().contains("Озёровы"));
    c.sits_down_again(OWN);
}

#[test]
fn the_menu_sets_changes_and_removes_the_passphrase() {
    let mut c = curator().marked();
    c.presses("F9").types("парольная").presses("Enter").sees("Зашифровать файл").does_not_see("Сменить");
    c.presses("Enter").types(OWN).presses("Enter").types("лодка").presses("Enter");
    c.sees("Второй раз набрано не то").types(OWN).presses("Enter");
    // Of a plain file every copy made so far is plain: no former passphrase opens it.
    c.sees("зашифрованы парольной фразой").sees("остались незашифрованными").does_not_see("прежней");
    c.sits_down_again(OWN);
    c.presses("F9")
        .types("парольная")
        .presses("Enter")
        .sees("Сменить")
        .presses("Enter")
        .types("лодка")
        .presses("Enter");
    c.types(THEIRS).presses("Enter").types(THEIRS).presses("Enter").sees("Нынешняя парольная фраза не та");
    c.types(OWN).presses("Enter").types(THEIRS).presses("Enter").types(THEIRS).presses("Enter");
    c.sees("зашифрованы новой парольной фразой");
    c.sits_down_again(THEIRS);
    // Removed only by who knows it.
    c.presses("F9")
        .types("парольная")
        .presses("Enter Down Enter")
        .sees("прочтёт каждый")
        .types(OWN)
        .presses("Enter");
    c.sees("Нынешняя парольная фраза не та").types(THEIRS).presses("Enter").sees("больше не зашифрованы");
    let plain = std::fs::read(c.beside("district.kurator")).unwrap();
    assert!(plain.starts_with(b"SQLite format 3"));
}

#[test]
fn the_sheet_for_a_lost_passphrase_has_a_line_to_write_on_and_no_passphrase() {
    let mut c = curator().sealed_with(OWN).keeps_papers_beside();
    c.presses("F9").types("парольная").presses("Enter End").sees("Напечатать лист").presses("Enter");
    c.sees("Лист на случай утраты");
    let sheet = std::fs::read(c.beside("Лист на случай утраты парольной фразы.docx")).unwrap();
    assert!(sheet.starts_with(b"PK") && sheet.len() > 1000);
}

#[test]
fn what_is_remembered_is_sealed_with_the_file() {
    let c = curator();
    let folder = c.stick();
    let mut c = c;
    c.presses("7 Ins Down Enter").presses("Ctrl+U").types(&folder.display().to_string()).presses("Enter");
    c.sees("Обмен с папкой").presses("Esc");
    let kept = |c: &CuratorDesk| {
        let files = std::fs::read_dir(c.beside("state/remembered")).unwrap();
        files.map(|f| std::fs::read(f.unwrap().path()).unwrap()).collect::<Vec<_>>().concat()
    };
    let path = folder.display().to_string();
    assert!(String::from_utf8_lossy(&kept(&c)).contains(&path));
    let mut c = c.sealed_with(OWN);
    assert!(!String::from_utf8_lossy(&kept(&c)).contains(&path));
    c.presses("F6").sees("Обмен с папкой");
}

#[test]
fn in_a_narrow_window_neither_mark_displaces_the_other_one() {
    for size in [(60, 20), (80, 24), (120, 30)] {
        let mut c = curator().at(size.0, size.1).marked().reading_only();
        for digit in "1234567".chars() {
            c.presses(&digit.to_string()).sees("не зашифр").sees("чтение").sees("24.11");
        }
    }
}

#[test]
fn the_report_of_a_service_says_on_the_screen_how_a_sealed_file_gets_into_it() {
    for is_sealed in [true, false] {
        let mut c = curator().keeps_papers_beside();
        c.carries_a_copy("ноутбук", |_| {});
        if is_sealed {
            c = c.sealed_with(OWN);
        }
        c.finds_a_sealed_file("сосед.kurator", THEIRS, NEIGHBOUR);
        let folder = c.stick().display().to_string();
        let reports = |c: &mut CuratorDesk| {
            c.presses("7 Ins End Enter").sees("Папка с файлами кураторов").presses("Ctrl+U").types(&folder);
            c.presses("Enter").sees("сосед.kurator").does_not_see("любого из них");
        };
        reports(&mut c);
        c.presses("Enter").sees("сосед.kurator не прочитан").sees("Начните ещё раз").does_not_see("--");
        c.presses("Esc");
        reports(&mut c);
        c.types(THEIRS).presses("Enter").sees("Отчёт службы").does_not_see("не прочитан");
    }
}

#[test]
fn a_new_family_begun_before_the_file_was_moved_is_sealed_with_it() {
    for is_begun_again in [false, true] {
        let mut c = curator();
        c.presses("Ctrl+N").types("Озёрова Лидия").presses("Tab");
        assert!(c.holds_in_plain("Озёрова"), "what is typed is kept for a kill");
        c.moves_the_file_to("участок 2.kurator").does_not_see("Недописанное");
        if is_begun_again {
            c.presses("Ctrl+N").types("Полянская Вера").presses("Tab");
        }
        let mut c = c.sealed_with(OWN);
        assert!(!c.holds_in_plain("Озёрова") && !c.holds_in_plain("Полянская"));
        c.sits_down_again(OWN);
        c.sees("Недописанное").sees(if is_begun_again { "Полянская" } else { "Озёрова" });
    }
}

#[test]
fn the_form_of_another_district_is_not_offered_in_the_file_that_lies_there_now() {
    let mut c = curator();
    c.presses("Ctrl+N").types("Озёрова Лидия").presses("Tab");
    c.finds_another_district_in_its_place().does_not_see("Озёрова").sees("другому участку");
    assert!(c.draft_beside().is_some_and(|draft| draft.contains("Озёрова")));
}
