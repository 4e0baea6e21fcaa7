//! `import` of a list of families from Excel or a text with delimiters.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use serde_json::json;

use super::list_answer::{self, ImportSummary};
use super::output::Answer;
use super::paper_options;
use super::progress::ProgressLine;
use super::value::text;
use crate::domain::UserError;
use crate::env::remembered::RememberedNotes;
use crate::env::{Env, files, folders, list_columns};
use crate::model::incoming::{IncomingList, IntakeDecision};
use crate::norm::NormContext;
use crate::paper::xlsx;
use crate::roster::{self, ColumnChoices, RosterOptions, SheetSelection};
use crate::store::jsonl::{ImportMode, ImportResult};
use crate::table::{
    self, Delimiter, Encoding, HiddenPolicy, LARGEST_FILE, ReadOptions, TableBook, TableFormat,
};
use crate::text::{Words, say};
use crate::wording::roster::{RefusedRows, refused_rows};

/// The size from which a list is long, bytes.
const LONG: usize = 300 << 10;

/// Endings of lists, whatever is in them.
const ENDINGS: [&str; 12] =
    ["xlsx", "xlsm", "xls", "ods", "fods", "xml", "csv", "tsv", "txt", "htm", "html", "xlsb"];

/// Options that only a list has.
const OWN: [&str; 6] = ["columns", "encoding", "delimiter", "doubles", "sheet", "hidden"];

/// What is done with families that the file has, or that the list has twice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DuplicatePolicy {
    Refuse,
    Join,
    Skip,
    Take,
}

impl DuplicatePolicy {
    fn of(own: &ArgMatches) -> Result<DuplicatePolicy, UserError> {
        Ok(match text(own, "doubles") {
            None => DuplicatePolicy::Refuse,
            Some("join") => DuplicatePolicy::Join,
            Some("skip") => DuplicatePolicy::Skip,
            Some("take") => DuplicatePolicy::Take,
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
    let on_double = DuplicatePolicy::of(own)?;
    let chosen = columns(own)?;
    let choice = choice(own)?;
    let bytes = files::bounded(Path::new(path), LARGEST_FILE)?;
    let mut progress = ProgressLine::of(bytes.len() >= LONG);
    progress.show(|| words.say("list-stage-read"));
    let mut book = table::read(&bytes, choice)?;
    roster::turned::turn(&mut book);
    // A million pieces of a long list are given back with the process, at once.
    let book = ManuallyDrop::new(book);
    drop(bytes);
    match book.format {
        TableFormat::Text => paper_options::without(own, &["sheet", "hidden"])?,
        TableFormat::Page => paper_options::without(own, &["delimiter", "hidden"])?,
        _ => paper_options::without(own, &["delimiter"])?,
    }
    let sheets = sheets(own, &book)?;
    let mut store = env.open()?;
    let notes = RememberedNotes::of(&folders::state_folder(), &store);
    let mut named = list_columns::remembered(&notes);
    named.extend(chosen.clone());
    let choice = RosterOptions { named, sheets };
    let reader = store.reader();
    let (rules, calendar, staff) = (reader.rules()?, reader.calendar()?, reader.staff()?);
    let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today: env.today };
    progress.show(|| words.say("list-stage-understand"));
    let mut list = ManuallyDrop::new(IncomingList::read(&book, &choice, ground, reader)?);
    let refused = settle_doubles(words, &mut list, on_double);
    let mode = mode(own);
    let mut groups = list.groups(ground);
    progress.show(|| words.say("list-stage-write"));
    // A list with refused rows is taken in part or not at all, as records are.
    let is_whole = refused.is_empty() && list.roster.left.is_empty();
    let records = std::mem::take(&mut groups.records);
    let done =
        if is_whole || partial { store.import_groups(records, mode)? } else { ImportResult::default() };
    let rows = words.not_taken(&list, &groups, &done.refused, refused);
    drop(progress);
    if !dry && done.added + done.changed > 0 {
        list_columns::remember(&notes, &chosen);
    }
    let is_refused = !rows.refused.is_empty() && !partial;
    let rest = rows.all();
    let written = match dry || is_refused || rest.is_empty() {
        true => Ok(None),
        false => write_rest(words, path, &book, &list, &rest).map(Some),
    };
    // The families are in the file: a failure to write the rest beside the list is reported, and undoes nothing.
    let (rest, unwritten) = match written {
        Ok(rest) => (rest, None),
        Err(problem) => (None, Some(words.problem(&problem))),
    };
    let mut answer = list_answer::answer(
        words,
        &ImportSummary {
            book: &book,
            list: &list,
            groups: &groups,
            done: &done,
            rows: &rows,
            rest,
            dry,
            is_refused,
        },
    );
    if let Some(problem) = &unwritten {
        answer.json["rest_unwritten"] = json!(problem);
    }
    let refused = rows.refused.len();
    let what = words.pick("list-refused-what", if list.has_visits() { "rows" } else { "families" });
    let message = (refused > 0).then(|| say!(words, refused_message(mode), what = what, n = refused));
    answer.aside = message.into_iter().chain(unwritten).collect::<Vec<_>>().join("\n");
    if refused > 0 && !partial {
        answer.code = ExitCode::from(1);
    }
    Ok(answer)
}

/// How much of the list is written.
fn mode(own: &ArgMatches) -> ImportMode {
    match (own.get_flag("dry-run"), own.get_flag("partial")) {
        (true, false) => ImportMode::DryRun,
        (true, true) => ImportMode::DryRunPartial,
        (false, true) => ImportMode::Partial,
        (false, false) => ImportMode::Whole,
    }
}

/// What is said where rows were refused.
fn refused_message(mode: ImportMode) -> &'static str {
    match mode {
        ImportMode::Whole => "list-nothing-taken",
        ImportMode::DryRun => "list-nothing-would",
        ImportMode::Partial => "list-rest-taken",
        ImportMode::DryRunPartial => "list-rest-would",
    }
}

/// Settles doubles as they are to be; gives those that are refused, which are not taken.
fn settle_doubles(words: &Words, list: &mut IncomingList, on: DuplicatePolicy) -> Vec<RefusedRows> {
    // A visit that may be of several families is not taken by any of these ways.
    let unsettled = (0..list.takes.len()).filter_map(|place| {
        let entry = &list.roster.entries[place];
        words.several(list, place).map(|why| RefusedRows {
            sheet: entry.sheet,
            rows: entry.rows.clone(),
            why,
        })
    });
    let mut all: Vec<RefusedRows> = unsettled.collect();
    let is_family = |place: &usize| !list.roster.entries[*place].is_visit();
    let is_double =
        |place: &usize| matches!(list.takes[*place], IntakeDecision::Join(_) | IntakeDecision::Earlier(_));
    let doubles: Vec<usize> = (0..list.takes.len()).filter(is_family).filter(is_double).collect();
    let take = match on {
        DuplicatePolicy::Join => return all,
        DuplicatePolicy::Take => IntakeDecision::New,
        DuplicatePolicy::Skip | DuplicatePolicy::Refuse => IntakeDecision::Skip,
    };
    let refused = doubles.iter().filter(|_| on == DuplicatePolicy::Refuse).map(|place| {
        let entry = &list.roster.entries[*place];
        RefusedRows { sheet: entry.sheet, rows: entry.rows.clone(), why: double(words, list, *place) }
    });
    all.extend(refused);
    list.choose(doubles.into_iter().map(|place| (place, take)));
    all
}

/// «похоже, это Иванова М. П., Ленинградская 12, кв. 4».
fn double(words: &Words, list: &IncomingList, place: usize) -> String {
    match list.takes[place] {
        IntakeDecision::Earlier(earlier) => {
            let other = &list.roster.entries[earlier];
            let row = other.rows.first().copied().unwrap_or_default();
            say!(words, "list-double-earlier", title = other.title(), row = row)
        }
        IntakeDecision::Join(family) => {
            let case = list.case(family);
            let title = case.map(|c| c.family.title.clone()).unwrap_or_default();
            let address = case.map(|c| words.address(&c.family.address)).unwrap_or_default();
            say!(words, "list-double-file", title = title, address = address)
        }
        IntakeDecision::New | IntakeDecision::Skip | IntakeDecision::Update(_) => String::new(),
    }
}

/// The file named by `--columns`, read.
fn columns(own: &ArgMatches) -> Result<ColumnChoices, UserError> {
    let Some(path) = text(own, "columns") else { return Ok(ColumnChoices::default()) };
    list_columns::from_toml(&super::value::read_text(path)?)
}

fn choice(own: &ArgMatches) -> Result<ReadOptions, UserError> {
    let encoding = text(own, "encoding")
        .map(|said| Encoding::called(said).ok_or_else(|| bad("argument-bad-encoding", said)))
        .transpose()?;
    let delimiter = text(own, "delimiter")
        .map(|said| Delimiter::called(said).ok_or_else(|| bad("argument-bad-delimiter", said)))
        .transpose()?;
    let hidden = if own.get_flag("hidden") { HiddenPolicy::Read } else { HiddenPolicy::Skip };
    Ok(ReadOptions { encoding, delimiter, hidden })
}

/// The sheet named by `--sheet`: by its name, else by its number in the file.
fn sheets(own: &ArgMatches, book: &TableBook) -> Result<SheetSelection, UserError> {
    let Some(said) = text(own, "sheet") else { return Ok(SheetSelection::Likely) };
    let of_name = |name: &str| name.trim().to_lowercase() == said.trim().to_lowercase();
    let number: Option<usize> = said.trim().parse().ok();
    let place = book.sheets.iter().position(|sheet| of_name(&sheet.name));
    let place = place.or_else(|| book.sheets.iter().position(|sheet| Some(sheet.number) == number));
    let known = || book.sheets.iter().map(|s| format!("{} {}", s.number, s.name)).collect::<Vec<_>>();
    let place = place.ok_or_else(|| bad("argument-bad-sheet", said).with("sheets", known().join(", ")))?;
    Ok(SheetSelection::These([place].into()))
}

/// Writes the rows that were not taken beside the list.
fn write_rest(
    words: &Words,
    path: &str,
    book: &TableBook,
    list: &IncomingList,
    refused: &[RefusedRows],
) -> Result<PathBuf, UserError> {
    let grids = refused_rows(words, book, &list.roster.tables, refused);
    let stem = Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = say!(words, "list-rest-name", name = stem);
    files::create_beside(&Path::new(path).with_file_name(name), &xlsx::bytes(&grids)?)
}
