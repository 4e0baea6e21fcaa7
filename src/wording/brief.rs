//! A family in few words: the facts needed before the door and on the phone, each ready to be shown. Panes, the card and
//! the lookup choose from it and lay it out.

use chrono::NaiveDate;

use crate::domain::contact::ContactOutcome;
use crate::domain::family::Member;
use crate::domain::{Case, phone};
use crate::model::Model;
use crate::norm::Standing;
use crate::text::{Words, say};
use crate::wording::due::{call_back, unreported};

/// A family on a day, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FamilyBrief {
    /// «! 02.07 сообщить о нарушении прав ребёнка: …»: what must be reported at once comes before everything.
    pub unreported: Vec<String>,
    /// «! собака»: danger at the door comes before all that can wait.
    pub safety: Option<String>,
    /// «экстренный до 14.01»; `None` of a family without a level.
    pub level: Option<String>,
    /// The address without the way in; empty where none is known.
    pub address: String,
    /// The way in: entrance, code, floor.
    pub access: Option<String>,
    /// Numbers of the members who live here.
    pub phones: Vec<BriefPhone>,
    /// The eldest first.
    pub children: Vec<BriefChild>,
    /// «Посещение вт 24.11: …» with a small first letter: the last note; of a visit without one its outcome.
    pub last: Option<String>,
    /// The last promise.
    pub promised: Option<String>,
    /// «ИПСУ 3 из 8»: activities done; `None` without a programme.
    pub progress: Option<ProgrammeProgress>,
}

/// A number with its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefPhone {
    /// «8 912 345-67-89».
    pub number: String,
    /// «мать», «сын».
    pub role: String,
    /// «мать», of a child the first name.
    pub called: String,
}

/// A child with age and occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefChild {
    /// The first name, else the role.
    pub name: String,
    /// «9 лет»; empty where no birth is known.
    pub age: String,
    /// School or kindergarten; may be empty.
    pub occupation: String,
}

/// How far a programme is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeProgress {
    /// The short name of the programme in the document: «ИПСУ».
    pub word: String,
    /// Activities done.
    pub done: usize,
    /// All activities.
    pub all: usize,
    /// «3 из 8».
    pub counts: String,
}

impl BriefChild {
    /// «Денис 9 лет, школа № 3».
    #[must_use]
    pub fn line(&self) -> String {
        let aged = format!("{} {}", self.name, self.age).trim_end().to_owned();
        if self.occupation.is_empty() { aged } else { format!("{aged}, {}", self.occupation) }
    }
}

/// Puts the essentials of a family into words.
#[must_use]
pub fn brief(model: &Model, case: &Case, standing: &Standing) -> FamilyBrief {
    let level = |at| model.words.level_until(&model.rules, at, standing.term.as_ref(), model.today);
    FamilyBrief {
        unreported: unreported(&model.words, case, model.today).map(|(_, said)| said).collect(),
        safety: case.family.safety.as_ref().map(|s| format!("! {s}")),
        level: standing.level.map(level),
        address: model.words.address(&case.family.address),
        access: case.family.address.access.clone(),
        phones: phones(model, case),
        children: children(&model.words, case, model.today),
        last: last(model, case),
        promised: promised(&model.words, case),
        progress: progress(model, case),
    }
}

/// The children, the eldest first.
#[must_use]
pub fn children(w: &Words, case: &Case, day: NaiveDate) -> Vec<BriefChild> {
    let mut children: Vec<_> = case.children(day).collect();
    children.sort_by_key(|m| m.born);
    let child = |member: &Member| BriefChild {
        name: member.first_name.clone().unwrap_or_else(|| w.pick("role", member.role.code())),
        age: w.age(member, day),
        occupation: member.occupation.clone().unwrap_or_default(),
    };
    children.into_iter().map(child).collect()
}

/// Numbers with their owners, of those who live in the family.
#[must_use]
pub fn phones(model: &Model, case: &Case) -> Vec<BriefPhone> {
    let w = &model.words;
    let of = |m: &Member| {
        let (role, called) = (w.roles(m), w.called(m, model.today));
        let phone =
            |p: &String| BriefPhone { number: phone::shown(p), role: role.clone(), called: called.clone() };
        m.phones.iter().map(phone).collect::<Vec<_>>()
    };
    case.here(model.today).flat_map(of).collect()
}

/// The last note of a contact; of one that was not held, and of a visit without a note, the outcome.
#[must_use]
pub fn last(model: &Model, case: &Case) -> Option<String> {
    let words = &model.words;
    let last = case.contacts.iter().rev().find(|c| c.note.is_some() || c.kind.is_visit())?;
    let is_shown_alone = last.outcome == ContactOutcome::Held && last.note.is_some();
    let outcome = (!is_shown_alone).then(|| words.pick("outcome", last.outcome.code()));
    let said: Vec<String> = outcome.into_iter().chain(last.note.clone()).collect();
    let day = words.weekday_near(last.on, model.today);
    Some(format!("{} {day}: {}", words.pick("contact-kind", last.kind.code()), said.join(": ")))
}

/// «Обещали: …», the last promise that no call has settled.
#[must_use]
pub fn promised(words: &Words, case: &Case) -> Option<String> {
    let last = case.contacts.iter().rev().find(|c| c.is_promise_open())?;
    Some(say!(words, "promised", what = last.promised.clone().unwrap_or_default()))
}

/// «Перезвонить до 01.12: сообщить, приняли ли семью»: each call back that waits, the nearest first.
#[must_use]
pub fn calls(words: &Words, case: &Case, today: NaiveDate) -> Option<String> {
    let mut waiting: Vec<_> = case.contacts.iter().filter_map(|c| Some((c.awaited_call()?, c.id))).collect();
    waiting.sort_unstable();
    let said = waiting.into_iter().map(|(on, id)| {
        let until = words.until(on, today);
        match call_back(case, id) {
            Some(what) => format!("{until}: {what}"),
            None => until,
        }
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| say!(words, "brief-call-back", what = said.join("; ")))
}

fn progress(model: &Model, case: &Case) -> Option<ProgrammeProgress> {
    let (done, all) = case.programme_progress();
    let short = || model.rules.regulation.terms.get("plan").and_then(|t| t.short.clone());
    (all > 0).then(|| ProgrammeProgress {
        word: short().unwrap_or_else(|| model.words.say("programme-word")),
        done,
        all,
        counts: say!(model.words, "done-of", done = done, required = all),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_is_a_name_with_what_is_known() {
        let child = |name: &str, age: &str, occupation: &str| BriefChild {
            name: name.to_owned(),
            age: age.to_owned(),
            occupation: occupation.to_owned(),
        };
        assert_eq!(child("Ann", "9", "school 3").line(), "Ann 9, school 3");
        assert_eq!(child("Ivan", "14", "").line(), "Ivan 14");
        assert_eq!(child("Zoe", "", "kindergarten").line(), "Zoe, kindergarten");
        assert_eq!(child("son", "", "").line(), "son");
    }
}
