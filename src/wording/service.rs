//! The report of a service in words: the files it is made of, the families that two of them have.

use chrono::NaiveDate;

use crate::domain::{Case, UserError, name};
use crate::model::Model;
use crate::regulation::embedded;
use crate::store::FileOwner;
use crate::text::{Words, say};

/// What was read of a file of a service: «Файл 03.kurator (Смирнова Т. Н.): записи по 30.09.2026»; `locked`: the message
/// how the passphrase of another file is given here.
#[must_use]
pub fn file_read(
    model: &Model,
    (file, owner): (&str, &FileOwner),
    outcome: Result<&Option<NaiveDate>, &UserError>,
    locked: &str,
) -> Vec<String> {
    let w = &model.words;
    let whose = owner.curator.as_deref().map(|curator| format!("{file} ({})", name::short(curator)));
    let whose = whose.unwrap_or_else(|| file.to_owned());
    let mut said = vec![match outcome {
        Ok(Some(last)) => say!(w, "report-file", file = whose, day = w.day(*last)),
        Ok(None) => say!(w, "report-file-empty", file = whose),
        Err(problem) if problem.is_locked() => {
            say!(w, "report-file-refused", file = file, why = w.say(locked))
        }
        Err(problem) => say!(w, "report-file-refused", file = file, why = w.problem(problem)),
    }];
    let own = &model.rules.regulation;
    if let Some(other) = owner.regulation.as_deref().filter(|id| *id != own.id) {
        let other = embedded::regulation(other).map_or_else(|_| other.to_owned(), |r| r.title.clone());
        said.push(say!(w, "report-file-other", file = file, other = other, own = own.title.as_str()));
    }
    said
}

/// «Служба: файлов 12, прочитано 11».
#[must_use]
pub fn service_head(words: &Words, files: usize, read: usize) -> String {
    let id = if files == read { "report-service-files" } else { "report-service-read" };
    say!(words, id, n = files, read = read)
}

/// Two families of a service that are likely to be one: «Двойникова М. П.: похоже, одна семья в двух файлах (№ 857-464,
/// Смирнова Т. Н.; № 228-581, Орлова И. П.)».
#[must_use]
pub fn twins(model: &Model, cases: &[Case], (one, other): (usize, usize), on: NaiveDate) -> String {
    let w = &model.words;
    let whose = |case: &Case| {
        let curator = model.staff.curator_of(case, on).and_then(|id| model.staff.curator(id));
        let number = say!(w, "number", n = case.family.number());
        let curator = curator.map(|c| name::short(&c.name));
        [Some(number), curator].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let (one, other) = (&cases[one], &cases[other]);
    let both = format!("{}; {}", whose(one), whose(other));
    say!(w, "report-twins-named", family = one.family.short.as_str(), both = both)
}
