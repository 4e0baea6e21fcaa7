//! `import` of a list of families from Excel or a text with delimiters.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;

use super::list_answer::{self, ImportSummary};
use super::output::Answer;
use super::paper_options;
use super::progress::Progress;
use super::value::text;
use crate::domain::UserError;
use crate::env::remembered::Remembered;
use crate::env::{Env, files, folders, list_columns};
use crate::model::incoming::{IncomingList, Take};
use crate::norm::Ground;
use crate::paper::xlsx;
use crate::roster::{Choice, Named, Sheets};
use crate::store::jsonl::{Imported, Mode};
use crate::table::{self, Book, Delimiter, Encoding, Format, Hidden, LARGEST_FILE, ReadChoice};
use crate::text::{Words, say};
use crate::wording::roster::{Refused, refused_rows};

/// The size from which a list is long, bytes.
const LONG: usize = 300 << 10;

/// Endings of lists, whatever is in them.
const ENDINGS: [&str; 12] =
    ["xlsx", "xlsm", "xls", "ods", "fods", "xml", "csv", "tsv", "txt", "htm", "html", "xlsb"];

/// Options that only a list has.
const OWN: [&str; 6] = ["columns", "encoding", "delimiter", "doubles", "sheet", "hidden"];

/// What is done with families that the file has, or that the list has twice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OnDouble {
    Refuse,
    Join,
    Skip,
    Take,
}

impl OnDouble {
    fn of(own: &ArgMatches) -> Result<OnDouble, UserError> {
        Ok(match text(own, "doubles") {
            None => OnDouble::Refuse,
            Some("join") => OnDouble::Join,
            Some("skip") => OnDouble::Skip,
            Some("take") => OnDouble::Take,
            Some(other) => return Err(bad("argument-bad-doubles", other)),
        })
    }
}

fn bad(id: &'static str, value: &str) -> UserError {
    UserError::usage(id).with("value", value.chars().take(40).collect::<String>())
}

/// Whether the file is a list, by its ending, else by its first bytes.
pub(super) fn is_list(path: &str) -> bool {
    let ending = Path::new(path).extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    if ENDINGS.contains(&ending.as_str()) {
        return true;
    }
    let mut start = [0u8; 8];
    let read = std::fs::File::open(path).and_then(|mut file| std::io::Read::read(&mut file, &mut start));
    read.is_ok() && (start.starts_with(b"PK\x03\x04") || start.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]))
}

/// Refuses the options of lists for records.
pub(super) fn without_own(own: &ArgMatches) -> Result<(), UserError> {
    paper_options::without(own, &OWN)
}

/// Takes a list in, or says what would come of it.
pub(super) fn import(words: &Words, env: &Env, own: &ArgMatches, path: &str) -> Result<Answer, UserError> {
    let (dry, partial) = (own.get_flag("dry-run"), own.get_flag("partial"));
    let on_double = OnDouble::of(own)?;
    let chosen = columns(own)?;
    let choice = choice(own)?;
    let bytes = files::bounded(Path::new(path), LARGEST_FILE)?;
    let mut progress = Progress::of(bytes.len() >= LONG);
    progress.show(|| words.say("list-stage-read"));
    let book = table::read(&bytes, choice)?;
    drop(bytes);
    match book.format {
        Format::Text => paper_options::without(own, &["sheet", "hidden"])?,
        Format::Page => paper_options::without(own, &["delimiter", "hidden"])?,
        _ => paper_options::without(own, &["delimiter"])?,
    }
    let sheets = sheets(own, &book)?;
    let mut store = env.open()?;
    let notes = Remembered::of(&folders::state_folder(), &store);
    let mut named = list_columns::remembered(&notes);
    named.extend(chosen.clone());
    let choice = Choice { named, sheets };
    let reader = store.reader();
    let (rules, calendar, staff) = (reader.rules()?, reader.calendar()?, reader.staff()?);
    let ground = Ground { rules: &rules, calendar: &calendar, staff: &staff, today: env.today };
    progress.show(|| words.say("list-stage-understand"));
    let mut list = IncomingList::read(&book, &choice, ground, reader)?;
    let mut refused: Vec<Refused> = list
        .roster
        .left
        .iter()
        .map(|left| Refused { sheet: left.sheet, rows: left.rows.clone(), why: words.left(left) })
        .collect();
    settle_doubles(words, &mut list, on_double, &mut refused);
    let mode = mode(own);
    let mut groups = list.groups(ground);
    progress.show(|| words.say("list-stage-write"));
    // A list with refused rows is taken in part or not at all, as records are.
    let stopped = !refused.is_empty() && !partial;
    let records = std::mem::take(&mut groups.records);
    let mut done = if stopped { Imported::default() } else { store.import_groups(records, mode)? };
    for problem in std::mem::take(&mut done.refused) {
        if let Some(place) = groups.entries.get(problem.line).copied().flatten() {
            refused.push(words.refused_entry(&list.roster.entries[place], &problem.why));
        }
    }
    drop(progress);
    refused.sort_by_key(|r| (r.sheet, r.rows.first().copied()));
    if !dry && done.added + done.changed > 0 {
        list_columns::remember(&notes, &chosen);
    }
    let rest = if dry || !partial || refused.is_empty() {
        None
    } else {
        Some(write_rest(words, path, &book, &list, &refused)?)
    };
    let mut answer = list_answer::answer(
        words,
        &ImportSummary {
            book: &book,
            list: &list,
            groups: &groups,
            done: &done,
            refused: &refused,
            rest,
            dry,
            is_refused: !refused.is_empty() && !partial,
        },
    );
    if !refused.is_empty() {
        answer.aside = say!(words, refused_message(mode), n = refused.len());
        if !partial {
            answer.code = ExitCode::from(1);
        }
    }
    Ok(answer)
}

/// How much of the list is written.
fn mode(own: &ArgMatches) -> Mode {
    match (own.get_flag("dry-run"), own.get_flag("partial")) {
        (true, false) => Mode::DryRun,
        (true, true) => Mode::DryRunPartial,
        (false, true) => Mode::Partial,
        (false, false) => Mode::Whole,
    }
}

/// What is said where rows were refused.
fn refused_message(mode: Mode) -> &'static str {
    match mode {
        Mode::Whole => "list-nothing-taken",
        Mode::DryRun => "list-nothing-would",
        Mode::Partial => "list-rest-taken",
        Mode::DryRunPartial => "list-rest-would",
    }
}

/// Doubles as they are to be settled; what is refused is not taken.
fn settle_doubles(words: &Words, list: &mut IncomingList, on: OnDouble, refused: &mut Vec<Refused>) {
    for place in 0..list.takes.len() {
        if !matches!(list.takes[place], Take::Join(_) | Take::Earlier(_)) {
            continue;
        }
        match on {
            OnDouble::Join => {}
            OnDouble::Skip => list.takes[place] = Take::Skip,
            OnDouble::Take => list.takes[place] = Take::New,
            OnDouble::Refuse => {
                let entry = &list.roster.entries[place];
                let why = double(words, list, place);
                refused.push(Refused { sheet: entry.sheet, rows: entry.rows.clone(), why });
                list.takes[place] = Take::Skip;
            }
        }
    }
}

/// «похоже, это Иванова М. П., Ленинградская 12, кв. 4».
fn double(words: &Words, list: &IncomingList, place: usize) -> String {
    match list.takes[place] {
        Take::Earlier(earlier) => {
            let other = &list.roster.entries[earlier];
            let row = other.rows.first().copied().unwrap_or_default();
            say!(words, "list-double-earlier", title = other.title(), row = row)
        }
        Take::Join(family) => {
            let case = list.case(family);
            let title = case.map(|c| c.family.title.clone()).unwrap_or_default();
            let address = case.map(|c| words.address(&c.family.address)).unwrap_or_default();
            say!(words, "list-double-file", title = title, address = address)
        }
        Take::New | Take::Skip | Take::Update(_) => String::new(),
    }
}

/// The file named by `--columns`, read.
fn columns(own: &ArgMatches) -> Result<Named, UserError> {
    let Some(path) = text(own, "columns") else { return Ok(Named::default()) };
    list_columns::from_toml(&super::value::read_text(path)?)
}

fn choice(own: &ArgMatches) -> Result<ReadChoice, UserError> {
    let encoding = text(own, "encoding")
        .map(|said| Encoding::called(said).ok_or_else(|| bad("argument-bad-encoding", said)))
        .transpose()?;
    let delimiter = text(own, "delimiter")
        .map(|said| Delimiter::called(said).ok_or_else(|| bad("argument-bad-delimiter", said)))
        .transpose()?;
    let hidden = if own.get_flag("hidden") { Hidden::Read } else { Hidden::Skip };
    Ok(ReadChoice { encoding, delimiter, hidden })
}

/// The sheet named by `--sheet`: by its name, else by its number in the file.
fn sheets(own: &ArgMatches, book: &Book) -> Result<Sheets, UserError> {
    let Some(said) = text(own, "sheet") else { return Ok(Sheets::Likely) };
    let of_name = |name: &str| name.trim().to_lowercase() == said.trim().to_lowercase();
    let number: Option<usize> = said.trim().parse().ok();
    let place = book.sheets.iter().position(|sheet| of_name(&sheet.name));
    let place = place.or_else(|| book.sheets.iter().position(|sheet| Some(sheet.number) == number));
    let known = || book.sheets.iter().map(|s| format!("{} {}", s.number, s.name)).collect::<Vec<_>>();
    let place = place.ok_or_else(|| bad("argument-bad-sheet", said).with("sheets", known().join(", ")))?;
    Ok(Sheets::These([place].into()))
}

/// Writes the rows that were not taken beside the list.
fn write_rest(
    words: &Words,
    path: &str,
    book: &Book,
    list: &IncomingList,
    refused: &[Refused],
) -> Result<PathBuf, UserError> {
    let grids = refused_rows(words, book, &list.roster.tables, refused);
    let stem = Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = say!(words, "list-rest-name", name = stem);
    files::create_beside(&Path::new(path).with_file_name(name), &xlsx::bytes(&grids)?)
}
