//! The cases of families, each with all its records.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::named_params;

use super::from_row::FromRow;
use super::reader::{FamilyScope, Reader};
use crate::domain::case::Case;
use crate::domain::contact::Notice;
use crate::domain::control::Control;
use crate::domain::event::FamilyEvent;
use crate::domain::family::{Family, Member};
use crate::domain::goal::{Goal, GoalResult, Need, Participant};
use crate::domain::kind::HasKind;
use crate::domain::mark::{Category, Circumstance, Sign, StatusSpan};
use crate::domain::money::Income;
use crate::domain::paper::{Agreement, Closing, Consent, Decision, Document, Request};
use crate::domain::programme::{Activity, Programme};
use crate::domain::schedule::{Absence, Appointment, Assignment, Availability};
use crate::domain::sitting::Question;
use crate::domain::{FamilyId, FieldName, Id, Kind, LevelSpan, UserError};
use crate::store::state::aliases;

/// The length up to which a list grows one by one. The first record of a list would take the room of four: of thousands
/// of closed families most lists have one or two.
const FEW: usize = 4;

/// Adds a record to a list of a case.
fn add<T>(list: &mut Vec<T>, record: T) {
    if list.len() < FEW {
        list.reserve_exact(1);
    }
    list.push(record);
}

impl Reader<'_> {
    /// The cases of the families in `scope`, by title. Contacts are read from `since` on, and of earlier ones those that
    /// still matter, as [`Reader::contacts`] names them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn cases(&self, scope: FamilyScope, since: Option<NaiveDate>) -> Result<Vec<Case>, UserError> {
        // The plus keeps SQLite from scanning the index of titles for a few families.
        let mut families: Vec<Family> = self.scoped(scope, Kind::Family.name(), "id", "", "+title, id")?;
        self.distinguish(&mut families)?;
        let mut cases: Vec<Case> = families.into_iter().map(Case::new).collect();
        let places: HashMap<FamilyId, usize> =
            cases.iter().enumerate().map(|(i, c)| (c.family.id, i)).collect();

        macro_rules! attach {
            ($record:ty, $extra:expr, $order:literal, $list:ident) => {
                let table = <$record>::KIND.name();
                for record in
                    self.scoped::<$record>(scope, table, FieldName::Family.code(), $extra, $order)?
                {
                    if let Some(i) = places.get(&record.family) {
                        add(&mut cases[*i].$list, record.into());
                    }
                }
            };
        }
        attach!(Member, "", "rowid", members);
        attach!(LevelSpan, "", "\"from\", id", levels);
        attach!(Closing, "", "\"on\", id", closings);
        attach!(Appointment, "", "\"on\", time IS NULL, time, id", appointments);
        attach!(Absence, "", "\"from\", id", absences);
        attach!(Availability, "", "weekday, id", availability);
        attach!(Assignment, "", "\"from\", id", assignments);
        attach!(Programme, "", "version, id", programmes);
        attach!(Activity, "", "rowid", activities);
        attach!(Category, "", "\"from\", id", categories);
        attach!(Circumstance, "", "\"from\", id", circumstances);
        attach!(Sign, "", "\"from\", id", signs);
        attach!(StatusSpan, "", "\"from\", id", statuses);
        attach!(Agreement, "", "\"on\", id", agreements);
        attach!(Decision, "", "\"on\", id", decisions);
        attach!(Document, "", "\"on\", id", documents);
        attach!(Consent, "", "\"on\", id", consents);
        attach!(Request, "", "sent_on, id", requests);
        attach!(Goal, "", "rowid", goals);
        attach!(GoalResult, "", "rowid", goal_results);
        attach!(Need, "", "rowid", needs);
        attach!(Participant, "", "rowid", participants);
        attach!(Control, "", "\"on\", id", controls);
        attach!(FamilyEvent, "", "\"on\", id", events);
        attach!(Question, "", "rowid", questions);
        attach!(Income, "", "\"from\", id", incomes);
        // A report of a call about a family that is not known yet has none.
        for record in
            self.scoped::<Notice>(scope, Notice::KIND.name(), FieldName::Family.code(), "", "\"on\", id")?
        {
            if let Some(i) = record.family.and_then(|family| places.get(&family)) {
                add(&mut cases[*i].notices, record);
            }
        }
        for contact in self.contacts(scope, since)? {
            if let Some(i) = places.get(&contact.family) {
                add(&mut cases[*i].contacts, contact);
            }
        }
        self.attach_phones(scope, &mut cases, &places)?;
        self.complete_cases(&mut cases)?;
        cases.iter_mut().for_each(|case| case.follow_decisions(self.today));
        for (family, elsewhere) in self.elsewhere(scope)? {
            if let Some(case) = places.get(&family).and_then(|i| cases.get_mut(*i)) {
                case.elsewhere = elsewhere;
            }
        }
        self.attach_visits_since(scope, &mut cases, &places)?;
        if let FamilyScope::Current(day) | FamilyScope::Visited(day) = scope {
            for family in self.ended_by_later_decisions(day)? {
                if cases.iter().any(|case| case.family.id == family) {
                    continue;
                }
                let case = self.cases(FamilyScope::One(family), since)?.into_iter();
                cases.extend(case.filter(|case| case.ended_on(day).is_none()));
                cases.sort_by(|a, b| (&a.family.title, a.family.id).cmp(&(&b.family.title, b.family.id)));
            }
        }
        Ok(cases)
    }

    /// The families of which a closing names `day` or an earlier one and is decided only after today: unless another one
    /// ends their accompaniment, it goes on until the decision, and the projection does not know today.
    fn ended_by_later_decisions(&self, day: NaiveDate) -> Result<Vec<FamilyId>, UserError> {
        let mut families = Vec::new();
        self.each_row(
            "SELECT DISTINCT family FROM (
                 SELECT c.family AS family FROM decision d JOIN closing c ON c.decision = d.id
                     WHERE d.\"on\" > :today AND c.\"on\" <= :day AND COALESCE(d.ruling, 'granted') = 'granted'
                 UNION SELECT family FROM closing
                     WHERE decided_on > :today AND \"on\" <= :day AND decision IS NULL)
             WHERE family IN (SELECT id FROM family WHERE ends_on <= :day)",
            named_params! { ":today": self.today, ":day": day },
            |row| {
                families.push(row.get(0)?);
                Ok(())
            },
        )?;
        Ok(families)
    }

    fn attach_phones(
        &self,
        scope: FamilyScope,
        cases: &mut [Case],
        places: &HashMap<FamilyId, usize>,
    ) -> Result<(), UserError> {
        let (condition, parameter) = scope.condition("m.family");
        let text = format!(
            "SELECT m.family, p.member, p.number FROM member m JOIN phone p ON p.member = m.id
             WHERE {condition} ORDER BY p.member, p.place, p.number"
        );
        let mut query = self.conn.prepare_cached(&text)?;
        let mut rows = query.query(named_params! { ":scope": parameter })?;
        while let Some(row) = rows.next()? {
            let family: FamilyId = row.get("family")?;
            let member = row.get("member")?;
            let Some(case) = places.get(&family).and_then(|i| cases.get_mut(*i)) else { continue };
            if let Some(member) = case.members.iter_mut().find(|m| m.id.0 == member) {
                member.phones.push(row.get("number")?);
            }
        }
        // A root has the numbers of its aliases too.
        let joined: HashSet<Id> = aliases::all(self.conn)?.into_iter().map(|name| name.root).collect();
        for member in cases.iter_mut().flat_map(|c| &mut c.members).filter(|m| joined.contains(&m.id.0)) {
            member.phones = self.numbers_of(member.id.0)?;
        }
        let named = self.first_entries()?;
        for member in cases.iter_mut().flat_map(|c| &mut c.members) {
            if named.contains(&member.id) {
                self.bring_death(member)?;
            }
            if member.person.is_some() {
                self.complete(member)?;
            }
        }
        Ok(())
    }

    pub(super) fn scoped<T: FromRow>(
        &self,
        scope: FamilyScope,
        table: &str,
        column: &str,
        extra: &str,
        order: &str,
    ) -> Result<Vec<T>, UserError> {
        let (condition, parameter) = scope.condition(column);
        let text = format!("SELECT * FROM \"{table}\" WHERE {condition}{extra} ORDER BY {order}");
        self.list(&text, &[(":scope", &*parameter)])
    }
}
