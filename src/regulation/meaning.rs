//! What a record of a family means: the words of the document that it was taken from.

use super::file::{ExpiryRule, Regulation, collapsed};
use crate::domain::FieldName;
use crate::domain::Level;
use crate::domain::schema::Kind;

/// A list of the regulation whose ids records of a family hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegulationList {
    /// Признаки уровней.
    Sign,
    /// Категории семей.
    Category,
    /// Обстоятельства.
    Circumstance,
    /// Основания.
    Ground,
    /// Основания прекращения.
    Closing,
    /// Документы.
    Document,
    /// Источники выявления.
    Source,
    /// Цели программы.
    Goal,
}

/// What a record of a family says: the words of a document with their paragraph, or the curator's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Its name in the nominative, or the curator's own words.
    pub label: String,
    /// The words of the document; `None` where they are the curator's own.
    pub text: Option<String>,
    /// «Югра, разд. II»; `None` where they are the curator's own.
    pub cited: Option<String>,
    /// The level a sign speaks for.
    pub level: Option<Level>,
    /// What ends it by itself.
    pub expires: Option<ExpiryRule>,
    /// The title of the former regulation under which the mark was entered and whose words name it.
    pub former: Option<String>,
}

impl Meaning {
    /// The curator's own words, or the program's for a code that no document explains.
    #[must_use]
    pub fn own(text: impl Into<String>) -> Meaning {
        Meaning { label: text.into(), text: None, cited: None, level: None, expires: None, former: None }
    }
}

impl RegulationList {
    /// The list that a field of a record is taken from.
    #[must_use]
    pub fn of(kind: Kind, field: FieldName) -> Option<RegulationList> {
        Some(match (kind, field) {
            (Kind::Sign, FieldName::Sign) => RegulationList::Sign,
            (Kind::Category, FieldName::Category) => RegulationList::Category,
            (Kind::Circumstance, FieldName::Circumstance) => RegulationList::Circumstance,
            (Kind::Family, FieldName::Ground) => RegulationList::Ground,
            (Kind::Closing, FieldName::Reason) => RegulationList::Closing,
            (Kind::Document, FieldName::Document) => RegulationList::Document,
            (Kind::Family | Kind::Inquiry, FieldName::Source) => RegulationList::Source,
            (Kind::LocalDeadline, FieldName::Category) => RegulationList::Category,
            (Kind::Goal, FieldName::Goal) => RegulationList::Goal,
            _ => return None,
        })
    }
}

/// What a document has under an id of a list, as it is written there.
pub(super) struct ListedMeaning<'r> {
    document: &'r Regulation,
    label: &'r str,
    text: &'r str,
    at: &'r str,
    level: Option<Level>,
    /// What ends it by itself.
    pub(super) expires: Option<ExpiryRule>,
}

impl ListedMeaning<'_> {
    /// The words with their paragraph.
    pub(super) fn said(&self) -> Meaning {
        Meaning {
            label: self.label.to_owned(),
            text: Some(collapsed(self.text)),
            cited: Some(self.document.cited(self.at)),
            level: self.level,
            expires: self.expires,
            former: None,
        }
    }

    /// The same of a document that is not in force any more.
    pub(super) fn said_formerly(&self) -> Meaning {
        Meaning { former: Some(self.document.title.clone()), ..self.said() }
    }
}

impl Regulation {
    /// The words, the level and the ending that an id has in the document.
    pub(super) fn listed(&self, list: RegulationList, id: &str) -> Option<ListedMeaning<'_>> {
        let items = match list {
            RegulationList::Sign => {
                let sign = self.signs.iter().find(|s| s.id == id)?;
                return Some(ListedMeaning {
                    document: self,
                    label: &sign.label,
                    text: &sign.text,
                    at: &sign.at,
                    level: Some(sign.level),
                    expires: sign.expires,
                });
            }
            RegulationList::Category => &self.categories,
            RegulationList::Circumstance => &self.circumstances,
            RegulationList::Ground => &self.grounds,
            RegulationList::Closing => &self.closings,
            RegulationList::Document => &self.documents,
            RegulationList::Source => &self.sources,
            RegulationList::Goal => &self.clauses,
        };
        let item = items.iter().find(|i| i.id == id && !i.label.is_empty())?;
        Some(ListedMeaning {
            document: self,
            label: &item.label,
            text: &item.text,
            at: &item.at,
            level: None,
            expires: item.expires(),
        })
    }
}
