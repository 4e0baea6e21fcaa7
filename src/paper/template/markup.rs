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

use super::build::{Align, Block, Blocks, Orientation, Row, Table};

/// Parses the readable source of a form.
#[must_use]
pub fn parse(source: &str) -> Blocks {
    let mut blocks = Blocks::default();
    // Whether the next row of the table that is open is its head.
    let mut is_head = false;
    for line in source.lines().map(str::trim_end).filter(|l| !l.is_empty()) {
        let begun = [("|: ", true, true), ("|. ", true, false), ("|_ ", false, false)]
            .into_iter()
            .find_map(|(sign, borders, head)| Some((line.strip_prefix(sign)?, borders, head)));
        if let Some((widths, has_borders, head)) = begun {
            let widths = widths.split_whitespace().filter_map(|w| w.parse().ok()).collect();
            blocks.blocks.push(Block::Table(Table { widths, has_borders, ..Table::default() }));
            is_head = head;
            continue;
        }
        if let (Some(row), Some(Block::Table(table))) = (line.strip_prefix('|'), blocks.blocks.last_mut()) {
            let cells = row.split('|').map(|c| c.trim().replace("\\\\", "\n")).collect();
            table.rows.push(Row { cells, is_head, is_bold: false });
            is_head = false;
            continue;
        }
        let aligned = [("> ", Align::Right), ("= ", Align::Centre), ("+ ", Align::Both)];
        let block = if line == "@landscape" {
            blocks.orientation = Orientation::Landscape;
            continue;
        } else if let Some(text) = line.strip_prefix("## ") {
            Block::Head(text.to_owned())
        } else if let Some(text) = line.strip_prefix("# ") {
            Block::Title(text.replace("\\\\", "\n"))
        } else if let Some((text, align)) =
            aligned.iter().find_map(|(sign, align)| Some((line.strip_prefix(sign)?, *align)))
        {
            Block::Text(align, text.replace("\\\\", "\n"))
        } else {
            Block::Text(Align::Left, line.replace("\\\\", "\n"))
        };
        blocks.blocks.push(block);
    }
    blocks
}
