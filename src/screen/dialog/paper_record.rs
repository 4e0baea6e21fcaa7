//! The record a paper is about: which visit, which request, which programme, which sitting.

use std::cmp::Reverse;

use crate::domain::schema::Kind;
use crate::domain::sitting::Sitting;
use crate::domain::{Case, FamilyId, Id, UserError};
use crate::paper::catalogue::PaperSpec;
use crate::paper::person;
use crate::report::agenda::nearest;
use crate::screen::Model;
use crate::store::{FamilyScope, Reader};
use crate::text::{capitalised, say};
use crate::ui::form::offer::{FieldOption, NONE, opt};
use crate::wording::sitting;

/// Records offered at most, the latest of them.
const MOST: usize = 60;

/// What papers may be about.
#[derive(Clone, Debug, Default)]
pub(super) struct PaperRecords {
    case: Option<Box<Case>>,
    sittings: Vec<Sitting>,
}

impl PaperRecords {
    /// The records of a family, or the sittings of the district.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(
        family: Option<FamilyId>,
        model: &Model,
        reader: Reader<'_>,
    ) -> Result<PaperRecords, UserError> {
        let Some(family) = family else {
            return Ok(PaperRecords { case: None, sittings: model.sittings_of(reader)? });
        };
        let case = reader.cases(FamilyScope::One(family), None)?.into_iter().next();
        Ok(PaperRecords { case: case.map(Box::new), sittings: Vec::new() })
    }

    /// What a paper may be about, and the place of what it is about unasked; first what is about none.
    pub fn offered(&self, paper: PaperSpec, model: &Model) -> (Vec<FieldOption>, usize) {
        let w = &model.words;
        let Some(kind) = paper.which.record() else {
            return (vec![opt(NONE, &w.say("papers-no-record"))], 0);
        };
        let mut found = match (&self.case, kind) {
            (_, Kind::Sitting) => self.of_district(model),
            (Some(case), _) => of_family(case, kind, model),
            (None, _) => Vec::new(),
        };
        found.sort_by_key(|found| Reverse(found.on));
        found.truncate(MOST);
        let usual = self.usual(kind, model, &found);
        let at = usual.and_then(|id| found.iter().position(|f| f.id == id)).map_or(0, |place| place + 1);
        let blank = if kind == Kind::Contact { "papers-blank" } else { "papers-usual" };
        let first = opt(NONE, &w.say(if found.is_empty() { "papers-none-yet" } else { blank }));
        let options = found.into_iter().map(|f| opt(&f.id.to_string(), &f.said));
        (std::iter::once(first).chain(options).collect(), at)
    }

    /// What is meant where nothing is chosen: today's visit, the nearest sitting. Of the others the paper itself takes
    /// what is in force or waits for an answer.
    fn usual(&self, kind: Kind, model: &Model, found: &[PaperRecord]) -> Option<Id> {
        match kind {
            Kind::Contact => found.iter().find(|f| f.on == Some(model.today)).map(|f| f.id),
            Kind::Sitting => nearest(&self.sittings, model.today).map(|s| s.id),
            _ => None,
        }
    }

    fn of_district(&self, model: &Model) -> Vec<PaperRecord> {
        let named =
            |s: &Sitting| PaperRecord { id: s.id, on: Some(s.on), said: sitting::named(&model.words, s) };
        self.sittings.iter().map(named).collect()
    }
}

/// A record a paper may be about.
struct PaperRecord {
    id: Id,
    on: Option<chrono::NaiveDate>,
    said: String,
}

fn of_family(case: &Case, kind: Kind, model: &Model) -> Vec<PaperRecord> {
    let w = &model.words;
    match kind {
        Kind::Contact => {
            let visits = case.contacts.iter().filter(|c| c.kind.is_visit() && c.on <= model.today);
            let said = |c: &crate::domain::contact::Contact| {
                let (kind, outcome) =
                    (w.pick("contact-kind", c.kind.code()), w.pick("outcome", c.outcome.code()));
                format!("{} · {kind} · {outcome}", w.day(c.on))
            };
            visits.map(|c| PaperRecord { id: c.id, on: Some(c.on), said: said(c) }).collect()
        }
        Kind::Request => {
            let said =
                |r: &crate::domain::paper::Request| format!("{} · {}", w.day(r.sent_on), r.organisation);
            case.requests
                .iter()
                .map(|r| PaperRecord { id: r.id, on: Some(r.sent_on), said: said(r) })
                .collect()
        }
        Kind::Programme => {
            let said = |p: &crate::domain::programme::Programme| {
                let paper = p.paper.map(|paper| capitalised(&w.pick("plan-paper", paper.code())));
                let number = person::decided(w, None, p.number.as_deref(), p.on);
                let version = say!(w, "papers-version", n = p.version);
                let whom = p.member.and_then(|id| case.member(id)).map(|m| w.called(m, model.today));
                let parts = paper.into_iter().chain([number, version]).chain(whom);
                parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
            };
            case.programmes.iter().map(|p| PaperRecord { id: p.id, on: p.on, said: said(p) }).collect()
        }
        Kind::Agreement => {
            let said = |a: &crate::domain::paper::Agreement| {
                person::decided(w, None, a.number.as_deref(), Some(a.on))
            };
            case.agreements.iter().map(|a| PaperRecord { id: a.id, on: Some(a.on), said: said(a) }).collect()
        }
        _ => Vec::new(),
    }
}
