# Отчёт за квартал и год.
period-quarter = { $quarter } квартал { $year }
period-quarter-brief = { $quarter } кв.
period-year = { $year } год
period-words = { $code ->
    [month] месяц месяца мес
    [quarter] квартал квартала кв
   *[year] год года г
}
period-fillers = весь вся целый этот за
indicator-own-group = Показатели программы (в документе их нет)
indicator-own = { $code ->
    [at_start] на сопровождении на начало
    [taken_on] приняты на сопровождение
    [level_changed] переведены на другой уровень
    [closed] сняты с сопровождения
    [closed_positive] сняты с положительным результатом
    [at_end] на сопровождении на конец
    [children] дети в этих семьях
    [visits_asked] посещения по норме
   *[visits_held] из них проведены
}
indicator-share = { $n } из { $all }
indicator-change = { $code ->
    [less] снижение на { $n } ({ $percent } %)
    [more] увеличение на { $n } ({ $percent } %)
   *[same] без изменений
}
indicator-change-bare = { $code ->
    [less] снижение на { $n }
    [more] увеличение на { $n }
   *[same] без изменений
}
indicator-change-points = { $code ->
    [less] снижение на { $n } п. п.
    [more] увеличение на { $n } п. п.
   *[same] без изменений
}
indicator-change-slight = { $code ->
    [less] снижение меньше 0,1 п. п.
   *[more] увеличение меньше 0,1 п. п.
}
indicator-tenths = { $whole },{ $tenths }
because-taken-on = { $day } принята на сопровождение, уровень: { $level }
because-registered = { $day } поставлена на учёт, уровень не установлен
because-accompanied = на { $day } на сопровождении, уровень: { $level }
because-waits = на { $day } на учёте, уровень не установлен
because-undated = на { $day } на учёте, с какого дня — не указано
because-moved = { $day } переведена: { $from } > { $to } ({ $code ->
    [better] лучше
   *[worse] хуже
})
because-status-moved = { $day } статус сменился: { $from } > { $to }
because-no-reason = причина не указана
because-closed = { $day } снята: { $why }{ $code ->
    [yes] , с положительным результатом
    [no] , без положительного результата
   *[unknown] { "" }
}
because-status = на { $day } статус «{ $what }», с { $since }
because-category = на { $day } категория «{ $what }», с { $since }
because-sign = на { $day } признак «{ $what }», с { $since }
because-circumstance = обстоятельство «{ $what }», с { $since }
because-noticed = { $day } сообщено о нарушении прав: { $whom }
because-heard = { $day } в контакте отмечено нарушение прав ребёнка
because-happened = { $day } { $what }
because-without-rights = к { $day } родительских прав лишены оба родителя или единственный
because-child = ребёнок на { $day }
because-satisfied = { $day } { $code ->
    [yes] семья удовлетворена
   *[no] семья не удовлетворена
}
because-visits-beside = по { $day }: { $held } из { $asked }
because-visits = период по { $day }: по норме { $asked }, проведено { $held }
report-gap = { $code ->
    [number] нет номера решения: { $what }, { $day }
    [sign] у уровня с { $day } нет признака ({ $what })
    [registration] «на учёте с» не указано, уровень не установлен
    [level] на учёте с { $day }, уровень не установлен
    [reason] у прекращения { $day } не указана причина
    [result] у прекращения { $day } не отмечен результат
    [working_day] посещение в выходной: { $day }
    [member] не указано, о ком событие: { $what }, { $day }
    [satisfaction] после прекращения { $day } с положительным результатом не спрошено, довольна ли семья
    [category] в показатель не вошло, нет категории семьи: { $what }, { $day }
   *[figure] не введён показатель: { $what }
}
report-gap-kind = { $code ->
    [number] нет номера решения
    [sign] нет признака уровня
    [registration] не указано «на учёте с»
    [level] не установлен уровень
    [reason] не указана причина прекращения
    [result] не отмечен результат прекращения
    [working_day] посещение в выходной день
    [member] не указано, о ком событие
    [satisfaction] не спрошено, довольна ли семья
    [category] событие не вошло в показатель: нет категории семьи
   *[figure] не введён показатель учреждения
}
report-why-gap = { $code ->
    [figure] Этот показатель считает само учреждение: из записей файла его не вывести. Пока число не введено, в отчёте его нет. Enter — ввести.
   *[other] Об этом отчёт спросят: без записи показатель или бумага неполны. Enter — по семьям, ещё раз Enter — форма, в которой это вносят.
}
report-handed-on = сдан { $day }
report-handed-head = сдано { $day }
report-now-head = { $period }, теперь
report-handed-value = сдано { $day }: { $value }
report-handed-others = Сдано также: { $list }.
report-others-how = Отчёт сдают за всех или за одного куратора: каждый сравнивается со сданным за те же семьи. За кого показан: Ctrl+K, за всех — Ctrl+E.
report-extent = { $code ->
    [all] все семьи
    [curator] семьи одного куратора
   *[nobody] семьи без куратора
}
report-whose-all = все семьи
report-whose-nobody = семьи без куратора
report-whose-gone = куратора в файле больше нет
report-whose-own = свои семьи
report-whose-families = семьи: { $whose }
report-kept-figures = Знаменатели долей и пустые показатели прежняя версия программы не сохраняла: они не сравнены.
report-kept-cases = Чьи это семьи, прежняя версия программы не сохраняла: сравнено только учтённое при сдаче.
report-no-differences-kept = В сохранённом ничего не изменилось.
report-figure = при сдаче { $was }, теперь { $now }
report-added = не было при сдаче — { $why }
report-gone = было при сдаче ({ $day }), теперь не считается
report-moved = при сдаче { $was }, теперь { $day }
report-title = Отчёт: { $period }
report-title-years = Отчёт: { $from }–{ $until } годы
report-persons-head = { $head }, человек
report-number = №
report-indicator = Показатель
report-change = Изменение
report-by = Основание
report-by-own = показатель программы
report-no-indicators = Показателей в документе «{ $title }» нет: ниже — показатели программы.
report-gaps = Чего не хватает: { $n }
report-no-differences = С тех пор ничего не изменилось.
report-differences = { $n ->
    [one] После сдачи изменился { $n } показатель.
    [few] После сдачи изменились { $n } показателя.
   *[many] После сдачи изменилось { $n } показателей.
}
report-families-persons = Через дробь: семьи и люди.
report-curator-days = Каждый случай отнесён к куратору, который отвечал за семью в тот день; неделя и месяц нормы — к тому, кто отвечал за неё больше дней.
report-visits-unknown = { $n ->
    [one] О посещениях { $n } семьи за часть этих дней данных нет: в «требуется» и «засчитано» этих дней нет.
    [few] О посещениях { $n } семей за часть этих дней данных нет: в «требуется» и «засчитано» этих дней нет.
   *[many] О посещениях { $n } семей за часть этих дней данных нет: в «требуется» и «засчитано» этих дней нет.
}
argument-bad-period = Период «{ $value }» не понят. Напишите, например: 2026-Q3, 2026, 2026-09 или 2026-07-01..2026-08-15.
argument-other-period = Период «{ $value }» другой длины: report quarter — квартал, report year и report years — год, report period — любой.
argument-period = период: 2026-Q3, 2026, 2026-09, 2026-07-01..2026-08-15
argument-subject = семья или период; без периода — тот, за который отчитываются сейчас
report-behind = Кто за показателями
report-group = Раздел
report-day = День
report-why = Почему учтено
chart-levels = Уровни по месяцам, { $period }
chart-visits = Посещения и норма по месяцам, { $period }
chart-load = Семьи по кураторам на { $day }
chart-activities = Мероприятия по видам помощи, { $period }
chart-asked = по норме
chart-held = проведено
chart-families = семьи
chart-due = всего
chart-done = выполнено
tab-report = Отчёт
do-screen-6 = Отчёт
scope-report = Отчёт
do-length = квартал, год или три года рядом
do-period = другой период
do-hand-in = сдать отчёт
do-charts = диаграммы
bar-charts = Диагр
bar-hand-in = Сдать
bar-period = Период
report-open = не сдан
report-detail-gap = Чего не хватает в записях периода: Enter — по семьям, ещё раз Enter — форма, в которой это вносят.
report-gaps-foot = Enter внести  Esc закрыть
report-detail-handed = Отчёт как он был сдан: Enter — что с тех пор изменилось и почему.
report-nobody = За этим числом никого нет.
report-own-figure = Показатель программы: документ его не требует.
report-unknown = не введено
report-no-data = нет данных
report-no-data-brief = н/д
report-unknown-brief = —
report-heading = –
report-institution = учреждение
report-first = Сравнить с периодом «{ $period }» нельзя: файл ведётся с { $day }.
report-corrects = Уточняет отчёт: { $handed }. { $said }
report-against = { $period }: { $change }
report-typed = По файлу этого не узнать: значение вводят сами (F4).
report-measure = { $code ->
    [taken_on] Семьи, поставленные на учёт или получившие первый уровень в периоде. Документ спрашивает о семьях: принятая дважды за период считается один раз.
    [level_changed] Семьи, у которых в периоде начал действовать другой уровень; продление не считается.
    [status_changed] Семьи, у которых один статус сменил другой без перерыва.
    [closed] Семьи, чьё сопровождение прекращено в периоде; снятая дважды считается один раз.
    [closed_positive] Прекращения периода с отметкой о положительном результате.
    [in_status] Семьи на учёте, у которых статус или категория действует на последний день периода.
    [harmed] Семьи, где в периоде действует обстоятельство, есть событие, сообщение или отмеченное нарушение прав; семья считается один раз.
    [event] События периода: каждое считается отдельно.
    [without_rights] Дети семей на учёте, у которых на последний день периода прав лишены все родители, когда бы это ни случилось; пока период идёт — сегодня.
    [satisfied] Из семей, снятых с положительным результатом и опрошенных, — удовлетворённые по последнему опросу.
    [at_start] Семьи на сопровождении накануне первого дня периода.
    [at_end] Семьи на сопровождении в последний день периода; пока он идёт — сегодня.
    [children] Дети этих семей; ребёнок двух семей считается один раз.
    [heading] Заголовок строк ниже: в его клетках у документа прочерк.
    [visits_asked] Посещения по норме за недели и месяцы, которые закончились в периоде.
   *[visits_held] Проведённые из них, не больше нормы.
}
report-family-gone = семьи в файле больше нет
report-not-begun = Этот период ещё не начался: сдавать нечего.
report-hand-in-title = Сдать отчёт
report-hand-in-what = { $period }: показатели и семьи за ними останутся такими, как сейчас. Позже будет видно, что изменилось.
report-hand-in-whose = За кого: { $whose }.
report-hand-in-part = Это часть отчёта. За всех: закрыть это окно, Ctrl+E и сдать.
report-hand-in-early = ! Период ещё идёт: он кончается { $day }.
report-hand-in-again = Этот период уже сдан: действовать будет новая сдача, прежняя останется в истории.
report-hand-in-yes = Сдать
report-hand-in-no = Не сдавать
print-file-period = Отчёт { $period }
print-file-report = Отчёт { $from } — { $to }
status-report = Enter семьи  F5 почему  F4 ввести показатели  F6 сдать  Tab период  м год
status-report-gap = Enter семьи  F5 почему  F6 сдать  Tab период  м год
status-report-handed = Enter что изменилось  F6 сдать снова  Tab период  м год
report-period-title = Период отчёта
report-period-field = Период
report-period-unknown = Период «{ $value }» не понят: примеры ниже.
report-period-hint = Например: 3 квартал 2026, 2026, декабрь, 1.7.2026–15.8.2026. Пусто — период, за который отчитываются сейчас.
figures-title = Показатели учреждения: { $period }
figures-hint = Целые числа; пусто — не известно. Введённое за этот период останется в файле.
figures-none = В документе нет показателей, которые вводят сами.
figures-share = Нужно целое число процентов от 0 до 100.
figures-why = показатели учреждения
figures-number = Нужно целое число.
figures-same = Ничего не изменено.
chart-none = Рисовать пока нечего: в файле нет ни уровней, ни посещений.
chart-head = Диаграммы: { $period }
report-amount = при сдаче { $was }, теперь { $now } ({ $day })
report-handed-state = { $handed }. { $said }
report-by-curator = Показатели по кураторам
report-sum = Всего
report-missing = Чего от кого не хватает
report-curator = Куратор
report-families = Семей
report-lacking = Не хватает
report-last = Последний контакт
report-note = Примечание
report-no-families = в периоде на учёте никого
report-silent = нет записей { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}, с { $day }
report-no-contacts = ни одного контакта с семьями
report-service-files = Служба: файлов { $n }
report-service-read = Служба: файлов { $n }, прочитано { $read }
report-file-other = Файл { $file } ведётся по документу «{ $other }», а посчитан вместе со всеми по документу «{ $own }».
report-file-locked = он зашифрован другой парольной фразой, и чей он, без неё не узнать. Фразу берут из --others-passphrase-file.
report-twins = { $n ->
    [one] Похоже, { $n } семья записана дважды и дважды посчитана
    [few] Похоже, { $n } семьи записаны дважды и дважды посчитаны
   *[many] Похоже, { $n } семей записаны дважды и дважды посчитаны
}
report-twins-named = { $family }: { $both }
report-file = Файл { $file }: записи по { $day }
report-file-refused = Файл { $file } не прочитан и в отчёт не вошёл: { $why }
report-file-empty = Файл { $file }: записей нет
report-reading = Читается { $file }…
busy-service = Читается { $file }… Esc — остановить
report-stopped = Остановлено: отчёт не составлен, ничего не изменено.
report-no-files = В папке { $path } нет ни одного читаемого файла участка. Укажите папку обмена.
papers-title-report = Печать отчёта
papers-no-year = Три года рядом — только за год: напишите, например, 2026.
print-file-service = Отчёт службы { $from } — { $to }
report-service-title = Отчёт службы: { $period }
figures-before = { $period }: { $figures }.
report-lasts = Период ещё идёт: числа на { $day }.
