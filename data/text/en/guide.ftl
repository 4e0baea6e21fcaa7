# The curator's guide: by jobs, in the order of the day. The program fills in the keys.

guide-title = { $code ->
    [first-day] The first day
    [called] The phone rings
    [today] Morning: what today asks
    [visit] Mark a visit
    [evening] Evening: the whole day in one line
    [week] Plan the week
    [changed] Plans changed: illness, leave, travel
    [take-in] Take in a family
    [list] Take the list of families from Excel
    [people] The members of a family changed
    [level] Level: set, change, prolong
    [case] The case by stages: what is there, what is missing
    [programme] The programme of help
    [requests] Requests to organisations
    [sitting] For a sitting
    [rights] A child's rights are violated
    [papers] Print
    [report] The report of the quarter
    [exchange] Exchange files
    [differ] Copies differ
    [hand-over] Hand over a family, go on leave
    [close] Close a case and accompany after it
    [why] Where a number comes from
    [mistake] A mistake
    [lost] The file is gone, the stick is pulled, the power fails
    [transfer] Hand a family over to another district
    [erase] Destroy data by an act
   *[sealed] The passphrase
}
guide = { $code ->
    [first-day]
        The command kurator demo opens an invented district: try everything there, your own file is not touched.
        1. { $all-find } and «школа 4»: the lookup finds by any words, with typos, in either layout. Esc closes.
        2. Key { $all-screen-1 } is Today. The arrows choose a row, the family is beside it. { $list-why } says where a number comes from.
        3. { $today-mark } on a visit, type what happened, Enter again: the visit is recorded. { $all-undo } takes it back.
        4. Key { $all-screen-2 } is the calendar. { $calendar-propose } proposes days, { $calendar-accept-all } appoints them all.
        5. Key { $all-screen-3 } is the families, { $all-take-in } takes in a new one. A list of your own comes by { $all-menu }, «excel».
        6. A key is forgotten: { $all-menu } and a word of the job.
        Your own district: kurator without a file asks for the rules, the district's name, the curator and a passphrase.
    [called]
        1. { $all-find } on any screen, then a name, an address, a school or digits of a number: whatever was said, in any order.
        2. Below the family found: its warning, what is overdue, phones, children, free days. { $lookup-next-pane } chooses who calls: what may be said changes with it.
        3. { $lookup-note } notes the call: type what was said, Enter.
        The family is not listed: { $lookup-note } notes this call too. It waits on Today; { $family-note } on it takes in the family with all that was said.
        A promised call back stays on Today until the talk is noted.
    [today]
        Key { $all-screen-1 }: first what cannot wait: children's rights, promised calls; then visits, what is overdue, terms of two weeks.
        On the right the family under the cursor: address, warning, phones, children, norm, programme, last visit.
        { $today-mark } marks, { $listed-card } opens the card, { $visit-move } moves, { $list-why } explains.
        { $today-print } prints the route of a day or a week.
    [visit]
        1. On Today or in the calendar: the family's row, { $today-mark }.
        2. Type what happened; the arrows change the outcome: held, nobody home, refused, postponed.
        3. Enter records it. Nobody home and refused do not count for the norm but stay in the case.
        A wrong day: { $all-undo }. To correct a record: { $all-menu }, «correct».
    [evening]
        { $today-evening } on Today takes the whole day: the number of a row and the letter of the outcome, such as «1с 2н 3о 4п23».
        с: held, н: nobody home, о: refused, п: postponed, followed by the new day. A note follows a colon.
        What will be recorded is shown before. What was marked already is corrected, not doubled. A past day is entered the same way.
    [week]
        1. Key { $all-screen-2 } is the week. { $calendar-propose } proposes days for all that the norm asks.
        2. The heading says whether the norm fits the working days. { $list-why } on the row of days: which days are short and what mends it.
        3. { $calendar-accept-all } appoints what is proposed. Space places and takes off by hand, { $visit-move } moves.
        The next week: { $calendar-later }, the month: { $calendar-month }.
    [changed]
        Sick leave or vacation: { $all-menu }, «leave». The family is away or in hospital: { $all-menu }, «absence».
        Then keys { $all-screen-2 }, { $calendar-propose }, { $calendar-accept-all }: visits that became impossible move to days with room.
        Days on which the family is away lower the norm; the curator's leave does not: the deputy meets it.
        When it suits the family and when nobody may come: { $all-menu }, «visited».
    [take-in]
        { $all-take-in }: applicant, address, children, other adults, ground, categories, signs, level, consent in one record.
        Enter accepts a field, { $entry-pick } shows a list, { $entry-save } saves. A family that looks alike is named before.
        What is not finished is not lost: the next opening leads back to it.
    [list]
        1. { $all-menu }, «excel», and the file: xlsx, xls, ods or csv.
        2. Row by row you see what was read, what is unclear, which families are there already. { $roster-edit } corrects what a column means.
        3. { $roster-save } takes it all in one action; { $all-undo } takes back the whole of it.
        What was not taken lies beside your file in a book with the reason in its last column.
    [people]
        Born or come: { $all-menu }, «child». Left or died: { $all-menu }, «died».
        Phone, address, data: the row of the card, { $card-edit }. What was before stays in the history: { $card-past }.
        Somebody belongs to another family too: { $all-menu }, «another family»: counted once.
    [level]
        { $all-menu }, «level»: the level, from which day, the decision. { $entry-repeat } in the form sets the level by signs.
        Signs are marked by { $all-menu }, «sign»; the card says which level follows, why not lower and not higher.
        A level's term ends: Today says so 30 days ahead. To prolong it: { $all-menu }, «prolong».
        The body of your document decides; the program only proposes.
    [case]
        The card has the case: the stages of your document in order, what is done, what is missing, what comes next. Enter on what is missing opens the form.
        Over all families: { $all-menu }, «not in order».
        The document itself: { $all-menu }, «read the document», or { $reading-read-document } in any window that cites it.
    [programme]
        Key { $all-screen-4 }: activities of all families by their term. { $programmes-mark } ticks, Enter opens, { $programmes-request } sends a request.
        A new programme: { $all-menu }, «programme». In the form of an activity { $entry-save-next } saves and begins the next one.
        Goals, needs, participants, controls: { $all-menu } and the word.
    [requests]
        { $programmes-request } on an activity records a request: to whom, when, by which day an answer is due.
        The answer: the request's row in the card, { $card-edit }. Without an answer, by organisation: { $all-menu }, «requests».
    [sitting]
        1. { $all-menu }, «sitting»: the day and the body. Families are put on with their question.
        2. The agenda and the pack, a page a family, are printed from there.
        3. Afterwards the decisions are entered in one list from top to bottom. What was postponed comes back by itself.
    [rights]
        Mark it in a call, in a visit or in the evening line: «2с!». It is the first row of Today.
        Once reported: { $all-menu }, «rights»: to whom, when, how. Until then the row stays.
    [papers]
        { $today-print } prints what the screen shows: a route, a calendar, a list.
        Card, act, programme, agreement of a family: { $all-menu }, «print». Journals, passport, results: { $all-menu }, «journal».
        Word, Excel, csv or text; without names for training and meetings. What the file does not know stays a line for the pen.
        A form of your own lies in the folder «Бланки» beside the district's file: kurator help forms names its fields.
    [report]
        Key { $all-screen-6 }: the indicators of your document. What is missing stands above: Enter leads to where it is entered.
        { $report-open } on a number opens its families, { $list-why } says how it was counted. Period: { $report-later }, { $report-earlier }, { $report-length }.
        { $report-edit } enters the institution's figures, { $report-print } prints, { $report-hand-in } hands in: changes after that are shown with their reason.
    [exchange]
        Key { $all-screen-7 } is Exchange. { $exchange-copy-out } writes a verified copy to a stick, { $exchange-copies } merges another copy, { $exchange-exchange } is the exchange folder.
        Both copies may be edited and merged in any order, as often as you like: nothing is lost.
        Before a merge the file is saved as a snapshot; { $exchange-restore } brings one back.
    [differ]
        What was corrected differently in two copies stays on Exchange until you choose. Both values are kept.
        { $exchange-take } takes the value under the cursor, { $exchange-write } your own, { $exchange-postpone } postpones.
        One family recorded twice: Enter on the finding, or { $all-menu }, «join».
    [hand-over]
        One family: { $family-hand-over } on its row, from any day, for good or for a time. The load of both is shown.
        All families of a curator: key { $all-screen-5 }, the curator's row, { $district-hand-over }.
        Leave: { $all-menu }, «leave», with a deputy; the deputy's sheet: { $all-menu }, «stands in».
    [close]
        { $all-menu }, «close»: the document's reason and the decision. The program asks about all that is open: visits, calls, activities, requests.
        Where the document accompanies after it, Today leads these visits to their term.
        Come back: { $all-menu }, «take back»: the history stays.
    [why]
        { $list-why } on any row: the rule, the sum, the paragraph and the document's words. Left and right: the same a day before and after.
        «Borrowed»: your document is silent, the number is from another one. «°»: a rule of the program asks for it.
        { $reading-read-document } opens the document at this paragraph.
    [mistake]
        { $all-undo } takes back the last action, { $all-redo } brings it back.
        An older one: { $all-past }, the action's row, Enter: only that one is taken back. In the card { $card-past } is the history of a row.
        Taking back is a record too: nothing leaves the history.
    [lost]
        Nothing needs to be done: the program notices, saves all it knows to a file of its own and joins it with what lies there.
        The power failed: what was recorded is whole, a form that was not finished comes back with the next opening.
        A former snapshot: keys { $all-screen-7 }, { $exchange-restore }. Whether the file is whole: kurator check.
    [transfer]
        The family moves and another district takes it over: { $all-menu }, «hand the family over to another district», to whom, the ground and the number of the act.
        The file is sealed with a passphrase for the person who takes the family over; it is passed on apart from the file. The file holds nothing of other families.
        The entry in the journal, the closing here and the act with the list of documents are made together with the file.
        To take one over: keys { $all-screen-7 }, { $exchange-copies }, the file and its passphrase. The family waits on «Today» until curator, decision and level are entered.
        Here its records are kept until their term ends, then destroyed by an act; where files of both districts are merged, that reaches the other one too.
    [erase]
        A family or a person has withdrawn consent: { $all-menu }, «destroy the data», the family or the person, the ground and the number of the act.
        The program shows what is destroyed, where the surname stands elsewhere and which copies were made; to destroy, the whole word is typed.
        The act with the extract of the journal is written first, then the data are wiped in the file, its snapshots and drafts. There is no undo.
        The storage term that the institution has set: { $all-menu }, «storage terms»: who is past it and why; destroyed by one act.
        Papers, copies and exports that the act names are destroyed apart; the act is signed.
   *[sealed]
        The passphrase encrypts the file, snapshots, copies, the exchange folder and drafts; papers and exports are not.
        Encrypt the file you have: kurator passphrase set; change it: kurator passphrase change.
        { $anywhere-lock } locks the screen until the passphrase, { $anywhere-hide-names } hides names and shows them again.
        Who opened, printed and copied: { $all-menu }, «journal of actions».
        Nobody can restore a forgotten passphrase: write it down and keep it away from the computer.
}
guide-contents = Contents
guide-find = a word: call, leave, report
guide-foot = Enter next ─ Left, right chapters ─ F2 print ─ Esc
guide-paper = The curator's guide
scope-guide = The guide
do-lesson = the first day: step by step on an invented district
lesson-step = The first day, { $n } of { $all }. { $step }
lesson-over = The first day is done. Everything else, by jobs: F1.
lesson = { $code ->
    [search] Find a child: F7, «школа 4», Esc. To hide these hints: F9, «first day».
    [explain] Ask where a number comes from: key 1, the row of a visit, F5. Esc closes.
    [record] Record a visit: its row, Enter, type what happened, Enter again.
    [take-back] Take it back: Ctrl+Z. Everything can be taken back, nothing leaves the history.
    [turn] Open the calendar of the week: key 2.
    [propose] Let the program propose days for all that the norm asks: F4.
    [appoint] Appoint what is proposed: Ctrl+S.
    [take-in] Take in a family: Ctrl+N. Look at its fields; Esc leaves without saving.
    [menu] A key is forgotten: F9 and a word of the job.
   *[guide] The guide by jobs is F1: type a word, the chapter is found.
}
