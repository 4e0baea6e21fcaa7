# Who holds the file, and how work begins.

held-by = { $whom } has the file open since { $since } (process { $process }): it can only be read here. When it is closed there, press any key here.
held-by-someone = Another program has the file open: it can only be read here. When it is closed, press any key here.
hold-impossible = Nothing can be written beside the file, so it can only be read here. Check the rights to the folder and the room on the disk.
file-free = The file is free: one can write again.
file-changed = Another program has changed the file: what is shown is new.
