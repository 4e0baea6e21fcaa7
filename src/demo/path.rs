//! The path of a case in an invented history: whose needs, which goals, who takes part, what the controls found, the
//! income, the time after the closing, and the sitting ahead. It draws from a chance of its own, so that the rest of a
//! history stays as it was.

use chrono::NaiveDate;

use super::action::DemoAction;
use super::district::DemoScene;
use super::history::History;
use super::random::{self, SeededRandom};
use crate::domain::case::SUBSTITUTE;
use crate::domain::contact::{Contact, ContactKind, ContactOutcome};
use crate::domain::control::{Conclusion, Control, Inspection};
use crate::domain::district::{LocalDeadline, LocalRule};
use crate::domain::goal::{Goal, GoalAttainment, Need, Participant};
use crate::domain::id::{ProgrammeId, SittingId};
use crate::domain::kind::Kind;
use crate::domain::money::{Income, Minimum};
use crate::domain::paper::{Agreement, AgreementKind, DecisionSubject};
use crate::domain::programme::{Activity, Help, Programme};
use crate::domain::record::Record;
use crate::domain::sitting::{Question, Sitting};
use crate::domain::{Act, Id, LevelSpan, MemberId, day};
use crate::norm::term;
use crate::record;
use crate::regulation::ProgrammeDuty;
use crate::regulation::file::InspectionTime;

/// Chances of families have the numbers from 1 on, those of their paths the numbers from here on.
const OWN: u64 = 1 << 32;
/// Days to the sitting ahead: before the term that ends next.
const SITTING: u64 = 3;
/// Families that a sitting decides on.
const QUESTIONS: usize = 3;
/// Days from the closing to the visit after it.
const VISIT_AFTER: u64 = 20;
/// Goals of one programme.
const GOALS: usize = 2;

/// An activity of the programme, as far as the path needs it.
struct PathActivity {
    programme: Option<ProgrammeId>,
    help: Help,
    member: Option<MemberId>,
    text: String,
    organisation: Option<String>,
}

impl History<'_> {
    /// What the case has beside its programme and visits; `number` is that of the story.
    pub fn path(&mut self, number: u64) {
        let mut chance = SeededRandom::new(self.scene.seed, OWN + number);
        self.income(&mut chance);
        self.contract(&mut chance);
        let Some((on, programme)) = self.programme_set() else { return };
        let planned = self.planned();
        self.needs(&mut chance, &planned);
        let goals = self.goals(&mut chance, on, programme, &planned);
        self.participants(&mut chance, on, &planned);
        self.controls(&mut chance, on, programme);
        if self.story.closed.is_some() {
            let reached = goals.iter().enumerate().map(|(i, id)| {
                let far = if i == 0 { GoalAttainment::Yes } else { GoalAttainment::Partly };
                record!(Goal { id: *id, reached: far, reached_on: self.last })
            });
            let records: Vec<Record> = reached.collect();
            let wall = chance.moment(self.last, 15);
            self.act(wall, Act::RecordAdded, records);
            self.visit_after(&mut chance);
        }
    }

    /// An action, if it has anything to record.
    fn act(&mut self, wall: i64, act: Act, records: Vec<Record>) {
        if !records.is_empty() {
            self.record_action(wall, act, records);
        }
    }

    /// The day of the first programme and its id.
    fn programme_set(&self) -> Option<(NaiveDate, ProgrammeId)> {
        let programme = self.typed_records(Kind::Programme).next()?;
        Some((programme.get(Programme::FIELDS.on)?, ProgrammeId(programme.id)))
    }

    /// The records of a kind that were typed, the first first.
    fn typed_records(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.actions.iter().flat_map(|a| &a.records).filter(move |r| r.kind == kind)
    }

    fn planned(&self) -> Vec<PathActivity> {
        let fields = Activity::FIELDS;
        let planned = self.typed_records(Kind::Activity).filter_map(|r| {
            Some(PathActivity {
                programme: r.get(fields.programme),
                help: r.get(fields.help)?,
                member: r.get(fields.member),
                text: r.get(fields.text)?,
                organisation: r.get(fields.organisation),
            })
        });
        planned.collect()
    }

    fn income(&mut self, chance: &mut SeededRandom) {
        if !self.story.categories.iter().any(|c| c == "low_income") {
            return;
        }
        let heads = u32::try_from(self.people.len()).unwrap_or(1);
        let wall = chance.moment(self.registered, 12);
        let income = record!(Income {
            id: chance.id(wall),
            family: self.family,
            from: self.registered,
            amount: heads * chance.number(110, 170) * 100,
            note: &self.scene.words.path.income
        });
        self.act(wall, Act::RecordAdded, vec![income]);
    }

    /// The contract of a substitute family, where the document has it accompanied by one of its own.
    fn contract(&mut self, chance: &mut SeededRandom) {
        let asks = self.scene.rules.regulation.asking(ProgrammeDuty::GuardianshipContract).is_some();
        if !asks || !self.story.categories.iter().any(|c| c == SUBSTITUTE) {
            return;
        }
        let wall = chance.moment(self.registered, 13);
        let contract = record!(Agreement {
            id: chance.id(wall),
            family: self.family,
            on: self.registered,
            number: chance.number(3, 99).to_string(),
            contract: AgreementKind::Guardianship
        });
        self.act(wall, Act::RecordAdded, vec![contract]);
    }

    /// The kinds of help that were found to be needed at the survey: of the members they are for, and of the family as a
    /// whole.
    fn needs(&mut self, chance: &mut SeededRandom, planned: &[PathActivity]) {
        let on = self.scene.working_after(day::day_after(self.registered));
        let wall = chance.moment(on, 14);
        let mut seen: Vec<(Option<MemberId>, Help)> = Vec::new();
        let mut records = Vec::new();
        for activity in planned {
            let whose = (activity.member, activity.help);
            // A child born later was no member at the survey.
            let is_here = self.people.iter().all(|p| Some(p.id) != whose.0 || p.born < on);
            if is_here && !seen.contains(&whose) {
                seen.push(whose);
                let (id, family) = (chance.id(wall), self.family);
                records.push(record!(Need {
                    id: id,
                    family,
                    member: whose.0,
                    help: whose.1,
                    needed: true,
                    on
                }));
            }
        }
        self.act(wall, Act::RecordAdded, records);
    }

    fn goals(
        &mut self,
        chance: &mut SeededRandom,
        on: NaiveDate,
        programme: ProgrammeId,
        planned: &[PathActivity],
    ) -> Vec<Id> {
        let mut kinds: Vec<Help> = Vec::new();
        for activity in planned {
            if !kinds.contains(&activity.help) {
                kinds.push(activity.help);
            }
        }
        let wall = chance.moment(on, 16);
        let words = &self.scene.words.path.goals;
        let texts: Vec<&String> = kinds.iter().filter_map(|help| words.get(help)).take(GOALS).collect();
        let goal = |text| record!(Goal { id: chance.id(wall), family: self.family, programme, goal: text });
        let records: Vec<Record> = texts.into_iter().map(goal).collect();
        let ids = records.iter().map(|r| r.id).collect();
        self.act(wall, Act::ProgrammeSet, records);
        ids
    }

    /// The organisations of the programme: asked with the consent of the family, agreed, sent their part.
    fn participants(&mut self, chance: &mut SeededRandom, on: NaiveDate, planned: &[PathActivity]) {
        let sent = self.scene.working_after(day::later(on, 2)).min(self.last);
        let agreed = self.scene.working_after(day::later(on, 5)).min(self.last);
        let wall = chance.moment(agreed, if agreed == self.scene.today { 8 } else { 16 });
        let mut seen: Vec<(Option<ProgrammeId>, &str)> = Vec::new();
        let mut records = Vec::new();
        for activity in planned {
            let Some(organisation) = activity.organisation.as_deref() else { continue };
            if seen.contains(&(activity.programme, organisation)) {
                continue;
            }
            seen.push((activity.programme, organisation));
            records.push(record!(Participant {
                id: chance.id(wall),
                family: self.family,
                programme: activity.programme,
                organisation,
                task: &activity.text,
                accepted: true,
                agreed: true,
                agreed_on: agreed,
                sent_on: sent
            }));
        }
        self.act(wall, Act::ProgrammeSet, records);
    }

    /// The controls that the document names: at the middle of each term, before the end of each that was prolonged or
    /// changed, at the closing.
    fn controls(&mut self, chance: &mut SeededRandom, on: NaiveDate, programme: ProgrammeId) {
        let scene = self.scene;
        let mut all: Vec<(Inspection, NaiveDate, Option<Conclusion>)> = Vec::new();
        let levels = &self.case.levels;
        for (i, level) in levels.iter().enumerate() {
            let next = levels.get(i + 1);
            let stop = next.map_or(self.last, |next| day::day_before(next.from));
            let middle = term::of_record(level, scene.rules).map(|end| {
                let half = (end.until - level.from).num_days() / 2;
                day::later(level.from, u64::try_from(half).unwrap_or(0)).max(day::day_after(on))
            });
            for rule in &scene.rules.regulation.inspections {
                all.extend(match (rule.when, next) {
                    (InspectionTime::Midterm, _) => middle.filter(|middle| *middle <= stop).map(|middle| {
                        (rule.id, scene.working_before(middle).max(level.from), Some(Conclusion::Continue))
                    }),
                    (InspectionTime::TermEnd, Some(next)) => {
                        let proposal = follows(level, next);
                        Some((rule.id, scene.working_before(day::earlier(next.from, 3)), Some(proposal)))
                    }
                    (InspectionTime::TermEnd, None) if self.story.closed.is_some() => {
                        Some((rule.id, self.last, Some(Conclusion::Stop)))
                    }
                    (InspectionTime::Closing | InspectionTime::Any, None) if self.story.closed.is_some() => {
                        Some((rule.id, self.last, None))
                    }
                    _ => None,
                });
            }
        }
        for (inspection, on, proposal) in all {
            let on = scene.working_before(on);
            let wall = chance.moment(on, if on == scene.today { 8 } else { 15 });
            let control = record!(Control {
                id: chance.id(wall),
                family: self.family,
                inspection,
                on,
                programme,
                result: scene.words.path.results.get(inspection.code()).cloned(),
                satisfied: (inspection == Inspection::Satisfaction).then_some(true),
                proposal
            });
            self.act(wall, Act::RecordAdded, vec![control]);
        }
    }

    /// A visit in the time after the closing, where there is such a time.
    fn visit_after(&mut self, chance: &mut SeededRandom) {
        let scene = self.scene;
        let Some(closing) = self.case.closings.first().filter(|c| c.after_until.is_some()) else { return };
        let on = scene.working_after(day::later(closing.on, VISIT_AFTER));
        if on >= scene.today {
            return;
        }
        let wall = chance.moment(on, 17);
        let visit = record!(Contact {
            id: chance.id(wall),
            family: self.family,
            kind: ContactKind::HomeVisit,
            outcome: ContactOutcome::Held,
            on,
            by: scene.curator,
            with: self.applicant(),
            note: &scene.words.path.visit_after
        });
        self.act(wall, Act::VisitRecorded, vec![visit]);
    }
}

/// What a control before the next level proposed.
fn follows(level: &LevelSpan, next: &LevelSpan) -> Conclusion {
    if level.level == next.level { Conclusion::Continue } else { Conclusion::ChangeLevel }
}

/// The sitting ahead with the families whose terms end first; the subsistence minimum; a deadline of a local order.
pub fn of_district(scene: &DemoScene<'_>, histories: &[History<'_>]) -> Vec<DemoAction> {
    let mut chance = SeededRandom::new(scene.seed, OWN - 1);
    let words = &scene.words.path;
    let action = |wall, act, records| DemoAction { wall, act, records, elsewhere: false };
    let begun = random::at(scene.begin, 10);
    let minimum = record!(Minimum {
        id: chance.id(begun),
        from: scene.begin,
        amount: words.minimum,
        number: &words.minimum_act
    });
    let entered = scene.working_before(day::earlier(scene.today, 12));
    let wall = chance.moment(entered, 11);
    let local = record!(LocalDeadline {
        id: chance.id(wall),
        text: &words.local_deadline,
        rule: LocalRule::DayOfMonth,
        day: words.local_day,
        from: scene.today,
        number: &words.local_number
    });
    vec![
        action(begun, Act::DistrictChanged, vec![minimum]),
        action(wall, Act::DistrictChanged, vec![local]),
        action(wall + 1, Act::RecordAdded, sitting(scene, histories, entered, &mut chance)),
    ]
}

/// A sitting and its questions: the families whose terms end first, of those that its body decides on.
fn sitting(
    scene: &DemoScene<'_>,
    histories: &[History<'_>],
    entered: NaiveDate,
    chance: &mut SeededRandom,
) -> Vec<Record> {
    let wall = chance.moment(entered, 12);
    let current = histories.iter().filter(|h| h.story.closed.is_none() && h.registered < entered);
    let end = |h: &History<'_>| term::of_record(h.case.levels.last()?, scene.rules).map(|end| end.until);
    let mut ending: Vec<(NaiveDate, &History<'_>)> = current.filter_map(|h| Some((end(h)?, h))).collect();
    ending.sort_by_key(|(until, h)| (*until, h.family));
    let body = |h: &History<'_>| scene.body(DecisionSubject::Prolongation, &h.story.categories);
    let decides = ending.first().and_then(|(_, h)| body(h));
    let id = SittingId(chance.id(wall));
    let on = scene.working_after(day::later(scene.today, SITTING));
    let mut records = vec![record!(Sitting { id: id.0, on, body: decides.clone() })];
    let put = ending.iter().filter(|(_, h)| body(h) == decides).take(QUESTIONS);
    records.extend(put.map(|(_, h)| {
        record!(Question {
            id: chance.id(wall),
            family: h.family,
            sitting: id,
            subject: DecisionSubject::Prolongation,
            note: &scene.words.path.question
        })
    }));
    records
}
