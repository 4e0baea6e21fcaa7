//! Records as bytes, for a copy that the same program reads again: fields in the order of their declaration, without
//! their names. Another program may declare them otherwise, so that who keeps the bytes keeps with them whose they are.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

use super::id::{
    ActivityId, ContactId, ControlId, CuratorId, DecisionId, FamilyId, GoalId, Id, InquiryId, MemberId,
    ProgrammeId, SittingId,
};

/// A value that becomes bytes and is read back from them.
pub trait Packed: Sized {
    /// Appends the value.
    fn pack(&self, to: &mut Vec<u8>);

    /// Reads the value that the bytes begin with and leaves those behind it; `None`: they are not of such a value.
    fn unpack(from: &mut &[u8]) -> Option<Self>;
}

/// Packs a struct field by field, or what a struct without names holds. A field that is not named does not compile.
macro_rules! packed {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::domain::packed::Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                let $name { $($field),* } = self;
                $($crate::domain::packed::Packed::pack($field, to);)*
            }

            fn unpack(from: &mut &[u8]) -> Option<Self> {
                Some($name { $($field: $crate::domain::packed::Packed::unpack(from)?),* })
            }
        }
    };

    ($name:ident(_)) => {
        impl $crate::domain::packed::Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                self.0.pack(to);
            }

            fn unpack(from: &mut &[u8]) -> Option<Self> {
                $crate::domain::packed::Packed::unpack(from).map($name)
            }
        }
    };
}

pub(crate) use packed;

fn exact<const N: usize>(from: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = from.split_first_chunk()?;
    *from = rest;
    Some(*taken)
}

/// A length: seven bits a byte, the low ones first.
fn pack_length(mut length: usize, to: &mut Vec<u8>) {
    while length >= 0x80 {
        to.push(length as u8 | 0x80);
        length >>= 7;
    }
    to.push(length as u8);
}

/// A length of so many bytes at least: none is longer than what there is.
fn unpack_length(from: &mut &[u8]) -> Option<usize> {
    let mut length = 0;
    for shift in (0..usize::BITS).step_by(7) {
        let [byte] = exact(from)?;
        length |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return (length <= from.len()).then_some(length);
        }
    }
    None
}

impl Packed for bool {
    fn pack(&self, to: &mut Vec<u8>) {
        to.push(u8::from(*self));
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        match exact(from)? {
            [0] => Some(false),
            [1] => Some(true),
            _ => None,
        }
    }
}

/// Values of a fixed length.
macro_rules! numbers {
    ($($ty:ty)*) => {
        $(impl Packed for $ty {
            fn pack(&self, to: &mut Vec<u8>) {
                to.extend_from_slice(&self.to_le_bytes());
            }

            fn unpack(from: &mut &[u8]) -> Option<Self> {
                exact(from).map(<$ty>::from_le_bytes)
            }
        })*
    };
}

numbers!(u8 u32 i32);

impl Packed for NaiveDate {
    fn pack(&self, to: &mut Vec<u8>) {
        self.num_days_from_ce().pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        NaiveDate::from_num_days_from_ce_opt(i32::unpack(from)?)
    }
}

impl Packed for NaiveTime {
    fn pack(&self, to: &mut Vec<u8>) {
        self.num_seconds_from_midnight().pack(to);
        self.nanosecond().pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        NaiveTime::from_num_seconds_from_midnight_opt(u32::unpack(from)?, u32::unpack(from)?)
    }
}

impl Packed for Weekday {
    fn pack(&self, to: &mut Vec<u8>) {
        to.push(self.num_days_from_monday() as u8);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Weekday::try_from(u8::unpack(from)?).ok()
    }
}

impl Packed for Id {
    fn pack(&self, to: &mut Vec<u8>) {
        to.extend_from_slice(self.bytes());
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        exact(from).map(Id::from_bytes)
    }
}

packed!(FamilyId(_));
packed!(MemberId(_));
packed!(CuratorId(_));
packed!(ProgrammeId(_));
packed!(ActivityId(_));
packed!(ContactId(_));
packed!(DecisionId(_));
packed!(SittingId(_));
packed!(ControlId(_));
packed!(GoalId(_));
packed!(InquiryId(_));

impl Packed for String {
    fn pack(&self, to: &mut Vec<u8>) {
        pack_length(self.len(), to);
        to.extend_from_slice(self.as_bytes());
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let length = unpack_length(from)?;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        std::str::from_utf8(text).ok().map(str::to_owned)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        match bool::unpack(from)? {
            true => T::unpack(from).map(Some),
            false => Some(None),
        }
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        pack_length(self.len(), to);
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        let length = unpack_length(from)?;
        let mut all = Vec::with_capacity(length);
        for _ in 0..length {
            all.push(T::unpack(from)?);
        }
        Some(all)
    }
}
