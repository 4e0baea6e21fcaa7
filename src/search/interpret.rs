//! Which words of the index a typed word may mean, and how sure that is.

use super::field::Where;
use super::index::Index;
use super::letters;
use super::match_kind::{COMBINED, Depth, Sense, Senses};
use super::transliterate;
use super::word::{Form, Via, Word};
use crate::domain::keyboard;

impl Index {
    /// The words a typed word may mean, each once, the surest of its senses.
    pub(super) fn senses(&self, word: &Word, depth: Depth) -> Vec<Sense> {
        let mut senses = Senses { index: self, all: Vec::new(), via: Via::Direct, depth };
        for form in &word.forms {
            senses.via = form.via;
            if form.via == Via::Label {
                senses.exactly(&form.code);
                continue;
            }
            senses.plain(&form.code);
            senses.in_latin(&form.code);
            if word.is_number() {
                continue;
            }
            if form.via == Via::Translit {
                senses.bones(&form.code);
            }
            if form.code.len() > 2 && form.via != Via::Synonym {
                senses.endings(&form.code);
                senses.short_names(&form.code);
            }
        }
        let long = word.forms.iter().any(|f| f.code.len() > 2);
        let settled = depth == Depth::Strict && senses.all.iter().any(|s| self.is_weighty(*s));
        if !word.is_number() && long && !settled {
            self.forgive(word, &mut senses, depth);
        }
        let mut all = senses.all;
        all.sort_unstable();
        all.dedup_by_key(|s| s.word);
        all
    }

    fn forgive(&self, word: &Word, senses: &mut Senses<'_>, depth: Depth) {
        if word.is_russian() && word.typed.chars().count() > 2 {
            senses.via = Via::LayoutTranslit;
            let latin = keyboard::as_latin(&word.typed);
            let is_word = latin.chars().all(|c| c.is_ascii_alphabetic());
            for reading in transliterate::readings(&latin).into_iter().filter(|_| is_word) {
                senses.plain(&letters::code(&reading));
                senses.bones(&letters::code(&reading));
            }
            if depth == Depth::Strict && senses.all.iter().any(|s| self.is_weighty(*s)) {
                return;
            }
        }
        let forms: Vec<&Form> = {
            let meant = |f: &&Form| {
                f.code.iter().all(|c| letters::is_russian(*c)) && !matches!(f.via, Via::Synonym | Via::Label)
            };
            word.forms.iter().filter(meant).take(4).collect()
        };
        let mut each = |then: fn(&mut Senses<'_>, &[u8])| {
            for form in &forms {
                senses.via = form.via;
                then(senses, &form.code);
            }
        };
        each(|s, code| {
            s.slips(code);
            s.heard(code);
        });
        let near = |senses: &Senses<'_>| senses.all.iter().any(|s| s.class < COMBINED && self.is_weighty(*s));
        if depth == Depth::Loose || !near(senses) {
            let mut each = |then: fn(&mut Senses<'_>, &[u8])| {
                for form in &forms {
                    senses.via = form.via;
                    then(senses, &form.code);
                }
            };
            each(|s, code| {
                s.combined(code);
                s.in_order(code);
            });
        }
    }

    /// Whether the sense is more than a word of a note, a paper or an organisation: those do not prevent a mistyped
    /// name.
    fn is_weighty(&self, sense: Sense) -> bool {
        let light =
            |at: Where| matches!(at, Where::Note | Where::Document | Where::Organisation | Where::Tag);
        self.terms(sense.word).any(|(at, _)| !light(at) && at.allows(sense.how, 3))
    }
}
