//! What a curator feels, measured from outside in a pseudo-terminal: start, memory, bytes and time per key. Each figure
//! stands beside that of `/bin/echo` in the same harness and the same minute, because machines are noisy.
//!
//! `cargo bench --bench felt` (Linux). Files of 100 and 10,000 families are made in a temporary folder.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const KURATOR: &str = env!("CARGO_BIN_EXE_kurator");
const RUNS: usize = 15;
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
    fn start(program: &str, args: &[&str]) -> Terminal {
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

fn demo(folder: &Path, families: &str) -> String {
    let file = folder.join(format!("{families}.kurator")).display().to_string();
    let args = ["--today", "2026-11-24", "demo", "--families", families, "--at", &file, "--no-open"];
    let made = Command::new(KURATOR).args(args).output().expect("the demo");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    file
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let files: Vec<(&str, String)> =
        ["16", "100", "10000"].iter().map(|n| (*n, demo(folder.path(), n))).collect();
    println!("start to settled screen, 80×24, median of {RUNS} (echo and kurator in turn)");
    for (families, file) in &files {
        let args = ["--lang", "ru", "--today", "2026-11-24", "--file", file];
        let (mut echo, mut ours, mut memory, mut bytes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for run in 0..=RUNS {
            let e = Terminal::start("/bin/echo", &["x"]);
            let e = e.settle(e.started);
            let k = Terminal::start(KURATOR, &args);
            let s = k.settle(k.started);
            if run > 0 {
                echo.push(e.after);
                ours.push(s.after);
                bytes.push(s.bytes);
                memory.push(k.memory_kib());
            }
        }
        let (e, k) = (ms(median(echo)), ms(median(ours)));
        println!(
            "  {families:>6} families: {k:6.2} ms, echo {e:5.2} ms, ratio {:4.2}; first frame {} B; memory {:.1} MiB",
            k / e,
            median(bytes),
            median(memory) as f64 / 1024.0
        );
    }
    println!("keys, 10,000 families in the file (bytes and time to the last byte, median)");
    let args = ["--lang", "ru", "--today", "2026-11-24", "--file", &files[2].1];
    for (what, way, key, times) in [
        ("down, a pane follows (Сегодня)", &b""[..], &b"\x1b[B"[..], 12),
        ("down, no pane (Семьи)", b"3", b"\x1b[B", 12),
        ("down (Календарь)", b"2", b"\x1b[B", 8),
        ("right (Календарь)", b"2", b"\x1b[C", 4),
        ("a letter of the filter (Семьи)", b"3/", "а".as_bytes(), 1),
        ("a letter of the lookup (F7)", b"/", "и".as_bytes(), 1),
        ("the fourth letter of the lookup", b"/bdf", "y".as_bytes(), 1),
    ] {
        let mut k = Terminal::start(KURATOR, &args);
        k.settle(k.started);
        for step in way {
            k.press(&[*step]);
        }
        let pressed: Vec<Settled> = (0..times).map(|_| k.press(key)).collect();
        let bytes = median(pressed.iter().map(|s| s.bytes).collect());
        let time = ms(median(pressed.iter().map(|s| s.after).collect()));
        println!("  {what:34} {bytes:5} B {time:6.2} ms");
    }
}
