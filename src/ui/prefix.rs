//! An option known by the beginning of one of its words, under either keyboard layout.

use crate::keymap::layout;

/// The option that `typed` begins. One whose text begins so comes before one in which only a later word does: the
/// beginning of «violated» is no beginning of «not violated» as long as both are there.
#[must_use]
pub fn option(options: &[String], typed: &str) -> Option<usize> {
    let typed = layout::folded(typed);
    if typed.trim().is_empty() {
        return None;
    }
    let whole = options.iter().position(|o| layout::folded(o).starts_with(&typed));
    whole.or_else(|| {
        options.iter().position(|o| words(o).any(|rest| layout::folded(rest).starts_with(&typed)))
    })
}

/// The text from each of its words on.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(i, c)| {
        let begins = c.is_alphanumeric() && !before.is_alphanumeric();
        before = c;
        begins.then(|| &text[i..])
    })
}

#[cfg(test)]
mod tests {
    use super::option;

    fn options(said: &[&str]) -> Vec<String> {
        said.iter().map(|s| (*s).to_owned()).collect()
    }

    #[test]
    fn the_whole_text_comes_before_a_later_word() {
        let rights = options(&["not violated", "violated"]);
        assert_eq!(option(&rights, "v"), Some(1));
        assert_eq!(option(&rights, "not v"), Some(0));
        let kinds = options(&["home visit", "joint visit (deputy)", "talk"]);
        assert_eq!(option(&kinds, "dep"), Some(1));
        assert_eq!(option(&kinds, "visit"), Some(0));
        assert_eq!(option(&kinds, "isit"), None);
        assert_eq!(option(&kinds, " "), None);
    }

    #[test]
    fn the_layout_does_not_matter() {
        let of = options(&[
            "\u{43e}\u{442}\u{43a}\u{430}\u{437}",
            "\u{43f}\u{435}\u{440}\u{435}\u{43d}\u{43e}\u{441}",
        ]);
        assert_eq!(option(&of, "gth"), Some(1));
        assert_eq!(option(&of, "\u{43f}\u{435}\u{440}"), Some(1));
        assert_eq!(option(&of, "GTH"), Some(1));
    }
}
