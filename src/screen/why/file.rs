//! «Почему» on what stands in the file: an activity, an earlier level, an item of the regulation, any record with who
//! entered it and when.

use super::{Lines, dialog, quote};
use crate::domain::schema::Kind;
use crate::domain::{Id, MemberId, name};
use crate::norm::{span, term};
use crate::screen::Desk;
use crate::screen::card::facts::Facts;
use crate::screen::card::history::{self, Group};
use crate::screen::card::{marks, papers};
use crate::screen::dialog::Dialog;
use crate::screen::paint::{LATE, PLAIN, QUIET, STRONG};
use crate::screen::preview::capitalised;

fn titled(desk: &Desk, facts: &Facts, lines: Lines) -> Dialog {
    dialog(desk, &name::short(&facts.case.family.title), lines)
}

/// Why a level held, how long and how often it was to be visited.
#[must_use]
pub fn level(desk: &Desk, facts: &Facts, id: Id) -> Dialog {
    let w = &desk.words;
    let mut lines = Lines::new();
    if let Some(record) = facts.case.levels.iter().find(|l| l.id == id) {
        lines.push((capitalised(&desk.rules.level_name(record.level)), STRONG));
        if let Some(source) = desk.rules.level_source(record.level) {
            quote(desk, &source, &mut lines);
        }
        if let Some(end) = term::of_record(record, &desk.rules) {
            lines.push((String::new(), PLAIN));
            super::end_lines(desk, &end, &mut lines);
        }
        for part in span::spans(&facts.case, &desk.rules).iter().filter(|x| x.record == id) {
            let args = [("n", part.frequency.times.into()), ("per", part.frequency.per.code().into())];
            lines.push((String::new(), PLAIN));
            lines.push((capitalised(&w.fill("times-per", &args)), STRONG));
            quote(desk, &part.source, &mut lines);
        }
    }
    entered(desk, facts, id, &mut lines);
    titled(desk, facts, lines)
}

/// Where the day of an activity comes from, and what was asked of whom.
#[must_use]
pub fn activity(desk: &Desk, facts: &Facts, id: Id) -> Dialog {
    let mut lines = super::activity_lines(desk, &facts.case, id);
    for request in facts.of(Kind::Request).iter().filter(|r| r.reference("activity") == Some(id)) {
        let sent = request.date("sent_on").map(|d| desk.words.day(d)).unwrap_or_default();
        let to = request.text("organisation").unwrap_or_default();
        let asked = desk.words.fill("request-sent", &[("to", to.into()), ("day", sent.into())]);
        let (came, late) = papers::answer(desk, request);
        lines.push((format!("{asked}, {came}"), if late { LATE } else { PLAIN }));
    }
    entered(desk, facts, id, &mut lines);
    titled(desk, facts, lines)
}

/// What an item of the regulation's list says, and where.
#[must_use]
pub fn item(desk: &Desk, facts: &Facts, id: Id) -> Dialog {
    let mut lines = Lines::new();
    if let Some(meaning) = facts.record(id).and_then(|r| marks::meaning(desk, r)) {
        lines.push((format!("«{}»", meaning.text), STRONG));
        lines.extend(meaning.cited.map(|c| (format!("  {c}"), PLAIN)));
        let level = meaning.level.map(|l| desk.rules.level_name(l));
        lines.extend(level.map(|l| (desk.words.fill("why-sign-level", &[("level", l.into())]), PLAIN)));
    }
    entered(desk, facts, id, &mut lines);
    titled(desk, facts, lines)
}

/// How old a member is and why, and who entered her.
#[must_use]
pub fn member(desk: &Desk, facts: &Facts, id: Id) -> Dialog {
    let w = &desk.words;
    let mut lines = Lines::new();
    if let Some(member) = facts.case.member(MemberId(id)) {
        let called = facts.member(id, desk).unwrap_or_default();
        lines.push((capitalised(&called), STRONG));
        let said = match (member.born, member.age(desk.today)) {
            (Some(born), Some(age)) => {
                w.fill("why-age", &[("born", w.day(born).into()), ("age", w.count("age", age).into())])
            }
            _ => w.say("why-no-age"),
        };
        lines.push((said, PLAIN));
    }
    entered(desk, facts, id, &mut lines);
    titled(desk, facts, lines)
}

/// Who entered a record and when.
#[must_use]
pub fn record(desk: &Desk, facts: &Facts, id: Id) -> Dialog {
    let mut lines = Lines::new();
    entered(desk, facts, id, &mut lines);
    titled(desk, facts, lines)
}

/// The part of the history that is about one record: nothing here is reckoned, someone has entered it.
fn entered(desk: &Desk, facts: &Facts, id: Id, lines: &mut Lines) {
    if !lines.is_empty() {
        lines.push((String::new(), PLAIN));
    }
    lines.push((desk.words.say("why-entered"), QUIET));
    let text = id.to_string();
    for event in &facts.history {
        let groups = Group::all(&event.changes, Some(&text));
        if groups.is_empty() {
            continue;
        }
        lines.push((format!("{}  {}", history::moment(desk, event), history::act(desk, event)), PLAIN));
        lines.extend(groups.iter().map(|g| (format!("  {}", g.said(desk, Some(facts))), PLAIN)));
    }
}
