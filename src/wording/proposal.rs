//! The level that the signs of a family speak for, in words: the reasons with paragraph and quotation, why not another.

use crate::domain::Level;
use crate::norm::NormContext;
use crate::norm::marks::SupportingMark;
use crate::norm::proposal::{EndedSign, LevelObjection, LevelProposal};
use crate::regulation::{Meaning, Rules};
use crate::text::{Words, capitalised, say};

/// How a line of the proposal is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalTone {
    /// What it is about.
    Head,
    Plain,
    /// The words of the document.
    Quote,
}

pub type ProposalLine = (ProposalTone, String);

impl Words {
    /// «по признакам кризисный: признаки насилия (Югра, разд. II)»; or that there are none, and why.
    #[must_use]
    pub fn proposal(&self, rules: &Rules, proposal: &LevelProposal) -> String {
        let Some(level) = proposal.level else {
            return self.say(if proposal.has_signs { "proposal-none" } else { "proposal-no-signs" });
        };
        let mut signs: Vec<String> = Vec::new();
        for sign in proposal.deciding().map(|sign| self.sign(&sign.meaning)) {
            // The status and the sign of that name are said once.
            if !signs.contains(&sign) {
                signs.push(sign);
            }
        }
        say!(self, "proposal-level", level = rules.level_name(level), signs = signs.join("; "))
    }

    /// «признаки насилия (Югра, разд. II)».
    fn sign(&self, meaning: &Meaning) -> String {
        match &meaning.cited {
            Some(cited) => format!("{} ({cited})", meaning.label),
            None => meaning.label.clone(),
        }
    }

    /// Everything that is to be said of the proposal.
    #[must_use]
    pub fn proposal_lines(&self, ground: NormContext<'_>, proposal: &LevelProposal) -> Vec<ProposalLine> {
        let rules = ground.rules;
        let mut lines: Vec<ProposalLine> = Vec::new();
        lines.push((ProposalTone::Head, self.proposal_head(rules, proposal)));
        for sign in proposal.deciding() {
            self.reason(sign, &mut lines);
        }
        if let Some(level) = proposal.level {
            let (frequency, source) = rules.frequency(level, ground.today);
            let times = say!(self, "times-per", n = frequency.times, per = frequency.per.code());
            lines.push((ProposalTone::Plain, format!("{} ({})", capitalised(&times), self.source(&source))));
        }
        let others: Vec<&SupportingMark> = proposal.others().collect();
        if !others.is_empty() {
            lines.push((ProposalTone::Head, self.say("proposal-others")));
            for sign in others {
                let level = rules.level_name(sign.level);
                lines.push((ProposalTone::Plain, format!("  {level}: {}", self.sign(&sign.meaning))));
            }
        }
        let against = proposal.against(ground);
        if !against.is_empty() {
            lines.push((ProposalTone::Head, self.say("proposal-why-not")));
            lines.extend(against.iter().map(|(level, why)| self.against(rules, proposal, *level, why)));
        } else if !proposal.ended.is_empty() {
            lines.push((ProposalTone::Head, self.say("proposal-ended")));
            let ended = proposal.ended.iter();
            let said = |e: &EndedSign| format!("  {}: {}", rules.level_name(e.level), self.ended(e));
            lines.extend(ended.map(|e| (ProposalTone::Plain, said(e))));
        }
        for (id, marks) in [
            ("proposal-circumstances", &proposal.circumstances),
            ("proposal-categories", &proposal.categories),
        ] {
            if !marks.is_empty() {
                lines.push((ProposalTone::Head, self.say(id)));
                lines.extend(marks.iter().map(|(_, m)| (ProposalTone::Plain, format!("  {}", self.sign(m)))));
            }
        }
        lines.push((ProposalTone::Plain, self.say("proposal-decides")));
        lines
    }

    /// The level proposed against the one set, or why none is proposed.
    fn proposal_head(&self, rules: &Rules, proposal: &LevelProposal) -> String {
        let Some(level) = proposal.level else { return capitalised(&self.proposal(rules, proposal)) };
        let code = match proposal.held {
            None => "unset",
            Some(held) if held == level => "same",
            Some(_) => "other",
        };
        let held = proposal.held.map(|held| rules.level_name(held)).unwrap_or_default();
        say!(self, "proposal-head", code = code, level = rules.level_name(level), held = held)
    }

    /// A deciding sign with its paragraph and the words of the document.
    fn reason(&self, sign: &SupportingMark, lines: &mut Vec<ProposalLine>) {
        let from = self.day(sign.from);
        let what = sign.meaning.label.as_str();
        lines.push((
            ProposalTone::Plain,
            say!(self, "proposal-reason", code = sign.kind.name(), what = what, day = from),
        ));
        lines.extend(sign.meaning.text.iter().map(|text| (ProposalTone::Quote, format!("  «{text}»"))));
        lines.extend(sign.meaning.cited.iter().map(|cited| (ProposalTone::Plain, format!("  {cited}"))));
    }

    fn against(
        &self,
        rules: &Rules,
        proposal: &LevelProposal,
        level: Level,
        why: &LevelObjection<'_>,
    ) -> ProposalLine {
        let name = rules.level_name(level);
        let said = match why {
            LevelObjection::NoSign => self.say("proposal-no-sign"),
            LevelObjection::Ended(ended) => {
                ended.iter().map(|e| self.ended(e)).collect::<Vec<_>>().join("; ")
            }
            LevelObjection::Outweighed(sign) => {
                let weightier = rules.level_name(sign.level);
                let has_own = proposal.others().any(|s| s.level == level);
                let id = if has_own { "proposal-weaker" } else { "proposal-outweighed" };
                say!(self, id, level = weightier, sign = self.sign(&sign.meaning))
            }
        };
        (ProposalTone::Plain, format!("  {name}: {said}"))
    }

    /// «признак закончился 01.09.2025: первый год (Югра, разд. II)».
    fn ended(&self, ended: &EndedSign) -> String {
        let sign = self.sign(&ended.meaning);
        say!(self, "proposal-sign-ended", day = self.day(ended.on), sign = sign)
    }
}
