# The command line: help, tables, answers.

help-about = kurator: the desk of a field curator: families, visits, programmes, one file
help-usage = Usage
help-options = Options
help-commands = Commands
help-command = COMMAND
help-after = Without a command the screens open.
argument-help = this help
argument-version = the version
argument-file = the district's file (else KURATOR_FILE, else the user's data folder)
argument-passphrase-file = the passphrase is the first line of this file (else KURATOR_PASSPHRASE, else it is asked for)
argument-others-passphrase-file = the passphrases of files of others, one in each line of this file (else they are asked for)
argument-lock-minutes = after so many minutes without a key the screen is locked (10 by default; 0: never; else KURATOR_LOCK_MINUTES)
argument-signs = signs separated by commas: names of kurator regulations ID
argument-bad-sign = There is no sign "{ $value }" in the rules { $regulation }. The list: kurator regulations { $regulation }.
argument-suggest = Name a family, or rules and signs: kurator suggest FAMILY or kurator suggest --regulation ID --signs SIGN,SIGN.
regulation-without-signs = The document names no signs of levels ({ $title }).
argument-bad-minutes = "{ $value }" is no number of minutes. Give one from 0 to 1440.
argument-today = take this day for today (else KURATOR_TODAY, else the clock)
argument-lang = language: ru or en (else the locale)
argument-ascii = frames and signs of ASCII only: for a terminal that shows squares instead
argument-families = how many families, 1 to 100000
argument-seed = a number on which the invented people depend
argument-regulation = the regulation: an id of kurator regulations
argument-at = where to make the file
argument-no-open = do not open the screens
argument-district = name of the district
argument-curator = the curator
argument-former = show a child's former surname too (secrecy of adoption)
argument-no-passphrase = the file is not encrypted: whoever gets hold of it can read it
argument-json = answer in JSON
argument-level = only this level: adaptation, basic, crisis, emergency
argument-category = only this category (an id of the regulation)
argument-source = only families detected by this source (a name of the rules)
argument-settlement = only this settlement
argument-overdue = only families with something overdue
argument-all = closed families too
argument-family = the family: its title as lists show it, or the id of the record
argument-query = what to look for
argument-limit = how many rows to show
argument-batch = a file of queries, one a line
argument-day = day of the sitting, 2026-12-15; without it the nearest
argument-from = first day, 2026-11-24
argument-to = last day, included
argument-id = id of the regulation
argument-check = check a regulation file of your own; the document's text beside it, ending .txt
argument-path = the file; "-" is the standard input
argument-dry-run = only show what would change
argument-into-plain = take in a family handed over in an encrypted file though your own is not, and anybody can read it there
argument-op = an action: its number in kurator history, at least the first eight digits
argument-rest = undo what was not changed later
argument-partial = take the good lines, list the bad ones
argument-out = where to write
argument-bad-day = "{ $value }" is not a day such as 2026-11-24. Mend it and try again.
argument-bad-number = "{ $value }" is not a fitting number. The bounds are in the help (--help).
argument-bad-lang = There is no language "{ $value }" here. There are ru and en.
argument-bad-level = There is no level "{ $value }". There are adaptation, basic, crisis, emergency.
argument-bad-category = There is no category "{ $value }" in the rules of the district or with a family of the list. Names: kurator regulations { $id }.
argument-bad-source = There is no source of detection "{ $value }" in the rules of the district or with a family of the list. Names: kurator regulations { $id }.
argument-no-query = Look for what? Give words or a file of queries (--batch).
argument-no-op = Which action? --rest needs its number: --op.
argument-to-before-from = The last day is before the first. Swap them.
usage-unknown-word = "{ $what }" is too much here. Put a name of several words in quotes: 'Ivanova Maria'. List: kurator --help.
usage-unknown-argument = There is no argument { $what }. The list: kurator --help.
usage-unknown-command = There is no command { $what }. The list: kurator --help.
usage-missing = Missing: { $what }. How to call: --help after the command.
usage-wrong = The call is not understood { $what }. How to call: kurator --help.

command-demo = an invented district, to see the program at work
command-init = a new empty district file
command-list = families on accompaniment
command-card = one family, everything about it
command-suggest = the level by the signs and the income per head, with reasons
command-find = the lookup of the screens
command-due = what is due today
command-requests = requests without an answer, by organisation
command-path = the stages of a family's case: what is in order, what is missing, what comes next; without a family what those on accompaniment lack
command-norms = the ledger: visits required and done
command-session = agenda of a sitting and what to put on it
command-district = social passport and caseload
command-regulations = the regulations, with paragraphs and words of the documents
command-history = every change of a family; without a family or with --actions the journal of actions with personal data
command-import = take records from a JSONL file, a list of families or a journal of visits from Excel (xlsx, xls, ods, csv, xml)
command-export = write all records (JSONL) or the list of families (xlsx, csv)
command-undo = undo the last action, or one of the history (--op)
command-redo = redo what was undone
command-check = verify the whole file
command-forms = forms: the fields to write in them, and where own ones lie
command-schema = the schema of the records (JSON Schema)
command-help = keys, commands, fields of records, papers and forms as tables; the guide as a page
requests-count = waiting { $n }, late { $late }
requests-none = No request waits for an answer.
column-sent = Sent
column-reminded = Reminded
column-asked = What
argument-topic = of what: guide, keys, commands, records, papers or forms
help-topic = { $code ->
    [guide] the curator's guide by jobs
    [keys] all keys, screen by screen
    [commands] all commands with their options
    [papers] papers: names and formats
    [forms] fields of the forms that can be edited
   *[records] the kinds of JSONL records and their fields
}
help-records = A line of JSONL is one record; "*" marks a required field. The same as a JSON Schema: kurator schema.
column-call = Call
column-purpose = What it shows

column-level = Lv
column-family = Family
column-address = Address
column-phone = Phone
column-slack = Slack
column-own-rule = Program's rule
column-visit = Visit
column-programme = Programme
column-period = Period
column-norm = Norm
column-from = From
column-to = To
column-required = Required
column-done = Done
norms-span = Here are the weeks and months that these days touch, those that go on too; the report and the results have only those that ended, and count no visit above the norm.
column-owed = Owed
column-state = State
column-group = Level
column-families = Families
column-children = Children
column-limit = Limit
column-source = Source
column-settlement = Settlement
column-curator = Curator
column-load = Load
column-overdue = Overdue
column-found = Found
column-how = How
column-line = Line
column-why = Why
column-id = Id
column-title = Title
column-document = Document
settlement-unknown = not recorded
not-given = not in the document
load-percent = { $n } % in all (the program's own measure, of no document)
find-nothing = Nothing found.
found-how = { $code ->
    [exact] exact
    [prefix] beginning of a word
    [yo] е and ё alike
    [digits] digits of the number
    [layout] other keyboard layout
    [translit] in Latin letters
    [ending] another ending
    [diminutive] short name
    [typo] slip of the finger
    [phonetic] by ear
   *[fuzzy] similar
}
demo-progress = Families made: { $done } of { $all }
init-done = District made: { $path }
init-sealed = The file is encrypted. Without the passphrase nobody opens it: write it down and keep it away from the computer.
init-unsealed = The file is not encrypted: whoever gets hold of it can read it. Keep the disk or stick it lies on as you keep papers that say the same.
import-doubtful = Taken in, but at odds with the document:
import-nothing-taken = Lines refused: { $n } of { $all }. Nothing was taken; mend them, or take the others: --partial.
import-nothing-would = Lines that would be refused: { $n } of { $all }. Nothing would be taken then; --partial takes the others.
import-rest-taken = Lines refused: { $n } of { $all }; the others were taken: { $taken }.
import-rest-would = Lines that would be refused: { $n } of { $all }; the others would be taken: { $taken }.
import-empty = The file has no records. See whether it is the right one.
import-done = Added { $added }, changed { $changed }, same { $same }.
import-would = Would add { $added }, change { $changed }, same { $same }. Nothing has been written.
import-refused = { $n ->
    [one] { $n } line was not taken:
   *[other] { $n } lines were not taken:
}
undo-done = Undone: { $act }.
undo-done-family = Undone ({ $family }): { $act }.
redo-done = Redone: { $act }.
redo-done-family = Redone ({ $family }): { $act }.
check-ok = The file is whole: { $n } operations, digest { $digest }.
check-not-ok = The file is not in order: { $n } operations, digest { $digest }.
output-unwritable = { $path } could not be written. Check the room on the disk and your rights to the folder.
export-open = The district file is encrypted, { $path } is not: whoever gets it can read it.
export-onto-itself = { $path } is the district's file itself. Name another.
regulation-ok = The regulation "{ $id }" is in order: all its words are in the document.
source-borrowed = borrowed: { $cited }
source-order = order { $number } from { $from }
source-local = local deadline
since = from { $day }
source-decision = decision: { $cited }
source-decision-bare = by the record of the level, no decision is named
no-number = without number
months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
term-firm = { $code ->
    [at-most] at most { $n } { $n ->
        [one] month
       *[other] months
    }
    [example] for example { $n } { $n ->
        [one] month
       *[other] months
    }
   *[fixed] { $n } { $n ->
        [one] month
       *[other] months
    }
}
regulation-caseload = Families a curator
caseload-firm = { $code ->
    [recommended] recommended: { $n } at most
   *[fixed] { $n } at most
}
regulation-list = { $code ->
    [signs] Signs of levels
    [categories] Categories of families
    [circumstances] Circumstances
    [grounds] Grounds
    [stages] Stages
    [documents] Papers
    [journals] Journals
    [deadlines] Deadlines
    [closings] Reasons to close
    [help] Kinds of help
   *[indicators] Indicators
}
record-kind = { $code ->
    [district] District
    [curator] Curator
    [organisation] Organisation
    [order] Local order
    [calendar_day] Correction of the calendar
    [deadline] Deadline kept
    [family] Family
    [assignment] Assignment of a curator
    [member] Members
    [level] Levels
    [sign] Signs
    [category] Categories
    [circumstance] Circumstances
    [status] Statuses
    [decision] Decisions
    [agreement] Agreements
    [document] Papers
    [consent] Consents
    [contact] Contacts
    [inquiry] Calls without a family
    [appointment] Appointments
    [absence] Absence
    [availability] When to visit
    [leave] Leave of the curator
    [duty] Duty day
    [capacity] Capacity
    [programme] Programmes
    [activity] Activities
    [request] Requests
    [notice] Notices of violated rights
    [closing] Closing
    [local_deadline] Local deadlines
    [minimum] Subsistence minimum
    [sitting] Sessions
    [income] Incomes
    [question] Questions for sessions
    [goal] Goals
    [need] Needs
    [participant] Participants
    [goal_result] Results for goals
    [control] Controls and diagnoses
    [event] Events
    [period_figure] Figures of the institution
    [handed_report] Reports handed in
    [phone] Phone
   *[other] { $code }
}
act = { $code ->
    [district_opened] the district's file was begun
    [demo_made] the demo was made
    [family_taken_in] a family was taken in
    [family_changed] a family's data were changed
    [member_added] a member was added
    [level_set] a level was set
    [level_changed] the level was changed
    [level_prolonged] the level was prolonged
    [level_corrected] a record of a level was corrected
    [visit_recorded] a visit was recorded
    [contact_noted] a contact was noted
    [contact_corrected] a contact was corrected
    [call_attached] a call was attached to a family
    [call_dropped] a call without a family was done with
    [called_back] a call back was made
    [visit_appointed] a visit was appointed
    [visit_moved] a visit was moved
    [visit_taken_off] a visit was taken off
    [plan_accepted] visits were appointed by the plan
    [programme_set] a programme was drawn up
    [programme_corrected] a programme was corrected
    [activity_added] an activity was added
    [activity_marked] an activity was marked
    [absence_set] an absence was entered
    [absence_corrected] an absence was corrected
    [record_added] a record of a family was added
    [sitting_set] sitting set
    [questions_put] questions put to a sitting
    [decisions_entered] decisions of a sitting entered
    [staff_set] the curator's days were entered
    [district_changed] district data changed
    [deadline_met] deadline marked done
    [figures_entered] figures of the institution entered
    [report_handed_in] report handed in
    [curator_added] a curator was added
    [regulation_chosen] another regulation chosen
    [handed_over] families handed over to another curator
    [family_handed_over] a family handed over to another curator
    [family_returned] a family was taken on accompaniment again
    [family_closed] accompaniment was closed
    [closing_corrected] a record of a closing was corrected
    [record_deleted] record deleted
    [family_deleted] family deleted
    [joined] records joined
    [parted] records taken apart
    [conflict_resolved] a disagreement settled
    [imported] import
    [exported] export
    [actions_noted] actions with data noted
    [erased] data destroyed
    [family_transferred] family transferred to another district
    [undone] undo
    [redone] redo
    [change_undone] change undone
   *[other] { $code }
}
act-noun = { $code ->
    [district_opened] beginning of the district's file
    [demo_made] making of the demo
    [family_taken_in] taking in of a family
    [family_changed] change of a family's data
    [member_added] addition of a member
    [level_set] setting of a level
    [level_changed] change of the level
    [level_prolonged] prolongation of the level
    [level_corrected] correction of a level
    [visit_recorded] record of a visit
    [contact_noted] note of a contact
    [contact_corrected] correction of a contact
    [call_attached] attachment of a call to a family
    [call_dropped] settling of a call without a family
    [called_back] mark of a call back
    [visit_appointed] appointment of a visit
    [visit_moved] move of a visit
    [visit_taken_off] removal of an appointed visit
    [plan_accepted] appointing visits by the plan
    [programme_set] drawing up of a programme
    [programme_corrected] correction of a programme
    [activity_added] addition of an activity
    [activity_marked] mark of an activity
    [absence_set] entry of an absence
    [absence_corrected] correction of an absence
    [record_added] addition of a record of a family
    [sitting_set] setting of a sitting
    [questions_put] putting questions to a sitting
    [decisions_entered] entering the decisions of a sitting
    [staff_set] entry of the curator's days
    [district_changed] change of district data
    [deadline_met] mark of a deadline
    [figures_entered] entry of figures of the institution
    [report_handed_in] handing in of the report
    [curator_added] addition of a curator
    [regulation_chosen] choice of another regulation
    [handed_over] handing over of families
    [family_handed_over] handing over of a family
    [family_returned] taking a family on accompaniment again
    [family_closed] closing of accompaniment
    [closing_corrected] correction of a closing
    [record_deleted] deletion of a record
    [family_deleted] deletion of a family
    [joined] joining of records
    [parted] taking records apart
    [conflict_resolved] settling a disagreement
    [imported] import
    [exported] export
    [actions_noted] note of actions with data
    [erased] destruction of data
    [family_transferred] transfer of a family to another district
    [undone] undo
    [redone] redo
    [change_undone] undo of one change
   *[other] { $code }
}
command-passphrase = the passphrase of the file: set, change, remove or check it
argument-action = what to do
argument-new-passphrase-file = the new passphrase is the first line of this file (else it is asked for)
argument-yes = remove without a question
