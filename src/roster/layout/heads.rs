//! The head of a table: one row or two, merged cells, a row of numbers below.

use super::slots::bare;
use super::{ColumnChoices, ColumnHead, ColumnSubject, key, letter};
use crate::roster::column::{ListColumn, guesses, of_visits};
use crate::roster::content;
use crate::roster::words::is_level;
use crate::table::{TableCell, TableRow, TableSheet};

/// The most rows of a head.
const MOST_ROWS: usize = 3;

/// The head that begins at this row, and how many rows it takes.
pub(super) fn head_at(
    sheet: &TableSheet,
    width: usize,
    at: usize,
    named: &ColumnChoices,
) -> Option<(Vec<ColumnHead>, usize)> {
    let upper = labels(sheet, at)?;
    let mut rows = 1;
    let mut parts: Vec<(String, String)> = upper.into_iter().map(|text| (String::new(), text)).collect();
    while rows < MOST_ROWS {
        let Some(below) = sheet.rows.get(at + rows).filter(|row| is_lower_head(sheet, at + rows - 1, row))
        else {
            break;
        };
        parts.resize(parts.len().max(below.cells.len()), <(String, String)>::default());
        let texts: Vec<String> = parts.iter().map(|(_, text)| text.clone()).collect();
        let spread = spread(sheet, at + rows - 1, &texts, below);
        for (place, part) in parts.iter_mut().enumerate() {
            let below = below.cell(place).text();
            if !below.is_empty() {
                *part = (spread.get(place).cloned().unwrap_or_default(), below);
            }
        }
        rows += 1;
    }
    // Heads are known by more than one column; a list of one column by that one.
    let known = |above: &str, below: &str| -> Option<ListColumn> {
        let label = joined(above, below);
        let chosen = named.get(&key(&label)).copied().filter(|_| !label.is_empty());
        chosen.or_else(|| guesses(above, below).first().map(|(column, _)| *column))
    };
    let columns: Vec<Option<ListColumn>> = parts.iter().map(|(above, below)| known(above, below)).collect();
    let filled = parts.iter().filter(|(above, below)| !above.is_empty() || !below.is_empty()).count();
    let found = known_columns(&parts, &columns);
    let mut kinds = found.clone();
    kinds.sort_unstable();
    kinds.dedup();
    // «ФИО, адрес, телефон» may be known by the address first.
    let may_name = |(above, below): &(String, String)| {
        guesses(above, below).iter().any(|(column, _)| column.names_somebody())
    };
    let somebody = found.iter().any(|column| column.names_somebody())
        || found.iter().any(|c| named.values().any(|n| n == c))
        // The visits of one family name it above them.
        || found.contains(&ListColumn::VisitText)
        || parts.iter().any(may_name);
    let enough = match filled {
        0 => false,
        1 => width == 1 && kinds.len() == 1,
        _ => kinds.len() >= 2 && (found.len() * 2 >= filled || kinds.len() >= 3),
    };
    if !enough || !somebody {
        return None;
    }
    // A column without any head is one as well.
    parts.resize(parts.len().max(width), <(String, String)>::default());
    let columns = columns.into_iter().chain(std::iter::repeat(None));
    let heads = parts.iter().zip(columns).enumerate().map(|(place, ((above, below), column))| {
        let label = joined(above, below);
        let label = if label.is_empty() { letter(place) } else { label };
        ColumnHead {
            label,
            column: column.unwrap_or(ListColumn::Other),
            subject: ColumnSubject::Own,
            slot: None,
            phones_of: None,
        }
    });
    Some((heads.collect(), rows))
}

/// The columns that are known; where one is a day of visits, those of a journal of visits too.
fn known_columns(parts: &[(String, String)], columns: &[Option<ListColumn>]) -> Vec<ListColumn> {
    let visits: Vec<Option<ListColumn>> =
        parts.iter().map(|(above, below)| of_visits(&joined(above, below))).collect();
    let is_journal = visits.contains(&Some(ListColumn::VisitOn));
    let known = |(column, visit): (&Option<ListColumn>, &Option<ListColumn>)| {
        let own = column.filter(|column| *column != ListColumn::Other);
        own.or(visit.filter(|_| is_journal)).or(*column)
    };
    columns.iter().zip(&visits).filter_map(known).collect()
}

fn joined(above: &str, below: &str) -> String {
    let part = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match (part(above), part(below)) {
        (above, below) if above.is_empty() || above == below => below,
        (above, below) if below.is_empty() => above,
        (above, below) => format!("{above}: {below}"),
    }
}

/// The texts of a row that may be a head; `None`: it holds a day, a long number or a whole name, and so is data.
fn labels(sheet: &TableSheet, at: usize) -> Option<Vec<String>> {
    let row = &sheet.rows[at];
    let mut texts = Vec::new();
    for cell in &row.cells {
        match cell {
            TableCell::Empty => texts.push(String::new()),
            TableCell::Text(text) if content::is_datum(text) => return None,
            TableCell::Text(text) => texts.push(text.clone()),
            TableCell::Number(_) | TableCell::Day(_) | TableCell::Error(_) => return None,
            TableCell::Uncomputed(_) => texts.push(cell.text()),
        }
    }
    Some(texts)
}

/// Whether the row below a head is its second one: heads only, some in columns that the first one leaves open or spans.
fn is_lower_head(sheet: &TableSheet, at: usize, below: &TableRow) -> bool {
    let upper = &sheet.rows[at];
    if below.number != upper.number + 1 {
        return false;
    }
    let is_open = |place: usize| {
        let spans = |m: &crate::table::MergedCells| {
            m.rows.0 == upper.number
                && m.columns.0 <= place
                && place <= m.columns.1
                && m.columns.1 > m.columns.0
        };
        // Without merged cells the head of several columns is over the first of them.
        let begins = upper.cell(place + 1).is_empty() && !below.cell(place + 1).is_empty();
        upper.cell(place).is_empty() || sheet.merged.iter().any(spans) || begins
    };
    let (mut known, mut open) = (0, 0);
    for (place, cell) in below.cells.iter().enumerate() {
        match cell {
            TableCell::Empty => {}
            TableCell::Text(text) if !content::is_datum(text) => {
                open += usize::from(is_open(place));
                // «базовый» below «Уровень» is a column of its own.
                known += usize::from(!guesses("", text).is_empty() || is_level(text));
            }
            _ => return false,
        }
    }
    let filled = below.cells.iter().filter(|c| !c.is_empty()).count();
    // A title above the head is no head of it.
    let of_upper: Vec<String> = upper.cells.iter().filter(|c| !c.is_empty()).map(TableCell::text).collect();
    let is_head = of_upper.len() > 1 && of_upper.iter().any(|text| !guesses("", text).is_empty());
    open > 0 && known > 0 && known * 2 >= filled && is_head && (filled > 1 || of_upper.len() > 2)
}

/// The texts of the upper row over every column that they reach.
fn spread(sheet: &TableSheet, at: usize, upper: &[String], below: &TableRow) -> Vec<String> {
    let number = sheet.rows[at].number;
    let width = upper.len().max(below.cells.len());
    let mut all: Vec<String> =
        (0..width).map(|place| upper.get(place).cloned().unwrap_or_default()).collect();
    for place in 1..width {
        if !all[place].is_empty() || below.cell(place).is_empty() {
            continue;
        }
        let span = sheet.merged.iter().find(|m| {
            m.rows.0 <= number && number <= m.rows.1 && m.columns.0 < place && place <= m.columns.1
        });
        all[place] = match span {
            Some(span) => all.get(span.columns.0).cloned().unwrap_or_default(),
            // Without merged cells it reaches as far as the row below goes on.
            None if sheet.merged.iter().all(|m| m.rows.0 != number) => all[place - 1].clone(),
            None => String::new(),
        };
    }
    all
}

/// The heads of each of several tables that lie side by side under heads that repeat. A repeated name alone is another
/// person of the same row: a table of its own begins with its own numbers, or behind an empty column.
pub(super) fn side_by_side(sheet: &TableSheet, heads: Vec<ColumnHead>) -> Vec<Vec<ColumnHead>> {
    let is_gap = |place: usize| {
        heads[place].label == letter(place) && sheet.rows.iter().all(|row| row.cell(place).is_empty())
    };
    let Some(first) = (0..heads.len()).find(|place| !is_gap(*place)) else { return vec![heads] };
    let of_family = |column: ListColumn| {
        column.is_single() && column != ListColumn::Other && !column.names_somebody()
            || column == ListColumn::Ordinal
    };
    let repeats = |place: &usize| {
        let (own, other) = (&heads[first..*place], &heads[*place..]);
        let alike = own.iter().zip(other).take_while(|(a, b)| bare(&a.label) == bare(&b.label)).count();
        let of_all = &heads[*place..*place + alike];
        let begins = heads[first].column == ListColumn::Ordinal || is_gap(place - 1);
        begins
            && of_all.iter().any(|head| head.column.names_somebody())
            && of_all.iter().any(|head| of_family(head.column))
    };
    let mut begins: Vec<usize> = vec![first];
    begins.extend((first + 1..heads.len()).filter(repeats));
    if begins.len() == 1 {
        return vec![heads];
    }
    let ends = begins.iter().skip(1).copied().chain([heads.len()]);
    let part = |(from, to): (usize, usize)| -> Vec<ColumnHead> {
        let own = |place: usize| (from..to).contains(&place) && !is_gap(place);
        (0..to).map(|place| if own(place) { heads[place].clone() } else { ColumnHead::aside() }).collect()
    };
    begins.iter().copied().zip(ends).map(part).collect()
}

/// The row of numbers below a head: 1, 2, 3 …
pub(super) fn is_numbering(row: &TableRow) -> bool {
    let filled: Vec<String> = row.cells.iter().filter(|c| !c.is_empty()).map(TableCell::text).collect();
    filled.len() > 2 && filled.iter().enumerate().all(|(n, text)| text.trim() == (n + 1).to_string())
}
