//! Noting a call: a line of text while one is talking, who calls, what was promised, by when to call back. A call about
//! a family that is not known is kept too, and attached later.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::{Dialog, Purpose};
use crate::domain::contact::{ContactKind, Outcome};
use crate::domain::schema::{Kind, MEANS, VIOLATED};
use crate::domain::{Act, Case, FamilyId, Record, phone};
use crate::report::discretion::Caller;
use crate::report::permission::Permission;
use crate::screen::lookup::discretion;
use crate::screen::{Desk, Effect};
use crate::ui::form::{Fault, Form};

/// The call being noted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Call {
    /// Whom it is about; `None`: nobody knows yet.
    family: Option<FamilyId>,
    /// What was looked for when the call came.
    sought: String,
    /// Who calls, if that was told already.
    caller: Caller,
    /// When it came, if the clock was asked.
    at: Option<NaiveTime>,
    /// What the family has consented to.
    #[serde(default)]
    permission: Box<Permission>,
}

/// The fields, in the order in which they are asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Note,
    Who,
    Phone,
    Caller,
    Promised,
    CallBack,
    Rights,
    Reported,
    Means,
    Kind,
    Outcome,
    Day,
    Time,
}

const OF_FAMILY: [Field; 11] = [
    Field::Note,
    Field::Promised,
    Field::CallBack,
    Field::Caller,
    Field::Outcome,
    Field::Kind,
    Field::Rights,
    Field::Reported,
    Field::Means,
    Field::Day,
    Field::Time,
];
const OF_NOBODY: [Field; 11] = [
    Field::Note,
    Field::Who,
    Field::Phone,
    Field::Caller,
    Field::Promised,
    Field::CallBack,
    Field::Rights,
    Field::Reported,
    Field::Means,
    Field::Day,
    Field::Time,
];

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

/// What can come of a call: it took place, or nobody answered.
const OUTCOMES: [Outcome; 2] = [Outcome::Held, Outcome::NobodyHome];

impl Call {
    /// The dialog for a call about `case`, today, of a family that has consented to this.
    #[must_use]
    pub fn dialog(desk: &Desk, case: &Case, permission: Permission, caller: Caller) -> Dialog {
        let (family, permission) = (Some(case.family.id), Box::new(permission));
        let call = Call { family, sought: String::new(), caller, at: desk.time, permission };
        Dialog::Form(call.form(desk, Some(case)), Box::new(Purpose::Call(call)))
    }

    /// The dialog for a call about a family that was looked for and not found.
    #[must_use]
    pub fn about_nobody(desk: &Desk, sought: &str, caller: Caller) -> Dialog {
        let permission = Box::default();
        let call = Call { family: None, sought: sought.to_owned(), caller, at: desk.time, permission };
        Dialog::Form(call.form(desk, None), Box::new(Purpose::Call(call)))
    }

    pub(super) fn family(&self) -> Option<FamilyId> {
        self.family
    }

    fn fields(&self) -> &'static [Field] {
        if self.family.is_some() { &OF_FAMILY } else { &OF_NOBODY }
    }

    fn place(&self, field: Field) -> Option<usize> {
        self.fields().iter().position(|f| *f == field)
    }

    /// The form; `case` is that of the family the call is about.
    pub(super) fn form(&self, desk: &Desk, case: Option<&Case>) -> Form {
        let w = &desk.words;
        let title = match case {
            Some(case) => w.fill("call-title", &[("family", case.family.title.as_str().into())]),
            None => w.say("call-title-nobody"),
        };
        let time = self.at.map(|t| w.time(t)).unwrap_or_default();
        // What was looked for is a number or a name: each goes to its own field.
        let is_number =
            self.sought.chars().any(|c| c.is_ascii_digit()) && !self.sought.chars().any(char::is_alphabetic);
        let (who, number) = if is_number { ("", self.sought.as_str()) } else { (self.sought.as_str(), "") };
        let mut form = Form::new(title);
        for field in self.fields() {
            form = match field {
                Field::Note => form.free(w.say("call-note"), ""),
                Field::Who => form.free(w.say("call-who"), who),
                Field::Phone => form.free(w.say("call-phone"), number),
                Field::Caller => form.choice(
                    w.say("call-caller"),
                    Caller::ALL.map(|c| w.pick("caller", c.code())).into(),
                    Caller::ALL.iter().position(|c| *c == self.caller).unwrap_or(0),
                ),
                Field::Promised => form.free(w.say("call-promised"), ""),
                Field::CallBack => form.line(w.say("call-back"), ""),
                Field::Rights => form.choice(
                    w.say("call-rights"),
                    ["kept", "violated"].map(|code| w.pick("rights", code)).into(),
                    0,
                ),
                Field::Reported => form.free(w.say("call-reported"), ""),
                Field::Means => form.choice(
                    w.say("call-means"),
                    MEANS.iter().map(|code| w.pick("means", code)).collect(),
                    0,
                ),
                Field::Kind => {
                    form.choice(w.say("call-kind"), KINDS.map(|k| w.pick("contact-kind", k.code())).into(), 0)
                }
                Field::Outcome => form.choice(
                    w.say("call-outcome"),
                    OUTCOMES.map(|o| w.pick("call-came", o.code())).into(),
                    0,
                ),
                Field::Day => form.line(w.say("visit-day"), &w.weekday_day(desk.today)),
                Field::Time => form.line(w.say("visit-time"), &time),
            };
        }
        form
    }

    pub(super) fn accept(&self, form: &Form, desk: &Desk) -> Result<Effect, Fault> {
        let w = &desk.words;
        let text = |field| self.place(field).and_then(|at| form.text(at));
        let chosen = |field| self.place(field).map_or(0, |at| form.chosen(at));
        let at = |field| self.place(field).unwrap_or_default();
        let fault = |field, id: &str| Fault { field: at(field), text: w.say(id) };
        let held = OUTCOMES[chosen(Field::Outcome)] == Outcome::Held;
        let (note, promised) = (text(Field::Note), text(Field::Promised));
        let violated = chosen(Field::Rights) == 1;
        if note.is_none() && promised.is_none() && held {
            return Err(fault(Field::Note, "fault-note"));
        }
        let day = form.past_day(at(Field::Day), desk)?.ok_or_else(|| fault(Field::Day, "fault-day"))?;
        if day > desk.today {
            return Err(fault(Field::Day, "fault-visit-ahead"));
        }
        let time = form.time(at(Field::Time), desk)?;
        let call_back = form.day(at(Field::CallBack), desk)?;
        let reported = text(Field::Reported);
        if !violated && reported.is_some() {
            return Err(fault(Field::Rights, "fault-rights"));
        }
        let kind = if self.family.is_some() { Kind::Contact } else { Kind::Inquiry };
        let mut record = Record::new(kind)
            .set("on", day)
            .set("time", time)
            .set("by", desk.staff.default_curator())
            .set("caller", Caller::ALL[chosen(Field::Caller)].code())
            .set("note", note.clone())
            .set("promised", promised)
            .set("call_back", call_back)
            .set("rights", violated.then_some(VIOLATED));
        record = match self.family {
            Some(family) => record
                .set("family", family)
                .set("kind", KINDS[chosen(Field::Kind)].code())
                .set("outcome", OUTCOMES[chosen(Field::Outcome)].code()),
            None => record
                .set("who", text(Field::Who))
                .set("phone", text(Field::Phone).map(|number| phone::normal(&number))),
        };
        let told_of = if self.family.is_some() { "about" } else { "inquiry" };
        let notice = reported.map(|whom| {
            let notice = Record::new(Kind::Notice).set("to_whom", whom).set("on", day).set("time", time);
            let notice = notice.set("means", MEANS.get(chosen(Field::Means)).copied()).set("text", note);
            notice.set("family", self.family).set(told_of, record.id)
        });
        let records = std::iter::once(record).chain(notice).collect();
        Ok(Effect::Record { act: Act::ContactNoted, records })
    }

    /// Whose phones there are, what may be told to the one who calls, and what must be reported.
    pub(super) fn hint(&self, form: &Form, desk: &Desk) -> Vec<String> {
        let w = &desk.words;
        let chosen = |field| self.place(field).map_or(0, |at| form.chosen(at));
        let caller = Caller::ALL[chosen(Field::Caller)];
        // What must be done now leaves no room for what may be said.
        let case = self.family.and_then(|f| desk.case(f));
        if chosen(Field::Rights) == 1 {
            return discretion::duty(desk, case);
        }
        let mut lines = discretion::lines(desk, case, caller, &self.permission);
        let number = self.place(Field::Phone).and_then(|at| form.text(at));
        lines.extend(number.as_deref().and_then(phone::doubt).map(|doubt| w.say(doubt.fault())));
        if let Some(case) = case {
            let phones = case.phones(desk.today);
            let said =
                phones.take(3).map(|(m, p)| format!("{} {}", w.pick("role", &m.role), phone::shown(p)));
            let home = Some(w.address_near(&case.family.address)).filter(|a| !a.is_empty());
            lines.push(home.into_iter().chain(said).collect::<Vec<_>>().join(" · "));
        }
        lines.retain(|l| !l.is_empty());
        lines
    }
}
