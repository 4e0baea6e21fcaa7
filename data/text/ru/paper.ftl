# Бумага: маршрутный лист, лист замещающему, календарь, ввод вечером.

command-report = бумаги и таблицы: журналы, карта, акты, итоги; какие есть — kurator help papers
argument-paper = какая бумага: card, families, results, route… (все: kurator help papers)
argument-week = неделя, 2026-W48 (иначе текущая)
argument-format = вид файла или ответа
argument-plan = и то, что предлагает план
argument-names = в календаре называть семьи
argument-bad-topic = О «{ $value }» справки нет. Есть { $topics }.
argument-bad-paper = Бумаги «{ $value }» нет. Есть { $papers }.
argument-bad-week = «{ $value }» — не неделя вида 2026-W48. Исправьте и повторите.
argument-bad-format = Вида «{ $value }» у этой бумаги нет. Её виды: { $formats }.
argument-bad-ending = Окончание «.{ $value }» не называет вида этой бумаги. Возможны: { $endings }.
argument-other-ending = Окончание «.{ $value }» и --format { $format } говорят разное: назовите файл «.{ $right }».
argument-no-out = Куда записать? Для docx укажите файл: --out.
paper-only-plan = Индивидуальной программы в деле нет. Межведомственный план — отдельная бумага: plan.
paper-only-programme = Межведомственного плана в деле нет. Индивидуальная программа — отдельная бумага: programme.
argument-no-span = За какие дни? Укажите --from и --to.
paper-saved = Записано: { $path }
paper-curator = Куратор { $name }
paper-phones = тел. { $phones }
route-title = Маршрутный лист
route-week = Неделя { $n }, { $span }
route-load = назначено { $n }{ $proposed ->
    [0] {""}
   *[other] , предложено { $proposed }
}, по силам { $capacity }
route-unappointed = Состоялись без назначения: { $families }
route-none = Назначений нет.
route-loads = Назначено по дням
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
hours-of-zone = Часы — по поясу { $zone } (UTC+{ $hours }), как на этом компьютере. Пояс участка записывают на экране «Участок»: Ins, «изменить: участок».
hours-of-district = Часы — по поясу участка: { $zone } (UTC+{ $hours }).
hours-of-none = Пояс компьютера не российский: часы покажутся по часам того, кто читает. Запишите пояс участка: экран «Участок», Ins, «изменить: участок».
print-calendar = Назначения и сроки на 90 дней; семьи в календаре не названы.
print-personal = На листе персональные данные: не оставляйте его без присмотра.
print-no-deputy = Замещающий в отпуске не указан.
print-on-leave = Лист замещающему печатают со строки отпуска.
evening-title = Итоги дня
evening-marks = Отметки
evening-empty = На этот день никого не назначено. Посещение без назначения вносят на строке семьи: Esc, Enter.
evening-letters = с состоялся · н не застали · о отказ · 4п завтра, 4п23 — перенос; «1-3с», заметка после двоеточия; «2с!» — нарушены права ребёнка
# Слова, которыми вечером называют исход посещения: «…» — слово может продолжаться. Отрицание после «был», «дома» — не исход.
evening-words = { $code ->
    [held] состоял… | был | была | были | дома | сделан… | посетил… | посещён… | посещен… | посещение
    [nobody_home] не заст… | не было | не дома | не откр… | нет | никого
    [refused] отказ… | не пуст…
   *[postponed] перен… | отлож…
}
evening-words-denied = не | ни | нет | без
# Слова перед днём и часом, на которые посещение перенесли.
evening-put-off-words = на | до | к | в | во
evening-too-old = Раньше чем за месяц одной строкой не вводят: отметьте визит в календаре.
evening-nothing = Писать нечего: введите номера с листа и буквы.
evening-wrong = «{ $said }»: { $why }
evening-not-understood = не понятно: нужны номер и буква
evening-no-number = номера { $n } на листе нет, последний — { $last }
evening-twice = номер { $n } назван дважды
evening-no-day = нет такого дня: { $day }
evening-past = { $day } уже прошло, перенести туда нельзя
evening-same-day = { $day } — день самого посещения, переносят на другой
evening-left = Не отмечены: { $numbers }
evening-known = уже отмечено, { $outcome }
evening-to = { $outcome } на { $day }
evening-violated = { $outcome }, ! нарушены права ребёнка
evening-instead = { $outcome } (было: { $before })
evening-note-kept = { $outcome }, прежняя запись остаётся: «{ $note }»
evening-note-added = { $outcome }, к прежней записи: «{ $note }»
evening-note = { $outcome }, «{ $note }»
form-more = и ещё { $n ->
    [one] { $n } строка
    [few] { $n } строки
   *[many] { $n } строк
}: покажет F5

# Часовой пояс участка: город, по которому его узнают.
zone = { $code ->
    [Kaliningrad] Калининград (UTC+2)
    [Moscow] Москва (UTC+3)
    [Kirov] Киров (UTC+3)
    [Simferopol] Симферополь (UTC+3)
    [Volgograd] Волгоград (UTC+3)
    [Samara] Самара (UTC+4)
    [Astrakhan] Астрахань (UTC+4)
    [Saratov] Саратов (UTC+4)
    [Ulyanovsk] Ульяновск (UTC+4)
    [Yekaterinburg] Екатеринбург (UTC+5)
    [Omsk] Омск (UTC+6)
    [Novosibirsk] Новосибирск (UTC+7)
    [Barnaul] Барнаул (UTC+7)
    [Krasnoyarsk] Красноярск (UTC+7)
    [Novokuznetsk] Новокузнецк (UTC+7)
    [Tomsk] Томск (UTC+7)
    [Irkutsk] Иркутск (UTC+8)
    [Yakutsk] Якутск (UTC+9)
    [Chita] Чита (UTC+9)
    [Khandyga] Хандыга (UTC+9)
    [Vladivostok] Владивосток (UTC+10)
    [Ust-Nera] Усть-Нера (UTC+10)
    [Magadan] Магадан (UTC+11)
    [Sakhalin] Сахалин (UTC+11)
    [Srednekolymsk] Среднеколымск (UTC+11)
    [Kamchatka] Камчатка (UTC+12)
    [Anadyr] Анадырь (UTC+12)
   *[other] другой
}
bank-title = Список для передачи сведений
bank-day = На { $day }
bank-basis = Только семьи, у которых есть { $agreement }, и граждане с личным согласием. За ребёнка до 14 лет согласен родитель или опекун, с 14 лет — он сам: правило программы.
bank-agreement = { $word } от { $day }
bank-agreement-word = соглашение
bank-consent = согласие от { $day }
bank-nobody = Передать некого.
bank-count = Войдут: семей { $families }, граждан { $persons }.
bank-left-out = Не вошли: { $n }.
bank-left-out-title = Кто не вошёл в список для передачи сведений
bank-left-out-use = Для куратора: не передавать.
bank-content = { $code ->
    [listed] список для передачи
   *[left_out] кто не вошёл и почему
}
print-file-bank = Банк { $day }
print-agenda = Печать: вопросы к заседанию
print-file-agenda = Заседание { $day }
