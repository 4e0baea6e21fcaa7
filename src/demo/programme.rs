//! The programme of a family: activities of the regulation's own catalogue, requests, papers.

use chrono::NaiveDate;

use super::history::History;
use super::words::StoryMark;
use crate::domain::goal::Need;
use crate::domain::id::ProgrammeId;
use crate::domain::member::Role;
use crate::domain::paper::{Agreement, DecisionSubject, Request};
use crate::domain::programme::{Activity, ActivityState, Help, Programme};
use crate::domain::record::Record;
use crate::domain::{Act, Id, MemberId, day};
use crate::record;
use crate::regulation::ProgrammeDuty;

/// A catalogue shorter than this is filled up with examples.
const SHORT_CATALOGUE: usize = 10;

/// An activity before it has a day.
struct UndatedActivity {
    help: Help,
    text: String,
    organisation: Option<String>,
    member: Option<MemberId>,
    result: Option<String>,
}

impl History<'_> {
    /// The programme with what has become of its activities.
    pub fn programme(&mut self) {
        let Some(first) = self.case.levels.first().map(|l| l.from) else { return };
        let scene = self.scene;
        let on = scene.working_after(day::later(first, self.chance.days(3, 6)));
        let wall = self.chance.moment(on, 15);
        let number = self.chance.number(2, 90).to_string();
        let per_member = scene.rules.regulation.has_programme_a_member();
        // One for the family, of the individual form for the one accompanied; where the document wants one of each
        // member's own, all of them get it on one day.
        let whose: Vec<Option<MemberId>> = if per_member {
            self.people.iter().filter(|p| p.born < on).map(|p| Some(p.id)).collect()
        } else {
            vec![self.people.iter().find(|p| p.disabled).map(|p| p.id)]
        };
        let mut records = Vec::new();
        for (i, member) in whose.iter().enumerate() {
            let number = if i == 0 { number.clone() } else { format!("{number}-{}", i + 1) };
            records.push(record!(Programme {
                id: self.chance.id(wall),
                family: self.family,
                member: *member,
                version: 1,
                approved_by: scene.body(DecisionSubject::Programme, &self.story.categories),
                number,
                ipra: self.rehabilitation(*member),
                on
            }));
        }
        let programmes: Vec<(Option<MemberId>, ProgrammeId)> =
            whose.iter().copied().zip(records.iter().map(|r: &Record| ProgrammeId(r.id))).collect();
        let Some(first) = programmes.first().map(|(_, id)| *id) else { return };
        let of = |member: Option<MemberId>| {
            programmes.iter().find(|(whose, _)| per_member && *whose == member).map_or(first, |(_, id)| *id)
        };
        let plans = self.plans();
        records.extend(self.help_needed(&plans, on, wall));
        let open = self.story.closed.is_none();
        let end = if open { day::later(self.last, 75) } else { day::earlier(self.last, 12) };
        let whole = u64::try_from((end - on).num_days()).unwrap_or(1);
        let count = u64::try_from(plans.len()).unwrap_or(1).max(1);
        let mut outcomes = Vec::new();
        for (i, plan) in (1u64..).zip(plans) {
            let due = scene.working_after(day::later(on, whole * i / count));
            let (due, state) = self.outcome_of(due, i, count);
            let record = record!(Activity {
                id: self.chance.id(wall),
                family: self.family,
                programme: of(plan.member),
                member: plan.member,
                help: plan.help,
                text: plan.text,
                organisation: plan.organisation,
                due,
                state: ActivityState::Planned
            });
            if state != ActivityState::Planned {
                outcomes.push((record.id, due, state, plan.result));
            }
            records.push(record);
        }
        let agreement = self.chance.number(3, 99).to_string();
        let copied = self.copy_sent(on);
        records.push(record!(Agreement {
            id: self.chance.id(wall),
            family: self.family,
            on,
            number: agreement,
            copy_sent_on: copied
        }));
        records.extend(["programme", "agreement"].iter().filter_map(|p| self.paper(p, on, wall)));
        self.record_action(wall, Act::ProgrammeSet, records);
        for (activity, due, state, result) in outcomes {
            self.mark(activity, on, due, state, result);
        }
        self.requests(on);
    }

    /// Who needs which help. Numbers drawn for the needs are no part of the story: it goes on as it would without them.
    fn help_needed(&self, plans: &[UndatedActivity], on: NaiveDate, wall: i64) -> Vec<Record> {
        let mut aside = self.chance.clone();
        let mut found: Vec<(Option<MemberId>, Help)> = Vec::new();
        for plan in plans {
            if !found.contains(&(plan.member, plan.help)) {
                found.push((plan.member, plan.help));
            }
        }
        let need = |(member, help)| {
            let (id, family) = (aside.id(wall + 1), self.family);
            record!(Need { id: id, family, member, help, on })
        };
        found.into_iter().map(need).collect()
    }

    /// The day and the state of the `i`-th of `count` activities, which was to be due on `due`.
    fn outcome_of(&mut self, due: NaiveDate, i: u64, count: u64) -> (NaiveDate, ActivityState) {
        let scene = self.scene;
        if self.story.is(StoryMark::Overdue) && (i + 2 == count || i + 1 == count) {
            let late = day::earlier(scene.today, if i + 2 == count { 19 } else { 6 });
            return (scene.working_before(late), ActivityState::InProgress);
        }
        let pick = |first: bool, one, other| if first { one } else { other };
        let state = if due >= scene.today {
            pick(self.chance.once_in(3), ActivityState::InProgress, ActivityState::Planned)
        } else if self.chance.once_in(11) {
            pick(self.chance.once_in(2), ActivityState::Failed, ActivityState::Cancelled)
        } else {
            ActivityState::Done
        };
        (due, state)
    }

    /// The rehabilitation programme that the programme of a disabled child takes up, where the document asks for it.
    fn rehabilitation(&self, member: Option<MemberId>) -> Option<String> {
        self.scene.rules.regulation.asking(ProgrammeDuty::RehabilitationProgramme)?;
        let child = self.people.iter().find(|p| p.disabled && p.child)?;
        (member == Some(child.id)).then(|| self.scene.words.path.ipra.clone())
    }

    /// The day a copy of the agreement was sent, where the document wants one of families like this.
    fn copy_sent(&self, signed: NaiveDate) -> Option<NaiveDate> {
        let rules = &self.scene.rules.regulation.deadlines;
        let meant = |category: &String| self.story.categories.contains(category);
        let rule = rules
            .iter()
            .find(|d| d.after.as_deref() == Some("agreement") && d.only_for.as_ref().is_none_or(meant))?;
        let sent = self.scene.calendar.working_days_after(signed, rule.days?.saturating_sub(1));
        (sent <= self.scene.today).then_some(sent)
    }

    /// What became of an activity, typed on the day or soon after it.
    fn mark(
        &mut self,
        activity: Id,
        since: NaiveDate,
        due: NaiveDate,
        state: ActivityState,
        result: Option<String>,
    ) {
        let scene = self.scene;
        let earlier = day::earlier(due.min(self.last), self.chance.days(0, 12));
        let on = scene.working_before(earlier).max(day::day_after(since)).min(self.last);
        let record = record!(of Activity { id: activity, state });
        let record = match state {
            ActivityState::Done => {
                let result = result.unwrap_or_else(|| self.chance.word(&scene.words.activity_results));
                record.set(Activity::FIELDS.done_on, on).set(Activity::FIELDS.result, result)
            }
            ActivityState::Failed | ActivityState::Cancelled => {
                record.set(Activity::FIELDS.result, self.chance.word(&scene.words.activity_failures))
            }
            ActivityState::Planned | ActivityState::InProgress => record,
        };
        let hour = if on == scene.today { 10 } else { 16 };
        let wall = self.chance.moment(on, hour);
        self.record_action(wall, Act::ActivityMarked, vec![record.into()]);
    }

    /// The story's items of the catalogue; where the catalogue is short, examples that fit the household.
    fn plans(&mut self) -> Vec<UndatedActivity> {
        let (scene, words) = (self.scene, self.scene.words);
        let catalogue = &scene.rules.regulation.help;
        let mut plans = Vec::new();
        if catalogue.len() >= SHORT_CATALOGUE {
            for item in self.story.help.iter().filter_map(|id| catalogue.iter().find(|h| h.id == *id)) {
                let choice = self.chance.below(64);
                let by = words
                    .help_by
                    .get(&item.id)
                    .map(String::as_str)
                    .or_else(|| words.helper(item.kind, choice));
                plans.push(UndatedActivity {
                    help: item.kind,
                    text: item.label.clone(),
                    organisation: by.map(str::to_owned),
                    member: None,
                    result: None,
                });
            }
        }
        let wanted = usize::try_from(self.chance.number(5, 8)).unwrap_or(5).max(plans.len());
        let mut kinds = self.chance.shuffled(&Help::ALL);
        let mut tries = 0;
        while plans.len() < wanted && tries < 60 {
            tries += 1;
            kinds.rotate_left(1);
            let Some(help) = kinds.first().copied() else { break };
            let text = self.chance.word(words.activity_details.get(&help).map_or(&[], Vec::as_slice));
            if let Some(plan) =
                self.example(help, &text).filter(|p| plans.iter().all(|q: &UndatedActivity| q.text != p.text))
            {
                plans.push(plan);
            }
        }
        plans
    }

    /// An example of `activity_details`, if someone in the household is the one it is for.
    fn example(&self, help: Help, text: &str) -> Option<UndatedActivity> {
        let words = self.scene.words;
        let detail = words.activity_outcomes.get(text)?;
        let child = |years: std::ops::RangeInclusive<i32>| {
            self.people.iter().rev().find(|p| p.child && years.contains(&p.age(self.scene.today)))
        };
        let adult = || self.people.first().filter(|p| !p.child);
        let adults = self.people.iter().filter(|p| !p.child).count();
        let couple = self.people.iter().any(|p| matches!(p.role, Role::Stepfather | Role::FosterParent))
            || [Role::Mother, Role::Father].iter().all(|r| self.people.iter().any(|p| p.role == *r));
        let town = self.home.settlement.schools.is_empty();
        let whom = match detail.whom.as_str() {
            "adult" => Some(adult()?),
            "woman" => Some(adult().filter(|p| p.role == Role::Mother)?),
            "couple" if couple => Some(adult()?),
            "single" if adults == 1 => Some(adult().filter(|p| p.role == Role::Mother)?),
            "large" if self.people.len() - adults >= 3 => Some(adult()?),
            "child" => Some(child(0..=17)?),
            "school" => Some(child(7..=17)?),
            "teen" => Some(child(13..=17)?),
            "small" => Some(child(1..=6)?),
            "nursery" => Some(child(3..=6)?),
            "baby" => Some(child(0..=2)?),
            "family" => None,
            "village" if !town => None,
            _ => return None,
        };
        let listed = words.organisations.iter().any(|o| o.name == detail.by);
        let school = whom.and_then(|p| p.occupation.as_ref()).and_then(|o| o.split(',').next());
        let by = if listed { Some(detail.by.as_str()) } else { school };
        Some(UndatedActivity {
            help,
            text: text.to_owned(),
            organisation: by.map(str::to_owned),
            member: whom.map(|p| p.id),
            result: Some(detail.result.clone()),
        })
    }

    /// Requests to organisations and their answers; a marked one is past its day without an answer.
    fn requests(&mut self, since: NaiveDate) {
        let scene = self.scene;
        let marked = self.story.is(StoryMark::Unanswered);
        let count = if marked { 2 } else { self.chance.below(3) };
        let texts = self.chance.shuffled(&scene.words.requests);
        for (i, request) in texts.iter().take(count).enumerate() {
            let unanswered = marked && i == 1;
            let days = u64::try_from((self.last - since).num_days()).unwrap_or(0).saturating_sub(40);
            let sent = if unanswered {
                day::earlier(self.last, 34)
            } else {
                day::later(since, self.chance.days(2, days.max(3)))
            };
            let sent = scene.working_before(sent).max(day::day_after(since)).min(self.last);
            let wall = self.chance.moment(sent, 13);
            let record = record!(Request {
                id: self.chance.id(wall),
                family: self.family,
                organisation: &request.to,
                sent_on: sent,
                text: &request.text,
                due: day::later(sent, 30)
            });
            let id = record.id;
            self.record_action(wall, Act::FamilyChanged, vec![record]);
            let answered = scene.working_after(day::later(sent, self.chance.days(6, 21)));
            if !unanswered && answered <= self.last {
                let record = record!(Request { id: id, answered_on: answered, answer: &request.answer });
                let hour = if answered == scene.today { 9 } else { 14 };
                let wall = self.chance.moment(answered, hour);
                self.record_action(wall, Act::FamilyChanged, vec![record]);
            }
        }
    }
}
