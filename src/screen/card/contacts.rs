//! «Контакты»: visits, calls and talks, the latest first.

use super::sheet::{CardSheet, CardTarget};
use crate::domain::contact::{Caller, Contact, ContactOutcome, RightsState};
use crate::domain::day;
use crate::domain::value::PersonRef;
use crate::model::facts::FamilyFacts;
use crate::screen::Model;
use crate::text::{capitalised, say};
use crate::ui::paint::{LATE, PLAIN};

/// The section.
pub fn sheet(model: &Model, facts: &FamilyFacts) -> CardSheet {
    let w = &model.words;
    let mut s = CardSheet::new(w.say("card-contacts"));
    s.count = Some(facts.case.contacts.len());
    for contact in facts.case.contacts.iter().rev() {
        write_contact(model, facts, contact, &mut s);
    }
    s.late = facts.case.contacts.iter().any(|c| is_late(model, c));
    s.or_empty(w.say("card-no-contacts"));
    s
}

fn is_late(model: &Model, contact: &Contact) -> bool {
    contact.called_back.is_none() && contact.call_back.is_some_and(|on| day::is_late(on, model.today))
}

fn write_contact(model: &Model, facts: &FamilyFacts, contact: &Contact, s: &mut CardSheet) {
    let w = &model.words;
    let kind = capitalised(&w.pick("contact-kind", contact.kind.code()));
    let time = contact.time.map(|t| format!(" {}", w.time(t))).unwrap_or_default();
    let mut said = format!("{kind}{time}");
    // Of a call or a talk that took place its kind says all.
    if contact.kind.is_visit() || contact.outcome != ContactOutcome::Held {
        said = format!("{said}: {}", w.pick("outcome", contact.outcome.code()));
    }
    let with: Vec<String> = contact.with.iter().map(|p| facts.who(p, model)).collect();
    if !with.is_empty() {
        said = format!("{said} · {}", with.join(", "));
    }
    // What the file's own curator did needs no name; F5 shows it.
    let own = model.staff.default_curator().map(PersonRef::Known);
    if let Some(by) = contact.by.as_ref().filter(|by| own.as_ref() != Some(by)) {
        said = format!("{said} · {}", facts.who(by, model));
    }
    if let Some(caller) = contact.caller.filter(|c| *c != Caller::Unknown) {
        said = format!("{said} · {}", w.pick("caller", caller.code()));
    }
    let label = format!("{} {}", w.weekday(contact.on), w.day_near(contact.on, model.today));
    let waits = contact.call_back.is_some() && contact.called_back.is_none();
    let target = if waits { CardTarget::CallBack(contact.id) } else { CardTarget::Record(contact.id) };
    let missed = contact.kind.is_visit() && contact.outcome != ContactOutcome::Held;
    let mark = if missed { "- " } else { "" };
    s.row(label, format!("{mark}{said}")).on(target);
    if let Some(note) = &contact.note {
        s.more(note.clone());
    }
    if let Some(promised) = &contact.promised {
        s.more(say!(w, "promised", what = promised.as_str()));
    }
    if let Some(on) = contact.call_back {
        let day = w.day_near(on, model.today);
        let late = is_late(model, contact);
        let said = match contact.called_back {
            Some(back) => {
                say!(w, "card-called-back", day = day, back = w.day_near(back, model.today))
            }
            None => say!(w, "card-to-call-back", day = day),
        };
        let mark = if late { "! " } else { "" };
        s.more(format!("{mark}{said}")).styled(if late { LATE } else { PLAIN });
    }
    if facts.case.unreported(model.today).any(|violation| violation.record == contact.id) {
        s.more(format!("! {}", w.say("urgent-rights"))).styled(LATE);
    } else if contact.rights == Some(RightsState::Violated) {
        s.more(w.say("card-rights-violated"));
    }
    super::conflicts(model, facts, contact.id, s);
}
