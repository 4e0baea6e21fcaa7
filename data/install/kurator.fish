# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_kurator_global_optspecs
    string join \n h/help V/version file= today= lang= passphrase-file= others-passphrase-file= lock-minutes= ascii
end

function __fish_kurator_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_kurator_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_kurator_using_subcommand
    set -l cmd (__fish_kurator_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c kurator -n "__fish_kurator_needs_command" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_needs_command" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_needs_command" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_needs_command" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_needs_command" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_needs_command" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_needs_command" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_needs_command" -s V -l version -d 'версия программы'
complete -c kurator -n "__fish_kurator_needs_command" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "demo" -d 'выдуманный участок, чтобы посмотреть программу в деле'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "init" -d 'новый пустой файл участка'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "list" -d 'семьи на сопровождении'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "card" -d 'одна семья, всё о ней'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "suggest" -d 'уровень по признакам и доход на человека, с обоснованием'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "find" -d 'поиск, как на экране'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "due" -d 'что делать сегодня'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "requests" -d 'запросы без ответа, по организациям'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "path" -d 'этапы дела семьи: что оформлено, чего не хватает, что дальше; без семьи — что не оформлено у семей на сопровождении'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "norms" -d 'ведомость норм: сколько посещений нужно и сделано'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "plan" -d 'план посещений: все ли нормы помещаются в рабочие дни, а если нет, чего не хватает'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "report" -d 'бумаги и таблицы: журналы, карта, акты, итоги; какие есть — kurator help papers'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "session" -d 'вопросы к заседанию и что на него поставить'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "district" -d 'социальный паспорт и нагрузка'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "regulations" -d 'правила, с пунктами и словами документов'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "history" -d 'все изменения по семье; без семьи или с --actions — журнал действий с персональными данными'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "import" -d 'взять записи из файла JSONL, список семей или журнал посещений из Excel (xlsx, xls, ods, csv, xml)'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "export" -d 'выгрузить все записи (JSONL) или список семей (xlsx, csv)'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "merge" -d 'взять из другой копии то, чего здесь нет'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "exchange" -d 'обменяться через папку: взять чужое, положить своё'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "copy" -d 'проверенная копия файла, на флешку или в папку'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "restore" -d 'вернуть снимок на место файла; без имени — показать снимки'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "join" -d 'объединить две записи об одной семье или человеке'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "part" -d 'разъединить объединённое'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "conflicts" -d 'в чём расходятся копии'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "resolve" -d 'уладить расхождение'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "undo" -d 'отменить последнее действие или одно из истории (--op)'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "redo" -d 'вернуть отменённое'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "check" -d 'проверить файл целиком'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "passphrase" -d 'парольная фраза файла: задать, сменить, снять или проверить'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "forms" -d 'бланки: какие поля в них пишут и где лежат свои'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "erase" -d 'уничтожить данные семьи или человека по акту: в файле, в прежних состояниях и во всём, что вернётся из старых копий'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "transfer" -d 'передать одну семью в другой участок: файл с её историей, зашифрованный для того, кто её примет'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "retention" -d 'показать, что хранится дольше срока, установленного учреждением, и уничтожить это одним актом'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "schema" -d 'схема записей (JSON Schema)'
complete -c kurator -n "__fish_kurator_needs_command" -f -a "help" -d 'клавиши, команды, поля записей, отчёты и бланки — таблицами; руководство — страницей'
complete -c kurator -n "__fish_kurator_using_subcommand demo" -l families -d 'сколько семей, от 1 до 100000' -r
complete -c kurator -n "__fish_kurator_using_subcommand demo" -l seed -d 'число, от которого зависит выдуманное' -r
complete -c kurator -n "__fish_kurator_using_subcommand demo" -l regulation -d 'правила: имя из kurator regulations' -r
complete -c kurator -n "__fish_kurator_using_subcommand demo" -l at -d 'где создать файл' -r
complete -c kurator -n "__fish_kurator_using_subcommand demo" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand demo" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand demo" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand demo" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand demo" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand demo" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand demo" -l no-open -d 'не открывать экраны'
complete -c kurator -n "__fish_kurator_using_subcommand demo" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand demo" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand init" -l regulation -d 'правила: имя из kurator regulations' -r
complete -c kurator -n "__fish_kurator_using_subcommand init" -l district -d 'название участка' -r
complete -c kurator -n "__fish_kurator_using_subcommand init" -l curator -d 'куратор' -r
complete -c kurator -n "__fish_kurator_using_subcommand init" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand init" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand init" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand init" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand init" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand init" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand init" -l no-passphrase -d 'файл не шифруется: его прочтёт каждый, к кому он попадёт'
complete -c kurator -n "__fish_kurator_using_subcommand init" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand init" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand init" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand list" -l level -d 'только этот уровень: адаптационный, базовый, кризисный, экстренный (или adaptation, basic, crisis, emergency)' -r
complete -c kurator -n "__fish_kurator_using_subcommand list" -l category -d 'только эта категория (имя из правил)' -r
complete -c kurator -n "__fish_kurator_using_subcommand list" -l source -d 'только с этим источником выявления (имя из правил)' -r
complete -c kurator -n "__fish_kurator_using_subcommand list" -l settlement -d 'только этот населённый пункт' -r
complete -c kurator -n "__fish_kurator_using_subcommand list" -l curator -d 'куратор' -r
complete -c kurator -n "__fish_kurator_using_subcommand list" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand list" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand list" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand list" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand list" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand list" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand list" -l overdue -d 'только семьи, у которых что-то просрочено'
complete -c kurator -n "__fish_kurator_using_subcommand list" -l all -d 'и те, чьё сопровождение прекращено'
complete -c kurator -n "__fish_kurator_using_subcommand list" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand list" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand list" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand card" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand card" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand card" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand card" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand card" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand card" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand card" -l former -d 'показывать и прежнюю фамилию ребёнка (тайна усыновления)'
complete -c kurator -n "__fish_kurator_using_subcommand card" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand card" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand card" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand suggest" -l regulation -d 'правила: имя из kurator regulations' -r
complete -c kurator -n "__fish_kurator_using_subcommand suggest" -l signs -d 'признаки через запятую: имена из kurator regulations ID' -r
complete -c kurator -n "__fish_kurator_using_subcommand suggest" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand suggest" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand suggest" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand suggest" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand suggest" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand suggest" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand suggest" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand suggest" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand suggest" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand find" -l limit -d 'сколько строк показать' -r
complete -c kurator -n "__fish_kurator_using_subcommand find" -l batch -d 'файл запросов, по одному в строке' -r
complete -c kurator -n "__fish_kurator_using_subcommand find" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand find" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand find" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand find" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand find" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand find" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand find" -l former -d 'показывать и прежнюю фамилию ребёнка (тайна усыновления)'
complete -c kurator -n "__fish_kurator_using_subcommand find" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand find" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand find" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand due" -l curator -d 'куратор' -r
complete -c kurator -n "__fish_kurator_using_subcommand due" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand due" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand due" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand due" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand due" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand due" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand due" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand due" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand due" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand requests" -l curator -d 'куратор' -r
complete -c kurator -n "__fish_kurator_using_subcommand requests" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand requests" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand requests" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand requests" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand requests" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand requests" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand requests" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand requests" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand requests" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand path" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand path" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand path" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand path" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand path" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand path" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand path" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand path" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand path" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand norms" -l from -d 'первый день, 2026-11-24' -r
complete -c kurator -n "__fish_kurator_using_subcommand norms" -l to -d 'последний день, включительно' -r
complete -c kurator -n "__fish_kurator_using_subcommand norms" -l family -d 'семья: название, как в списках, или номер записи' -r
complete -c kurator -n "__fish_kurator_using_subcommand norms" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand norms" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand norms" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand norms" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand norms" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand norms" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand norms" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand norms" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand norms" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand plan" -l from -d 'первый день, 2026-11-24' -r
complete -c kurator -n "__fish_kurator_using_subcommand plan" -l days -d 'сколько дней, от 1 до 1100' -r
complete -c kurator -n "__fish_kurator_using_subcommand plan" -l capacity -d 'сколько визитов в день, если записи об этом нет (обычно 4), от 0 до 100' -r
complete -c kurator -n "__fish_kurator_using_subcommand plan" -l curator -d 'куратор' -r
complete -c kurator -n "__fish_kurator_using_subcommand plan" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand plan" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand plan" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand plan" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand plan" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand plan" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand plan" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand plan" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand plan" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand report" -l family -d 'семья: название, как в списках, или номер записи' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l record -d 'запись, о которой бумага: посещение, запрос, программа, договор, заседание' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l period -d 'период: 2026-Q3, 2026, 2026-09, 2026-07-01..2026-08-15' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l folder -d 'папка обмена' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l week -d 'неделя, 2026-W48 (иначе текущая)' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l from -d 'первый день, 2026-11-24' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l to -d 'последний день, включительно' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l curator -d 'куратор' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l format -d 'вид файла или ответа' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l out -d 'куда записать' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand report" -l plan -d 'и то, что предлагает план'
complete -c kurator -n "__fish_kurator_using_subcommand report" -l names -d 'в календаре называть семьи'
complete -c kurator -n "__fish_kurator_using_subcommand report" -l redacted -d 'без имён, телефонов, адресов и дат рождения: «Семья № 3»'
complete -c kurator -n "__fish_kurator_using_subcommand report" -l form -d 'записать сам бланк с полями, чтобы изменить его в Word или LibreOffice'
complete -c kurator -n "__fish_kurator_using_subcommand report" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand report" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand report" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand session" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand session" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand session" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand session" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand session" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand session" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand session" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand session" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand session" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand district" -l curator -d 'куратор' -r
complete -c kurator -n "__fish_kurator_using_subcommand district" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand district" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand district" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand district" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand district" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand district" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand district" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand district" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand district" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand regulations" -l check -d 'проверить свой файл правил; текст документа рядом, с окончанием .txt' -r
complete -c kurator -n "__fish_kurator_using_subcommand regulations" -l at -d 'пункт документа, например «п. 5.8»' -r
complete -c kurator -n "__fish_kurator_using_subcommand regulations" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand regulations" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand regulations" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand regulations" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand regulations" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand regulations" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand regulations" -l text -d 'текст документа: абзацы, и что из каждого берёт программа'
complete -c kurator -n "__fish_kurator_using_subcommand regulations" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand regulations" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand regulations" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand history" -l by -d 'кто: часть имени куратора или названия компьютера' -r
complete -c kurator -n "__fish_kurator_using_subcommand history" -l from -d 'первый день, 2026-11-24' -r
complete -c kurator -n "__fish_kurator_using_subcommand history" -l to -d 'последний день, включительно' -r
complete -c kurator -n "__fish_kurator_using_subcommand history" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand history" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand history" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand history" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand history" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand history" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand history" -l actions -d 'не изменения, а действия с данными: просмотр, печать, копии'
complete -c kurator -n "__fish_kurator_using_subcommand history" -l former -d 'показывать и прежнюю фамилию ребёнка (тайна усыновления)'
complete -c kurator -n "__fish_kurator_using_subcommand history" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand history" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand history" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand import" -l columns -d 'файл TOML: заголовок или буква столбца и что в нём' -r
complete -c kurator -n "__fish_kurator_using_subcommand import" -l encoding -d 'кодировка текста; без этого угадывается' -r
complete -c kurator -n "__fish_kurator_using_subcommand import" -l delimiter -d 'разделитель столбцов текста; без этого угадывается' -r
complete -c kurator -n "__fish_kurator_using_subcommand import" -l doubles -d 'что делать с семьями, которые, похоже, уже есть; без этого они не принимаются' -r
complete -c kurator -n "__fish_kurator_using_subcommand import" -l sheet -d 'какой лист книги взять, имя или номер; без этого — похожий на список семей' -r
complete -c kurator -n "__fish_kurator_using_subcommand import" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand import" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand import" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand import" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand import" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand import" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand import" -l dry-run -d 'только показать, что изменится'
complete -c kurator -n "__fish_kurator_using_subcommand import" -l partial -d 'взять годные строки, негодные перечислить'
complete -c kurator -n "__fish_kurator_using_subcommand import" -l hidden -d 'взять и скрытые строки, столбцы и листы'
complete -c kurator -n "__fish_kurator_using_subcommand import" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand import" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand import" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand export" -l out -d 'куда записать' -r
complete -c kurator -n "__fish_kurator_using_subcommand export" -l format -d 'вид файла или ответа' -r
complete -c kurator -n "__fish_kurator_using_subcommand export" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand export" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand export" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand export" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand export" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand export" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand export" -l all -d 'и те, чьё сопровождение прекращено'
complete -c kurator -n "__fish_kurator_using_subcommand export" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand export" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand merge" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand merge" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand merge" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand merge" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand merge" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand merge" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand merge" -l dry-run -d 'только показать, что изменится'
complete -c kurator -n "__fish_kurator_using_subcommand merge" -l into-plain -d 'принять переданную семью из зашифрованного файла, хотя свой не зашифрован и её прочтёт каждый'
complete -c kurator -n "__fish_kurator_using_subcommand merge" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand merge" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand merge" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand exchange" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand exchange" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand exchange" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand exchange" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand exchange" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand exchange" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand exchange" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand exchange" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand exchange" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand copy" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand copy" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand copy" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand copy" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand copy" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand copy" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand copy" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand copy" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand copy" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand restore" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand restore" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand restore" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand restore" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand restore" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand restore" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand restore" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand restore" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand restore" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand join" -l fields -d 'поля, которые взять из второй записи, через запятую' -r
complete -c kurator -n "__fish_kurator_using_subcommand join" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand join" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand join" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand join" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand join" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand join" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand join" -l apart -d 'членов семьи не объединять'
complete -c kurator -n "__fish_kurator_using_subcommand join" -l dry-run -d 'только показать, что изменится'
complete -c kurator -n "__fish_kurator_using_subcommand join" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand join" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand join" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand part" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand part" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand part" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand part" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand part" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand part" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand part" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand part" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand part" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand conflicts" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand conflicts" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand conflicts" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand conflicts" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand conflicts" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand conflicts" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand conflicts" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand conflicts" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand conflicts" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand resolve" -l take -d 'взять значение этой операции (имя или его начало)' -r
complete -c kurator -n "__fish_kurator_using_subcommand resolve" -l value -d 'записать своё значение, в JSON' -r
complete -c kurator -n "__fish_kurator_using_subcommand resolve" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand resolve" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand resolve" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand resolve" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand resolve" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand resolve" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand resolve" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand resolve" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand resolve" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand undo" -l op -d 'действие: номер из kurator history, хотя бы первые восемь знаков' -r
complete -c kurator -n "__fish_kurator_using_subcommand undo" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand undo" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand undo" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand undo" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand undo" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand undo" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand undo" -l rest -d 'отменить то, что не изменено позже'
complete -c kurator -n "__fish_kurator_using_subcommand undo" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand undo" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand undo" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand redo" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand redo" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand redo" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand redo" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand redo" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand redo" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand redo" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand redo" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand redo" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand check" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand check" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand check" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand check" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand check" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand check" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand check" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand check" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand check" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand passphrase" -l new-passphrase-file -d 'новая парольная фраза — в первой строке этого файла (иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand passphrase" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand passphrase" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand passphrase" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand passphrase" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand passphrase" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand passphrase" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand passphrase" -l yes -d 'снять без вопроса'
complete -c kurator -n "__fish_kurator_using_subcommand passphrase" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand passphrase" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand passphrase" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand forms" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand forms" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand forms" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand forms" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand forms" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand forms" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand forms" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand forms" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand forms" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand erase" -l reason -d 'основание: отзыв согласия, цель достигнута, истёк срок хранения' -r
complete -c kurator -n "__fish_kurator_using_subcommand erase" -l act -d 'номер акта об уничтожении' -r
complete -c kurator -n "__fish_kurator_using_subcommand erase" -l out -d 'записать акт и выгрузку из журнала в этот файл (.docx или текст)' -r
complete -c kurator -n "__fish_kurator_using_subcommand erase" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand erase" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand erase" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand erase" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand erase" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand erase" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand erase" -l everywhere -d 'уничтожить и семью, переданную в другой участок: при сведении файлов опустеет и там'
complete -c kurator -n "__fish_kurator_using_subcommand erase" -l yes -d 'уничтожить без вопроса'
complete -c kurator -n "__fish_kurator_using_subcommand erase" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand erase" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand erase" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l to -d 'кому: участок и куратор' -r
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l act -d 'номер акта приёма-передачи' -r
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l reason -d 'основание: переезд, приказ' -r
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l out -d 'файл, который будет передан; имеющийся не заменяется' -r
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l act-file -d 'записать акт приёма-передачи в этот файл (.docx или текст)' -r
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l close -d 'прекратить сопровождение здесь с днём акта по этой причине: код из перечня документа или свои слова' -r
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l new-passphrase-file -d 'файл с парольной фразой для того, кто примет семью, в первой строке' -r
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l plain -d 'не шифровать: файл прочтёт каждый, к кому он попадёт'
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand transfer" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand retention" -l year -d 'список за этот год; без параметра — за нынешний' -r
complete -c kurator -n "__fish_kurator_using_subcommand retention" -l act -d 'номер акта об уничтожении' -r
complete -c kurator -n "__fish_kurator_using_subcommand retention" -l out -d 'записать акт и выгрузку из журнала в этот файл (.docx или текст)' -r
complete -c kurator -n "__fish_kurator_using_subcommand retention" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand retention" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand retention" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand retention" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand retention" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand retention" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand retention" -l destroy -d 'уничтожить всё, чей срок истёк; нужен номер акта (--act)'
complete -c kurator -n "__fish_kurator_using_subcommand retention" -l yes -d 'уничтожить без вопроса'
complete -c kurator -n "__fish_kurator_using_subcommand retention" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand retention" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand retention" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand schema" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand schema" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand schema" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand schema" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand schema" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand schema" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand schema" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand schema" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
complete -c kurator -n "__fish_kurator_using_subcommand help" -l file -d 'файл участка (иначе KURATOR_FILE, иначе папка данных пользователя)' -r
complete -c kurator -n "__fish_kurator_using_subcommand help" -l today -d 'считать сегодняшним этот день (иначе KURATOR_TODAY, иначе часы)' -r
complete -c kurator -n "__fish_kurator_using_subcommand help" -l lang -d 'язык: ru или en (иначе по системе)' -r
complete -c kurator -n "__fish_kurator_using_subcommand help" -l passphrase-file -d 'парольная фраза — в первой строке этого файла (иначе KURATOR_PASSPHRASE, иначе её спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand help" -l others-passphrase-file -d 'парольные фразы чужих файлов — по одной в строке этого файла (иначе их спросят)' -r
complete -c kurator -n "__fish_kurator_using_subcommand help" -l lock-minutes -d 'через столько минут без клавиш экран блокируется (обычно 10; 0 — никогда; иначе KURATOR_LOCK_MINUTES)' -r
complete -c kurator -n "__fish_kurator_using_subcommand help" -l json -d 'ответ в JSON'
complete -c kurator -n "__fish_kurator_using_subcommand help" -s h -l help -d 'эта справка'
complete -c kurator -n "__fish_kurator_using_subcommand help" -l ascii -d 'рамки и знаки только из ASCII: для терминала, где вместо них квадраты'
