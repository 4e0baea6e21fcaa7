//! The family of the file that a visit is of: by the id of this program, by its number, by a name, by the home and the
//! phone where a name is not enough or there is none.

use crate::domain::family::{Address, Home};
use crate::domain::member::Sex;
use crate::domain::{Case, FamilyId, FieldName};
use crate::roster::doubt::{CellDoubt, UnclearCell};
use crate::roster::entry::RosterEntry;
use crate::roster::person::{FullName, name};
use crate::roster::records::{SkipReason, set_note};
use crate::roster::visited::VisitedFamily;
use crate::roster::words::plain;
use crate::roster::{Roster, SkippedRows};
use crate::search::gender;
use crate::search::linkage::{self, PersonFields};

/// A family of the file, prepared to be compared with many visits.
struct KnownFamily<'a> {
    case: &'a Case,
    people: Vec<PersonFields>,
    /// Of men, folded.
    surnames: Vec<String>,
    home: Home,
    phones: Vec<&'a str>,
}

/// Which family a visit is of.
enum VisitMatch {
    One(FamilyId, Option<CellDoubt>),
    Several(Vec<FamilyId>),
    /// The only family of that surname lives elsewhere.
    Elsewhere(FamilyId),
    Nobody,
}

/// Finds the families of visits among those of the file: of each visit those that it may be of. Visits of none are left.
#[must_use]
pub fn place(roster: &mut Roster, cases: &[Case]) -> Vec<Vec<FamilyId>> {
    let known: Vec<KnownFamily<'_>> = cases.iter().map(KnownFamily::of).collect();
    let mut places = Vec::new();
    let (mut kept, mut left) = (Vec::new(), Vec::new());
    for mut entry in std::mem::take(&mut roster.entries) {
        let Some(visit) = entry.visit.clone() else {
            kept.push(entry);
            continue;
        };
        let why = match found(&visit, &entry, &known) {
            VisitMatch::One(family, doubt) => {
                doubt.into_iter().for_each(|doubt| say(&mut entry, &visit, doubt));
                note_beside(&mut entry, &visit, cases.iter().find(|c| c.family.id == family));
                places.push(vec![family]);
                kept.push(entry);
                continue;
            }
            VisitMatch::Several(families) => {
                say(&mut entry, &visit, CellDoubt::Several);
                places.push(families);
                kept.push(entry);
                continue;
            }
            VisitMatch::Elsewhere(family) => {
                let known = known.iter().find(|known| known.case.family.id == family);
                let home = known.map(|known| known.written()).unwrap_or_default();
                SkipReason::OtherHome(home)
            }
            VisitMatch::Nobody => SkipReason::NoFamily(visit.text.clone()),
        };
        left.push(SkippedRows { sheet: entry.sheet, rows: entry.rows, why });
    }
    roster.entries = kept;
    roster.left.extend(left);
    places
}

fn say(entry: &mut RosterEntry, visit: &VisitedFamily, doubt: CellDoubt) {
    let row = entry.rows.first().copied().unwrap_or_default();
    entry.unclear.push(UnclearCell { row, label: String::new(), text: visit.text.clone(), doubt, day: None });
}

/// Keeps in the note an address and phones that the family of the file does not have.
fn note_beside(entry: &mut RosterEntry, visit: &VisitedFamily, case: Option<&Case>) {
    let Some(case) = case else { return };
    let mut lines: Vec<String> = Vec::new();
    let known = KnownFamily::of(case);
    if let Some((label, text)) = &visit.home
        && !known.home.is_one(&Home::of(&visit.address))
    {
        lines.push(if label.is_empty() { text.clone() } else { format!("{label}: {text}") });
    }
    lines.extend(visit.phones.iter().filter(|phone| !known.phones.contains(&phone.as_str())).cloned());
    let Some(contact) = entry.records.get_mut(1).filter(|_| !lines.is_empty()) else { return };
    let own = contact.text(FieldName::Note).map(str::to_owned);
    let lines: Vec<String> = own.into_iter().chain(lines).collect();
    set_note(contact, &lines);
}

impl<'a> KnownFamily<'a> {
    fn of(case: &'a Case) -> KnownFamily<'a> {
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        let of_member = |m: &crate::domain::member::Member| {
            PersonFields::named(
                &text(&m.last_name),
                &text(&m.first_name),
                &text(&m.patronymic),
                &text(&m.former_name),
                None,
            )
        };
        let mut people: Vec<PersonFields> = case.members.iter().map(of_member).collect();
        people.push(PersonFields::titled(&case.family.title));
        let of_members = case.members.iter().flat_map(|m| [text(&m.last_name), text(&m.former_name)]);
        let of_title = name(&case.family.title).map(|name| name.last);
        let surnames =
            of_members.chain(of_title).chain(words(&case.family.title)).flat_map(|word| forms(&word));
        let mut surnames: Vec<String> = surnames.filter(|word| !word.is_empty()).collect();
        surnames.sort();
        surnames.dedup();
        KnownFamily {
            case,
            people,
            surnames,
            home: Home::of(&case.family.address),
            phones: case.members.iter().flat_map(|m| m.phones.iter().map(String::as_str)).collect(),
        }
    }

    fn has(&self, named: &FullName) -> bool {
        if named.first.is_empty() {
            return forms(&named.last).iter().any(|form| self.surnames.contains(form));
        }
        let own = PersonFields::named(&named.last, &named.first, &named.patronymic, &named.former, None);
        self.people.iter().any(|known| known.is_named() && linkage::is_one_member(known, &own, true))
    }

    fn written(&self) -> String {
        let Address { settlement, street, house, flat, .. } = &self.case.family.address;
        let number = house.clone().map(|house| match flat {
            Some(flat) => format!("{house}-{flat}"),
            None => house,
        });
        let street: Vec<String> = street.clone().into_iter().chain(number).collect();
        let parts = [Some(self.case.family.title.clone()), settlement.clone(), Some(street.join(" "))];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().take(1).map(|word| word.trim_matches([',', '.']).to_owned()).collect()
}

/// The surname of a man by any form of it, folded: «Иванова», «Ивановы», «Ивановых».
fn forms(word: &str) -> Vec<String> {
    let plural = gender::of_plural(word);
    let mut all = vec![plain(&gender::surname(word, Sex::Male))];
    all.extend(plural.map(|man| plain(&man)));
    all
}

fn found(visit: &VisitedFamily, entry: &RosterEntry, known: &[KnownFamily<'_>]) -> VisitMatch {
    if let Some(id) = visit.id {
        let is_known = known.iter().any(|known| known.case.family.id == id);
        return if is_known { VisitMatch::One(id, None) } else { VisitMatch::Nobody };
    }
    let home = Home::of(&visit.address);
    let at_home = |known: &&KnownFamily<'_>| known.home.is_one(&home);
    let by_phone =
        |known: &&KnownFamily<'_>| visit.phones.iter().any(|phone| known.phones.contains(&phone.as_str()));
    let numbered = |known: &&KnownFamily<'_>| {
        let own = known.case.family.journal_number.as_deref().map(plain);
        own.is_some() && own == visit.number.as_deref().map(plain)
    };
    let on = entry.contact().and_then(|contact| contact.date(FieldName::On));
    let accompanied = |known: &&KnownFamily<'_>| on.is_some_and(|on| known.case.ended_on(on).is_none());
    let all_named = |known: &&KnownFamily<'_>| visit.names.iter().all(|name| known.has(name));
    let first_named = |known: &&KnownFamily<'_>| visit.names.first().is_some_and(|name| known.has(name));
    let mut found: Vec<&KnownFamily<'_>> = known.iter().filter(first_named).collect();
    let is_named = !found.is_empty();
    if !is_named {
        // The running number of a row is often that of another family: it finds one only where nobody is named.
        let by_number = |known: &&KnownFamily<'_>| visit.names.is_empty() && numbered(known);
        found = known.iter().filter(|known| at_home(known) || by_phone(known) || by_number(known)).collect();
    }
    let narrowing: [&dyn Fn(&&KnownFamily<'_>) -> bool; 5] =
        [&numbered, &at_home, &by_phone, &all_named, &accompanied];
    for narrower in narrowing {
        let fewer: Vec<&KnownFamily<'_>> = found.iter().copied().filter(narrower).collect();
        if found.len() > 1 && !fewer.is_empty() {
            found = fewer;
        }
    }
    let family = |known: &&KnownFamily<'_>| known.case.family.id;
    match found.as_slice() {
        [] => VisitMatch::Nobody,
        [one] if !is_named => {
            let doubt = (!visit.names.is_empty()).then_some(CellDoubt::OtherName);
            VisitMatch::One(family(one), doubt)
        }
        [one] => {
            let both = !visit.address.is_empty()
                && visit.address.house.is_some()
                && one.case.family.address.house.is_some();
            let is_elsewhere = both && !at_home(one) && !numbered(one) && !by_phone(one);
            let is_surname_alone = visit.names.first().is_some_and(|name| name.first.is_empty());
            match (is_elsewhere, is_surname_alone) {
                (true, true) => VisitMatch::Elsewhere(family(one)),
                (true, false) => VisitMatch::One(family(one), Some(CellDoubt::OtherHome)),
                (false, _) => VisitMatch::One(family(one), None),
            }
        }
        several => VisitMatch::Several(several.iter().map(family).collect()),
    }
}
