//! The family one stands on in the lookup: what must be known on the phone, the most needed first.

use ratatui::style::Style;

use super::super::paint::{LATE, PLAIN, QUIET, STRONG, cut, wrap};
use super::super::preview::capitalised;
use super::super::{Desk, dialog::appoint};
use crate::domain::contact::Contact;
use crate::domain::schema::Kind;
use crate::domain::{Case, FamilyId, phone};
use crate::norm::Standing;
use crate::report::discretion::{Caller, consent, openness};
use crate::store::{Reader, Scope};

/// How many days are offered for a visit.
pub const OFFERED: usize = 4;

/// A family, read for the phone.
pub(super) struct Seen {
    /// The family with its contacts.
    pub(super) case: Case,
    standing: Standing,
    /// The day of the consent that holds.
    consent: Option<chrono::NaiveDate>,
}

impl Seen {
    /// A family of the desk as it stands there, another one read; a file that cannot be read now shows nothing.
    pub(super) fn read(family: FamilyId, desk: &Desk, reader: Reader<'_>) -> Option<Seen> {
        let consents = reader.records_of(Kind::Consent, family.0).ok()?;
        let (case, standing) = match desk.place(family) {
            Some(place) => (desk.cases[place].clone(), desk.standings[place].clone()),
            None => {
                let found = desk.cases_of(reader, Scope::One(family), Some(desk.since)).ok()?;
                let case = found.into_iter().next()?;
                let standing = Standing::of(desk.ground(), &case);
                (case, standing)
            }
        };
        Some(Seen { case, standing, consent: consent(&consents, desk.today) })
    }

    /// The lines, as wide as `width`.
    pub(super) fn lines(&self, desk: &Desk, caller: Caller, width: usize) -> Vec<(String, Style)> {
        let mut lines: Vec<(String, Style)> = Vec::new();
        let mut say = |text: String, style: Style| {
            if !text.is_empty() {
                lines.extend(wrap(&text, width).into_iter().map(|l| (l, style)));
            }
        };
        say(self.safety(), LATE);
        say(self.level(desk), STRONG);
        say(self.late(desk), LATE);
        say(self.phones(desk), PLAIN);
        say(self.children(desk), PLAIN);
        say(self.visits(desk), PLAIN);
        let may = super::discretion::line(desk, openness(caller, self.consent));
        // Once it is known who calls, what may be said to them comes before what can wait.
        if caller != Caller::Unknown {
            say(may.clone(), STRONG);
        }
        say(self.promised(desk), PLAIN);
        say(cut(&self.last(desk), 2 * width - 2), PLAIN);
        say(self.activities(desk), PLAIN);
        if caller == Caller::Unknown {
            say(may, QUIET);
        }
        lines
    }

    fn safety(&self) -> String {
        self.case.family.safety.as_ref().map(|s| format!("! {s}")).unwrap_or_default()
    }

    fn level(&self, desk: &Desk) -> String {
        let w = &desk.words;
        let Some(level) = self.standing.level else {
            let closed = self.case.closings.iter().rev().find(|c| c.on <= desk.today);
            return closed.map_or_else(
                || w.say("no-level"),
                |c| w.fill("card-closed", &[("day", w.day(c.on).into())]),
            );
        };
        let mut said = capitalised(&desk.rules.level_name(level));
        if let Some(end) = &self.standing.term {
            let until = w.fill("until", &[("day", w.day_near(end.until, desk.today).into())]);
            let left = (end.until - desk.today).num_days();
            let tail = if left <= 0 { w.say("term-over") } else { w.count("days-left", left) };
            said = format!("{said} {until}: {tail}");
        }
        said
    }

    /// What is overdue: periods that ended short, activities past their day.
    fn late(&self, desk: &Desk) -> String {
        let w = &desk.words;
        let mut what: Vec<String> = Vec::new();
        for row in &self.standing.short {
            let counts = w.fill("done-of", &[("done", row.done.into()), ("required", row.required.into())]);
            what.push(format!("{}: {counts}", w.period(row.unit, row.from)));
        }
        for activity in self.case.current_activities().filter(|a| a.is_overdue(desk.today)).take(3) {
            let due = activity.due.map(|d| w.day_near(d, desk.today)).unwrap_or_default();
            what.push(format!("{} — {due}", activity.text));
        }
        if what.is_empty() {
            String::new()
        } else {
            w.fill("lookup-late", &[("what", what.join("; ").into())])
        }
    }

    fn phones(&self, desk: &Desk) -> String {
        let w = &desk.words;
        let whose = self.case.members.iter().flat_map(|m| {
            let who = match &m.first_name {
                Some(first) if m.is_child(desk.today) => first.clone(),
                _ => w.pick("role", &m.role),
            };
            m.phones.iter().map(move |p| format!("{} {who}", phone::shown(p)))
        });
        whose.take(4).collect::<Vec<_>>().join(" · ")
    }

    fn children(&self, desk: &Desk) -> String {
        let w = &desk.words;
        let mut children: Vec<_> = self.case.children(desk.today).collect();
        children.sort_by_key(|m| m.born);
        let said: Vec<String> = children
            .iter()
            .map(|c| {
                let named = c.first_name.clone().unwrap_or_else(|| w.pick("role", &c.role));
                let parts = [Some(w.age(c, desk.today)).filter(|a| !a.is_empty()), c.occupation.clone()];
                let rest = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
                if rest.is_empty() { named } else { format!("{named} {rest}") }
            })
            .collect();
        if said.is_empty() {
            String::new()
        } else {
            w.fill("lookup-children", &[("who", said.join("; ").into())])
        }
    }

    /// The visit appointed, and free days to offer.
    fn visits(&self, desk: &Desk) -> String {
        let w = &desk.words;
        let mut said: Vec<String> = Vec::new();
        if let Some(next) = self.case.next_appointment(desk.today) {
            let time = next.time.map(|t| format!(" {}", w.time(t))).unwrap_or_default();
            said.push(w.fill("lookup-next", &[("day", format!("{}{time}", w.weekday_day(next.on)).into())]));
        }
        if self.standing.level.is_some() {
            let free = appoint::free_days(desk, &self.case, OFFERED);
            let days: Vec<String> = free.into_iter().map(|d| w.weekday_day(d)).collect();
            if !days.is_empty() {
                said.push(w.fill("lookup-free", &[("days", days.join(", ").into())]));
            }
        }
        said.join(" · ")
    }

    fn last(&self, desk: &Desk) -> String {
        let w = &desk.words;
        let told = |c: &Contact| {
            let kind = capitalised(&w.pick("contact-kind", c.kind.code()));
            let note = c.note.clone().unwrap_or_else(|| w.pick("outcome", c.outcome.code()));
            format!("{kind} {}: {note}", w.weekday_day(c.on))
        };
        let last = self.case.contacts.iter().rev().find(|c| c.note.is_some() || c.kind.is_visit());
        let before = || self.case.visited_before.map(|d| w.fill("lookup-last", &[("day", w.day(d).into())]));
        last.map(told).or_else(before).unwrap_or_default()
    }

    fn promised(&self, desk: &Desk) -> String {
        let open = self.case.contacts.iter().rev().find(|c| c.promised.is_some());
        let Some(contact) = open else { return String::new() };
        let what = contact.promised.as_deref().unwrap_or_default();
        desk.words.fill("promised", &[("what", what.into())])
    }

    /// The nearest activities with who does them, and the number to call there.
    fn activities(&self, desk: &Desk) -> String {
        let w = &desk.words;
        let mut open: Vec<_> = self
            .case
            .current_activities()
            .filter(|a| a.state.is_open() && !a.is_overdue(desk.today))
            .collect();
        open.sort_by_key(|a| (a.due.is_none(), a.due));
        let said: Vec<String> = open
            .iter()
            .take(3)
            .map(|a| {
                let due = a.due.map(|d| w.day_near(d, desk.today));
                let organisation = a.organisation.as_ref().map(|o| desk.reached(o));
                let rest = [due, organisation].into_iter().flatten().collect::<Vec<_>>().join(", ");
                if rest.is_empty() { a.text.clone() } else { format!("{} ({rest})", a.text) }
            })
            .collect();
        if said.is_empty() {
            String::new()
        } else {
            w.fill("lookup-ahead", &[("what", said.join("; ").into())])
        }
    }
}
