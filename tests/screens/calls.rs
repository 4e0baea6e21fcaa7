//! The phone rings: who is meant is found over any screen, what may be said is shown, a line is noted, and the screen
//! one was on is still there.

use crate::desk;
use ratatui::style::{Color, Modifier};

use crate::desk::{DISTRICT, KeyboardLayout, curator, newcomer, with_district};
use kurator::text::Lang;

/// The Ivanovs' mother has agreed that data are passed on, and there is an agreement with the family.
const CONSENT: &str = r#"{"type":"consent","id":"00000000-0000-4000-8000-0000000009f1","family":"00000000-0000-4000-8000-000000000002","member":"00000000-0000-4000-8000-000000000111","purpose":"обмен сведениями","on":"2026-09-01"}"#;
const AGREEMENT: &str = r#"{"type":"agreement","id":"00000000-0000-4000-8000-0000000009f2","family":"00000000-0000-4000-8000-000000000002","on":"2026-09-01","number":"7"}"#;

#[test]
fn five_calls_in_a_row_leave_the_screen_one_was_on() {
    for screen in ["1", "2", "4", "5"] {
        let mut c = curator();
        c.presses(screen);
        let before: Vec<String> = c.lines().into_iter().take(2).collect();
        for (asked, found) in [
            ("1422", "Иванова"),
            ("гусев", "Гусев"),
            ("денис школа", "Иванова"),
            ("jhkjd", "Орлов"),
            ("титова", "Титова"),
        ] {
            c.presses("F7").types(asked).sees(found).presses("Ins").types("звонок").presses("Enter");
            c.sees("Записан контакт");
        }
        assert_eq!(c.records("contact", &["\"call\"", "\"звонок\""]), 5);
        let after: Vec<String> = c.lines().into_iter().take(2).collect();
        assert_eq!(before, after, "screen {screen}");
    }
}

#[test]
fn every_key_of_the_lookup_opens_it_under_both_layouts() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        for key in ["F7", "/", "."] {
            let mut c = curator().under(layout);
            c.presses(key)
                .sees("Найти")
                .types("сидорова")
                .sees("Сидорова А. В.")
                .presses("Esc")
                .sees("Найти");
            c.presses("Esc").does_not_see("звонит:");
        }
    }
}

/// The runs of letters that are drawn in weight because they were looked for, whatever colours there are.
fn weighty(c: &desk::CuratorDesk) -> Vec<String> {
    let buffer = c.buffer();
    let mut runs: Vec<String> = Vec::new();
    let mut open = false;
    for cell in &buffer.content {
        let is_found = cell.modifier.contains(Modifier::BOLD | Modifier::UNDERLINED);
        match (is_found, open) {
            (true, true) => runs.last_mut().unwrap().push_str(cell.symbol()),
            (true, false) => runs.push(cell.symbol().to_owned()),
            _ => {}
        }
        open = is_found;
    }
    runs
}

#[test]
fn what_was_found_is_marked_and_the_way_is_told_where_it_is_not_certain() {
    let mut c = curator();
    c.presses("F7").types("1422").sees("+7 911 603-14-22").sees("мать");
    assert_eq!(weighty(&c)[..2], ["14", "22"]);
    c.presses("F8").types("денис").sees("Денис");
    assert_eq!(weighty(&c), ["Денис"]);
    // No sign stands inside a name.
    c.presses("F8").types("ива");
    assert!(c.lines().iter().skip(1).all(|l| !l.contains('[')), "{}", c.screen());
    assert_eq!(weighty(&c)[0], "Ива");
    c.presses("F8").types("сидоравой").sees("А. В.").sees("(");
    c.presses("F8").types("абракадабра").sees("Никто не подходит");
}

#[test]
fn the_most_needed_stands_before_the_rest() {
    let mut c = curator();
    c.presses("F7")
        .types("иванова")
        .sees("! собака")
        .sees("Экстренный до 30.11")
        .sees("+7 911 603-14-22 мать");
    c.sees("Денис 9 лет, школа № 4")
        .sees("Визит вт 24.11 11:00")
        .sees("свободно:")
        .sees("Обещали: записать Дениса");
    c.sees("! Просрочено: консультация нарколога — 20.11");
}

#[test]
fn who_calls_decides_what_may_be_said() {
    let mut c = with_district(&format!("{DISTRICT}\n{CONSENT}\n{AGREEMENT}"));
    c.presses("F7").types("иванова").sees("ничего, даже что семья у нас");
    c.presses("Tab").sees("звонит: законный представитель").sees("о своей семье");
    c.presses("Tab").sees("ребёнку — о нём самом");
    c.presses("Tab").sees("в пределах согласия (мать").sees("с 01.09.2026: обмен сведениями");
    c.presses("F8").types("гусев").sees("без согласия — только то, к чему обязывает закон");
    c.presses("F5").sees("Семейная тайна").sees("это правило программы").sees("п. 4.2");
}

#[test]
fn a_consent_counts_by_person_purpose_and_day_and_with_the_agreement() {
    let replaced = |from: &str, to: &str| CONSENT.replace(from, to);
    let none_since = AGREEMENT.replace("2026-09-01", "2026-11-25");
    let ended = AGREEMENT.replace("\"number\"", "\"until\":\"2026-11-23\",\"number\"");
    for (consent, agreement, why) in [
        (CONSENT.to_owned(), "", "нет действующего соглашения"),
        (CONSENT.to_owned(), none_since.as_str(), "нет действующего соглашения"),
        (CONSENT.to_owned(), ended.as_str(), "нет действующего соглашения"),
        (replaced("обмен сведениями", "фото на сайте"), AGREEMENT, "дано не для передачи"),
        (replaced("обмен сведениями", "публикация сведений о семье"), AGREEMENT, "дано не для передачи"),
        (replaced("\"purpose\":\"обмен сведениями\",", ""), AGREEMENT, "не сказано, для чего"),
        (replaced("\"member\":\"00000000-0000-4000-8000-000000000111\",", ""), AGREEMENT, "не сказано, чьё"),
        (replaced("2026-09-01", "2026-11-25"), AGREEMENT, "ещё не началось"),
        (replaced("\"on\"", "\"withdrawn_on\":\"2026-11-24\",\"on\""), AGREEMENT, "отозвано 24.11.2026"),
    ] {
        let mut c = with_district(&format!("{DISTRICT}\n{consent}\n{agreement}"));
        c.presses("F7").types("иванова").presses("Tab*3").does_not_see("в пределах согласия").sees(why);
        c.sees("только то, к чему обязывает закон").presses("F5").sees(why);
    }
}

#[test]
fn the_caller_chosen_stands_in_the_note() {
    let mut c = curator();
    c.presses("F7").types("иванова").presses("Tab*3 Ins").sees("[школа]").types("пропуски").presses("Enter");
    assert_eq!(c.records("contact", &["\"caller\":\"school\"", "пропуски"]), 1);
}

#[test]
fn a_violated_right_is_reported_or_burns_until_it_is() {
    let mut c = curator();
    c.presses("F7").types("орлов").presses("Ins").types("Синяки на руке").presses("Tab*6 Right");
    c.sees("Сообщить сразу").sees("8 800 2000 122").sees("п. 8.2").sees("прокуратура, КДНиЗП, опека");
    c.sees("заимствовано: Октябрьский район");
    c.presses("Tab").types("опека, Сергеева").presses("Tab Right").presses("Enter").sees("Записан контакт");
    assert_eq!(
        c.records("notice", &["опека, Сергеева", "2026-11-24", "Синяки", "\"in_person\"", "\"about\""]),
        1
    );
    c.presses("1").does_not_see("СРОЧНО");

    // To call back the one who told of it is another thing.
    let mut c = curator();
    c.presses("F7").types("орлов").presses("Ins").types("Синяки на руке").presses("Tab*2").types("+0");
    c.presses("Tab*4 Right Enter");
    assert_eq!(c.records("notice", &["2026-11-24"]), 0);
    assert_eq!(
        c.records("contact", &["Синяки", "\"rights\":\"violated\"", "\"call_back\":\"2026-11-24\""]),
        1
    );
    c.presses("1 Home Down Enter Home").sees("сообщить о");
    c.is_killed_and_comes_back().goes_to("сообщить о").presses("F5").sees("Кому: прокуратура");
    c.presses("Esc Enter").sees("сообщение о нарушении прав").types("полиция").presses("Ctrl+S");
    assert_eq!(c.records("notice", &["полиция", "2026-11-24", "Синяки", "\"about\""]), 1);
    c.does_not_see("сообщить о нарушении прав").presses("Ctrl+Z").sees("сообщить о");
}

#[test]
fn a_call_about_nobody_known_burns_too_and_becomes_a_family() {
    let mut c = curator();
    c.presses("F7")
        .types("Щербинина Зоя")
        .presses("Ins")
        .types("Дети одни вторые сутки")
        .presses("Tab*6 Right");
    c.sees("Сообщить сразу").presses("Enter").sees("сообщить о");
    assert_eq!(c.records("inquiry", &["Щербинина Зоя", "\"rights\":\"violated\""]), 1);
    c.goes_to("Щербинина Зоя Дети одни").presses("F8").sees("Сначала сообщите");
    c.goes_to("сообщить о").presses("Enter").types("полиция").presses("Ctrl+S");
    assert_eq!(c.records("notice", &["полиция", "\"inquiry\"", "Дети одни"]), 1);
    c.does_not_see("сообщить о нарушении прав").goes_to("Щербинина Зоя").presses("Ins");
    c.sees("Щербинина").sees("Зоя").presses("Ctrl+S").presses("1").does_not_see("ЗВОНКИ БЕЗ СЕМЬИ");
    assert_eq!(c.records("family", &["Щербинина Зоя", "Дети одни"]), 1);
    assert_eq!(c.records("contact", &["Дети одни", "\"rights\":\"violated\"", "\"call\""]), 1);
    assert_eq!(c.records("notice", &["полиция", "\"family\"", "\"about\""]), 1);
    c.does_not_see("сообщить о нарушении прав").presses("Ctrl+Z").sees("ЗВОНКИ БЕЗ СЕМЬИ 1");
    // What burns can become a family at once, too: it burns on until it is told.
    c.presses("Ctrl+Z").goes_to("сообщить о").presses("Ins").sees("Щербинина").presses("Ctrl+S");
    c.presses("1").sees("сообщить о").goes_to("сообщить о").presses("F3").sees("Щербинина Зоя");
}

#[test]
fn a_call_back_stands_on_today_until_it_is_made() {
    let mut c = curator();
    c.presses("F7").types("гусев").presses("Ins").types("Просил справку").presses("Tab*2").types("+0");
    c.presses("Enter").sees("ПЕРЕЗВОНИТЬ 2").goes_to("Просил справку").presses("Enter");
    c.sees("Перезвонить: Гусев Николай Иванович").sees("Обещали 24.11, перезвонить до 24.11: Просил справку");
    c.presses("Enter").sees("ПЕРЕЗВОНИТЬ 1");
    // Nothing was said of it: no contact is made up.
    assert_eq!(c.records("contact", &["Просил справку", "\"called_back\":\"2026-11-24\""]), 1);
    assert_eq!(c.records("contact", &["2026-11-24", "\"call\"", "000000000003"]), 1);
}

/// What was promised and kept is promised no more; what is to be kept comes first when the family calls itself.
#[test]
fn a_call_back_is_named_by_the_lookup_and_a_kept_promise_leaves_the_card() {
    let mut c = curator();
    c.presses("F7").types("гусев").presses("Ins").types("звонок").presses("Tab").types("узнать о путёвке");
    c.presses("Tab").types("+0").presses("Enter");
    c.presses("F7").types("гусев").sees("Перезвонить до 24.11: узнать о путёвке");
    c.does_not_see("Обещали: узнать").presses("Enter").sees("узнать о путёвке").presses("1");
    c.goes_to("узнать о путёвке").presses("Enter").types("путёвка есть").presses("Enter").sees("Перезвонили");
    c.presses("F7").types("гусев").does_not_see("Перезвонить до").does_not_see("узнать о путёвке");
    c.presses("Enter").does_not_see("узнать о путёвке");
}

/// Nothing is owed for the weeks of a family whose accompaniment is over.
#[test]
fn the_lookup_of_a_closed_family_holds_no_week_against_it() {
    let closing = r#"{"type":"closing","id":"00000000-0000-4000-8000-0000000009f4","family":"ORLOV","on":"2026-11-24"}"#;
    let mut open = curator();
    open.presses("F7").types("орлов").sees("неделя 47");
    let orlov = open.family("Орлов");
    let mut c = with_district(&format!("{DISTRICT}{}\n", closing.replace("ORLOV", &orlov)));
    c.presses("F7").types("орлов").sees("Сопровождение прекращено").does_not_see("неделя 47");
}

#[test]
fn what_is_typed_on_a_promise_is_what_was_said_and_no_command() {
    for (family, promised, said) in [
        ("гусев", "Просил справку", "справка будет готова, звонили 1с 2н"),
        ("титова", "узнать о путёвке", "записали на смену; перезвонят сами"),
        ("орлов", "найти юриста", "дала номер юриста"),
    ] {
        let promises = |c: &mut desk::CuratorDesk| {
            c.presses("F7").types(family).presses("Ins").types("звонок").presses("Tab").types(promised);
            c.presses("Tab").types("+0").presses("Enter");
        };
        // Typed without looking behind the first Enter: from the list, from the card, from the menu.
        for way in ["list", "card", "menu"] {
            let mut c = curator();
            promises(&mut c);
            let before = c.records("contact", &[]);
            match way {
                "list" => c.goes_to(promised).presses("Enter"),
                "card" => c.goes_to(promised).presses("F3 Tab*2").goes_to("звонок").presses("Enter"),
                _ => c.goes_to(promised).presses("F9").types("отметить, что перезв").presses("Enter"),
            };
            if way == "menu" && !c.screen().contains("Перезвонить:") {
                // Of several promises of one family it is chosen which.
                c.goes_to("звонок").presses("Enter");
            }
            c.types(said).presses("Enter").sees("Перезвонили");
            assert_eq!(c.records("contact", &["\"call\"", said]), 1, "{way}");
            assert_eq!(c.records("contact", &[promised, "\"called_back\":\"2026-11-24\""]), 1, "{way}");
            assert_eq!(c.records("contact", &[]), before + 1, "{way}");
            if way == "list" {
                // It is owed no more.
                c.presses("F7").types(family).does_not_see(&format!("Обещали: {promised}")).presses("Esc*3");
            }
            c.presses("Ctrl+Z").sees("Отменено");
            assert_eq!(c.records("contact", &[promised, "called_back"]), 0, "{way}");
        }
        // Nobody answered: the promise waits, to another day where one is named.
        let mut c = curator();
        promises(&mut c);
        c.goes_to(promised)
            .presses("Enter")
            .types(said)
            .presses("Tab Right Tab*2")
            .types("+2")
            .presses("Enter");
        assert_eq!(c.records("contact", &[said, "\"nobody_home\""]), 1);
        assert_eq!(c.records("contact", &[said, "call_back"]), 0);
        assert_eq!(c.records("contact", &[promised, "\"call_back\":\"2026-11-26\""]), 1);
        assert_eq!(c.records("contact", &[promised, "called_back"]), 0);
    }
}

/// A right that is found violated at a door is no less urgent than one told on the phone.
#[test]
fn a_violated_right_found_at_a_visit_is_reported_or_burns() {
    for (family, note) in
        [("Гусев", "синяки на руке"), ("Иванова", "ребёнок один вторые сутки"), ("Титова", "нет еды")]
    {
        // In the window of the visit.
        let mut c = curator();
        c.presses("3").goes_to(family).presses("Space").types(note).presses("Tab*5").sees(">Права ребёнка");
        c.presses("Right").sees("Сообщить сразу").presses("Enter").sees("Отмечено посещение");
        assert_eq!(c.records("contact", &["\"home_visit\"", note, "\"rights\":\"violated\""]), 1, "{family}");
        c.presses("1").sees("СРОЧНО 1").goes_to("сообщить о").stands_on_a_line_with(family);
        // Reported at once, it does not burn.
        let mut c = curator();
        c.presses("3").goes_to(family).presses("Space").types(note).presses("Tab*5 Right Tab").types("опека");
        c.presses("Enter").sees("Отмечено посещение").presses("1").does_not_see("СРОЧНО");
        assert_eq!(c.records("notice", &["опека", note, "\"about\"", "\"family\""]), 1, "{family}");
        // Reported without a violation: one of the two is not so.
        let mut c = curator();
        c.presses("3").goes_to(family).presses("Space Tab*6").types("опека").presses("Enter");
        c.sees("отметьте «нарушены»");
    }
}

#[test]
fn a_violated_right_is_marked_in_the_line_of_the_evening() {
    for (line, outcome) in [
        ("1с!: ребёнок один", "held"),
        ("1c!: ребёнок один", "held"),
        ("1н! \"ребёнок один\"", "nobody_home"),
        ("1 с !: ребёнок один", "held"),
        ("1п30!: ребёнок один", "postponed"),
    ] {
        let mut c = curator();
        c.presses("k").sees("«2с!» — нарушены права ребёнка").types(line).sees("! нарушены права ребёнка");
        c.presses("Enter").sees("Отмечено посещение").sees("СРОЧНО 1");
        let outcome = format!("\"outcome\":\"{outcome}\"");
        let words = ["\"rights\":\"violated\"", "ребёнок один", outcome.as_str()];
        assert_eq!(c.records("contact", &words), 1, "{line}");
    }
    // A visit that was marked before is corrected by the sign alone.
    let mut c = curator();
    c.presses("k").types("1с: дома").presses("Enter").does_not_see("СРОЧНО");
    c.presses("k").types("1с!").presses("Enter").sees("СРОЧНО 1");
    assert_eq!(c.records("contact", &["\"rights\":\"violated\"", "дома"]), 1);
}

#[test]
fn what_burns_shows_where_it_is() {
    let mut c = curator();
    c.presses("F7").types("орлов").presses("Ins").types("Синяки").presses("Tab*6 Right Enter");
    for (width, height) in [(80, 24), (120, 30), (60, 20)] {
        c = c.at(width, height);
        c.goes_to("сообщить о").sees("+7 911").sees("Синяки");
    }
    let home = c.at(80, 24);
    let mut c = home;
    c.goes_to("сообщить о").sees("Сушани, Лесная 2 · +7 911 600-31-08 опекун");
    // Of a call about a family that is not known, the number of the caller.
    let mut c = curator();
    c.presses("F7").types("89115557788").presses("Ins").types("дети одни").presses("Tab*6 Right Enter");
    c.goes_to("сообщить о").sees("+7 911 555-77-88").sees("дети одни");
}

#[test]
fn the_history_of_contacts_says_who_called_and_of_violated_rights() {
    for (times, caller) in [(3, "школа"), (4, "полиция"), (5, "больница")] {
        let mut c = curator();
        c.presses("F7").types("иванова").presses(&format!("Tab*{times} Ins")).types("пропуски");
        c.presses("Tab*6 Right Tab").types("опека").presses("Enter").presses("3").goes_to("Иванова");
        c.presses("Enter Tab*2").sees(&format!("Звонок · {caller}")).sees("Права ребёнка были нарушены");
    }
}

#[test]
fn a_call_about_nobody_known_is_kept_and_attached_later() {
    let mut c = curator();
    c.presses("F7").types("щербинина").sees("Никто не подходит").presses("Ins").sees("семья неизвестна");
    c.sees("щербинина").types("Соседка: дети одни").presses("Enter").sees("ЗВОНКИ БЕЗ СЕМЬИ 1");
    assert_eq!(c.records("inquiry", &["щербинина", "Соседка: дети одни"]), 1);
    c.is_killed_and_comes_back().sees("ЗВОНКИ БЕЗ СЕМЬИ 1");
    c.goes_to("щербинина")
        .presses("Enter")
        .sees("О какой семье был звонок")
        .presses("Ctrl+U")
        .types("павлова");
    c.presses("Enter").does_not_see("ЗВОНКИ БЕЗ СЕМЬИ");
    assert_eq!(c.records("contact", &["щербинина. Соседка: дети одни", "\"call\""]), 1);
    c.presses("Ctrl+Z").sees("ЗВОНКИ БЕЗ СЕМЬИ 1");
    c.goes_to("щербинина").presses("F8").does_not_see("ЗВОНКИ БЕЗ СЕМЬИ").presses("Ctrl+Z");
    c.sees("ЗВОНКИ БЕЗ СЕМЬИ 1");
}

#[test]
fn a_number_that_nobody_has_goes_to_its_own_field() {
    let mut c = newcomer();
    c.presses("F7").types("89115557788").presses("Ins").types("Молчат").presses("Enter");
    assert_eq!(c.records("inquiry", &["+79115557788", "Молчат"]), 1);
    c.goes_to("Молчат").presses("Ctrl+T");
    assert_eq!(c.copied.as_deref(), Some("+7 911 555-77-88"));
    c.presses("F7").types("8911555778").presses("Ins").sees("В номере не хватает цифры");
    c.types("Молчат снова").presses("Enter");
    assert_eq!(c.records("inquiry", &["\"8911555778\"", "снова"]), 1);
}

#[test]
fn nothing_typed_or_pasted_stalls_it() {
    let mut c = curator();
    c.presses("F7").pastes(&"иванова\nмария\t".repeat(700)).presses("Backspace Left Right Del Home End");
    c.presses("F8")
        .pastes("\u{1b}[31m\u{202e}\u{301}\u{301}👨‍👩‍👧\u{0}")
        .presses("Down Up PgDn PgUp Enter Esc Esc");
    c.presses("F7").types("ива").sees("Иванова М. П.");
    let mut c = newcomer();
    c.presses("F7").types("ива").sees("Никто не подходит").presses("Enter F3 F6 Ctrl+T Tab Down Esc Esc");
    c.does_not_see("звонит:");
}

#[test]
fn the_lookup_speaks_english_too_and_fits_the_least_window() {
    let mut c = curator().at(60, 20).speaking(Lang::En);
    c.presses("F7").types("1422").sees("calling: unnamed").sees("14").presses("Ins").sees("Calling");
    c.types("called").presses("Enter");
    assert_eq!(c.records("contact", &["\"called\""]), 1);
}

#[test]
fn what_was_just_written_is_found() {
    let mut c = curator();
    c.presses("F7").types("орлов").presses("Ins").types("просил #лагерь").presses("Enter");
    c.presses("F7").types("#лагерь").sees("Орлов").presses("Esc Esc");
    c.presses("3").goes_to("Гусев").presses("Enter F4").sees("Изменить").presses("Ctrl+U").types("Щербаков");
    c.presses("Ctrl+S").presses("F7").types("щербаков").sees("Щербаков").presses("Esc Esc Ctrl+Z");
    c.presses("F7").types("щербаков").sees("Никто не подходит");
}

/// A child of seven was adopted by Нечаева; its former surname was Грачёв.
const ADOPTION: &str = include_str!("../cases/adoption.jsonl");

#[test]
fn an_adoption_is_told_to_nobody_and_found_only_by_a_further_key() {
    let daughter = ADOPTION
        .replace(
            "\"role\": \"child\", \"last_name\": \"Нечаев\", \"first_name\": \"Тимофей\"",
            "\"role\": \"daughter\", \"last_name\": \"Нечаева\", \"first_name\": \"Зоя\"",
        )
        .replace("Грачёв", "Сомова");
    let unnamed = ADOPTION.replace("adopter", "mother").replace("Грачёв", "Уткин");
    for (district, typed) in [
        (ADOPTION, "грачёв"),
        (ADOPTION, "uhfx`d"),
        (&daughter, "сомова"),
        (&daughter, "сомову"),
        (&unnamed, "утки"),
    ] {
        let mut c = with_district(district);
        c.presses("F7").types(typed).does_not_see("Нечаева В. П.").sees("по прежней фамилии: 1");
        c.presses("F4").sees("Нечаева В. П.");
        for _ in 0..7 {
            let lines = c.lines();
            let place = |text: &str| lines.iter().position(|l| l.contains(text)).unwrap_or(99);
            let (secret, may) = (place("Тайна усыновления (ст. 139 СК РФ)"), place("Сказать можно"));
            assert!(secret < may && may < 99, "{typed}: {lines:?}");
            c.presses("Tab");
        }
        c.presses("F5").sees("Тайна усыновления ребенка охраняется законом").presses("Esc");
        // The next line that is typed asks anew.
        c.presses("F8").types(typed).sees("по прежней фамилии: 1").presses("F8").types("нечаева");
        c.sees("Нечаева").does_not_see("прежней фамилии:").presses("Ins").sees("Тайна усыновления");
    }
    // A mother's maiden name is no secret, and a family without an adopted child has none.
    let maiden = ADOPTION.replace("\"role\": \"child\"", "\"role\": \"grandmother\"");
    let mut c = with_district(&maiden.replace("adopter", "mother"));
    c.presses("F7").types("грачёв").sees("Нечаева В. П.").does_not_see("Тайна усыновления");
}

#[test]
fn the_evening_says_who_made_the_visit() {
    let by = "\"by\":\"00000000-0000-4000-8000-000000000010\"";
    for (line, outcome) in [("2с", "held"), ("2н", "nobody_home"), ("3о: не пустили", "refused")]
    {
        let outcome = format!("\"outcome\":\"{outcome}\"");
        let mut c = curator();
        let before = c.records("contact", &[by, outcome.as_str()]);
        c.presses("k").types(line).presses("Enter").sees("Отмечено посещение");
        assert_eq!(c.records("contact", &[by, outcome.as_str()]), before + 1, "{line}");
        // Marked otherwise, it is hers still, and one.
        let all = c.records("contact", &[by]);
        let again = format!("{}с: исправлено", &line[..1]);
        c.presses("k").types(&again).presses("Enter");
        assert_eq!(c.records("contact", &[by]), all, "{line}");
        assert_eq!(c.records("contact", &[by, "исправлено", "\"held\""]), 1, "{line}");
    }
}

#[test]
fn why_at_the_source_of_a_call_answers_with_the_list_of_the_document() {
    for (rules, listed) in
        [("oktyabrsky", true), ("borovichi", true), ("azov", true), ("yugra", false), ("irkutsk", false)]
    {
        let mut c = with_district(&format!("{{\"type\":\"district\",\"regulation\":\"{rules}\"}}\n"));
        c.presses("F7").types("Ершова").presses("Ins").sees("Источник");
        c.presses("Tab*9").presses("F5");
        match listed {
            true => c.sees("Документ называет:").sees(" · "),
            false => c.sees("документ ничего не говорит: его ведёт программа"),
        };
        c.does_not_see("тайна");
    }
}

#[test]
fn the_evening_counts_a_visit_that_it_corrects_once() {
    let mut c = curator();
    // Held in the morning already: a violated right added to it changes no count.
    let number = {
        c.presses("F4");
        1
    };
    c.types(&format!("{number}с!")).sees("было 1 из 2, станет 1");
    c.presses("Backspace*3").types(&format!("{number}н")).sees("было 1 из 2, станет 0");
}

/// A family that rings to come back is the closed one.
#[test]
fn a_call_back_promised_to_a_closed_family_stands_on_today() {
    const CLOSED: &str = r#"{"type":"closing","id":"00000000-0000-4000-8000-0000000009f3","family":"00000000-0000-4000-8000-000000000003","on":"2026-11-20"}"#;
    let mut c = with_district(&format!("{DISTRICT}\n{CLOSED}"));
    c.presses("1").does_not_see("просит помочь").presses("F7").types("гусев").presses("Ins");
    c.types("просит помочь снова").presses("Tab*2").types("+1").presses("Enter").sees("Записан контакт");
    for day in ["2026-11-24", "2026-11-25", "2026-12-20"] {
        c.wakes_on(day).presses("1").sees("ПЕРЕЗВОНИТЬ").sees("просит помочь снова");
    }
    c.goes_to("просит помочь снова").sees("снята с сопровождения").presses("F3").sees("Гусев").presses("Esc");
    c.presses("1")
        .goes_to("просит помочь снова")
        .presses("Enter")
        .sees("Перезвонить: Гусев")
        .presses("Enter");
    c.does_not_see("просит помочь снова");
    assert_eq!(c.records("contact", &["просит помочь снова", "\"called_back\":\"2026-12-20\""]), 1);
    c.presses("Ctrl+Z").sees("просит помочь снова");
}

#[test]
fn the_pane_says_that_a_visit_was_not_held_with_its_note() {
    for (outcome, said) in [
        ("nobody_home", ": не застали: просили позже"),
        ("refused", ": отказ: просили позже"),
        ("postponed", ": перенос: просили позже"),
        ("held", "23.11: просили позже"),
    ] {
        let visit = format!(
            r#"{{"type":"contact","id":"00000000-0000-4000-8000-0000000009f4","family":"00000000-0000-4000-8000-000000000003","kind":"home_visit","outcome":"{outcome}","on":"2026-11-23","note":"просили позже"}}"#
        );
        let mut c = with_district(&format!("{DISTRICT}\n{visit}")).at(140, 45);
        c.presses("1").goes_to("Гусев");
        let shown: String = c.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(said), "{outcome}: {}", c.screen());
    }
}

#[test]
fn the_line_of_the_lookup_stays_behind_the_explanation_and_a_second_f7() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        c.presses("F7").types("иванова").sees("+7 911 603-14-22").presses("F5");
        c.sees("Что можно сказать по телефону").presses("Esc").sees("иванова").sees("+7 911 603-14-22");
        c.presses("F7").types(" денис").sees("иванова денис").presses("Esc Esc").sees("ВИЗИТЫ");
    }
}

#[test]
fn a_call_back_to_a_school_names_the_school_and_whose_the_numbers_of_the_family_are() {
    let call = r#"{"type":"contact","family":"00000000-0000-4000-8000-000000000002","kind":"call","outcome":"held","on":"2026-11-23","caller":"school","note":"Петрова, +7 816 644-10-10","promised":"сказать, когда Денис вернётся","call_back":"2026-11-24"}
"#;
    let mut c = with_district(&format!("{DISTRICT}{call}")).at(100, 40);
    c.presses("1").goes_to("сказать, когда").presses("Enter").sees("сказать, когда Денис вернётся");
    c.sees("Звонил не член семьи: школа. Петрова, +7 816 644-10-10");
    c.sees("мать +7 911 603-14-22").sees("бабушка +7 911 602-77-10");
}

#[test]
fn a_call_promised_before_a_closing_stays_on_today_and_one_of_a_closing_to_come_stands_once() {
    const FAMILY: &str = "60000000-0000-4000-8000-000000000001";
    let of = |closing: &str| {
        format!(
            r#"{{"type":"district","regulation":"yugra"}}
{{"type":"family","id":"{FAMILY}","title":"Ларина Ольга","registered_on":"2026-05-20"}}
{{"type":"level","family":"{FAMILY}","level":"basic","from":"2026-06-01"}}
{{"type":"contact","family":"{FAMILY}","kind":"call","outcome":"held","on":"2026-11-18","note":"справка из школы","call_back":"2026-11-24"}}
{{"type":"closing","family":"{FAMILY}","reason":"x",{closing}}}
"#
        )
    };
    let mut c = with_district(&of(r#""on":"2026-11-20""#));
    c.presses("1").sees("ПЕРЕЗВОНИТЬ 1").goes_to("Ларина").sees("справка из школы").sees("Семья снята");
    let mut c = with_district(&of(r#""on":"2026-11-20","decided_on":"2026-12-05","number":"7""#));
    c.presses("1").sees("ПЕРЕЗВОНИТЬ 1").does_not_see("Семья снята");
}

/// A call of July: a promise that is due only now.
const OLD_PROMISE: &str = r#"{"type":"contact","id":"00000000-0000-4000-8000-0000000009f5","family":"00000000-0000-4000-8000-000000000003","kind":"call","outcome":"held","on":"2026-07-02","note":"про путёвку","promised":"узнать о путёвке","call_back":"2026-11-24"}"#;

#[test]
fn a_promise_waits_however_long_ago_it_was_made() {
    let mut c = with_district(&format!("{DISTRICT}\n{OLD_PROMISE}")).at(140, 45);
    for day in ["2026-11-24", "2026-12-01", "2027-03-15"] {
        c.wakes_on(day).presses("1").sees("ПЕРЕЗВОНИТЬ").goes_to("узнать о путёвке");
    }
    c.presses("F7").types("гусев").sees("узнать о путёвке").presses("Esc*2");
    c.presses("1").goes_to("узнать о путёвке").presses("Enter").sees("Перезвонить: Гусев").presses("Enter");
    c.presses("1").does_not_see("узнать о путёвке");
}

#[test]
fn the_last_visit_and_note_are_told_however_long_ago_they_were() {
    let mut c = curator().at(140, 45);
    c.wakes_on("2027-03-15").presses("F7").types("иванова").sees("Дома мать и дети, мать трезва");
    c.sees("Обещали: записать Дениса").presses("Esc*2");
    c.presses("3").goes_to("Иванова").sees("мать трезва").sees("записать Дениса");
}

/// A call of July about a violated right, which nobody has reported.
const OLD_VIOLATION: &str = r#"{"type":"contact","id":"00000000-0000-4000-8000-0000000009f6","family":"00000000-0000-4000-8000-000000000003","kind":"call","outcome":"held","on":"2026-07-02","note":"сосед слышит, как бьют","rights":"violated"}"#;

#[test]
fn an_unreported_violation_stands_first_in_the_card_and_the_lookup() {
    let mut c = with_district(&format!("{DISTRICT}\n{OLD_VIOLATION}")).at(140, 45);
    c.presses("F7").types("гусев").sees("! 02.07 сообщить о нарушении прав ребёнка: сосед слышит");
    c.presses("Enter").sees("Срочно").stands_on_a_line_with("сообщить о нарушении прав ребёнка");
    c.sees("Enter — записать, кому и когда сообщили").presses("Enter").sees("сообщение о нарушении прав");
    c.types("опека, Сергеева").presses("Ctrl+S").does_not_see("Срочно");
    assert_eq!(c.records("notice", &["опека, Сергеева", "0000000009f6"]), 1);
    c.presses("Esc*2").presses("F7").types("гусев").does_not_see("нарушении прав");
}

#[test]
fn a_short_form_within_another_word_names_no_call() {
    let call = r#"{"type":"inquiry","id":"00000000-0000-4000-8000-0000000009f7","on":"2026-11-23","who":"Сидоренко Вера","note":"спрашивала о пособии"}
"#;
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = with_district(call).under(layout);
        c.presses("F7").types("дом").does_not_see("Сидоренко").presses("F8").types("мама");
        c.does_not_see("Сидоренко").presses("F8").types("сидоренко дом").sees("Сидоренко Вера");
        let mut c = with_district(&call.replace("о пособии", "про детский дом")).under(layout);
        c.presses("F7").types("дом").sees("Сидоренко Вера");
    }
}

#[test]
fn a_call_back_burns_in_the_lookup_behind_its_day_alone() {
    let mut c = curator();
    c.presses("F7").types("гусев").presses("Ins").types("звонок").presses("Tab").types("узнать о путёвке");
    c.presses("Tab").types("+1").presses("Enter");
    for (day, burns) in [("2026-11-24", false), ("2026-11-25", false), ("2026-11-26", true)] {
        c.wakes_on(day).presses("F7").types("гусев").sees("узнать о путёвке");
        let y = c.lines().iter().position(|l| l.contains("Перезвонить до")).unwrap();
        let y = u16::try_from(y).unwrap();
        let red = (0..80).any(|x| c.buffer()[(x, y)].fg == Color::Red);
        assert_eq!(red, burns, "{day}: {}", c.screen());
        c.presses("Esc*2");
    }
}
