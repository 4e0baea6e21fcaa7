# Отбор в списке семей.

bar-narrow = Отбор
do-narrow = отобрать: уровень, срочность, пункт, категория, обстоятельство, куратор
narrow-title = Отбор семей
narrow-foot = Пробел выбрать ─ Enter показать ─ Esc закрыть
narrow-all = все
narrow-current = на сопровождении
narrow-closed = прекращённые
narrow-after = постсопровождение
families-closed = закрыта
families-after = постсопр
families-after-over = после
narrow-count = Подходит { $n } из { $all }
narrow-nobody = Отбирать не из кого: семей в файле ещё нет.
narrow-none = Ни отбора, ни поиска нет: очищать нечего.
choice-nothing = Выбирать не из чего.
narrow-said = Отбор: { $what }{" "}
narrow-facet = { $code ->
    [course] Сопровождение
    [level] Уровень
    [pressing] Срочность
    [settlement] Населённый пункт
    [category] Категория
    [circumstance] Обстоятельство
    [source] Источник
    [missing] Не оформлено
   *[curator] Куратор
}
narrow-press = { $code ->
    [late] есть просроченное
    [tight] запаса нет
    [close] запас не больше дня
   *[ending] срок уровня кончается за 30 дней
}
