//! Transfer: one family handed over to another district or service (передача семьи в другой участок). The record is an
//! entry of the journal of both: it names the act, never the persons, and stays when the data of the family are erased.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::code::codes;
use super::declare::{RecordType, declare};
use super::paper::Closing;
use super::{Case, FamilyId, Id, Record};

codes! {
    /// What a district writes to take up a family that another one handed over.
    TakeUpRecord {
        /// An assignment to a curator of this district.
        Curator = "curator",
        /// A decision, as a record of its own or with the level.
        Decision = "decision",
        /// A level, or that the level before goes on.
        Level = "level",
    }
}

declare! {
    /// A transfer of one family.
    Transfer is Kind::Transfer {
        id: Id,
        of: FamilyId,
        /// Who hands over: district and curator.
        sender: Option<String>,
        /// The operation that opened the district which hands over. Its record stays there: no other district holds it.
        sender_id: Option<String>,
        /// Who takes over: district and curator.
        to_whom: Option<String>,
        /// The ground.
        reason: Option<String>,
        number: Option<String> [cell("act")],
        /// The day of the act.
        on: NaiveDate [cell("act")],
        /// What the records handed over refer to and what stays with the sender: an id, and for a curator her name.
        referred: Vec<String>,
        /// The sessions of which not all operations go along.
        sessions: Vec<String>,
    }
}

impl Transfer {
    /// The entry of [`Transfer::referred`] for a record that stays with the sender.
    #[must_use]
    pub fn reference(id: Id, name: Option<&str>) -> String {
        match name {
            Some(name) => format!("{id} {name}"),
            None => id.to_string(),
        }
    }

    /// The records that stayed with the sender, each with its name, if it has one.
    pub fn references(&self) -> impl Iterator<Item = (Id, Option<&str>)> {
        self.referred.iter().filter_map(|entry| {
            let (id, name) =
                entry.split_once(' ').map_or((entry.as_str(), None), |(id, name)| (id, Some(name)));
            Some((id.parse().ok()?, name))
        })
    }
}

/// The act by which a family is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferAct {
    /// Who takes over: district and curator.
    pub to_whom: String,
    /// The ground.
    pub reason: String,
    /// The number of the act.
    pub number: String,
    /// Its day.
    pub on: NaiveDate,
}

/// A transfer that was decided.
#[derive(Clone, Debug)]
pub struct TransferOrder {
    pub family: FamilyId,
    pub act: TransferAct,
    /// Why the accompaniment ends here: a code of the document or own words; `None`: it goes on.
    pub closing: Option<String>,
    /// Where the file is written.
    pub path: PathBuf,
}

/// What the act of a transfer decides beside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TransferClosing {
    /// What is written: the closing.
    pub records: Vec<Record>,
    /// What is deleted: visits appointed for later.
    pub removed: Vec<Id>,
}

impl TransferAct {
    /// The closing of a family by this act, for `reason`: own words, or a code of the regulation `under`. Visits appointed
    /// for its day or later are taken off; whatever else is open goes on where the family is taken over.
    #[must_use]
    pub fn closing(&self, case: &Case, reason: String, under: Option<String>) -> TransferClosing {
        let closing = Closing {
            id: Id::new(),
            family: case.family.id,
            on: self.on,
            reason: Some(reason),
            positive: None,
            decided_by: None,
            decided_on: Some(self.on),
            number: Some(self.number.clone()),
            decision: None,
            moved_to: Some(self.to_whom.clone()),
            after_until: None,
            note: None,
            under,
        };
        let visits = case.coming_visits(self.on);
        TransferClosing { records: vec![closing.record()], removed: visits.map(|visit| visit.id).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_back_with_its_name() {
        let (one, other) = (Id::from_bytes([7; 16]), Id::from_bytes([9; 16]));
        let transfer = Transfer {
            id: Id::new(),
            of: FamilyId(Id::new()),
            sender: None,
            sender_id: None,
            to_whom: None,
            reason: None,
            number: None,
            on: NaiveDate::MIN,
            referred: vec![Transfer::reference(one, Some("A. B.")), Transfer::reference(other, None)],
            sessions: Vec::new(),
        };
        let read: Vec<_> = transfer.references().collect();
        assert_eq!(read, [(one, Some("A. B.")), (other, None)]);
    }
}
