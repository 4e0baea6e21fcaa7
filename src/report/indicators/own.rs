//! The program's own figures, of no document: what every report begins with, where the document does not ask for it.

use crate::regulation::indicator::{Indicator, IndicatorMeasure, IndicatorUnit};

/// The group of the program's own figures.
pub const OWN_GROUP: &str = "own";

/// The own figures that the document's list has no indicator of the same measure for.
pub(super) fn indicators(documented: &[Indicator]) -> Vec<Indicator> {
    let all = [
        ("at_start", IndicatorMeasure::AtStart, IndicatorUnit::Both),
        ("taken_on", IndicatorMeasure::TakenOn, IndicatorUnit::Both),
        ("level_changed", IndicatorMeasure::LevelChanged, IndicatorUnit::Families),
        ("closed", IndicatorMeasure::Closed { positive: false }, IndicatorUnit::Both),
        ("closed_positive", IndicatorMeasure::Closed { positive: true }, IndicatorUnit::Families),
        ("at_end", IndicatorMeasure::AtEnd, IndicatorUnit::Both),
        ("children", IndicatorMeasure::Children, IndicatorUnit::Persons),
        ("visits_asked", IndicatorMeasure::VisitsAsked, IndicatorUnit::Cases),
        ("visits_held", IndicatorMeasure::VisitsHeld, IndicatorUnit::Cases),
    ];
    let lacks = |measure: &IndicatorMeasure| documented.iter().all(|i| i.measure.as_ref() != Some(measure));
    let own = all.into_iter().filter(|(_, measure, _)| lacks(measure)).enumerate();
    own.map(|(n, (id, measure, count))| Indicator {
        id: format!("own_{id}"),
        label: String::new(),
        group: OWN_GROUP.to_owned(),
        n: serde_json::Value::from(n + 1),
        text: String::new(),
        at: String::new(),
        derived: true,
        measure: Some(measure),
        count,
    })
    .collect()
}
