//! «Признаки»: signs, categories, circumstances and statuses, in the regulation's words with the paragraph.

use super::sheet::{CardSheet, CardTarget, ComputedLine};
use crate::domain::FieldName;
use crate::domain::Record;
use crate::domain::event::FamilyEvent;
use crate::domain::id::DecisionId;
use crate::domain::money::Income;
use crate::domain::schema::Kind;
use crate::model::facts::FamilyFacts;
use crate::regulation::{Meaning, RegulationList};
use crate::screen::Model;
use crate::text::{capitalised, say};
use crate::ui::paint::LATE;
use crate::wording::mark;

/// The kinds with the field that says what it is.
const KINDS: [(Kind, FieldName, Option<RegulationList>); 4] = [
    (Kind::Sign, FieldName::Sign, Some(RegulationList::Sign)),
    (Kind::Category, FieldName::Category, Some(RegulationList::Category)),
    (Kind::Circumstance, FieldName::Circumstance, Some(RegulationList::Circumstance)),
    (Kind::Status, FieldName::Status, None),
];

/// The section.
pub fn sheet(model: &Model, facts: &FamilyFacts) -> CardSheet {
    let w = &model.words;
    let mut s = CardSheet::new(w.say("card-marks"));
    let mut count = 0;
    for (kind, field, list) in KINDS {
        let mut records = facts.by_day(kind, FieldName::From);
        // Ended records come after current ones.
        records.sort_by_key(|r| ended(model, r));
        if records.is_empty() {
            continue;
        }
        let holding = records.iter().filter(|r| !ended(model, r)).count();
        count += holding;
        s.head(format!("{}: {holding}", model.several(kind)));
        for record in records {
            write_mark(model, facts, record, field, list, &mut s);
        }
    }
    events(model, facts, &mut s);
    income(model, facts, &mut s);
    s.count = Some(count);
    s.or_empty(w.say("card-no-marks"));
    s
}

/// The events that the report counts, the latest first.
fn events(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let records = facts.by_day(Kind::Event, FieldName::On);
    if records.is_empty() {
        return;
    }
    s.head(format!("{}: {}", model.several(Kind::Event), records.len()));
    for record in records {
        let fields = FamilyEvent::FIELDS;
        let what = record.get(fields.event).map(|e| capitalised(&w.pick("happening", e.code())));
        let child = record.get(fields.child).and_then(|c| facts.member(c.0, model));
        let said = [what, facts.member_of(record, model), child];
        let label = record.get(fields.on).map(|d| w.day_near(d, model.today)).unwrap_or_default();
        s.row(label, said.into_iter().flatten().collect::<Vec<_>>().join(" · "))
            .on(CardTarget::Record(record.id));
        let number = record.get(fields.number).map(|n| say!(w, "number", n = n));
        let beside = [record.get(fields.organisation), record.get(fields.body), number];
        let beside = beside.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        if !beside.is_empty() {
            s.more(beside).quiet();
        }
        if let Some(note) = record.get(fields.note) {
            s.more(note);
        }
        super::conflicts(model, facts, record.id, s);
    }
}

/// The incomes: the one of the day against the minimum, the earlier ones as they were entered.
fn income(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let records = facts.by_day(Kind::Income, FieldName::From);
    if records.is_empty() {
        return;
    }
    s.head(format!("{}: {}", model.several(Kind::Income), records.len()));
    let now = facts.per_head.as_ref();
    for record in records {
        let day = record.get(Income::FIELDS.from).map(|d| w.day_near(d, model.today)).unwrap_or_default();
        let label = say!(w, "card-from", day = day);
        let amount = w.money(u64::from(record.get(Income::FIELDS.amount).unwrap_or_default()) * 100);
        match now.filter(|income| income.record == record.id) {
            Some(income) => {
                s.row(label, w.per_head(income)).on(CardTarget::Record(record.id));
                let asks = income.verdict().asks();
                let mark = if asks { "! " } else { "" };
                let said = format!("{mark}{}", w.income_verdict(income));
                s.more(said).late_if(asks).on(CardTarget::Sum(ComputedLine::Income));
                if let Some(limit) = w.income_limit(income) {
                    s.more(limit).quiet();
                }
            }
            None => {
                s.row(label, amount).quiet().on(CardTarget::Record(record.id));
            }
        }
        if let Some(note) = record.get(Income::FIELDS.note) {
            s.more(note);
        }
        super::conflicts(model, facts, record.id, s);
    }
}

fn ended(model: &Model, record: &Record) -> bool {
    record.date(FieldName::Until).is_some_and(|until| until <= model.today)
}

/// What a mark means.
#[must_use]
pub fn meaning(model: &Model, record: &Record) -> Option<Meaning> {
    let (_, field, list) = KINDS.into_iter().find(|(kind, _, _)| *kind == record.kind)?;
    let code = record.text(field)?;
    Some(match list {
        Some(list) => model.rules.meaning_under(list, code, record.text(FieldName::Under)),
        None => Meaning::own(model.words.pick("status-name", code)),
    })
}

/// What the mark would mean had it been entered under the regulation that is in force.
#[must_use]
pub fn meaning_now(model: &Model, record: &Record) -> Option<Meaning> {
    let (_, field, list) = KINDS.into_iter().find(|(kind, _, _)| *kind == record.kind)?;
    Some(model.rules.meaning(list?, record.text(field)?))
}

fn write_mark(
    model: &Model,
    facts: &FamilyFacts,
    record: &Record,
    field: FieldName,
    list: Option<RegulationList>,
    s: &mut CardSheet,
) {
    let w = &model.words;
    let Some(meaning) = meaning(model, record) else { return };
    let day = |field: FieldName| record.date(field).map(|d| w.day_near(d, model.today));
    let label = say!(w, "card-from", day = day(FieldName::From).unwrap_or_default());
    let target = if list.is_some() { CardTarget::Item(record.id) } else { CardTarget::Record(record.id) };
    let para = s.row(label, capitalised(&meaning.label)).on(target);
    let over = ended(model, record);
    if over {
        para.quiet();
    }
    let level = meaning.level.map(|l| model.rules.level_name(l));
    let until = record.date(FieldName::Until).map(|d| match w.through(d, model.today) {
        through if over => say!(w, "card-ended", through = through),
        through => through,
    });
    let decided = facts.case.decision(record.reference(FieldName::Decision).map(DecisionId));
    let number = decided.and_then(|d| d.number.as_deref()).or_else(|| record.text(FieldName::Number));
    let number = number.map(|n| say!(w, "number", n = n));
    let decision = [
        decided.and_then(|d| d.body.clone()).or_else(|| record.text(FieldName::DecidedBy).map(str::to_owned)),
        number,
        decided
            .map(|d| w.day_near(d.on, model.today))
            .or_else(|| day(FieldName::DecidedOn))
            .map(|d| say!(w, "dated", day = d)),
    ];
    let decision = decision.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let decision = (field == FieldName::Status && !decision.is_empty()).then_some(decision);
    let former = meaning
        .former
        .or_else(|| model.rules.former_title(record))
        .map(|title| say!(w, "mark-former", title = title));
    let beside = [meaning.cited, level, facts.member_of(record, model), until, decision, former];
    let beside = beside.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    if !beside.is_empty() {
        s.more(beside).quiet();
    }
    if let Some(ending) = facts.endings.iter().find(|e| e.mark == record.id) {
        let past = ending.on <= model.today;
        let mark = if past { "! " } else { "" };
        s.more(format!("{mark}{}", mark::ending(model, ending))).late_if(past);
    }
    if let Some(unfit) = facts.unfit.as_ref().filter(|u| u.mark == record.id) {
        s.more(format!("! {}", mark::unfit(model, unfit))).styled(LATE);
    }
    if let Some(note) = record.text(FieldName::Note) {
        s.more(note);
    }
    super::conflicts(model, facts, record.id, s);
}
