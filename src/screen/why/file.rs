//! «Почему» on records of the file: an activity, an earlier level, an item of the regulation, any record with who
//! entered it and when.

use chrono::NaiveDate;

use super::{proposal, quote, window};
use crate::domain::family::Member;
use crate::domain::paper::Request;
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Id, MemberId, day, phone};
use crate::model::facts::FamilyFacts;
use crate::norm::{lacking, span, term};
use crate::screen::card::sheet::ComputedLine;
use crate::screen::card::{marks, papers};
use crate::screen::dialog::{appoint, spec::DialogSpec};
use crate::screen::{Model, Step};
use crate::store::read::FieldChange;
use crate::store::state::CellName;
use crate::text::{capitalised, say};
use crate::ui::paint::PLAIN;
use crate::ui::sheet::PlainSheet;
use crate::wording::{
    self,
    history::{self, ChangeGroup},
};

pub(super) fn titled(model: &Model, facts: &FamilyFacts, lines: PlainSheet) -> DialogSpec {
    window(model, &facts.case.family.short, lines)
}

/// Why a level held, how long and how often it was to be visited.
#[must_use]
pub fn level(model: &Model, facts: &FamilyFacts, id: Id) -> DialogSpec {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    if let Some(record) = facts.case.levels.iter().find(|l| l.id == id) {
        lines.line(capitalised(&model.rules.level_name(record.level))).strong();
        if let Some(source) = model.rules.level_source(record.level) {
            quote(model, &source, &mut lines);
        }
        if let Some(end) = term::of_record(record, &model.rules) {
            lines.gap();
            super::end_lines(model, &end, &mut lines);
        }
        for part in span::spans(&facts.case, &model.rules).iter().filter(|x| x.record == id) {
            let said = say!(w, "times-per", n = part.frequency.times, per = part.frequency.per.code());
            lines.gap();
            lines.line(capitalised(&said)).strong();
            quote(model, &part.source, &mut lines);
        }
    }
    entered(model, facts, id, &mut lines);
    titled(model, facts, lines)
}

/// Where the day of an activity comes from, and what was asked of whom.
#[must_use]
pub fn activity(model: &Model, facts: &FamilyFacts, id: Id) -> DialogSpec {
    let mut lines = super::activity_lines(model, &facts.case, id);
    let fields = Request::FIELDS;
    for request in facts.of(Kind::Request).iter().filter(|r| r.get(fields.activity) == Some(id.into())) {
        let sent = request.get(fields.sent_on).map(|d| model.words.day(d)).unwrap_or_default();
        let to = request.get(fields.organisation).unwrap_or_default();
        let asked = say!(model.words, "request-sent", to = to, day = sent);
        let (came, late) = papers::answer(model, request);
        lines.line(format!("{asked}, {came}")).late_if(late);
    }
    entered(model, facts, id, &mut lines);
    titled(model, facts, lines)
}

/// Who asks for what the programme lacks, in the words of the document.
#[must_use]
pub fn lack(model: &Model, facts: &FamilyFacts, place: usize) -> Step {
    let all = lacking::lacking(model.ground(), &facts.case);
    let Some(lack) = all.get(place) else { return Step::Say(model.words.say("why-nothing")) };
    let mut lines = PlainSheet::default();
    lines.line(capitalised(&wording::lacking::said(model, &facts.case, lack))).strong();
    quote(model, &lack.source, &mut lines);
    if matches!(lack.what, lacking::ProgrammeGapKind::Control { by: Some(_), .. }) {
        lines.line(model.words.say("why-control-own")).quiet();
    }
    Step::Ask(titled(model, facts, lines))
}

/// What an item of the regulation's list says, and where.
#[must_use]
pub fn item(model: &Model, facts: &FamilyFacts, id: Id) -> DialogSpec {
    let mut lines = PlainSheet::default();
    if let Some(meaning) = facts.record(id).and_then(|r| marks::meaning(model, r)) {
        lines.line(capitalised(&meaning.label)).strong();
        lines.extend(meaning.text.as_ref().map(|t| (format!("  «{t}»"), PLAIN)));
        lines.extend(meaning.cited.map(|c| (format!("  {c}"), PLAIN)));
        if let Some(title) = &meaning.former {
            lines.line(say!(model.words, "why-mark-former", title = title.as_str()));
            // The new document's words beside the old ones: the id is the same, the scope may not be.
            let now = facts.record(id).and_then(|r| marks::meaning_now(model, r));
            match now.filter(|m| m.cited.is_some()) {
                Some(now) => {
                    let cited = now.cited.unwrap_or_default();
                    let said = say!(
                        model.words,
                        "why-mark-now",
                        text = now.text.unwrap_or(now.label),
                        cited = cited
                    );
                    lines.line(said).quiet();
                }
                None => {
                    lines.line(model.words.say("why-mark-gone")).quiet();
                }
            }
        }
        if meaning.text.is_none() {
            let kind = facts.record(id).map(|r| r.kind.name()).unwrap_or_default();
            lines.line(model.words.pick("why-mark-own", kind));
        }
        let level = meaning.level.map(|l| model.rules.level_name(l));
        lines.extend(level.map(|l| (say!(model.words, "why-sign-level", level = l), PLAIN)));
    }
    entered(model, facts, id, &mut lines);
    titled(model, facts, lines)
}

/// How old a member is and why, and who entered her.
#[must_use]
pub fn member(model: &Model, facts: &FamilyFacts, id: Id) -> DialogSpec {
    let mut lines = PlainSheet::default();
    if let Some(member) = facts.case.member(MemberId(id)) {
        let called = facts.member(id, model).unwrap_or_default();
        lines.line(capitalised(&called)).strong();
        lines.line(age(model, member));
    }
    entered(model, facts, id, &mut lines);
    titled(model, facts, lines)
}

/// A number: whose it is, who entered it and in place of which other one.
#[must_use]
pub fn phone(model: &Model, facts: &FamilyFacts, member: Id, number: &str) -> DialogSpec {
    let w = &model.words;
    let called = facts.member(member, model).unwrap_or_default();
    let mut lines = PlainSheet::default();
    lines.line(format!("{}  {called}", phone::shown(number))).strong();
    lines.line(w.say("why-phone"));
    let of = member.to_string();
    let changes = || facts.history.iter().flat_map(|event| &event.changes);
    let of_member = |c: &&FieldChange| {
        let owned =
            |o: &FieldChange| o.entity == c.entity && o.field == FieldName::Member && o.to == of.as_str();
        c.kind == Kind::Phone && changes().any(owned)
    };
    // Each number is a record of its own: the one that says this number, and those that went when it came.
    let says = |c: &&FieldChange| c.field == FieldName::Number && c.to == number;
    let mut ids = Vec::new();
    for event in facts.history.iter().filter(|e| e.changes.iter().filter(of_member).any(|c| says(&c))) {
        let went = |c: &&FieldChange| c.field == CellName::Deleted && c.to == true;
        let concerned = event.changes.iter().filter(of_member).filter(|c| says(c) || went(c));
        ids.extend(concerned.map(|c| c.entity));
    }
    if ids.is_empty() {
        ids.push(member);
    }
    entered_all(model, facts, &ids, &mut lines);
    titled(model, facts, lines)
}

/// What a line that is computed from several records says, and who entered them.
#[must_use]
pub fn sum(model: &Model, facts: &FamilyFacts, sum: ComputedLine) -> Step {
    let (w, case) = (&model.words, &facts.case);
    let mut lines = PlainSheet::default();
    let ids: Vec<Id> = match sum {
        ComputedLine::Children => children(model, facts, &mut lines),
        ComputedLine::Free => free_days(model, facts, &mut lines),
        ComputedLine::Ahead => {
            lines.line(w.say("why-decided-ahead"));
            let levels = case.levels.iter().filter(|l| model.today < l.from).map(|l| l.id);
            let closings = case.closings.iter().filter(|c| model.today < c.on).map(|c| c.id);
            let assigned = facts.of(Kind::Assignment).iter().map(|r| r.id);
            levels.chain(closings).chain(assigned).collect()
        }
        ComputedLine::NoLevel => {
            lines.line(w.say("why-no-level"));
            case.levels.iter().map(|l| l.id).collect()
        }
        ComputedLine::NoVisit => {
            lines.line(w.say("why-no-visit"));
            case.contacts.iter().filter(|c| c.kind.is_visit()).map(|c| c.id).collect()
        }
        ComputedLine::Proposal => {
            lines.append(proposal::level(model, facts));
            let proposed = &facts.proposal;
            let signs = proposed.reasons.iter().map(|s| s.mark).chain(proposed.ended.iter().map(|e| e.mark));
            let beside = proposed.circumstances.iter().chain(&proposed.categories).map(|(id, _)| *id);
            let ids: Vec<Id> = signs.chain(beside).collect();
            // Without any of them the levels themselves are all that was written.
            if ids.is_empty() { case.levels.iter().map(|l| l.id).collect() } else { ids }
        }
        ComputedLine::Income => {
            let income = facts.per_head.as_ref();
            if let Some(income) = income {
                lines.append(proposal::income(model, income));
            }
            income.into_iter().flat_map(|income| [Some(income.record), income.set]).flatten().collect()
        }
        ComputedLine::Position => {
            if let Some(misplaced) = &facts.misplaced {
                lines.append(proposal::position(model, misplaced));
            }
            facts.of(Kind::Assignment).iter().map(|r| r.id).collect()
        }
        ComputedLine::Curator => {
            lines.line(w.say("why-curator"));
            facts.of(Kind::Assignment).iter().map(|r| r.id).collect()
        }
    };
    if !ids.is_empty() {
        entered_all(model, facts, &ids, &mut lines);
    }
    Step::Ask(titled(model, facts, lines))
}

/// The children by age, each with how the age is reckoned; gives their records.
fn children(model: &Model, facts: &FamilyFacts, lines: &mut PlainSheet) -> Vec<Id> {
    let (w, case) = (&model.words, &facts.case);
    let mut children: Vec<_> = case.children(model.today).collect();
    children.sort_by_key(|c| c.born);
    lines.line(w.say("why-children"));
    for child in &children {
        let called = facts.member(child.id.0, model).unwrap_or_default();
        lines.gap();
        lines.line(capitalised(&called)).strong();
        lines.line(age(model, child));
    }
    children.iter().map(|c| c.id.0).collect()
}

/// The next fourteen days, each with why it is free or not; gives the records that close days.
fn free_days(model: &Model, facts: &FamilyFacts, lines: &mut PlainSheet) -> Vec<Id> {
    let (w, case) = (&model.words, &facts.case);
    lines.line(w.say("why-free"));
    let from = day::day_after(model.today);
    let days: Vec<NaiveDate> = day::days(from, day::later(from, 13)).collect();
    let free = appoint::free_days(model, case, days.len());
    for on in days {
        let appointed = case.appointments.iter().any(|a| a.on == on);
        let why = match appoint::obstacle(model, case, on) {
            Some(code) => w.pick("obstacle", code),
            None if appointed => w.say("why-free-appointed"),
            None if free.contains(&on) => w.say("why-free-yes"),
            None => w.say("why-free-full"),
        };
        lines.line(format!("{}: {why}", w.weekday_near(on, model.today))).under();
    }
    let absences = case.absences.iter().map(|a| a.id);
    absences.chain(case.availability.iter().map(|a| a.id)).collect()
}

/// «Родилась 02.04.2017: сегодня полных лет — 9».
fn age(model: &Model, member: &Member) -> String {
    let w = &model.words;
    let age = w.age(member, model.today);
    match (member.born, member.born_year) {
        (Some(born), _) if !age.is_empty() => {
            say!(w, "why-age", born = w.day(born), age = age)
        }
        (None, Some(year)) if !age.is_empty() => {
            say!(w, "why-age-about", year = year.to_string(), age = age)
        }
        _ => w.say("why-no-age"),
    }
}

/// Where the document asks for a record, who entered it and when.
#[must_use]
pub fn record(model: &Model, facts: &FamilyFacts, id: Id) -> DialogSpec {
    let mut lines = PlainSheet::default();
    let sources = facts.record(id).map(|record| super::field::asking(model, facts, record));
    for source in sources.into_iter().flatten() {
        quote(model, &source, &mut lines);
    }
    entered(model, facts, id, &mut lines);
    titled(model, facts, lines)
}

/// The part of the history that is about one record: nothing here is computed, someone has entered it.
fn entered(model: &Model, facts: &FamilyFacts, id: Id, lines: &mut PlainSheet) {
    entered_all(model, facts, &[id], lines);
}

pub(super) fn entered_all(model: &Model, facts: &FamilyFacts, ids: &[Id], lines: &mut PlainSheet) {
    lines.gap();
    let changes = facts.history.iter().flat_map(|event| &event.changes);
    let mut kinds: Vec<&str> = changes.filter(|c| ids.contains(&c.entity)).map(|c| c.kind.code()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let meant = kinds.into_iter().map(|kind| model.words.pick("why-for", kind));
    lines.extend(meant.filter(|said| !said.is_empty()).map(|said| (said, PLAIN)));
    lines.line(model.words.say("why-entered")).quiet();
    for event in &facts.history {
        let of = |id: &Id| ChangeGroup::all(&event.changes, Some(*id));
        let groups: Vec<ChangeGroup<'_>> = ids.iter().flat_map(of).collect();
        if groups.is_empty() {
            continue;
        }
        lines.line(format!("{}  {}", history::moment(model, event), history::act(model, event)));
        lines.extend(groups.iter().map(|g| (format!("  {}", g.said(model, Some(facts))), PLAIN)));
    }
}
