//! Windows as data: a screen says which one over which records, and only then it is built, from the file as it is.

use chrono::NaiveDate;
use kurator::domain::contact::Caller;
use kurator::domain::{FamilyId, Id};
use kurator::keymap::Command;
use kurator::screen::dialog::spec::Spec;
use kurator::screen::{Dialog, Model, Screen, Step, Tab};
use kurator::text::{Lang, Words};

use crate::desk::{Curator, TODAY, curator};

fn today() -> NaiveDate {
    TODAY.parse().unwrap()
}

fn model(c: &Curator) -> Model {
    Model::read(c.reader(), Words::of(Lang::Ru), today(), false).unwrap()
}

fn family_of(spec: &Spec) -> Option<FamilyId> {
    match spec {
        Spec::Visit { family, .. }
        | Spec::VisitOn { family, .. }
        | Spec::Call { family, .. }
        | Spec::CallBack { family, .. }
        | Spec::Appoint { family, .. }
        | Spec::Tick { family, .. } => Some(*family),
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
        Spec::Visit { family, on },
        Spec::VisitOn { family, on },
        Spec::Call { family, caller: Caller::Unknown },
        Spec::Appoint { family, on: None, moving: None },
        Spec::Appoint { family, on: Some(on), moving: Some(Id::new()) },
        Spec::CallBack { family: first, contact: Id::new() },
        Spec::Tick { family: first, activity: Id::new() },
        Spec::Tick { family, activity: Id::new() },
    ];
    for spec in gone {
        let Err(problem) = Dialog::open(spec.clone(), &model, c.reader()) else { panic!("{spec:?} is open") };
        assert!(!model.words.problem(&problem).contains("entry-gone"), "{spec:?}");
    }
    for spec in [
        Spec::Visit { family: first, on },
        Spec::Call { family: first, caller: Caller::Unknown },
        Spec::Stranger { sought: "Кукушкина".into(), caller: Caller::Unknown },
        Spec::Appoint { family: first, on: None, moving: None },
        Spec::Evening(on),
        Spec::Route(on),
        Spec::Week,
        Spec::Day,
        Spec::Rules,
    ] {
        assert!(Dialog::open(spec.clone(), &model, c.reader()).is_ok(), "{spec:?}");
    }
}
