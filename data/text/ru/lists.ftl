# Списки из Excel: что взято, что неясно, что не взято.

argument-columns = файл TOML: заголовок или буква столбца и что в нём
argument-encoding = кодировка текста; без этого угадывается
argument-delimiter = разделитель столбцов текста; без этого угадывается
argument-doubles = что делать с семьями, которые, похоже, уже есть; без этого они не принимаются
argument-bad-doubles = Нет такого: { $value }. Бывает join (объединить), skip (пропустить), take (взять как новые).
argument-sheet = какой лист книги взять, имя или номер; без этого — похожий на список семей
argument-hidden = взять и скрытые строки, столбцы и листы
argument-bad-sheet = В книге нет листа «{ $value }». Есть: { $sheets }.
argument-bad-encoding = Нет такой кодировки: { $value }. Бывает utf-8, cp1251, utf-16le, utf-16be, cp866, koi8-r.
argument-bad-delimiter = Нет такого разделителя: { $value }. Бывает «;», «,», tab.
argument-bad-columns = Файл столбцов не понят: { $what }. В каждой строке — "заголовок" = "что в нём", например "ФИО мамы" = "mother".

table-file-large = Файл больше { $most } МБ: это не список семей. Оставьте в нём только таблицу и сохраните заново.
table-unpacks-large = Файл распаковывается больше чем в { $most } МБ: это не список семей. Ничего не взято.
table-parts-many = В файле больше { $most } частей: это не список семей. Ничего не взято.
table-texts-many = В файле объявлено больше { $most } текстов: это не список семей. Ничего не взято.
table-cells-many = На листе «{ $sheet }» со строки { $row } заполненных ячеек больше, чем { $most }: это не список семей. Ничего не взято.
table-rows-many = На листе «{ $sheet }» со строки { $row } строк больше, чем { $most }: это не список семей. Ничего не взято.
table-sheets-many = В файле больше { $most } листов. Оставьте нужные и сохраните заново.
table-cell-long = Лист «{ $sheet }», строка { $row }: текст ячейки длиннее, чем бывает в Excel. В тексте с разделителями, вероятно, не закрыта кавычка.
table-broken = Файл повреждён: таблица не читается. Откройте его в Excel и сохраните как .xlsx.
table-broken-sheet = Лист «{ $sheet }» повреждён и не читается. Откройте файл в Excel и сохраните как .xlsx.
table-far = Лист № { $sheet }: заполненные ячейки лежат слишком далеко друг от друга, последняя — в строке { $row }. Удалите в Excel то, что стоит вдали от списка, или сохраните файл как .xlsx.
table-locked = Файл закрыт паролем. Откройте его в Excel и сохраните без пароля.
table-binary = Это двоичная книга (.xlsb). Откройте её в Excel и сохраните как .xlsx.
table-unknown = Это не таблица. Берутся .xlsx, .xls, .ods, .csv и .xml из Excel.
table-empty = В файле нет ни одной заполненной строки.
list-no-names = Ни в одном столбце нет имён: программа не узнала заголовков. Назовите столбцы сами.

list-names-hidden = Имена есть только на скрытых листах. Откройте их в Excel или возьмите с --hidden.
list-unread = { $part ->
    [hidden_sheet] Лист «{ $sheet }» скрыт и не прочитан.
    [other_sheet] Лист «{ $sheet }» не прочитан: в нём другая таблица.
    [nameless_sheet] Лист «{ $sheet }» не прочитан: имён в нём нет.
    [visits] Лист «{ $sheet }» не прочитан: это журнал посещений, его берут отдельно, после семей.
    [hidden_rows] Лист «{ $sheet }»: скрытые строки не прочитаны: { $which }.
    [hidden_columns] Лист «{ $sheet }»: скрытые столбцы не прочитаны: { $which }.
    [remarks] Лист «{ $sheet }»: строки вне списка не прочитаны: { $which }.
   *[beyond] Лист «{ $sheet }»: ячейки правее столбца IV не прочитаны: { $which }.
}
list-stage-read = Читаю таблицу …
list-stage-understand = Разбираю строки и ищу повторы …
list-stage-write = Записываю семьи …
list-doubtful = Столбец «{ $label }», похоже, понят неверно: неясных строк { $rows }. Что в нём, скажет --columns.
list-doubtful-screen = ! Столбец «{ $label }» понят неверно? Неясных строк { $rows }: F4
list-unread-how = Другой лист берёт --sheet, скрытое берёт --hidden.
list-unread-screen = ! F4 выбрать листы: { $text }
list-sheet = Лист «{ $sheet }»
list-sheet-state = { $code ->
    [read] читается
    [all_read] читаются
    [all_hidden] не читаются
    [hidden_sheet] не читается: скрыт
    [other_sheet] не читается: другая таблица
    [visits] не читается: журнал посещений
   *[nameless_sheet] не читается: имён нет
}
list-sheet-how = Enter — читать или не читать.
list-hidden = Скрытые строки, столбцы и листы

list-left-nameless = никто не назван
list-left-refused = { $why }
list-unclear = { $label }: «{ $text }» — { $why }
list-unclear-text = «{ $text }» — { $why }
list-doubt-birth = дата рождения не разобрана, осталась в примечании
list-doubt-day = дата не разобрана, осталась в примечании
list-doubt-phone = номер не разобран, остался в примечании
list-doubt-address = адрес разобран не весь, остальное в примечании
list-doubt-level = такого уровня нет, осталось в примечании
list-doubt-level-day = с какого дня уровень, не сказано: взят сегодняшний
list-doubt-former-level = с какого дня был уровень, не сказано: остался в примечании
list-doubt-closed-day = когда снята, не сказано: взят сегодняшний день
list-doubt-closed-before = снята с прежнего сопровождения: семья сопровождается, снятие осталось в примечании
list-doubt-closed-in-file = в файле семья снята с учёта, в списке сопровождается: верните её в карте, если это так
list-doubt-age = возраст, а не дата рождения: остался в примечании
list-doubt-repeated = ячейка пуста: взято как в строке выше
list-doubt-nobody = в семье никто не назван: впишите людей в карту
list-doubt-unnumbered = строка без номера: взято в семью выше
list-doubt-status = статус не разобран, остался в примечании
list-doubt-category = такой категории в документе нет, взяты эти слова
list-doubt-differs = выше у этой семьи другое, осталось в примечании
list-doubt-kept = в файле другое: оно остаётся, это — в примечании
list-doubt-role = кто это в семье, не сказано
list-doubt-initials = только инициалы
list-doubt-name = это не имя, осталось в примечании
list-doubt-layout = набрано в латинской раскладке? В скобках — по-русски. Взято как есть
list-doubt-whose = чьё это, не сказано, осталось в примечании
list-doubt-curator = такого куратора в файле нет
list-doubt-uncomputed = формула не посчитана: откройте список в Excel, сохраните и возьмите снова
list-doubt-formula = формула с ошибкой, осталась в примечании
list-doubt-long = не разобрано: для этой графы текст слишком длинный, остался в примечании
list-doubt-number = не разобрано: такого числа эта графа не принимает, осталось в примечании
list-doubt-note = не разобрано целиком: примечание слишком длинное, взято его начало
list-doubt-day-off = выходной или праздничный день
list-doubt-year = год не назван: взят год журнала или последний прошедший
list-doubt-other-home = в файле у семьи другой адрес, этот остался в записи посещения
list-doubt-other-name = такого имени в файле нет: семья найдена по адресу или телефону
list-doubt-several = таких семей в файле несколько: выберите
list-doubt-visit-known = посещение этого дня в файле уже есть: запись дополнена
list-left-no-day = день посещения не разобран
list-left-no-kind = не сказано, посещение это или другой контакт: назовите вид в шапке, в названии листа или в столбце «Вид контакта»
list-left-outcome = не ясно, состоялся ли контакт: «{ $why }»
list-left-two-days = в ячейке больше одного дня: каждому посещению нужна своя строка
list-left-no-year = год не назван: напишите день с годом
list-left-no-name = семья не названа
list-left-no-family = такой семьи в файле нет: { $why }
list-left-other-home = у семьи с этой фамилией в файле другой адрес: { $why }
list-left-several = таких семей в файле несколько: { $why }
list-double-earlier = похоже, это та же семья, что в строке { $row }: { $title }
list-double-file = похоже, семья уже есть: { $title }, { $address }

argument-bad-list-format = Нет такого формата: { $value }. Бывает jsonl, xlsx, csv.
argument-list-out = Книгу .xlsx некуда записать: назовите файл, --out ПУТЬ.
list-written = Записано семей: { $n }. Список: { $path }
list-column-refused = Почему не взято
list-rest-name = { $name } — не взято.xlsx
list-rest-skipped = пропущена: так выбрано при взятии списка
list-rest = Не взятое и то, что в файле иначе, с причинами: { $path }. Исправьте и возьмите этот файл снова.
list-form = Кодировка { $encoding }, столбцы разделяет { $delimiter }.
list-delimiter = { $code ->
    [semicolon] точка с запятой
    [comma] запятая
   *[tab] табуляция
}
list-columns-text = Столбцы: { $columns }.
list-columns = Лист «{ $sheet }»: { $columns }.
list-turned = { $code ->
    [cards] Лист «{ $sheet }»: карточки прочитаны как строки, номер строки — где карточка начинается.
   *[columns] Лист «{ $sheet }»: семьи стоят столбцами и прочитаны как строки, номер строки — номер столбца.
}
list-would = Возьмётся новых семей { $new }, объединится { $joined }, пропустится { $skipped }; людей в списке { $members }. Пока ничего не записано.
list-would-have = Взялось бы новых семей { $new }, объединилось { $joined }, пропустилось { $skipped }; людей в списке { $members }. Ничего не записано.
list-done = Взято новых семей { $new }, объединено { $joined }, пропущено { $skipped }; людей в списке { $members }.
list-refused-what = { $code ->
    [rows] строк
   *[families] семей
}
list-nothing-taken = Не принято { $what }: { $n }. Ничего не взято; исправьте их или возьмите остальные: --partial.
list-nothing-would = Не будет принято { $what }: { $n }. Тогда не возьмётся ничего; остальные возьмёт --partial.
list-rest-taken = Не принято { $what }: { $n }; остальные взяты.
list-rest-would = Не будет принято { $what }: { $n }; остальные возьмутся.
list-visits-would = Посещений возьмётся { $new }, уже в файле { $known }, пропустится { $skipped }. Пока ничего не записано.
list-visits-would-have = Посещений взялось бы { $new }, уже в файле { $known }, пропустилось { $skipped }. Ничего не записано.
list-visits-done = Посещений взято { $new }, уже было в файле { $known }, пропущено { $skipped }.
list-refused-rows = { $n ->
    [one] Не принята { $n } строка:
    [few] Не приняты { $n } строки:
   *[other] Не принято { $n } строк:
}
list-unclear-count = { $n ->
    [one] Неясно { $n } место:
    [few] Неясно { $n } места:
   *[other] Неясно { $n } мест:
}
list-refused-count = { $n ->
    [one] Не принята { $n } семья:
    [few] Не приняты { $n } семьи:
   *[other] Не принято { $n } семей:
}
list-differs-count = { $n ->
    [one] В { $n } взятой строке не то, что в файле:
    [few] В { $n } взятых строках не то, что в файле:
   *[other] В { $n } взятых строках не то, что в файле:
}
list-column = { $code ->
    [ordinal] № по порядку
    [title] название семьи
    [name] ФИО взрослого
    [last_name] фамилия
    [first_name] имя
    [patronymic] отчество
    [former_name] прежняя фамилия
    [mother] мать
    [father] отец
    [children] дети и члены семьи
    [born] дата рождения
    [child_born] дата рождения детей
    [role] степень родства
    [second_role] вторая роль
    [phones] телефоны
    [occupation] место работы, учёбы
    [child_occupation] школа, сад детей
    [disability] инвалидность
    [limited_health] ОВЗ
    [member_note] о человеке
    [address] адрес
    [registration] адрес регистрации
    [settlement] населённый пункт
    [street] улица
    [house] дом
    [block] корпус
    [flat] квартира
    [access] как войти
    [safety] что знать перед входом
    [registered] дата постановки
    [closed_on] дата снятия
    [closed_reason] причина снятия
    [journal_number] № дела, журнала
    [agreement] договор
    [ground] основание
    [source] источник выявления
    [category] категория
    [circumstance] обстоятельство
    [status] статус
    [level] уровень
    [level_from] дата уровня
    [curator] куратор
    [form] форма сопровождения
    [note] примечание
    [visit_on] дата посещения
    [visit_time] час посещения
    [visit_kind] вид контакта
    [visit_text] что сделано, результат
    [other] в примечание
    [refused] причина, почему не взято
    [family_id] код семьи
    [member_id] код человека
   *[leave] не брать
}

# Экран списка.

status-roster = Пробел взять иначе  Enter что прочитано  Tab к неясному  F4 столбцы  F2 взять
list-head = новых { $new } · объединить { $joined } · пропустить { $skipped } · не разобрано { $left }
list-visits-head = новых { $new } · уже есть { $known } · пропустить { $skipped } · не разобрано { $left }
list-visits-title = Посещение
list-way-visit = записать: { $title }
list-way-known = уже есть: { $title }
list-visit-row = { $day } { $title }
list-visit = { $kind } { $day }{ $time }, { $outcome }
list-visit-by = Кто: { $name }
list-visit-left-how = Посещение из этой строки не возьмётся. Она попадёт в отдельный файл с причиной — исправьте и возьмите его.
list-ask-visits = Записать посещений { $new }, уже в файле { $known }, пропустить { $skipped }.
list-head-row = Строка
list-head-title = Семья
list-head-people = Людей
list-head-doubts = Неясно
list-head-way = Что будет
list-way-new = новая
list-way-skip = пропустить
list-way-join = объединить: { $title }
list-way-update = обновить: { $title }
list-way-earlier = объединить со строкой { $row }
list-way-left = не взять
list-left-how = Семьи в этой строке нет. После взятия она попадёт в отдельный файл с причиной — исправьте и возьмите его.
list-person-elsewhere = похоже, кто-то из них записан и в другой семье: { $family }
list-note = Примечание: { $text }
list-level = { $level } с { $day }
list-closed = снята { $day }
list-row-title = Что прочитано
list-no-doubt = Неясного и повторов нет.
list-nothing-chosen = Ни одна семья не берётся: Пробел — взять.
list-columns-title = Столбцы и листы списка
list-columns-foot = Enter что в столбце ─ Esc закрыть
list-kind-title = Что в столбце «{ $label }»
list-kind-foot = Enter выбрать ─ Esc закрыть
list-encoding = Кодировка
list-delimiter-label = Столбцы разделяет
list-turn-how = Enter — попробовать следующий вариант.
list-leave-title = Закрыть список? Ничего не взято
list-leave-stay = Остаться
list-leave-go = Закрыть
list-ask-title = Взять список
list-ask = Новых семей { $new }, объединить { $joined }, пропустить { $skipped }.
list-ask-left = { $n ->
    [one] Не разобрана { $n } строка: она останется в отдельном файле рядом со списком, с причиной.
    [few] Не разобраны { $n } строки: они останутся в отдельном файле рядом со списком, с причинами.
   *[other] Не разобрано { $n } строк: они останутся в отдельном файле рядом со списком, с причинами.
}
list-ask-undo = Всё взятое убирает одна отмена, Ctrl+Z.
list-take = Взять
list-take-not = Не брать
list-done-title = Список взят
list-out-name = Список семей.xlsx
busy-list = Записываю семьи …
