//! Why a level is proposed, why a paper runs out, what the income says, why a curator's position is doubted.

use super::{quote, window};
use crate::domain::Case;
use crate::model::facts::FamilyFacts;
use crate::norm::expiry::{ExpiringPaper, Expiry};
use crate::norm::income::IncomePerHead;
use crate::norm::position::MisplacedCurator;
use crate::norm::proposal::LevelProposal;
use crate::regulation::RuleSource;
use crate::regulation::file::collapsed;
use crate::screen::Model;
use crate::screen::dialog::spec::DialogSpec;
use crate::text::{capitalised, say};
use crate::ui::paint::{PLAIN, QUIET, STRONG};
use crate::ui::sheet::PlainSheet;
use crate::wording::expires;
use crate::wording::proposal::ProposalTone;

/// The level that the signs speak for, each reason with the words of the document.
#[must_use]
pub(super) fn level(model: &Model, facts: &FamilyFacts) -> PlainSheet {
    of(model, &facts.proposal)
}

/// The same of a proposal.
#[must_use]
pub(super) fn of(model: &Model, proposal: &LevelProposal) -> PlainSheet {
    let mut lines = PlainSheet::default();
    for (tone, text) in model.words.proposal_lines(model.ground(), proposal) {
        if tone == ProposalTone::Head {
            lines.gap();
        }
        let style = match tone {
            ProposalTone::Head => STRONG,
            ProposalTone::Plain => PLAIN,
            ProposalTone::Quote => QUIET,
        };
        lines.line(text).styled(style);
    }
    lines
}

/// Where the last day of a paper comes from, and what the document says of such a paper.
#[must_use]
pub fn expiry(model: &Model, case: &Case, expiry: &Expiry) -> DialogSpec {
    let w = &model.words;
    let said = expires::said(w, &model.rules, Some(case), expiry);
    let mut lines = PlainSheet::default();
    lines.line(capitalised(&said)).strong();
    lines.line(say!(w, "why-expires", day = w.day(expiry.last)));
    let term = match expiry.paper {
        ExpiringPaper::Agreement(_) => Some("agreement"),
        ExpiringPaper::Programme => Some("plan"),
        ExpiringPaper::Consent => None,
    };
    let regulation = &model.rules.regulation;
    if let Some(term) = term.and_then(|term| regulation.terms.get(term)) {
        let source =
            RuleSource::Own { cited: regulation.cited(&term.at).into(), text: collapsed(&term.text).into() };
        quote(model, &source, &mut lines);
    }
    lines.gap();
    lines.line(w.say("why-expires-remedy"));
    window(model, &case.family.short, lines)
}

/// The income per head step by step, against the minimum of the day and the threshold of the document.
#[must_use]
pub(super) fn income(model: &Model, income: &IncomePerHead) -> PlainSheet {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    lines.line(capitalised(&w.per_head(income))).strong();
    lines.line(w.say(if income.are_named { "why-income-named" } else { "why-income-members" }));
    lines.extend(w.income_limit(income).map(|said| (capitalised(&said), PLAIN)));
    lines.line(capitalised(&w.income_verdict(income)));
    if let Some(threshold) = &income.threshold {
        lines.gap();
        lines.extend(threshold.meaning.text.iter().map(|text| (format!("  «{text}»"), QUIET)));
        lines.extend(threshold.meaning.cited.iter().map(|cited| (format!("  {cited}"), PLAIN)));
    }
    lines.gap();
    lines.line(w.say("why-income-decides")).quiet();
    lines
}

/// The position of the curator with the words of the document.
#[must_use]
pub(super) fn position(model: &Model, misplaced: &MisplacedCurator) -> PlainSheet {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    lines.line(capitalised(&w.misplaced(&model.staff, misplaced))).strong();
    quote(model, &misplaced.source, &mut lines);
    lines.gap();
    lines.line(w.say("why-misplaced"));
    lines
}
