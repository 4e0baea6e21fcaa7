//! «Дело» on the card, the list of what is not in order, its filter and its number, by keys.

use crate::desk::{CuratorDesk, KeyboardLayout, with_district};

/// A family of Югра at the survey: the application is there, the act and the questionnaire are not.
const SURVEYED: &str = r#"{"type":"district","regulation":"yugra"}
{"type":"curator","id":"00000009-0000-4000-8000-000000000001","name":"Лисина О. П."}
{"type":"family","id":"00000001-0000-4000-8000-000000000001","title":"Мухина Лия Олеговна","ground":"application","registered_on":"2026-11-02"}
{"type":"document","family":"00000001-0000-4000-8000-000000000001","document":"application","on":"2026-11-02","place":"папка 5"}
"#;

/// One of Иркутск whose child has no programme.
const OF_MEMBERS: &str = r#"{"type":"district","regulation":"irkutsk"}
{"type":"family","id":"00000001-0000-4000-8000-000000000001","title":"Ершова Зоя Павловна","ground":"application"}
{"type":"member","id":"00000001-0000-4000-8000-000000000002","family":"00000001-0000-4000-8000-000000000001","role":"mother","first_name":"Зоя","last_name":"Ершова","born":"1990-05-01"}
{"type":"member","id":"00000001-0000-4000-8000-000000000003","family":"00000001-0000-4000-8000-000000000001","role":"son","first_name":"Глеб","last_name":"Ершов","born":"2018-07-07"}
{"type":"level","family":"00000001-0000-4000-8000-000000000001","level":"crisis","from":"2026-11-02"}
{"type":"programme","family":"00000001-0000-4000-8000-000000000001","member":"00000001-0000-4000-8000-000000000002","version":1}
"#;

/// The card of the only family, at «Дело».
fn case_of(district: &str, layout: KeyboardLayout) -> CuratorDesk {
    let mut c = with_district(district).under(layout);
    c.presses("3 Enter BackTab*2");
    c
}

/// Moves down until the line under the cursor is the one with these words.
fn go_to(c: &mut CuratorDesk, words: &str) {
    for _ in 0..60 {
        let screen = c.screen();
        if screen.lines().any(|l| l.contains('▌') && l.contains(words)) {
            return;
        }
        c.presses("Down");
    }
    panic!("no line «{words}»: {}", c.screen());
}

#[test]
fn a_missing_line_opens_its_form_and_is_done_when_saved() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = case_of(SURVEYED, layout);
        assert!(c.screen().contains("2 из 8: обследование семьи"), "{}", c.screen());
        assert!(c.screen().contains("папка 5"), "{}", c.screen());
        go_to(&mut c, "! анкета");
        c.presses("Enter");
        let form = c.screen();
        assert!(form.contains("Анкета потребности") || form.contains("анкета потребности"), "{form}");
        c.presses("Ctrl+S");
        let done = c.screen();
        assert!(done.contains("√ анкета потребности в сопровождении: 24.11.2026"), "{done}");
        c.presses("Ctrl+Z");
        assert!(c.screen().contains("! анкета"), "{}", c.screen());
    }
}

#[test]
fn the_cursor_goes_on_to_what_comes_next_when_a_line_is_put_in_order() {
    for (layout, size) in [(KeyboardLayout::Latin, (80, 24)), (KeyboardLayout::Russian, (60, 20))] {
        let mut c = case_of(SURVEYED, layout).at(size.0, size.1);
        c.goes_to("Дальше").presses("Enter Ctrl+S").stands_on("! анкета потребности");
        c.presses("Enter Ctrl+S").stands_on("! признание нуждаемости");
        // A line that stays open stays under the cursor: the body has returned it.
        c.presses("Enter Tab*4").types("возв").presses("Enter Ctrl+S").stands_on("! признание нуждаемости");
        c.sees("возвращено на").presses("Ctrl+Z Enter Ctrl+S").stands_on("! уровень");
        // A correction of what is done moves nothing.
        c.goes_to("заявление: 02.11.2026").presses("F4 Tab*2").types(", архив").presses("Ctrl+S");
        c.stands_on("√ заявление: 02.11.2026");
    }
}

#[test]
fn why_on_a_record_names_where_the_document_asks_for_it_and_the_records_it_names() {
    let records = r#"{"type":"sitting","id":"00000001-0000-4000-8000-000000000021","on":"2026-12-15","body":"рабочая группа"}
{"type":"decision","id":"00000001-0000-4000-8000-000000000022","family":"00000001-0000-4000-8000-000000000001","subject":"level","on":"2026-11-10","number":"7","sitting":"00000001-0000-4000-8000-000000000021"}
{"type":"question","id":"00000001-0000-4000-8000-000000000023","family":"00000001-0000-4000-8000-000000000001","sitting":"00000001-0000-4000-8000-000000000021","subject":"continuation"}
{"type":"agreement","id":"00000001-0000-4000-8000-000000000024","family":"00000001-0000-4000-8000-000000000001","on":"2026-11-12","number":"14"}
{"type":"goal","id":"00000001-0000-4000-8000-000000000025","family":"00000001-0000-4000-8000-000000000001","goal":"Лия ходит в кружок"}
{"type":"activity","id":"00000001-0000-4000-8000-000000000026","family":"00000001-0000-4000-8000-000000000001","help":"social","text":"беседа","goal":"00000001-0000-4000-8000-000000000025"}
{"type":"level","id":"00000001-0000-4000-8000-000000000027","family":"00000001-0000-4000-8000-000000000001","level":"basic","from":"2026-11-10","decision":"00000001-0000-4000-8000-000000000022"}
"#;
    for (tabs, line, cited, named) in [
        (6, "Продление", "Югра, п. 11.3", "15.12.2026 · рабочая группа"),
        (6, "№ 14", "Югра, п. 5.5", "номер: 14"),
        (6, "№ 7", "", "15.12.2026 · рабочая группа"),
        (3, "беседа", "", "Лия ходит в кружок"),
        (4, "азовый", "", "10.11.2026 № 7 · смена уровня"),
    ] {
        let line = if line == "Продление" { "15.12" } else { line };
        let mut c = with_district(&format!("{SURVEYED}{records}")).at(100, 40);
        c.presses(&format!("3 Enter Tab*{tabs}")).goes_to(line).presses("F5");
        c.sees(cited).sees(named).does_not_see("кого уже нет");
    }
}

#[test]
fn an_agreement_before_the_application_is_said_with_its_day() {
    for (typed, said) in [("01112026", true), ("2.11", false), ("20.11", false)] {
        let mut c = case_of(SURVEYED, KeyboardLayout::Latin);
        c.presses("F9").types("записать соглашение").presses("Enter").types(typed).presses("Enter");
        let early = "Соглашение раньше, чем зарегистрировано обращение (02.11.2026)";
        if said {
            c.sees(early)
        } else {
            c.does_not_see("раньше, чем зарегистрировано")
        };
        // A contract of guardianship may be older.
        c.presses("Tab*4").types("опек").presses("Enter").does_not_see("раньше, чем зарегистрировано");
    }
}

#[test]
fn what_is_of_no_member_is_of_the_whole_family() {
    for job in ["добавить мероприятие", "записать контроль", "цель программы"]
    {
        let mut c = case_of(OF_MEMBERS, KeyboardLayout::Latin).at(100, 40);
        c.presses("F9").types(job).presses("Enter").sees("Член семьи").sees("семья в целом");
    }
}

#[test]
fn a_programme_that_a_child_lacks_is_for_that_child() {
    let mut c = case_of(OF_MEMBERS, KeyboardLayout::Latin);
    go_to(&mut c, "индивидуальная программа (Глеб)");
    c.presses("Enter");
    assert!(c.screen().contains("Глеб"), "{}", c.screen());
    c.presses("Ctrl+S");
    assert!(c.screen().contains("√ индивидуальная программа (Глеб)"), "{}", c.screen());
}

#[test]
fn a_recognition_that_is_missing_names_the_decision() {
    let mut c = case_of(OF_MEMBERS, KeyboardLayout::Russian);
    go_to(&mut c, "признание нуждаемости");
    c.presses("F5");
    let why = c.screen();
    assert!(why.contains("Иркутск, разд. 9"), "{why}");
    assert!(why.contains("Признание членов семьи"), "{why}");
    c.presses("Esc Enter");
    assert!(c.screen().contains("признание нуждаемости"), "{}", c.screen());
    c.presses("Ctrl+S");
    assert!(c.screen().contains("√ признание нуждаемости: 24.11.2026"), "{}", c.screen());
}

#[test]
fn what_is_not_in_order_is_listed_counted_and_filtered() {
    let mut c = case_of(OF_MEMBERS, KeyboardLayout::Latin);
    c.presses("Esc F9");
    c.types("не оформлено");
    c.presses("Enter");
    let list = c.screen();
    assert!(list.contains("Что не оформлено: 1 семья"), "{list}");
    assert!(list.contains("Ершова"), "{list}");
    c.presses("Enter");
    assert!(c.screen().contains("[Дело"), "{}", c.screen());
    // The summary names the stage, and Enter there leads to the path.
    c.presses("Tab*2");
    go_to(&mut c, "Этап");
    c.presses("Enter");
    assert!(c.screen().contains("[Дело"), "{}", c.screen());
    c.presses("Esc");
    c.presses("Esc 5");
    assert!(c.screen().contains("Не всё оформлено"), "{}", c.screen());
    go_to(&mut c, "Не всё оформлено");
    c.presses("Enter");
    assert!(c.screen().contains("Что не оформлено: 1 семья"), "{}", c.screen());
}

#[test]
fn the_path_is_read_in_a_small_window_and_in_a_wide_one() {
    for (width, height) in [(60, 20), (80, 24), (140, 40)] {
        let mut c = with_district(SURVEYED).at(width, height);
        c.presses("3 Enter Tab*9");
        let screen = c.screen();
        assert!(screen.contains("[Дело"), "{screen}");
        assert!(screen.contains("обследование семьи"), "{screen}");
    }
}

/// A call of this caller about a family that becomes its intake.
fn taken_in_of_a_call(caller: &str, layout: KeyboardLayout) -> CuratorDesk {
    let call = format!(
        r#"{{"type":"district","regulation":"oktyabrsky"}}
{{"type":"inquiry","id":"00000003-0000-4000-8000-000000000001","on":"2026-11-23","caller":"{caller}","who":"Зайцев Пётр, 2 Б","phone":"+78635551234","note":"три дня не был в школе","source":"education"}}
"#
    );
    let mut c = with_district(&call).under(layout);
    c.presses("1").goes_to("Зайцев");
    c
}

#[test]
fn the_number_of_a_body_is_not_the_familys_and_its_call_is_no_talk_with_it() {
    for (caller, is_theirs, layout) in [
        ("school", false, KeyboardLayout::Latin),
        ("police", false, KeyboardLayout::Russian),
        ("neighbour", false, KeyboardLayout::Latin),
        ("representative", true, KeyboardLayout::Russian),
        ("child", true, KeyboardLayout::Latin),
    ] {
        let mut c = taken_in_of_a_call(caller, layout);
        c.presses("Ins").sees("Принять семью");
        assert_eq!(c.screen().contains("555-12-34"), is_theirs, "{caller}: {}", c.screen());
        c.types("Зайцева").presses("Ctrl+S Ctrl+S");
        assert_eq!(c.records("member", &["78635551234"]), usize::from(is_theirs), "{caller}");
        // The contact keeps the number as a person reads it.
        assert_eq!(c.records("contact", &["555-12-34"]), 1, "{caller}");
        c.presses("BackTab*2");
        let mark = if is_theirs { "√" } else { "!" };
        go_to(&mut c, &format!("{mark} первый разговор с семьёй"));
    }
}

#[test]
fn a_call_that_fits_no_family_leads_to_its_intake() {
    for (caller, layout) in [
        ("school", KeyboardLayout::Latin),
        ("hospital", KeyboardLayout::Russian),
        ("unknown", KeyboardLayout::Latin),
    ] {
        let mut c = taken_in_of_a_call(caller, layout);
        c.presses("Enter").sees("О какой семье был звонок").sees("Никто не подходит. Ins — принять семью");
        c.presses("Ins").sees("Принять семью на сопровождение");
    }
}

#[test]
fn what_a_body_returned_or_refused_is_said_so_on_the_case() {
    for (ruling, said) in
        [("returned", "возвращено на доработку 20.11.2026"), ("refused", "отказано 20.11.2026")]
    {
        let decision = format!(
            r#"{{"type":"decision","family":"00000001-0000-4000-8000-000000000001","subject":"placement","on":"2026-11-20","ruling":"{ruling}"}}"#
        );
        let district = SURVEYED.replace("yugra", "oktyabrsky") + &decision + "\n";
        let mut c = case_of(&district, KeyboardLayout::Latin).at(100, 40);
        c.sees(said).does_not_see("больше не действует");
    }
}

#[test]
fn every_form_answers_why_with_the_paragraph() {
    for (job, cited, words) in [
        ("записать соглашение", "Октябрьский район, п. 9.3", "заключение соглашения"),
        ("составить программу", "Октябрьский район, п. 9.3", "составление совместно с семьей"),
        ("записать решение", "Октябрьский район, п. 7.2", "постановлением КДНиЗП"),
    ] {
        for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
            let mut c = with_district(&SURVEYED.replace("yugra", "oktyabrsky")).under(layout);
            c.presses("3").goes_to("Мухина").presses("F9").types(job).presses("Enter").sees("Новая запись");
            if job == "записать решение" {
                c.types("пост").presses("Enter Up");
            }
            let before = c.screen();
            c.presses("F5").sees(cited).sees(words).presses("Esc");
            assert_eq!(c.screen(), before, "the form is as it was");
        }
    }
}

#[test]
fn a_call_answers_why_and_shows_whom_to_report_to_at_the_least_size() {
    for (width, height) in [(80, 24), (100, 30)] {
        let mut c = with_district(&SURVEYED.replace("yugra", "oktyabrsky")).at(width, height);
        c.presses("F7").types("Незнакомый").presses("Ins").sees("Звонок: семья неизвестна");
        c.types("синяк").presses("F5").sees("Октябрьский район, п. 4.1").presses("Esc").sees("синяк");
        c.presses("Tab*6 Right").sees("Сообщить").presses("F5").sees("Октябрьский район, п. 6.2");
    }
}

#[test]
fn a_level_that_is_decided_ahead_is_not_in_force_yet() {
    let ahead = r#"{"type":"level","family":"00000001-0000-4000-8000-000000000001","level":"crisis","from":"2026-12-05","number":"2","decided_on":"2026-12-05"}
"#;
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = case_of(&format!("{SURVEYED}{ahead}"), layout);
        go_to(&mut c, "ещё не действует: кризисный");
        c.presses("F5")
            .sees("начнёт действовать со дня решения")
            .does_not_see("К этому готовятся к концу срока");
    }
}
