# The journal of actions with personal data.
action = { $code ->
    [opened] file opened
    [viewed] card opened
    [printed] paper made
    [exported] records exported
    [copied] file copied
    [merged] copy merged
    [restored] former state restored
    [resealed] protection of the file changed
    [erased] data destroyed
    [transfer_begun] transfer of a family begun
    [transferred] family transferred
   *[other] { $code }
}
action-resealed = { $code ->
    [set] passphrase set
    [changed] passphrase changed
    [removed] passphrase removed
   *[other] { $code }
}
action-family-gone = family no longer in the file
actions-none-such = No such actions with data are recorded: look at the whole journal, kurator history --actions.
actions-none = No actions with data are recorded. What is done now is recorded with the next save, at the latest at quit.
table-actions = Journal of actions with personal data
argument-actions = not changes but actions with data: views, papers, copies
argument-by = who: part of the curator's or computer's name
actions-title = Journal of actions
actions-foot = Enter narrow the list ─ Esc close
actions-narrow = Show
actions-narrow-foot = Enter show ─ Esc close
actions-narrow-about = The list can be narrowed by family, person and day at once.
actions-of-family = this family only
actions-of-person = this person only
actions-of-day = { $day } only
actions-all = everything
actions-unwritten = not written yet: it is written with the next change, at the latest at the end
