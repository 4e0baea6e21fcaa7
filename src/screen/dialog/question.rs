//! A question before an effect.

use crate::screen::Effect;
use crate::ui;

/// A question whose buttons are effects.
pub type EffectQuestion = ui::question::ButtonQuestion<Effect>;
