//! Whether the births of a family fit its roles and its ground: «5.3» of a mother is read as the 5th of March of this
//! year, and she would be counted as a child.

use chrono::NaiveDate;

use super::{NormContext, RuleContext};
use crate::domain::check::{self, FindingId, RecordFinding, refuse, warn};
use crate::domain::declare::RecordFields;
use crate::domain::family::Family;
use crate::domain::member::Member;
use crate::domain::paper::Consent;
use crate::domain::{Case, FieldName, MemberId, Record, day};
use crate::norm::consent::is_of_small_child;
use crate::regulation::file::ListItem;

/// Years that a parent is older than a child at least: below it one of two births is a typing error. A rule of the
/// program, no document has it.
const GENERATION: u32 = 12;

/// A grown-up who is a child by the day of birth, and a parent hardly older than a child or the other way round.
pub(super) fn births(context: RuleContext<'_>, record: &Record) -> Option<RecordFinding> {
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

/// The age that the ground of a family asks of who applies, with the words that ask for it.
#[must_use]
pub fn least_age<'a>(ground: NormContext<'a>, of: &str) -> Option<(u32, &'a ListItem)> {
    let item = ground.rules.regulation.grounds.iter().find(|g| g.id == of)?;
    Some((u32::try_from(item.more.get("min_age")?.as_u64()?).ok()?, item))
}

/// A minor's own application in a family as it would be with `record`.
pub(super) fn applicant(context: RuleContext<'_>, record: &Record) -> Option<RecordFinding> {
    let fields = Family::FIELDS;
    let ground = record.get(fields.ground)?;
    let day = record.get(fields.registered_on).unwrap_or(context.ground.today);
    too_young(context.ground, context.case?, &ground, record.get(fields.member), day)
}

/// A minor's own application in a family of the file.
#[must_use]
pub fn unfit_ground(ground: NormContext<'_>, case: &Case) -> Option<RecordFinding> {
    let family = &case.family;
    let day = family.registered_on.unwrap_or(ground.today);
    too_young(ground, case, family.ground.as_deref()?, family.member, day)
}

/// A minor's own application where nobody can have made it on `day`: the one accompanied is younger, or every child is.
/// A child whose birth is not known may be old enough.
fn too_young(
    ground: NormContext<'_>,
    case: &Case,
    of: &str,
    named: Option<MemberId>,
    day: NaiveDate,
) -> Option<RecordFinding> {
    let (least, _) = least_age(ground, of)?;
    let of_age = |m: &Member| check::applicant_age(m.born?, least, day);
    if let Some(named) = named {
        return of_age(case.member(named)?);
    }
    let mut children = case.members.iter().filter(|m| m.is_child(day));
    let first = of_age(children.next()?)?;
    children.all(|m| of_age(m).is_some()).then_some(first)
}

/// A consent of a child who cannot give one yet.
pub(super) fn consenting(context: RuleContext<'_>, record: &Record) -> Option<RecordFinding> {
    let given = Consent::read(record).ok()?;
    is_of_small_child(context.case?, &given).then_some(refuse(FieldName::Member, FindingId::ConsentMinor))
}
