//! The family under the cursor in the lookup: what must be known on the phone, the most needed first.

use ratatui::style::Style;

use crate::domain::contact::{Caller, Contact};
use crate::domain::schema::Kind;
use crate::domain::{Case, FamilyId, day};
use crate::norm::Standing;
use crate::report::permission::Permission;
use crate::screen::Model;
use crate::screen::dialog::appoint;
use crate::store::{FamilyScope, Reader};
use crate::text::{capitalised, say};
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, wrap, wrap_all};
use crate::wording::activity;
use crate::wording::brief::{self, BriefChild};
use crate::wording::due::unreported;
use crate::wording::level::TermDayStyle;

/// How many days are offered for a visit.
pub const OFFERED: usize = 4;

/// A family, read for the phone.
pub(super) struct FamilyPane {
    /// The family with its contacts.
    pub(super) case: Case,
    /// What it has consented to.
    pub(super) permission: Permission,
    /// What is shown at once, and what can wait until it is said what may be said to the caller. Made once when one comes
    /// to the family: drawing only breaks it into lines.
    first: Vec<(String, Style)>,
    then: Vec<(String, Style)>,
}

/// A family with its standing, borrowed while it is drawn.
struct FamilyView<'a> {
    case: &'a Case,
    standing: &'a Standing,
    model: &'a Model,
}

impl FamilyPane {
    /// A family of the model as it is there, another one read; a file that cannot be read now shows nothing.
    pub(super) fn read(family: FamilyId, model: &Model, reader: Reader<'_>) -> Option<FamilyPane> {
        let consents = reader.records_of(Kind::Consent, family.0);
        let consents = consents.and_then(|r| model.records_as_of(reader, r)).ok()?;
        let permission = |case: &Case| Permission::of(case, &consents, model.today);
        Some(match model.place(family) {
            Some(place) => {
                let case = &model.cases[place];
                FamilyPane::with_standing(case.clone(), &model.standings[place], permission(case), model)
            }
            None => {
                let found = model.cases_of(reader, FamilyScope::One(family), Some(model.since)).ok()?;
                let case = found.into_iter().next()?;
                let standing = Standing::of(model.ground(), &case);
                let permission = permission(&case);
                FamilyPane::with_standing(case, &standing, permission, model)
            }
        })
    }

    fn with_standing(case: Case, standing: &Standing, permission: Permission, model: &Model) -> FamilyPane {
        let telling = FamilyView { case: &case, standing, model };
        let mut first: Vec<(String, Style)> =
            unreported(&model.words, &case, model.today).map(|(_, said)| (said, LATE)).collect();
        first.extend([
            (telling.safety(), LATE),
            (telling.level(), STRONG),
            (telling.late(), LATE),
            (telling.calls(), if telling.is_call_late() { LATE } else { PLAIN }),
            (telling.phones(), PLAIN),
            (telling.children(), PLAIN),
            (telling.visits(), PLAIN),
        ]);
        let mut then =
            vec![(telling.promised(), PLAIN), (telling.last(), PLAIN), (telling.activities(), PLAIN)];
        for said in [&mut first, &mut then] {
            said.retain(|(text, _)| !text.is_empty());
        }
        FamilyPane { case, permission, first, then }
    }

    /// The lines for a pane of this width and height. What may be said to the caller is never cut off: what goes
    /// before it gives way.
    pub(super) fn lines(
        &self,
        model: &Model,
        caller: Caller,
        (width, height): (usize, usize),
    ) -> Vec<(String, Style)> {
        let mut may = super::disclosure::lines(model, Some(&self.case), caller, &self.permission);
        // A secret (тайна усыновления) comes before everything.
        let secret = if self.permission.adoption { may.remove(0) } else { String::new() };
        let known = caller != Caller::Unknown;
        let style = if known { STRONG } else { QUIET };
        let may: Vec<(String, Style)> = wrap(&may.concat(), width).into_iter().map(|l| (l, style)).collect();
        let secret = [(secret, LATE)].into_iter().filter(|(text, _)| !text.is_empty());
        let mut before: Vec<(String, Style)> = secret.chain(self.first.iter().cloned()).collect();
        // Once it is known who calls, what may be said to them comes before what can wait.
        let after: &[(String, Style)] = if known { &self.then } else { &[] };
        if !known {
            before.extend(self.then.iter().cloned());
        }
        let mut lines = wrap_all(&before, width, height.saturating_sub(may.len()));
        lines.extend(may);
        lines.extend(wrap_all(after, width, height.saturating_sub(lines.len())));
        lines
    }
}

impl FamilyView<'_> {
    fn safety(&self) -> String {
        self.case.family.safety.as_ref().map(|s| format!("! {s}")).unwrap_or_default()
    }

    fn level(&self) -> String {
        let (w, rules) = (&self.model.words, &self.model.rules);
        w.level_line(rules, self.case, self.standing, TermDayStyle::Near, self.model.today)
    }

    /// What is overdue: periods that ended short, activities past their day.
    fn late(&self) -> String {
        let w = &self.model.words;
        let mut what: Vec<String> = Vec::new();
        for row in &self.standing.short {
            let counts = w.done_of(row);
            what.push(format!("{}: {counts}", w.period(row.unit, row.from)));
        }
        for late in self.case.current_activities().filter(|a| a.is_overdue(self.model.today)).take(3) {
            let due = late.due.map(|d| w.day_near(d, self.model.today)).unwrap_or_default();
            what.push(format!("{} — {due}", activity::text(w, late)));
        }
        if what.is_empty() { String::new() } else { say!(w, "lookup-late", what = what.join("; ")) }
    }

    fn phones(&self) -> String {
        let phones = brief::phones(self.model, self.case);
        let said = phones.into_iter().take(4).map(|p| format!("{} {}", p.number, p.called));
        said.collect::<Vec<_>>().join(" · ")
    }

    fn children(&self) -> String {
        let said: Vec<String> = brief::children(&self.model.words, self.case, self.model.today)
            .iter()
            .map(BriefChild::line)
            .collect();
        let w = &self.model.words;
        if said.is_empty() { String::new() } else { say!(w, "lookup-children", who = said.join("; ")) }
    }

    /// The visit appointed, and free days to offer.
    fn visits(&self) -> String {
        let w = &self.model.words;
        let mut said: Vec<String> = Vec::new();
        if let Some(next) = self.case.next_appointment(self.model.today) {
            let time = next.time.map(|t| format!(" {}", w.time(t))).unwrap_or_default();
            said.push(say!(
                w,
                "lookup-next",
                day = format!("{}{time}", w.weekday_near(next.on, self.model.today))
            ));
        }
        if self.standing.level.is_some() {
            let free = appoint::free_days(self.model, self.case, OFFERED);
            let days: Vec<String> = free.into_iter().map(|d| w.weekday_near(d, self.model.today)).collect();
            if !days.is_empty() {
                said.push(say!(w, "lookup-free", days = days.join(", ")));
            }
        }
        said.join(" · ")
    }

    fn last(&self) -> String {
        brief::last(self.model, self.case).map(|said| capitalised(&said)).unwrap_or_default()
    }

    /// The calls back that wait: a call of the family may be the one.
    fn calls(&self) -> String {
        brief::calls(&self.model.words, self.case, self.model.today).unwrap_or_default()
    }

    fn is_call_late(&self) -> bool {
        let mut awaited = self.case.contacts.iter().filter_map(Contact::awaited_call);
        awaited.any(|on| day::is_late(on, self.model.today))
    }

    /// The last promise beside those.
    fn promised(&self) -> String {
        let mut rest = self.case.clone();
        rest.contacts.retain(|c| c.awaited_call().is_none());
        brief::promised(&self.model.words, &rest).unwrap_or_default()
    }

    /// The nearest activities with who does them, and the number to call there.
    fn activities(&self) -> String {
        let w = &self.model.words;
        let mut open: Vec<_> = self
            .case
            .current_activities()
            .filter(|a| a.state.is_open() && !a.is_overdue(self.model.today))
            .collect();
        open.sort_by_key(|a| (!a.urgent, a.due.is_none(), a.due));
        let said: Vec<String> = open
            .iter()
            .take(3)
            .map(|a| {
                let due = a.due.map(|d| w.day_near(d, self.model.today));
                let organisation = a.organisation.as_ref().map(|o| self.model.reached(o));
                let rest = [due, organisation].into_iter().flatten().collect::<Vec<_>>().join(", ");
                let text = activity::text(w, a);
                if rest.is_empty() { text } else { format!("{text} ({rest})") }
            })
            .collect();
        if said.is_empty() { String::new() } else { say!(w, "lookup-ahead", what = said.join("; ")) }
    }
}
