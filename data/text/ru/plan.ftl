# План: доказательство, что недостаёт, что поправит.

command-plan = план посещений: все ли нормы помещаются в рабочие дни, а если нет, чего не хватает
argument-days = сколько дней, от 1 до 1100
argument-capacity = сколько визитов в день, если записи об этом нет (обычно 4), от 0 до 100
column-day = День
column-taken = Занято
column-time = Час
column-why-day = Почему этот день
plan-feasible = Нормы по { $day } выполнимы: { $n ->
    [0] назначать больше ничего не нужно.
    [one] нужен { $n } визит, дней хватает.
    [few] нужно { $n } визита, дней хватает.
   *[many] нужно { $n } визитов, дней хватает.
}
plan-infeasible = Нормы по { $day } невыполнимы: нужно { $owed }, помещается { $placed }, не хватает { $short }.
plan-earlier = План этих дней не учитывает назначенного с { $from } по { $to } (посещений: { $n }): что они дадут норме, покажет план с сегодняшнего дня.
plan-forecast = Прогноз: производственного календаря на эти дни ещё нет, переносы неизвестны.
plan-one-day = { $day } { $month }
plan-one-month = с { $from } по { $to } { $month }
plan-two-months = с { $from } по { $to }
plan-need = { $n ->
    [one] нужен { $n } визит
    [few] нужно { $n } визита
   *[many] нужно { $n } визитов
}
plan-even = {" "}({ $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
} по { $each })
plan-booked = {" "}({ $n ->
    [one] ещё { $n } визит назначен другим
    [few] ещё { $n } визита назначены другим
   *[many] ещё { $n } визитов назначено другим
})
plan-part-days = { $days } { $need }, по силам { $capacity }{ $even }: не хватает { $short }: { $who }
plan-part-off = { $days } { $need }, рабочих дней нет: { $who }
plan-part-leave = { $days } { $need }, куратор в отпуске без заместителя: { $who }
plan-part-family = { $days } { $need }, дней, когда можно к семье, { $capacity }: не хватает { $short }: { $who }
plan-part-no-day = { $days } { $need }, к семье нельзя ни в один день: { $who }
plan-and-more = {" "}и ещё { $n }
plan-mend-duty = записать дежурство: { $days }
plan-mend-capacity = взять больше визитов: { $days }
plan-mend-capacity-day = { $day } — { $n }
plan-mend-deputy = назвать заместителя на отпуск { $days }
plan-mend-take-off = снять визит сверх нормы: { $who }, { $day }
plan-mend-absence = если семья отсутствует { $days }, записать отсутствие: { $who }
plan-mend-gain = { $mend } (поможет { $n ->
    [one] { $n } визиту
    [few] { $n } визитам
   *[many] { $n } визитам
} из { $short })
plan-advice = Поправит:
plan-harm = { $code ->
    [take_off] Если снять
    [move] Если перенести
   *[place] Если назначить
}, норма не поместится: { $what }
plan-mends-foot = Enter поправить  Esc закрыть
plan-no-mend = Программа не знает, чем это поправить
plan-mend-recorded = На один из этих дней предел уже записан: измените запись на экране Участок (5).
plan-mend-how = { $code ->
    [at-once] Enter запишет это одним действием; отменить: Ctrl+Z.
    [form] Enter откроет запись, её заполняете вы.
   *[card] Enter откроет карту семьи.
}
plan-why-appointed = назначено
plan-why-beyond = назначено сверх нормы
plan-why-only-days = нужен каждый оставшийся день
plan-why-last-day = последний день нормы
plan-why-seen = как в прежнем плане
plan-why-after = { $n ->
    [one] { $n } день после прошлого визита
    [few] { $n } дня после прошлого визита
   *[many] { $n } дней после прошлого визита
}
plan-why-together = рядом ещё { $n ->
    [one] { $n } семья
    [few] { $n } семьи
   *[many] { $n } семей
} ({ $place })
plan-why-convenient = день удобен семье
plan-why-until = успеть до { $day }
plan-why-instead = вместо { $day }, где визит невозможен
plan-trouble = { $code ->
    [day_off] назначено на нерабочий день без дежурства
    [leave] назначено на отпуск куратора, заместителя нет
    [excused] назначено, но семья отсутствует
    [impossible] назначено на день, который семья просила не занимать
    [outside] назначено вне сопровождения
    [twice] второе назначение этой семьи на тот же день
    [together] в тот же час назначен визит в другом месте
    [hour] назначено на час, который семья назвала неудобным
   *[visited] назначено, в этот день посещение уже было
}
plan-trouble-full = назначено { $n }, а день вмещает { $capacity }
