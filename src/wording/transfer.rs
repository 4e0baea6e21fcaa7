//! A transfer of a family in words: what was done.

use crate::domain::transfer::{TakeUpRecord, Transfer, TransferOrder};
use crate::model::transfer::PreparedTransfer;
use crate::store::LogDigest;
use crate::store::read::ReceivedFamily;
use crate::text::{Words, say};

/// What a transfer did: the file, whether it is sealed, whether the accompaniment ended here.
#[must_use]
pub fn done(words: &Words, handing: &PreparedTransfer, digest: &LogDigest, is_sealed: bool) -> Vec<String> {
    let TransferOrder { act, path, .. } = &handing.order;
    let written = say!(
        words,
        "transfer-done",
        path = path.display().to_string(),
        n = digest.operations,
        number = act.number.as_str()
    );
    let here = match handing.is_closing() {
        true => say!(words, "transfer-closed", day = words.day(act.on)),
        false => words.say("transfer-open"),
    };
    vec![written, words.say(if is_sealed { "transfer-sealed" } else { "transfer-plain" }), here]
}

impl Words {
    /// That an erasure reaches the district that took a family over, as soon as files are merged.
    #[must_use]
    pub fn erasure_reaches(&self, transfer: &Transfer) -> String {
        say!(
            self,
            "erasure-reaches",
            to = transfer.to_whom.clone().unwrap_or_default(),
            number = transfer.number.clone().unwrap_or_default(),
            day = self.day(transfer.on)
        )
    }

    /// A family that came by a transfer, and what is to be done with it.
    #[must_use]
    pub fn received(&self, family: &ReceivedFamily) -> String {
        let nameless = || self.say("transfer-nameless");
        say!(
            self,
            "transfer-received",
            what = take_up(self, &family.lacks),
            sender = family.sender.clone().unwrap_or_else(nameless),
            number = family.number.clone().unwrap_or_else(nameless),
            day = self.day(family.on)
        )
    }
}

/// «назначьте куратора, запишите решение»: what is still to be written to take a family up.
#[must_use]
pub fn take_up(words: &Words, lacks: &[TakeUpRecord]) -> String {
    lacks.iter().map(|what| words.pick("transfer-take-up", what.code())).collect::<Vec<_>>().join(", ")
}
