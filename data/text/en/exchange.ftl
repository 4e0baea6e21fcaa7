# Copies: merging, the folder of exchange, safe copies, disagreements.

command-merge = take from another copy what is not here
command-exchange = exchange through a folder: take what others have, lay down your own
command-copy = a verified copy of the file, on a stick or in a folder
command-restore = put a snapshot in the place of the file; without a name, show the snapshots
command-conflicts = what copies disagree about
command-resolve = settle a disagreement
argument-other = the file of the other copy
argument-folder = the folder of exchange
argument-dest = where to: a file or a folder
argument-snapshot = the snapshot or copy to put back
argument-conflict = the disagreement: its name in kurator conflicts
argument-take = take the value of this operation (its name or the beginning of it)
argument-value = write a value of your own, in JSON
argument-bad-json = The value cannot be read as JSON (column { $column }). A text stands in quotes: '"+7 911 603-14-22"'.
argument-take-or-value = Give one of the two: --take or --value.

merge-nothing = Nothing new: all that is there is here already.
merge-deleted = { $family } (deleted)
merge-done = Taken: { $operations } new records, { $families } families, { $conflicts } disagreements.
merge-would = Would be taken: { $operations } new records, { $families } families, { $conflicts } disagreements. Nothing is written yet.
merge-from = { $by }: { $n ->
    [one] { $n } record
   *[other] { $n } records
}, { $days }
merge-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
merge-see-conflicts = Both values are kept. See them: kurator conflicts; settle them: kurator resolve.
merge-progress = { $file } record { $done } of { $all }
merge-apart = this file was begun apart from yours, no record is in both: { $what }

exchange-written = Your snapshot is written and verified: { $path }
exchange-same = Your snapshot in the folder says the same already: { $path }
exchange-no-folder = There is no folder { $path }, or it cannot be read. Make it, or check its permissions.
exchange-own-newer = Your snapshot { $path } was written by a newer program. Update the program; nothing is written.

copy-done = The copy is written, read back from the disk and whole: { $path } ({ $n ->
    [one] { $n } operation
   *[other] { $n } operations
}). You may take it out.
copy-onto-itself = { $path } is the district's file itself. Name another place.
copy-in-the-way = Something else or a damaged copy stands at { $path }. Give another name; nothing is changed.
copy-would-lose = The copy { $path } has records that are not here: { $n }. Merge it first: Ins on the screen "Exchange", or kurator merge.
copy-unwritten = The copy { $path } could not be written: the disk is full, taken out or broken. Check it and try again; the former copy is in its place.
copy-not-whole = The copy { $path } did not hold when verified: the disk or the file itself is broken. Check the file (kurator check) and take another disk.
copy-bad-name = The name { $path } cannot be read as text. Give another one.

restore-done = The snapshot now stands at { $path } ({ $n ->
    [one] { $n } operation
   *[other] { $n } operations
}).
restore-kept = What stood there is kept: { $path }. Take from it: kurator merge. What other copies and the exchange folder have comes back with the next merge.
restore-itself = { $path } is the district's file itself. Name a snapshot.
restore-snapshot = { $path } — { $n ->
    [one] { $n } operation
   *[other] { $n } operations
}
restore-no-snapshots = There are no snapshots yet: they are made before a merge and before putting one back.

conflicts-none = Nothing is disagreed about.
conflict-here = here
conflict-there = there
conflict-before = before
conflict-deleted = delete
conflict-lives = keep
conflict-deletion = deletion
conflict-unknown = There is no disagreement "{ $id }": it is settled, or the name is wrong. See kurator conflicts.
conflict-no-value = No value of operation { $op } stands in this disagreement. See kurator conflicts.
conflict-several-values = The operation { $op } wrote several values here, as an undo does. Give the value itself: --value.
conflict-newer = This program does not know the field "{ $field }". Update the program and settle it there.
resolve-done = The disagreement is settled. To undo: kurator undo.

foreign-missing = There is no file { $path }. Check the name and whether the stick is in.
foreign-strange = { $path } is not made as districts' files are: it has rules of its own inside. Do not open it; your file is unchanged.
merge-two-kinds = { $path } cannot be merged with your file: one record is of another kind in it. They have not grown from one file; your file is unchanged.
foreign-uncopied = The file { $path } could not be read to its end: the disk is taken out or broken. Check it and try again; your file is unchanged.
scratch-impossible = Nothing can be written in the folder { $path }, which is needed to verify. Check the room and the permissions.

check-deletion = deleted in one copy and changed in another ({ $kind }): { $what }. To settle: the screen "Exchange", or kurator conflicts
check-one-person = This person seems to be entered in another family too. Name her in the field "the same person"; leave a namesake.
check-person-first-name = The person named has another first name. Correct one of the two or name somebody else.
check-person-patronymic = The person named has another patronymic. Correct one of the two or name somebody else.
check-person-born = The person named has another birth. Correct one of the two or name somebody else.
check-unfit = { $what } ({ $kind }, { $field }): { $rule }
check-orphan = names what is not there ({ $kind }): { $what }
check-duplicate-family = a family seems to be entered twice: { $what }
check-duplicate-member = a member of a family seems to be entered twice: { $what }
check-phone-lacks = a phone number lacks a digit: { $what }
check-phone-excess = a phone number has a digit too many: { $what }
check-phone-letter = a letter stands for a digit in a phone number: { $what }
check-phone-code = a phone number has a code that does not exist: { $what }
check-unread = a record of a newer program is not shown here ({ $kind }): { $what }
check-record-unread = a newer program made this record and it is not shown here. It is kept and travels on; update the program to see it
check-value-unread = a newer program wrote this value and it is not shown here. It is kept and travels on; update the program to see it
check-other-family = a record of another family is named. Name a record of this family or correct the family
check-question-double = the family's question is put to one sitting twice: { $what }. Delete one: family card, F8
check-clock-behind = the date of this computer, { $what }, is before the last record ({ $day }): its clock is behind, or that of the computer it was made on was ahead. Check the date of the computer: terms are counted by it
check-clock = the clock of a computer was wrong: { $what }
check-forked = work went on from one place in two copies at once: { $what }
check-cut-off = earlier records are missing: { $what }
exchange-nothing-here = No conflicts and no findings: there is nothing to settle. Ins: merge with a copy, exchange, make a copy.
exchange-one-value = There is nothing to choose here: Tab marks a value where copies differ.
