# Календарь.

do-later = на период вперёд: неделю, месяц, квартал
do-earlier = на период назад: неделю, месяц, квартал
do-propose = авто: предложить посещения на остаток недели
do-accept-all = назначить всё предложенное
bar-propose = Авто
do-place = назначить посещение на этот день или снять

calendar-norm = норма
calendar-of-month = мес
calendar-of-month-short = м
calendar-today = сегодня
calendar-today-short = сег.
calendar-foot = за день/предел
calendar-part = { $from }–{ $to } из { $all }
calendar-no-families = На этой неделе сопровождаемых семей нет.
calendar-cell-away = отъезд
calendar-cell-asked = нет
calendar-mark = { $code ->
    [duty] дежур.
    [deputy] замест.
    [leave] отсут.
    [own_off] не раб
    [weekend] вых
    [holiday] праздн
   *[working] {""}
}
calendar-mark-full = { $code ->
    [duty] дежурство
    [deputy] отпуск или болезнь куратора, посещает заместитель
    [leave] отпуск или болезнь куратора
    [own_off] день не из рабочей недели куратора
    [weekend] выходной
    [holiday] нерабочий день
   *[working] рабочий день
}
calendar-forecast = {" "}(прогноз)
calendar-totals = { $held ->
    [one] сделан { $held }
   *[other] сделано { $held }
} · осталось: неделя { $week }, { $named } { $month }
calendar-totals-over = назначено { $appointed }, сделано { $held } · недобор: неделя { $week }, { $named } { $month }
calendar-totals-over-short = план { $appointed }, факт { $held } · недобор { $week } нед, { $month } мес
calendar-feasible = { $code ->
    [brief] выполнимо
   *[full] выполнимо: да
}
calendar-feasible-known = { $code ->
    [brief] да, насколько известно
   *[full] выполнимо: да, насколько известно
}
calendar-infeasible = { $code ->
    [brief] не хватает { $n }
   *[full] выполнимо: нет, не хватает { $n } ({ $days })
}
calendar-later = { $code ->
    [brief] да, позже не хватает { $n }
   *[full] выполнимо: да · { $days } не хватает { $n }
}
calendar-plan-unused = Предлагать нечего. Свободны { $free }: { $code ->
    [later] нормам этой недели хватает назначенного, а
   *[week] семьям без визита эти дни не подходят;
} не хватает { $n }: { $days } (стрелка вверх, F5).
calendar-plan-forecast = прогноз
calendar-plan-over = Неделя прошла: планировать в ней нечего.
calendar-plan-none = Предлагать нечего: назначенного хватает для нормы этой недели.
plan-without-level = { $n ->
    [one] У { $n } семьи не установлен уровень, а без него нет и нормы.
    [few] У { $n } семей не установлен уровень, а без него нет и нормы.
   *[other] У { $n } семей не установлен уровень, а без него нет и нормы.
}
calendar-plan-full = Свободных дней не осталось. Стрелкой вверх на дни, F5: чего не хватает и что поправит.
calendar-plan-stuck = Переносить некуда: { $who }. Подходящих дней с местом на этой неделе нет.
calendar-plan-first = Сначала F4 (а): программа предложит посещения.
calendar-proposed = ▒ предложено: { $why }
calendar-totals-short = √{ $held } · ещё { $week } нед, { $month } мес
calendar-load = визитов { $n }, предел { $limit }
calendar-outside = вне сопровождения
calendar-row = { $period }: { $done } из { $required }.{" "}
calendar-row-appointed = { $period }: { $done } из { $required }, назначено { $n }.{" "}
calendar-row-none = Посещать не требуется.
calendar-row-met = Норма выполнена.
calendar-row-unknown = О посещениях нет данных.
calendar-row-short = { $n ->
    [one] Недобор: { $n } посещение.
    [few] Недобор: { $n } посещения.
   *[many] Недобор: { $n } посещений.
}
calendar-row-impossible = { $n ->
    [0] Подходящих дней не осталось.
    [one] Подходит только { $n } день: норму не выполнить.
    [few] Подходят только { $n } дня: норму не выполнить.
   *[many] Подходят только { $n } дней: норму не выполнить.
}
calendar-last-day = Последний день — { $day }.
calendar-appointed = назначено
calendar-appointed-at = назначено на { $time }
calendar-unmarked = , итог не записан
calendar-away-list = Отсутствуют: { $who }
calendar-nothing = посещений не было
calendar-free = не назначено, день подходит для нормы (·)
calendar-not-appointed = не назначено
calendar-from-hour = {" "}с { $time }
calendar-until-hour = {" "}до { $time }
calendar-not-then = Не посещать: { $days }.
calendar-rather-then = Удобно: { $days }.
calendar-none-to-take-off = На этот день ничего не назначено: снимать нечего.
calendar-pick-family = Сначала выберите семью: стрелка вниз.
calendar-in-week = Это делают в неделе: Enter откроет её.
calendar-legend = ■ назнач. ▒ план √ было - срыв ! срок о отъезд
calendar-away-letter = о
status-calendar-empty = Пробел назначить  Enter на час  F5 почему  а авто  м месяц
status-calendar-empty-today = Enter визит  Пробел назначить  F5 почему  м месяц
status-calendar-appointed = Пробел снять  F6 перенести  Enter изменить  F5 почему
status-calendar-today = Enter визит  Пробел снять  F6 перенести  F5 почему
status-calendar-held = Enter запись о визите  F3 карта  F5 почему  с сегодня  м месяц
status-calendar-past = Enter визит  F3 карта  F5 почему  с сегодня  м месяц
status-calendar-day = F5 почему  а авто  Tab неделя  с сегодня  м месяц
status-calendar-proposal = ▒ предложено { $n }: Enter принять  в принять всё  Esc убрать  F5 почему
status-calendar-proposed = ▒ предложено { $n }: на ▒ Enter принять  в принять всё  Esc убрать  F5 почему
status-calendar-month = Enter неделя  PgUp PgDn месяц  F5 почему  с сегодня

why-no-norm = В этот день норма посещений для семьи не действует: уровня нет.
why-week-owed = Осталось по норме, чья неделя или чей месяц идёт
why-week-held = Сделано — состоявшиеся посещения недели, одно в день на семью.
why-day-working = { $day } — рабочий день
why-day-moved = { $day } — рабочий день: перенос
why-day-weekend = { $day } — выходной при пятидневной неделе
why-day-holiday = { $day } — нерабочий день
why-day-corrected = Поправка к календарю записана в этом файле.
why-day-forecast = Прогноз: постановления о переносах на { $n } год в программе нет, посчитано по одной ст. 112 ТК РФ.
why-day-leave = { $who } — { $reason }: с { $from } по { $until }
why-day-deputy = Посещает { $who }: день остаётся рабочим.
why-day-no-deputy = Заместитель не назван: посещать некому.
why-day-duty = Дежурство записано: день считается рабочим.
why-capacity = { $code ->
    [off] предел 0: день нерабочий
    [day] предел { $n }: запись на этот день
    [duty] предел { $n }: число из записи о дежурстве
    [weekday] предел { $n }: запись на этот день недели
   *[otherwise] предел { $n }: записи нет, столько берёт программа; в документе числа нет
}
why-capacity-since = , с { $day }
