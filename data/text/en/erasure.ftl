# Destruction of personal data.
command-erase = destroy the data of a family or a person by an act: in the file, in its former states and in whatever old copies bring back
argument-person = family or person: title, full name or id
argument-reason = ground: consent withdrawn, purpose reached, storage term over
argument-act = number of the act of destruction
argument-erase-yes = destroy without a question
argument-erase-out = write the act and the extract of the journal to this file (.docx or text)
erasure-no-ground = A destruction needs a ground (--reason) and the number of its act (--act).
erasure-number-taken = There is an act no. { $number } of this year already: other data were destroyed by it. Give another number.
erasure-names-person = Ground and number of the act stay in the file: do not name the person in them.
erasure-unsure = Nothing was destroyed. Records to be destroyed: { $n } ("{ $name }"). They cannot be brought back. If it is decided, repeat with --yes.
erasure-waits = First bring back into the file what waits in { $path }: open the program.
erasure-ask = Records to be destroyed: { $n }. They cannot be brought back. To destroy them, type "{ $name }":
erasure-accompanied = Warning: the family is on accompaniment.
erasure-done = Records destroyed: { $n }. Act No. { $number }.
erasure-mentions = { $n ->
    [one] The surname is in { $n } other record: look it up.
   *[other] The surname is in { $n } other records: look them up.
}
erasure-title = Act No. { $number } of the destruction of personal data
erasure-operator = Operator (name, address)
erasure-subject = Data subject
erasure-categories = Data destroyed
erasure-system = Information system
erasure-way = Way of destruction
erasure-way-said = the content of the records wiped in the file and its former states, the file rewritten without free pages
erasure-ground = Reason of the destruction
erasure-day = Day of the destruction
erasure-by = Destroyed by
erasure-copies = Copies and papers made before
erasure-no-copies = The journal of actions names none.
erasure-signatures = Signatures of the commission: ____________  ____________  ____________
erasure-extract = Extract of the journal of events
erasure-extract-last = { $day }, data destroyed, act No. { $number }
# On the screens.
erasing-whose = Whose data are to be destroyed
erasing-all = The whole family
erasing-title = Destroy the data: { $whose }
erasing-several = { $n ->
    [one] { $n } entry of the list
   *[other] { $n } entries of the list
}
erasing-ground = Ground
erasing-number = Number of the act
erasing-file = Act of destruction { $day }
erasing-no-ground = Enter the ground: consent withdrawn, purpose reached, storage term over.
erasing-no-number = Enter the number of the act.
erasing-how = The act with the extract of the journal is written first, then the data are destroyed. Before that you see what is destroyed, and are asked once more.
erasing-nameless = Ground and number stay in the file: do not name the person in them.
erasing-sure = Destroy the data? They cannot be brought back
erasing-type = Type
erasing-word = destroy
erasing-unsure = To destroy, type "destroy" or "{ $name }". Esc: destroy nothing.
erasing-unsure-several = To destroy, type "destroy". Esc: destroy nothing.
erasing-kinds = Records to be destroyed: { $n } ({ $kinds }).
erasing-copies = Copies and papers to be destroyed apart: { $n } ({ $named }). The act names all.
erasing-no-copies = The journal of actions names no copies, exports or papers with these data.
erasing-reports = Reports handed in keep their figures.
erasing-told = The data are destroyed
erasing-act = Act: { $path }.
erasing-closed = { $n ->
    [one] { $n } unfinished form about these data was closed.
   *[other] { $n } unfinished forms about these data were closed.
}
erasing-destroy-copies = { $n ->
    [one] Destroy { $n } copy or paper apart:
   *[other] Destroy { $n } copies and papers apart:
}
erasing-final = Undo does not bring them back, nor does an old copy that is merged later.
erasure-gone = These data are not in the file any more: they were destroyed, or never entered.
undo-erased = The last action was a destruction of data: it cannot be undone, nor can what was done before it.
busy-erase = Destroying the data…
erasing-keys = Enter on ─ Tab field ─ Esc close
erasing-keys-sure = Enter destroy, if typed ─ Esc close
