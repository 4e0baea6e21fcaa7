# Narrowing the list of families.

bar-narrow = Narrow
do-narrow = narrow: level, urgency, settlement, category, circumstance, curator
narrow-title = Narrow the list
narrow-foot = Space choose ─ Enter show ─ Esc close
narrow-all = all
narrow-current = on accompaniment
narrow-closed = closed
narrow-after = post-accompaniment
families-closed = closed
families-after = after
families-after-over = after
narrow-count = { $n } of { $all } fit
narrow-nobody = There is nobody to narrow: the file has no families yet.
narrow-none = Nothing is narrowed or looked for: there is nothing to clear.
choice-nothing = There is nothing to choose from.
narrow-said = Only: { $what }{" "}
narrow-facet = { $code ->
    [course] Accompaniment
    [level] Level
    [pressing] Urgency
    [settlement] Settlement
    [category] Category
    [circumstance] Circumstance
    [source] Detected by
    [missing] Not in order
   *[curator] Curator
}
narrow-press = { $code ->
    [late] something is late
    [tight] no slack left
    [close] a day of slack or less
   *[ending] the term ends within 30 days
}
