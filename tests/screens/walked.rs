//! Every screen, tab, window and list, in every size and both languages, with names as long as there are.

use crate::desk::{CuratorDesk, DISTRICT, with_district};
use kurator::text::Lang;
use kurator::text::wrapping::heading;
use kurator::ui::capabilities::Capabilities;
use ratatui::style::Color;

/// The keys that lead to each of them from «Сегодня».
pub const PLACES: [&str; 56] = [
    "1",
    "Tab",
    "Tab*2",
    "Tab*3",
    "2",
    "2 f",
    "2 v",
    "2 F5",
    "2 F2",
    "3",
    "3 F7 и в а",
    "3 F4",
    "3 F4 Right Down",
    "4",
    "4 Enter",
    "4 Enter Enter",
    "4 F5",
    "5",
    "5 F5",
    "5 F4",
    "5 Down Enter",
    "5 End",
    "5 Ctrl+G",
    "5 Tab*4",
    "7",
    "7 Ins",
    "7 F6",
    "7 F2",
    "3 Home Enter",
    "3 Home Enter Tab",
    "3 Home Enter Tab*2",
    "3 Home Enter Tab*3",
    "3 Home Enter Tab*4",
    "3 Home Enter Tab*5",
    "3 Home Enter BackTab",
    "3 Home Enter Ctrl+O",
    "3 Home Enter Tab F4",
    "3 Home Enter Tab*2 F8",
    "3 Home Enter F9 ц е л и Enter",
    "3 Home Enter h",
    "3 Home Enter F5",
    "Down Enter",
    "Down Ins",
    "Down F6",
    "Down F5",
    "F4",
    "F9",
    "F1",
    "F7 1 4 2 2",
    "F7 и в а",
    "F7 ъ ъ ъ ъ Ins",
    "3 y",
    "Ctrl+D",
    "Ctrl+K",
    "5 Down F6",
    "Ctrl+X",
];

const LONG: [(&str, &str); 9] = [
    ("Иванова Мария Петровна", "Крестовоздвиженская-Архангельская Мария-Магдалина Константиновна"),
    ("Гусев Николай Иванович", "Преображенский-Вознесенский Николай Святославович"),
    ("Орлов Пётр Дмитриевич", "Мусин-Пушкин-Новосильцевский Пётр Всеволодович"),
    ("Смирнова Татьяна Николаевна", "Константинопольская-Заболоцкая Екатерина Александровна"),
    ("\"Ленинградская\"", "\"Академика Константина Эдуардовича Циолковского\""),
    ("\"Сушани\"", "\"Посёлок станции Верхнеподкаменская Слобода\""),
    ("\"Боровичи\"", "\"Нижнекрасносёлкинское городское поселение\""),
    ("\"собака\"", "\"собака без привязи, заходить только вдвоём, после звонка соседке из кв. 5\""),
    ("\"Иванова\"", "\"Крестовоздвиженская-Архангельская\""),
];

const SECOND: &str = r#"{"type":"curator","name":"Белкина-Старообрядцева Вероника Александровна"}
"#;

fn renamed() -> CuratorDesk {
    renamed_to(LONG[0].1)
}

fn renamed_to(title: &str) -> CuratorDesk {
    let district = DISTRICT.replace(LONG[0].0, title);
    let district = LONG.iter().fold(district, |text, (from, to)| text.replace(from, to));
    with_district(&format!("{district}{SECOND}"))
}

/// What only is read: there is nothing to stand on.
const READ: [&str; 9] =
    ["2 F5", "5 F5", "4 F5", "3 Home Enter F5", "Down F5", "F1", "7", "3 F7 и в а", "3 Home Enter h"];

const WARNING: &str = "собака без привязи, заходить только вдвоём, после звонка соседке из кв. 5";

/// What stands in the line of a frame or under a title drawn on a line; nothing of any other.
fn titled(line: &str) -> &str {
    match (line.find('┌'), line.rfind('┐')) {
        (Some(from), Some(to)) if from < to => &line[from..to],
        _ if line.contains("───") && !line.contains(['│', '┼']) => line,
        _ => "",
    }
}

/// Walks all places of a window of this size and looks at each, and again one line further down.
fn walk(size: (u16, u16), look: impl Fn(&CuratorDesk, &str)) {
    for lang in [Lang::Ru, Lang::En] {
        for keys in PLACES {
            let mut c = renamed().at(size.0, size.1).speaking(lang);
            c.presses(keys);
            look(&c, keys);
            c.presses("Down");
            look(&c, keys);
        }
    }
}

fn is_whole(c: &CuratorDesk, keys: &str) {
    for line in c.lines() {
        assert!(!titled(&line).contains('~'), "{keys}: «{line}»\n{}", c.screen());
        // A warning ends with a word.
        for (at, _) in WARNING.char_indices().filter(|(at, _)| *at > "соба".len()) {
            let cut = format!("! {}~", &WARNING[..at]);
            assert!(!line.contains(&cut), "{keys}: «{line}»\n{}", c.screen());
        }
    }
    let status = &c.lines()[usize::from(c.buffer().area.height) - 2];
    assert!(!status.contains('~') || status.contains('│'), "{keys}: «{status}»\n{}", c.screen());
}

/// What a terminal without signs, colours and faint letters is sent says the same.
fn is_plain(c: &CuratorDesk, keys: &str) {
    let mut poor = c.buffer();
    Capabilities { ascii: true, colour: false, faint: false }.fit(&mut poor);
    for cell in &poor.content {
        let sign = cell.symbol();
        assert!(sign.is_ascii() || sign.chars().all(char::is_alphabetic), "{keys}: «{sign}»\n{}", c.screen());
        assert!(cell.fg == Color::Reset && cell.bg == Color::Reset, "{keys}: {cell:?}");
    }
    if READ.contains(&keys) {
        return;
    }
    let lines = poor.content.chunks(c.width());
    let marked = lines.map(|l| l.iter().map(|cell| cell.symbol()).collect::<String>()).any(|line| {
        let is_button = line.split(['[', ']']).nth(1).is_some_and(|said| said.contains(char::is_alphabetic));
        line.starts_with('>') || line.contains("|>") || line.contains("| >") || is_button
    });
    assert!(marked, "{keys}: nothing is marked\n{}", c.screen());
}

#[test]
fn in_the_least_window_no_title_and_no_warning_is_cut() {
    walk((60, 20), is_whole);
}

#[test]
fn at_the_size_of_design_no_title_and_no_warning_is_cut() {
    walk((80, 24), is_whole);
}

#[test]
fn beside_a_pane_no_title_and_no_warning_is_cut() {
    walk((104, 30), is_whole);
}

#[test]
fn without_signs_and_colours_everything_is_read_and_marked() {
    walk((80, 24), is_plain);
}

#[test]
fn in_the_least_window_without_signs_and_colours_everything_is_read_and_marked() {
    walk((60, 20), is_plain);
}

#[test]
fn the_head_of_the_card_says_who_and_where_in_full() {
    for (title, short) in [
        (
            "Крестовоздвиженская-Архангельская Мария-Магдалина Константиновна",
            "Крестовоздвиженская-Архангельская М. К.",
        ),
        (
            "Римская-Корсакова-Преображенская-Вознесенская Ольга Ильинична",
            "Римская-Корсакова-Преображенская-Вознесенская О. И.",
        ),
        ("Ли Анна Сергеевна", "Ли Анна Сергеевна"),
    ] {
        for (width, height) in [(60, 20), (80, 24), (104, 30), (120, 40)] {
            let mut c = renamed_to(title).at(width, height);
            c.presses("3")
                .goes_to(&title.split(['-', ' ']).next().unwrap().chars().take(7).collect::<String>())
                .presses("Enter");
            let lines = c.lines();
            let end = lines.iter().position(|line| line.trim_matches('─').is_empty()).unwrap();
            let head = lines[1..end].iter().flat_map(|l| l.split_whitespace()).collect::<Vec<_>>().join(" ");
            assert!(!head.contains(['~', '…']), "{}", c.screen());
            for said in [WARNING, "Циолковского 12, кв. 4"] {
                assert!(head.contains(said), "«{said}» at {width}:\n{}", c.screen());
            }
            assert!(head.contains(title) || head.contains(short), "{}", c.screen());
            // Of the family itself the greater part of the window is left.
            assert!(end * 2 <= usize::from(height) + 2, "{}", c.screen());
        }
    }
}

#[test]
fn a_heading_shortens_names_before_it_leaves_words_out() {
    for (text, width, said) in [
        ("Посещение: Гусева Анна Львовна", 40, "Посещение: Гусева Анна Львовна"),
        ("Посещение: Гусева Анна Львовна", 26, "Посещение: Гусева Анна Л."),
        ("Посещение: Гусева Анна Львовна", 23, "Посещение: Гусева А. Л."),
        ("Передать: Ким О. А. > Белкина Вера Львовна", 32, "Передать: Ким О. А. > Белкина…"),
        ("Программа: Октябрьский район", 20, "Программа:…"),
        ("Неделя 48 · 23–29 ноября", 12, "Неделя 48…"),
    ] {
        assert_eq!(heading(text, width), said);
    }
}

#[test]
fn long_names_take_the_room_that_is_left() {
    let whole = "К Преображенский-Вознесенский ";
    let mut c = renamed().at(80, 24);
    assert!(c.presses("4").lines().iter().any(|line| line.contains(whole)), "{}", c.screen());
    let mut c = renamed().at(80, 24);
    assert!(
        c.presses("2")
            .lines()
            .iter()
            .any(|line| line.contains("Преображенский-Вознес") && line.contains("■ 14:00")),
        "{}",
        c.screen()
    );
    let mut c = renamed().at(104, 30);
    assert!(
        c.presses("2").lines().iter().any(|line| line.contains("Преображенский-Вознес")),
        "{}",
        c.screen()
    );
}
