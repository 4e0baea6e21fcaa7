//! Which part of an xlsx holds which sheet.

use std::collections::BTreeMap;
use std::io::Cursor;

use zip::ZipArchive;

use super::broken;
use crate::domain::UserError;
use crate::table::bounds;
use crate::table::markup::{MarkupEvent, MarkupReader, MarkupTag};

/// The longest list of sheets that is read, bytes.
const LONGEST: u64 = 4 << 20;

/// The parts of the sheets in lower case, by the names of the sheets.
pub(super) fn of_sheets(bytes: &[u8]) -> Result<BTreeMap<String, String>, UserError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let all: Vec<String> = archive.file_names().flatten().map(Into::into).collect();
    let Some(book) = all.iter().find(|name| name.to_lowercase().ends_with("workbook.xml")) else {
        return Ok(BTreeMap::new());
    };
    let (folder, base) = book.rsplit_once('/').unwrap_or(("", book));
    let links = format!("{folder}/_rels/{base}.rels");
    let links = bounds::part(&mut archive, links.trim_start_matches('/'), LONGEST)?.unwrap_or_default();
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    elements(&links, "Relationship", |tag| {
        let (id, target) = (tag.attribute("Id"), tag.attribute("Target"));
        targets.extend(id.zip(target));
    })?;
    let text = bounds::part(&mut archive, book, LONGEST)?.unwrap_or_default();
    let mut parts = BTreeMap::new();
    elements(&text, "sheet", |tag| {
        let target = tag.attribute("id").and_then(|id| targets.get(&id).cloned());
        let part = target.map(|target| match target.strip_prefix('/') {
            Some(whole) => whole.to_lowercase(),
            None => format!("{folder}/{target}").trim_start_matches('/').to_lowercase(),
        });
        parts.extend(tag.attribute("name").zip(part));
    })?;
    Ok(parts)
}

/// Shows all elements of a name.
fn elements(xml: &[u8], name: &str, mut see: impl FnMut(&MarkupTag<'_>)) -> Result<(), UserError> {
    let mut markup = MarkupReader::new(xml);
    loop {
        match markup.next()? {
            MarkupEvent::Open(tag) if tag.name() == name => see(&tag),
            MarkupEvent::Open(_) | MarkupEvent::Close | MarkupEvent::Text(_) => {}
            MarkupEvent::End => return Ok(()),
        }
    }
}
