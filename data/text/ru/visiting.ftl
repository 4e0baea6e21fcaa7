# Что стоит против посещения или что надо знать до двери: календарь, окна, бумаги.

hindrance-closed = сопровождение прекращено с { $day }
hindrance-not_begun = сопровождение начнётся { $day }
hindrance-away = семья отсутствует по { $day }{ $reason }
hindrance-member_away = отсутствует { $who } по { $day }{ $reason }
hindrance-member = член семьи
hindrance-asked = семья просила не приходить: { $weekday }
hindrance-asked_hour = семья просила не приходить: { $weekday }{ $hours }
hindrance-day_off = нерабочий день, дежурства нет
hindrance-leave = куратор отсутствует, замещающий не назначен
family-number = № { $n }
deputy-away = отсутствие с { $from }: { $what }
deputy-asked = не посещать: { $days }
deputy-begins = сопровождение начнётся { $day }
argument-needless-word = «{ $value }» здесь ничего не изменит: уберите.
argument-sitting-day = «{ $value }» здесь ничего не значит. День заседания называют так: --from 2026-10-09.
argument-needless = { $option } здесь ничего не изменит: уберите.
argument-week-or-days = Неделя (--week) или дни (--from, --to): оставьте что-то одно.
argument-many-days = Дней слишком много: бумага вмещает не больше { $most }. Сократите срок.
argument-query-or-batch = Слова или файл запросов (--batch): оставьте что-то одно.
argument-demo-there = Учебный участок уже есть: { $path }. Чтобы создать другой, укажите --at.
print-no-plan = В календарь идёт только назначенное: выберите «назначенное» или другой вид.
deputy-ends = ! сопровождение прекращается с { $day }
init-plain = Парольная фраза не задана: её спрашивают в терминале или берут из --passphrase-file и KURATOR_PASSPHRASE. Зашифровать: kurator passphrase set.
check-after-closing = посещение назначено на день, когда сопровождение прекращено ({ $kind }): { $what }. Снимите его в карте семьи или исправьте день прекращения
leftover-title = Осталось открытым: оставить или снять?
leftover-choice = { $code ->
    [release] снять
   *[keep] оставить
}
leftover-line = { $code ->
    [visit] визит { $day }
    [call_back] перезвонить до { $day }
    [promised] обещано { $day }
    [activity] мероприятие до { $day }
    [undated] мероприятие
    [request] ответ на запрос до { $day }
    [request_undated] ответ на запрос
   *[absence] отсутствие { $day }
}
leftover-more = ещё { $n ->
    [one] { $n } запись
    [few] { $n } записи
   *[many] { $n } записей
}
leftover-hint = Tab к следующей строке, стрелки или Пробел меняют выбор. Снятое остаётся в истории; всё вернёт одна отмена (Ctrl+Z).
carry-title = Открыто в прежней версии: что с этим сделать?
carry-choice = { $code ->
    [keep] оставить
    [cancel] отменить
   *[carry] перенести
}
carry-hint = Tab к следующей строке, стрелки или Пробел меняют выбор. Оставленное числится за прежней версией и ждёт исполнения; всё вернёт одна отмена (Ctrl+Z).
carry-why = составлена новая версия
leftover-why = снято при прекращении сопровождения
leftover-promise = Обещали: { $what } (снято при прекращении сопровождения)
slack-own = , по вашим дням { $n }
why-slack-own = По вашим дням: запас { $n } (нужно { $owed }; ваши дни: { $days })
why-slack-not-own = ; не ваши: { $days }
week-title = Рабочая неделя куратора
week-from = С какого дня
week-number-wanted = Нужно число посещений от 0 до { $most }; 0 — не рабочий день.
week-same = Ничего не изменилось: так и записано.
week-hint = Сколько посещений вмещает каждый день недели; 0 — не ваш день. Норма и её запас не меняются, рядом показан запас по вашим дням.
crowd-hour = в { $time } уже назначен визит в другом месте: { $who }
crowd-twice = на этот день у семьи уже назначен визит
crowd-twice-at = на этот день у семьи уже назначен визит, { $time }
check-visit-twice = На { $day } у этой семьи уже назначен визит. Перенесите или снимите один из них, если это не описка.
visit-hour-dropped = час { $time } снимается
visit-hour-how = новый пишут после дня, «27.11 15:00»
crowd-full = { $day }: визитов станет { $n }, а день вмещает { $capacity }
check-visit-hour = В этот час уже назначен визит в другом месте ({ $day }). Перенесите один из них, если это не описка.
check-visit-full = Назначено больше, чем вмещает день { $day }. Выберите другой день, если это не описка.
calendar-own-day = выходной, рабочий день вашей недели
