//! Letters, pastes and Backspace in a form, by the rule of [`key_outcome`](crate::ui::key_outcome).

use super::field::{FormField, TypingMode};
use super::focus::FocusOrigin;
use super::rows::OptionRow;
use super::{Form, FormLayout, FormerValue, PickList, ReplaceCause};
use crate::keymap::key::{Key, NamedKey};
use crate::text::say;
use crate::ui::Context;
use crate::ui::editor::{Editor, LineEnds};
use crate::ui::key_outcome::KeyOutcome;

/// How a letter reaches a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LetterTarget {
    /// The focused field takes it.
    Here,
    /// The form opened on a choice: what is typed is meant for this field of text.
    Text(usize),
    /// It opened on a choice, and has no text.
    Nothing,
}

impl<N: Copy + PartialEq> Form<N> {
    /// Types a letter, or puts in a paste.
    pub fn type_text(&mut self, text: &str, context: &impl Context) -> KeyOutcome {
        if self.is_leaving() {
            return KeyOutcome::Nowhere;
        }
        let Some(field) = self.here() else { return KeyOutcome::Nowhere };
        if field.shape.is_choice()
            && let Some(outcome) = self.type_option(text, context)
        {
            return outcome;
        }
        if text == " " && self.opens_list() {
            self.open_list();
            return KeyOutcome::Taken;
        }
        match self.reach() {
            LetterTarget::Here => {}
            LetterTarget::Text(at) => self.lead(Some(at)),
            LetterTarget::Nothing => {
                self.focus.refuse();
                return KeyOutcome::Refused(self.refusal(text, context));
            }
        }
        let replaced = self.here().is_some_and(|field| self.is_replaced(field));
        let Some(field) = self.fields.get_mut(self.focus.at()) else { return KeyOutcome::Nowhere };
        let code = field.code.take();
        if replaced {
            let text = std::mem::take(&mut field.text);
            // In a window an erased proposal stays erased: Enter takes what is shown.
            if self.manner == FormLayout::Page {
                self.former.get_or_insert(FormerValue { text, code, by: ReplaceCause::Letters });
            }
        }
        self.focus.write();
        field.text.insert(text, if field.offer.is_long { LineEnds::Kept } else { LineEnds::Joined });
        self.reconsider();
        self.filter();
        KeyOutcome::Taken
    }

    /// The field of text that takes what is typed, where the form opened on a choice.
    #[must_use]
    pub fn diverted(&self, text: &str) -> Option<usize> {
        if self.is_leaving() || text == " " && self.opens_list() {
            return None;
        }
        match self.reach() {
            LetterTarget::Text(at) => Some(at),
            LetterTarget::Here | LetterTarget::Nothing => None,
        }
    }

    /// A blank before anything else opens the list.
    fn opens_list(&self) -> bool {
        let is_whole = |f: &&super::FormField<N>| f.text.is_empty() || f.is_chosen();
        let listed = self.here().filter(|f| !f.shape.is_choice() && !f.offer.list.is_empty());
        listed.filter(is_whole).is_some() && self.focus.came() != FocusOrigin::Refused
    }

    fn reach(&self) -> LetterTarget {
        let on_choice = self.here().is_some_and(|f| f.is_chosen());
        if !on_choice || self.focus.came() == FocusOrigin::ByHand {
            return LetterTarget::Here;
        }
        let of = |shape: TypingMode| self.fields.iter().position(|f| f.shape == shape);
        let text = match self.manner {
            FormLayout::Window => of(TypingMode::Free).or_else(|| of(TypingMode::Line)),
            // What the record cannot do without and nothing is proposed for, else its note.
            FormLayout::Page => self
                .fields
                .iter()
                .position(FormField::awaits_text)
                .or_else(|| self.fields.iter().position(|f| f.offer.is_long)),
        };
        text.map_or(LetterTarget::Nothing, LetterTarget::Text)
    }

    fn refusal(&self, text: &str, context: &impl Context) -> String {
        let is_paste = text.chars().nth(1).is_some();
        context.words().say(match self.manner {
            FormLayout::Page => "entry-choice-how",
            FormLayout::Window if is_paste => "choice-paste",
            FormLayout::Window => "choice-how",
        })
    }

    /// Types where options stand side by side: a blank takes the next, letters begin a word of one; `None` where what is
    /// typed is meant for a text.
    fn type_option(&mut self, text: &str, context: &impl Context) -> Option<KeyOutcome> {
        let begun = format!("{}{text}", self.begun);
        let by_hand = self.focus.came() == FocusOrigin::ByHand;
        let field = self.fields.get_mut(self.focus.at())?;
        // A blank of a note typed without looking, whose letters were refused, chooses nothing.
        let is_note = self.focus.came() == FocusOrigin::Refused;
        if text == " " && !is_note && !field.begins(&format!("{} ", self.begun)) {
            let next = (field.chosen().unwrap_or(0) + 1) % field.offer.list.len().max(1);
            field.choose(next);
            self.begun.clear();
            return Some(KeyOutcome::Taken);
        }
        if !by_hand {
            return None;
        }
        if text.chars().nth(1).is_some() {
            return Some(KeyOutcome::Refused(self.refusal(text, context)));
        }
        if !field.choose_begun(&begun) {
            return Some(KeyOutcome::Refused(say!(context.words(), "choice-none", typed = begun)));
        }
        self.begun = begun;
        self.reconsider();
        Some(KeyOutcome::Taken)
    }

    /// Takes Backspace, Delete, Ctrl+W and Ctrl+U.
    pub fn edit(&mut self, key: Key) -> KeyOutcome {
        if self.is_leaving() {
            return KeyOutcome::Nowhere;
        }
        let Some(field) = self.fields.get_mut(self.focus.at()) else { return KeyOutcome::Nowhere };
        if field.shape.is_choice() {
            if key != Key::Named(NamedKey::Backspace) || self.begun.pop().is_none() {
                return KeyOutcome::Nowhere;
            }
            field.choose_begun(&self.begun);
        } else {
            if !Editor::erases(key) {
                return KeyOutcome::Nowhere;
            }
            if field.code.take().is_some() && field.offer.is_closed {
                (field.text, self.former) = (Editor::default(), None);
            }
            field.text.erase(key);
            self.focus.write();
            // What was typed over one of a fixed list is erased again: the field has that one as before.
            if field.offer.is_closed && field.text.is_empty() {
                self.shut();
            } else {
                self.filter();
            }
        }
        self.reconsider();
        KeyOutcome::Taken
    }

    /// A remark says nothing of a changed value. In a window it was made of the whole form.
    fn reconsider(&mut self) {
        let (at, manner) = (self.focus.at(), self.manner);
        let said =
            self.fields.iter_mut().enumerate().filter(|(i, _)| manner == FormLayout::Window || *i == at);
        said.for_each(|(_, field)| field.remark = None);
    }

    /// The list follows what is typed.
    fn filter(&mut self) {
        let Some(field) = self.here() else { return };
        let offered = field.rows().iter().any(|row| matches!(row, OptionRow::Of(_)));
        let fits = !field.offer.list.is_empty() && !field.typed().is_empty() && offered;
        self.pick = if fits { PickList::Open(field.marked()) } else { PickList::Shut };
    }
}
