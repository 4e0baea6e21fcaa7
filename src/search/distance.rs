//! Edit distance of two words: typing errors between them, weighted by likelihood.

use std::ops::Range;

use super::letters::{self, letter};
use crate::domain::keyboard::are_neighbours;

/// A typed word made ready for being measured against many others (Hyyrö's bit vectors: 64 letters at once). Counts
/// wrong, missing and extra letters and swapped neighbours, each as one error.
pub struct DistanceMatcher {
    seats: [u64; 256],
    length: usize,
}

/// How far a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordDistance {
    /// Errors against the whole word.
    pub whole: usize,
    /// Errors against the nearest of its prefixes.
    pub begun: usize,
    /// The length of that beginning.
    pub at: usize,
}

impl DistanceMatcher {
    /// Of a word of 1 to 40 letters.
    #[must_use]
    pub fn of(word: &[u8]) -> DistanceMatcher {
        let mut seats = [0; 256];
        for (i, c) in word.iter().enumerate().take(64) {
            seats[usize::from(*c)] |= 1_u64 << i;
        }
        DistanceMatcher { seats, length: word.len().min(64) }
    }

    /// How far `other` is.
    #[must_use]
    pub fn to(&self, other: &[u8]) -> WordDistance {
        let last = 1_u64 << self.length.saturating_sub(1);
        let (mut vp, mut vn, mut d0, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        let mut slips = self.length;
        let (mut begun, mut at) = (self.length, 0);
        for (i, c) in other.iter().enumerate() {
            let seat = self.seats[usize::from(*c)];
            let swapped = ((!d0 & seat) << 1) & before;
            d0 = (((seat & vp).wrapping_add(vp)) ^ vp) | seat | vn | swapped;
            let hp = vn | !(d0 | vp);
            let hn = d0 & vp;
            slips += usize::from(hp & last != 0);
            slips -= usize::from(hn & last != 0);
            let shifted = (hp << 1) | 1;
            vp = (hn << 1) | !(d0 | shifted);
            vn = shifted & d0;
            before = seat;
            if slips < begun {
                (begun, at) = (slips, i + 1);
            }
        }
        WordDistance { whole: slips, begun, at }
    }
}

/// Letters that are taken for each other by ear or by eye.
const ALIKE: [(char, char); 17] = [
    ('о', 'а'),
    ('е', 'и'),
    ('и', 'ы'),
    ('е', 'э'),
    ('я', 'е'),
    ('я', 'и'),
    ('я', 'а'),
    ('ю', 'у'),
    ('б', 'п'),
    ('в', 'ф'),
    ('г', 'к'),
    ('д', 'т'),
    ('ж', 'ш'),
    ('з', 'с'),
    ('ш', 'щ'),
    ('ч', 'щ'),
    ('ц', 'с'),
];

/// Whether two letters are easily taken for each other by ear, by eye or by finger.
#[must_use]
pub fn are_alike(a: u8, b: u8) -> bool {
    let (a, b) = (letter(a), letter(b));
    ALIKE.iter().any(|p| *p == (a, b) || *p == (b, a)) || are_neighbours(a, b)
}

/// How unlikely it is that `typed` was meant as `kept`: about 4 an error, less for likely ones, more at the first
/// letter.
#[must_use]
pub fn unlikeliness(typed: &[u8], kept: &[u8]) -> u8 {
    let (n, m) = (typed.len(), kept.len());
    let wrong = |a: u8, b: u8| -> u32 { if are_alike(a, b) { 3 } else { 5 } };
    let doubled = |word: &[u8], i: usize| i > 0 && word[i] == word[i - 1];
    let mut rows: Vec<Vec<u32>> = vec![(0..=m).map(|j| 4 * j as u32).collect()];
    for i in 1..=n {
        let mut row = vec![4 * i as u32; m + 1];
        for j in 1..=m {
            let same = typed[i - 1] == kept[j - 1];
            let first = u32::from(i == 1 || j == 1);
            let turn = if same { 0 } else { wrong(typed[i - 1], kept[j - 1]) + first };
            let extra = if doubled(typed, i - 1) { 2 } else { 4 };
            let missing = if doubled(kept, j - 1) { 2 } else { 4 };
            let mut best = (rows[i - 1][j - 1] + turn).min(rows[i - 1][j] + extra).min(row[j - 1] + missing);
            if i > 1 && j > 1 && typed[i - 1] == kept[j - 2] && typed[i - 2] == kept[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 3);
            }
            row[j] = best;
        }
        rows.push(row);
    }
    u8::try_from(rows[n][m].min(15)).unwrap_or(15)
}

/// Which letters of `kept` were typed, in their order: places from 0.
#[must_use]
pub fn shared(typed: &[u8], kept: &[u8]) -> Vec<usize> {
    let (n, m) = (typed.len(), kept.len());
    let mut long = vec![vec![0_usize; m + 1]; n + 1];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            long[i][j] =
                if typed[i] == kept[j] { long[i + 1][j + 1] + 1 } else { long[i + 1][j].max(long[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut places) = (0, 0, Vec::new());
    while i < n && j < m {
        if typed[i] == kept[j] {
            places.push(j);
            (i, j) = (i + 1, j + 1);
        } else if long[i + 1][j] >= long[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    places
}

/// Neighbouring ranges as one.
#[must_use]
pub fn joined(ranges: impl IntoIterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match all.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => all.push(range),
        }
    }
    all
}

/// How many typing errors a word of so many letters may have: short ones are too near to each other.
#[must_use]
pub fn allowed(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    }
}

/// Whether the letter masks alone rule out so few typing errors.
#[must_use]
pub fn is_far(typed: u64, kept: u64, slips: u32) -> bool {
    (typed & !kept).count_ones() > slips
}

/// The first letter of a word and its consonants, doubled ones once: what is left of «ивн».
#[must_use]
pub fn consonants(code: &[u8]) -> Vec<u8> {
    let vowel =
        |c: u8| matches!(letters::letter(c), 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ь' | 'ъ');
    let mut bare: Vec<u8> =
        code.iter().enumerate().filter(|(i, c)| *i == 0 || !vowel(**c)).map(|(_, c)| *c).collect();
    bare.dedup();
    bare
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slow(a: &[u8], b: &[u8]) -> usize {
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = match (i, j) {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => {
                        let turn = d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                        let mut best = turn.min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            best = best.min(d[i - 2][j - 2] + 1);
                        }
                        best
                    }
                };
            }
        }
        d[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn bits_count_as_the_table_does(a in prop::collection::vec(1_u8..6, 1..12), b in prop::collection::vec(1_u8..6, 0..12)) {
            let far = DistanceMatcher::of(&a).to(&b);
            prop_assert_eq!(far.whole, slow(&a, &b));
            let nearest = (0..=b.len()).map(|n| slow(&a, &b[..n])).min().unwrap();
            prop_assert_eq!(far.begun, nearest);
            prop_assert_eq!(slow(&a, &b[..far.at]), nearest);
        }
    }
}
