# The plan: the proof, what is short, what mends it.

command-plan = the plan of visits: whether every norm fits into the working days, and if not, what is short
argument-days = how many days, 1 to 1100
argument-capacity = visits a day where no record says another number (4 as a rule), 0 to 100
column-day = Day
column-taken = Load
column-time = Hour
column-why-day = Why this day
plan-feasible = The norms until { $day } can be kept: { $n ->
    [0] nothing more needs a day.
    [one] { $n } visit is needed, there are days enough.
   *[other] { $n } visits are needed, there are days enough.
}
plan-infeasible = The norms until { $day } cannot be kept: { $owed } needed, { $placed } fit, { $short } too few.
plan-counted = The norms until { $day } can be kept: { $owed } needed, { $placed } fit into days of their own level; for the rest visits at another level count.
plan-unknown = The norms until { $day } can be kept as far as is known: { $owed } needed, { $placed } fit; the rest may have been made before visits were recorded.
plan-earlier = The plan of these days leaves out what is appointed from { $from } to { $to } (visits: { $n }): what that brings to the norm a plan from today on shows.
plan-of-others = On days on which another curator ({ $who }) answers for the family this plan has { $n } visits. Whether they fit into the days of that curator a plan of all curators shows.
plan-forecast = Forecast: there is no production calendar for these days yet, transfers are unknown.
plan-one-day = on { $day } { $month }
plan-one-month = from { $from } to { $to } { $month }
plan-two-months = from { $from } to { $to }
plan-need = { $n ->
    [one] { $n } visit is needed
   *[other] { $n } visits are needed
}
plan-even = {" "}({ $n ->
    [one] { $n } day
   *[other] { $n } days
} of { $each })
plan-booked = {" "}({ $n ->
    [one] { $n } more visit is appointed for others
   *[other] { $n } more visits are appointed for others
})
plan-part-days = { $days } { $need }, { $capacity } can be made{ $even }: { $short } too few: { $who }
plan-part-off = { $days } { $need }, there are no working days: { $who }
plan-part-leave = { $days } { $need }, the curator is on leave without a deputy: { $who }
plan-part-family = { $days } { $need }, days on which the family can be visited: { $capacity }, { $short } too few: { $who }
plan-part-no-day = { $days } { $need }, no day suits the family: { $who }
plan-part-no-day-of-level = { $days } { $need }, no day of this level is left, a visit at another level counts too: { $who }
plan-part-counted = {" "}(the plan has it already)
plan-part-unknown = {" "}(if nobody visited before: of earlier visits there are no data)
plan-and-more = {" "}and { $n } more
plan-mend-duty = record duty: { $days }
plan-mend-capacity = take more visits: { $days }
plan-mend-capacity-day = { $day }: { $n }
plan-mend-deputy = name a deputy for the leave { $days }
plan-mend-take-off = take off a visit beyond the norm: { $who }, { $day }
plan-mend-absence = if the family is away { $days }, record the absence: { $who }
plan-mend-gain = { $mend } (helps { $n ->
    [one] { $n } visit
   *[other] { $n } visits
} of { $short })
plan-advice = What mends it:
plan-harm = { $code ->
    [take_off] If it is taken off
    [move] If it is moved
   *[place] If it is appointed
}, the norm does not fit: { $what }
plan-mends-foot = Enter mend  Esc close
plan-no-mend = The program knows nothing that mends this
plan-mend-recorded = One of these days has a limit on record: change it on the District screen (5).
plan-mend-how = { $code ->
    [at-once] Enter writes it as one action; undo with Ctrl+Z.
    [form] Enter opens the record for you to fill.
   *[card] Enter opens the family's card.
}
plan-why-appointed = appointed
plan-why-beyond = appointed beyond the norm
plan-why-only-days = every day left is needed
plan-why-last-day = last day of the norm
plan-why-seen = as in the plan before
plan-why-after = { $n ->
    [one] { $n } day after the last visit
   *[other] { $n } days after the last visit
}
plan-why-together = near { $n ->
    [one] { $n } other family
   *[other] { $n } other families
} ({ $place })
plan-why-convenient = a day convenient for the family
plan-why-until = to be done by { $day }
plan-why-instead = instead of { $day }, where no visit is possible
plan-trouble = { $code ->
    [day_off] appointed on a day off without duty
    [no_duty] appointed on a day off of your own week: without recorded duty the plan does not count it
    [leave] appointed during the curator's leave, there is no deputy
    [excused] appointed, but the family is away
    [impossible] appointed on a day the family asked to leave free
    [outside] appointed outside the accompaniment
    [twice] a second appointment of the family on the day
    [together] at the same hour a visit elsewhere is appointed
    [hour] appointed at an hour the family named as impossible
   *[visited] appointed, the visit of the day has been made
}
plan-trouble-full = { $n } appointed, the day takes { $capacity }
