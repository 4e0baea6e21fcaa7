# The family's card and Programmes.

# Sections of the card: short words, they stand in a column.
card-now = Now
card-members = Family
card-contacts = Contacts
card-levels = Levels
card-marks = Signs
card-papers = Papers
card-requests = Requests
card-days = Days
card-history = History

# Now.
card-unreported = Urgent
card-safety = Beware
card-conflict = Conflict
conflict = conflict
card-level = Level
card-ahead = Ahead
card-level-ahead = No level now; { $level } from { $day }
card-closed = Accompaniment ended on { $day }
from-until = from { $from } until { $until }
card-firmness = { $code ->
    [example] the document gives the term as an example
    [at-most] the document says: no longer than
    [borrowed] the document of the district names no term
   *[fixed] the document names the term
}
card-norm = Norm
card-slack = { $n ->
    [one] slack { $n } day
   *[other] slack { $n } days
}
card-none-required = nothing required in this period
card-met = √ met
visits-before-unknown = of earlier visits there are no data
card-short = not met
row-own-rule = { $code ->
    [borrowed] a rule of the program, the borrowed norm says { $bare }
   *[own] a rule of the program, the document says { $bare }
}
mark-former = entered under the former regulation: { $title }
mark-ended = ended by itself { $day } ({ $why }): enter the last day
mark-ends = will end by itself { $day } ({ $why })
mark-asked = ask whether it has ended: by { $day } { $why }; enter the last day
mark-asks = ask on { $day } whether it has ended ({ $why })
mark-expires = { $code ->
    [first_year] the first year is over
    [three] the child is 3
    [fourteen] the youngest child is 14
    [recovery] 10 months of temporary incapacity
    [contract] the end of the social contract
    [contract_asked] a year of the social contract
   *[other] { $code }
}
level-unfit = the signs speak for the level { $level }, set is { $held }: { $sign } ({ $source })
why-mark-own = { $code ->
    [sign] Entered in own words: the document has no such sign, and no level follows from it.
    [category] Entered in own words: the document has no such category.
   *[other] Entered in own words: the document has no such circumstance.
}
why-mark-former = The record was entered under the former regulation of the file ({ $title }) and keeps its words.
why-mark-now = Under the same name the regulation in force says: «{ $text }» ({ $cited }).
why-mark-gone = The regulation in force does not have it.
card-next = Visit
card-last = Last visit
card-never = never yet
days-ago = { $n ->
    [0] today
    [1] yesterday
    [one] { $n } day ago
   *[other] { $n } days ago
}
card-away = Away
card-all = all
card-call-back = Call back
card-promised = Promised
card-overdue = Overdue
card-soon = Soon
card-unanswered = Unanswered
card-deadline = Deadline
request-waits = { $to }, asked on { $sent }
request-due = due { $day }
card-phones = Phones
card-free = Free
card-children = Children
card-file = File
card-title = Entered as
card-curator = Curator
card-form = Form
card-registered = Registered
card-began = Accompanied since
card-ground = Ground
card-source = Detected by
card-someone = someone no longer in the file
number = No. { $n }

# Family.
card-adults = Adults: { $n }
card-children-count = Children: { $n }
card-no-members = No members entered.
card-no-name = no name entered
card-no-phone = no phone
card-no-address = no address entered
card-former-sealed = not shown: secrecy of adoption (art. 139 Family Code), option --former
card-former = formerly { $name }
card-born = born { $day }
card-born-year = born in { $year }
card-accompanied = accompanied (individual form)
card-limited-health = limited health abilities
disability = { $code ->
    [group_1] disability, group I
    [group_2] disability, group II
    [group_3] disability, group III
   *[child] disabled child
}
family-form = { $code ->
    [individual] individual
   *[group] group
}

# Contacts.
card-no-contacts = No contacts yet.
card-called-back = Call back by { $day }: called on { $back }
card-to-call-back = Call back by { $day }
card-rights-violated = The rights of a child were violated

# Programme.
card-no-programme = No programme and no activities.
programme-no-activities = No activities.
programme-version = version { $n }
programme-approved = Approved: { $by }
programme-approves = Approves: { $by }
programme-without = without a programme: { $who }
programme-each = { $source }: one for each member of the family
programme-opinion = The family's opinion: { $text }
programme-superseded = An earlier version: it does not count.
programme-ahead = Until that day the version before is in force.
programme-left = Left from version { $n }
programme-coming = Version { $n }, from { $day }
programme-ippsu = Social services programme № { $n }
programme-ipra = Rehabilitation programme № { $n }
programme-until = In force to { $day }
need-family = the family as a whole
need-not = { $what } not needed
participant-supplier = provider of services
participant-accepted = { $code ->
    [yes] the family agrees
    [no] the family objects
   *[unasked] the family was not asked
}
participant-agreed = { $code ->
    [yes] takes part
    [no] declined to take part
   *[unasked] has not said whether it takes part
}
participant-sent = programme sent { $day }
participant-not-sent = programme not sent
control-score = points: { $n }
control-proposal = Proposed: { $what }. Enter to proceed
control-no-proposal = No proposal was written down
lack-consent = no consent of the family: { $who }
lack-dispatch = programme not sent to: { $who }
lack-ipra = no rehabilitation programme named: { $who }
lack-contract = no contract with the substitute family
lack-need = it is not recorded what help the family needs
lack-need-of = it is not recorded what help is needed by { $who }
lack-refused = the family does not want it involved, but an activity is open: { $who }
control-goal-head = Goal: { $what }
control-goal = Goal “{ $what }”: { $reached }
card-resources = Resources: { $text }
card-resources-head = Resources of the members
activity-urgent = urgent: { $what }
field-resources = resources
field-urgent = urgent help
field-provider = kind of provider
provider = { $code ->
    [state] of the state
    [municipal] municipal
    [commercial] commercial
    [non_profit] non-profit
   *[entrepreneur] sole trader
}
lack-control = not done: { $what }
lack-control-by = not done: { $what } (by { $day })
why-control-own = The document names no day. The program asks for an intermediate control from the middle of the term, for a final one in its last 30 days.
executor-curator = curator
executor-family = member of the family
request-text = Please report how this activity is carried out: { $what }.
request-reminded = reminded { $day }
request-is-answered = No answer is awaited any more: nothing to remind of.
programmes-requests = Waiting for an answer: { $n }, late { $late }
status-request = Enter write the answer  Ctrl+R reminded today  F3 card  F5 why
status-card-next = Enter write the next step  Ins add  F4 change  p call  F5 why
status-card-lack = Enter write what lacks  Ins add  p call  F5 why
status-card-control = Enter what follows from the control  F4 change  Ins add  F5 why
card-moved-to = Moved to: { $where }
card-after = After
card-lacking = Lacking:
after-open = post-accompaniment, no term named
after-until = post-accompaniment to { $day }
after-over = post-accompaniment ended { $day }
after-no-visits = no visits since the closing
after-visits = visits: { $n }, the last { $day }
programme-none = In no programme
programme-progress = { $done } of { $all } done
request-for = for the activity: { $what }

# Levels.
card-no-levels = No level has been set yet.
card-since = since { $day }
card-term = Term until { $day } ({ $source })
card-decided = Decision: { $by }
dated = of { $day }
card-closed-twice = Ended twice{ $days ->
    [one] { " " }on one day
   *[two] : on { $day } and later
}. Keep the right record and delete the other (Del).
card-overridden = not in force: a level at least as acute was set from the same day
card-closing = End
card-positive = with a positive result
card-not-positive = without a positive result

# Signs.
card-no-marks = No signs, categories, circumstances or statuses entered.
card-from = from { $day }
card-ended = { $through }, no longer
status-name = { $code ->
    [prevention] prevention
    [difficult] difficult situation
   *[sop] socially dangerous situation
}

# Papers and requests.
card-no-papers = No decisions, agreements, documents or consents entered.
card-no-requests = No requests or notices.
decision-subject = { $code ->
    [recognition] recognition of the need
    [placement] beginning of accompaniment
    [programme] approval of the programme
    [prolongation] prolongation of the term
    [level] change of level
    [continuation] continuation of accompaniment
    [results] intermediate and final results
    [working_group] working group for the family
    [status] status of the family
   *[closing] end of accompaniment
}
card-copy-sent = copy sent on { $day }
card-place = Where it is kept: { $place }
card-withdrawn = withdrawn on { $day }
request-sent = Request ({ $to }) sent on { $day }
request-answered = answered on { $day }
request-no-answer = no answer
request-withdrawn = withdrawn on { $day }, no answer awaited

# Days.
card-no-days = No visits appointed, no absences, no wishes about days.
card-nothing-came = visit not marked
card-excuses = lowers the norm
card-excuses-not = the norm stays
card-possible = possible
card-impossible = impossible
card-hours = from { $from } to { $until }

# History.
card-no-history = No changes.
history-changed = { $field }: was "{ $from }", is "{ $to }"
history-deleted = record deleted
history-restored = record restored
value-none = empty
value-yes = yes
value-no = no
cell = { $code ->
    [whose] for whom the report was handed in
    [address] address
    [storage] storage term
    [act] paper of the act
    [paper] paper of the order
    [visits] number of visits
    [life] in the family from and to
    [name] name
    [decision] paper of the decision
    [span] period
    [when] day and time
    [hours] hours
    [approval] approval
    [outcome] outcome
    [answer] answer
    [agreement] agreement of the participant
   *[other] the record itself
}
record-one = { $code ->
    [district] district
    [curator] curator
    [organisation] organisation
    [order] local order
    [calendar_day] calendar correction
    [deadline] deadline kept
    [family] family
    [assignment] curator assigned
    [member] member
    [level] level
    [sign] sign
    [category] category
    [circumstance] circumstance
    [status] status
    [decision] decision
    [agreement] agreement
    [document] document
    [consent] consent
    [inquiry] call without a family
    [contact] contact
    [appointment] appointment
    [absence] absence
    [availability] wish about days
    [leave] curator's leave
    [duty] duty day
    [capacity] capacity of a day
    [programme] programme
    [activity] activity
    [request] request
    [notice] notice of violated rights
    [closing] end of accompaniment
    [local_deadline] local deadline
    [minimum] subsistence minimum
    [sitting] session
    [income] income of the family
    [question] question for a session
    [goal] goal
    [need] need
    [participant] participant of the programme
    [goal_result] result for a goal
    [control] control
    [event] event
    [period_figure] figure of the institution
    [handed_report] report handed in
    [action] action with data
    [erasure] destruction of data
    [transfer] transfer of a family
    [phone] phone
   *[other] { $code }
}

# Fields of records.
field-access = way in
field-action = what was done
field-activity = activity
field-address = address
field-answer = answer
field-answered-on = answered on
field-approved-by = approved by
field-basis = basis
field-block = block
field-body = decided by
field-born = born
field-by = by
field-call-back = call back by
field-called-back = called back
field-category = category
field-circumstance = circumstance
field-caller = who called
field-contact = contact person
field-copy-sent-on = copy sent on
field-curator = curator
field-decided-by = decided by
field-decided-on = decided on
field-deputy = deputy
field-disability = disability
field-document = document
field-done-on = done on
field-due = due
field-family = family
field-first-name = first name
field-flat = flat
field-form = form
field-former-name = former name
field-from = from
field-ground = ground
field-help = kind of help
field-house = house
field-journal-number = journal number
field-kind = kind
field-last-name = last name
field-level = level
field-limit = limit of families
field-limited-health = limited health abilities
field-member = member
field-name = name
field-note = note
field-number = number
field-occupation = occupation
field-on = day
field-opinion = the family's opinion
field-organisation = organisation
field-outcome = outcome
field-patronymic = patronymic
field-per = per
field-phone = phone
field-phones = phones
field-place = place
field-position = position
field-positive = positive result
field-possible = possible
field-programme = programme
field-promised = promised
field-purpose = purpose
field-reason = reason
field-referred = what stayed with the sender
field-registered-on = registered on
field-regulation = regulation
field-storage-years = storage term, years
field-storage-ground = where the term is set
field-zone = time zone
field-rule = deadline
field-under = entered under
field-result = result
field-role = role
field-safety = warning
field-section = section
field-sender = handed over by
field-sender-id = id of the district that handed over
field-sent-on = sent on
field-sessions = sessions handed over in part
field-settlement = settlement
field-sign = sign
field-state = state
field-status = status
field-street = street
field-subject = subject
field-text = text
field-time = time
field-title = title
field-to-whom = to whom
field-through = to
field-last-day = to (included)
field-until = until
field-of-agreement-until = valid to
field-of-closing-decided-by = decided by
field-of-closing-number = number of the decision
field-of-decision-body = decided by
field-of-decision-number = number of the decision
field-of-family-member = who is accompanied
field-of-level-decided-by = decided by
field-of-level-number = number of the decision
field-of-level-until = term until
field-of-member-from = in the family from
field-of-order-by = issued by
field-of-organisation-name = name
field-of-participant-sent-on = programme sent on
field-of-programme-approved-by = approved by
field-of-programme-member = whose programme
field-of-programme-on = approved on
field-of-programme-sent-on = sent for approval
field-of-request-due = answer due
field-of-request-sent-on = sent on
field-of-sitting-body = the body that sits
field-of-status-decided-by = decided by
field-of-status-number = number of the decision
field-version = version
field-visits = visits
field-weekday = weekday
field-why = why
field-with = with whom
field-withdrawn-on = withdrawn on
field-why-left = why left
field-born-year = year of birth
field-person = the same person
field-second-role = second role
field-source = who detected it
field-decision = decision (from the list)
field-ruling = what was decided
field-sitting = session
field-contract = kind of agreement
field-reminded-on = reminded on
field-moved-to = moved to
field-after-until = accompanied after through
field-control = control
field-goal = goal
field-paper = kind of paper
field-ippsu = IPPSU no.
field-ipra = IPRA no.
field-reached = reached
field-reached-on = goal judged on
field-needed = needed
field-task = what it does
field-supplier = provider of services
field-accepted = the family accepts
field-agreed = agrees to take part
field-agreed-on = agreed on
field-entities = destroyed records
field-entries = when and with whose data
field-event = what happened
field-child = about which child
field-indicator = indicator
field-value = value
field-extent = for whom it was handed in
field-figures = figures
field-counted = what was counted
field-inspection = what was checked
field-satisfied = the family is satisfied
field-score = points
field-proposal = what is proposed
field-amount = roubles a month
field-heads = for how many people
field-day = day of the month
field-days = days
field-after = after what
field-of = family
field-working = working day

# The line under the card, and why.
card-gone = This family is no longer in the file. Ctrl+X its history and the way back. Esc back.
status-card = Tab section  Ins add  F4 change  Space visit  p call  F5 why
status-card-activity = Space tick  Ctrl+R request  Ins add  F4 change  p call  F5 why
status-card-unreported = Enter write whom it was reported to and when  F5 why  p call
status-card-call-back = Enter called back  Ins add  F4 change  p call
status-card-phone = Ctrl+T copy phone  Ins add  F4 change  p call
why-for = { $code ->
    [family] What is known of the family: the route goes by its address, the warning is seen in every list.
    [member] A member of the family: F7 finds the family by it; ages and children are reckoned by the day of birth.
    [contact] A visit or talk: visits that took place count for the norm; a promised call back is recalled by “Today”.
    [appointment] An appointed visit stands in the calendar, on “Today” and on the route sheet.
    [absence] An absence: on days when the whole household is away no visits are needed.
    [availability] A wish about days: the plan of visits heeds it.
    [assignment] An assignment: in whose list and load the family stands.
    [level] A decision on the level: the norm of visits, the term and the load follow from it.
    [closing] The end: from this day on there are no norms and no visits.
    [programme] A programme: activities and their days belong to it.
    [activity] An activity: “Today” and “Plans” recall its day.
    [request] A request: the card recalls it until it is answered.
    [notice] A report of a violation of rights: to whom, when and by what means.
    [decision] A decision: the level, the term and the end refer to it.
    [agreement] An agreement: accompaniment by consent begins with it.
    [document] A paper of the case: what there is and where it lies.
    [consent] A consent: it decides what may be said of the family.
    [goal] A goal of the programme: the result is judged by it.
    [need] A need: what help a member or the whole family needs.
    [participant] A participant: who is involved, whether it agrees and when the programme was sent to it.
    [event] An event: the report of the quarter and the year counts it.
    [goal_result] A result: how far a goal was reached, as a control found it.
    [control] A control: it says whether to continue, to change the level or to stop.
    [question] A question for a session: what is decided is entered down the list of the session.
    [income] An income: the subsistence minimum is held against it.
    [sign] A sign: the ground of a level.
    [category] A category: families are selected and counted by it.
    [circumstance] A circumstance: families are selected by it.
    [status] A status: families are selected by it.
   *[other] { "" }
}
why-entered = This is not reckoned: it stands so in the file. Who entered it and when:
why-phone = A number of the family member: it is called (Ctrl+T copies it), and F7 finds the family by it.
why-children = Children are the members who are not yet 18. The age is reckoned from the day of birth.
why-free = Days on which the family can be visited: the curator works, the family is at home and has not asked not to come, and the day has room. The next ones:
why-free-yes = free
why-free-appointed = a visit is appointed already
why-free-full = the day takes no more visits
why-decided-ahead = This is decided for a later day and does not hold yet.
why-no-level = The file has no decision on a level that holds: there is no norm of visits today. To enter one: Ins.
why-no-visit = The file has no visit that took place.
why-curator = No record says who answers for this family: the curator of this file does.
why-sign-level = A sign of the level: { $level }
why-age = Born on { $born }: full years today — { $age }
why-no-age = No date of birth is entered: the age is unknown.
why-progress = Programme: { $done } of { $all } done. Cancelled ones and earlier versions do not count.

# Programmes.
programmes-title = { $word }: what is due
programmes-count = { $n } open, { $late } overdue
programmes-late = Overdue: { $n }
programmes-soon = In the next 14 days: { $n }
programmes-later = Later: { $n }
programmes-no-day = Without a day: { $n }
programmes-bare = Without a programme: { $n }
programmes-empty = No open activities.
programme-due-today = due today
programme-nothing-to-tick = Nothing to tick: there are no activities.
column-due = Due
column-activity = Activity
column-by = By whom
column-whom = For
column-result = Came
activity-short = { $code ->
    [planned] {""}
    [in_progress] on
    [done] yes
    [failed] no
   *[cancelled] off
}
status-programmes = Space tick  Ctrl+R request  Enter programme  F3 card  F5 why
status-checklist = Space tick  Ctrl+R request  arrows family  Tab all  F5 why
card-departed = Left: { $n }
card-coming = Not yet in the family: { $n }
card-comes = from { $day }
card-member-since = in the family since { $day }
card-also = also in the family: { $family }
card-childless = Children
left = { $why ->
    [died] { $sex ->
        [male] died { $day }
        [female] died { $day }
       *[unknown] died { $day }
    }
   *[other] { $sex ->
        [male] left { $day }: { $reason }
        [female] left { $day }: { $reason }
       *[unknown] left { $day }: { $reason }
    }
}
left-choice = { $code ->
    [died] death
    [moved_out] lives apart
    [taken_into_care] taken into care
    [of_age] of age
    [returned] back in the family of birth
   *[other] another reason
}
why-childless = From { $day } on there is no child in the family, and accompaniment goes on. The norm stays as it is: whoever closes the accompaniment decides.
why-age-about = Born in { $year }, the day is not noted: { $age } years old. Only who is certainly under 18 counts as a child.
why-turns = { $code ->
    [3] From three on a child counts as a baby no longer: look at the signs and the help given.
    [14] At 14 one gets a passport and signs a consent together with a parent: prepare the papers.
   *[other] At 18 one is grown up: decide whether accompaniment goes on, and prepare the decision.
}

# Decisions, agreements, programmes, controls, deadlines: lists that stand nowhere else.
ruling = { $code ->
    [granted] granted
    [refused] refused
    [returned] returned for rework
   *[postponed] postponed
}
contract = { $code ->
    [guardianship] guardianship, foster family
    [social] social contract
   *[accompaniment] accompaniment
}
plan-paper = { $code ->
    [standalone] document of its own
    [part_of_ippsu] part of the IPPSU
   *[interagency] interagency plan
}
reached = { $code ->
    [yes] reached
    [partly] partly reached
   *[no] not reached
}
inspection = { $code ->
    [first_diagnosis] first diagnosis
    [next_diagnosis] intermediate diagnosis
    [final_diagnosis] final diagnosis
    [intermediate] intermediate control
    [effectiveness] effectiveness
   *[satisfaction] satisfaction of the family
}
happening = { $code ->
    [refusal] refusal of a child
    [rights_deprived] deprivation of parental rights
    [rights_restored] restoration of parental rights
    [improper_parenting] neglect of parental duties
    [violence] violence, cruelty, violated rights of a child
    [child_returned] return of a child from a substitute family
    [placed] placement of a child in an organisation
    [released] release from a closed institution
   *[relations_stable] relations of child and parents stabilised
}
proposal = { $code ->
    [continue] continue
    [change_level] change the level
   *[stop] stop
}
local-rule = { $code ->
    [day_of_month] on this day of every month
    [day_after_quarter] on this day of the month after a quarter
    [every_quarter] by the end of the quarter
    [working_days_after] so many working days after
   *[days_after] so many days after
}
case-event = { $code ->
    [registration] registration
    [placement] decision on the beginning
    [level] level set
    [programme] programme
    [agreement] agreement
   *[closing] closing
}
programme-draft = not approved: { $body } decides
programme-approval = { $state ->
    [waiting] waits to be approved since { $day }
    [ahead] in force from { $day }
    [refused] refused on { $day }
   *[returned] returned for rework on { $day }
}
decision-until = holds through { $day }
programmes-undecided = Not approved: { $n }
