# Calendar.

do-later = a period on: week, month, quarter
do-earlier = a period back: week, month, quarter
do-propose = auto: propose visits for the rest of the week
do-accept-all = appoint all that is proposed
bar-propose = Auto
do-place = appoint a visit on this day or take it off

calendar-norm = norm
calendar-of-month = mon
calendar-of-month-short = m
calendar-today = today
calendar-today-short = today
calendar-foot = a day/limit
calendar-part = { $from }–{ $to } of { $all }
calendar-no-families = No family is on accompaniment in this week.
calendar-cell-away = away
calendar-cell-asked = no
calendar-mark = { $code ->
    [duty] duty
    [deputy] deputy
    [leave] away
    [own_off] off
    [weekend] off
    [holiday] holid.
   *[working] {""}
}
calendar-mark-full = { $code ->
    [duty] duty
    [deputy] leave or illness of the curator, a deputy visits
    [leave] leave or illness of the curator
    [own_off] not of the curator's working week
    [weekend] day off
    [holiday] holiday
   *[working] working day
}
calendar-forecast = {" "}(forecast)
calendar-totals = { $held } made · owed: week { $week }, { $named } { $month }
calendar-totals-over = { $appointed } appointed, { $held } made · missing: week { $week }, { $named } { $month }
calendar-totals-over-short = plan { $appointed }, fact { $held } · missing { $week } wk, { $month } mon
calendar-feasible = { $code ->
    [brief] feasible
   *[full] feasible: yes
}
calendar-feasible-known = { $code ->
    [brief] as far as is known
   *[full] feasible as far as is known
}
calendar-infeasible = { $code ->
    [brief] { $n } short
   *[full] feasible: no, { $n } short ({ $days })
}
calendar-later = { $code ->
    [brief] yes, { $n } short later
   *[full] feasible: yes · { $days } { $n } short
}
calendar-plan-unused = Nothing to propose. Free: { $free }: { $code ->
    [later] the norms of this week are kept, but
   *[week] they suit none of the families that lack;
} { $n } short: { $days } (arrow up, F5).
calendar-plan-forecast = forecast
calendar-plan-over = The week is over: there is nothing left to plan in it.
calendar-plan-none = There is nothing to propose: what is appointed is enough for the norms of this week.
plan-without-level = { $n ->
    [one] { $n } family has no level set: there is no norm for it.
   *[other] { $n } families have no level set: there is no norm for them.
}
calendar-plan-full = No day is left. Up to the days, F5: what is short and what mends it.
calendar-plan-stuck = No other day of this week suits and has room: { $who }.
calendar-plan-first = F4 (f) first: the program proposes visits.
calendar-proposed = ▒ proposed: { $why }
calendar-totals-short = √{ $held } · owed { $week } wk, { $month } mon
calendar-load = visits { $n }, limit { $limit }
calendar-outside = outside accompaniment
calendar-row = { $period }: { $done } of { $required }.{" "}
calendar-row-appointed = { $period }: { $done } of { $required }, { $n } appointed.{" "}
calendar-row-none = No visit is required.
calendar-row-met = The norm is met.
calendar-row-unknown = There are no data on visits.
calendar-row-short = { $n ->
    [one] { $n } visit is missing.
   *[other] { $n } visits are missing.
}
calendar-row-impossible = { $n ->
    [0] No fitting day is left.
    [one] Only { $n } day fits: the norm cannot be met.
   *[other] Only { $n } days fit: the norm cannot be met.
}
calendar-last-day = Last day: { $day }.
calendar-appointed = appointed
calendar-appointed-at = appointed at { $time }
calendar-unmarked = , outcome not noted
calendar-away-list = Away: { $who }
calendar-nothing = no visits
calendar-free = nothing appointed, the day fits the norm (·)
calendar-not-appointed = nothing appointed
calendar-from-hour = {" "}from { $time }
calendar-until-hour = {" "}until { $time }
calendar-not-then = Not to be visited: { $days }.
calendar-rather-then = Rather: { $days }.
calendar-none-to-take-off = Nothing is appointed on this day: nothing to take off.
calendar-pick-family = Choose a family first: arrow down.
calendar-in-week = That is done in the week: Enter opens it.
calendar-legend = ■ fixed ▒ plan √ held - failed ! ends a away
calendar-away-letter = a
status-calendar-empty = Space appoint  Enter at an hour  F5 why  f auto  v month
status-calendar-empty-today = Enter visit  Space appoint  F5 why  v month
status-calendar-appointed = Space take off  F6 move  Enter change  F5 why  v month
status-calendar-today = Enter visit  Space take off  F6 move  F5 why
status-calendar-held = Enter record of the visit  F3 card  F5 why  c today  v month
status-calendar-past = Enter visit  F3 card  F5 why  c today  v month
status-calendar-day = F5 why  f auto  Tab week on  c today  v month
status-calendar-proposal = ▒ { $n } proposed: Enter accept  d accept all  Esc drop  F5 why
status-calendar-proposed = ▒ { $n } proposed: on ▒ Enter accept  d accept all  Esc drop  F5 why
status-calendar-month = Enter week  PgUp PgDn month  F5 why  c today

why-no-norm = No norm of visits holds for the family on this day: it has no level.
why-week-owed = Owed by the norms whose week or month runs
why-week-held = Made are the held visits of the week, one a day for a family.
why-day-working = { $day } is a working day
why-day-moved = { $day } is a working day: moved
why-day-weekend = { $day } is a day off of the five-day week
why-day-holiday = { $day } is no working day
why-day-corrected = The correction stands in this file.
why-day-forecast = Forecast: the program has no decree for { $n }, this is reckoned from ст. 112 ТК РФ alone.
why-day-leave = { $who }: { $reason }, from { $from } to { $until }
why-day-deputy = { $who } visits: the day stays a working day.
why-day-no-deputy = No deputy is named: nobody visits.
why-day-duty = A duty is noted: the day counts as a working day.
why-capacity = { $code ->
    [off] limit 0: no working day
    [day] limit { $n }: a record for this day
    [duty] limit { $n }: the number of the duty
    [weekday] limit { $n }: a record for this weekday
   *[otherwise] limit { $n }: no record, the program takes so many; no document names a number
}
why-capacity-since = , from { $day }
