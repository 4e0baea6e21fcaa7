//! What rests on a decision: levels, statuses, programmes and closings take body, number and day from the decision that
//! they name, and have them written into them only where there is no such record. What is decided on a later day does not
//! hold before it.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::Case;
use super::id::DecisionId;
use super::mark::StatusDecision;
use super::paper::{Closing, Decision, DecisionSubject, Ruling};
use super::programme::Programme;

/// How far a programme is with the body that approves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approval {
    /// Neither sent nor decided.
    Draft,
    /// Sent on this day and not decided.
    Waiting(NaiveDate),
    /// A decision grants it, or an approval was entered without one.
    Approved,
    /// The same on this day, which has not come.
    Ahead(NaiveDate),
    /// Refused by this decision.
    Refused(DecisionId),
    /// Returned for rework by this decision.
    Returned(DecisionId),
}

impl Approval {
    /// Its code in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Approval::Draft => "draft",
            Approval::Waiting(_) => "waiting",
            Approval::Approved => "approved",
            Approval::Ahead(_) => "ahead",
            Approval::Refused(_) => "refused",
            Approval::Returned(_) => "returned",
        }
    }

    /// Whether the body has still to decide, or to decide again.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Approval::Waiting(_) | Approval::Returned(_))
    }

    /// Whether it is granted, today or on a later day.
    #[must_use]
    pub fn is_granted(self) -> bool {
        matches!(self, Approval::Approved | Approval::Ahead(_))
    }
}

impl Case {
    /// The decision of this id.
    #[must_use]
    pub fn decision(&self, id: Option<DecisionId>) -> Option<&Decision> {
        self.decisions.iter().find(|d| Some(DecisionId(d.id)) == id)
    }

    /// Brings body, number and day of each decision to what names it, and leaves out the closings and statuses of which
    /// the body decided otherwise: a refused closing closes nothing, a refused status holds no day. What is decided on a
    /// day after `today` begins on that day, whatever earlier day it names.
    pub fn follow_decisions(&mut self, today: NaiveDate) {
        self.today = today;
        let decisions = std::mem::take(&mut self.decisions);
        let find = |id: Option<DecisionId>| decisions.iter().find(|d| Some(DecisionId(d.id)) == id);
        for level in &mut self.levels {
            if let Some(decision) = find(level.decision) {
                take(decision, &mut level.decided_by, &mut level.number, &mut level.decided_on);
            }
            put_off(&mut level.from, level.decided_on, today);
        }
        self.levels.sort_by_key(|l| (l.from, l.id));
        self.closings.retain(|c| find(c.decision).is_none_or(Decision::is_granted));
        for closing in &mut self.closings {
            if let Some(decision) = find(closing.decision) {
                take(decision, &mut closing.decided_by, &mut closing.number, &mut closing.decided_on);
            }
            put_off(&mut closing.on, closing.decided_on, today);
        }
        self.closings.sort_by_key(|c| (c.on, c.id));
        self.statuses.retain(|s| find(s.decided.decision).is_none_or(Decision::is_granted));
        for status in &mut self.statuses {
            let StatusDecision { decision, by, on, number } = &mut status.decided;
            if let Some(decision) = find(*decision) {
                take(decision, by, number, on);
            }
            put_off(&mut status.from, status.decided.on, today);
        }
        self.statuses.sort_by_key(|s| (s.from, s.id));
        for programme in &mut self.programmes {
            // The number of a programme is its own; that of the paper which approves it stays with the decision.
            if let Some(decision) = find(programme.decision).filter(|d| d.is_granted()) {
                programme.approved_by = decision.body.clone().or_else(|| programme.approved_by.take());
                programme.on = Some(decision.on);
            }
        }
        self.decisions = decisions;
    }

    /// The programmes in force that the body has still to approve.
    pub fn undecided_programmes(&self) -> impl Iterator<Item = &Programme> {
        self.current_programmes().filter(|p| !self.approval(p).is_granted())
    }

    /// The decision on a programme: the one it names; of those that no programme names the latest that was meant for it.
    #[must_use]
    pub fn approving(&self, programme: &Programme) -> Option<&Decision> {
        if programme.decision.is_some() {
            return self.decision(programme.decision);
        }
        let is_named = |d: &Decision| self.programmes.iter().any(|p| p.decision == Some(DecisionId(d.id)));
        let unnamed = self.decisions.iter().filter(|d| {
            d.subject == DecisionSubject::Programme && d.ruling != Ruling::Postponed && !is_named(d)
        });
        let is_meant = |d: &&Decision| self.meant(d, programme).is_some_and(|p| p.id == programme.id);
        unnamed.filter(is_meant).max_by_key(|d| d.on)
    }

    /// The version of a paper that a decision means which no programme names: the last that was sent or approved by then. Of
    /// several of one day, or without any, the first version is meant, for each later one is put to the body again.
    fn meant(&self, decision: &Decision, paper: &Programme) -> Option<&Programme> {
        // An approval that holds is not put off by a decision that has not come.
        let is_put_off = |p: &Programme| p.on.is_some() && self.today < decision.on;
        let was_put =
            |p: &Programme| [p.sent_on, p.on].iter().flatten().all(|on| *on <= decision.on) && !is_put_off(p);
        let versions = self.programmes.iter().filter(|p| {
            p.decision.is_none() && p.member == paper.member && p.is_paper_of(paper) && was_put(p)
        });
        versions.max_by_key(|p| (p.on.or(p.sent_on), Reverse(p.version), p.id))
    }

    /// How far a programme is with the body that approves it. Sent again after a refusal, it waits again.
    #[must_use]
    pub fn approval(&self, programme: &Programme) -> Approval {
        let decision = self.approving(programme);
        let again = |d: &Decision| programme.sent_on.filter(|sent| d.on < *sent);
        match decision {
            Some(d) if d.is_granted() => self.approved_on(Some(d.on)),
            Some(d) => match (again(d), d.ruling) {
                (Some(sent), _) => Approval::Waiting(sent),
                (None, Ruling::Refused) => Approval::Refused(DecisionId(d.id)),
                (None, Ruling::Postponed) => Approval::Waiting(programme.sent_on.unwrap_or(d.on)),
                (None, _) => Approval::Returned(DecisionId(d.id)),
            },
            None if programme.on.is_some() || programme.approved_by.is_some() => {
                self.approved_on(programme.on)
            }
            None => programme.sent_on.map_or(Approval::Draft, Approval::Waiting),
        }
    }

    fn approved_on(&self, on: Option<NaiveDate>) -> Approval {
        on.filter(|on| self.today < *on).map_or(Approval::Approved, Approval::Ahead)
    }
}

/// What is decided on a day that has not come does not begin before it.
fn put_off(from: &mut NaiveDate, decided_on: Option<NaiveDate>, today: NaiveDate) {
    if let Some(on) = decided_on.filter(|on| today < *on) {
        *from = on.max(*from);
    }
}

/// What the decision itself does not have stays as it was written.
fn take(
    decision: &Decision,
    by: &mut Option<String>,
    number: &mut Option<String>,
    on: &mut Option<NaiveDate>,
) {
    *by = decision.body.clone().or_else(|| by.take());
    *number = decision.number.clone().or_else(|| number.take());
    *on = Some(decision.on);
}

impl Closing {
    /// Whether its decision is known; the body alone is not one.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.decision.is_some() || self.decided_on.is_some() || self.number.is_some()
    }
}

impl Decision {
    /// Whether what was asked is granted.
    #[must_use]
    pub fn is_granted(&self) -> bool {
        self.ruling == Ruling::Granted
    }
}
