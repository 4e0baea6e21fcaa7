//! The columns of a table on a page: so wide that no day, number or word is broken by the edge of its cell, in the largest
//! letters in which that is so. What fits in none is hyphenated.

use super::cell;
use super::hyphen;
use super::template::build::{FontSize, FontWeight, Orientation};
use crate::report::grid::{ColumnKind, Grid, GridColumn, RowRole};

/// Characters across an upright page in usual letters; a wider table lies on its side.
const UPRIGHT: u32 = 88;

/// Twentieths of a point that the margins of a cell take, and its border.
const MARGINS: u32 = 140;

/// Letters of a word that are kept together where the page has room for all words.
const LONGEST: usize = 24;

/// Letters of a word that are kept together on any page.
const SHORTEST: usize = 7;

/// Thousandths of the letter size that a letter, a capital, a wide letter and a sign take in the widest of the fonts by
/// which offices replace a missing one.
const LETTER: u32 = 640;
const CAPITAL: u32 = 900;
const WIDE: u32 = 950;
const SIGN: u32 = 340;

/// ж м ф ш щ ы ю
const WIDE_LETTERS: [char; 7] = ['\u{436}', '\u{43c}', '\u{444}', '\u{448}', '\u{449}', '\u{44b}', '\u{44e}'];

/// Percents of the page that the texts of a table may ask for before its letters are made smaller: what is more goes to
/// further lines.
const FULL: u32 = 110;

/// Percents of a page that words may take where some of them have to be broken.
const TO_WORDS: u32 = 75;

/// A table laid out on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFit {
    pub orientation: Orientation,
    pub letters: FontSize,
    /// Widths of the columns, in twentieths of a point.
    pub widths: Vec<u32>,
}

/// What the cells of a column need.
#[derive(Default)]
struct ColumnNeed {
    /// Thousandths of the letter size that the widest number or day takes.
    fixed: u32,
    /// Thousandths that the widest word takes, and its letters.
    word: (u32, usize),
}

impl ColumnNeed {
    fn takes(&mut self, text: &str, weight: FontWeight) {
        let width = width(text, weight);
        if text.chars().any(|c| c.is_ascii_digit()) {
            self.fixed = self.fixed.max(width);
        } else if width > self.word.0 {
            self.word = (width, text.chars().count());
        }
    }

    /// Thousandths of the letter size, where words of more than `most` letters are broken.
    fn thousandths(&self, most: usize) -> u32 {
        let (width, letters) = (self.word.0, self.word.1);
        self.fixed.max(if letters > most { width / letters.max(1) as u32 * most as u32 } else { width })
    }

    /// The width of the column, in twentieths of a point.
    fn width(&self, letters: FontSize, most: usize) -> u32 {
        letters.twentieths(self.thousandths(most)) + MARGINS
    }
}

/// Lays a table out.
#[must_use]
pub fn fit(grid: &Grid) -> PageFit {
    let needs: Vec<ColumnNeed> = (0..grid.columns.len()).map(|i| need(grid, i)).collect();
    let sum = |letters, most| needs.iter().map(|n| n.width(letters, most)).sum::<u32>();
    let pages: &[Orientation] = match grid.width() > UPRIGHT {
        true => &[Orientation::Landscape],
        false => &[Orientation::Portrait, Orientation::Landscape],
    };
    let mut tried = pages.iter().flat_map(|page| FontSize::ALL.map(|letters| (*page, letters)));
    let columns = u32::try_from(grid.columns.len()).unwrap_or(u32::MAX);
    let asks = |letters: FontSize| letters.twentieths(grid.width() * LETTER * 7 / 8) + columns * MARGINS;
    let fitting = tried.find(|(page, letters)| {
        let page = page.width();
        sum(*letters, LONGEST) <= page && asks(*letters) <= page * FULL / 100
    });
    let (orientation, letters) = fitting.unwrap_or((Orientation::Landscape, FontSize::Fine));
    let page = orientation.width();
    // Where words have to be broken anyway, they leave room for the texts: a column of names is as long as it is narrow.
    let kept = if fitting.is_some() { page } else { page * TO_WORDS / 100 };
    let most = (SHORTEST..=LONGEST).rev().find(|most| sum(letters, *most) <= kept).unwrap_or(SHORTEST);
    let least: Vec<u32> = needs.iter().map(|n| n.width(letters, most)).collect();
    // What is left goes to texts by the room they ask for; of a full page by what they hold.
    let rest = page.saturating_sub(least.iter().sum());
    let share = |(i, c): (usize, &GridColumn)| match c.kind {
        ColumnKind::Text if fitting.is_some() => u32::from(c.width),
        ColumnKind::Text => letters_of(grid, i).max(1),
        ColumnKind::Number | ColumnKind::Date | ColumnKind::Percent => 1,
    };
    let shares: Vec<u32> = grid.columns.iter().enumerate().map(share).collect();
    let all = shares.iter().sum::<u32>().max(1);
    let widths = least.iter().zip(&shares).map(|(least, share)| least + rest * share / all).collect();
    PageFit { orientation, letters, widths }
}

impl PageFit {
    /// A text with its words hyphenated where they are wider than the column.
    #[must_use]
    pub fn hyphenated(&self, column: usize, text: &str, weight: FontWeight) -> String {
        let room = self.widths.get(column).map_or(u32::MAX, |w| w.saturating_sub(MARGINS));
        let is_wide = |word: &str| self.letters.twentieths(width(word, weight)) > room;
        if !words(text).any(is_wide) {
            return text.to_owned();
        }
        let pieces = text.split_inclusive(char::is_whitespace);
        pieces.map(|p| if words(p).any(is_wide) { hyphen::soft(p) } else { p.to_owned() }).collect()
    }
}

/// Thousandths of a letter of 11 points that fit across a character of a workbook.
const CHARACTER: u32 = 630;

/// Letters of a word that a column of a workbook keeps together.
const IN_A_BOOK: usize = 20;

/// Widths of the columns of a workbook, in its characters.
#[must_use]
pub fn characters(grid: &Grid) -> Vec<u32> {
    let width = |(i, column): (usize, &GridColumn)| {
        let need = need(grid, i).thousandths(IN_A_BOOK).div_ceil(CHARACTER);
        need.max(u32::from(column.width)) + 1
    };
    grid.columns.iter().enumerate().map(width).collect()
}

/// Lines that a text of 11 points takes in a column of a workbook.
#[must_use]
pub fn lines(text: &str, characters: u32, weight: FontWeight) -> u32 {
    let room = characters.saturating_sub(1) * CHARACTER;
    let of_line = |line: &str| {
        let (mut lines, mut used) = (1, 0);
        for word in line.split_whitespace() {
            let word = width(word, weight);
            let gap = if used == 0 { 0 } else { SIGN };
            if used + gap + word <= room {
                used += gap + word;
            } else {
                let over = word.div_ceil(room.max(1)).max(1);
                lines += if used == 0 { over - 1 } else { over };
                used = word - (over - 1) * room;
            }
        }
        lines
    };
    text.lines().map(of_line).sum::<u32>().max(1)
}

/// Twentieths of a point that a cell of a page needs so that no word of the text is broken.
#[must_use]
pub fn least(letters: FontSize, text: &str, weight: FontWeight) -> u32 {
    letters.twentieths(words(text).map(|word| width(word, weight)).max().unwrap_or(0)) + MARGINS
}

/// Letters that the cells of a column hold for each of its rows.
fn letters_of(grid: &Grid, place: usize) -> u32 {
    let rows = grid.rows.iter().filter(|r| r.role != RowRole::Group);
    let (letters, rows) = rows.fold((0, 0), |(letters, rows), row| {
        (letters + cell::text(row.cell(place)).chars().count(), rows + 1)
    });
    u32::try_from(letters / rows.max(1)).unwrap_or(u32::MAX)
}

fn need(grid: &Grid, place: usize) -> ColumnNeed {
    let mut need = ColumnNeed::default();
    let column = &grid.columns[place];
    words(&column.head).for_each(|word| need.takes(word, FontWeight::Bold));
    for row in grid.rows.iter().filter(|r| r.role != RowRole::Group) {
        let text = cell::text(row.cell(place));
        let weight = weight(row.role);
        match column.kind {
            ColumnKind::Text => words(&text).for_each(|word| need.takes(word, weight)),
            ColumnKind::Number | ColumnKind::Date | ColumnKind::Percent => need.takes(&text, weight),
        }
    }
    // The journal that is empty today is full tomorrow.
    if column.kind == ColumnKind::Date {
        need.takes("00.00.0000", FontWeight::Regular);
    }
    need
}

/// How thick the letters of a row are.
#[must_use]
pub fn weight(role: RowRole) -> FontWeight {
    if role == RowRole::Total { FontWeight::Bold } else { FontWeight::Regular }
}

/// What is not broken: words, numbers of telephones, the parts of a double name.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().flat_map(|word| {
        let has_digit = word.chars().any(|c| c.is_ascii_digit());
        word.split_inclusive(if has_digit { '\n' } else { '-' })
    })
}

/// Thousandths of the letter size that a text takes.
fn width(text: &str, weight: FontWeight) -> u32 {
    let of = |c: char| match c {
        _ if WIDE_LETTERS.contains(&c) => WIDE,
        _ if c.is_uppercase() => CAPITAL,
        _ if c.is_alphanumeric() => LETTER,
        _ => SIGN,
    };
    let plain = text.chars().map(of).sum::<u32>();
    match weight {
        FontWeight::Regular => plain,
        FontWeight::Bold => plain * 115 / 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::grid::{GridCell, GridRow};

    fn table(columns: usize, text: &str) -> Grid {
        let columns: Vec<GridColumn> = (0..columns)
            .map(|i| {
                GridColumn::new("a", "Head", if i == 0 { ColumnKind::Date } else { ColumnKind::Text }, 12)
            })
            .collect();
        let cells = columns.iter().map(|_| GridCell::text(text)).collect();
        Grid { rows: vec![GridRow::line(cells, Vec::new())], columns, ..Grid::default() }
    }

    #[test]
    fn letters_grow_smaller_and_the_page_is_turned_as_columns_are_added() {
        let narrow = fit(&table(4, "registered"));
        assert_eq!((narrow.orientation, narrow.letters), (Orientation::Portrait, FontSize::Usual));
        let wide = fit(&table(15, "registered"));
        assert!(wide.orientation == Orientation::Landscape && wide.letters > FontSize::Usual, "{wide:?}");
        for fit in [narrow, wide] {
            assert!(fit.widths.iter().sum::<u32>() <= fit.orientation.width(), "{fit:?}");
        }
    }

    #[test]
    fn on_a_full_page_a_column_is_as_wide_as_what_it_holds() {
        let mut full = table(16, "registered");
        for row in &mut full.rows {
            row.cells[3] = GridCell::text("internationalisation ".repeat(8));
            row.cells[4] = GridCell::Empty;
        }
        let fit = fit(&full);
        assert!(fit.widths[3] > 2 * fit.widths[4], "{fit:?}");
        assert!(fit.widths.iter().sum::<u32>() <= fit.orientation.width(), "{fit:?}");
    }

    #[test]
    fn lines_of_a_cell_are_those_of_its_words() {
        assert_eq!(lines("", 10, FontWeight::Regular), 1);
        assert_eq!(lines("one", 10, FontWeight::Regular), 1);
        assert_eq!(lines("one\ntwo", 10, FontWeight::Regular), 2);
        assert_eq!(lines("seven letters", 8, FontWeight::Regular), 3);
    }

    #[test]
    fn a_day_is_not_broken_and_a_word_too_wide_is_hyphenated() {
        let most = fit(&table(22, "internationalisation"));
        let day = most.letters.twentieths(width("00.00.0000", FontWeight::Regular));
        assert!(most.widths[0] >= day, "{most:?}");
        assert_eq!(most.hyphenated(0, "01.02.2026", FontWeight::Regular), "01.02.2026");
    }
}
