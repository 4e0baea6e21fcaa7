# The report of a quarter and a year.
period-quarter = quarter { $quarter } of { $year }
period-quarter-brief = Q { $quarter }
period-year = year { $year }
period-words = { $code ->
    [month] month months
    [quarter] quarter quarters of
   *[year] year
}
period-fillers = the whole all this of
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
indicator-change-points = { $code ->
    [less] down by { $n } pp
    [more] up by { $n } pp
   *[same] no change
}
indicator-change-slight = { $code ->
    [less] down by less than 0.1 pp
   *[more] up by less than 0.1 pp
}
indicator-tenths = { $whole }.{ $tenths }
because-taken-on = { $day } taken on, level: { $level }
because-registered = { $day } registered, no level set
because-accompanied = accompanied on { $day }, level: { $level }
because-waits = on the register on { $day }, no level set
because-undated = on the register on { $day }, since when is not recorded
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
because-sign = sign "{ $what }" on { $day }, since { $since }
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
because-visits-beside = to { $day }: { $held } of { $asked }
because-visits = period to { $day }: { $asked } by the norm, { $held } held
report-gap = { $code ->
    [number] no number of the decision: { $what }, { $day }
    [sign] the level of { $day } has no sign ({ $what })
    [registration] since when on the register is not recorded, no level set
    [level] registered on { $day }, no level set
    [reason] the closing of { $day } has no reason
    [result] the closing of { $day } has no result
    [working_day] a visit on a day off: { $day }
    [member] not said whom the event is about: { $what }, { $day }
    [satisfaction] the family closed on { $day } with a positive result was not asked whether it is satisfied
    [category] not in the indicator, the family has no category: { $what }, { $day }
   *[figure] figure not entered: { $what }
}
report-gap-kind = { $code ->
    [number] no number of the decision
    [sign] no sign of the level
    [registration] since when on the register is not recorded
    [level] no level set
    [reason] no reason of the closing
    [result] no result of the closing
    [working_day] a visit on a day off
    [member] not said whom the event is about
    [satisfaction] the family was not asked whether it is satisfied
    [category] the event is not in the indicator: no category of the family
   *[figure] a figure of the institution is missing
}
report-why-gap = { $code ->
    [figure] The institution counts this figure itself: no records of the file give it. Until it is entered, the report lacks it. Enter: enter it.
   *[other] The report will be asked about it: without the record a figure or a paper is not whole. Enter: by families, Enter again: the form in which it is entered.
}
report-handed-on = handed in on { $day }
report-handed-head = handed in on { $day }
report-now-head = { $period }, now
report-handed-value = handed in on { $day }: { $value }
report-handed-others = Also handed in: { $list }.
report-others-how = A report is handed in for all or for one curator, and is compared with one of the same families. Whose is shown: Ctrl+K, all: Ctrl+E.
report-extent = { $code ->
    [all] all families
    [curator] families of one curator
   *[nobody] families without a curator
}
report-whose-all = all families
report-whose-nobody = families without a curator
report-whose-gone = a curator no longer in the file
report-whose-own = own families
report-whose-families = families of { $whose }
report-kept-figures = An earlier version did not keep denominators of shares and empty indicators: they are not compared.
report-kept-cases = An earlier version did not keep whose families these are: only what was counted then is compared.
report-no-differences-kept = Nothing of what it keeps has changed.
report-figure = { $was } when handed in, now { $now }
report-added = not counted when handed in: { $why }
report-gone = counted when handed in ({ $day }), no more
report-moved = { $was } when handed in, { $day } now
report-title = Report: { $period }
report-title-years = Report: { $from } to { $until }
report-persons-head = { $head }, persons
report-number = No.
report-indicator = Indicator
report-change = Change
report-by = Basis
report-by-own = figure of the program
report-no-indicators = The document "{ $title }" has no indicators: below are those of the program.
report-gaps = Lacking: { $n }
report-no-differences = Nothing has changed since.
report-differences = { $n ->
    [one] { $n } indicator has changed since then.
   *[other] { $n } indicators have changed since then.
}
report-families-persons = With a stroke: families and persons.
report-curator-days = Each case belongs to the curator who answered for the family on that day; a week or month of the norm to the one who answered for the most of its days.
report-visits-unknown = { $n ->
    [one] Of { $n } family it is not known for some of these days whether it was visited: they are not in what is asked and counted.
   *[other] Of { $n } families it is not known for some of these days whether they were visited: they are not in what is asked and counted.
}
argument-bad-period = The period "{ $value }" is not understood. Write, for example: 2026-Q3, 2026, 2026-09 or 2026-07-01..2026-08-15.
argument-other-period = The period "{ $value }" has another length: report quarter takes a quarter, report year a year, report period any.
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
tab-report = Report
do-screen-6 = Report
scope-report = Report
do-length = a quarter, a year or three years side by side
do-period = another period
do-hand-in = hand in the report
do-charts = charts
bar-charts = Charts
bar-hand-in = HandIn
bar-period = Period
report-open = not handed in
report-detail-gap = What the records of the period lack: Enter lists the families, Enter again opens the form to enter it.
report-gaps-foot = Enter enter it  Esc close
report-detail-handed = The report as it was handed in: Enter shows what has changed since and why.
report-nobody = There is nobody behind this number.
report-own-figure = A figure of the program: the document does not ask for it.
report-unknown = not entered
report-no-data = no data
report-no-data-brief = n/a
report-unknown-brief = —
report-heading = –
report-institution = the institution
report-first = There is nothing to compare with “{ $period }”: the file begins on { $day }.
report-corrects = Corrects the report: { $handed }. { $said }
report-against = { $period }: { $change }
report-typed = The file cannot know this: the value is typed in (F4).
report-measure = { $code ->
    [taken_on] Families registered or given their first level in the period. The document asks of families: one taken on twice in the period counts once.
    [level_changed] Families for whom another level began to hold in the period; a prolongation does not count.
    [status_changed] Families in which one status took the place of another without a gap.
    [closed] Families whose accompaniment ended in the period; one closed twice counts once.
    [closed_positive] Closings of the period marked as having a positive result.
    [in_status] Families on the register whose status or category holds on the last day of the period.
    [harmed] Families in which the circumstance holds in the period, or with an event, a report or a noted violation of rights; each counts once.
    [event] Events of the period: each counts.
    [without_rights] Children of families on the register who have no parent with rights on the last day of the period, whenever it happened; while it lasts, today.
    [satisfied] Of the families closed with a positive result and asked, those satisfied by the last answer.
    [at_start] Families accompanied on the eve of the period.
    [at_end] Families accompanied on the last day of the period; while it lasts, today.
    [children] Children of these families; a child of two families counts once.
    [heading] A heading of the rows below: the document has a dash in its cells.
    [visits_asked] Visits by the norm in the weeks and months that ended in the period.
   *[visits_held] Those held of them, no more than the norm.
}
report-family-gone = the file has the family no more
report-not-begun = This period has not begun: there is nothing to hand in.
report-hand-in-title = Hand in the report
report-hand-in-what = { $period }: the figures and the families behind them stay as they are now. Later it can be seen what has changed.
report-hand-in-whose = For: { $whose }.
report-hand-in-part = This is a part of the report. For all: close this window, press Ctrl+E and hand it in.
report-hand-in-early = ! The period still lasts: it ends on { $day }.
report-hand-in-again = This period has been handed in already: the new one will hold, the former stays in the history.
report-hand-in-yes = Hand in
report-hand-in-no = Do not hand in
print-file-period = Report { $period }
print-file-report = Report { $from } - { $to }
status-report = Enter families  F5 why  F4 enter figures  F6 hand in  Tab period  v year
status-report-gap = Enter families  F5 why  F6 hand in  Tab period  v year
status-report-handed = Enter what has changed  F6 hand in again  Tab period  v year
report-period-title = Period of the report
report-period-field = Period
report-period-unknown = The period "{ $value }" is not understood: examples are below.
report-period-hint = For example: 2026-Q3, 2026, December, 1.7.2026–15.8.2026. Empty: the period that is due now.
figures-title = Figures of the institution: { $period }
figures-hint = Whole numbers; empty: not known. What is entered for this period stays in the file.
figures-none = The document has no indicators that are typed in.
figures-share = A whole percentage from 0 to 100 is wanted.
figures-why = figures of the institution
figures-number = A whole number is needed.
figures-same = Nothing has been changed.
chart-none = There is nothing to draw yet: the file has neither levels nor visits.
chart-head = Charts: { $period }
report-amount = { $was } when handed in, { $now } now ({ $day })
report-handed-state = { $handed }. { $said }
report-by-curator = Indicators by curator
report-sum = All
report-missing = What is missing from whom
report-curator = Curator
report-families = Families
report-lacking = Lacking
report-last = Last contact
report-note = Note
report-no-families = nobody on the register in the period
report-silent = no records for { $n ->
    [one] { $n } day
   *[other] { $n } days
}, since { $day }
report-no-contacts = no contact with any family
report-service-files = Service: { $n } files
report-service-read = Service: { $n } files, { $read } read
report-file-other = File { $file } is kept under another document, “{ $other }”, and counted with all under “{ $own }”.
report-file-locked = it is encrypted with another passphrase, and whose it is cannot be known without it. The passphrase is taken from --others-passphrase-file.
report-twins = { $n ->
    [one] { $n } family seems to be recorded twice and counted twice
   *[other] { $n } families seem to be recorded twice and counted twice
}
report-twins-named = { $family }: { $both }
report-file = File { $file }: records up to { $day }
report-file-refused = File { $file } could not be read and is not in the report: { $why }
report-file-empty = File { $file }: no records
report-reading = Reading { $file }…
busy-service = Reading { $file }… Esc stops
report-stopped = Stopped: no report was made, nothing has changed.
report-no-files = The folder { $path } has no readable file of a district. Name the folder of exchange.
papers-title-report = Print the report
papers-no-year = Three years side by side are of a year: type 2026, for example.
print-file-service = Report of the service { $from } — { $to }
report-service-title = Report of the service: { $period }
figures-before = { $period }: { $figures }.
report-lasts = The period goes on: these are the numbers of { $day }.
