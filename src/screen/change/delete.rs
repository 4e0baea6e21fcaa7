//! «Удалить?»: the record, its fields, what is deleted with it, or why it cannot be deleted.

use std::collections::BTreeMap;

use crate::domain::schema::Kind;
use crate::domain::{Act, Id, UserError};
use crate::model::facts::FamilyFacts;
use crate::screen::dialog::question::EffectQuestion;
use crate::screen::dialog::reading::DistrictReading;
use crate::screen::{Dialog, Effect, Model};
use crate::store::Reader;
use crate::text::say;
use crate::ui::paint::PLAIN;
use crate::ui::sheet::PlainSheet;
use crate::wording::history::ChangeGroup;

/// The question before a record is deleted, or why it cannot be.
///
/// # Errors
/// If the file does not have it, or cannot be read.
pub fn question(model: &Model, reader: Reader<'_>, id: Id) -> Result<Dialog, UserError> {
    let w = &model.words;
    let found = reader.delete_plan(id)?.ok_or_else(|| UserError::new("entry-gone"))?;
    let facts = FamilyFacts::of_record(id, reader, model)?;
    let what = model.one(found.kind);
    let counted = |list: &BTreeMap<Kind, usize>| {
        let one = |(kind, n): (&Kind, &usize)| format!("{}: {n}", model.several(*kind).to_lowercase());
        list.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    // The weightiest comes first: a small window shows no more than the beginning.
    let mut lines = PlainSheet::default();
    if !found.named.is_empty() {
        lines.line(say!(w, "remove-named", what = counted(&found.named))).late();
    } else if !found.along.is_empty() {
        lines.line(say!(w, "remove-along", what = counted(&found.along))).late();
    }
    for group in ChangeGroup::all(&found.says, None) {
        let (record, fields) = group.taken(model, facts.as_ref());
        lines.line(record).strong();
        lines.extend(fields.into_iter().map(|f| (format!("  {f}"), PLAIN)));
    }
    if !found.named.is_empty() {
        let title = say!(w, "remove-cannot", what = what);
        return Ok(Dialog::Reading(DistrictReading::new(title, lines)));
    }
    lines.line(w.say("remove-how-back")).quiet();
    let act = if found.kind == Kind::Family { Act::FamilyDeleted } else { Act::RecordDeleted };
    let title = say!(w, "remove-title", what = what);
    let buttons = vec![(w.say("remove-do"), Effect::Remove { act, ids: vec![id] })];
    Ok(Dialog::Question(EffectQuestion::new(title, lines, w.say("remove-leave"), buttons)))
}
