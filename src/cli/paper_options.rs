//! What is wanted of a paper: its format and its days. An option that would change nothing is refused, not passed over.

use std::path::Path;

use chrono::{NaiveDate, Weekday};
use clap::ArgMatches;

use super::arguments::WORD;
use super::value::{out, text};
use crate::domain::{Unit, UserError, day};
use crate::env::clock;
use crate::paper::catalogue::PaperSpec;
use crate::paper::format::Format;
use crate::plan::MOST_DAYS;

/// The format asked for of a paper: by `--format`, else by the ending of `--out`.
///
/// # Errors
/// If the paper has no such one, `--json` asks for another, the ending of `--out` says another or none that is known, or
/// a format that no terminal shows has no `--out`.
pub(super) fn format_for(own: &ArgMatches, paper: PaperSpec) -> Result<Format, UserError> {
    let code = text(own, "format");
    let none = |code: &str| {
        let formats: Vec<&str> = paper.formats().iter().map(|f| f.code()).collect();
        bad("argument-bad-format", code).with("formats", formats.join(", "))
    };
    let named = code.map(|code| Format::named(code).ok_or_else(|| none(code))).transpose()?;
    let ending = out(own).and_then(ending);
    let format = match (named, own.get_flag("json")) {
        (Some(format), false) | (Some(format @ Format::Json), true) => format,
        (None, true) => Format::Json,
        (None, false) => match &ending {
            None => Format::Text,
            Some(ending) => Format::ALL.into_iter().find(|f| f.has_ending(ending)).ok_or_else(|| {
                let endings: Vec<&str> = paper.formats().iter().map(|f| f.extension()).collect();
                bad("argument-bad-ending", ending).with("endings", endings.join(", "))
            })?,
        },
        (Some(_), true) => return Err(needless("json")),
    };
    if !paper.formats().contains(&format) {
        return Err(none(format.code()));
    }
    must_end(own, format)?;
    if !format.is_text() && out(own).is_none() {
        return Err(UserError::usage("argument-no-out"));
    }
    Ok(format)
}

/// Refuses a file whose ending says another format: it is opened by what the ending says.
///
/// # Errors
/// If it does.
pub(super) fn must_end(own: &ArgMatches, format: Format) -> Result<(), UserError> {
    match out(own).and_then(ending).filter(|ending| !format.has_ending(ending)) {
        None => Ok(()),
        Some(ending) => Err(bad("argument-other-ending", &ending)
            .with("format", format.code())
            .with("right", format.extension())),
    }
}

/// The ending by which other programs know a file, in small letters; «отчёт за 3.кв» and «отчёт 29.11.2026» have none.
fn ending(path: &str) -> Option<String> {
    let ending = Path::new(path).extension()?.to_str()?.to_lowercase();
    let is_one = ending.starts_with(|c: char| c.is_ascii_lowercase())
        && ending.chars().all(|c| c.is_ascii_alphanumeric());
    is_one.then_some(ending)
}

/// An option that this paper, in this format, can do nothing with.
#[must_use]
pub(super) fn needless(option: &str) -> UserError {
    UserError::usage("argument-needless").with("option", format!("--{option}"))
}

/// Refuses these switches and options where they are given.
///
/// # Errors
/// Naming the first of them that is.
pub(super) fn without(own: &ArgMatches, options: &[&str]) -> Result<(), UserError> {
    let given = |name: &&&str| own.value_source(name) == Some(clap::parser::ValueSource::CommandLine);
    options.iter().find(given).map_or(Ok(()), |name| Err(needless_given(own, name)))
}

/// An option that changes nothing, by its name; a word without one by itself.
fn needless_given(own: &ArgMatches, option: &str) -> UserError {
    let word = if option == WORD { text(own, WORD) } else { None };
    word.map_or_else(|| needless(option), needless_word)
}

/// A word that this paper can do nothing with.
#[must_use]
pub(super) fn needless_word(word: &str) -> UserError {
    bad("argument-needless-word", word)
}

/// The days of a paper: a week, or from a day to a day; `None` where nothing is said of them.
///
/// # Errors
/// If both are given, or the days are none, too many, or the wrong way round.
pub(super) fn days(
    own: &ArgMatches,
    otherwise: impl FnOnce(Option<NaiveDate>) -> (NaiveDate, NaiveDate),
) -> Result<(NaiveDate, NaiveDate), UserError> {
    let day = |name| text(own, name).map(clock::iso).transpose();
    let (week, from, to) = (text(own, "week").map(monday).transpose()?, day("from")?, day("to")?);
    if week.is_some() && (from.is_some() || to.is_some()) {
        return Err(UserError::usage("argument-week-or-days"));
    }
    let usual = otherwise(week.or(from));
    let span = (from.unwrap_or(usual.0), to.unwrap_or(usual.1));
    if span.1 < span.0 {
        return Err(UserError::usage("argument-to-before-from"));
    }
    if (span.1 - span.0).num_days() >= i64::from(MOST_DAYS) {
        return Err(UserError::usage("argument-many-days").with("most", MOST_DAYS));
    }
    Ok(span)
}

/// The seven days from the Monday of the week of `today` on, or from `first`.
#[must_use]
pub(super) fn seven(first: Option<NaiveDate>, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = first.unwrap_or(day::period(Unit::Week, today).0);
    (first, day::later(first, 6))
}

/// The Monday of `2026-W48`.
fn monday(text: &str) -> Result<NaiveDate, UserError> {
    let wrong = || bad("argument-bad-week", text);
    let (year, week) = text.split_once("-W").ok_or_else(wrong)?;
    if year.len() != 4 || week.len() != 2 {
        return Err(wrong());
    }
    let (year, week) = (year.parse().map_err(|_| wrong())?, week.parse().map_err(|_| wrong())?);
    NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).filter(|d| day::is_plausible(*d)).ok_or_else(wrong)
}

pub(super) fn bad(id: &'static str, value: &str) -> UserError {
    UserError::usage(id).with("value", value.chars().take(40).collect::<String>())
}
