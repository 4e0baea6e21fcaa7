//! What a column holds, judged by its cells: for columns without a head, and against heads that mislead.

use super::column::ListColumn;
use super::home;
use super::numbers;
use super::person::{is_of_name, is_patronymic, name};
use super::words::{CellMark, level, plain, role};
use crate::domain::fold::is_letter;
use crate::search::gender::sex;
use crate::table::TableCell;

/// Cells by which a column is judged.
const TRIED: usize = 200;

/// Fewer cells prove nothing against a head.
const FEWEST: usize = 3;

/// Whether a text is a value, and so no head: a day, a long number, a whole name.
#[must_use]
pub fn is_datum(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = (2..=4).contains(&words.len())
        && words.iter().all(|w| is_of_name(w))
        && words.last().is_some_and(|w| is_patronymic(w))
        && sex(words[words.len() - 2], "", None).is_some();
    digits >= 6 || is_name
}

/// Whether a text names somebody or a family and nothing else before a comma: «Иванова Мария Петровна, Лесная 5».
#[must_use]
pub(super) fn is_named(text: &str) -> bool {
    is_person(text.split(',').next().unwrap_or_default())
}

/// Whether a text is words and no name: «Сведения верны», «Список составлен по данным школ».
#[must_use]
pub(super) fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower = |word: &&&str| word.chars().all(|c| c.is_lowercase() || !is_letter(c));
    let is_named = |word: &&str| sex(word, "", None).is_some() || is_patronymic(word) || role(word).is_some();
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    words.len() > 1
        && words[0].chars().next().is_some_and(char::is_uppercase)
        && words[1..]
            .iter()
            .filter(lower)
            .any(|word| word.chars().count() > 3 && !CellMark::PatronymicTail.is(word))
        && !words.iter().any(is_named)
        && !has_digit
}

/// Whether a text begins with somebody's name: «мать Иванова Мария, Лесная 5», «Артём 2015».
fn begins_with_person(text: &str) -> bool {
    let piece =
        text.split([',', ';', '\n', ':', '(', '/']).find(|piece| role(piece).is_none()).unwrap_or_default();
    let is_word = |word: &&str| !word.chars().any(|c| c.is_ascii_digit());
    let words: Vec<&str> =
        piece.split_whitespace().filter(|word| role(word).is_none()).take_while(is_word).take(3).collect();
    match words.as_slice() {
        [] => false,
        [one] => sex(one, "", None).is_some(),
        words => is_person(&words.join(" ")),
    }
}

/// Whether most cells begin with somebody's name, whatever else their head speaks of.
pub(super) fn names_first<'a>(cells: impl Iterator<Item = &'a TableCell>) -> bool {
    let said =
        |c: &&TableCell| !c.is_empty() && !CellMark::Nothing.is(&c.text()) && !CellMark::Ditto.is(&c.text());
    let filled: Vec<&TableCell> = cells.filter(said).take(TRIED).collect();
    let named = filled.iter().filter(|cell| begins_with_person(&cell.text())).count();
    named > 0 && named * 10 >= filled.len() * 6
}

/// Whether most cells have a number to call and do not begin with somebody's name.
pub(super) fn holds_phones<'a>(cells: impl Iterator<Item = &'a TableCell>) -> bool {
    let said =
        |c: &&TableCell| !c.is_empty() && !CellMark::Nothing.is(&c.text()) && !CellMark::Ditto.is(&c.text());
    let filled: Vec<String> = cells.filter(said).take(TRIED).map(TableCell::text).collect();
    let of_phones = |text: &&String| !numbers::numbers(text).0.is_empty() && !begins_with_person(text);
    let count = filled.iter().filter(of_phones).count();
    count > 0 && count * 10 >= filled.len() * 6
}

/// Whether somebody is called by name in a text.
fn names_people(text: &str) -> bool {
    let words = text.split(|c: char| !is_letter(c)).filter(|word| word.chars().count() > 2);
    words.filter(|word| word.starts_with(char::is_uppercase)).any(|word| sex(word, "", None).is_some())
}

fn is_phone(text: &str) -> bool {
    let (all, _) = numbers::numbers(text);
    !all.is_empty() && all.iter().all(|n| n.number.chars().filter(char::is_ascii_digit).count() >= 6)
}

fn is_day(cell: &TableCell) -> bool {
    match cell {
        TableCell::Day(_) => true,
        TableCell::Text(text) => {
            // An hour may be behind it.
            let text = text
                .split_once(' ')
                .filter(|(_, hour)| hour.contains(':'))
                .map_or(text.as_str(), |(day, _)| day);
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let signs = text.chars().filter(|c| matches!(c, '.' | '/' | '-')).count();
            signs == 2 && (4..=8).contains(&digits) && text.len() <= 14
        }
        _ => false,
    }
}

fn is_person(text: &str) -> bool {
    let Some(read) = name(text) else { return false };
    !read.last.is_empty()
        && !read.first.is_empty()
        && (is_patronymic(&read.patronymic)
            || sex(&read.first, "", None).is_some()
            || read.first.ends_with('.'))
}

fn is_home(text: &str) -> bool {
    let (address, _) = home::address(text);
    address.house.is_some()
        && (address.street.is_some() || address.settlement.is_some())
        && text.chars().any(is_letter)
}

/// The column that most of these cells belong to.
pub(super) fn guess<'a>(cells: impl Iterator<Item = &'a TableCell>) -> Option<ListColumn> {
    let filled: Vec<&TableCell> = cells.filter(|c| !c.is_empty()).take(TRIED).collect();
    if filled.is_empty() {
        return None;
    }
    let share =
        |is: &dyn Fn(&TableCell) -> bool| filled.iter().filter(|c| is(c)).count() * 10 >= filled.len() * 6;
    let of_text = |is: fn(&str) -> bool| move |cell: &TableCell| is(&cell.text());
    let number = |cell: &TableCell| cell.text().trim().trim_end_matches('.').parse::<u32>().ok();
    let ascending =
        filled.windows(2).filter(|w| number(w[0]).zip(number(w[1])).is_some_and(|(a, b)| b == a + 1));
    let is_counting =
        share(&|cell| number(cell).is_some()) && ascending.count() * 10 >= (filled.len() - 1) * 8;
    Some(if share(&is_day) {
        ListColumn::Born
    } else if share(&of_text(is_phone)) {
        ListColumn::Phones
    } else if share(&of_text(is_person)) {
        ListColumn::Name
    } else if share(&of_text(is_home)) {
        ListColumn::Address
    } else if share(&of_text(|t| level(t).is_some() && plain(t).split(' ').count() <= 3)) {
        ListColumn::Level
    } else if share(&of_text(|t| role(t).is_some())) {
        ListColumn::Role
    } else if is_counting {
        ListColumn::Ordinal
    } else {
        return None;
    })
}

/// Whether most cells cannot be what the head says: a number of children under «Дети», names under «Телефон».
pub(super) fn contradicts<'a>(column: ListColumn, cells: impl Iterator<Item = &'a TableCell>) -> bool {
    let said =
        |c: &&TableCell| !c.is_empty() && !CellMark::Nothing.is(&c.text()) && !CellMark::Ditto.is(&c.text());
    let filled: Vec<&TableCell> = cells.filter(said).take(TRIED).collect();
    if filled.len() < FEWEST {
        return false;
    }
    let letters = |cell: &TableCell| cell.text().chars().filter(|c| is_letter(*c)).count() > 1;
    let digits = |cell: &TableCell| cell.text().chars().any(|c| c.is_ascii_digit());
    let most_lack =
        |is: &dyn Fn(&TableCell) -> bool| filled.iter().filter(|c| is(c)).count() * 10 < filled.len() * 3;
    use ListColumn::{
        Address, Born, ChildBorn, Children, Father, FirstName, LastName, Level, Mother, Name, Phones,
        Registered, Role,
    };
    match column {
        Name | LastName | FirstName | Mother | Father | Children | Role | Address | Level => {
            most_lack(&letters)
        }
        // «Дети, дата рождения» are names with their days.
        Born | ChildBorn => most_lack(&digits) || !most_lack(&|cell| names_people(&cell.text())),
        Phones | Registered => most_lack(&digits),
        _ => false,
    }
}
