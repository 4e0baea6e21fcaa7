//! F5 in every window, field and row: the answer names its source or says that there is none, and Esc closes the answer
//! and nothing else.

use std::collections::BTreeSet;

use kurator::keymap::Scope;
use kurator::screen::job::Job;
use kurator::text::{Lang, Words};

use crate::desk::{CuratorDesk, curator};
use crate::walked::PLACES;

/// What names a source, or says that there is none.
const ANSWERS: [&str; 20] = [
    "п. ",
    "ст. ",
    "разд. ",
    "этап ",
    "«Введение новых документов»",
    "по этапам документа",
    "Документ вашего участка",
    "не норма документа",
    "программа не ссылается",
    "записан в программе семьи",
    "ничего не говорит",
    "равило программы",
    "не называ",
    // A record of the file has its author for a source.
    "Кто и когда записал",
    "считает само учреждение",
    "улаживать нечего",
    // A sum names what is counted, row by row.
    "сделано из нужного",
    "Состоявшиеся посещения",
    "с действующим уровнем",
    "Считаются",
];

/// The screen without the lines in which a key is answered.
fn picture(c: &CuratorDesk) -> String {
    let lines = c.lines();
    lines[..lines.len() - 4].join("\n")
}

/// Asks F5 where the cursor is; what is wrong with the answer.
fn asked(c: &mut CuratorDesk) -> Option<String> {
    let scope = c.scope();
    // What was said on arrival is gone with the first key.
    c.presses("F5");
    if scope == Scope::Reading && c.scope() == Scope::Document {
        c.presses("Esc");
        return (c.scope() != scope).then(|| format!("Esc led to {:?}:\n{}", c.scope(), c.screen()));
    }
    if c.scope() != Scope::Reading {
        return Some(format!("no window answers in {scope:?}:\n{}", c.screen()));
    }
    c.presses("Esc");
    if c.scope() != scope {
        return Some(format!("Esc led from {scope:?} to {:?}:\n{}", c.scope(), c.screen()));
    }
    let before = picture(c);
    c.presses("F5");
    let said = c.screen();
    if !ANSWERS.iter().any(|words| said.contains(words)) {
        return Some(format!("no source in {scope:?}:\n{said}"));
    }
    c.presses("Esc");
    let after = picture(c);
    (before != after).then(|| format!("Esc left another picture in {scope:?}:\n{before}\n{after}"))
}

/// Goes through the fields or rows of what is open; gives what is wrong.
pub fn walked(c: &mut CuratorDesk, place: &str) -> Vec<String> {
    let on = match c.scope() {
        Scope::Form | Scope::Entry => "Tab",
        _ => "Down",
    };
    let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
    for step in 0..60 {
        let before = c.screen();
        if !seen.insert(before) {
            break;
        }
        if let Some(fault) = asked(c) {
            wrong.push(format!("{place}, {step} times {on}: {fault}"));
            break;
        }
        c.presses(on);
    }
    wrong
}

pub fn is_whole(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{} places:\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn every_place_is_answered_and_esc_closes_the_answer() {
    let mut wrong = Vec::new();
    let own = [
        "3 Home Enter Tab Ins",
        "3 Home Enter Tab*2 Ins",
        "7 Ins Enter",
        "7 Ctrl+R",
        "F9 p",
        "Ctrl+N",
        "1 F2",
    ];
    for keys in PLACES.into_iter().chain(own) {
        let mut c = curator().at(120, 60);
        c.presses(keys);
        wrong.extend(walked(&mut c, keys));
    }
    is_whole(wrong);
}

/// What a job is called, as far as the line of the menu takes it.
fn name(words: &Words, job: Job) -> String {
    let said = words.pick("job", &job.code());
    said.split([':', ',']).next().unwrap_or_default().to_owned()
}

#[test]
fn the_window_of_every_job_is_answered_and_esc_closes_the_answer() {
    let words = Words::of(Lang::Ru);
    let (mut wrong, mut scopes) = (Vec::new(), BTreeSet::new());
    for place in ["3 Home Enter", "5"] {
        for job in Job::ALL {
            let mut c = curator().at(120, 60);
            c.presses(place).presses("F9").types(&name(&words, job)).presses("Enter");
            scopes.insert(format!("{:?}", c.scope()));
            wrong.extend(walked(&mut c, &format!("{place}: {job:?}")));
        }
    }
    for scope in [Scope::Form, Scope::Entry, Scope::Choice, Scope::Path, Scope::Lookup] {
        assert!(scopes.contains(&format!("{scope:?}")), "{scope:?} is not walked: {scopes:?}");
    }
    is_whole(wrong);
}

#[test]
fn the_passphrase_erasure_and_transfer_name_the_law() {
    for (job, keys, said) in [
        ("парольная", "Enter", "ст. 19 ч. 1"),
        ("уничтожить сведения", "Enter", "ст. 21 ч. 4"),
        ("сроки хранения", "", "ст. 21 ч. 4"),
        ("передать семью в другой участок", "", "ст. 7"),
    ] {
        let mut c = curator().marked().at(120, 60);
        c.presses("3 Home Enter F9").types(job).presses("Enter").presses(keys);
        c.presses("F5");
        assert!(c.screen().contains("152-ФЗ"), "{job}:\n{}", c.screen());
        c.sees(said).presses("Esc").does_not_see("152-ФЗ");
        assert_ne!(c.scope(), Scope::Card, "{job}: Esc closes the answer alone\n{}", c.screen());
    }
}

#[test]
fn what_a_small_window_has_no_room_for_is_told_by_f5() {
    let mut c = curator().at(60, 20);
    c.presses("F7").types("иванова").presses("Ins").sees("покажет F5");
    c.presses("F5 End").sees("+7 911 602-77-10").presses("Esc").sees("покажет F5");
}

#[test]
fn why_in_an_answer_without_a_source_keeps_its_title() {
    let mut c = curator();
    c.presses("3 Home Enter F5").sees("Почему: Иванова М. П.");
    c.presses("F5").sees("Здесь документ ничего не говорит").does_not_see("Почему: Почему");
    c.presses("Esc").sees("Почему: Иванова М. П.").presses("Esc").does_not_see("Почему:");
}
