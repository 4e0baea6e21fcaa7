//! Handing over one family, or all families of a curator, to another curator: from which day, for good or for a while,
//! and the preview of its effect.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choice::ChoiceAction;
use super::handover_scope::HandoverScope;
use super::name::{SmallForm, SmallFormFault, SmallFormField};
use super::spec::DialogSpec;
use super::{Dialog, FormPurpose};
use crate::domain::check::FindingId;
use crate::domain::handover::Handover;
use crate::domain::{Case, CuratorId, FamilyId, Level, UserError, name};
use crate::norm::{NormContext, handing, load, span};
use crate::screen::curator_filter;
use crate::screen::{Effect, Model, Step};
use crate::store::{FamilyScope, Reader};
use crate::text::say;

/// The hand-over being made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HandoverForm {
    what: HandoverScope,
    to: CuratorId,
    /// The families in question, closed ones too: the day decides which of them are handed over.
    /// Read again when a draft is opened.
    #[serde(skip)]
    cases: Vec<Case>,
}

/// To whom: the other curators of the file, with the load of each; where there is one other, she is meant.
#[must_use]
pub fn ask(model: &Model, what: HandoverScope) -> Step {
    let w = &model.words;
    let before = match what {
        HandoverScope::AllOf(curator) => Some(curator),
        HandoverScope::Family(family) => {
            model.case(family).and_then(|c| model.staff.curator_of(c, model.today))
        }
    };
    let others: Vec<CuratorId> =
        model.staff.curators.iter().map(|c| c.id).filter(|id| Some(*id) != before).collect();
    if let ([one], true) = (others.as_slice(), model.has_curators()) {
        return Step::Ask(DialogSpec::HandOver(what, *one));
    }
    let all: Vec<&Case> = model.cases.iter().chain(&model.elsewhere).collect();
    let row = |id: &CuratorId| {
        let name = model.staff.curator(*id).map(|c| c.name.clone()).unwrap_or_default();
        curator_filter::row(ChoiceAction::HandTo(what, *id), name, loaded(model, &all, *id, model.today).0)
    };
    let mut rows: Vec<_> = others.iter().map(row).collect();
    let title = if rows.is_empty() { "handover-nobody" } else { "handover-to" };
    if rows.is_empty() {
        rows.push(curator_filter::new_curator(model));
    }
    Step::Ask(DialogSpec::list(w.say(title), w.say("whose-foot"), rows, 0))
}

impl HandoverForm {
    /// The dialog.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn dialog(
        model: &Model,
        reader: Reader<'_>,
        what: HandoverScope,
        to: CuratorId,
    ) -> Result<Dialog, UserError> {
        let handing = HandoverForm { what, to, cases: Vec::new() }.read(model, reader)?;
        Ok(Dialog::Form(handing.form(model), Box::new(FormPurpose::Handing(handing))))
    }

    /// With the families in question.
    pub(super) fn read(mut self, model: &Model, reader: Reader<'_>) -> Result<HandoverForm, UserError> {
        let scope = match self.what {
            HandoverScope::Family(family) => FamilyScope::One(family),
            HandoverScope::AllOf(_) => FamilyScope::All,
        };
        let mut cases = reader.cases(scope, Some(model.today))?;
        if let HandoverScope::AllOf(curator) = self.what {
            cases.retain(|case| handing::may_be_of(&model.staff, curator, case));
        }
        self.cases = cases;
        Ok(self)
    }

    pub(super) fn form(&self, model: &Model) -> SmallForm {
        let w = &model.words;
        let receiver = called(model, self.to);
        let title = match (self.what, self.cases.first()) {
            (HandoverScope::Family(_), Some(case)) => {
                say!(w, "handover-one", family = case.family.short.as_str(), to = receiver.as_str())
            }
            (HandoverScope::Family(_), None) => w.say("card-gone"),
            (HandoverScope::AllOf(from), _) => {
                say!(w, "handover-all", from = called(model, from), to = receiver.as_str())
            }
        };
        SmallForm::new(title)
            .line(SmallFormField::Day, w.say("handover-day"), &w.weekday_near(model.today, model.today))
            .line(SmallFormField::Until, w.say("handover-until"), "")
    }

    /// What the days in the form would do.
    fn plan(&self, form: &SmallForm, model: &Model) -> Result<handing::HandoverPlan, SmallFormFault> {
        let w = &model.words;
        let fault = |field, id: &str| Err(SmallFormFault { field, text: w.say(id) });
        let Some(from) = form.day(SmallFormField::Day, model)? else {
            return fault(SmallFormField::Day, "fault-day");
        };
        let until = form.day(SmallFormField::Until, model)?;
        if until.is_some_and(|until| until <= from) {
            return fault(SmallFormField::Until, FindingId::Until.code());
        }
        let handover = Handover { to: self.to, from, until };
        let of = if let HandoverScope::AllOf(curator) = self.what { Some(curator) } else { None };
        Ok(handing::HandoverPlan::of(model.ground(), handover, of, &self.cases))
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Result<Effect, SmallFormFault> {
        let plan = self.plan(form, model)?;
        if plan.records.is_empty() {
            let id = if plan.same > 0 { "handover-same" } else { "handover-none" };
            let text = say!(model.words, id, to = called(model, self.to));
            return Err(SmallFormFault { field: SmallFormField::Day, text });
        }
        Ok(Effect::Record { act: plan.act(), records: plan.records })
    }

    pub(super) fn hint(&self, form: &SmallForm, model: &Model) -> Vec<String> {
        let Ok(plan) = self.plan(form, model) else { return Vec::new() };
        let w = &model.words;
        let on = plan.handover.from.max(model.today);
        let handed: Vec<&Case> = plan.cases.iter().map(|i| &self.cases[*i]).collect();
        let mut lines = vec![format!("{}{}", w.count("families", handed.len()), levels(model, &handed, on))];
        if plan.same > 0 {
            lines.push(w.count("handover-already", plan.same));
        }
        if plan.closed > 0 {
            lines.push(w.count("handover-closed", plan.closed));
        }
        if handed.is_empty() {
            return lines;
        }
        lines.extend(self.loads(model, &plan, on));
        let visits: usize = handed.iter().map(|c| plan.handover.moving(c, &model.staff).len()).sum();
        if visits > 0 {
            lines.push(w.count("handover-visits", visits));
        }
        let later: Vec<_> = handed.iter().filter_map(|c| plan.handover.later(c)).collect();
        if let Some(first) = later.iter().min_by_key(|a| a.from) {
            let said = say!(
                w,
                "handover-later",
                n = later.len(),
                day = w.day(first.from),
                who = called(model, first.curator)
            );
            lines.push(said);
        }
        if let Some(until) = plan.handover.until {
            lines.push(say!(w, "handover-back", day = w.day(until)));
        }
        lines
    }

    /// The load of each curator concerned, before and after.
    fn loads(&self, model: &Model, plan: &handing::HandoverPlan, on: NaiveDate) -> Vec<String> {
        let w = &model.words;
        let before: Vec<&Case> = model.cases.iter().chain(&model.elsewhere).collect();
        let handed = plan.after(&self.cases);
        let after: Vec<&Case> = before.iter().map(|c| handed.get(&c.family.id).unwrap_or(c)).collect();
        let concerned = plan.concerned(&model.staff, &self.cases, on);
        let said = |curator: CuratorId| {
            let (new, over) = loaded(model, &after, curator, on);
            let line = say!(
                w,
                "handover-load",
                who = called(model, curator),
                before = loaded(model, &before, curator, on).0,
                after = new
            );
            // Recommended numbers warn and never forbid.
            over.map_or(line.clone(), |over| format!("! {line}; {}", say!(w, "handover-over", groups = over)))
        };
        concerned.into_iter().map(said).collect()
    }
}

fn called(model: &Model, id: CuratorId) -> String {
    model.staff.curator(id).map(|c| name::short(&c.name)).unwrap_or_default()
}

/// «: Э 2, К 4», by level on a day.
fn levels(model: &Model, cases: &[&Case], on: NaiveDate) -> String {
    let at = |c: &Case| span::at(&span::spans(c, &model.rules), on).map(|s| s.level);
    let said: Vec<String> = Level::ACUTE_FIRST
        .into_iter()
        .filter_map(|level| {
            let n = cases.iter().filter(|c| at(c) == Some(level)).count();
            (n > 0).then(|| format!("{} {n}", model.words.level_letter(level)))
        })
        .collect();
    if said.is_empty() { String::new() } else { format!(": {}", said.join(", ")) }
}

/// The load of a curator on a day: a share where the document has limits, else a number of families; and the groups
/// that are more than recommended.
fn loaded(model: &Model, cases: &[&Case], curator: CuratorId, on: NaiveDate) -> (String, Option<String>) {
    let w = &model.words;
    let ground = NormContext { today: on, ..model.ground() };
    let of_curator = cases.iter().copied().filter(|c| model.staff.curator_of(c, on) == Some(curator));
    let load = load::load(ground, of_curator);
    let families: u32 = load.groups.iter().map(|g| g.families).sum();
    let said = load.percent.map_or_else(
        || w.count("families", families),
        |n| format!("{}, {}", w.count("families", families), w.count("district-percent", n)),
    );
    let over: Vec<String> = load
        .groups
        .iter()
        .filter_map(|g| {
            let limit = g.limit.limit.filter(|_| g.is_over())?;
            let of = say!(w, "district-of", n = g.families, limit = limit);
            Some(format!("{} {of}", w.level_letters(&g.limit.levels)))
        })
        .collect();
    (said, (!over.is_empty()).then(|| over.join(", ")))
}

/// The choice of a receiver; of a closed family, why it cannot be handed over.
#[must_use]
pub fn of_family(model: &Model, family: FamilyId) -> Step {
    match model.case(family) {
        Some(_) => ask(model, HandoverScope::Family(family)),
        None => Step::Say(model.words.say("handover-family-closed")),
    }
}
