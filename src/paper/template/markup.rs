//! The readable source of a form: a line a paragraph, from which the docx of `data/forms` is made.
//!
//! ```text
//! @landscape            the page on its side
//! # …                   the title
//! ## …                  a head
//! > …   = …   + …       to the right, in the middle, to both edges
//! |: 8 24 12            a table with a head, its columns so wide
//! |. 30 70              one without a head
//! |_ 50 50              one without borders
//! | … | …               a row; `\\` ends a line in it
//! ```

use super::build::{DocxBlock, DocxBlocks, DocxRow, DocxTable, Orientation, TextAlign};

/// Parses the readable source of a form.
#[must_use]
pub fn parse(source: &str) -> DocxBlocks {
    let mut blocks = DocxBlocks::default();
    // Whether the next row of the table that is open is its head.
    let mut is_head = false;
    for line in source.lines().map(str::trim_end).filter(|l| !l.is_empty()) {
        let begun = [("|: ", true, true), ("|. ", true, false), ("|_ ", false, false)]
            .into_iter()
            .find_map(|(sign, borders, head)| Some((line.strip_prefix(sign)?, borders, head)));
        if let Some((widths, has_borders, head)) = begun {
            let widths = widths.split_whitespace().filter_map(|w| w.parse().ok()).collect();
            blocks.blocks.push(DocxBlock::Table(DocxTable { widths, has_borders, ..DocxTable::default() }));
            is_head = head;
            continue;
        }
        if let (Some(row), Some(DocxBlock::Table(table))) = (line.strip_prefix('|'), blocks.blocks.last_mut())
        {
            let cells = row.split('|').map(|c| c.trim().replace("\\\\", "\n")).collect();
            table.rows.push(DocxRow { cells, is_head, is_bold: false });
            is_head = false;
            continue;
        }
        let aligned = [("> ", TextAlign::Right), ("= ", TextAlign::Centre), ("+ ", TextAlign::Both)];
        let block = if line == "@landscape" {
            blocks.orientation = Orientation::Landscape;
            continue;
        } else if let Some(text) = line.strip_prefix("## ") {
            DocxBlock::Head(text.to_owned())
        } else if let Some(text) = line.strip_prefix("# ") {
            DocxBlock::Title(text.replace("\\\\", "\n"))
        } else if let Some((text, align)) =
            aligned.iter().find_map(|(sign, align)| Some((line.strip_prefix(sign)?, *align)))
        {
            DocxBlock::Text(align, text.replace("\\\\", "\n"))
        } else {
            DocxBlock::Text(TextAlign::Left, line.replace("\\\\", "\n"))
        };
        blocks.blocks.push(block);
    }
    blocks
}
