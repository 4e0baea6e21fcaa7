//! What is looked at in an old workbook before the parser sees it: hidden rows and columns, and how far apart its cells
//! lie. The parser keeps a sheet as a rectangle, and takes memory for the one that the file declares.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::compound::BlockStream;
use super::{MOST_CELLS, MOST_COLUMNS, MOST_SHEETS};
use crate::domain::UserError;

/// Streams with a workbook.
const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// Kinds of records.
mod kind {
    pub const END: u16 = 0x000a;
    pub const LOCKED: u16 = 0x002f;
    pub const COLUMNS: u16 = 0x007d;
    pub const SHEET: u16 = 0x0085;
    pub const NUMBERS: u16 = 0x00bd;
    pub const EXTENT: u16 = 0x0200;
    pub const ROW: u16 = 0x0208;
    pub const BEGIN: u16 = 0x0809;
    /// Records of one cell.
    pub const CELLS: [u16; 7] = [0x0006, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x027e];
}

/// What a sheet hides.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LegacySheet {
    pub hidden_rows: BTreeSet<usize>,
    pub hidden_columns: BTreeSet<usize>,
}

/// The sheets in the order of the file, and the file as the parser may have it.
pub(super) struct LegacyScan<'a> {
    pub sheets: Vec<LegacySheet>,
    pub bytes: Cow<'a, [u8]>,
}

/// A record: its kind, where its data begin, the data.
struct BiffRecord<'a> {
    kind: u16,
    at: usize,
    data: &'a [u8],
}

impl BiffRecord<'_> {
    fn short(&self, at: usize) -> Option<usize> {
        let pair = self.data.get(at..at + 2)?;
        Some(usize::from(u16::from_le_bytes([pair[0], pair[1]])))
    }

    fn long(&self, at: usize) -> Option<usize> {
        let four = self.data.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(four)).ok()
    }
}

/// The records of a stream from a place on.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = BiffRecord<'_>> {
    let mut next = from;
    std::iter::from_fn(move || {
        let head: [u8; 4] = stream.get(next..next.checked_add(4)?)?.try_into().ok()?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let at = next + 4;
        let data = stream.get(at..at + length)?;
        next = at + length;
        Some(BiffRecord { kind: u16::from_le_bytes([head[0], head[1]]), at, data })
    })
}

/// The rectangle that a sheet's cells lie in.
#[derive(Default)]
struct CellExtent {
    rows: Option<(usize, usize)>,
    columns: Option<(usize, usize)>,
}

impl CellExtent {
    fn add(&mut self, row: usize, column: usize) {
        let with = |span: Option<(usize, usize)>, place: usize| {
            let (first, last) = span.unwrap_or((place, place));
            Some((first.min(place), last.max(place)))
        };
        self.rows = with(self.rows, row);
        self.columns = with(self.columns, column);
    }

    fn area(&self) -> usize {
        let length = |span: Option<(usize, usize)>| span.map_or(0, |(first, last)| last - first + 1);
        length(self.rows) * length(self.columns)
    }
}

/// Looks through a workbook.
///
/// # Errors
/// If it has no workbook in it, or its cells lie so far apart that the parser would take more memory than a list needs.
pub(super) fn scan(bytes: &[u8]) -> Result<LegacyScan<'_>, UserError> {
    let broken = || UserError::new("table-broken");
    let found = BlockStream::find(bytes, &STREAMS).ok_or_else(broken)?;
    let stream = found.read(bytes);
    let mut places: Vec<usize> = Vec::new();
    for record in records(&stream, 0).take_while(|record| record.kind != kind::END) {
        match record.kind {
            // The parser says that it is locked.
            kind::LOCKED => return Ok(LegacyScan { sheets: Vec::new(), bytes: Cow::Borrowed(bytes) }),
            kind::SHEET if places.len() <= MOST_SHEETS => places.extend(record.long(0)),
            _ => {}
        }
    }
    let mut scan = LegacyScan { sheets: Vec::new(), bytes: Cow::Borrowed(bytes) };
    let mut area = 0usize;
    for (number, place) in (1..).zip(places) {
        let mut sheet = LegacySheet::default();
        let mut extent = CellExtent::default();
        // Charts within a sheet have records of cells too.
        let mut depth = 0usize;
        for record in records(&stream, place) {
            match record.kind {
                kind::BEGIN => depth += 1,
                kind::END => depth = depth.saturating_sub(1),
                _ if depth != 1 => {}
                kind::EXTENT => declare_nothing(&mut scan.bytes, &found, &record),
                _ => take(&record, &mut sheet, &mut extent),
            }
            if depth == 0 {
                break;
            }
        }
        area = area.saturating_add(extent.area());
        if area > MOST_CELLS {
            let row = extent.rows.map_or(0, |(_, last)| last + 1);
            return Err(UserError::new("table-far").with("sheet", number).with("row", row));
        }
        scan.sheets.push(sheet);
    }
    Ok(scan)
}

/// Replaces the extent that a sheet declares, which nothing vouches for, by one of a single cell, where it is larger than
/// a list can be.
fn declare_nothing(bytes: &mut Cow<'_, [u8]>, stream: &BlockStream, record: &BiffRecord<'_>) {
    let (rows, columns) = match record.data.len() {
        10 => (record.short(2), record.short(6)),
        _ => (record.long(4), record.short(10)),
    };
    if rows.unwrap_or(0).saturating_mul(columns.unwrap_or(0)) <= MOST_CELLS {
        return;
    }
    for at in record.at..record.at + record.data.len() {
        if let Some(place) = stream.place(at).filter(|place| *place < bytes.len()) {
            bytes.to_mut()[place] = 0;
        }
    }
}

fn take(record: &BiffRecord<'_>, sheet: &mut LegacySheet, extent: &mut CellExtent) {
    let (first, second) = (record.short(0), record.short(2));
    let (Some(first), Some(second)) = (first, second) else { return };
    match record.kind {
        // The bit of a row without height.
        kind::ROW if record.short(12).is_some_and(|flags| flags & 0x20 != 0) => {
            sheet.hidden_rows.insert(first + 1);
        }
        kind::COLUMNS if record.short(8).is_some_and(|flags| flags & 1 != 0) => {
            sheet.hidden_columns.extend(first..(second + 1).min(MOST_COLUMNS));
        }
        kind::NUMBERS => {
            extent.add(first, second);
            let last = record.data.len().checked_sub(2).and_then(|at| record.short(at));
            extent.add(first, last.unwrap_or(second));
        }
        kind if kind::CELLS.contains(&kind) => extent.add(first, second),
        _ => {}
    }
}
