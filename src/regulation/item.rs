//! The items of a regulation's lists: signs, categories, papers, bodies, the catalogue of help.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::stage::CaseFact;
use crate::domain::Level;
use crate::domain::programme::Help;

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LevelSign {
    /// Id, the same for the same thing in all regulations.
    pub id: String,
    /// Its name in the nominative, for lists and papers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The level it speaks for.
    pub level: Level,
    /// Verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
    /// What ends it by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<ExpiryRule>,
}

/// What ends a sign or a category by itself, as its own words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExpiryRule {
    /// «Первый год …».
    Year,
    /// «От рождения до 3-х лет».
    Age3,
    /// «До достижения ребенком (детьми) четырнадцатилетнего возраста».
    Age14,
    /// «Временная нетрудоспособность».
    Recovery,
    /// «На основании социального контракта».
    Contract,
}

impl ExpiryRule {
    /// Its name on the command line and in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            ExpiryRule::Year => "first_year",
            ExpiryRule::Age3 => "three",
            ExpiryRule::Age14 => "fourteen",
            ExpiryRule::Recovery => "recovery",
            ExpiryRule::Contract => "contract",
        }
    }
}

/// The families for which alone a position may be that of the curator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PositionCondition {
    /// «Семей, воспитывающих детей-инвалидов».
    DisabledChild,
    /// «Семей, воспитывающих … детей с ограниченными возможностями здоровья».
    LimitedHealth,
}

impl PositionCondition {
    /// The ids of categories and signs that say so of a family.
    #[must_use]
    pub fn marks(self) -> &'static [&'static str] {
        match self {
            PositionCondition::DisabledChild => &["disabled", "disabled_child"],
            PositionCondition::LimitedHealth => &["limited_health_0_3", "limited_health_child"],
        }
    }
}

/// An item of any list: an id, its words, its place, and what else the list needs.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct ListItem {
    /// Id, the same for the same thing in all regulations.
    pub id: String,
    /// Its name in the nominative, for lists and papers; empty in lists nobody chooses from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
    /// The addressee of the message.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<Addressee>,
    /// What else the file says of it: kind, group, stage, body, form, nature …
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

impl ListItem {
    /// What else the file says of it, as a word.
    #[must_use]
    pub fn word(&self, key: &str) -> Option<&str> {
        self.more.get(key)?.as_str()
    }

    /// Whether it is a paper of the service, not of a family.
    #[must_use]
    pub fn is_of_service(&self) -> bool {
        self.word("per") == Some("service")
    }

    /// Whether every member of a family has one of her own.
    #[must_use]
    pub fn is_of_member(&self) -> bool {
        self.word("per") == Some("member")
    }

    /// The fact that shows a paper, where a record of another kind holds it: an agreement, a programme, a decision.
    #[must_use]
    pub fn fact(&self) -> Option<CaseFact> {
        CaseFact::from_code(self.word("fact")?)
    }

    /// Whether a paper is asked for of a family that came on this ground: some are only of certain grounds.
    #[must_use]
    pub fn is_asked_on(&self, ground: Option<&str>) -> bool {
        match self.more.get("grounds").and_then(serde_json::Value::as_array) {
            Some(grounds) => grounds.iter().any(|g| g.as_str() == ground && ground.is_some()),
            None => true,
        }
    }

    /// What ends it by itself.
    #[must_use]
    pub fn expires(&self) -> Option<ExpiryRule> {
        serde_json::from_value(self.more.get("expires")?.clone()).ok()
    }

    /// Whether it is a position of curators.
    #[must_use]
    pub fn is_of_curators(&self) -> bool {
        self.is_set("curator")
    }

    /// Whether the list it ends is open: «другие специалисты».
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_set("open")
    }

    /// Whether it is an organisation that accompanies families, with which they make their agreement (поставщик).
    #[must_use]
    pub fn is_supplier(&self) -> bool {
        self.is_set("supplier")
    }

    fn is_set(&self, key: &str) -> bool {
        self.more.get(key).and_then(serde_json::Value::as_bool).unwrap_or(false)
    }

    /// The families for which alone the position is one of curators; nothing: all.
    #[must_use]
    pub fn only_for(&self) -> Vec<PositionCondition> {
        let read = |value: &serde_json::Value| serde_json::from_value(value.clone()).ok();
        self.more.get("only_for").and_then(read).unwrap_or_default()
    }

    /// Of a circumstance computed from the income: hundredths of the subsistence minimum below which it is proposed.
    #[must_use]
    pub fn hundredths(&self) -> Option<u64> {
        self.more.get("hundredths")?.as_u64().filter(|_| self.word("computed") == Some("income"))
    }
}

/// An item of the catalogue of help.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct HelpItem {
    pub id: String,
    /// Its name in the nominative, for lists and papers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    pub kind: Help,
    /// Verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
}

/// A body that receives papers or notices.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Addressee {
    /// As the program calls it in a line or a list.
    pub name: String,
    /// Verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
}
