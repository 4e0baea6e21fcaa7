//! A program with its screens open, in process over a real file, and the real program in a terminal of its own.
#![allow(dead_code, reason = "each test file is its own program and needs a part of this")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by stopping")]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use kurator::app::App;
use kurator::domain::district::District;
use kurator::domain::family::Family;
use kurator::domain::{Act, Id};
use kurator::keymap::key::{Key, NamedKey};
use kurator::record;
use kurator::run::file_guard::FileGuard;
use kurator::run::recovery::restore_lost;
use kurator::run::transfers::{Transfers, Wish};
use kurator::screen::{Effect, Model};
use kurator::store::{Author, Entropy, KeyRing, Reader, Store};
use kurator::text::{Lang, Words};
use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Who writes.
pub fn author(user: &str) -> Author {
    Author { device: "office".into(), user: user.into(), clock: || 1_795_500_000_000 }
}

/// A file with nothing in it but its regulation.
pub fn new_file(folder: &Path) -> PathBuf {
    let work = folder.join("work");
    std::fs::create_dir(&work).unwrap();
    let path = work.join("district.kurator");
    let mut store = Store::create(&path, author("anna"), Entropy::Seed { seed: 1, taken: 0 }).unwrap();
    let district = record!(District { id: Id::DISTRICT, regulation: "yugra" });
    store.record(Act::DistrictOpened, &[district]).unwrap();
    path
}

/// The beginning of the day on which a test runs: an hour before the folder of the file was written to.
pub fn dawn(path: &Path) -> std::time::SystemTime {
    let folder = path.parent().unwrap().metadata().unwrap();
    folder.modified().unwrap() - std::time::Duration::from_secs(60 * 60)
}

/// Where the program notes for itself what concerns this file: not beside it.
pub fn state(path: &Path) -> PathBuf {
    let work = path.parent().unwrap().canonicalize().unwrap();
    work.with_file_name("state")
}

/// A program with its screens open.
pub struct OpenProgram {
    pub app: App,
    pub store: Store,
    pub file_guard: FileGuard,
    transfers: Transfers,
}

impl OpenProgram {
    pub fn on(path: &Path, user: &str) -> OpenProgram {
        OpenProgram::on_day(path, user, "2026-11-24")
    }

    pub fn on_day(path: &Path, user: &str, today: &str) -> OpenProgram {
        OpenProgram::by(path, author(user), today)
    }

    pub fn by(path: &Path, author: Author, today: &str) -> OpenProgram {
        let mut store = Store::open(path, author.clone()).unwrap();
        let today = today.parse().unwrap();
        let desk = Model::read(store.reader(), Words::of(Lang::Ru), today).unwrap();
        let mut app = App::new(desk);
        let state = state(path);
        let file_guard = FileGuard::begin(author, state.clone(), &mut app, &mut store).unwrap();
        let transfers = Transfers::new(state, "office".into(), Vec::new());
        OpenProgram { app, store, file_guard, transfers }
    }

    /// The next start of a program: what a killed one lost is put back.
    pub fn again(path: &Path, user: &str) -> OpenProgram {
        if let Err(problem) = Store::open(path, author(user)) {
            let back =
                restore_lost(&state(path), path, author(user), &KeyRing::default(), &Words::of(Lang::Ru))
                    .unwrap();
            assert!(back.is_some(), "not put back: {problem:?}");
        }
        OpenProgram::on(path, user)
    }

    /// The program is killed: the system takes its locks away, and nothing is closed.
    pub fn dies(self) {
        drop(self.file_guard);
        std::mem::forget(self.store);
    }

    pub fn press(&mut self, key: NamedKey) {
        let press = |app: &mut App, reader: Reader<'_>| app.press(Key::Named(key), reader);
        let (news, effect) = self.file_guard.take_key(&mut self.app, &mut self.store, press);
        if let Some(effect) = effect {
            self.performs(effect);
        }
        news.into_iter().for_each(|n| self.app.say(n));
    }

    pub fn take_in(&mut self, title: &str) {
        let records = vec![record!(Family { title })];
        let effect = Effect::Record { act: Act::FamilyTakenIn, records };
        self.performs(effect);
    }

    /// Performs an effect as the program does, with no disk looked for but that of the file.
    pub fn performs(&mut self, effect: Effect) {
        self.file_guard
            .perform(effect, &mut self.app, &mut self.store, &mut self.transfers, &mut |_| Wish::GoOn);
    }

    pub fn screen(&self) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        self.app.view(buffer.area, &mut buffer);
        let lines = buffer.content.chunks(80).map(|l| l.iter().map(|c| c.symbol()).collect::<String>());
        lines.map(|l| l.trim().to_owned()).collect::<Vec<_>>().join("\n")
    }

    #[track_caller]
    pub fn sees(&self, text: &str) {
        // A long sentence takes several lines.
        let flat = self.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(text), "«{text}» is not to be seen:\n{}", self.screen());
    }

    pub fn families(&self) -> usize {
        let mut out = Vec::new();
        self.store.reader().export(&mut out).unwrap();
        String::from_utf8(out).unwrap().matches("\"type\":\"family\"").count()
    }
}

/// The release of a terminal: what a program draws into it.
pub struct PseudoTerminal {
    pub child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    drawn: Receiver<Vec<u8>>,
    picture: vt100::Parser,
}

impl PseudoTerminal {
    pub fn run(path: &Path, home: &Path) -> PseudoTerminal {
        PseudoTerminal::run_on(path, home, Some("2026-11-24"))
    }

    /// On this day, else on that of the computer.
    pub fn run_on(path: &Path, home: &Path, day: Option<&str>) -> PseudoTerminal {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kurator"));
        command.args(["--lang", "ru"]);
        day.into_iter().for_each(|day| command.args(["--today", day]));
        command.arg("--file");
        command.arg(path);
        for (name, value) in
            [("LANG", "C.UTF-8"), ("TERM", "xterm-256color"), ("USER", "anna"), ("HOSTNAME", "office")]
        {
            command.env(name, value);
        }
        command.env("HOME", home);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let keys = pair.master.take_writer().unwrap();
        let mut from = pair.master.try_clone_reader().unwrap();
        let (to, drawn) = channel();
        std::thread::spawn(move || {
            let _master = pair.master;
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = from.read(&mut bytes) {
                if to.send(bytes[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        PseudoTerminal { child, keys, drawn, picture: vt100::Parser::default() }
    }

    pub fn presses(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// What it shows now.
    pub fn screen(&self) -> String {
        self.picture.screen().contents()
    }

    #[track_caller]
    pub fn sees(&mut self, text: &str) {
        for _ in 0..400 {
            let flat = self.picture.screen().contents().split_whitespace().collect::<Vec<_>>().join(" ");
            if flat.contains(text) {
                return;
            }
            if let Ok(bytes) = self.drawn.recv_timeout(Duration::from_millis(50)) {
                self.picture.process(&bytes);
            }
        }
        panic!("«{text}» is not to be seen:\n{}", self.picture.screen().contents());
    }
}
