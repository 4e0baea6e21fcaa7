//! The rules of the records: a line or a form that breaks one is refused; what broke one by a merge becomes a
//! finding.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use rusqlite::{ToSql, named_params};

use crate::domain::check::rules::{self, FieldRule, RuleBound};
use crate::domain::check::{FindingId, refusal};
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id, UserError, day};
use crate::norm::frequency::check_visits;
use crate::store::check::doubt::{RawFinding, RecordSelection};
use crate::store::{Reader, SqlContext, Store};

/// A value in the file that breaks a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) struct RuleBreak {
    pub kind: Kind,
    pub id: Id,
    pub field: FieldName,
    /// The id of the rule's sentence.
    pub rule: FindingId,
    /// The day that the sentence names.
    pub day: Option<NaiveDate>,
}

impl From<RuleBreak> for RawFinding {
    fn from(broken: RuleBreak) -> RawFinding {
        RawFinding::of(broken.rule, broken.id).at(broken.field, broken.day)
    }
}

/// Checks a record, whole as it would be written, against the rules of its kind. Rules that concern none of the
/// `touched` fields are left out.
///
/// # Errors
/// The first broken rule that is not `known` to be broken.
pub(in crate::store) fn check_rules(
    record: &Record,
    today: NaiveDate,
    touched: impl Fn(&FieldRule) -> bool,
    known: impl Fn(FieldName) -> bool,
) -> Result<(), UserError> {
    let broken = rules::broken(record, today).find(|(rule, _)| touched(rule) && !known(rule.field));
    broken.map_or(Ok(()), |(_, finding)| Err(refusal(record, finding)))
}

/// The SQL condition of a row that breaks the rule, with `:today`, `:tomorrow` and `:year`.
fn condition(rule: &FieldRule) -> String {
    let field = rule.field;
    let broken = match rule.bound {
        RuleBound::Today => format!("\"{field}\" > :today"),
        RuleBound::Tomorrow => format!("\"{field}\" > :tomorrow"),
        RuleBound::ThisYear => format!("\"{field}\" > :year"),
        RuleBound::NotBefore(other) => format!("\"{field}\" < \"{other}\""),
        RuleBound::After(other) => format!("\"{field}\" <= \"{other}\""),
        RuleBound::Beside(other) => format!("\"{field}\" IS NULL AND \"{other}\" IS NOT NULL"),
        RuleBound::Either(other) => format!("(\"{field}\" IS NULL) = (\"{other}\" IS NULL)"),
    };
    match rule.only {
        Some((field, said)) => format!("({broken} AND \"{field}\" = '{said}')"),
        None => format!("({broken})"),
    }
}

/// Closings before the accompaniment of their family.
const EARLY: &str = "SELECT a.id, began FROM (
    SELECT c.id, c.\"on\", COALESCE(
        (SELECT MIN(l.\"from\") FROM level l WHERE l.family = c.family),
        (SELECT f.registered_on FROM family f WHERE f.id = c.family)) AS began
    FROM closing c) a WHERE \"on\" < began";

impl Reader<'_> {
    /// The values that break a rule on `today`, by kind and id. Each table is read once, for all rules of its kind.
    pub(in crate::store) fn rule_breaks(
        &self,
        today: NaiveDate,
        among: &RecordSelection<'_>,
    ) -> Result<BTreeSet<RuleBreak>, UserError> {
        let (tomorrow, year) = (day::day_after(today), today.year());
        let days: &[(&str, &dyn ToSql)] =
            named_params! { ":today": today, ":tomorrow": tomorrow, ":year": year };
        let mut found = BTreeSet::new();
        for kind in Kind::ALL.iter().copied() {
            let rules: Vec<FieldRule> = rules::all(kind).collect();
            if rules.is_empty() {
                continue;
            }
            let conditions: Vec<String> = rules.iter().map(condition).collect();
            let text = format!(
                "SELECT a.id, {} FROM \"{}\" a WHERE ({})
                 AND :today IS NOT NULL AND :tomorrow IS NOT NULL AND :year IS NOT NULL",
                conditions.join(", "),
                kind.name(),
                conditions.join(" OR ")
            );
            self.each_among(among, kind, &text, days, |id, row| {
                for (at, rule) in rules.iter().enumerate() {
                    if row.get::<_, Option<bool>>(at + 1)? == Some(true) {
                        found.insert(RuleBreak { kind, id, field: rule.field, rule: rule.id, day: None });
                    }
                }
                Ok(())
            })?;
        }
        self.each_among(among, Kind::Closing, EARLY, &[], |id, row| {
            let (kind, rule) = (Kind::Closing, FindingId::ClosingBefore);
            found.insert(RuleBreak { kind, id, field: FieldName::On, rule, day: row.get(1)? });
            Ok(())
        })?;
        Ok(found)
    }

    /// The values that an export declares as rule-breaking, record and field. Decisions with fewer visits than the
    /// norm are among them: an order may be newer than the decision.
    pub(in crate::store) fn rule_breaking_values(&self) -> Result<BTreeSet<(Id, FieldName)>, UserError> {
        let mut found: BTreeSet<(Id, FieldName)> = self
            .rule_breaks(self.today, &RecordSelection::All)?
            .into_iter()
            .map(|broken| (broken.id, broken.field))
            .collect();
        let asking = self.ids("SELECT id FROM level WHERE visits IS NOT NULL OR per IS NOT NULL", &[])?;
        if asking.is_empty() {
            return Ok(found);
        }
        let Ok(rules) = self.rules() else { return Ok(found) };
        for id in asking {
            if self.record(Kind::Level, id)?.is_some_and(|level| check_visits(&level, &rules).is_err()) {
                found.insert((id, FieldName::Visits));
            }
        }
        Ok(found)
    }
}

impl Store {
    /// Sets the day from which the future begins.
    pub fn set_today(&mut self, today: NaiveDate) {
        self.today = today;
    }

    /// The first days of a family's levels, and its day of registration.
    pub(in crate::store) fn accompaniment_starts(
        &self,
        family: Id,
    ) -> Result<(Vec<NaiveDate>, Option<NaiveDate>), UserError> {
        let days = |text: &str| -> Result<Vec<NaiveDate>, UserError> {
            self.conn
                .prepare_cached(text)
                .and_then(|mut s| {
                    s.query_map(named_params! { ":family": family }, |r| r.get(0)).and_then(Iterator::collect)
                })
                .sql_context()
        };
        let levels = days("SELECT \"from\" FROM level WHERE family = :family")?;
        let registered =
            days("SELECT registered_on FROM family WHERE id = :family AND registered_on IS NOT NULL")?;
        Ok((levels, registered.first().copied()))
    }
}
