# Undo one change, delete a record, look at the history.

do-remove = delete the record, take off the visit, undo the change
do-remove-family = delete the whole family
do-past = history: who changed what and when
bar-remove = Delete
form-save = Save
form-discard = Do not save
question-foot-more = Enter choose ─ Tab next button ─ PgDn more
look-refused = This will not do

# Undo one change.
undo-one-title = Undo this change?
undo-one-part = { $n } of { $all } can be undone: the rest was changed later and stays.
undo-one-field = { $field }: now "{ $now }", back to "{ $then }"
undo-one-goes = { $what }: the record will be deleted
undo-one-comes = { $what }: the record comes back
undo-one-kept = { $what }: changed later, { $at } ({ $act })
undo-one-leave = Leave as it is
undo-one-do = Undo the change
undo-one-rest = Undo the rest
undo-never = This action cannot be undone ({ $act }). Its records can be corrected or deleted.
undo-overtaken = Nothing to undo: all of it was changed later ({ $at }: { $act }). Undo that change first.
undo-others-stand = Since then another program has written: { $at } { $act } · { $by }. That stands; to undo it: Ctrl+X.
undo-nothing-left = Nothing to undo: the file already has what stood there before this change.
undo-partly = Part of this change was changed later ({ $at }: { $act }). Nothing was undone. To undo the rest: --rest.
operation-unknown = The file has no action "{ $op }". kurator history shows their numbers; at least eight digits are needed.

# Delete.
remove-title = Delete: { $what }?
remove-cannot = Cannot be deleted: { $what }
remove-named = Other records name this one ({ $what }). Change or delete them first.
remove-along = With this record go: { $what }.
remove-how-back = To bring it back: Ctrl+Z, or later F8 in the history (Ctrl+X).
remove-do = Delete
remove-leave = Do not delete
remove-none = Nothing to delete here: stand on a record of the district.
card-remove-family = This is the family's own record: F4 corrects it. To delete the family: F9, "delete the whole family".

# History.
past-title = History: { $what }
past-families = { $n ->
    [one] { $n } family
   *[other] { $n } families
}: { $who }
past-journal = Last changes in the file
past-foot = Enter undo this change ─ Esc close
past-new = The record is not saved yet: it has no history.
status-card-event = F8 or Enter undo this change  Ctrl+X history of the record  F5 why
why-event = This is the history itself: who did what and when. F8 undoes this change.
