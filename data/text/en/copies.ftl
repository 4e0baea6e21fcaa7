# Exchange: the screen of copies.

tab-exchange = Exchange
scope-exchange = Exchange
scope-path = Window with a path
do-screen-7 = Exchange
do-take = take the marked value
do-write = write a value of your own
do-postpone = decide later, on to the next
do-copies = merge a copy, exchange, make a copy
do-copy-out = make a copy, on a stick or in a folder
do-restore = back: put a snapshot of the file in its place
do-exchange = exchange through the last folder
bar-write = Own
bar-postpone = Later
bar-copy-out = Copy
bar-exchange = Exchng

exchange-title = Copies of the district's file
exchange-keys = Ins merge, exchange, copy  Ctrl+R snapshot
exchange-conflicts = { $n ->
    [0] No disagreements
    [one] { $n } disagreement
   *[other] { $n } disagreements
}
exchange-findings = { $n ->
    [one] { $n } finding
   *[other] { $n } findings
}
exchange-nth = no. { $n }
exchange-since = since { $at }
exchange-later = later
exchange-of-district = district
exchange-nothing-lost = Nothing is lost: all values stay in the family's history.
exchange-begun-apart = { $n ->
    [one] districts begun apart: { $n } file
   *[other] districts begun apart: { $n } files
}
exchange-begun-apart-how = Each file was begun apart and named in its own way: nobody is wrong. Enter settles all of it by one choice, the name and the curator; everybody's families stay theirs. Files that are merged with this one get the same choice.
exchange-postponed = Put off: the disagreement stays open.
exchange-stays = A finding stays as long as its cause is in the file.
exchange-one-of-two = There are only two answers: delete or keep. Tab marks the other one.
exchange-one-of-these = Nothing of your own can be written here: take one of the values, Tab marks the other.
exchange-only-conflicts = A value of your own goes where copies disagree. This finding is mended in the card: F3.
exchange-no-family = This is not about a family: there is no card.
status-exchange = Enter take the marked  Tab other  F4 own  Del later  F5 why
status-exchange-two = Enter take the marked  Tab other  Del later  F5 why
status-exchange-finding = Enter the family's card  F5 what it means  Del next
status-exchange-mend = Enter mend the record  F3 card  F5 why  Esc back
status-exchange-twins = Enter compare and join  F3 card  F5 what it means  Del next
status-exchange-empty = Ins merge a copy, exchange, make a copy  F6 exchange folder
status-card-conflict = Enter settle the disagreement  F4 change  F5 why

exchange-empty = Nothing is disagreed about.
exchange-empty-for = Whoever works on two computers carries the district's file as a copy. Here copies come together: nothing is lost, and what they say differently is for you to decide.
exchange-empty-merge = Ins merges a copy: the program shows what it brings and takes it only then.
exchange-empty-folder = F6 exchanges through a shared folder: lay down yours and take what others have with one key.
exchange-empty-copy = F2 makes a copy on a stick; it is written when the program says "you may take it out".
exchange-empty-restore = Before a merge the program keeps a snapshot of the file by itself. Ctrl+R puts a snapshot back: what changes is seen first.

way-title = Copies
way-foot = Enter choose ─ Esc close
way = { $code ->
    [merge] Merge a copy…
    [exchange] Exchange folder…
    [copy] Make a copy…
    [list] Take in a list from Excel…
    [service] Report of the service…
   *[restore] Put a snapshot back…
}
way-about = { $code ->
    [merge] Take from another copy what is not here: from a stick, from mail, from another computer. What it brings is seen first; the copy itself is not changed.
    [exchange] A shared folder in which each computer has a file of its own: your snapshot is laid there, and what is new from the others is taken. The folder is remembered; next time press F6.
    [copy] A verified copy of the file, to take along on a stick. An older copy there is replaced only if it has nothing that is not here.
    [list] Families of an Excel workbook or of a text with delimiters: row by row one sees first what was read, what is unclear and which families are there already. Nothing is written until it is confirmed.
    [service] The files of all curators in the exchange folder are read together and nothing is changed: the indicators in sum and by curator, of the period on the screen “Report”, from other screens of the quarter whose report is due, what is missing from whom and since when. A file that could not be read is named with the reason. A workbook is saved among the papers.
   *[restore] Put an earlier state in the place of the file: as it was before a merge or in the morning. What changes is seen first; what is there now is kept too.
}
path-title = { $code ->
    [merge] Which copy to merge
    [exchange] The folder of exchange
    [list] Which list to take in
    [service] The folder with the files of the curators
   *[copy] Where to put the copy
}
path-foot = Enter go on ─ Tab complete ─ Esc close
path-foot-proposal = typing replaces all of it ─ arrows to correct ─ Enter
state-locked = another passphrase
state-locked-about = Encrypted with another passphrase, which will be asked for.
path-how = { $code ->
    [merge] Arrows: files on sticks and in the last folder; or type a path.
    [exchange] The folder must be there: on a disk, a stick or in a network.
    [list] Arrows: lists among the documents, the downloads and on sticks: .xlsx, .xls, .ods, .csv; or type a path.
    [service] The exchange folder with the files of all curators.
   *[copy] A folder or a file. In a folder the copy keeps its own name.
}
path-none = { $code ->
    [merge] Name the file of the copy.
    [exchange] Name the folder.
    [list] Name the file of the list.
    [service] Name the folder.
   *[copy] Name a folder or a file.
}
path-nothing = { $code ->
    [merge] No copies are seen on sticks or in the last folder. Put the stick in and open this window again, or type a path.
    [list] No lists are seen among the documents or on sticks. Type the path of an .xlsx, .xls, .ods or .csv file.
   *[other] No sticks or other disks are seen. Put the stick in and open this window again, or type a path.
}
offer-title = Merge a copy
offer-from = { $path }
offer-brings = New: { $operations } records, { $families } families, { $conflicts } disagreements.
offer-conflicts = Both values of each disagreement stay; settle them here. A snapshot of your file is kept before the merge.
offer-nothing-lost = Yours stays as it is. A snapshot of your file is kept before the merge.
offer-take = Take
offer-leave = Leave
busy-way = { $code ->
    [merge] Reading and verifying { $path } …
    [exchange] Exchanging through { $path } …
    [copy] Writing and verifying { $path } … Do not take the disk out.
    [list] Reading { $path } …
    [service] Reading the files in { $path } …
   *[restore] Verifying the snapshot { $path } …
}
busy-look = Looking for what is new: record { $done } of { $all } …
busy-take = Merging … First a snapshot of your file.
busy-take-far = Merging: record { $done } of { $all } …
busy-file = Merging { $file }: record { $done } of { $all } …
exchange-report = Exchange folder
exchange-file = { $code ->
    [own] { $file } (your file):
    [twin] { $file } (a second copy left by the exchange tool):
   *[other] { $file }:
}
exchange-nobody = There are no other files in the folder yet.
copy-title = The copy is ready
entry-settle = Your own value: { $what }

why-conflict = This field was changed in two copies, and neither had seen the other's change. What each had seen and wrote:
why-conflict-deletion = In one copy the record was deleted, in the other it was changed meanwhile. Who did what:
why-conflict-rule = The program does not choose by itself: neither clocks nor the order of merging know what is right. Until you decide, the card shows { $code ->
    [phone] both numbers
   *[other] one of the values
}, and at its head a line names the disagreement.
why-finding = a finding
finding-meaning = { $code ->
    [one-person] Two families have somebody of this name and day of birth, who is counted once in the district. If it is one person, open the record (Enter) and name her in the field "the same person"; leave a namesake as it is.
    [contradicted] The member is said to be the same person as in another family, while their names or births differ. Enter opens the record at the field "the same person": correct one of the two records or name somebody else.
    [unfit] It was written so in another copy; a form or an import would not take it here. A merge drops nothing, so that nothing entered is lost. Enter opens the record at this field: mend it, and the finding is gone.
    [duplicate-family] Two records look like one family: it may have been taken in in two copies. Enter shows both side by side; if they are one, join them: nothing is lost, and they can be taken apart.
    [duplicate-member] Two members of one family bear the same name. Enter shows both side by side; if they are one person, join them.
    [joined-written] After the joining somebody who did not know of it changed the second record. Enter shows what differs: take into the kept one what is right.
    [joined-crosswise] Two copies joined the records each into the other. They stayed one; see in the card whether its fields are right.
    [joined-to-none] The record is joined to one that is not here: a copy deleted it. It is shown by itself and has lost nothing; bring the deleted one back or leave it so.
    [joined-apart] Members are joined whose families are not. Open the card and see whether they are one person; "History" (F8) takes them apart.
    [orphan] The record names what is not in the file: one copy deleted it while another added to it. It is whole; take a copy that still has what was deleted, or mend it in the card.
    [unread] This record was made by a newer program. It is kept and travels on as it is; to see it, update the program.
    [foreign] The reference leads to a record of another family: that happens when a record was moved or an export was edited by hand. Enter opens the record on this field: name a record of the same family.
    [question-double] One question of the family stands on the agenda twice. Open the card and delete one (F8).
    [clock] Records bear a time that cannot have been. It does no harm: the order of changes is known without clocks. Set the clock of that computer right.
    [forked] One copy was opened on two computers and went on from one place. Both works are whole and merged; where they disagree is told above.
    [cut-off] Earlier records are missing: somewhere there is a fuller copy. Merge it.
    [mark-ended] The words of the sign say themselves when it ends: the first year, three years, an agreement in the file. Enter the last day or correct the first.
    [mark-asked] The document names no end; after 10 months of incapacity and a year of a contract the program asks whether they have ended (its own rule). Enter the last day: a past one if it has, a coming one if it is known.
    [level-unfit] A valid sign speaks for another level than the one set. A sign only suggests: decide on the level or close the sign.
    [level-too-long] The decision names a later day than the «до» of the document allows. Correct the term or prolong the level by another decision.
    [two-levels] Two levels are recorded from one day: the more acute one holds. Open the card and delete the one too many (F8).
   *[other] The finding itself says what to do. Enter opens the record.
}

state-title = Which snapshot to put back
state-foot = Enter see what changes ─ Esc close
state-same = as it is now
state-before-merge = before a merge: { $by }
state-before-act = then: { $act }
state-before-restore = before a snapshot was put back
state-holds = It holds { $n ->
    [one] { $n } operation
   *[other] { $n } operations
}, the file now { $now }.
state-lies = { $path }
state-none = There are no snapshots yet. The program makes them by itself: before a merge, before one is put back, and once a day.
state-as-now = This snapshot is what the file is now: there is nothing to put back.
state-restored = The snapshot of { $at } is back. What was there before is a snapshot too; to put that back: Ctrl+R.
former-title = Put the snapshot back?
former-whole = The snapshot of { $at } is verified and whole: { $n ->
    [one] { $n } operation
   *[other] { $n } operations
}, { $families ->
    [one] { $families } family
   *[other] { $families } families
}.
former-leaves = Leaves the file: { $operations } records, in { $families } families. What other copies and the exchange folder have of it comes back with the next merge.
former-leaves-none = Nothing leaves the file.
former-returns = Comes back: { $operations } records, in { $families } families, { $conflicts } conflicts.
former-returns-none = The snapshot brings nothing new.
former-nothing-lost = The file as it is becomes a snapshot first and can be put back the same way. What other copies have comes from there again with a merge or an exchange.
former-do = Put back
former-merge = Take what is missing
former-leave = Leave as it is
busy-restore = Putting the snapshot back … First, a snapshot of the file as it is.
