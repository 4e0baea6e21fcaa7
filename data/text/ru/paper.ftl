# Бумага: маршрутный лист, лист замещающему, календарь, ввод вечером.

command-report = бумаги: route — маршрутный лист недели (ещё календарь .ics), deputy — лист замещающему
argument-paper = какая бумага: route или deputy
argument-week = неделя, 2026-W48 (иначе текущая)
argument-format = вид: text, json, docx, ics
argument-plan = и то, что предлагает план
argument-names = в календаре называть семьи
argument-bad-topic = О «{ $value }» справки нет. Есть keys, commands и records.
argument-bad-paper = Бумаги «{ $value }» нет. Есть route и deputy.
argument-bad-week = «{ $value }» — не неделя вида 2026-W48. Исправьте и повторите.
argument-bad-format = Вида «{ $value }» у этой бумаги нет. Есть text, json, docx; у route ещё ics.
argument-no-out = Куда записать? Для docx укажите файл: --out.
argument-no-span = За какие дни? Укажите --from и --to.
paper-saved = Записано: { $path }
paper-curator = Куратор { $name }
paper-phones = тел. { $phones }
route-title = Маршрутный лист
route-week = Неделя { $n }, { $span }
route-load = визитов { $n }, по силам { $capacity }
route-none = Назначений нет.
route-loads = Визиты по дням
route-evening = Вечером: номер и буква, например 1с 2н 3о 4п23.
route-proposed = предложение плана, не назначено
route-box = { $code ->
    [held] состоялся
    [nobody_home] не застали
    [refused] отказ
   *[postponed] перенос
}
errand-norm = норма: { $unit } { $done } из { $required }
errand-promise = обещано { $day }: { $text }
errand-call-back = (перезвонить до { $day })
errand-due = до { $day }: { $text }
errand-late = просрочено с { $day }: { $text }
deputy-title = Лист замещающему
deputy-who = Замещает { $name }
deputy-none = Семей на эти дни нет.
deputy-no-level = Без уровня
deputy-families = { $n ->
    [one] { $n } семья
    [few] { $n } семьи
   *[many] { $n } семей
}
deputy-norm = норма: { $unit }: { $done } из { $required }, осталось { $owed }
deputy-appointment = назначено: { $day }
ics-family = Семья № { $n }
ics-visit = визит
ics-activity = срок мероприятия
ics-age = дата по возрасту члена семьи
ics-term = окончание срока уровня
do-print = печать: маршрут, календарь, замещение
do-evening = ввести итоги дня одной строкой
bar-print = Печать
bar-evening = Вечер
print-route = Печать: маршрутный лист, неделя { $n }
print-as = Вид
print-format = { $code ->
    [docx] docx
    [text] текст
   *[ics] календарь .ics
}
print-path = Куда
print-holds = Что
print-content = { $code ->
    [appointed] назначенное
   *[plan] и то, что предлагает план
}
print-file-route = Маршрут { $week }
print-file-deputy = Замещение { $day }
print-no-path = Укажите имя файла.
print-to = Будет записано: { $path }. Если такой файл есть, он останется, новый получит номер.
hours-of-zone = Часы — по поясу { $zone } (UTC+{ $hours }), как на этом компьютере; другой задаёт переменная TZ.
hours-of-none = Пояс компьютера не российский: часы покажутся по часам того, кто читает. Пояс задаёт переменная TZ.
print-calendar = Назначения и сроки на 90 дней; семьи в календаре не названы.
print-personal = На листе персональные данные: не оставляйте его без присмотра.
print-no-deputy = Замещающий в отпуске не указан.
print-on-leave = Лист замещающему печатают со строки отпуска.
evening-title = Итоги дня
evening-marks = Отметки
evening-empty = На этот день никого не назначено.
evening-letters = с состоялся · н не застали · о отказ · п23 перенос на 23-е; «1-3с», заметка после двоеточия; «2с!» — нарушены права ребёнка
evening-too-old = Раньше чем за месяц одной строкой не вводят: отметьте визит в календаре.
evening-nothing = Писать нечего: введите номера с листа и буквы.
evening-wrong = «{ $said }»: { $why }
evening-not-understood = не понятно: нужны номер и буква
evening-no-number = номера { $n } на листе нет, последний — { $last }
evening-twice = номер { $n } назван дважды
evening-no-day = нет такого дня: { $day }
evening-past = { $day } уже прошло, перенести туда нельзя
evening-left = Не отмечены: { $numbers }
evening-known = уже отмечено, { $outcome }
evening-to = { $outcome } на { $day }
evening-violated = { $outcome }, ! нарушены права ребёнка
evening-instead = { $outcome } (было: { $before })
evening-note = { $outcome }, «{ $note }»
form-more = и ещё { $n ->
    [one] { $n } строка
    [few] { $n } строки
   *[many] { $n } строк
}: окно мало
