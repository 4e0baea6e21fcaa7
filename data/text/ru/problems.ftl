# Отказы: что случилось и что делать.

store-exists = Файл { $path } уже есть. Чтобы не потерять его, новый не создан: укажите другое имя (--file).
store-missing = Файла { $path } нет. Начните новый участок: kurator init, или посмотрите пример: kurator demo.
store-no-folder = Не удалось создать папку { $path }. Проверьте путь и права на него.
store-not-ours = { $path } — не файл участка или закрыт паролем. Проверьте имя файла; сам он не изменён.
store-newer = { $path } создан более новой программой (формат { $format }, эта знает { $known }). Обновите программу; файл не изменён.
store-damaged = Файл { $path } повреждён или скопирован не целиком. Не пишите в него: возьмите последнюю целую копию.
store-read-only = В файл { $path } нельзя писать: он открыт только для чтения. Проверьте права на файл и папку; ничего не изменено.
store-busy = Файл { $path } занят другой программой. Закройте её или подождите и повторите; ничего не изменено.
store-disk-full = На диске нет места для { $path }. Освободите место и повторите; ничего не изменено.
store-unwritten = В файл { $path } не удалось записать: диск полон, отключён или неисправен. Проверьте диск и повторите; ничего не изменено.
store-unreachable = Файл { $path } не открывается. Проверьте, на месте ли диск или папка и есть ли права.
store-failed = С файлом { $path } не удалось работать. Подробности в журнале программы; ничего не изменено.
output-failed = Не удалось вывести данные: нет места или получатель закрыт.
file-unreadable = Файл { $path } не читается. Проверьте имя и права.
file-not-utf8 = Файл { $path } не в кодировке UTF-8. Сохраните его в UTF-8 и повторите.
family-unknown = Семьи «{ $family }» в файле нет. Посмотрите список: kurator list --all.
family-ambiguous = Семей с названием «{ $family }» несколько. Укажите номер записи: { $ids }.
curator-unknown = Куратора { $curator } в файле нет.
level-fewer-visits = решение требует посещений меньше нормы ({ $times } в { $per ->
    [week] неделю
   *[month] месяц
  }, { $source }): больше можно, меньше нельзя
record-not-json = строка не читается как JSON (знак { $column }): проверьте кавычки и запятые
record-no-type = нет поля type: без него неизвестно, что это за запись
record-unknown-type = неизвестный вид записи «{ $type }»: виды перечислены в kurator schema
record-unknown-field = неизвестное поле «{ $field }»: поля перечислены в kurator schema
record-field-twice = поле «{ $field }» названо в строке дважды: оставьте одно
record-missing = нет обязательного поля «{ $field }»
record-bad-id = «{ $value }» в поле { $field } — не UUID вида 01234567-89ab-cdef-0123-456789abcdef
record-bad-text = в поле { $field } должен быть текст
record-bad-date = «{ $value }» в поле { $field } — не дата вида 2026-11-24
record-bad-time = «{ $value }» в поле { $field } — не время вида 09:30
record-bad-number = «{ $value }» в поле { $field } — не целое число от { $low } до { $high }
record-bad-flag = в поле { $field } должно быть true или false
record-bad-choice = «{ $value }» в поле { $field }: можно только { $words }
record-bad-list = в поле { $field } должен быть список текстов
record-bad-phone = «{ $value }» в поле { $field } не похоже на номер телефона
record-too-long = в поле { $field } больше { $limit } знаков
record-until-before-from = конец «{ $value }» не позже начала
record-capacity-day = нужен либо день (on), либо день недели (weekday), одно из двух
record-other-type = запись с этим номером уже есть, и она другого вида ({ $type })
record-referred = На эту запись ссылаются другие ({ $type }). Сначала измените или удалите их; ничего не изменено.
record-unknown-owner = поле { $field } называет запись, которой нет: { $value }
regulation-unknown = Правил «{ $id }» программа не знает. Есть: { $known }.
regulation-none = В программе нет ни одного файла правил: соберите её заново из исходников.
regulation-unreadable = { $file }, строка { $line }: файл правил не читается ({ $what }). Исправьте строку по образцу соседних файлов.
regulation-no-paragraph = { $file }, строка { $line }: не указан пункт документа (at) у «{ $value }». Впишите пункт.
regulation-not-verbatim = { $file }, строка { $line }: этих слов нет в тексте документа: «{ $value }». Перепишите их из документа буква в букву.
regulation-id-twice = { $file }, строка { $line }: имя «{ $value }» в списке встречается дважды. Дайте второй записи другое имя.
regulation-levels = { $file }, строка { $line }: уровней должно быть четыре, или все они заимствуются. Впишите недостающие, уберите лишние или укажите в [borrow] levels = true.
regulation-zero = { $file }, строка { $line }: у уровня «{ $value }» срок или число посещений — ноль. Впишите не меньше 1.
regulation-no-visits = { $file }, строка { $line }: у уровня «{ $value }» нет частоты посещений. Впишите visits или укажите в [borrow] visits = true.
regulation-no-duration = { $file }, строка { $line }: у уровня «{ $value }» нет срока. Впишите duration или укажите в [borrow] durations = true.
regulation-deadline = { $file }, строка { $line }: у срока «{ $value }» не хватает day или days и after. Впишите их.
undo-nothing = Отменять нечего: в этой копии ещё ничего не сделано.
undo-later = Отменить нельзя: на этом держится более позднее действие ({ $at }: { $act }). Сначала отмените его.
redo-nothing = Возвращать нечего: последнее действие не отменяли, или после отмены уже сделано новое.
check-pages = страницы файла повреждены: { $what }
check-part = запись изменена или повреждена: операция { $what }
check-operation = заголовок операции не сходится: { $what }
check-sum = число или сумма операций не сходятся: { $what }
check-projection = списки не сходятся с журналом: запись { $what }
demo-words = Слова для примера не читаются: { $what }. Исправьте data/demo/words.toml и соберите программу заново.
check-own-deputy = куратор назначен своим же заместителем, замены нет: { $what }
check-two-levels = два уровня с одного дня, действует более острый: { $what }
