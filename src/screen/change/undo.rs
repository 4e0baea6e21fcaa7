//! «Отменить это изменение?»: what would be written back, field by field, and what a later change keeps as it is.

use crate::domain::{FamilyId, UserError};
use crate::model::facts::FamilyFacts;
use crate::screen::dialog::question::EffectQuestion;
use crate::screen::{Dialog, Effect, Model};
use crate::store::log::OpId;
use crate::store::{Reader, UndoExtent, Undoing};
use crate::text::say;
use crate::ui::paint::PLAIN;
use crate::ui::sheet::PlainSheet;
use crate::wording::history::{self, ChangeGroup};

/// The question before one change is undone.
///
/// # Errors
/// If nothing of it can be, or the file cannot be read.
pub fn question(model: &Model, reader: Reader<'_>, op: OpId, undoing: Undoing) -> Result<Dialog, UserError> {
    let w = &model.words;
    let found = reader.undo_plan(op)?;
    let first = found.back.first().map(|c| c.entity);
    let facts = match first.or(found.kept.first().map(|k| k.entity)) {
        Some(id) => FamilyFacts::of_record(id, reader, model)?,
        None => None,
    };
    let facts = facts.as_ref();
    let mut action =
        format!("{}  {}", history::moment(model, &found.event), history::act(model, &found.event));
    let groups = ChangeGroup::all(&found.back, None);
    let fields: Vec<(String, Vec<String>)> = groups.iter().map(|g| g.going_back(model, facts)).collect();
    let of_group: Vec<Option<FamilyId>> =
        groups.iter().map(|g| reader.family_of(g.id)).collect::<Result<_, _>>()?;
    let is_one = of_group.windows(2).all(|two| two[0] == two[1]);
    if let (true, Some(Some(family))) = (is_one, of_group.first()) {
        action.extend(reader.short_title(*family)?.map(|title| format!(" · {title}")));
    }
    let mut lines = PlainSheet::default();
    lines.line(action).strong();
    let extent = if found.kept.is_empty() { UndoExtent::Whole } else { UndoExtent::Rest };
    if extent == UndoExtent::Rest {
        let n: usize = fields.iter().map(|(_, f)| f.len().max(1)).sum();
        let said = say!(w, "undo-one-part", n = n, all = n + found.kept.len());
        lines.line(said).late();
    }
    let mut shown = None;
    for ((record, fields), family) in fields.into_iter().zip(of_group) {
        if let Some(family) = family.filter(|family| !is_one && shown.replace(*family) != Some(*family)) {
            lines.line(reader.short_title(family)?.unwrap_or_default()).strong();
        }
        lines.line(record);
        lines.extend(fields.into_iter().map(|f| (format!("  {f}"), PLAIN)));
    }
    for kept in &found.kept {
        let what = history::called(model, facts, &kept.kind, kept.entity, Some(&kept.cell));
        let said = say!(
            w,
            "undo-one-kept",
            what = what,
            at = history::moment(model, &kept.later),
            act = history::act(model, &kept.later)
        );
        lines.line(format!("! {said}")).late();
    }
    let button = if extent == UndoExtent::Whole { "undo-one-do" } else { "undo-one-rest" };
    let buttons = vec![(w.say(button), Effect::UndoOne { op, extent, undoing })];
    Ok(Dialog::Question(EffectQuestion::new(
        w.say("undo-one-title"),
        lines,
        w.say("undo-one-leave"),
        buttons,
    )))
}
