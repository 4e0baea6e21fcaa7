//! Sheets whose families are not rows: cards with the name of a field to the left of its value, one under the other or one
//! a sheet, and families side by side in columns. They become rows under one head, and are read as every list.

use std::collections::BTreeSet;

use super::column::{ListColumn, guesses};
use super::content;
use super::words::plain;
use crate::table::{TableBook, TableCell, TableRow, TableSheet, TurnedSheet};

/// The fewest fields that a card has.
const FEWEST: usize = 4;

/// The columns in which names of fields are looked for.
const LABELS_WITHIN: usize = 3;

/// Rows by which a sheet is known.
const TRIED: usize = 40;

/// The longest name of a field, in words.
const LONGEST: usize = 8;

/// Turns the sheets of a book that are cards, or have families in columns, into rows.
pub fn turn(book: &mut TableBook) {
    for sheet in &mut book.sheets {
        if let Some(turned) = turned(sheet) {
            *sheet = turned;
        }
    }
}

/// A field with its value, or a value that goes on.
struct CardLine<'a> {
    row: &'a TableRow,
    /// The name of the field; empty: the value of the field above goes on.
    label: String,
    column: Option<ListColumn>,
    /// What is behind the name in its own cell.
    inline: Option<&'a str>,
    values: Vec<(usize, &'a TableCell)>,
}

impl<'a> CardLine<'a> {
    fn of(row: &'a TableRow, place: usize) -> CardLine<'a> {
        let text = match row.cell(place) {
            TableCell::Text(text) => text.as_str(),
            _ => "",
        };
        let values =
            row.cells.iter().enumerate().skip(place + 1).filter(|(_, cell)| !cell.is_empty()).collect();
        let (label, inline) = match text.split_once(':') {
            Some((label, rest)) if !rest.trim().is_empty() => (label, Some(rest.trim())),
            _ => (text, None),
        };
        let column = known(label);
        let (label, inline) = if column.is_some() { (label, inline) } else { (text, None) };
        let label = label.trim().trim_end_matches(':').split_whitespace().collect::<Vec<_>>().join(" ");
        CardLine { row, label, column, inline, values }
    }

    fn has_value(&self) -> bool {
        self.inline.is_some() || !self.values.is_empty()
    }

    /// All that the line says, several cells as one text.
    fn value(&self) -> TableCell {
        match (self.inline, self.values.as_slice()) {
            (None, [(_, cell)]) => (*cell).clone(),
            (inline, values) => {
                let texts =
                    inline.map(str::to_owned).into_iter().chain(values.iter().map(|(_, cell)| cell.text()));
                TableCell::of_text(&texts.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// The field that a text names.
fn known(label: &str) -> Option<ListColumn> {
    let is_short = label.split_whitespace().count() <= LONGEST && !content::is_datum(label);
    guesses("", label).first().map(|(column, _)| *column).filter(|_| is_short)
}

/// The sheet as rows; `None`: its families are rows already, or nothing is known of it.
fn turned(sheet: &TableSheet) -> Option<TableSheet> {
    let place = (0..sheet.width().min(LABELS_WITHIN)).find(|place| has_labels(sheet, *place))?;
    let rows = sheet.rows.iter().filter(|row| !sheet.hidden_rows.contains(&row.number));
    let lines: Vec<CardLine<'_>> = rows.map(|row| CardLine::of(row, place)).collect();
    let names = |line: &&CardLine<'_>| line.column.is_some_and(ListColumn::names_somebody);
    let naming = lines.iter().find(names)?;
    let (kind, cards) = match naming.values.len() {
        0 | 1 => (TurnedSheet::Cards, cards(&lines)),
        _ => (TurnedSheet::Columns, columns(&lines)),
    };
    Some(TableSheet {
        name: sheet.name.clone(),
        number: sheet.number,
        rows: rows_of(&lines, &cards),
        is_hidden: sheet.is_hidden,
        hidden_rows: sheet.hidden_rows.clone(),
        beyond: sheet.beyond,
        turned: Some(kind),
        ..TableSheet::default()
    })
}

/// Whether a column holds names of fields, one of them that of people, and values beside them.
fn has_labels(sheet: &TableSheet, place: usize) -> bool {
    let rows = sheet.rows.iter().take(TRIED).map(|row| CardLine::of(row, place));
    let lines: Vec<CardLine<'_>> = rows.filter(|line| !line.label.is_empty()).collect();
    let known: Vec<&CardLine<'_>> = lines.iter().filter(|line| line.column.is_some()).collect();
    let kinds: BTreeSet<ListColumn> = known.iter().filter_map(|line| line.column).collect();
    let valued = known.iter().filter(|line| line.has_value()).count();
    // The head of a list has the names of other fields beside it.
    let is_head = |line: &&&CardLine<'_>| {
        line.values
            .iter()
            .filter(|(_, cell)| matches!(cell, TableCell::Text(text) if self::known(text).is_some()))
            .count()
            > 1
    };
    kinds.len() >= FEWEST
        && kinds.iter().any(|column| column.names_somebody())
        && known.len() * 10 >= lines.len() * 6
        && valued >= FEWEST
        && !known.iter().any(|line| is_head(&line))
}

/// A family: the number of its first row or column, its fields with their values.
struct Card {
    number: usize,
    fields: Vec<(String, TableCell)>,
}

impl Card {
    fn new(number: usize) -> Card {
        Card { number, fields: Vec::new() }
    }

    fn add(&mut self, label: &str, value: TableCell) {
        match self.fields.last_mut() {
            // The value of the field above goes on.
            Some((_, last)) if label.is_empty() => {
                let texts = [last.text(), value.text()];
                let texts: Vec<&str> =
                    texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
                *last = TableCell::of_text(&texts.join("\n"));
            }
            _ => self.fields.push((label.to_owned(), value)),
        }
    }
}

/// The name of a field under the part of the card that it belongs to: «Мать: Телефон».
fn labelled(section: Option<&str>, label: &str) -> String {
    match section {
        Some(section) if !label.is_empty() => format!("{section}: {label}"),
        _ => label.to_owned(),
    }
}

/// Whether a line without a value heads a part of a card: «Мать», «Дети».
fn is_section(line: &CardLine<'_>) -> bool {
    !line.has_value() && line.column.is_some_and(ListColumn::names_somebody)
}

/// Whether a line is a text beside no name of a field.
fn is_lone(line: &CardLine<'_>) -> bool {
    line.label.is_empty() && line.has_value()
}

/// A title without its numbers: «Карточка семьи № 2» is one of several.
fn shape(line: &CardLine<'_>) -> String {
    plain(&line.value().text()).split(' ').filter(|word| word.parse::<u32>().is_err()).collect()
}

/// Whether the next line that says anything begins a card.
fn heads_card(behind: &[CardLine<'_>], first: Option<&str>) -> bool {
    let next = behind.iter().find(|line| !line.label.is_empty() || line.has_value());
    next.is_some_and(|line| line.column.is_some() && Some(line.label.as_str()) == first)
}

/// The cards of a sheet, one under the other: each begins with the field of the first one, or names its people again.
fn cards(lines: &[CardLine<'_>]) -> Vec<Card> {
    let mut all: Vec<Card> = Vec::new();
    let first =
        lines.iter().find(|line| line.column.is_some() && line.has_value()).map(|line| line.label.clone());
    let title =
        lines.iter().take_while(|line| Some(&line.label) != first.as_ref()).find(|line| is_lone(line));
    let title = title.map(shape);
    let mut section: Option<&str> = None;
    for (at, line) in lines.iter().enumerate() {
        if is_section(line) {
            section = Some(&line.label);
            continue;
        }
        if is_lone(line)
            && title.as_ref() == Some(&shape(line))
            && heads_card(&lines[at + 1..], first.as_deref())
        {
            continue;
        }
        let names = matches!(
            line.column,
            Some(ListColumn::Title | ListColumn::Name | ListColumn::LastName | ListColumn::Mother)
        );
        let has = |card: &Card, label: &str| card.fields.iter().any(|(known, _)| known == label);
        let begins = line.column.is_some()
            && (Some(&line.label) == first.as_ref()
                || section.is_none() && names && all.last().is_some_and(|card| has(card, &line.label)));
        if begins {
            section = None;
            all.push(Card::new(line.row.number));
        }
        let Some(card) = all.last_mut().filter(|_| line.has_value() || line.column.is_some()) else {
            continue;
        };
        card.add(&labelled(section, &line.label), line.value());
    }
    all
}

/// The families of a sheet that are in columns.
fn columns(lines: &[CardLine<'_>]) -> Vec<Card> {
    let places: BTreeSet<usize> = lines
        .iter()
        .filter(|line| line.column.is_some())
        .flat_map(|line| line.values.iter().map(|(place, _)| *place))
        .collect();
    let card = |place: usize| {
        let mut card = Card::new(place + 1);
        let mut section: Option<&str> = None;
        for line in lines {
            if is_section(line) {
                section = Some(&line.label);
                continue;
            }
            let value = line.row.cell(place).clone();
            if line.column.is_some() || !line.label.is_empty() || !value.is_empty() {
                card.add(&labelled(section, &line.label), value);
            }
        }
        card
    };
    let all = places.into_iter().map(card);
    all.filter(|card| card.fields.iter().any(|(_, value)| !value.is_empty())).collect()
}

/// The head and a row for each family. A field that a card has several times has as many columns.
fn rows_of(lines: &[CardLine<'_>], cards: &[Card]) -> Vec<TableRow> {
    let mut heads: Vec<(String, usize)> = Vec::new();
    let mut rows = Vec::with_capacity(cards.len() + 1);
    for card in cards {
        let mut cells: Vec<TableCell> = Vec::new();
        for (at, (label, value)) in card.fields.iter().enumerate() {
            let times = card.fields[..at].iter().filter(|(known, _)| known == label).count();
            let place = heads.iter().position(|head| *head == (label.clone(), times)).unwrap_or_else(|| {
                heads.push((label.clone(), times));
                heads.len() - 1
            });
            cells.resize(cells.len().max(place + 1), TableCell::Empty);
            cells[place] = value.clone();
        }
        rows.push(TableRow { number: card.number, cells });
    }
    // The head is above all cards: the number of no row is its own.
    let above = lines.first().map_or(0, |line| line.row.number.saturating_sub(1));
    let head = heads.iter().map(|(label, _)| TableCell::of_text(label)).collect();
    rows.insert(0, TableRow { number: above, cells: head });
    rows
}
