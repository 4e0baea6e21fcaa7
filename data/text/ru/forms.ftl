# Бланки, журналы и таблицы.

form-visits-ended = сопровождение прекращено
form-visits = { $n ->
    [one] { $n } раз
    [few] { $n } раза
   *[many] { $n } раз
} в { $per ->
    [week] неделю
   *[month] месяц
}
form-born-year = { $year } г. р.
form-of-day = от { $day }
form-whole-family = вся семья
form-accompanied-family = семью
form-accompanied-member = члена семьи ({ $whom })
form-rights = { $code ->
    [violated] Выявлены
    [kept] Не выявлены
   *[unknown] Выявлены / не выявлены (нужное подчеркнуть): ______________________
}
form-request-whom = (впишите, о ком запрос: в записях дела этого больше нет)
form-no-consent = согласие не записано
form-limited-health = ОВЗ
form-word-plan = индивидуальная программа
form-word-agreement = договор
form-word-decision = решение
form-word-body = комиссия
form-word-survey = акт обследования условий жизни семьи
form-word-questionnaire = анкета потребности в сопровождении

form-no-docx = Бланк { $form } не открыть: это не docx. Сохраните его в Word или LibreOffice как «Документ Word (.docx)».
form-too-large = Бланк { $form } слишком велик или размножает сам себя ({ $part }). Ничего не записано.
form-macros = В бланке { $form } есть макросы ({ $part }). Сохраните его как docx без макросов.
form-elsewhere = Бланк { $form } берёт данные из другого места ({ $part }): вставьте рисунок или шаблон в сам файл.
form-no-xml = Бланк { $form } повреждён ({ $part }). Откройте его в редакторе и сохраните заново.
form-unknown-field = В бланке { $form } есть поля, которых у этой бумаги нет: { $what }. Место: абзац { $paragraph }, «{ $near }» ({ $part }). Все поля: kurator help forms.
form-unclosed-field = В бланке { $form } поле не закрыто: «{ $what }». Место: абзац { $paragraph } ({ $part }). Закройте его скобками {"}}"}.
form-two-lists = В бланке { $form } одна строка просит два списка: { $what }. Место: абзац { $paragraph } ({ $part }). Разделите её на две.

paper-no-sitting = Заседания нет. Запишите его: F9, «Заседания».
paper-no-questions = На заседание вопросов не внесено.
argument-no-family = О какой семье? Укажите --family.

redacted-settlement = Пункт № { $n }
redacted-family = Семья № { $n }
redacted-person = № { $n }
redacted-curator = К-{ $n }
redacted-text = (скрыто)
redacted-words = (скрыто № { $n })

table-period = Период: { $span }
table-families = Журнал учёта семей
table-applications = Регистрация заявлений
table-placed = Журнал учёта детей, помещённых в организации
table-released = Журнал регистрации освободившихся
table-notices = Журнал сообщений о нарушении прав детей
table-passport = Социальный паспорт участка
table-results = Итоги по семьям
table-norms = Норма посещений и её выполнение
table-dispatch = Лист рассылки
table-agreement = { $word }, № и дата
table-family-number = { $family }, № { $n }
table-unknown-family = семья ещё не известна
table-positive = положительный результат
table-negative = без положительного результата
table-by-level = По уровням сопровождения
table-no-level = Без уровня
table-by-settlement = По населённым пунктам
table-by-category = По категориям
table-by-status = По статусу
table-by-age = По возрасту детей
table-no-settlement = населённый пункт не указан
table-no-birth = возраст не известен
table-ages = { $from }–{ $to } лет
table-no-entries = Записей нет.
table-without-application = { $n ->
    [one] Поставлена на учёт без записанного заявления { $n } семья.
    [few] Поставлены на учёт без записанного заявления { $n } семьи.
   *[many] Поставлено на учёт без записанного заявления { $n } семей.
}
table-total = Всего
table-schedule = График посещений
schedule-mark = { $code ->
    [appointed] В
    [held] С
    [failed] Н
    [unmarked] ?
    [absent] о
    [day_off] ×
   *[proposed] п
}
table-schedule-note = В — визит назначен, С — состоялся, Н — не состоялся, ? — назначенный не отмечен, п — день предложен программой, о — семьи нет, × — нерабочий день. «Визитов» — состоявшиеся, назначенные и предложенные; «Требуется» — за недели и месяцы, которые кончаются в эти дни.
paper-schedule-days = График посещений составляют самое большее на месяц: назовите месяц.
table-results-note = Посещения считаются по неделям и месяцам, которые закончились в этом периоде; сверх нормы не засчитываются.
table-norms-span = Здесь все недели и месяцы, которые задевает период, и те, что ещё идут; в отчёте и в итогах — закончившиеся в нём. «Засчитано» — сделанное, но не больше нормы.
table-no-data = За эти дни нет данных: первая запись в файле — за { $day }.
table-norms-note = «По документу» — число посещений без поправок программы на неполный период, отсутствие семьи и выходные.
table-away = семья отсутствовала { $span }{ $why }
table-leave = куратор отсутствовал(а) { $span }{ $why }
table-no-reason = причина недобора в файле не записана: ____________________
table-own-rule = { $code ->
    [part_period] норма снижена: уровень действовал часть периода
    [absence] норма снижена: дни отсутствия семьи не считаются
    [weekdays] норма снижена: рабочих дней меньше
    [part_known] норма снижена: о посещениях известно не с начала периода
   *[one_a_day] два посещения одного дня считаются за одно
}
table-head = { $code ->
    [n] № п/п
    [number] № учёта
    [registered_number] Регистрационный №
    [registered] Дата постановки
    [family] Семья (заявитель)
    [together] Проживают совместно
    [address] Адрес
    [phones] Телефоны
    [circumstances] Обстоятельства нуждаемости
    [categories] Категория
    [curator] Ответственный специалист
    [level] Уровень
    [level_from] С какого дня
    [level_until] По какой день
    [result] Результат
    [closed] Дата снятия
    [on] Дата
    [time] Время
    [ground] Основание
    [source] Источник
    [decision] Решение
    [name] ФИО
    [born] Дата рождения
    [organisation] Организация
    [note] Примечание
    [to_whom] Кому сообщено
    [means] Способ
    [text] Что сообщено
    [answered_on] Дата ответа
    [answer] Ответ
    [group] Показатель
    [families] Семей
    [children] Детей
    [level_first] Уровень на начало
    [level_last] Уровень на конец
    [required] Требуется
    [visits] Визитов
    [counted] Засчитано
    [share] Выполнено
    [failed] Не состоялось
    [activities_done] Мероприятий выполнено
    [activities_open] Мероприятий открыто
    [decisions] Решения
    [span] Дни
    [bare] По документу
    [done] Сделано
    [owed] Не хватает
    [state] Состояние
    [reason] Причина
    [task] Что поручено
    [due] Срок
    [sent] Направлено
    [at] Когда
    [by] Кто
    [action] Действие
    [about] О чём
   *[received] Отметка о получении
}

paper-name = { $code ->
    [route] маршрутный лист
    [deputy] лист замещающему
    [bank] список для передачи сведений
    [agenda] повестка заседания
    [schedule] график посещений
    [families] журнал семей
    [applications] регистрация заявлений
    [placed] журнал помещённых детей
    [released] журнал освободившихся
    [notices] журнал сообщений о нарушениях
    [actions] журнал действий с данными
    [district-passport] социальный паспорт участка
    [results] итоги квартала по семьям
    [norms] норма посещений с причинами
    [quarter] показатели квартала
    [year] показатели года
    [years] показатели трёх лет рядом
    [period] показатели за период
    [card] карта семьи
    [family-passport] социальный паспорт семьи
    [programme] программа
    [plan] межведомственный план
    [dispatch] лист рассылки
    [visit] акт посещения
    [survey] акт обследования
    [questionnaire] анкета
    [agreement] договор с семьёй
    [request] запрос в организацию
    [transfer_act] акт приёма-передачи дела семьи
   *[session] листы семей к заседанию
}

argument-redacted = без имён, телефонов, адресов и дат рождения: «Семья № 3»
argument-record = запись, о которой бумага: посещение, запрос, программа, договор, заседание
argument-form = записать сам бланк с полями, чтобы изменить его в Word или LibreOffice
paper-progress = читаю дела…
paper-no-record = Такой записи для этой бумаги нет. Номера записей: kurator export.
form-place = Измените бланк и положите его сюда: { $path } — он заменит бланк программы.
forms-fields = Поля
forms-lists = Списки: строка таблицы повторится для каждой записи
forms-papers = Бланки бумаг
forms-own = свой: { $path }
form-unread = Бланк { $form } не прочитать. Проверьте права на файл.
forms-folder = Бланки
column-formats = Виды
paper-about = { $code ->
    [family] { " (о семье)" }
    [either] { " (о семье или обо всех)" }
   *[other] { "" }
}
help-forms = Поле бланка пишут в двойных скобках: {"{{"}семья{"}}"}. Поле списка — через точку: {"{{"}члены.фио{"}}"}; строка таблицы повторится для каждого. Знак вопроса в конце: если неизвестно, не останется ничего. Бланк для правки: kurator report card --form --out card.docx.

papers-title = Печать: бумаги участка
papers-title-family = Печать: { $family }
papers-paper = Бумага
papers-record = О чём
papers-no-record = —
papers-blank = чистый бланк
papers-usual = по умолчанию: действующая или последняя
papers-none-yet = записей ещё нет
papers-version = версия { $n }
papers-period = Период
papers-persons = Имена
papers-folder = Папка
papers-names = { $code ->
    [redacted] без имён и адресов
   *[named] полностью
}
papers-no-format = В таком виде этой бумаги нет: выберите другой.
paper-format = { $code ->
    [docx] Word (docx)
    [xlsx] Excel (xlsx)
    [csv] csv
    [ics] календарь .ics
    [json] json
   *[text] текст
}
