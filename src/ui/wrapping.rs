//! Long texts broken into lines: at blanks, behind hyphens, never between a sign and its number.

use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands at the end of a text of which the rest is left out.
const REST: char = '…';

/// A text broken into lines of at most `width` cells, at blanks where there are any. Blanks before a paragraph indent
/// all of its lines.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let indent = (paragraph.len() - paragraph.trim_start_matches(' ').len()).min(width / 2);
        let blank = " ".repeat(indent);
        lines.extend(wrap_paragraph(paragraph, width - indent).into_iter().map(|l| format!("{blank}{l}")));
    }
    lines
}

/// The same, of a long text only the first `most` lines; the last of them then ends with «…».
#[must_use]
pub fn wrap_most(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(text, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let room = width.saturating_sub(1);
            *last = wrap(last, room).into_iter().next().unwrap_or_default();
            last.push(REST);
        }
    }
    lines
}

/// Several texts in at most `height` lines. Where there is no room for all, the longest gives way first, so that each
/// keeps its beginning; of more texts than lines the last are left out behind «…».
#[must_use]
pub fn wrap_all(texts: &[(String, Style)], width: usize, height: usize) -> Vec<(String, Style)> {
    let mut kept: Vec<usize> = texts.iter().map(|(text, _)| wrap(text, width).len()).collect();
    while kept.iter().sum::<usize>() > height {
        let Some(longest) = kept.iter_mut().rev().max_by_key(|n| **n).filter(|n| **n > 1) else { break };
        *longest -= 1;
    }
    let lines = texts.iter().zip(kept);
    let lines =
        lines.flat_map(|((text, style), n)| wrap_most(text, width, n).into_iter().map(|l| (l, *style)));
    let mut lines: Vec<(String, Style)> = lines.collect();
    if lines.len() > height {
        lines.truncate(height);
        if let Some((last, _)) = lines.last_mut() {
            *last = wrap_most(&format!("{last} {REST}"), width, 1).concat();
        }
    }
    lines
}

/// The beginning of a text, whole words of at most `most` cells, with «…» where something was left out. Line ends become
/// blanks.
#[must_use]
pub fn beginning(text: &str, most: usize) -> String {
    wrap_most(&text.replace(['\n', '\t'], " "), most, 1).concat()
}

/// The words of a text, each with what must not be parted from it: «№ 14», «п. 5.8», «54 %», «М. П.», «слово —».
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = "";
    for word in text.split_whitespace() {
        match words.last_mut().filter(|_| is_held(before, word)) {
            Some(last) => {
                last.push(' ');
                last.push_str(word);
            }
            None => words.push(word.to_owned()),
        }
        before = word;
    }
    words
}

/// The longest abbreviation that is held to its number, with its full stop.
const ABBREVIATION: usize = 6;

/// Whether a line may not end between two words.
fn is_held(before: &str, after: &str) -> bool {
    let is_short = before.ends_with('.') && before.chars().count() <= ABBREVIATION;
    let begins = |is: fn(char) -> bool| after.chars().next().is_some_and(is);
    let is_initial = |word: &str| {
        let mut letters = word.trim_end_matches([',', ':', ';']).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.')
    };
    before == "№"
        || matches!(after, "%" | "—" | "–" | "·")
        || is_short && begins(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'))
        || is_initial(before) && is_initial(after)
}

fn wrap_paragraph(paragraph: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words(paragraph) {
        let blank = usize::from(!line.is_empty());
        if line.width() + blank + word.width() <= width {
            if blank == 1 {
                line.push(' ');
            }
            line.push_str(&word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for part in parts(&word, width) {
            if line.width() + part.width() > width {
                let full = std::mem::take(&mut line);
                lines.push(full.trim_end().to_owned());
            }
            line.push_str(if line.is_empty() { part.trim_start() } else { part });
        }
    }
    lines.push(line);
    lines
}

/// A word wider than a line, in the pieces it may be broken into: behind its hyphens and blanks, else letter by letter.
fn parts(word: &str, width: usize) -> Vec<&str> {
    let pieces = word.split_inclusive(['-', ' ']);
    pieces
        .flat_map(|piece| match piece.trim_end().width() <= width {
            true => vec![piece],
            false => piece.graphemes(true).collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_not_parted_from_its_number() {
        for (text, width, lines) in [
            ("решение рабочей группы № 14", 25, ["решение рабочей группы", "№ 14"]),
            ("2 раза в неделю (Югра, п. 5.8)", 26, ["2 раза в неделю (Югра,", "п. 5.8)"]),
            ("нагрузка стала 54 %", 18, ["нагрузка стала", "54 %"]),
            ("Заболоцкая Е. А.", 13, ["Заболоцкая", "Е. А."]),
            ("Озёрная 9 · Ника", 9, ["Озёрная", "9 · Ника"]),
            ("базовый, разд. II", 14, ["базовый,", "разд. II"]),
        ] {
            assert_eq!(wrap(text, width), lines);
        }
    }

    #[test]
    fn a_double_name_is_broken_behind_its_hyphen() {
        assert_eq!(wrap("Римская-Корсакова А. П.", 12), ["Римская-", "Корсакова", "А. П."]);
        assert_eq!(wrap("Римская-Корсакова Анна", 14), ["Римская-", "Корсакова Анна"]);
        assert_eq!(wrap("восьмибуквенный", 8), ["восьмибу", "квенный"]);
    }

    #[test]
    fn the_longest_of_several_texts_gives_way() {
        let texts =
            ["коротко", "а это предложение куда длиннее", "тоже"].map(|t| (t.to_owned(), Style::new()));
        let said = |height| wrap_all(&texts, 12, height).into_iter().map(|(l, _)| l).collect::<Vec<_>>();
        assert_eq!(said(5), ["коротко", "а это", "предложение", "куда длиннее", "тоже"]);
        assert_eq!(said(4), ["коротко", "а это", "предложение…", "тоже"]);
        assert_eq!(said(3), ["коротко", "а это…", "тоже"]);
        assert_eq!(said(2), ["коротко", "а это…"]);
    }

    #[test]
    fn of_a_long_text_whole_words_are_kept() {
        assert_eq!(beginning("собака без\nпривязи, вдвоём", 40), "собака без привязи, вдвоём");
        assert_eq!(beginning("собака без привязи, вдвоём", 21), "собака без привязи,…");
    }
}
