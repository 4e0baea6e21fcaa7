//! Which words of the index a typed word may mean, and how sure that is.

use super::field::SearchField;
use super::index::SearchIndex;
use super::letters;
use super::match_kind::{COMBINED, SearchDepth, SenseCollector, WordSense};
use super::transliterate;
use super::word::{FormOrigin, QueryWord, WordForm};
use crate::domain::keyboard;

impl SearchIndex {
    /// The words a typed word may mean, each once, the surest of its senses.
    pub(super) fn senses(&self, word: &QueryWord, depth: SearchDepth) -> Vec<WordSense> {
        let mut senses = SenseCollector { index: self, all: Vec::new(), via: FormOrigin::Direct, depth };
        for form in &word.forms {
            senses.via = form.via;
            if form.via == FormOrigin::Label {
                senses.exactly(&form.code);
                continue;
            }
            senses.plain(&form.code);
            senses.in_latin(&form.code);
            if word.is_number() {
                continue;
            }
            if form.via == FormOrigin::Translit {
                senses.bones(&form.code);
            }
            if form.code.len() > 2 && form.via != FormOrigin::Synonym {
                senses.endings(&form.code);
                senses.short_names(&form.code);
            }
        }
        let long = word.forms.iter().any(|f| f.code.len() > 2);
        let settled = depth == SearchDepth::Strict && senses.all.iter().any(|s| self.is_weighty(*s));
        if !word.is_number() && long && !settled {
            self.forgive(word, &mut senses, depth);
        }
        let mut all = senses.all;
        all.sort_unstable();
        all.dedup_by_key(|s| s.word);
        all
    }

    fn forgive(&self, word: &QueryWord, senses: &mut SenseCollector<'_>, depth: SearchDepth) {
        if word.is_russian() && word.typed.chars().count() > 2 {
            senses.via = FormOrigin::LayoutTranslit;
            let latin = keyboard::as_latin(&word.typed);
            let is_word = latin.chars().all(|c| c.is_ascii_alphabetic());
            for reading in transliterate::readings(&latin).into_iter().filter(|_| is_word) {
                senses.plain(&letters::code(&reading));
                senses.bones(&letters::code(&reading));
            }
            if depth == SearchDepth::Strict && senses.all.iter().any(|s| self.is_weighty(*s)) {
                return;
            }
        }
        let forms: Vec<&WordForm> = {
            let meant = |f: &&WordForm| {
                f.code.iter().all(|c| letters::is_russian(*c))
                    && !matches!(f.via, FormOrigin::Synonym | FormOrigin::Label)
            };
            word.forms.iter().filter(meant).take(4).collect()
        };
        let mut each = |then: fn(&mut SenseCollector<'_>, &[u8])| {
            for form in &forms {
                senses.via = form.via;
                then(senses, &form.code);
            }
        };
        each(|s, code| {
            s.slips(code);
            s.heard(code);
        });
        let near = |senses: &SenseCollector<'_>| {
            senses.all.iter().any(|s| s.class < COMBINED && self.is_weighty(*s))
        };
        if depth == SearchDepth::Loose || !near(senses) {
            let mut each = |then: fn(&mut SenseCollector<'_>, &[u8])| {
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
    fn is_weighty(&self, sense: WordSense) -> bool {
        let light = |at: SearchField| {
            matches!(
                at,
                SearchField::Note | SearchField::Document | SearchField::Organisation | SearchField::Tag
            )
        };
        self.terms(sense.word).any(|(at, _)| !light(at) && at.allows(sense.how, 3))
    }
}
