# Lists from Excel: what was taken, what is unclear, what was not taken.

argument-columns = a TOML file: the head or letter of a column and what it holds
argument-encoding = the encoding of a text; guessed without it
argument-delimiter = the delimiter of the columns of a text; guessed without it
argument-doubles = what becomes of families that are likely there already; without it they are refused
argument-bad-doubles = There is no { $value }. There are join, skip and take (as new ones).
argument-sheet = which sheet of a book is taken, name or number; without it the one that looks like a list of families
argument-hidden = takes hidden rows, columns and sheets too
argument-bad-sheet = The book has no sheet “{ $value }”. There are: { $sheets }.
argument-bad-encoding = There is no encoding { $value }. There are utf-8, cp1251, utf-16le, utf-16be, cp866, koi8-r.
argument-bad-delimiter = There is no delimiter { $value }. There are ";", ",", tab.
argument-bad-columns = The file of columns is not understood: { $what }. Each line is "head" = "what it holds", for example "ФИО мамы" = "mother".

table-file-large = The file is larger than { $most } MB: it is no list of families. Keep only the table in it and save it again.
table-unpacks-large = The file unpacks to more than { $most } MB: it is no list of families. Nothing was taken.
table-parts-many = The file has more than { $most } parts: it is no list of families. Nothing was taken.
table-texts-many = The file declares more than { $most } texts: it is no list of families. Nothing was taken.
table-cells-many = Sheet “{ $sheet }”, from row { $row } on: more than { $most } filled cells, which is no list of families. Nothing was taken.
table-rows-many = On sheet "{ $sheet }" from row { $row } on there are more rows than { $most }: it is no list of families. Nothing was taken.
table-sheets-many = The file has more than { $most } sheets. Keep those needed and save it again.
table-cell-long = Sheet "{ $sheet }", row { $row }: the text of a cell is longer than Excel takes. In a text with delimiters a quote is probably not closed.
table-broken = The file is broken: its table cannot be read. Open it in Excel and save it as .xlsx.
table-broken-sheet = Sheet "{ $sheet }" is broken and cannot be read. Open the file in Excel and save it as .xlsx.
table-far = Sheet { $sheet }: filled cells lie too far apart, the last one in row { $row }. Delete in Excel what is far from the list, or save the file as .xlsx.
table-locked = The file is locked by a password. Open it in Excel and save it without one.
table-binary = This is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx.
table-unknown = This is no table. Taken are .xlsx, .xls, .ods, .csv and .xml of Excel.
table-empty = The file has no filled row.
list-no-names = No column has names: the program knew no heads. Name the columns yourself.

list-names-hidden = Only hidden sheets have names. Show them in Excel, or take them with --hidden.
list-unread = { $part ->
    [hidden_sheet] Sheet “{ $sheet }” is hidden and was not read.
    [other_sheet] Sheet “{ $sheet }” was not read: it is another table.
    [nameless_sheet] Sheet “{ $sheet }” was not read: it has no names.
    [visits] Sheet “{ $sheet }” was not read: it is a journal of visits, which is taken by itself, after the families.
    [hidden_rows] Sheet “{ $sheet }”: hidden rows were not read: { $which }.
    [hidden_columns] Sheet “{ $sheet }”: hidden columns were not read: { $which }.
    [remarks] Sheet “{ $sheet }”: rows that are no part of the list were not read: { $which }.
   *[beyond] Sheet “{ $sheet }”: cells to the right of column IV were not read: { $which }.
}
list-stage-read = Reading the table …
list-stage-understand = Understanding rows, looking for doubles …
list-stage-write = Writing families …
list-doubtful = Column “{ $label }” seems to be misunderstood: { $rows } rows are unclear. Say by --columns what it holds.
list-doubtful-screen = ! Column “{ $label }” misunderstood? { $rows } rows unclear: F4
list-unread-how = Another sheet is taken by --sheet, what is hidden by --hidden.
list-unread-screen = ! F4 choose sheets: { $text }
list-sheet = Sheet “{ $sheet }”
list-sheet-state = { $code ->
    [read] read
    [all_read] read
    [all_hidden] not read
    [hidden_sheet] not read: hidden
    [other_sheet] not read: another table
    [visits] is not read: a journal of visits
   *[nameless_sheet] not read: no names
}
list-sheet-how = Enter: read it or not.
list-hidden = Hidden rows, columns and sheets

list-left-nameless = nobody is named
list-left-refused = { $why }
list-unclear = { $label }: "{ $text }": { $why }
list-unclear-text = "{ $text }": { $why }
list-doubt-birth = the birth was not understood and is in the note
list-doubt-day = the day was not understood and is in the note
list-doubt-phone = the number was not understood and is in the note
list-doubt-address = the address was not understood whole, the rest is in the note
list-doubt-level = there is no such level, it is in the note
list-doubt-level-day = the day of the level is not given: it is today's
list-doubt-former-level = since when the level held is not said: kept in the note
list-doubt-closed-day = the day of the end is not said: today is taken
list-doubt-closed-before = the end of an earlier accompaniment: the family is accompanied, the end is kept in the note
list-doubt-closed-in-file = closed in the file, accompanied in the list: take it back on its card if so
list-doubt-age = an age, not a birth: kept in the note
list-doubt-repeated = the cell is empty: taken as in the row above
list-doubt-nobody = nobody in the family is named: enter them on the card
list-doubt-unnumbered = a row without a number: taken into the family above
list-doubt-status = the status was not understood and is in the note
list-doubt-category = the document has no such category, these words are taken
list-doubt-differs = a row above says otherwise of this family, it is in the note
list-doubt-kept = the file says otherwise: that stays, this is in the note
list-doubt-role = who it is in the family is not said
list-doubt-initials = initials only
list-doubt-name = this is no name, it is in the note
list-doubt-layout = typed with the Latin layout on? In brackets, in Russian. Taken as it is
list-doubt-whose = whose it is is not said, it is in the note
list-doubt-curator = the file has no such curator
list-doubt-uncomputed = a formula without a value: open the list in Excel, save it and take it again
list-doubt-formula = a formula that failed, it is in the note
list-doubt-long = not understood: the text is too long for this field, it is in the note
list-doubt-number = not understood: the field takes no such number, it is in the note
list-doubt-note = not taken whole: the note is too long, its beginning is taken
list-doubt-day-off = a day off
list-doubt-year = the year is not said: that of the journal, or the last one that fits, is taken
list-doubt-other-home = the file has the family in another home, this one is kept in the note of the visit
list-doubt-other-name = the file has no such name: the family is known by its home or phone
list-doubt-several = several families of the file are meant: choose one
list-doubt-visit-known = the file has the visit of that day: its text is added
list-left-no-day = the day of the visit was not understood
list-left-no-kind = it is not said whether it is a visit or another contact: name the kind in the head, in the name of the sheet or in a column of kinds
list-left-outcome = whether the contact took place is not clear: { $why }
list-left-two-days = the cell has more than one day: each visit needs a row of its own
list-left-no-year = the year is not said: write the day with its year
list-left-no-name = no family is named
list-left-no-family = the file has no such family: { $why }
list-left-other-home = the file has the family of that surname in another home: { $why }
list-left-several = several families of the file are meant: { $why }
list-double-earlier = likely the same family as in row { $row }: { $title }
list-double-file = the family is likely there already: { $title }, { $address }

argument-bad-list-format = There is no format { $value }. There are jsonl, xlsx and csv.
argument-list-out = The workbook needs a file: name it, --out PATH.
list-written = Families written: { $n }. The list: { $path }
list-column-refused = Why not taken
list-rest-name = { $name } - not taken.xlsx
list-rest-skipped = skipped: so chosen when the list was taken
list-rest = Not taken, or otherwise in the file, with the reasons: { $path }. Mend it and take that file again.
list-form = Encoding { $encoding }, columns parted by { $delimiter }.
list-delimiter = { $code ->
    [semicolon] semicolons
    [comma] commas
   *[tab] tabs
}
list-columns-text = Columns: { $columns }.
list-columns = Sheet "{ $sheet }": { $columns }.
list-turned = { $code ->
    [cards] Sheet “{ $sheet }”: cards were read as rows, the number of a row is where its card begins.
   *[columns] Sheet “{ $sheet }”: families are columns and were read as rows, the number of a row is that of its column.
}
list-would = Would take { $new } new families, join { $joined }, skip { $skipped }; people in the list { $members }. Nothing has been written.
list-would-have = New families that would be taken: { $new }, joined: { $joined }, skipped: { $skipped }; people in the list: { $members }. Nothing was written.
list-done = Took { $new } new families, joined { $joined }, skipped { $skipped }; people in the list { $members }.
list-refused-what = { $code ->
    [rows] Rows
   *[families] Families
}
list-nothing-taken = { $what } refused: { $n }. Nothing was taken; mend them, or take the others: --partial.
list-nothing-would = { $what } that would be refused: { $n }. Nothing would be taken then; --partial takes the others.
list-rest-taken = { $what } refused: { $n }; the others were taken.
list-rest-would = { $what } that would be refused: { $n }; the others would be taken.
list-visits-would = Would take { $new } visits; { $known } are in the file already, { $skipped } skipped. Nothing is written yet.
list-visits-would-have = Would have taken { $new } visits; { $known } are in the file already, { $skipped } skipped. Nothing was written.
list-visits-done = Took { $new } visits; { $known } were in the file already, { $skipped } skipped.
list-refused-rows = { $n ->
    [one] { $n } row refused:
   *[other] { $n } rows refused:
}
list-unclear-count = { $n ->
    [one] Unclear in { $n } place:
   *[other] Unclear in { $n } places:
}
list-refused-count = { $n ->
    [one] Refused { $n } family:
   *[other] Refused { $n } families:
}
list-differs-count = { $n ->
    [one] { $n } row taken says otherwise than the file:
   *[other] { $n } rows taken say otherwise than the file:
}
list-column = { $code ->
    [ordinal] number in order
    [title] title of the family
    [name] name of a grown-up
    [last_name] surname
    [first_name] first name
    [patronymic] patronymic
    [former_name] former surname
    [mother] mother
    [father] father
    [children] children and members
    [born] date of birth
    [child_born] births of the children
    [second_role] second role
    [role] relation
    [phones] phones
    [occupation] work, school
    [child_occupation] school of the children
    [disability] disability
    [limited_health] limited health abilities
    [member_note] about the person
    [address] address
    [registration] registered address
    [settlement] settlement
    [street] street
    [house] house
    [block] block
    [flat] flat
    [access] way in
    [safety] before the door
    [registered] registered on
    [closed_on] closed on
    [closed_reason] reason of closing
    [journal_number] journal number
    [agreement] agreement
    [ground] ground
    [source] source
    [category] category
    [circumstance] circumstance
    [status] status
    [level] level
    [level_from] day of the level
    [curator] curator
    [form] form of accompaniment
    [note] note
    [visit_on] day of the visit
    [visit_time] hour of the visit
    [visit_kind] kind of contact
    [visit_text] what was done, result
    [other] into the note
    [refused] why it was not taken
    [family_id] id of the family
    [member_id] id of the person
   *[leave] not taken
}

# The screen of a list.

status-roster = Space take otherwise  Enter what was read  Tab to the unclear  F4 columns  F2 take in
list-head = new { $new } · join { $joined } · skip { $skipped } · not understood { $left }
list-visits-head = new { $new } · there { $known } · skip { $skipped } · not understood { $left }
list-visits-title = Visit
list-way-visit = write: { $title }
list-way-known = there already: { $title }
list-visit-row = { $day } { $title }
list-visit = { $kind } { $day }{ $time }, { $outcome }
list-visit-by = By: { $name }
list-visit-left-how = The visit of this row is not taken. It goes into a file of its own with the reason; mend it and take that file in.
list-ask-visits = Write visits { $new }, in the file already { $known }, skip { $skipped }.
list-head-row = Row
list-head-title = Family
list-head-people = People
list-head-doubts = Unclear
list-head-way = What becomes of it
list-way-new = new
list-way-skip = skip
list-way-join = join: { $title }
list-way-update = update: { $title }
list-way-earlier = join with row { $row }
list-way-left = not taken
list-left-how = This row has no family. It goes into a file of its own with the reason; mend it and take that file in.
list-person-elsewhere = somebody of them is likely in another family too: { $family }
list-note = Note: { $text }
list-level = { $level } from { $day }
list-closed = closed { $day }
list-row-title = What was read
list-no-doubt = Nothing is unclear and nothing is double.
list-nothing-chosen = No family is taken: Space takes one.
list-columns-title = Columns and sheets of the list
list-columns-foot = Enter what it holds ─ Esc close
list-kind-title = What column "{ $label }" holds
list-kind-foot = Enter choose ─ Esc close
list-encoding = Encoding
list-delimiter-label = Columns parted by
list-turn-how = Enter tries the next one.
list-leave-title = Close the list? Nothing has been taken
list-leave-stay = Stay
list-leave-go = Close
list-ask-title = Take in the list
list-ask = New families { $new }, join { $joined }, skip { $skipped }.
list-ask-left = { $n ->
    [one] { $n } row was not understood: it goes into a file of its own beside the list, with the reason.
   *[other] { $n } rows were not understood: they go into a file of their own beside the list, with the reasons.
}
list-ask-undo = One undo, Ctrl+Z, takes all of it back.
list-take = Take in
list-take-not = Do not
list-done-title = The list was taken in
list-out-name = Families.xlsx
busy-list = Writing the families …
