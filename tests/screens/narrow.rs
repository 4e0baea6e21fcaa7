//! What has little room: long names and addresses, small windows. Nothing is cut so that it says nothing.

use crate::desk::{CuratorDesk, DISTRICT, curator, with_district};
use kurator::text::Lang;
use kurator::text::wrapping::{beginning, wrap, wrap_all};
use ratatui::style::Style;

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (104, 30), (120, 40)];

/// The district with other names in place of its own.
fn renamed(pairs: &[(&str, &str)], more: &str) -> CuratorDesk {
    let district = pairs.iter().fold(DISTRICT.to_owned(), |text, (from, to)| text.replace(from, to));
    with_district(&format!("{district}{more}"))
}

/// Double names of 30 to 70 letters, a long street, a long warning.
const LONG: [(&str, &str); 6] = [
    ("Иванова Мария Петровна", "Крестовоздвиженская-Архангельская Мария-Магдалина Константиновна"),
    ("Гусев Николай Иванович", "Преображенский-Вознесенский Николай Святославович"),
    ("Орлов Пётр Дмитриевич", "Мусин-Пушкин-Новосильцевский Пётр Всеволодович"),
    ("Смирнова Татьяна Николаевна", "Константинопольская-Заболоцкая Екатерина Александровна"),
    ("\"Ленинградская\"", "\"Академика Константина Эдуардовича Циолковского\""),
    ("\"собака\"", "\"собака без привязи, заходить только вдвоём, после звонка соседке из кв. 5\""),
];

const SECOND: &str = r#"{"type":"curator","name":"Белкина-Старообрядцева Вероника Александровна"}
"#;

/// How often the screen says this, however it is wrapped.
fn times(c: &CuratorDesk, text: &str) -> usize {
    let inside = |l: String| l.trim_matches([' ', '│', '▌']).to_owned();
    let flat = c.lines().into_iter().map(inside).collect::<Vec<_>>().join(" ");
    flat.split_whitespace().collect::<Vec<_>>().join(" ").matches(text).count()
}

#[test]
fn whose_families_are_seen_is_told_with_their_number() {
    for name in [
        "Константинопольская-Заболоцкая Екатерина Александровна",
        "Римская-Корсакова-Преображенская Ольга Ильинична",
        "Ли Анна Сергеевна",
    ] {
        for (width, height) in SIZES {
            let mut c = renamed(&[("Смирнова Татьяна Николаевна", name)], SECOND).at(width, height);
            c.presses("3");
            let line = c.lines()[1].clone();
            assert!(line.contains("8 семей") && !line.contains('~'), "{name}, {width}:\n{}", c.screen());
            // A key is named whole or not at all.
            assert!(!line.contains("Ctrl+K") || line.contains("Ctrl+K выбрать"), "{}", c.screen());
        }
    }
}

/// Where nobody is on the list yet, how to begin is read whole on every screen of every window.
#[test]
fn a_district_without_families_says_whole_how_to_begin() {
    for (width, height) in SIZES {
        for screen in ["1", "2", "3"] {
            let mut c = with_district("{\"type\":\"district\",\"regulation\":\"azov\"}\n").at(width, height);
            c.presses(screen);
            assert!(times(&c, "Ctrl+N") == 1, "{screen} at {width}×{height}\n{}", c.screen());
            assert!(
                !c.lines().iter().any(|line| line.contains("Excel") && line.contains('~')),
                "{}",
                c.screen()
            );
        }
    }
}

#[test]
fn what_is_counted_on_the_district_is_called_whole() {
    let settlements = ["Верхнеподкаменская Слобода", "Посёлок станции Тёплая Гора", "Ям"];
    for settlement in settlements {
        for (width, height) in SIZES {
            let mut c = renamed(&[("\"Сушани\"", &format!("\"{settlement}\""))], SECOND).at(width, height);
            c.presses("5");
            for named in [
                settlement,
                "Алкогольная или наркотическая зависимость родителя",
                "Семья с одним родителем",
                "Белкина-Старообрядцева В. А.",
            ] {
                // A double name is broken behind its hyphen.
                let found = (0..60).any(|_| {
                    let seen = flat(&c).contains(&named.replace(['-', ' '], ""));
                    c.presses("Down");
                    seen
                });
                assert!(found, "«{named}» at {width}:\n{}", c.screen());
                c.presses("Home");
            }
        }
    }
}

/// The letters of the screen, column by column, without blanks, hyphens and numbers.
fn flat(c: &CuratorDesk) -> String {
    let mut columns = [String::new(), String::new(), String::new()];
    for line in c.lines() {
        for (column, part) in columns.iter_mut().zip(line.split('│')) {
            let words = part.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic));
            column.extend(words.flat_map(str::chars).filter(|c| *c != '-' && *c != '▌'));
        }
    }
    columns.concat()
}

#[test]
fn what_is_wrong_with_the_rules_is_read_in_every_window() {
    for (width, height) in SIZES {
        let mut c = curator().at(width, height);
        c.presses("5").sees("В тексте документа нет даты и номера");
        assert!(!c.lines()[2].contains('~'), "{}", c.screen());
    }
}

#[test]
fn where_one_types_there_is_a_mark_in_every_window() {
    let windows = [
        "F9",
        "F7",
        "Enter",
        "Ins",
        "F6",
        "F4",
        "2 F2",
        "Ctrl+D",
        "7 Ins Enter",
        "7 F6",
        "3 Home Enter Ctrl+O",
        "7 F2",
    ];
    for (width, height) in [(60, 20), (80, 24)] {
        for keys in windows {
            let mut c = renamed(&LONG, SECOND).at(width, height);
            c.goes_to("11:00").presses(keys);
            // Wherever Tab leads, the field one is in is seen.
            for _ in 0..12 {
                let marked = c.lines().iter().any(|line| line.contains("│>"));
                assert!(marked, "{keys} at {width}:\n{}", c.screen());
                if !matches!(keys, "F7" | "7 Ins Enter" | "7 F6" | "7 F2") {
                    c.presses("Tab");
                }
            }
        }
    }
}

#[test]
fn what_is_wrong_with_an_evening_is_told_once() {
    for (marks, said) in [
        ("9с", "номера 9 на листе нет"),
        ("2ы", "«2ы»"),
        ("2с 2н", "номер 2 назван дважды"),
        ("3п99", "«3п99»"),
    ] {
        for (width, height) in SIZES {
            let mut c = curator().at(width, height);
            c.presses("F4").types(marks).presses("Enter");
            assert_eq!(times(&c, said), 1, "{marks}:\n{}", c.screen());
        }
    }
}

#[test]
fn the_keys_of_a_window_are_named_whole_or_not_at_all() {
    for keys in [
        "F7 1 4 2 2",
        "F7 ъ ъ ъ ъ",
        "3 Home Enter Ctrl+O",
        "2 F2",
        "Ins Tab*6 Right",
        "F9",
        "F1",
        "5 F5",
        "Down F6",
    ] {
        for lang in [Lang::Ru, Lang::En] {
            let mut c = renamed(&LONG, SECOND).at(60, 20).speaking(lang);
            c.presses(keys);
            let feet: Vec<String> = c.lines().into_iter().filter(|l| l.contains('└')).collect();
            assert!(!feet.is_empty(), "{keys}:\n{}", c.screen());
            assert!(feet.iter().all(|foot| !foot.contains('~')), "{keys}:\n{}", c.screen());
        }
    }
}

#[test]
fn before_a_record_is_deleted_it_is_shown_in_words() {
    for (caller, said) in [("neighbour", "сосед, родня"), ("police", "полиция"), ("child", "ребёнок")]
    {
        let note = "соседка слышит плач каждую ночь, дверь не открывают, просит приехать сегодня";
        let line = format!(
            r#"{{"type":"contact","family":"00000000-0000-4000-8000-000000000002","kind":"call","outcome":"held","on":"2026-11-23","caller":"{caller}","note":"{note}"}}
"#
        );
        for (width, height) in [(60, 20), (80, 24)] {
            let mut c = renamed(&LONG, &line).at(width, height);
            c.presses("3").goes_to("Крестов").presses("Enter Tab*2 F8");
            c.sees(&format!("кто звонил: {said}")).sees(&format!("примечание: {note}"));
        }
    }
}

#[test]
fn what_may_be_told_on_the_phone_is_never_cut_off() {
    let f = "00000000-0000-4000-8000-000000000002";
    let more = format!(
        r#"{{"type":"activity","family":"{f}","help":"social","text":"содействие в трудоустройстве с постановкой на учёт в центре занятости","due":"2026-10-05"}}
{{"type":"contact","family":"{f}","kind":"call","outcome":"held","on":"2026-11-23","note":"просила совета, куда обратиться с долгом за квартиру и кто поможет с документами","promised":"узнать в центре льгот о рассрочке и перезвонить до конца недели"}}
"#
    );
    for (width, height) in SIZES {
        let mut c = renamed(&LONG, &more).at(width, height);
        c.presses("F7 1 4 2 2").sees("Спросить, кто говорит и куда перезвонить.");
        c.sees("! собака без привязи");
        c.presses("Tab").sees("Сказать можно");
    }
}

#[test]
fn under_the_calendar_the_norm_of_a_long_name_is_told() {
    for (width, height) in SIZES {
        let mut c = renamed(&LONG, SECOND).at(width, height);
        c.presses("2").goes_to("Крестов").sees("Неделя 48: 0 из 2").sees("назначено на 11:00");
        c.sees("! собака без привязи");
    }
}

#[test]
fn behind_a_number_a_family_is_told_with_its_house() {
    for (width, height) in SIZES {
        let mut c = renamed(&LONG, "").at(width, height);
        c.presses("5").goes_to("экстренный").presses("Enter");
        c.sees(" 4 ");
        let line = c.lines().into_iter().find(|l| l.contains("Сидорова")).unwrap();
        assert!(line.contains("~ 4 ") || line.contains("Циолковского 4"), "{}", c.screen());
    }
}

#[test]
fn the_family_one_stands_on_is_told_whole_under_the_list() {
    for (width, height) in SIZES {
        let mut c = renamed(&LONG, "").at(width, height);
        c.presses("3").goes_to("Мусин").sees("Мусин-Пушкин-Новосильцевский Пётр Всеволодович");
        c.sees("+7 911 600-31-08").sees("! вдвоём");
        c.goes_to("Крестов").sees("! собака без привязи, заходить только вдвоём");
        assert!(times(&c, "Крестовоздвиженская-Архангельская М") == 1, "{}", c.screen());
    }
}

#[test]
fn a_finding_names_both_families() {
    let twin = |title: &str, id: u8| {
        format!(
            r#"{{"type":"family","id":"70000000-0000-4000-8000-0000000000{id:02}","title":"{title}","street":"Мира","house":"7"}}
"#
        )
    };
    for title in [
        "Крестовоздвиженская-Архангельская Мария-Магдалина Константиновна",
        "Римская-Корсакова-Преображенская Ольга Ильинична",
        "Мусина-Пушкина-Новосильцева Евпраксия Всеволодовна",
    ] {
        let mut c = renamed(&[], &(twin(title, 1) + &twin(title, 2))).at(60, 20);
        c.presses("7");
        let surname = title.split(' ').next().unwrap();
        let list: Vec<String> = c.lines().into_iter().filter(|l| l.starts_with('▌')).collect();
        assert!(!list.iter().any(|l| l.contains('~')), "{}", c.screen());
        assert_eq!(list.concat().matches(surname).count(), 2, "{}", c.screen());
    }
}

#[test]
fn a_sign_is_not_parted_from_its_number() {
    for (text, width, lines) in [
        ("решение рабочей группы № 14", 25, ["решение рабочей группы", "№ 14"]),
        ("2 раза в неделю (Югра, п. 5.8)", 26, ["2 раза в неделю (Югра,", "п. 5.8)"]),
        ("нагрузка стала 54 %", 18, ["нагрузка стала", "54 %"]),
        ("Заболоцкая Е. А.", 13, ["Заболоцкая", "Е. А."]),
        ("Озёрная 9 · Ника", 9, ["Озёрная", "9 · Ника"]),
        ("базовый, разд. II", 14, ["базовый,", "разд. II"]),
    ] {
        assert_eq!(wrap(text, width), lines);
    }
}

#[test]
fn a_double_name_is_broken_behind_its_hyphen() {
    assert_eq!(wrap("Римская-Корсакова А. П.", 12), ["Римская-", "Корсакова", "А. П."]);
    assert_eq!(wrap("Римская-Корсакова Анна", 14), ["Римская-", "Корсакова Анна"]);
    assert_eq!(wrap("восьмибуквенный", 8), ["восьмибу", "квенный"]);
}

#[test]
fn the_longest_of_several_texts_gives_way() {
    let texts = ["коротко", "а это предложение куда длиннее", "тоже"].map(|t| (t.to_owned(), Style::new()));
    let said = |height| wrap_all(&texts, 12, height).into_iter().map(|(l, _)| l).collect::<Vec<_>>();
    assert_eq!(said(5), ["коротко", "а это", "предложение", "куда длиннее", "тоже"]);
    assert_eq!(said(4), ["коротко", "а это", "предложение…", "тоже"]);
    assert_eq!(said(3), ["коротко", "а это…", "тоже"]);
    assert_eq!(said(2), ["коротко", "а это…"]);
}

#[test]
fn of_a_long_text_whole_words_are_kept() {
    assert_eq!(beginning("собака без\nпривязи, вдвоём", 40), "собака без привязи, вдвоём");
    assert_eq!(beginning("собака без привязи, вдвоём", 21), "собака без привязи,…");
}

#[test]
fn in_a_window_too_small_to_see_no_key_but_the_exit_does_anything() {
    let mut c = curator();
    c.goes_to("11:00");
    let (before, file) = (c.screen(), c.file());
    for (width, height) in [(40, 10), (59, 24), (80, 19)] {
        c.resizes_to(width, height).presses("F8 Enter Ins 2 F4 Ctrl+N Down Ctrl+Z").pastes("Макеева");
        assert!(!c.left);
        c.sees("F10 — выход").resizes_to(80, 24);
        assert_eq!(c.screen(), before);
        assert_eq!(c.file(), file);
    }
    // In the middle of a form too: what is typed is kept in the draft.
    c.presses("Enter").types("дома все").resizes_to(40, 10).presses("F2 Esc").resizes_to(80, 24);
    c.sees("дома все").resizes_to(40, 10).presses("F10");
    assert!(c.left);
}
