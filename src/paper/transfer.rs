//! The act of transfer (акт приёма-передачи) of a family's case.

use chrono::NaiveDate;

use super::person::full_name;
use super::sheet::{PaperSheet, SheetPart};
use crate::domain::paper::{AgreementKind, Decision, Ruling};
use crate::domain::{Case, Kind};
use crate::model::transfer::PreparedTransfer;
use crate::regulation::{RegulationList, Rules};
use crate::text::{Words, say};
use crate::wording::{sitting, terms};

/// What an act says. It names the file and never its passphrase.
#[derive(Clone, Debug)]
pub struct TransferActPaper<'a> {
    /// What was handed over.
    pub handing: &'a PreparedTransfer,
    /// How many operations the file has.
    pub operations: u64,
    /// The sum of their ids.
    pub digest: &'a str,
    pub is_sealed: bool,
}

/// The figures of the sum of ids on the act: enough to tell two files apart.
const FIGURES: usize = 16;

/// The papers of a case, each in a line with the place where it lies: agreements, decisions, programmes and documents.
fn documents(words: &Words, rules: &Rules, case: &Case) -> Vec<String> {
    let line = |what: String, number: Option<&String>, on: Option<NaiveDate>, place: Option<&str>| {
        let number = number.map(|n| say!(words, "number", n = n.as_str()));
        let parts = [Some(what), number].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let day = on.map(|on| format!(", {}", words.day(on))).unwrap_or_default();
        let place = place.unwrap_or("________________");
        say!(words, "transfer-document", what = parts, day = day, place = place)
    };
    let agreements = case.agreements.iter().map(|agreement| {
        let word = terms::one(words, rules, Kind::Agreement);
        let what = match agreement.contract {
            AgreementKind::Accompaniment => word,
            AgreementKind::Social => words.pick("contract", agreement.contract.code()),
            AgreementKind::Guardianship => {
                let word = words.say("form-word-agreement");
                format!("{word} {}", words.pick("contract", agreement.contract.code()))
            }
        };
        line(what, agreement.number.as_ref(), Some(agreement.on), None)
    });
    // What was postponed has no paper.
    let is_paper = |d: &&Decision| d.ruling != Ruling::Postponed || d.number.is_some();
    let decisions = case.decisions.iter().filter(is_paper).map(|decision| {
        let word = terms::one(words, rules, Kind::Decision);
        line(format!("{word}: {}", sitting::decision(words, decision)), None, None, None)
    });
    let programmes = case.programmes.iter().map(|programme| {
        line(terms::one(words, rules, Kind::Programme), programme.number.as_ref(), programme.on, None)
    });
    let others = case.documents.iter().map(|document| {
        let (of, under) = (&document.document, document.under.as_deref());
        let what = rules.meaning_under(RegulationList::Document, of, under).label;
        line(what, None, document.on, document.place.as_deref())
    });
    agreements.chain(decisions).chain(programmes).chain(others).collect()
}

/// Writes the act.
#[must_use]
pub fn sheet(words: &Words, rules: &Rules, handed: &TransferActPaper<'_>) -> PaperSheet {
    let PreparedTransfer { order, plan, case, sender, .. } = handed.handing;
    let act = &order.act;
    let line = |id: &str, said: &str| SheetPart::Line(format!("{}: {said}", words.say(id)));
    let kinds = plan.kinds.iter().map(|(kind, n)| format!("{} — {n}", terms::one(words, rules, *kind)));
    let members: Vec<String> = case.members.iter().map(full_name).filter(|name| !name.is_empty()).collect();
    let digest = handed.digest.get(..FIGURES).unwrap_or(handed.digest);
    let mut parts = vec![
        line("transfer-sender", sender.as_deref().unwrap_or("________________________________")),
        line("transfer-recipient", &act.to_whom),
        line("transfer-ground", &act.reason),
        line("transfer-family", &case.family.title),
        line("transfer-members", &members.join("; ")),
        line("transfer-records", &kinds.collect::<Vec<_>>().join("; ")),
        SheetPart::Head(words.say("transfer-documents"), String::new()),
    ];
    let listed = documents(words, rules, case);
    if listed.is_empty() {
        parts.push(SheetPart::Line(words.say("transfer-no-documents")));
    }
    parts.extend(listed.into_iter().map(SheetPart::Line));
    let file = order.path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let n = handed.operations;
    parts.push(SheetPart::Head(words.say("transfer-file"), String::new()));
    parts.push(SheetPart::Line(say!(words, "transfer-file-said", name = file, n = n, digest = digest)));
    parts.push(SheetPart::Line(words.say(if handed.is_sealed {
        "transfer-secret"
    } else {
        "transfer-not-sealed"
    })));
    parts.push(SheetPart::Line(words.say("transfer-signatures")));
    let title = say!(words, "transfer-title", number = act.number.as_str());
    PaperSheet { title, under: vec![words.day(act.on)], parts }
}
