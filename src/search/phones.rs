//! Phones by any run of their digits: every three digits in a row lead to the numbers that have them.

use super::field::SearchField;
use super::texts::{IndexedField, TextPool, count};

/// The fewest digits that mean a phone.
pub(super) const FEWEST: usize = 3;

/// The longest number that is looked at.
const LONGEST: usize = 20;

/// A phone with the family it belongs to.
struct IndexedPhone {
    entry: u32,
    text: u32,
}

/// The phones of all families.
pub(super) struct PhoneIndex {
    all: Vec<IndexedPhone>,
    /// Where the numbers of each run of three digits begin.
    starts: Vec<u32>,
    numbers: Vec<u32>,
}

/// A phone that has the digits.
pub(super) struct PhoneMatch {
    pub entry: u32,
    /// Whether the number ends with them.
    pub at_end: bool,
}

/// The digits of a number, the code of the country left out.
fn digits(text: &str) -> Vec<u8> {
    let text = text.strip_prefix("+7").unwrap_or(text);
    text.bytes().filter(u8::is_ascii_digit).take(LONGEST).collect()
}

/// The digits of a number as they are compared with those of another.
pub(super) fn whole(number: &str) -> Vec<u8> {
    digits(number)
}

fn gram(run: &[u8]) -> usize {
    run.iter().fold(0, |n, d| n * 10 + usize::from(d - b'0'))
}

/// Whether `typed` occurs in the number, and whether at its end.
pub(super) fn found_in(number: &str, typed: &[u8]) -> Option<bool> {
    let digits = digits(number);
    if digits.ends_with(typed) {
        return Some(true);
    }
    digits.windows(typed.len().max(1)).any(|w| w == typed).then_some(false)
}

/// The digits without the 8 or 7 before them, which is dialled and not kept: «8911…».
pub(super) fn without_prefix(typed: &[u8]) -> Option<&[u8]> {
    match typed {
        [b'7' | b'8', rest @ ..] if typed.len() > 4 => Some(rest),
        _ => None,
    }
}

/// Whether the digits of a query (three or more, else none) are in the number.
pub(super) fn is_meant(number: &str, typed: &[u8]) -> bool {
    let is_in = |digits: &[u8]| found_in(number, digits).is_some();
    !typed.is_empty() && (is_in(typed) || without_prefix(typed).is_some_and(is_in))
}

impl PhoneIndex {
    pub fn of(fields: &[(u32, IndexedField)], texts: &TextPool) -> PhoneIndex {
        let phones = fields.iter().filter(|(_, f)| f.at == SearchField::Phone);
        let all: Vec<IndexedPhone> =
            phones.map(|(entry, f)| IndexedPhone { entry: *entry, text: f.text }).collect();
        let each = |then: &mut dyn FnMut(usize, u32)| {
            for (phone, number) in all.iter().zip(0..) {
                let digits = digits(texts.text(phone.text));
                for (i, run) in digits.windows(FEWEST).enumerate() {
                    // A run that a number has twice leads to it once.
                    if !digits.windows(FEWEST).take(i).any(|earlier| earlier == run) {
                        then(gram(run), number);
                    }
                }
            }
        };
        let mut starts = vec![0_u32; 1001];
        each(&mut |gram, _| starts[gram + 1] += 1);
        for i in 0..1000 {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut numbers = vec![0; starts[1000] as usize];
        each(&mut |gram, number| {
            numbers[next[gram] as usize] = number;
            next[gram] += 1;
        });
        PhoneIndex { all, starts, numbers }
    }

    /// The phones that have these digits (three or more) in a row.
    pub fn with(&self, typed: &[u8], texts: &TextPool) -> Vec<PhoneMatch> {
        let grams = typed.windows(FEWEST).map(gram);
        let Some(rarest) = grams.min_by_key(|g| self.starts[g + 1] - self.starts[*g]) else {
            return Vec::new();
        };
        self.numbers[self.starts[rarest] as usize..self.starts[rarest + 1] as usize]
            .iter()
            .filter_map(|n| {
                let phone = &self.all[*n as usize];
                let at_end = found_in(texts.text(phone.text), typed)?;
                Some(PhoneMatch { entry: phone.entry, at_end })
            })
            .collect()
    }

    pub fn size(&self) -> usize {
        self.all.len() * size_of::<IndexedPhone>()
            + count(self.starts.len() + self.numbers.len()) as usize * 4
    }
}
