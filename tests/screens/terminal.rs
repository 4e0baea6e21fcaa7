//! The program itself in a terminal: it starts, works under both layouts, puts torn keys together, and whatever ends
//! it, the terminal is left as it was found.
#![cfg(unix)]

use crate::desk;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread::{self, sleep};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// The program in a terminal.
struct TerminalSession {
    screen: Arc<Mutex<vt100::Parser>>,
    /// All that it wrote.
    bytes: Arc<Mutex<Vec<u8>>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    folder: TempDir,
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

/// Starts the program in a window of this size, with more of the environment.
fn session(cols: u16, rows: u16, environment: &[(&str, &str)]) -> TerminalSession {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("district.kurator"), desk::file_of(desk::DISTRICT)).unwrap();
    session_in(folder, (cols, rows), environment)
}

/// The same in a folder that has a file.
fn session_in(folder: TempDir, (cols, rows): (u16, u16), environment: &[(&str, &str)]) -> TerminalSession {
    let file = folder.path().join("district.kurator");
    let pty = native_pty_system().openpty(size(cols, rows)).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kurator"));
    command.env_clear();
    command.args(["--lang", "ru", "--today", desk::TODAY, "--file"]);
    command.arg(&file);
    for (name, value) in [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8")] {
        command.env(name, value);
    }
    command.env("HOME", folder.path());
    for (name, value) in environment {
        command.env(name, value);
    }
    let child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let screen = Arc::new(Mutex::new(vt100::Parser::new(cells(rows), cells(cols), 0)));
    let bytes = Arc::new(Mutex::new(Vec::new()));
    let mut out = pty.master.try_clone_reader().unwrap();
    let (into, all) = (Arc::clone(&screen), Arc::clone(&bytes));
    thread::spawn(move || {
        let mut chunk = [0; 4096];
        while let Ok(n) = out.read(&mut chunk) {
            if n == 0 {
                break;
            }
            into.lock().unwrap().process(&chunk[..n]);
            all.lock().unwrap().extend_from_slice(&chunk[..n]);
        }
    });
    let keys = pty.master.take_writer().unwrap();
    TerminalSession { screen, bytes, keys, child, master: pty.master, folder }
}

impl TerminalSession {
    fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    fn sends(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// Waits until `holds`: long enough for the slowest machine, no longer than needed.
    fn waits(&mut self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        for _ in 0..1000 {
            if holds(self.screen.lock().unwrap().screen()) {
                return self;
            }
            sleep(Duration::from_millis(20));
        }
        panic!("{what}:\n{}", self.text());
    }

    fn sees(&mut self, text: &str) -> &mut Self {
        self.waits(&format!("«{text}» is not to be seen"), |s| s.contents().contains(text))
    }

    fn sees_no_more(&mut self, text: &str) -> &mut Self {
        self.waits(&format!("«{text}» is still to be seen"), |s| !s.contents().contains(text))
    }

    fn ends(&mut self) -> ExitStatus {
        for _ in 0..1000 {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            sleep(Duration::from_millis(20));
        }
        self.child.kill().unwrap();
        panic!("it does not end:\n{}", self.text());
    }

    /// Leaves the program; gives its file as it is exported.
    fn ended_with(&mut self) -> String {
        self.sends("\u{1b}[21~");
        assert!(self.ends().success());
        let file = self.folder.path().join("district.kurator");
        let mut export = Command::new(env!("CARGO_BIN_EXE_kurator"));
        let out =
            export.env("HOME", self.folder.path()).arg("--file").arg(file).arg("export").output().unwrap();
        String::from_utf8(out.stdout).unwrap()
    }

    /// The terminal is as it was: the other screen left, the cursor shown, pastes as they come, plain letters.
    fn is_left_clean(&mut self) {
        self.waits("the terminal is not given back", |s| {
            !s.alternate_screen() && !s.hide_cursor() && !s.bracketed_paste() && !s.application_cursor()
        });
        // Raw mode is off again: what the kernel echoes and turns into line ends.
        let settings = self.master.get_termios().unwrap();
        let settings = format!("{settings:?}");
        assert!(settings.contains("ICANON") && settings.contains("ECHO"), "{settings}");
    }

    fn is_told(&self, signal: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
    }
}

#[test]
fn a_copied_phone_is_off_the_clipboard_when_the_program_ends() {
    let mut s = session(80, 24, &[]);
    s.sees("Сегодня").sends("3").sees("Ленинградская").sends("\u{14}").sees("603-");
    s.waits("nothing was copied", |_| true);
    s.sends("\u{1b}[21~");
    assert!(s.ends().success());
    let bytes = String::from_utf8_lossy(&s.bytes.lock().unwrap()).into_owned();
    let copies: Vec<&str> = bytes.split("\u{1b}]52;c;").skip(1).collect();
    assert_eq!(copies.len(), 2, "the number, and what takes its place: {copies:?}");
    assert!(!copies[0].starts_with("IA==") && copies[1].starts_with("IA=="), "{copies:?}");
}

#[test]
fn it_starts_works_under_both_layouts_and_leaves_a_clean_terminal() {
    let mut s = session(80, 24, &[]);
    s.sees("[1 Сегодня]").sees("ВИЗИТЫ 1 из 3");
    // «п» and «g» are one key, so are «.» and «/».
    s.sends("п").sees("Почему:").sends("\r").sees_no_more("Почему:");
    s.sends("g").sees("Почему:").sends("\r").sees_no_more("Почему:");
    s.sends("3")
        .sees("[3 Семьи]")
        .sends(".")
        .sends("иванова")
        .sees("1 из 9")
        .sends("\u{1b}[20~")
        .sees("начните печатать");
    s.sends("\u{1b}").sees_no_more("начните печатать").sends("\u{1b}[21~");
    assert!(s.ends().success());
    s.is_left_clean();
}

#[test]
fn keys_that_came_torn_are_put_together_again() {
    // Over a slow line an Esc is held longer; the pieces here come faster than that.
    let mut s = session(80, 24, &[("SSH_CONNECTION", "1.2.3.4 5 6.7.8.9 22")]);
    s.sees("▌√ 09:30");
    let torn = |s: &mut TerminalSession, rest: &str| {
        s.sends("\u{1b}");
        sleep(Duration::from_millis(10));
        s.sends(rest);
    };
    torn(&mut s, "[B");
    s.sees("▌  11:00");
    torn(&mut s, "[A");
    s.sees("▌√ 09:30");
    // F5 as xterm and the Linux console send it, and Alt with a digit.
    for rest in ["[15~", "[[E", "5"] {
        torn(&mut s, rest);
        s.sees("Почему:").sends("\r").sees_no_more("Почему:");
    }
    s.sends("\u{1b}0");
    assert!(s.ends().success());
}

/// Lines as a text may hold them: an old PuTTY, a console or a mouse sends them as if they were typed.
#[test]
fn a_paste_without_brackets_is_one_edit_in_a_text_and_nothing_on_a_list() {
    for end in ["\r", "\n", "\r\n"] {
        let mut s = session(80, 24, &[]);
        let lines = ["отказ от беседы", "соседка: уехали", "зайти завтра"].join(end);
        s.sees("▌√ 09:30").sends(&lines).sees("писать некуда").sees("ВИЗИТЫ 1 из 3");
        s.sends("\u{1b}[B").sees("▌  11:00").sends("\r").sees("Запись").sends(&lines);
        s.sees("отказ от беседы соседка: уехали")
            .sends("\r")
            .sees("Отмечено посещение")
            .sees("ВИЗИТЫ 2 из 3");
        let file = s.ended_with();
        assert!(file.contains("\"note\":\"отказ от беседы соседка: уехали зайти завтра\""), "{end:?}");
    }
}

#[test]
fn a_pasted_line_is_nothing_on_a_list() {
    for line in
        ["пришли все, дети здоровы\r", "семья уехала до вторника\r\n", "89115557788\n", "не застали дома"]
    {
        let mut s = session(80, 24, &[]);
        s.sees("▌√ 09:30").sends(line).sees("писать некуда").sees("ВИЗИТЫ 1 из 3");
        let file = s.ended_with();
        assert!(
            !file.contains("здоровы") && !file.contains("уехала") && !file.contains("застали дома"),
            "{line:?}"
        );
    }
}

#[test]
fn keys_typed_ahead_of_a_slow_line_are_keys() {
    for (keys, note) in [
        ("\u{1b}[B\rвсе дома, порядок\r", "все дома, порядок"),
        ("\u{1b}[B\u{1b}[B\rне открыли дверь, соседка не знает\r", "не открыли дверь, соседка не знает"),
        ("зперезвонить завтра утром\r", "перезвонить завтра утром"),
        ("зпросила узнать о путёвке в лагерь и о справке\r", "просила узнать о путёвке в лагерь и о справке"),
    ] {
        let mut s = session(80, 24, &[]);
        s.sees("▌√ 09:30").sends(keys).sees("Ctrl+Z");
        assert!(s.ended_with().contains(&format!("\"note\":\"{note}\"")), "{keys}");
    }
}

#[test]
fn a_dropped_line_and_a_request_to_end_leave_a_clean_terminal() {
    for (signal, code) in [("-HUP", 129), ("-TERM", 143)] {
        let mut s = session(80, 24, &[]);
        s.sees("[1 Сегодня]").is_told(signal);
        assert_eq!(s.ends().exit_code(), code, "{signal}");
        s.is_left_clean();
    }
}

#[test]
fn a_terminal_that_is_not_utf_8_is_told_the_cure_in_plain_letters() {
    let mut s = session(80, 24, &[("LC_ALL", "ru_RU.KOI8-R")]);
    assert_eq!(s.ends().exit_code(), 1);
    s.sees("UTF-8");
    let said = s.bytes.lock().unwrap().clone();
    assert!(said.is_ascii(), "{}", String::from_utf8_lossy(&said));
    assert!(!said.contains(&0x1b), "nothing but letters");
}

#[test]
fn a_window_too_small_says_so_and_works_again_when_it_grows() {
    let mut s = session(50, 12, &[]);
    s.sees("Окно слишком маленькое: 50×12.");
    s.screen.lock().unwrap().set_size(cells(24), cells(80));
    s.master.resize(size(80, 24)).unwrap();
    s.sees("[1 Сегодня]").sends("\u{1b}[21~");
    assert!(s.ends().success());
    s.is_left_clean();
}

#[test]
fn a_change_of_the_size_that_comes_with_a_key_is_followed() {
    let mut s = session(120, 30, &[]);
    s.sees("Сидорова");
    s.is_told("-STOP");
    s.keys.write_all(b"\x1b[B").unwrap();
    s.master.resize(size(60, 20)).unwrap();
    s.screen.lock().unwrap().set_size(cells(20), cells(60));
    let drawn = s.bytes.lock().unwrap().len();
    s.is_told("-CONT");
    // The last row of the smaller window is drawn, and none below it.
    for _ in 0..500 {
        if s.bytes.lock().unwrap().len() > drawn + 200 {
            break;
        }
        sleep(Duration::from_millis(20));
    }
    s.sends("2").sees("Неделя 48").sends("1").sees("Сидорова");
    let text = String::from_utf8_lossy(&s.bytes.lock().unwrap()[drawn..]).into_owned();
    let rows = text.split("\u{1b}[").filter_map(|part| part.split_once(';')?.0.parse::<u16>().ok());
    assert!(rows.max().is_none_or(|row| row <= 20), "drawn below the window");
}

/// The signal comes before the key while the program is busy with the key before: both wait for it at once.
#[test]
fn no_key_that_comes_with_a_change_of_the_size_is_lost() {
    let mut s = session(120, 30, &[]);
    s.sees("[1 Сегодня]");
    for round in 0..24 {
        let (before, key, tab) = [("3", "2", "[2 Календарь]"), ("4", "1", "[1 Сегодня]")][round % 2];
        let (cols, rows) = [(100, 28), (120, 30), (0, 0)][round % 3];
        s.sends(before);
        s.master.resize(size(cols, rows)).unwrap();
        s.sends(key).sees(tab);
    }
}

#[test]
fn a_line_that_knows_no_size_or_an_absurd_one_is_drawn_all_the_same() {
    let mut s = session(80, 24, &[]);
    s.sees("[1 Сегодня]");
    s.master.resize(size(0, 0)).unwrap();
    s.sends("2").sees("[2 Календарь]");
    s.master.resize(size(u16::MAX, u16::MAX)).unwrap();
    s.sends("1\u{1b}[21~");
    assert!(s.ends().success());
}

#[test]
fn a_backspace_and_a_line_feed_of_old_terminals_are_their_keys() {
    let mut s = session(80, 24, &[]);
    s.sees("Сидорова")
        .sends("\u{1b}[18~")
        .sends("гусеь")
        .sees("гусеь")
        .sends("\u{8}")
        .sends("в")
        .sees("гусев");
    s.sends("\n").sees("История");
}

#[test]
fn without_a_terminal_it_says_what_to_do() {
    let out = Command::new(env!("CARGO_BIN_EXE_kurator")).args(["--lang", "ru"]).output().unwrap();
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stderr).contains("kurator --help"));
}

/// Without a controlling terminal no signal says that the window is closed; the program must see it by itself, or it
/// would read an empty line for ever.
#[test]
fn a_closed_window_ends_the_program_even_without_a_signal() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("district.kurator");
    std::fs::write(&file, desk::file_of(desk::DISTRICT)).unwrap();
    let pty = native_pty_system().openpty(size(80, 24)).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kurator"));
    command.env_clear();
    command.args(["--lang", "ru", "--today", desk::TODAY, "--file"]);
    command.arg(&file);
    command.env("TERM", "xterm-256color");
    command.env("LC_ALL", "C.UTF-8");
    command.env("HOME", folder.path());
    command.set_controlling_tty(false);
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut out = pty.master.try_clone_reader().unwrap();
    // The first frame is there: it has begun to wait for keys.
    assert!(out.read(&mut [0; 4096]).unwrap() > 0);
    assert!(child.try_wait().unwrap().is_none());
    drop(out);
    drop(pty.master);
    for _ in 0..200 {
        if child.try_wait().unwrap().is_some() {
            return;
        }
        sleep(Duration::from_millis(50));
    }
    child.kill().unwrap();
    panic!("it goes on without a terminal");
}

#[test]
fn a_poor_terminal_is_sent_no_sign_and_no_colour_it_lacks() {
    for environment in
        [[("KURATOR_ASCII", "1"), ("NO_COLOR", "1")], [("KURATOR_ASCII", "да"), ("NO_COLOR", "0")]]
    {
        let mut s = session(80, 24, &environment);
        s.sees("[1 Сегодня]").sees(">+ 09:30").sees("---").sends("2").sees("|").sends("5").sees("##");
        s.sends("\u{1b}[21~");
        assert!(s.ends().success());
        s.is_left_clean();
        let sent = String::from_utf8(s.bytes.lock().unwrap().clone()).unwrap();
        let odd = sent.chars().find(|c| !c.is_ascii() && !c.is_alphabetic());
        assert_eq!(odd, None, "{environment:?}");
        for colour in ["[31m", "[32m", "[35m", "38;5;"] {
            assert!(!sent.contains(colour), "{colour} is sent");
        }
    }
    // The Linux console draws faint letters in a grey that is hardly seen.
    for (term, faint) in [("linux", false), ("xterm-256color", true)] {
        let mut s = session(80, 24, &[("TERM", term)]);
        s.sees("[1 Сегодня]").sends("\u{1b}[21~");
        assert!(s.ends().success());
        let sent = String::from_utf8(s.bytes.lock().unwrap().clone()).unwrap();
        assert_eq!(sent.contains("[2m"), faint, "{term}");
    }
}

#[test]
fn a_locale_of_another_encoding_is_told_in_plain_latin_letters() {
    for (locale, encoding) in
        [("ru_RU.KOI8-R", "KOI8-R"), ("ru_RU.CP1251", "CP1251"), ("ru_RU.ISO8859-5@euro", "ISO8859-5")]
    {
        let mut s = session(80, 24, &[("LC_ALL", locale)]);
        assert_eq!(s.ends().exit_code(), 1, "{locale}");
        s.sees(encoding).sees("PuTTY: Window - Translation - UTF-8").sees("LANG=ru_RU.UTF-8");
        assert!(s.bytes.lock().unwrap().is_ascii(), "{}", s.text());
    }
    for locale in ["C", "POSIX", "ru_RU", "ru_RU.UTF-8", "ru_RU.utf8"] {
        let mut s = session(80, 24, &[("LC_ALL", locale)]);
        s.sees("[1 Сегодня]").sends("\u{1b}[21~");
        assert!(s.ends().success());
    }
}

#[test]
fn a_sealed_file_is_asked_for_in_the_frame_and_a_plain_one_is_marked() {
    const PHRASE: &str = "лодка под мокрым брезентом";
    let mut s = session(80, 24, &[]);
    s.sees("не зашифрован");
    s.sends("\u{1b}[21~");
    assert!(s.ends().success());
    let file = s.folder.path().join("district.kurator");
    let mut seal = Command::new(env!("CARGO_BIN_EXE_kurator"));
    seal.env("HOME", s.folder.path()).env("KURATOR_PASSPHRASE", PHRASE).arg("--file").arg(&file);
    assert!(seal.args(["passphrase", "set"]).status().unwrap().success());
    let mut s = session_in(s.folder, (80, 24), &[]);
    s.sees("Наберите парольную фразу").sends("смородина\r");
    s.sees("Caps Lock").sends(PHRASE).sends("\r");
    s.sees("Сегодня").sees_no_more("не зашифрован");
    s.sends("\u{1b}[21~");
    assert!(s.ends().success());
    s.is_left_clean();
    for bytes in [s.bytes.lock().unwrap().clone(), std::fs::read(&file).unwrap()] {
        assert!(!bytes.windows(PHRASE.len()).any(|w| w == PHRASE.as_bytes()));
    }
}

#[test]
fn a_locked_screen_opens_with_the_passphrase_and_goes_on_where_it_was() {
    const PHRASE: &str = "лодка под мокрым брезентом";
    let mut s = session(80, 24, &[]);
    s.sees("не зашифрован").sends("3").sees("Сидорова");
    // A plain file has no passphrase: the screen is only hidden, and says so.
    s.sends("\u{2}").sees("Файл не зашифрован").sees_no_more("Сидорова");
    s.sends("\r").sees("Сидорова").sends("\u{1b}[21~");
    assert!(s.ends().success());
    let file = s.folder.path().join("district.kurator");
    let mut seal = Command::new(env!("CARGO_BIN_EXE_kurator"));
    seal.env("HOME", s.folder.path()).env("KURATOR_PASSPHRASE", PHRASE).arg("--file").arg(&file);
    assert!(seal.args(["passphrase", "set"]).status().unwrap().success());
    let mut s = session_in(s.folder, (80, 24), &[]);
    s.sees("Наберите парольную фразу").sends(PHRASE).sends("\r").sees("Сегодня");
    s.sends("\u{e}").sees("Принять семью").sends("Лебедянская");
    s.sees("Лебедянская").sends("\u{2}").sees("Экран заблокирован").sees_no_more("Лебедянская");
    s.sends("смородина\r").sees("не подходит").sends(PHRASE).sends("\r");
    // The form is as it was left.
    s.sees("Лебедянская").sends("\u{1b}").sends("\u{2}").sees("Экран заблокирован").sends("\u{1b}[21~");
    assert!(s.ends().success());
    s.is_left_clean();
}

#[test]
#[cfg(target_os = "linux")]
fn a_crash_leaves_no_memory_on_the_disk() {
    let mut s = session(80, 24, &[]);
    s.sees("Сегодня");
    let process = s.child.process_id().unwrap();
    let limits = std::fs::read_to_string(format!("/proc/{process}/limits")).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"], "{core}");
    s.sends("\u{1b}[21~");
    assert!(s.ends().success());
}
