//! «Взять список из Excel»: from the menu through the rows to families in the file, in both layouts and down to 60×20.

use crate::desk::{CuratorDesk, KeyboardLayout, curator, newcomer};
use rust_xlsxwriter::Workbook;

/// A list of a new family, of one that the file has, and of a row that names nobody.
const ROWS: [[&str; 5]; 4] = [
    ["ФИО", "Дата рождения", "Дети", "Адрес", "Телефон"],
    ["Лебедева Ольга Юрьевна", "весной", "Лебедев Ким 2019", "Боровичи, Лесная 1", "8 911 603-14-22"],
    ["Иванова Мария Петровна", "02.04.1991", "", "Боровичи, Ленинградская 12, кв. 4", "8 921 111-22-33"],
    ["12345", "", "", "Мира 5", ""],
];

/// A curator with a list beside her file, at the window that asks for it.
fn asked(mut c: CuratorDesk) -> CuratorDesk {
    let path = c.beside("список.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(ROWS) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    book.save(&path).unwrap();
    c.presses("F9").types("эксель").presses("Enter").sees("Какой список взять");
    c.pastes(path.to_str().unwrap()).presses("Enter");
    c
}

#[test]
fn a_list_is_looked_at_row_by_row_settled_and_taken_in_by_one_action() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        for (width, height) in [(80, 24), (60, 20), (120, 40)] {
            let mut c = asked(curator().under(layout).at(width, height));
            let before = c.file();
            c.sees("список.xlsx").sees("Лебедева Ольга Юрьевна").sees("новая").sees("весной");
            c.sees("объединить").sees("никто не назван");
            assert_eq!(c.file(), before, "looking writes nothing");
            // The double is left out, then joined again.
            c.presses("Tab").presses("Space").sees("новая").presses("Space").sees("пропустить");
            c.presses("Space").sees("объединить: Иванова М. П.");
            c.presses("F2").sees("Новых семей 1, объединить 1").presses("Enter").sees("Список взят");
            c.presses("Esc");
            let after = c.file();
            assert!(after.contains("Лебедев\"") && after.contains("+79211112233"), "{after}");
            assert_eq!(
                after.matches("Иванова Мария Петровна").count(),
                before.matches("Иванова Мария Петровна").count()
            );
            assert!(c.beside("список — не взято.xlsx").exists());
            c.presses("Ctrl+Z");
            assert_eq!(c.file(), before, "one undo takes all of it back");
        }
    }
}

#[test]
fn what_was_only_proposed_gives_way_when_the_file_has_the_family_by_now() {
    let mut c = asked(curator());
    c.presses("F2 Enter").sees("Список взят").presses("Esc");
    // The list once more: taken back the family is new again, brought back it is a double again.
    let mut c = asked(c);
    c.sees("новых 0 · объединить 2").presses("Ctrl+Z").sees("новых 1 · объединить 1");
    c.presses("Ctrl+Y").sees("новых 0 · объединить 2");
    // What was chosen by hand stays.
    c.goes_to("Лебедева").presses("Space").sees("новых 1 · объединить 1");
    c.presses("Ctrl+Z Ctrl+Y").sees("новых 1 · объединить 1");
}

#[test]
fn leaving_asks_and_a_switch_of_screens_does_not_lose_the_list() {
    let mut c = asked(newcomer());
    c.sees("Лебедева").presses("3").sees("Лебедева");
    c.presses("Esc").sees("Закрыть список?").presses("Enter").sees("Лебедева");
    c.presses("Esc").presses("Right Enter").does_not_see("Лебедева");
    assert!(!c.file().contains("Лебедева"));
}

#[test]
fn a_column_is_put_right_by_hand_and_remembered() {
    let mut c = asked(newcomer());
    c.presses("F4").sees("Столбцы и листы списка").sees("адрес");
    c.types("телефон").presses("Enter").sees("Что в столбце «Телефон»").types("не брать").presses("Enter");
    c.presses("F2 Enter").sees("Список взят").presses("Esc");
    let file = c.file();
    assert!(file.contains("Лебедева") && !file.contains("+79116031422"), "{file}");
    let mut c = {
        c.presses("Ctrl+Z");
        asked(c)
    };
    c.presses("F4").sees("не брать");
}

#[test]
fn what_is_no_list_is_said_where_the_path_was_typed() {
    let mut c = newcomer();
    let path = c.beside("письмо.xlsx");
    std::fs::write(&path, b"%PDF-1.7").unwrap();
    c.presses("F9").types("эксель").presses("Enter").pastes(path.to_str().unwrap()).presses("Enter");
    c.sees("Это не таблица").sees("письмо.xlsx");
}

#[test]
fn the_families_listed_go_out_to_excel_and_come_in_again() {
    let mut c = curator().keeps_papers_beside();
    c.presses("3 F2").sees("Список семей.xlsx");
    let before = c.file();
    let folder = c.beside("");
    let path = std::fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .find(|p| p.to_string_lossy().ends_with("Список семей.xlsx"));
    let Some(path) = path else { panic!("no list in {}:\n{}", folder.display(), c.screen()) };
    c.presses("F9").types("эксель").presses("Enter").pastes(path.to_str().unwrap()).presses("Enter");
    c.sees("обновить: Иванова М. П.").presses("F2 Enter").sees("Список взят").presses("Esc");
    assert_eq!(c.file(), before);
}

#[test]
fn an_empty_list_of_families_asks_for_a_list_and_shows_what_came() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        for (width, height) in [(80, 24), (60, 20)] {
            let mut c = newcomer().under(layout).at(width, height);
            let path = c.beside("список.csv");
            std::fs::write(&path, "ФИО;Адрес\nКим Анна Львовна;Лесная 2\n").unwrap();
            c.sees("список из Excel").presses("3").sees("Семей пока нет").presses("Enter");
            c.sees("Какой список взять").pastes(path.to_str().unwrap()).presses("Enter");
            c.sees("Ким Анна Львовна").presses("F2 Enter").sees("Список взят").presses("Esc");
            c.sees("1 из 1").sees("Ким А. Л.");
        }
    }
}

#[test]
fn sheets_and_what_is_hidden_are_chosen_on_the_screen() {
    for (width, height) in [(80, 24), (60, 20)] {
        let mut c = newcomer().at(width, height);
        let path = c.beside("книга.xls");
        std::fs::copy("tests/cases/hidden.xls", &path).unwrap();
        c.presses("F9").types("эксель").presses("Enter").pastes(path.to_str().unwrap()).presses("Enter");
        c.sees("новых 2").sees("F4 выбрать листы").does_not_see("Снятая Вера");
        c.presses("F4").sees("Лист «Старые»").sees("не читается: скрыт");
        c.presses("Down Enter").sees("Лист «Старые»").does_not_see("не читается: скрыт");
        c.presses("Esc").sees("Старая Ада").does_not_see("Снятая Вера");
        c.presses("F4 Down Down Enter").sees("читаются").presses("Esc").sees("Снятая Вера").sees("новых 4");
        // What is left out is said before anything is taken.
        c.presses("F4 Down Down Enter Esc F2").sees("скрытые строки не прочитаны: 3");
    }
}

/// The row with which another is joined is turned: the other goes with it, and what is written is what is said.
#[test]
fn a_row_that_others_lead_to_is_joined_with_none_of_them() {
    for (width, height) in [(80, 24), (60, 20)] {
        let mut c = newcomer().at(width, height);
        let path = c.beside("две.csv");
        std::fs::write(
            &path,
            "Снятые с учёта;;;;\nФИО;Адрес;Уровень;Дата постановки на учёт;Дата снятия\n\
             Иванова Мария Петровна;г. Урай, ул. Мира, д. 3, кв. 4;базовый;01.03.2025;01.09.2025\n\
             Состоят на учёте;;;;\nФИО;Адрес;Уровень;Дата постановки на учёт;Дата снятия\n\
             Иванова Мария Петровна;г. Урай, ул. Мира, д. 3, кв. 4;кризисный;01.03.2026;\n",
        )
        .unwrap();
        c.presses("F9").types("эксель").presses("Enter").pastes(path.to_str().unwrap()).presses("Enter");
        c.sees("новых 1 · объединить 1").sees("объединить со строкой 6");
        // Left out, it leaves the other row to itself; taken again, it is joined with once more.
        c.presses("Down Space").sees("новых 1 · объединить 0 · пропустить 1").does_not_see("со строкой");
        c.presses("Space").sees("новых 1 · объединить 1").sees("объединить со стро");
        c.presses("Up").sees("объединить со строкой 6").does_not_see("со строкой 3");
        c.presses("F2 Enter").sees("Взято новых семей 1, объединено 1").presses("Esc");
        assert!(c.file().contains("\"crisis\"") && c.file().contains("\"basic\""), "{}", c.file());
        assert!(c.beside("две — не взято.xlsx").exists(), "row 3 has another day of registration");
    }
}

/// What a row says otherwise than the file is counted in its line, named before anything is taken, and goes out beside.
#[test]
fn what_a_row_says_otherwise_is_named_before_and_after() {
    let mut c = curator();
    let path = c.beside("список.csv");
    std::fs::write(
        &path,
        "ФИО;Дата рождения;Адрес;Уровень;Дата перевода\n\
         Иванова Мария Петровна;02.04.1991;Боровичи, Ленинградская 12, кв. 4;кризисный;31.08.2026\n\
         Котова Инга Павловна;;Лесная 7;базовый;01.11.2026\n",
    )
    .unwrap();
    c.presses("F9").types("эксель").presses("Enter").pastes(path.to_str().unwrap()).presses("Enter");
    c.goes_to("Иванова Мария").sees("! 1").sees("«кризисный»").sees("в файле другое");
    c.goes_to("Котова").presses("Space").sees("пропустить");
    c.presses("F2 Enter").sees("Взято новых семей 0, объединено 1, пропущено 1").sees("не то, что в файле");
    c.presses("Esc");
    let rest = std::fs::read(c.beside("список — не взято.xlsx")).unwrap();
    let book = kurator::table::read(&rest, kurator::table::ReadOptions::default()).unwrap();
    let text: Vec<String> =
        book.sheets[0].rows.iter().flat_map(|r| r.cells.iter().map(|c| c.text())).collect();
    assert!(text.iter().any(|t| t.contains("в файле другое")), "{text:?}");
    assert!(text.iter().any(|t| t.contains("пропущена")), "{text:?}");
}

/// A journal of visits: each row is shown as the visit that it becomes, what matches nobody says so, and one undo takes all
/// of it back.
#[test]
fn a_journal_of_visits_is_looked_at_row_by_row_and_taken() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        for (width, height) in [(80, 24), (60, 20), (120, 40)] {
            let mut c = curator().under(layout).at(width, height);
            let before = c.file();
            let path = c.beside("журнал.csv");
            std::fs::write(
                &path,
                "Дата посещения;Время;Семья;Что сделано/результат\n\
                 24.08.2026;10:30;Иванова М. П.;порядок, дети дома\n\
                 25.08.2026;;Зимина Анна;беседа\n\
                 25.08.2027;;Иванова М. П.;запланировано\n",
            )
            .unwrap();
            c.presses("F9").types("эксель").presses("Enter").pastes(path.to_str().unwrap()).presses("Enter");
            c.sees("новых 1").sees("не разобрано 2").sees("24.08.26 Иванова М. П.").sees("записать: Иванова");
            c.sees("посещение 24.08.2026 10:30, состоялось");
            c.presses("Enter").sees("порядок, дети дома").presses("Esc");
            c.presses("Down").sees("такой семьи в файле нет").presses("Down").sees("ещё не наступил");
            assert_eq!(c.file(), before, "looking writes nothing");
            c.presses("F2")
                .sees("Записать посещений 1")
                .presses("Enter")
                .sees("Посещений взято 1")
                .presses("Esc");
            let after = c.file();
            assert!(after.contains("порядок, дети дома"), "{after}");
            assert!(c.beside("журнал — не взято.xlsx").exists());
            // The same journal again brings nothing.
            c.presses("F9").types("эксель").presses("Enter").pastes(path.to_str().unwrap()).presses("Enter");
            c.sees("новых 0 · уже есть 1").sees("уже есть: Иванова");
            c.presses("Esc Right Enter").presses("Ctrl+Z");
            assert_eq!(c.file(), before, "one undo takes all of it back");
        }
    }
}
