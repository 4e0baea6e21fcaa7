//! Bars in plain signs. A bar is as long as its value against the greatest one; what differs by sign is given in numbers
//! beside it as well.

/// The signs of the parts of a bar, the heaviest first; each is another one in ASCII too.
pub const SIGNS: [char; 4] = ['█', '▓', '■', '░'];

/// How many of `width` cells a value fills, rounded half up; something is never nothing.
fn cells(value: u32, top: u32, width: usize) -> usize {
    if top == 0 || value == 0 {
        return 0;
    }
    let (value, top) = (u64::from(value), u64::from(top));
    let filled = (value * width as u64 * 2 + top) / (top * 2);
    usize::try_from(filled).unwrap_or(width).clamp(1, width)
}

/// The parts one after the other: together as long as their sum.
#[must_use]
pub fn stacked(parts: &[u32], top: u32, width: usize) -> String {
    let mut bar = String::new();
    let mut sum = 0;
    let mut before = 0;
    for (part, sign) in parts.iter().zip(SIGNS) {
        sum += part;
        let end = cells(sum, top, width);
        bar.extend(std::iter::repeat_n(sign, end - before));
        before = end;
    }
    bar
}

/// A whole of which a part is done: `████░░`.
#[must_use]
pub fn part(done: u32, whole: u32, top: u32, width: usize) -> String {
    let all = cells(whole.max(done), top, width);
    let full = cells(done, top, width).min(all);
    let full = if done < whole && full == all { all.saturating_sub(1) } else { full };
    format!("{}{}", "█".repeat(full), "░".repeat(all - full))
}

/// The course of several series as lines, each of its own sign, the highest row first: `step` columns from value to value.
/// Where two meet, the first one is seen.
#[must_use]
pub fn lines(series: &[(char, &[u32])], top: u32, height: usize, step: usize) -> Vec<String> {
    let values = series.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    let width = values.saturating_sub(1) * step + usize::from(values > 0);
    let mut rows = vec![vec![' '; width]; height];
    let scale = u64::from(top.max(1)) * step as u64;
    for (sign, values) in series.iter().rev() {
        for column in 0..width {
            let (at, far) = (column / step, (column % step) as u64);
            let Some(from) = values.get(at).copied().map(u64::from) else { continue };
            // Behind the last value there is nothing to go on to.
            let to = values.get(at + 1).copied().map_or(from, u64::from);
            let value = from * (step as u64 - far) + to * far;
            let up = (value * (height as u64).saturating_sub(1) * 2 + scale) / (scale * 2);
            let row = height.saturating_sub(1 + usize::try_from(up).unwrap_or(height));
            if let Some(cell) = rows.get_mut(row).and_then(|row| row.get_mut(column)) {
                *cell = *sign;
            }
        }
    }
    rows.into_iter().map(|row| row.into_iter().collect::<String>().trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_bar_differ_in_ascii() {
        let plain: std::collections::BTreeSet<char> =
            SIGNS.into_iter().map(crate::text::ascii::plain).collect();
        assert_eq!(plain.len(), SIGNS.len(), "{plain:?}");
        assert!(plain.iter().all(char::is_ascii), "{plain:?}");
    }

    #[test]
    fn lines_go_from_value_to_value_and_the_first_one_is_seen() {
        let (one, two): (&[u32], &[u32]) = (&[0, 2, 2], &[2, 2, 0]);
        assert_eq!(lines(&[('█', one), ('░', two)], 2, 3, 2), ["░░███", " █ ░", "█   ░"]);
        assert_eq!(lines(&[('█', &[5])], 5, 2, 4), ["█", ""]);
        assert!(lines(&[], 0, 2, 4).iter().all(String::is_empty));
    }

    #[test]
    fn bars_are_as_long_as_their_values_and_never_longer_than_the_room() {
        assert_eq!(stacked(&[1, 1, 2, 0], 4, 8), "██▓▓■■■■");
        assert_eq!(stacked(&[0, 0, 0, 3], 6, 10), "░░░░░");
        assert_eq!(stacked(&[0, 0], 0, 10), "");
        assert_eq!(stacked(&[7, 9, 11, 13], 40, 20).chars().count(), 20);
        assert_eq!(part(3, 6, 6, 6), "███░░░");
        assert_eq!(part(0, 6, 12, 6), "░░░");
        assert_eq!(part(99, 100, 100, 10), "█████████░", "what is not done is seen");
        assert_eq!(part(5, 3, 5, 5), "█████");
        assert_eq!(part(1, 1, 1000, 10), "█", "something is never nothing");
    }
}
