//! «Признаки»: signs, categories, circumstances and statuses, in the regulation's words with the paragraph.

use super::sheet::{Sheet, Target};
use crate::domain::Record;
use crate::domain::id::DecisionId;
use crate::domain::schema::Kind;
use crate::model::facts::Facts;
use crate::regulation::{List, Meaning};
use crate::screen::Model;
use crate::text::capitalised;
use crate::ui::paint::LATE;
use crate::wording::mark;

/// The kinds with the field that says what it is.
const KINDS: [(Kind, &str, Option<List>); 4] = [
    (Kind::Sign, "sign", Some(List::Sign)),
    (Kind::Category, "category", Some(List::Category)),
    (Kind::Circumstance, "circumstance", Some(List::Circumstance)),
    (Kind::Status, "status", None),
];

/// The section.
pub fn sheet(model: &Model, facts: &Facts) -> Sheet {
    let w = &model.words;
    let mut s = Sheet::new(w.say("card-marks"));
    let mut count = 0;
    for (kind, field, list) in KINDS {
        let mut records = facts.by_day(kind, "from");
        // Ended records come after current ones.
        records.sort_by_key(|r| ended(model, r));
        if records.is_empty() {
            continue;
        }
        let holding = records.iter().filter(|r| !ended(model, r)).count();
        count += holding;
        s.head(format!("{}: {holding}", model.several(kind.name())));
        for record in records {
            told(model, facts, record, field, list, &mut s);
        }
    }
    s.count = Some(count);
    s.or_empty(w.say("card-no-marks"));
    s
}

fn ended(model: &Model, record: &Record) -> bool {
    record.date("until").is_some_and(|until| until <= model.today)
}

/// What a mark means.
#[must_use]
pub fn meaning(model: &Model, record: &Record) -> Option<Meaning> {
    let (_, field, list) = KINDS.into_iter().find(|(kind, _, _)| *kind == record.kind)?;
    let code = record.text(field)?;
    Some(match list {
        Some(list) => model.rules.meaning_under(list, code, record.text("under")),
        None => Meaning::own(model.words.pick("status-name", code)),
    })
}

/// What the mark would mean had it been entered under the regulation that is in force.
#[must_use]
pub fn meaning_now(model: &Model, record: &Record) -> Option<Meaning> {
    let (_, field, list) = KINDS.into_iter().find(|(kind, _, _)| *kind == record.kind)?;
    Some(model.rules.meaning(list?, record.text(field)?))
}

fn told(model: &Model, facts: &Facts, record: &Record, field: &str, list: Option<List>, s: &mut Sheet) {
    let w = &model.words;
    let Some(meaning) = meaning(model, record) else { return };
    let day = |field: &str| record.date(field).map(|d| w.day_near(d, model.today));
    let label = w.fill("card-from", &[("day", day("from").unwrap_or_default().into())]);
    let target = if list.is_some() && meaning.cited.is_some() {
        Target::Item(record.id)
    } else {
        Target::Record(record.id)
    };
    let para = s.row(label, capitalised(&meaning.label)).on(target);
    let over = ended(model, record);
    if over {
        para.quiet();
    }
    let level = meaning.level.map(|l| model.rules.level_name(l));
    let until = record.date("until").map(|d| match w.through(d, model.today) {
        through if over => w.fill("card-ended", &[("through", through.into())]),
        through => through,
    });
    let decided = facts.case.decision(record.reference("decision").map(DecisionId));
    let number = decided.and_then(|d| d.number.as_deref()).or_else(|| record.text("number"));
    let number = number.map(|n| w.fill("number", &[("n", n.into())]));
    let decision = [
        decided.and_then(|d| d.body.clone()).or_else(|| record.text("decided_by").map(str::to_owned)),
        number,
        decided
            .map(|d| w.day_near(d.on, model.today))
            .or_else(|| day("decided_on"))
            .map(|d| w.fill("dated", &[("day", d.into())])),
    ];
    let decision = decision.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let decision = (field == "status" && !decision.is_empty()).then_some(decision);
    let former = meaning
        .former
        .or_else(|| model.rules.former_title(record))
        .map(|title| w.fill("mark-former", &[("title", title.into())]));
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
    if let Some(note) = record.text("note") {
        s.more(note);
    }
    super::conflicts(model, facts, record.id, s);
}
