//! Addresses as people say them: «Боровичи, Ленинградская 12, кв. 4».

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::family::Address;
use crate::domain::place;
use crate::text::{Words, say};

/// The fewest cells a street is cut to: fewer say nothing.
const FEWEST: usize = 4;

impl Words {
    /// The whole address without the way in.
    #[must_use]
    pub fn address(&self, a: &Address) -> String {
        joined([a.settlement.clone(), self.street(a), self.flat(a)])
    }

    /// Street and house, without the settlement where there is a street.
    #[must_use]
    pub fn address_near(&self, a: &Address) -> String {
        let settlement = if a.street.is_some() { None } else { a.settlement.clone() };
        joined([settlement, self.street(a), self.flat(a)])
    }

    /// The same in `width` cells. The kind of the street is shortened and its name is cut, the flat is left out; the
    /// number of the house is never cut: a visit to another house is worse than none.
    #[must_use]
    pub fn address_fit(&self, a: &Address, width: usize) -> String {
        let whole = self.address_near(a);
        if whole.width() <= width {
            return whole;
        }
        let (Some(street), house) = (a.street.as_deref().or(a.settlement.as_deref()), self.house(a)) else {
            return whole;
        };
        let blank = if a.street.is_some() { before_house(a) } else { ", " };
        let flat = self.flat(a).map(|f| format!(", {f}")).unwrap_or_default();
        let street = place::shortened(street);
        let house = house.map(|h| format!("{blank}{h}")).unwrap_or_default();
        let short = format!("{street}{house}{flat}");
        if short.width() <= width {
            return short;
        }
        for tail in [format!("{house}{flat}"), house.clone()] {
            let room = width.saturating_sub(tail.width());
            if room >= FEWEST.min(street.width()) {
                return format!("{}{tail}", cut(&street, room));
            }
        }
        house.trim_start_matches([',', ' ']).to_owned()
    }

    fn street(&self, a: &Address) -> Option<String> {
        let parts: Vec<String> = [a.street.clone(), self.house(a)].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(before_house(a)))
    }

    /// The house with its block. What says itself what it is gets no word before it: «15А строение 1».
    fn house(&self, a: &Address) -> Option<String> {
        let block = a.block.as_deref().map(|block| {
            if place::says_itself(block) { block.to_owned() } else { say!(self, "address-block", n = block) }
        });
        let parts: Vec<String> = [a.house.clone(), block].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn flat(&self, a: &Address) -> Option<String> {
        let flat = a.flat.as_deref()?;
        let says_itself = place::says_itself(flat);
        Some(if says_itself { flat.to_owned() } else { say!(self, "address-flat", n = flat) })
    }
}

/// What parts the street from the house: «Ленина 6», «Ленина, д. 6/14».
fn before_house(a: &Address) -> &'static str {
    if a.house.as_deref().is_some_and(|house| house.starts_with(char::is_alphabetic)) { ", " } else { " " }
}

fn joined(parts: [Option<String>; 3]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A text in `width` cells, with `~` where something was cut off.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.graphemes(true) {
        if kept.width() + letter.width() + 1 > width {
            break;
        }
        kept.push_str(letter);
    }
    kept.push('~');
    kept
}
