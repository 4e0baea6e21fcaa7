//! A new version of a programme: every activity that the version before left open, to be carried over, kept or cancelled.

use super::FormPurpose;
use super::leftover::{LETTERS, LINES, shortened};
use super::name::{SmallForm, SmallFormField};
use super::spec::{DialogSpec, FilledForm};
use crate::domain::id::ProgrammeId;
use crate::domain::leftover::OpenMatter;
use crate::domain::programme::{Activity, ActivityState};
use crate::domain::{Act, Record};
use crate::record;
use crate::screen::{Effect, Model};

/// From when the new version holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Now,
    /// From the day of its approval, which has not come.
    LaterDay,
}

/// What may become of an activity, in the order of the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ActivityFate {
    /// It belongs to the new version.
    Carry,
    /// It stays in the version before, and is due as it was.
    Keep,
    Cancel,
}

impl ActivityFate {
    const ALL: [ActivityFate; 3] = [ActivityFate::Carry, ActivityFate::Keep, ActivityFate::Cancel];

    fn code(self) -> &'static str {
        match self {
            ActivityFate::Carry => "carry",
            ActivityFate::Keep => "keep",
            ActivityFate::Cancel => "cancel",
        }
    }
}

/// «осмотр нарколога до 20.11», in a line.
fn called(model: &Model, open: &OpenMatter) -> String {
    let text = open.text().unwrap_or_default();
    let due = match open {
        OpenMatter::Activity { due: Some(due), .. } => format!(" {}", model.words.until(*due, model.today)),
        _ => String::new(),
    };
    let room = LETTERS.saturating_sub(due.chars().count());
    format!("{}{due}", shortened(&text, room))
}

/// The question what becomes of the activities that are open.
#[derive(Clone, Debug)]
pub struct CarryOverForm {
    act: Act,
    /// The records of the form, the new version among them.
    records: Vec<Record>,
    programme: ProgrammeId,
    /// What becomes of them if nothing else is chosen.
    proposed: ActivityFate,
    open: Vec<OpenMatter>,
}

impl CarryOverForm {
    /// The window; `None` where nothing is open. Until a version of a later day holds, its activities count in no progress:
    /// what is open is proposed to stay where it is due.
    #[must_use]
    pub fn window<'a>(
        act: Act,
        records: &[Record],
        (programme, holds): (ProgrammeId, Holds),
        open: impl Iterator<Item = &'a Activity>,
    ) -> Option<DialogSpec> {
        let mut open: Vec<&Activity> = open.collect();
        open.sort_by_key(|a| (a.due.is_none(), a.due));
        let open: Vec<OpenMatter> = open.into_iter().map(OpenMatter::from).collect();
        let proposed = match holds {
            Holds::Now => ActivityFate::Carry,
            Holds::LaterDay => ActivityFate::Keep,
        };
        let asked = CarryOverForm { act, records: records.to_vec(), programme, proposed, open };
        (!asked.open.is_empty())
            .then(|| DialogSpec::Form(Box::new(FilledForm::new(FormPurpose::Carrying(asked)))))
    }

    /// Activities by their lines: each its own, the last those that have no room.
    fn lines(&self) -> impl Iterator<Item = &[OpenMatter]> {
        super::leftover::lines(&self.open, LINES)
    }

    pub(super) fn form(&self, model: &Model) -> SmallForm {
        let w = &model.words;
        let fates = ActivityFate::ALL.map(|fate| w.pick("carry-choice", fate.code())).to_vec();
        let proposed = ActivityFate::ALL.iter().position(|fate| *fate == self.proposed).unwrap_or_default();
        self.lines().enumerate().fold(SmallForm::new(w.say("carry-title")), |form, (at, line)| {
            let label = match line {
                [one] => called(model, one),
                several => w.count("leftover-more", several.len()),
            };
            form.choice(SmallFormField::Left(at), label, fates.clone(), proposed)
        })
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Effect {
        let mut records = self.records.clone();
        for (at, line) in self.lines().enumerate() {
            let fate = ActivityFate::ALL
                .get(form.chosen(SmallFormField::Left(at)))
                .copied()
                .unwrap_or(ActivityFate::Keep);
            let changed = line.iter().filter_map(OpenMatter::activity).filter_map(|id| match fate {
                ActivityFate::Carry => Some(record!(Activity { id: id, programme: self.programme })),
                ActivityFate::Keep => None,
                ActivityFate::Cancel => Some(record!(Activity {
                    id: id,
                    state: ActivityState::Cancelled,
                    result: model.words.say("carry-why")
                })),
            });
            records.extend(changed);
        }
        Effect::Record { act: self.act, records }
    }

    pub(super) fn hint(model: &Model) -> Vec<String> {
        vec![model.words.say("carry-hint")]
    }
}
