//! Why a level is proposed, why a paper runs out, what the income says, why a curator's position is doubted.

use super::{Lines, dialog, quote};
use crate::domain::Case;
use crate::model::facts::Facts;
use crate::norm::expiry::{Expiry, Paper};
use crate::norm::income::PerHead;
use crate::norm::position::Misplaced;
use crate::regulation::Source;
use crate::regulation::file::collapsed;
use crate::screen::Model;
use crate::screen::dialog::Dialog;
use crate::text::{capitalised, say};
use crate::ui::paint::{PLAIN, QUIET, STRONG};
use crate::wording::expires;
use crate::wording::proposal::Tone;

/// The level that the signs speak for, each reason with the words of the document.
#[must_use]
pub(super) fn level(model: &Model, facts: &Facts) -> Lines {
    let mut lines = Lines::new();
    for (tone, text) in model.words.proposal_lines(model.ground(), &facts.proposal) {
        if tone == Tone::Head && !lines.is_empty() {
            lines.push((String::new(), PLAIN));
        }
        let style = match tone {
            Tone::Head => STRONG,
            Tone::Plain => PLAIN,
            Tone::Quote => QUIET,
        };
        lines.push((text, style));
    }
    lines
}

/// Where the last day of a paper comes from, and what the document says of such a paper.
#[must_use]
pub fn expiry(model: &Model, case: &Case, expiry: &Expiry) -> Dialog {
    let w = &model.words;
    let said = expires::said(w, &model.rules, Some(case), expiry);
    let mut lines =
        vec![(capitalised(&said), STRONG), (say!(w, "why-expires", day = w.day(expiry.last)), PLAIN)];
    let term = match expiry.paper {
        Paper::Agreement(_) => Some("agreement"),
        Paper::Programme => Some("plan"),
        Paper::Consent => None,
    };
    let regulation = &model.rules.regulation;
    if let Some(term) = term.and_then(|term| regulation.terms.get(term)) {
        let source = Source::Own { cited: regulation.cited(&term.at), text: collapsed(&term.text) };
        quote(model, &source, &mut lines);
    }
    lines.push((String::new(), PLAIN));
    lines.push((w.say("why-expires-remedy"), PLAIN));
    dialog(model, &case.family.short, lines)
}

/// The income per head step by step, against the minimum of the day and the threshold of the document.
#[must_use]
pub(super) fn income(model: &Model, income: &PerHead) -> Lines {
    let w = &model.words;
    let mut lines = vec![(capitalised(&w.per_head(income)), STRONG)];
    lines.push((w.say(if income.are_named { "why-income-named" } else { "why-income-members" }), PLAIN));
    lines.extend(w.income_limit(income).map(|said| (capitalised(&said), PLAIN)));
    lines.push((capitalised(&w.income_verdict(income)), PLAIN));
    if let Some(threshold) = &income.threshold {
        lines.push((String::new(), PLAIN));
        lines.extend(threshold.meaning.text.iter().map(|text| (format!("  «{text}»"), QUIET)));
        lines.extend(threshold.meaning.cited.iter().map(|cited| (format!("  {cited}"), PLAIN)));
    }
    lines.push((String::new(), PLAIN));
    lines.push((w.say("why-income-decides"), QUIET));
    lines
}

/// The position of the curator with the words of the document.
#[must_use]
pub(super) fn position(model: &Model, misplaced: &Misplaced) -> Lines {
    let w = &model.words;
    let mut lines = vec![(capitalised(&w.misplaced(&model.staff, misplaced)), STRONG)];
    quote(model, &misplaced.source, &mut lines);
    lines.push((String::new(), PLAIN));
    lines.push((w.say("why-misplaced"), PLAIN));
    lines
}
