//! Records with fields set by name, where a test goes over kinds and values that the program would refuse.

#![allow(dead_code)]

use kurator::domain::{FieldName, Id, Kind, Record};
use serde::Serialize;

/// Sets fields by name; a field of another kind stops the test.
pub trait WithField {
    #[must_use]
    fn with(self, field: FieldName, value: impl Serialize) -> Record;
}

impl WithField for Record {
    fn with(mut self, field: FieldName, value: impl Serialize) -> Record {
        self.put(field, serde_json::to_value(value).unwrap()).unwrap();
        self
    }
}

/// A record of this kind and id with the values of another.
pub fn copied(from: &Record, kind: Kind, id: Id) -> Record {
    let mut copy = Record::of(kind, id);
    copy.update(from);
    copy
}
