# Help: how things are done, what the signs mean, which keys there are.

help-tasks = How to
help-task = { $code ->
    [called] Somebody called: F7, a name, address or digits of the number, then Ins. Not in the list: Ins notes that call too.
    [visit] Mark a visit: 1, the line of the family, Enter. The whole day at once: F4 "Evening".
    [week] Plan the week: 2, F4 proposes days, Ctrl+S appoints them all.
    [take-in] Take in a family: 3, then Ctrl+N.
    [hand-over] Hand over a family: its line in a list, or its card, Ctrl+O. All families of a curator: 5, the curator's line, F6.
    [close] Close a case: F9 and the word "close". Take it back: F9, "reopen".
    [exchange] Exchange a file: 7, then Ins: merge a copy, the folder of exchange, a copy for a stick.
    [mistake] A mistake: Ctrl+Z. Long ago: Ctrl+X, the line of the action, Enter.
   *[other] Which key was it: F9 and a word about the job: "leave", "moved", "norm", "print".
}
help-signs = Signs
help-sign = { $code ->
    [level] A B C E — level: adaptation, basic, crisis, emergency
    [urgent] ! — late, urgent; before a word about a family: take care, a dog, go in pairs
    [done] √ — took place, done, met;  - — did not take place, not done
    [appointed] ■ — a visit is appointed;  ▒ — a day the plan proposes
    [free] · — the family can be visited that day;  ░░ — outside of accompaniment; a word there says that it is away or asked not to come
    [boxes] [ ] an activity waits, [·] begun, [√] done, [!] late, [-] not done, [x] cancelled
    [here] ▌ — the selected line: keys are for it;  ~ — the text is cut, the card has all of it
    [bar] █░ — a share: done of all
   *[other] 0 of 2 — visits made of those needed in a week or month; slack — how many days may be missed
}
help-keys-of = Keys: { $where }
help-typing = What is typed goes into the field of text. Tab is the next field, arrows change a choice, Enter accepts, Esc closes and changes nothing.
