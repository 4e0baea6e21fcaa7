# Командная строка: справка, таблицы, ответы.

help-about = kurator — рабочий стол куратора: семьи, посещения, программы, один файл
help-usage = Вызов
help-options = Параметры
help-commands = Команды
help-command = КОМАНДА
help-after = Без команды открываются экраны.
argument-help = эта справка
argument-version = версия программы
argument-file = файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)
argument-passphrase-file = парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)
argument-others-passphrase-file = парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)
argument-lock-minutes = через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)
argument-signs = признаки через запятую: имена из kurator regulations ID
argument-bad-sign = Признака «{ $value }» в правилах { $regulation } нет. Список: kurator regulations { $regulation }.
argument-suggest = Укажите семью либо правила и признаки: kurator suggest СЕМЬЯ или kurator suggest --regulation ID --signs ПРИЗНАК,ПРИЗНАК.
regulation-without-signs = Признаков уровней документ не называет ({ $title }).
argument-bad-minutes = «{ $value }» — не число минут. Укажите от 0 до 1440.
argument-today = считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)
argument-lang = язык: ru или en (иначе по системе)
argument-ascii = рамки и знаки только из ASCII: для терминала, где вместо них квадраты
argument-families = сколько семей, от 1 до 100000
argument-seed = число, от которого зависит выдуманное
argument-regulation = правила: имя из kurator regulations
argument-at = где создать файл
argument-no-open = не открывать экраны
argument-district = название участка
argument-curator = куратор
argument-former = показывать и прежнюю фамилию ребёнка (тайна усыновления)
argument-no-passphrase = файл не шифруется: его прочтёт каждый, к кому он попадёт
argument-json = ответ в JSON
argument-level = только этот уровень: адаптационный, базовый, кризисный, экстренный (или adaptation, basic, crisis, emergency)
argument-category = только эта категория (имя из правил)
argument-source = только с этим источником выявления (имя из правил)
argument-settlement = только этот населённый пункт
argument-overdue = только семьи, у которых что-то просрочено
argument-all = и те, чьё сопровождение прекращено
argument-family = семья: название, как в списках, или номер записи
argument-query = что искать
argument-limit = сколько строк показать
argument-batch = файл запросов, по одному в строке
argument-day = день заседания, 2026-12-15; без него — ближайшее
argument-from = первый день, 2026-11-24
argument-to = последний день, включительно
argument-id = имя правил
argument-check = проверить свой файл правил; текст документа рядом, с окончанием .txt
argument-path = файл; «-» — стандартный ввод
argument-dry-run = только показать, что изменится
argument-into-plain = принять переданную семью из зашифрованного файла, хотя свой не зашифрован и её прочтёт каждый
argument-op = действие: номер из kurator history, хотя бы первые восемь знаков
argument-rest = отменить то, что не изменено позже
argument-partial = взять годные строки, негодные перечислить
argument-out = куда записать
argument-bad-day = «{ $value }» — не дата вида 2026-11-24. Исправьте и повторите.
argument-bad-number = «{ $value }» — не подходящее число. Посмотрите границы в справке (--help).
argument-bad-lang = Языка «{ $value }» здесь нет. Есть ru и en.
argument-bad-level = Уровня «{ $value }» нет. Есть адаптационный (adaptation), базовый (basic), кризисный (crisis), экстренный (emergency).
argument-bad-category = Категории «{ $value }» нет ни в правилах участка, ни у семей списка. Названия: kurator regulations { $id }.
argument-bad-source = Источника выявления «{ $value }» нет ни в правилах участка, ни у семей списка. Названия: kurator regulations { $id }.
argument-no-query = Что искать? Укажите слова или файл запросов (--batch).
argument-no-op = Какое действие? К --rest нужен его номер: --op.
argument-to-before-from = Последний день раньше первого. Поменяйте их местами.
usage-unknown-word = «{ $what }» здесь лишнее. Имя из нескольких слов возьмите в кавычки: "Иванова Мария". Список: kurator --help.
usage-unknown-argument = Параметра { $what } нет. Список: kurator --help.
usage-unknown-command = Команды { $what } нет. Список: kurator --help.
usage-missing = Не хватает: { $what }. Как вызвать: --help после команды.
usage-wrong = Вызов не понят { $what }. Как вызвать: kurator --help.

command-demo = выдуманный участок, чтобы посмотреть программу в деле
command-init = новый пустой файл участка
command-list = семьи на сопровождении
command-card = одна семья, всё о ней
command-suggest = уровень по признакам и доход на человека, с обоснованием
command-find = поиск, как на экране
command-due = что делать сегодня
command-requests = запросы без ответа, по организациям
command-path = этапы дела семьи: что оформлено, чего не хватает, что дальше; без семьи — что не оформлено у семей на сопровождении
command-norms = ведомость норм: сколько посещений нужно и сделано
command-session = вопросы к заседанию и что на него поставить
command-district = социальный паспорт и нагрузка
command-regulations = правила, с пунктами и словами документов
command-history = все изменения по семье; без семьи или с --actions — журнал действий с персональными данными
command-import = взять записи из файла JSONL, список семей или журнал посещений из Excel (xlsx, xls, ods, csv, xml)
command-export = выгрузить все записи (JSONL) или список семей (xlsx, csv)
command-undo = отменить последнее действие или одно из истории (--op)
command-redo = вернуть отменённое
command-check = проверить файл целиком
command-forms = бланки: какие поля в них пишут и где лежат свои
command-schema = схема записей (JSON Schema)
command-help = клавиши, команды, поля записей, отчёты и бланки — таблицами; руководство — страницей
requests-count = ждут ответа { $n }, просрочено { $late }
requests-none = Запросов без ответа нет.
column-sent = Отправлен
column-reminded = Напомнили
column-asked = О чём
argument-topic = о чём: guide, keys, commands, records, papers или forms
help-topic = { $code ->
    [guide] руководство куратора по делам
    [keys] все клавиши, экран за экраном
    [commands] все команды с параметрами
    [papers] бумаги: названия и виды
    [forms] поля бланков, которые можно изменить
   *[records] виды записей JSONL и их поля
}
help-records = Строка JSONL — одна запись; «*» — обязательное поле. То же как JSON Schema: kurator schema.
column-call = Вызов
column-purpose = Что покажет

column-level = Ур
column-family = Семья
column-address = Адрес
column-phone = Телефон
column-slack = Запас
column-own-rule = Правило программы
column-visit = Визит
column-programme = Программа
column-period = Период
column-norm = Норма
column-from = С
column-to = По
column-required = Нужно
column-done = Сделано
norms-span = Здесь недели и месяцы, которые задевают эти дни, и те, что ещё идут; в отчёте и в итогах — только закончившиеся, и сделанное сверх нормы там не засчитано.
column-owed = Осталось
column-state = Состояние
column-group = Уровень
column-families = Семей
column-children = Детей
column-limit = Предел
column-source = Откуда
column-settlement = Населённый пункт
column-curator = Куратор
column-load = Нагрузка
column-overdue = Просрочено
column-found = Найдено
column-how = Как
column-line = Строка
column-why = Почему
column-id = Имя
column-title = Название
column-document = Документ
settlement-unknown = не записан
not-given = в документе не указано
load-percent = Всего { $n } % (мера программы, в документах её нет)
find-nothing = Ничего не найдено.
found-how = { $code ->
    [exact] точно
    [prefix] начало слова
    [yo] без различия е и ё
    [digits] цифры номера
    [layout] другая раскладка
    [translit] латинскими буквами
    [ending] другое окончание
    [diminutive] краткое имя
    [typo] опечатка
    [phonetic] на слух
   *[fuzzy] похоже
}
demo-progress = Семей готово: { $done } из { $all }
init-done = Участок создан: { $path }
init-sealed = Файл зашифрован. Без парольной фразы его не откроет никто: запишите её и храните отдельно от компьютера.
init-unsealed = Файл не шифруется: его прочтёт каждый, к кому он попадёт. Храните диск и флешку с ним, как бумаги с этими сведениями.
import-doubtful = Принято, но расходится с документом:
import-nothing-taken = Не принято строк: { $n } из { $all }. Ничего не взято; исправьте их или возьмите остальные: --partial.
import-nothing-would = Не будет принято строк: { $n } из { $all }. Тогда не возьмётся ничего; остальные возьмёт --partial.
import-rest-taken = Не принято строк: { $n } из { $all }; остальные взяты: { $taken }.
import-rest-would = Не будет принято строк: { $n } из { $all }; остальные возьмутся: { $taken }.
import-empty = В файле нет ни одной записи. Проверьте, тот ли это файл.
import-done = Добавлено { $added }, изменено { $changed }, без изменений { $same }.
import-would = Будет добавлено { $added }, изменено { $changed }, без изменений { $same }. Пока ничего не записано.
import-refused = { $n ->
    [one] Не принята { $n } строка:
    [few] Не приняты { $n } строки:
   *[many] Не принято { $n } строк:
}
undo-done = Отменено: { $act }.
undo-done-family = Отменено ({ $family }): { $act }.
redo-done = Возвращено: { $act }.
redo-done-family = Возвращено ({ $family }): { $act }.
check-ok = Файл цел: операций { $n }, сумма { $digest }.
check-not-ok = Файл не в порядке: операций { $n }, сумма { $digest }.
output-unwritable = Не удалось записать { $path }. Проверьте место на диске и права на папку.
export-open = Файл участка зашифрован, а { $path } — нет: его прочтёт каждый, к кому он попадёт.
export-onto-itself = { $path } — это сам файл участка. Укажите другое имя.
regulation-ok = Правила «{ $id }» в порядке: все слова найдены в тексте документа.
source-borrowed = заимствовано: { $cited }
source-order = приказ { $number } с { $from }
source-local = местный срок
since = с { $day }
source-decision = решение: { $cited }
source-decision-bare = по записи уровня, решение не указано
no-number = без номера
months = { $n ->
    [one] { $n } месяц
    [few] { $n } месяца
   *[many] { $n } месяцев
}
term-firm = { $code ->
    [at-most] до { $n } { $n ->
        [one] месяца
        [few] месяцев
       *[many] месяцев
    }
    [example] например, { $n } { $n ->
        [one] месяц
        [few] месяца
       *[many] месяцев
    }
   *[fixed] { $n } { $n ->
        [one] месяц
        [few] месяца
       *[many] месяцев
    }
}
regulation-caseload = Семей у одного куратора
caseload-firm = { $code ->
    [recommended] рекомендуемое количество — не более { $n }
   *[fixed] не более { $n }
}
regulation-list = { $code ->
    [signs] Признаки уровней
    [categories] Категории семей
    [circumstances] Обстоятельства
    [grounds] Основания
    [stages] Этапы
    [documents] Документы
    [journals] Журналы
    [deadlines] Сроки
    [closings] Основания прекращения
    [help] Виды помощи
   *[indicators] Показатели
}
record-kind = { $code ->
    [district] Участок
    [curator] Куратор
    [organisation] Организация
    [order] Местный приказ
    [calendar_day] Поправка к календарю
    [deadline] Исполненный срок документа
    [family] Семья
    [assignment] Закрепление куратора
    [member] Члены семьи
    [level] Уровни
    [sign] Признаки
    [category] Категории
    [circumstance] Обстоятельства
    [status] Статусы
    [decision] Решения
    [agreement] Соглашения и договоры
    [document] Документы
    [consent] Согласия
    [contact] Контакты
    [inquiry] Звонки без семьи
    [appointment] Назначенные посещения
    [absence] Отсутствие
    [availability] Когда можно посещать
    [leave] Отпуск куратора
    [duty] Дежурный день
    [capacity] Вместимость дня
    [programme] Программы
    [activity] Мероприятия
    [request] Запросы
    [notice] Сообщения о нарушении прав
    [closing] Прекращение
    [local_deadline] Местные сроки
    [minimum] Прожиточный минимум
    [sitting] Заседания
    [income] Доходы
    [question] Вопросы на заседания
    [goal] Цели
    [need] Потребности
    [participant] Участники программы
    [goal_result] Итоги по целям
    [control] Контроль и диагностика
    [event] События
    [period_figure] Показатели учреждения
    [handed_report] Сданные отчёты
    [phone] Телефон
   *[other] { $code }
}
act = { $code ->
    [district_opened] начат файл участка
    [demo_made] создан пример
    [family_taken_in] принята семья
    [family_changed] изменены сведения о семье
    [member_added] добавлен член семьи
    [level_set] установлен уровень
    [level_changed] изменён уровень
    [level_prolonged] продлён уровень
    [level_corrected] исправлена запись об уровне
    [visit_recorded] отмечено посещение
    [contact_noted] записан контакт
    [contact_corrected] исправлен контакт
    [call_attached] звонок привязан к семье
    [call_dropped] звонок без семьи разобран
    [called_back] перезвонили
    [visit_appointed] назначено посещение
    [visit_moved] перенесено посещение
    [visit_taken_off] снято посещение
    [plan_accepted] назначены посещения по плану
    [programme_set] составлена программа
    [programme_corrected] исправлена программа
    [activity_added] добавлено мероприятие
    [activity_marked] отмечено мероприятие
    [absence_set] записано отсутствие
    [absence_corrected] исправлено отсутствие
    [record_added] добавлена запись о семье
    [sitting_set] назначено заседание
    [questions_put] поставлены вопросы на заседание
    [decisions_entered] внесены решения заседания
    [staff_set] записаны дни куратора
    [district_changed] изменены данные участка
    [deadline_met] отмечен исполненный срок
    [figures_entered] введены показатели учреждения
    [report_handed_in] сдан отчёт
    [curator_added] добавлен куратор
    [regulation_chosen] выбраны другие правила
    [handed_over] переданы семьи другому куратору
    [family_handed_over] передана семья другому куратору
    [family_returned] семья возвращена на сопровождение
    [family_closed] сопровождение прекращено
    [closing_corrected] исправлена запись о прекращении
    [record_deleted] удалена запись
    [family_deleted] удалена семья
    [joined] объединены записи
    [parted] разъединены записи
    [conflict_resolved] улажено расхождение
    [imported] импорт
    [exported] выгрузка
    [actions_noted] отмечены действия с данными
    [erased] уничтожены данные
    [family_transferred] передана семья в другой участок
    [undone] отмена
    [redone] возврат
    [change_undone] отменено изменение
   *[other] { $code }
}
act-noun = { $code ->
    [district_opened] начало файла участка
    [demo_made] создание примера
    [family_taken_in] приём семьи
    [family_changed] изменение сведений о семье
    [member_added] добавление члена семьи
    [level_set] установление уровня
    [level_changed] изменение уровня
    [level_prolonged] продление уровня
    [level_corrected] исправление записи об уровне
    [visit_recorded] отметка о посещении
    [contact_noted] запись контакта
    [contact_corrected] исправление контакта
    [call_attached] привязка звонка к семье
    [call_dropped] разбор звонка без семьи
    [called_back] отметка «перезвонили»
    [visit_appointed] назначение посещения
    [visit_moved] перенос посещения
    [visit_taken_off] снятие посещения
    [plan_accepted] назначение посещений по плану
    [programme_set] составление программы
    [programme_corrected] исправление программы
    [activity_added] добавление мероприятия
    [activity_marked] отметка мероприятия
    [absence_set] запись об отсутствии
    [absence_corrected] исправление отсутствия
    [record_added] добавление записи о семье
    [sitting_set] назначение заседания
    [questions_put] постановка вопросов на заседание
    [decisions_entered] внесение решений заседания
    [staff_set] запись дней куратора
    [district_changed] изменение данных участка
    [deadline_met] отметка об исполнении срока
    [figures_entered] ввод показателей учреждения
    [report_handed_in] сдача отчёта
    [curator_added] добавление куратора
    [regulation_chosen] выбор других правил
    [handed_over] передача семей
    [family_handed_over] передача семьи
    [family_returned] возврат семьи на сопровождение
    [family_closed] прекращение сопровождения
    [closing_corrected] исправление записи о прекращении
    [record_deleted] удаление записи
    [family_deleted] удаление семьи
    [joined] объединение записей
    [parted] разъединение записей
    [conflict_resolved] решение по расхождению
    [imported] импорт
    [exported] выгрузка
    [actions_noted] отметка о действиях с данными
    [erased] уничтожение данных
    [family_transferred] передача семьи в другой участок
    [undone] отмена
    [redone] возврат
    [change_undone] отмена одного изменения
   *[other] { $code }
}
command-passphrase = парольная фраза файла: задать, сменить, снять или проверить
argument-action = что сделать
argument-new-passphrase-file = новая парольная фраза — в первой строке этого файла (иначе её спросят)
argument-yes = снять без вопроса
