# Журнал действий с персональными данными.
action = { $code ->
    [opened] открыт файл
    [viewed] открыта карта
    [printed] составлена бумага
    [exported] выгружены записи
    [copied] сделана копия файла
    [merged] приняты данные копии
    [restored] возвращено прежнее состояние
    [resealed] изменена защита файла
    [erased] уничтожены данные
    [transfer_begun] начата передача семьи
    [transferred] передана семья
   *[other] { $code }
}
action-resealed = { $code ->
    [set] парольная фраза задана
    [changed] парольная фраза сменена
    [removed] парольная фраза снята
   *[other] { $code }
}
action-family-gone = семьи нет в файле
actions-none-such = Таких действий с данными не записано: посмотрите журнал целиком, kurator history --actions.
actions-none = Записанных действий с данными нет. Сделанное сейчас записывается со следующим сохранением, самое позднее при выходе.
table-actions = Журнал действий с персональными данными
argument-actions = не изменения, а действия с данными: просмотр, печать, копии
argument-by = кто: часть имени куратора или названия компьютера
actions-title = Журнал действий
actions-foot = Enter сузить список ─ Esc закрыть
actions-narrow = Показать
actions-narrow-foot = Enter показать ─ Esc закрыть
actions-narrow-about = Список сужается и по семье, и по человеку, и по дню.
actions-of-family = только эту семью
actions-of-person = только этого человека
actions-of-day = только { $day }
actions-all = всё
actions-unwritten = ещё не записано: запишется со следующим сохранением, самое позднее при выходе
