//! Windows as data: a screen says which one over which records, and only then it is built, from the file as it is.

use chrono::NaiveDate;
use kurator::domain::contact::Caller;
use kurator::domain::{FamilyId, Id};
use kurator::keymap::Command;
use kurator::screen::dialog::spec::DialogSpec;
use kurator::screen::{Dialog, Model, Screen, Step, Tab};
use kurator::text::{Lang, Words};

use crate::desk::{CuratorDesk, KeyboardLayout, TODAY, curator, newcomer};

fn today() -> NaiveDate {
    TODAY.parse().unwrap()
}

fn model(c: &CuratorDesk) -> Model {
    Model::read(c.reader(), Words::of(Lang::Ru), today()).unwrap()
}

fn family_of(spec: &DialogSpec) -> Option<FamilyId> {
    match spec {
        DialogSpec::Visit { family, .. }
        | DialogSpec::VisitOn { family, .. }
        | DialogSpec::Call { family, .. }
        | DialogSpec::CallBack { family, .. }
        | DialogSpec::Appoint { family, .. }
        | DialogSpec::Tick { family, .. } => Some(*family),
        _ => None,
    }
}

/// Every command on every line of every list: what is asked is about the family under the cursor, and can be built.
#[test]
fn a_screen_names_the_window_of_the_family_under_its_cursor() {
    let c = curator();
    let model = model(&c);
    let commands = [
        Command::Mark,
        Command::Open,
        Command::Place,
        Command::Move,
        Command::Note,
        Command::Why,
        Command::Print,
        Command::Evening,
        Command::Rules,
    ];
    let (mut asked, mut written) = (0, 0);
    for tab in Tab::ALL.into_iter().filter(|tab| *tab != Tab::Report) {
        for command in commands {
            let mut screen = Screen::of_tab(tab, &model);
            screen.refresh(&model, c.reader());
            for _ in 0..12 {
                let family = screen.family(&model);
                if let Step::Ask(spec) = screen.update(command, &model, c.reader()) {
                    asked += 1;
                    if let Some(named) = family_of(&spec) {
                        assert_eq!(Some(named), family, "{command:?} on {tab:?}: {spec:?}");
                    }
                    let opened = Dialog::open(spec.clone(), &model, c.reader()).unwrap();
                    written += usize::from(opened.writes());
                }
                screen.update(Command::Down, &model, c.reader());
            }
        }
    }
    assert!(asked > 60 && written > 30, "{asked} asked, {written} of them write: the walk tests nothing");
}

/// What another program deleted meanwhile is told, and no window without a family opens.
#[test]
fn a_window_over_a_record_that_is_gone_is_not_built() {
    let c = curator();
    let model = model(&c);
    let (family, on) = (FamilyId(Id::new()), today());
    let first = model.cases[0].family.id;
    let gone = [
        DialogSpec::Visit { family, on },
        DialogSpec::VisitOn { family, on },
        DialogSpec::Call { family, caller: Caller::Unknown },
        DialogSpec::Appoint { family, on: None, moving: None },
        DialogSpec::Appoint { family, on: Some(on), moving: Some(Id::new()) },
        DialogSpec::CallBack { family: first, contact: Id::new() },
        DialogSpec::Tick { family: first, activity: Id::new() },
        DialogSpec::Tick { family, activity: Id::new() },
    ];
    for spec in gone {
        let Err(problem) = Dialog::open(spec.clone(), &model, c.reader()) else { panic!("{spec:?} is open") };
        assert!(!model.words.problem(&problem).contains("entry-gone"), "{spec:?}");
    }
    for spec in [
        DialogSpec::Visit { family: first, on },
        DialogSpec::Call { family: first, caller: Caller::Unknown },
        DialogSpec::Stranger { sought: "Кукушкина".into(), caller: Caller::Unknown },
        DialogSpec::Appoint { family: first, on: None, moving: None },
        DialogSpec::Evening(on),
        DialogSpec::Route(on),
        DialogSpec::Week,
        DialogSpec::Day,
        DialogSpec::Rules,
    ] {
        assert!(Dialog::open(spec.clone(), &model, c.reader()).is_ok(), "{spec:?}");
    }
}

#[test]
fn a_line_of_search_is_cleared_by_ctrl_u_in_every_window() {
    for (keys, typed) in [("F1", "позвон"), ("F9", "уровень"), ("F7", "гусев")] {
        for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
            let mut c = curator().under(layout);
            c.presses(keys).types(typed).sees(&format!(">{typed}_").replace('>', ""));
            c.presses("Ctrl+U").does_not_see(&format!("{typed}_")).does_not_see("ничего не значит");
            c.types(typed).types(" два").presses("Ctrl+W").does_not_see("два_");
        }
    }
    let mut c = curator();
    c.presses("3 F5 F4").types("частота").sees("частота_").presses("Ctrl+U").does_not_see("частота_");
}

#[test]
fn a_family_is_chosen_for_a_job_without_a_call_by_the_way() {
    let mut c = curator();
    c.presses("5 F9").types("установить уровень").presses("Enter").sees("Esc закрыть");
    c.types("нетникого").sees("Никто не подходит").does_not_see("звонок без семьи");
    let before = c.file();
    c.presses("Ins").sees("звонок не записывают").does_not_see("Контакт");
    assert_eq!(c.file(), before);
    c.presses("F8").types("гусев").presses("Ins").sees("звонок не записывают").presses("Enter");
    c.sees("Новая запись: уровень");
}

#[test]
fn an_empty_window_is_a_sentence() {
    let mut c = newcomer();
    c.presses("3 F4").sees("семей в файле ещё нет").does_not_see("Подходит");
}

#[test]
fn enter_held_down_takes_no_warning_of_a_window() {
    let mut c = curator();
    c.presses("3")
        .goes_to("Иванова")
        .presses("Space")
        .types("дома")
        .presses("Tab Tab Ctrl+U")
        .types("29.08.2026");
    c.presses("Enter").sees("в норму не пойдёт");
    c.presses("Enter*5").sees("в норму не пойдёт").does_not_see("Отмечено посещение");
    c.presses("Ctrl+S").sees("Отмечено посещение");
}

#[test]
fn a_key_of_an_empty_screen_says_why_it_does_nothing() {
    for digit in "1234567".chars() {
        for key in ["F2", "F3", "F4", "F5", "F6", "F8", "Enter", "Ins", "Del", "Space"] {
            let mut c = newcomer();
            let before = c.presses(&digit.to_string()).screen();
            assert_ne!(before, c.presses(key).screen(), "{key} on {digit} is silent:\n{before}");
        }
    }
    let mut c = newcomer();
    c.presses("7 F5").sees("улаживать нечего").presses("F4").sees("улаживать нечего");
}
