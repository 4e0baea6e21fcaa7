//! A filled form as plain text: its paragraphs, its tables as tables or as blocks.

use super::fault::{FormFault, FormFlaw};
use super::package::{BODY, PackagePart};
use super::xml::{self, XmlElement, XmlNode};
use crate::paper::plain::{WIDTH, wrap};
use crate::paper::{grid_text, hyphen};
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow};

/// Twentieths of a point that a letter of the form takes.
const LETTER: u32 = 110;

/// The text.
///
/// # Errors
/// If the part with the text is not well-formed.
pub fn text(parts: &[PackagePart]) -> Result<String, FormFault> {
    let broken = || FormFault::in_part(FormFlaw::NoXml, BODY);
    let body = parts.iter().find(|(name, _)| name == BODY).ok_or_else(broken)?;
    let content = std::str::from_utf8(&body.1).map_err(|_| broken())?;
    let nodes = xml::parse(content.trim_start_matches('\u{feff}')).map_err(|_| broken())?;
    let mut lines = Vec::new();
    blocks(&nodes, &mut lines);
    Ok(lines.iter().map(|l| format!("{}\n", l.trim_end())).collect())
}

fn blocks(nodes: &[XmlNode], lines: &mut Vec<String>) {
    for element in nodes.iter().filter_map(XmlNode::element) {
        match element.name.as_str() {
            "w:p" => paragraph(element, lines),
            "w:tbl" => table(element, lines),
            _ => blocks(&element.children, lines),
        }
    }
}

fn paragraph(element: &XmlElement, lines: &mut Vec<String>) {
    if has(element, "w:pageBreakBefore") {
        lines.push("=".repeat(WIDTH));
    }
    let text = content(element);
    for line in text.split('\n') {
        lines.extend(wrap(line, WIDTH));
    }
}

fn has(element: &XmlElement, name: &str) -> bool {
    element.elements().any(|e| e.name == name || has(e, name))
}

/// The text of a paragraph or cell, lines apart.
fn content(element: &XmlElement) -> String {
    let mut text = String::new();
    collect(element, &mut text);
    hyphen::read(text.trim_end_matches('\n'))
}

fn collect(element: &XmlElement, text: &mut String) {
    for e in element.elements() {
        match e.name.as_str() {
            "w:t" => text.push_str(&e.text()),
            "w:br" => text.push('\n'),
            "w:tab" if element.name == "w:r" => text.push(' '),
            "w:p" => {
                collect(e, text);
                text.push('\n');
            }
            _ => collect(e, text),
        }
    }
}

fn table(element: &XmlElement, lines: &mut Vec<String>) {
    let widths = element.elements().filter(|e| e.name == "w:tblGrid").flat_map(XmlElement::elements);
    let width = |e: &XmlElement| {
        let number = e.tag.split("w:w=\"").nth(1).and_then(|t| t.split('"').next());
        let twips = number.and_then(|n| n.parse::<u32>().ok()).unwrap_or(1000);
        u16::try_from((twips / LETTER).max(4)).unwrap_or(u16::MAX)
    };
    let widths: Vec<u16> = widths.map(width).collect();
    let rows: Vec<(&XmlElement, Vec<String>)> = element
        .elements()
        .filter(|e| e.name == "w:tr")
        .map(|row| (row, row.elements().filter(|e| e.name == "w:tc").map(content).collect()))
        .collect();
    let is_head =
        |row: &XmlElement| row.elements().filter(|e| e.name == "w:trPr").any(|p| has(p, "w:tblHeader"));
    let Some((_, heads)) = rows.iter().find(|(row, _)| is_head(row)) else {
        for (_, cells) in &rows {
            let said: Vec<String> =
                cells.iter().map(|c| c.replace('\n', ", ")).filter(|c| !c.is_empty()).collect();
            let joint = if said.first().is_some_and(|c| c.ends_with(':')) { " " } else { "  " };
            lines.extend(wrap(&said.join(joint), WIDTH));
        }
        return;
    };
    let columns = heads.iter().enumerate().map(|(i, head)| {
        GridColumn::new("", head.replace('\n', " "), ColumnKind::Text, widths.get(i).copied().unwrap_or(12))
    });
    let of_row = |(row, cells): &(&XmlElement, Vec<String>)| {
        (!is_head(row)).then(|| match cells.as_slice() {
            [only] if heads.len() > 1 => GridRow::group(only.replace('\n', " ")),
            cells => GridRow::line(
                cells.iter().map(|c| GridCell::text(c.replace('\n', "; "))).collect(),
                Vec::new(),
            ),
        })
    };
    let grid = Grid {
        columns: columns.collect(),
        rows: rows.iter().filter_map(of_row).collect(),
        ..Grid::default()
    };
    lines.push(String::new());
    lines.extend(grid_text::text(&grid).lines().map(str::to_owned));
    lines.push(String::new());
}
