//! The archive: families closed long ago, each one operation, written in streams so that memory stays the same.

use chrono::NaiveDate;

use super::district::{self, DemoScene};
use super::people::{self, HouseholdSketch};
use super::random::{self, SeededRandom};
use super::words::Adult;
use crate::domain::contact::{Contact, ContactKind, ContactOutcome};
use crate::domain::family::{Family, FamilyForm};
use crate::domain::id::ProgrammeId;
use crate::domain::level::LevelSpan;
use crate::domain::member::Role;
use crate::domain::paper::{Closing, DecisionSubject};
use crate::domain::programme::{Activity, ActivityState, Help, Programme};
use crate::domain::record::Record;
use crate::domain::schedule::Assignment;
use crate::domain::{Act, FamilyId, Level, UserError, day};
use crate::record;
use crate::regulation::file::CaseFact;
use crate::store::{Clock, Store};

/// Families written in one transaction.
const BATCH: u32 = 500;

/// Days over which the archive is spread, about six years.
pub const SPAN: u64 = 2_200;

/// Writes `count` closed families; `progress` is called with the number done.
///
/// # Errors
/// If the file cannot be written.
pub fn write(
    store: &mut Store,
    scene: &DemoScene<'_>,
    count: u32,
    mut progress: impl FnMut(u32),
) -> Result<(), UserError> {
    let mut done = 0;
    while done < count {
        let until = count.min(done + BATCH);
        store.in_batch(|store| {
            for n in done..until {
                let (wall, records) = family(scene, n, count)?;
                store.set_clock(Clock::Fixed(wall));
                store.record(Act::Imported, &records)?;
                if (n + 1) % 100 == 0 {
                    progress(n + 1);
                }
            }
            Ok(())
        })?;
        done = until;
    }
    progress(count);
    Ok(())
}

/// The `n`-th of `count` closed families, with the moment at which it was carried over from the older journal.
fn family(scene: &DemoScene<'_>, n: u32, count: u32) -> Result<(i64, Vec<Record>), UserError> {
    let words = scene.words;
    let number = u64::from(n) + 100;
    let chance = &mut SeededRandom::new(scene.seed, number);
    let passed = SPAN * u64::from(n + 1) / u64::from(count.max(1));
    let closed = scene.working_before(day::later(day::earlier(scene.begin, SPAN), passed));
    let wall = chance.moment(closed, 17);
    let (home, household) = household(scene, chance, number, closed, wall)?;
    let id = FamilyId(chance.id(wall));
    let levels = levels(chance);
    let whole: u64 = levels.iter().map(|(_, days)| days).sum();
    let began = scene.working_before(day::earlier(closed, whole));
    let registered = scene.working_before(day::earlier(began, 6));
    let ground = chance.one_of(&scene.rules.regulation.grounds).map(|g| g.id.clone());
    let past = ArchivedFamily { scene, id, wall, began, closed, whole };
    let mut records = vec![
        home.on(record!(of Family {
            id: id,
            title: household.first().map(people::DemoPerson::full_name).unwrap_or_default(),
            form: FamilyForm::Group,
            ground,
            registered_on: registered,
            journal_number: format!("{}/{}", n + 1, registered.format("%y"))
        })),
        record!(Assignment {
            id: chance.id(wall),
            family: id,
            curator: scene.curator,
            from: registered,
            until: closed
        }),
    ];
    records.extend(household.iter().map(|p| p.record(id)));
    records.extend(past.levels(chance, levels));
    records.extend(past.contacts(chance));
    let programmes = past.programmes(chance, &household);
    let first = programmes.first().map(|programme| ProgrammeId(programme.id));
    records.extend(programmes);
    records.extend(past.activities(chance, first));
    records.push(record!(Closing {
        id: chance.id(wall),
        family: id,
        on: closed,
        reason: chance.word(&words.positive_closings),
        positive: true
    }));
    Ok((wall, records))
}

/// A home, and one or two adults with one or two children in it.
fn household<'a>(
    scene: &DemoScene<'a>,
    chance: &mut SeededRandom,
    number: u64,
    closed: NaiveDate,
    wall: i64,
) -> Result<(people::HouseholdHome<'a>, Vec<people::DemoPerson>), UserError> {
    let words = scene.words;
    let surname = chance.one_of(&words.surnames).cloned().unwrap_or_default();
    let role = [Role::Mother, Role::Mother, Role::Mother, Role::Father, Role::Guardian][chance.below(5)];
    let mut adults = vec![Adult { role, age: chance.number(24, 46), work: None, man: false }];
    let mut children = vec![chance.number(3, 15)];
    if chance.once_in(2) {
        children.push(chance.number(1, 11));
    } else if role == Role::Mother && chance.once_in(3) {
        adults.push(Adult { role: Role::Father, age: chance.number(26, 50), work: None, man: true });
    }
    let home = people::home(words, chance, None).ok_or(UserError::new("demo-words"))?;
    let sketch = HouseholdSketch {
        resources: scene.rules.regulation.has_fact(&CaseFact::Resources),
        adults: &adults,
        children: &children,
        birthday: None,
        disabled: false,
        surname: &surname,
        number,
        today: closed,
        wall,
    };
    let household = people::household(words, chance, &home, &sketch);
    Ok((home, household))
}

/// One level of some months, or a harder one before it, each with its days.
fn levels(chance: &mut SeededRandom) -> &'static [(Level, u64)] {
    match chance.below(4) {
        0 => &[(Level::Adaptation, 240)],
        1 => &[(Level::Basic, 150)],
        2 => &[(Level::Crisis, 50), (Level::Basic, 110)],
        _ => &[(Level::Emergency, 24), (Level::Basic, 100)],
    }
}

/// A family whose accompaniment is over.
struct ArchivedFamily<'a> {
    scene: &'a DemoScene<'a>,
    id: FamilyId,
    wall: i64,
    began: NaiveDate,
    closed: NaiveDate,
    /// Days of all levels.
    whole: u64,
}

impl ArchivedFamily<'_> {
    fn levels(&self, chance: &mut SeededRandom, levels: &[(Level, u64)]) -> Vec<Record> {
        let scene = self.scene;
        let subject = |i: usize| district::subject(levels.iter().map(|(level, _)| *level), i);
        let mut from = self.began;
        let mut records = Vec::new();
        for (i, (level, days)) in levels.iter().enumerate() {
            let reason = scene.words.level_reasons.get(level.code()).map_or(&[][..], Vec::as_slice);
            records.push(record!(LevelSpan {
                id: chance.id(self.wall),
                family: self.id,
                level: *level,
                from,
                decided_by: scene.body(subject(i), &[]),
                decided_on: scene.working_before(day::day_before(from)),
                number: chance.number(2, 240).to_string(),
                reason: chance.word(reason)
            }));
            from = scene.working_before(day::later(from, *days));
        }
        records
    }

    /// Visits spread over the accompaniment, every fourth one a call.
    fn contacts(&self, chance: &mut SeededRandom) -> Vec<Record> {
        let scene = self.scene;
        let days: Vec<NaiveDate> =
            day::days(self.began, self.closed).filter(|d| scene.is_working(*d)).collect();
        let count = chance.below(7) + 6;
        let notes = chance.shuffled(&scene.words.visit_notes);
        let mut records = Vec::new();
        for (i, note) in notes.iter().take(count).enumerate() {
            let call = i % 4 == 3;
            let Some(on) = days.get((i * days.len() + days.len() / 2) / count) else { continue };
            let kind = if call { ContactKind::Call } else { ContactKind::HomeVisit };
            let note = if call { chance.word(&scene.words.call_notes) } else { note.clone() };
            records.push(record!(Contact {
                id: chance.id(self.wall),
                family: self.id,
                kind,
                outcome: ContactOutcome::Held,
                on: *on,
                time: random::hour(chance.number(9, 16), 30),
                by: scene.curator,
                note
            }));
        }
        records
    }

    /// A programme of the family, or one of each member where the regulation asks for that.
    fn programmes(&self, chance: &mut SeededRandom, household: &[people::DemoPerson]) -> Vec<Record> {
        let scene = self.scene;
        let per_member = scene.rules.regulation.has_programme_a_member();
        let mut members: Vec<_> = household.iter().filter(|_| per_member).map(|p| Some(p.id)).collect();
        if members.is_empty() {
            members.push(None);
        }
        let mut records = Vec::new();
        for member in members {
            records.push(record!(Programme {
                id: chance.id(self.wall),
                family: self.id,
                version: 1,
                member,
                approved_by: scene.body(DecisionSubject::Programme, &[]),
                number: chance.number(1, 90).to_string(),
                on: scene.working_after(day::later(self.began, 4))
            }));
        }
        records
    }

    /// Three activities of the first programme, all done.
    fn activities(&self, chance: &mut SeededRandom, programme: Option<ProgrammeId>) -> Vec<Record> {
        let scene = self.scene;
        let mut records = Vec::new();
        for i in 1..=3 {
            let (help, text) = activity(scene, chance, i);
            let due = scene.working_before(day::later(self.began, self.whole * i / 4));
            let by = chance.below(64);
            records.push(record!(Activity {
                id: chance.id(self.wall),
                family: self.id,
                programme,
                help,
                text,
                organisation: scene.words.helper(help, by),
                due,
                state: ActivityState::Done,
                done_on: due,
                result: chance.word(&scene.words.activity_results)
            }));
        }
        records
    }
}

/// An item of the catalogue that fits any family, else an example; three in a row differ in kind.
fn activity(scene: &DemoScene<'_>, chance: &mut SeededRandom, i: u64) -> (Help, String) {
    let words = scene.words;
    let kinds = match i {
        1 => [Help::Psychological, Help::Medical],
        2 => [Help::Legal, Help::Pedagogical],
        _ => [Help::Social, Help::Social],
    };
    let help = kinds[chance.below(2)];
    let catalogue = &scene.rules.regulation.help;
    let common = catalogue.iter().filter(|h| h.kind == help && words.help_common.contains(&h.id));
    let common: Vec<String> = common.map(|h| h.label.clone()).collect();
    if !common.is_empty() {
        return (help, chance.word(&common));
    }
    let general = |text: &&String| {
        words.activity_outcomes.get(*text).is_some_and(|d| matches!(d.whom.as_str(), "adult" | "family"))
    };
    let examples: Vec<String> =
        words.activity_details.get(&help).into_iter().flatten().filter(general).cloned().collect();
    if examples.is_empty() {
        (Help::Social, chance.word(words.activity_details.get(&Help::Social).map_or(&[], Vec::as_slice)))
    } else {
        (help, chance.word(&examples))
    }
}
