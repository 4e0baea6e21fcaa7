//! Commands in a form: from field to field, in the list under a field, and out, with the question before something typed
//! would be lost.

use super::focus::FocusOrigin;
use super::{FieldOption, Form, FormLayout, FormerValue, PickList, ReplaceCause};
use crate::keymap::Command;
use crate::ui::StepDirection;
use crate::ui::discard_question::DiscardAnswer;
use crate::ui::editor::{Editor, LineEnds};
use crate::ui::form::rows::OptionRow;

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusMove {
    /// To the next field.
    Next,
    /// To the field before.
    Previous,
    /// To the next field, past what is left out of an empty group: what was entered here is accepted.
    On,
    /// To the next group.
    GroupBelow,
    /// To the beginning of the group, then to the group before.
    GroupAbove,
}

/// What follows a command in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormReply {
    /// Nothing but a new picture.
    Stay,
    /// What was typed is to be taken.
    Accept,
    /// The form closes.
    Leave,
    /// The focused field is left this way: [`Form::walk`] goes it once what follows from the field is done.
    Go(FocusMove),
    /// The form does not know the command.
    Unknown,
}

impl<N: Copy + PartialEq> Form<N> {
    /// What is marked in the open list of the focused field, or chosen in it.
    #[must_use]
    pub fn meant(&self) -> Option<&FieldOption> {
        let field = self.here()?;
        if let PickList::Open(at) = self.pick
            && let Some(OptionRow::Of(option)) = field.rows().into_iter().nth(at)
        {
            return Some(option);
        }
        let of_code = field.code.as_deref().and_then(|code| field.offer.of_code(code));
        of_code.or_else(|| field.offer.called(&field.text.value()))
    }

    /// Moves between fields, in a text, in a list or in a choice; asks before something typed would be lost.
    pub fn asked(&mut self, command: Command) -> FormReply {
        if let Some(answer) = self.leaving.update(command) {
            return match answer {
                DiscardAnswer::Stay => FormReply::Stay,
                DiscardAnswer::Save => FormReply::Accept,
                DiscardAnswer::Discard => FormReply::Leave,
            };
        }
        if !matches!(command, Command::Accept | Command::Save | Command::SaveNext) {
            self.begun.clear();
        }
        if let Some(row) = self.row_marked_by(command) {
            self.pick = PickList::Open(row);
            return FormReply::Stay;
        }
        let width = usize::from(self.width.get());
        let pick = self.pick;
        let Some(field) = self.fields.get_mut(self.focus.at()) else { return FormReply::Leave };
        let (is_long, is_listed) =
            (field.offer.is_long, !field.shape.is_choice() && !field.offer.list.is_empty());
        match (command, pick) {
            (Command::Back | Command::Pick, PickList::Open(_)) => self.out_of_list(),
            (Command::Pick, PickList::Shut) if is_listed => self.open_list(),
            (Command::Accept | Command::Save | Command::SaveNext, _) => return FormReply::Accept,
            (Command::Field, _) => return self.goes(FocusMove::On),
            (Command::NextPane, _) => return self.goes(FocusMove::Next),
            (Command::PreviousPane, _) => return self.goes(FocusMove::Previous),
            (Command::Down | Command::Up, _) => {
                let (direction, to) = match command {
                    Command::Down => (StepDirection::Forward, FocusMove::Next),
                    _ => (StepDirection::Back, FocusMove::Previous),
                };
                if !(is_long && field.text.line_step(width, direction)) {
                    return self.goes(to);
                }
            }
            (Command::PageDown, _) => return self.goes(FocusMove::GroupBelow),
            (Command::PageUp, _) => return self.goes(FocusMove::GroupAbove),
            (Command::Left | Command::Right, PickList::Shut) if field.offer.is_closed => {
                field.turn(StepDirection::back_if(command != Command::Right));
                self.former = None;
                self.chosen_by_hand();
            }
            (Command::Left | Command::Right | Command::First | Command::Last, _) => {
                field.step(command);
                self.focus.touch();
            }
            (Command::Line, _) if is_long => field.text.insert("\n", LineEnds::Kept),
            (Command::Back, PickList::Shut) if self.is_view || !self.is_changed() => return FormReply::Leave,
            (Command::Back, PickList::Shut) => {
                self.focus.touch();
                self.leaving.ask();
            }
            _ => return FormReply::Unknown,
        }
        FormReply::Stay
    }

    /// The row that a command marks in the open list. In one that letters opened, Home and End move in the text, and a page
    /// is one of the form.
    fn row_marked_by(&self, command: Command) -> Option<usize> {
        let (PickList::Open(at), field) = (self.pick, self.here()?) else { return None };
        let last = field.rows().len().saturating_sub(1);
        let by_key =
            field.text.is_empty() || self.former.as_ref().is_some_and(|f| f.by == ReplaceCause::List);
        Some(match command {
            Command::Down => (at + 1).min(last),
            Command::Up => at.saturating_sub(1),
            Command::PageDown if by_key => (at + self.page.get()).min(last),
            Command::PageUp if by_key => at.saturating_sub(self.page.get()),
            Command::First if by_key => 0,
            Command::Last if by_key => last,
            _ => return None,
        })
    }

    /// A choice by the arrows after refused letters is one by hand: letters then begin an option.
    fn chosen_by_hand(&mut self) {
        match self.focus.came() {
            FocusOrigin::Refused => self.focus.write(),
            FocusOrigin::Led | FocusOrigin::ByHand => self.focus.touch(),
        }
    }

    /// In a window nothing follows from leaving a field: the focus goes at once.
    fn goes(&mut self, way: FocusMove) -> FormReply {
        match self.manner {
            FormLayout::Window => {
                self.walk(way);
                FormReply::Stay
            }
            FormLayout::Page => FormReply::Go(way),
        }
    }

    /// Moves the focus; gives whether there is a field that way.
    pub fn walk(&mut self, way: FocusMove) -> bool {
        let (at, count) = (self.focus.at(), self.fields.len());
        if self.manner == FormLayout::Window {
            self.focus.turn(StepDirection::back_if(way == FocusMove::Previous), count);
            return true;
        }
        let to = match way {
            FocusMove::Next => at + 1,
            FocusMove::Previous => at.wrapping_sub(1),
            FocusMove::On => self.after(),
            FocusMove::GroupBelow => self.group_starts().find(|i| *i > at).unwrap_or(count.saturating_sub(1)),
            FocusMove::GroupAbove => self.group_starts().filter(|i| *i < at).last().unwrap_or(0),
        };
        if to < count {
            self.focus.go(to);
        }
        to < count
    }

    /// The first fields of the groups, and of what is left of a group that others stand in the midst of.
    fn group_starts(&self) -> impl Iterator<Item = usize> {
        let begins = |i: &usize| *i == 0 || self.fields[*i - 1].group != self.fields[*i].group;
        (0..self.fields.len()).filter(begins)
    }

    /// The field after this one; behind an empty hinge its whole group is passed over.
    fn after(&self) -> usize {
        let at = self.focus.at();
        match self.here().filter(|field| field.hinge && field.text.is_empty()) {
            Some(field) => {
                let next = self.fields.iter().skip(at).position(|f| f.group != field.group);
                next.map_or(self.fields.len(), |n| at + n)
            }
            None => at + 1,
        }
    }

    /// Whether the list under the field is shown.
    #[must_use]
    pub fn is_listing(&self) -> bool {
        matches!(self.pick, PickList::Open(_))
    }

    /// Shows everything that may be taken: the content of the field is no filter then.
    pub(super) fn open_list(&mut self) {
        let Some(field) = self.fields.get_mut(self.focus.at()) else { return };
        let at = field.chosen();
        if !field.offer.is_several {
            let (text, code) = (std::mem::take(&mut field.text), field.code.take());
            self.former.get_or_insert(FormerValue { text, code, by: ReplaceCause::List });
        }
        self.pick = PickList::Open(at.unwrap_or(0));
    }

    /// The list shuts without anything being taken: the field has its former value again, unless other words were typed
    /// there.
    pub fn shut(&mut self) {
        self.pick = PickList::Shut;
        let Some(former) = self.former.take() else { return };
        if let Some(field) = self.here_mut().filter(|f| f.code.is_none() && f.text.is_empty()) {
            (field.text, field.code) = (former.text, former.code);
        }
    }

    /// One step back out of the list: the field has its former value again, and a fixed choice is what it was before
    /// other words were typed in its place. Own words that letters began stay.
    fn out_of_list(&mut self) {
        if let (Some(former), Some(field)) = (&self.former, self.fields.get_mut(self.focus.at()))
            && (former.by == ReplaceCause::List || field.offer.is_closed)
        {
            field.text = Editor::default();
        }
        self.shut();
    }

    /// Takes the marked row of the list under the field and shuts the list; gives the option. Where no row is marked, a
    /// fixed list has nothing that fits: what is typed stays, to be reported as wrong.
    pub fn take_marked(&mut self) -> Option<FieldOption> {
        let PickList::Open(at) = self.pick else { return None };
        let field = self.fields.get_mut(self.focus.at())?;
        let taken = field.rows().get(at).map(|row| match row {
            OptionRow::Own(_) => None,
            OptionRow::Of(option) => Some((*option).clone()),
        });
        let option = taken?;
        (self.pick, self.former) = (PickList::Shut, None);
        let option = option?;
        field.take(&option);
        Some(option)
    }

    /// The field holds something else now, by no letter: the former value does not come back.
    pub fn replaced(&mut self) {
        (self.pick, self.former) = (PickList::Shut, None);
        self.focus.touch();
    }
}
