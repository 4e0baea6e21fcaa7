//! The curator's diary: no two families at one hour.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::random::{SeededRandom, hour};

/// Hours of visits.
const HOURS: [(u32, u32); 7] = [(9, 30), (10, 45), (11, 45), (13, 30), (14, 30), (15, 30), (16, 30)];

/// Hours already given away, by day.
#[derive(Debug, Default)]
pub struct VisitDiary {
    taken: BTreeMap<NaiveDate, Vec<NaiveTime>>,
}

impl VisitDiary {
    /// An hour of `day` that no other family has, from the `first` of the day's hours on.
    pub fn hour(&mut self, chance: &mut SeededRandom, day: NaiveDate, first: usize) -> NaiveTime {
        let taken = self.taken.entry(day).or_default();
        let all: Vec<NaiveTime> = HOURS.iter().skip(first).map(|(h, m)| hour(*h, *m)).collect();
        let free: Vec<NaiveTime> = all.iter().copied().filter(|t| !taken.contains(t)).collect();
        let drawn = chance.one_of(if free.is_empty() { &all } else { &free }).copied().unwrap_or_default();
        taken.push(drawn);
        drawn
    }

    /// Days for `need` visits, spread evenly over the days that are open, the emptier of two where there is a choice.
    pub fn spread(&self, chance: &mut SeededRandom, open: &[NaiveDate], need: usize) -> Vec<NaiveDate> {
        let need = need.min(open.len());
        let load = |day: &NaiveDate| self.taken.get(day).map_or(0, Vec::len);
        (0..need)
            .filter_map(|i| {
                let part = &open[i * open.len() / need..(i + 1) * open.len() / need];
                let (one, other) = (chance.one_of(part)?, chance.one_of(part)?);
                Some(if load(other) < load(one) { *other } else { *one })
            })
            .collect()
    }
}
