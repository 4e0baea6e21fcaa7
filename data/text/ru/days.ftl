# Дни, уровни, виды: слова, которые стоят на всех экранах.

weekday-short = { $code ->
    [1] пн
    [2] вт
    [3] ср
    [4] чт
    [5] пт
    [6] сб
   *[7] вс
}
month = { $code ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
}
month-of = { $code ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
}
level-letter = { $code ->
    [adaptation] А
    [basic] Б
    [crisis] К
    [emergency] Э
   *[none] ·
}
contact-kind = { $code ->
    [home_visit] посещение
    [joint_visit] совместный выезд
    [call] звонок
    [office] приём
    [talk] беседа
    [meeting] встреча
    [support_group] группа поддержки
    [training] тренинг
    [counselling] консультирование
   *[informed] информирование
}
outcome = { $code ->
    [held] состоялось
    [nobody_home] не застали
    [refused] отказ
   *[postponed] перенос
}
help-kind = { $code ->
    [medical] Медицинская помощь
    [psychological] Психологическая помощь
    [pedagogical] Педагогическая помощь
    [legal] Юридическая помощь
   *[social] Социальная помощь
}
activity-state = { $code ->
    [planned] запланировано
    [in_progress] в работе
    [done] выполнено
    [failed] не выполнено
   *[cancelled] отменено
}
role = { $code ->
    [mother] мать
    [father] отец
    [child] ребёнок
    [son] сын
    [daughter] дочь
    [guardian] опекун
    [trustee] попечитель
    [adopter] усыновитель
    [foster_parent] приёмный родитель
    [stepmother] мачеха
    [stepfather] отчим
    [grandmother] бабушка
    [grandfather] дедушка
    [brother] брат
    [sister] сестра
    [grandson] внук
    [granddaughter] внучка
    [nephew] племянник
    [niece] племянница
    [ward] подопечный(-ая)
    [aunt] тётя
    [uncle] дядя
    [husband] муж
    [wife] жена
    [partner] сожитель
    [relative] родственник
   *[other] другой
}
unit = { $code ->
    [week] неделя
   *[month] месяц
}
row-state = { $code ->
    [unknown] нет данных
    [none] не требуется
    [met] выполнено
    [open] открыто
   *[short] недобор
}
age = { $n ->
    [one] { $n } год
    [few] { $n } года
   *[many] { $n } лет
}
age-under-one = до года
age-days = { $n } дн.
age-about = { $n ->
    [one] около { $n } года
    [few] около { $n } лет
   *[many] около { $n } лет
}
age-months = { $n ->
    [0] новорождённый(-ая)
    [one] { $n } мес.
    [few] { $n } мес.
   *[many] { $n } мес.
}
days-left = { $n ->
    [one] ещё { $n } день
    [few] ещё { $n } дня
   *[many] ещё { $n } дней
}
days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}
families = { $n ->
    [one] { $n } семья
    [few] { $n } семьи
   *[many] { $n } семей
}
times-per = { $per ->
    [week] { $n ->
        [one] { $n } раз в неделю
        [few] { $n } раза в неделю
       *[many] { $n } раз в неделю
    }
   *[month] { $n ->
        [one] { $n } раз в месяц
        [few] { $n } раза в месяц
       *[many] { $n } раз в месяц
    }
}

## Другой день
do-day = показать другой день
on-past-day = КАК БЫЛО на { $day }
on-later-day = КАК БУДЕТ на { $day }
status-elsewhen = Другой день: смотреть можно всё, записывать нельзя. Сегодня: Ctrl+D, Enter
file-read-only = Файл открыт только для чтения: записать в него ничего нельзя. Проверьте права на файл и папку.
other-day = Показан { $day }: записывать можно, только когда показан сегодняшний день. Вернуться: Ctrl+D, Enter.
another-day-title = Показать всё, как было на другой день
another-day-field = День
another-day-hint = Пусто — сегодня. Можно: 18.11, -7, вчера. Того, что было позже, не видно; писать нельзя.
past-day = Показан { $day }: как было к концу этого дня, по тому, что записано теперь. Вернуться: Ctrl+D, Enter.
this-day = Показан сегодняшний день, { $day }.
later-day = Показан { $day }: что будет, если ничего не изменится. Вернуться: Ctrl+D, Enter.
why-known-since = { $code ->
    [unknown] О посещениях семьи известно с { $day }: о том, что было раньше, нет данных, и недобора нет (правило программы)
   *[part] О посещениях семьи известно с { $day }: раньше она ничего не должна (правило программы)
}
why-as-of = Как было к концу дня { $day }
why-ahead = Как будет { $day }
why-written = , записано { $day }
why-corrected = , исправлено { $day }
why-level-later = ! Уровень «{ $level }» записан позже: { $day }. К концу этого дня в файле его не было.
why-done-later = ! По записям, сделанным к { $day }, было { $known } из { $required }; остальное записано позже (теперь { $done } из { $required }).
reading-foot-days = Влево, вправо — другой день
month-in = { $code ->
    [1] январе
    [2] феврале
    [3] марте
    [4] апреле
    [5] мае
    [6] июне
    [7] июле
    [8] августе
    [9] сентябре
    [10] октябре
    [11] ноябре
   *[12] декабре
}
fault-day-month = В { $month } { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}.
ahead-from = с { $day } { $what }
ahead-closing = прекращение
away-now = Отсутствует по { $until }: { $reason }
away-ahead = с { $from } { $reason } по { $until }
away-without-reason = отсутствие
age-at-leaving = { $age } при выбытии
from-day = с { $day }
from-to = с { $from } по { $to }

# What stands behind the year of a day copied from a document, without its last dot, the longest first.
typed-day-endings = года рождения | год рождения | г. рождения | г.рождения | г. р | г.р | года | год | гр | г
turns = { $who }: исполняется { $age }
ahead-request = ответ на запрос: { $to }
late-request = нет ответа на запрос: { $to }
childless = нет детей ({ $who })
childless-decide = { $day } не стало детей ({ $who }): решите о прекращении
