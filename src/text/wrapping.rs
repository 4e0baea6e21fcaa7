//! Long texts broken into lines: at blanks, behind hyphens, never between a sign and its number.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The mark at the end of a shortened text.
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
            // A point without what it parts, and a number between the two.
            let is_left = |(before, end): &(&str, &str)| {
                *end == "·" || before.ends_with('·') && end.chars().all(|c| c.is_ascii_digit())
            };
            while let Some((before, _)) = last.rsplit_once(' ').filter(is_left) {
                *last = before.to_owned();
            }
            last.push(REST);
        }
    }
    lines
}

/// Several texts in at most `height` lines. Where there is no room for all, the longest gives way first, so that each
/// keeps its beginning; of more texts than lines the last are left out behind «…».
#[must_use]
pub fn wrap_all<S: Copy>(texts: &[(String, S)], width: usize, height: usize) -> Vec<(String, S)> {
    let mut kept: Vec<usize> = texts.iter().map(|(text, _)| wrap(text, width).len()).collect();
    while kept.iter().sum::<usize>() > height {
        let Some(longest) = kept.iter_mut().rev().max_by_key(|n| **n).filter(|n| **n > 1) else { break };
        *longest -= 1;
    }
    let lines = texts.iter().zip(kept);
    let lines =
        lines.flat_map(|((text, style), n)| wrap_most(text, width, n).into_iter().map(|l| (l, *style)));
    let mut lines: Vec<(String, S)> = lines.collect();
    if lines.len() > height {
        lines.truncate(height);
        if let Some((last, _)) = lines.last_mut().filter(|(last, _)| !last.ends_with(REST)) {
            *last = wrap_most(&format!("{last} {REST}"), width, 1).concat();
        }
    }
    lines
}

/// The beginning of a text, whole words of at most `most` cells, with «…» where something was left out. Line ends become
/// blanks.
#[must_use]
pub fn beginning(text: &str, most: usize) -> String {
    let flat = text.replace(['\n', '\t'], " ");
    if flat.width() <= most { flat } else { wrap_most(&flat, most, 1).concat() }
}

/// A heading in `width` cells. Patronymics give way to their initials first, then first names, then the last words to
/// «…».
#[must_use]
pub fn heading(text: &str, width: usize) -> String {
    let fits = |said: &String| said.width() <= width;
    let ways = [text.to_owned(), with_initials(text, 1), with_initials(text, 2)];
    ways.iter().find(|said| fits(said)).cloned().unwrap_or_else(|| beginning(&ways[2], width))
}

/// A text in which of each full name the last `given` words are shortened to initials.
#[must_use]
pub fn with_initials(text: &str, given: usize) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().next().is_some_and(char::is_lowercase)
            && letters.all(|c| c.is_alphabetic() || c == '-')
    };
    let mut said: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let full = words.get(at..at + NAME).filter(|full| full.iter().all(|word| is_name(word)));
        match full {
            Some(full) => {
                let kept = NAME - given.min(NAME - 1);
                said.extend(full[..kept].iter().map(|word| (*word).to_owned()));
                said.extend(full[kept..].iter().map(|word| format!("{}.", &word[..first_letter(word)])));
                at += NAME;
            }
            None => {
                said.push(words[at].to_owned());
                at += 1;
            }
        }
    }
    said.join(" ")
}

/// Words of a full name: surname, first name, patronymic.
const NAME: usize = 3;

fn first_letter(word: &str) -> usize {
    word.chars().next().map_or(0, char::len_utf8)
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
