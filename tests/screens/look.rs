//! What the screens look like: what burns first, what one stands on, and what a terminal that can do less is sent.

use crate::desk::{CuratorDesk, DISTRICT, curator, newcomer, with_district};
use kurator::text::Lang;
use kurator::ui::capabilities::Capabilities;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// The line of the screen that holds this.
#[track_caller]
fn line_of(c: &CuratorDesk, text: &str) -> usize {
    let found = c.lines().iter().position(|l| l.contains(text));
    found.unwrap_or_else(|| panic!("no line «{text}»:\n{}", c.screen()))
}

#[track_caller]
fn stand_in_order(c: &CuratorDesk, titles: &[&str]) {
    let places: Vec<usize> = titles.iter().map(|title| line_of(c, title)).collect();
    assert!(places.is_sorted(), "{titles:?} stand at {places:?}:\n{}", c.screen());
}

/// A call back of the Ivanovs by this day.
fn call_back(on: &str) -> String {
    format!(
        r#"{DISTRICT}{{"type":"contact","family":"00000000-0000-4000-8000-000000000002","kind":"call","outcome":"held","on":"2026-11-23","promised":"узнать о лагере","call_back":"{on}"}}
"#
    )
}

#[test]
fn what_burns_comes_first_on_today() {
    for (width, height) in [(80, 40), (60, 40), (120, 40)] {
        let c = curator().at(width, height);
        stand_in_order(
            &c,
            &["ПЕРЕЗВОНИТЬ 1", "ВИЗИТЫ 1 из 3", "ПРОСРОЧЕНО 3", "ПОД УГРОЗОЙ 3", "БЛИЖАЙШИЕ СРОКИ"],
        );
    }
    curator().speaking(Lang::En).sees("CALL BACK 1").sees("VISITS 1 of 3").sees("OVERDUE 3");
}

#[test]
fn a_promise_is_near_until_the_end_of_the_next_working_day() {
    for near in ["2026-11-23", "2026-11-24", "2026-11-25"] {
        let mut c = with_district(&call_back(near)).at(80, 40);
        c.sees("ПЕРЕЗВОНИТЬ 2").sees("узнать о лагере").does_not_see("ПОЗЖЕ");
        stand_in_order(&c, &["узнать о лагере", "ВИЗИТЫ"]);
    }
    for later in ["2026-11-26", "2026-12-14", "2027-01-15"] {
        let mut c = with_district(&call_back(later)).at(80, 40);
        c.sees("ПЕРЕЗВОНИТЬ 1").sees("ПЕРЕЗВОНИТЬ ПОЗЖЕ 1");
        stand_in_order(&c, &["ВИЗИТЫ", "ПЕРЕЗВОНИТЬ ПОЗЖЕ 1", "узнать о лагере"]);
    }
    // Before a weekend it is near until Monday.
    let mut c = with_district(&call_back("2026-11-30")).at(80, 40);
    c.wakes_on("2026-11-27").sees("ПЕРЕЗВОНИТЬ 2").does_not_see("ПОЗЖЕ");
}

/// Activities of the Ivanovs, long past their day.
fn activities(texts: &[&str]) -> String {
    let of = |text: &&str| {
        format!(
            r#"{{"type":"activity","family":"00000000-0000-4000-8000-000000000002","help":"social","text":"{text}","due":"2026-10-05"}}
"#
        )
    };
    format!("{DISTRICT}{}", texts.iter().map(of).collect::<String>())
}

#[test]
fn no_activity_is_cut_to_nothing() {
    let long = "содействие в трудоустройстве членов семьи с постановкой на учёт в центре занятости";
    let longer = format!("{long}, а при отказе — с обращением к работодателю");
    for (width, height) in [(60, 20), (80, 24), (100, 30), (120, 40)] {
        let mut c =
            with_district(&activities(&[long, "сопровождение в поликлинику", &longer])).at(width, height);
        c.presses("Tab").goes_to("содействие в").sees("содействие в трудоустройстве членов семьи");
        c.goes_to("сопровождение").sees("сопровождение в поликлинику");
        for line in c.lines() {
            assert!(line.width() <= usize::from(width), "{line}");
        }
    }
}

#[test]
fn what_one_must_know_of_the_family_stands_below_or_beside() {
    for (width, height) in [(60, 20), (80, 24), (99, 30)] {
        let mut c = curator().at(width, height);
        c.goes_to("11:00");
        let (list, pane) = (line_of(&c, "11:00"), line_of(&c, "Иванова Мария Петровна"));
        assert!(list < pane, "{}", c.screen());
        c.sees("+7 911 603-14-22").sees("! собака").sees("Денис 9 лет школа № 4").sees("─");
    }
    for (width, height) in [(100, 24), (120, 40), (200, 50)] {
        let mut c = curator().at(width, height);
        c.goes_to("11:00");
        let title = &c.lines()[1];
        assert!(title.contains("Иванова Мария Петровна ─"), "{}", c.screen());
        c.sees("+7 911 603-14-22").sees("Денис 9 лет").sees("2 раза в неделю (Югра, п. 5.8)");
    }
}

/// Cells of the line that are bold, as text.
fn bold(buffer: &Buffer, y: u16) -> String {
    let cells = (0..buffer.area.width).map(|x| &buffer[(x, y)]);
    cells.filter(|c| c.modifier.contains(Modifier::BOLD)).map(|c| c.symbol()).collect()
}

#[test]
fn what_one_stands_on_is_told_by_a_mark_and_by_weight_on_every_screen() {
    for keys in ["1", "2", "3", "4", "5", "3 Home Enter", "F9", "F7 и в а", "3 F4", "4 Enter"] {
        let mut c = curator();
        c.presses(keys);
        let y = line_of(&c, "▌");
        let heavy = bold(&c.buffer(), u16::try_from(y).unwrap());
        assert!(heavy.chars().filter(|c| c.is_alphabetic()).count() > 3, "{keys}: «{heavy}»\n{}", c.screen());
    }
}

#[test]
fn nothing_is_drawn_in_a_grey_that_a_palette_may_lack() {
    for keys in ["1", "2", "3", "4", "5", "7", "3 Home Enter", "F9", "F1", "F7 и в а", "5 F5", "3 y"] {
        let mut c = curator();
        c.presses(keys);
        for cell in &c.buffer().content {
            // Yellow and cyan are lost on white paper, blue on black, grey on either.
            let shown = matches!(cell.fg, Color::Reset | Color::Red | Color::Magenta | Color::Green);
            assert!(shown && cell.bg == Color::Reset, "{keys}: {cell:?}");
        }
    }
}

#[test]
fn a_terminal_without_signs_colours_or_faint_letters_is_sent_none() {
    for keys in [
        "1",
        "2",
        "2 f",
        "2 v",
        "3",
        "4",
        "5",
        "7",
        "3 Home Enter",
        "F9",
        "F1",
        "F7 и в а",
        "Down Enter",
        "5 F5",
    ] {
        for lang in [Lang::Ru, Lang::En] {
            let mut c = curator().speaking(lang);
            c.presses(keys);
            let full = c.buffer();
            let mut poor = full.clone();
            Capabilities { ascii: true, colour: false, faint: false }.fit(&mut poor);
            for (cell, was) in poor.content.iter().zip(&full.content) {
                let sign = cell.symbol();
                assert!(sign.is_ascii() || sign.chars().all(char::is_alphabetic), "{keys}: «{sign}»");
                assert_eq!(sign.width(), was.symbol().width(), "«{}» became «{sign}»", was.symbol());
                assert!(
                    cell.fg == Color::Reset && !cell.modifier.contains(Modifier::DIM),
                    "{keys}: {cell:?}"
                );
            }
            let mut same = full.clone();
            Capabilities::ALL.fit(&mut same);
            assert_eq!(same, full);
        }
    }
}

#[test]
fn an_empty_district_says_what_comes_first_and_does_it() {
    for screen in ["1", "2", "3", "4", "5"] {
        let mut c = newcomer();
        c.presses(screen);
        if screen != "5" {
            c.sees("Ctrl+N");
        }
        c.presses("Ctrl+N").sees("Принять семью").sees("Фамилия");
    }
}

#[test]
fn letters_without_a_sure_width_leave_nothing_on_the_screen() {
    for (odd, shown) in [
        ("\u{1f1f7}\u{1f1fa} Россия", "▒▒ Россия"),
        ("विजय", "▒"),
        ("\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} семья", "▒▒ семья"),
        ("☎\u{fe0f} звонить", "▒▒ звонить"),
        ("за\u{301}мок", "за\u{301}мок"),
        ("سلام", "▒▒▒▒"),
    ] {
        let district = DISTRICT.replace("\"Дома все, ребёнок здоров.\"", &format!("\"{odd}\""));
        let mut c = with_district(&district).at(120, 40);
        c.sees(shown);
        for cell in &c.buffer().content {
            let sure = cell.symbol().chars().next().is_none_or(|s| !('\u{590}'..'\u{10a0}').contains(&s));
            assert!(sure && !cell.symbol().contains(['\u{200d}', '\u{fe0f}']), "{odd}: {cell:?}");
        }
        // The file keeps what was written.
        assert_eq!(c.records("contact", &[odd]), 1);
    }
}

#[test]
fn fields_end_below_each_other_whatever_is_typed() {
    for keys in ["Down Enter", "Down Ins", "Down F6", "3 y", "3 Home Enter Tab Down F4"] {
        let mut c = curator();
        c.presses(keys);
        for _ in 0..3 {
            let lines = c.lines();
            let ends = lines.iter().filter_map(|l| {
                Some(l.trim_end_matches(['│', ' ', '>']).rfind('_')?).map(|at| l[..=at].width())
            });
            let mut ends: Vec<usize> = ends.collect();
            ends.dedup();
            assert!(ends.len() < 2, "{keys}: fields end at {ends:?}\n{}", c.screen());
            c.types("ой");
            c.presses("Tab");
        }
    }
}

#[test]
fn a_sentence_ends_with_one_full_stop() {
    let words = kurator::text::Words::of(Lang::Ru);
    for (id, name, value, said) in [
        ("join-moves", "what", "Иванова М. П.", "Перейдёт к основной: Иванова М. П."),
        ("join-moves", "what", "и так далее…", "Перейдёт к основной: и так далее…"),
        ("join-moves", "what", "телефон", "Перейдёт к основной: телефон."),
        (
            "remove-along",
            "what",
            "звонок: дома никого.",
            "Вместе с этой записью удалятся: звонок: дома никого.",
        ),
    ] {
        assert_eq!(words.fill(id, &[(name, value.into())]), said);
    }
}

#[test]
fn the_tenth_record_of_a_section_moves_nothing() {
    let contact = |n: u32| {
        format!(
            r#"{{"type":"contact","family":"00000000-0000-4000-8000-000000000002","kind":"call","outcome":"held","on":"2026-11-{n:02}"}}
"#
        )
    };
    let edge = |more: u32| {
        let more: String = (1..=more).map(contact).collect();
        let mut c = with_district(&format!("{DISTRICT}{more}"));
        c.presses("3").goes_to("Иванова").presses("Enter");
        c.lines()[line_of(&c, "Контакты")].find('│')
    };
    assert_eq!(edge(1), edge(6));
    assert_eq!(edge(1), edge(20));
}

#[test]
fn a_day_of_illness_is_no_day_off() {
    let leave = |from: &str, until: &str, reason: &str| {
        let reason = if reason.is_empty() { String::new() } else { format!(r#","reason":"{reason}""#) };
        format!("{DISTRICT}{{\"type\":\"leave\",\"from\":\"{from}\",\"until\":\"{until}\"{reason}}}\n")
    };
    let mut c = with_district(&leave("2026-11-26", "2026-11-28", "больничный")).at(120, 40);
    c.presses("5").sees("больничный: чт 26, пт 27").sees("выходные: сб 28, вс 29");
    let mut c = with_district(&leave("2026-11-25", "2026-11-26", "")).at(120, 40);
    c.presses("5").sees("отпуск или болезнь: ср 25").sees("выходные: сб 28, вс 29");
    let mut c = with_district(&leave("2026-11-28", "2026-11-30", "учёба")).at(120, 40);
    c.presses("5").sees("выходные: сб 28, вс 29").does_not_see("учёба: сб");
}

#[test]
fn a_childs_violated_rights_stand_above_all_else_and_one_begins_there() {
    let told = |family: &str, on: &str| {
        format!(
            r#"{{"type":"contact","family":"00000000-0000-4000-8000-00000000000{family}","kind":"call","outcome":"held","on":"{on}","note":"синяки","rights":"violated"}}
"#
        )
    };
    for (family, name) in [("2", "Иванова М. П."), ("3", "Гусев Н. И."), ("7", "Титова Е. А.")]
    {
        for (width, height) in [(60, 20), (80, 24), (120, 40)] {
            let district = format!("{DISTRICT}{}", told(family, "2026-11-23"));
            let mut c = with_district(&district).at(width, height);
            stand_in_order(&c, &["СРОЧНО 1", "ПЕРЕЗВОНИТЬ 1", "ВИЗИТЫ 1 из 3"]);
            assert_eq!(line_of(&c, "СРОЧНО 1"), 1, "{}", c.screen());
            c.stands_on("!").sees(name).sees("сообщить о нарушении прав");
            let y = u16::try_from(line_of(&c, "▌")).unwrap();
            let red = |x: u16| c.buffer()[(x, y)].fg == Color::Red;
            assert!((0..width).any(red), "{}", c.screen());
        }
    }
    let two = format!("{DISTRICT}{}{}", told("4", "2026-11-23"), told("5", "2026-11-20"));
    let c = with_district(&two);
    stand_in_order(&c, &["СРОЧНО 2", "Павлова О. С.", "Орлов П. Д.", "ПЕРЕЗВОНИТЬ"]);
}

#[test]
fn tab_goes_from_section_to_section_and_back_past_empty_ones() {
    let mut c = with_district(
        &DISTRICT.replace("\"type\": \"appointment\"", "\"type\": \"appointment\", \"note\": \"x\""),
    );
    let round = |c: &mut CuratorDesk, key: &str| {
        let mut seen = Vec::new();
        for _ in 0..12 {
            c.presses(key);
            let line = c.lines()[line_of(c, "▌")].clone();
            if seen.contains(&line) {
                break;
            }
            seen.push(line);
        }
        seen.len()
    };
    let forward = round(&mut c, "Tab");
    assert_eq!(forward, round(&mut c, "BackTab"), "{}", c.screen());
    // On a day without visits their section holds nobody up.
    for day in ["26.11", "28.11", "2.12"] {
        let mut c = curator();
        c.presses("Ctrl+D").types(day).presses("Enter").sees("ВИЗИТЫ");
        let forward = round(&mut c, "Tab");
        assert!(forward > 2, "{}", c.screen());
        assert_eq!(forward, round(&mut c, "BackTab"), "{}", c.screen());
    }
}

#[test]
fn no_window_draws_over_its_own_frame() {
    for keys in ["Down Enter", "Down Ins", "Down F6", "F7 ъ ъ ъ ъ Ins", "Ctrl+D", "Tab Down*3 Enter", "2 F2"]
    {
        for (width, height) in [(60, 20), (80, 24)] {
            let mut c = curator().at(width, height);
            c.presses(keys);
            for _ in 0..14 {
                let lines = c.lines();
                let foot = lines.iter().rfind(|l| l.contains('└')).unwrap();
                assert!(
                    foot.contains("└─ ") && foot.contains('┘') && !foot.contains('_'),
                    "{keys}: {foot}\n{}",
                    c.screen()
                );
                // The field one is in is in sight, whatever room there is.
                let here = lines.iter().any(|l| l.contains('>') || l.contains('▌'));
                assert!(here, "{keys}\n{}", c.screen());
                c.presses("Tab");
            }
        }
    }
}

#[test]
fn titles_stand_on_lines() {
    for (keys, titles) in [
        ("1", vec!["ПЕРЕЗВОНИТЬ 1", "ВИЗИТЫ 1 из 3", "Сидорова Анна Викторовна"]),
        ("4", vec!["Просрочено: 2", "Титова Е. А. · ! Просрочено"]),
        ("4 Enter", vec!["помощь", "! Просрочено: 6 дней"]),
        ("3 y", vec!["Заявитель", "Где живут"]),
    ] {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut c = curator().at(width, height);
            c.presses(keys);
            for title in &titles {
                let line = c.lines()[line_of(&c, title)].clone();
                let (_, rest) = line.split_once(title).unwrap();
                assert!(rest.contains("───"), "{keys}: «{line}»\n{}", c.screen());
            }
        }
    }
}

#[test]
fn the_line_of_status_names_whole_keys_in_any_window() {
    for keys in
        ["1", "1 Tab", "1 End", "2", "2 v", "3", "3 F7", "4", "4 Enter", "5", "7", "3 Home Enter", "3 y"]
    {
        for (width, height) in [(60, 20), (72, 24), (80, 24)] {
            for lang in [Lang::Ru, Lang::En] {
                let mut c = curator().at(width, height).speaking(lang);
                c.presses(keys);
                let line = c.lines()[usize::from(height) - 2].clone();
                assert!(!line.trim_end().ends_with('~') && !line.trim().is_empty(), "{keys}: «{line}»");
            }
        }
    }
}

#[test]
fn a_name_in_a_list_keeps_what_tells_it_apart() {
    for (name, width, said) in [
        ("Иванова А. П., Садовая 9", 24, "Иванова А. П., Садовая 9"),
        ("Иванова А. П., Садовая 9", 14, "Ив~, Садовая 9"),
        ("Иванова А. П., ул. Мира 5", 15, "Иванов~, Мира 5"),
        ("Иванова А. П., ул. Мира 5", 18, "Ивано~, ул. Мира 5"),
        ("Крестовоздвиженская Анна П.", 15, "Крестовоз~ Анна"),
        ("Крестовоздвиженская А. П.", 15, "Крестовоздвиже~"),
        ("Ким, Переулок Красноармейский 9", 12, "Ким, Переул~"),
        ("Сидорова А. В.", 12, "Сидорова А."),
        ("Павлова О. С.", 9, "Павлова"),
        ("Ли Анна Яковлевна", 12, "Ли Анна Я."),
        ("Константинопольская Екатерина Львовна", 26, "Константинопольская Е. Л."),
    ] {
        assert_eq!(kurator::ui::paint::name_fit(name, width), said);
    }
}
