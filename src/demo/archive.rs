//! The archive: families closed long ago, each one operation, written in streams so that memory stays the same.

use chrono::NaiveDate;

use super::district::{self, Scene};
use super::people::{self, Sketch};
use super::random::{self, Chance};
use super::words::Adult;
use crate::domain::contact::{Contact, ContactKind, Outcome};
use crate::domain::family::{Family, Form};
use crate::domain::id::ProgrammeId;
use crate::domain::level::LevelSpan;
use crate::domain::member::Role;
use crate::domain::paper::{Closing, Subject};
use crate::domain::programme::{Activity, ActivityState, Help, Programme};
use crate::domain::record::Record;
use crate::domain::schedule::Assignment;
use crate::domain::{Act, FamilyId, Level, UserError, day};
use crate::record;
use crate::regulation::file::Fact;
use crate::store::{Clock, Store};

/// Families written in one transaction.
const BATCH: u32 = 500;

/// Days over which the archive is spread, about six years.
pub const SPAN: u64 = 2_200;

/// Writes `count` closed families; `told` is called with the number done.
///
/// # Errors
/// If the file cannot be written.
pub fn write(
    store: &mut Store,
    scene: &Scene<'_>,
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
fn family(scene: &Scene<'_>, n: u32, count: u32) -> Result<(i64, Vec<Record>), UserError> {
    let words = scene.words;
    let number = u64::from(n) + 100;
    let chance = &mut Chance::new(scene.seed, number);
    let passed = SPAN * u64::from(n + 1) / u64::from(count.max(1));
    let closed = scene.working_before(day::later(day::earlier(scene.begin, SPAN), passed));
    let wall = chance.moment(closed, 17);
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
    let sketch = Sketch {
        resources: scene.rules.regulation.has_fact(&Fact::Resources),
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
    let id = FamilyId(chance.id(wall));

    // One level of some months, or a harder one before it.
    let levels: &[(Level, u64)] = match chance.below(4) {
        0 => &[(Level::Adaptation, 240)],
        1 => &[(Level::Basic, 150)],
        2 => &[(Level::Crisis, 50), (Level::Basic, 110)],
        _ => &[(Level::Emergency, 24), (Level::Basic, 100)],
    };
    let whole: u64 = levels.iter().map(|(_, days)| days).sum();
    let mut from = scene.working_before(day::earlier(closed, whole));
    let began = from;
    let title = household.first().map(people::Person::full_name).unwrap_or_default();
    let registered = scene.working_before(day::earlier(began, 6));
    let grounds = &scene.rules.regulation.grounds;
    let ground = chance.one_of(grounds).map(|g| g.id.clone());
    let mut records = vec![
        home.on(record!(of Family {
            id: id,
            title,
            form: Form::Group,
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
    let subject = |i: usize| district::subject(levels.iter().map(|(level, _)| *level), i);
    for (i, (level, days)) in levels.iter().enumerate() {
        let reason = words.level_reasons.get(level.code()).map_or(&[][..], Vec::as_slice);
        let record = record!(LevelSpan {
            id: chance.id(wall),
            family: id,
            level: *level,
            from,
            decided_by: scene.body(subject(i), &[]),
            decided_on: scene.working_before(day::day_before(from)),
            number: chance.number(2, 240).to_string(),
            reason: chance.word(reason)
        });
        records.push(record);
        from = scene.working_before(day::later(from, *days));
    }
    let days: Vec<NaiveDate> = day::days(began, closed).filter(|d| scene.is_working(*d)).collect();
    let contacts = chance.below(7) + 6;
    let notes = chance.shuffled(&words.visit_notes);
    for (i, note) in notes.iter().take(contacts).enumerate() {
        let call = i % 4 == 3;
        let Some(on) = days.get((i * days.len() + days.len() / 2) / contacts) else { continue };
        let kind = if call { ContactKind::Call } else { ContactKind::HomeVisit };
        let note = if call { chance.word(&words.call_notes) } else { note.clone() };
        let record = record!(Contact {
            id: chance.id(wall),
            family: id,
            kind,
            outcome: Outcome::Held,
            on: *on,
            time: random::hour(chance.number(9, 16), 30),
            by: scene.curator,
            note
        });
        records.push(record);
    }
    let per_member = scene.rules.regulation.has_programme_a_member();
    let mut whose: Vec<_> = household.iter().filter(|_| per_member).map(|p| Some(p.id)).collect();
    if whose.is_empty() {
        whose.push(None);
    }
    let mut programme_id = None;
    for member in whose {
        let programme = record!(Programme {
            id: chance.id(wall),
            family: id,
            version: 1,
            member,
            approved_by: scene.body(Subject::Programme, &[]),
            number: chance.number(1, 90).to_string(),
            on: scene.working_after(day::later(began, 4))
        });
        programme_id.get_or_insert(ProgrammeId(programme.id));
        records.push(programme);
    }
    for i in 1..=3 {
        let (help, text) = activity(scene, chance, i);
        let due = scene.working_before(day::later(began, whole * i / 4));
        let by = chance.below(64);
        let record = record!(Activity {
            id: chance.id(wall),
            family: id,
            programme: programme_id,
            help,
            text,
            organisation: words.helper(help, by),
            due,
            state: ActivityState::Done,
            done_on: due,
            result: chance.word(&words.activity_results)
        });
        records.push(record);
    }
    let closing = record!(Closing {
        id: chance.id(wall),
        family: id,
        on: closed,
        reason: chance.word(&words.positive_closings),
        positive: true
    });
    records.push(closing);
    Ok((wall, records))
}

/// An item of the catalogue that fits any family, else an example; three in a row differ in kind.
fn activity(scene: &Scene<'_>, chance: &mut Chance, i: u64) -> (Help, String) {
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
