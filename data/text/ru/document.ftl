# Чтение документа
document-title = { $title } ─ { $kind }
document-foot = Enter дальше по найденному ─ Влево, вправо главы ─ Tab другой документ ─ Esc
document-own = Документ вашего участка
document-lender = Отсюда заимствовано: { $what }
document-other = Другой документ. Ваш участок работает по документу: { $title }
document-how = слово или номер пункта
document-nothing = не найдено
document-found = { $n } из { $all }
document-found-elsewhere = { $n ->
    [one] найден { $n } пункт
    [few] найдено { $n } пункта
   *[many] найдено { $n } пунктов
}
document-unused = На эти слова программа не ссылается.
document-more = и ещё { $n ->
    [one] { $n } строка
    [few] { $n } строки
   *[many] { $n } строк
}
document-borrowed = заимствовано вашим участком: { $what }
document-use = { $part }: { $what } ({ $at })
document-use-bare = { $part } ({ $at })
document-part = { $code ->
    [term] слово документа
    [level] что такое уровень
    [duration] срок уровня
    [visits] частота посещений
    [caseload] нагрузка куратора
    [sign] признак уровня
    [category] категория семьи
    [circumstance] обстоятельство
    [ground] основание для начала
    [detection] кто выявляет
    [stage] этап
    [inspection] контроль, диагностика
    [paper] документ семьи
    [journal] журнал
    [decision] решение
    [deadline] срок
    [closing] основание прекращения
    [help] мероприятие
    [indicator] показатель
    [organisation] организация
    [role] участник
    [addressee] адресат
   *[clause] положение, на которое ссылается программа
}
reading-foot-source = F4 в документ
reading-foot-sources = Tab другая ссылка
do-read-document = прочесть пункт в документе
scope-document = Чтение документа
bar-read-document = Докум.
argument-text = текст документа: абзацы, и что из каждого берёт программа
argument-regulations-at = пункт документа, например «п. 5.8»
argument-text-of-what = Назовите документ: kurator regulations ИМЯ --text [--at 5.8].
paragraph-unknown = В документе «{ $id }» нет пункта «{ $at }». Весь текст: kurator regulations { $id } --text.
