//! Widgets: they know letters, colours, keys and a day, and no family. Whatever of the district they show is handed to
//! them as text.

pub mod buttons;
pub mod capabilities;
pub mod chart;
pub mod choice;
pub mod discard_question;
pub mod editor;
pub mod form;
pub mod key_outcome;
pub mod key_table;
pub mod list;
pub mod paint;
pub mod paste;
pub mod prefix;
pub mod question;
pub mod reading;
pub mod secret;
pub mod sheet;
pub mod table;
pub mod veil;

use chrono::NaiveDate;

use crate::text::Words;

/// Which way a key leads along a row or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepDirection {
    Back,
    Forward,
}

impl StepDirection {
    /// Back, where the key does.
    #[must_use]
    pub fn back_if(back: bool) -> StepDirection {
        if back { StepDirection::Back } else { StepDirection::Forward }
    }
}

/// What follows a command in a widget that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WidgetReply<T> {
    /// Nothing but a new picture.
    Stay,
    /// It closes and nothing is taken.
    Close,
    /// It closes with this.
    Take(T),
}

/// The surroundings of a widget: the language it speaks and the day it reads «tomorrow» against.
pub trait Context {
    fn words(&self) -> &Words;
    /// The day.
    fn today(&self) -> NaiveDate;
}
