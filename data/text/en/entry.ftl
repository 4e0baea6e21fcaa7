# Forms: to enter and correct anything.

do-add = add a record
do-edit = change the record
do-take-in = take in a new family
do-field = accept the field, go on
do-pick = list of values
do-repeat = as last time
entry-nothing-before = Nothing was entered into this field yet.
do-line = new line in a text
do-save = save
do-save-next = save and enter the next one
do-request = request for the activity, reminder
bar-edit = Edit
bar-pick = List
bar-save = Save
scope-entry = Form
scope-leaving = A question with buttons
entry-add = New record: { $what }
entry-change = Change: { $what }
entry-take-in = Take a family in
entry-applicant = Applicant
entry-family = Where they live
entry-register = What is registered
entry-child = Child (Enter if there are no more)
entry-adult = Adult (Enter if there are no more)
entry-level = Level
entry-category = Category (Enter if there are no more)
entry-sign = Sign (Enter if there are no more)
entry-consent = Applicant's consent (Enter if none)
entry-kinds = What to add
entry-kinds-foot = Enter choose ─ Esc close
entry-leaving = Not saved yet
entry-leaving-foot = Enter choose ─ Tab next button
entry-return = Return
entry-save = Save
entry-discard = Do not save
entry-wrong = Not saved: correct what has an exclamation mark.
entry-warned = Look at the warning. If all is right, Ctrl+S saves.
entry-name-split = The name is split over surname, first name and patronymic.
entry-gone = This record is no longer in the file.
draft-title = Unfinished
draft-reopened = This was left unfinished last time. Enter returns to it: there Ctrl+S saves, Esc closes.
draft-not-read = Not opened: there is no field or record here that this was entered in. The draft was left beside the program's log.
draft-retype = Type this again into a new record. Enter closes.
draft-unkept = The draft of the form cannot be kept on disk. Save the form before you leave.
draft-unreadable = The unfinished form of last time cannot be read. It was left beside the program's log.
status-entry = Enter next  Ctrl+R former value  Ctrl+S save  Esc leave
status-entry-born = Birth: 5.3.1988, 05031988, 5.3.88.  Enter next  Ctrl+S save
status-entry-no-list = The document has no such list: use your own words.  Enter next
status-entry-no-list-used = The document has no such list: your own words, or earlier ones (F4).  Enter next
status-entry-day = Day: 5.3, 05032027, +7, tomorrow.  Enter next  Ctrl+S save
status-entry-phones = Several phones: separated by commas.  Enter next  Ctrl+S save
status-entry-long = Enter next  Ctrl+N new line  Ctrl+S save  Esc leave
status-entry-closed = Type, or Space for the list  Enter next  Ctrl+S save
status-entry-none = Nothing to choose from yet: there are no such records.  Tab on  Ctrl+S save
status-entry-no-sitting = No sitting yet: set one in F9, “sittings”.  Tab on  Ctrl+S save
status-entry-replaced = Typing replaces all of it; arrows to correct  Enter on  Ctrl+S save
entry-own-words = own words
entry-other-kind = ── another kind of help
entry-kind-taken = The kind of help is now: { $kind }.
entry-choice-how = This is chosen: Space or F4 for the list, arrows left and right for another, Tab to go on.
status-entry-listed = Type your own words or take from the list (F4)  Enter next  Ctrl+S save
status-entry-pick = Enter take  arrows choose  Esc close the list
status-entry-offer = Enter take  arrows choose  Tab or Esc keeps your own words
fault-choice = The list has no such value. Space or F4 shows the list.
fault-choice-none = There is nothing to choose from yet. Leave the field empty.
fault-needed = This must be filled in.
fault-number = A whole number from { $low } to { $high } is needed.
fault-phone = { $value } does not look like a phone number.
fault-phone-lacks = A digit is missing in the number: it is kept as typed.
fault-phone-excess = The number has a digit too many: it is kept as typed.
fault-phone-letter = A letter stands for a digit in the number: it is kept as typed.
fault-phone-code = There is no such code, a digit may be lost: the number is kept as typed.
fault-visits-missing = Give both the number of visits and the period, or leave both empty.
check-notice-family = Whose notice it is: name the family or the call.
check-second-role = The second role is the same as the first: choose another or leave it empty.
check-until = The span ends before it begins. Check the beginning and the end.
check-form-member = Individual accompaniment: say for whom.
check-born = This date of birth is still ahead. Check the day and the year.
check-name-digit = Digits in a name: check whether this is the field for it.
check-other-layout = Looks like “{ $name }” in the other keyboard layout. To correct it: Ctrl+R in this field.
check-capacity-day = Either a weekday or one date: one of the two.
check-local-day = Enter the day of the month, 1 to 31.
check-local-days = Enter after how many days.
check-local-after = Enter the event that the days are counted from.
check-contact-ahead = This day is still ahead: a contact is noted once it has been.
check-ahead = This day is still ahead: what is noted has been.
check-before-birth = This is before the birth. Check both dates.
check-left-day = Name the last day in the family: without it the person counts as living in it.
check-died-ahead = The day of the death is still ahead. Check the date.
check-called-before = Nobody calls back before the call itself. Check both days.
check-call-before = Nobody calls back before the call itself. Check both days.
check-answer-before = No answer comes before the request. Check both days.
check-due-before = It is due before it was sent. Check both days.
check-copy-before = The copy is sent no earlier than the day of the agreement. Check both days.
check-request-withdrawn = A request cannot be withdrawn before it is sent. Check both days.
check-withdrawn-before = A consent cannot be withdrawn before it is given. Check both days.
check-level-weaker = A more acute level is set from { $day }: that one will hold.
check-level-second = A level is set from { $day } already: the more acute one will hold.
check-level-closed = A closing is noted later, on { $day }.
check-before-register = Earlier than the family was registered: { $day }.
check-approved-before = A programme is approved no earlier than it was sent to be approved. Check both days.
check-level-undecided = A level is prolonged by a decision: who decided, when, number.
check-level-long = The document says «до»: from this beginning not longer than { $day }.
check-level-proposed = The signs of the family speak for another level: decide on the level.
check-visits-fewer = Fewer visits than the norm: more is allowed, fewer is not.
check-sign-level = A sign of a more acute level than the one set: decide on the level.
check-due-past = That term is over already.
check-disability-child = A group of disability is given from 18 on; before that: disabled child.
check-disability-adult = «Disabled child» is only for those under 18.
check-member-form = Whom it is for is named only in the individual form.
check-deputy = Nobody stands in for herself: choose another curator or leave it empty.
entry-of-all = the whole family
check-visit-before = Accompaniment began on { $day }: the visit is noted, but does not count.
check-visit-closed = Accompaniment ended on { $day }: the visit does not count.
check-elder-child = By the day of birth this is a child, by the role a grown-up. Check the year of birth.
check-elder-younger = Fewer than 12 years lie between the births of the grown-up and of the child. Check the year of birth.
check-absence-visited = The family was visited on these days: { $day }. Nothing is owed for days away: check days and year.
check-leave-visited = The curator visited families on these days: { $day }. Check days and year.
check-absence-twice = The family is noted as away from { $day } already: shared days count once.
check-closing-visit = There is a visit after this day: { $day }.
check-closing-before = A closing cannot come before the accompaniment began: { $day }.
check-closing-change = A new level begins that day, and accompaniment goes on with it. If it has ended, close a day later or delete that level.
check-closing-level = A level begins after this day: { $day }.
check-ground-age-named = On this ground the applicant is { $age } or older ({ $source }): check the ground and the birth.
check-ground-age = On this ground the applicant must be older: see the paragraph.
weekday-long = { $code ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
weekday-on = { $code ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
check-after-sent = This day is before the day it was sent. Check both.

# A decision and what it is on.
covered-level = The level by this decision
covered-closing = The closing by this decision
covered-approved = Approved: { $what }
covered-status = Status by this decision
covered-status-end = Status taken away: { $what }
covered-status-undecided = Entered without a decision: { $what }, since { $day }
covered-level-undecided = Entered without a decision: level “{ $what }”, since { $day }
covered-meant = by this decision
covered-none-meant = Say below which programme the decision is on: several wait.
covered-returned = Not approved: { $what }
status-entry-body = The document names the body: { $cited }. Type another one, or F4 for the list
status-entry-no-body = The document does not say who decides this: type it, or F4 for the list
check-agreement-before = The agreement is from before the application was registered ({ $day }). Check the day.
check-registered-ahead = The day has not come: the family is on the register from { $day } on.
check-decision-ahead = The day has not come: until { $day } the decision does not hold.
check-satisfaction-asked = Ask the family whether it is satisfied, and record the answer as a control ({ $source }).
check-decision-before = The decision is earlier than the application ({ $day }). Check the day.
check-decision-refused = This decision ({ $day }) refused, returned or postponed it: choose another one.
check-question-twice = This question about the family has been put to the session already.
check-consent-minor = Under 14 a parent or guardian consents for the child: choose that person.
check-sign-member = This sign is of a younger child: by { $day } it had ended already. Choose another child or check the birth.
check-level-beyond = The document names the term: from this day on it ends { $day }.
