//! The text of a document cut into its paragraphs, each with the values of the regulation file that quote it.
//!
//! Every value quotes the document verbatim ([`Regulation::read`] checks it), so that its paragraph is found by its words
//! and not by guessing how a document numbers itself. Where the same words occur more than once, those nearest below the
//! number of the cited paragraph are meant.

use super::cited::Citation;
use super::file::{Regulation, collapsed};

/// A paragraph of the document.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its words, white space collapsed.
    pub text: String,
    /// Whether it begins a chapter.
    pub begins_chapter: bool,
    /// The values of the regulation file that quote it.
    pub uses: Vec<Citation>,
}

/// The text of a regulation's document.
#[derive(Clone, Debug)]
pub struct RegulationDocument {
    pub regulation: Regulation,
    pub paragraphs: Vec<Paragraph>,
}

impl RegulationDocument {
    /// Cuts the text of a document and places what the regulation file quotes from it.
    #[must_use]
    pub fn of(regulation: Regulation, text: &str) -> RegulationDocument {
        let mut paragraphs = paragraphs(text);
        // The paragraphs joined by blanks are the collapsed document: a quotation may reach over several of them.
        let mut starts = Vec::with_capacity(paragraphs.len());
        let mut whole = String::with_capacity(text.len());
        for paragraph in &paragraphs {
            starts.push(whole.len());
            whole.push_str(&paragraph.text);
            whole.push(' ');
        }
        let at_byte = |byte: usize| starts.partition_point(|start| *start <= byte).saturating_sub(1);
        for value in regulation.cited_values() {
            let found = whole.match_indices(&value.words).map(|(byte, _)| at_byte(byte));
            let nearest = found.min_by_key(|p| below_number(&paragraphs, *p, &value.at));
            if let Some(p) = nearest {
                paragraphs[p].uses.push(value);
            }
        }
        for paragraph in &mut paragraphs {
            paragraph.text = unmarked(&paragraph.text);
        }
        RegulationDocument { regulation, paragraphs }
    }

    /// The paragraph of this number, or the first one that is cited by it: «п. 5.8», «разд. II», «этап 2».
    #[must_use]
    pub fn paragraph_at(&self, at: &str) -> Option<usize> {
        let cited = self.paragraphs.iter().position(|p| p.uses.iter().any(|u| u.at == at));
        let numbered = |p: &usize| is_numbered(&self.paragraphs[*p].text, at);
        let all = 0..self.paragraphs.len();
        match cited {
            Some(first) => (0..=first).rev().find(numbered).or(Some(first)),
            None => all.into_iter().find(numbered),
        }
    }

    /// The paragraph that has these words, as a quotation gives them; `None` where it has been shortened.
    #[must_use]
    pub fn paragraph_of(&self, at: &str, words: &str) -> Option<usize> {
        let words = collapsed(words);
        let quoted = |u: &Citation| u.words == words && u.at == at;
        self.paragraphs.iter().position(|p| p.uses.iter().any(quoted))
    }
}

/// The lines of a text as paragraphs: a line that goes on in the next one in the midst of a sentence is joined with it.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut all: Vec<Paragraph> = Vec::new();
    for line in text.lines() {
        let words = collapsed(line);
        if words.is_empty() {
            continue;
        }
        let is_table = line.trim().contains('\t');
        let goes_on = words.chars().next().is_some_and(char::is_lowercase);
        match all.last_mut().filter(|last| goes_on && !last.text.ends_with(['.', ';', ':', '!', '?'])) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(&words);
            }
            None => {
                let begins_chapter = !is_table && begins_chapter(&words);
                all.push(Paragraph { text: words, begins_chapter, uses: Vec::new() });
            }
        }
    }
    all
}

/// A heading is marked, is written in capitals, or has a number of one step.
fn begins_chapter(line: &str) -> bool {
    let marked = line.starts_with('#') || line.starts_with("**");
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() > 3 && letters().all(char::is_uppercase);
    let first = line.split_whitespace().next().unwrap_or_default();
    let number = first.strip_suffix('.').unwrap_or(first);
    let counted = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    marked || capitals || is_roman(number) && first.ends_with('.') || counted && line.contains(". ")
}

/// A Roman number, typed in either alphabet.
fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | '\u{425}' | '\u{406}'))
}

/// The text without the marks of headings and of bold letters.
fn unmarked(text: &str) -> String {
    text.trim_start_matches('#').replace("**", "").trim_matches('*').trim().to_owned()
}

/// The number of a cited paragraph: «5.8» of «п. 5.8», «II» of «разд. II», «2» of «этап 2».
fn number_of(at: &str) -> Option<&str> {
    let words = at.split([' ', ',']).map(|w| w.trim_matches(['.', '(', ')']));
    words.into_iter().find(|w| is_roman(w) || w.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a paragraph has the number by which it is cited: as its first word, or after the word for a chapter.
fn is_numbered(text: &str, at: &str) -> bool {
    let Some(number) = number_of(at) else { return false };
    let mut words = text.split_whitespace().map(|w| w.trim_matches(['#', '*', '.', ':', ')']));
    let mut words = words.by_ref().filter(|w| !w.is_empty());
    let Some(first) = words.next() else { return false };
    first == number || first.chars().all(char::is_alphabetic) && words.next() == Some(number)
}

/// How far a paragraph lies below the one of this number; those above it, or of no such number, come last.
fn below_number(paragraphs: &[Paragraph], paragraph: usize, at: &str) -> usize {
    (0..=paragraph)
        .rev()
        .position(|p| is_numbered(&paragraphs[p].text, at))
        .unwrap_or(paragraphs.len() + paragraph)
}
