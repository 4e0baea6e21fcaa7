# The report of a quarter and a year.
period-quarter = quarter { $quarter } of { $year }
period-quarter-brief = Q { $quarter }
period-year = year { $year }
period-words = { $code ->
    [month] month months
    [quarter] quarter quarters of
   *[year] year
}
indicator-own-group = Figures of the program (the document has none of them)
indicator-own = { $code ->
    [at_start] accompanied at the beginning
    [taken_on] taken on
    [level_changed] moved to another level
    [closed] closed
    [closed_positive] closed with a positive result
    [at_end] accompanied at the end
    [children] children of these families
    [visits_asked] visits by the norm
   *[visits_held] of them held
}
indicator-share = { $n } of { $all }
indicator-change = { $code ->
    [less] down by { $n } ({ $percent } %)
    [more] up by { $n } ({ $percent } %)
   *[same] unchanged
}
indicator-change-bare = { $code ->
    [less] down by { $n }
    [more] up by { $n }
   *[same] unchanged
}
because-taken-on = { $day } taken on, level: { $level }
because-registered = { $day } registered, no level set
because-accompanied = accompanied on { $day }, level: { $level }
because-waits = on the register on { $day }, no level set
because-moved = { $day } moved: { $from } > { $to } ({ $code ->
    [better] better
   *[worse] worse
})
because-status-moved = { $day } status changed: { $from } > { $to }
because-no-reason = no reason given
because-closed = { $day } closed: { $why }{ $code ->
    [yes] , with a positive result
    [no] , without a positive result
   *[unknown] { "" }
}
because-status = status "{ $what }" on { $day }, since { $since }
because-category = category "{ $what }" on { $day }, since { $since }
because-circumstance = circumstance "{ $what }", since { $since }
because-noticed = { $day } a violation of rights was reported to: { $whom }
because-heard = { $day } a violated right of a child was noted in a contact
because-happened = { $day } { $what }
because-without-rights = by { $day } both parents or the only one were deprived of rights
because-child = a child on { $day }
because-satisfied = { $day } { $code ->
    [yes] the family is satisfied
   *[no] the family is not satisfied
}
because-visits = period to { $day }: { $asked } by the norm, { $held } held
report-gap = { $code ->
    [number] no number of the decision: { $what }, { $day }
    [sign] the level of { $day } has no sign
    [level] registered on { $day }, no level set
    [reason] the closing of { $day } has no reason
    [result] the closing of { $day } has no result
    [working_day] a visit on a day off: { $day }
    [member] not said whom the event is about: { $what }, { $day }
   *[figure] figure not entered: { $what }
}
report-gap-kind = { $code ->
    [number] no number of the decision
    [sign] no sign of the level
    [level] no level set
    [reason] no reason of the closing
    [result] no result of the closing
    [working_day] a visit on a day off
    [member] not said whom the event is about
   *[figure] a figure of the institution is missing
}
report-handed-on = handed in on { $day }
report-added = not counted when handed in: { $why }
report-gone = counted when handed in ({ $day }), no more
report-moved = { $was } when handed in, { $day } now
report-title = Report: { $period }
report-number = No.
report-indicator = Indicator
report-change = Change
report-by = Basis
report-by-own = figure of the program
report-no-indicators = The document "{ $title }" has no indicators: below are those of the program.
report-gaps = Lacking: { $n }
report-no-gaps = The file has all that the report needs.
report-not-handed = The report has not been handed in.
report-no-differences = Nothing has changed since.
report-differences = { $n ->
    [one] { $n } record has changed since it was handed in
   *[other] { $n } records have changed since it was handed in
}
report-families-persons = With a stroke: families and persons.
argument-bad-period = The period "{ $value }" is not understood. Write, for example: 2026-Q3, 2026, 2026-09 or 2026-07-01..2026-08-15.
argument-other-period = The period "{ $value }" has another length: report quarter takes a quarter, report year a year, report period any.
report-blank = ____
argument-period = the period: 2026-Q3, 2026, 2026-09, 2026-07-01..2026-08-15
argument-subject = the family, or the period; without a period the one that is due now
report-behind = Families behind the figures
report-group = Group
report-day = Day
report-why = Why counted
chart-levels = Levels by month, { $period }
chart-visits = Visits and the norm by month, { $period }
chart-load = Families by curator on { $day }
chart-activities = Activities by kind of help, { $period }
chart-asked = by the norm
chart-held = held
chart-families = families
chart-due = all
chart-done = done
