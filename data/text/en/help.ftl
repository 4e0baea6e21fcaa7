# Help: how things are done, what the signs mean, which keys there are.

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
