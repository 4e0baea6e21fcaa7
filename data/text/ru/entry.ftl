# Формы: записать и исправить что угодно.

do-add = добавить запись
do-edit = изменить запись
do-take-in = принять новую семью
do-field = принять поле, к следующему
do-pick = список значений
do-repeat = как в прошлый раз
entry-nothing-before = В это поле ещё ничего не записывали.
do-line = новая строка в тексте
do-save = сохранить
bar-edit = Правка
bar-pick = Список
bar-save = Сохран
scope-entry = Форма
scope-leaving = Вопрос с кнопками
entry-add = Новая запись: { $what }
entry-change = Изменить: { $what }
entry-take-in = Принять семью на сопровождение
entry-applicant = Заявитель
entry-family = Где живут
entry-register = Что записано
entry-child = Ребёнок (если больше нет — Enter)
entry-level = Уровень
entry-kinds = Что добавить
entry-kinds-foot = Enter выбрать ─ Esc закрыть
entry-leaving = Есть несохранённое
entry-leaving-foot = Enter выбрать ─ Tab другая кнопка
entry-return = Вернуться
entry-save = Сохранить
entry-discard = Не сохранять
entry-wrong = Не сохранено: исправьте отмеченное «!».
entry-warned = Проверьте предупреждение. Если всё верно, Ctrl+S — сохранить.
entry-gone = Этой записи в файле больше нет.
draft-reopened = Это недописанная форма прошлого раза. Ctrl+S — сохранить, Esc — выйти.
draft-unkept = Черновик формы не сохраняется на диск. Сохраните форму, не закрывая программу.
draft-unreadable = Недописанная форма прошлого раза не читается. Она оставлена рядом с журналом программы.
status-entry = Enter дальше  Ctrl+R как прежде  Ctrl+S сохранить  Esc выйти
status-entry-born = Дата рождения: 5.3.1988, 05031988, 5.3.88.  Enter дальше  Ctrl+S сохранить
status-entry-no-grounds = В правилах оснований нет: напишите своими словами.  Enter дальше
status-entry-day = День: 5.3, 05032027, +7, завтра.  Enter дальше  Ctrl+S сохранить
status-entry-phones = Несколько телефонов — через запятую.  Enter дальше  Ctrl+S сохранить
status-entry-long = Enter дальше  Ctrl+N новая строка  Ctrl+S сохранить  Esc выйти
status-entry-closed = Печатайте или Пробел — список  Enter дальше  Ctrl+S сохранить
status-entry-listed = Печатайте: свои слова или из списка (F4)  Enter дальше  Ctrl+S сохранить
status-entry-pick = Enter взять  стрелки выбрать  Esc закрыть список
status-entry-offer = Enter взять  стрелки выбрать  Tab или Esc — оставить свои слова
fault-choice = Такого в списке нет. Пробел или F4 — показать список.
fault-needed = Это нужно заполнить.
fault-number = Нужно целое число от { $low } до { $high }.
fault-phone = «{ $value }» не похоже на номер телефона.
fault-visits-missing = Укажите и число посещений, и за какой срок, или оставьте пустым и то и другое.
check-until = Конец должен быть позже начала.
check-form-member = Индивидуальное сопровождение: назовите, кого сопровождают.
check-born = Дата рождения ещё не наступила.
check-capacity-day = Нужен либо день недели, либо одно число: что-то одно.
check-contact-ahead = Этот день ещё не наступил: контакт записывают, когда он был.
check-level-weaker = С { $day } уже установлен более острый уровень: действовать будет он.
check-level-second = С { $day } уже установлен уровень: действовать будет более острый.
check-level-closed = Позже, { $day }, записано прекращение.
check-level-before = Раньше, чем семья поставлена на учёт: { $day }.
check-level-undecided = Уровень продлевают решением: кто решил, когда, номер.
check-due-past = Этот срок уже прошёл.
check-disability-child = Группу инвалидности дают с 18 лет; до этого — «ребёнок-инвалид».
check-disability-adult = «Ребёнок-инвалид» — только до 18 лет.
check-member-form = Кого сопровождают, называют только при индивидуальной форме.
check-deputy = Себя замещать нельзя: выберите другого куратора или оставьте пустым.
absence-of-all = вся семья
check-visit-before = Сопровождение началось { $day }: посещение запишется, но в норму не пойдёт.
check-visit-closed = Сопровождение прекращено { $day }: посещение в норму не пойдёт.
check-absence-twice = Отсутствие семьи уже записано с { $day }: общие дни считаются один раз.
check-closing-visit = После этого дня есть посещение: { $day }.
check-closing-before = Прекратить можно не раньше начала сопровождения: { $day }.
check-closing-level = После этого дня начинается уровень: { $day }.
check-ground-age = По этому основанию заявитель должен быть старше: см. пункт документа.
weekday-long = { $code ->
    [1] понедельник
    [2] вторник
    [3] среда
    [4] четверг
    [5] пятница
    [6] суббота
   *[7] воскресенье
}
