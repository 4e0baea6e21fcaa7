# Поиск во время звонка и запись разговора.

lookup-title = Найти
lookup-attach = О какой семье был звонок
lookup-join = Какая семья — эта же
lookup-foot-job = Enter для этой семьи ─ F3 карта ─ Esc закрыть
lookup-foot-join = Enter сравнить обе ─ F3 карта ─ Esc закрыть
lookup-foot = Enter карта ─ Ins записать ─ F6 визит ─ Tab кто звонит ─ Ctrl+T телефон
lookup-foot-attach = Enter — звонок об этой семье ─ Esc закрыть
lookup-foot-attach-none = Ins принять семью ─ F5 что можно сказать ─ Esc закрыть
lookup-foot-call = Enter к какой семье ─ Ins записать новый звонок ─ Esc закрыть
lookup-foot-none = Ins записать звонок без семьи ─ F5 что можно сказать ─ Esc закрыть
lookup-foot-job-none = F8 стереть ─ Esc закрыть
lookup-of-today = ищется по сегодняшним записям
lookup-how = Фамилия, имя ребёнка, телефон (хватит последних четырёх цифр), улица с домом, школа, номер бумаги — в любом порядке. Раскладка не важна: «Bdfyjdf» найдёт Иванову. ё = е. Опечатки и «на слух» не мешают.
lookup-nobody = Никто не подходит. Ins — записать звонок без семьи: его можно привязать потом.
lookup-loose = { $day } — звонок без семьи: { $what }. Enter — к какой семье он относится.
lookup-nobody-attach = Никто не подходит. Ins — принять семью: всё, что сказали по телефону, уже будет в форме.
lookup-nobody-chosen = Никто не подходит. F8 — стереть и искать по другому слову; новую семью принимают на экране: Ctrl+N.
lookup-no-call = Здесь выбирают семью для дела, звонок не записывают: Esc, затем F7.
lookup-sealed = Найдено по прежней фамилии: { $n }. Показать: F4
do-former = показать найденных по прежней фамилии
bar-former = Прежние
card-adoption = Тайна усыновления (ст. 139 СК РФ)
lookup-more = ещё { $n }
lookup-caller = звонит: { $who }
lookup-late = ! Просрочено: { $what }
lookup-children = Дети: { $who }
lookup-next = Визит { $day }
lookup-free = свободно: { $days }
lookup-ahead = Ближайшее: { $what }
lookup-by = { $code ->
    [layout] (раскладка)
    [translit] (латиницей)
    [ending] (другая форма)
    [diminutive] (краткое имя)
    [typo] (опечатка)
    [phonetic] (на слух)
   *[fuzzy] (похоже)
}
caller = { $code ->
    [representative] законный представитель
    [child] ребёнок
    [school] школа
    [police] полиция
    [hospital] больница
    [neighbour] сосед, родня
   *[unknown] не назвался
}
may-tell-line = Сказать можно: { $said }
may-tell = { $code ->
    [own_family] о своей семье — всё, если уверены, кто говорит.
    [own_case] ребёнку — о нём самом и о нашей помощи; о родителях — ничего.
    [on_request] без согласия — только то, к чему обязывает закон. Сообщение принять, ответ — на письменный запрос.
   *[nothing] ничего, даже что семья у нас. Спросить, кто говорит и куда перезвонить.
}
may-tell-consented = в пределах согласия ({ $whose }); остальное — по письменному запросу.
may-tell-flawed = только то, к чему обязывает закон: согласие ({ $whose }) не действует — { $why }. Ответ — на письменный запрос.
may-tell-adoption = ! Тайна усыновления (ст. 139 СК РФ): об усыновлении и прежней фамилии — никому.
adoption-law = «Тайна усыновления ребенка охраняется законом»: кто разгласил её против воли усыновителя, отвечает по закону.
consent-why = Согласие и соглашение
consent-since = с { $day }
consent-agreement = Соглашение действует с { $day }.
consent-none = Согласий в файле нет.
consent-nobody = неизвестно чьё
consent-counts = действует
consent-withdrawn = отозвано { $day }
consent-expired = истекло { $day }
consent-through = по { $day }
consent-flaw = { $code ->
    [no_consent] согласия нет
    [other_agreement] соглашение заключено с другим членом семьи
    [no_agreement] нет действующего соглашения
    [other_purpose] дано не для передачи сведений
    [no_purpose] не сказано, для чего
    [minor] согласился сам ребёнок до 14 лет: за него — родитель или опекун
    [not_yet] ещё не началось
   *[nobody] не сказано, чьё
}
may-tell-title = Что можно сказать по телефону
may-tell-why = Семейная тайна
may-tell-own-rule = Кому из звонящих что говорить, в документах нет: это правило программы. Документы обязывают:
duty-why = Нарушены права ребёнка
duty-at-once = ! Сообщить сразу{ $means } ({ $source }).
duty-at-once-if = ! Сообщить сразу (правило программы). О замещающей семье — сразу{ $means } ({ $source }).
duty-at-once-own = ! Сообщить сразу (правило программы: срока в документах нет).
duty-means = { $code ->
    [telephone] , по телефону
   *[other] {""}
}
duty-whom = Кому: { $whom }.
urgent-rights = сообщить о нарушении прав ребёнка
today-urgent = СРОЧНО { $n }
status-urgent-unknown = Enter — записать, кому и когда сообщили  F5 — кому сообщать  Ins — принять семью
status-urgent = Enter — записать, кому и когда сообщили  F5 — кому сообщать  F3 карта
inquiry-urgent = Сначала сообщите о нарушении прав ребёнка: раздел СРОЧНО, Enter.
means = { $code ->
    [phone] по телефону
    [in_person] лично
    [letter] письмом
   *[email] по электронной почте
}
field-rights = права ребёнка
field-means = как сообщили
field-about = о чём (контакт)
field-inquiry = звонок
fault-rights = Сообщают о нарушении прав: отметьте «нарушены» или сотрите, кому сообщили.
duty-helpline = Детский телефон доверия: { $number } ({ $source }).
rights = { $code ->
    [violated] нарушены
   *[kept] не нарушены
}
call-title-nobody = Звонок: семья неизвестна
call-who = О ком, кто
call-phone = Телефон
call-caller = Звонит
call-source = Источник
call-source-none = не указан
call-rights = Права ребёнка
call-reported = Сообщили кому
call-means = Как сообщили
call-came = { $code ->
    [held] поговорили
   *[nobody_home] не дозвонились
}
today-inquiries = ЗВОНКИ БЕЗ СЕМЬИ { $n }
status-inquiry = Enter — привязать  Ins — принять семью  F8 — разобрались  Ctrl+T телефон
scope-lookup = Поиск
field-who = о ком, кто
lookup-house = дом
lookup-flat = кв.
lookup-age = возраст
lookup-born = род.
lookup-document = №

## Похожие люди
double-likely = Похоже, уже в файле: { $who } ({ $why }){ $more ->
    [0] {""}
   *[other] ; и ещё { $more }
}. F3 — кто это.
double-reason = { $code ->
    [phone] тот же телефон
    [name] то же имя
    [similar_name] похожее имя
    [patronymic] то же отчество
    [born] тот же день рождения
    [nearly_born] дата рождения отличается одним знаком
   *[address] тот же адрес
}
double-none = Похожих людей в файле нет.
double-title = Похоже, уже в файле
double-foot = Enter карта ─ Esc вернуться к форме
