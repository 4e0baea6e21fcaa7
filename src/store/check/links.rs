//! Findings about references that the rules of a single record cannot refuse: to a record of another family, and a
//! question that is put to one sitting twice.

use crate::domain::UserError;
use crate::domain::check::FindingId;
use crate::domain::member::Member;
use crate::domain::schema::{FieldType, Kind};
use crate::store::Reader;
use crate::store::check::doubt::{RawFinding, RecordSelection};
use crate::store::state::references::references;

/// Questions of one family on one subject, put to one sitting: all but the first. Programmes may be one a member, so
/// that their questions differ in what is asked.
const TWICE: &str = "
    SELECT a.id FROM question a WHERE a.sitting IS NOT NULL AND EXISTS (
        SELECT 1 FROM question o WHERE o.family = a.family AND o.sitting = a.sitting AND o.subject = a.subject
            AND o.id < a.id AND (o.subject <> 'programme' OR o.note IS a.note)
    )";

impl Reader<'_> {
    /// The doubtful references of the selected records.
    pub(in crate::store) fn doubtful_links(
        &self,
        among: &RecordSelection<'_>,
    ) -> Result<Vec<RawFinding>, UserError> {
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
                 WHERE a.\"{own}\" <> b.\"{theirs}\"",
                kind = kind.name(),
                target = target.name()
            );
            self.each_among(among, kind, &text, &[], |id, _| {
                found.push(RawFinding::of(FindingId::OtherFamily, id).at(field, None));
                Ok(())
            })?;
        }
        self.each_among(among, Kind::Question, TWICE, &[], |id, _| {
            found.push(RawFinding::of(FindingId::QuestionDouble, id));
            Ok(())
        })?;
        Ok(found)
    }
}

/// The column that names the family of a record.
fn family_column(kind: Kind) -> Option<&'static str> {
    match kind.owner_field() {
        Some(owner) => (owner.ty == FieldType::Owner(Kind::Family)).then_some(owner.name.code()),
        None => (kind == Kind::Family).then_some("id"),
    }
}
