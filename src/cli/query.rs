//! Commands that only read.

use clap::ArgMatches;
use serde_json::{Value, json};

use super::json;
use super::output::{Answer, PlainTable};
use super::value::{read_text, text};
use crate::domain::{Case, CuratorId, Id, UserError, fold, name, phone, place};
use crate::env::{Env, clock};
use crate::model::Model;
use crate::model::as_of::known_by;
use crate::norm::after::after;
use crate::norm::due;
use crate::norm::ledger::{self, LedgerRow};
use crate::norm::{NormContext, Standing, marks};
use crate::paper::pseudonym::Pseudonyms;
use crate::paper::redacted::BirthDisclosure;
use crate::regulation::{Calendar, RegulationList, Rules};
use crate::store::{FamilyScope, Reader, Store};
use crate::text::Words;

/// What every norm is reckoned against, read from the file.
pub(super) struct NormInputs {
    pub(super) rules: Rules,
    calendar: Calendar,
    pub(super) staff: crate::domain::Staff,
    today: chrono::NaiveDate,
}

impl NormInputs {
    pub(super) fn of(reader: Reader<'_>, env: &Env) -> Result<NormInputs, UserError> {
        Ok(NormInputs {
            rules: reader.rules()?,
            calendar: reader.calendar()?,
            staff: reader.staff()?,
            today: env.today,
        })
    }

    /// The curator named by `--curator`: by the id of the record, or by the name, short or whole, if no other has it.
    pub(super) fn curator(&self, own: &ArgMatches) -> Result<Option<CuratorId>, UserError> {
        let Some(id) = text(own, "curator") else { return Ok(None) };
        let unknown =
            || UserError::new("curator-unknown").with("curator", id.chars().take(40).collect::<String>());
        if let Ok(id) = id.parse::<Id>() {
            return Ok(Some(self.staff.curator(CuratorId(id)).ok_or_else(unknown)?.id));
        }
        let asked = fold::words(id);
        // A part of a name may mean another: who answers for a child is never guessed.
        let is_called = |name: &str| fold::words(name) == asked || fold::words(&name::short(name)) == asked;
        let mut called = self.staff.curators.iter().filter(|c| is_called(&c.name));
        match (called.next(), called.next()) {
            (Some(one), None) => Ok(Some(one.id)),
            _ => Err(unknown()),
        }
    }

    /// Whose families are asked for: those of `--curator`, else of the file's own or only curator.
    pub(super) fn chosen_curator(&self, own: &ArgMatches) -> Result<Option<CuratorId>, UserError> {
        Ok(self.curator(own)?.or_else(|| self.staff.default_curator()))
    }

    /// Whose days are meant: one curator's, or those of all; a file without curators belongs to one who is not named.
    pub(super) fn days_of(&self, curator: Option<CuratorId>) -> Vec<Option<CuratorId>> {
        match curator {
            Some(_) => vec![curator],
            None if self.staff.curators.is_empty() => vec![None],
            None => self.staff.curators.iter().map(|c| Some(c.id)).collect(),
        }
    }

    /// Whether `case` is of `curator` today; of any, where none is named.
    pub(super) fn is_of_curator(&self, case: &Case, curator: Option<CuratorId>) -> bool {
        curator.is_none_or(|c| self.staff.curator_of(case, self.today) == Some(c))
    }

    /// Gives pseudonyms to staff and families, where `--redacted` asks for it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn redact(
        &mut self,
        words: &Words,
        reader: Reader<'_>,
        own: &ArgMatches,
        cases: &mut [Case],
    ) -> Result<(), UserError> {
        if own.get_flag("redacted") {
            let names = Pseudonyms::of(&reader.cases(FamilyScope::All, Some(self.today))?, &self.staff);
            names.apply(words, (&self.rules, self.today), BirthDisclosure::Hidden, cases, &mut self.staff);
        }
        Ok(())
    }

    pub(super) fn ground(&self) -> NormContext<'_> {
        NormContext { rules: &self.rules, calendar: &self.calendar, staff: &self.staff, today: self.today }
    }
}

/// The district as the screens see it, so that a command says what they say.
pub(super) fn model(words: &Words, env: &Env, store: &Store) -> Result<Model, UserError> {
    Model::read(store.reader(), words.clone(), env.today)
}

/// Whether a family lives there, however the name is written: «озерки» is «Озёрки».
fn lives_in(settlement: &str, case: &Case) -> bool {
    let address = &case.family.address;
    address
        .settlement
        .as_ref()
        .is_some_and(|s| place::is_one(place::AddressWordKind::Settlement, s, settlement))
}

/// The code of a category, named by it or by its label; one in a curator's own words is known by a family that has it.
fn category(said: &str, rules: &Rules, cases: &[Case]) -> Result<String, UserError> {
    let listed = rules.category_called(said);
    let own = || cases.iter().flat_map(|c| &c.categories).find(|m| m.code == said).map(|m| m.code.clone());
    listed.map(str::to_owned).or_else(own).ok_or_else(|| {
        UserError::usage("argument-bad-category")
            .with("value", said.chars().take(40).collect::<String>())
            .with("id", rules.regulation.id.as_str())
    })
}

/// The source of detection named by its code or its label; one in a curator's own words is known by a family that has it.
fn source(said: &str, rules: &Rules, cases: &[Case]) -> Result<String, UserError> {
    let listed = rules.source_called(said).map(str::to_owned);
    let is_said = |own: &&String| {
        **own == said
            || rules.meaning(RegulationList::Source, own).label.to_lowercase() == said.trim().to_lowercase()
    };
    let own = || cases.iter().filter_map(|c| c.family.source.as_ref()).find(is_said).cloned();
    listed.or_else(own).ok_or_else(|| {
        UserError::usage("argument-bad-source")
            .with("value", said.chars().take(40).collect::<String>())
            .with("id", rules.regulation.id.as_str())
    })
}

pub(super) fn list(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let store = env.open()?;
    let basis = NormInputs::of(store.reader(), env)?;
    let level = text(own, "level")
        .map(|code| {
            basis
                .rules
                .level_called(code)
                .ok_or_else(|| UserError::usage("argument-bad-level").with("value", code))
        })
        .transpose()?;
    let scope = if own.get_flag("all") { FamilyScope::All } else { FamilyScope::Current(env.today) };
    let cases = known_by(store.reader(), scope, env.today)?;
    let category = text(own, "category").map(|said| category(said, &basis.rules, &cases)).transpose()?;
    let source = text(own, "source").map(|said| source(said, &basis.rules, &cases)).transpose()?;
    let mut table = PlainTable::new(
        [
            "column-level",
            "column-family",
            "column-address",
            "column-phone",
            "column-slack",
            "column-visit",
            "column-programme",
        ]
        .map(|id| words.say(id)),
    );
    let curator = basis.curator(own)?;
    let mut all = Vec::new();
    for case in cases {
        let standing = Standing::of(basis.ground(), &case);
        let in_category = |code: &str| {
            marks::holding(basis.ground(), &case, RegulationList::Category, &case.categories)
                .any(|m| m.code == code)
        };
        if level.is_some_and(|l| standing.level != Some(l))
            || category.as_deref().is_some_and(|c| !in_category(c))
            || source.is_some() && case.family.source != source
            || text(own, "settlement").is_some_and(|s| !lives_in(s, &case))
            || !basis.is_of_curator(&case, curator)
            || own.get_flag("overdue") && standing.late(env.today) == 0
        {
            continue;
        }
        let mut value = json::listed(words, &case, &standing, env.today);
        if let Some(after) = after(basis.ground(), &case) {
            value["after"] = json::after(&after);
        }
        let (done, total) = case.programme_progress();
        table.row([
            words.level_letter(standing.level),
            case.family.short.clone(),
            words.address(&case.family.address),
            case.phones(env.today).next().map(|(_, p)| phone::shown(p)).unwrap_or_default(),
            json::slack(standing.slack, standing.slack_own),
            standing.next_visit.map(|d| words.weekday_day(d)).unwrap_or_default(),
            format!("{done}/{total}"),
        ]);
        all.push(value);
    }
    Ok(Answer::new(Value::Array(all), table.text()))
}

pub(super) fn find(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let store = env.open()?;
    let limit = match text(own, "limit") {
        None => 20,
        Some(n) => n.parse().ok().filter(|n| *n > 0).ok_or_else(|| {
            UserError::usage("argument-bad-number").with("value", n.chars().take(20).collect::<String>())
        })?,
    };
    let reader = store.reader();
    let index = reader.index(env.today)?;
    let mut table = PlainTable::new(["column-family", "column-found", "column-how"].map(|id| words.say(id)));
    let former = own.get_flag("former");
    let mut answer = |query: &str| -> Value {
        let hits = if former { index.find_former(query, limit) } else { index.find(query, limit) };
        hits.iter()
            .enumerate()
            .map(|(i, hit)| {
                let title = index.title(hit.place);
                let found: Vec<String> = hit.matched.iter().map(|m| m.shown().0).collect();
                let how: Vec<String> =
                    hit.matched.iter().map(|m| words.pick("found-how", m.how.code())).collect();
                let family = reader.family(hit.family).ok().flatten();
                let short = family.map_or_else(|| name::short(title), |f| f.short);
                table.row([short, found.join("; "), how.join(", ")]);
                json!({
                    "family": hit.family.to_string(),
                    "title": title,
                    "rank": i + 1,
                    "matched": hit.matched.iter().map(|m| json!({
                        "word": m.word, "field": m.field.code(), "text": m.text, "how": m.how.code(),
                    })).collect::<Vec<_>>(),
                })
            })
            .collect()
    };
    let value = match (text(own, "batch"), text(own, "query")) {
        (Some(_), Some(_)) => return Err(UserError::usage("argument-query-or-batch")),
        (Some(path), None) => read_text(path)?.lines().map(&mut answer).collect(),
        (None, Some(query)) => answer(query),
        (None, None) => return Err(UserError::usage("argument-no-query")),
    };
    let nothing = value.as_array().is_none_or(Vec::is_empty);
    let plain = if nothing { format!("{}\n", words.say("find-nothing")) } else { table.text() };
    Ok(Answer::new(value, plain))
}

pub(super) fn norms(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let from = clock::iso(text(own, "from").unwrap_or_default())?;
    let to = clock::iso(text(own, "to").unwrap_or_default())?;
    if to < from {
        return Err(UserError::usage("argument-to-before-from"));
    }
    let store = env.open()?;
    let basis = NormInputs::of(store.reader(), env)?;
    // Rows begin with the week and the month of the first day; of what was before, the last visit is enough.
    let since = due::ledger_begins(from);
    let scope = match text(own, "family") {
        Some(named) => FamilyScope::One(store.reader().family_named(named)?),
        // A family whose accompaniment had ended by then has no row.
        None => FamilyScope::Current(since),
    };
    let cases = store.reader().cases(scope, Some(since))?;
    let rows = due::ledger(basis.ground(), &cases, from, to);
    let mut table = PlainTable::new(
        [
            "column-family",
            "column-period",
            "column-from",
            "column-to",
            "column-level",
            "column-required",
            "column-done",
            "column-owed",
            "column-state",
            "column-slack",
            "column-own-rule",
        ]
        .map(|id| words.say(id)),
    );
    for (i, asked) in &rows {
        // The answer to programs keeps what the norm asks of the whole period; a person reads what can be judged of it.
        let r = &ledger::shown(basis.ground(), &cases[*i], asked.clone());
        table.row([
            cases[*i].family.short.clone(),
            words.pick("unit", r.unit.code()),
            words.day(r.from),
            words.day(r.to),
            words.level_letter(r.level),
            r.required.to_string(),
            r.done.to_string(),
            r.owed.to_string(),
            words.pick("row-state", r.state_code()),
            json::slack(r.slack, r.slack_own),
            words.own_rule(r).unwrap_or_default(),
        ]);
    }
    let value = |(i, r): &(usize, LedgerRow)| {
        let mut value = json::row(&cases[*i], r);
        if r.is_unknown() {
            value["known"] = false.into();
        }
        value
    };
    let mut answer = Answer::new(rows.iter().map(value).collect(), table.text());
    answer.aside = if rows.is_empty() { String::new() } else { words.say("norms-span") };
    Ok(answer)
}
