//! «Семья»: its members, adults first, then the children by age.

use super::facts::Facts;
use super::sheet::{Sheet, Target};
use crate::domain::family::Member;
use crate::domain::phone;
use crate::screen::Desk;
use crate::screen::paint::{QUIET, STRONG};

/// The section.
pub fn sheet(desk: &Desk, facts: &Facts) -> Sheet {
    let w = &desk.words;
    let mut s = Sheet::new(w.say("card-members"));
    let (mut children, adults): (Vec<&Member>, Vec<&Member>) =
        facts.case.members.iter().partition(|m| m.is_child(desk.today));
    children.sort_by_key(|m| m.born);
    s.count = Some(facts.case.members.len());
    if !adults.is_empty() {
        s.head(w.count("card-adults", adults.len()));
        adults.iter().for_each(|m| member(desk, facts, m, &mut s));
    }
    if !children.is_empty() {
        s.head(w.count("card-children-count", children.len()));
        children.iter().for_each(|m| member(desk, facts, m, &mut s));
    }
    s.or_empty(w.say("card-no-members"));
    s
}

fn member(desk: &Desk, facts: &Facts, member: &Member, s: &mut Sheet) {
    let w = &desk.words;
    let id = member.id.0;
    let names = [&member.last_name, &member.first_name, &member.patronymic];
    let full = names.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let full = if full.is_empty() { w.say("card-no-name") } else { full };
    let named = s.row(w.pick("role", &member.role), full).styled(STRONG).on(Target::Member(id, None));
    named.on(Target::Member(id, member.phones.first().cloned()));
    if let Some(former) = &member.former_name {
        s.more(w.fill("card-former", &[("name", former.as_str().into())]));
    }
    if let Some(born) = member.born {
        let age = member.age(desk.today).map(|n| format!("{}, ", w.count("age", n))).unwrap_or_default();
        s.more(format!("{age}{}", w.fill("card-born", &[("day", w.day(born).into())])));
    }
    for number in &member.phones {
        s.more(phone::shown(number)).on(Target::Member(id, Some(number.clone())));
    }
    let accompanied = (facts.case.family.member == Some(id)).then(|| w.say("card-accompanied"));
    let disability = member.disability.as_ref().map(|d| w.pick("disability", d));
    let limited = member.limited_health.then(|| w.say("card-limited-health"));
    let rest = [member.occupation.clone(), disability, limited, accompanied, member.note.clone()];
    for said in rest.into_iter().flatten() {
        s.more(said).on(Target::Member(id, member.phones.first().cloned()));
    }
    super::conflicts(desk, facts, id, s);
    if member.phones.is_empty() && !member.is_child(desk.today) {
        s.more(w.say("card-no-phone")).styled(QUIET).on(Target::Member(id, None));
    }
}
