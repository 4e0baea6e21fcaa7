//! A sheet as plain text: 76 columns, so that it fits a printed page and a window of 80.

use unicode_width::UnicodeWidthStr;

use super::sheet::{PaperSheet, SheetEntry, SheetPart};

/// Columns of a line.
pub const WIDTH: usize = 76;

/// Columns before the text about a family: the number and the hour.
const MARGIN: usize = 10;

#[must_use]
pub fn text(sheet: &PaperSheet) -> String {
    let mut lines = wrap(&sheet.title, WIDTH);
    lines.extend(sheet.under.iter().flat_map(|l| wrap(l, WIDTH)));
    for part in &sheet.parts {
        match part {
            SheetPart::Head(text, right) => {
                if lines.last().is_some_and(|l| !l.is_empty()) {
                    lines.push(String::new());
                }
                lines.extend(headed(text, right));
                lines.push("=".repeat(WIDTH));
            }
            SheetPart::Place(text) => lines.extend(wrap(&format!("-- {text}"), WIDTH)),
            SheetPart::Line(text) => lines.extend(wrap(text, WIDTH)),
            SheetPart::Entry(entry) => lines.extend(entry_lines(entry)),
        }
    }
    lines.iter().map(|l| format!("{}\n", l.trim_end())).collect()
}

/// A head with its right side at the edge, below it where both do not fit.
fn headed(text: &str, right: &str) -> Vec<String> {
    let room = WIDTH.saturating_sub(text.width() + right.width());
    if room > 0 {
        return vec![format!("{text}{}{right}", " ".repeat(room))];
    }
    [text, right].iter().flat_map(|t| wrap(t, WIDTH)).collect()
}

fn entry_lines(entry: &SheetEntry) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(wrap(&entry.name, WIDTH - MARGIN));
    said.extend(entry.warning.iter().flat_map(|w| wrap(&format!("! {w}"), WIDTH - MARGIN)));
    said.extend(entry.lines.iter().flat_map(|l| wrap(l, WIDTH - MARGIN)));
    if !entry.boxes.is_empty() {
        let boxes: Vec<String> = entry
            .boxes
            .iter()
            .map(|(label, ticked)| format!("[{}] {label}", if *ticked { 'x' } else { ' ' }))
            .collect();
        said.push(boxes.join("  "));
    }
    if entry.has_room {
        said.push("_".repeat(WIDTH - MARGIN));
    }
    let mark = format!("{:>3} {}", entry.mark, entry.time);
    let mut lines: Vec<String> = Vec::new();
    for (i, line) in said.into_iter().enumerate() {
        let before = if i == 0 { mark.as_str() } else { "" };
        lines.push(format!("{before}{}{line}", " ".repeat(MARGIN.saturating_sub(before.width()))));
    }
    lines.push(String::new());
    lines
}

/// Lines of at most `width` columns; a word that is longer is broken.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut word = word.to_owned();
        while let Some(line) = lines.last_mut() {
            let gap = usize::from(!line.is_empty());
            if line.width() + gap + word.width() <= width {
                line.push_str(&" ".repeat(gap));
                line.push_str(&word);
                break;
            }
            if line.is_empty() {
                let mut at = 0;
                for (i, c) in word.char_indices() {
                    if word[..i + c.len_utf8()].width() > width {
                        break;
                    }
                    at = i + c.len_utf8();
                }
                // A letter wider than the line itself would never fit: it is let through.
                let rest = word.split_off(if at == 0 { word.len() } else { at });
                line.push_str(&word);
                word = rest;
                if word.is_empty() {
                    break;
                }
            }
            lines.push(String::new());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_page_and_no_letter_is_lost() {
        let long = "word ".repeat(40) + &"a".repeat(200);
        let lines = wrap(&long, 20);
        assert!(lines.iter().all(|l| l.width() <= 20));
        let letters = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert_eq!(letters(&lines.concat()), letters(&long));
    }
}
