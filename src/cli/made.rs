//! `report` of the papers that are tables and forms.

use chrono::NaiveDate;
use clap::ArgMatches;

use super::arguments::WORD;
use super::output::Answer;
use super::paper_options::{self, bad};
use super::progress::ProgressLine;
use super::query::NormInputs;
use super::saved::{save_or_show, saved};
use super::value::{out, text};
use crate::domain::sitting::Sitting;
use crate::domain::{Case, Id, UserError};
use crate::env::{Env, clock, forms};
use crate::paper::catalogue::{PaperId, PaperScope, PaperSpec};
use crate::paper::format::Format;
use crate::paper::make::{self, DistrictForm, PaperSubject};
use crate::paper::redacted;
use crate::report::agenda::nearest;
use crate::report::stock::{DistrictData, PaperRequest};
use crate::store::read::ActionFilter;
use crate::text::{Words, say};
use crate::wording::indicators::asked_period;

/// Families of a file that is read so fast that nobody could read how far it is.
const FEW: u64 = 200;

/// Writes a paper.
///
/// # Errors
/// If the arguments do not fit the paper, the file cannot be read, or its form is faulty.
pub(super) fn report(
    words: &Words,
    env: &Env,
    own: &ArgMatches,
    paper: PaperSpec,
) -> Result<Answer, UserError> {
    paper_options::without(own, &["plan", "names"])?;
    if paper.about == PaperScope::Sitting {
        without_day(own)?;
    }
    if own.get_flag("form") {
        return form(words, env, own, paper);
    }
    let format = paper_options::format_for(own, paper)?;
    let (stock, asked) = read(words, env, own, paper)?;
    let record = record(own, paper)?;
    let mut subject = PaperSubject::of(&stock, paper, family(env, own, paper, &stock)?, record)?;
    if record.is_none() {
        subject.sitting = sitting(own, paper, &stock)?;
    }
    let content = make::make(words, &stock, asked, paper, subject)?;
    let own_form = own_form(env, paper)?;
    match (format, out(own)) {
        (Format::Json, None) => Ok(Answer::new(content.json(), String::new())),
        (Format::Text, None) => Ok(Answer::new(content.json(), content.text(own_form.as_ref())?)),
        _ => save_or_show(words, own, &content.bytes(format, own_form.as_ref())?),
    }
}

/// Writes the form of a paper, to be edited.
fn form(words: &Words, env: &Env, own: &ArgMatches, paper: PaperSpec) -> Result<Answer, UserError> {
    paper_options::without(own, &["format", "json", "redacted", "subject", "family", "record"])?;
    let path = out(own).ok_or_else(|| UserError::usage("argument-no-out"))?;
    paper_options::must_end(own, Format::Docx)?;
    let (stock, asked) = read(words, env, own, paper)?;
    let bytes = make::form_bytes(words, &stock, asked, paper)?;
    let mut answer = saved(words, path, &bytes)?;
    let places = forms::places(&env.file, paper.name);
    if let Some(place) = places.first() {
        answer.aside = say!(words, "form-place", path = place.display().to_string());
    }
    Ok(answer)
}

/// All that papers are made of, with the days and the curator asked for.
fn read(
    words: &Words,
    env: &Env,
    own: &ArgMatches,
    paper: PaperSpec,
) -> Result<(DistrictData, PaperRequest), UserError> {
    let days = days(words, env.today, own, paper)?;
    let store = env.open()?;
    let reader = store.reader();
    let curator = NormInputs::of(reader, env)?.curator(own)?;
    let mut progress = ProgressLine::of(reader.count_families()? > FEW);
    progress.show(|| words.say("paper-progress"));
    let mut stock = reader.stock(env.today)?;
    drop(progress);
    if paper.which == PaperId::Actions {
        stock.actions = store.actions(&ActionFilter::default())?;
    }
    if own.get_flag("redacted") {
        redacted::redact(words, &mut stock);
    }
    Ok((stock, PaperRequest { curator, days }))
}

/// The days of the paper: a period, a week, from a day to a day; else those usual for it.
fn days(
    words: &Words,
    today: NaiveDate,
    own: &ArgMatches,
    paper: PaperSpec,
) -> Result<(NaiveDate, NaiveDate), UserError> {
    let named =
        text(own, "period").or_else(|| text(own, "subject").filter(|_| paper.about == PaperScope::District));
    if let Some(named) = named {
        paper_options::without(own, &["week", "from", "to"])?;
        let period = asked_period(words, named, today).map_err(|id| bad(id, named))?;
        return Ok((period.from, period.to));
    }
    let usual = paper.days(today);
    if text(own, "week").is_some() {
        return paper_options::days(own, |first| paper_options::seven(first, today));
    }
    let day = |name| text(own, name).map(clock::iso).transpose();
    let (from, to) = (day("from")?, day("to")?);
    let from_or_usual = from.unwrap_or(usual.0);
    let span =
        (from_or_usual, to.unwrap_or(if from.is_some() { from_or_usual.max(usual.1) } else { usual.1 }));
    if span.1 < span.0 { Err(UserError::usage("argument-to-before-from")) } else { Ok(span) }
}

/// The family asked for, of a paper that speaks of one.
fn family<'a>(
    env: &Env,
    own: &ArgMatches,
    paper: PaperSpec,
    stock: &'a DistrictData,
) -> Result<Option<&'a Case>, UserError> {
    let place = text(own, "subject").filter(|_| paper.about != PaperScope::District);
    let Some(named) = text(own, "family").or(place) else { return Ok(None) };
    if matches!(paper.about, PaperScope::District | PaperScope::Sitting) {
        let is_word = text(own, "family").is_none();
        return Err(if is_word {
            paper_options::needless_word(named)
        } else {
            paper_options::needless("family")
        });
    }
    let store = env.open()?;
    let id = store.reader().family_named(named)?;
    Ok(stock.case(id))
}

/// The record asked for, of a paper that is about one.
fn record(own: &ArgMatches, paper: PaperSpec) -> Result<Option<Id>, UserError> {
    let Some(named) = text(own, "record") else { return Ok(None) };
    if paper.which.record().is_none() {
        return Err(paper_options::needless("record"));
    }
    named.parse().map(Some).map_err(|_| UserError::new("paper-no-record"))
}

/// Refuses what a sheet of entries does not have: a form, a period by name.
///
/// # Errors
/// Naming the first of them that is given.
pub(super) fn of_entries(own: &ArgMatches, paper: PaperSpec) -> Result<(), UserError> {
    if paper.about == PaperScope::Sitting {
        without_day(own)?;
    }
    paper_options::without(own, &[WORD, "family", "period", "form"])
}

/// Refuses the day of a sitting where a family or a period is named: it has an option of its own.
///
/// # Errors
/// Naming what is written there.
pub(super) fn without_day(own: &ArgMatches) -> Result<(), UserError> {
    let named = text(own, WORD).or_else(|| text(own, "period"));
    named.map_or(Ok(()), |word| Err(bad("argument-sitting-day", word)))
}

/// The sitting of the day asked for, else the nearest.
fn sitting<'a>(
    own: &ArgMatches,
    paper: PaperSpec,
    stock: &'a DistrictData,
) -> Result<Option<&'a Sitting>, UserError> {
    if paper.about != PaperScope::Sitting {
        return Ok(None);
    }
    match text(own, "from").map(clock::iso).transpose()? {
        Some(day) => {
            let found = stock.sittings.iter().find(|s| s.on == day);
            found.map(Some).ok_or_else(|| UserError::new("sitting-unknown").with("day", day))
        }
        None => Ok(nearest(&stock.sittings, stock.today)),
    }
}

/// The sitting whose agenda is asked for, with what it is made of.
///
/// # Errors
/// If there is none.
pub(super) fn sitting_of(
    words: &Words,
    env: &Env,
    own: &ArgMatches,
) -> Result<(DistrictData, Sitting), UserError> {
    let paper = PaperId::Agenda.paper();
    let (stock, _) = read(words, env, own, paper)?;
    let found = match record(own, paper)? {
        None => sitting(own, paper, &stock)?,
        chosen => PaperSubject::of(&stock, paper, None, chosen)?.sitting,
    };
    let found = found.cloned().ok_or_else(|| UserError::new("paper-no-sitting"))?;
    Ok((stock, found))
}

fn own_form(env: &Env, paper: PaperSpec) -> Result<Option<DistrictForm>, UserError> {
    let own = forms::own(&env.file, paper.name)?;
    Ok(own.map(|(path, bytes)| DistrictForm { path: path.display().to_string(), bytes }))
}
