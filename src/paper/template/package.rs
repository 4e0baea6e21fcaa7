//! The parts of a docx: read within bounds, written with equal bytes for equal parts.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::fault::{FormFault, FormFlaw};
use crate::domain::UserError;

/// Bytes of all parts unpacked: a form with pictures has a few million, a bomb has thousands of times more.
pub const MOST_BYTES: u64 = 32 << 20;

/// Parts of a docx.
const MOST_PARTS: usize = 500;

/// The part with the text.
pub const BODY: &str = "word/document.xml";

/// A part by its name.
pub type PackagePart = (String, Vec<u8>);

/// The parts in their order.
///
/// # Errors
/// If it is no docx, carries macros or takes in what lies elsewhere, or unpacks to too much.
pub fn read(bytes: &[u8]) -> Result<Vec<PackagePart>, FormFault> {
    let broken = |_| FormFault::of(FormFlaw::NoDocx);
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if zip.len() > MOST_PARTS {
        return Err(FormFault::of(FormFlaw::TooLarge));
    }
    let (mut parts, mut all) = (Vec::new(), 0);
    for i in 0..zip.len() {
        let file = zip.by_index(i).map_err(broken)?;
        if file.is_dir() {
            continue;
        }
        let name = file.name().map_err(broken)?.into_owned();
        let mut content = Vec::new();
        // What the zip says of its size is not believed.
        file.take(MOST_BYTES - all + 1)
            .read_to_end(&mut content)
            .map_err(|_| FormFault::in_part(FormFlaw::NoDocx, &name))?;
        all += content.len() as u64;
        if all > MOST_BYTES {
            return Err(FormFault::in_part(FormFlaw::TooLarge, &name));
        }
        refuse_active(&name, &content)?;
        parts.push((name, content));
    }
    if parts.iter().all(|(name, _)| name != BODY) {
        return Err(FormFault::of(FormFlaw::NoDocx));
    }
    Ok(parts)
}

/// Refuses what runs when the paper is opened: macros, and anything fetched from elsewhere but the target of a link.
fn refuse_active(name: &str, content: &[u8]) -> Result<(), FormFault> {
    let lower = name.to_lowercase();
    let text = || String::from_utf8_lossy(content).to_lowercase();
    let is_macro = lower.ends_with("vbaproject.bin")
        || lower.ends_with("vbadata.xml")
        || (lower == "[content_types].xml" && text().contains("macroenabled"));
    if is_macro {
        return Err(FormFault::in_part(FormFlaw::Macros, name));
    }
    if lower.ends_with(".rels") {
        let text = text();
        let tags = text.split('<').filter(|tag| tag.starts_with("relationship "));
        if tags
            .filter(|tag| tag.contains("\"external\"") || tag.contains("'external'"))
            .any(|tag| !is_link(tag))
        {
            return Err(FormFault::in_part(FormFlaw::Elsewhere, name));
        }
    }
    Ok(())
}

fn is_link(relationship: &str) -> bool {
    relationship.contains("/relationships/hyperlink\"") || relationship.contains("/relationships/hyperlink'")
}

/// The bytes of a docx with these parts.
///
/// # Errors
/// If the zip cannot be put together.
pub fn written(parts: &[PackagePart]) -> Result<Vec<u8>, UserError> {
    zipped(parts).map_err(|e| UserError::new("paper-failed").because(e))
}

fn zipped(parts: &[PackagePart]) -> anyhow::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, content) in parts {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}
