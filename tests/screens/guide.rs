//! F1: the guide by jobs. It is searched in either layout, names keys and words of the menu that lead where it says, and
//! is printed.

use std::fs;

use kurator::keymap::Scope;
use kurator::run::lesson_step::LessonStep;
use kurator::screen::dialog::menu::Menu;
use kurator::text::{Lang, Words};
use kurator::wording::guide::{self, CHAPTERS};

use crate::desk::{KeyboardLayout, curator};
use crate::opened::{OpenProgram, new_file};

#[test]
fn every_chapter_has_its_own_words_and_every_key_of_it_is_known() {
    for lang in [Lang::Ru, Lang::En] {
        let chapters = guide::chapters(&Words::of(lang));
        let mut titles: Vec<&str> = chapters.iter().map(|c| c.title.as_str()).collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), CHAPTERS.len(), "{}", lang.code());
        for chapter in &chapters {
            assert!(chapter.paragraphs.len() >= 2, "{}", chapter.title);
            for line in &chapter.paragraphs {
                assert!(!line.contains(['{', '}', '$']), "a key that is none: {line}");
            }
        }
        let texts: std::collections::BTreeSet<&Vec<String>> =
            chapters.iter().map(|c| &c.paragraphs).collect();
        assert_eq!(texts.len(), CHAPTERS.len(), "{}", lang.code());
    }
}

#[test]
fn the_menu_finds_a_job_by_the_words_of_the_guide() {
    for lang in [Lang::Ru, Lang::En] {
        let words = Words::of(lang);
        let mut tried = 0;
        for chapter in guide::chapters(&words) {
            for line in &chapter.paragraphs {
                for quoted in line.split("F9, «").skip(1) {
                    let typed = quoted.split('»').next().unwrap();
                    let mut menu = Menu::new(Scope::Today, None, &words);
                    menu.type_text(typed);
                    assert!(menu.chosen().is_some(), "{}: nothing is called «{typed}»: {line}", lang.code());
                    tried += 1;
                }
            }
        }
        assert!(tried > 20, "{}: {tried}", lang.code());
    }
}

#[test]
fn the_contents_lead_to_a_chapter_and_letters_of_either_layout_look_for_one() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        c.presses("F1").sees("О чём").sees("Позвонили").sees("План на неделю");
        c.presses("Down*2 Enter").sees("Позвонили ──").sees("с любого экрана");
        c.presses("Right").sees("Утро: что сегодня ──").presses("Left*2").sees("Первый день ──");
        c.types("отпуск").sees("Планы изменились: болезнь, отпуск, отъезд ──");
        c.presses("Esc").presses("Esc").sees("ВИЗИТЫ");
    }
    // A word that no heading has is found in the text; one that is nowhere is said to be.
    let mut c = curator();
    c.presses("F1").types("соглашение").sees(" из ").presses("F8").types("щщщ").sees("не найдено");
}

#[test]
fn in_a_window_its_keys_come_first() {
    let mut c = curator();
    c.presses("3 y F1").sees("Клавиши: ").types("знаки").sees("А Б К Э").presses("Esc Esc");
    c.sees("Принять семью");
}

#[test]
fn it_is_printed() {
    let mut c = curator();
    let folder = c.beside("бумаги");
    fs::create_dir_all(&folder).unwrap();
    c.prints_into(&folder);
    c.presses("F1 F2").sees("Руководство куратора").presses("Ctrl+S");
    let file = folder.join("Руководство куратора.docx");
    assert!(fs::read(&file).is_ok_and(|bytes| bytes.starts_with(b"PK")), "{}", c.screen());
}

/// What is pressed at each step of the lesson, in order.
const LESSON: [&str; 10] =
    ["F7 Esc", "1 F5 Esc", "Enter", "Ctrl+Z", "2", "F4", "Ctrl+S", "Ctrl+N Esc", "F9 Esc", "F1"];

#[test]
fn the_first_day_leads_from_step_to_step() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        c.presses("F9").types("первый день").presses("Enter");
        for (n, keys) in LESSON.iter().enumerate() {
            let step = format!("Первый день, {} из 10.", n + 1);
            c.sees(&step);
            // Another key is not the step.
            c.presses("Home").sees(&step);
            if n == 2 {
                c.presses("1").goes_to("Гусев").presses("Enter").types("все дома");
            }
            c.presses(keys);
        }
        c.presses("Esc");
        assert!(!c.screen().contains("Первый день, "), "{}", c.screen());
    }
}

#[test]
fn a_step_of_the_first_day_stays_until_its_window_is_closed() {
    let mut c = curator();
    c.presses("F9").types("первый день").presses("Enter").sees("Первый день, 1 из 10.");
    c.presses("F7").sees("Первый день, 1 из 10.").types("шк").sees("Первый день, 1 из 10.");
    c.presses("Esc Esc").sees("Первый день, 2 из 10.");
    c.presses("1 F5").sees("Первый день, 2 из 10.").sees("Esc закроет").presses("Esc").sees("3 из 10.");
    c.presses("Ctrl+N").sees("Первый день, 3 из 10.").presses("Esc");
}

#[test]
fn the_first_day_goes_on_where_it_was_left() {
    let mut c = curator();
    c.presses("F9").types("первый день").presses("Enter").sees("Первый день, 1 из 10.").presses("F7 Esc");
    c.sees("Первый день, 2 из 10.").presses("F9").types("первый день").presses("Enter");
    c.does_not_see("Первый день, ").presses("F5 Esc").presses("F9").types("первый день").presses("Enter");
    c.sees("Первый день, 2 из 10.");
    // In the next run of the program too, and not again once it is over.
    let folder = tempfile::tempdir().unwrap();
    let mut first = LessonStep::of(folder.path().to_owned());
    let mut run = OpenProgram::on(&new_file(folder.path()), "anna");
    first.begin(&mut run.app);
    run.sees("Первый день, 1 из 10.");
    run.app.teach(6);
    first.keep(&run.app).unwrap();
    run.app.teach(0);
    LessonStep::of(folder.path().to_owned()).begin(&mut run.app);
    run.sees("Первый день, 7 из 10.");
    run.app.teach(10);
    first.keep(&run.app).unwrap();
    LessonStep::of(folder.path().to_owned()).begin(&mut run.app);
    assert!(!run.screen().contains("Первый день, "), "{}", run.screen());
}

#[test]
fn the_first_day_is_ended_by_the_menu() {
    let mut c = curator();
    c.presses("F9").types("первый день").presses("Enter").sees("Первый день, 1 из 10.");
    c.presses("F9").types("первый день").presses("Enter");
    assert!(!c.screen().contains("Первый день, "));
}
