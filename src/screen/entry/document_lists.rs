//! Lists that the regulation offers for a field, each entry with its paragraph.

use crate::domain::FieldName;
use crate::domain::Level;
use crate::domain::control::Inspection;
use crate::domain::schema::Kind;
use crate::regulation::file::{DeadlineRule, ListItem, RegulationDeadline, collapsed};
use crate::regulation::{RegulationList, Rules};
use crate::screen::Model;
use crate::text::capitalised;
use crate::ui::form::offer::{FieldOption, opt};
use crate::wording;

/// The controls that the document names, each with its paragraph, then the others.
pub(super) fn inspections(model: &Model) -> Vec<FieldOption> {
    let r = &model.rules.regulation;
    let option = |i: Inspection| FieldOption {
        beside: r.inspection(i).map(|rule| r.cited(&rule.at)).unwrap_or_default(),
        quoted: r.inspection(i).map(|rule| collapsed(&rule.text)).unwrap_or_default(),
        ..opt(i.code(), &wording::lacking::inspection(model, i))
    };
    let mut all: Vec<FieldOption> = Inspection::ALL.into_iter().map(option).collect();
    all.sort_by_key(|o| o.beside.is_empty());
    all
}

/// A list of the regulation.
pub(super) fn listed(rules: &Rules, kind: Kind, field: FieldName) -> Vec<FieldOption> {
    let r = &rules.regulation;
    let items = |items: &[ListItem], list: RegulationList| -> Vec<FieldOption> {
        let option = |i: &ListItem| {
            let meaning = rules.meaning(list, &i.id);
            FieldOption {
                beside: meaning.cited.unwrap_or_default(),
                quoted: meaning.text.unwrap_or_default(),
                ..opt(&i.id, &meaning.label)
            }
        };
        items.iter().map(option).collect()
    };
    match (kind, field) {
        (Kind::Sign, FieldName::Sign) => {
            let option = |s: &crate::regulation::file::LevelSign| {
                let meaning = rules.meaning(RegulationList::Sign, &s.id);
                let beside = meaning.cited.unwrap_or_default();
                let group = Some(capitalised(&rules.level_name(s.level)));
                let quoted = meaning.text.unwrap_or_default();
                FieldOption { beside, quoted, group, ..opt(&s.id, &meaning.label) }
            };
            let of = |level: Level| r.signs.iter().filter(move |s| s.level == level);
            Level::ACUTE_FIRST.into_iter().flat_map(of).map(option).collect()
        }
        (Kind::Category, FieldName::Category) => items(&r.categories, RegulationList::Category),
        (Kind::Circumstance, FieldName::Circumstance) => {
            items(&r.circumstances, RegulationList::Circumstance)
        }
        (Kind::Family, FieldName::Ground) => items(&r.grounds, RegulationList::Ground),
        (Kind::Family | Kind::Inquiry, FieldName::Source) => items(&r.sources, RegulationList::Source),
        (Kind::LocalDeadline, FieldName::Category) => items(&r.categories, RegulationList::Category),
        // What the document leaves to the district goes by the document's name: the order names its days then.
        (Kind::LocalDeadline, FieldName::Text) => {
            let is_left = |d: &&RegulationDeadline| {
                matches!(d.rule, DeadlineRule::SetTerms | DeadlineRule::EveryQuarter)
            };
            let option = |d: &RegulationDeadline| FieldOption {
                beside: r.cited(&d.at),
                quoted: collapsed(&d.text),
                ..opt(&d.label, &d.label)
            };
            r.deadlines.iter().filter(is_left).map(option).collect()
        }
        (Kind::Closing, FieldName::Reason) => items(&r.closings, RegulationList::Closing),
        (Kind::Goal, FieldName::Goal) => items(&r.goals().cloned().collect::<Vec<_>>(), RegulationList::Goal),
        // Orders and regulations of the service are no papers of a family.
        (Kind::Document, FieldName::Document) => {
            let of_family: Vec<ListItem> =
                r.documents.iter().filter(|d| !d.is_of_service()).cloned().collect();
            items(&of_family, RegulationList::Document)
        }
        // The catalogue gives words, not ids: an activity keeps the words of the curator and the family.
        (Kind::Activity, FieldName::Text) => {
            let option = |h: &crate::regulation::file::HelpItem| FieldOption {
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
