//! The contacts of families: those of a window of days, and of earlier ones those that matter still.

use chrono::NaiveDate;

use super::reader::{FamilyScope, Reader};
use crate::domain::contact::Contact;
use crate::domain::kind::HasKind;
use crate::domain::{FieldName, UserError};

impl Reader<'_> {
    /// The contacts of the families in `scope` from `since` on, by day and hour. Of earlier ones only those with a promise
    /// to call back that is not kept and those with a violation of a child's rights that is not notified; and of each
    /// family its last held visit, the last held contact with the family itself, its last visit or note, and its last
    /// promise.
    pub(super) fn contacts(
        &self,
        scope: FamilyScope,
        since: Option<NaiveDate>,
    ) -> Result<Vec<Contact>, UserError> {
        let (contact, family) = (Contact::KIND.name(), FieldName::Family.code());
        let order = "\"on\", time IS NULL, time, id";
        let Some(since) = since else {
            return self.scoped(scope, contact, family, "", order);
        };
        let mut contacts: Vec<Contact> = self.earlier_contacts(scope, since)?;
        let window = format!(" AND \"on\" >= '{since}'");
        contacts.extend(self.scoped::<Contact>(scope, contact, family, &window, order)?);
        Ok(contacts)
    }

    /// Each part is read by an index: years of contacts are skipped.
    fn earlier_contacts(&self, scope: FamilyScope, since: NaiveDate) -> Result<Vec<Contact>, UserError> {
        let (family, parameter) = scope.condition("id");
        // The plus keeps SQLite from reading all contacts of a family by its index.
        let (condition, _) = scope.condition(&format!("+{}", FieldName::Family.code()));
        let text = format!(
            "SELECT * FROM contact WHERE id IN (
                 SELECT id FROM contact WHERE call_back IS NOT NULL AND called_back IS NULL
                 UNION ALL SELECT id FROM contact WHERE call_back IS NOT NULL AND called_back > :today
                 UNION ALL SELECT c.id FROM contact c WHERE c.rights = 'violated' AND NOT EXISTS (
                     SELECT 1 FROM notice n WHERE n.family = c.family AND n.about = c.id AND n.\"on\" <= :today)
                 UNION ALL SELECT (
                     SELECT c.id FROM contact c
                     WHERE c.family = family.id AND c.\"on\" < :since AND c.outcome = 'held'
                         AND c.kind IN ('home_visit', 'joint_visit')
                     ORDER BY c.\"on\" DESC, c.time IS NULL DESC, c.time DESC, c.id DESC LIMIT 1)
                     FROM family WHERE {family}
                 UNION ALL SELECT (
                     SELECT c.id FROM contact c
                     WHERE c.family = family.id AND c.\"on\" < :since AND c.outcome = 'held'
                         AND (c.caller IS NULL OR c.caller IN ('representative', 'child'))
                     ORDER BY c.\"on\" DESC, c.time IS NULL DESC, c.time DESC, c.id DESC LIMIT 1)
                     FROM family WHERE {family}
                 UNION ALL SELECT (
                     SELECT c.id FROM contact c
                     WHERE c.family = family.id AND c.\"on\" < :since
                         AND (c.note IS NOT NULL OR c.kind IN ('home_visit', 'joint_visit'))
                     ORDER BY c.\"on\" DESC, c.time IS NULL DESC, c.time DESC, c.id DESC LIMIT 1)
                     FROM family WHERE {family}
                 UNION ALL SELECT (
                     SELECT c.id FROM contact c
                     WHERE c.family = family.id AND c.\"on\" < :since AND c.promised IS NOT NULL
                     ORDER BY c.\"on\" DESC, c.time IS NULL DESC, c.time DESC, c.id DESC LIMIT 1)
                     FROM family WHERE {family})
                 AND \"on\" < :since AND {condition}
             ORDER BY \"on\", time IS NULL, time, id"
        );
        self.list(&text, &[(":scope", &*parameter), (":since", &since), (":today", &self.today)])
    }
}
