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

impl Regulation {
    /// What an id of a list means, in the words of the document.
    pub(super) fn meaning(&self, list: RegulationList, id: &str) -> Option<Meaning> {
        let items = match list {
            RegulationList::Sign => {
                let sign = self.signs.iter().find(|s| s.id == id)?;
                let text = collapsed(&sign.text);
                return Some(Meaning {
                    label: sign.label.clone(),
                    text: Some(text),
                    cited: Some(self.cited(&sign.at)),
                    level: Some(sign.level),
                    expires: sign.expires,
                    former: None,
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
        let text = collapsed(&item.text);
        Some(Meaning {
            label: item.label.clone(),
            text: Some(text),
            cited: Some(self.cited(&item.at)),
            level: None,
            expires: item.expires(),
            former: None,
        })
    }
}
