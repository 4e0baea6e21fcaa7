# Копии: слияние, папка обмена, безопасные копии, расхождения.

command-merge = взять из другой копии то, чего здесь нет
command-exchange = обменяться через папку: взять чужое, положить своё
command-copy = проверенная копия файла, на флешку или в папку
command-restore = вернуть снимок на место файла; без имени — показать снимки
command-conflicts = в чём расходятся копии
command-resolve = уладить расхождение
argument-other = файл другой копии
argument-folder = папка обмена
argument-dest = куда: файл или папка
argument-snapshot = снимок или копия, которую вернуть
argument-conflict = расхождение: имя из kurator conflicts
argument-take = взять значение этой операции (имя или его начало)
argument-value = записать своё значение, в JSON
argument-bad-json = Значение не читается как JSON (знак { $column }). Текст берётся в кавычки: '"+7 911 603-14-22"'.
argument-take-or-value = Укажите одно из двух: --take или --value.

merge-nothing = Нового нет: всё, что там есть, здесь уже есть.
merge-done = Взято: новых записей { $operations }, семей { $families }, расхождений { $conflicts }.
merge-would = Будет взято: новых записей { $operations }, семей { $families }, расхождений { $conflicts }. Пока ничего не записано.
merge-from = { $by }: { $n ->
    [one] { $n } запись
    [few] { $n } записи
   *[many] { $n } записей
}, { $days }
merge-more = { $n ->
    [one] и ещё { $n }
    [few] и ещё { $n }
   *[many] и ещё { $n }
}
merge-see-conflicts = Оба значения сохранены. Посмотреть: kurator conflicts, уладить: kurator resolve.
merge-progress = { $file } записей { $done } из { $all }
merge-apart = этот файл начат отдельно, общих записей с вашим нет: { $what }

exchange-written = Ваш снимок записан и проверен: { $path }
exchange-same = Ваш снимок в папке уже такой: { $path }
exchange-no-folder = Папки { $path } нет, или она не читается. Создайте её или проверьте права.
exchange-own-newer = Ваш снимок { $path } записан более новой программой. Обновите программу; ничего не записано.

copy-done = Копия записана, прочитана с диска и цела: { $path } ({ $n ->
    [one] { $n } операция
    [few] { $n } операции
   *[many] { $n } операций
}). Можно вынимать.
copy-onto-itself = { $path } — это сам файл участка. Укажите другое место.
copy-in-the-way = На месте { $path } лежит что-то другое или повреждённая копия. Укажите другое имя; ничего не изменено.
copy-would-lose = В копии { $path } есть записи, которых здесь нет: { $n }. Сначала слейте с ней: Ins на экране «Обмен» или kurator merge.
copy-unwritten = Копию { $path } записать не удалось: диск полон, вынут или неисправен. Проверьте его и повторите; прежняя копия на месте.
copy-not-whole = Копия { $path } при проверке не сошлась: неисправен диск или сам файл. Проверьте файл (kurator check) и возьмите другой диск.
copy-bad-name = Имя { $path } нельзя прочитать как текст. Укажите другое.

restore-done = На месте { $path } теперь снимок ({ $n ->
    [one] { $n } операция
    [few] { $n } операции
   *[many] { $n } операций
}).
restore-kept = То, что было, сохранено: { $path }. Взять оттуда: kurator merge.
restore-itself = { $path } — это сам файл участка. Укажите снимок.
restore-snapshot = { $path } — { $n ->
    [one] { $n } операция
    [few] { $n } операции
   *[many] { $n } операций
}
restore-no-snapshots = Снимков ещё нет: они делаются перед слиянием и возвратом.

conflicts-none = Расхождений нет.
conflict-here = здесь
conflict-there = там
conflict-before = до этого
conflict-deleted = удалить
conflict-lives = оставить
conflict-deletion = удаление
conflict-unknown = Расхождения «{ $id }» нет: его уже уладили или имя неверно. Посмотрите: kurator conflicts.
conflict-no-value = Значения операции { $op } в этом расхождении нет. Посмотрите: kurator conflicts.
conflict-several-values = Операция { $op } записала здесь несколько значений: так бывает после отмены. Укажите само значение: --value.
conflict-newer = Поле «{ $field }» этой программе неизвестно. Обновите программу и уладьте расхождение в ней.
resolve-done = Расхождение улажено. Отменить: kurator undo.

foreign-missing = Файла { $path } нет. Проверьте имя и на месте ли флешка.
foreign-strange = { $path } устроен не так, как файлы участка: внутри чужие правила. Не открывайте его; ваш файл не изменён.
foreign-uncopied = Файл { $path } не дочитан: диск вынут или неисправен. Проверьте его и повторите; ваш файл не изменён.
scratch-impossible = В папке { $path } ничего нельзя записать, а она нужна для проверки. Проверьте место и права.

check-deletion = удалено в одной копии и изменено в другой ({ $kind }): { $what }. Уладить: экран «Обмен» или kurator conflicts
check-one-person = Похоже, этот человек записан и в другой семье. Назовите его в поле «тот же человек»; тёзку оставьте.
check-person-first-name = У названного человека другое имя. Исправьте одно из двух или назовите другого.
check-person-patronymic = У названного человека другое отчество. Исправьте одно из двух или назовите другого.
check-person-born = У названного человека другое рождение. Исправьте одно из двух или назовите другого.
check-unfit = { $what } ({ $kind }, { $field }): { $rule }
check-orphan = ссылается на то, чего нет ({ $kind }): { $what }
check-duplicate-family = похоже, семья записана дважды: { $what }
check-duplicate-member = похоже, член семьи записан дважды: { $what }
check-phone-lacks = в номере не хватает цифры: { $what }
check-phone-excess = в номере лишняя цифра: { $what }
check-phone-letter = в номере буква вместо цифры: { $what }
check-phone-code = у номера код, которого нет: { $what }
check-unread = запись сделана более новой программой и здесь не показана ({ $kind }): { $what }
check-clock = часы компьютера шли неверно: { $what }
check-forked = работа пошла с одного места в двух копиях сразу: { $what }
check-cut-off = не хватает более ранних записей: { $what }
