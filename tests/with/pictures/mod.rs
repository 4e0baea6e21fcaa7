//! A screen as a picture: the cells of a buffer become an SVG that looks the same everywhere.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

const CELL: (u32, u32) = (9, 19);
const PAPER: &str = "#16181d";
const INK: &str = "#d7d9dd";

/// The picture of a buffer.
pub fn svg(buffer: &Buffer) -> String {
    let area = buffer.area;
    let (width, height) = (u32::from(area.width) * CELL.0, u32::from(area.height) * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"-8 -8 {} {}\" \
         font-family=\"DejaVu Sans Mono, Liberation Mono, Consolas, monospace\" font-size=\"15\">\n\
         <rect x=\"-8\" y=\"-8\" width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>\n",
        width + 16,
        height + 16,
        width + 16,
        height + 16
    );
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            let style = look(&buffer[(x, y)]);
            let begin = x;
            let mut text = String::new();
            while x < area.right() && look(&buffer[(x, y)]) == style {
                text.push_str(buffer[(x, y)].symbol());
                x += 1;
            }
            run(&mut svg, begin, y, x - begin, &text, style);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct CellStyle {
    ink: &'static str,
    paper: &'static str,
    bold: bool,
}

fn look(cell: &Cell) -> CellStyle {
    let ink = match cell.fg {
        Color::Red => "#ff6b6b",
        Color::Green => "#7bd88f",
        Color::Yellow => "#e5c07b",
        Color::Cyan => "#6cc7d9",
        Color::Magenta => "#d69be8",
        _ if cell.modifier.contains(Modifier::DIM) => "#8b919c",
        _ => INK,
    };
    let bold = cell.modifier.contains(Modifier::BOLD);
    if cell.modifier.contains(Modifier::REVERSED) {
        CellStyle { ink: PAPER, paper: "#aab0bb", bold }
    } else {
        CellStyle { ink, paper: PAPER, bold }
    }
}

fn run(svg: &mut String, x: u16, y: u16, cells: u16, text: &str, look: CellStyle) {
    let (left, top) = (u32::from(x) * CELL.0, u32::from(y) * CELL.1);
    let width = u32::from(cells) * CELL.0;
    if look.paper != PAPER {
        let _ = writeln!(
            svg,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{}\" fill=\"{}\"/>",
            CELL.1, look.paper
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let weight = if look.bold { " font-weight=\"bold\"" } else { "" };
    let _ = writeln!(
        svg,
        "<text x=\"{left}\" y=\"{}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" \
         xml:space=\"preserve\" fill=\"{}\"{weight}>{text}</text>",
        top + 14,
        look.ink
    );
}
