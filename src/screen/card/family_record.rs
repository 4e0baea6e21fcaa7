//! The family's own record at the end of «Сейчас»: how it is accompanied, since when, on what ground, by whom.

use super::sheet::{CardSheet, CardTarget, ComputedLine};
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id, Record};
use crate::model::facts::FamilyFacts;
use crate::norm::span;
use crate::regulation::RegulationList;
use crate::screen::Model;
use crate::text::{capitalised, say};
use crate::ui::paint::QUIET;
use crate::wording::path;

/// What a line of the family's own record is about.
pub(super) fn record(facts: &FamilyFacts) -> CardTarget {
    CardTarget::Record(facts.case.family.id.0)
}

/// Adds the rows of the record.
pub(super) fn rows(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let family = &facts.case.family;
    s.head(w.say("card-file"));
    // The head of the card cuts what is long: here it is in full.
    s.row(w.say("card-title"), family.title.clone()).on(record(facts));
    let address = [Some(w.address(&family.address)), family.address.access.clone()];
    let address = address.into_iter().flatten().filter(|a| !a.is_empty()).collect::<Vec<_>>().join(" · ");
    if !address.is_empty() {
        s.row(w.say("column-address"), address).on(record(facts));
    }
    if let Some(form) = family.form {
        let whom = family
            .member
            .and_then(|id| facts.member(id.0, model))
            .map(|m| format!(": {m}"))
            .unwrap_or_default();
        s.row(w.say("card-form"), format!("{}{whom}", w.pick("family-form", form.code()))).on(record(facts));
    }
    if let Some(on) = family.registered_on {
        let number = family.journal_number.as_ref().map(|n| say!(w, "number", n = n.as_str()));
        let said = [Some(w.day(on)), number].into_iter().flatten().collect::<Vec<_>>().join(", ");
        s.row(w.say("card-registered"), said).on(record(facts));
    }
    if let Some(ground) = &family.ground {
        let meaning = model.rules.meaning_under(RegulationList::Ground, ground, family.under.as_deref());
        s.row(w.say("card-ground"), capitalised(&meaning.label)).on(record(facts));
        if let Some(cited) = meaning.cited {
            s.more(cited).styled(QUIET);
        }
    }
    if let Some(source) = &family.source {
        let meaning = model.rules.meaning(RegulationList::Source, source);
        // Own words stay as they are written: «кдн» is no «Кдн».
        let own = meaning.label == *source;
        let said = if own { meaning.label.clone() } else { capitalised(&meaning.label) };
        s.row(w.say("card-source"), said).on(record(facts));
        if let Some(cited) = meaning.cited {
            s.more(cited).styled(QUIET);
        }
    }
    let path = &facts.path;
    if !path.stages.is_empty() {
        s.row(w.say("path-stage-label"), capitalised(&path::stage(model, path)))
            .on(CardTarget::Stage(path.at));
        let gaps = path.gaps().count();
        if gaps > 0 {
            s.more(w.count("path-gaps", gaps)).quiet();
        }
    }
    if let Some(note) = &family.note {
        s.row(capitalised(&w.say("field-note")), note.clone()).on(record(facts)).brief();
    }
    let curator = model.staff.curator_of(&facts.case, model.today).and_then(|id| model.staff.curator(id));
    if let Some(curator) = curator {
        s.row(w.say("card-curator"), curator.name.clone())
            .on(assigned(model, facts).map_or(CardTarget::Sum(ComputedLine::Curator), CardTarget::Record));
    }
    if let Some(began) = span::at(&span::spans(&facts.case, &model.rules), model.today).map(|x| x.began) {
        s.row(w.say("card-began"), w.day(began)).on(CardTarget::Term);
    }
}

/// The record that says who answers for the family today.
fn assigned(model: &Model, facts: &FamilyFacts) -> Option<Id> {
    let holds = |r: &&&Record| {
        r.date(FieldName::From).is_some_and(|d| d <= model.today)
            && r.date(FieldName::Until).is_none_or(|d| model.today < d)
    };
    facts.by_day(Kind::Assignment, FieldName::From).iter().find(holds).map(|r| r.id)
}
