# Reading a document
document-title = { $title } ─ { $kind }
document-foot = Enter next match ─ Left, right chapters ─ Tab another document ─ Esc
document-own = The document of your district
document-lender = Borrowed from here: { $what }
document-other = Another document. Your district works by: { $title }
document-how = a word or a paragraph number
document-nothing = not found
document-found = { $n } of { $all }
document-found-elsewhere = { $n ->
    [one] { $n } paragraph found
   *[other] { $n } paragraphs found
}
document-unused = The program does not refer to these words.
document-more = and { $n ->
    [one] { $n } more line
   *[other] { $n } more lines
}
document-borrowed = borrowed by your district: { $what }
document-use = { $part }: { $what } ({ $at })
document-use-bare = { $part } ({ $at })
document-part = { $code ->
    [term] word of the document
    [level] what the level is
    [duration] term of a level
    [visits] frequency of visits
    [caseload] load of a curator
    [sign] sign of a level
    [category] category of families
    [circumstance] circumstance
    [ground] ground to begin
    [detection] who detects families
    [stage] stage
    [inspection] control, diagnosis
    [paper] paper of a family
    [journal] journal
    [decision] decision
    [deadline] deadline
    [closing] reason to close
    [help] activity
    [indicator] indicator
    [organisation] organisation
    [role] participant
    [addressee] addressee
   *[clause] statement the program refers to
}
reading-foot-source = F4 to the document
reading-foot-sources = Tab another source
do-read-document = read the paragraph in the document
scope-document = Reading a document
bar-read-document = Docum.
argument-text = the text of the document by paragraphs, with what the program takes from each
argument-regulations-at = a paragraph of the document, as "п. 5.8"
argument-text-of-what = Name the document: kurator regulations ID --text [--at 5.8].
paragraph-unknown = The document "{ $id }" has no paragraph "{ $at }". The whole text: kurator regulations { $id } --text.
