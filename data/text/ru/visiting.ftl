# Что стоит против посещения или что надо знать до двери: календарь, окна, бумаги.

hindrance-closed = сопровождение прекращено с { $day }
hindrance-not_begun = сопровождение начнётся { $day }
hindrance-away = семья отсутствует по { $day }{ $reason }
hindrance-member_away = отсутствует { $who } по { $day }{ $reason }
hindrance-member = член семьи
hindrance-asked = семья просила не приходить: { $weekday }
hindrance-asked_hour = семья просила не приходить: { $weekday }{ $hours }
hindrance-day_off = нерабочий день, дежурства нет
hindrance-leave = куратор в отпуске, замещающий не назначен
family-number = № { $n }
deputy-away = отсутствие с { $from }: { $what }
deputy-asked = не посещать: { $days }
deputy-begins = сопровождение начнётся { $day }
argument-needless = { $option } здесь ничего не изменит: уберите.
argument-week-or-days = Неделя (--week) или дни (--from, --to): оставьте что-то одно.
argument-many-days = Дней слишком много: бумага вмещает не больше { $most }. Сократите срок.
argument-query-or-batch = Слова или файл запросов (--batch): оставьте что-то одно.
argument-demo-there = Учебный участок уже есть: { $path }. Чтобы создать другой, укажите --at.
print-no-plan = В календарь идёт только назначенное: выберите «назначенное» или другой вид.
deputy-ends = ! сопровождение прекращается с { $day }
init-plain = Файл не зашифрован: пароля у него нет. Храните его там, где к нему нет доступа посторонним.
