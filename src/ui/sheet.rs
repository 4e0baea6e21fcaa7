//! A sheet: paragraphs with labels, laid out for a width once, with a cursor that stops at what they are about. A
//! [`PlainSheet`] is a sheet that is only read: «Почему», help, what a question is about.

use std::cell::{Ref, RefCell};
use std::ops::Range;

use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::paint::{LATE, PLAIN, QUIET, STRONG, wrap, wrap_most};

/// Lines of a text of which only the beginning is shown.
pub const BRIEF: usize = 3;

/// The widest column of labels in a width; a longer label takes a line of its own.
fn label_room(width: u16) -> usize {
    if width < 48 { 12 } else { 16 }
}

/// What a paragraph is about; the default is nothing, and the cursor passes it by.
pub trait SheetTopic: Clone + Default + PartialEq {
    /// Whether a paragraph about `below` belongs to the same stop of the cursor; `follows`: it has the same label.
    fn holds(&self, below: &Self, follows: bool) -> bool;
}

#[derive(Clone, Debug)]
pub struct SheetParagraph<T> {
    label: String,
    text: String,
    style: Style,
    label_style: Style,
    spans: bool,
    /// Whether it belongs under the label of the one before.
    follows: bool,
    /// How many lines of it are shown.
    most: usize,
    /// Whether it is a drawing, whose blanks are a part of it.
    is_drawn: bool,
    /// What it is about.
    pub target: T,
}

impl<T> SheetParagraph<T> {
    /// About this.
    pub fn on(&mut self, target: T) -> &mut SheetParagraph<T> {
        self.target = target;
        self
    }

    /// In this style, label too.
    pub fn styled(&mut self, style: Style) -> &mut SheetParagraph<T> {
        self.style = style;
        self.label_style = style;
        self
    }

    /// Only its beginning: the whole of it is elsewhere.
    pub fn brief(&mut self) -> &mut SheetParagraph<T> {
        self.most = BRIEF;
        self
    }

    /// Late, if so.
    pub fn late_if(&mut self, late: bool) -> &mut SheetParagraph<T> {
        if late { self.styled(LATE) } else { self }
    }

    /// What must not be overlooked.
    pub fn late(&mut self) -> &mut SheetParagraph<T> {
        self.styled(LATE)
    }

    /// The result, or what the lines below belong to.
    pub fn strong(&mut self) -> &mut SheetParagraph<T> {
        self.styled(STRONG)
    }

    /// Two cells further in than the paragraph it belongs to.
    pub fn under(&mut self) -> &mut SheetParagraph<T> {
        self.text = format!("  {}", self.text.replace('\n', "\n  "));
        self
    }

    /// A drawing: a line that fits keeps all its blanks, so that its points remain above their names.
    pub fn drawn(&mut self) -> &mut SheetParagraph<T> {
        self.is_drawn = true;
        self
    }

    /// Said beside.
    pub fn quiet(&mut self) -> &mut SheetParagraph<T> {
        self.styled(QUIET)
    }
}

/// A line as it is drawn.
#[derive(Clone, Debug)]
pub struct SheetLine {
    /// In the column of labels; empty on following lines.
    pub label: String,
    pub text: String,
    /// Where the text begins.
    pub indent: u16,
    pub style: Style,
    /// The label's style.
    pub label_style: Style,
    /// The paragraph it belongs to; `None` between two groups.
    pub para: Option<usize>,
}

/// A sheet without a cursor.
pub type PlainSheet = Sheet<()>;

impl SheetTopic for () {
    fn holds(&self, _: &(), _: bool) -> bool {
        true
    }
}

#[derive(Clone, Debug)]
pub struct Sheet<T> {
    /// Its name in the list of sections.
    pub name: String,
    /// How many records it shows, where that means something.
    pub count: Option<usize>,
    /// Whether something in it is late.
    pub late: bool,
    paras: Vec<SheetParagraph<T>>,
    laid: RefCell<(u16, Vec<SheetLine>)>,
}

impl<T: SheetTopic> Sheet<T> {
    /// An empty sheet.
    pub fn new(name: String) -> Sheet<T> {
        Sheet { name, count: None, late: false, paras: Vec::new(), laid: RefCell::new((0, Vec::new())) }
    }

    /// A heading over a group.
    pub fn head(&mut self, text: impl Into<String>) -> &mut SheetParagraph<T> {
        let mut para = SheetParagraph::of(String::new(), text.into());
        (para.style, para.spans) = (STRONG, true);
        self.push(para)
    }

    /// A paragraph over the whole width.
    pub fn full(&mut self, text: impl Into<String>) -> &mut SheetParagraph<T> {
        let mut para = SheetParagraph::of(String::new(), text.into());
        para.spans = true;
        self.push(para)
    }

    /// A paragraph without a label.
    pub fn line(&mut self, text: impl Into<String>) -> &mut SheetParagraph<T> {
        self.push(SheetParagraph::of(String::new(), text.into()))
    }

    /// A blank line before the next group; none at the top, and never two.
    pub fn gap(&mut self) {
        if self.paras.last().is_some_and(|para| !para.text.is_empty()) {
            self.push(SheetParagraph::of(String::new(), String::new()));
        }
    }

    /// The paragraphs of another sheet below its own.
    pub fn append(&mut self, other: Sheet<T>) {
        self.paras.extend(other.paras);
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paras.is_empty()
    }

    /// The texts of the paragraphs, before they are wrapped.
    pub fn texts(&self) -> impl Iterator<Item = &str> + Clone {
        self.paras.iter().map(|para| para.text.as_str())
    }

    /// A paragraph with a label.
    pub fn row(&mut self, label: impl Into<String>, text: impl Into<String>) -> &mut SheetParagraph<T> {
        self.push(SheetParagraph::of(label.into(), text.into()))
    }

    /// What follows under the same label, about the same thing.
    pub fn more(&mut self, text: impl Into<String>) -> &mut SheetParagraph<T> {
        let mut para = SheetParagraph::of(String::new(), text.into());
        para.target = self.paras.last().map(|p| p.target.clone()).unwrap_or_default();
        para.follows = true;
        self.push(para)
    }

    /// One line that says the sheet is empty, if it is.
    pub fn or_empty(&mut self, text: String) {
        if self.paras.is_empty() {
            let mut para = SheetParagraph::of(String::new(), text);
            (para.style, para.spans) = (QUIET, true);
            self.push(para);
        }
    }

    fn push(&mut self, para: SheetParagraph<T>) -> &mut SheetParagraph<T> {
        self.paras.push(para);
        let last = self.paras.len() - 1;
        &mut self.paras[last]
    }

    /// Stops of the cursor: the paragraphs of each record, in order. Headings and remarks are none.
    fn stops(&self) -> Vec<Range<usize>> {
        let mut stops: Vec<Range<usize>> = Vec::new();
        for (place, para) in self.paras.iter().enumerate() {
            let before = stops.last_mut().filter(|stop| stop.end == place);
            match before {
                Some(stop) if self.paras[stop.start].target.holds(&para.target, para.follows) => {
                    stop.end = place + 1;
                }
                _ if para.target == T::default() => {}
                _ => stops.push(place..place + 1),
            }
        }
        stops
    }

    /// The stops of the cursor, from top to bottom: the topic, and which of several stops about it.
    pub fn keys(&self) -> Vec<(T, usize)> {
        let mut keys: Vec<(T, usize)> = Vec::new();
        for stop in self.stops() {
            let target = &self.paras[stop.start].target;
            let before = keys.iter().filter(|(t, _)| t == target).count();
            keys.push((target.clone(), before));
        }
        keys
    }

    /// The lines of the record at this place among those that take the cursor; all, where nothing takes the cursor.
    pub fn lines_of(&self, place: usize, width: u16) -> Range<usize> {
        let lines = self.lines(width);
        let Some(stop) = self.stops().into_iter().nth(place) else { return 0..lines.len() };
        let is_its = |line: &SheetLine| line.para.is_some_and(|para| stop.contains(&para));
        let first = lines.iter().position(is_its).unwrap_or(0);
        let last = lines.iter().rposition(is_its).unwrap_or(first);
        first..last + 1
    }

    /// The lines for a width, laid out once: a frame only reads them.
    pub fn lines(&self, width: u16) -> Ref<'_, [SheetLine]> {
        if self.laid.borrow().0 != width {
            let lines = lay(&self.paras, width);
            self.laid.replace((width, lines));
        }
        Ref::map(self.laid.borrow(), |laid| laid.1.as_slice())
    }
}

impl Default for PlainSheet {
    fn default() -> PlainSheet {
        Sheet::new(String::new())
    }
}

impl Extend<(String, Style)> for PlainSheet {
    fn extend<I: IntoIterator<Item = (String, Style)>>(&mut self, lines: I) {
        for (line, style) in lines {
            self.line(line).styled(style);
        }
    }
}

impl<T: Default> SheetParagraph<T> {
    fn of(label: String, text: String) -> SheetParagraph<T> {
        SheetParagraph {
            label,
            text,
            style: PLAIN,
            label_style: QUIET,
            spans: false,
            follows: false,
            most: usize::MAX,
            is_drawn: false,
            target: T::default(),
        }
    }
}

fn lay<T>(paras: &[SheetParagraph<T>], width: u16) -> Vec<SheetLine> {
    let room = label_room(width);
    let longest = paras.iter().map(|p| p.label.width()).filter(|w| *w <= room).max().unwrap_or(0);
    let indent = if longest == 0 { 0 } else { longest + 1 };
    let mut lines: Vec<SheetLine> = Vec::with_capacity(paras.len());
    for (place, para) in paras.iter().enumerate() {
        let indent = if para.spans { 0 } else { indent };
        let line = |label: &str, text: String| SheetLine {
            label: label.to_owned(),
            text,
            indent: u16::try_from(indent).unwrap_or(0),
            style: para.style,
            label_style: para.label_style,
            para: Some(place),
        };
        if para.spans && place > 0 {
            lines.push(SheetLine { para: None, ..line("", String::new()) });
        }
        let mut label = para.label.as_str();
        if label.width() > room {
            lines.extend(wrap(label, usize::from(width)).into_iter().map(|l| line(&l, String::new())));
            label = "";
        }
        let width = usize::from(width).saturating_sub(indent);
        let texts = match para.is_drawn && para.text.width() <= width {
            true => vec![para.text.clone()],
            false => wrap_most(&para.text, width, para.most),
        };
        for text in texts {
            lines.push(line(label, text));
            label = "";
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_keeps_its_blanks_where_it_fits() {
        let mut text = PlainSheet::default();
        text.line("1 │    ■   ■").under().drawn();
        let said = |width: u16| text.lines(width).iter().map(|l| l.text.clone()).collect::<Vec<_>>();
        assert_eq!(said(20), ["  1 │    ■   ■"]);
        assert!(said(8).iter().all(|line| line.chars().count() <= 8));
    }
}
