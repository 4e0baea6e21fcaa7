//! What a curator feels, measured from outside in a pseudo-terminal: start, memory, bytes and time per key. Each figure
//! is held against that of `/bin/echo` in the same harness and the same minute, because machines are noisy.
//!
//! `cargo bench --bench felt` (Linux). Files of 16, 100 and 10,000 families are made in a temporary folder. With the
//! program of another commit in `KURATOR_BEFORE` its figures are the last columns: both run in turn, each on files of its
//! own making.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const KURATOR: &str = env!("CARGO_BIN_EXE_kurator");
const RUNS: usize = 15;
const KEYS: usize = 9;
/// The lookup is made by then, at 10,000 families.
const READY: Duration = Duration::from_millis(600);
const HOMES: [&str; 4] = ["XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"];
const FAMILIES: [&str; 3] = ["16", "100", "10000"];
/// A screen that has been quiet for so long has settled.
const QUIET: Duration = Duration::from_millis(60);

struct Terminal {
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, usize)>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    _master: Box<dyn portable_pty::MasterPty + Send>,
    started: Instant,
}

/// Time to the last byte before quiet, and bytes.
struct Settled {
    after: Duration,
    bytes: usize,
}

impl Terminal {
    /// Starts a program that keeps its notes in `home`.
    fn start(program: &str, args: &[&str], home: &Path) -> Terminal {
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
        Terminal { keys, output, child, _master: pair.master, started }
    }

    fn settle(&self, since: Instant) -> Settled {
        let (mut bytes, mut last) = (0, since);
        let mut wait = Duration::from_secs(5);
        while let Ok((at, n)) = self.output.recv_timeout(wait) {
            bytes += n;
            last = at;
            wait = QUIET;
        }
        Settled { after: last - since, bytes }
    }

    fn press(&mut self, key: &[u8]) -> Settled {
        let since = Instant::now();
        self.keys.write_all(key).expect("a key");
        self.keys.flush().expect("a key");
        self.settle(since)
    }

    fn memory_kib(&self) -> u64 {
        let pid = self.child.process_id().unwrap_or(0);
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        let line = status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or_default().to_owned();
        line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or(0)
    }
}

impl Drop for Terminal {
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

/// A build of the program with files it made itself.
struct Build {
    program: String,
    folder: PathBuf,
}

impl Build {
    fn of(program: &str, folder: PathBuf) -> Build {
        std::fs::create_dir_all(&folder).expect("a folder");
        let build = Build { program: program.to_owned(), folder };
        for families in FAMILIES {
            let file = build.file(families);
            let args = ["--today", "2026-11-24", "demo", "--families", families, "--at", &file, "--no-open"];
            let homes = HOMES.map(|variable| (variable, &build.folder));
            let made = Command::new(program).args(args).envs(homes).output().expect("the demo");
            assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        }
        build
    }

    fn file(&self, families: &str) -> String {
        self.folder.join(format!("{families}.kurator")).display().to_string()
    }

    fn start(&self, families: &str) -> Terminal {
        let args = ["--lang", "ru", "--today", "2026-11-24", "--file", &self.file(families)];
        Terminal::start(&self.program, &args, &self.folder)
    }
}

/// What was measured of a build.
#[derive(Default)]
struct Figures {
    times: Vec<Duration>,
    bytes: Vec<usize>,
    memory: Vec<u64>,
}

impl Figures {
    fn add(&mut self, settled: Settled, memory: u64) {
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
fn compare(what: &str, runs: usize, builds: &[Build], mut measure: impl FnMut(&Build) -> (Settled, u64)) {
    let mut all: Vec<Figures> = builds.iter().map(|_| Figures::default()).collect();
    let mut echoes = Vec::new();
    for run in 0..=runs {
        let echo = Terminal::start("/bin/echo", &["x"], &builds[0].folder);
        let echo = echo.settle(echo.started).after;
        let measured: Vec<(Settled, u64)> = builds.iter().map(&mut measure).collect();
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
    println!("{what:34} {}{ratio}", lines.join(" |"));
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let before = std::env::var("KURATOR_BEFORE").ok();
    let programs = [(Some(KURATOR), "now"), (before.as_deref(), "before")];
    let builds: Vec<Build> = programs
        .into_iter()
        .filter_map(|(program, name)| Some(Build::of(program?, folder.path().join(name))))
        .collect();
    let columns = "      ms  echoes  bytes    MiB";
    let against = if builds.len() > 1 { format!(" |{columns}  now ÷ before") } else { String::new() };
    println!("80×24, median of {RUNS}, to the last byte {columns}{against}");
    for families in FAMILIES {
        compare(&format!("start, {families} families in the file"), RUNS, &builds, |build| {
            let k = build.start(families);
            let settled = k.settle(k.started);
            let memory = k.memory_kib();
            (settled, memory)
        });
    }
    compare("down, typed 40 ms after the start", KEYS, &builds, |build| {
        let mut k = build.start("10000");
        let first = k.output.recv_timeout(READY).expect("a frame");
        std::thread::sleep(Duration::from_millis(40).saturating_sub(first.0.elapsed()));
        while k.output.try_recv().is_ok() {}
        let settled = k.press(b"\x1b[B");
        let memory = k.memory_kib();
        (settled, memory)
    });
    for (what, way, key) in [
        ("down, a pane follows (Сегодня)", &b""[..], &b"\x1b[B"[..]),
        ("down, no pane (Семьи)", b"3", b"\x1b[B"),
        ("down (Календарь)", b"2", b"\x1b[B"),
        ("right (Календарь)", b"2", b"\x1b[C"),
        ("a letter of the filter (Семьи)", b"3/", "а".as_bytes()),
        ("a letter of the lookup (F7)", b"/", "и".as_bytes()),
        ("the fourth letter of the lookup", b"/bdf", b"y"),
    ] {
        compare(what, KEYS, &builds, |build| {
            let mut k = build.start("10000");
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
}
