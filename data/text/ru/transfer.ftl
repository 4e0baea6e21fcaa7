# Передача одной семьи в другой участок.
command-transfer = передать одну семью в другой участок: файл с её историей, зашифрованный для того, кто её примет
argument-transfer-to = кому: участок и куратор
argument-transfer-act = номер акта приёма-передачи
argument-transfer-reason = основание: переезд, приказ
argument-transfer-out = файл, который будет передан; имеющийся не заменяется
argument-close = прекратить сопровождение здесь с днём акта по этой причине: код из перечня документа или свои слова
argument-act-file = записать акт приёма-передачи в этот файл (.docx или текст)
argument-transfer-passphrase = файл с парольной фразой для того, кто примет семью, в первой строке
argument-plain = не шифровать: файл прочтёт каждый, к кому он попадёт

transfer-no-act = Для передачи нужны: кому (--to), номер акта (--act) и основание (--reason).
transfer-no-passphrase = Файл для другого участка шифруется своей парольной фразой. Назовите файл с нею (--new-passphrase-file), запустите команду в терминале или решите, что файл прочтёт каждый: --plain.
transfer-passphrase-and-plain = Выберите одно: --new-passphrase-file или --plain.
transfer-names-person = Основание и номер акта останутся в журналах обоих участков: не называйте в них человека.
transfer-passphrase-new = Парольная фраза для того, кто примет семью. Передайте её отдельно от файла: не в том же письме и не на той же флешке.
transfer-done = { $n ->
    [one] Файл записан и проверен: { $path }, { $n } запись истории. Акт № { $number }.
    [few] Файл записан и проверен: { $path }, { $n } записи истории. Акт № { $number }.
   *[many] Файл записан и проверен: { $path }, { $n } записей истории. Акт № { $number }.
}
transfer-sealed = Он открывается только парольной фразой для принимающего; здесь она не сохранена.
transfer-plain = Внимание: файл не зашифрован, его прочтёт каждый, к кому он попадёт.
transfer-closed = Сопровождение здесь прекращено с { $day }.
transfer-open = Сопровождение здесь не прекращено: семья остаётся и в этом участке, пока его не прекратят.
transfer-nameless = не указано

merge-transfer = Передача семьи: от { $sender } — { $to }; акт № { $number } от { $day }, основание: { $reason }.
merge-transfer-next = Дальше: назначьте куратора и запишите решение и уровень.
merge-empties = Уничтожается по акту содержание записей семей: { $families }.

transfer-title = Акт № { $number } приёма-передачи дела семьи
transfer-sender = Передаёт
transfer-recipient = Принимает
transfer-ground = Основание
transfer-family = Семья
transfer-members = Члены семьи
transfer-records = Передаваемые записи
transfer-documents = Документы дела
transfer-no-documents = В файле документов дела не отмечено.
transfer-document = { $what }{ $day }; где лежит: { $place }
transfer-file = Файл
transfer-file-said = { $name }, записей истории: { $n }, контрольная сумма { $digest }
transfer-secret = Парольная фраза файла передаётся отдельно от него.
transfer-not-sealed = Файл не зашифрован.
transfer-signatures = Передал: ____________________    Принял: ____________________    Дата: ______________

erasure-reaches = Внимание: семья передана: { $to }, акт № { $number } от { $day }. Если файлы обоих участков сведут, уничтожение дойдёт и туда: записи семьи опустеют у того, кто её принял.
erasure-transferred = { $said } Если она уничтожается везде, повторите с --everywhere.
argument-everywhere = уничтожить и семью, переданную в другой участок: при сведении файлов опустеет и там
transfer-received = назначьте куратора, запишите решение и уровень: передана из другого участка ({ $sender }, акт № { $number } от { $day })
transferring-title = Передать в другой участок: { $family }
transferring-keys = Enter дальше ─ Esc не передавать
transferring-to = Кому: участок и куратор
transferring-here = Сопровождение здесь
transferring-closing = передана в другой участок
transferring-open = не прекращать
transferring-file = Передача семьи { $day }
transferring-act = Акт приёма-передачи { $day }
transferring-act-saved = Акт приёма-передачи: { $path }
transferring-no-recipient = Впишите, кому передаётся семья: участок и куратор.
transferring-others = О других семьях в файле не будет ничего. Кураторы названы в нём по имени, местные приказы и журнал действий не передаются.
transferring-how = Дальше — парольная фраза для того, кто примет семью. Файл, запись в журнале и акт появятся вместе.
transferring-told = Семья передаётся
transferring-secret = Фразу передайте отдельно от файла: не в том же письме и не на той же флешке.
busy-transfer = Файл для другого участка записывается и проверяется…
today-received = ПЕРЕДАНЫ ИЗ ДРУГИХ УЧАСТКОВ { $n }
status-received = Enter — записать решение и уровень  F3 карта
transferring-no-ground = Впишите основание передачи: переезд, приказ.
