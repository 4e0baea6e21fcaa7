//! Letters into cells: the short way of writing gives what the long one would.

use kurator::ui::paint::{PLAIN, STRONG, cut, put};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What the library makes of the same text.
fn long_way(x: u16, width: u16, text: &str) -> (Buffer, u16) {
    let mut buf = paper();
    let room = width.min(buf.area.width - x);
    let (end, _) = buf.set_stringn(x, 1, cut(text, usize::from(room)), usize::from(room), STRONG);
    (buf, end - x)
}

/// Three lines of twenty cells with something on them.
fn paper() -> Buffer {
    let mut buf = Buffer::empty(Rect::new(0, 0, 20, 3));
    for y in 0..3 {
        buf.set_string(0, y, "·".repeat(20), PLAIN);
    }
    buf
}

proptest! {
    #[test]
    fn both_ways_write_the_same(
        x in 0_u16..20,
        width in 0_u16..25,
        text in prop_oneof![
            "[А-Яа-яЁё «»—–…№·0-9A-Za-z.,!─│┌█░]{0,30}",
            // Letters of disputed width are drawn as marks: that is held where screens are looked at.
            "([а-яё][\u{301}\u{306}]?|[\n\t漢字A-Za-zА-Яα-ωა-ჰ§°–]){0,30}",
        ],
    ) {
        let (expected, used) = long_way(x, width, &text);
        let mut buf = paper();
        prop_assert_eq!(put(&mut buf, x, 1, width, &text, STRONG), used);
        prop_assert_eq!(buf, expected);
    }
}

#[test]
fn outside_of_the_picture_nothing_is_written() {
    let mut buf = paper();
    assert_eq!(put(&mut buf, 20, 1, 5, "мимо", PLAIN) + put(&mut buf, 0, 3, 5, "мимо", PLAIN), 0);
    assert_eq!(buf, paper());
}
