# Days, levels, kinds: words that stand on every screen.

weekday-short = { $code ->
    [1] Mo
    [2] Tu
    [3] We
    [4] Th
    [5] Fr
    [6] Sa
   *[7] Su
}
month = { $code ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-of = { $code ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
level-letter = { $code ->
    [adaptation] A
    [basic] B
    [crisis] C
    [emergency] E
   *[none] ·
}
contact-kind = { $code ->
    [home_visit] visit
    [joint_visit] joint visit
    [call] call
    [office] at the office
    [talk] talk
    [meeting] meeting
    [support_group] support group
    [training] training
    [counselling] counselling
   *[informed] informed
}
outcome = { $code ->
    [held] held
    [nobody_home] nobody home
    [refused] refused
   *[postponed] postponed
}
help-kind = { $code ->
    [medical] Medical help
    [psychological] Psychological help
    [pedagogical] Pedagogical help
    [legal] Legal help
   *[social] Social help
}
activity-state = { $code ->
    [planned] planned
    [in_progress] in progress
    [done] done
    [failed] not done
   *[cancelled] cancelled
}
role = { $code ->
    [mother] mother
    [father] father
    [child] child
    [son] son
    [daughter] daughter
    [guardian] guardian
    [trustee] trustee
    [adopter] adopter
    [foster_parent] foster parent
    [stepmother] stepmother
    [stepfather] stepfather
    [grandmother] grandmother
    [grandfather] grandfather
    [brother] brother
    [sister] sister
    [grandson] grandson
    [granddaughter] granddaughter
    [nephew] nephew
    [niece] niece
    [ward] ward
    [aunt] aunt
    [uncle] uncle
    [husband] husband
    [wife] wife
    [partner] partner
    [relative] relative
   *[other] other
}
unit = { $code ->
    [week] week
   *[month] month
}
row-state = { $code ->
    [unknown] no data
    [none] none required
    [met] met
    [open] open
   *[short] short
}
age = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
age-under-one = under one
age-days = { $n } d
age-about = about { $n }
age-months = { $n ->
    [0] newborn
    [one] { $n } mo.
   *[other] { $n } mo.
}
days-left = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
}
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
families = { $n ->
    [one] { $n } family
   *[other] { $n } families
}
times-per = { $per ->
    [week] { $n ->
        [one] once a week
       *[other] { $n } times a week
    }
   *[month] { $n ->
        [one] once a month
       *[other] { $n } times a month
    }
}

## Another day
do-day = look at another day
on-past-day = AS IT WAS on { $day }
on-later-day = AS IT WILL BE on { $day }
status-elsewhen = Another day: all may be looked at, nothing written. Today: Ctrl+D, Enter
file-read-only = The file is open for reading only: nothing can be written to it. Check the rights to file and folder.
other-day = { $day } is shown: only today can be written to. Back: Ctrl+D, Enter.
another-day-title = Show everything as it was on another day
another-day-field = Day
another-day-hint = Empty is today. You may type 18.11, -7, yesterday. What came later is not seen; nothing is written.
past-day = { $day } is shown: as it stood at the end of that day, by what is written now. Back: Ctrl+D, Enter.
this-day = Today is shown, { $day }.
later-day = { $day } is shown: what will be if nothing changes. Back: Ctrl+D, Enter.
why-known-since = { $code ->
    [unknown] Visits of the family are known since { $day }: of what was before there are no data, and nothing is short (rule of the program)
   *[part] Visits of the family are known since { $day }: nothing is owed of the days before (rule of the program)
}
why-as-of = As it was at the end of { $day }
why-ahead = As it will be on { $day }
why-written = , written down { $day }
why-corrected = , corrected { $day }
why-level-later = ! The level "{ $level }" was written down later: { $day }. At the end of that day the file did not have it.
why-done-later = ! By what was written down until { $day } it was { $known } of { $required }; the rest was written later (now { $done } of { $required }).
reading-foot-days = Left, right: another day
month-in = { $code ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
fault-day-month = There are { $n } days in { $month }.
ahead-from = from { $day } { $what }
ahead-closing = closing
away-now = Away to { $until }: { $reason }
away-ahead = from { $from } { $reason } to { $until }
away-without-reason = absence
age-at-leaving = { $age } on leaving
from-day = from { $day }
from-to = from { $from } to { $to }

# What stands behind the year of a day copied from a document, without its last dot, the longest first.
typed-day-endings = года рождения | год рождения | г. рождения | г.рождения | г. р | г.р | года | год | гр | г
turns = { $who }: becomes { $age }
ahead-request = answer to the request: { $to }
late-request = no answer to the request: { $to }
childless = no child ({ $who })
childless-decide = no child since { $day } ({ $who }): decide on closing
