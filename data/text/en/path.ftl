# The case: the path of a family along the stages of the document.

card-path = Case
path-phase-label = State
path-stage-label = Stage
path-next-label = Next
path-phase = { $code ->
    [waiting] { $known ->
        [yes] registered since { $day }, no level yet
       *[no] detected, not registered
    }
    [running] on accompaniment since { $day }
    [closed] accompaniment closed on { $day }
    [after] post-accompaniment until { $day }
   *[after_over] post-accompaniment over since { $day }
}
path-stage = { $n } of { $all }: { $label }
path-no-stages = The document names no stages of a case.
path-all-done = all stages are in order
path-all-passed = past all stages, not in order: { $n }
path-fact = { $code ->
    [source] source of detection
    [ground] ground
    [registered] registration
    [journal] journal number
    [category] category of the family
    [curator] assignment of a curator
    [contact] first talk with the family
    [visit] first visit to the family
    [level] level of accompaniment
    [resources] resources of the members
    [needs] kinds of help needed
    [programme] programme
    [approval] approval of the programme
    [dispatch] programme sent to those who carry it out
    [participant] provider or participant
    [agreement] agreement
    [consent] consent to data processing
    [activities] activities carried out
    [outcome] decision to continue or to stop
    [closing] end of accompaniment
   *[after] post-accompaniment
}
path-state = { $code ->
    [done] in the file
    [running] under way
    [missing] missing
    [skipped] missing although the case has gone on
   *[later] not due yet
}
path-running-of = under way, { $what }
path-ahead = not in force yet: { $what }
path-ruled = { $ruling } { $what }
path-unfinished = not finished ({ $what })
path-after = through { $day }
path-lapsed = no longer valid ({ $what })
path-of = { $done } of { $all }
path-more = { $n ->
    [one] { $n } more
   *[other] { $n } more
}
path-gaps = { $n ->
    [one] { $n } line of the case is missing: Enter shows it
   *[other] { $n } lines of the case are missing: Enter shows them
}
path-why = At the stage "{ $stage }" the document asks for it now ({ $source }).
path-why-running = It is under way, stage "{ $stage }" ({ $source }).
path-why-skipped = It was skipped, and what follows rests on it, stage "{ $stage }" ({ $source }).
path-why-ahead = It is decided and takes force on the day of the decision, stage "{ $stage }" ({ $source }).
path-why-later = It is prepared by the end of the term, stage "{ $stage }" ({ $source }).
path-why-done = Already there: { $what }.
path-why-how = The stages are those of the district's document. Every line is proven by a record of the file: nothing is ticked by hand. What was skipped is a gap in the case and blocks nothing.
path-why-state = { $code ->
    [done] Proven by a record of the file.
    [running] Begun, not finished.
    [missing] The case has no record of it, or the record is no longer valid, and the case has come to this stage.
    [skipped] The case has no record of it, and a later stage has begun: a gap that blocks nothing.
    [ahead] Decided; it takes force on the day of the decision.
   *[later] The case has not come to it yet.
}
status-card-path = Enter enter: { $what }  F5 why  Tab section
status-card-path-done = Tab section  F4 change the record  F5 why
unsettled-title = { $n ->
    [one] Not in order: { $n } family
   *[other] Not in order: { $n } families
}
unsettled-foot = Enter the family's case  Esc close
unsettled-none = Everything is in order for the families on accompaniment.
unsettled-district = Not in order
unsettled-status = Families whose case lacks something: { $n }. Enter lists them
why-unsettled = Counted are families whose case lacks something by the stages of the document: there is no record, it is no longer valid, or the stage was skipped. What exactly is shown in the section "Case" of the card.
narrow-anything = something is missing
column-missing = missing
column-stage = stage
