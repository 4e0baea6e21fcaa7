//! Bounds of an archive: what its parts declare and what they really unpack to, before a parser sees them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::worksheet_scan::WorksheetScan;
use crate::domain::UserError;

/// The most bytes all parts of a workbook may unpack to.
const MOST_UNPACKED: u64 = 768 << 20;

/// The most bytes the texts of a workbook, which are kept in memory as a whole, may unpack to.
const MOST_TEXTS: u64 = 96 << 20;

/// The most parts of a workbook.
const MOST_PARTS: usize = 5_000;

/// The most different texts of a workbook.
const MOST_STRINGS: u64 = 4_000_000;

fn large(mebibytes: u64) -> UserError {
    UserError::new("table-unpacks-large").with("most", mebibytes >> 20)
}

fn broken(cause: impl Into<anyhow::Error>) -> UserError {
    UserError::new("table-broken").because(cause)
}

/// Reads a part of an archive up to `most` bytes; `None`: there is none of that name.
pub(super) fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    most: u64,
) -> Result<Option<Vec<u8>>, UserError> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes).map_err(broken)?;
    Ok(Some(bytes))
}

/// Whether the parser keeps the part in memory as a whole. The content of an ods is read as it comes.
fn is_kept(name: &str) -> bool {
    !is_worksheet(name) && name != "content.xml" && (name.ends_with(".xml") || name.ends_with(".rels"))
}

fn is_worksheet(name: &str) -> bool {
    name.contains("worksheets/") && name.ends_with(".xml")
}

/// What was found in the worksheets, by the name of the part in lower case.
pub(super) type WorksheetScans = BTreeMap<String, WorksheetScan>;

/// Checks the sizes that an archive declares, then unpacks each part to nowhere: a bomb declares what it likes.
///
/// # Errors
/// If it unpacks to more than a list of families can have, or does not unpack.
pub(super) fn check_packed(bytes: &[u8]) -> Result<WorksheetScans, UserError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_PARTS {
        return Err(UserError::new("table-parts-many").with("most", MOST_PARTS));
    }
    let (mut all, mut kept) = (0u64, 0u64);
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(broken)?;
        all = all.saturating_add(part.size());
        if is_kept(&name(&part)?) {
            kept = kept.saturating_add(part.size());
        }
    }
    if all > MOST_UNPACKED {
        return Err(large(MOST_UNPACKED));
    }
    if kept > MOST_TEXTS {
        return Err(large(MOST_TEXTS));
    }
    let mut scans = WorksheetScans::default();
    let (mut all, mut kept) = (0u64, 0u64);
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(broken)?;
        let name = name(&part)?;
        // Pictures and macros are never read.
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let most = MOST_UNPACKED - all + 1;
        let mut scan = is_worksheet(&name).then(WorksheetScan::default);
        let size = counted(part.take(most), &name, scan.as_mut())?;
        all += size;
        if is_kept(&name) {
            kept += size;
        }
        if all > MOST_UNPACKED {
            return Err(large(MOST_UNPACKED));
        }
        if kept > MOST_TEXTS {
            return Err(large(MOST_TEXTS));
        }
        scans.extend(scan.map(|scan| (name, scan)));
    }
    Ok(scans)
}

/// The name of a part in lower case.
fn name<R: Read + ?Sized>(part: &zip::read::ZipFile<'_, R>) -> Result<String, UserError> {
    Ok(part.name().map_err(broken)?.to_lowercase())
}

/// Reads a part to its end; gives its size. What its elements declare is checked on the way.
fn counted(mut part: impl Read, name: &str, mut scan: Option<&mut WorksheetScan>) -> Result<u64, UserError> {
    let mut window = vec![0u8; 256 << 10];
    let (mut size, mut is_first) = (0u64, true);
    loop {
        let read = part.read(&mut window).map_err(broken)?;
        if read == 0 {
            return Ok(size);
        }
        size += read as u64;
        let piece = &window[..read];
        if is_first && name.ends_with("sharedstrings.xml") {
            let declared = number_of(piece, b"uniqueCount=\"").unwrap_or(0);
            if declared > MOST_STRINGS {
                return Err(UserError::new("table-texts-many").with("most", MOST_STRINGS));
            }
        }
        if let Some(scan) = &mut scan {
            scan.take(piece);
        }
        is_first = false;
    }
}

/// The number behind a text of a piece of XML.
fn number_of(piece: &[u8], before: &[u8]) -> Option<u64> {
    let at = piece.windows(before.len()).position(|part| part == before)? + before.len();
    number(&piece[at..])
}

fn number(bytes: &[u8]) -> Option<u64> {
    let digits: Vec<u8> = bytes.iter().take(20).take_while(|b| b.is_ascii_digit()).copied().collect();
    String::from_utf8(digits).ok()?.parse().ok()
}
