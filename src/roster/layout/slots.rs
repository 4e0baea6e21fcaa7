//! The people whom a row of a table may name: «ФИО ребёнка 1», «ФИО ребёнка 2», «Фамилия, имя, отчество» twice. Each is a
//! slot; a column such as «Дата рождения 2» is about one of them.

use super::{ColumnHead, ColumnSubject};
use crate::domain::member::Role;
use crate::roster::column::{ListColumn, guesses};
use crate::roster::words::{CellMark, plain};

/// A place of a row where somebody is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonSlot {
    /// The column of the name; of a name in parts the first of them.
    pub column: ListColumn,
    /// The columns of the name, by their places.
    pub places: Vec<usize>,
    /// Who it is, where the head says it.
    pub role: Option<Role>,
    /// Whether the head speaks of an address beside the name.
    pub has_home: bool,
    /// Whether it speaks of work.
    pub has_work: bool,
}

impl PersonSlot {
    /// Whether the name is in three columns.
    #[must_use]
    pub fn is_in_parts(&self) -> bool {
        matches!(self.column, ListColumn::LastName | ListColumn::FirstName | ListColumn::Patronymic)
    }

    /// Whose columns are about it.
    #[must_use]
    pub fn subject(&self) -> ColumnSubject {
        match self.column {
            ListColumn::Mother => ColumnSubject::Mother,
            ListColumn::Father => ColumnSubject::Father,
            ListColumn::Children => ColumnSubject::Children,
            _ => ColumnSubject::Own,
        }
    }
}

/// The slots of a table in the order of their columns.
#[must_use]
pub(super) fn slots(heads: &[ColumnHead]) -> Vec<PersonSlot> {
    let mut all: Vec<PersonSlot> = Vec::new();
    for (place, head) in heads.iter().enumerate() {
        let column = head.column;
        match column {
            ListColumn::Name
            | ListColumn::Mother
            | ListColumn::Father
            | ListColumn::Children
            | ListColumn::LastName => {}
            ListColumn::FirstName | ListColumn::Patronymic => {
                let lacks = |slot: &&mut PersonSlot| {
                    slot.is_in_parts() && slot.places.iter().all(|known| heads[*known].column != column)
                };
                if let Some(open) = all.last_mut().filter(lacks) {
                    open.places.push(place);
                    continue;
                }
            }
            _ => continue,
        }
        let speaks = |column| guesses("", &head.label).iter().any(|(guess, _)| *guess == column);
        all.push(PersonSlot {
            column,
            places: vec![place],
            role: role_of(&head.label),
            has_home: speaks(ListColumn::Address) || speaks(ListColumn::Registration),
            has_work: CellMark::Work.is_in_stems(&head.label),
        });
    }
    // Of one slot of a kind the role is said elsewhere.
    if all.iter().filter(|slot| slot.subject() == ColumnSubject::Own).count() < 2 {
        all.iter_mut().filter(|slot| slot.subject() == ColumnSubject::Own).for_each(|slot| slot.role = None);
    }
    all
}

/// The roles that a head speaks of, the likeliest first.
fn roles(label: &str) -> impl Iterator<Item = Role> {
    guesses("", label).into_iter().filter_map(|(column, _)| match column {
        ListColumn::Mother => Some(Role::Mother),
        ListColumn::Father => Some(Role::Father),
        ListColumn::Children => Some(Role::Child),
        _ => None,
    })
}

/// Who is named under a head: «Ребёнок: Фамилия».
fn role_of(label: &str) -> Option<Role> {
    roles(label).next()
}

/// The one role that a head speaks of: «Тел. отца»; `None`: none, or several.
#[must_use]
pub(super) fn only_role(label: &str) -> Option<Role> {
    let mut roles = roles(label);
    roles.next().filter(|_| roles.next().is_none())
}

/// The slot that a column is about, where several are of its kind; `None`: the only one.
#[must_use]
pub(super) fn slot_of(heads: &[ColumnHead], slots: &[PersonSlot], place: usize) -> Option<usize> {
    let head = &heads[place];
    if let Some(own) = slots.iter().position(|slot| slot.places.contains(&place)) {
        return Some(own);
    }
    let of_kind: Vec<usize> =
        slots.iter().enumerate().filter(|(_, s)| s.subject() == head.subject).map(|(at, _)| at).collect();
    if of_kind.len() < 2 {
        return None;
    }
    let first = |slot: usize| slots[slot].places[0];
    let number = number(&head.label);
    let is_numbered = |slot: &&usize| number.is_some() && self::number(&heads[first(**slot)].label) == number;
    // The phone of a row is that of a grown-up, unless each has a column.
    let phones = heads.iter().filter(|head| head.column == ListColumn::Phones).count();
    let is_grown = |slot: &&usize| !slots[**slot].role.is_some_and(Role::is_child);
    let grown =
        of_kind.iter().find(|slot| head.column == ListColumn::Phones && phones == 1 && is_grown(slot));
    let numbered = of_kind.iter().find(is_numbered);
    let left = of_kind.iter().rev().find(|slot| first(**slot) < place);
    numbered.or(grown).or(left).or(of_kind.first()).copied()
}

/// The number of a head among others like it: «ФИО ребёнка 2», «2-й ребёнок», «Ребёнок № 2».
fn number(label: &str) -> Option<u32> {
    let words = plain(label);
    words.split(' ').find_map(|word| word.parse().ok().filter(|n| (1..=20).contains(n)))
}

/// The words of a head without its number.
#[must_use]
pub(super) fn bare(label: &str) -> String {
    let words = plain(label);
    let words: Vec<&str> = words.split(' ').filter(|word| word.parse::<u32>().is_err()).collect();
    words.join(" ")
}
