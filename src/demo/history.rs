//! The invented history of one family: members, decisions, and the actions that the curator recorded.

use chrono::NaiveDate;

use super::action::DemoAction;
use super::district::{self, DemoScene};
use super::people::{self, DemoPerson, HouseholdHome, HouseholdSketch};
use super::random::{self, SeededRandom};
use super::words::{Story, StoryLevel, StoryMark};
use crate::domain::family::{Family, FamilyForm};
use crate::domain::mark::{Category, Circumstance, StatusSpan};
use crate::domain::paper::{Closing, Consent, Document};
use crate::domain::record::Record;
use crate::domain::schedule::Assignment;
use crate::domain::value::PersonRef;
use crate::domain::{Act, Case, FamilyId, Id, Level, LevelSpan, MemberId, UserError, day};
use crate::norm::term;
use crate::record;
use crate::regulation::ProgrammeDuty;
use crate::regulation::file::CaseFact;

/// Months of post-accompaniment, where the document asks for it: it names no term.
const AFTER: u32 = 6;

/// A family whose history is being invented.
pub struct History<'a> {
    /// The district.
    pub scene: &'a DemoScene<'a>,
    /// The household the history is about.
    pub story: &'a Story,
    /// Its own chance.
    pub chance: SeededRandom,
    /// What was typed.
    pub actions: Vec<DemoAction>,
    pub family: FamilyId,
    /// Members.
    pub people: Vec<DemoPerson>,
    /// Where they live.
    pub home: HouseholdHome<'a>,
    /// What the ledger must know of them.
    pub case: Case,
    /// First day.
    pub registered: NaiveDate,
    /// The last day of the history: today or the day before the closing.
    pub last: NaiveDate,
}

/// The closing of a family that reached its goals.
fn closing(scene: &DemoScene<'_>, id: Id, family: FamilyId, on: NaiveDate) -> Closing {
    let is_followed = scene.rules.regulation.asking(ProgrammeDuty::After).is_some();
    Closing {
        id,
        family,
        on,
        reason: None,
        under: None,
        positive: Some(true),
        decided_by: None,
        decided_on: None,
        number: None,
        decision: None,
        moved_to: None,
        after_until: is_followed.then(|| day::month_later(on, AFTER)),
        note: None,
    }
}

impl<'a> History<'a> {
    /// A family with its people and levels; nothing is typed yet.
    pub fn begin(
        scene: &'a DemoScene<'a>,
        story: &'a Story,
        number: u64,
        surname: &[String; 2],
    ) -> Result<Self, UserError> {
        let today = scene.today;
        let mut chance = SeededRandom::new(scene.seed, number + 1);
        let firsts: Vec<NaiveDate> = story.levels.iter().map(|s| scene.first_day(s)).collect();
        let registered = match firsts.first() {
            Some(first) => scene.working_before(day::earlier(*first, chance.days(5, 9))),
            None => scene.working_before(day::earlier(today, 4)),
        };
        let last = story
            .closed
            .as_ref()
            .map_or(today, |c| day::day_before(scene.working_before(day::earlier(today, c.ago))));
        let wall = random::at(registered, 10);
        let home =
            people::home(scene.words, &mut chance, Some(&story.home)).ok_or(UserError::new("demo-words"))?;
        let sketch = HouseholdSketch {
            resources: scene.rules.regulation.has_fact(&CaseFact::Resources),
            adults: &story.adults,
            children: &story.children,
            birthday: story.birthday,
            disabled: story.disabled,
            surname,
            number,
            today,
            wall,
        };
        let people = people::household(scene.words, &mut chance, &home, &sketch);
        let family = FamilyId(chance.id(wall));
        let subject = |i: usize| district::subject(story.levels.iter().map(|s| s.level), i);
        let levels = story.levels.iter().zip(&firsts).enumerate().map(|(i, (step, from))| LevelSpan {
            id: chance.id(random::at(*from, 10)),
            decided_by: scene.body(subject(i), &story.categories),
            decided_on: Some(scene.working_before(day::earlier(*from, 1))),
            number: Some(chance.number(11, 240).to_string()),
            reason: Some(step.reason.clone()),
            visits: step.visits,
            ..LevelSpan::bare(family, step.level, *from)
        });
        let levels: Vec<LevelSpan> = levels.collect();
        let mut case =
            Case::new(Family { id: family, registered_on: Some(registered), ..Family::nameless() });
        case.levels = levels;
        if story.closed.is_some() {
            let on = day::day_after(last);
            case.closings.push(closing(scene, chance.id(random::at(on, 11)), family, on));
        }
        Ok(History {
            scene,
            story,
            chance,
            actions: Vec::new(),
            family,
            people,
            home,
            case,
            registered,
            last,
        })
    }

    pub fn record_action(&mut self, wall: i64, act: Act, records: Vec<Record>) {
        self.actions.push(DemoAction { wall, act, records, elsewhere: false });
    }

    /// When a thing of `on` was typed: mostly the same evening, at times days later, never after today's noon.
    pub fn typed(&mut self, on: NaiveDate) -> i64 {
        let today = self.scene.today;
        let delay = match self.chance.below(100) {
            0..=74 => 0,
            75..=90 => 1,
            91..=96 => 3,
            _ => 5,
        };
        let day = if delay == 0 { on } else { self.scene.working_after(day::later(on, delay)) };
        match (on == today, day.min(today)) {
            (true, day) => self.chance.moment(day, 12),
            (false, day) if day == today => self.chance.moment(day, 8),
            (false, day) => self.chance.moment(day, if delay == 0 { 17 } else { 9 }),
        }
    }

    /// Whether the household has a child of these years on `day`.
    pub fn has_child(&self, day: NaiveDate, years: std::ops::RangeInclusive<i32>) -> bool {
        self.people.iter().any(|p| p.child && p.born <= day && years.contains(&p.age(day)))
    }

    /// The applicant's id, as contacts name whom was met.
    pub fn applicant(&self) -> Vec<PersonRef<MemberId>> {
        self.people.first().map(|p| PersonRef::Known(p.id)).into_iter().collect()
    }

    /// The family is taken in: its sheet, its members, categories, circumstances, consent and first papers.
    /// `number` is that of the journal of families.
    pub fn take_in(&mut self, number: usize) {
        let (scene, story, on) = (self.scene, self.story, self.registered);
        let wall = self.chance.moment(on, 11);
        let title = self.people.first().map(DemoPerson::full_name).unwrap_or_default();
        let form = if story.disabled { FamilyForm::Individual } else { FamilyForm::Group };
        let accompanied = self.people.iter().find(|p| p.disabled).map(|p| p.id);
        let ground = &scene.rules.regulation.grounds;
        let ground = ground.iter().find(|g| g.id == story.ground).or(ground.first()).map(|g| g.id.clone());
        // A document that names one source has it for all whom somebody reported.
        let sources = &scene.rules.regulation.sources;
        let source = match sources.as_slice() {
            [only] => story.source.as_ref().map(|_| only.id.clone()),
            _ => story.source.clone().filter(|id| sources.iter().any(|s| s.id == *id)),
        };
        let family = record!(of Family {
            id: self.family,
            title,
            safety: story.safety.clone(),
            form,
            member: accompanied,
            ground,
            source,
            registered_on: on,
            journal_number: format!("{number}/{}", on.format("%y"))
        });
        let mut records = vec![self.home.on(family)];
        records.push(record!(Assignment {
            id: self.chance.id(wall),
            family: self.family,
            curator: scene.curator,
            from: on
        }));
        let (here, later): (Vec<DemoPerson>, Vec<DemoPerson>) =
            self.people.iter().cloned().partition(|p| p.born < on);
        records.extend(here.iter().map(|p| p.record(self.family)));
        records.extend(self.grounds(on, wall));
        let consent = record!(Consent {
            id: self.chance.id(wall),
            family: self.family,
            on,
            member: here.first().map(|p| p.id),
            basis: &scene.words.consent_basis,
            purpose: &scene.words.consent_purpose
        });
        records.push(consent);
        records.extend(["application", "survey_act"].iter().filter_map(|paper| self.paper(paper, on, wall)));
        self.record_action(wall, Act::FamilyTakenIn, records);
        for child in later {
            let on = scene.working_after(day::later(child.born, 12));
            let wall = self.chance.moment(on, 14);
            self.record_action(wall, Act::MemberAdded, vec![child.record(self.family)]);
        }
    }

    /// The categories, circumstances and the status of the family that the regulation knows.
    fn grounds(&mut self, on: NaiveDate, wall: i64) -> Vec<Record> {
        let (scene, story) = (self.scene, self.story);
        let mut records = Vec::new();
        for code in story.categories.iter().filter(|c| scene.rules.regulation.category(c).is_some()) {
            records.push(record!(Category {
                id: self.chance.id(wall),
                family: self.family,
                category: code,
                from: on
            }));
        }
        let known = &scene.rules.regulation.circumstances;
        let circumstances = story.circumstances.iter().filter(|c| known.iter().any(|k| k.id == **c));
        for code in circumstances.chain([&story.own]) {
            records.push(record!(Circumstance {
                id: self.chance.id(wall),
                family: self.family,
                circumstance: code,
                from: on
            }));
        }
        if let Some(status) = story.status {
            records.push(record!(StatusSpan {
                id: self.chance.id(wall),
                family: self.family,
                status,
                from: on
            }));
        }
        records
    }

    /// A paper of the case, if the regulation knows it.
    pub fn paper(&mut self, id: &str, on: NaiveDate, wall: i64) -> Option<Record> {
        self.scene.rules.regulation.documents.iter().find(|d| d.id == id)?;
        let place = self.chance.word(&self.scene.words.document_places);
        Some(record!(Document { id: self.chance.id(wall), family: self.family, document: id, on, place }))
    }

    /// The address was corrected on two machines, and neither had seen the other's.
    pub fn conflict(&mut self) {
        if !self.story.is(StoryMark::Conflict) {
            return;
        }
        let today = self.scene.today;
        let house = self.chance.number(3, 27);
        for (ago, house, elsewhere) in [(7, house, false), (6, house + 10, true)] {
            let on = self.scene.working_before(day::earlier(today, ago));
            let wall = random::at(on, if elsewhere { 14 } else { 12 });
            self.home.house = house.to_string();
            let record = self.home.on(record!(of Family { id: self.family }));
            self.actions.push(DemoAction { wall, act: Act::FamilyChanged, records: vec![record], elsewhere });
        }
    }
}

impl DemoScene<'_> {
    /// The working day on which a level began: so many days ago, or such that its term ends when the story says.
    fn first_day(&self, step: &StoryLevel) -> NaiveDate {
        let Some([low, high]) = step.ends else {
            return self.working_before(day::earlier(self.today, step.ago.unwrap_or(30)));
        };
        let ends = |from: NaiveDate| {
            let probe = LevelSpan::bare(FamilyId(Id::DISTRICT), step.level, from);
            term::of_record(&probe, self.rules).map(|end| (end.until - self.today).num_days())
        };
        let back = if step.level >= Level::Crisis { 400 } else { 800 };
        day::days(day::earlier(self.today, back), self.today)
            .find(|d| self.is_working(*d) && ends(*d).is_some_and(|left| low <= left && left <= high))
            .unwrap_or_else(|| self.working_before(day::earlier(self.today, 90)))
    }
}
