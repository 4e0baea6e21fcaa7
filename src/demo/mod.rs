//! The demo: an invented district with a past, equal for equal settings. All data are invented.

mod action;
mod archive;
mod contacts;
mod decisions;
mod deck;
mod diary;
mod district;
mod history;
mod path;
mod people;
mod programme;
mod random;
mod visits;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use crate::domain::{UserError, day};
use crate::regulation::{Calendar, Rules};
use crate::store::{Author, Clock, Entropy, Store};
use action::DemoAction;
use diary::VisitDiary;
use district::DemoScene;
use history::History;
use random::Seed;
use words::{DemoWords, StoryMark};

/// How many families a district has if nobody says otherwise.
pub const FAMILIES: u32 = 16;

/// What district is wished for.
#[derive(Clone, Debug)]
pub struct DemoSpec {
    /// The day of the demo.
    pub today: NaiveDate,
    pub seed: u64,
    /// How many families, 1 or more; beyond [`FAMILIES`] they are closed ones.
    pub families: u32,
    /// Id of the regulation.
    pub regulation: String,
}

impl DemoSpec {
    /// The district of [`FAMILIES`] families under the regulation a new file begins with.
    ///
    /// # Errors
    /// If a regulation of the build cannot be read.
    pub fn new(today: NaiveDate) -> Result<DemoSpec, UserError> {
        let regulation = crate::regulation::embedded::default_id()?.to_owned();
        Ok(DemoSpec { today, seed: 1, families: FAMILIES, regulation })
    }
}

/// Makes a demo district at `path`, written as by `author`; her clock is not asked, the time comes from the story.
/// Equal settings and equal names of machine and user give equal bytes. `progress` hears how many families of how many
/// are written.
///
/// # Errors
/// If `path` exists, the regulation is unknown, or the file cannot be written; then nothing is left behind.
pub fn make(
    path: &Path,
    wish: &DemoSpec,
    author: Author,
    progress: &mut dyn FnMut(u32, u32),
) -> Result<(), UserError> {
    let words = DemoWords::read()?;
    let rules = Rules::of(&wish.regulation, Vec::new())?;
    let calendar = Calendar::default();
    let mut store = Store::create(
        path,
        author.clone(),
        Entropy::Seed { seed: Seed::of(wish.seed, &wish.regulation).of_file(), taken: 0 },
    )?;
    let made = write(&mut store, wish, &words, (&rules, &calendar), &author, progress);
    drop(store);
    if made.is_err() {
        // The incomplete file was created by this call.
        let _ = std::fs::remove_file(path);
    }
    made
}

fn write(
    store: &mut Store,
    wish: &DemoSpec,
    words: &DemoWords,
    (rules, calendar): (&Rules, &Calendar),
    author: &Author,
    progress: &mut dyn FnMut(u32, u32),
) -> Result<(), UserError> {
    let all = wish.families.max(1);
    let storied = all.min(u32::try_from(words.stories.len()).unwrap_or(FAMILIES));
    let archived = all - storied;
    let history = day::earlier(wish.today, 570);
    let opened = if archived > 0 { day::earlier(history, archive::SPAN + 400) } else { history };
    let (scene, opening) = DemoScene::set(wish, words, rules, calendar, opened);
    let (first, rest): (Vec<DemoAction>, Vec<DemoAction>) =
        opening.into_iter().partition(|d| d.act == crate::domain::Act::DemoMade);
    perform(store, &first, words, author)?;
    archive::write(store, &scene, archived, |done| progress(done, all))?;

    let mut actions = rest;
    let mut diary = VisitDiary::default();
    let mut chance = random::SeededRandom::new(scene.seed, u64::MAX);
    let surnames = chance.shuffled(&words.surnames);
    let mut tellings = Vec::new();
    for (number, (story, surname)) in (0..u64::from(storied)).zip(words.stories.iter().zip(&surnames)) {
        let surname = if story.is(StoryMark::LongName) { long_surname(words) } else { surname.clone() };
        tellings.push(History::begin(&scene, story, number, &surname)?);
    }
    let mut days: Vec<NaiveDate> = tellings.iter().map(|t| t.registered).collect();
    days.sort_unstable();
    actions.extend(path::of_district(&scene, &tellings));
    let mut entered: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for (number, mut telling) in (0..).zip(tellings) {
        // Those of one day follow each other in the journal; all stand behind the archive.
        let of_day = entered.entry(telling.registered).or_default();
        let before = days.partition_point(|d| *d < telling.registered) + *of_day;
        *of_day += 1;
        telling.take_in(usize::try_from(archived).unwrap_or_default() + before + 14);
        telling.set_levels();
        telling.programme();
        telling.absences();
        telling.visits(&mut diary);
        telling.calls();
        telling.conflict();
        telling.close();
        telling.path(number);
        actions.append(&mut telling.actions);
    }
    actions.sort_by_key(|d| d.wall);
    perform(store, &actions, words, author)?;
    progress(all, all);
    Ok(())
}

/// Writes actions, each an operation of its own, in one transaction.
fn perform(
    store: &mut Store,
    actions: &[DemoAction],
    words: &DemoWords,
    author: &Author,
) -> Result<(), UserError> {
    store.in_batch(|store| {
        for action in actions {
            store.set_clock(Clock::Fixed(action.wall));
            if !action.elsewhere {
                store.record(action.act, &action.records)?;
                continue;
            }
            store.begin_session(Author { device: words.other_device.clone(), ..author.clone() });
            for record in &action.records {
                store.record_sibling(action.act, record)?;
            }
            store.begin_session(author.clone());
        }
        Ok(())
    })
}

/// The longest surname a list can meet: the two longest single ones, joined.
fn long_surname(words: &DemoWords) -> [String; 2] {
    let mut single: Vec<&[String; 2]> = words.surnames.iter().filter(|s| !s[0].contains('-')).collect();
    single.sort_by_key(|s| std::cmp::Reverse(s[1].chars().count()));
    match single.as_slice() {
        [one, other, ..] => [format!("{}-{}", one[0], other[0]), format!("{}-{}", one[1], other[1])],
        _ => [String::new(), String::new()],
    }
}
