# Screens.

tab-today = Today
tab-calendar = Calendar
tab-families = Families
tab-programmes = Plans
tab-district = District
read-only = read only
read-only-short = reading
too-small = The window is too small: { $width }×{ $height }. Make it at least { $least }. F10 leaves.
no-terminal = The screens open in a terminal only. For programs there are commands: kurator --help.
locale-not-utf8 = The terminal speaks { $encoding }, not UTF-8: Russian letters would be lost. PuTTY: Window - Translation - UTF-8; on Linux: export LANG=ru_RU.UTF-8.
panic = The program stopped on an error. Everything saved is whole. Please send the developer the log: { $path }
subject-families = { $n ->
    [one] { $n } family
   *[other] { $n } families
}
undo-how = Undo: Ctrl+Z
undo-how-behind = Undo: Esc, then Ctrl+Z
copied = Copied: { $text }

# The bar of keys: seven letters at most.
bar-help = Help
bar-accept = Accept
bar-card = Card
bar-why = Why
bar-move = Move
bar-save-next = + Next
bar-mark = Visit
bar-find = Find
bar-take-off = TakeOff
bar-clear = Clear
bar-menu = Menu
bar-quit = Quit
bar-back = Back

# Commands: help and menu.
do-help = help for this screen
do-menu = menu of all commands
do-why = why: where this number comes from
do-find = find a family
do-card = the family's card
do-move = appoint or move a visit
do-take-off = take off an appointment
do-mark = mark
do-open = open, do
do-note = note a call
do-undo = undo the last action
do-redo = redo what was undone
do-language = Русский
do-quit = quit
do-lock = lock the screen
do-hide-names = hide names, addresses and phones, or show them again
scope-lock = Locked screen
scope-anywhere = Everywhere
opening-rebuild = The lists are made anew …
opening-rebuild-about = The program is a newer one. In a large file this takes some seconds, once; no record changes.
opening-verify = The file is verified …
opening-verify-about = It is new on this computer, or was changed elsewhere. A large file takes some seconds.
lock-title = The screen is locked
lock-about = The file is closed. Type the passphrase and press Enter.
lock-about-plain = The file is not encrypted and has no passphrase: the screen is only hidden. Enter shows it again.
lock-draft = Nothing unfinished is lost. F10 leaves.
names-hidden = Names, addresses and phones are hidden on every screen; the lookup works. Show them: Ctrl+F.
names-shown = Names, addresses and phones are shown again.
do-back = one step back
do-up = the line above
do-down = the line below
do-left = a step to the left
do-right = a step to the right
do-page-up = a page up
do-page-down = a page down
do-first = to the beginning
do-last = to the end
do-next-pane = next section, field
do-previous-pane = section, field before
do-screen-1 = Today
do-screen-2 = Calendar
do-screen-3 = Families
do-screen-4 = Plans
do-screen-5 = District
do-next-screen = next screen
do-previous-screen = screen before
do-present = back to the present day
do-month = week or month
do-sort = another order
do-closed = closed cases too
do-clear = clear search and filter
do-copy-phone = copy the phone
do-accept = save, do
scope-all = On every screen
scope-list = In lists
scope-listed = Family in a list
scope-family = Selected family
scope-visit = Visit to the selected family
scope-today = Today
scope-calendar = Calendar
scope-families = Families
scope-filter = Filter line
scope-programmes = Plans
scope-district = District
scope-card = Card of a family
scope-roster = List from Excel
scope-form = Dialog with fields
scope-reading = Dialog with a text
scope-menu = Menu
help-title = Help
help-layout = The layout does not matter: a letter key works in Russian and in English. Alt+1 … Alt+0 stand for F1–F10.
menu-title = Menu: begin to type
menu-foot = Enter do ─ Esc close
menu-nothing = There is no such command
form-foot = Enter save ─ Tab field ─ Esc close
form-foot-choice = Enter save ─ arrows, Space choose ─ Tab field
form-foot-begun = typed: { $typed } ─ Backspace shorter ─ Enter save
narrow-foot-begun = typed: { $typed } ─ Backspace shorter ─ Enter show
choice-foot-begun = typed: { $typed } ─ Backspace shorter ─ Enter choose
form-foot-proposal = typing replaces all of it ─ arrows to correct ─ Enter save
choice-none = “{ $typed }” begins no option. Arrows or Space choose, Tab goes to another field.
choice-how = Here one chooses: arrows or Space.
choice-paste = A text can be pasted only where one writes: Tab goes to another field.
key-nowhere = The key “{ $key }” means nothing here. F1 shows the keys that do.
window-waits = The window you began waits beneath: Esc leads back to it.
window-kept = Something unsaved waits beneath this screen: Esc leads back to it; save or close it first.
paste-nowhere = There is nowhere to write here: the pasted text went nowhere. Open a form or the lookup (F7) first.
reading-foot = Esc close
reading-foot-more = PgUp PgDn scroll ─ Esc close

# Today.
today-visits = VISITS
today-visits-done = VISITS { $done } of { $all }
today-after = after
today-no-visits = nothing appointed for today
today-empty = no families yet: Ctrl+N takes one in; a list from Excel: 3, Enter
today-threatened = UNDER THREAT { $n }
today-owed = STILL NEEDED BY THE NORM { $n }
today-late = OVERDUE { $n }
today-foreseen = AHEAD { $n }
foreseen-line = { $cause ->
    [leave] leave without deputy, { $n } short
    [holidays] holidays, { $n } short
    [family] few days for the family, { $n } short
   *[load] more visits than days: { $n }
}
foreseen-how = Enter or F5: what mends it
today-ahead = DEADLINES NEAR { $n }
today-call-back = CALL BACK { $n }
today-call-back-later = CALL BACK LATER { $n }
call-back-plain = call back
today-closed-call = The family is closed. To take it back: F9, “take back a closed family”.
inquiry-nameless = A call without a name
slack-near = slack { $n }
slack-unknown = slack ?
appointed-near = ■ { $day }
unit-near = { $code ->
    [week] week
   *[month] month
}
today-below = below: { $what }
today-end = more lines
done-of = { $done } of { $required }
days-short = { $n } d.
week-number = week { $n }
late-visits = { $period }: { $done } visits of { $required }
left-of-closed = { $what } (closed)
late-after = enter the last day of the post-accompaniment
late-term = term ended: { $level }
term-ends = term: { $level }
status-empty = Nothing urgent. F7 find a family  3 list of families
status-visit-held = Enter record of the visit  F3 card  Ins call
status-visit = Enter mark a visit  F6 { $code ->
    [move] move
   *[appoint] appoint
}  Ins call
status-late-after = Enter write the post-accompaniment  F3 card  F5 why
status-late-request = Enter record the answer  F3 card  F5 why
status-activity = Enter mark the activity  F3 card  F5 why
status-sitting = Enter the sitting  F5 why
status-deadline = Enter or F5 why  F3 card
status-rule = Enter or Space: done  F5 why
status-ends = Enter or Space: enter the last day  F5 why  F3 card
status-unfit = Enter or Space: decide on the level  F5 why  F3 card
today-positions = POSITION OF THE CURATOR { $n }
status-misplaced = Enter or Space: hand over to another curator  F5 why  F3 family card
status-positions = Enter or Space: details, correct  F5 why
today-unended = NOT WRITTEN YET { $n }
today-post = POST-ACCOMPANIMENT { $n }
today-closings = ENDED TWICE { $n }
today-closed-twice = ended { $days ->
    [one] twice on { $first }
   *[two] on { $first } and { $second }
}: delete the wrong record
status-closings = Enter — levels and closings on the card  F5 why  F3 card
why-closed-twice = Two records end the accompaniment, { $days ->
    [one] both of { $first }
   *[two] of { $first } and { $second }, and the family did not return in between
}: that happens when two copies are merged. Keep the right record and delete the other: card, Levels, Del.
today-unset = WITHOUT A LEVEL { $n }
today-unset-line = no level is set
why-unset = Until a level is set there is no norm of visits, and the plan leaves the family out. Enter — decide
today-unfit = LEVEL AGAINST THE SIGNS { $n }
deadline-moved = working day { $day }
deadline-done = done { $day }
deadline-own-rule = the day is the program's own rule
deadline-is-done = It is marked done; Ctrl+Z takes the mark back.
status-foreseen = Enter or F5: what is short and what mends it
status-call-back = Enter: what was said  Ins call  F3 card
slack-short = { $n ->
    [0] No slack: every day is needed.{" "}
    [one] Slack { $n } day.{" "}
   *[other] Slack { $n } days.{" "}
}
visit-held-already = The visit of { $day } was held: nothing to move or take off. Its record: Enter
no-appointment = No visit is appointed: nothing to take off.
closed-no-visit = Accompaniment has ended: no visits are appointed. A call can be noted: p.
closed-no-mark = Accompaniment has ended: no visit is marked today. An earlier one is entered on the card: Ins, “contact”.
row-waits = Fewer visits are appointed than are needed. Take one off in Calendar or by F9, “take off”.
row-no-visit = This line shows no visit. Take it off in Calendar or by F9, “take off”.
no-phone = There is no phone.
no-level = No level is set
through = to { $day }
until = until { $day }
term-over = term over
term-last-day = today is the last day
programme-word = plan
promised = Promised: { $what }
brief-call-back = Call back { $what }
more-children = { $n ->
    [one] and { $n } child more
   *[other] and { $n } children more
}
address-flat = flat { $n }
address-block = block { $n }

# Families.
filter-label = Find:
filter-how = F7 or / begins to search
families-count = { $n } of { $all } · by { $order }
families-count-all = { $n } of { $all }, closed too · by { $order }
order = { $code ->
    [found] what was found
    [slack] slack
    [late] what is late
    [level] level
    [title] name
    [settlement] address
    [term] end of term
   *[visit] last visit
}
row-no-family = No family is selected here: the row is about none, or there are no rows.
families-all-closed = No families on accompaniment: all are closed. Take a family in: Ctrl+N.
families-of-others = { $n ->
    [one] No families here: other curators have { $n }. Show all: Ctrl+E.
   *[other] No families here: other curators have { $n }. Show all: Ctrl+E.
}
families-none-then = The file has no families on this day. Go back: Ctrl+D, Enter.
families-none = No families yet. Enter takes in a list from Excel, Ctrl+N takes in one family.
families-not-found = Nobody fits. F8 clears search and filter.
column-programme-short = Plan
status-families = Enter card  Space visit  F4 narrow  d closed  Ctrl+N new  Tab order
status-filter = Enter card  F6 visit  F4 narrow  Ctrl+N new  F8 clear

# Dialogs.
visit-title = Visit: { $family }
visit-outcome = Outcome
visit-note = Note
visit-day = Day
visit-time = Time
visit-new-day = Move to
closing-ahead = accompaniment will end on { $day }
visit-effect = { $unit }: was { $done } of { $required }, will be { $then }
visit-effect-none = { $unit }: { $done } of { $required }, this visit does not count
visit-no-row = No norm holds on this day: the visit is kept but not counted.
visit-second = A second visit of a day adds nothing to the norm.
visit-late-entry = Entered late: the visit counts for its own day.
call-title = Contact: { $family }
call-back-caller = The caller was not of the family: { $who }
call-back-title = Call back: { $family }
call-back-promised = Promised on { $said }: { $what }
call-back-promised-by = Promised on { $said }, call back by { $by }: { $what }
call-note = About
call-promised = Promised
call-back = Call back
call-kind = Kind
appoint-new = Appoint: { $family }
appoint-move = Move: { $family }
appoint-note = Purpose
appoint-from = Moved: { $visit }
appoint-already = Appointed already: { $visits }
appoint-leaves = { $period }: { $n } of { $required } held or appointed will be left
appoint-load = { $day }: visits { $n }, limit { $limit }
obstacle = { $code ->
    [past] the day is over
    [outside] outside accompaniment
    [unset] no level is set yet: there is no norm of visits, the day is yours to choose
    [excused] the family is away
    [day-off] day off
    [leave] leave or illness of the curator
    [impossible] the family asked not to come
   *[visited] a visit has been held
}
tick-state = Outcome
tick-result = Result
tick-due = Due { $day }
word-two-days-ago = day before yesterday
word-yesterday = yesterday
word-today = today
word-tomorrow = tomorrow
word-in-two-days = day after tomorrow
fault-day = Not a day. For instance: 5.3, 05032027, +7, Fri, tomorrow
fault-day-been = No such date. For example: 5.3, 05032026, -1, fri, yesterday
fault-day-birth = No such date of birth. For example: 5.3.1988, 05031988; if only the year is known, 1988
fault-time = Not a time. For instance: 11:00, 930; “9.11” is a day, not an hour
fault-visit-ahead = That day has not come yet.
fault-day-past = That day is over.
visit-next = The visit was held; the next one will be appointed: { $visit }
fault-note = Write a few words at least.

# Why.
why-field-asked = The document asks for it:
why-field-said = The document says:
why-field-listed = The document names:
why-field-none = The document says nothing of the field «{ $field }»: the program keeps it.
why-sitting = By this day the questions about families are to be put and the papers got ready. The program proposes which: F9, “For the sitting”, “Put families on”.
why-nobody-decides = The document does not name who decides.
why-unsaid = The document says nothing here.
why-window-says = The window says:
why-menu = The menu names the program's commands. What the document says of them is answered by F5 in the window of the command.
why-guide = The guide speaks of the program. The district's document is read from an answer of «Why»: F4.
law-asks = The law asks:
law-article = { $code ->
    [aim] Law 152-FZ on personal data, art. 21 p. 4
    [withdrawn] Law 152-FZ on personal data, art. 21 p. 5
    [storage] Law 152-FZ on personal data, art. 5 p. 7
    [proof] Law 152-FZ on personal data, art. 21 p. 7; order of Roskomnadzor of 28.10.2022 No. 179
    [protection] Law 152-FZ on personal data, art. 19 p. 1
    [secrecy] Law 152-FZ on personal data, art. 7
   *[consent] Law 152-FZ on personal data, art. 6 p. 1
}
law = { $code ->
    [aim] Once the purpose is reached the data are destroyed within 30 days, unless a law or contract says otherwise.
    [withdrawn] Once the consent is withdrawn the data are destroyed within 30 days, if they need not be kept any longer.
    [storage] Data are kept no longer than their purpose asks, unless a law or contract sets a storage term.
    [proof] Destruction is proven by an act and an extract of the journal of events.
    [protection] The operator protects the data from unlawful or accidental access, destruction, change, copying and distribution.
    [secrecy] Data are disclosed to third parties only with the subject's consent, unless a law says otherwise.
   *[consent] Data are processed with the subject's consent or on another ground that the law names.
}
why-title = Why: { $what }
why-nothing = There is nothing to explain here: the document says nothing of it.
why-after = Visits after the closing count in no norm: the family has no level.
why-call-back = The day to call back was noted with the call: it is no norm of a document.
why-promise = By this day the line stands on "Today", under "Call back"; Enter marks it.
why-row = { $period } ({ $from }–{ $to }): required { $required }, done { $done }, owed { $owed }
why-share = { $level }: { $times }, from { $from } to { $to } ({ $days })
why-sum = How many are required
why-rounded = { $sum }, rounded { $n } (a half upward)
why-weekdays = { $n ->
    [one] but only { $n } weekday is not excused: no more is required
   *[other] but only { $n } weekdays are not excused: no more is required
}
why-excused = the family is away for { $days }; without that { $n } would be required
own-rule = This is the program's own rule, it stands in no document.
why-done = Done: { $n }
why-counted = counted
why-not-counted = not counted
why-what-counts = Held home visits and joint visits count.
why-one-a-day = One a day: this is a rule of the program, the document has none.
why-several-a-day = There were { $held } visits on { $done } days.
why-bare = { $code ->
    [borrowed] The norm borrowed from another document
   *[own] The document
} asks for { $bare } in a whole period: the smaller number is a rule of the program.
why-bare-reached = { $code ->
    [borrowed] The norm borrowed from another document
   *[own] The document
} asks for { $bare } in a whole period: that number is reached as well.
why-slack = { $n ->
    [one] Slack: { $n } day
   *[other] Slack: { $n } days
}
why-slack-sum = { $n } fitting days, { $owed } visits owed: { $n } - { $owed } = { $slack }
why-threat = Under threat: fewer than { $n } spare days, a working week.
why-no-threat = Not under threat: no fewer than { $n } spare days, a working week.
why-known-slack = by the days that are known: { $n } suit, { $owed } visits are left, slack { $slack }
why-known-owes-none = Not threatened: the days that are known ask for no more visits.
why-impossible = There are fewer days than visits: the norm cannot be met without a duty day, a deputy or an absence entered.
why-impossible-unless = If nobody visited the family before, the whole norm can no longer be met.
why-term = { $level }: from { $from } until { $until }
why-term-months = The beginning plus { $months }: the same day number, or the last of the month (ст. 192 ГК РФ).
why-term-record = The last day is written in the record of the level.
why-term-decision = The decision itself names the day.
firmness = { $code ->
    [example] The document gives the term as an example: the decision may name another.
    [at-most] The document says "up to": shorter is possible, longer is not.
    [borrowed] The document of the district names no term: it is another document's, and the decision may name its own.
   *[fixed] The document gives the term plainly.
}
why-term-meaning = By this day a decision is prepared: to prolong, to change the level or to close. Nothing ends by itself.
why-activity = The day stands in the family's programme.
why-late = Overdue: { $days }
why-day-off = It is a day off. The working day before is { $before }, after { $after }; the document has no rule for it.
why-quarter-end = The document says «once a quarter» and names no day: the last day of the quarter is shown.
why-set-terms = The document names no day: the district sets it. Enter it: F9, “local deadline”; until then the program reminds on the last day of each quarter.
why-deadline-stays = The deadline stands here until it is marked: Enter or Space. It is late from the day after its working day (ст. 194 ГК РФ). Of a quarter without accompanied families a past deadline is not recalled: a rule of the program.
why-mark-ends = { $code ->
    [first_year] The sign speaks of the first year: it was over 12 months after the record begins.
    [three] The words say until three: reckoned by the birth of the child named, else of the youngest one.
    [fourteen] The words say until the child (children) is 14: reckoned by the birth of the youngest child of the family.
    [recovery] Temporary incapacity ends with recovery, the document names no day. After 10 months the program asks whether it has ended; until answered the sign holds. A disability is entered at the member.
    [contract] A social contract runs until the day named in it: taken from the agreement in this file.
    [contract_asked] For how long the contract is made the document does not say. After a year the program asks whether it still runs; until answered the sign holds. Where the file has an agreement with an end, that counts.
   *[other] { $code }
}
why-mark-remedy = Enter the last day or correct the first: nothing closes by itself.
why-unfit = A sign suggests a level, the organisation decides. Decide on the level or close the sign. Valid signs of other levels are no fault: the most acute one is compared.

# Sittings.
sitting-title = Sittings
sitting-of = Sitting of { $day }
sitting-new = A new sitting
sitting-coming = sitting
sitting-coming-of = sitting: { $body }
sitting-waits = waits for the next sitting
sitting-empty = No questions are put to this sitting.
sitting-none = No sittings are entered.
sitting-nothing-proposed = Nothing more to put: no term ends, no programme waits, no family is without children, no control proposes anything.
sitting-all-decided = All questions of this sitting are decided.
sitting-which-level = Name the level too: “45 crisis”.
sitting-nothing-decided = Nothing to enter: type the number of a decision, or “ref”, “ret”, “post”.
sitting-no-number = “{ $typed }” is neither a number nor an outcome. Type the number of a decision, or “ref”, “ret”, “post”; a number with a word behind the sign №.
sitting-two-rulings = Not understood: both “{ $a }” and “{ $b }”.
sitting-two-numbers = Not understood which number: { $a } or { $b }.
sitting-other-day = The day of the decision is that of the sitting, { $on }, not { $day }. If this is a number, type № before it.
sitting-no-level = A level is entered only with a positive decision on the level: take “{ $level }” away.
sitting-written = Will be entered: { $said }
sitting-level-with = The decision becomes that of the level set from { $day } too.
sitting-over = The sitting is over: what it considered is put to it.
# The words of the line of a decision, whole: the first three letters are enough.
sitting-words = { $code ->
    [granted] granted | approved | accepted | positive | positively
    [refused] refused | refuse | rejected | reject | declined | denied
    [returned] returned | return | rework
   *[postponed] postponed | postpone | deferred | defer | adjourned
}
sitting-words-decided = decided | decision
# Only whole: before a day, before a number, in place of a number, adding nothing.
sitting-words-dated = of | dated | on
sitting-words-number = number | no
sitting-words-unnumbered = n/a
sitting-words-said = resolution | minutes | level | for
sitting-how = A number: granted. The beginning of “refused”, “returned”, “postponed”: that. Empty: not considered.
sitting-asks-end = The reason and what is still open are asked below.
sitting-no-reason = not named
sitting-no-result = not given
sitting-questions = { $n ->
    [one] { $n } question
   *[other] { $n } questions
}
sitting-children = Children: { $n }
sitting-proposed = proposed: { $n }
sitting-proposed-head = To be put to the sitting: { $n }
sitting-undecided = not decided: { $n }
sitting-line = { $family } · { $what }
sitting-doing = { $code ->
    [put_on] Put families on
    [print] Print the agenda
    [decide] Enter the decisions
    [change] Change day, body, number
   *[read] Read the agenda
}
sitting-put = { $code ->
    [put] put
   *[leave] not now
}
sitting-why = { $code ->
    [term] the term of the level ends on { $day }
    [control] proposed by the control of { $day }
    [sent] the programme waits since { $day }
    [drawn] the programme is drawn up, not decided on
    [undecided] not decided yet
    [returned] returned for rework on { $day }
    [no_child] no children in the family since { $day }
    [quarter] results of the quarter
   *[waits] waits for a sitting
}
