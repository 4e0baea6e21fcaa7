//! After a saved action: where it says something of its own families alone, only their cases are read again.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::{Model, retention};
use crate::domain::schema::Kind;
use crate::domain::{Case, FamilyId, Id, UserError};
use crate::norm::{Standing, due};
use crate::store::{FamilyScope, Reader};

/// Kinds whose records decide neither whose a family is, nor what it is called, nor whether it is current, and by which
/// no rule of the district is counted.
const OF_ONE_FAMILY: [Kind; 8] = [
    Kind::Contact,
    Kind::Appointment,
    Kind::Absence,
    Kind::Availability,
    Kind::Activity,
    Kind::Request,
    Kind::Document,
    Kind::Consent,
];

impl Model {
    /// Reads again what an action may have changed that wrote these records; none: an action of any reach.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn refresh_after(&mut self, written: &[Id], reader: Reader<'_>) -> Result<(), UserError> {
        let Some(families) = self.families_of_written(written, reader)? else { return self.refresh(reader) };
        reader.in_read_transaction(|| {
            let is_forecast_known = self.cached_forecast().is_some();
            for family in families {
                self.read_one(family, reader)?;
            }
            self.read_beside_cases(reader)?;
            if is_forecast_known {
                self.ahead();
            }
            Ok(())
        })
    }

    /// The current families that the records belong to; `None` if more may have changed than their cases.
    fn families_of_written(
        &self,
        written: &[Id],
        reader: Reader<'_>,
    ) -> Result<Option<BTreeSet<FamilyId>>, UserError> {
        let mut families = BTreeSet::new();
        for id in written {
            let kind = reader.kind_at(*id)?.and_then(|kind| kind.known());
            let family = match kind {
                Some(kind) if OF_ONE_FAMILY.contains(&kind) => reader.family_of(*id)?,
                _ => None,
            };
            // Of closed families more is read than their cases.
            let Some(family) = family.filter(|family| self.case(*family).is_some()) else { return Ok(None) };
            families.insert(family);
        }
        Ok(Some(families).filter(|families| !families.is_empty() && !self.is_other_day()))
    }

    fn read_one(&mut self, family: FamilyId, reader: Reader<'_>) -> Result<(), UserError> {
        let Some(case) = self.cases_of(reader, FamilyScope::One(family), Some(self.since))?.pop() else {
            return Ok(());
        };
        if let Some(place) = self.place(family) {
            self.standings[place] = Standing::of(self.ground(), &case);
            self.cases[place] = case;
        } else if let Some(known) = self.elsewhere.iter_mut().find(|known| known.family.id == family) {
            *known = case;
        }
        Ok(())
    }

    /// Reads what is shown beside the cases, and sums up what is due.
    pub(super) fn read_beside_cases(&mut self, reader: Reader<'_>) -> Result<(), UserError> {
        let mut violations = reader.violations(self.today)?;
        due::leave_to_others(&mut violations, &self.elsewhere);
        self.due = due::due(self.ground(), &self.cases, &self.standings, violations);
        self.ahead = OnceCell::new();
        self.phones = reader.organisation_phones()?;
        self.received = reader.on(self.today).received()?;
        self.received.retain(|family| family.on <= self.today);
        self.inquiries = reader.inquiries()?;
        self.inquiries.retain(|i| i.on <= self.today);
        for inquiry in &mut self.inquiries {
            inquiry.called_back = inquiry.called_back.filter(|on| *on <= self.today);
        }
        self.conflicts = reader.count_conflicts()?;
        let term = self.district.storage.as_ref();
        let past =
            term.map(|term| retention::RetentionList::count(reader, self.ground(), term)).transpose()?;
        self.past_storage = past.unwrap_or_default();
        Ok(())
    }
    /// Reads the closed families that something is asked of. An action that is about current families alone changes none
    /// of them: see [`Model::refresh_after`].
    pub(super) fn read_closed(&mut self, reader: Reader<'_>) -> Result<(), UserError> {
        self.closed_twice = reader.on(self.today).closed_twice()?;
        if self.is_past() {
            let known = std::mem::take(&mut self.closed_twice);
            self.closed_twice = self.past(reader, known)?;
        }
        self.closed_callers.clear();
        for family in reader.closed_callers(self.today)? {
            self.closed_callers.extend(self.cases_of(reader, FamilyScope::One(family), None)?);
        }
        let (filter, staff, today) = (self.curator_filter, &self.staff, self.today);
        let is_looked_at = |case: &Case| filter.holds(staff.curator_of(case, today));
        self.closed_twice.retain(|case| is_looked_at(case) && case.double_closings().next().is_some());
        self.closed_callers.retain(|case| is_looked_at(case) && case.ended_on(today).is_some());
        self.read_left(reader)
    }
}
