//! Cells of a table as text, as Russian Excel reads them: days as ДД.ММ.ГГГГ, decimals behind a comma.

use crate::report::grid::GridCell;

/// Words a cell as it is printed.
#[must_use]
pub fn text(cell: &GridCell) -> String {
    match cell {
        GridCell::Empty => String::new(),
        GridCell::Text(text) => text.clone(),
        GridCell::Number(n) => n.to_string(),
        GridCell::Hundredths(n) => decimal(*n, 2),
        GridCell::Date(day) => day.format("%d.%m.%Y").to_string(),
        GridCell::Percent(n) => format!("{}\u{a0}%", decimal(*n, 1)),
    }
}

/// A whole number of fractions as a decimal with a comma; zeros at the end are left out.
fn decimal(n: i64, places: u32) -> String {
    let one = 10_u64.pow(places);
    let (whole, rest) = (n.unsigned_abs() / one, n.unsigned_abs() % one);
    let sign = if n < 0 { "-" } else { "" };
    let rest = format!("{rest:0width$}", width = places as usize);
    match rest.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        rest => format!("{sign}{whole},{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_have_a_comma_and_no_zeros_behind() {
        assert_eq!(text(&GridCell::Percent(333)), "33,3\u{a0}%");
        assert_eq!(text(&GridCell::Percent(-500)), "-50\u{a0}%");
        assert_eq!(text(&GridCell::Hundredths(5)), "0,05");
        assert_eq!(text(&GridCell::Hundredths(1230)), "12,3");
    }
}
