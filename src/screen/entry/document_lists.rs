//! Lists that the regulation offers for a field, each entry with its paragraph.

use crate::domain::FieldName;
use crate::domain::Level;
use crate::domain::control::Inspection;
use crate::domain::schema::Kind;
use crate::regulation::file::{Deadline, DeadlineRule, Item, collapsed};
use crate::regulation::{List, Rules};
use crate::screen::Model;
use crate::text::capitalised;
use crate::ui::form::offer::{Opt, opt};
use crate::wording;

/// The controls that the document names, each with its paragraph, then the others.
pub(super) fn inspections(model: &Model) -> Vec<Opt> {
    let r = &model.rules.regulation;
    let option = |i: Inspection| Opt {
        beside: r.inspection(i).map(|rule| r.cited(&rule.at)).unwrap_or_default(),
        quoted: r.inspection(i).map(|rule| collapsed(&rule.text)).unwrap_or_default(),
        ..opt(i.code(), &wording::lacking::inspection(model, i))
    };
    let mut all: Vec<Opt> = Inspection::ALL.into_iter().map(option).collect();
    all.sort_by_key(|o| o.beside.is_empty());
    all
}

/// A list of the regulation.
pub(super) fn listed(rules: &Rules, kind: Kind, field: FieldName) -> Vec<Opt> {
    let r = &rules.regulation;
    let items = |items: &[Item], list: List| -> Vec<Opt> {
        let option = |i: &Item| {
            let meaning = rules.meaning(list, &i.id);
            Opt {
                beside: meaning.cited.unwrap_or_default(),
                quoted: meaning.text.unwrap_or_default(),
                ..opt(&i.id, &meaning.label)
            }
        };
        items.iter().map(option).collect()
    };
    match (kind, field) {
        (Kind::Sign, FieldName::Sign) => {
            let option = |s: &crate::regulation::file::Sign| {
                let meaning = rules.meaning(List::Sign, &s.id);
                let beside = meaning.cited.unwrap_or_default();
                let group = Some(capitalised(&rules.level_name(s.level)));
                let quoted = meaning.text.unwrap_or_default();
                Opt { beside, quoted, group, ..opt(&s.id, &meaning.label) }
            };
            let of = |level: Level| r.signs.iter().filter(move |s| s.level == level);
            Level::ACUTE_FIRST.into_iter().flat_map(of).map(option).collect()
        }
        (Kind::Category, FieldName::Category) => items(&r.categories, List::Category),
        (Kind::Circumstance, FieldName::Circumstance) => items(&r.circumstances, List::Circumstance),
        (Kind::Family, FieldName::Ground) => items(&r.grounds, List::Ground),
        (Kind::Family | Kind::Inquiry, FieldName::Source) => items(&r.sources, List::Source),
        (Kind::LocalDeadline, FieldName::Category) => items(&r.categories, List::Category),
        // What the document leaves to the district goes by the document's name: the order names its days then.
        (Kind::LocalDeadline, FieldName::Text) => {
            let is_left =
                |d: &&Deadline| matches!(d.rule, DeadlineRule::SetTerms | DeadlineRule::EveryQuarter);
            let option = |d: &Deadline| Opt {
                beside: r.cited(&d.at),
                quoted: collapsed(&d.text),
                ..opt(&d.label, &d.label)
            };
            r.deadlines.iter().filter(is_left).map(option).collect()
        }
        (Kind::Closing, FieldName::Reason) => items(&r.closings, List::Closing),
        (Kind::Goal, FieldName::Goal) => items(&r.goals().cloned().collect::<Vec<_>>(), List::Goal),
        // Orders and regulations of the service are no papers of a family.
        (Kind::Document, FieldName::Document) => {
            let of_family: Vec<Item> = r.documents.iter().filter(|d| !d.is_of_service()).cloned().collect();
            items(&of_family, List::Document)
        }
        // The catalogue gives words, not ids: an activity keeps the words of the curator and the family.
        (Kind::Activity, FieldName::Text) => {
            let option = |h: &crate::regulation::file::HelpItem| Opt {
                beside: r.cited(&h.at),
                quoted: collapsed(&h.text),
                kind: Some(h.kind.code().to_owned()),
                ..opt(&h.label, &h.label)
            };
            r.help.iter().map(option).collect()
        }
        _ => Vec::new(),
    }
}
