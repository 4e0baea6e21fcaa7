//! What may be several in the form that takes in a family: children, other grown-ups, categories, signs. There is room for
//! one more of each, left out while it is empty.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{EntryScreen, FormRecord};
use crate::domain::field::Field;
use crate::domain::role::Role;
use crate::domain::schema::Kind;
use crate::domain::value::StoredField;
use crate::domain::{FieldName, Id};
use crate::screen::Model;

/// A record of which a family may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepeatedRecord {
    /// A child of the family.
    Child,
    /// A grown-up who lives with the family, beside the applicant.
    Adult,
    /// A category of the family.
    Category,
    /// A sign of a level.
    Sign,
}

/// How many of each a form has room for, as a draft keeps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RowCounts {
    children: usize,
    #[serde(default)]
    adults: usize,
    #[serde(default)]
    categories: usize,
    #[serde(default)]
    signs: usize,
}

/// As many of each as a draft may open.
const MOST: usize = 30;

impl RepeatedRecord {
    pub(super) const ALL: [RepeatedRecord; 4] =
        [RepeatedRecord::Child, RepeatedRecord::Adult, RepeatedRecord::Category, RepeatedRecord::Sign];

    pub(super) fn is_person(self) -> bool {
        matches!(self, RepeatedRecord::Child | RepeatedRecord::Adult)
    }

    fn kind(self) -> Kind {
        match self {
            RepeatedRecord::Child | RepeatedRecord::Adult => Kind::Member,
            RepeatedRecord::Category => Kind::Category,
            RepeatedRecord::Sign => Kind::Sign,
        }
    }

    /// What is asked of it; it is left out while the first of them is empty.
    fn asked(self) -> &'static [FieldName] {
        use FieldName as F;
        match self {
            RepeatedRecord::Child => {
                &[F::FirstName, F::LastName, F::Patronymic, F::Born, F::Role, F::Occupation]
            }
            RepeatedRecord::Adult => {
                &[F::FirstName, F::LastName, F::Patronymic, F::Role, F::SecondRole, F::Born, F::Phones]
            }
            RepeatedRecord::Category => &[F::Category],
            RepeatedRecord::Sign => &[F::Sign],
        }
    }

    /// The message over its fields.
    fn head(self) -> &'static str {
        match self {
            RepeatedRecord::Child => "entry-child",
            RepeatedRecord::Adult => "entry-adult",
            RepeatedRecord::Category => "entry-category",
            RepeatedRecord::Sign => "entry-sign",
        }
    }
}

impl RowCounts {
    /// Those of a form.
    pub(super) fn of(entry: &EntryScreen) -> RowCounts {
        let count = |several| places(entry, several).len();
        RowCounts {
            children: count(RepeatedRecord::Child),
            adults: count(RepeatedRecord::Adult),
            categories: count(RepeatedRecord::Category),
            signs: count(RepeatedRecord::Sign),
        }
    }

    /// Gives a form as many.
    pub(super) fn make(self, entry: &mut EntryScreen, model: &Model) {
        for (several, count) in [
            (RepeatedRecord::Child, self.children),
            (RepeatedRecord::Adult, self.adults),
            (RepeatedRecord::Category, self.categories),
            (RepeatedRecord::Sign, self.signs),
        ] {
            while let Some(last) = places(entry, several).last().copied()
                && places(entry, several).len() < count.min(MOST)
            {
                add(entry, model, several, end(entry, last) + 1);
            }
        }
    }
}

/// The places of those that there are, among the records of the form.
fn places(entry: &EntryScreen, several: RepeatedRecord) -> Vec<usize> {
    (0..entry.parts.len()).filter(|i| entry.parts[*i].several == Some(several)).collect()
}

/// The last field of a record.
fn end(entry: &EntryScreen, part: usize) -> usize {
    entry.slots().iter().rposition(|s| s.group == part).unwrap_or(0)
}

fn said(entry: &EntryScreen, part: usize, name: FieldName) -> String {
    let slot = entry.slots().iter().find(|s| s.group == part && s.name.field.name == name);
    slot.map(|s| s.text.value()).unwrap_or_default()
}

/// Adds room for one, from the place `at` on.
pub(super) fn add(entry: &mut EntryScreen, model: &Model, several: RepeatedRecord, at: usize) {
    let before = places(entry, several).last().copied();
    let family = entry.parts.iter().find(|p| p.kind == Kind::Family).map(|p| p.id).unwrap_or_default();
    let mut fixed = vec![(FieldName::Family, Value::String(family.to_string()))];
    if !several.is_person() {
        // A mark holds from the day of registration, which is known when the form is saved.
        fixed.push((FieldName::From, model.today.value()));
    }
    let hinge = several.asked().first().copied();
    let part =
        FormRecord { kind: several.kind(), id: Id::new(), known: None, fixed, hinge, several: Some(several) };
    let head = model.words.say(several.head());
    entry.part_at(model, part, head, &fields(several.kind(), several.asked()), at);
    let place = entry.parts.len() - 1;
    // A surname is repeated, a patronymic from one child to the next; both may be typed over.
    let (surname, patronymic, role) = match (several, before) {
        (RepeatedRecord::Child, Some(before)) => {
            (said(entry, before, FieldName::LastName), said(entry, before, FieldName::Patronymic), true)
        }
        (RepeatedRecord::Child, None) => (said(entry, 0, FieldName::LastName), String::new(), true),
        (RepeatedRecord::Adult, _) => (said(entry, 0, FieldName::LastName), String::new(), false),
        (RepeatedRecord::Category | RepeatedRecord::Sign, _) => return,
    };
    let role = if role { Role::Child.code().to_owned() } else { String::new() };
    for (name, value) in
        [(FieldName::LastName, surname), (FieldName::Patronymic, patronymic), (FieldName::Role, role)]
    {
        let slot = entry.slots_mut().iter_mut().find(|s| s.group == place && s.name.field.name == name);
        if let Some(slot) = slot.filter(|_| !value.is_empty()) {
            slot.begin_with(model, &Value::String(value));
        }
    }
}

/// Keeps room for one more of each, and the surname of the first the applicant's as long as nobody typed another.
pub(super) fn grow(entry: &mut EntryScreen, model: &Model) {
    if !entry.blank.takes_in() {
        return;
    }
    for several in RepeatedRecord::ALL {
        let all = places(entry, several);
        let Some(last) = all.last().copied() else { continue };
        if entry.form.is_left_out(last) {
            let surname = Value::String(said(entry, 0, FieldName::LastName));
            let is_surname =
                |s: &&mut super::EntryField| s.group == last && s.name.field.name == FieldName::LastName;
            let slot = entry.slots_mut().iter_mut().find(is_surname);
            if let Some(slot) = slot.filter(|_| several.is_person() && all.len() == 1) {
                slot.begin_with(model, &surname);
            }
            continue;
        }
        // The next one comes when this one is left behind: its patronymic is known by then.
        let end = end(entry, last);
        if entry.focus() >= end || entry.slots()[end].left {
            add(entry, model, several, end + 1);
        }
    }
}

/// Leaves the whole record that has the focus: what follows it is asked next.
pub(super) fn leave(entry: &mut EntryScreen) {
    let Some(group) = entry.form.here().map(|s| s.group) else { return };
    let end = end(entry, group);
    let is_several = entry.parts.get(group).is_some_and(|p| p.several.is_some());
    let is_entered = is_several && !entry.form.is_left_out(group);
    if let Some(slot) = entry.slots_mut().get_mut(end).filter(|_| is_entered) {
        slot.left = true;
    }
}

pub(super) fn fields(kind: Kind, names: &[FieldName]) -> Vec<&'static Field> {
    names.iter().filter_map(|name| kind.field(*name)).collect()
}
