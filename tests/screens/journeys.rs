//! A curator's day at the desk, key by key.

use crate::desk;
use crate::desk::{KeyboardLayout, curator, newcomer, with_district};
use kurator::text::Lang;
use unicode_width::UnicodeWidthStr;

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 40)];

// Visits.

#[test]
fn a_visit_is_marked_in_two_keys() {
    let mut c = curator();
    c.sees("ВИЗИТЫ 1 из 3").goes_to("Иванова").presses("Enter Enter");
    c.sees("Отмечено посещение: Иванова М. П., состоялось. Отменить: Ctrl+Z").sees("ВИЗИТЫ 2 из 3");
    assert_eq!(c.records("contact", &["home_visit", "\"held\"", "2026-11-24"]), 2);
}

#[test]
fn space_does_the_same() {
    let mut c = curator();
    c.goes_to("Иванова").presses("Space Enter").sees("ВИЗИТЫ 2 из 3");
}

#[test]
fn every_outcome_is_written_as_it_is() {
    for (steps, code) in [(0, "held"), (1, "nobody_home"), (2, "refused"), (3, "postponed")] {
        let mut c = curator();
        c.goes_to("Гусев").presses("Enter").types("у двери").presses("Tab");
        for _ in 0..steps {
            c.presses("Right");
        }
        c.presses("Enter").sees("Отмечено посещение");
        let outcome = format!("\"outcome\":\"{code}\"");
        assert_eq!(c.records("contact", &[&outcome, "\"on\":\"2026-11-24\"", "у двери"]), 1, "{code}");
    }
}

#[test]
fn an_outcome_come_to_by_hand_is_chosen_by_its_first_letter_on_either_layout() {
    for letter in ["о", "j"] {
        let mut c = curator();
        // «отказ» and «j» stand on one key.
        c.goes_to("Гусев").presses("Enter Tab").types(letter).presses("Enter");
        assert_eq!(c.records("contact", &["\"refused\"", "2026-11-24"]), 1, "{letter}");
    }
}

#[test]
fn a_failed_visit_is_recorded_and_not_counted() {
    let mut c = curator();
    c.goes_to("Гусев").presses("Enter Tab Right").sees("это посещение в норму не идёт").presses("Enter");
    c.sees("ВИЗИТЫ 1 из 3").goes_to("Гусев");
}

#[test]
fn a_visit_forgotten_is_entered_on_its_own_day() {
    let mut c = curator();
    c.sees("неделя 47: визитов 0 из 1").goes_to("неделя 47").presses("Enter Tab Tab Ctrl+U").types("19.11");
    c.sees("Запись задним числом").presses("Enter").sees("Отмечено посещение");
    c.does_not_see("неделя 47: визитов 0 из 1");
    assert_eq!(c.records("contact", &["\"held\"", "\"on\":\"2026-11-19\""]), 1);
}

#[test]
fn a_visit_on_a_day_ahead_is_refused_at_its_field() {
    let mut c = curator();
    let before = c.file();
    c.goes_to("Гусев").presses("Enter Tab Tab Ctrl+U").types("завтра").presses("Enter");
    c.sees("! Этот день ещё не наступил.").sees("завтра");
    c.presses("Ctrl+U").types("32.13").presses("Enter").sees("! Неверная дата.");
    c.presses("Ctrl+U").types("сегодня").presses("Enter").sees("Отмечено посещение");
    assert_ne!(c.file(), before);
}

#[test]
fn a_visit_put_off_takes_its_appointment_along() {
    let mut c = curator();
    c.goes_to("Гусев")
        .presses("Enter Tab Right*3 BackTab*2")
        .types("+2")
        .presses("Enter")
        .sees("Отмечено посещение");
    assert_eq!(c.records("appointment", &["000000000003\"", "2026-11-26"]), 1);
    assert_eq!(c.records("appointment", &["000000000003\""]), 1);
}

// Appointments.

#[test]
fn a_visit_is_appointed_on_the_next_free_day() {
    let mut c = curator();
    c.presses("3").goes_to("Орлов").presses("F6").sees("Назначить: Орлов Пётр Дмитриевич").presses("Enter");
    c.sees("Назначено посещение: Орлов П. Д., вт 24.11. Отменить: Ctrl+Z");
    assert_eq!(c.records("appointment", &["000000000004\""]), 1);
}

#[test]
fn a_visit_is_moved_in_three_keys() {
    let mut c = curator();
    c.goes_to("Гусев")
        .presses("F6")
        .sees("Перенести: Гусев Николай Иванович")
        .presses("Enter")
        .sees("Перенесено посещение");
    assert_eq!(c.records("appointment", &["000000000003\"", "2026-11-24"]), 0);
    assert_eq!(c.records("appointment", &["000000000003\""]), 1);
}

#[test]
fn a_visit_is_taken_off_and_brought_back() {
    let mut c = curator();
    let before = c.file();
    c.goes_to("Гусев").presses("F8").sees("Снято посещение").sees("ВИЗИТЫ 1 из 2");
    assert_eq!(c.records("appointment", &["000000000003\""]), 0);
    c.presses("Ctrl+Z").sees("Отменено (Гусев Н. И.): снятие посещения.").sees("ВИЗИТЫ 1 из 3");
    assert_eq!(c.file(), before);
    c.goes_to("Орлов").presses("Del").sees("Посещение не назначено: снимать нечего.");
}

/// The key that takes a visit off is one on every list of families; where one types it erases a letter.
#[test]
fn a_visit_is_taken_off_from_any_list_and_from_none_where_one_types() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        let before = c.file();
        c.presses("3").goes_to("Гусев").presses("Del").sees("Снято посещение");
        assert_eq!(c.records("appointment", &["000000000003\""]), 0);
        c.presses("Ctrl+Z");
        assert_eq!(c.file(), before);
        // F8 is the key of the search there.
        c.presses("F8").does_not_see("Снято посещение").goes_to("Орлов").presses("Del");
        c.sees("снимать нечего");
        c.presses("F7").types("гусев").sees("Гусев").presses("Home Del").sees("усев").presses("Esc Esc");
        assert_eq!(c.file(), before);
    }
}

#[test]
fn a_day_that_speaks_against_it_is_said_and_not_forbidden() {
    let mut c = curator();
    c.goes_to("Гусев").presses("F6 Ctrl+U").types("28.11").sees("! нерабочий день, дежурства нет");
    c.presses("Ctrl+U").types("вчера").presses("Enter").sees("! Этот день уже прошёл.");
    c.presses("Ctrl+U").types("28.11").presses("Enter").sees("Перенесено посещение");
    assert_eq!(c.records("appointment", &["000000000003\"", "2026-11-28"]), 1);
}

#[test]
fn a_visit_is_placed_in_the_calendar_and_taken_off_with_the_same_key() {
    let mut c = curator();
    c.presses("2").goes_to("Орлов").presses("Right Space").sees("Назначено посещение");
    assert_eq!(c.records("appointment", &["000000000004\"", "2026-11-25"]), 1);
    c.presses("Space").sees("Снято посещение");
    assert_eq!(c.records("appointment", &["000000000004\""]), 0);
    c.presses("Ctrl+Z").sees("Отменено (Орлов П. Д.): снятие посещения.");
    assert_eq!(c.records("appointment", &["000000000004\"", "2026-11-25"]), 1);
}

#[test]
fn a_visit_is_marked_from_the_calendar_and_from_the_card() {
    let mut c = curator();
    c.presses("2").goes_to("Гусев").presses("Enter Enter").sees("Отмечено посещение");
    c.presses("3").goes_to("Иванова").presses("Enter").sees("Прошлый визит пт 20.11").presses("Space Enter");
    c.sees("Отмечено посещение").sees("Прошлый визит вт 24.11").presses("1").sees("ВИЗИТЫ 3 из 3");
}

// Activities and calls.

#[test]
fn an_activity_is_ticked_on_its_list() {
    let mut c = curator();
    c.presses("4")
        .sees("просрочено 2")
        .goes_to("справка о доходах")
        .presses("Space Enter")
        .sees("Отмечено мероприятие");
    c.sees("просрочено 1");
    assert_eq!(c.records("activity", &["справка", "\"done\"", "2026-11-24"]), 1);
}

#[test]
fn an_activity_is_ticked_with_its_result() {
    let mut c = curator();
    c.goes_to("консультация").presses("Enter").types("направлена в диспансер").presses("Enter");
    c.sees("Отмечено мероприятие").does_not_see("консультация нарколога, 2");
    assert_eq!(c.records("activity", &["консультация", "\"done\"", "2026-11-24", "направлена"]), 1);
}

#[test]
fn a_call_is_noted_with_a_day_to_call_back_and_called_back() {
    let mut c = curator();
    c.goes_to("Гусев").presses("Ins").types("спросил о пособии").presses("Tab").types("узнать сумму");
    c.presses("Tab").types("завтра").presses("Enter").sees("Записан контакт");
    assert_eq!(c.records("contact", &["спросил о пособии", "\"call_back\":\"2026-11-25\""]), 1);
    c.goes_to("узнать сумму").presses("Enter Enter").sees("Перезвонили").does_not_see("узнать сумму");
    assert_eq!(c.records("contact", &["\"called_back\":\"2026-11-24\""]), 1);
}

#[test]
fn an_empty_call_is_refused_at_its_field() {
    let mut c = curator();
    c.goes_to("Гусев").presses("Ins Enter").sees("! Напишите хотя бы несколько слов.");
}

// Undo.

#[test]
fn every_action_is_undone_and_redone() {
    let actions: [(&str, &str); 7] = [
        ("Иванова", "Enter Enter"),
        ("Гусев", "F6 Enter"),
        ("Гусев", "F8"),
        ("консультация", "Enter Enter"),
        ("Гусев", "Ins x Enter"),
        ("Просил перезвонить", "Enter Enter"),
        ("Просил перезвонить", "Enter x Enter"),
    ];
    for (line, keys) in actions {
        let mut c = curator();
        let before = c.file();
        c.goes_to(line).presses(keys);
        let after = c.file();
        assert_ne!(before, after, "{line}: {keys}");
        c.presses("Ctrl+Z").sees("Отменено");
        assert_eq!(c.file(), before, "{line}: {keys}");
        c.presses("Ctrl+Y").sees("Возвращено");
        assert_eq!(c.file(), after, "{line}: {keys}");
    }
}

#[test]
fn undo_and_redo_name_the_action_however_often_they_turn() {
    for (line, keys, act) in [
        ("Иванова", "Enter Enter", "отметка о посещении"),
        ("Гусев", "F8", "снятие посещения"),
        ("Гусев", "Ins x Enter", "запись контакта"),
    ] {
        let mut c = curator();
        c.goes_to(line).presses(keys);
        for _ in 0..3 {
            c.presses("Ctrl+Z").sees("Отменено").sees(&format!(": {act}."));
            c.presses("Ctrl+Y").sees("Возвращено").sees(&format!(": {act}."));
        }
    }
}

#[test]
fn what_cannot_be_redone_is_said() {
    let mut c = curator();
    c.presses("Ctrl+Y").sees("Возвращать нечего");
}

// Looking for a family.

#[test]
fn a_family_is_found_as_one_types_whatever_the_case_and_yo() {
    let mut c = curator();
    c.presses("3 F7").types("ИВАНОВА").sees("Иванова М. П.").does_not_see("Гусев");
    c.presses("F8").types("орлов петр").sees("Орлов П. Д.").does_not_see("Гусев");
    // By a member, with the member said.
    c.presses("F8").types("королева").sees("Иванова М. П.").sees("Королёва Зинаида, бабушка");
    c.presses("F8").types("1422").sees("Иванова М. П.");
    c.presses("F8").types("яяяя").sees("Никто не подходит");
    c.presses("Esc").sees("Гусев");
}

#[test]
fn digits_are_text_while_one_types_and_screens_afterwards() {
    let mut c = curator();
    c.presses("3 F7").types("4").sees("[3 Семьи]");
    c.presses("Esc Esc").presses("1").sees("[1 Сегодня]");
}

#[test]
fn the_filter_is_pasted_into_as_one_line() {
    let mut c = curator();
    c.presses("3 F7").pastes("Гусев\nНиколай\r\n").sees("Гусев Н. И.").sees("1 из 9");
}

// Layouts.

#[test]
fn the_same_keys_do_the_same_under_both_layouts() {
    let day = |layout| {
        let mut c = curator().under(layout);
        // Why, families, closed ones too, another order, a call, undo, the district and its rules.
        let mut seen = Vec::new();
        for keys in [
            "g", "Esc", "3", "d", "c", "Home p", "Esc", "5", "l", "Esc", "g", "Esc", "1", "Down F8",
            "Ctrl+Z", "Ctrl+P",
        ] {
            c.presses(keys);
            seen.push(c.screen());
        }
        seen
    };
    let (latin, russian) = (day(KeyboardLayout::Latin), day(KeyboardLayout::Russian));
    for (i, (latin, russian)) in latin.iter().zip(&russian).enumerate() {
        assert_eq!(latin, russian, "after key {i}");
    }
    let mut screens = latin.clone();
    screens.dedup();
    assert_eq!(screens.len(), latin.len(), "a key that did nothing");
}

#[test]
fn the_key_of_the_slash_looks_for_a_family_on_both_layouts() {
    for typed in ["/", "."] {
        let mut c = curator();
        c.presses("3").types(typed).types("гус").sees("1 из 9");
    }
}

// Nothing typed is lost.

#[test]
fn a_refused_save_leaves_the_dialog_with_what_was_typed() {
    let mut c = curator();
    let before = c.file();
    c.goes_to("Гусев").presses("Ins").types("долгий разговор о школе");
    c.loses_the_file();
    c.presses("Enter").sees("долгий разговор о школе").does_not_see("Записан контакт");
    c.finds_the_file();
    c.presses("Enter").sees("Записан контакт");
    assert_ne!(c.file(), before);
    assert_eq!(c.records("contact", &["долгий разговор о школе"]), 1);
}

#[test]
fn what_was_typed_is_never_thrown_away_at_the_first_esc() {
    let mut c = curator();
    c.goes_to("Иванова").presses("Enter Esc").does_not_see("Итог");
    c.presses("Enter").types("дома").presses("Esc").sees("Есть несохранённое").sees("[Вернуться]");
    // Going on is the harmless answer, and Esc gives it too; letters do not answer.
    c.presses("Enter").sees("дома").types(" все").presses("Esc").types("нет").presses("Esc").sees("дома все");
    c.presses("Esc Tab*2").sees("[Не записывать]").presses("Enter").does_not_see("Итог");
    assert_eq!(c.records("contact", &["дома"]), 0);
    c.presses("Enter").types("дома все").presses("Esc Tab Enter").sees("Отмечено посещение");
    assert_eq!(c.records("contact", &["дома все"]), 1);
}

#[test]
fn a_note_of_ten_thousand_letters_is_kept_whole() {
    let mut c = curator();
    let note = "ёжик, ".repeat(1666) + "ёжик";
    assert_eq!(note.chars().count(), 10_000);
    c.goes_to("Гусев").presses("Ins").pastes(&note);
    for (width, height) in SIZES {
        c = c.at(width, height);
        no_line_is_wider(&c, "a long note");
    }
    c.presses("Enter").sees("Записан контакт");
    assert_eq!(c.records("contact", &[&note]), 1);
    c.presses("F5 Esc 3 F5 Esc 1");
}

#[test]
fn a_paste_of_ten_lines_is_one_edit() {
    let mut c = curator();
    let lines: Vec<String> = (1..=10).map(|n| format!("строка {n}")).collect();
    c.goes_to("Гусев").presses("Ins").pastes(&lines.join("\r\n"));
    // Nothing was accepted by the line ends, and the cursor stands behind the last letter.
    c.sees("Контакт: Гусев Николай Иванович").types(".").presses("Enter").sees("Записан контакт");
    let said: Vec<&str> = lines.iter().map(String::as_str).collect();
    assert_eq!(c.records("contact", &said), 1);
    assert_eq!(c.records("contact", &["строка 10."]), 1);
    c.presses("Ctrl+Z").sees("Отменено (Гусев Н. И.): запись контакта.");
    assert_eq!(c.records("contact", &["строка"]), 0);
}

#[test]
fn a_paste_goes_where_the_cursor_stands() {
    let mut c = curator();
    c.goes_to("Гусев").presses("Ins").types("началоконец").presses("Left*5").pastes(" и ").types("вот ");
    c.presses("Enter");
    assert_eq!(c.records("contact", &["начало и вот конец"]), 1);
}

// Languages.

#[test]
fn the_other_language_is_spoken_at_once_and_the_data_stays() {
    let mut c = curator();
    c.presses("Ctrl+L").sees("[1 Today]").sees("Иванова М. П.").does_not_see("Сегодня");
    for screen in ["2", "3", "4", "5"] {
        c.presses(screen);
        no_line_is_wider(&c, screen);
    }
    c.presses("Ctrl+L").sees("[5 Участок]");
}

// The district.

#[test]
fn the_district_says_the_arithmetic_of_what_is_selected() {
    let mut c = curator();
    c.presses("5").sees("социальный паспорт на 24.11.2026").stands_on("Э");
    c.sees("2 из 6 рекомендуемых: Югра, п. 5.8.");
    c.presses("Down*3").sees("71 %: 2/6 + 3/12 + 3/24, мера программы; по документам превышений нет");
    c.presses("F5").sees("2/6 + 3/12 + 3/24 = 71 %").sees("в документе её нет").presses("Esc");
    c.presses("Down").stands_on("Не всё оформлено");
    c.presses("Down").sees("До вс 29.11 ещё 5, по силам 15").sees("выходные: сб 28, вс 29");
}

#[test]
fn moves_of_the_quarter_count_families_and_no_prolongation() {
    let mut c = curator();
    // Гусев Э > К; Николаевы К > Б, closed since; Титова А > Б; the prolongation of a basic level is none.
    c.presses("5")
        .sees("Переводы за IV квартал лучше 2, хуже 1")
        .goes_to("К > Б")
        .presses("Enter")
        .sees("Николаевы");
}

#[test]
fn a_number_opens_the_families_behind_it_and_they_their_cards() {
    let mut c = curator();
    c.presses("5 Down Enter").sees("К кризисный: 3").sees("Орлов П. Д.").sees("! вдвоём").sees("Беловы");
    c.presses("Enter")
        .does_not_see("К кризисный: 3")
        .sees("Беловы")
        .sees("Прошлый визит")
        .presses("Esc")
        .sees("[5 Участок]")
        .stands_on("К");
}

#[test]
fn a_load_beyond_the_recommended_warns_and_blocks_nothing() {
    let order = r#"{"type":"order","from":"2026-11-01","level":"crisis","limit":2,"number":"5"}"#;
    let mut c = with_district(&format!("{}{order}\n", desk::DISTRICT));
    c.presses("5")
        .goes_to("К ")
        .sees("3 из 2 !")
        .sees("! 3 из 2: больше рекомендуемого (приказ 5 с 01.11.2026).");
    c.presses("Down*2").sees("больше рекомендуемого: К");
}

#[test]
fn other_rules_change_words_lists_and_norms_everywhere_and_are_taken_back() {
    let mut c = curator().at(120, 40);
    let before = c.file();
    c.sees("2 раза в неделю (Югра, п. 5.8)");
    c.presses("5 F4")
        .sees("Боровичский район")
        .sees("не действует с 04.06.2020")
        .goes_to("Боровичский")
        .presses("Enter");
    c.sees("Выбраны другие правила. Отменить: Ctrl+Z")
        .sees("предел: в документе не указано")
        .does_not_see(" из 12");
    c.presses("1").sees("заимствовано: Югра, п. 5.8");
    c.presses("Ctrl+Z").sees("2 раза в неделю (Югра, п. 5.8)").presses("5").sees("2 из 6");
    assert_eq!(c.file(), before);
    c.presses("l").goes_to("Иркутская").presses("Enter Home").sees("не действует с 04.06.2020");
    c.presses("F5").sees("она признана утратившей силу");
}

// Sizes, strange names, nothing at all.

#[track_caller]
fn no_line_is_wider(c: &desk::CuratorDesk, what: &str) {
    let width = c.width();
    for line in c.lines() {
        assert!(line.width() <= width, "{what}: wider than {width}: «{line}»\n{}", c.screen());
    }
}

/// Presses everything there is to press on every screen.
fn tries_everything(mut c: desk::CuratorDesk, what: &str) {
    for screen in ["1", "2", "3", "4", "5"] {
        c.presses(screen);
        for keys in [
            "End", "Home", "PgDn", "PgUp", "Down", "Right", "Left", "Tab", "BackTab", "F5", "Enter", "Esc*3",
            "Space", "Esc*3", "Enter", "Enter", "Esc*3", "F1", "PgDn", "Esc*3", "F9", "x", "Esc*3", "F6",
            "Tab", "Esc*3", "Ins", "Esc*3", "F3", "Down", "Esc*3", "F8", "F4", "Down", "Esc*3", "Ctrl+T",
            "F7", "я", "Esc*3",
        ] {
            c.presses(screen).presses(keys);
            no_line_is_wider(&c, &format!("{what}, screen {screen}, {keys}"));
        }
    }
}

#[test]
fn every_screen_stands_in_an_empty_district_at_every_size() {
    for (width, height) in SIZES {
        tries_everything(newcomer().at(width, height), "nothing there");
    }
    newcomer().sees("семей пока нет: Ctrl+N принять семью");
}

#[test]
fn every_screen_stands_at_every_size_and_in_both_languages() {
    for (width, height) in SIZES.into_iter().chain([(76, 24), (200, 60)]) {
        tries_everything(curator().at(width, height), "a district");
    }
    tries_everything(curator().speaking(Lang::En), "in English");
}

#[test]
fn a_window_too_small_says_so_in_words() {
    for (width, height) in [(59, 20), (60, 19), (20, 5), (1, 1)] {
        let mut c = curator().at(width, height);
        c.presses("3 Down F5 Esc");
        no_line_is_wider(&c, "too small");
    }
    curator().at(59, 20).sees("Окно слишком маленькое: 59×20. Увеличьте его хотя бы до 60×20.");
}

#[test]
fn pictures_and_combining_marks_in_names_keep_their_cells() {
    let strange = [
        ("Ёлкина 👩‍👧‍👦 Мария", "settlement", "Верхний 🏔️ Яр"),
        ("Йо\u{301}лкин И\u{306}горь", "note", "e\u{301}"),
        ("家族 やまだ", "street", "東京"),
        ("\u{202e}Навыворот", "house", "1"),
    ];
    let mut lines = String::new();
    for (i, (title, field, value)) in strange.iter().enumerate() {
        let id = format!("00000000-0000-4000-8000-0000000009{i:02}");
        lines.push_str(&format!(
            "{{\"type\":\"family\",\"id\":\"{id}\",\"title\":\"{title}\",\"{field}\":\"{value}\"}}\n"
        ));
        lines.push_str(&format!(
            "{{\"type\":\"level\",\"family\":\"{id}\",\"level\":\"crisis\",\"from\":\"2026-11-02\"}}\n"
        ));
        let on = "2026-11-24";
        lines.push_str(&format!(
            "{{\"type\":\"appointment\",\"family\":\"{id}\",\"on\":\"{on}\",\"time\":\"1{i}:00\"}}\n"
        ));
    }
    for (width, height) in SIZES {
        tries_everything(with_district(&lines).at(width, height), "strange names");
    }
    let mut c = with_district(&lines);
    c.presses("3 F7").types("елкина мария").sees("1 из 4").presses("F8").types("йолкин").sees("1 из 4");
}

#[test]
fn a_family_of_nothing_but_a_title_stands_on_every_screen() {
    let bare = r#"{"type":"family","id":"00000000-0000-4000-8000-000000000901","title":"Безадресная"}"#;
    let mut c = with_district(bare);
    c.presses("3").sees("Безадресная").presses("Space").sees("Уровень не установлен");
    for (width, height) in SIZES {
        tries_everything(with_district(bare).at(width, height), "a bare family");
    }
}

#[test]
fn the_menu_does_what_its_line_says() {
    let mut c = curator();
    c.presses("F9").types("участ").presses("Enter").sees("[5 Участок]");
    c.presses("Ctrl+P").types("ПРАВИЛА").presses("Enter").sees("Боровичский район");
}

#[test]
fn leaving_takes_one_key() {
    for key in ["F10", "Ctrl+Q"] {
        let mut c = curator();
        c.presses(key);
        assert!(c.left, "{key}");
    }
}
