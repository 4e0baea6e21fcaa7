//! Contradictions between records and the regulation on a day: a sign that has ended, a level that the signs do not
//! support, a term longer than the document's «до», a paper before its time, a deadline that no document has. Nothing
//! is refused.

use chrono::{Datelike, NaiveDate};

use crate::domain::check::{FindingId, closing_at_change};
use crate::domain::district::MetDeadline;
use crate::domain::reporting::HandedReport;
use crate::domain::schema::Kind;
use crate::domain::staff::CuratorFilter;
use crate::domain::{Case, FieldName, UserError, day};
use crate::norm::consent::is_of_small_child;
use crate::norm::income::IncomeVerdict;
use crate::norm::marks::EndBasis;
use crate::norm::sequence::{EarlyPaper, too_early};
use crate::norm::{NormContext, expiry, income, marks, position, rule_book, satisfaction, term};
use crate::regulation::{RegulationList, Rules, embedded};
use crate::store::check::report::Finding;
use crate::store::{FamilyScope, Reader};

impl Reader<'_> {
    /// The contradictions of current families on `day`.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn contradictions_on(&self, day: NaiveDate) -> Result<Vec<Finding>, UserError> {
        let (rules, calendar, staff) = (self.rules()?, self.calendar()?, self.staff()?);
        let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today: day };
        let cases = self.cases(FamilyScope::Current(day), Some(NaiveDate::MAX))?;
        let mut found: Vec<Finding> = cases.iter().flat_map(|case| contradictions(ground, case)).collect();
        found.extend(self.unasked(ground)?);
        let cited = position::listed_in(ground).map(|source| source.cited()).unwrap_or_default();
        let unlisted = staff.curators.iter().filter(|c| position::is_unlisted(ground, c));
        found.extend(unlisted.map(|c| {
            let what = format!("{}: {} ({cited})", c.name, c.position.as_deref().unwrap_or_default());
            Finding::new(FindingId::CuratorUnlisted, what).of(Kind::Curator, c.id.0)
        }));
        found.extend(unknown_deadlines(&rules));
        Ok(found)
    }
}

impl Reader<'_> {
    /// The families closed with a positive result that were not asked whether they are satisfied, since the first day that
    /// no report handed in has: the report of a year counts the answers, and is written after its end.
    fn unasked(&self, ground: NormContext<'_>) -> Result<Vec<Finding>, UserError> {
        if satisfaction::rule(ground).is_none() {
            return Ok(Vec::new());
        }
        let year = ground.today.with_ordinal(1).unwrap_or(ground.today);
        let (before, eve) = (year.with_year(year.year() - 1).unwrap_or(year), day::day_before(year));
        // The part of a curator, handed in, is not the report of the district.
        let is_whole = |r: &HandedReport| {
            let all = ground.staff.extent(CuratorFilter::All);
            r.whose().is_none_or(|whose| ground.staff.extent(whose) == all)
        };
        let is_handed_in =
            |r: &HandedReport| is_whole(r) && r.from <= eve && eve < r.until && r.on <= ground.today;
        let since = if self.handed_reports()?.iter().any(is_handed_in) { year } else { before };
        let ended = self.cases(FamilyScope::EndedSince(since), Some(NaiveDate::MAX))?;
        let finding = |case: &Case| {
            let unasked = satisfaction::unasked(ground, case)?;
            let what = format!("{} ({})", case.family.short, unasked.source.cited());
            let finding = Finding::new(FindingId::SatisfactionLacks, what);
            let closing = unasked.closing;
            Some(Finding { day: Some(closing.on), ..finding.of(Kind::Closing, closing.id) })
        };
        Ok(ended.iter().filter_map(finding).collect())
    }
}

/// Deadlines marked done whose rule neither a document of this version nor a local order has: a newer version wrote
/// them, or a file of another program. They stay in the file.
fn unknown_deadlines(rules: &Rules) -> Vec<Finding> {
    let of_document = |id: &str| {
        let known = |r: &crate::regulation::Regulation| r.deadlines.iter().any(|d| d.id == id);
        known(&rules.regulation) || embedded::ids().any(|r| embedded::regulation(r).is_ok_and(|r| known(&r)))
    };
    let of_order = |id: &str| rules.local_deadlines.iter().any(|local| local.id.to_string() == id);
    let unknown = rules.met.iter().filter(|met| !of_order(&met.rule) && !of_document(&met.rule));
    let finding = |met: &MetDeadline| {
        let finding = Finding::new(FindingId::DeadlineUnknown, met.rule.clone());
        finding.of(Kind::Deadline, met.id).on(Some(met.on))
    };
    unknown.map(finding).collect()
}

/// The contradictions of a family on the day of `ground`.
#[must_use]
pub fn contradictions(ground: NormContext<'_>, case: &Case) -> Vec<Finding> {
    let title = case.family.short.clone();
    let mut found = Vec::new();
    for ending in marks::endings(ground, case).into_iter().filter(|e| e.on <= ground.today) {
        let kind = if ending.list == RegulationList::Category { Kind::Category } else { Kind::Sign };
        let cited = ending.meaning.cited.unwrap_or_default();
        let what = format!("{title}: {} ({cited})", ending.meaning.label);
        let id = match ending.basis {
            EndBasis::Document => FindingId::MarkEnded,
            EndBasis::OwnRule => FindingId::MarkAsked,
        };
        found.push(Finding::new(id, what).of(kind, ending.mark).on(Some(ending.on)));
    }
    if let Some(unfit) = marks::unfit(ground, case) {
        let held = unfit.held.map_or_else(|| "·".to_owned(), |held| ground.rules.level_name(held));
        let level = ground.rules.level_name(unfit.level);
        let cited = unfit.meaning.cited.unwrap_or_default();
        let what = format!("{title}: {level} / {held}: {} ({cited})", unfit.meaning.label);
        found.push(Finding::new(FindingId::LevelUnfit, what).of(unfit.kind, unfit.mark));
    }
    for expiry in expiry::expiring(ground, case).into_iter().filter(|e| day::is_late(e.last, ground.today)) {
        let number = expiry.number.or(expiry.purpose).map(|said| format!(" ({said})")).unwrap_or_default();
        let finding = Finding::new(FindingId::PaperExpired, format!("{title}{number}"));
        let finding = finding.of(expiry.paper.kind(), expiry.record);
        found.push(Finding { day: Some(expiry.last), ..finding });
    }
    if let Some(misplaced) = position::misplaced(ground, case) {
        let what = format!("{title}: {} ({})", misplaced.position, misplaced.source.cited());
        found.push(Finding::new(FindingId::CuratorPosition, what).of(Kind::Curator, misplaced.curator.0));
    }
    if let Some(income) = income::per_head(ground, case).filter(|i| i.verdict() == IncomeVerdict::Doubt)
        && let Some(threshold) = &income.threshold
    {
        let cited = threshold.meaning.cited.clone().unwrap_or_default();
        let what = format!("{title}: {} ({cited})", threshold.meaning.label);
        let mark = income.set.unwrap_or(income.record);
        found.push(Finding::new(FindingId::IncomeAbove, what).of(Kind::Circumstance, mark));
    }
    found.extend(unfit_records(ground, case));
    for decision in case.decisions.iter().filter(|d| ground.today < d.on) {
        let finding = Finding::new(FindingId::DecisionLater, title.clone()).of(Kind::Decision, decision.id);
        found.push(Finding { day: Some(decision.on), ..finding });
    }
    for early in too_early(ground, case) {
        found.push(match early {
            EarlyPaper::Level { id, from, registered } => {
                let finding = Finding::new(FindingId::LevelEarly, title.clone()).of(Kind::Level, id);
                Finding { day: Some(registered), ..finding.on(Some(from)) }
            }
            EarlyPaper::Decision { id, on, registered } => {
                let finding = Finding::new(FindingId::DecisionEarly, title.clone());
                Finding { day: Some(registered), ..finding.of(Kind::Decision, id).on(Some(on)) }
            }
            EarlyPaper::AgreementBefore { id, on, registered } => {
                let finding = Finding::new(FindingId::AgreementEarly, title.clone());
                Finding { day: Some(registered), ..finding.of(Kind::Agreement, id).on(Some(on)) }
            }
            EarlyPaper::Agreement { id, on } => {
                let finding = Finding::new(FindingId::AgreementAlone, title.clone());
                finding.of(Kind::Agreement, id).on(Some(on))
            }
        });
    }
    for level in &case.levels {
        let longest =
            level.until.and_then(|until| term::exceeded(level.level, level.from, until, ground.rules));
        if let Some(longest) = longest {
            let what = format!("{title} ({})", longest.source.cited());
            let finding = Finding::new(FindingId::LevelTooLong, what).of(Kind::Level, level.id);
            found.push(Finding { day: Some(longest.until), ..finding.on(Some(level.from)) });
        }
    }
    found
}

/// Records that a form does not take and an import does: the ground of a minor without a minor, a consent of a small
/// child, what rests on a decision that refused it, a closing on the day of another level.
fn unfit_records(ground: NormContext<'_>, case: &Case) -> Vec<Finding> {
    let title = &case.family.short;
    let mut found = Vec::new();
    if let Some(young) = rule_book::unfit_ground(ground, case) {
        let asked = case.family.ground.as_deref().and_then(|of| rule_book::least_age(ground, of));
        let cited = asked.map(|(_, item)| format!(" ({})", ground.rules.regulation.cited(&item.at)));
        let finding = Finding::new(young.id, format!("{title}{}", cited.unwrap_or_default()));
        found.push(finding.of(Kind::Family, case.family.id.0).at(young.field, None));
    }
    for consent in case.consents.iter().filter(|c| is_of_small_child(case, c)) {
        let finding = Finding::new(FindingId::ConsentMinor, title.clone()).of(Kind::Consent, consent.id);
        found.push(finding.on(Some(consent.on)).at(FieldName::Member, None));
    }
    let levels = case.levels.iter().map(|l| (Kind::Level, l.id, l.decision));
    let statuses = case.statuses.iter().map(|s| (Kind::Status, s.id, s.decided.decision));
    let closings = case.closings.iter().map(|c| (Kind::Closing, c.id, c.decision));
    for (kind, id, decision) in levels.chain(statuses).chain(closings) {
        if let Some(refused) = case.decision(decision).filter(|d| !d.is_granted()) {
            let finding = Finding::new(FindingId::DecisionRefused, title.clone()).of(kind, id);
            found.push(finding.at(FieldName::Decision, Some(refused.on)));
        }
    }
    for closing in &case.closings {
        let others = case.closings.iter().filter(|c| c.id != closing.id).map(|c| c.on);
        if let Some(change) = closing_at_change(closing.on, case.levels.iter().map(|l| l.from), others) {
            let finding = Finding::new(change.id, title.clone()).of(Kind::Closing, closing.id);
            found.push(finding.on(Some(closing.on)).at(change.field, None));
        }
    }
    found
}
