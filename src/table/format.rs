//! What a file is, by its first bytes: the name may say anything. Accounting programs write web pages named `.xls`, and
//! mail renames `.xls` to `.xlsx`.

use crate::domain::UserError;

/// How a table is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// Excel since 2007, with macros or without.
    Xlsx,
    /// Excel up to 2003.
    Xls,
    /// LibreOffice Calc.
    Ods,
    /// LibreOffice Calc as one XML file.
    FlatOds,
    /// XML of Excel 2003.
    Spreadsheet2003,
    /// A table of a web page (HTML), whatever its name.
    Page,
    /// Text with delimiters.
    Text,
}

/// The first bytes of a compound file (OLE): an old workbook, or a new one locked by a password.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// How far a page is searched for its table.
const HEAD: usize = 64 << 10;

impl TableFormat {
    /// The name in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            TableFormat::Xlsx => "xlsx",
            TableFormat::Xls => "xls",
            TableFormat::Ods => "ods",
            TableFormat::FlatOds => "fods",
            TableFormat::Spreadsheet2003 => "xml",
            TableFormat::Page => "html",
            TableFormat::Text => "csv",
        }
    }

    /// The format whose XML begins with this element.
    fn of_root(root: &str) -> Option<TableFormat> {
        match root.rsplit(':').next() {
            Some("workbook") => Some(TableFormat::Spreadsheet2003),
            Some("document") if root.starts_with("office:") => Some(TableFormat::FlatOds),
            _ => None,
        }
    }

    pub(super) fn of(bytes: &[u8]) -> Result<TableFormat, UserError> {
        if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
            return Err(UserError::new("table-empty"));
        }
        if bytes.starts_with(COMPOUND) {
            return if has_wide(bytes, "EncryptedPackage") {
                Err(UserError::new("table-locked"))
            } else {
                Ok(TableFormat::Xls)
            };
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return packed(bytes);
        }
        // Other kinds of files that people send: a letter, a picture, a scanned paper.
        const OTHERS: [&[u8]; 6] = [b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!"];
        if OTHERS.iter().any(|start| bytes.starts_with(start)) || bytes.starts_with(b"SQLite format 3") {
            return Err(UserError::new("table-unknown"));
        }
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).replace('\0', "").to_lowercase();
        let head =
            head.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{fffd}'));
        if head.starts_with('<') {
            return if let Some(format) = root(head).and_then(TableFormat::of_root) {
                Ok(format)
            } else if head.contains("<table") {
                Ok(TableFormat::Page)
            } else {
                Err(UserError::new("table-unknown"))
            };
        }
        // A binary file has control characters; a text in two bytes a letter has every other one nought.
        let (lone, wide) =
            (bytes.iter().take(HEAD).filter(|b| **b < 9).count(), super::plain::is_wide(bytes));
        if lone > 0 && !wide {
            return Err(UserError::new("table-unknown"));
        }
        Ok(TableFormat::Text)
    }
}

/// The name of the first element of an XML file, behind declarations and comments.
fn root(head: &str) -> Option<&str> {
    let mut rest = head;
    loop {
        rest = &rest[rest.find('<')? + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = &comment[comment.find("-->")?..];
        } else if !rest.starts_with(['?', '!']) {
            return rest.split([' ', '\n', '\r', '\t', '>', '/']).next();
        }
    }
}

/// Which kind of workbook an archive is, by the names in it.
fn packed(bytes: &[u8]) -> Result<TableFormat, UserError> {
    let broken = |e: zip::result::ZipError| UserError::new("table-broken").because(e);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(broken)?;
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.to_lowercase()).collect();
    let has = |part: &str| names.iter().any(|name| name == part || name.ends_with(&format!("/{part}")));
    if has("workbook.xml") {
        return Ok(TableFormat::Xlsx);
    }
    if has("content.xml") {
        let manifest = super::bounds::part(&mut archive, "META-INF/manifest.xml", 1 << 20)?;
        let locked = manifest.is_some_and(|m| String::from_utf8_lossy(&m).contains("encryption-data"));
        return if locked { Err(UserError::new("table-locked")) } else { Ok(TableFormat::Ods) };
    }
    let is_binary = has("workbook.bin");
    Err(if is_binary { UserError::new("table-binary") } else { UserError::new("table-unknown") })
}

/// Whether the bytes hold a text in two bytes a letter.
fn has_wide(bytes: &[u8], text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|part| part == wide)
}
