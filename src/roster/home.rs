//! An address of one cell in its fields: «174400, Новгородская обл., г. Боровичи, ул. Ленинградская, д. 12, кв. 4»,
//! «Ленинградская 12-4», «д. Сушани, 5».

mod parts;

use parts::{is_numbered_kind, is_ordinal, letter_of_house, numbered_name, parted};

use super::words::{CellMark, ends_like_street};
use crate::domain::family::Address;
use crate::domain::place::{AddressWordKind, LABELS};

/// An address as far as it is understood.
#[derive(Debug, Default)]
struct AddressReading {
    settlement: Vec<String>,
    street: Vec<String>,
    house: String,
    block: String,
    flat: String,
    access: Vec<String>,
    /// Names without a label, each with whether the number of the house follows at once.
    names: Vec<(String, bool)>,
    /// Nothing is lost: index, region, what is not understood.
    rest: Vec<String>,
    slot: AddressSlot,
    /// Whether the word before was of a name without a label.
    is_in_name: bool,
    /// Whether the word before was the number of the house.
    is_behind_house: bool,
    /// Whether the word before was not understood.
    is_in_rest: bool,
}

/// What the next word belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum AddressSlot {
    #[default]
    Name,
    Settlement,
    Street,
}

fn bare(word: &str) -> &str {
    word.trim_end_matches('.')
}

fn begins_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase())
}

/// A number or one letter: what follows «корп.», «кв.».
fn is_part(word: &str) -> bool {
    begins_with_digit(word) || bare(word).chars().count() == 1
}

fn is_label(sort: AddressWordKind, word: &str) -> bool {
    LABELS.get(sort, bare(word)).is_some()
}

/// The address of a text, and what of it has no field.
#[must_use]
pub fn address(text: &str) -> (Address, Vec<String>) {
    let mut reading = AddressReading::default();
    let pieces: Vec<&str> = text.split([',', ';', '\n']).map(str::trim).collect();
    for (at, piece) in pieces.iter().copied().enumerate() {
        if CellMark::Region.is_in(piece) {
            reading.rest.push(piece.to_owned());
            continue;
        }
        let parted = parted(piece);
        let mut tokens: Vec<&str> = parted.split_whitespace().collect();
        if is_settlement_before_kind(&tokens, &pieces[at + 1..]) {
            tokens.rotate_right(1);
        }
        if CellMark::Access.is_in(piece) && !tokens.iter().any(|t| is_label(AddressWordKind::Street, t)) {
            reading.access.push(piece.to_owned());
            continue;
        }
        let mut at = 0;
        while at < tokens.len() {
            at += reading.take(&tokens[at..]);
        }
        reading.slot = AddressSlot::Name;
        reading.is_in_name = false;
        reading.is_behind_house = false;
        reading.is_in_rest = false;
    }
    reading.settled()
}

/// Whether a piece is a settlement with its kind behind it, as registers order it: «Боровичи г, Ленинградская ул».
/// «д» is a house as well: it is a village where a street follows.
fn is_settlement_before_kind(tokens: &[&str], later: &[&str]) -> bool {
    let [name @ .., kind] = tokens else { return false };
    let is_kind = |sort| is_label(sort, kind);
    let is_named = !name.is_empty() && name.iter().all(|word| is_capital(word) && !word.ends_with('.'));
    let is_street = |piece: &&str| {
        piece
            .split_whitespace()
            .any(|word| is_label(AddressWordKind::Street, word) && !begins_with_digit(word))
    };
    is_named
        && is_kind(AddressWordKind::Settlement)
        && !is_kind(AddressWordKind::Street)
        && (!is_kind(AddressWordKind::House) || later.iter().any(is_street))
}

impl AddressReading {
    /// Takes the next words; gives how many.
    fn take(&mut self, tokens: &[&str]) -> usize {
        let word = tokens[0];
        let next = tokens.get(1).copied().unwrap_or_default();
        let is_behind_house = std::mem::take(&mut self.is_behind_house);
        let is_in_rest = std::mem::take(&mut self.is_in_rest);
        // «рабочий посёлок», «пр-кт»: labels of two words.
        let two = format!("{} {}", bare(word), bare(next));
        if is_label(AddressWordKind::Flat, word) && is_part(next) && self.flat.is_empty() {
            self.flat = bare(next).to_owned();
            return 2;
        }
        if is_label(AddressWordKind::House, word) && begins_with_digit(next) && self.house.is_empty() {
            self.number(next);
            return 2;
        }
        // «5 к 2» is a block, «5 А кв. 12» the letter of the house, «5 г. Боровичи» the kind of a settlement.
        if let Some(letter) = letter_of_house(word).filter(|_| is_behind_house)
            && !begins_with_digit(next)
            && !(is_label(AddressWordKind::Settlement, word) && is_capital(next))
        {
            self.house.push(letter);
            return 1;
        }
        if is_label(AddressWordKind::Block, word) && is_part(next) && !self.house.is_empty() {
            self.block = bare(next).to_owned();
            return 2;
        }
        for (count, label) in [(2, two.as_str()), (1, word)] {
            let after = tokens.get(count).copied().unwrap_or_default();
            if count > tokens.len() {
                continue;
            }
            if LABELS.get(AddressWordKind::Settlement, bare(label)).is_some()
                && is_capital(after)
                && self.settlement.is_empty()
            {
                let shown = tokens[..count].join(" ");
                self.settlement.push(kind_of_settlement(&shown));
                self.slot = AddressSlot::Settlement;
                return count;
            }
        }
        if let Some(label) = LABELS.get(AddressWordKind::Street, bare(word)).filter(|_| self.house.is_empty())
        {
            let kind = (!CellMark::PlainStreet.is(&label.full)).then(|| word.to_owned());
            self.kind_of_street(kind, next);
            return 1;
        }
        if begins_with_digit(word) {
            if let Some(taken) = self.street_of_number(tokens) {
                return taken;
            }
            self.number(word);
            return 1;
        }
        match self.slot {
            AddressSlot::Settlement => self.settlement.push(word.to_owned()),
            AddressSlot::Street => self.street.push(word.to_owned()),
            AddressSlot::Name if is_capital(word) && self.house.is_empty() => {
                let follows = begins_with_digit(next);
                match self.names.last_mut() {
                    // «Великий Новгород» is one name, «Боровичи Ленинградская» are two.
                    Some(last) if self.is_in_name && !ends_like_street(word) => {
                        *last = (format!("{} {word}", last.0), follows);
                    }
                    _ => self.names.push((word.to_owned(), follows)),
                }
                self.is_in_name = true;
            }
            AddressSlot::Name => {
                match self.rest.last_mut() {
                    Some(last) if is_in_rest => *last = format!("{last} {word}"),
                    _ => self.rest.push(word.to_owned()),
                }
                self.is_in_rest = true;
            }
        }
        1
    }

    /// Takes the kind of a street: its name is before it or follows.
    fn kind_of_street(&mut self, kind: Option<String>, next: &str) {
        let behind = !is_capital(next) && !begins_with_digit(next);
        // «9 Мая ул.», «5 мкр-н»: the kind behind a name that began with a number.
        if behind && self.slot == AddressSlot::Street && !self.street.is_empty() {
            self.street.extend(kind);
            self.slot = AddressSlot::Name;
            return;
        }
        // «3-й пр-д Мира»
        if let [number] = self.street.as_slice()
            && is_ordinal(number)
        {
            self.street.extend(kind);
            return;
        }
        // «мкр. Северный, ул. Мира»: a house has one street.
        let former = std::mem::take(&mut self.street).join(" ");
        self.rest.extend((!former.is_empty()).then_some(former));
        // «Мира пр-кт»: the kind behind the name.
        match (behind, self.names.pop()) {
            (true, Some((name, _))) => {
                self.street = [Some(name), kind].into_iter().flatten().collect();
                self.slot = AddressSlot::Name;
            }
            (_, popped) => {
                self.names.extend(popped);
                self.street = kind.into_iter().collect();
                self.slot = AddressSlot::Street;
            }
        }
    }

    /// Takes a name of a street that begins with a number; gives how many words it has.
    fn street_of_number(&mut self, tokens: &[&str]) -> Option<usize> {
        if !self.house.is_empty() || !self.street.is_empty() && self.slot != AddressSlot::Street {
            return None;
        }
        // «мкр. 5»: the number is all of its name.
        let kind = self.street.last().filter(|_| self.slot == AddressSlot::Street && self.street.len() == 1);
        let is_name = kind.is_some_and(|kind| is_numbered_kind(kind)) && !tokens[0].contains('-');
        let is_free = self.slot == AddressSlot::Street || self.names.is_empty();
        let taken = numbered_name(tokens, is_free).or(is_name.then_some(1))?;
        self.street.extend(tokens[..taken].iter().map(|word| (*word).to_owned()));
        self.slot = AddressSlot::Street;
        Some(taken)
    }

    /// The number of the house, with the flat behind a hyphen; behind a house that of the flat; six digits are the index.
    fn number(&mut self, word: &str) {
        let word = bare(word);
        let digits = word.chars().filter(char::is_ascii_digit).count();
        if digits >= 6 {
            self.rest.push(word.to_owned());
            return;
        }
        if self.house.is_empty() {
            let parts: Vec<&str> = word.split('-').collect();
            match parts.as_slice() {
                [house, flat] if begins_with_digit(flat) => {
                    self.house = (*house).to_owned();
                    self.flat = (*flat).to_owned();
                }
                _ => {
                    self.house = word.to_owned();
                    self.is_behind_house = true;
                }
            }
        } else if self.flat.is_empty() {
            self.flat = word.to_owned();
        } else {
            self.rest.push(word.to_owned());
        }
        self.slot = AddressSlot::Name;
    }

    /// The fields, with the names that had no label in their places.
    fn settled(mut self) -> (Address, Vec<String>) {
        let mut names: std::collections::VecDeque<(String, bool)> = self.names.into();
        if self.street.is_empty() {
            match (names.len(), self.settlement.is_empty()) {
                (0, _) => {}
                (1, true) => {
                    let (name, follows) = names.pop_front().unwrap_or_default();
                    let is_street =
                        follows || !self.flat.is_empty() || self.house.is_empty() && ends_like_street(&name);
                    if is_street || ends_like_street(&name) {
                        self.street.push(name)
                    } else {
                        self.settlement.push(name)
                    }
                }
                (_, true) => {
                    self.settlement.extend(names.pop_front().map(|(name, _)| name));
                    self.street.extend(names.drain(..).map(|(name, _)| name));
                }
                (_, false) => self.street.extend(names.drain(..).map(|(name, _)| name)),
            }
        } else if self.settlement.is_empty() {
            self.settlement.extend(names.pop_front().map(|(name, _)| name));
        }
        self.rest.extend(names.into_iter().map(|(name, _)| name));
        let text = |words: Vec<String>| {
            let words: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).collect();
            Some(words.join(" ")).filter(|t| !t.is_empty())
        };
        let part = |text: String| Some(text).filter(|t| !t.is_empty());
        let address = Address {
            settlement: text(self.settlement),
            street: text(self.street),
            house: part(self.house),
            block: part(self.block),
            flat: part(self.flat),
            access: Some(self.access.join(", ")).filter(|t| !t.is_empty()),
        };
        (address, self.rest)
    }
}

/// The kind of a settlement as it is kept: a town is named without it, a kind of one letter is cut short by a dot.
fn kind_of_settlement(label: &str) -> String {
    match label.chars().count() {
        _ if CellMark::PlainSettlement.is(label) => String::new(),
        1 => format!("{label}."),
        _ => label.to_owned(),
    }
}
