//! A sheet as docx (ECMA-376): six parts in a zip, A4, real boxes to tick. Equal sheets give equal bytes.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::sheet::{PaperSheet, SheetEntry, SheetPart};
use crate::domain::UserError;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/></Relationships>"#;

/// Without it Word takes the file for one of 2007, which knew no boxes to tick.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#;

/// Sizes are in half points, distances in twentieths of a point.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="20"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:tabs><w:tab w:val="right" w:pos="10200"/></w:tabs><w:spacing w:before="200" w:after="60"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="80" w:after="40"/></w:pPr><w:rPr><w:i/></w:rPr></w:style></w:styles>"#;

/// Of the table of families: number, family, what came of it. Together the width of the text on A4 with margins of 15 mm.
const COLUMNS: [u32; 3] = [1000, 6500, 2700];

/// The bytes of the file.
///
/// # Errors
/// If the zip cannot be put together.
pub fn bytes(sheet: &PaperSheet) -> Result<Vec<u8>, UserError> {
    let document = document(sheet);
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", document.as_str()),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", STYLES),
        ("word/settings.xml", SETTINGS),
    ];
    zipped(&parts).map_err(|e| UserError::new("paper-failed").because(e))
}

fn zipped(parts: &[(&str, &str)]) -> anyhow::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, content) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn document(sheet: &PaperSheet) -> String {
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"><w:body>"#,
    );
    xml.push_str(&paragraph("Title", &run(&sheet.title, "")));
    for line in &sheet.under {
        xml.push_str(&paragraph("Normal", &run(line, "")));
    }
    let mut in_table = false;
    for part in &sheet.parts {
        if in_table != matches!(part, SheetPart::Entry(_)) {
            xml.push_str(if in_table { "</w:tbl>" } else { TABLE });
            in_table = !in_table;
        }
        xml.push_str(&match part {
            SheetPart::Head(text, right) if right.is_empty() => paragraph("Heading1", &run(text, "")),
            SheetPart::Head(text, right) => {
                paragraph("Heading1", &format!("{}<w:r><w:tab/></w:r>{}", run(text, ""), run(right, "")))
            }
            SheetPart::Place(text) => paragraph("Heading2", &run(text, "")),
            SheetPart::Line(text) => paragraph("Normal", &run(text, "")),
            SheetPart::Entry(entry) => row(entry),
        });
    }
    if in_table {
        // Word wants a paragraph behind a table.
        xml.push_str("</w:tbl><w:p/>");
    }
    // A4, margins of 15 mm.
    xml.push_str(r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>"#);
    xml
}

const TABLE: &str = r#"<w:tbl><w:tblPr><w:tblW w:w="10200" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="4" w:color="808080"/><w:left w:val="single" w:sz="4" w:color="808080"/><w:bottom w:val="single" w:sz="4" w:color="808080"/><w:right w:val="single" w:sz="4" w:color="808080"/><w:insideH w:val="single" w:sz="4" w:color="808080"/><w:insideV w:val="single" w:sz="4" w:color="808080"/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="6500"/><w:gridCol w:w="2700"/></w:tblGrid>"#;

fn row(entry: &SheetEntry) -> String {
    let mut number = paragraph("Normal", &run(&entry.mark, "<w:b/>"));
    if !entry.time.is_empty() {
        number.push_str(&paragraph("Normal", &run(&entry.time, "<w:b/>")));
    }
    let mut family = paragraph("Normal", &run(&entry.name, "<w:b/>"));
    if let Some(warning) = &entry.warning {
        family.push_str(&paragraph("Normal", &run(&format!("! {warning}"), "<w:b/>")));
    }
    for line in &entry.lines {
        family.push_str(&paragraph("Normal", &run(line, "")));
    }
    let wide = entry.boxes.is_empty() && !entry.has_room;
    let mut outcome = String::new();
    for (label, ticked) in &entry.boxes {
        outcome.push_str(&paragraph(
            "Normal",
            &format!("{}{}", tick_box(*ticked), run(&format!(" {label}"), "")),
        ));
    }
    if entry.has_room {
        outcome.push_str(WRITING_LINE);
    }
    let cells = if wide {
        format!("{}{}", cell(COLUMNS[0], 1, &number), cell(COLUMNS[1] + COLUMNS[2], 2, &family))
    } else {
        format!(
            "{}{}{}",
            cell(COLUMNS[0], 1, &number),
            cell(COLUMNS[1], 1, &family),
            cell(COLUMNS[2], 1, &outcome)
        )
    };
    // A family is not torn apart by the end of a page.
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
}

fn cell(width: u32, columns: u32, content: &str) -> String {
    let span = if columns > 1 { format!(r#"<w:gridSpan w:val="{columns}"/>"#) } else { String::new() };
    format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>{content}</w:tc>"#)
}

/// An empty line to write on: a paragraph with a border below.
const WRITING_LINE: &str = r#"<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="808080"/></w:pBdr><w:spacing w:before="160"/></w:pPr></w:p>"#;

/// A box one can tick with the mouse, and with a pen once it is printed.
fn tick_box(ticked: bool) -> String {
    let (value, sign) = if ticked { (1, '\u{2612}') } else { (0, '\u{2610}') };
    format!(
        r#"<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{value}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"#
    )
}

fn paragraph(style: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#)
}

fn run(text: &str, properties: &str) -> String {
    let mut xml = String::from("<w:r>");
    if !properties.is_empty() {
        let _ = write!(xml, "<w:rPr>{properties}</w:rPr>");
    }
    let _ = write!(xml, r#"<w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(text));
    xml
}

/// What XML reads as its own is escaped; signs it does not allow at all are left out.
fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '\n' | '\t' => xml.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => xml.push(c),
        }
    }
    xml
}
