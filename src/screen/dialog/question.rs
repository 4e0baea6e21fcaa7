//! A question before an effect.

use crate::screen::Effect;
use crate::ui;

/// A question whose buttons are effects.
pub type Question = ui::question::Question<Effect>;
