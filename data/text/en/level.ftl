# The level by signs, what ends by itself, the income per head, the position of the curator.

level-unset = the signs speak for the level { $level }, and none is set: { $sign } ({ $source })
proposal-level = by the signs { $level }: { $signs }
proposal-none = no sign of a level is valid: give the reason in words
proposal-no-signs = the document names no signs of levels: give the reason in words
proposal-head = { $code ->
    [unset] The signs propose the level { $level }; no level is set.
    [same] The signs speak for the level { $level }, and it is the one set.
   *[other] The signs propose the level { $level }; set is { $held }.
}
proposal-reason = { $code ->
    [category] Category since { $day }, as a sign: { $what }
    [status] Status since { $day }, as a sign: { $what }
   *[sign] Sign since { $day }: { $what }
}
proposal-others = Other valid signs
proposal-why-not = Why not another level
proposal-ended = Signs that have ended
proposal-no-sign = no sign of this level
proposal-outweighed = a sign of the level { $level } is valid: { $sign }
proposal-weaker = there is a sign, but the level { $level } decides: { $sign }
proposal-sign-ended = the sign ended on { $day }: { $sign }
proposal-circumstances = Circumstances (the document gives them no level)
proposal-categories = Categories (the document gives them no level)
proposal-decides = A sign suggests a level, the organisation decides.
card-proposal = Signs
entry-by-signs = by the signs
check-level-reason = The document names no signs of levels: give a reason.
status-entry-level = Ctrl+R takes what the signs say  Space list  Enter next
expires = { $code ->
    [accompaniment] end of the term ({ $agreement })
    [guardianship] end of the guardianship contract
    [social] end of the social contract
    [consent] end of the consent
   *[programme] end of the programme
}
card-expires = { $what }: { $day }
card-expired = { $what }: { $day }, no later record
why-expires = The last day is { $day }, taken from the record itself. Today names it 30 days ahead and keeps it as late after.
why-expires-remedy = Enter a new paper of the same kind: then the old one reminds no more. Nothing ends by itself.
status-expires = Enter or Space: enter a new paper  F5 why  F3 card
ics-expires = { $code ->
    [consent] end of a consent
    [programme] end of a programme
   *[other] end of an agreement
}
ics-ends = end of a sign or a category
check-paper-expired = a paper ran out on { $day } without a later one ({ $kind }): { $what }. Enter a new one: card, Papers, Ins
turns-last = { $who }: becomes { $age }, no other child
money = { $sum } roubles
people = { $n ->
    [one] { $n } person
   *[many] { $n } people
}
income-per-head = { $amount } for { $heads }: { $each } per head and month
income-since = since { $day }
income-limit = threshold: { $times } of the subsistence minimum { $amount } ({ $from }) is { $limit }
income-minimum = subsistence minimum { $amount } ({ $from })
income-verdict = { $code ->
    [no_minimum] the file has no subsistence minimum of this day: enter it (F9, subsistence minimum)
    [no_threshold] the document names no threshold of income
    [propose] below the threshold: the circumstance may be set: { $what } ({ $source })
    [fits] below the threshold; the circumstance is set: { $what } ({ $source })
    [above] not below the threshold
   *[doubt] not below the threshold, but the circumstance is set: { $what } ({ $source })
}
why-income-named = The number of heads is that of the income record.
why-income-members = The number of heads is that of the members of the day.
why-income-decides = The program only proposes the circumstance, a person sets it.
check-income-above = income per head not below the threshold, but the circumstance is set: { $what }. Check the income or close the circumstance
curator-misplaced = curator { $who } ({ $position }): the document allows this position for other families only ({ $source })
curator-misplaced-of = curator { $who } ({ $position }): the position is not for { $n ->
    [one] { $n } family
   *[other] { $n } families
} ({ $source })
curator-unlisted-of = { $who }: the document does not list the position “{ $position }” ({ $source })
why-unlisted = Correct the position in the curator's record (Enter on Today, F4 on District) or change the district's document.
why-misplaced = Assign another curator (Ctrl+O), or note a category, a sign, a disability or limited health of a child.
check-curator-position = the position of the curator is not for this family: { $what }. Assign another curator or complete the facts of the child
check-curator-unlisted = the document does not list the position of the curator: { $what }. Correct it: District, line of the curator, F4
district-misplaced = Curator's position not for the family
district-status-misplaced = { $n ->
    [one] { $n } family has a curator whose position the document allows for other families only.
   *[many] { $n } families have a curator whose position the document allows for other families only.
}
curator-unlisted = The document does not list the position { $position } ({ $source }).
