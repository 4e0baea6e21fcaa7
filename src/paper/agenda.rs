//! The agenda of a sitting on paper: by subject, a family a line, with room for what is decided.

use super::sheet::{PaperSheet, SheetEntry, SheetPart};
use crate::domain::paper::DecisionSubject;
use crate::domain::sitting::Sitting;
use crate::report::agenda::AgendaItem;
use crate::text::{Words, say};
use crate::wording::sitting;

/// Writes the agenda of a sitting with its families as plain paper.
#[must_use]
pub fn sheet(
    words: &Words,
    sitting: &Sitting,
    items: &[AgendaItem<'_>],
    district: Option<&str>,
) -> PaperSheet {
    let mut parts = Vec::new();
    let mut n = 0;
    for subject in DecisionSubject::ALL {
        let of: Vec<&AgendaItem<'_>> = items.iter().filter(|i| i.question.subject == subject).collect();
        if of.is_empty() {
            continue;
        }
        parts.push(SheetPart::Head(sitting::subject(words, subject), of.len().to_string()));
        for item in of {
            n += 1;
            let children = item.case.children(sitting.on).count();
            let programme =
                item.programme().map(|p| sitting::family_and_programme(words, item.case, Some(p)));
            let programme = programme.filter(|named| *named != item.case.family.short);
            let lines =
                [Some(words.address(&item.case.family.address)), programme, item.question.note.clone()];
            let mut lines: Vec<String> = lines.into_iter().flatten().filter(|l| !l.is_empty()).collect();
            lines.push(words.count("sitting-children", children));
            lines.extend(item.decision.map(|_| sitting::question(words, item)));
            parts.push(SheetPart::Entry(Box::new(SheetEntry {
                mark: n.to_string(),
                name: item.case.family.title.clone(),
                lines,
                has_room: item.decision.is_none(),
                ..SheetEntry::default()
            })));
        }
    }
    if parts.is_empty() {
        parts.push(SheetPart::Line(words.say("sitting-empty")));
    }
    let under = [sitting.body.as_deref(), district].into_iter().flatten().map(str::to_owned).collect();
    PaperSheet { title: say!(words, "sitting-of", day = words.day(sitting.on)), under, parts }
}
