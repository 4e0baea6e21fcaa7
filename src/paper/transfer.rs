//! The act of transfer (акт приёма-передачи) of a family's case.

use super::person::full_name;
use super::sheet::{PaperSheet, SheetPart};
use crate::model::transfer::PreparedTransfer;
use crate::regulation::{RegulationList, Rules};
use crate::text::{Words, say};

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

/// Writes the act.
#[must_use]
pub fn sheet(words: &Words, rules: &Rules, handed: &TransferActPaper<'_>) -> PaperSheet {
    let PreparedTransfer { order, plan, case, sender, .. } = handed.handing;
    let act = &order.act;
    let line = |id: &str, said: &str| SheetPart::Line(format!("{}: {said}", words.say(id)));
    let kinds = plan.kinds.iter().map(|(kind, n)| format!("{} — {n}", words.pick("record-one", kind.name())));
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
    if case.documents.is_empty() {
        parts.push(SheetPart::Line(words.say("transfer-no-documents")));
    }
    parts.extend(case.documents.iter().map(|document| {
        let what = rules
            .meaning_under(RegulationList::Document, &document.document, document.under.as_deref())
            .label;
        let day = document.on.map(|on| format!(", {}", words.day(on))).unwrap_or_default();
        let place = document.place.as_deref().unwrap_or("________________");
        SheetPart::Line(say!(words, "transfer-document", what = what, day = day, place = place))
    }));
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
