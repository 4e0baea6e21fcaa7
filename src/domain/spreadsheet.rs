//! What a spreadsheet makes of a text of its own accord: «6/14» becomes June of 2014, «8 Марта» a day, «05» a five.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::fold::fold;

/// The list as JSON: the build makes it of the readable file.
static WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/list-words.json"));

/// Beginnings of the names of months.
static MONTHS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let all: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(WORDS).unwrap_or_default();
    let months = all.get("months").into_iter().flat_map(|months| months.values());
    months.flat_map(|stems| stems.split('|')).map(fold).collect()
});

/// The most digits of a number that a spreadsheet keeps.
const DIGITS_KEPT: usize = 15;

/// Whether a text becomes a number, a day or an hour of another look when a spreadsheet opens it.
#[must_use]
pub fn is_changed(text: &str) -> bool {
    let text = text.trim();
    let Some(first) = text.chars().next() else { return false };
    if !first.is_ascii_digit() {
        return first.is_alphabetic() && is_day_of_month(text);
    }
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if is_number(text) {
        return text.len() > 1 && text.starts_with('0') || text.len() > DIGITS_KEPT;
    }
    if let Some(number) = text.strip_suffix('%') {
        return number.trim().chars().all(|c| c.is_ascii_digit() || c == ',');
    }
    let of = |sign: char| {
        Some(text.split(sign).collect::<Vec<_>>()).filter(|all| all.iter().all(|p| is_number(p)))
    };
    if let Some(parts) = of('/').or_else(|| of('-')).or_else(|| of('.')) {
        return is_day(&parts) && !is_shown_alike(text);
    }
    let groups =
        |parts: Vec<&str>| parts.len() > 1 && parts[0].len() < 4 && parts[1..].iter().all(|p| p.len() == 3);
    let grouped = of(' ').is_some_and(groups);
    let (hour, decimal, power) = (of(':'), of(','), of('E').or_else(|| of('e')));
    let is_pair = |parts: &Vec<&str>| (2..=3).contains(&parts.len());
    grouped || [hour, decimal, power].iter().flatten().any(is_pair) || is_day_of_month(text)
}

/// Whether numbers are a day, or a month of a year.
fn is_day(parts: &[&str]) -> bool {
    let numbers: Vec<u32> =
        parts.iter().filter_map(|part| part.parse().ok().filter(|_| part.len() <= 4)).collect();
    let (month, day, year) = (1..=12, 1..=31, 1900..=9999);
    match (numbers.as_slice(), parts.len()) {
        ([a, b], 2) => {
            day.contains(a) && month.contains(b)
                || month.contains(a) && (*b < 100 || year.contains(b))
                || year.contains(a) && month.contains(b)
        }
        ([a, b, c], 3) => {
            let is_year = |n: &u32| *n < 100 || year.contains(n);
            month.contains(b) && (day.contains(a) && is_year(c) || is_year(a) && day.contains(c))
        }
        _ => false,
    }
}

/// Whether a day is shown as it was written.
fn is_shown_alike(text: &str) -> bool {
    NaiveDate::parse_from_str(text, "%d.%m.%Y").is_ok_and(|day| day.format("%d.%m.%Y").to_string() == text)
}

/// «8 Марта», «май 5»: a number and a month, in either order.
fn is_day_of_month(text: &str) -> bool {
    /// In bytes: «25 сентября 2026».
    const LONGEST: usize = 40;
    if text.len() > LONGEST || !text.bytes().any(|sign| sign.is_ascii_digit()) {
        return false;
    }
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    let is_number = |word: &str| word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit());
    let is_month = |word: &str| MONTHS.iter().any(|stem| word.starts_with(stem.as_str())) && !is_number(word);
    match words.as_slice() {
        [one, other] => is_number(one) && is_month(other) || is_month(one) && is_number(other),
        [day, month, year] => is_number(day) && is_month(month) && is_number(year),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_changes_is_known() {
        let changed =
            ["6/14", "3-5", "1.2.87", "6.14", "05", "10:30", "1E5", "6,50", "1 200", "2026-11-02", "5%"];
        for text in changed {
            assert!(is_changed(text), "{text}");
        }
        for text in
            ["12", "12a", "2-34-56", "12.03.2015", "5/2-7", "8 911 603 14 22", "", "abc", "14/40/2", "2015"]
        {
            assert!(!is_changed(text), "{text}");
        }
    }
}
