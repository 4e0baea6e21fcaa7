//! What was entered in a form, and what of it would be lost with it.

use super::Form;
use super::field::FormField;
use super::offer::NONE;

impl<N: Copy + PartialEq> Form<N> {
    /// Whether something was typed or chosen.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.fields.iter().any(|f| f.is_changed() && !f.is_view)
    }

    /// Makes the last field one that only says what is looked at.
    #[must_use]
    pub fn viewing(mut self) -> Form<N> {
        if let Some(last) = self.fields.last_mut() {
            last.is_view = true;
        }
        self
    }

    /// Whether a group that may be left out is: nothing of it was entered.
    #[must_use]
    pub fn is_left_out(&self, group: usize) -> bool {
        let of_group = || self.fields.iter().filter(|f| f.group == group);
        // What was said not to be meant is left out, whatever else was entered of it.
        let is_denied = |f: &FormField<N>| f.hinge && f.code.as_deref() == Some(NONE);
        let is_untouched =
            || of_group().any(|f| f.hinge && f.text.is_empty()) && !of_group().any(FormField::is_changed);
        of_group().any(is_denied) || is_untouched()
    }
}
