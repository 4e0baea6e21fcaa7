//! Titles of families in lists: the short form, and the addition that distinguishes two families of one short form.

use super::family::Address;
use super::{name, place};

/// The fields of a family that make its name in lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleFields<'a> {
    pub title: &'a str,
    /// Where it lives.
    pub address: &'a Address,
    /// The number that belongs to it.
    pub number: String,
}

/// How a title begins whose short form may be that of `title`: up to the first letter of the second word.
#[must_use]
pub fn beginning(title: &str) -> &str {
    let Some(second) = title.find(' ').map(|at| at + 1) else { return title };
    let letter = title[second..].chars().next().map_or(0, char::len_utf8);
    &title[..second + letter]
}

/// The short title of a family, distinguished from `others` of the same short title by: the first name, else the whole
/// name, else street and house, else the flat, the settlement, the number that belongs to it.
///
/// ```
/// use kurator::domain::family::Address;
/// use kurator::domain::title::{TitleFields, distinct};
/// let of = |title, house: &str| (title, Address { street: Some("Лесная".into()), house: Some(house.into()), ..Address::default() });
/// let [anna, alla, other] = [of("Иванова Анна Петровна", "1"), of("Иванова Алла Павловна", "1"), of("Иванова Анна Петровна", "9")];
/// let named = |(title, address): &(&'static str, Address)| TitleFields { title, address: Box::leak(Box::new(address.clone())), number: "17".into() };
/// assert_eq!(distinct(&named(&alla), &[named(&anna)]), "Иванова Алла П.");
/// assert_eq!(distinct(&named(&anna), &[named(&alla), named(&other)]), "Иванова А. П., Лесная 1");
/// let nowhere = ("Иванова Анна Петровна", Address::default());
/// assert_eq!(distinct(&named(&nowhere), &[named(&anna)]), "Иванова А. П., № 17");
/// ```
#[must_use]
pub fn distinct(own: &TitleFields<'_>, others: &[TitleFields<'_>]) -> String {
    let short = name::short(own.title);
    // Of many families of one title none is shortened for each of the others.
    let is_alike = |o: &&TitleFields<'_>| o.title == own.title || name::short(o.title) == short;
    let alike: Vec<&TitleFields<'_>> = others.iter().filter(is_alike).collect();
    if alike.is_empty() {
        return short;
    }
    let differs = |of: &dyn Fn(&TitleFields<'_>) -> String| {
        let mine = of(own);
        !mine.is_empty() && alike.iter().all(|o| of(o) != mine)
    };
    let word = |title: &str, at: usize| title.split_whitespace().nth(at).unwrap_or_default().to_owned();
    let is_full = short != own.title;
    if is_full && differs(&|n| word(n.title, 1)) {
        let (last, first, patronymic) = (word(own.title, 0), word(own.title, 1), word(own.title, 2));
        let initial = patronymic.chars().next().map(|c| format!(" {c}.")).unwrap_or_default();
        return format!("{last} {first}{initial}");
    }
    if is_full && differs(&|n| n.title.to_owned()) {
        return own.title.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    // A title made distinct by its first name needs no address to differ.
    let rivals = alike.iter().filter(|o| !is_full || o.title == own.title || name::short(o.title) == o.title);
    let rivals: Vec<&TitleFields<'_>> = rivals.copied().collect();
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let house = |n: &TitleFields<'_>| {
        let a = n.address;
        let street = if a.street.is_some() { &a.street } else { &a.settlement };
        let block = a.block.as_ref().map(|b| format!("/{b}")).unwrap_or_default();
        format!("{} {}{block}", place::shortened(&text(street)), text(&a.house)).trim().to_owned()
    };
    let flat = |n: &TitleFields<'_>| match &n.address.flat {
        Some(flat) if !house(n).is_empty() => format!("{}-{flat}", house(n)),
        _ => house(n),
    };
    let settlement = |n: &TitleFields<'_>| {
        let parts = [text(&n.address.settlement), flat(n)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    };
    let number = |n: &TitleFields<'_>| format!("№ {}", n.number);
    let ways: [&dyn Fn(&TitleFields<'_>) -> String; 4] = [&house, &flat, &settlement, &number];
    let alone = |way: &dyn Fn(&TitleFields<'_>) -> String| {
        let mine = way(own);
        !mine.is_empty() && rivals.iter().all(|o| way(o) != mine)
    };
    let way = ways.into_iter().find(|way| alone(*way)).unwrap_or(&number);
    format!("{short}, {}", way(own))
}
