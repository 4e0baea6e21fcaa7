//! Whether the births of a family fit its roles and its ground: «5.3» of a mother is read as the 5th of March of this
//! year, and she would be counted as a child.

use chrono::NaiveDate;

use super::Context;
use crate::domain::check::{self, Finding, FindingId, warn};
use crate::domain::declare::Cells;
use crate::domain::family::Family;
use crate::domain::member::Member;
use crate::domain::{FieldName, Record, day};

/// Years that a parent is older than a child at least: below it one of two births is a typing error. A rule of the
/// program, no document has it.
const GENERATION: u32 = 12;

/// A grown-up who is a child by the day of birth, and a parent hardly older than a child or the other way round.
pub(super) fn births(context: Context<'_>, record: &Record) -> Option<Finding> {
    let one = Member::read(record).ok()?;
    let (born, today) = (one.born?, context.ground.today);
    let others = context.case.into_iter().flat_map(|case| &case.members).filter(|m| m.id != one.id);
    let is_unfit = |other: &Member| {
        let births = |elder: &Member, child: &Member| {
            (elder.role.is_parent_by_blood() && child.role.is_child()).then_some(())?;
            Some((elder.born?, child.born?))
        };
        births(&one, other).or_else(|| births(other, &one)).is_some_and(is_too_near)
    };
    let id = match one.role.is_grown_up() && one.is_child(today) {
        true => FindingId::ElderChild,
        false if born <= today && others.into_iter().any(is_unfit) => FindingId::ElderYounger,
        false => return None,
    };
    Some(warn(FieldName::Born, id, None))
}

fn is_too_near((elder, child): (NaiveDate, NaiveDate)) -> bool {
    day::birthday(elder, GENERATION) > child
}

/// A minor's own application: the age is that of the one accompanied, else of the member entered first, on the day of
/// registration.
pub(super) fn applicant(context: Context<'_>, record: &Record) -> Option<Finding> {
    let ground = record.get(Family::FIELDS.ground)?;
    let item = context.ground.rules.regulation.grounds.iter().find(|g| g.id == ground)?;
    let least = u32::try_from(item.more.get("min_age")?.as_u64()?).ok()?;
    let day = record.get(Family::FIELDS.registered_on).unwrap_or(context.ground.today);
    let case = context.case?;
    let applicant = match record.get(Family::FIELDS.member) {
        Some(named) => case.member(named),
        None => case.members.iter().min_by_key(|m| m.id),
    };
    check::applicant_age(applicant?.born?, least, day)
}
