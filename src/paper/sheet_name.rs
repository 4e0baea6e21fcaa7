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
    let clean: String = title.chars().filter(|c| !c.is_control() && !"[]:*?/\\".contains(*c)).collect();
    let clean = whole_words(&clean);
    // An apostrophe may not begin or end a name.
    clean.trim_matches(|c: char| c == '\'' || c.is_whitespace()).to_owned()
}

/// The words of a text that have room, without a comma or a short word at the end: «Семьи по кураторам на 08.10.2026» is
/// «Семьи по кураторам».
fn whole_words(text: &str) -> String {
    let cut: String = text.chars().take(MOST).collect();
    let is_whole = text.chars().nth(MOST).is_none_or(char::is_whitespace);
    let Some((mut kept, _)) = cut.rsplit_once(char::is_whitespace).filter(|_| !is_whole) else { return cut };
    let is_short = |word: &str| word.chars().count() < 3;
    while let Some((before, _)) = kept.rsplit_once(char::is_whitespace).filter(|(_, word)| is_short(word)) {
        kept = before;
    }
    kept.trim_end_matches([',', ' ']).to_owned()
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
        let cut =
            of(&[titled("Families by curator to on 08.10.2026"), titled("Activities by kind of aid, III")]);
        assert_eq!(cut, ["Families by curator", "Activities by kind of aid, III"]);
    }
}
