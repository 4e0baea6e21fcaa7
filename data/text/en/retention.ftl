# Storage terms.
command-retention = show what is kept longer than the institution has set, and destroy it by one act
argument-year = the list of this year; without it that of the present one
argument-destroy = destroy all that is past its term; needs the number of the act (--act)
retention-title = Storage terms
retention-foot = Enter open ─ Esc close
retention-keys = Enter on ─ Space keep ─ Tab case ─ Esc
retention-set = Set the storage term
retention-change = Change the term
retention-nothing = Nothing is past its term
retention-rule = No term of storage is given. Enter writes it: how many whole years, and where it is set (list of files, order).
retention-given = The term of storage: { $term }. Enter changes it.
retention-beside = { $n ->
    [one] term { $n } year
   *[other] term { $n } years
}
retention-no-document = The documents of the program name no term: the institution sets it.
retention-not-set = No storage term is set. It is entered on the screen District (Ins, "change: district") or by F9 "storage terms"; the documents of the program name none.
retention-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
retention-since = { $code ->
    [closing] accompaniment ended { $day }
    [after] post-accompaniment ended { $day }
    [refusal] accompaniment refused { $day }
    [deleted] family deleted { $day }, its records are still in the history
    [dropped] call done with and deleted { $day }, the record is still in the history
   *[call] call about an unknown family { $day }
}
retention-until = keep until { $day }
retention-number = case No. { $number }
retention-no-number = no number
retention-unnamed = no name
retention-ground = storage term over: { $term }
retention-counted = Counted from { $from }: { $term }.
retention-own-rule = Whole calendar years from 1 January after the year of the end: a rule of the program, as archives count.
retention-destroy = { $n ->
    [one] Destroy by an act: { $n } case
   *[other] Destroy by an act: { $n } cases
}
retention-destroy-how = One act for all: the list of cases by number, the ground is the term that is over. Space on a line keeps the case.
retention-choice = { $code ->
    [destroy] destroy
   *[keep] keep
}
retention-none-chosen = All cases are kept: there is nothing to destroy.
retention-none-over = No case is past its storage term.
retention-act-alone = --act, --out and --yes belong to a destruction: add --destroy.
retention-other-year = What is past its term today is destroyed: leave out --year.
retention-over = Past the term
retention-ends = The term ends with { $year }
retention-none = nobody
column-number = Case
column-since = Why
column-until = Keep until
erasure-listed = Cases past their storage term
today-storage = STORAGE TERM
today-past-storage = { $n ->
    [one] over for { $n } case: what and why
   *[other] over for { $n } cases: what and why
}
status-storage = Enter or F5: the list, the reasons, destruction by an act
argument-bad-year = "{ $value }" is no year: 2026.
retention-handed = { $n ->
    [one] { $n } case was handed over to another district and is kept: what is destroyed here vanishes there too. It is decided apart.
   *[other] { $n } cases were handed over to other districts and are kept: what is destroyed here vanishes there too. They are decided apart.
}
