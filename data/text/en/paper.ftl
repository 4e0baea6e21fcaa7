# Papers: the route sheet, the deputy's sheet, the calendar, the entry of the evening.

command-report = papers and tables: journals, card, acts, results; which there are: kurator help papers
argument-paper = which paper: card, families, results, route… (all: kurator help papers)
argument-week = the week, 2026-W48 (else this one)
argument-format = format of the file or the answer
argument-plan = what the plan proposes too
argument-names = name the families in the calendar
argument-bad-topic = There is no help on "{ $value }". There are { $topics }.
argument-bad-paper = There is no paper “{ $value }”. There are { $papers }.
argument-bad-week = "{ $value }" is no week such as 2026-W48. Correct it and try again.
argument-bad-format = This paper has no format “{ $value }”. Its formats: { $formats }.
argument-bad-ending = The ending “.{ $value }” names no format of this paper. It may be: { $endings }.
argument-other-ending = The ending “.{ $value }” and --format { $format } disagree: name the file “.{ $right }”.
argument-no-out = Where to? Name a file for docx: --out.
paper-only-plan = The case has no individual programme. The interagency plan is a paper of its own: plan.
paper-only-programme = The case has no interagency plan. The individual programme is a paper of its own: programme.
argument-no-span = Which days? Name --from and --to.
paper-saved = Saved: { $path }
paper-curator = Curator { $name }
paper-phones = phone { $phones }
route-title = Route sheet
route-week = Week { $n }, { $span }
route-load = appointed { $n }{ $proposed ->
    [0] {""}
   *[other] , proposed { $proposed }
}, room for { $capacity }
route-unappointed = Held without an appointment: { $families }
route-none = No appointments.
route-loads = Appointed by day
route-evening = In the evening: number and letter, for example 1c 2y 3j 4g23.
route-proposed = proposed by the plan, not appointed
route-box = { $code ->
    [held] held
    [nobody_home] nobody home
    [refused] refused
   *[postponed] postponed
}
errand-norm = norm: { $unit } { $done } of { $required }
errand-promise = promised { $day }: { $text }
errand-call-back = (call back by { $day })
errand-due = by { $day }: { $text }
errand-late = late since { $day }: { $text }
deputy-title = Sheet for the deputy
deputy-who = Deputy: { $name }
deputy-none = No families on these days.
deputy-no-level = No level
deputy-families = { $n ->
    [one] { $n } family
   *[other] { $n } families
}
deputy-norm = norm: { $unit }: { $done } of { $required }, { $owed } left
deputy-appointment = appointed: { $day }
ics-family = Family No { $n }
ics-visit = visit
ics-activity = an activity is due
ics-age = a date by the age of a member
ics-term = the term of the level ends
do-print = print: route, calendar, deputy's sheet
do-evening = enter the day's results in one line
bar-print = Print
bar-evening = Evening
print-route = Print: route sheet, week { $n }
print-as = As
print-format = { $code ->
    [docx] docx
    [text] text
   *[ics] calendar .ics
}
print-path = Where
print-holds = What
print-content = { $code ->
    [appointed] appointments
   *[plan] what the plan proposes too
}
print-file-route = Route { $week }
print-file-deputy = Deputy { $day }
print-no-path = Name a file.
print-to = To be saved: { $path }. If there is such a file, it stays and the new one gets a number.
hours-of-zone = Hours are those of { $zone } (UTC+{ $hours }), as on this computer. The district's own zone is entered on its screen: Ins, "change: district".
hours-of-district = Hours are those of the district's zone: { $zone } (UTC+{ $hours }).
hours-of-none = The zone of this computer is none of Russia: hours are those of whoever reads them. Enter the district's zone on its screen: Ins, "change: district".
print-calendar = Appointments and deadlines of 90 days; the calendar names no family.
print-personal = The sheet holds personal data: do not leave it lying about.
print-no-deputy = The leave names no deputy.
print-on-leave = The deputy's sheet is printed from the line of a leave.
evening-title = Results of the day
evening-marks = Marks
evening-empty = Nobody is appointed for this day. A visit without an appointment is entered on the line of the family: Esc, Enter.
evening-letters = c held · y nobody home · j refused · 4g tomorrow, 4g23 put off; "1-3c", a note behind a colon; "2c!": rights of a child violated
# Words that name what came of a visit: behind “…” a word may go on. A denial behind “home” is no outcome.
evening-words = { $code ->
    [held] held | was in | home | done
    [nobody_home] nobody | no one | not home | not in
    [refused] refus…
   *[postponed] postp… | put off | moved
}
evening-words-denied = not | no | without
# Words before the day and the hour of a visit that was put off.
evening-put-off-words = to | on | till | until | at
evening-too-old = More than a month back is not entered in one line: mark the visit in the calendar.
evening-nothing = Nothing to write: type numbers of the sheet and letters.
evening-wrong = "{ $said }": { $why }
evening-not-understood = not understood: a number and a letter are needed
evening-no-number = there is no number { $n } on the sheet, the last is { $last }
evening-twice = number { $n } is named twice
evening-no-day = no such day: { $day }
evening-same-day = { $day } is the day of the visit itself: it is put off to another
evening-past = { $day } is over, nothing can be put off to it
evening-left = Not marked: { $numbers }
evening-known = marked already, { $outcome }
evening-to = { $outcome } to { $day }
evening-violated = { $outcome }, ! rights of a child violated
evening-instead = { $outcome } (it was: { $before })
evening-note-kept = { $outcome }, the note stays: "{ $note }"
evening-note-added = { $outcome }, added to the note: "{ $note }"
evening-note = { $outcome }, "{ $note }"
form-more = and { $n ->
    [one] { $n } line
   *[other] { $n } lines
} more: F5 shows them

# The time zone of the district, by the city it is known by.
zone = { $code ->
    [Kaliningrad] Kaliningrad (UTC+2)
    [Moscow] Moscow (UTC+3)
    [Kirov] Kirov (UTC+3)
    [Simferopol] Simferopol (UTC+3)
    [Volgograd] Volgograd (UTC+3)
    [Samara] Samara (UTC+4)
    [Astrakhan] Astrakhan (UTC+4)
    [Saratov] Saratov (UTC+4)
    [Ulyanovsk] Ulyanovsk (UTC+4)
    [Yekaterinburg] Yekaterinburg (UTC+5)
    [Omsk] Omsk (UTC+6)
    [Novosibirsk] Novosibirsk (UTC+7)
    [Barnaul] Barnaul (UTC+7)
    [Krasnoyarsk] Krasnoyarsk (UTC+7)
    [Novokuznetsk] Novokuznetsk (UTC+7)
    [Tomsk] Tomsk (UTC+7)
    [Irkutsk] Irkutsk (UTC+8)
    [Yakutsk] Yakutsk (UTC+9)
    [Chita] Chita (UTC+9)
    [Khandyga] Khandyga (UTC+9)
    [Vladivostok] Vladivostok (UTC+10)
    [Ust-Nera] Ust-Nera (UTC+10)
    [Magadan] Magadan (UTC+11)
    [Sakhalin] Sakhalin (UTC+11)
    [Srednekolymsk] Srednekolymsk (UTC+11)
    [Kamchatka] Kamchatka (UTC+12)
    [Anadyr] Anadyr (UTC+12)
   *[other] another
}
bank-title = List of data to be passed on
bank-day = As of { $day }
bank-basis = Only families that have this: { $agreement }; and persons who consented themselves. For a child younger than 14 a parent or guardian consents, from 14 on the child: the program's own rule.
bank-agreement = { $word } of { $day }
bank-agreement-word = agreement
bank-consent = consent of { $day }
bank-nobody = There is nobody to hand over.
bank-count = Entered: families { $families }, persons { $persons }.
bank-left-out = Left out: { $n }.
bank-left-out-title = Who was left out of the list for the bank
bank-left-out-use = For the curator: not to be handed over.
bank-content = { $code ->
    [listed] the list for the bank
   *[left_out] who was left out and why
}
print-file-bank = Bank { $day }
print-agenda = Print: agenda of the sitting
print-file-agenda = Sitting { $day }
