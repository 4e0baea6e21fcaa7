# The lookup during a call, and the note of it.

lookup-title = Find
lookup-attach = Which family was the call about
lookup-join = Which family is the same one
lookup-foot-job = Enter for this family ─ F3 card ─ Esc close
lookup-foot-join = Enter compare both ─ F3 card ─ Esc close
lookup-foot = Enter card ─ Ins note ─ F6 visit ─ Tab who calls ─ Ctrl+T phone
lookup-foot-attach = Enter: the call was about this family ─ Esc close
lookup-foot-attach-none = Ins take the family in ─ F5 what may be said ─ Esc close
lookup-foot-call = Enter which family ─ Ins note a new call ─ Esc close
lookup-foot-none = Ins note a call without a family ─ F5 what may be told ─ Esc close
lookup-foot-job-none = F8 erase ─ Esc close
lookup-of-today = searched by the records of today
lookup-how = Surname, a child's name, phone (the last four digits will do), street and house, school, number of a paper, in any order. The keyboard layout does not matter: “Bdfyjdf” finds Иванова. ё = е. Slips and spelling by ear do not matter.
lookup-nobody = Nobody fits. Ins notes a call without a family: it can be attached later.
lookup-loose = { $day }: a call without a family: { $what }. Enter: which family it belongs to.
lookup-nobody-attach = Nobody fits. Ins takes the family in: what was said on the phone is in the form already.
lookup-nobody-chosen = Nobody fits. F8: erase and look by another word; a new family is taken in on a screen: Ctrl+N.
lookup-no-call = A family is chosen here for a job, no call is noted: Esc, then F7.
lookup-sealed = Found by a former surname: { $n }. To show them: F4
do-former = show those found by a former surname
bar-former = Former
card-adoption = Secrecy of adoption (art. 139 Family Code)
lookup-more = { $n } more
lookup-caller = calling: { $who }
lookup-late = ! Overdue: { $what }
lookup-children = Children: { $who }
lookup-next = Visit { $day }
lookup-free = free: { $days }
lookup-ahead = Next: { $what }
lookup-by = { $code ->
    [layout] (layout)
    [translit] (in Latin)
    [ending] (another form)
    [diminutive] (short name)
    [typo] (slip)
    [phonetic] (by ear)
   *[fuzzy] (alike)
}
caller = { $code ->
    [representative] legal representative
    [child] child
    [school] school
    [police] police
    [hospital] hospital
    [neighbour] neighbour, kin
   *[unknown] unnamed
}
may-tell-line = May be told: { $said }
may-tell = { $code ->
    [own_family] all of their own family, once you are sure who is speaking.
    [own_case] to the child, of itself and of our help; nothing of the parents.
    [on_request] without a consent, only what the law requires. Take the message, answer a written request.
   *[nothing] nothing, not even that we know the family. Ask who is speaking and where to call back.
}
may-tell-consented = within the consent ({ $whose }); the rest on a written request.
may-tell-flawed = only what the law requires: the consent ({ $whose }) does not count — { $why }. Answer a written request.
may-tell-adoption = ! Secrecy of adoption (art. 139 Family Code): of the adoption and the former surname — nobody is told.
adoption-law = The secrecy of a child's adoption is protected by law; who discloses it against the adopter's will answers before the law.
consent-why = Consent and agreement
consent-since = from { $day }
consent-agreement = The agreement is in force from { $day }.
consent-none = There is no consent in the file.
consent-nobody = whose is not known
consent-counts = counts
consent-withdrawn = withdrawn on { $day }
consent-expired = expired { $day }
consent-through = to { $day }
consent-flaw = { $code ->
    [no_consent] there is no consent
    [other_agreement] the agreement is with another member of the family
    [no_agreement] there is no agreement in force
    [other_purpose] it was not given for passing data on
    [no_purpose] it does not say for what
    [minor] a child under 14 consented for himself: a parent or guardian does
    [not_yet] it has not begun
   *[nobody] it does not say whose it is
}
may-tell-title = What may be told on the phone
may-tell-why = Family secret
may-tell-own-rule = Which caller may hear what stands in no document: it is the program's own rule. The documents bind:
duty-why = A child's rights are violated
duty-at-once = ! Report at once{ $means } ({ $source }).
duty-at-once-if = ! Report at once (the program's rule). Of a substitute family — at once{ $means } ({ $source }).
duty-at-once-own = ! Report at once (the program's rule: the documents name no time).
duty-means = { $code ->
    [telephone] , by telephone
   *[other] {""}
}
duty-whom = To: { $whom }.
urgent-rights = report the violation of a child's rights
today-urgent = URGENT { $n }
status-urgent-unknown = Enter — write whom it was reported to  F5 — whom to report to  Ins — take the family in
status-urgent = Enter — write whom it was reported to and when  F5 — whom to report to  F3 card
inquiry-urgent = First report the violation of the child's rights: the urgent line, Enter.
means = { $code ->
    [phone] by telephone
    [in_person] in person
    [letter] by letter
   *[email] by e-mail
}
field-rights = child's rights
field-means = by what means
field-about = about (contact)
field-inquiry = call
fault-rights = One reports a violation: choose “violated”, or clear whom it was reported to.
duty-helpline = Children's helpline: { $number } ({ $source }).
rights = { $code ->
    [violated] violated
   *[kept] kept
}
call-title-nobody = A call: the family is unknown
call-who = About, by
call-phone = Phone
call-caller = Calling
call-source = Detected by
call-source-none = not stated
call-rights = Child's rights
call-reported = Reported to
call-means = By what means
call-came = { $code ->
    [held] talked
   *[nobody_home] no answer
}
today-inquiries = CALLS WITHOUT A FAMILY { $n }
status-inquiry = Enter — attach to a family  Ins — take the family in  F8 — done with  Ctrl+T phone
scope-lookup = Lookup
field-who = about, by
lookup-house = house
lookup-flat = flat
lookup-age = age
lookup-born = born
lookup-document = No.

## People alike
double-likely = Likely in the file already: { $who } ({ $why }){ $more ->
    [0] {""}
   *[other] ; and { $more } more
}. F3 shows who it is.
double-reason = { $code ->
    [phone] the same phone
    [name] the same name
    [similar_name] a name alike
    [patronymic] the same patronymic
    [born] the same day of birth
    [nearly_born] the day of birth differs by one sign
   *[address] the same address
}
double-none = Nobody in the file is alike.
double-title = Likely in the file already
double-foot = Enter card ─ Esc back to the form
