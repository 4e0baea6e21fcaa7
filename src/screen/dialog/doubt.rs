//! What is doubtful in what a window would write, by the rule book: it is said once, and taken when it is accepted again.

use super::name::{SmallForm, SmallFormFault, SmallFormField};
use crate::domain::check::Severity;
use crate::domain::contact::Contact;
use crate::domain::schema::Kind;
use crate::domain::{FamilyId, FieldName, Record};
use crate::norm::rule_book::{self, RuleContext};
use crate::screen::{Effect, Model, Step};
use crate::text::say;

/// The first doubt about the day of a contact. Of several families it is said of which one.
pub(super) fn of(step: &Step, form: &SmallForm, model: &Model) -> Option<SmallFormFault> {
    let Step::Do(Effect::Record { records, .. }) = step else { return None };
    form.place(SmallFormField::Day)?;
    let contacts = records.iter().filter(|record| record.kind == Kind::Contact);
    let text = contacts.clone().find_map(|record| {
        let (family, said) = of_contact(record, model)?;
        let is_one = contacts.clone().all(|other| family_of(other) == Some(family));
        Some(if is_one { said } else { format!("{}: {said}", model.case(family)?.family.short) })
    })?;
    Some(SmallFormFault { field: SmallFormField::Day, text })
}

fn family_of(record: &Record) -> Option<FamilyId> {
    record.get(Contact::FIELDS.family)
}

fn of_contact(record: &Record, model: &Model) -> Option<(FamilyId, String)> {
    let family = family_of(record)?;
    let context = RuleContext { case: model.case(family), ..model.rule_context() };
    let found = rule_book::findings(context, record);
    let doubt = found.into_iter().find(|f| f.weight == Severity::Warn && f.field == FieldName::On)?;
    let day = doubt.day.map(|day| model.words.day(day)).unwrap_or_default();
    Some((family, say!(model.words, doubt.id.code(), day = day)))
}
