//! Validation of a regulation file against its document beyond its types, each fault with its place.

use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::file::{DeadlineRule, Regulation, collapsed};
use super::stage::CaseFact;
use crate::domain::UserError;

/// The longest piece of a text that a message repeats, in letters: enough to find it by.
const SHOWN: usize = 120;

/// Something wrong: where in the file, which message, and the words it is about.
type RegulationFault = (usize, &'static str, String);

impl Regulation {
    /// Reads a regulation file and holds it against the document beside it.
    ///
    /// # Errors
    /// The first thing wrong: file, line, what is wrong and what to do.
    pub fn read(file: &str, toml: &str, document: &str) -> Result<Regulation, UserError> {
        let error = |id: &'static str, at: usize| {
            let line = toml[..at.min(toml.len())].matches('\n').count() + 1;
            UserError::new(id).with("file", file).with("line", line)
        };
        let unreadable = |e: toml::de::Error| {
            error("regulation-unreadable", e.span().map_or(0, |s| s.start))
                .with("what", e.message().replace('\n', " "))
        };
        let regulation: Regulation = toml::from_str(toml).map_err(unreadable)?;
        let tree = DeTable::parse(toml).map_err(unreadable)?;
        let mut faults: Vec<RegulationFault> = Vec::new();
        texts(tree.get_ref(), &collapsed(document), &mut faults);
        terms(tree.get_ref(), &mut faults);
        ids(tree.get_ref(), &mut faults);
        labels(tree.get_ref(), &mut faults);
        levels(&regulation, tree.get_ref(), &mut faults);
        deadlines(&regulation, tree.get_ref(), &mut faults);
        stages(&regulation, tree.get_ref(), &mut faults);
        papers(&regulation, tree.get_ref(), &mut faults);
        indicators(&regulation, tree.get_ref(), &mut faults);
        match faults.into_iter().min_by_key(|(at, ..)| *at) {
            None => Ok(regulation),
            Some((at, id, value)) => {
                let value = collapsed(&value);
                let shown = match value.char_indices().nth(SHOWN) {
                    Some((end, _)) => format!("{}…", &value[..end]),
                    None => value,
                };
                Err(error(id, at).with("value", shown))
            }
        }
    }
}

/// An indicator that the file derives has a measure, and no other has one.
fn indicators(regulation: &Regulation, table: &DeTable<'_>, faults: &mut Vec<RegulationFault>) {
    for (indicator, place) in regulation.indicators.iter().zip(entries(table, "indicator")) {
        if indicator.derived != indicator.measure.is_some() {
            let place = place.get_ref().get("derived").unwrap_or(place).span().start;
            faults.push((place, "regulation-indicator-measure", indicator.id.clone()));
        }
    }
}

/// Every text occurs in the document and has its paragraph beside it.
fn texts(table: &DeTable<'_>, document: &str, faults: &mut Vec<RegulationFault>) {
    if let Some(text) = table.get("text") {
        let words = text.get_ref().as_str().unwrap_or_default();
        if words.trim().is_empty() || !document.contains(&collapsed(words)) {
            faults.push((text.span().start, "regulation-not-verbatim", words.to_owned()));
        }
        let at = table.get("at");
        if at.and_then(|a| a.get_ref().as_str()).is_none_or(|a| a.trim().is_empty()) {
            let place = at.unwrap_or(text).span().start;
            faults.push((place, "regulation-no-paragraph", words.to_owned()));
        }
    }
    for (_, value) in table {
        match value.get_ref() {
            DeValue::Table(inner) => texts(inner, document, faults),
            DeValue::Array(list) => {
                list.iter()
                    .filter_map(|v| v.get_ref().as_table())
                    .for_each(|inner| texts(inner, document, faults));
            }
            _ => {}
        }
    }
}

/// The entries of a list of tables.
fn entries<'t, 'i>(table: &'t DeTable<'i>, list: &str) -> impl Iterator<Item = &'t Spanned<DeValue<'i>>> {
    table.get(list).and_then(|v| v.get_ref().as_array()).into_iter().flatten()
}

/// The words of a document that the program may use, by what they name.
const TERMS: [&str; 30] = [
    "accompaniment",
    "agreement",
    "approver",
    "authorised_body",
    "body",
    "commission",
    "coordinator",
    "curator",
    "decision",
    "difficult_situation",
    "family",
    "head",
    "individual_programme",
    "information_bank",
    "interested_organisations",
    "journal",
    "object",
    "organiser",
    "passport",
    "plan",
    "post_accompaniment",
    "provider",
    "questionnaire",
    "section",
    "service",
    "service_programme",
    "sop",
    "subject",
    "substitute_family",
    "survey",
];

/// Every word of the document has a name that the program knows: it would use no other one.
fn terms(table: &DeTable<'_>, faults: &mut Vec<RegulationFault>) {
    let named = table.get("terms").and_then(|terms| terms.get_ref().as_table()).into_iter().flatten();
    let is_known = |name: &str| TERMS.contains(&name);
    for (name, _) in named.filter(|(name, _)| !is_known(name.get_ref())) {
        faults.push((name.span().start, "regulation-term", name.get_ref().to_string()));
    }
}

/// No id occurs twice in one list.
fn ids(table: &DeTable<'_>, faults: &mut Vec<RegulationFault>) {
    for (list, _) in table {
        let mut seen = HashSet::new();
        for entry in entries(table, list.get_ref()) {
            let Some(id) = entry.get_ref().get("id") else { continue };
            let Some(text) = id.get_ref().as_str() else { continue };
            if !seen.insert(text) {
                faults.push((id.span().start, "regulation-id-twice", text.to_owned()));
            }
        }
    }
}

/// The lists a person chooses from or reads on a paper: the content of each has a name beside its quotation.
const LABELLED: [&str; 16] = [
    "sign",
    "category",
    "circumstance",
    "ground",
    "paper",
    "closing",
    "help",
    "stage",
    "journal",
    "decision",
    "deadline",
    "source",
    "role",
    "organisation",
    "inspection",
    "indicator",
];

/// Everything that may be chosen has a label: a piece cut from a sentence is no name.
fn labels(table: &DeTable<'_>, faults: &mut Vec<RegulationFault>) {
    for list in LABELLED {
        for entry in entries(table, list) {
            let label = entry.get_ref().get("label").and_then(|l| l.get_ref().as_str());
            if label.is_none_or(|l| l.trim().is_empty()) {
                let id = entry.get_ref().get("id").and_then(|i| i.get_ref().as_str()).unwrap_or_default();
                faults.push((entry.span().start, "regulation-no-label", id.to_owned()));
            }
        }
    }
}

/// All four levels or none, each with what it needs or with a lender for it.
fn levels(regulation: &Regulation, table: &DeTable<'_>, faults: &mut Vec<RegulationFault>) {
    let lends = regulation.borrow.as_ref();
    let places: Vec<&Spanned<DeValue<'_>>> = entries(table, "level").collect();
    if places.len() != 4 && !(places.is_empty() && lends.is_some_and(|b| b.levels)) {
        let place = places.first().copied().or_else(|| table.get("borrow")).map_or(0, |v| v.span().start);
        faults.push((place, "regulation-levels", String::new()));
    }
    for (level, place) in regulation.levels.iter().zip(places) {
        let mut fault = |part: &str, id: &'static str| {
            let place = place.get_ref().get(part).unwrap_or(place).span().start;
            faults.push((place, id, level.name.clone()));
        };
        if level.duration.as_ref().is_some_and(|d| d.months == 0) {
            fault("duration", "regulation-zero");
        }
        if level.visits.as_ref().is_some_and(|v| v.times == 0) {
            fault("visits", "regulation-zero");
        }
        if level.visits.is_none() && !lends.is_some_and(|b| b.visits) {
            fault("id", "regulation-no-visits");
        }
        if level.duration.is_none() && !lends.is_some_and(|b| b.durations) {
            fault("id", "regulation-no-duration");
        }
    }
}

/// Every deadline has what its rule computes with.
fn deadlines(regulation: &Regulation, table: &DeTable<'_>, faults: &mut Vec<RegulationFault>) {
    for (deadline, place) in regulation.deadlines.iter().zip(entries(table, "deadline")) {
        let complete = match deadline.rule {
            DeadlineRule::DayOfMonthAfterQuarter => deadline.day.is_some_and(|d| (1..=28).contains(&d)),
            DeadlineRule::WorkingDaysAfter => deadline.days.is_some() && deadline.after.is_some(),
            _ => true,
        };
        if !complete {
            let place = place.get_ref().get("id").unwrap_or(place).span().start;
            faults.push((place, "regulation-deadline", deadline.id.clone()));
        }
    }
}

/// Every stage comes behind the one before, asks for something, and only for papers that the file lists.
fn stages(regulation: &Regulation, table: &DeTable<'_>, faults: &mut Vec<RegulationFault>) {
    let mut before = 0;
    for (stage, place) in regulation.stages.iter().zip(entries(table, "stage")) {
        let mut fault = |part: &str, id: &'static str, value: &str| {
            let place = place.get_ref().get(part).unwrap_or(place).span().start;
            faults.push((place, id, value.to_owned()));
        };
        if stage.n <= before {
            fault("n", "regulation-stage-order", &stage.id);
        }
        before = stage.n;
        if stage.needs.is_empty() {
            fault("id", "regulation-stage-empty", &stage.id);
        }
        for needed in &stage.needs {
            let is_listed = |id: &String| regulation.documents.iter().any(|d| d.id == *id);
            if let CaseFact::Document(id) = &needed.fact
                && !is_listed(id)
            {
                fault("needs", "regulation-stage-paper", id);
            }
        }
    }
}

/// The stage, the fact and the grounds that a paper names are known.
fn papers(regulation: &Regulation, table: &DeTable<'_>, faults: &mut Vec<RegulationFault>) {
    for (paper, place) in regulation.documents.iter().zip(entries(table, "paper")) {
        let mut fault = |part: &str, value: &str| {
            let place = place.get_ref().get(part).unwrap_or(place).span().start;
            faults.push((place, "regulation-paper", value.to_owned()));
        };
        if let Some(stage) = paper.word("stage").filter(|id| regulation.stages.iter().all(|s| s.id != **id)) {
            fault("stage", stage);
        }
        if let Some(fact) = paper.word("fact").filter(|code| CaseFact::from_code(code).is_none()) {
            fault("fact", fact);
        }
        let grounds = paper.more.get("grounds").and_then(serde_json::Value::as_array);
        for ground in grounds.into_iter().flatten().filter_map(serde_json::Value::as_str) {
            if regulation.grounds.iter().all(|g| g.id != ground) {
                fault("grounds", ground);
            }
        }
    }
}
