//! Noting a call: a line of text, what was promised, by when to call back.

use serde::{Deserialize, Serialize};

use super::form::{Fault, Form};
use super::{Dialog, Purpose};
use crate::domain::contact::{ContactKind, Outcome};
use crate::domain::schema::Kind;
use crate::domain::{Act, Case, FamilyId, Record, name, phone};
use crate::screen::{Desk, Effect};

/// The call being noted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Call {
    family: FamilyId,
}

const NOTE: usize = 0;
const PROMISED: usize = 1;
const CALL_BACK: usize = 2;
const KIND: usize = 3;
const DAY: usize = 4;

/// Every contact but visits, which have a dialog of their own.
const KINDS: [ContactKind; 8] = [
    ContactKind::Call,
    ContactKind::Office,
    ContactKind::Talk,
    ContactKind::Meeting,
    ContactKind::SupportGroup,
    ContactKind::Training,
    ContactKind::Counselling,
    ContactKind::Informed,
];

impl Call {
    /// The dialog for a call about `case`, today.
    #[must_use]
    pub fn dialog(desk: &Desk, case: &Case) -> Dialog {
        let call = Call { family: case.family.id };
        Dialog::Form(call.form(desk, case), Purpose::Call(call))
    }

    pub(super) fn family(&self) -> FamilyId {
        self.family
    }

    pub(super) fn form(&self, desk: &Desk, case: &Case) -> Form {
        let w = &desk.words;
        Form::new(w.fill("call-title", &[("family", name::short(&case.family.title).into())]))
            .line(w.say("call-note"), "")
            .line(w.say("call-promised"), "")
            .line(w.say("call-back"), "")
            .choice(w.say("call-kind"), KINDS.map(|k| w.pick("contact-kind", k.code())).into(), 0)
            .line(w.say("visit-day"), &w.weekday_day(desk.today))
    }

    pub(super) fn accept(&self, form: &Form, desk: &Desk) -> Result<Effect, Fault> {
        let w = &desk.words;
        let (note, promised) = (form.text(NOTE), form.text(PROMISED));
        if note.is_none() && promised.is_none() {
            return Err(Fault { field: NOTE, text: w.say("fault-note") });
        }
        let Some(day) = form.day(DAY, desk)? else {
            return Err(Fault { field: DAY, text: w.say("fault-day") });
        };
        if day > desk.today {
            return Err(Fault { field: DAY, text: w.say("fault-visit-ahead") });
        }
        let record = Record::new(Kind::Contact)
            .set("family", self.family)
            .set("kind", KINDS[form.chosen(KIND)].code())
            .set("outcome", Outcome::Held.code())
            .set("on", day)
            .set("by", desk.staff.default_curator())
            .set("note", note)
            .set("promised", promised)
            .set("call_back", form.day(CALL_BACK, desk)?);
        Ok(Effect::Record { act: Act::ContactNoted, records: vec![record] })
    }

    pub(super) fn hint(&self, _form: &Form, desk: &Desk) -> Vec<String> {
        let Some(case) = desk.case(self.family) else { return Vec::new() };
        case.members
            .iter()
            .flat_map(|m| m.phones.iter().map(move |p| (m, p)))
            .take(3)
            .map(|(m, p)| format!("{}  {}", phone::shown(p), desk.words.pick("role", &m.role)))
            .collect()
    }
}
