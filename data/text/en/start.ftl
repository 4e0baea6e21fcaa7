# Who holds the file, and how work begins.

held-by = { $whom } has the file open since { $since } (process { $process }): it can only be read here. When it is closed there, press any key here.
held-by-someone = Another program has the file open: it can only be read here. When it is closed, press any key here.
hold-impossible = Nothing can be written beside the file, so it can only be read here. Check the rights to the folder and the room on the disk.
file-free = The file is free: one can write again.
file-changed = Another program has changed the file: what is shown is new.
cursor-moved = The cursor is on another family now: { $family }
under-cursor-gone = What was under the cursor is in the list no more: another program has changed the file, or another day has begun. Nothing was done.
under-cursor-changed = Another program has changed the file, or another day has begun, while you looked at what was there before: nothing was done. If it is still wanted, press the key again.
rescue-joined = The file was replaced while it was open. What it held before is back in it: { $n ->
    [one] { $n } action
   *[other] { $n } actions
}.
rescue-gap = Of what was done before this run, { $n ->
    [one] { $n } action is
   *[other] { $n } actions are
} missing: merge a copy that has them.
tail-unwritten = It is written to the file, but the spare record of it is not: no room or no rights in the folder { $path }. Make room.
rescue-put-back = The file vanished while it was open: it is in its place again, with all that was done.
rescue-put-aside = In the place of the file lay another or a damaged one. Yours is back, that one was put aside: { $path }
rescue-taken-up = What was rescued last time is back in the file: { $n ->
    [one] { $n } action
   *[other] { $n } actions
}.

scope-start = Beginning
start-title = kurator · a curator's desk
start-missing = There is no file { $path }. How do we begin?
start-lost = There is no file { $path }, though there was a district in it: the last snapshot is of { $at }. It can be put back in its place; if the file was moved, open it there.
start-door = { $code ->
    [restore] Put the district back from its snapshot
    [new] New district
    [list] New district from a list in Excel
    [demo] Look at an example
   *[copy] Open a copy
}
start-door-about = { $code ->
    [restore] A file with all that the snapshot has appears in the same place.
    [list] The same, and then families are taken in from a list of Excel or LibreOffice.
    [new] Choose the regulation, name district and curator, and an empty file is ready.
    [demo] An invented district: sixteen families, a year of visits. Anything may be tried in it.
   *[copy] A district's file there is already: on a flash drive, in a shared folder, from another computer.
}
start-rules = New district, step 1 of 3: which regulation holds
start-names = New district, step 2 of 3 · { $rules }
start-district = District
start-curator = Curator
start-position = Position
start-file = File
start-file-full = To be made: { $path }
start-names-how = All fields but the file may stay empty: they can be filled in later. The regulation can be changed, too.
start-copy = Open a copy: where the district's file lies
start-copy-how = Begin the path; Tab goes on with it. The file is opened where it lies, and nothing in it changes by itself.
start-status-list = Arrows, Enter  Esc back  Ctrl+L Русский  F10 quit
start-status-names = Enter on  Ctrl+S to the passphrase  Esc back
start-status-copy = Enter open  Tab complete the path  Esc back
start-no-name = Write the file's name.
start-no-file = There is no file { $path }. Check the path: Tab completes it from the first letters.
start-file-other = To be made: { $path }. Open it later by kurator --file and this path.
start-status-passphrase = Enter on  Esc back  F10 quit
start-unlock = The file { $path } is encrypted. Type the passphrase.
start-unlock-how = The letters are not shown. Case and keyboard layout matter, blanks at the ends do not. Esc leads to the beginning, to open another file.
start-seal = New district, step 3 of 3: passphrase
start-passphrase = Passphrase
start-passphrase-again = Once more
start-passphrase-empty = Type the passphrase.
start-plain = Without a passphrase
start-plain-about = Whoever gets hold of the file can read it. A mark on every screen will say so.
start-seal-how = Nobody can restore a forgotten passphrase. Write it down on paper and keep it away from the computer.
start-strength = { $code ->
    [empty] Best are four words that nobody puts side by side.
    [weak] Weak: guessed within days. Add words that nobody puts side by side.
    [fair] Fair: guessed within years.
   *[good] Good: nobody will try to guess it.
}
plain-file = not encrypted
plain-file-short = not encr.
