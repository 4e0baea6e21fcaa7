//! Names of a list as a form spells them: with capital letters; one that was typed with the Latin layout on is reported.

use serde_json::Value;

use super::doubt::CellDoubt;
use super::draft::{CellOrigin, FamilyDraft};
use crate::domain::FieldName;
use crate::domain::member::Member;
use crate::search::spelling::{other_layout, spelled};

/// Spells the names of the people of a draft; what this program wrote is taken as it is.
pub(super) fn spell(draft: &mut FamilyDraft) {
    if draft.is_known {
        return;
    }
    let fields = [
        (FieldName::LastName, Member::FIELDS.last_name),
        (FieldName::FirstName, Member::FIELDS.first_name),
        (FieldName::Patronymic, Member::FIELDS.patronymic),
    ];
    let mut turned = Vec::new();
    for person in &mut draft.people {
        for part in [&mut person.name.last, &mut person.name.first, &mut person.name.patronymic] {
            *part = spelled(part);
        }
        for (name, field) in fields {
            let Some(typed) = person.record.get(field) else { continue };
            if let Some(meant) = other_layout(&typed) {
                turned.push((person.record.id, name, format!("{typed} ({meant})")));
            }
            person.record.put(field, Value::String(spelled(&typed)));
        }
    }
    let row = draft.rows.first().copied().unwrap_or_default();
    for (of, field, text) in turned {
        let said = draft.said.iter().find(|said| said.of == of && said.field == field);
        let label = said.map(|said| said.label.clone()).unwrap_or_default();
        draft.doubt(CellOrigin { row, label: &label, text: &text }, CellDoubt::Layout);
    }
}
