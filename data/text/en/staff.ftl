# Curators: whose families are shown, handing over, records of the district.

do-curator = whose families to show
do-everyone = the families of all curators, or the own again
do-hand-over = hand over to another curator
bar-hand-over = Give

whose-title = Whose families to show
whose-foot = Enter choose ─ Esc close
whose-all = all
whose-nobody = nobody's
whose-add = Add a curator
whose-already = The families of all curators are shown. Choose one: Ctrl+K.
whose-shown = Families shown: { $whose }.
calendar-present = Today is shown already.
report-present = The current period is shown already.
whose-one = The families are not divided among curators: all are shown.
whose-said = Curator: { $whose } · { $families }
whose-keys = Ctrl+K choose  Ctrl+E all

handover-to = To whom
handover-nobody = There is no other curator in the file
handover-one = Hand over: { $family } > { $to }
handover-all = Hand over all families: { $from } > { $to }
handover-day = From which day
handover-until = Back from (if for a while)
handover-same = On these days the curator is { $to } already: nothing to hand over.
handover-none = From this day there is nobody to hand over to { $to }.
handover-already = { $n ->
    [one] Hers already: { $n } family
   *[other] Hers already: { $n } families
}
handover-closed = { $n ->
    [one] Off accompaniment since then: { $n } family, left as it is
   *[other] Off accompaniment since then: { $n } families, left as they are
}
handover-visits = { $n ->
    [one] { $n } appointed visit moves along
   *[other] { $n } appointed visits move along
}
handover-later = Written for later (families: { $n }): from { $day } the curator is { $who }, this stays
handover-back = From { $day } the curator before has them again
handover-load = { $who }: { $before } > { $after }
handover-over = more than recommended: { $groups }
handover-family-closed = Accompaniment has ended: nothing to hand over.

staff-curators = Curators
staff-status-curator = Norm: week { $week }/{ $weeks }, month { $month }/{ $months }, overdue { $late }  F6 give
staff-kind = { $code ->
    [leave] Leave and illness
    [duty] Duty days, visits
    [capacity] Visits a day
    [organisation] Organisations
    [order] Local orders
    [minimum] Subsistence minimum
    [local_deadline] Local deadlines
    [calendar_day] Calendar corrections
   *[curator] Curators
}
staff-shared = limits are per curator, see above
staff-status-shared = { $n ->
    [one] { $n } family of all curators together.
   *[other] { $n } families of all curators together.
}
why-staff-shared = These are the families of all curators together. The number recommended is for one curator: the load of each stands in the lines "Curators".
staff-nothing-to-edit = There are no records here yet. Ins adds one; the regulation is chosen on its own line.
staff-none = none
staff-status-none = Ins add: { $what }  F5 what it is for
staff-status-record = Enter change  Ins add another  F5 why
staff-past = { $n ->
    [one] { $n } record is over
   *[other] { $n } records are over
}
staff-status-unfolds = Enter show what is over  Ins add
staff-status-folds = Enter fold what is over  Ins add
staff-deputy = deputy: { $who }
staff-from = from { $day }
staff-working = working day
staff-off = day off

why-staff-rows = { $period }: norm met by { $met } of { $all }; { $before }: not met by { $short }
why-staff-late = { $n ->
    [one] Overdue: { $n } row
   *[other] Overdue: { $n } rows
}
why-staff-rule = A family counts for the curator who answers for it today. Overdue: visits of the last week and month, activities past their day, terms of a level that are over.
why-register = { $code ->
    [leave] On these days the curator makes no visits and families have less slack; with a deputy the days stay working days.
    [duty] A day off on which the curator works: it counts for slack and plan.
    [capacity] How many visits fit into a day. By date: on that day only; by weekday: every week.
    [organisation] Offered in activities and requests.
    [order] Holds from its day on and changes no period before: visits and the limit of families come from the latest order on the level.
    [local_deadline] Deadlines that a local order sets: on a day of the month, after a quarter, so many days after an event. They are on Today, in the calendar and on the card until they are marked.
    [calendar_day] A correction of the production calendar: a working day or a day off for all curators.
   *[curator] Families, leave, duty days and capacity belong to a curator.
}
