//! A whole name in one field of a person: «Иванова Мария Петровна» in the field of the surname fills all three.

use serde_json::Value;

use super::EntryScreen;
use crate::domain::FieldName;
use crate::domain::schema::Kind;
use crate::roster::person::{self, FullName};
use crate::screen::Model;
use crate::search::{gender, spelling};

const NAMES: [FieldName; 3] = [FieldName::LastName, FieldName::FirstName, FieldName::Patronymic];

/// Splits the name in the focused field over the fields of the person; gives the last of them. A field that was filled by
/// hand keeps what it has, and then nothing is split: «Анна Мария» beside a surname is a double name.
pub(super) fn split(entry: &mut EntryScreen, model: &Model) -> Option<usize> {
    let slot = entry.form.here()?;
    let (own, group) = (slot.name.field.name, slot.group);
    if !NAMES.contains(&own) || !slot.is_changed() || entry.parts.get(group)?.kind != Kind::Member {
        return None;
    }
    let whole = person::name(&slot.text.value()).filter(is_certain)?;
    let is_new = entry.parts[group].known.is_none();
    let mut places = Vec::new();
    for field in NAMES {
        let of = |s: &super::EntryField| s.group == group && s.name.field.name == field;
        let at = entry.slots().iter().position(of)?;
        let other = &entry.slots()[at];
        let is_free = field == own || other.text.is_empty() || is_new && !other.is_changed();
        if !is_free {
            return None;
        }
        places.push(at);
    }
    for (at, part) in places.iter().zip([&whole.last, &whole.first, &whole.patronymic]) {
        let slot = &mut entry.slots_mut()[*at];
        // A name without a surname leaves the one that is proposed.
        if !part.is_empty() || slot.name.field.name == own {
            slot.show(model, &Value::String(part.clone()));
            slot.remark = None;
        }
    }
    places.into_iter().max()
}

/// Spells the name that was typed into the focused field with capital letters.
pub(super) fn spell(entry: &mut EntryScreen, model: &Model) {
    let Some(slot) = entry.form.here() else { return };
    let kind = entry.parts.get(slot.group).map(|part| part.kind);
    let is_name = match kind {
        Some(Kind::Member) => NAMES.contains(&slot.name.field.name),
        Some(Kind::Curator) => slot.name.field.name == FieldName::Name,
        _ => false,
    };
    let (typed, is_typed) = (slot.text.value(), is_name && slot.is_changed());
    // A date or a number is no name to be spelled.
    let is_typed = is_typed && !typed.contains(|c: char| c.is_ascii_digit());
    let spelled = spelling::spelled(typed.trim());
    if is_typed
        && spelled != typed.trim()
        && let Some(slot) = entry.form.here_mut()
    {
        slot.show(model, &Value::String(spelled));
    }
}

/// Whether two parts of a name are there, and one of them is a first name or a patronymic beyond doubt. Two first names
/// are a double one.
fn is_certain(whole: &FullName) -> bool {
    let is_known = |first: &str, patronymic: &str| gender::sex(first, patronymic, None).is_some();
    let parts = [&whole.last, &whole.first, &whole.patronymic];
    let known = is_known(&whole.first, "") || is_known("", &whole.patronymic);
    parts.into_iter().filter(|part| !part.is_empty()).count() > 1 && known && !is_known(&whole.last, "")
}
