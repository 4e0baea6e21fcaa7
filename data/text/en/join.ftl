# Doubles: two records of the same are joined and taken apart.

command-join = join two records of one family or person
command-part = take apart what was joined
argument-keep = the record that stays: id or title of a family
argument-twin = the second record: id or title of a family
argument-joined = the joined record: id
argument-fields = fields to take from the second record, separated by commas
argument-apart = do not join members of the families

join-done = Joined: the second record "{ $other }" now belongs to "{ $keep }". To take apart: kurator part.
join-would = To be joined: "{ $keep }" stays, "{ $other }" is the second. Nothing is written yet.
join-person-done = Written: "{ $keep }" and "{ $other }" are one person of two families, counted once. To take apart: kurator part.
join-person-would = One person of two families: "{ $keep }" and "{ $other }". Nothing is written yet.
join-member = and the member: { $who }
part-done = Taken apart, records of their own again: { $ids }. To bring back: kurator undo.

join-unknown = There is no record { $id }: it was deleted or the id is wrong. Look for it: kurator find, kurator card.
join-itself = This is one and the same record. Name two different ones.
join-already = These records are joined already. To take apart: kurator part.
join-kinds = They cannot be joined. A family is joined with a family, a member with a member, an organisation with an organisation, a curator with a curator; here: { $one } and { $other }.
join-no-field = There is no field "{ $field }" among the differences. See them: kurator join … --dry-run.
part-not-joined = This record is joined with no other. There is nothing to take apart.
part-which = Several records are joined to this one. Name the one to take off: { $ids }.

check-joined-crosswise = joined in two copies the opposite way, one of the two stands ({ $kind }): { $what }. Check its fields
check-joined-to-none = joined to what is not here, and shown by itself ({ $kind }): { $what }
check-joined-written = the second record was changed after the joining, the first has nothing of it ({ $kind }): { $what }. Join once more: kurator join
check-joined-apart = members of different families are joined: { $what }. To take apart: kurator part

history-joined = joined to the first record
history-parted = a record of its own again
undo-one-joins = { $what }: will be joined to the first record again
undo-one-parts = { $what }: will be a record of its own again
conflict-joining = joined to
conflict-parted = a record of its own
conflict-joined = with the record: { $who }

do-join = join with another record
do-swap = change sides: which record stays
scope-join = Two records side by side
join-title = { $code ->
    [family] One and the same family?
    [member] One and the same person?
    [curator] One and the same curator?
   *[other] One and the same?
}
join-foot = Ctrl+S join ─ Space who is right ─ Tab sides ─ F7 another
join-keep = stays
join-other = second record
join-no-difference = The records differ in nothing.
join-lacking = The first has nothing here: it is taken from the second.
join-only = Only the first has it: it stays.
join-keeps = The first one's stays. Space takes the second one's.
join-takes = The second one's is taken. Space keeps the first one's.
join-member-one = one person
join-member-two = two people
join-member-how = Entered in both families. Space: they are different people.
join-member-apart = They stay two people of one family. Space: they are one person.
join-moves = Comes to the first: { $what }.
join-how-back = The second record is not lost: take them apart in "History" (F8).
join-person-how = The person stays in both families and is counted once. Take them apart in "History" (F8).
join-another = another one: find…
join-other-family = a person of another family…
join-nobody = There is no second record of the kind: nothing to join with.
join-on-what = Organisations and curators are joined here: stand on one.
