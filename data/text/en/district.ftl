# District.

do-rules = choose another regulation
scope-choice = Dialog with a list

district-curator = curator
district-passport = social passport
district-on = { $what } on { $day }
district-rules = Rules: { $title }
district-load = Caseload
district-load-head = families limit
district-families-head = fam.
district-children-head = chld.
district-of = { $n } of { $limit }
district-percent = { $n } %
district-total = Total, the program's measure
district-unfit = Level against the signs
district-status-unfit = { $n ->
    [one] { $n } family has signs of another level.
   *[other] { $n } families have signs of another level.
}
district-all = Total
district-no-limit = limit: not given in the document
district-week-head = visits
district-demand = { $code ->
    [week] left this week
    [month] left in { $month }
    [held] held already
   *[possible] can be made by { $day }
}
district-off = days off: { $days }
district-away = { $reason }: { $days }
district-away-plain = leave or illness
quarter = { $code ->
    [1] I
    [2] II
    [3] III
   *[4] IV
}
district-moves = Moved in quarter { $quarter }
district-moves-head = better { $better }, worse { $worse }
district-direction = { $code ->
    [better] better
   *[worse] worse
}
district-no-moves = nobody was moved
district-settlement = Settlement
district-no-families = no families: take in, Ctrl+N
district-nowhere = no address
district-category = Category
district-no-categories = no categories entered
district-ages = Children by age
district-years = { $n ->
    [one] { $from }–{ $n } year
   *[other] { $from }–{ $n } years
}
district-age-unknown = age not given
district-no-children = no children
district-children = { $n ->
    [one] { $n } child
   *[other] { $n } children
}
district-elsewhere = other rules: { $cited }
district-own-words = the curator's words
district-nobody = There is no family behind this number.
district-families-foot = Enter card ─ Esc close

# The line below: the arithmetic of what is selected.
district-keys = {" "} Enter families  F5 why
district-status-rules = F4 another regulation  F5 about the document
district-status-warning = F5 the whole warning  F4 another regulation
district-status-group = { $n } of { $limit } recommended: { $source }.
district-status-over = ! { $n } of { $limit }: more than recommended ({ $source }).
district-status-unlimited = { $n ->
    [one] { $n } family; limit: not given in the document.
   *[other] { $n } families; limit: not given in the document.
}
district-status-all = { $n ->
    [one] { $n } family on accompaniment.  Enter families  F5 why
   *[other] { $n } families on accompaniment.  Enter families  F5 why
}
district-status-total = { $n } %: { $sum }, our own measure;
district-status-none-over = {" "}no document is exceeded
district-status-some-over = {" "}more than recommended: { $groups }
district-status-demand = { $code ->
    [week] By { $day } { $n } more, { $possible } can be made.  Enter families  F5 why
    [month] By the end of the month { $n } more, families: { $families }.  Enter families  F5 why
    [held] Visits this week: { $n }, families: { $families }.  Enter families  F5 why
   *[possible] The working days up to { $day } can take { $n }.  F5 why
}
district-status-lacking = ! By { $day } { $n } more, { $possible } can be made: { $lacking } too many.  F5 why
district-status-path = { $from } > { $to }: { $n } in quarter { $quarter }.
district-status-settlement = { $name }: { $families }, { $children }.
district-status-category = { $families }: { $source }.
district-status-age = { $age }: { $children }, { $families }.

# Another regulation.
rules-title = Rules
rules-foot = Enter take these rules ─ Esc close
rules-issued = of { $day }
rules-over = ended { $day }
rules-borrowed = Borrowed ({ $from }): { $what }
rules-part = { $code ->
    [levels] levels
    [durations] terms of levels
   *[visits] frequency of visits
}
rules-from = In force from: { $day }
rules-to = In force until: { $day }
rules-checked = Checked on: { $day }

# Why.
why-group = On { $day }: { $families }
why-group-limit = No more than { $n } to one curator are recommended:
why-group-over = ! { $n } more than recommended.
why-group-recommended = The number is recommended: the program warns and forbids nothing.
why-group-unlimited = Limit: not given in the document. A local order can set one (record order).
why-group-counted = Counted are families with a level of accompaniment on that day.
why-total = Each fraction is a group's families to its limit; the shares are added up.
why-total-own = It is the program's own measure and stands in no document: above 100 % is no breach of any.
why-total-none = There is nothing to take a share of: the document gives no limit.
why-demand = { $code ->
    [held] { $period } ({ $from }–{ $to }): { $n } held
   *[other] { $period } ({ $from }–{ $to }): { $n } left
}
why-demand-rule = { $code ->
    [held] Held home visits and joint visits, one a day for each family.
    [month] Families whose visits are counted by the month: made of required. By the end of the month, not of the week.
   *[week] Families whose visits are counted by the week: made of required.
}
why-more = and { $n } more: Enter shows all
why-possible = Can be made: { $n }
why-possible-rule = How many a working day holds is said in the records (capacity, duty); where it is not: { $n }.
why-possible-held = { $n } (takes { $capacity }, { $held } made today)
why-path = { $families }, { $from }–{ $to }
why-direction = { $code ->
    [better] Better: the new level is less acute.
   *[worse] Worse: the new level is more acute.
}
why-path-rule = Counted are families for which another level holds from the day of the decision. A prolongation of the same level and a first level are no move. A family closed since then is counted.
why-settlement = { $name }: { $families }, { $children }
why-settlement-rule = Families with a level today and this settlement in their address. A child is younger than 18.
why-category-elsewhere = «{ $title }» has no such category; the words of another document:
why-category-own = The curator's own words: the rules have no such category.
why-category-rule = Counted are families with a level today whose category is entered and holds; a family may have several.
why-years = On { $day }: { $children }, { $families }
why-years-rule = Full years on that day. In each group a family is counted once.
why-years-unknown = No birth is entered; the child is named by its role in the family.
