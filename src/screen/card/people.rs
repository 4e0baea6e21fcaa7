//! «Семья»: its members, adults first, then the children by age; behind them who has left and who is yet to come.

use super::sheet::{CardSheet, CardTarget};
use crate::domain::day;
use crate::domain::family::{Member, Sex};
use crate::domain::phone;
use crate::model::facts::FamilyFacts;
use crate::report::permission;
use crate::screen::Model;
use crate::search::gender;
use crate::text::say;
use crate::ui::paint::{LATE, QUIET, STRONG};

/// The section.
pub fn sheet(model: &Model, facts: &FamilyFacts) -> CardSheet {
    let w = &model.words;
    let today = model.today;
    let mut s = CardSheet::new(w.say("card-members"));
    let (here, away): (Vec<&Member>, Vec<&Member>) =
        facts.case.members.iter().partition(|m| m.is_here(today));
    let (mut children, adults): (Vec<&Member>, Vec<&Member>) = here.iter().partition(|m| m.is_child(today));
    let (gone, coming): (Vec<&Member>, Vec<&Member>) = away.iter().partition(|m| m.left(today).is_some());
    children.sort_by_key(|m| m.born);
    s.count = Some(here.len());
    for (head, group) in [("card-adults", adults), ("card-children-count", children)] {
        if !group.is_empty() {
            s.head(w.count(head, group.len()));
            group.iter().for_each(|m| member(model, facts, m, &mut s));
        }
    }
    for (head, group) in [("card-departed", gone), ("card-coming", coming)] {
        if !group.is_empty() {
            s.head(w.count(head, group.len()));
            group.iter().for_each(|m| elsewhere(model, facts, m, &mut s));
        }
    }
    s.or_empty(w.say("card-no-members"));
    s
}

/// The full name of a member, as far as it is known.
fn full(model: &Model, member: &Member) -> String {
    let names = [&member.last_name, &member.first_name, &member.patronymic];
    let full = names.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    if full.is_empty() { model.words.say("card-no-name") } else { full }
}

/// «умерла 20.11.2026», «выбыл 20.11.2026: живёт отдельно»; nothing of a member who is here.
#[must_use]
pub fn left(model: &Model, member: &Member) -> Option<String> {
    let (until, why) = member.left(model.today)?;
    let w = &model.words;
    let code = why.map_or("other", |why| why.code());
    let sex = gender::of_member(member).map_or("unknown", Sex::code);
    Some(say!(
        w,
        "left",
        why = code,
        sex = sex,
        day = w.day(day::day_before(until)),
        reason = w.pick("left-choice", code)
    ))
}

/// A member who is not in the family on the day: quiet, with the reason.
fn elsewhere(model: &Model, facts: &FamilyFacts, member: &Member, s: &mut CardSheet) {
    let w = &model.words;
    let on = CardTarget::Member(member.id.0, None);
    s.row(w.roles(member), full(model, member)).styled(QUIET).on(on.clone());
    let comes = member.from.or(member.born).filter(|from| *from > model.today);
    let said = left(model, member).or(comes.map(|d| say!(w, "card-comes", day = w.day(d))));
    for said in said.into_iter().chain(born(model, member)).chain(member.note.clone()) {
        s.more(said).styled(QUIET).on(on.clone());
    }
    super::conflicts(model, facts, member.id.0, s);
}

/// «9 лет, род. 14.03.2017»; «около 41, 1985 г. р.».
fn born(model: &Model, member: &Member) -> Option<String> {
    let born = model.words.born(member)?;
    let age = model.words.age(member, model.today);
    Some(if age.is_empty() { born } else { format!("{age}, {born}") })
}

fn member(model: &Model, facts: &FamilyFacts, member: &Member, s: &mut CardSheet) {
    let w = &model.words;
    let id = member.id.0;
    let named = s.row(w.roles(member), full(model, member)).styled(STRONG);
    named.on(CardTarget::Member(id, member.phones.first().cloned()));
    if let Some(former) = &member.former_name {
        s.more(say!(w, "card-former", name = former.as_str()));
        if permission::is_adopted(member) {
            s.more(format!("! {}", w.say("card-adoption"))).styled(LATE);
        }
    }
    if let Some(born) = born(model, member) {
        s.more(born);
    }
    if let Some(from) = member.from {
        s.more(say!(w, "card-member-since", day = w.day(from)));
    }
    for number in &member.phones {
        s.more(phone::shown(number)).on(CardTarget::Member(id, Some(number.clone())));
    }
    let accompanied = (facts.case.family.member == Some(member.id)).then(|| w.say("card-accompanied"));
    let disability = member.disability.map(|d| w.pick("disability", d.code()));
    let limited = member.limited_health.then(|| w.say("card-limited-health"));
    let also = facts.elsewhere(member).map(|family| say!(w, "card-also", family = family));
    let resources = member.resources.as_deref().map(|text| say!(w, "card-resources", text = text));
    let rest =
        [member.occupation.clone(), resources, disability, limited, accompanied, also, member.note.clone()];
    for said in rest.into_iter().flatten() {
        s.more(said).on(CardTarget::Member(id, member.phones.first().cloned()));
    }
    super::conflicts(model, facts, id, s);
    if member.phones.is_empty() && !member.is_child(model.today) {
        s.more(w.say("card-no-phone")).styled(QUIET).on(CardTarget::Member(id, None));
    }
}
