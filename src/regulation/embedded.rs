//! The regulations and calendars the program carries. The list is made from the files of `data` at build time.

use std::sync::OnceLock;

use super::document::RegulationDocument;
use super::file::Regulation;
use super::year::CalendarYear;
use crate::domain::UserError;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Ids of the regulations carried, in order of their names.
pub fn ids() -> impl Iterator<Item = &'static str> {
    REGULATIONS.iter().map(|(id, _, _)| *id)
}

/// The regulation of that id.
///
/// # Errors
/// If there is none of that id, or the file of the build does not fit this program.
pub fn regulation(id: &str) -> Result<Regulation, UserError> {
    let (name, json, _) = REGULATIONS.iter().find(|(name, _, _)| *name == id).ok_or_else(|| {
        UserError::new("regulation-unknown")
            .with("id", id.chars().take(40).collect::<String>())
            .with("known", ids().collect::<Vec<_>>().join(", "))
    })?;
    serde_json::from_str(json).map_err(|e| {
        UserError::new("regulation-unreadable")
            .with("file", format!("data/regulations/{name}.toml"))
            .with("line", 1)
            .with("what", &e)
            .because(e)
    })
}

/// The document's own text.
#[must_use]
pub fn document(id: &str) -> Option<&'static str> {
    REGULATIONS.iter().find(|(name, _, _)| *name == id).map(|(_, _, text)| *text)
}

/// The document of a regulation in paragraphs, each with what quotes it.
///
/// # Errors
/// If there is none of that id, or the file of the build does not fit this program.
pub fn paragraphs(id: &str) -> Result<RegulationDocument, UserError> {
    Ok(RegulationDocument::of(regulation(id)?, document(id).unwrap_or_default()))
}

/// How each regulation is cited, with its id. Read once, when it is first asked for.
pub fn cites() -> &'static [(&'static str, String)] {
    static CITES: OnceLock<Vec<(&'static str, String)>> = OnceLock::new();
    CITES.get_or_init(|| ids().filter_map(|id| Some((id, regulation(id).ok()?.cite))).collect())
}

/// The id of the regulation a new district begins with.
///
/// # Errors
/// If a file of the build cannot be read.
pub fn default_id() -> Result<&'static str, UserError> {
    for id in ids() {
        if regulation(id)?.default {
            return Ok(id);
        }
    }
    ids().next().ok_or(UserError::new("regulation-none"))
}

/// The production calendar of a year, if the program has its data.
#[must_use]
pub fn year(year: i32) -> Option<CalendarYear> {
    let name = year.to_string();
    let (_, json, _) = YEARS.iter().find(|(n, _, _)| *n == name)?;
    serde_json::from_str(json).ok()
}
