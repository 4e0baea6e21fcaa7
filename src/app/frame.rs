//! The frame around every screen: tabs above, one line of status and the bar of F-keys below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

use crate::keymap::{self, Scope, key::Key};
use crate::model::FileProtection;
use crate::screen::{Command, Model, Tab};
use crate::text::{Words, say};
use crate::ui::paint::{
    GAP, INVERSE, LATE, PLAIN, QUIET, STRONG, beginning, boxed, middle, put, put_right, whole_parts, wrap,
};

/// Columns and lines below which nothing sensible can be shown.
pub const LEAST: (u16, u16) = (60, 20);

/// How the names of the tabs are written.
struct TabNames {
    /// Letters of the names of other tabs.
    others: usize,
    /// What separates their digits and names.
    between: &'static str,
    /// Letters of the name of the tab one is on.
    own: usize,
}

/// The names of the tabs, ever shorter, while the day needs the room: the one of the tab one is on gives way last.
const SHORTER: [TabNames; 7] = [
    TabNames { others: usize::MAX, between: " ", own: usize::MAX },
    TabNames { others: 5, between: " ", own: usize::MAX },
    TabNames { others: 3, between: " ", own: usize::MAX },
    TabNames { others: 3, between: "", own: usize::MAX },
    TabNames { others: 2, between: "", own: usize::MAX },
    TabNames { others: 1, between: "", own: usize::MAX },
    TabNames { others: 1, between: "", own: 3 },
];

/// The tabs, with the day at the right: it is never left out, the names of the tabs make room for it.
pub fn tabs(model: &Model, active: Option<Tab>, area: Rect, buf: &mut Buffer) {
    let w = &model.words;
    let mut right = format!("{} {}", w.weekday(model.today), w.day_near(model.today, model.now));
    if model.is_other_day() {
        let id = if model.is_past() { "on-past-day" } else { "on-later-day" };
        right = say!(w, id, day = right);
    }
    // In a narrow window the marks are short, and the day of the week gives way: neither mark displaces the other one.
    let (is_plain, is_read_only) =
        (model.protection == FileProtection::Plain, model.read_only || model.barred.is_some());
    let marked = |plain: String, read_only: String, day: String| {
        let marks = [(is_plain, plain), (is_read_only, read_only), (true, day)];
        let marks: Vec<String> = marks.into_iter().filter(|(on, _)| *on).map(|(_, mark)| mark).collect();
        marks.join(" · ")
    };
    let whole = marked(w.say("plain-file"), w.say("read-only"), right);
    let fits = whole.width() + Tab::ALL.len() * 3 + 12 < usize::from(area.width);
    let is_marked = is_plain || is_read_only;
    let right = if fits || !is_marked {
        whole
    } else {
        let day = w.day_near(model.today, model.now);
        marked(w.say("plain-file-short"), w.say("read-only-short"), day)
    };
    let named = |tab: Tab, naming: &TabNames| {
        let name = w.say(tab.message());
        let (between, letters) =
            if active == Some(tab) { (" ", naming.own) } else { (naming.between, naming.others) };
        let name = format!("{}{between}{}", tab.digit(), name.chars().take(letters).collect::<String>());
        // Open decisions are counted on the tab of their screen.
        match model.conflicts {
            n if n > 0 && tab == Tab::Exchange => format!("{} ({n})", name.trim_end()),
            _ => name.trim_end().to_owned(),
        }
    };
    // Every name has a blank or bracket on each side, and shares one with its neighbour.
    let wide =
        |naming: &TabNames| Tab::ALL.iter().map(|tab| named(*tab, naming).width() + 1).sum::<usize>() + 1;
    let room = usize::from(area.width).saturating_sub(right.width());
    let shortest = &SHORTER[SHORTER.len() - 1];
    let naming = SHORTER.iter().find(|naming| wide(naming) < room).unwrap_or(shortest);
    let mut x = area.x;
    for tab in Tab::ALL {
        let on = active == Some(tab);
        let said = named(tab, naming);
        let (text, style) = if on { (format!("[{said}]"), STRONG) } else { (format!(" {said} "), QUIET) };
        // Neighbouring blanks and brackets share a cell: six tabs and the day must fit into sixty columns.
        let from = if x > area.x { x - 1 } else { x };
        let text = if x > area.x && !on { text[1..].to_owned() } else { text };
        x = if text.starts_with('[') {
            from + put(buf, from, area.y, area.right().saturating_sub(from), &text, style)
        } else {
            x + put(buf, x, area.y, area.right().saturating_sub(x), &text, style)
        };
    }
    let width = u16::try_from(right.width()).unwrap_or(0);
    if x + width < area.right() {
        let style = if model.is_other_day() { STRONG } else { QUIET };
        put_right(buf, area.x, area.y, area.width, &right, style);
    }
    if model.is_other_day() {
        invert(buf, Rect { height: 1, ..area });
    }
}

/// Draws the frame in reverse: another day than today is looked at, on whatever screen one is.
fn invert(buf: &mut Buffer, area: Rect) {
    buf.set_style(area, Style::new().remove_modifier(Modifier::DIM).patch(INVERSE));
}

/// The line of status: what can be done with the selected thing. Where there is no room for all of it the last keys are
/// left out: half a word names none.
pub fn status(text: &str, area: Rect, buf: &mut Buffer) {
    let width = usize::from(area.width - 2);
    let said = beginning(whole_parts(text, GAP, width), width);
    put(buf, area.x + 1, area.bottom() - 2, area.width - 2, &said, PLAIN);
}

/// The lines of a notice, as many as there is room for.
pub fn notice_lines(text: &str, area: Rect) -> Vec<String> {
    let mut lines = wrap(text, usize::from(area.width - 2));
    lines.truncate(usize::from(area.height - 3));
    lines
}

/// What was said, instead of the line of status; a long sentence takes lines above it, because its end says what to do.
pub fn notice(text: &str, area: Rect, buf: &mut Buffer) {
    let lines = notice_lines(text, area);
    let height = u16::try_from(lines.len()).unwrap_or(1);
    for (y, line) in (area.bottom() - 1 - height..).zip(&lines) {
        put(buf, area.x, y, area.width, &format!(" {line:0$}", usize::from(area.width - 1)), STRONG);
    }
}

/// What is being done, over everything, while it takes long and no key is taken.
pub fn busy(text: &str, area: Rect, buf: &mut Buffer) {
    let width = 60.min(area.width.saturating_sub(4));
    let lines = wrap(text, usize::from(width.saturating_sub(4)));
    let height = u16::try_from(lines.len()).unwrap_or(1) + 2;
    let inner = boxed(buf, middle(area, width, height), "", "");
    for (y, line) in (inner.y..inner.bottom()).zip(&lines) {
        put(buf, inner.x, y, inner.width, line, STRONG);
    }
}

/// The bar: ten cells of equal width, the same key for the same verb on every screen. In reverse while another day is
/// looked at.
pub fn bar_of(model: &Model, scope: Scope, lacks: Option<Command>, area: Rect, buf: &mut Buffer) {
    bar(&model.words, scope, lacks, area, buf);
    if model.is_other_day() {
        invert(buf, Rect { y: area.bottom() - 1, height: 1, ..area });
    }
}

/// The bar itself.
pub fn bar(words: &Words, scope: Scope, lacks: Option<Command>, area: Rect, buf: &mut Buffer) {
    let y = area.bottom() - 1;
    for n in 1..=10u16 {
        let (from, to) = (area.width * (n - 1) / 10, area.width * n / 10);
        let x = area.x + from;
        let label = keymap::on_bar(scope, u8::try_from(n).unwrap_or(0))
            .filter(|c| Some(*c) != lacks)
            .map(|c| words.say(&format!("bar-{}", c.code())))
            .unwrap_or_default();
        // A key that does nothing here is not the one that catches the eye.
        let used = put(buf, x, y, to - from, &n.to_string(), if label.is_empty() { QUIET } else { STRONG });
        let width = usize::from((to - from).saturating_sub(used));
        let label: String = label.chars().take(width).collect();
        put(buf, x + used, y, to - from - used, &label, QUIET);
    }
}

/// Whether a window is large enough for a screen. In a smaller one no key but the one to quit does anything: nobody sees
/// what it would act on.
#[must_use]
pub fn fits(area: Rect) -> bool {
    area.width >= LEAST.0 && area.height >= LEAST.1
}

/// Whether a key leaves the program, whatever has the focus: the only key taken where nothing is seen.
#[must_use]
pub fn quits(key: Key) -> bool {
    keymap::command(Scope::All, key) == Some(Command::Quit)
}

/// What is shown in a window in which nothing fits.
pub fn too_small(words: &Words, area: Rect, buf: &mut Buffer) {
    let said = say!(
        words,
        "too-small",
        width = area.width,
        height = area.height,
        least = format!("{}×{}", LEAST.0, LEAST.1)
    );
    let lines = wrap(&said, usize::from(area.width));
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        put(buf, area.x, y, area.width, &line, LATE);
    }
}
