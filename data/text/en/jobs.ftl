# Jobs: the menu of F9. The words by which a job is found stand with blanks between them; the beginnings of words are looked for.

job = { $code ->
    [visit] mark a visit
    [call] note a call
    [called-back] mark that they were called back
    [appoint] appoint a visit
    [move] move a visit
    [take-off] take off the appointed visit
    [evening] enter the visits of the day in one line
    [plan] plan the week
    [route] print the route
    [card] open the family's card
    [case] open the case by its stages
    [unsettled] show what is not in order
    [take-in] take in a new family
    [stranger] note a call about an unknown family
    [member] add a child or an adult
    [same-person] say that a person is of another family too
    [left] record that a member died or left
    [person] change what is known of a member
    [phone] enter or correct a phone
    [address] correct the address and what is known of the family
    [absence] enter an absence of the family
    [wishes] enter when the family can be visited
    [level] set or change the level
    [prolong] prolong the term of the level
    [close] close the case: end the accompaniment
    [reopen] take back a closed family
    [hand-over] hand the family over to another curator
    [activity] add an activity
    [tick] mark an activity
    [programme] draw up a programme
    [notice] report a violation of a child's rights
    [request] send a request to an organisation
    [unanswered] show requests without an answer by organisation
    [goal] write down a goal of the programme
    [need] write down a need of a member or of the family
    [participant] involve somebody in the programme
    [control] write down a control or diagnosis
    [event] write down an event: loss of rights, return, placement
    [decision] enter a decision
    [question] put a question about the family to a sitting
    [sittings] sittings: questions and decisions
    [agreement] enter an agreement
    [document] enter a document
    [consent] enter a consent
    [sign] mark a sign of a level
    [category] mark a category
    [circumstance] mark a circumstance
    [income] enter an income
    [status] mark a status
    [contact] correct a visit or call that was entered
    [norm] show the norm: how many visits and why
    [history] look at the family's history
    [copy-phone] copy the phone
    [join] join two records into one
    [remove-family] delete the whole family
    [passport] open the social passport of the district
    [papers] print a card, act, programme or agreement of the family
    [journals] print a journal, the passport or the results of the section
    [transfer] hand the family over to another district
    [erase] destroy the data of a family or a person by an act
    [bank] save the list for the interagency bank
    [leave] enter a curator's leave
    [deputy] print the sheet for whoever stands in
    [hand-all] hand over all families of a curator
    [duty] enter a duty day
    [working-week] enter the working week of a curator
    [capacity] say how many visits a day takes
    [holiday] correct the calendar: a holiday, a moved day off
    [minimum] enter the subsistence minimum
    [order] enter a local order
    [local-deadline] enter a local deadline
    [organisation] add an organisation
    [curator] add a curator
    [rules] change the rules: the document the district works by
    [read-document] read the document the district works by
    [merge] merge with a copy of the file
    [exchange] exchange files through a folder
    [copy-out] make a copy of the file
    [restore] go back to an earlier state of the file
    [service-report] report of the service from a folder
    [conflicts] settle what copies disagree about
    [passphrase] passphrase: encrypt the file, change it, remove it
    [take-list] take in a list of families from Excel
    [retention] storage terms: what is kept past its term
    [actions] look at the journal of actions with data
   *[other] { $code }
}
# The document names the paper: only in Russian.
job-record = enter { $what }
job-words = { $code ->
    [visit] visited home held refused not in refusal
    [call] phoned called talk telephone promise conversation
    [called-back] call back promise kept
    [appoint] schedule plan day time
    [move] reschedule another day postpone
    [take-off] cancel remove
    [evening] day results entry
    [plan] distribute days schedule calendar automatic load
    [route] print sheet paper ics
    [card] file details
    [case] path stage next
    [unsettled] missing gaps lacking
    [take-in] register intake admission
    [stranger] neighbours inquiry
    [member] newborn birth born children father mother grandmother guardian relative
    [same-person] same one person second two families both twice
    [left] died death moved out divorce taken into care of age returned
    [person] name born school work class disability correct
    [phone] number mobile
    [address] moved street house flat door safety dog title note
    [absence] away hospital travel holiday camp sanatorium
    [wishes] availability days time not to come
    [level] raise lower emergency crisis basic adaptation risk
    [prolong] extend term over decision
    [close] end closing finish refusal deregister
    [reopen] reopen again return resume
    [hand-over] transfer replace assignment
    [activity] service help consultation due
    [tick] done result checklist
    [programme] plan individual
    [notice] rights violation violence abuse police urgent
    [request] letter answer
    [unanswered] answer late silent remind organisation
    [goal] goals aim result reached
    [need] needs help whole
    [participant] organisation specialist consent dispatch send
    [event] refusal deprivation parental rights court return substitute placement shelter release colony neglect violence
    [control] monitoring evaluation effectiveness satisfaction intermediate final diagnosis survey
    [decision] conclusion resolution protocol commission
    [question] consider question commission working group agenda
    [sittings] sitting agenda pack questions commission working group minutes decisions postponed
    [agreement] contract sign
    [document] certificate passport paper copy
    [consent] personal data withdraw
    [sign] criteria risk
    [category] large single foster poor disabled
    [circumstance] difficulties situation
    [income] money wages allowance poverty roubles
    [status] danger hardship
    [contact] mistake wrong delete visit
    [norm] how often frequency slack
    [history] who when changed log
    [copy-phone] number clipboard
    [join] double duplicate same merge
    [remove-family] erase mistake
    [passport] report figures statistics quarter
    [papers] print paper card act survey visit questionnaire agreement programme plan request dispatch docx word
    [journals] print journal families applications placed results quarter norm passport sitting excel xlsx csv table
    [transfer] moves moved away other district service act of transfer file case
    [erase] personal data consent withdrawn delete wipe forget storage term act
    [bank] export data bank register consent hand over
    [leave] holiday ill illness vacation
    [deputy] print replacement stand-in
    [hand-all] transfer leaving
    [duty] saturday sunday work
    [working-week] working days half time weekday schedule limit
    [capacity] limit load visits a day
    [holiday] public weekend working saturday
    [minimum] money threshold poverty income
    [order] local rules frequency
    [local-deadline] deadlines report order reminder monthly quarterly date
    [organisation] school hospital directory
    [curator] colleague specialist
    [rules] regulation document
    [read-document] text regulation paragraph chapter find law
    [merge] stick colleague another computer
    [exchange] folder network cloud sync
    [copy-out] backup stick save
    [restore] back recover earlier snapshot
    [take-list] import excel table xlsx xls ods csv load families register journal
    [retention] personal data archive nomenclature destroy act expired closed
    [actions] personal data who looked views printed copies audit inspector
    [service-report] head curators sum folder indicators
    [conflicts] disagreement difference conflict values
    [passphrase] password encryption encrypt protect lock change remove loss
    [undo] back mistake
    [redo] again
    [find] search name phone address
    [day] date yesterday tomorrow
    [quit] leave close exit
    [language] russian english translation
    [help] keys signs legend
    [closed] archive
    [narrow] filter
    [everyone] all families
    [past] log changes
    [screen-2] month week
    [screen-3] list of families
    [screen-4] activities
    [screen-5] load curators organisations
    [screen-6] report quarter year figures indicators hand in charts
    [screen-7] copies merge
   *[other] { "" }
}
job-which = For which family: { $what }
job-which-member = Who of the family?
job-nothing-to-move = No visit is appointed: there is nothing to move. To appoint one: F6.
job-nobody-waits = Nobody has promised this family a call back.
job-closed-already = The accompaniment of this family has ended already.
job-not-closed = This family is on accompaniment now: there is nothing to take back.
job-no-leave = No leave lies ahead: there is no sheet for whoever stands in. To enter a leave: F9, “leave”.
handover-on-curator = All families are handed over from a curator's line on the district screen. A single one from its line or its card: Ctrl+O.
menu-for = For the family: { $family }
menu-asks = It will ask for which family
