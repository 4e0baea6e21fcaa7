# Forms, journals and tables.

form-visits-ended = the accompaniment has ended
form-visits = { $n ->
    [one] once
   *[other] { $n } times
} a { $per ->
    [week] week
   *[month] month
}
form-born-year = born { $year }
form-of-day = of { $day }
form-whole-family = the whole family
form-accompanied-family = the family
form-accompanied-member = a member of the family ({ $whom })
form-rights = { $code ->
    [violated] Found
    [kept] Not found
   *[unknown] Found / not found (underline): ______________________
}
form-request-whom = (write in whom the request is about: the file no longer says)
form-no-consent = consent not recorded
form-limited-health = limited health
form-word-plan = individual programme
form-word-agreement = agreement
form-word-decision = decision
form-word-body = commission
form-word-survey = act on the living conditions of the family
form-word-questionnaire = questionnaire on the need for accompaniment

form-no-docx = The form { $form } cannot be opened: it is no docx. Save it in Word or LibreOffice as “Word document (.docx)”.
form-too-large = The form { $form } is too large or multiplies itself ({ $part }). Nothing was written.
form-macros = The form { $form } carries macros ({ $part }). Save it as docx without macros.
form-elsewhere = The form { $form } takes in what lies elsewhere ({ $part }): put the picture or template into the file itself.
form-no-xml = The form { $form } is damaged ({ $part }). Open it in an editor and save it again.
form-unknown-field = The form { $form } has fields this paper does not have: { $what }. Place: paragraph { $paragraph }, “{ $near }” ({ $part }). All fields: kurator help forms.
form-unclosed-field = The form { $form } has a field that is not closed: “{ $what }”. Place: paragraph { $paragraph } ({ $part }). Close it with {"}}"}.
form-two-lists = A row of the form { $form } asks for two lists: { $what }. Place: paragraph { $paragraph } ({ $part }). Part it in two.

paper-no-sitting = There is no sitting. Enter one: F9, “Sittings”.
paper-no-questions = No questions are put to the sitting.
argument-no-family = About which family? Give --family.

redacted-settlement = Place No. { $n }
redacted-family = Family No. { $n }
redacted-person = No. { $n }
redacted-curator = C-{ $n }
redacted-text = (hidden)
redacted-words = (hidden No. { $n })

table-period = Period: { $span }
table-families = Journal of families
table-applications = Registration of applications
table-placed = Journal of children placed in organisations
table-released = Journal of persons released
table-notices = Journal of reports of violated rights
table-passport = Social passport of the section
table-results = Results by family
table-norms = The norm of visits and how it was kept
table-dispatch = Dispatch list
table-agreement = { $word }, number and day
table-family-number = { $family }, No. { $n }
table-unknown-family = family not known yet
table-positive = positive result
table-negative = no positive result
table-by-level = By level
table-no-level = No level
table-by-settlement = By settlement
table-by-category = By category
table-by-status = By status
table-by-age = By age of the children
table-no-settlement = settlement not known
table-no-birth = age not known
table-ages = { $from }–{ $to } years
table-no-entries = No entries.
table-without-application = { $n ->
    [one] { $n } family was registered without a recorded application.
   *[other] { $n } families were registered without a recorded application.
}
table-total = Total
table-schedule = Schedule of visits
schedule-mark = { $code ->
    [appointed] A
    [held] H
    [failed] F
    [unmarked] ?
    [absent] o
    [day_off] ×
   *[proposed] p
}
table-schedule-note = A — appointed, H — held, F — failed, ? — appointed and not recorded, p — day proposed by the program, o — family away, × — day off. “Visits” are those held, appointed and proposed; “Required” is for the weeks and months that end in these days.
paper-schedule-days = A schedule of visits is made for a month at most: name a month.
table-results-note = Visits are counted by the weeks and months that ended in this period; those above the norm are not counted.
table-norms-span = Here are all weeks and months that the period touches, those that go on too; the report and the results have those that ended in it. “Counted” is what was done, up to the norm.
table-no-data = There are no data of these days: the first record in the file is of { $day }.
table-norms-note = “By the document” is the number of visits before the program's allowances for part periods, absences and days off.
table-away = the family was away { $span }{ $why }
table-leave = the curator was away { $span }{ $why }
table-no-reason = no reason of the shortage in the file: ____________________
table-own-rule = { $code ->
    [part_period] norm lowered: the level held for a part of the period
    [absence] norm lowered: days of absence do not count
    [weekdays] norm lowered: fewer working days
    [part_known] norm lowered: visits are not known from the beginning of the period
   *[one_a_day] two visits of one day count once
}
table-head = { $code ->
    [n] No.
    [number] Register No.
    [registered_number] Registration no.
    [registered] Registered
    [family] Family (applicant)
    [together] Live together
    [address] Address
    [phones] Phones
    [circumstances] Circumstances of need
    [categories] Category
    [curator] Specialist
    [level] Level
    [level_from] From
    [level_until] To
    [result] Result
    [closed] Closed
    [on] Day
    [time] Hour
    [ground] Ground
    [source] Source
    [decision] Decision
    [name] Full name
    [born] Born
    [organisation] Organisation
    [note] Note
    [to_whom] Reported to
    [means] Means
    [text] What was reported
    [answered_on] Answered
    [answer] Answer
    [group] Indicator
    [families] Families
    [children] Children
    [level_first] Level at the beginning
    [level_last] Level at the end
    [required] Required
    [visits] Visits
    [counted] Counted
    [share] Share
    [failed] Failed
    [activities_done] Activities done
    [activities_open] Activities open
    [decisions] Decisions
    [span] Days
    [bare] By the document
    [done] Done
    [owed] Lacking
    [state] State
    [reason] Reason
    [task] Task
    [due] Due
    [sent] Sent
    [at] When
    [by] Who
    [action] Action
    [about] About
   *[received] Received
}

paper-name = { $code ->
    [route] route sheet
    [deputy] sheet of the deputy
    [bank] list for the interagency bank
    [agenda] agenda of the sitting
    [schedule] schedule of visits
    [families] journal of families
    [applications] registration of applications
    [placed] journal of placed children
    [released] journal of persons released
    [notices] journal of reports of violations
    [actions] journal of actions with data
    [district-passport] social passport of the section
    [results] results of the quarter by family
    [norms] norm of visits with reasons
    [quarter] indicators of a quarter
    [year] indicators of a year
    [years] indicators of three years side by side
    [period] indicators of any days
    [card] family card
    [family-passport] social passport of the family
    [programme] programme
    [plan] interagency plan
    [dispatch] dispatch list
    [visit] visit act
    [survey] survey act
    [questionnaire] questionnaire
    [agreement] agreement with the family
    [request] request to an organisation
    [transfer_act] act of transfer of a family
   *[session] pages of the families for the sitting
}

argument-redacted = without names, phones, addresses and births: “Family No. 3”
argument-record = the record the paper is about: a visit, a request, a programme, an agreement, a sitting
argument-form = write the form itself with its fields, to be edited in Word or LibreOffice
paper-progress = reading the cases…
paper-no-record = There is no such record for this paper. Ids of records: kurator export.
form-place = Edit the form and put it here: { $path } — it replaces that of the program.
forms-fields = Fields
forms-lists = Lists: a row of a table is repeated for each record
forms-papers = Forms of papers
forms-own = own: { $path }
form-unread = The form { $form } cannot be read. Look at the rights of the file.
forms-folder = forms
column-formats = Formats
paper-about = { $code ->
    [family] { " (about a family)" }
    [either] { " (about a family or all)" }
   *[other] { "" }
}
help-forms = A field of a form is written in double braces: {"{{"}family{"}}"}. A field of a list has a point: {"{{"}members.name{"}}"}; the row of the table is repeated for each. With a question mark at its end nothing is left where nothing is known. A form to edit: kurator report card --form --out card.docx.

papers-title = Print: papers of the section
papers-title-family = Print: { $family }
papers-paper = Paper
papers-record = About
papers-no-record = —
papers-blank = a blank form
papers-usual = as usual: the one in force or the last
papers-none-yet = no records yet
papers-version = version { $n }
papers-period = Period
papers-persons = Names
papers-folder = Folder
papers-names = { $code ->
    [redacted] without names and addresses
   *[named] in full
}
papers-no-format = This paper has no such format: choose another.
paper-format = { $code ->
    [docx] Word (docx)
    [xlsx] Excel (xlsx)
    [csv] csv
    [ics] calendar .ics
    [json] json
   *[text] text
}
