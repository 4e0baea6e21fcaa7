//! The decisions of an invented history: levels with their signs, and the closing.

use super::district::subject;
use super::history::History;
use crate::domain::id::DecisionId;
use crate::domain::mark::Sign;
use crate::domain::paper::{Closing, Decision, DecisionSubject};
use crate::domain::{Act, Id, LevelSpan, day};
use crate::record;

impl History<'_> {
    /// The levels, each with its decision and signs; the signs of the one before end.
    pub fn set_levels(&mut self) {
        let (scene, story) = (self.scene, self.story);
        let mut standing: Vec<Id> = Vec::new();
        for (i, (span, step)) in self.case.levels.clone().iter().zip(&story.levels).enumerate() {
            let wall = self.chance.moment(span.from, 10);
            let before = i.checked_sub(1).and_then(|i| self.case.levels.get(i)).map(|l| l.level);
            let subject = subject(self.case.levels.iter().map(|l| l.level), i);
            let decision = record!(Decision {
                id: self.chance.id(wall),
                family: self.family,
                subject,
                form: scene.form(subject),
                on: span.decided_on,
                body: span.decided_by.clone(),
                number: span.number.clone()
            });
            let level = record!(LevelSpan {
                id: span.id,
                family: self.family,
                level: span.level,
                from: span.from,
                decision: DecisionId(decision.id),
                reason: &step.reason,
                visits: step.visits
            });
            let mut records = vec![level, decision];
            if before.is_some_and(|b| b != span.level) {
                records.extend(standing.drain(..).map(|id| record!(Sign { id: id, until: span.from })));
            }
            let known = &scene.rules.regulation.signs;
            for sign in step.signs.iter().filter(|s| known.iter().any(|k| k.id == **s)) {
                let record =
                    record!(Sign { id: self.chance.id(wall), family: self.family, sign, from: span.from });
                standing.push(record.id);
                records.push(record);
            }
            self.record_action(wall, Act::LevelSet, records);
        }
    }

    /// The end, if the story has one.
    pub fn close(&mut self) {
        let (Some(closed), Some(closing)) = (&self.story.closed, self.case.closings.first().cloned()) else {
            return;
        };
        let wall = self.chance.moment(closing.on, 11);
        let number = self.chance.number(11, 240).to_string();
        let decision = record!(Decision {
            id: self.chance.id(wall),
            family: self.family,
            subject: DecisionSubject::Closing,
            form: self.scene.form(DecisionSubject::Closing),
            on: self.scene.working_before(day::day_before(closing.on)),
            body: self.scene.body(DecisionSubject::Closing, &self.story.categories),
            number
        });
        let closing = record!(Closing {
            id: closing.id,
            family: self.family,
            on: closing.on,
            reason: &closed.reason,
            decision: DecisionId(decision.id),
            after_until: closing.after_until,
            positive: true
        });
        self.record_action(wall, Act::FamilyClosed, vec![closing, decision]);
    }
}
