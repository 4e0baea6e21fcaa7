//! Pseudo-random numbers from a seed: equal seeds give equal demos. Uses no entropy of the system.

use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use crate::domain::Id;

/// What a demo is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Seed {
    /// Of numbers and names.
    number: u64,
    /// Of ids besides: demos of two regulations have no id in common, though the stories of one seed are the same in both.
    regulation: u64,
}

impl Seed {
    /// The seed of a number for a regulation (FNV-1a of its id).
    #[must_use]
    pub fn of(number: u64, regulation: &str) -> Seed {
        let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Seed { number, regulation: regulation.bytes().fold(0xcbf2_9ce4_8422_2325, hash) }
    }

    /// The seed of the session and the nonces of the file.
    #[must_use]
    pub fn of_file(self) -> u64 {
        self.number ^ self.regulation
    }
}

/// A generator of numbers (SplitMix64) and of ids that grow with the time of the story.
#[derive(Clone, Debug)]
pub struct SeededRandom {
    state: u64,
    given: u64,
    regulation: u64,
}

impl SeededRandom {
    /// A generator for the `n`-th thing of a seed: each family draws from its own, so that one family more leaves the
    /// others as they are.
    #[must_use]
    pub fn new(seed: Seed, n: u64) -> Self {
        let mut chance = SeededRandom { state: seed.number, given: 0, regulation: seed.regulation };
        let mixed = chance.draw() ^ n.wrapping_mul(0xd6e8_feb8_6659_fd93);
        SeededRandom { state: mixed, ..chance }
    }

    fn draw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number of `[0, n)`; 0 where `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.draw() % n).unwrap_or(0)
    }

    /// A number of days, both bounds included.
    pub fn days(&mut self, low: u64, high: u64) -> u64 {
        low + self.draw() % (high.saturating_sub(low) + 1)
    }

    /// A number, both bounds included.
    pub fn number(&mut self, low: u32, high: u32) -> u32 {
        u32::try_from(self.days(u64::from(low), u64::from(high))).unwrap_or(low)
    }

    /// Once in `n` times.
    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn one_of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }

    pub fn word(&mut self, list: &[String]) -> String {
        self.one_of(list).cloned().unwrap_or_default()
    }

    /// A list in another order.
    pub fn shuffled<T: Clone>(&mut self, list: &[T]) -> Vec<T> {
        let mut list = list.to_vec();
        for i in (1..list.len()).rev() {
            let j = self.below(i + 1);
            list.swap(i, j);
        }
        list
    }

    /// An id of the moment `wall`: a UUID of version 7, later than all given before for an earlier moment.
    pub fn id(&mut self, wall: i64) -> Id {
        self.given = self.given.wrapping_add(1);
        let time = u128::from(wall.unsigned_abs() & 0xffff_ffff_ffff) << 80;
        let count = u128::from(self.given & 0xfff) << 64;
        let rest = u128::from((self.draw() ^ self.regulation) >> 2);
        Id(Uuid::from_u128(time | (7 << 76) | count | (2 << 62) | rest))
    }

    /// The moment at which something is typed on `day` at about `hour`.
    pub fn moment(&mut self, day: NaiveDate, hour: i64) -> i64 {
        at(day, hour) + i64::try_from(self.draw() % 3_000_000).unwrap_or(0)
    }
}

/// Milliseconds since 1970 of a full hour. Demo hours are Moscow time on any machine, so that the same settings give
/// the same file.
#[must_use]
pub fn at(day: NaiveDate, hour: i64) -> i64 {
    day.signed_duration_since(NaiveDate::default()).num_days() * 86_400_000 + (hour - 3) * 3_600_000
}

/// An hour and minute of a day.
#[must_use]
pub fn hour(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}
