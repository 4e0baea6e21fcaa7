//! What a curator feels, measured from outside in a pseudo-terminal: start, memory, bytes and time per key, and whole
//! commands. Each figure is held against that of `/bin/echo` in the same harness and the same minute, because machines
//! are noisy; the first lines are a program that draws one frame by ratatui and waits.
//!
//! `cargo bench --bench felt` (Linux). Files are made in a temporary folder: of 16, 100 and 10,000 families, 16 of them on
//! accompaniment, and of 112 and 496 on accompaniment. With `KURATOR_LARGE` set there is one of 50,000, which takes
//! minutes and a gigabyte. With the program of another commit in `KURATOR_BEFORE` its figures are the last columns: both
//! run in turn, each on files of its own making.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::collections::HashSet;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use serde_json::Value;

const KURATOR: &str = env!("CARGO_BIN_EXE_kurator");
const RUNS: usize = 15;
const KEYS: usize = 9;
/// The lookup is made by then, at 10,000 families.
const READY: Duration = Duration::from_millis(600);
const HOMES: [&str; 4] = ["XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"];
/// Families in the file, of which the demo accompanies 16.
const FAMILIES: [&str; 3] = ["16", "100", "10000"];
const LARGE: &str = "50000";
/// Files of many families on accompaniment: the demo so many times.
const ACCOMPANIED: [(&str, u64); 2] = [("112 on accompaniment", 7), ("496 on accompaniment", 31)];
/// The argument of this program that makes it the bare one.
const BARE: &str = "--bare";
const DOWN: &[u8] = b"\x1b[B";
/// A screen that has been quiet for so long has settled.
const QUIET: Duration = Duration::from_millis(60);

struct FeltTerminal {
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, usize)>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    _master: Box<dyn portable_pty::MasterPty + Send>,
    started: Instant,
}

/// Time to the last byte before quiet, and bytes.
struct Settling {
    after: Duration,
    bytes: usize,
}

impl FeltTerminal {
    /// Starts a program that keeps its notes in `home`.
    fn start(program: &str, args: &[&str], home: &Path) -> FeltTerminal {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (send, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 || send.send((Instant::now(), n)).is_err() {
                    break;
                }
            }
        });
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env("LANG", "C.UTF-8");
        command.env("TERM", "xterm-256color");
        HOMES.iter().for_each(|variable| command.env(variable, home));
        let keys = pair.master.take_writer().expect("a writer");
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).expect("a child");
        FeltTerminal { keys, output, child, _master: pair.master, started }
    }

    fn settle(&self, since: Instant) -> Settling {
        let (mut bytes, mut last) = (0, since);
        let mut wait = Duration::from_secs(5);
        while let Ok((at, n)) = self.output.recv_timeout(wait) {
            bytes += n;
            last = at;
            wait = QUIET;
        }
        Settling { after: last - since, bytes }
    }

    fn press(&mut self, key: &[u8]) -> Settling {
        let since = Instant::now();
        self.keys.write_all(key).expect("a key");
        self.keys.flush().expect("a key");
        self.settle(since)
    }

    fn memory_kib(&self) -> u64 {
        memory_kib(self.child.process_id().unwrap_or(0))
    }
}

/// The most memory that a process had at once.
fn memory_kib(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or_default().to_owned();
    line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or(0)
}

impl Drop for FeltTerminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn median<T: Ord + Copy>(mut values: Vec<T>) -> T {
    values.sort_unstable();
    values[values.len() / 2]
}

fn ms(d: Duration) -> f64 {
    d.as_secs_f64() * 1000.0
}

/// The file of 50,000, if it was asked for.
fn large() -> Option<&'static str> {
    std::env::var_os("KURATOR_LARGE").map(|_| LARGE)
}

/// The families of an exported district once more, under ids of their own. What the district has once stays one.
fn copied(exported: &str, copy: u64) -> String {
    const ONCE: [&str; 8] = [
        "district",
        "curator",
        "organisation",
        "availability",
        "capacity",
        "leave",
        "minimum",
        "local_deadline",
    ];
    let mut records: Vec<Value> =
        exported.lines().map(|line| serde_json::from_str(line).expect("a record")).collect();
    records.retain(|record| record["type"] != "conflict");
    let is_once = |record: &Value| record["type"].as_str().is_some_and(|kind| ONCE.contains(&kind));
    if copy > 0 {
        records.retain(|record| !is_once(record));
    }
    let ids: HashSet<String> = records
        .iter()
        .filter(|record| !is_once(record))
        .filter_map(|record| record["id"].as_str().map(str::to_owned))
        .collect();
    records.iter_mut().for_each(|record| rename(record, &ids, copy));
    records.iter().map(|record| format!("{record}\n")).collect()
}

/// Renames the ids in a value: the last group counts the copies in bits that are random in the first.
fn rename(value: &mut Value, ids: &HashSet<String>, copy: u64) {
    match value {
        Value::String(id) if ids.contains(id) => {
            let (head, last) = id.rsplit_once('-').expect("a uuid");
            let last = u64::from_str_radix(last, 16).expect("hexadecimal") ^ copy << 40;
            *id = format!("{head}-{last:012x}");
        }
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, ids, copy)),
        Value::Object(values) => values.values_mut().for_each(|value| rename(value, ids, copy)),
        _ => {}
    }
}

/// Draws one frame of a table by ratatui, row by row, and waits for a key: what no program of its kind can go below.
fn draw_bare() {
    use ratatui::widgets::{Block, Row, Table, Widget};
    let area = ratatui::layout::Rect::new(0, 0, 80, 24);
    let mut buffer = ratatui::buffer::Buffer::empty(area);
    let rows = (0..20)
        .map(|n| Row::new([format!("{n}"), "Иванова Мария Петровна".to_owned(), "базовый".to_owned()]));
    Table::new(rows, [5, 40, 20]).block(Block::bordered()).render(area, &mut buffer);
    let mut text = String::from("\x1b[?1049h\x1b[?25l");
    for y in area.rows().map(|row| row.y) {
        text += &format!("\x1b[{};1H", y + 1);
        (0..area.width).for_each(|x| text += buffer[(x, y)].symbol());
    }
    let _ = crossterm::terminal::enable_raw_mode();
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).expect("a frame");
    let _ = std::io::stdin().read(&mut [0; 16]);
    let _ = crossterm::terminal::disable_raw_mode();
}

/// A build of the program with files it made itself.
struct Build {
    program: String,
    folder: PathBuf,
}

impl Build {
    fn of(program: &str, folder: PathBuf) -> Build {
        std::fs::create_dir_all(&folder).expect("a folder");
        let build = Build { program: program.to_owned(), folder };
        for families in FAMILIES.into_iter().chain(large()) {
            build.run(&["demo", "--families", families, "--at", &build.file(families), "--no-open"]);
        }
        let exported = build.run(&["--file", &build.file("16"), "export"]);
        for (name, times) in ACCOMPANIED {
            let (file, lines) = (build.file(name), build.folder.join("lines.jsonl"));
            build.run(&["--file", &file, "init", "--no-passphrase"]);
            let text: String = (0..times).map(|copy| copied(&exported, copy)).collect();
            std::fs::write(&lines, text).expect("the lines");
            build.run(&["--file", &file, "import", &lines.display().to_string()]);
        }
        build
    }

    /// What a command answers.
    fn run(&self, args: &[&str]) -> String {
        let homes = HOMES.map(|variable| (variable, &self.folder));
        let mut command = Command::new(&self.program);
        let out = command.args(["--today", "2026-11-24"]).args(args).envs(homes).output().expect("an answer");
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).expect("text")
    }

    fn file(&self, families: &str) -> String {
        self.folder.join(format!("{families}.kurator")).display().to_string()
    }

    fn start(&self, families: &str) -> FeltTerminal {
        let args = ["--lang", "ru", "--today", "2026-11-24", "--file", &self.file(families)];
        FeltTerminal::start(&self.program, &args, &self.folder)
    }
}

/// What was measured of a build.
#[derive(Default)]
struct Measurements {
    times: Vec<Duration>,
    bytes: Vec<usize>,
    memory: Vec<u64>,
}

impl Measurements {
    fn add(&mut self, settled: Settling, memory: u64) {
        self.times.push(settled.after);
        self.bytes.push(settled.bytes);
        self.memory.push(memory);
    }

    fn ms(&self) -> f64 {
        ms(median(self.times.clone()))
    }

    /// Time, time by echoes, bytes, memory.
    fn line(&self, echo: f64) -> String {
        let (bytes, memory) = (median(self.bytes.clone()), median(self.memory.clone()) as f64 / 1024.0);
        format!("{:8.2} {:6.2} {bytes:6} {memory:6.1}", self.ms(), self.ms() / echo)
    }
}

/// Measures both builds in turn and prints a line: now, before, now against before.
fn compare(what: &str, runs: usize, builds: &[Build], mut measure: impl FnMut(&Build) -> (Settling, u64)) {
    let mut all: Vec<Measurements> = builds.iter().map(|_| Measurements::default()).collect();
    let mut echoes = Vec::new();
    for run in 0..=runs {
        let echo = FeltTerminal::start("/bin/echo", &["x"], &builds[0].folder);
        let echo = echo.settle(echo.started).after;
        let measured: Vec<(Settling, u64)> = builds.iter().map(&mut measure).collect();
        // The first run warms the caches.
        if run > 0 {
            echoes.push(echo);
            all.iter_mut()
                .zip(measured)
                .for_each(|(figures, (settled, memory))| figures.add(settled, memory));
        }
    }
    let echo = ms(median(echoes));
    let lines: Vec<String> = all.iter().map(|figures| figures.line(echo)).collect();
    let ratio = all.get(1).map(|before| format!(" {:6.2}", all[0].ms() / before.ms())).unwrap_or_default();
    println!("{what:44} {}{ratio}", lines.join(" |"));
}

/// A whole command: time and the most memory it was seen with.
fn command(build: &Build, families: &str, args: &[&str]) -> (Settling, u64) {
    let mut command = Command::new(&build.program);
    command.args(["--today", "2026-11-24", "--file", &build.file(families)]).args(args);
    command.envs(HOMES.map(|variable| (variable, &build.folder))).stdout(Stdio::null()).stderr(Stdio::null());
    let since = Instant::now();
    let mut child = command.spawn().expect("a child");
    let mut memory = 0;
    while child.try_wait().expect("a child").is_none() {
        memory = memory.max(memory_kib(child.id()));
        std::thread::sleep(Duration::from_millis(1));
    }
    (Settling { after: since.elapsed(), bytes: 0 }, memory)
}

/// A start up to the quiet after it.
fn started(k: FeltTerminal) -> (Settling, u64) {
    let settled = k.settle(k.started);
    let memory = k.memory_kib();
    (settled, memory)
}

fn main() {
    if std::env::args().any(|arg| arg == BARE) {
        return draw_bare();
    }
    let folder = tempfile::tempdir().expect("a folder");
    let before = std::env::var("KURATOR_BEFORE").ok();
    let programs = [(Some(KURATOR), "now"), (before.as_deref(), "before")];
    let builds: Vec<Build> = programs
        .into_iter()
        .filter_map(|(program, name)| Some(Build::of(program?, folder.path().join(name))))
        .collect();
    let columns = "      ms  echoes  bytes    MiB";
    let against = if builds.len() > 1 { format!(" |{columns}  now ÷ before") } else { String::new() };
    println!("{:44} {columns}{against}", format!("80×24, median of {RUNS}, to the last byte"));
    let bare = std::env::current_exe().expect("this program").display().to_string();
    compare("a bare frame", RUNS, &builds[..1], |build| {
        started(FeltTerminal::start(&bare, &[BARE], &build.folder))
    });
    for families in FAMILIES.into_iter().chain(large()).chain(ACCOMPANIED.map(|(name, _)| name)) {
        compare(&format!("start, {families}"), RUNS, &builds, |build| started(build.start(families)));
    }
    for families in [Some("10000"), large()].into_iter().flatten() {
        compare(&format!("down, typed 40 ms after the start, {families}"), KEYS, &builds, |build| {
            let mut k = build.start(families);
            let first = k.output.recv_timeout(READY).expect("a frame");
            std::thread::sleep(Duration::from_millis(40).saturating_sub(first.0.elapsed()));
            while k.output.try_recv().is_ok() {}
            let settled = k.press(DOWN);
            let memory = k.memory_kib();
            (settled, memory)
        });
    }
    for (what, families, way, key) in [
        ("down, a pane follows (Сегодня)", "10000", &b""[..], DOWN),
        ("down, a pane follows (Семьи)", "10000", b"3", DOWN),
        ("down (Календарь)", "10000", b"2", DOWN),
        ("right (Календарь)", "10000", b"2", b"\x1b[C"),
        ("a letter of the filter (Семьи)", "10000", b"3/", "а".as_bytes()),
        ("a letter of the lookup (F7)", "10000", b"/", "и".as_bytes()),
        ("the fourth letter of the lookup", "10000", b"/bdf", b"y"),
        ("the closed families (Семьи)", "10000", b"3", "д".as_bytes()),
        ("Участок, for the first time", "10000", b"", b"5"),
        ("Отчёт, for the first time", "10000", b"", b"6"),
        ("Обмен, for the first time", "10000", b"", b"7"),
        ("down (Сегодня), 496 accompanied", "496 on accompaniment", b"", DOWN),
        ("down (Семьи), 496 accompanied", "496 on accompaniment", b"3", DOWN),
        ("week (Календарь), 496 accompanied", "496 on accompaniment", b"2", b"\x1b[6~"),
    ] {
        compare(what, KEYS, &builds, |build| {
            let mut k = build.start(families);
            k.settle(k.started);
            std::thread::sleep(READY);
            for step in way {
                k.press(&[*step]);
            }
            let settled = k.press(key);
            let memory = k.memory_kib();
            (settled, memory)
        });
    }
    for (families, args) in [
        ("16", &["list"][..]),
        ("10000", &["list", "--all"]),
        ("10000", &["check"]),
        ("10000", &["norms", "--from", "2026-07-01", "--to", "2026-09-30"]),
        ("16", &["report", "quarter"]),
        ("496 on accompaniment", &["report", "quarter"]),
    ] {
        compare(&format!("{}, {families}", args.join(" ")), KEYS, &builds, |build| {
            command(build, families, args)
        });
    }
    for build in &builds {
        let bytes = std::fs::metadata(&build.program).map_or(0, |data| data.len());
        println!("{}: {:.1} MB", build.program, bytes as f64 / 1e6);
    }
}
