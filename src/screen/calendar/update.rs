//! What is done in the week: moving about, placing, taking off, moving and marking visits, asking why.

use super::week::WeekLine;
use super::{CalendarScreen, ends, proposals};
use crate::domain::check::overbooked::IntendedVisit;
use crate::domain::schedule::Appointment;
use crate::domain::{Act, Case};
use crate::plan::AppointmentDraft;
use crate::screen::dialog::appoint;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::family_command::Shown;
use crate::screen::{Command, Effect, Model, Step, family_command, why};
use crate::ui::sheet::PlainSheet;

impl CalendarScreen {
    /// Does what a command means in the week.
    pub(super) fn in_week(&mut self, command: Command, model: &Model) -> Step {
        let to_head = command == Command::Up && self.cursor.at() == 0;
        let moved = match command {
            Command::Down if self.on_head => true,
            _ => to_head || self.cursor.step(command),
        };
        if moved {
            self.on_head = to_head;
            self.say_aside(model);
            return Step::Stay;
        }
        let Some(line) = self.line() else {
            return match (command, &self.sketch.proved) {
                (Command::Why, Some(proved)) if !proved.is_feasible() => {
                    let asked = proposals::asked(model, self.week.from);
                    why::plan::short(model, &proved.plan, &proved.all, &asked)
                }
                (Command::Why | Command::Open, proved) => {
                    let cases = self.source(model).of_week(self.week.from);
                    let mut proof =
                        proved.as_ref().map(|p| why::plan::proof(model, &p.plan)).unwrap_or_default();
                    proof.append(self.owed(model));
                    let ends = ends::ends_on(model, self.day);
                    Step::Ask(why::calendar::day(model, &cases, self.day, &ends, proof))
                }
                _ => Step::Say(model.words.say("calendar-pick-family")),
            };
        };
        let Some(case) = self.case(model, line.family) else { return Step::Stay };
        let family = case.family.id;
        let appointment = line.cells[self.week.place(self.day)].appointment;
        let ahead = self.day > model.today;
        let proposed = line.cells[self.week.place(self.day)].proposed;
        if let (Some(place), Command::Open | Command::Place) = (proposed, command) {
            return self.sketch.accept(model, place);
        }
        match command {
            Command::Place => self.place(model, line, case),
            Command::Open if ahead => family_command::appoint(model, case, Some(self.day), appointment),
            Command::Open => {
                family_command::mark(case, self.day, DialogSpec::VisitOn { family, on: self.day })
            }
            Command::Move | Command::TakeOff if case.held_visit(self.day).is_some() => {
                family_command::held(model, self.day)
            }
            Command::Move if appointment.is_some() => family_command::appoint(model, case, None, appointment),
            Command::Move => family_command::appoint(model, case, Some(self.day.max(model.today)), None),
            Command::TakeOff => match appointment {
                Some(id) => Step::Do(Effect::Remove { act: Act::VisitTakenOff, ids: vec![id] }),
                None => Step::Say(model.words.say("calendar-none-to-take-off")),
            },
            Command::Why => {
                let rows = self.rows(line);
                Step::Ask(why::calendar::cell(model, case, &rows.iter().collect::<Vec<_>>(), self.day))
            }
            _ => family_command::follow(command, model, case, Shown::Other),
        }
    }

    /// Space: an appointment is placed or taken off at one press. A day with an obstacle is asked about first, a day
    /// that is over is marked.
    fn place(&self, model: &Model, line: &WeekLine, case: &Case) -> Step {
        let cell = &line.cells[self.week.place(self.day)];
        if self.day < model.today || cell.fact.is_some() {
            let new = DialogSpec::VisitOn { family: case.family.id, on: self.day };
            return family_command::mark(case, self.day, new);
        }
        if let Some(id) = cell.appointment {
            return Step::Do(Effect::Remove { act: Act::VisitTakenOff, ids: vec![id] });
        }
        let place = [AppointmentDraft::Place { family: case.family.id, on: self.day, time: None }];
        let harm = self.sketch.proved.as_ref().and_then(|p| why::plan::harm(model, &p.plan, &place));
        let meant = IntendedVisit { id: None, family: case.family.id, on: self.day, time: None };
        if harm.is_some() || appoint::is_hindered(model, case, meant) {
            return family_command::appoint(model, case, Some(self.day), None);
        }
        let record = appoint::appointment(model, case.family.id).set(Appointment::FIELDS.on, self.day);
        Step::Do(Effect::Record { act: Act::VisitAppointed, records: vec![record.into()] })
    }

    /// Who still owes how many visits in this week, for the sum in the title.
    fn owed(&self, model: &Model) -> PlainSheet {
        let w = &model.words;
        let rows = self.week.lines.iter().flat_map(|l| self.week.rows_on(l, self.day).map(move |r| (l, r)));
        let mut text = PlainSheet::default();
        for (l, r) in rows.filter(|(_, r)| r.owed > 0 && !r.is_unknown()) {
            if text.is_empty() {
                text.line(w.say("why-week-owed")).strong();
            }
            text.line(format!("{}: {}, {}", l.name, w.period(r.unit, r.from), w.done_of(r))).under();
        }
        if !text.is_empty() {
            text.line(w.say("why-week-held")).under().quiet();
        }
        text
    }
}
