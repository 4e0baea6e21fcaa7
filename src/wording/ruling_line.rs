//! The line that enters what a sitting decided of a question: «204 от 30.09», «отказано 46», «кризисный 47».
//!
//! Each word of the line is a number, a ruling, a level, a day behind «от», or a word that says nothing more
//! («постановление»). A word that is none of them makes the whole line a fault: nothing is guessed from a part of a word.

use chrono::NaiveDate;

use crate::domain::fold::fold;
use crate::domain::paper::{DecisionSubject, Ruling};
use crate::domain::{Level, date, keyboard};
use crate::regulation::Rules;
use crate::report::ruling::QuestionRuling;
use crate::text::{Words, say};

/// So many letters of a word are enough to know it by.
const KNOWN: usize = 3;
/// The most parts of a day between blanks: «30 сентября 2026 г».
const DAY_PARTS: usize = 4;

/// What a line is read with.
#[derive(Clone, Copy)]
pub struct RulingLine<'a> {
    pub words: &'a Words,
    pub rules: &'a Rules,
    /// What is decided on.
    pub subject: DecisionSubject,
    /// The day of the sitting.
    pub on: NaiveDate,
}

/// What a word of the line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RulingWord {
    Ruling(Ruling),
    Level(Level),
    /// «решено»: positively, unless another ruling follows.
    Decided,
    /// «от»: a day follows.
    Dated,
    /// «номер»: a number follows.
    Number,
    /// «постановление».
    Filler,
}

/// What was read so far.
#[derive(Default)]
struct ReadLine {
    ruling: Option<Ruling>,
    is_decided: bool,
    number: Option<String>,
    level: Option<Level>,
}

impl RulingLine<'_> {
    /// What the line says of the question.
    ///
    /// # Errors
    /// If something in it is not understood; the text says what.
    pub fn read(&self, typed: &str) -> Result<QuestionRuling, String> {
        // A sign of number is a word by itself.
        let spaced = typed.replace(['\u{2116}', '#'], " \u{2116} ");
        let all: Vec<&str> = spaced.split_whitespace().collect();
        let mut read = ReadLine::default();
        let mut at = 0;
        while let Some(word) = all.get(at) {
            at += self.step(&mut read, word, &all[at + 1..])?;
        }
        self.ruled(read, typed)
    }

    /// How many words the one here takes with it.
    fn step(&self, read: &mut ReadLine, word: &str, rest: &[&str]) -> Result<usize, String> {
        match self.meaning(word) {
            Some(RulingWord::Dated) => return Ok(1 + self.dated(rest)?),
            Some(RulingWord::Number) => {
                let number = rest.first().map(|next| trimmed(next));
                let number = number.filter(|next| has_digit(next) || self.is_none(next));
                self.numbered(read, number.ok_or_else(|| self.unread(word))?)?;
                return Ok(2);
            }
            Some(known) => self.take(read, known)?,
            None if trimmed(word).is_empty() => {}
            None if self.is_number(word) => self.numbered(read, trimmed(word))?,
            None => return self.dated(&[&[word], rest].concat()),
        }
        Ok(1)
    }

    fn take(&self, read: &mut ReadLine, known: RulingWord) -> Result<(), String> {
        match known {
            RulingWord::Ruling(ruling) => match read.ruling.replace(ruling) {
                Some(before) if before != ruling => {
                    let named = |ruling: Ruling| self.words.pick("ruling", ruling.code());
                    Err(say!(self.words, "sitting-two-rulings", a = named(before), b = named(ruling)))
                }
                _ => Ok(()),
            },
            RulingWord::Level(level) => match read.level.replace(level) {
                Some(before) if before != level => {
                    let named = |level: Level| self.rules.level_name(level);
                    Err(say!(self.words, "sitting-two-rulings", a = named(before), b = named(level)))
                }
                _ => Ok(()),
            },
            RulingWord::Decided => {
                read.is_decided = true;
                Ok(())
            }
            RulingWord::Dated | RulingWord::Number | RulingWord::Filler => Ok(()),
        }
    }

    fn numbered(&self, read: &mut ReadLine, number: &str) -> Result<(), String> {
        match read.number.replace(number.to_owned()) {
            Some(before) => Err(say!(self.words, "sitting-two-numbers", a = before, b = number)),
            None => Ok(()),
        }
    }

    /// How many words the day takes that the rest of a line begins with: it can only be that of the sitting.
    fn dated(&self, rest: &[&str]) -> Result<usize, String> {
        let days = || (1..=DAY_PARTS.min(rest.len())).rev().filter_map(|n| Some((n, self.day(&rest[..n])?)));
        if let Some((parts, _)) = days().find(|(_, day)| *day == self.on) {
            return Ok(parts);
        }
        Err(match days().next() {
            Some((_, day)) => {
                say!(self.words, "sitting-other-day", day = self.words.day(day), on = self.words.day(self.on))
            }
            None => self.unread(rest.first().copied().unwrap_or_default()),
        })
    }

    /// The day in figures that these words are: a number alone is that of a decision, and so is «12-3».
    fn day(&self, parts: &[&str]) -> Option<NaiveDate> {
        let text = parts.join(" ");
        let is_day = parts.len() > 1 || date::iso(&text).is_some() || {
            text.trim_end_matches('.').contains(['.', '\u{44e}'])
        };
        self.words.typed_day(&text, self.on).filter(|_| is_day && has_digit(&text))
    }

    fn ruled(&self, read: ReadLine, typed: &str) -> Result<QuestionRuling, String> {
        if read.ruling.is_none() && read.number.is_none() && read.level.is_none() && !read.is_decided {
            return Err(self.unread(typed));
        }
        let ruling = read.ruling.unwrap_or(Ruling::Granted);
        let sets_level = matches!(self.subject, DecisionSubject::Level | DecisionSubject::Placement);
        if let Some(level) = read.level.filter(|_| !sets_level || ruling != Ruling::Granted) {
            return Err(say!(self.words, "sitting-no-level", level = self.rules.level_name(level)));
        }
        Ok(QuestionRuling { ruling, number: read.number, level: read.level, end: None })
    }

    fn unread(&self, typed: &str) -> String {
        say!(self.words, "sitting-no-number", typed = typed.trim())
    }

    /// Whether it is the number of a decision: «45-к», «12/3», «б/н»; not «отк2», in which a ruling is run together with
    /// one.
    fn is_number(&self, word: &str) -> bool {
        let word = trimmed(word);
        if self.is_none(word) {
            return true;
        }
        if !has_digit(word) || self.day(&[word]).is_some() {
            return false;
        }
        // Two letters begin a ruling only where they are run together with the number: «204-ОД» is one.
        let glued = |piece: &str| piece.chars().next().is_some_and(|c| c.is_ascii_digit());
        word.split(|c: char| !c.is_alphanumeric()).all(|piece| {
            let runs = piece.split(|c: char| !c.is_alphabetic());
            runs.filter(|run| run.chars().count() >= if glued(piece) { 2 } else { KNOWN }).all(|run| {
                let begins = run.chars().take(KNOWN).collect::<String>();
                !readings(&begins).any(|begins| self.is_begun(&begins))
            })
        })
    }

    /// «б/н».
    fn is_none(&self, word: &str) -> bool {
        self.listed("sitting-words-unnumbered").any(|none| none == fold(word))
    }

    /// Whether a word of a ruling, a level or a day begins so.
    fn is_begun(&self, begins: &str) -> bool {
        let lists = ["sitting-words-decided", "sitting-words-dated"].into_iter();
        let listed = lists.flat_map(|list| self.listed(list));
        let rulings = Ruling::ALL.into_iter().flat_map(|ruling| self.rulings(ruling));
        let levels = Level::ALL.into_iter().map(|level| fold(&self.rules.level_name(level)));
        listed.chain(rulings).chain(levels).any(|word| word.starts_with(begins))
    }

    /// «jnr» is «отк» typed under the other layout.
    fn meaning(&self, word: &str) -> Option<RulingWord> {
        readings(word).find_map(|word| self.known(&word))
    }

    fn known(&self, word: &str) -> Option<RulingWord> {
        let is_whole = |list: &str| self.listed(list).any(|whole| whole == word);
        if word == "\u{2116}" || is_whole("sitting-words-number") {
            return Some(RulingWord::Number);
        }
        if is_whole("sitting-words-dated") {
            return Some(RulingWord::Dated);
        }
        if is_whole("sitting-words-said") {
            return Some(RulingWord::Filler);
        }
        if let Some(level) = self.rules.level_called(word) {
            return Some(RulingWord::Level(level));
        }
        if word.chars().count() < KNOWN || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let begins = |whole: String| whole.starts_with(word);
        let rulings = Ruling::ALL.into_iter().filter(|r| self.rulings(*r).any(begins));
        let levels = Level::ALL.into_iter().filter(|l| begins(fold(&self.rules.level_name(*l))));
        let decided = self.listed("sitting-words-decided").any(begins).then_some(RulingWord::Decided);
        let mut all = rulings.map(RulingWord::Ruling).chain(levels.map(RulingWord::Level)).chain(decided);
        all.next().filter(|_| all.next().is_none())
    }

    /// The words that say this ruling, whole.
    fn rulings(&self, ruling: Ruling) -> impl Iterator<Item = String> {
        split(&self.words.pick("sitting-words", ruling.code()))
    }

    fn listed(&self, list: &str) -> impl Iterator<Item = String> {
        split(&self.words.say(list))
    }
}

fn split(list: &str) -> impl Iterator<Item = String> + use<> {
    list.split('|').map(|word| fold(word.trim())).collect::<Vec<_>>().into_iter()
}

/// The word without what ends it, as it was typed and as the Russian layout would have given it.
fn readings(word: &str) -> impl Iterator<Item = String> + use<> {
    let ways = [trimmed(word).to_owned(), keyboard::as_russian(word), keyboard::as_russian(trimmed(word))];
    ways.into_iter().map(|way| fold(&way))
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(['.', ',', ';', ':', '\u{ab}', '\u{bb}', '"', '-', '\u{2013}', '\u{2014}'])
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}
