//! The focus of a form: the field that has it, how it came there, and whether anything was typed since. What a letter does
//! depends on all three, in every form alike, by the rule of [`key_outcome`](crate::ui::key_outcome).

use crate::ui::StepDirection;

/// How the focus came to a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FocusOrigin {
    /// The form opened on the field, or led to it because something is wrong there.
    #[default]
    Led,
    /// The same, and letters were refused there.
    Refused,
    /// A person moved it.
    ByHand,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    at: usize,
    came: FocusOrigin,
    fresh: bool,
}

impl Default for Focus {
    fn default() -> Self {
        Focus { at: 0, came: FocusOrigin::default(), fresh: true }
    }
}

impl Focus {
    /// The place of the field.
    #[must_use]
    pub fn at(self) -> usize {
        self.at
    }

    /// How it came there.
    #[must_use]
    pub fn came(self) -> FocusOrigin {
        self.came
    }

    /// Whether the field has just been come to: what is typed then takes the place of a proposal.
    #[must_use]
    pub fn is_fresh(self) -> bool {
        self.fresh
    }

    /// The form leads to this field.
    pub fn lead(&mut self, at: usize) {
        *self = Focus { at, came: FocusOrigin::Led, fresh: true };
    }

    /// A person moves to this field.
    pub fn go(&mut self, at: usize) {
        *self = Focus { at, came: FocusOrigin::ByHand, fresh: true };
    }

    /// A person moves to the next of `count` fields, or to the one before; behind the last comes the first.
    pub fn turn(&mut self, direction: StepDirection, count: usize) {
        let count = count.max(1);
        self.go((self.at + if direction == StepDirection::Forward { 1 } else { count - 1 }) % count);
    }

    /// The content of the field was looked at closer: it is no proposal any more.
    pub fn touch(&mut self) {
        self.fresh = false;
    }

    /// Something was typed in the field.
    pub fn write(&mut self) {
        (self.came, self.fresh) = (FocusOrigin::ByHand, false);
    }

    /// Letters were refused in the field that the form led to.
    pub fn refuse(&mut self) {
        self.came = FocusOrigin::Refused;
    }
}

#[cfg(test)]
mod tests {
    use super::{Focus, FocusOrigin, StepDirection};

    #[test]
    fn a_proposal_gives_way_only_to_the_first_letter() {
        let mut focus = Focus::default();
        assert!(focus.is_fresh() && focus.came() == FocusOrigin::Led);
        focus.refuse();
        assert_eq!(focus.came(), FocusOrigin::Refused);
        focus.write();
        assert!(!focus.is_fresh() && focus.came() == FocusOrigin::ByHand);
        focus.turn(StepDirection::Back, 3);
        assert_eq!((focus.at(), focus.is_fresh()), (2, true));
        focus.touch();
        assert!(!focus.is_fresh());
        focus.turn(StepDirection::Forward, 3);
        assert_eq!((focus.at(), focus.is_fresh(), focus.came()), (0, true, FocusOrigin::ByHand));
        focus.lead(1);
        assert_eq!((focus.at(), focus.came()), (1, FocusOrigin::Led));
    }
}
