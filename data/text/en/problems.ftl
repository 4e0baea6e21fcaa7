# Refusals: what happened and what to do.

store-exists = { $path } exists already. Nothing was made, so that it is not lost: name another file (--file).
store-missing = There is no file { $path }. Begin a district: kurator init, or look at an example: kurator demo.
store-no-folder = The folder { $path } could not be made. Check the path and your rights to it.
store-not-ours = { $path } is not a district's file. Check the name; the file is unchanged.
store-sealed = The file { $path } is encrypted: it needs a passphrase, which is asked for on a terminal, or taken from --passphrase-file and KURATOR_PASSPHRASE.
store-wrong-passphrase = The passphrase does not open the file { $path }, or the beginning of this file is damaged. Check the keyboard layout and Caps Lock; the file is unchanged.
passphrase-file-empty = The first line of { $path } has no passphrase. Write it there, or name another file.
passphrase-differs = The second time something else was typed than the first time. Try again; nothing is changed.
passphrase-ask = Passphrase:
passphrase-again = Once more:
passphrase-new = Passphrase for { $path } (Enter: none, anybody can read the file):
merge-would-unseal = The file { $path } is encrypted and yours is not: what it holds would be open to everybody. Give your file a passphrase too (F9 “passphrase”, or kurator passphrase set), or merge the two in the encrypted one. A single family handed over can be taken in all the same: in the program, “Exchange” (7), Ins, or with kurator merge --into-plain.
merge-will-lie-open = This file is encrypted and yours is not: anybody who gets hold of your file can read what is taken in. F9 “passphrase” gives your file one.
merge-lies-open = This copy is not encrypted: anybody who gets hold of it can read it. Your file stays encrypted.
file-rights-wide = Other users of this computer can read the file { $path }, and that could not be changed. Keep it in a folder of your own.
passphrase-of-other = The file { $path } is encrypted with another passphrase. Type it, or press Enter to do without this file.
passphrase-of-other-again = The passphrase does not open the file { $path }, or the beginning of this file is damaged. Type it again, or press Enter to do without this file.
copy-would-unseal = The copy { $path } is encrypted and your file is not: a plain one cannot replace it. Give your file a passphrase (kurator passphrase set), or the copy another name.
store-folder = { $path } is a folder, not a district's file. Name the file in it.
store-empty = The file { $path } is empty: copying broke off or never began. Copy it again; the file itself is unchanged.
store-newer = { $path } was made by a newer program (format { $format }, this one knows { $known }). Update the program; the file is unchanged.
store-damaged = { $path } is damaged or was copied in part. Do not write to it: take the last whole copy or a snapshot: kurator restore.
store-read-only = { $path } cannot be written: it is open for reading only. Check the rights to file and folder; nothing has changed.
store-busy = { $path } is in use by another program. Close it, or wait and try again; nothing has changed.
store-disk-full = There is no room on the disk for { $path }. Make room and try again; nothing has changed.
store-unwritten = { $path } could not be written to: the disk is full, gone or faulty. Check the disk and try again; nothing has changed.
store-unreachable = { $path } does not open. Check that the disk or folder is there and that you have the rights.
store-failed = { $path } could not be worked with. Details are in the program's log; nothing has changed.
rescue-away = The file is not in its place: the disk was taken out or the folder moved. All that was done is safe: { $path }. Reading only for now; bring the disk back and press any key.
rescue-newer = In the place of the file lies one of a newer program. All that was done here is safe: { $path }. Reading only for now: update the program.
rescue-stuck = The file was replaced, and what was done could not be brought back into it. It is safe: { $path }. Reading only for now; check space and rights and press any key.
leave-unwritten-title = Leave without writing?
leave-unwritten-kept = The file could not be written. What was typed is not lost: this computer keeps it as unfinished, and the program offers it when it is opened again.
leave-unwritten-lost = The file could not be written, and there is nowhere to keep what is unfinished: the folder of the program has no room or gives no right. What was typed is lost when the program closes. Free some room, go back and save.
leave-unwritten-stay = go back
leave-unwritten-go = leave
leave-unsaved-title = Leave without saving?
leave-unsaved-text = The file is gone, and there is nowhere to rescue the former one to. What was written since is in memory alone: it is lost when the program closes. Save a copy elsewhere.
leave-unsaved-stay = stay
leave-unsaved-copy = save a copy
leave-unsaved-go = leave without a copy
rescue-nothing = The file was replaced, and there is nowhere to rescue the former one to: no space or no rights. Do not close the program, make room and press any key.
recovery-failed = { $path } vanished while it was open, and could not be put back. All that was done is safe. Make room, check the rights and start the program again.
store-moved = { $path } was changed by another program at the moment of writing. Nothing was written: do it again.
output-failed = The data could not be written out: no room, or the receiver is closed.
file-is-folder = { $path } is a folder. Name a file.
actions-log-damaged = The journal of actions of an earlier run is damaged: what it holds is not recorded. It was put aside: { $path }.
file-unreadable = { $path } cannot be read. Check the name and your rights.
import-hopeless = More than a hundred thousand lines are no records of a district. Nothing was taken; check whether it is the right file.
file-endless = { $path }, line { $line }: longer than records of a district are. Nothing was taken; check whether it is the right file, or divide it.
file-not-utf8 = { $path } is not UTF-8. Save it as UTF-8 and try again.
family-unknown = There is no family "{ $family }" in the file. See the list: kurator list --all.
family-ambiguous = Several families may be meant by "{ $family }". Name it more closely, or by its id: { $ids }.
curator-unknown = No one curator of the file is called "{ $curator }". Wanted is the name as on District, or the id of the record from kurator export.
level-fewer-visits = the decision asks for fewer visits than the norm ({ $times } a { $per ->
    [week] week
   *[month] month
  }, { $source }): more is possible, fewer is not
record-not-json = the line is not JSON (column { $column }): check quotes and commas
record-no-type = there is no field type: without it nobody knows what the record is
record-unknown-type = unknown type "{ $type }": kurator schema lists them
called-field = "{ $label }"
record-unknown-field = unknown field "{ $field }": kurator schema lists them
record-field-twice = the field "{ $field }" stands twice in the line: keep one
record-missing = the required field { $place ->
    [screen] { $called }
   *[command] "{ $field }"
} is missing
record-bad-id = "{ $value }" in { $called } is not a UUID such as 01234567-89ab-cdef-0123-456789abcdef
record-bad-text = { $called } must be a text
record-bad-date = "{ $value }" in { $called } is not a date such as 2026-11-24
record-bad-time = "{ $value }" in { $called } is not a time such as 09:30
record-bad-number = "{ $value }" in { $called } is not a whole number from { $low } to { $high }
record-bad-flag = { $called } must be true or false
record-bad-choice = "{ $value }" in { $called }: only { $words }
record-bad-list = { $called } must be a list of texts
record-bad-phone = "{ $value }" in { $called } does not look like a phone number
record-too-long = { $called } has more than { $limit } characters
record-unfit = field { $place ->
    [screen] { $called }
   *[command] { $field } ({ $label })
}, "{ $value }": { $rule }
record-other-type = a record of this id exists already and is of another type ({ $type })
record-erased = the record was destroyed by an act and cannot be taken in again ({ $id })
record-referred = Other records name this one ({ $type }). Change or remove them first; nothing has changed.
record-unknown-owner = { $called } names a record that is not there: { $value }
regulation-unknown = The program knows no regulation "{ $id }". There are: { $known }.
regulation-none = The program carries no regulation: build it again from its sources.
regulation-unreadable = { $file }, line { $line }: the regulation cannot be read ({ $what }). Mend the line after the neighbouring files.
regulation-no-label = { $file }, line { $line }: "{ $value }" has no name (label). Give it one.
regulation-no-paragraph = { $file }, line { $line }: no paragraph (at) is given for "{ $value }". Give it.
regulation-not-verbatim = { $file }, line { $line }: these words are not in the document: "{ $value }". Copy them letter for letter.
regulation-id-twice = { $file }, line { $line }: "{ $value }" stands twice in its list. Give the second another id.
regulation-term = { $file }, line { $line }: the program knows no word «{ $value }» in [terms] and would not use it. Give it a name of the files beside it.
regulation-levels = { $file }, line { $line }: there must be four levels, or all of them are borrowed. Give those that lack, take out those too many, or set levels = true in [borrow].
regulation-indicator-measure = { $file }, line { $line }: derived and measure of the indicator "{ $value }" disagree. One that is derived needs a measure, one that is typed in has none.
regulation-zero = { $file }, line { $line }: the level "{ $value }" has a duration or a number of visits of zero. Give 1 or more.
regulation-no-visits = { $file }, line { $line }: the level "{ $value }" has no visits. Give visits, or visits = true in [borrow].
regulation-no-duration = { $file }, line { $line }: the level "{ $value }" has no duration. Give duration, or durations = true in [borrow].
regulation-deadline = { $file }, line { $line }: the deadline "{ $value }" lacks day, or days and after. Give them.
regulation-stage-order = { $file }, line { $line }: the number n of the stage "{ $value }" is not above that of the stage before. Mend the order of the stages.
regulation-stage-empty = { $file }, line { $line }: the stage "{ $value }" has no fact (needs). Give what proves it.
regulation-stage-paper = { $file }, line { $line }: a stage asks for the paper "{ $value }", which the list paper does not have. Give the paper there or its right name.
regulation-paper = { $file }, line { $line }: a paper names "{ $value }", and the file has no such stage, fact or ground. Mend the name.
undo-nothing = There is nothing to undo: nothing has been done in this copy.
undo-settled = A decision about a deletion made after a merge is not undone. { $fate ->
    [deleted] The record is deleted: to bring it back, undo the deletion itself in the history of the family.
   *[other] The record was kept: if it is not needed, delete it again — F8.
}
clock-set-back = The date of the computer was set back: it was { $before } and is { $today } now. Terms are counted by it, and new records get that day; what is written has not changed. Check the date.
clock-turned = Another day has begun: { $today }.
clock-behind = The date of the computer, { $today }, is before the last record ({ $day }): terms are counted by it. Check the date.
demo-stale = The demo was made for { $day }: its terms have passed. For a new one move { $path } away and run kurator demo.
terminal-dumb = This terminal draws no screens (TERM=dumb). Open an ordinary terminal window or set TERM=xterm; commands work without screens: kurator --help.
undo-later = It cannot be undone: a later action stands on it ({ $at }: { $act }). Undo that first.
redo-nothing = There is nothing to redo: something new was done after the undo, or there was none.
check-pages = pages of the file are damaged: { $what }
check-part = a record was altered or damaged: operation { $what }
check-operation = the header of an operation does not fit: { $what }
check-sum = the number or the sum of operations does not fit: { $what }
check-projection = the lists do not fit the journal: record { $what }
demo-words = The words of the demo cannot be read: { $what }. Mend data/demo/words.toml and build the program again.
check-own-deputy = a curator named as her own deputy, nobody stands in: { $what }
check-two-closings = the accompaniment was ended twice{ $days ->
    [one] { " " }on one day: { $what }
   *[two] , on { $day } and later: { $what }
}. Keep the right record and delete the other: card, Levels, Del
check-satisfaction-lacks = the accompaniment ended on { $day } with a positive result, and the family was not asked whether it is satisfied: { $what }. Record the answer: card, Case
check-two-visits = one visit is recorded twice: { $what }. Keep the right record and delete the other: card, Contacts, Del
check-two-levels = two levels from one day, the more acute holds: { $what }
check-mark-ended = ended by itself, no end stands in the file ({ $kind }): { $what }. Enter the last day: card, Signs, F4
check-mark-asked = time to ask whether it has ended ({ $kind }): { $what }. Enter the last day: card, Signs, F4
check-level-unfit = level by the signs / level set: { $what }. Decide on the level or close the sign
check-level-too-long = the term of the level is longer than in the document (not beyond { $day }): { $what }. Correct the term: card, Levels, F4
check-decision-later = a decision of a day that has not come: { $what }. Until { $day } it does not hold; if the day is wrong, correct it: card, Case, F4
check-level-early = a level before the family was registered ({ $day }): { $what }. Correct the first day of the level or the day of the registration: card, F4
check-decision-early = a decision before the application (the family was registered on { $day }): { $what }. Correct the day of the decision or of the registration: card, F4
check-agreement-early = an agreement before the application (the family was registered on { $day }): { $what }. Correct the day of the agreement or of the registration: card, F4
check-agreement-alone = there is an agreement and no programme: { $what }. Enter the programme: card, Ins
check-deadline-unknown = a deadline marked done that this version of the program does not have: { $what }. The record is kept; update the program or correct the name of the deadline
paper-exists = There already is a file { $path }; it was left as it is. Name another one.
paper-no-folder = There is no folder for { $path }. Make it or name another one.
paper-unwritten = The file { $path } could not be written. Check the room on the disk and the rights to the folder.
paper-failed = The paper could not be put together. The log of the program says more.
sitting-unknown = There is no sitting on { $day } in the file. kurator session without a day shows the nearest.
draft-elsewhere = The draft belongs to another district whose file lay here before: it was not opened and is put aside.
draft-sealed = The draft is encrypted with another passphrase and was not opened; it is put aside.
passphrase-bad-action = "{ $value }" is nothing to do with a passphrase. Name set, change, remove or check.
passphrase-ask-new = New passphrase:
passphrase-fits = The file { $path } is encrypted, and the passphrase opens it.
passphrase-none = The file { $path } is not encrypted: whoever gets hold of it can read it.
passphrase-set-already = The file { $path } is encrypted already. To change its passphrase: kurator passphrase change.
passphrase-not-set = The file { $path } is not encrypted. To set a passphrase: kurator passphrase set.
passphrase-not-given = No new passphrase was given. Run the command on a terminal, or name --new-passphrase-file.
passphrase-done =
    { $code ->
        [set] The file { $path } and its snapshots are encrypted with the passphrase. Write it down and keep it away from the computer. Copies on sticks and in the exchange folder are still not encrypted: write them again and destroy the former ones.
        [changed] The file { $path } and its snapshots are encrypted with the new passphrase. Write it down and keep it away from the computer; copies on sticks and in the exchange folder open with the former one until they are written again.
       *[removed] The file { $path } and its snapshots are no longer encrypted: whoever gets hold of them can read them. Copies on sticks and in the exchange folder open with the former passphrase.
    }
passphrase-remove-ask = Whoever gets hold of the file { $path } will be able to read it. If that is meant, type the passphrase once more:
passphrase-remove-unsure = The passphrase was not removed: the file { $path } would be open to everybody. If that is meant, repeat with --yes.
passphrase-title =
    { $code ->
        [set] Passphrase of the file
        [change] Another passphrase
        [remove] Remove the passphrase
        [recipient] A passphrase for the receiver
       *[others] Somebody else's file
    }
passphrase-about =
    { $code ->
        [set] The file is not encrypted: anybody who gets hold of it can read it. With a passphrase the file, its snapshots and drafts are encrypted; copies on sticks and in the exchange folder stay open until they are written again. Without it nobody can open the file: write it down and keep it apart from the computer.
        [change] The file and its snapshots will be encrypted with the new passphrase. Copies on sticks and in the folder of exchange open with the former one until they are written again.
        [remove] Anybody who gets hold of the file and its snapshots can read them. If that is what you want, type the present passphrase.
        [sheet] A sheet on which the passphrase is written by hand; it is kept in a safe or a sealed envelope, apart from the computer. The program does not know the passphrase and prints none.
        [recipient] The file of the transfer opens with this passphrase alone. Pass it on apart from the file; it is not kept here.
       *[others] Encrypted with another passphrase:
    }
passphrase-others-how = { $n ->
        [one] Enter opens; an empty line does without this file. It is kept in your own encrypted file only.
       *[other] Enter opens; an empty line does without these files. It is kept in your own encrypted file only. The passphrase of any of them will do.
    }
passphrase-skipped = Encrypted with another passphrase. Begin again and type it: the program asks.
passphrase-other-how = Enter opens. It is kept in your own encrypted file only.
passphrase-other-wrong = It does not fit, or the beginning of the file is damaged. Check the keyboard layout and Caps Lock; nothing is changed.
passphrase-former-wrong = That is not the present passphrase. Check the keyboard layout and Caps Lock; nothing is changed.
passphrase-former = Present
passphrase-foot = Enter on  Esc leave
passphrase-menu = Passphrase
passphrase-way =
    { $code ->
        [set] Encrypt the file…
        [change] Change the passphrase…
        [remove] Remove the passphrase…
       *[sheet] Print a sheet for the case of loss
    }
passphrase-demo = This is an example: its people are invented, there is nothing to encrypt.
loss-sheet-name = Sheet for a lost passphrase
loss-sheet-title = Sheet for a lost passphrase
loss-sheet-under = District: { $district } · { $day }
loss-sheet =
    { $code ->
        [phrase] Passphrase (write it by hand): ______________________________________________
        [hint] Write legibly, with blanks and capitals, as you type it. Keyboard layout: ____________
        [kept] Where this sheet is kept (safe, sealed envelope; not beside the computer nor with a stick): ____________________
        [keeper] Who may open the envelope: ______________________________________________
        [signed] Signature and date: ____________________
       *[copies] Without the passphrase nobody opens the file, nor does the program. After a change write down the new one and destroy the old sheet, but not before the copies on sticks and in the folder of exchange are written again.
    }
passphrase-more-files = { $n ->
    [one] and { $n } more file
   *[other] and { $n } more files
}
passphrase-restore-how = Enter opens.
busy-seal = Encrypting the file and its snapshots…
