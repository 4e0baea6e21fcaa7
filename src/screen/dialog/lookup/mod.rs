//! The lookup over every screen: the family or person that a few letters or digits name, what a curator must know
//! during the call, and one key that records it.

pub mod disclosure;
mod family_pane;
mod loose;
mod view;

use std::mem;
use std::ops::Range;

pub use self::family_pane::OFFERED;
use crate::domain::contact::{Caller, Inquiry};
use crate::domain::family::Family;
use crate::domain::{FamilyId, Id, Level, phone};
use crate::keymap::key::Key;
use crate::screen::card::people;
use crate::screen::change::dialog_query::DialogQuery;
use crate::screen::dialog::lookup::family_pane::FamilyPane;
use crate::screen::dialog::spec::DialogSpec;
use crate::screen::entry::blank::EntryPurpose;
use crate::screen::family_command::Shown;
use crate::screen::job::Job;
use crate::screen::{Command, Effect, KeyOutcome, Model, Step, family_command};
use crate::search::{Hit, MatchMethod, SearchField, WordMatch};
use crate::store::Reader;
use crate::ui::editor::Editor;
use crate::ui::list::{RecordCursor, RecordKey};

/// Families that are listed at most: one types another letter rather than read on.
const MOST: usize = 30;
/// Letters that are taken at most.
const LONGEST: usize = 200;

/// A family of the list, with what was found in it.
struct LookupRow {
    family: Family,
    /// The level that holds; `None` too for families of other curators and those that were closed.
    level: Option<Level>,
    /// What was found, as it is shown.
    marked: Vec<MarkedText>,
    /// The least sure way in which a word was found.
    how: Option<MatchMethod>,
}

/// What a row of the lookup is of.
#[derive(PartialEq, Hash)]
enum LookupKey {
    Family(FamilyId),
    /// A call about a family that is not known yet.
    Call(Id),
}

/// A text with the letters that were found.
struct MarkedText {
    text: String,
    ranges: Vec<Range<usize>>,
    /// The text shown before it, where the text alone says too little: the id of a message.
    label: Option<&'static str>,
    person: Option<String>,
}

pub struct Lookup {
    input: Editor,
    hits: Vec<Hit>,
    /// Those of them that are in sight, and the place of the first.
    rows: Vec<LookupRow>,
    from: usize,
    /// The calls found where no family is.
    calls: Vec<Inquiry>,
    cursor: RecordCursor<LookupKey>,
    /// The family under the cursor, read when one came to it.
    seen: Option<FamilyPane>,
    /// Who is calling, as an index into [`Caller::ALL`].
    caller: usize,
    purpose: LookupPurpose,
    /// Whether families found by a child's former name are shown.
    unsealed: bool,
    /// How many of them are not.
    sealed: usize,
}

/// What is done with the family chosen.
enum LookupPurpose {
    /// Its card is opened.
    Find,
    /// This call is attached to it.
    Attach(Inquiry),
    /// The family to compare with, for a merge.
    Join(Id),
    /// A job is done for it.
    Do(Job),
}

impl Lookup {
    /// An empty line to type in.
    #[must_use]
    pub fn new() -> Lookup {
        Lookup {
            input: Editor::default(),
            hits: Vec::new(),
            rows: Vec::new(),
            from: 0,
            calls: Vec::new(),
            cursor: RecordCursor::default(),
            seen: None,
            caller: 0,
            purpose: LookupPurpose::Find,
            unsealed: false,
            sealed: 0,
        }
    }

    /// The lookup that attaches a call to the family chosen; it begins with what is known of the caller.
    #[must_use]
    pub fn attaching(inquiry: &Inquiry, model: &Model, reader: Reader<'_>) -> Lookup {
        let known = inquiry.who.clone().or_else(|| inquiry.phone.clone()).unwrap_or_default();
        let mut lookup = Lookup { purpose: LookupPurpose::Attach(inquiry.clone()), ..Lookup::new() };
        lookup.type_text(&known, model, reader);
        lookup
    }

    /// The lookup for the family that is the same as `one`.
    #[must_use]
    pub fn joining(one: Id) -> Lookup {
        Lookup { purpose: LookupPurpose::Join(one), ..Lookup::new() }
    }

    /// The lookup for the family that a job is done for.
    #[must_use]
    pub fn asking(job: Job) -> Lookup {
        Lookup { purpose: LookupPurpose::Do(job), ..Lookup::new() }
    }

    /// Does what a command means here.
    pub fn update(&mut self, command: Command, model: &Model, reader: Reader<'_>) -> Step {
        let before = self.cursor.at();
        if self.cursor.step(command) {
            if self.cursor.at() != before {
                self.look(model, reader);
            }
            return Step::Stay;
        }
        match command {
            Command::Back if self.input.is_empty() => return Step::Back,
            // Nothing to clear: to close the window would leave the next F8 to the list behind it.
            Command::Clear if self.input.is_empty() => {}
            Command::Back | Command::Clear => {
                self.input = Editor::default();
                self.find(model, reader);
                return Step::Stay;
            }
            Command::NextPane => self.caller = (self.caller + 1) % Caller::ALL.len(),
            Command::PreviousPane => self.caller = (self.caller + Caller::ALL.len() - 1) % Caller::ALL.len(),
            Command::Left | Command::Right => {
                self.input.step(command);
            }
            Command::Former => {
                self.unsealed = true;
                self.seek(model, reader);
                self.list(0, model, reader);
                self.look(model, reader);
                return Step::Stay;
            }
            // A family is chosen here for something else: no call is written down by the way.
            Command::Note if !self.takes_calls() => {
                return Step::Say(model.words.say("lookup-no-call"));
            }
            Command::Note => {
                let caller = Caller::ALL[self.caller];
                return match (&self.seen, &self.purpose) {
                    (Some(seen), _) => Step::Ask(DialogSpec::Call { family: seen.case.family.id, caller }),
                    // The call is written down already: what it lacks is its family.
                    (None, LookupPurpose::Attach(inquiry)) => {
                        Step::Fill(EntryPurpose::TakeInCaller { inquiry: inquiry.id })
                    }
                    (None, _) => Step::Ask(DialogSpec::Stranger {
                        sought: self.input.value().trim().to_owned(),
                        caller,
                    }),
                };
            }
            _ => {}
        }
        let Some(seen) = &self.seen else {
            // The call that was found instead is put to its family.
            return match self.calls.get(self.cursor.at()) {
                Some(call) if command == Command::Open => Step::Ask(DialogSpec::Attach(call.clone())),
                _ => Step::Say(model.words.say("row-no-family")),
            };
        };
        let case = &seen.case;
        match command {
            Command::Open => match &self.purpose {
                LookupPurpose::Find => Step::Card(case.family.id),
                LookupPurpose::Attach(inquiry) => loose::attached(inquiry, case.family.id, model, reader),
                LookupPurpose::Join(one) => Step::Look(DialogQuery::Join(*one, case.family.id.0)),
                LookupPurpose::Do(job) => Step::Job(*job, case.family.id),
            },
            Command::CopyPhone => match self.phone(seen, model) {
                Some(number) => Step::Do(Effect::Copy(phone::shown(&number))),
                None => Step::Say(model.words.say("no-phone")),
            },
            _ => family_command::follow(command, model, case, Shown::Next),
        }
    }

    /// What may be said on the phone of the family under the cursor.
    pub fn why(&self, model: &Model) -> DialogSpec {
        disclosure::why(model, self.seen.as_ref().map(|seen| (&seen.case, &seen.permission)))
    }

    /// Whether somebody may be on the phone.
    fn takes_calls(&self) -> bool {
        matches!(self.purpose, LookupPurpose::Find | LookupPurpose::Attach(_))
    }

    /// The number that was found, else the first there is.
    fn phone(&self, seen: &FamilyPane, model: &Model) -> Option<String> {
        let all = || seen.case.phones(model.today).map(|(_, phone)| phone);
        let found = self.hits.get(self.cursor.at()).and_then(|hit| {
            let texts: Vec<&str> = hit.matched.iter().map(|m| m.text.as_str()).collect();
            all().find(|p| texts.contains(&p.as_str()))
        });
        found.or_else(|| all().next()).cloned()
    }

    /// Takes typed or pasted text: the lines of a paste become one.
    pub fn type_text(&mut self, text: &str, model: &Model, reader: Reader<'_>) {
        self.input.insert_most(text, LONGEST);
        self.find(model, reader);
    }

    /// Takes Backspace and the like.
    pub fn edit(&mut self, key: Key, model: &Model, reader: Reader<'_>) -> KeyOutcome {
        if !self.input.erase(key) {
            return KeyOutcome::Nowhere;
        }
        self.find(model, reader);
        KeyOutcome::Taken
    }

    fn find(&mut self, model: &Model, reader: Reader<'_>) {
        // Each line that is typed asks again.
        self.unsealed = false;
        self.seek(model, reader);
        self.cursor.go_to(0);
        self.list(0, model, reader);
        self.look(model, reader);
    }

    fn seek(&mut self, model: &Model, reader: Reader<'_>) {
        let (index, typed) = (model.searched(reader), self.input.value());
        self.hits = if self.unsealed { index.find_former(&typed, MOST) } else { index.find(&typed, MOST) };
        self.sealed = if self.unsealed { 0 } else { index.count_former(&typed, MOST) };
        self.hits.retain(|hit| model.was_registered(reader, hit.family));
        self.calls = self.loose(model);
        let families = self.hits.iter().map(|hit| LookupKey::Family(hit.family));
        let calls = self.calls.iter().map(|call| LookupKey::Call(call.id));
        self.cursor.fill(families.chain(calls).map(Some).collect());
    }

    /// What is under the cursor.
    #[must_use]
    pub fn record_key(&self) -> Option<RecordKey> {
        self.cursor.record_key()
    }

    /// Reads everything again after a change of the file; the cursor stays on its family.
    pub fn refresh(&mut self, model: &Model, reader: Reader<'_>) {
        (self.rows, self.seen) = (Vec::new(), None);
        self.seek(model, reader);
        self.list(self.from.min(self.cursor.at()), model, reader);
        self.look(model, reader);
    }

    /// The lines in sight, from this one on. Most families stay in sight from letter to letter and are not read again.
    fn list(&mut self, from: usize, model: &Model, reader: Reader<'_>) {
        let mut before: Vec<Family> = mem::take(&mut self.rows).into_iter().map(|row| row.family).collect();
        let mut family = |id: FamilyId| match (model.case(id), before.iter().position(|f| f.id == id)) {
            (Some(case), _) => Some(case.family.clone()),
            (None, Some(place)) => Some(before.swap_remove(place)),
            (None, None) => reader.family(id).ok().flatten(),
        };
        let seen = self.hits.iter().skip(from).take(view::LIST);
        self.rows =
            seen.filter_map(|hit| Some(LookupRow::of(hit, family(hit.family)?, model, reader))).collect();
        self.from = from;
    }

    /// Reads what came into sight and the family under the cursor.
    fn look(&mut self, model: &Model, reader: Reader<'_>) {
        let from = self.from.min(self.cursor.at()).max((self.cursor.at() + 1).saturating_sub(view::LIST));
        if from != self.from {
            self.list(from, model, reader);
        }
        let family = self.hits.get(self.cursor.at()).map(|h| h.family);
        if self.seen.as_ref().map(|s| s.case.family.id) != family {
            self.seen = family.and_then(|f| FamilyPane::read(f, model, reader));
        }
    }
}

impl LookupRow {
    /// The line of a family found.
    fn of(hit: &Hit, family: Family, model: &Model, reader: Reader<'_>) -> LookupRow {
        let level = model.place(hit.family).and_then(|i| model.standings[i].level);
        let mut marked: Vec<MarkedText> = Vec::new();
        for m in &hit.matched {
            let (text, ranges) = m.shown();
            match marked.iter_mut().find(|x| x.text == text) {
                Some(there) => {
                    there.ranges.extend(ranges);
                    there.ranges.sort_by_key(|r| r.start);
                }
                None => {
                    let label = match m.field {
                        SearchField::House => Some("lookup-house"),
                        SearchField::Flat => Some("lookup-flat"),
                        SearchField::Age => Some("lookup-age"),
                        SearchField::Born => Some("lookup-born"),
                        SearchField::Document => Some("lookup-document"),
                        _ => None,
                    };
                    marked.push(MarkedText { label, person: person(m, model, reader), text, ranges });
                }
            }
        }
        LookupRow { family, level, marked, how: hit.matched.iter().map(|m| m.how).max() }
    }
}

/// Whose the text is: a child by name, an adult by the role. Nothing where it names the person itself.
fn person(m: &WordMatch, model: &Model, reader: Reader<'_>) -> Option<String> {
    let member = reader.member(m.member?).ok().flatten()?;
    let left = people::left(model, &member).map(|left| format!(", {left}")).unwrap_or_default();
    let called = match member.first_name {
        Some(first) if member.is_child(model.today) && first != m.text => first,
        _ => model.words.pick("role", member.role.code()),
    };
    Some(format!("{called}{left}"))
}

impl Default for Lookup {
    fn default() -> Self {
        Lookup::new()
    }
}
