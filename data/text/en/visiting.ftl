# What stands against a visit or must be known before the door: the calendar, windows, papers.

hindrance-closed = accompaniment ended on { $day }
hindrance-not_begun = accompaniment begins on { $day }
hindrance-away = the family is away, last day { $day }{ $reason }
hindrance-member_away = { $who } is away, last day { $day }{ $reason }
hindrance-member = a member of the family
hindrance-asked = the family asked not to come: { $weekday }
hindrance-asked_hour = the family asked not to come: { $weekday }{ $hours }
hindrance-day_off = a day off without duty
hindrance-leave = the curator is on leave and nobody stands in
family-number = No { $n }
deputy-away = absence from { $from }: { $what }
deputy-asked = do not visit: { $days }
deputy-begins = accompaniment begins on { $day }
argument-needless-word = “{ $value }” changes nothing here: leave it out.
argument-sitting-day = “{ $value }” means nothing here. The day of a sitting is named so: --from 2026-10-09.
argument-needless = { $option } changes nothing here: leave it out.
argument-week-or-days = Name either a week (--week) or days (--from, --to), not both.
argument-many-days = Too many days: a paper holds at most { $most }. Name fewer.
argument-query-or-batch = Name either words or a file of queries (--batch), not both.
argument-demo-there = The demo district is there already: { $path }. To make another one, name --at.
print-no-plan = A calendar holds appointments only: choose "appointments" or another form.
deputy-ends = ! accompaniment ends on { $day }
init-plain = No passphrase was set: it is asked for on a terminal, or taken from --passphrase-file and KURATOR_PASSPHRASE. To encrypt: kurator passphrase set.
check-after-closing = a visit is appointed for a day on which the accompaniment is over ({ $kind }): { $what }. Take it off on the card of the family or correct the day of the closing
leftover-title = Still open: keep or let go?
leftover-choice = { $code ->
    [release] let go
   *[keep] keep
}
leftover-line = { $code ->
    [visit] visit { $day }
    [call_back] call back by { $day }
    [promised] promised on { $day }
    [activity] activity by { $day }
    [undated] activity
    [request_undated] answer to a request
    [request] answer to a request by { $day }
   *[absence] absence { $day }
}
leftover-more = { $n ->
    [one] { $n } record
   *[other] { $n } records
} more
leftover-hint = Tab to the next line, arrows or Space change the choice. What is let go stays in the history; one undo (Ctrl+Z) brings all back.
carry-title = Open in the version before: what becomes of it?
carry-choice = { $code ->
    [keep] keep
    [cancel] cancel
   *[carry] carry over
}
carry-hint = Tab to the next line, arrows or Space change the choice. What is kept in the former version is due as before; one undo (Ctrl+Z) brings all back.
carry-why = a new version was drawn up
leftover-why = let go when the accompaniment ended
leftover-promise = Promised: { $what } (let go when the accompaniment ended)
slack-own = , by your days { $n }
why-slack-own = By your days: slack { $n } ({ $owed } owed; your days: { $days })
why-slack-not-own = ; not yours: { $days }
week-title = Working week of the curator
week-from = From which day
week-number-wanted = A number of visits from 0 to { $most } is wanted; 0 is no working day.
week-same = Nothing has changed: so it stands.
week-hint = How many visits each weekday takes; 0 is none of your days. The norm and its slack stay; the slack by your days is shown beside.
crowd-hour = at { $time } a visit elsewhere is appointed already: { $who }
crowd-twice = the family has a visit appointed on this day already
crowd-twice-at = the family has a visit appointed on this day already, { $time }
check-visit-twice = A visit of this family is appointed for { $day } already. Move or take off one of them unless meant so.
visit-hour-dropped = the hour { $time } is dropped
visit-hour-how = the new one is typed after the day, «27.11 15:00»
crowd-full = { $day }: there would be { $n } visits, the day holds { $capacity }
check-visit-hour = A visit elsewhere is appointed for this hour already ({ $day }). Move one of them unless it is a slip.
check-visit-full = More is appointed than { $day } holds. Choose another day unless this is a slip.
calendar-own-day = a day off that your working week names
