//! Each screen and dialog as it stands, reached by keys. `INSTA_UPDATE=always cargo test --test house snapshots` makes them
//! anew; a person looks at what has changed.

use crate::desk;
use crate::fields::{WithField, copied};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::desk::{CuratorDesk, clock, curator, newcomer};
use chrono::{DateTime, Local};
use kurator::domain::schema::Kind;
use kurator::domain::{Act, FieldName, Id, Record};
use kurator::text::Lang;
use unicode_width::UnicodeWidthStr;

/// What is pressed for each picture.
const SCREENS: [(&str, &str); 45] = [
    ("today", ""),
    ("today-late", "Tab"),
    ("today-call-back", "Home"),
    ("calendar", "2"),
    ("calendar-auto", "2 f"),
    ("calendar-why", "2 Up F5"),
    ("calendar-month", "2 v"),
    ("families", "3"),
    ("families-filter", "3 F7 и в а"),
    ("lookup", "F7 1 4 2 2"),
    ("lookup-nobody", "F7 ъ ъ ъ ъ Tab*3"),
    ("call-nobody", "F7 ъ ъ ъ ъ Ins"),
    ("call-rights", "Down Ins Tab*6 Right"),
    ("families-facets", "3 F4 Right Down"),
    ("families-narrowed", "3 F4 Right Right Enter"),
    ("programmes", "4"),
    ("programmes-family", "4 Enter"),
    ("district", "5"),
    ("district-end", "5 End"),
    ("card", "3 Home Enter"),
    ("card-contacts", "3 Home Enter Tab*2"),
    ("card-plan", "3 Home Enter Tab*3"),
    ("visit", "Down Enter"),
    ("visit-fault", "Down Enter Tab*2 Ctrl+U + 3 Enter"),
    ("appoint", "Down F6"),
    ("evening", "F4 2 н Space 3 п 2 7 Space 9 с"),
    ("print", "2 F2"),
    ("call", "Down Ins"),
    ("tick", "Tab Down*3 Enter"),
    ("menu", "F9"),
    ("help", "F1"),
    ("why-row", "Tab*2 F5"),
    ("why-load", "5 Down*3 F5"),
    ("behind", "5 Down Enter"),
    ("rules", "5 F4"),
    ("entry-take-in", "3 y"),
    ("entry-fault", "3 Home Enter Tab*4 Ins Enter Ctrl+S"),
    ("entry-pick", "3 Home Enter Tab*5 Ins Enter Space Down"),
    ("entry-leaving", "3 y x Esc"),
    ("form-leaving", "Down Enter Tab x Esc"),
    ("card-history", "3 Home Enter BackTab"),
    ("remove", "3 Home Enter Tab*2 F8"),
    ("remove-family", "3 Home Enter F9 ц е л и Enter"),
    ("past", "3 Home Enter Tab Down F4 Tab*4 0 1 0 2 1 9 9 0 Ctrl+S h"),
    ("undo-one", "3 Home Enter Tab Down F4 Tab*4 0 1 0 2 1 9 9 0 Ctrl+S BackTab*2 F8"),
];

fn hold(name: &str, c: &CuratorDesk) {
    assert!(names().contains(name), "{name} is not among the names of pictures");
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("snapshots");
    // When something was entered is told in the time of the computer, wherever that stands.
    let local = DateTime::from_timestamp_millis(clock()).unwrap().with_timezone(&Local);
    let screen = c.screen().replace(&local.format("%d.%m.%y %H:%M").to_string(), "24.11.26 09:00");
    let screen = screen.replace(&local.format("%d.%m %H:%M").to_string(), "24.11 09:00");
    // Where the test runs is nobody's concern: the path is that of a desktop, and the frame stands where it would.
    let media = c.beside("media").display().to_string();
    let at_home = |line: &str| match line.split_once(&media) {
        Some((before, after)) => {
            let blanks = " ".repeat(media.len().saturating_sub("/media/curator".len()));
            let (path, rest) = after.split_at(after.find(' ').unwrap_or(after.len()));
            format!("{before}/media/curator{path}{blanks}{rest}\n")
        }
        None => format!("{line}\n"),
    };
    let screen: String = screen.lines().map(at_home).collect();
    settings.bind(|| insta::assert_snapshot!(name, screen));
}

/// The names of all pictures that a test here makes.
fn names() -> BTreeSet<String> {
    let sized = SCREENS.iter().chain(&STAFF).chain(&COPIES).chain(&SHORT).chain(&[("join", "")]);
    let sized = sized.flat_map(|(name, _)| {
        SIZES.map(|(_, code, (width, height))| format!("{name}-{code}-{width}x{height}"))
    });
    let empty = EMPTY.iter().map(|(name, _)| format!("{name}-empty-ru-80x24"));
    let long = LONG.iter().chain(&LONG_IN_FAMILIES).map(|(name, _)| format!("{name}-long-ru-80x24"));
    sized.chain(empty).chain(long).collect()
}

/// Pictures on the disk that no test makes, and names without a picture.
fn strays(made: &BTreeSet<String>, files: impl Iterator<Item = String>) -> (Vec<String>, Vec<String>) {
    let there: BTreeSet<String> = files.collect();
    let owner = |file: &String| file.strip_suffix(".snap").is_some_and(|name| made.contains(name));
    let lacking = made.iter().filter(|name| !there.contains(&format!("{name}.snap"))).cloned();
    (there.iter().filter(|file| !owner(file)).cloned().collect(), lacking.collect())
}

#[test]
fn no_picture_is_without_a_test_that_makes_it() {
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house/snapshots")).unwrap();
    let files = files.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let (strange, lacking) = strays(&names(), files);
    assert!(strange.is_empty(), "no test makes {strange:?}: delete them");
    assert!(lacking.is_empty(), "there is no picture of {lacking:?}: make and look at them");
}

#[test]
fn a_picture_without_an_owner_would_be_seen() {
    let made: BTreeSet<String> = ["card-ru-80x24", "why-en-80x24"].map(str::to_owned).into();
    let seen = |files: &[&str]| strays(&made, files.iter().map(|f| (*f).to_owned()));
    assert_eq!(seen(&["card-ru-80x24.snap", "why-en-80x24.snap"]), (vec![], vec![]));
    let (strange, lacking) = seen(&["card-ru-80x24.snap", "kard-ru-80x24.snap", "why-en-80x24.snap.new"]);
    assert_eq!(strange, ["kard-ru-80x24.snap", "why-en-80x24.snap.new"]);
    assert_eq!(lacking, ["why-en-80x24"]);
}

fn all(language: &str, (width, height): (u16, u16), made: fn() -> CuratorDesk) {
    for (name, keys) in SCREENS {
        let lang = if language == "en" { Lang::En } else { Lang::Ru };
        let mut c = made().at(width, height).speaking(lang);
        c.presses(keys);
        hold(&format!("{name}-{language}-{width}x{height}"), &c);
    }
}

/// In which language and at which size each picture is held.
const SIZES: [(Lang, &str, (u16, u16)); 4] = [
    (Lang::Ru, "ru", (80, 24)),
    (Lang::Ru, "ru", (60, 20)),
    (Lang::Ru, "ru", (120, 40)),
    (Lang::En, "en", (80, 24)),
];

#[test]
fn in_russian_at_the_size_of_design() {
    all("ru", (80, 24), curator);
}

#[test]
fn in_russian_in_a_large_window() {
    all("ru", (120, 40), curator);
}

#[test]
fn in_russian_in_the_least_window() {
    all("ru", (60, 20), curator);
}

#[test]
fn in_english() {
    all("en", (80, 24), curator);
}

/// What the head of service sees of a file with two curators.
const STAFF: [(&str, &str); 7] = [
    ("staff-district", "5"),
    ("staff-records", "5 Tab*4"),
    ("staff-whose", "3 Ctrl+K"),
    ("staff-families", "3 Ctrl+K End Enter"),
    ("staff-why", "5 Down F5"),
    ("staff-hand-over", "5 Down F6"),
    ("staff-hand-over-family", "3 Home Enter Ctrl+O"),
];

fn head_of_service() -> CuratorDesk {
    let own = ", \"curator\": \"00000000-0000-4000-8000-000000000010\"}";
    let district = desk::DISTRICT.replacen(own, "}", 1);
    desk::with_district(&format!(
        r#"{district}{{"type":"curator","id":"11111111-0000-4000-8000-000000000001","name":"Белкина Вера Андреевна"}}
{{"type":"leave","id":"11111111-0000-4000-8000-000000000002","curator":"11111111-0000-4000-8000-000000000001","from":"2026-12-14","until":"2026-12-20","reason":"отпуск"}}
{{"type":"duty","id":"11111111-0000-4000-8000-000000000003","curator":"11111111-0000-4000-8000-000000000001","on":"2026-01-06","visits":2}}
{{"type":"order","id":"11111111-0000-4000-8000-000000000004","number":"17","level":"crisis","from":"2026-12-01","visits":2,"per":"week"}}
{{"type":"organisation","id":"11111111-0000-4000-8000-000000000005","name":"Межрайонный центр социальной помощи семье и детям «Доверие»"}}
"#
    ))
}

#[test]
fn with_several_curators() {
    for (lang, code, size) in SIZES {
        for (name, keys) in STAFF {
            let mut c = head_of_service().at(size.0, size.1).speaking(lang);
            c.presses(keys);
            hold(&format!("{name}-{code}-{}x{}", size.0, size.1), &c);
        }
    }
}

/// What is seen of copies that came together.
const COPIES: [(&str, &str); 11] = [
    ("exchange-ways", "7 Ins"),
    ("exchange-path", "7 Ins Enter"),
    ("exchange-folder", "7 F6 Enter"),
    ("exchange-offer", "7 Ins Enter Enter"),
    ("exchange", "7 Ins Enter Enter Enter 1 7"),
    ("exchange-note", "7 Ins Enter Enter Enter End Up Del Up"),
    ("exchange-why", "7 Ins Enter Enter Enter Down F5"),
    ("exchange-finding", "7 Ins Enter Enter Enter End"),
    ("exchange-own", "7 Ins Enter Enter Enter Down F4"),
    ("exchange-today", "7 Ins Enter Enter Enter 1"),
    ("exchange-card", "7 Ins Enter Enter Enter F3"),
];

/// A curator who comes back to a file on which somebody worked at home: one family's danger, note and phone were changed
/// on both, and another family was taken in twice.
fn back_with_a_stick() -> CuratorDesk {
    let mut c = curator();
    let id: Id = "00000000-0000-4000-8000-000000000002".parse().unwrap();
    let mother: Id = "00000000-0000-4000-8000-000000000111".parse().unwrap();
    let changed = |safety: &str, note: &str, number: &str| {
        let family = Record::of(Kind::Family, id).with(FieldName::Safety, safety).with(FieldName::Note, note);
        let mut member = Record::of(Kind::Member, mother);
        member.put(FieldName::Phones, serde_json::json!([number])).unwrap();
        vec![family, member]
    };
    c.carries_a_copy("home", |home| {
        let twin =
            home.reader().record(Kind::Family, "00000000-0000-4000-8000-000000000008".parse().unwrap());
        // Its number comes from its id: a random one would be another in every picture.
        let id = "00000000-0000-4000-8000-000000000088".parse().unwrap();
        let twin = copied(&twin.unwrap().unwrap(), Kind::Family, id);
        home.record(Act::FamilyTakenIn, &[twin]).unwrap();
        let note = "Переехали к бабушке до конца месяца: звонить ей, в дверь не стучать — соседи жалуются.";
        home.record(Act::FamilyChanged, &changed("собака, без хозяина не входить", note, "+79521422109"))
            .unwrap();
    });
    c.writes(Act::FamilyChanged, changed("вдвоём", "Живут у бабушки.", "+79527770002"));
    c
}

#[test]
fn with_copies_that_come_together() {
    for (lang, code, size) in SIZES {
        for (name, keys) in COPIES {
            let mut c = back_with_a_stick().at(size.0, size.1).speaking(lang);
            c.presses(keys);
            hold(&format!("{name}-{code}-{}x{}", size.0, size.1), &c);
        }
    }
}

/// What is seen where the days ahead are too few.
const SHORT: [(&str, &str); 4] =
    [("ahead-today", "Tab*4"), ("ahead-why", "Tab*4 F5"), ("short-week", "2 f"), ("short-why", "2 Up F5")];

/// Holidays and a leave ahead, and more families than the days hold.
fn before_new_year() -> CuratorDesk {
    let district = desk::DISTRICT;
    let mut c = desk::with_district(&format!(
        r#"{district}{{"type":"leave","id":"11111111-0000-4000-8000-000000000002","from":"2026-12-14","until":"2026-12-21","reason":"отпуск"}}
{{"type":"capacity","id":"11111111-0000-4000-8000-000000000003","on":"2026-11-25","visits":0}}
{{"type":"capacity","id":"11111111-0000-4000-8000-000000000004","on":"2026-11-26","visits":0}}
{{"type":"capacity","id":"11111111-0000-4000-8000-000000000005","on":"2026-11-27","visits":1}}
"#
    ));
    c.pauses();
    c
}

/// The Ivanovs once more, as another curator entered them.
#[test]
fn with_a_family_entered_twice() {
    for (lang, code, size) in SIZES {
        let c = desk::with_district(&format!("{}{}", desk::DISTRICT, desk::TWIN));
        let mut c = c.at(size.0, size.1).speaking(lang);
        c.presses("3").goes_to("Ивановы").presses("Enter F9");
        c.types(if code == "ru" { "объединить" } else { "join with" }).presses("Enter");
        hold(&format!("join-{code}-{}x{}", size.0, size.1), &c);
    }
}

#[test]
fn with_days_that_are_too_few() {
    for (lang, code, size) in SIZES {
        for (name, keys) in SHORT {
            let mut c = before_new_year().at(size.0, size.1).speaking(lang);
            c.presses(keys);
            hold(&format!("{name}-{code}-{}x{}", size.0, size.1), &c);
        }
    }
}

/// What is seen of an empty file.
const EMPTY: [(&str, &str); 6] = [
    ("today", ""),
    ("calendar", "2"),
    ("families", "3"),
    ("programmes", "4"),
    ("district", "5"),
    ("exchange", "7"),
];

#[test]
fn with_nothing_in_the_file() {
    for (name, keys) in EMPTY {
        let mut c = newcomer();
        c.presses(keys);
        hold(&format!("{name}-empty-ru-80x24"), &c);
    }
}

/// What is seen of a name longer than any column, from its line of Сегодня and of Семьи.
const LONG: [(&str, &str); 5] =
    [("today", ""), ("calendar", "2"), ("visit", "Enter"), ("call", "Ins"), ("why", "F5")];
const LONG_IN_FAMILIES: [(&str, &str); 2] = [("families", ""), ("card", "Enter")];

#[test]
fn with_a_name_longer_than_any_column() {
    for (name, keys) in LONG {
        let mut c = curator();
        if name == "calendar" {
            c.presses("2 End");
        } else {
            c.goes_to("Константинопол").presses(keys);
        }
        hold(&format!("{name}-long-ru-80x24"), &c);
    }
    for (name, keys) in LONG_IN_FAMILIES {
        let mut c = curator();
        c.presses("3").goes_to("Константинопо").presses(keys);
        hold(&format!("{name}-long-ru-80x24"), &c);
    }
}

/// Signs that both the DOS and the Windows fonts of a work computer have, beside letters, digits and what stands on
/// every keyboard.
const SIGNS: &str = "─│┌┐└┘├┤┬┴┼█▌░▒▓■·√°№«»„“—–…×−≈§";

#[test]
fn no_picture_is_wider_than_its_window_or_drawn_with_other_signs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house/snapshots");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let size = name.rsplit('-').next().unwrap();
        let (width, height) = size.split_once('x').unwrap();
        let (width, height): (usize, usize) = (width.parse().unwrap(), height.parse().unwrap());
        let text = fs::read_to_string(&path).unwrap();
        let screen = text.splitn(3, "---\n").nth(2).unwrap();
        assert!(screen.trim_end_matches('\n').lines().count() <= height, "{name} is higher than {height}");
        for line in screen.lines() {
            assert!(line.width() <= width, "{name} is wider than {width}: {line}");
            let plain = |c: char| c.is_ascii_graphic() || c == ' ' || ('А'..='ё').contains(&c) || c == 'Ё';
            let known = |c: char| plain(c) || SIGNS.contains(c);
            let odd = line.chars().find(|c| !known(*c));
            assert_eq!(odd, None, "{name}: {line}");
        }
    }
}
