//! A family, its members and where they live.

use chrono::NaiveDate;

use super::code::codes;
use super::declare::{RecordFields, declare};
use super::fold::fold;
pub use super::member::{Age, DepartureReason, Member, Sex};
use super::{FamilyId, MemberId, Record, place};

codes! {
    /// Form of accompaniment (Югра п. 7.1, Октябрьский район п. 10.1).
    FamilyForm {
        /// Индивидуальная: one member is accompanied.
        Individual = "individual",
        /// Групповая: all members are.
        Group = "group",
    }
}

declare! {
    /// Where a family lives.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    cells Address {
        /// Населённый пункт.
        settlement: Option<String> [cell("address")],
        /// Улица.
        street: Option<String> [cell("address")],
        /// Дом.
        house: Option<String> [cell("address")],
        /// Корпус.
        block: Option<String> [cell("address")],
        /// Квартира.
        flat: Option<String> [cell("address")],
        /// How to get in: floor, entrance code.
        access: Option<String> [cell("address")],
    }
}

declare! {
    /// A family on accompaniment or formerly on it.
    Family is Kind::Family {
        id: FamilyId,
        /// How the family is called: usually the applicant's full name.
        title: String [required()] = String::new(),
        address: Address [group],
        /// What a visitor must know before the door: «собака», «вдвоём».
        safety: Option<String>,
        /// Individual or group form.
        form: Option<FamilyForm>,
        /// The one accompanied, in the individual form.
        member: Option<MemberId>,
        /// Ground (основание): id of the regulation's list or own words.
        ground: Option<String>,
        /// Who detected it (источник выявления): id of the regulation's list or own words.
        source: Option<String>,
        /// Day of registration.
        registered_on: Option<NaiveDate>,
        /// Number in the journal of families.
        journal_number: Option<String>,
        /// Anything else.
        note: Option<String>,
        /// The regulation under which the ground was entered; `None`: the one the file had then.
        under: Option<String>,
    } + {
        /// Its name in lists: the short title, distinct within the file.
        short: String,
    }
}

impl Address {
    /// That of a family's record.
    #[must_use]
    pub fn of(record: &Record) -> Address {
        Address::read(record).unwrap_or_default()
    }

    /// Whether nothing of it is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.settlement, &self.street, &self.house].iter().all(|part| part.is_none())
    }

    /// What any spelling of the home has in common: what differs here is another one. `None` where no house is known.
    #[must_use]
    pub fn home_key(&self) -> Option<String> {
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        let (sort, name) = match (&self.street, &self.settlement) {
            (Some(street), _) => (place::AddressWordKind::Street, street),
            (None, Some(settlement)) => (place::AddressWordKind::Settlement, settlement),
            (None, None) => return None,
        };
        let house = place::house(&text(&self.house), &text(&self.block));
        let flat = place::house(&text(&self.flat), "");
        (!house.is_empty()).then(|| format!("{} {house} {flat}", place::bare(sort, name)))
    }

    /// Whether both are one home: settlement, street, house with its block, and flat, however each is spelled. A
    /// settlement or the kind of a street that one of them does not name proves nothing; without a street the house of
    /// the settlement does, without a house nothing does.
    #[must_use]
    pub fn is_home_of(&self, other: &Address) -> bool {
        Home::of(self).is_one(&Home::of(other))
    }
}

/// The home of an address in one spelling, to be compared with many.
#[derive(Clone, Debug, Default)]
pub struct Home {
    settlement: Option<place::Named>,
    street: Option<place::Named>,
    /// With its block; empty if it is not known.
    house: String,
    flat: String,
}

impl Home {
    #[must_use]
    pub fn of(address: &Address) -> Home {
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        let named = |sort, part: &Option<String>| part.as_ref().map(|text| place::Named::of(sort, text));
        Home {
            settlement: named(place::AddressWordKind::Settlement, &address.settlement),
            street: named(place::AddressWordKind::Street, &address.street),
            house: place::house(&text(&address.house), &text(&address.block)),
            flat: place::house(&text(&address.flat), ""),
        }
    }

    /// Whether both are one home, as [`Address::is_home_of`] has it.
    #[must_use]
    pub fn is_one(&self, other: &Home) -> bool {
        let settlements = self.settlement.as_ref().zip(other.settlement.as_ref()).map(|(a, b)| a.is_one(b));
        let streets = match (&self.street, &other.street) {
            (Some(a), Some(b)) => a.is_one(b) && settlements != Some(false),
            (None, None) => settlements == Some(true),
            _ => false,
        };
        streets && !self.house.is_empty() && self.house == other.house && self.flat == other.flat
    }

    /// Whether both have the same parts, and no house: «с. Травково», «ул. Лесная».
    #[must_use]
    pub fn is_written_as(&self, other: &Home) -> bool {
        let is_one = |a: &Option<place::Named>, b: &Option<place::Named>| match (a, b) {
            (Some(a), Some(b)) => a.is_one(b),
            (None, None) => true,
            _ => false,
        };
        (self.street.is_some() || self.settlement.is_some())
            && self.house.is_empty()
            && other.house.is_empty()
            && self.flat == other.flat
            && is_one(&self.settlement, &other.settlement)
            && is_one(&self.street, &other.street)
    }
}

impl Family {
    /// The number that belongs to the family wherever it is written, in every copy of the file: that of the journal,
    /// else a short one made of its id, «482-193».
    #[must_use]
    pub fn number(&self) -> String {
        number(self.id, self.journal_number.as_deref())
    }

    /// The number of the journal; empty where it has none: one of the program is in no document, and an official paper leaves
    /// it to the pen.
    #[must_use]
    pub fn written_number(&self) -> &str {
        self.journal_number.as_deref().map(str::trim).unwrap_or_default()
    }

    /// The place of the family among visits of one hour, or of none, as a curator drives: by settlement, street, title.
    #[must_use]
    pub fn route_order(&self) -> impl Ord + use<> {
        let text = |t: &Option<String>| t.as_deref().map(fold).unwrap_or_default();
        ([text(&self.address.settlement), text(&self.address.street), fold(&self.title)], self.id)
    }
}

/// Six digits from an id (FNV-1a): the same in all copies, and two of a thousand families seldom share one.
#[must_use]
pub fn short_number(id: FamilyId) -> String {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = id.0.bytes().iter().fold(0xcbf2_9ce4_8422_2325, mix);
    // The low digits of FNV alone follow the last byte: the high half is folded into them.
    let number = (hash ^ (hash >> 32)) % 1_000_000;
    format!("{:03}-{:03}", number / 1000, number % 1000)
}

/// The number of a family: that of the journal, else the short one.
#[must_use]
pub fn number(id: FamilyId, journal: Option<&str>) -> String {
    let written = journal.map(str::trim).filter(|n| !n.is_empty());
    written.map_or_else(|| short_number(id), str::to_owned)
}

impl Family {
    /// A family of which nothing is known yet.
    #[must_use]
    pub fn nameless() -> Family {
        Family {
            id: FamilyId(super::Id::new()),
            title: String::new(),
            short: String::new(),
            address: Address::default(),
            safety: None,
            form: None,
            member: None,
            ground: None,
            source: None,
            under: None,
            registered_on: None,
            journal_number: None,
            note: None,
        }
    }
}
