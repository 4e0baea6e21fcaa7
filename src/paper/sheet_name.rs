//! Names of sheets of a workbook: at most 31 characters, none of `[]:*?/\`, no two alike.

use crate::report::grid::Grid;

/// Characters a name may have.
const MOST: usize = 31;

/// The names of the sheets of these tables.
#[must_use]
pub fn of(grids: &[Grid]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (grid, i) in grids.iter().zip(1..) {
        let name = cleaned(&grid.title);
        let is_taken = |name: &str| names.iter().any(|n| n.to_lowercase() == name.to_lowercase());
        let name = if name.is_empty() || is_taken(&name) {
            let number = format!(" {i}");
            let room = MOST - number.len();
            let short: String = name.chars().take(room).collect();
            format!("{}{number}", short.trim_end()).trim().to_owned()
        } else {
            name
        };
        names.push(name);
    }
    names
}

fn cleaned(title: &str) -> String {
    let clean: String =
        title.chars().filter(|c| !c.is_control() && !"[]:*?/\\".contains(*c)).take(MOST).collect();
    // An apostrophe may not begin or end a name.
    clean.trim_matches(|c: char| c == '\'' || c.is_whitespace()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_such_as_excel_takes() {
        let titled = |title: &str| Grid { title: title.to_owned(), ..Grid::default() };
        let long = "a".repeat(60);
        let named = of(&[titled("'a/b: c'"), titled(""), titled(&long), titled(&long), titled("Ab C")]);
        assert_eq!(named[0], "ab c");
        assert_eq!(named[1], "2");
        assert_eq!(named[4], "Ab C 5");
        assert!(named.iter().all(|n| (1..=MOST).contains(&n.chars().count())), "{named:?}");
        assert_ne!(named[2], named[3]);
    }
}
