//! The guided start: what is asked, what stays while one goes back, what is wished for in the end.

use std::path::{Path, PathBuf};

use kurator::app::entrance::StartApp;
use kurator::app::opening;
use kurator::domain::passphrase::PassphraseStrength;
use kurator::domain::{FileFault, UserError};
use kurator::env::init::{self, NewDistrict, NewFileProtection};
use kurator::keymap::key::{Key, NamedKey};
use kurator::keymap::layout;
use kurator::regulation::embedded;
use kurator::screen::start::{DistrictRequest, FirstTask, Folders, StartEffect, StartScreen};
use kurator::store::{Author, KeyRing, LongOpening, Passphrase, Store};
use kurator::text::{Lang, Words};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const ENTER: Key = Key::Named(NamedKey::Enter);
const ESC: Key = Key::Named(NamedKey::Esc);
const DOWN: Key = Key::Named(NamedKey::Down);
const UP: Key = Key::Named(NamedKey::Up);
const TAB: Key = Key::Named(NamedKey::Tab);

fn entrance(lang: Lang) -> StartApp {
    let folders = Folders { home: Some("/home/anna".into()), here: "/work".into() };
    let today = "2026-11-24".parse().unwrap();
    StartApp::new(StartScreen::new(Words::of(lang), today, Path::new("/data/district.kurator"), folders))
}

fn types(entrance: &mut StartApp, text: &str) {
    for c in text.chars() {
        assert_eq!(entrance.press(Key::Char(c)), None);
    }
}

fn screen(entrance: &StartApp, (width, height): (u16, u16)) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    entrance.view(buffer.area, &mut buffer);
    let lines = buffer.content.chunks(usize::from(width));
    lines.map(|l| l.iter().map(|c| c.symbol()).collect::<String>().trim_end().to_owned() + "\n").collect()
}

#[track_caller]
fn sees(entrance: &StartApp, text: &str) {
    let shown = screen(entrance, (80, 24));
    let flat = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(text), "«{text}» is not to be seen:\n{shown}");
}

#[test]
fn the_guide_is_read_before_there_is_a_file() {
    let mut e = entrance(Lang::Ru);
    assert_eq!(e.press(Key::F(1)), None);
    types(&mut e, "позвон");
    sees(&e, "Позвонили ──");
    // Before there is a file there is nowhere to print it.
    e.press(Key::F(2));
    sees(&e, "здесь ничего не значит");
    e.press(Key::Named(NamedKey::Esc));
    e.press(Key::Named(NamedKey::Esc));
    sees(&e, "Файла /data/district.kurator нет");
}

#[test]
fn a_new_district_is_asked_for_in_two_steps() {
    let mut e = entrance(Lang::Ru);
    sees(&e, "Файла /data/district.kurator нет");
    assert_eq!(e.press(ENTER), None);
    // Югра is the one to begin with; its warning stands below.
    sees(&e, "▌ ХМАО — Югра");
    sees(&e, "нет даты и номера");
    e.press(UP);
    e.press(UP);
    e.press(UP);
    sees(&e, "▌ Боровичский район");
    e.press(ENTER);
    types(&mut e, "Участок № 3");
    e.press(ENTER);
    types(&mut e, "Смирнова Т. Н.");
    // One step back and forth loses nothing.
    e.press(ESC);
    e.press(ESC);
    e.press(ENTER);
    e.press(ENTER);
    sees(&e, "Смирнова Т. Н.");
    e.press(ENTER);
    types(&mut e, "специалист");
    e.press(ENTER);
    e.press(ENTER);
    sees(&e, "шаг 3 из 3");
    // To do without a passphrase is a choice of its own.
    sees(&e, "Файл прочтёт каждый");
    e.press(DOWN);
    e.press(DOWN);
    let wished = e.press(ENTER);
    let plan = DistrictRequest {
        regulation: "borovichi".into(),
        district: "Участок № 3".into(),
        curator: "Смирнова Т. Н.".into(),
        position: "специалист".into(),
        path: "/data/district.kurator".into(),
        passphrase: None,
        first: FirstTask::Work,
    };
    assert_eq!(wished, Some(StartEffect::Make(plan)));
    // A refusal stands at the field, and all that was typed is there.
    e.start.fail(UserError::new("store-exists").with("path", "/data/district.kurator"));
    sees(&e, "! Файл /data/district.kurator уже есть");
    sees(&e, "Участок № 3");
}

#[test]
fn a_list_from_excel_is_one_of_the_ways_to_begin() {
    for size in [(80, 24), (60, 20)] {
        let mut e = entrance(Lang::Ru);
        let shown = screen(&e, size);
        for door in
            ["Новый участок", "Новый участок по списку из Excel", "Посмотреть пример", "Открыть копию"]
        {
            assert!(shown.contains(door), "{door}:\n{shown}");
        }
        e.press(DOWN);
        (0..3).for_each(|_| drop(e.press(ENTER)));
        e.press(Key::Ctrl('s'));
        (0..2).for_each(|_| drop(e.press(DOWN)));
        let Some(StartEffect::Make(plan)) = e.press(ENTER) else { panic!("nothing is made") };
        assert_eq!(plan.first, FirstTask::List);
        // Another way chosen after all takes no list.
        let mut e = entrance(Lang::Ru);
        e.press(DOWN);
        e.press(ENTER);
        (0..2).for_each(|_| drop(e.press(ESC)));
        e.press(UP);
        (0..2).for_each(|_| drop(e.press(ENTER)));
        e.press(Key::Ctrl('s'));
        (0..2).for_each(|_| drop(e.press(DOWN)));
        let Some(StartEffect::Make(plan)) = e.press(ENTER) else { panic!("nothing is made") };
        assert_eq!(plan.first, FirstTask::Work);
    }
}

#[test]
fn a_bare_name_stands_in_the_folder_and_gets_its_ending() {
    let cases = [
        ("мой", "/data/мой.kurator"),
        ("участок 3.1", "/data/участок 3.1.kurator"),
        ("stick/a.db", "/work/stick/a.db"),
        ("~/a", "/home/anna/a.kurator"),
        ("/media/stick/b.kurator", "/media/stick/b.kurator"),
    ];
    for (typed, full) in cases {
        let mut e = entrance(Lang::Ru);
        e.press(ENTER);
        e.press(ENTER);
        e.press(UP);
        e.press(Key::Ctrl('u'));
        e.paste(typed);
        sees(&e, full);
        assert_eq!(e.press(Key::Ctrl('s')), None);
        e.press(DOWN);
        e.press(DOWN);
        match e.press(ENTER) {
            Some(StartEffect::Make(plan)) => assert_eq!(plan.path, PathBuf::from(full)),
            other => panic!("{other:?}"),
        }
    }
    let mut e = entrance(Lang::Ru);
    e.press(ENTER);
    e.press(ENTER);
    e.press(UP);
    e.press(Key::Ctrl('u'));
    assert_eq!(e.press(ENTER), None);
    sees(&e, "! Впишите имя файла.");
}

#[test]
fn the_demo_and_a_copy_are_a_step_away() {
    let mut e = entrance(Lang::Ru);
    e.press(DOWN);
    e.press(DOWN);
    assert_eq!(e.press(ENTER), Some(StartEffect::Demo));
    e.press(DOWN);
    assert_eq!(e.press(ENTER), None);
    assert_eq!(e.press(ENTER), None);
    sees(&e, "! Впишите имя файла.");
    types(&mut e, "сop");
    assert_eq!(e.press(TAB), Some(StartEffect::Complete("/work/сop".into())));
    e.start.complete("/work/сopy.kurator", Vec::new());
    assert_eq!(e.press(ENTER), Some(StartEffect::Open("/work/сopy.kurator".into())));
    e.press(ESC);
    sees(&e, "▌ Открыть копию");
    assert_eq!(e.press(Key::F(10)), Some(StartEffect::Quit));
}

#[test]
fn a_lost_file_is_put_back_from_its_last_snapshot() {
    let folders = Folders { home: None, here: "/work".into() };
    let words = Words::of(Lang::Ru);
    let start =
        StartScreen::new(words, "2026-11-24".parse().unwrap(), Path::new("/data/district.kurator"), folders);
    let at = "2026-11-23T18:40:00".parse().unwrap();
    let mut e = StartApp::new(start.with_snapshot(Some(("/state/000003.kurator".into(), at))));
    sees(&e, "Файла /data/district.kurator нет, а участок в нём был: последний снимок — 23.11.2026 18:40.");
    sees(&e, "▌ Вернуть участок из снимка");
    assert!(screen(&e, (60, 20)).contains("Открыть копию"), "{}", screen(&e, (60, 20)));
    assert_eq!(e.press(ENTER), Some(StartEffect::Restore("/state/000003.kurator".into())));
    // Nothing else is lost by it: the other ways are there.
    e.press(DOWN);
    assert_eq!(e.press(ENTER), None);
    sees(&e, "▌ ХМАО — Югра");
}

#[test]
fn both_layouts_and_both_languages_serve() {
    let mut e = entrance(Lang::Ru);
    e.press(Key::Ctrl(layout::russian('l')));
    sees(&e, "Look at an example");
    e.press(Key::F(1));
    sees(&e, "Beginning");
    assert_eq!(e.press(ENTER), None);
    sees(&e, "Look at an example");
    assert_eq!(e.press(Key::Ctrl(layout::russian('q'))), Some(StartEffect::Quit));
}

#[test]
fn nothing_is_cut_in_the_least_window() {
    for lang in [Lang::Ru, Lang::En] {
        for (place, id) in embedded::ids().enumerate() {
            let mut e = entrance(lang);
            let status = |e: &StartApp| {
                let shown = screen(e, (60, 20));
                assert!(!shown.lines().nth(18).unwrap().contains('~'), "{shown}");
                shown.split_whitespace().collect::<Vec<_>>().join(" ")
            };
            status(&e);
            e.press(ENTER);
            e.press(Key::Named(NamedKey::Home));
            (0..place).for_each(|_| drop(e.press(DOWN)));
            let shown = status(&e);
            let warning = embedded::regulation(id).unwrap().warning.unwrap_or_default();
            assert!(shown.contains(&warning), "{warning}\n{}", screen(&e, (60, 20)));
            e.press(ENTER);
            status(&e);
            (0..2).for_each(|_| drop(e.press(ESC)));
            e.press(DOWN);
            e.press(DOWN);
            e.press(ENTER);
            status(&e);
        }
    }
}

#[test]
fn what_is_begun_is_a_district_with_its_curator() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new").join("district.kurator");
    let begun = NewDistrict {
        regulation: "azov".into(),
        district: "Участок № 3".into(),
        curator: "Смирнова Т. Н.".into(),
        position: "специалист".into(),
    };
    init::district(&path, &begun, NewFileProtection::Plain, &KeyRing::default()).unwrap();
    let store =
        Store::open(&path, Author { device: String::new(), user: String::new(), clock: || 0 }).unwrap();
    let district = store.reader().district().unwrap();
    assert_eq!(district.regulation, "azov");
    assert_eq!(district.name.as_deref(), Some("Участок № 3"));
    assert_eq!(store.reader().staff().unwrap().own, district.curator);
    assert!(district.curator.is_some());
    assert_eq!(
        init::district(&path, &begun, NewFileProtection::Plain, &KeyRing::default()).unwrap_err().id,
        "store-exists"
    );
}

fn at_the_passphrase(lang: Lang) -> StartApp {
    let mut e = entrance(lang);
    (0..2).for_each(|_| drop(e.press(ENTER)));
    e.press(Key::Ctrl('s'));
    e
}

#[test]
fn a_new_passphrase_is_typed_twice_and_never_shown() {
    let mut e = at_the_passphrase(Lang::Ru);
    sees(&e, "четыре слова");
    assert_eq!((e.press(DOWN), e.press(ENTER)), (None, None));
    sees(&e, "! Наберите парольную фразу.");
    types(&mut e, "лодка");
    sees(&e, "Слабая");
    types(&mut e, " под мокрым брезентом Вологда");
    sees(&e, "Хорошая");
    let shown = screen(&e, (80, 24));
    assert!(!shown.contains("лодка") && shown.contains("*****"), "{shown}");
    e.press(ENTER);
    types(&mut e, "лодка под мокрым брезентом");
    assert_eq!(e.press(ENTER), None);
    sees(&e, "! Второй раз набрано не то");
    e.paste("лодка под мокрым брезентом Вологда");
    let wished = e.press(ENTER);
    let Some(StartEffect::Make(plan)) = wished else { panic!("{wished:?}") };
    assert_eq!(plan.passphrase, Passphrase::new("лодка под мокрым брезентом Вологда"));
    // A file that is there already is said where its name is.
    e.start.fail(UserError::new("store-exists").with("path", "/data/district.kurator"));
    sees(&e, "! Файл /data/district.kurator уже есть");
}

#[test]
fn what_was_wrong_with_a_passphrase_does_not_stay_for_the_next_try() {
    let mut e = at_the_passphrase(Lang::Ru);
    types(&mut e, "раз");
    e.press(ENTER);
    types(&mut e, "два");
    e.press(ENTER);
    sees(&e, "! Второй раз набрано не то");
    e.press(ESC);
    e.press(Key::Ctrl('s'));
    let shown = screen(&e, (80, 24));
    assert!(!shown.contains("набрано не то"), "{shown}");
}

#[test]
fn a_sealed_file_is_asked_for_its_passphrase() {
    for lang in [Lang::Ru, Lang::En] {
        let mut e = entrance(lang);
        let path = PathBuf::from("/media/stick/участок.kurator");
        e.start.unlock(&path, UserError::file(FileFault::Sealed));
        sees(&e, "/media/stick/участок.kurator");
        assert_eq!(e.press(ENTER), None);
        types(&mut e, "не та");
        assert_eq!(
            e.press(ENTER),
            Some(StartEffect::Unlock(path.clone(), Passphrase::new("не та").unwrap()))
        );
        let wrong = UserError::file(FileFault::WrongPassphrase).with("path", path.display());
        e.start.unlock(&path, wrong);
        sees(&e, "Caps Lock");
        assert!(!screen(&e, (80, 24)).contains("**"), "what was wrong is wiped");
        types(&mut e, "тa");
        assert_eq!(e.press(Key::Named(NamedKey::Backspace)), None);
        types(&mut e, "а");
        assert_eq!(e.press(ENTER), Some(StartEffect::Unlock(path, Passphrase::new("та").unwrap())));
        // Nothing is cut in the least window, and there is a way out.
        let shown = screen(&e, (60, 20));
        assert!(!shown.lines().nth(18).unwrap().contains('~'), "{shown}");
        e.press(ESC);
        sees(&e, if lang == Lang::Ru { "Новый участок" } else { "New district" });
        assert_eq!(e.press(Key::F(10)), Some(StartEffect::Quit));
    }
}

#[test]
fn the_passphrase_step_fits_into_the_least_window() {
    for lang in [Lang::Ru, Lang::En] {
        let mut e = at_the_passphrase(lang);
        types(&mut e, "лодка");
        e.press(ENTER);
        types(&mut e, "лодке");
        e.press(ENTER);
        let shown = screen(&e, (60, 20)).split_whitespace().collect::<Vec<_>>().join(" ");
        let words = Words::of(lang);
        for id in ["start-plain-about", "start-seal-how", "passphrase-differs"] {
            assert!(shown.contains(&words.say(id)), "{id}: {shown}");
        }
    }
}

#[test]
fn words_make_a_passphrase_good_and_figures_do_not() {
    let of = PassphraseStrength::of;
    for weak in [
        "",
        "qwerty",
        "12345678",
        "Новикова1991",
        "пароль",
        "11.04.1991",
        "лодка лодка лодка лодка",
        "abcdefgh",
    ] {
        assert_eq!(of(weak), PassphraseStrength::Weak, "{weak}");
    }
    for fair in ["лодка мокрый брезент", "лодка-брезент-1487 пень"] {
        assert!(of(fair) >= PassphraseStrength::Fair, "{fair}");
    }
    for good in ["лодка под мокрым брезентом", "correct horse battery staple", "x7#Kq9vL2p!m"]
    {
        assert_eq!(of(good), PassphraseStrength::Good, "{good}");
    }
}

#[test]
fn while_a_long_file_is_opened_the_screen_says_what_is_done() {
    for (lang, work, said) in [
        (Lang::Ru, LongOpening::Verify, "изменён в другом месте"),
        (Lang::Ru, LongOpening::Rebuild, "записи не меняются"),
        (Lang::En, LongOpening::Verify, "was changed elsewhere"),
    ] {
        for (width, height) in [(80, 24), (60, 20)] {
            let area = Rect::new(0, 0, width, height);
            let mut buffer = Buffer::empty(area);
            opening::view(&Words::of(lang), work, area, &mut buffer);
            let text: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(said) && !text.contains('~'), "{text}");
        }
    }
}
