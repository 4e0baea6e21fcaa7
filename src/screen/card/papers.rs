//! «Бумаги» and «Запросы»: decisions, agreements, documents, consents; requests with their answers, notices.

use chrono::NaiveDate;
use ratatui::style::Style;

use super::sheet::{CardSheet, CardTarget};
use crate::domain::contact::Notice;
use crate::domain::id::SittingId;
use crate::domain::paper::{Decision, Request, Ruling};
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Record, day};
use crate::model::facts::FamilyFacts;
use crate::regulation::RegulationList;
use crate::screen::Model;
use crate::text::{capitalised, say};
use crate::ui::paint::{LATE, PLAIN, QUIET};
use crate::wording::sitting;

/// The papers.
pub fn sheet(model: &Model, facts: &FamilyFacts) -> CardSheet {
    let w = &model.words;
    let mut s = CardSheet::new(w.say("card-papers"));
    let kinds = [
        (Kind::Decision, FieldName::On),
        (Kind::Agreement, FieldName::On),
        (Kind::Document, FieldName::On),
        (Kind::Consent, FieldName::On),
    ];
    s.count = Some(kinds.iter().map(|(k, _)| facts.of(*k).len()).sum());
    for (kind, field) in kinds {
        group(model, facts, kind, field, &mut s, |record, s| paper(model, facts, record, s));
    }
    questions(model, facts, &mut s);
    s.or_empty(w.say("card-no-papers"));
    s
}

/// The questions that nothing was decided of yet, each with its sitting.
fn questions(model: &Model, facts: &FamilyFacts, s: &mut CardSheet) {
    let w = &model.words;
    let open: Vec<_> = facts.case.questions.iter().filter(|q| q.decision.is_none()).collect();
    if open.is_empty() {
        return;
    }
    s.head(format!("{}: {}", model.several(Kind::Question), open.len()));
    for question in open {
        let sitting = facts.sittings.iter().find(|x| Some(SittingId(x.id)) == question.sitting);
        let at = sitting.map_or_else(|| w.say("sitting-waits"), |x| sitting::named(w, x));
        let label = sitting.map(|x| w.day_near(x.on, model.today)).unwrap_or_default();
        let said =
            join(" · ", [Some(sitting::subject(w, question.subject)), Some(at), question.note.clone()]);
        s.row(label, said).on(CardTarget::Record(question.id));
        super::conflicts(model, facts, question.id, s);
    }
}

/// The requests and notices.
pub fn requests(model: &Model, facts: &FamilyFacts) -> CardSheet {
    let w = &model.words;
    let mut s = CardSheet::new(w.say("card-requests"));
    s.count = Some(facts.of(Kind::Request).len() + facts.of(Kind::Notice).len());
    group(model, facts, Kind::Request, FieldName::SentOn, &mut s, |record, s| {
        request(model, facts, record, s)
    });
    group(model, facts, Kind::Notice, FieldName::On, &mut s, |record, s| notice(model, record, s));
    s.late = facts.of(Kind::Request).iter().any(|r| is_late(model, r));
    s.or_empty(w.say("card-no-requests"));
    s
}

/// Whether a request waits longer than it should.
#[must_use]
pub fn is_late(model: &Model, request: &Record) -> bool {
    waits(model, request)
        && request.get(Request::FIELDS.due).is_some_and(|due| day::is_late(due, model.today))
}

/// Whether the answer to a request is awaited: neither given nor given up.
#[must_use]
pub fn waits(model: &Model, request: &Record) -> bool {
    request.get(Request::FIELDS.answered_on).is_none() && withdrawn(model, request).is_none()
}

/// The day from which no answer is awaited any more.
fn withdrawn(model: &Model, request: &Record) -> Option<NaiveDate> {
    request.get(Request::FIELDS.withdrawn_on).filter(|on| *on <= model.today)
}

fn group(
    model: &Model,
    facts: &FamilyFacts,
    kind: Kind,
    field: FieldName,
    s: &mut CardSheet,
    write_record: impl Fn(&Record, &mut CardSheet),
) {
    let records = facts.by_day(kind, field);
    if records.is_empty() {
        return;
    }
    s.head(format!("{}: {}", model.several(kind), records.len()));
    for record in records {
        write_record(record, s);
        super::conflicts(model, facts, record.id, s);
    }
}

fn label(model: &Model, record: &Record, field: FieldName) -> String {
    record.date(field).map(|d| model.words.day_near(d, model.today)).unwrap_or_default()
}

fn paper(model: &Model, facts: &FamilyFacts, record: &Record, s: &mut CardSheet) {
    let w = &model.words;
    let number = record.text(FieldName::Number).map(|n| say!(w, "number", n = n));
    let dated = |id: &str, field: FieldName| record.date(field).map(|d| say!(w, id, day = w.day(d)));
    let (said, cited) = match record.kind {
        Kind::Decision => {
            let subject =
                record.text(FieldName::Subject).map(|c| capitalised(&w.pick("decision-subject", c)));
            let fields = Decision::FIELDS;
            let ruled = record.get(fields.ruling).filter(|r| *r != Ruling::Granted);
            let ruled = ruled.map(|r| w.pick("ruling", r.code()));
            let form = record.get(fields.form);
            (
                join(" · ", [subject, ruled, form, record.text(FieldName::Body).map(str::to_owned), number]),
                None,
            )
        }
        Kind::Agreement => {
            let word = capitalised(&model.one(Kind::Agreement));
            let sent = dated("card-copy-sent", FieldName::CopySentOn);
            (
                join(" · ", [Some(join(" ", [Some(word), number])), dated("until", FieldName::Until), sent]),
                None,
            )
        }
        Kind::Document => {
            let meaning = record.text(FieldName::Document).map(|d| {
                model.rules.meaning_under(RegulationList::Document, d, record.text(FieldName::Under))
            });
            let (text, cited) = meaning.map_or((None, None), |m| (Some(capitalised(&m.label)), m.cited));
            (join(" · ", [text, facts.member_of(record, model)]), cited)
        }
        _ => {
            let basis = record.text(FieldName::Basis).map(capitalised);
            (
                join(
                    " · ",
                    [
                        facts.member_of(record, model),
                        basis,
                        record.text(FieldName::Purpose).map(str::to_owned),
                        dated("consent-through", FieldName::Until),
                    ],
                ),
                None,
            )
        }
    };
    let said = if said.is_empty() { capitalised(&model.one(record.kind)) } else { said };
    s.row(label(model, record, FieldName::On), said).on(CardTarget::Record(record.id));
    if let Some(cited) = cited {
        s.more(cited).styled(QUIET);
    }
    if let Some(title) = model.rules.former_title(record) {
        s.more(say!(w, "mark-former", title = title)).styled(QUIET);
    }
    if let Some(last) = dated("decision-until", FieldName::Until).filter(|_| record.kind == Kind::Decision) {
        s.more(last);
    }
    if let Some(place) = record.text(FieldName::Place) {
        s.more(say!(w, "card-place", place = place));
    }
    if let Some(withdrawn) = dated("card-withdrawn", FieldName::WithdrawnOn) {
        s.more(format!("! {withdrawn}")).styled(LATE);
    }
    if let Some(note) = record.text(FieldName::Note) {
        s.more(note);
    }
}

fn request(model: &Model, facts: &FamilyFacts, record: &Record, s: &mut CardSheet) {
    let w = &model.words;
    let fields = Request::FIELDS;
    let to = record.get(fields.organisation).unwrap_or_default();
    let target = match waits(model, record) {
        true => CardTarget::Next(record.id, FieldName::AnsweredOn),
        false => CardTarget::Record(record.id),
    };
    s.row(label(model, record, fields.sent_on.name), to).on(target);
    if let Some(text) = record.get(fields.text) {
        s.more(text);
    }
    let activity =
        record.get(fields.activity).and_then(|id| facts.case.activities.iter().find(|a| a.id == id.0));
    if let Some(activity) = activity {
        s.more(say!(w, "request-for", what = activity.text.as_str())).styled(QUIET);
    }
    let (said, late) = answer(model, record);
    let mark = if late { "! " } else { "" };
    let para = s.more(format!("{mark}{said}"));
    para.late_if(late);
    if let Some(on) = record.get(fields.reminded_on) {
        s.more(say!(w, "request-reminded", day = w.day_near(on, model.today)));
    }
}

/// A request that waits: of whom, since when, by when the answer is due, when it was reminded of, what was asked.
#[must_use]
pub fn waiting(model: &Model, request: &Request) -> Vec<(String, Style)> {
    let w = &model.words;
    let near = |d| w.day_near(d, model.today);
    let late = request.due.is_some_and(|due| day::is_late(due, model.today));
    let to = model.reached(&request.organisation);
    let sent = say!(w, "request-sent", to = to, day = near(request.sent_on));
    let due = request.due.map(|d| say!(w, "request-due", day = near(d)));
    let reminded = request.reminded_on.map(|d| say!(w, "request-reminded", day = near(d)));
    let state = [Some(w.say("request-no-answer")), due, reminded];
    let state = state.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mark = if late { "! " } else { "" };
    let mut lines = vec![(sent, PLAIN), (format!("{mark}{state}"), if late { LATE } else { PLAIN })];
    lines.extend(request.text.clone().map(|text| (text, PLAIN)));
    lines
}

/// What has come of a request, and whether that is late: «ответ 20.11: …», «ответа нет, срок 24.11».
#[must_use]
pub fn answer(model: &Model, request: &Record) -> (String, bool) {
    let w = &model.words;
    let fields = Request::FIELDS;
    let day = |field| request.get(field).map(|d| w.day_near(d, model.today));
    if let Some(on) = withdrawn(model, request) {
        return (say!(w, "request-withdrawn", day = w.day_near(on, model.today)), false);
    }
    match day(fields.answered_on) {
        Some(on) => {
            let text = request.get(fields.answer).map(|t| format!(": {t}")).unwrap_or_default();
            (format!("{}{text}", say!(w, "request-answered", day = on)), false)
        }
        None => {
            let due = day(fields.due).map(|d| format!(" ({})", say!(w, "request-due", day = d)));
            (format!("{}{}", w.say("request-no-answer"), due.unwrap_or_default()), is_late(model, request))
        }
    }
}

fn notice(model: &Model, record: &Record, s: &mut CardSheet) {
    let fields = Notice::FIELDS;
    let (to, time) = (record.get(fields.to_whom), record.get(fields.time).map(|time| model.words.time(time)));
    let means = record.get(fields.means).map(|means| model.words.pick("means", means.code()));
    let answered = record.get(fields.answered_on);
    let target = match answered {
        None => CardTarget::Next(record.id, FieldName::AnsweredOn),
        Some(_) => CardTarget::Record(record.id),
    };
    s.row(label(model, record, fields.on.name), join(" · ", [to, means, time])).on(target);
    if let Some(text) = record.get(fields.text) {
        s.more(text);
    }
    let w = &model.words;
    let came = match answered {
        Some(on) => {
            let text = record.get(fields.answer).map(|text| format!(": {text}")).unwrap_or_default();
            format!("{}{text}", say!(w, "request-answered", day = w.day_near(on, model.today)))
        }
        None => w.say("request-no-answer"),
    };
    s.more(capitalised(&came));
}

fn join<const N: usize>(by: &str, parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(by)
}
