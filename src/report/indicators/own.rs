//! The program's own figures, of no document: what every report begins with, where the document does not ask for it.

use crate::regulation::indicator::{Count, Indicator, Measure};

/// The group of the program's own figures.
pub const OWN_GROUP: &str = "own";

/// The own figures that the document's list has no indicator of the same measure for.
pub(super) fn indicators(documented: &[Indicator]) -> Vec<Indicator> {
    let all = [
        ("at_start", Measure::AtStart, Count::Both),
        ("taken_on", Measure::TakenOn, Count::Both),
        ("level_changed", Measure::LevelChanged, Count::Families),
        ("closed", Measure::Closed { positive: false }, Count::Both),
        ("closed_positive", Measure::Closed { positive: true }, Count::Families),
        ("at_end", Measure::AtEnd, Count::Both),
        ("children", Measure::Children, Count::Persons),
        ("visits_asked", Measure::VisitsAsked, Count::Cases),
        ("visits_held", Measure::VisitsHeld, Count::Cases),
    ];
    let lacks = |measure: &Measure| documented.iter().all(|i| i.measure.as_ref() != Some(measure));
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
