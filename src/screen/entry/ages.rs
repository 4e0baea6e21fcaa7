//! Whether the births of a family fit its roles: «5.3» of a mother is read as the 5th of March of this year, and she would
//! be counted as a child.

use chrono::NaiveDate;

use super::Entry;
use crate::domain::check::{Finding, FindingId, Weight};
use crate::domain::declare::Cells;
use crate::domain::member::Member;
use crate::domain::schema::Kind;
use crate::domain::{FieldName, Record, day};
use crate::screen::Model;

/// Years that a parent is older than a child at least: below it one of two births is a typing error. A rule of the
/// program, no document has it.
const GENERATION: u32 = 12;

/// A grown-up who is a child by the day of birth, and a parent hardly older than a child or the other way round.
pub(super) fn unfit(entry: &Entry, part: usize, record: &Record, model: &Model) -> Option<Finding> {
    if record.kind != Kind::Member {
        return None;
    }
    let one = Member::read(record).ok()?;
    let born = one.born?;
    let is_child = one.role.is_grown_up() && one.is_child(model.today);
    let others = (0..entry.parts.len()).filter(|other| *other != part && !entry.form.is_left_out(*other));
    let typed = others
        .filter(|other| entry.parts[*other].kind == Kind::Member)
        .filter_map(|other| Member::read(&entry.whole(other, model)).ok());
    let known = entry.sources.case().into_iter().flat_map(|case| case.members.iter().cloned());
    let is_unfit = || {
        typed.chain(known.filter(|member| member.id != one.id)).any(|other| {
            let births = |elder: &Member, child: &Member| {
                (elder.role.is_parent_by_blood() && child.role.is_child()).then_some(())?;
                Some((elder.born?, child.born?))
            };
            births(&one, &other).or_else(|| births(&other, &one)).is_some_and(is_too_near)
        })
    };
    let id = match is_child {
        true => FindingId::ElderChild,
        false if born <= model.today && is_unfit() => FindingId::ElderYounger,
        false => return None,
    };
    Some(Finding { field: FieldName::Born, id, day: None, weight: Weight::Warn })
}

fn is_too_near((elder, child): (NaiveDate, NaiveDate)) -> bool {
    day::birthday(elder, GENERATION) > child
}
