# Участок.

do-rules = выбрать другие правила
scope-choice = Окно со списком

district-curator = куратор
district-passport = социальный паспорт
district-on = { $what } на { $day }
district-rules = Правила: { $title }
district-load = Нагрузка
district-load-head = семей  предел
district-families-head = семей
district-children-head = детей
district-of = { $n } из { $limit }
district-percent = { $n } %
district-total = Всего, мера программы
district-unfit = Уровень не по признакам
district-status-unfit = { $n ->
    [one] У { $n } семьи признаки говорят за другой уровень.
    [few] У { $n } семей признаки говорят за другой уровень.
   *[many] У { $n } семей признаки говорят за другой уровень.
}
district-all = Всего
district-no-limit = предел: в документе не указано
district-week-head = визитов
district-demand = { $code ->
    [week] осталось за неделю
    [month] осталось за { $month }
    [held] уже состоялось
   *[possible] по силам до { $day }
}
district-off = выходные: { $days }
district-away = { $reason }: { $days }
district-away-plain = отпуск или болезнь
quarter = { $code ->
    [1] I
    [2] II
    [3] III
   *[4] IV
}
district-moves = Переводы за { $quarter } квартал
district-moves-head = лучше { $better }, хуже { $worse }
district-direction = { $code ->
    [better] лучше
   *[worse] хуже
}
district-no-moves = переводов не было
district-settlement = Пункт
district-no-families = семей нет: принять — Ctrl+N
district-nowhere = адрес не указан
district-category = Категория
district-no-categories = категории не указаны
district-ages = Дети по возрасту
district-years = { $n ->
    [one] { $from }–{ $n } год
    [few] { $from }–{ $n } года
   *[many] { $from }–{ $n } лет
}
district-age-unknown = возраст не указан
district-no-children = детей нет
district-children = { $n ->
    [one] { $n } ребёнок
    [few] { $n } ребёнка
   *[many] { $n } детей
}
district-elsewhere = другие правила: { $cited }
district-own-words = слова куратора
district-nobody = За этим числом семей нет.
district-families-foot = Enter карта ─ Esc закрыть

# Строка внизу: арифметика выделенного.
district-keys = {" "} Enter семьи  F5 почему
district-status-rules = F4 другие правила  F5 о документе
district-status-warning = F5 предупреждение полностью  F4 другие правила
district-status-group = { $n } из { $limit } рекомендуемых: { $source }.
district-status-over = ! { $n } из { $limit }: больше рекомендуемого ({ $source }).
district-status-unlimited = { $n ->
    [one] { $n } семья; предел: в документе не указано.
    [few] { $n } семьи; предел: в документе не указано.
   *[many] { $n } семей; предел: в документе не указано.
}
district-status-all = { $n ->
    [one] { $n } семья на сопровождении.  Enter семьи  F5 почему
    [few] { $n } семьи на сопровождении.  Enter семьи  F5 почему
   *[many] { $n } семей на сопровождении.  Enter семьи  F5 почему
}
district-status-total = { $n } %: { $sum }, мера программы;
district-status-none-over = {" "}по документам превышений нет
district-status-some-over = {" "}больше рекомендуемого: { $groups }
district-status-demand = { $code ->
    [week] До { $day } ещё { $n }, по силам { $possible }.  Enter семьи  F5 почему
    [month] До конца месяца ещё { $n }, семей { $families }.  Enter семьи  F5 почему
    [held] Визитов этой недели: { $n }, семей { $families }.  Enter семьи  F5 почему
   *[possible] В рабочие дни до { $day } поместится { $n }.  F5 почему
}
district-status-lacking = ! До { $day } ещё { $n }, по силам { $possible }: не хватает { $lacking }.  F5 почему
district-status-path = { $from } > { $to }: { $n } за { $quarter } квартал.
district-status-settlement = { $name }: { $families }, { $children }.
district-status-category = { $families }: { $source }.
district-status-age = { $age }: { $children }, { $families }.

# Другие правила.
rules-title = Правила
rules-foot = Enter взять эти правила ─ Esc закрыть
rules-issued = от { $day }
rules-over = не действует с { $day }
rules-borrowed = Заимствовано ({ $from }): { $what }
rules-part = { $code ->
    [levels] уровни
    [durations] сроки уровней
   *[visits] частота посещений
}
rules-from = Действует с: { $day }
rules-to = Действует по: { $day }
rules-checked = Проверено: { $day }

# Почему.
why-group = На { $day }: { $families }
why-group-limit = Рекомендуется не больше { $n } на одного куратора:
why-group-over = ! Больше рекомендуемого на { $n }.
why-group-recommended = Число рекомендуемое: программа предупреждает и ничего не запрещает.
why-group-unlimited = Предел: в документе не указано. Его можно задать местным приказом (запись order).
why-group-counted = Считаются семьи, у которых в этот день действует уровень сопровождения.
why-total = Каждая дробь — семьи группы к её пределу; доли складываются.
why-total-own = Это мера программы, в документе её нет: больше 100 % — не нарушение ни одного документа.
why-total-none = Долю считать не от чего: предел в документе не указан.
why-demand = { $code ->
    [held] { $period } ({ $from }–{ $to }): состоялось { $n }
   *[other] { $period } ({ $from }–{ $to }): осталось { $n }
}
why-demand-rule = { $code ->
    [held] Состоявшиеся посещения на дому и совместные выезды, одно в день на семью.
    [month] Семьи, чьи посещения считаются по месяцам: сделано из нужного. До конца месяца, не до конца недели.
   *[week] Семьи, чьи посещения считаются по неделям: сделано из нужного.
}
why-more = и ещё { $n }: Enter покажет всех
why-possible = По силам: { $n }
why-possible-rule = Сколько вмещает рабочий день, сказано в записях участка (capacity, duty); где не сказано — { $n }.
why-possible-held = { $n } (вмещает { $capacity }, сегодня сделано { $held })
why-path = { $families } за { $from }–{ $to }
why-direction = { $code ->
    [better] Лучше: новый уровень менее острый.
   *[worse] Хуже: новый уровень более острый.
}
why-path-rule = Считаются семьи, у которых с дня решения действует другой уровень. Продление того же уровня и первый уровень — не перевод. Семья, чьё сопровождение с тех пор прекращено, считается.
why-settlement = { $name }: { $families }, { $children }
why-settlement-rule = Семьи с действующим уровнем и этим населённым пунктом в адресе. Ребёнок — до 18 лет.
why-category-elsewhere = В правилах «{ $title }» такой категории нет; слова другого документа:
why-category-own = Слова куратора: в правилах такой категории нет.
why-category-rule = Считаются семьи с действующим уровнем, у которых категория записана и действует; у семьи их может быть несколько.
why-years = На { $day }: { $children }, { $families }
why-years-rule = Полных лет на этот день. В каждой группе семья считается один раз.
why-years-unknown = Дата рождения не записана; ребёнок назван ролью в семье.
