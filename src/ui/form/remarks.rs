//! Refusals and warnings at the fields of a form.

use super::{FieldFault, Form};
use crate::ui::form::field::FieldRemark;

impl<N: Copy + PartialEq> Form<N> {
    /// Shows what is wrong and goes there. What was refused stays there to be corrected.
    pub fn fail(&mut self, fault: FieldFault<N>) {
        self.remark(fault.field, FieldRemark::refusal(fault.text));
    }

    /// Shows what is doubtful and goes there. It is taken as it is when it is accepted once more.
    pub fn warn(&mut self, doubt: FieldFault<N>) {
        self.remark(doubt.field, FieldRemark::warning(doubt.text));
    }

    /// Whether just this warning is shown.
    #[must_use]
    pub fn is_warned(&self, doubt: &FieldFault<N>) -> bool {
        let remark = self.field(doubt.field).and_then(|field| field.remark.as_ref());
        remark.is_some_and(|remark| remark.warns && remark.text == doubt.text)
    }

    fn remark(&mut self, field: N, remark: FieldRemark) {
        let place = self.place(field);
        self.forgive();
        if let Some(field) = place.and_then(|at| self.fields.get_mut(at)) {
            field.remark = Some(remark);
        }
        self.lead(place);
    }

    /// Shows no fault any more.
    pub fn forgive(&mut self) {
        self.fields.iter_mut().for_each(|field| field.remark = None);
    }
}
