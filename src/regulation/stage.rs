//! The stages of a case, each with the facts that fulfil it.

use serde::{Deserialize, Serialize};

use crate::domain::control::Inspection;
use crate::domain::paper::Subject;

/// A stage (этап) of accompaniment.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    pub id: String,
    /// Its name in the nominative, for lists and papers.
    #[serde(default)]
    pub label: String,
    /// Its place among the stages, from 1.
    pub n: u32,
    /// Verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
    /// The facts that fulfil it, in the order of the document.
    pub needs: Vec<Needed>,
}

/// A fact that a stage asks for.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Needed {
    pub fact: Fact,
    /// Verbatim; `None`: the words of the paper, else those of the stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What it falls due with; `None`: what facts of its sort do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<DueWith>,
}

/// What a fact falls due with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DueWith {
    /// The stage before is done.
    Stage,
    /// The last days of the term have come.
    TermEnd,
}

impl Needed {
    /// Whether the end of the term asks for it, not the stage before.
    #[must_use]
    pub fn is_of_term(&self) -> bool {
        self.due.map_or_else(|| self.fact.is_of_term(), |due| due == DueWith::TermEnd)
    }
}

/// What the file must know of a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub enum Fact {
    /// Источник выявления.
    Source,
    /// Основание постановки.
    Ground,
    /// День постановки на учёт.
    Registered,
    /// Номер в журнале.
    Journal,
    /// Категория семьи.
    Category,
    /// Закрепление куратора.
    Curator,
    /// Первый разговор с семьёй.
    Contact,
    /// Первый выход в семью.
    Visit,
    /// Уровень.
    Level,
    /// Ресурсы членов семьи.
    Resources,
    /// Виды помощи, в которых семья нуждается.
    Needs,
    /// Программа.
    Programme,
    /// Утверждение программы.
    Approval,
    /// Рассылка программы участникам.
    Dispatch,
    /// Участник программы, поставщик.
    Participant,
    /// Соглашение, договор.
    Agreement,
    /// Согласие на обработку данных.
    Consent,
    /// Выполнение мероприятий.
    Activities,
    /// Решение о продолжении или прекращении.
    Outcome,
    /// Прекращение.
    Closing,
    /// Постсопровождение.
    After,
    /// Контроль, диагностика, оценка.
    Control(Inspection),
    /// Решение по вопросу.
    Decision(Subject),
    /// Бумага из списка документа.
    Document(String),
}

/// Facts that need no more than their name, with their code.
const PLAIN: [(Fact, &str); 21] = [
    (Fact::Source, "source"),
    (Fact::Ground, "ground"),
    (Fact::Registered, "registered"),
    (Fact::Journal, "journal"),
    (Fact::Category, "category"),
    (Fact::Curator, "curator"),
    (Fact::Contact, "contact"),
    (Fact::Visit, "visit"),
    (Fact::Level, "level"),
    (Fact::Resources, "resources"),
    (Fact::Needs, "needs"),
    (Fact::Programme, "programme"),
    (Fact::Approval, "approval"),
    (Fact::Dispatch, "dispatch"),
    (Fact::Participant, "participant"),
    (Fact::Agreement, "agreement"),
    (Fact::Consent, "consent"),
    (Fact::Activities, "activities"),
    (Fact::Outcome, "outcome"),
    (Fact::Closing, "closing"),
    (Fact::After, "after"),
];

impl Fact {
    /// The fact of that code: `ground`, `control:intermediate`, `decision:recognition`, `document:survey_act`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Fact> {
        match code.split_once(':') {
            Some(("control", of)) => Inspection::from_code(of).map(Fact::Control),
            Some(("decision", of)) => Subject::from_code(of).map(Fact::Decision),
            Some(("document", of)) if !of.is_empty() => Some(Fact::Document(of.to_owned())),
            Some(_) => None,
            None => PLAIN.iter().find(|(_, name)| *name == code).map(|(fact, _)| fact.clone()),
        }
    }

    /// Whether the end of the term asks for it, not the stage before.
    #[must_use]
    pub fn is_of_term(&self) -> bool {
        matches!(
            self,
            Fact::Activities
                | Fact::Control(_)
                | Fact::Decision(Subject::Results)
                | Fact::Outcome
                | Fact::Closing
                | Fact::After
        )
    }

    /// Its code in the data files and in JSON.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Fact::Control(of) => format!("control:{}", of.code()),
            Fact::Decision(of) => format!("decision:{}", of.code()),
            Fact::Document(of) => format!("document:{of}"),
            plain => PLAIN.iter().find(|(fact, _)| fact == plain).map_or("", |(_, name)| *name).to_owned(),
        }
    }
}

impl TryFrom<String> for Fact {
    type Error = String;

    fn try_from(code: String) -> Result<Fact, String> {
        Fact::from_code(&code).ok_or(code)
    }
}

impl From<Fact> for String {
    fn from(fact: Fact) -> String {
        fact.code()
    }
}
