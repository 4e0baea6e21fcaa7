//! Findings about references that the rules of a single record cannot refuse: to a record of another family, and a
//! question that is put to one sitting twice.

use std::collections::BTreeSet;

use crate::domain::check::FindingId;
use crate::domain::member::Member;
use crate::domain::schema::{Kind, Type};
use crate::domain::{Id, UserError};
use crate::store::Reader;
use crate::store::check::report::Finding;
use crate::store::state::references::references;

/// Questions of one family on one subject, put to one sitting: all but the first. Programmes may be one a member, so
/// that their questions differ in what is asked.
const TWICE: &str = "
    SELECT q.id FROM question q WHERE q.sitting IS NOT NULL AND EXISTS (
        SELECT 1 FROM question o WHERE o.family = q.family AND o.sitting = q.sitting AND o.subject = q.subject
            AND o.id < q.id AND (o.subject <> 'programme' OR o.note IS q.note)
    ) ORDER BY q.id";

impl Reader<'_> {
    /// The findings about references, of all records or of `only` these.
    pub(in crate::store) fn link_findings(
        &self,
        only: Option<&BTreeSet<Id>>,
    ) -> Result<Vec<Finding>, UserError> {
        let is_asked = |id: &Id| only.is_none_or(|only| only.contains(id));
        let mut found = Vec::new();
        for (kind, field, target) in references() {
            // The same person in another family is named on purpose.
            let is_owner = kind.owner_field().is_some_and(|owner| owner.name == field);
            if is_owner || (kind, field) == (Kind::Member, Member::FIELDS.person.name) {
                continue;
            }
            let (Some(own), Some(theirs)) = (family_column(kind), family_column(target)) else { continue };
            let text = format!(
                "SELECT a.id FROM \"{kind}\" a JOIN \"{target}\" b ON b.id = a.\"{field}\"
                 WHERE a.\"{own}\" <> b.\"{theirs}\" ORDER BY a.id",
                kind = kind.name(),
                target = target.name()
            );
            for id in self.ids(&text, &[])?.into_iter().filter(is_asked) {
                found.push(self.finding(FindingId::OtherFamily, id)?.at(field, None));
            }
        }
        for id in self.ids(TWICE, &[])?.into_iter().filter(is_asked) {
            found.push(self.finding(FindingId::QuestionDouble, id)?);
        }
        Ok(found)
    }
}

/// The column that names the family of a record.
fn family_column(kind: Kind) -> Option<&'static str> {
    match kind.owner_field() {
        Some(owner) => (owner.ty == Type::Owner(Kind::Family)).then_some(owner.name.code()),
        None => (kind == Kind::Family).then_some("id"),
    }
}
