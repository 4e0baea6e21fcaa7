//! `erase`: the data of a family or a person destroyed, with the act and the extract of the journal.

use std::io::{IsTerminal, Write};

use clap::ArgMatches;
use serde_json::{Value, json};

use super::output::Answer;
use super::paper_options::without;
use super::query::NormInputs;
use super::saved::saved;
use super::value::{out, text};
use crate::domain::{FamilyId, FieldName, Id, Kind, MemberId, UserError};
use crate::env::{Env, author::author, folders};
use crate::norm::current;
use crate::paper::{PreparedPaper, erasure, plain};
use crate::report::destruction::DestructionFacts;
use crate::store::{DataSubject, ErasureAct, ErasurePlan, FamilyScope, FileLock, Reader, Store};
use crate::sync;
use crate::text::{Words, say};

pub(super) fn erase(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let given = |name| text(own, name).unwrap_or_default().trim().to_owned();
    let act = ErasureAct { reason: given("reason"), number: given("act"), on: env.today };
    if act.reason.is_empty() || act.number.is_empty() {
        return Err(UserError::usage("erasure-no-ground"));
    }
    let mut store = env.open()?;
    let named = given("person");
    let subject = subject(store.reader(), &named)?;
    let plan = store.reader().erasure_plan(&[subject])?;
    plan.check(&act)?;
    check_transferred(words, own, &store, &plan)?;
    let is_current = is_accompanied(env, &store, &plan)?;
    let expected = called(store.reader(), subject, &plan)?;
    confirm(words, own, &plan, &expected, is_current)?;
    let (mut value, said) =
        destroy(words, env, own, &mut store, ErasureOrder { plan, act, listed: Vec::new() })?;
    value.insert("accompanied".to_owned(), json!(is_current));
    let mut answer = Answer::new(Value::Object(value), said);
    if is_current {
        answer.aside = words.say("erasure-accompanied");
    }
    Ok(answer)
}

/// What is to be destroyed, by name: of a family the family and not one of its members.
fn called(reader: Reader<'_>, subject: DataSubject, plan: &ErasurePlan) -> Result<String, UserError> {
    let family = match subject {
        DataSubject::Family(family) => reader.family(family)?.map(|family| family.title),
        DataSubject::Member(_) | DataSubject::Inquiry(_) => None,
    };
    // A deleted family is in no list, but what the act destroys names it.
    Ok(family.or_else(|| plan.names.first().cloned()).unwrap_or_default())
}

/// What is destroyed, by which act.
pub(super) struct ErasureOrder {
    pub(super) plan: ErasurePlan,
    pub(super) act: ErasureAct,
    /// The cases by number, where the act lists several.
    pub(super) listed: Vec<String>,
}

/// Writes the act, or shows it, and destroys; gives what was done as JSON and in words.
pub(super) fn destroy(
    words: &Words,
    env: &Env,
    own: &ArgMatches,
    store: &mut Store,
    order: ErasureOrder,
) -> Result<(serde_json::Map<String, Value>, String), UserError> {
    let ErasureOrder { plan, act, listed } = order;
    let destroyed = DestructionFacts { listed, ..store.destruction(&plan)? };
    let (number, reason) = (&*act.number, &*act.reason);
    let sheet = erasure::sheet(
        words,
        &erasure::ErasureActPaper { number, on: act.on, reason, destroyed: &destroyed },
    );
    let _lock = FileLock::take(&env.file, &author())?;
    // Before anything is destroyed: afterwards nobody could name what the act is about.
    let out = out(own);
    let paper = match out {
        Some(path) if path.to_lowercase().ends_with(".docx") => {
            Some(saved(words, path, &PreparedPaper::Docx(Box::new(sheet.clone())).bytes(None)?)?)
        }
        Some(path) => Some(saved(words, path, plain::text(&sheet).as_bytes())?),
        None => None,
    };
    let emptied = sync::erasure::erase(store, &folders::state_folder(), &plan, &act).inspect_err(|_| {
        if let Some(path) = out.filter(|_| !sync::erasure::is_done(store, &plan)) {
            // The act of what did not happen.
            let _ = std::fs::remove_file(path);
        }
    });
    let emptied = emptied?;
    let mut said = say!(words, "erasure-done", n = emptied, number = act.number.as_str()) + "\n";
    if plan.mentions > 0 {
        said.push_str(&(words.count("erasure-mentions", plan.mentions) + "\n"));
    }
    if paper.is_none() {
        said.push_str(&format!("\n{}", plain::text(&sheet)));
    }
    let kinds: serde_json::Map<String, Value> =
        plan.kinds.iter().map(|(kind, n)| (kind.name().to_owned(), json!(n))).collect();
    let entries = [
        ("records", json!(emptied)),
        ("kinds", json!(kinds)),
        ("act", json!(act.number)),
        ("on", json!(act.on)),
        ("mentions", json!(plan.mentions)),
        ("path", json!(out)),
    ];
    Ok((entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(), said))
}

/// The family or the member of this name or id.
fn subject(reader: Reader<'_>, named: &str) -> Result<DataSubject, UserError> {
    let unknown = match reader.family_named(named) {
        Ok(family) => return Ok(DataSubject::Family(family)),
        Err(unknown) => unknown,
    };
    let known = named.parse::<Id>().ok();
    match known.map(|id| reader.kind_at(id)).transpose()?.flatten().and_then(|kind| kind.known()) {
        Some(Kind::Member) => Ok(DataSubject::Member(MemberId(known.unwrap_or(Id::DISTRICT)))),
        // A deleted family is in no list; its data are in the file all the same.
        Some(Kind::Family) => Ok(DataSubject::Family(FamilyId(known.unwrap_or(Id::DISTRICT)))),
        _ => {
            let fields = [FieldName::LastName, FieldName::FirstName, FieldName::Patronymic];
            let mut found = Vec::new();
            for case in reader.cases(FamilyScope::All, None)? {
                for member in &case.members {
                    let record = crate::domain::RecordType::record(member);
                    let name = fields.iter().filter_map(|f| record.text(*f)).collect::<Vec<_>>().join(" ");
                    found.extend(
                        Some(member.id).filter(|_| name.eq_ignore_ascii_case(named) || name == named),
                    );
                }
            }
            match found.as_slice() {
                [one] => Ok(DataSubject::Member(*one)),
                _ => Err(unknown),
            }
        }
    }
}

/// Refuses to erase a family that was handed over from here, unless that was asked for: an erasure travels with merges,
/// and would empty the family of the district that took it over.
fn check_transferred(
    words: &Words,
    own: &ArgMatches,
    store: &Store,
    plan: &ErasurePlan,
) -> Result<(), UserError> {
    match store.reader().handed_over(&plan.families)? {
        None => without(own, &["everywhere"]),
        Some(_) if own.get_flag("everywhere") => Ok(()),
        Some(transfer) => {
            Err(UserError::new("erasure-transferred").with("said", words.erasure_reaches(&transfer)))
        }
    }
}

/// Whether the family is on accompaniment today.
fn is_accompanied(env: &Env, store: &Store, plan: &ErasurePlan) -> Result<bool, UserError> {
    let Some(family) = plan.families.first().copied() else { return Ok(false) };
    let basis = NormInputs::of(store.reader(), env)?;
    let cases = store.reader().cases(FamilyScope::One(family), None)?;
    Ok(cases.first().is_some_and(|case| current::is_current(basis.ground(), case)))
}

/// Asks once more: the expected word is to be typed, for one person or family the first name on the act. Without a terminal `--yes` is the answer.
pub(super) fn confirm(
    words: &Words,
    own: &ArgMatches,
    plan: &ErasurePlan,
    expected: &str,
    is_current: bool,
) -> Result<(), UserError> {
    if own.get_flag("yes") {
        return Ok(());
    }
    let unsure = || UserError::new("erasure-unsure").with("n", plan.ids.len()).with("name", expected);
    if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return Err(unsure());
    }
    let mut asked = say!(words, "erasure-ask", n = plan.ids.len(), name = expected);
    if is_current {
        asked = format!("{}\n{asked}", words.say("erasure-accompanied"));
    }
    // With stderr closed there is nowhere to ask.
    let _ = write!(std::io::stderr().lock(), "{} ", super::plain(&asked));
    let mut typed = String::new();
    std::io::stdin().read_line(&mut typed).map_err(|e| unsure().because(e))?;
    if typed.trim() == expected { Ok(()) } else { Err(unsure()) }
}
