//! A section of the card as paragraphs with labels, and the same laid out for a width.

use std::cell::{Ref, RefCell};

use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::domain::Id;
use crate::screen::paint::{LATE, PLAIN, QUIET, STRONG, wrap, wrap_most};
use crate::store::journal::OpId;

/// Lines of a text of which only the beginning is shown.
pub const BRIEF: usize = 3;

/// The widest column of labels in a width; a longer label stands on a line of its own.
fn label_room(width: u16) -> usize {
    if width < 48 { 12 } else { 16 }
}

/// What a paragraph is about: what F5 explains, Enter does and Ctrl+T copies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Nothing that can be asked.
    #[default]
    None,
    /// A row of the norm that holds today.
    Row(usize),
    /// A row of the period before that ended short.
    Short(usize),
    /// The term that runs.
    Term,
    /// A level record.
    Level(Id),
    /// An activity of a programme.
    Activity(Id),
    /// A contact that asks for a call back.
    CallBack(Id),
    /// A member, with the phone if the line shows one.
    Member(Id, Option<String>),
    /// An item of one of the regulation's lists.
    Item(Id),
    /// Any other record: who entered it and when.
    Record(Id),
    /// A conflict by its name, with the record it is told at.
    Conflict(String, Id),
    /// A change of the history, with the record that the line is about.
    Event(OpId, Option<Id>),
}

/// A paragraph.
#[derive(Clone, Debug)]
pub struct Para {
    label: String,
    text: String,
    style: Style,
    label_style: Style,
    spans: bool,
    /// How many lines of it are shown.
    most: usize,
    /// What it is about.
    pub target: Target,
}

impl Para {
    /// About this.
    pub fn on(&mut self, target: Target) -> &mut Para {
        self.target = target;
        self
    }

    /// In this style, label too.
    pub fn styled(&mut self, style: Style) -> &mut Para {
        self.style = style;
        self.label_style = style;
        self
    }

    /// Only its beginning: the whole of it stands elsewhere.
    pub fn brief(&mut self) -> &mut Para {
        self.most = BRIEF;
        self
    }

    /// Late, if so.
    pub fn late_if(&mut self, late: bool) -> &mut Para {
        if late { self.styled(LATE) } else { self }
    }

    /// Said beside.
    pub fn quiet(&mut self) -> &mut Para {
        self.styled(QUIET)
    }
}

/// A line as it is drawn.
#[derive(Clone, Debug)]
pub struct Line {
    /// In the column of labels; empty on following lines.
    pub label: String,
    /// The text.
    pub text: String,
    /// Where the text begins.
    pub indent: u16,
    /// Its style.
    pub style: Style,
    /// The label's style.
    pub label_style: Style,
    /// The paragraph it belongs to; `None` between two groups.
    pub para: Option<usize>,
}

/// A section of the card.
pub struct Sheet {
    /// Its name in the list of sections.
    pub name: String,
    /// How many records it shows, where that means something.
    pub count: Option<usize>,
    /// Whether something in it is late.
    pub late: bool,
    paras: Vec<Para>,
    laid: RefCell<(u16, Vec<Line>)>,
}

impl Sheet {
    /// An empty section.
    pub fn new(name: String) -> Sheet {
        Sheet { name, count: None, late: false, paras: Vec::new(), laid: RefCell::new((0, Vec::new())) }
    }

    /// A heading over a group.
    pub fn head(&mut self, text: impl Into<String>) -> &mut Para {
        let mut para = Para::of(String::new(), text.into());
        (para.style, para.spans) = (STRONG, true);
        self.push(para)
    }

    /// A paragraph with a label.
    pub fn row(&mut self, label: impl Into<String>, text: impl Into<String>) -> &mut Para {
        self.push(Para::of(label.into(), text.into()))
    }

    /// What follows under the same label, about the same thing.
    pub fn more(&mut self, text: impl Into<String>) -> &mut Para {
        let mut para = Para::of(String::new(), text.into());
        para.target = self.paras.last().map(|p| p.target.clone()).unwrap_or_default();
        self.push(para)
    }

    /// One line that says a section is empty, if it is.
    pub fn or_empty(&mut self, text: String) {
        if self.paras.is_empty() {
            let mut para = Para::of(String::new(), text);
            (para.style, para.spans) = (QUIET, true);
            self.push(para);
        }
    }

    fn push(&mut self, para: Para) -> &mut Para {
        self.paras.push(para);
        let last = self.paras.len() - 1;
        &mut self.paras[last]
    }

    /// The paragraph of that place.
    pub fn para(&self, place: usize) -> Option<&Para> {
        self.paras.get(place)
    }

    /// The line one stands on first: the first record, not the heading over it.
    pub fn first(&self) -> usize {
        usize::from(self.paras.len() > 1 && self.paras[0].spans && self.paras[0].target == Target::None)
    }

    /// The section laid out for a width. It is done once for each width: a frame only reads it.
    pub fn lines(&self, width: u16) -> Ref<'_, [Line]> {
        if self.laid.borrow().0 != width {
            let lines = lay(&self.paras, width);
            self.laid.replace((width, lines));
        }
        Ref::map(self.laid.borrow(), |laid| laid.1.as_slice())
    }
}

impl Para {
    fn of(label: String, text: String) -> Para {
        Para {
            label,
            text,
            style: PLAIN,
            label_style: QUIET,
            spans: false,
            most: usize::MAX,
            target: Target::None,
        }
    }
}

fn lay(paras: &[Para], width: u16) -> Vec<Line> {
    let room = label_room(width);
    let longest = paras.iter().map(|p| p.label.width()).filter(|w| *w <= room).max().unwrap_or(0);
    let indent = if longest == 0 { 0 } else { longest + 1 };
    let mut lines: Vec<Line> = Vec::with_capacity(paras.len());
    for (place, para) in paras.iter().enumerate() {
        let indent = if para.spans { 0 } else { indent };
        let line = |label: &str, text: String| Line {
            label: label.to_owned(),
            text,
            indent: u16::try_from(indent).unwrap_or(0),
            style: para.style,
            label_style: para.label_style,
            para: Some(place),
        };
        if para.spans && place > 0 {
            lines.push(Line { para: None, ..line("", String::new()) });
        }
        let mut label = para.label.as_str();
        if label.width() > room {
            lines.extend(wrap(label, usize::from(width)).into_iter().map(|l| line(&l, String::new())));
            label = "";
        }
        for text in wrap_most(&para.text, usize::from(width).saturating_sub(indent), para.most) {
            lines.push(line(label, text));
            label = "";
        }
    }
    lines
}
