//! The ways in which a typed word may mean a word of the index, each with its class of trust.

use fuzzy_matcher::FuzzyMatcher;

use super::distance::{DistanceMatcher, allowed, are_alike, consonants, unlikeliness};
use super::field::MatchMethod;
use super::index::SearchIndex;
use super::letters::{self, mask};
use super::lexicon::Lexicon;
use super::phonetic::{WordExtent, sound};
use super::short_names::NAMES;
use super::stem;
use super::transliterate;
use super::word::FormOrigin;

const EXACT: u8 = 0;
const PREFIX: u8 = 2;
const ENDING: u8 = 3;
const SHORT: u8 = 4;
const NEAR: u8 = 6;
const HEARD: u8 = 6;
const NEAR_TWICE: u8 = 8;
const BEGUN: u8 = 2;
pub(super) const COMBINED: u8 = 9;
const LETTERS: u8 = 12;

/// How far to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SearchDepth {
    /// Typing errors and sounds only for words that match nothing as typed.
    Strict,
    /// Of every word, and the farther ones too: the other words of the query vouch for it.
    Loose,
}

/// A word of the index that may have been meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WordSense {
    pub word: u32,
    /// The trust: 0 is certain. Senses of another class are never mixed.
    pub class: u8,
    /// Within the class.
    pub fine: u8,
    pub how: MatchMethod,
}

/// Collects the senses of a word, form by form.
pub(super) struct SenseCollector<'a> {
    pub index: &'a SearchIndex,
    pub all: Vec<WordSense>,
    /// How the form that is looked at came about.
    pub via: FormOrigin,
    pub depth: SearchDepth,
}

impl SenseCollector<'_> {
    fn add(&mut self, word: u32, class: u8, fine: u8, how: MatchMethod) {
        let (more, how) = match self.via {
            FormOrigin::Direct => (0, how),
            FormOrigin::Synonym => (1, MatchMethod::Prefix),
            FormOrigin::Label => (0, MatchMethod::Exact),
            FormOrigin::Layout => (1, if how.is_certain() { MatchMethod::Layout } else { how }),
            FormOrigin::Translit => (1, if how.is_certain() { MatchMethod::Translit } else { how }),
            FormOrigin::LayoutTranslit => (2, MatchMethod::Layout),
        };
        self.all.push(WordSense { word, class: class + more, fine: fine.min(15), how });
    }

    /// The word itself and its beginnings.
    pub fn plain(&mut self, code: &[u8]) {
        let number = code.first().is_some_and(|c| letters::is_digit(*c));
        for at in self.index.words.beginning(code) {
            let rest = &self.index.words.word(at)[code.len()..];
            // How much is still to be typed counts a little: whose name it is counts more.
            let fine = u8::try_from(rest.len() / 3).unwrap_or(15).min(9);
            match rest.first() {
                None => self.add(at as u32, EXACT, 0, MatchMethod::Exact),
                // «1» is not yet «12», but «12» is «12а».
                Some(next) if number && letters::is_digit(*next) => {
                    self.add(at as u32, PREFIX + 2, fine, MatchMethod::Prefix)
                }
                // «пере» begins a name sooner than «переулок», which is in half of the addresses.
                _ if self.index.is_address_label(at) => {
                    self.add(at as u32, PREFIX + 1, fine, MatchMethod::Prefix)
                }
                _ => self.add(at as u32, PREFIX, fine, MatchMethod::Prefix),
            }
        }
    }

    /// The word itself alone.
    pub fn exactly(&mut self, code: &[u8]) {
        for at in self.index.words.exactly(code) {
            self.add(at as u32, EXACT, 1, MatchMethod::Exact);
        }
    }

    /// A name that the file has in Latin letters, typed as it is said: «оконнор».
    pub fn in_latin(&mut self, code: &[u8]) {
        if code.len() < 2 || !code.iter().all(|c| letters::is_russian(*c)) {
            return;
        }
        let latins = &self.index.latins;
        for at in latins.beginning(code) {
            let rest = latins.word(at).len() - code.len();
            let class = if rest == 0 { EXACT } else { PREFIX };
            let fine = u8::try_from(rest / 3).unwrap_or(9).min(9);
            self.add(latins.id(at), class + 1, fine, MatchMethod::Translit);
        }
        for reading in stem::readings(code).into_iter().filter(|r| r.stem.len() > 2 && r.stem != code) {
            for at in latins.exactly(&reading.stem) {
                self.add(latins.id(at), ENDING + 1, 0, MatchMethod::Translit);
            }
        }
    }

    /// The same bones in Latin writing.
    pub fn bones(&mut self, code: &[u8]) {
        let bones = transliterate::bones(code);
        if bones.len() < 2 {
            return;
        }
        for at in self.index.bones.beginning(&bones) {
            let rest = self.index.bones.word(at).len() - bones.len();
            let class = if rest == 0 { EXACT } else { PREFIX };
            if rest == 0 || bones.len() > 2 {
                self.add(
                    self.index.bones.id(at),
                    class,
                    u8::try_from(rest).unwrap_or(9).min(9),
                    MatchMethod::Translit,
                );
            }
        }
    }

    /// Other cases and the other gender.
    pub fn endings(&mut self, code: &[u8]) {
        for reading in stem::readings(code) {
            for at in self.index.words.beginning(&reading.stem) {
                let (length, pattern) = self.index.stem(at);
                if length == reading.stem.len() && reading.fits(pattern) {
                    // «Яковлевым» is Яковлев before Яковлева.
                    let fine = if reading.agrees(self.index.words.word(at)) { 0 } else { 6 };
                    self.add(at as u32, ENDING, fine, MatchMethod::Ending);
                }
            }
        }
    }

    /// The names called so at home, in any case.
    pub fn short_names(&mut self, code: &[u8]) {
        if code.len() < 3 {
            return;
        }
        let names = NAMES.lexicon();
        for at in names.beginning(code) {
            let whole = names.word(at).len() == code.len();
            self.called(names.id(at), if whole { PREFIX } else { SHORT + 1 }, code);
        }
        for reading in stem::readings(code) {
            for at in names.beginning(&reading.stem) {
                let (length, pattern) = stem::stem(names.word(at));
                if length == reading.stem.len() && reading.fits(pattern) && names.word(at).len() != length {
                    self.called(names.id(at), SHORT, code);
                }
            }
        }
    }

    /// All other names of those who are called by this form.
    fn called(&mut self, form: u32, class: u8, typed: &[u8]) {
        for (other, rank) in NAMES.others(form) {
            for at in self.index.words.exactly(other) {
                // «Рома» is the beginning of «Роман» besides.
                let sure = class == PREFIX && other.starts_with(typed);
                self.add(at as u32, if sure { 1 } else { class }, rank, MatchMethod::Diminutive);
            }
        }
    }

    /// Typing errors.
    pub fn slips(&mut self, code: &[u8]) {
        let slips = allowed(code.len());
        let begun = (code.len() >= 5).then_some(if code.len() >= 9 { 2 } else { 1 });
        for (at, distance) in self.index.words.near(code, slips, begun) {
            let kept = self.index.words.word(at);
            let far_begun = self.depth == SearchDepth::Strict && (distance.whole > 1 || code.len() < 5);
            if distance.whole == 0
                || kept.iter().any(|c| letters::is_digit(*c))
                || is_patronymic(kept) && !ends_alike(code, kept)
                || far_begun && !begins_alike(code, kept)
            {
                continue;
            }
            if distance.whole <= slips.min(allowed(kept.len().max(4))) {
                let class = if distance.whole == 1 { NEAR } else { NEAR_TWICE };
                self.add(at as u32, class, unlikeliness(code, kept), MatchMethod::Typo);
            } else if begun.is_some_and(|b| distance.begun <= b)
                // An error at the very end of the typed word may as well be the end of another word.
                && distance.at > 0
                && code.last() == kept.get(distance.at - 1)
            {
                let class = BEGUN + if distance.begun <= 1 { NEAR } else { NEAR_TWICE };
                let fine = unlikeliness(code, &kept[..distance.at]).saturating_add(2);
                self.add(at as u32, class, fine, MatchMethod::Typo);
            }
        }
    }

    /// What sounds the same.
    pub fn heard(&mut self, code: &[u8]) {
        let whole = sound(code, WordExtent::Whole);
        if whole.len() < 3 {
            return;
        }
        for at in self.index.sounds.exactly(&whole) {
            let word = self.index.sounds.id(at);
            let fine = unlikeliness(code, self.index.words.word(word as usize));
            // A word that sounds alike and is one error away is the likeliest of all.
            self.add(word, HEARD, fine.saturating_sub(3), MatchMethod::Phonetic);
        }
        let begun = sound(code, WordExtent::Begun);
        if begun.len() >= 4 {
            for at in self.index.sounds.beginning(&begun) {
                if self.index.sounds.word(at).len() > begun.len() {
                    self.add(self.index.sounds.id(at), HEARD + BEGUN, 4, MatchMethod::Phonetic);
                }
            }
        }
    }

    /// Typing errors together with endings, sounds, Latin spelling, short names.
    pub fn combined(&mut self, code: &[u8]) {
        if code.len() < 5 {
            return;
        }
        for reading in
            stem::readings(code).into_iter().filter(|r| r.stem.len() >= 4 && r.stem.len() < code.len())
        {
            let slips = allowed(reading.stem.len()).min(2);
            for (at, distance) in self.index.words.near(&reading.stem, slips, Some(slips)) {
                let (length, pattern) = self.index.stem(at);
                let kept = &self.index.words.word(at)[..length];
                let far = DistanceMatcher::of(&reading.stem).to(kept).whole;
                if reading.fits(pattern)
                    && far <= slips
                    && distance.begun <= slips
                    && begins_alike(code, kept)
                {
                    self.add(
                        at as u32,
                        COMBINED + u8::from(far > 1),
                        unlikeliness(&reading.stem, kept),
                        MatchMethod::Typo,
                    );
                }
            }
            let heard = sound(&reading.stem, WordExtent::Begun);
            for at in self.index.sounds.beginning(&heard) {
                let word = self.index.sounds.id(at) as usize;
                let (length, pattern) = self.index.stem(word);
                let kept = &self.index.words.word(word)[..length];
                if heard.len() >= 3 && reading.fits(pattern) && sound(kept, WordExtent::Begun) == heard {
                    self.add(
                        word as u32,
                        COMBINED - 1,
                        unlikeliness(&reading.stem, kept),
                        MatchMethod::Phonetic,
                    );
                }
            }
        }
        let heard = sound(code, WordExtent::Whole);
        self.near_in(&self.index.sounds, &heard, code, MatchMethod::Phonetic);
        if matches!(self.via, FormOrigin::Translit | FormOrigin::LayoutTranslit) {
            self.near_in(&self.index.bones, &transliterate::bones(code), code, MatchMethod::Translit);
        }
        for (at, distance) in NAMES.lexicon().near(code, 1, None) {
            if distance.whole == 1 {
                self.called(NAMES.lexicon().id(at), COMBINED + 1, code);
            }
        }
    }

    fn near_in(&mut self, lexicon: &Lexicon, key: &[u8], code: &[u8], how: MatchMethod) {
        // Short sounds are near to everything.
        if key.len() < if how == MatchMethod::Phonetic { 6 } else { 5 } {
            return;
        }
        let slips = if key.len() >= 8 && how == MatchMethod::Translit { 2 } else { 1 };
        for (at, distance) in lexicon.near(key, slips, None) {
            let word = lexicon.id(at);
            let fine = unlikeliness(code, self.index.words.word(word as usize));
            self.add(word, COMBINED + u8::try_from(distance.whole).unwrap_or(2), fine, how);
        }
    }

    /// The letters in their order, vowels left out: «ивн».
    pub fn in_order(&mut self, code: &[u8]) {
        let bare = consonants(code);
        if code.len() < 3 || bare.len() < 2 {
            return;
        }
        let (own, typed) = (mask(code), letters::spelled(code));
        for at in self.index.words.beginning(&code[..1]) {
            let kept = self.index.words.word(at);
            if own & !mask(kept) != 0 || kept.len() > 3 * code.len() || !consonants(kept).starts_with(&bare) {
                continue;
            }
            if let Some(score) = self.index.matcher.fuzzy_match(&letters::spelled(kept), &typed) {
                let fine = u8::try_from((15 - score / 8).clamp(0, 15)).unwrap_or(15);
                self.add(at as u32, LETTERS, fine, MatchMethod::Fuzzy);
            }
        }
    }
}

/// Whether an error at the first letter leaves it recognisable: the same, beside it on the keys or in sound, moved, or
/// lost. More than one error, or a short word, with quite another first letter is another word.
fn begins_alike(typed: &[u8], kept: &[u8]) -> bool {
    match (typed, kept) {
        ([a, rest @ ..], [b, others @ ..]) => {
            a == b || rest.first() == Some(b) || others.first() == Some(a) || are_alike(*a, *b)
        }
        _ => false,
    }
}

fn ends_alike(typed: &[u8], kept: &[u8]) -> bool {
    typed.iter().rev().take(2).eq(kept.iter().rev().take(2))
}

/// «Петрову» is no «Петровна»: a patronymic is mistyped as a patronymic.
pub(super) fn is_patronymic(code: &[u8]) -> bool {
    let word = letters::spelled(code);
    code.len() > 5 && ["вна", "чна", "вич", "мич", "ьич", "тич"].iter().any(|e| word.ends_with(e))
}
