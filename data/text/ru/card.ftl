# Карта семьи и «Программы».

# Разделы карты: короткие слова, они стоят столбцом.
card-now = Сейчас
card-members = Семья
card-contacts = Контакты
card-levels = Уровни
card-marks = Признаки
card-papers = Бумаги
card-requests = Запросы
card-days = График
card-history = История

# Сейчас.
card-unreported = Срочно
card-safety = Осторожно
card-conflict = Расхождение
conflict = расхождение
card-level = Уровень
card-ahead = Дальше
card-level-ahead = Сейчас уровня нет; { $level } — с { $day }
card-closed = Сопровождение прекращено { $day }
from-until = с { $from } до { $until }
card-firmness = { $code ->
    [example] срок в документе — пример
    [at-most] в документе: не дольше
    [borrowed] документ участка срока не называет
   *[fixed] срок назван в документе
}
card-norm = Норма
card-slack = { $n ->
    [one] запас { $n } день
    [few] запас { $n } дня
   *[many] запас { $n } дней
}
card-none-required = в этот период посещений не требуется
card-met = √ выполнено
visits-before-unknown = о прежних посещениях нет данных
card-short = не выполнено
row-own-rule = правило программы; { $code ->
    [borrowed] по заимствованной норме
   *[own] по документу
} нужно { $bare }
mark-former = введено по прежним правилам: { $title }
mark-ended = закончилось само { $day } ({ $why }): впишите день окончания
mark-ends = закончится само { $day } ({ $why })
mark-asked = проверьте, не кончилось ли: к { $day } — { $why }; впишите день окончания
mark-asks = { $day } проверьте, не кончилось ли ({ $why })
mark-expires = { $code ->
    [first_year] прошёл первый год
    [three] ребёнку 3 года
    [fourteen] младшему ребёнку 14 лет
    [recovery] 10 месяцев временной нетрудоспособности
    [contract] срок социального контракта
    [contract_asked] год социальному контракту
   *[other] { $code }
}
level-unfit = по признакам уровень { $level }, установлен { $held }: { $sign } ({ $source })
why-mark-own = { $code ->
    [sign] Записано своими словами: такого признака в документе нет, уровень из него не следует.
    [category] Записано своими словами: такой категории в документе нет.
   *[other] Записано своими словами: такого обстоятельства в документе нет.
}
why-mark-former = Запись введена по прежним правилам файла ({ $title }) и сохраняет их слова.
why-mark-now = В нынешних правилах под тем же именем: «{ $text }» ({ $cited }).
why-mark-gone = В нынешних правилах этого нет.
card-next = Визит
card-last = Прошлый визит
card-never = ещё не было
days-ago = { $n ->
    [0] сегодня
    [1] вчера
    [one] { $n } день назад
    [few] { $n } дня назад
   *[many] { $n } дней назад
}
card-away = Отсутствие
card-all = все
card-call-back = Перезвонить
card-promised = Обещали
card-overdue = Просрочено
card-soon = Скоро
card-unanswered = Без ответа
card-deadline = Срок
request-waits = { $to }, запрос от { $sent }
request-due = срок { $day }
card-phones = Телефоны
card-free = Свободно
card-children = Дети
card-file = Дело
card-title = Записана как
card-curator = Куратор
card-form = Форма
card-registered = На учёте с
card-began = Сопровождение с
card-ground = Основание
card-source = Источник выявления
card-someone = кого уже нет в файле
number = № { $n }

# Семья.
card-adults = Взрослые: { $n }
card-children-count = Дети: { $n }
card-no-members = Члены семьи не записаны.
card-no-name = имя не записано
card-no-phone = телефона нет
card-no-address = адрес не записан
card-former-sealed = не показана: тайна усыновления (ст. 139 СК РФ), ключ --former
card-former = прежняя фамилия { $name }
card-born = род. { $day }
card-born-year = { $year } г. р.
card-accompanied = сопровождается (индивидуальная форма)
card-limited-health = ОВЗ
disability = { $code ->
    [group_1] инвалидность I группы
    [group_2] инвалидность II группы
    [group_3] инвалидность III группы
   *[child] ребёнок-инвалид
}
family-form = { $code ->
    [individual] индивидуальная
   *[group] групповая
}

# Контакты.
card-no-contacts = Контактов ещё не было.
card-called-back = Перезвонить до { $day }: перезвонили { $back }
card-to-call-back = Перезвонить до { $day }
card-rights-violated = Права ребёнка были нарушены

# Программа.
card-no-programme = Программы нет, мероприятий тоже.
programme-no-activities = Мероприятий нет.
programme-version = версия { $n }
programme-approved = Утвердили: { $by }
programme-approves = Утверждает: { $by }
programme-without = без программы: { $who }
programme-each = { $source }: отдельно на каждого члена семьи
programme-opinion = Мнение семьи: { $text }
programme-superseded = Прежняя версия: в счёт не входит.
programme-ahead = До этого дня действует прежняя версия.
programme-left = Осталось из версии { $n }
programme-coming = Версия { $n }, с { $day }
programme-ippsu = ИППСУ № { $n }
programme-ipra = ИПРА № { $n }
programme-until = Действует по { $day }
need-family = семья в целом
need-not = { $what } не нужна
participant-supplier = поставщик услуг
participant-accepted = { $code ->
    [yes] семья согласна
    [no] семья против
   *[unasked] семья не спрошена
}
participant-agreed = { $code ->
    [yes] участвует
    [no] участвовать не согласен
   *[unasked] ответа об участии нет
}
participant-sent = программа направлена { $day }
participant-not-sent = программа не направлена
control-score = баллов: { $n }
control-proposal = Предложено: { $what }. Enter — оформить
control-no-proposal = Что предлагается, не записано
lack-consent = согласие семьи не записано: { $who }
lack-dispatch = программа не направлена: { $who }
lack-ipra = не указана ИПРА: { $who }
lack-contract = договора с замещающей семьёй нет
lack-need = не записано, в какой помощи нуждается семья
lack-need-of = не записано, в какой помощи нуждается: { $who }
lack-refused = семья не согласна привлекать, а мероприятие открыто: { $who }
control-goal-head = Цель: { $what }
control-goal = Цель «{ $what }»: { $reached }
card-resources = Ресурсы: { $text }
card-resources-head = Ресурсы членов семьи
activity-urgent = срочно: { $what }
field-resources = ресурсы
field-urgent = срочная помощь
field-provider = вид поставщика
provider = { $code ->
    [state] государственная
    [municipal] муниципальная
    [commercial] коммерческая
    [non_profit] некоммерческая
   *[entrepreneur] индивидуальный предприниматель
}
lack-control = не проведено: { $what }
lack-control-by = не проведено: { $what } (до { $day })
why-control-own = Дня документ не называет. Промежуточное программа ждёт с середины срока, итоговое — в последние 30 дней.
executor-curator = куратор
executor-family = член семьи
request-text = Просим сообщить об исполнении мероприятия: { $what }.
request-reminded = напомнили { $day }
request-is-answered = Ответа уже не ждут: напоминать не о чем.
programmes-requests = Ждут ответа: { $n }, просрочено { $late }
status-request = Enter записать ответ  Ctrl+R напомнили сегодня  F3 карта  F5 почему
status-card-next = Enter записать следующее  Ins добавить  F4 изменить  з звонок  F5 почему
status-card-lack = Enter записать недостающее  Ins добавить  з звонок  F5 почему
status-card-control = Enter — что следует из контроля  F4 изменить  Ins добавить  F5 почему
card-moved-to = Переехала: { $where }
card-after = После
card-lacking = Не хватает:
after-open = постсопровождение, срок не указан
after-until = постсопровождение по { $day }
after-over = постсопровождение окончено { $day }
after-no-visits = посещений после прекращения нет
after-visits = посещений { $n }, последнее { $day }
programme-none = Вне программ
programme-progress = Выполнено { $done } из { $all }
request-for = для мероприятия: { $what }

# Уровни.
card-no-levels = Уровень ещё не устанавливали.
card-since = с { $day }
card-term = Срок до { $day } ({ $source })
card-decided = Решение: { $by }
dated = от { $day }
card-closed-twice = Прекращено дважды{ $days ->
    [one] { " " }в один день
   *[two] : { $day } и позже
}. Оставьте верную запись, другую удалите (Del).
card-overridden = не действует: с того же дня установлен не менее острый уровень
card-closing = Прекращение
card-positive = с положительным результатом
card-not-positive = без положительного результата

# Признаки.
card-no-marks = Признаков, категорий, обстоятельств и статусов не записано.
card-from = с { $day }
card-ended = { $through }, больше нет
status-name = { $code ->
    [prevention] профилактика
    [difficult] трудная жизненная ситуация (ТЖС)
   *[sop] социально опасное положение (СОП)
}

# Бумаги и запросы.
card-no-papers = Решений, соглашений, документов и согласий не записано.
card-no-requests = Запросов и сообщений нет.
decision-subject = { $code ->
    [recognition] признание нуждаемости
    [placement] постановка на сопровождение
    [programme] утверждение программы
    [prolongation] продление срока
    [level] смена уровня
    [continuation] продолжение сопровождения
    [results] промежуточные и итоговые результаты
    [working_group] рабочая группа по семье
    [status] статус семьи
   *[closing] прекращение сопровождения
}
card-copy-sent = копия отправлена { $day }
card-place = Где лежит: { $place }
card-withdrawn = отозвано { $day }
request-sent = Запрос ({ $to }) отправлен { $day }
request-answered = ответ { $day }
request-no-answer = ответа нет
request-withdrawn = отозван { $day }, ответа не ждут

# График.
card-no-days = Посещения не назначены, отсутствий и пожеланий о днях нет.
card-nothing-came = визит не отмечен
card-excuses = норма уменьшается
card-excuses-not = норма не меняется
card-possible = можно
card-impossible = нельзя
card-hours = с { $from } до { $until }

# История.
card-no-history = Изменений нет.
history-changed = { $field }: было «{ $from }», стало «{ $to }»
history-deleted = запись удалена
history-restored = запись возвращена
value-none = пусто
value-yes = да
value-no = нет
cell = { $code ->
    [whose] за кого сдан отчёт
    [address] адрес
    [storage] срок хранения
    [act] реквизиты акта
    [paper] реквизиты приказа
    [visits] число посещений
    [life] в семье с и по
    [name] имя
    [decision] реквизиты решения
    [span] период
    [when] день и время
    [hours] часы
    [approval] утверждение
    [outcome] итог
    [answer] ответ
    [agreement] согласие участника
   *[other] сама запись
}
record-one = { $code ->
    [district] участок
    [curator] куратор
    [organisation] организация
    [order] местный приказ
    [calendar_day] поправка к календарю
    [deadline] исполненный срок документа
    [family] семья
    [assignment] закрепление куратора
    [member] член семьи
    [level] уровень
    [sign] признак
    [category] категория
    [circumstance] обстоятельство
    [status] статус
    [decision] решение
    [agreement] соглашение
    [document] документ
    [consent] согласие
    [inquiry] звонок без семьи
    [contact] контакт
    [appointment] назначенное посещение
    [absence] отсутствие
    [availability] пожелание о днях
    [leave] отпуск куратора
    [duty] дежурный день
    [capacity] вместимость дня
    [programme] программа
    [activity] мероприятие
    [request] запрос
    [notice] сообщение о нарушении прав
    [closing] прекращение
    [local_deadline] местный срок
    [minimum] прожиточный минимум
    [sitting] заседание
    [income] доход семьи
    [question] вопрос на заседание
    [goal] цель
    [need] потребность
    [participant] участник программы
    [goal_result] итог по цели
    [control] контроль
    [event] событие
    [period_figure] показатель учреждения
    [handed_report] сданный отчёт
    [action] действие с данными
    [erasure] уничтожение данных
    [transfer] передача семьи в другой участок
    [phone] телефон
   *[other] { $code }
}

# Поля записей.
field-access = как войти
field-action = что сделано
field-activity = мероприятие
field-address = адрес
field-answer = ответ
field-answered-on = ответили
field-approved-by = утвердили
field-basis = основание
field-block = корпус
field-body = кто решил
field-born = дата рождения
field-by = кто
field-call-back = перезвонить до
field-called-back = перезвонили
field-category = категория
field-circumstance = обстоятельство
field-caller = кто звонил
field-contact = к кому обращаться
field-copy-sent-on = копия отправлена
field-curator = куратор
field-decided-by = кто решил
field-decided-on = день решения
field-deputy = заместитель
field-disability = инвалидность
field-document = документ
field-done-on = день выполнения
field-due = срок
field-family = семья
field-first-name = имя
field-flat = квартира
field-form = форма
field-former-name = прежняя фамилия
field-from = с
field-ground = основание
field-help = вид помощи
field-house = дом
field-journal-number = номер в журнале
field-kind = вид
field-last-name = фамилия
field-level = уровень
field-limit = предел семей
field-limited-health = ОВЗ
field-member = член семьи
field-name = имя
field-note = примечание
field-number = номер
field-occupation = занятие
field-on = день
field-opinion = мнение семьи
field-organisation = организация
field-outcome = итог
field-patronymic = отчество
field-per = за
field-phone = телефон
field-phones = телефоны
field-place = место
field-position = должность
field-positive = положительный результат
field-possible = можно
field-programme = программа
field-promised = обещали
field-purpose = цель
field-reason = причина
field-referred = что осталось у передающей стороны
field-registered-on = на учёте с
field-regulation = правила
field-storage-years = срок хранения, лет
field-storage-ground = где установлен срок
field-zone = часовой пояс
field-rule = срок
field-under = введено по правилам
field-result = результат
field-role = кем приходится
field-safety = предупреждение
field-section = участок
field-sender = от кого
field-sender-id = номер участка, который передал
field-sent-on = отправлен
field-sessions = сеансы с частью действий
field-settlement = населённый пункт
field-sign = признак
field-state = состояние
field-status = статус
field-street = улица
field-subject = о чём
field-text = текст
field-time = время
field-title = название
field-to-whom = кому
field-until = до
field-through = по
field-last-day = по (включительно)
field-of-agreement-until = действует по
field-of-closing-decided-by = кем решено
field-of-closing-number = номер решения
field-of-decision-body = кем решено
field-of-decision-number = номер решения
field-of-family-member = кого сопровождают
field-of-level-decided-by = кем решено
field-of-level-number = номер решения
field-of-level-until = срок до
field-of-member-from = в семье с
field-of-order-by = кем издан
field-of-organisation-name = название
field-of-participant-sent-on = программа направлена
field-of-programme-approved-by = кем утверждена
field-of-programme-member = чья программа
field-of-programme-on = день утверждения
field-of-programme-sent-on = отправлена на утверждение
field-of-request-due = ответить до
field-of-request-sent-on = отправлен
field-of-sitting-body = кто заседает
field-of-status-decided-by = кем решено
field-of-status-number = номер решения
field-version = версия
field-visits = посещений
field-weekday = день недели
field-why = почему
field-with = с кем
field-withdrawn-on = отозвано
field-why-left = почему выбыл(а)
field-born-year = год рождения
field-person = тот же человек
field-second-role = кем ещё приходится
field-source = источник выявления
field-decision = решение (из списка)
field-ruling = что решено
field-sitting = заседание
field-contract = вид договора
field-reminded-on = напомнили
field-moved-to = куда переехала
field-after-until = постсопровождение по
field-control = контроль
field-goal = цель
field-paper = вид документа
field-ippsu = ИППСУ №
field-ipra = ИПРА №
field-reached = достигнута
field-reached-on = день оценки цели
field-needed = нужна
field-task = что делает
field-supplier = поставщик услуг
field-accepted = семья согласна
field-agreed = участвовать согласен
field-agreed-on = день согласия
field-entities = уничтоженные записи
field-entries = когда и с чьими данными
field-event = что произошло
field-child = о каком ребёнке
field-indicator = показатель
field-value = значение
field-extent = за кого сдан
field-figures = показатели
field-counted = что сосчитано
field-inspection = что проверено
field-satisfied = семья удовлетворена
field-score = баллы
field-proposal = что предлагается
field-amount = рублей в месяц
field-heads = на скольких человек
field-day = число месяца
field-days = дней
field-after = после чего
field-of = семья
field-working = рабочий день

# Строка под картой и почему.
card-gone = Этой семьи в файле больше нет. Ctrl+X — её история и возврат. Esc — назад.
status-card = Tab раздел  Ins добавить  F4 изменить  Пробел визит  з звонок  F5 почему
status-card-activity = Пробел отметить  Ctrl+R запрос  Ins добавить  F4 изменить  з звонок
status-card-unreported = Enter — записать, кому и когда сообщили  F5 — почему  з звонок
status-card-call-back = Enter — перезвонили  Ins добавить  F4 изменить  з звонок
status-card-phone = Ctrl+T скопировать телефон  Ins добавить  F4 изменить  з звонок
why-for = { $code ->
    [family] Сведения о семье: по адресу составляют маршрут, предупреждение об осторожности видно во всех списках.
    [member] Член семьи: по нему семью находит F7, по дате рождения считают возраст и детей.
    [contact] Посещение или разговор: состоявшиеся посещения идут в норму, об обещанном звонке напоминает «Сегодня».
    [appointment] Назначенное посещение стоит в календаре, на «Сегодня» и в маршрутном листе.
    [absence] Отсутствие: в дни, когда нет дома всей семьи, посещений не требуется.
    [availability] Пожелание о днях: план посещений их учитывает.
    [assignment] Закрепление: в чьём списке и в чьей нагрузке стоит семья.
    [level] Решение об уровне: из него следуют норма посещений, срок и нагрузка.
    [closing] Прекращение: с этого дня норм и посещений нет.
    [programme] Программа: к ней относятся мероприятия и их сроки.
    [activity] Мероприятие: о его сроке напоминают «Сегодня» и «Программы».
    [request] Запрос: пока нет ответа, о нём напоминает карта.
    [notice] Сообщение о нарушении прав: кому, когда и чем сообщили.
    [decision] Решение: на него ссылаются уровень, срок и прекращение.
    [agreement] Соглашение: с него начинается сопровождение по согласию семьи.
    [document] Документ дела: что есть и где лежит.
    [consent] Согласие: от него зависит, что можно сказать о семье.
    [goal] Цель программы: по ней оценивают результат.
    [need] Потребность: в какой помощи нуждается член семьи или семья в целом.
    [participant] Участник программы: кто привлечён, согласен ли и когда ему направлена программа.
    [event] Событие: его считает отчёт за квартал и год.
    [goal_result] Итог по цели: насколько она достигнута, как нашёл контроль.
    [control] Контроль: из него следует, продолжить, изменить уровень или прекратить.
    [question] Вопрос на заседание: что решат, записывают по списку заседания.
    [income] Доход: с ним сравнивают прожиточный минимум.
    [sign] Признак: основание для уровня.
    [category] Категория: по ней отбирают семьи и считают социальный паспорт.
    [circumstance] Обстоятельство: по нему отбирают семьи.
    [status] Статус: по нему отбирают семьи.
   *[other] { "" }
}
why-entered = Это не расчёт: так записано в файле. Кто и когда записал:
why-phone = Телефон члена семьи: по нему звонят (Ctrl+T — скопировать), по нему семью находит F7.
why-children = Дети — члены семьи, которым ещё нет 18 лет. Возраст считается от даты рождения.
why-free = Дни, в которые семью можно посетить: куратор работает, семья дома и не просила не приходить, в плане дня есть место. Показаны ближайшие:
why-free-yes = свободно
why-free-appointed = посещение уже назначено
why-free-full = в этот день больше посещений не помещается
why-decided-ahead = Это уже решено на более поздний день и сегодня ещё не действует.
why-no-level = Действующего решения об уровне в файле нет: нормы посещений сегодня нет. Записать решение: Ins.
why-no-visit = Состоявшихся посещений в файле нет.
why-curator = Записи о том, кто отвечает за эту семью, нет: отвечает куратор этого файла.
why-sign-level = Признак уровня: { $level }
why-age = Дата рождения: { $born }. Возраст сегодня: { $age }
why-no-age = Дата рождения не записана: возраст неизвестен.
why-progress = Программа: выполнено { $done } из { $all }. Отменённые и прежние версии не считаются.

# Программы.
programmes-title = { $word }: что к сроку
programmes-count = открыто { $n }, просрочено { $late }
programmes-late = Просрочено: { $n }
programmes-soon = В ближайшие 14 дней: { $n }
programmes-later = Позже: { $n }
programmes-no-day = Без срока: { $n }
programmes-bare = Без программы: { $n }
programmes-empty = Открытых мероприятий нет.
programme-due-today = срок сегодня
programme-nothing-to-tick = Отмечать нечего: мероприятий нет.
column-due = Срок
column-activity = Мероприятие
column-by = Исполнитель
column-whom = Кому
column-result = Итог
activity-short = { $code ->
    [planned] {""}
    [in_progress] идёт
    [done] да
    [failed] нет
   *[cancelled] отм.
}
status-programmes = Пробел отметить  Ctrl+R запрос  Enter программа  F3 карта  F5 почему
status-checklist = Пробел отметить  Ctrl+R запрос  стрелки семья  Tab все сроки  F5 почему
card-departed = Выбыли: { $n }
card-coming = Ещё не в семье: { $n }
card-comes = с { $day }
card-member-since = в семье с { $day }
card-also = также в семье: { $family }
card-childless = Дети
left = { $why ->
    [died] { $sex ->
        [male] умер { $day }
        [female] умерла { $day }
       *[unknown] смерть { $day }
    }
   *[other] { $sex ->
        [male] выбыл { $day }: { $reason }
        [female] выбыла { $day }: { $reason }
       *[unknown] выбытие { $day }: { $reason }
    }
}
left-choice = { $code ->
    [died] смерть
    [moved_out] живёт отдельно
    [taken_into_care] помещение в учреждение
    [of_age] совершеннолетие
    [returned] возврат в кровную семью
   *[other] другая причина
}
why-childless = С { $day } в семье нет ни одного ребёнка, а сопровождение идёт. Норму это не меняет: решает тот, кто прекращает сопровождение.
why-age-about = Год рождения { $year }, день не записан: возраст { $age }. Ребёнком считается только тот, кому точно нет 18.
why-turns = { $code ->
    [3] С трёх лет кончаются признаки и помощь «до трёх лет»: сверьте их.
    [14] С 14 лет получают паспорт, согласие подписывают и ребёнок, и законный представитель: подготовьте бумаги.
   *[other] С 18 лет человек взрослый: решите, продолжать ли сопровождение, и подготовьте решение.
}

# Решения, договоры, программы, контроль, сроки: чего в списках больше нигде нет.
ruling = { $code ->
    [granted] решено положительно
    [refused] отказано
    [returned] возвращено на доработку
   *[postponed] отложено
}
contract = { $code ->
    [guardianship] об опеке, о приёмной семье
    [social] социальный контракт
   *[accompaniment] о социальном сопровождении
}
plan-paper = { $code ->
    [standalone] самостоятельный документ
    [part_of_ippsu] часть ИППСУ
   *[interagency] межведомственный план
}
reached = { $code ->
    [yes] достигнута
    [partly] достигнута частично
   *[no] не достигнута
}
inspection = { $code ->
    [first_diagnosis] первичная диагностика
    [next_diagnosis] промежуточная диагностика
    [final_diagnosis] итоговая диагностика
    [intermediate] промежуточный контроль
    [effectiveness] оценка эффективности
   *[satisfaction] удовлетворённость семьи
}
happening = { $code ->
    [refusal] отказ от ребёнка
    [rights_deprived] лишение родительских прав
    [rights_restored] восстановление в родительских правах
    [improper_parenting] ненадлежащее исполнение родительских обязанностей
    [violence] насилие, жестокое обращение, нарушение прав ребёнка
    [child_returned] возврат ребёнка из замещающей семьи
    [placed] помещение ребёнка в организацию
    [released] освобождение из учреждения закрытого типа
   *[relations_stable] стабилизация детско-родительских отношений
}
proposal = { $code ->
    [continue] продолжить
    [change_level] изменить уровень
   *[stop] прекратить
}
local-rule = { $code ->
    [day_of_month] в этот день каждого месяца
    [day_after_quarter] в этот день месяца после квартала
    [every_quarter] до конца квартала
    [working_days_after] через столько рабочих дней
   *[days_after] через столько дней
}
case-event = { $code ->
    [registration] постановка на учёт
    [placement] решение о постановке
    [level] установление уровня
    [programme] программа
    [agreement] договор или соглашение
   *[closing] прекращение
}
programme-draft = не утверждена: решает { $body }
programme-approval = { $state ->
    [waiting] ждёт утверждения с { $day }
    [ahead] действует с { $day }
    [refused] отклонена { $day }
   *[returned] возвращена на доработку { $day }
}
decision-until = действует по { $day }
programmes-undecided = Не утверждены: { $n }
