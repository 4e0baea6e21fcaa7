//! The bodies that decide about the kind of decision being entered.

use serde_json::Value;

use crate::domain::FieldName;
use crate::domain::paper::Decision;
use crate::domain::schema::Kind;
use crate::screen::Model;
use crate::screen::entry::EntryScreen;
use crate::screen::entry::forms::subject_of;

/// The body and the form of a decision follow its subject as long as nobody typed others; the lists begin with those the
/// document names for it.
pub(in crate::screen::entry) fn bodies(entry: &mut EntryScreen, model: &Model, part: usize) {
    let kind = entry.parts[part].kind;
    let subject = match kind {
        Kind::Decision => entry.whole(part, model).get(Decision::FIELDS.subject),
        other => subject_of(other),
    };
    let is_new = entry.parts[part].known.is_none();
    let categories = entry.sources.case().map(|c| c.categories_on(model.today)).unwrap_or_default();
    let named = subject.and_then(|s| model.rules.regulation.deciding(s, &categories));
    let form = subject.and_then(|s| model.rules.regulation.form_of(s));
    for field in [FieldName::Body, FieldName::Form] {
        let Some(at) = entry.slots().iter().position(|s| s.group == part && s.name.field.name == field)
        else {
            continue;
        };
        let list = entry.sources.deciding(model, kind, entry.slots()[at].name.field.name, subject);
        let slot = &mut entry.slots_mut()[at];
        slot.offer.list = list;
        if kind == Kind::Decision && is_new && !slot.is_changed() {
            let value =
                if field == FieldName::Body { named.as_ref().map(|d| d.body.clone()) } else { form.clone() };
            slot.begin_with(model, &value.map_or(Value::Null, Value::String));
        }
    }
}
