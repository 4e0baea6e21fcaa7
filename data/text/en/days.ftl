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
    [aunt] aunt
    [uncle] uncle
    [partner] partner
    [relative] relative
   *[other] other
}
unit = { $code ->
    [week] week
   *[month] month
}
row-state = { $code ->
    [none] none required
    [met] met
    [open] open
   *[short] short
}
age = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
age-months = { $n } mo.
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
