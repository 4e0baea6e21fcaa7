# One family handed over to another district.
command-transfer = hand one family over to another district: a file with its history, sealed for the person who takes it over
argument-transfer-to = to whom: district and curator
argument-transfer-act = number of the act of transfer
argument-transfer-reason = ground: the family moves, an order
argument-transfer-out = the file that is handed over; one that is there is not replaced
argument-close = end the accompaniment here on the day of the act for this reason: a code of the document's list or own words
argument-act-file = write the act of transfer to this file (.docx or text)
argument-transfer-passphrase = file whose first line is the passphrase for the person who takes the family over
argument-plain = do not encrypt: everybody who gets hold of the file can read it

transfer-no-act = A transfer needs to whom (--to), the number of the act (--act) and a ground (--reason).
transfer-act-told = The family was handed over; the act is shown above: keep it (redirect the output or copy it).
transfer-no-passphrase = The file for another district is sealed with a passphrase of its own. Name the file that has it (--new-passphrase-file), run the command in a terminal, or decide that everybody may read it: --plain.
transfer-passphrase-and-plain = Choose one of the two: --new-passphrase-file or --plain.
transfer-names-person = Ground and number of the act stay in the journals of both districts: name no person in them.
transfer-passphrase-new = A passphrase for the person who takes the family over. Pass it on apart from the file: not in the same letter, not on the same stick.
transfer-done = { $n ->
    [one] The file is written and verified: { $path }, { $n } operation of history. Act No. { $number }.
   *[other] The file is written and verified: { $path }, { $n } operations of history. Act No. { $number }.
}
transfer-sealed = It opens with the passphrase for the receiver alone; it is not kept here.
transfer-plain = Attention: the file is not encrypted; everybody who gets hold of it can read it.
transfer-closed = The accompaniment here ended on { $day }.
transfer-open = The accompaniment here goes on: the family stays in this district too, until it is closed.
transfer-nameless = not named
undo-transferred = The last action was a transfer of a family: it cannot be undone, nor can what was done before it. To bring back a family closed here, correct it: the card of the family, its closing, F8.

merge-transfer = Transfer of a family: from { $sender } to { $to }; act No. { $number } of { $day }, ground: { $reason }.
merge-transfer-next = Next: { $what }.
merge-empties = By an act the content of the records of these families is destroyed: { $families }.

transfer-title = Act No. { $number } of transfer of a family's case
transfer-sender = Handed over by
transfer-recipient = Taken over by
transfer-ground = Ground
transfer-family = Family
transfer-members = Members
transfer-records = Records handed over
transfer-documents = Documents of the case
transfer-no-documents = The file notes no documents of the case.
transfer-document = { $what }{ $day }; kept: { $place }
transfer-file = File
transfer-file-said = { $name }, operations of history: { $n }, checksum { $digest }
transfer-secret = The passphrase of the file is passed on apart from it.
transfer-not-sealed = The file is not encrypted.
transfer-signatures = Handed over: ____________________    Taken over: ____________________    Date: ______________

erasure-reaches = Attention: the family was handed over: { $to }, act No. { $number } of { $day }. If the files of both districts are merged, the destruction reaches that one too: the records of the family are emptied there.
erasure-transferred = { $said } If it is to be destroyed everywhere, repeat with --everywhere.
argument-everywhere = destroy a family that was handed over to another district too: where files are merged, it is emptied there as well
transfer-received = { $what }: handed over by another district ({ $sender }, act No. { $number } of { $day })
transfer-take-up = { $code ->
    [curator] appoint a curator
    [decision] enter the decision
   *[level] set the level
}
transferring-title = To another district: { $family }
transferring-keys = Enter go on ─ Esc do not hand over
transferring-to = To whom: district and curator
transferring-here = Accompaniment here
transferring-closing = handed over to another district
transferring-open = goes on
transferring-file = Transfer of a family { $day }
transferring-act = Act of transfer { $day }
transferring-act-saved = Act of transfer: { $path }
transferring-no-recipient = Enter to whom the family goes: district and curator.
transferring-others = The file will hold nothing of other families. Curators are in it by name alone; local orders and the journal of actions stay here.
transferring-how = Next comes a passphrase for the person who takes the family over. File, entry in the journal and act are made together.
transferring-told = The family is handed over
transferring-secret = Pass the passphrase on apart from the file: not in the same letter, not on the same stick.
busy-transfer = The file for the other district is written and verified…
today-received = HANDED OVER BY OTHER DISTRICTS { $n }
status-received = Enter — enter what is missing  F3 card
transferring-no-ground = Enter the ground of the transfer: the family moves, an order.
