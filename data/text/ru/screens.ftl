# Экраны.

tab-today = Сегодня
tab-calendar = Календарь
tab-families = Семьи
tab-programmes = Программы
tab-district = Участок
read-only = только чтение
read-only-short = чтение
too-small = Окно слишком маленькое: { $width }×{ $height }. Увеличьте его хотя бы до { $least }. F10 — выход.
no-terminal = Экраны открываются только в терминале. Для программ есть команды: kurator --help.
locale-not-utf8 = Terminal v kodirovke { $encoding }, a nuzhna UTF-8: russkie bukvy poteryayutsya. PuTTY: Window - Translation - UTF-8; v Linux: export LANG=ru_RU.UTF-8.
panic = Программа остановилась из-за ошибки. Всё сохранённое цело. Пришлите разработчику журнал: { $path }
subject-families = { $n ->
    [one] { $n } семья
    [few] { $n } семьи
   *[many] { $n } семей
}
undo-how = Отменить: Ctrl+Z
undo-how-behind = Отменить: Esc, затем Ctrl+Z
copied = Скопировано: { $text }

# Полоса клавиш: не длиннее семи букв.
bar-help = Справка
bar-accept = Принять
bar-card = Карта
bar-why = Почему
bar-move = Перенос
bar-save-next = И ещё
bar-mark = Визит
bar-find = Найти
bar-take-off = Снять
bar-clear = Очист.
bar-menu = Меню
bar-quit = Выход
bar-back = Назад

# Действия: справка и меню.
do-help = справка по этому экрану
do-menu = меню всех действий
do-why = почему: откуда это число
do-find = найти семью
do-card = карта семьи
do-move = назначить или перенести посещение
do-take-off = снять назначенное посещение
do-mark = отметить
do-open = открыть, сделать
do-note = записать звонок
do-undo = отменить последнее действие
do-redo = вернуть отменённое
do-language = English
do-quit = выйти
do-lock = заблокировать экран
do-hide-names = скрыть ФИО, адреса и телефоны или показать снова
scope-lock = Экран заблокирован
scope-anywhere = Везде
opening-rebuild = Списки строятся заново …
opening-rebuild-about = Программа обновилась. В большом файле это занимает несколько секунд, один раз; записи не меняются.
opening-verify = Файл проверяется …
opening-verify-about = Он новый для этого компьютера или изменён в другом месте. Большой файл проверяется несколько секунд.
lock-title = Экран заблокирован
lock-about = Файл закрыт. Наберите парольную фразу и нажмите Enter.
lock-about-plain = Файл не зашифрован, парольной фразы у него нет: экран только скрыт. Enter показывает его снова.
lock-draft = Недописанное не пропадёт. F10 выход.
names-hidden = ФИО, адреса и телефоны скрыты на всех экранах; поиск работает. Показать: Ctrl+F.
names-shown = ФИО, адреса и телефоны снова видны.
do-back = на шаг назад
do-up = строка выше
do-down = строка ниже
do-left = шаг влево
do-right = шаг вправо
do-page-up = на страницу вверх
do-page-down = на страницу вниз
do-first = в начало
do-last = в конец
do-next-pane = следующий раздел, поле
do-previous-pane = предыдущий раздел, поле
do-screen-1 = Сегодня
do-screen-2 = Календарь
do-screen-3 = Семьи
do-screen-4 = Программы
do-screen-5 = Участок
do-next-screen = следующий экран
do-previous-screen = предыдущий экран
do-present = вернуться к сегодняшнему дню
do-month = неделя или месяц
do-sort = другой порядок списка
do-closed = показать и закрытые дела
do-clear = очистить поиск и отбор
do-copy-phone = скопировать телефон
do-accept = записать, выполнить
scope-all = На всех экранах
scope-list = В списках
scope-listed = Семья в списке
scope-family = Выбранная семья
scope-visit = Визит к выбранной семье
scope-today = Сегодня
scope-calendar = Календарь
scope-families = Семьи
scope-filter = Строка поиска
scope-programmes = Программы
scope-district = Участок
scope-card = Карта семьи
scope-roster = Список из Excel
scope-form = Окно с полями
scope-reading = Окно с текстом
scope-menu = Меню
help-title = Справка
help-layout = Раскладка не важна: клавиша с буквой работает и по-русски, и по-английски. Вместо F1–F10 можно Alt+1 … Alt+0.
menu-title = Меню: начните печатать
menu-foot = Enter выполнить ─ Esc закрыть
menu-nothing = Такого действия нет
form-foot = Enter записать ─ Tab поле ─ Esc закрыть
form-foot-choice = Enter записать ─ стрелки, Пробел выбрать ─ Tab поле
form-foot-begun = набрано: { $typed } ─ Backspace короче ─ Enter записать
narrow-foot-begun = набрано: { $typed } ─ Backspace короче ─ Enter показать
choice-foot-begun = набрано: { $typed } ─ Backspace короче ─ Enter выбрать
form-foot-proposal = печатайте — заменит всё ─ стрелки — править ─ Enter записать
choice-none = «{ $typed }»: с этого не начинается ни один вариант. Стрелки или Пробел — выбрать, Tab — к другому полю.
choice-how = Здесь выбирают: стрелки или Пробел.
choice-paste = Вставить текст можно только в поле, где пишут: Tab — к другому полю.
key-nowhere = Клавиша «{ $key }» здесь ничего не значит. F1 — клавиши, которые здесь действуют.
window-waits = Начатое окно ждёт под этим: Esc вернёт к нему.
window-kept = Под этим экраном ждёт незаписанное: Esc вернёт к нему, запишите его или закройте.
paste-nowhere = Вставленный текст здесь писать некуда: он никуда не попал. Откройте сначала форму или поиск (F7).
reading-foot = Esc закрыть
reading-foot-more = PgUp PgDn листать ─ Esc закрыть

# Сегодня.
today-visits = ВИЗИТЫ
today-visits-done = ВИЗИТЫ { $done } из { $all }
today-after = после
today-no-visits = ничего не назначено
today-empty = семей пока нет: Ctrl+N принять семью; список из Excel — 3, Enter
today-threatened = ПОД УГРОЗОЙ { $n }
today-owed = ЕЩЁ НУЖНЫ ПО НОРМЕ { $n }
today-late = ПРОСРОЧЕНО { $n }
today-foreseen = ВПЕРЕДИ { $n }
foreseen-line = { $cause ->
    [leave] отпуск без замены, не хватает { $n }
    [holidays] праздники, не хватает { $n }
    [family] к семье мало дней, не хватает { $n }
   *[load] визитов, которым не хватает дня: { $n }
}
foreseen-how = Enter или F5: что поправит
today-ahead = БЛИЖАЙШИЕ СРОКИ { $n }
today-call-back = ПЕРЕЗВОНИТЬ { $n }
today-call-back-later = ПЕРЕЗВОНИТЬ ПОЗЖЕ { $n }
call-back-plain = перезвонить
today-closed-call = Семья снята с сопровождения. Вернуть: F9, «вернуть закрытую семью».
inquiry-nameless = Звонок без имени
slack-near = запас { $n }
appointed-near = ■ { $day }
unit-near = { $code ->
    [week] нед.
   *[month] мес.
}
today-below = ниже: { $what }
today-end = ещё записи
done-of = { $done } из { $required }
days-short = { $n } дн.
week-number = неделя { $n }
late-visits = { $period }: визитов { $done } из { $required }
left-of-closed = { $what } (семья снята)
late-after = впишите срок постсопровождения
late-term = срок истёк: { $level }
term-ends = срок: { $level }
status-empty = Ничего срочного. F7 найти семью  3 список семей
status-visit-held = Enter запись о визите  F3 карта  Ins звонок
status-visit = Enter отметить визит  F6 { $code ->
    [move] перенести
   *[appoint] назначить
}  Ins звонок
status-late-after = Enter вписать постсопровождение  F3 карта семьи  F5 почему
status-late-request = Enter записать ответ  F3 карта семьи  F5 почему
status-activity = Enter отметить мероприятие  F3 карта семьи  F5 почему
status-sitting = Enter к заседанию  F5 почему
status-deadline = Enter или F5 почему  F3 карта семьи
status-rule = Enter или Пробел — сделано  F5 почему
status-ends = Enter или Пробел — вписать день окончания  F5 почему  F3 карта семьи
status-unfit = Enter или Пробел — решение об уровне  F5 почему  F3 карта семьи
today-positions = ДОЛЖНОСТЬ КУРАТОРА { $n }
status-misplaced = Enter или Пробел — передать другому куратору  F5 почему  F3 карта семьи
status-positions = Enter или Пробел — подробнее, исправить  F5 почему
today-unended = НЕ ОФОРМЛЕНО { $n }
today-post = ПОСТСОПРОВОЖДЕНИЕ { $n }
today-closings = ПРЕКРАЩЕНО ДВАЖДЫ { $n }
today-closed-twice = прекращено { $days ->
    [one] дважды { $first }
   *[two] { $first } и { $second }
}: удалите неверную запись
status-closings = Enter — уровни и прекращения в карте  F5 почему  F3 карта семьи
why-closed-twice = Сопровождение прекращено двумя записями, { $days ->
    [one] обе от { $first }
   *[two] { $first } и { $second }, а семья между ними не возвращалась
}: так бывает после слияния двух копий. Оставьте верную запись, другую удалите: карта семьи, Уровни, Del.
today-unset = БЕЗ УРОВНЯ { $n }
today-unset-line = уровень не установлен
why-unset = Пока уровень не установлен, нормы посещений нет и план семью не ставит. Enter — решение
today-unfit = УРОВЕНЬ НЕ ПО ПРИЗНАКАМ { $n }
deadline-moved = рабочий день { $day }
deadline-done = сделано { $day }
deadline-own-rule = день — правило программы
deadline-is-done = Отмечено как сделанное; снять отметку — Ctrl+Z.
status-foreseen = Enter или F5: чего не хватает и что поправит
status-call-back = Enter — что ответили  Ins звонок  F3 карта семьи
slack-short = { $n ->
    [0] Запаса нет: нужен каждый день.{" "}
    [one] Запас { $n } день.{" "}
    [few] Запас { $n } дня.{" "}
   *[many] Запас { $n } дней.{" "}
}
visit-held-already = Посещение { $day } состоялось: переносить и снимать нечего. Запись: Enter
no-appointment = Посещение не назначено: снимать нечего.
closed-no-visit = Сопровождение прекращено: посещения не назначают. Звонок записать можно: з.
closed-no-mark = Сопровождение прекращено: посещения сегодня не отмечают. Прежнее записывают в карте: Ins, «контакт».
row-waits = Назначено меньше, чем нужно. Назначенное снимают в «Календаре» или через F9: «снять».
row-no-visit = Эта строка не о посещении. Назначенное снимают в «Календаре» или через F9: «снять».
no-phone = Телефона нет.
no-level = Уровень не установлен
until = до { $day }
through = по { $day }
term-over = срок истёк
term-last-day = сегодня последний день
programme-word = программа
promised = Обещали: { $what }
brief-call-back = Перезвонить { $what }
more-children = { $n ->
    [one] и ещё { $n } ребёнок
    [few] и ещё { $n } ребёнка
   *[many] и ещё { $n } детей
}
address-flat = кв. { $n }
address-block = корп. { $n }

# Семьи.
filter-label = Найти:
filter-how = F7 или / — начать поиск
families-count = { $n } из { $all } · по { $order }
families-count-all = { $n } из { $all }, с закрытыми · по { $order }
order = { $code ->
    [found] найденному
    [slack] запасу
    [late] просрочке
    [level] уровню
    [title] алфавиту
    [settlement] адресу
    [term] сроку уровня
   *[visit] давности визита
}
row-no-family = Здесь не выбрана семья: строка не о семье, или строк нет.
families-all-closed = Сопровождаемых семей нет: у всех прекращено. Принять семью — Ctrl+N.
families-of-others = { $n ->
    [one] Здесь семей нет: у других кураторов { $n }. Показать всех — Ctrl+E.
    [few] Здесь семей нет: у других кураторов их { $n }. Показать всех — Ctrl+E.
   *[many] Здесь семей нет: у других кураторов их { $n }. Показать всех — Ctrl+E.
}
families-none-then = На этот день семей в файле нет. Вернуться: Ctrl+D, Enter.
families-none = Семей пока нет. Enter — взять список из Excel, Ctrl+N — принять одну семью.
families-not-found = Никто не подходит. F8 — очистить поиск и отбор.
column-programme-short = Прогр
status-families = Enter карта  Пробел визит  F4 отбор  д закрытые  н новая  Tab порядок
status-filter = Enter карта  F6 визит  F4 отбор  Ctrl+N новая  F8 сброс

# Окна.
visit-title = Посещение: { $family }
visit-outcome = Итог
visit-note = Запись
visit-day = День
visit-time = Время
visit-new-day = Перенести на
closing-ahead = сопровождение будет прекращено { $day }
visit-effect = { $unit }: было { $done } из { $required }, станет { $then }
visit-effect-none = { $unit }: { $done } из { $required }, это посещение в норму не идёт
visit-no-row = В этот день норма не действует: посещение будет записано, но не посчитано.
visit-second = Второе посещение за день норму не увеличит.
visit-late-entry = Запись задним числом: посещение пойдёт в свой день.
call-title = Контакт: { $family }
call-back-caller = Звонил не член семьи: { $who }
call-back-title = Перезвонить: { $family }
call-back-promised = Обещали { $said }: { $what }
call-back-promised-by = Обещали { $said }, перезвонить до { $by }: { $what }
call-note = О чём
call-promised = Обещали
call-back = Перезвонить
call-kind = Вид
appoint-new = Назначить: { $family }
appoint-move = Перенести: { $family }
appoint-note = Цель
appoint-from = Переносится: { $visit }
appoint-already = Уже назначено: { $visits }
appoint-leaves = { $period }: сделано и назначено останется { $n } из { $required }
appoint-load = { $day }: визитов { $n }, предел { $limit }
obstacle = { $code ->
    [past] день прошёл
    [outside] вне сопровождения
    [excused] семья отсутствует
    [day-off] выходной
    [leave] отпуск или болезнь куратора
    [impossible] семья просила не приходить
   *[visited] посещение уже состоялось
}
tick-state = Итог
tick-result = Результат
tick-due = Срок { $day }
word-two-days-ago = позавчера
word-yesterday = вчера
word-today = сегодня
word-tomorrow = завтра
word-in-two-days = послезавтра
fault-day = Неверная дата. Например: 5.3, 05032027, +7, пт, завтра
fault-day-been = Неверная дата. Например: 5.3, 05032026, -1, пт, вчера
fault-day-birth = Неверная дата рождения. Например: 5.3.1988, 05031988; если известен только год — 1988
fault-time = Неверное время. Например: 11:00, 930
fault-visit-ahead = Этот день ещё не наступил.
fault-day-past = Этот день уже прошёл.
visit-next = Визит состоялся; назначится следующий: { $visit }
fault-note = Напишите хотя бы несколько слов.

# Почему.
why-field-asked = Документ требует:
why-field-said = В документе сказано:
why-field-listed = Документ называет:
why-field-none = О поле «{ $field }» документ ничего не говорит: его ведёт программа.
why-sitting = К этому дню вопросы о семьях поставлены, бумаги готовы. Какие вопросы поставить, программа предлагает сама.
why-nobody-decides = Кто решает, документ не называет.
why-unsaid = Здесь документ ничего не говорит.
why-title = Почему: { $what }
why-nothing = Здесь нечего объяснять.
why-after = Посещения после прекращения в норму не идут: уровня у семьи нет.
why-call-back = Срок звонка записан вместе с разговором: это не норма документа.
why-promise = К этому дню строка стоит на «Сегодня», в разделе «Перезвонить»; отмечает её Enter.
why-row = { $period } ({ $from }–{ $to }): нужно { $required }, сделано { $done }, осталось { $owed }
why-share = { $level }: { $times }, с { $from } по { $to } ({ $days })
why-sum = Сколько нужно
why-rounded = { $sum }, округляется до { $n } (половина — вверх)
why-weekdays = но будней, когда семья дома, только { $n }: больше не требуется
why-excused = семья отсутствует { $days }; без этого было бы { $n }
own-rule = Это правило программы, в документе его нет.
why-done = Сделано: { $n }
why-counted = засчитано
why-not-counted = не засчитано
why-what-counts = Засчитываются состоявшиеся посещения на дому и совместные выезды.
why-one-a-day = Одно в день: это правило программы, в документе его нет.
why-several-a-day = Посещений было { $held }, дней с посещением { $done }.
why-bare = { $code ->
    [borrowed] По норме, заимствованной из другого документа,
   *[own] По документу
} за целый период — { $bare }: меньшее число — правило программы.
why-bare-reached = { $code ->
    [borrowed] По норме, заимствованной из другого документа,
   *[own] По документу
} за целый период — { $bare }: это число тоже достигнуто.
why-slack = { $n ->
    [one] Запас: { $n } день
    [few] Запас: { $n } дня
   *[other] Запас: { $n } дней
}
why-slack-sum = подходящих дней { $n }, осталось посещений { $owed }: { $n } - { $owed } = { $slack }
why-threat = Под угрозой: запасных дней меньше { $n }, рабочей недели.
why-no-threat = Не под угрозой: запасных дней не меньше { $n }, рабочей недели.
why-impossible = Дней меньше, чем посещений: норму уже не выполнить без дежурного дня, заместителя или записи об отсутствии семьи.
why-term = { $level }: с { $from } до { $until }
why-term-months = Начало плюс { $months }: то же число, а если его нет — последний день месяца (ст. 192 ГК РФ).
why-term-record = Последний день вписан в запись уровня.
why-term-decision = Срок назван в самом решении.
firmness = { $code ->
    [example] В документе срок дан как пример («Например»): решение может назвать другой.
    [at-most] В документе сказано «до»: короче можно, дольше нельзя.
    [borrowed] Документ участка срока не называет: он взят из другого документа, и решение может назвать свой.
   *[fixed] В документе срок назван прямо.
}
why-term-meaning = К этому дню готовят решение: продлить, сменить уровень или прекратить. Само по себе сопровождение не прекращается.
why-activity = Срок мероприятия записан в программе семьи.
why-late = Просрочено: { $days }
why-day-off = Это выходной. Рабочий день до него — { $before }, после — { $after }; правила переноса в документе нет.
why-quarter-end = Документ говорит «раз в квартал» и дня не называет: показан последний день квартала.
why-set-terms = Срока документ не называет: его устанавливает участок. Запишите его: F9, «местный срок»; до тех пор программа напоминает в последний день квартала.
why-deadline-stays = Срок стоит здесь, пока его не отметят: Enter или Пробел. Просрочен он со следующего дня после рабочего (ст. 193 и 194 ГК РФ). Если в отчётном квартале сопровождаемых семей не было, о прошедшем сроке не напоминается: правило программы.
why-mark-ends = { $code ->
    [first_year] В словах документа — первый год: он прошёл через 12 месяцев после начала записи.
    [three] В словах — до трёх лет: считается по дню рождения ребёнка в записи, а если он не назван — самого младшего.
    [fourteen] В словах документа — до 14 лет ребёнка (детей): считается по дню рождения самого младшего из детей семьи.
    [recovery] Временная нетрудоспособность кончается с выздоровлением, дня документ не называет. Через 10 месяцев программа спрашивает, не кончилась ли она; до ответа признак действует. При инвалидности впишите её у члена семьи.
    [contract] Социальный контракт действует до дня, названного в нём: он взят из записи о договоре в этом файле.
    [contract_asked] На какой срок заключён контракт, документ не говорит. Через год программа спрашивает, действует ли он; до ответа признак действует. Если в файле есть договор с днём окончания, считается по нему.
   *[other] { $code }
}
why-mark-remedy = Впишите день окончания или исправьте начало: само по себе ничего не закрывается.
why-unfit = Признак подсказывает уровень, решает организация. Примите решение об уровне или закройте признак. Действующие признаки других уровней допустимы: сравнивается самый острый.

# К заседанию.
sitting-title = К заседанию
sitting-of = К заседанию { $day }
sitting-new = Новое заседание
sitting-coming = заседание
sitting-coming-of = заседание: { $body }
sitting-waits = ждёт следующего заседания
sitting-empty = Вопросов на это заседание нет.
sitting-none = Заседаний не записано.
sitting-nothing-proposed = Ставить больше нечего: сроки не кончаются, программы не ждут, детей в семьях не стало меньше, контроль ничего не предлагает.
sitting-all-decided = Обо всех вопросах этого заседания решения внесены.
sitting-which-level = Назовите и уровень: «45 кризисный».
sitting-nothing-decided = Вносить нечего: введите номер решения или «отк», «возв», «отл».
sitting-no-number = «{ $typed }» — не номер и не исход. Введите номер решения или «отк», «возв», «отл».
sitting-how = Номер — решено. «отк», «возв», «отл» — отказано, возвращено, отложено. Пусто — не рассматривали.
sitting-asks-end = Причину и оставшиеся дела программа спросит ниже.
sitting-no-reason = не названа
sitting-no-result = не указан
sitting-questions = { $n ->
    [one] { $n } вопрос
    [few] { $n } вопроса
   *[other] { $n } вопросов
}
sitting-children = Детей: { $n }
sitting-proposed = предлагается: { $n }
sitting-proposed-head = Поставить на заседание: { $n }
sitting-undecided = без решения: { $n }
sitting-line = { $family } · { $what }
sitting-doing = { $code ->
    [put_on] Поставить семьи
    [print] Напечатать вопросы
    [decide] Внести решения
    [change] Изменить день, орган, номер
   *[read] Прочесть вопросы
}
sitting-put = { $code ->
    [put] поставить
   *[leave] не сейчас
}
sitting-why = { $code ->
    [term] срок уровня кончается { $day }
    [control] по итогам контроля { $day }
    [sent] программа ждёт с { $day }
    [drawn] программа составлена, решения нет
    [undecided] решения ещё нет
    [returned] возвращено на доработку { $day }
    [no_child] детей в семье нет с { $day }
    [quarter] итоги квартала
   *[waits] ждёт заседания
}
