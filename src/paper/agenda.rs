//! The agenda of a sitting on paper: by subject, a family a line, with room for what is decided.

use super::sheet::{Entry, Part, Sheet};
use crate::domain::paper::Subject;
use crate::domain::sitting::Sitting;
use crate::report::agenda::Item;
use crate::text::{Words, say};
use crate::wording::sitting;

/// Writes the agenda of a sitting with its families as plain paper.
#[must_use]
pub fn sheet(words: &Words, sitting: &Sitting, items: &[Item<'_>], district: Option<&str>) -> Sheet {
    let mut parts = Vec::new();
    let mut n = 0;
    for subject in Subject::ALL {
        let of: Vec<&Item<'_>> = items.iter().filter(|i| i.question.subject == subject).collect();
        if of.is_empty() {
            continue;
        }
        parts.push(Part::Head(sitting::subject(words, subject), of.len().to_string()));
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
            parts.push(Part::Entry(Box::new(Entry {
                mark: n.to_string(),
                name: item.case.family.title.clone(),
                lines,
                has_room: item.decision.is_none(),
                ..Entry::default()
            })));
        }
    }
    if parts.is_empty() {
        parts.push(Part::Line(words.say("sitting-empty")));
    }
    let under = [sitting.body.as_deref(), district].into_iter().flatten().map(str::to_owned).collect();
    Sheet { title: say!(words, "sitting-of", day = words.day(sitting.on)), under, parts }
}
