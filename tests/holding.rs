//! One program holds the file, the next one reads and says who has it; nothing that is left behind blocks.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by stopping")]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use kurator::app::App;
use kurator::domain::{Act, Id, Kind, Record};
use kurator::run::copies::Courier;
use kurator::run::keeper::Keeper;
use kurator::run::perform::perform;
use kurator::screen::exchange::Aim;
use kurator::screen::key::{Key, Named};
use kurator::screen::{Desk, Effect};
use kurator::store::{Author, Entropy, Store};
use kurator::text::{Lang, Words};
use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn author(user: &str) -> Author {
    Author { device: "office".into(), user: user.into(), clock: || 1_795_500_000_000 }
}

fn new_file(folder: &Path) -> PathBuf {
    let path = folder.join("district.kurator");
    let mut store = Store::create(&path, author("anna"), Entropy::Seed { seed: 1, taken: 0 }).unwrap();
    let district = Record::of(Kind::District, Id::DISTRICT).set("regulation", "yugra");
    store.record(Act::DistrictOpened, &[district]).unwrap();
    path
}

/// A program with its screens open.
struct Open {
    app: App,
    store: Store,
    keeper: Keeper,
}

impl Open {
    fn on(path: &Path, user: &str) -> Open {
        let store = Store::open(path, author(user)).unwrap();
        let today = "2026-11-24".parse().unwrap();
        let desk = Desk::read(store.reader(), Words::of(Lang::Ru), today, store.is_read_only()).unwrap();
        let mut app = App::new(desk);
        let keeper = Keeper::begin(author(user), &mut app, &store).unwrap();
        Open { app, store, keeper }
    }

    fn press(&mut self, key: Named) {
        let news = self.keeper.look(&mut self.app, &self.store);
        self.app.press(Key::Named(key), self.store.reader());
        news.into_iter().for_each(|n| self.app.say(n));
    }

    fn take_in(&mut self, title: &str) {
        let records = vec![Record::new(Kind::Family).set("title", title)];
        self.performs(Effect::Record { act: Act::FamilyTakenIn, records });
    }

    fn performs(&mut self, effect: Effect) {
        let state = self.store.path().with_extension("state");
        let mut courier = Courier::new(state, "office".into(), Vec::new());
        perform(effect, &mut self.app, &mut self.store, &mut courier, &mut |_| {});
    }

    fn screen(&self) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        self.app.view(buffer.area, &mut buffer);
        let lines = buffer.content.chunks(80).map(|l| l.iter().map(|c| c.symbol()).collect::<String>());
        lines.map(|l| l.trim().to_owned()).collect::<Vec<_>>().join("\n")
    }

    #[track_caller]
    fn sees(&self, text: &str) {
        // A long sentence takes several lines.
        let flat = self.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(text), "«{text}» is not to be seen:\n{}", self.screen());
    }

    fn families(&self) -> usize {
        let mut out = Vec::new();
        self.store.reader().export(&mut out).unwrap();
        String::from_utf8(out).unwrap().matches("\"type\":\"family\"").count()
    }
}

fn beside(path: &Path) -> Vec<String> {
    let entries = path.parent().unwrap().read_dir().unwrap();
    entries
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n != "district.kurator")
        .collect()
}

#[test]
fn the_second_reads_says_who_holds_it_and_takes_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut first = Open::on(&path, "anna");
    let mut second = Open::on(&path, "vera");
    second.sees("anna@office");
    second.sees(&format!("процесс {}", std::process::id()));
    second.press(Named::Down);
    second.sees("только чтение");

    second.take_in("Второй");
    second.sees("anna@office");
    assert_eq!(second.families(), 0);
    first.take_in("Первый");
    assert_eq!(first.families(), 1);
    second.press(Named::Down);
    second.sees("изменён другой программой");
    assert_eq!(second.families(), 1);

    drop(first);
    second.press(Named::Down);
    second.sees("снова можно писать");
    assert!(!second.screen().contains("только чтение"));
    second.take_in("Второй");
    assert_eq!(second.families(), 2);
    drop(second);
    assert_eq!(beside(&path), Vec::<String>::new());
}

#[test]
fn who_only_reads_merges_nothing_and_may_make_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let _first = Open::on(&path, "anna");
    let mut second = Open::on(&path, "vera");
    second.app.press(Key::Char('7'), second.store.reader());
    second.sees("Копии файла участка");
    second.app.press(Key::Named(Named::Down), second.store.reader());
    second.sees("! Файл");
    second.sees("anna@office");
    second.performs(Effect::Seek(Aim::Merge));
    assert!(!second.screen().contains("С какой копией слить"));
    let copy = folder.path().join("copy.kurator");
    second.performs(Effect::Carry { aim: Aim::Copy, path: Some(copy.clone()) });
    second.sees("Можно вынимать");
    assert!(copy.exists());
}

#[test]
fn two_names_of_one_file_are_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let _first = Open::on(&path, "anna");
    let around = folder.path().join("x").join("..").join("district.kurator");
    std::fs::create_dir(folder.path().join("x")).unwrap();
    Open::on(&around, "vera").sees("anna@office");
}

#[test]
fn where_nothing_can_be_written_beside_it_one_reads() {
    let folder = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    // Whoever runs the tests, nobody writes into a folder as if it were a file.
    let lock = folder.path().join(".district.kurator.lock");
    std::fs::create_dir(&lock).unwrap();
    let mut only = Open::on(&path, "anna");
    only.sees("Рядом с файлом ничего нельзя записать");
    only.take_in("Иванова");
    only.sees("Проверьте права на папку");
    assert_eq!(only.families(), 0);
    std::fs::remove_dir(lock).unwrap();
    only.press(Named::Down);
    only.take_in("Иванова");
    assert_eq!(only.families(), 1);
}

/// The release of a terminal: what a program draws into it.
struct Tty {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    drawn: Receiver<Vec<u8>>,
    picture: vt100::Parser,
}

impl Tty {
    fn run(path: &Path, home: &Path) -> Tty {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kurator"));
        command.args(["--lang", "ru", "--today", "2026-11-24", "--file"]);
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
        Tty { child, keys, drawn, picture: vt100::Parser::new(24, 80, 0) }
    }

    fn presses(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    #[track_caller]
    fn sees(&mut self, text: &str) {
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

#[test]
fn a_killed_program_leaves_nothing_that_blocks() {
    let folder = tempfile::tempdir().unwrap();
    let home = tempfile::tempdir().unwrap();
    let path = new_file(folder.path());
    let mut first = Tty::run(&path, home.path());
    first.sees("Сегодня");
    let mut second = Tty::run(&path, home.path());
    second.sees(&format!("процесс {}", first.child.process_id().unwrap()));
    second.sees("только чтение");
    // On unix this is SIGKILL.
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    second.presses("\u{1b}[B");
    second.sees("снова можно писать");
    second.presses("\u{11}");
    assert!(second.child.wait().unwrap().success());
    assert_eq!(beside(&path), Vec::<String>::new());
}
