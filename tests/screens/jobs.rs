//! F9 lists jobs in a curator's words: each is found by them on every screen, in both layouts, and leads to a window.

use crate::desk::{DISTRICT, KeyboardLayout, curator, newcomer, with_district};
use kurator::domain::keyboard;
use kurator::keymap::{ROWS, Scope};
use kurator::screen::dialog::guide;
use kurator::screen::dialog::menu::{Menu, MenuAction};
use kurator::screen::job::{Job, JobRequirement};
use kurator::screen::{Command, Tab};
use kurator::text::{Lang, Words};

/// What a clerk types, and the job that is meant: it stands first among those found.
const TYPED: [(&str, Job); 54] = [
    ("прекр", Job::Close),
    ("закры", Job::Close),
    ("снять с уч", Job::Close),
    ("вернуть закр", Job::Reopen),
    ("возобнов", Job::Reopen),
    ("уровень", Job::Level),
    ("повыс", Job::Level),
    ("продл", Job::Prolong),
    ("отсут", Job::Absence),
    ("больница", Job::Absence),
    ("отъезд", Job::Absence),
    ("отпуск кур", Job::Leave),
    ("больничн", Job::Leave),
    ("открыть социальный", Job::Passport),
    ("паспорт уч", Job::Passport),
    ("объедин", Job::Join),
    ("дубл", Job::Join),
    ("нор", Job::Norm),
    ("сколько раз", Job::Norm),
    ("перенести", Job::Move),
    ("перенос", Job::Move),
    ("печать", Job::Route),
    ("маршрут", Job::Route),
    ("согласие", Job::Consent),
    ("персональные", Job::Consent),
    ("телефон", Job::Phone),
    ("переезд", Job::Address),
    ("адрес", Job::Address),
    ("отказ", Job::Visit),
    ("не застали", Job::Visit),
    ("новый ребёнок", Job::Member),
    ("новый ребенок", Job::Member),
    ("родил", Job::Member),
    ("умер", Job::Left),
    ("выбыл", Job::Left),
    ("фамил", Job::Person),
    ("дата рожд", Job::Person),
    ("сведения о чл", Job::Person),
    ("второй семь", Job::SamePerson),
    ("две семьи", Job::SamePerson),
    ("тот же человек", Job::SamePerson),
    ("в обеих сем", Job::SamePerson),
    ("позвон", Job::Call),
    ("перезвон", Job::CalledBack),
    ("план на нед", Job::Plan),
    ("принять", Job::TakeIn),
    ("передать семью", Job::HandOver),
    ("договор", Job::Agreement),
    ("заключение", Job::Decision),
    ("флешка", Job::Merge),
    ("копия", Job::CopyOut),
    ("праздник", Job::Holiday),
    ("прочесть документ", Job::ReadDocument),
    ("текст документа", Job::ReadDocument),
];

/// The screens, by the keys that lead to each and to a line of it.
const SCREENS: [(Scope, &str); 9] = [
    (Scope::Today, "1"),
    (Scope::Calendar, "2 Down"),
    (Scope::Families, "3"),
    (Scope::Filter, "3 F7"),
    (Scope::Programmes, "4"),
    (Scope::District, "5"),
    (Scope::Report, "6"),
    (Scope::Exchange, "7"),
    (Scope::Card, "3 Enter"),
];

#[test]
fn a_clerks_words_find_the_job_on_every_screen_and_in_both_layouts() {
    let words = Words::of(Lang::Ru);
    for (scope, _) in SCREENS {
        for (typed, job) in TYPED.iter() {
            for text in [typed.to_string(), keyboard::as_latin(typed), typed.to_uppercase()] {
                let mut menu = Menu::new(scope, None, &words);
                menu.type_text(&text);
                assert_eq!(menu.chosen(), Some(MenuAction::Job(*job)), "«{text}» in {scope:?}");
            }
        }
        // The report is a screen of its own.
        let mut menu = Menu::new(scope, None, &words);
        menu.type_text("отчет");
        assert_eq!(menu.chosen(), Some(MenuAction::Command(Command::Screen(Tab::Report))), "in {scope:?}");
        let mut menu = Menu::new(scope, None, &words);
        menu.type_text("бвгд");
        assert_eq!(menu.chosen(), None, "no word begins so");
    }
}

#[test]
fn every_job_has_words_of_its_own_in_both_languages() {
    for lang in [Lang::Ru, Lang::En] {
        let words = Words::of(lang);
        let mut said: Vec<String> = Job::ALL.iter().map(|job| words.pick("job", &job.code())).collect();
        for job in Job::ALL {
            assert_ne!(words.pick("job", &job.code()), job.code(), "{job:?} in {}", lang.code());
            assert!(!words.pick("job-words", &job.code()).trim().is_empty(), "{job:?} in {}", lang.code());
        }
        said.sort();
        said.dedup();
        assert_eq!(said.len(), Job::ALL.len(), "two jobs are called the same");
        let told = |id: &str, codes: &[&str]| {
            let mut said: Vec<String> = codes.iter().map(|code| words.pick(id, code)).collect();
            said.dedup();
            assert_eq!(said.len(), codes.len(), "{id} in {}", lang.code());
        };
        told("help-sign", &guide::SIGNS);
    }
}

#[test]
fn every_job_leads_somewhere_from_every_screen() {
    let words = Words::of(Lang::Ru);
    for (scope, way) in SCREENS {
        for job in Job::ALL {
            let mut c = curator();
            c.presses(way);
            let before = c.screen();
            let said = words.pick("job", &job.code());
            c.presses("F9").types(&said).sees(&said);
            let asks = job.need() == JobRequirement::Family;
            c.presses("Enter");
            let then = c.screen();
            assert!(
                !then.contains("начните печатать"),
                "{job:?} in {scope:?}: the menu is still there:\n{then}"
            );
            let here = matches!(
                (job, scope),
                (Job::Passport, Scope::District)
                    | (Job::Conflicts | Job::Exchange, Scope::Exchange)
                    | (Job::Card, Scope::Card)
            );
            assert!(then != before || here, "{job:?} in {scope:?} does nothing:\n{then}");
            // Where no family lies under the cursor it is asked for, and the job goes on with it.
            if asks && matches!(scope, Scope::District | Scope::Exchange) && then.contains("Для какой семьи")
            {
                c.types("гусев").presses("Enter");
                let done = c.screen();
                assert!(!done.contains("Для какой семьи"), "{job:?} in {scope:?}:\n{done}");
                assert!(done.contains("Гусев") || done != before, "{job:?} in {scope:?}:\n{done}");
            }
        }
    }
}

#[test]
fn names_are_hidden_and_the_screen_locked_from_the_menu_of_every_screen() {
    let words = Words::of(Lang::Ru);
    let said = |command: Command| words.say(&format!("do-{}", command.code()));
    for (_, way) in SCREENS {
        let mut c = curator();
        c.presses(way)
            .presses("F9")
            .types(&said(Command::HideNames))
            .presses("Enter")
            .sees("телефоны скрыты");
        c.presses("F9").types(&said(Command::Lock)).presses("Enter");
        assert!(c.locked, "{way}");
    }
}

#[test]
fn a_job_is_for_the_family_under_the_cursor() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        for (way, name) in [("3", "Гусев"), ("3", "Титова"), ("1", "Иванова")] {
            for (typed, window) in [
                ("отсутствие", "Новая запись: отсутствие"),
                ("прекращ", "Новая запись: прекращение"),
                ("новый ребенок", "Новая запись: член семьи"),
                ("звонок", "Контакт:"),
                ("согласие", "Новая запись: согласие"),
            ] {
                let mut c = curator().under(layout);
                c.presses(way).goes_to(name).presses("F9");
                let typed = if layout == KeyboardLayout::Latin {
                    keyboard::as_latin(typed)
                } else {
                    typed.to_owned()
                };
                c.types(&typed).sees(&format!("Для семьи: {name}")).presses("Enter").sees(window).sees(name);
            }
        }
    }
}

#[test]
fn a_family_that_is_closed_can_be_taken_back() {
    let mut c = curator();
    c.presses("7 F9").types("вернуть закрытую").sees("Для какой семьи — спросит").presses("Enter");
    c.sees("Для какой семьи").types("гусев").sees("Enter для этой семьи").presses("Enter");
    c.sees("и сейчас на сопровождении");
    // Under the cursor of these screens lies an open family: it is asked which closed one is meant.
    for way in ["1", "2", "3", "4"] {
        let closed = r#"{"type":"closing","id":"00000000-0000-4000-8000-0000000009f3","family":"00000000-0000-4000-8000-000000000003","on":"2026-11-20"}"#;
        let mut c = with_district(&format!("{DISTRICT}\n{closed}"));
        c.presses(way).presses("F9").types("вернуть закрытую").sees("Для какой семьи — спросит");
        c.presses("Enter").sees("Для какой семьи").types("гусев").presses("Enter");
        c.sees("Новая запись: уровень").sees("Гусев");
        // Another accompaniment begins: the level before the closing is not prolonged.
        c.types("кризис").does_not_see("продлевают").presses("Ctrl+S");
        c.sees("Семья возвращена на сопровождение: Гусев Н. И., кризисный").does_not_see("Продлён");
    }
}

#[test]
fn an_empty_file_has_jobs_too() {
    let mut c = newcomer();
    for (typed, window) in
        [("принять", "Принять семью"), ("отпуск кур", "Новая запись"), ("печать", "напечатать")]
    {
        c.presses("F9").types(typed);
        if typed == "печать" {
            c.sees(window).presses("Esc");
        } else {
            c.presses("Enter").sees(window).presses("Esc Esc");
        }
    }
}

#[test]
fn f1_lists_jobs_signs_and_keys_on_every_screen() {
    for (scope, way) in SCREENS {
        let mut c = curator().at(100, 60);
        c.presses(way).presses("F1").sees("О чём");
        for job in ["Позвонили", "План на неделю", "Принять семью", "Передать семью", "Обменяться файлом"]
        {
            c.sees(job);
        }
        c.types("знаки").sees("А Б К Э").presses("F8");
        let words = Words::of(Lang::Ru);
        let row = ROWS.iter().find(|r| r.scope == scope).unwrap();
        let said = words.say(&format!("do-{}", row.command.code()));
        for _ in 0..12 {
            if c.screen().contains(&said) {
                break;
            }
            c.presses("PgDn");
        }
        c.sees(&said);
    }
}

#[test]
fn a_paper_is_called_by_the_word_of_the_document() {
    for (regulation, agreement, decision) in [
        ("yugra", "записать договор", "записать заключение"),
        ("oktyabrsky", "записать соглашение", "записать постановление"),
        ("borovichi", "записать договор", "записать заключение"),
    ] {
        for (typed, said) in [("соглашение", agreement), ("протокол", decision)] {
            let mut c = with_district(&format!(r#"{{"type":"district","regulation":"{regulation}"}}"#));
            c.presses("F9").types(typed).sees(said);
        }
    }
}

#[test]
fn a_duty_day_is_the_day_under_the_cursor_of_the_calendar() {
    for (keys, day) in [("2 Right Right", "26.11.2026"), ("2 v Right", "25.11.2026")] {
        let mut c = curator();
        c.presses(keys).presses("F9").types("дежурный день").presses("Enter").sees(day);
    }
}

#[test]
fn words_of_leaving_language_and_differences_find_their_commands() {
    for (typed, said) in [("выход", "выйти"), ("язык", "English"), ("расхождение", "расхождения копий")]
    {
        let mut c = curator();
        c.presses("F9").types(typed).sees(said);
    }
}

#[test]
fn the_norm_of_a_closed_family_says_that_it_is_closed() {
    let mut c = curator();
    c.presses("3 l").goes_to("Николаевы").presses("Enter F9").types("показать норму").presses("Enter");
    c.does_not_see("Уровень не установлен");
}
