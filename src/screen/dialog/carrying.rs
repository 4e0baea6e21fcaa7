//! A new version of a programme: every activity that the version before left open, to be carried over, kept or cancelled.

use super::Purpose;
use super::leftover::{LETTERS, LINES, shortened};
use super::name::{Form, Name};
use super::spec::{Filled, Spec};
use crate::domain::id::ProgrammeId;
use crate::domain::leftover::Leftover;
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
enum Fate {
    /// It belongs to the new version.
    Carry,
    /// It stays in the version before, and is due as it was.
    Keep,
    Cancel,
}

impl Fate {
    const ALL: [Fate; 3] = [Fate::Carry, Fate::Keep, Fate::Cancel];

    fn code(self) -> &'static str {
        match self {
            Fate::Carry => "carry",
            Fate::Keep => "keep",
            Fate::Cancel => "cancel",
        }
    }
}

/// «осмотр нарколога до 20.11», in a line.
fn called(model: &Model, open: &Leftover) -> String {
    let text = open.text().unwrap_or_default();
    let due = match open {
        Leftover::Activity { due: Some(due), .. } => format!(" {}", model.words.until(*due, model.today)),
        _ => String::new(),
    };
    let room = LETTERS.saturating_sub(due.chars().count());
    format!("{}{due}", shortened(&text, room))
}

/// The question what becomes of the activities that are open.
#[derive(Clone, Debug)]
pub struct Carrying {
    act: Act,
    /// The records of the form, the new version among them.
    records: Vec<Record>,
    programme: ProgrammeId,
    /// What becomes of them if nothing else is chosen.
    proposed: Fate,
    open: Vec<Leftover>,
}

impl Carrying {
    /// The window; `None` where nothing is open. Until a version of a later day holds, its activities count in no progress:
    /// what is open is proposed to stay where it is due.
    #[must_use]
    pub fn window<'a>(
        act: Act,
        records: &[Record],
        (programme, holds): (ProgrammeId, Holds),
        open: impl Iterator<Item = &'a Activity>,
    ) -> Option<Spec> {
        let mut open: Vec<&Activity> = open.collect();
        open.sort_by_key(|a| (a.due.is_none(), a.due));
        let open: Vec<Leftover> = open.into_iter().map(Leftover::from).collect();
        let proposed = match holds {
            Holds::Now => Fate::Carry,
            Holds::LaterDay => Fate::Keep,
        };
        let asked = Carrying { act, records: records.to_vec(), programme, proposed, open };
        (!asked.open.is_empty()).then(|| Spec::Form(Box::new(Filled::new(Purpose::Carrying(asked)))))
    }

    /// Activities by their lines: each its own, the last those that have no room.
    fn lines(&self) -> impl Iterator<Item = &[Leftover]> {
        super::leftover::lines(&self.open, LINES)
    }

    pub(super) fn form(&self, model: &Model) -> Form {
        let w = &model.words;
        let fates = Fate::ALL.map(|fate| w.pick("carry-choice", fate.code())).to_vec();
        let proposed = Fate::ALL.iter().position(|fate| *fate == self.proposed).unwrap_or_default();
        self.lines().enumerate().fold(Form::new(w.say("carry-title")), |form, (at, line)| {
            let label = match line {
                [one] => called(model, one),
                several => w.count("leftover-more", several.len()),
            };
            form.choice(Name::Left(at), label, fates.clone(), proposed)
        })
    }

    pub(super) fn accept(&self, form: &Form, model: &Model) -> Effect {
        let mut records = self.records.clone();
        for (at, line) in self.lines().enumerate() {
            let fate = Fate::ALL.get(form.chosen(Name::Left(at))).copied().unwrap_or(Fate::Keep);
            let changed = line.iter().filter_map(Leftover::activity).filter_map(|id| match fate {
                Fate::Carry => Some(record!(Activity { id: id, programme: self.programme })),
                Fate::Keep => None,
                Fate::Cancel => Some(record!(Activity {
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
