//! A curator at her desk: presses keys, types, pastes and looks, in process, over a real file, on a fixed day.
//!
//! Effects are performed by the same function as in the program; only the terminal and the clock are missing.
#![allow(dead_code, reason = "each test file is its own program and needs a part of this")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong by stopping"
)]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use chrono::NaiveDate;
use kurator::app::App;
use kurator::domain::district::District;
use kurator::domain::{Act, Id, Record, UserError};
use kurator::keymap::Scope;
use kurator::keymap::key::{Key, NamedKey};
use kurator::keymap::layout;
use kurator::model::FileProtection;
use kurator::record;
use kurator::run::days;
use kurator::run::draft::Drafts;
use kurator::run::perform::{EffectOutcome, perform};
use kurator::run::transfers::{Transfers, Wish};
use kurator::run::viewed::ViewedCard;
use kurator::screen::{Effect, Model};
use kurator::store::jsonl::ImportMode;
use kurator::store::{Author, Entropy, KeyRing, Passphrase, Store};
use kurator::sync::seal::reseal;
use kurator::sync::snapshots::Snapshots;
use kurator::text::{Lang, Words};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

/// Eight families of all levels and a ninth that was closed: late visits and activities, a name too long for any
/// column, a household away, flags of safety. All invented.
pub const DISTRICT: &str = include_str!("district.jsonl");

/// The Ivanovs once more, as another curator entered them: another title, another phone, another school, a visit.
pub const TWIN: &str = r#"{"type":"family","id":"20000000-0000-4000-8000-000000000002","title":"Ивановы","settlement":"Боровичи","street":"Ленинградская","house":"12","flat":"4","form":"group","journal_number":"17","registered_on":"2026-09-14"}
{"type":"member","id":"20000000-0000-4000-8000-000000000111","family":"20000000-0000-4000-8000-000000000002","role":"mother","last_name":"Иванова","first_name":"Мария","patronymic":"Петровна","born":"1991-04-02","phones":["+7 911 603-14-23"],"occupation":"кладовщик"}
{"type":"member","id":"20000000-0000-4000-8000-000000000113","family":"20000000-0000-4000-8000-000000000002","role":"son","last_name":"Иванов","first_name":"Денис","born":"2017-03-14","occupation":"лицей"}
{"type":"level","id":"20000000-0000-4000-8000-000000000120","family":"20000000-0000-4000-8000-000000000002","level":"crisis","from":"2026-09-14"}
{"type":"contact","id":"20000000-0000-4000-8000-000000000130","family":"20000000-0000-4000-8000-000000000002","kind":"home_visit","outcome":"held","on":"2026-11-23","note":"дома обе"}
"#;

/// Tuesday of week 48.
pub const TODAY: &str = "2026-11-24";

/// The keyboard layout that is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyboardLayout {
    /// QWERTY.
    Latin,
    /// ЙЦУКЕН: the same keys give Russian letters.
    Russian,
}

/// A curator at her desk.
pub struct CuratorDesk {
    app: App,
    store: Store,
    drafts: Drafts,
    transfers: Transfers,
    viewed: ViewedCard,
    folder: TempDir,
    size: (u16, u16),
    layout: KeyboardLayout,
    /// What was put on the clipboard last.
    pub copied: Option<String>,
    /// How many keys were pressed.
    pub pressed: usize,
    /// Whether she has left.
    pub left: bool,
    /// Whether she has locked the screen.
    pub locked: bool,
    /// What was drawn while something took long.
    pub meanwhile: Vec<String>,
    /// After so many pictures of what takes long she presses Esc.
    pub patience: usize,
}

/// The time of her computer, in milliseconds.
pub fn clock() -> i64 {
    1_795_500_000_000
}

fn author() -> Author {
    Author { device: "desk".into(), user: "curator".into(), clock }
}

/// A curator with the district of `district.jsonl`.
pub fn curator() -> CuratorDesk {
    with_district(DISTRICT)
}

/// A curator whose file has just been made.
pub fn newcomer() -> CuratorDesk {
    with_district("")
}

/// A curator with these records.
pub fn with_district(jsonl: &str) -> CuratorDesk {
    // Bringing it in takes longer than most journeys: it is done once, and each curator works on a copy.
    static FILES: LazyLock<Mutex<HashMap<String, Vec<u8>>>> = LazyLock::new(Mutex::default);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("district.kurator");
    let known = FILES.lock().unwrap().get(jsonl).cloned();
    let file = known.unwrap_or_else(|| {
        let made = file_of(jsonl);
        FILES.lock().unwrap().insert(jsonl.to_owned(), made.clone());
        made
    });
    std::fs::write(&path, file).unwrap();
    let store = Store::open(&path, author()).unwrap();
    let today: NaiveDate = TODAY.parse().unwrap();
    let desk = Model::read(store.reader(), Words::of(Lang::Ru), today).unwrap();
    let app = App::new(desk);
    let drafts = Drafts::of(&folder.path().join("state"), &store);
    let transfers =
        Transfers::new(folder.path().join("state"), "desk".into(), vec![folder.path().join("media")]);
    CuratorDesk {
        app,
        store,
        drafts,
        transfers,
        viewed: ViewedCard::default(),
        folder,
        size: (80, 24),
        layout: KeyboardLayout::Latin,
        copied: None,
        pressed: 0,
        left: false,
        locked: false,
        meanwhile: Vec::new(),
        patience: usize::MAX,
    }
}

/// The bytes of a district file with these records.
pub fn file_of(jsonl: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("district.kurator");
    let mut store = Store::create(&path, author(), Entropy::Seed { seed: 1, taken: 0 }).unwrap();
    if !jsonl.is_empty() {
        let done = store.import(jsonl, ImportMode::Whole).unwrap();
        assert!(done.refused.is_empty(), "{:?}", done.refused);
    }
    drop(store);
    std::fs::read(&path).unwrap()
}

impl CuratorDesk {
    /// In a window of this size.
    pub fn at(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self
    }

    /// The window becomes of another size.
    pub fn resizes_to(&mut self, width: u16, height: u16) -> &mut Self {
        self.size = (width, height);
        self
    }

    /// In this language.
    pub fn speaking(mut self, lang: Lang) -> Self {
        if self.app.model.words.lang() != lang {
            self.presses("Ctrl+L");
        }
        self
    }

    /// With this keyboard layout on: letters of `presses` name physical keys.
    pub fn under(mut self, layout: KeyboardLayout) -> Self {
        self.layout = layout;
        self
    }

    /// Saves papers in this folder.
    pub fn prints_into(&mut self, folder: &Path) -> &mut Self {
        self.app.model.papers = folder.to_owned();
        self
    }

    /// Presses keys, named with blanks between them: `F7`, `Ctrl+Z`, `Enter`, `g`, `Down*3`.
    pub fn presses(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            let (name, times) = match name.split_once('*') {
                Some((name, n)) if !name.is_empty() => (name, n.parse().unwrap()),
                _ => (name, 1),
            };
            for _ in 0..times {
                let key = self.key(name);
                self.press(key);
            }
        }
        self
    }

    /// Types a text, letter by letter, as it comes from the keyboard.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.press(Key::Char(c));
        }
        self
    }

    /// Pastes a text.
    pub fn pastes(&mut self, text: &str) -> &mut Self {
        self.app.fit(Rect::new(0, 0, self.size.0, self.size.1));
        self.app.paste(text, self.store.reader());
        self.drafts.keep(&self.app).unwrap();
        self
    }

    /// Presses one key.
    pub fn press(&mut self, key: Key) {
        self.pressed += 1;
        self.app.fit(Rect::new(0, 0, self.size.0, self.size.1));
        // Drawn after each key, as in the program: what is scrolled depends on it.
        let Some(effect) = self.app.press(key, self.store.reader()) else {
            self.viewed.note(&mut self.app, &mut self.store);
            self.drafts.keep(&self.app).unwrap();
            self.buffer();
            return;
        };
        let effect = self.at_home(effect);
        match self.watches(effect) {
            EffectOutcome::Leave => self.left = true,
            EffectOutcome::Lock => self.locked = true,
            EffectOutcome::Copy(text) => self.copied = Some(text),
            EffectOutcome::Resealed => self.drafts.seal(&self.store),
            EffectOutcome::Stay | EffectOutcome::Speak(_) | EffectOutcome::Refused(_) => {}
        }
        self.viewed.note(&mut self.app, &mut self.store);
        self.drafts.keep(&self.app).unwrap();
        self.buffer();
    }

    /// A paper goes into her own folder unless the path says otherwise: the tests run in the folder of the code.
    fn at_home(&self, effect: Effect) -> Effect {
        match effect {
            Effect::Paper { path, name, paper } => {
                Effect::Paper { path: self.folder.path().join(path), name, paper }
            }
            other => other,
        }
    }

    /// An effect is performed, from wherever.
    pub fn performs(&mut self, effect: Effect) -> &mut Self {
        self.watches(effect);
        self
    }

    /// Performs an effect and looks at what is drawn meanwhile.
    fn watches(&mut self, effect: Effect) -> EffectOutcome {
        let (size, mut drawn) = (self.size, Vec::new());
        let mut patience = self.patience;
        let mut draw = |app: &App| {
            drawn.push(picture(app, size));
            patience = patience.saturating_sub(1);
            if patience == 0 { Wish::Stop } else { Wish::GoOn }
        };
        let outcome = perform(effect, &mut self.app, &mut self.store, &mut self.transfers, &mut draw);
        self.meanwhile.extend(drawn);
        outcome
    }

    /// It is another day when she sits down.
    pub fn wakes_on(&mut self, day: &str) -> &mut Self {
        self.app.model.start_day(day.parse().unwrap());
        self.app.look_again(self.store.reader());
        self
    }

    /// The computer has another day, and the program finds it with the next key.
    pub fn finds_the_day(&mut self, day: &str) -> &mut Self {
        let said = days::turn(&mut self.app, self.store.reader(), day.parse().unwrap());
        said.into_iter().for_each(|said| self.app.say(said));
        self
    }

    /// Records are written as one action, from wherever.
    pub fn writes(&mut self, act: Act, records: Vec<Record>) -> &mut Self {
        self.performs(Effect::Record { act, records })
    }

    /// She types nothing for a moment: what the program makes meanwhile is there.
    pub fn pauses(&mut self) -> &mut Self {
        self.app.make_ready(self.store.reader());
        self
    }

    fn key(&self, name: &str) -> Key {
        let named = |n| Key::Named(n);
        let letter = |name: &str| {
            let c = name.chars().next().unwrap();
            if self.layout == KeyboardLayout::Russian {
                layout::russian(c.to_ascii_lowercase())
            } else {
                c.to_ascii_lowercase()
            }
        };
        match name {
            "Enter" => named(NamedKey::Enter),
            "Esc" => named(NamedKey::Esc),
            "Tab" => named(NamedKey::Tab),
            "BackTab" => named(NamedKey::BackTab),
            "Up" => named(NamedKey::Up),
            "Down" => named(NamedKey::Down),
            "Left" => named(NamedKey::Left),
            "Right" => named(NamedKey::Right),
            "Home" => named(NamedKey::Home),
            "End" => named(NamedKey::End),
            "PgUp" => named(NamedKey::PageUp),
            "PgDn" => named(NamedKey::PageDown),
            "Ctrl+PgUp" => named(NamedKey::CtrlPageUp),
            "Ctrl+PgDn" => named(NamedKey::CtrlPageDown),
            "Ins" => named(NamedKey::Insert),
            "Del" => named(NamedKey::Delete),
            "Backspace" => named(NamedKey::Backspace),
            "Space" => Key::Char(' '),
            _ if name.starts_with("Ctrl+") => Key::Ctrl(letter(&name[5..])),
            _ if name.len() > 1 && name.starts_with('F') => Key::F(name[1..].parse().unwrap()),
            _ if name.chars().count() == 1 && name.is_ascii() => Key::Char(letter(name)),
            _ if name.chars().count() == 1 => Key::Char(name.chars().next().unwrap()),
            _ => panic!("no such key: {name}"),
        }
    }

    /// The program is killed and started again: what it had in memory is gone.
    pub fn is_killed_and_comes_back(&mut self) -> &mut Self {
        self.starts_again().unwrap();
        self
    }

    /// The program is started again; the draft cannot be opened whole, if that fails.
    pub fn starts_again(&mut self) -> Result<(), UserError> {
        let today: NaiveDate = TODAY.parse().unwrap();
        let desk = Model::read(self.store.reader(), Words::of(Lang::Ru), today).unwrap();
        self.app = App::new(desk);
        self.drafts = Drafts::of(&self.folder.path().join("state"), &self.store);
        self.drafts.reopen(&mut self.app, self.store.reader())
    }

    /// She closes the program and opens her file again.
    pub fn opens_the_file_anew(&mut self) -> &mut Self {
        self.store = Store::open(&self.path(), author()).unwrap();
        self.transfers.forget();
        self.starts_again().unwrap();
        self
    }

    /// The files of drafts: the kept one, and the one that could not be read whole.
    fn draft_files(&self) -> Vec<PathBuf> {
        let folder = std::fs::read_dir(self.folder.path().join("state/drafts")).unwrap();
        folder.map(|entry| entry.unwrap().path()).collect()
    }

    /// Another version of the program has kept the draft: a text of it is another one.
    #[track_caller]
    pub fn draft_has(&mut self, mine: &str, other: &str) -> &mut Self {
        let [path] = self.draft_files().try_into().unwrap();
        let draft = std::fs::read_to_string(&path).unwrap();
        assert!(draft.contains(mine), "{draft}");
        std::fs::write(&path, draft.replace(mine, other)).unwrap();
        self
    }

    /// The draft that was left beside, because it could not be read whole.
    pub fn draft_beside(&self) -> Option<String> {
        let beside = self.draft_files().into_iter().find(|p| p.to_string_lossy().ends_with(".unread.json"));
        beside.map(|path| std::fs::read_to_string(path).unwrap())
    }

    /// The same, and what was left unfinished is gone back to.
    #[track_caller]
    pub fn is_killed_and_goes_on(&mut self) -> &mut Self {
        self.is_killed_and_comes_back().sees("Недописанное").presses("Enter")
    }

    /// The cells of the screen.
    pub fn buffer(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        self.app.view(buffer.area, &mut buffer);
        buffer
    }

    /// How many columns the window has.
    pub fn width(&self) -> usize {
        usize::from(self.size.0)
    }

    /// The lines of the screen, as wide as it is.
    pub fn lines(&self) -> Vec<String> {
        let buffer = self.buffer();
        let area = buffer.area;
        let line = |y: u16| {
            let mut text = String::new();
            let mut x = area.left();
            while x < area.right() {
                let symbol = buffer[(x, y)].symbol();
                text.push_str(symbol);
                // A wide letter covers the cell after it.
                x += u16::try_from(symbol.width().max(1)).unwrap();
            }
            text
        };
        (area.top()..area.bottom()).map(line).collect()
    }

    /// The screen as text, without the blanks at the ends of lines.
    pub fn screen(&self) -> String {
        self.lines().iter().map(|l| format!("{}\n", l.trim_end())).collect()
    }

    /// What the screen says, without frames and line breaks between words: a sentence may be wrapped.
    fn said(&self) -> String {
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let boxed = self.lines().iter().map(|l| inside(l)).collect::<Vec<_>>().join(" ");
        format!("{}\n{}", flat(&self.screen()), flat(&boxed))
    }

    /// Stops the test unless the screen shows this.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        assert!(self.said().contains(text), "«{text}» is not to be seen:\n{}", self.screen());
        self
    }

    /// Stops the test if the screen shows this.
    #[track_caller]
    pub fn does_not_see(&mut self, text: &str) -> &mut Self {
        assert!(!self.said().contains(text), "«{text}» is to be seen:\n{}", self.screen());
        self
    }

    /// Stops the test unless the selected line begins with this, after the gutter.
    #[track_caller]
    pub fn stands_on(&mut self, text: &str) -> &mut Self {
        assert!(self.selected().is_some_and(|l| l.starts_with(text)), "not on «{text}»:\n{}", self.screen());
        self
    }

    /// Stops the test unless this stands in what is selected.
    #[track_caller]
    pub fn stands_on_a_line_with(&mut self, text: &str) -> &mut Self {
        assert!(self.selected().is_some_and(|l| l.contains(text)), "not on «{text}»:\n{}", self.screen());
        self
    }

    /// The id of the family whose title begins so.
    #[track_caller]
    pub fn family(&self, title: &str) -> String {
        let file = self.file();
        let head = format!("\"title\":\"{title}");
        let line = file.lines().find(|l| l.starts_with("{\"type\":\"family\"") && l.contains(&head)).unwrap();
        let (_, rest) = line.split_once("\"id\":\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    }

    /// The selected line from behind the mark in the gutter: of the dialog, if one is open.
    fn selected(&self) -> Option<String> {
        let lines = self.lines();
        let boxed = lines.iter().any(|l| l.contains('┌'));
        let marked = |line: &String| {
            let (_, rest) = match boxed {
                true => line.split_once("│ ▌")?,
                false if line.starts_with('▌') => line.split_at(0),
                false => line.split_once('│').filter(|(_, rest)| rest.starts_with('▌'))?,
            };
            Some(rest.trim_start_matches('▌').split('│').next().unwrap_or_default().trim().to_owned())
        };
        // A record of several lines is marked on each of them.
        let all: Vec<String> = lines.iter().filter_map(marked).collect();
        (!all.is_empty()).then(|| all.join(" "))
    }

    /// Goes down the list, from its first line, to the one that holds this.
    #[track_caller]
    pub fn goes_to(&mut self, text: &str) -> &mut Self {
        self.presses("Home");
        for _ in 0..200 {
            if self.selected().is_some_and(|l| l.contains(text)) {
                return self;
            }
            self.presses("Down");
        }
        panic!("no line «{text}»:\n{}", self.screen());
    }

    /// Goes down, from where the cursor is, to the line that holds this.
    #[track_caller]
    pub fn goes_down_to(&mut self, text: &str) -> &mut Self {
        for _ in 0..200 {
            if self.selected().is_some_and(|l| l.contains(text)) {
                return self;
            }
            self.presses("Down");
        }
        panic!("no line «{text}» below:\n{}", self.screen());
    }

    /// The file as it would be exported.
    pub fn file(&self) -> String {
        let mut out = Vec::new();
        self.store.reader().export(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// How many records of a kind the file holds with all of these words in their line.
    pub fn records(&self, kind: &str, words: &[&str]) -> usize {
        let head = format!("{{\"type\":\"{kind}\"");
        self.file().lines().filter(|l| l.starts_with(&head) && words.iter().all(|w| l.contains(w))).count()
    }

    /// Whether she is still at her screens, with nothing put on the clipboard.
    pub fn is_at_work(&self) -> bool {
        !self.left && !self.locked && self.copied.is_none()
    }

    /// Where the next key is looked for.
    pub fn scope(&self) -> Scope {
        self.app.scope()
    }

    /// The file is no longer where it was: the flash drive was pulled out.
    pub fn loses_the_file(&self) {
        std::fs::rename(self.path(), self.folder.path().join("elsewhere")).unwrap();
    }

    /// It is back.
    pub fn finds_the_file(&self) {
        std::fs::rename(self.folder.path().join("elsewhere"), self.path()).unwrap();
    }

    /// A copy of her file lies on a stick, and somebody works on it elsewhere.
    pub fn carries_a_copy(&self, device: &str, work: impl FnOnce(&mut Store)) -> PathBuf {
        let stick = self.stick();
        let copy = stick.join(format!("{device}.kurator"));
        std::fs::copy(self.path(), &copy).unwrap();
        work(&mut elsewhere(&copy, device));
        let at = UNIX_EPOCH + Duration::from_millis(clock().unsigned_abs());
        std::fs::File::options().write(true).open(&copy).unwrap().set_modified(at).unwrap();
        copy
    }

    /// With the mark of a plain file in the title line.
    pub fn marked(mut self) -> Self {
        self.app.model.protection = FileProtection::of(&self.store);
        self
    }

    /// With a file that cannot be written.
    pub fn reading_only(mut self) -> Self {
        self.app.model.read_only = true;
        self
    }

    /// Her file is sealed.
    pub fn sealed_with(mut self, phrase: &str) -> Self {
        reseal(&mut self.store, &self.folder.path().join("state"), Passphrase::new(phrase)).unwrap();
        self.app.model.protection = FileProtection::Sealed;
        self.drafts.seal(&self.store);
        self
    }

    /// A district of somebody else lies on the stick, sealed with another passphrase.
    pub fn finds_a_sealed_file(&self, name: &str, phrase: &str, jsonl: &str) -> PathBuf {
        let path = self.stick().join(name);
        let (keys, phrase) = (KeyRing::default(), Passphrase::new(phrase).unwrap());
        let mut store = Store::create_sealed(&path, author(), &keys, phrase).unwrap();
        assert!(store.import(jsonl, ImportMode::Whole).unwrap().refused.is_empty());
        path
    }

    /// Somebody else took in more families in the sealed file on the stick.
    pub fn works_elsewhere(&self, name: &str, phrase: &str, jsonl: &str) {
        let keys = KeyRing::default();
        keys.add(Passphrase::new(phrase).unwrap());
        let mut store = Store::open_with(&self.stick().join(name), author(), &keys).unwrap();
        assert!(store.import(jsonl, ImportMode::Whole).unwrap().refused.is_empty());
    }

    /// The program is started again and knows her own passphrase alone.
    pub fn sits_down_again(&mut self, phrase: &str) -> &mut Self {
        let keys = KeyRing::default();
        keys.add(Passphrase::new(phrase).unwrap());
        self.store = Store::open_with(&self.path(), author(), &keys).unwrap();
        self.transfers.forget();
        self.starts_again().unwrap();
        self.app.model.protection = FileProtection::of(&self.store);
        self
    }

    /// The folder at which a stick is found.
    pub fn stick(&self) -> PathBuf {
        let stick = self.folder.path().join("media/STICK");
        std::fs::create_dir_all(&stick).unwrap();
        stick
    }

    /// Papers are offered to be saved beside her file.
    pub fn keeps_papers_beside(mut self) -> Self {
        self.app.model.papers = self.folder.path().to_path_buf();
        self
    }

    /// Another path of her machine.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What is read of her file.
    pub fn reader(&self) -> kurator::store::Reader<'_> {
        self.store.reader()
    }

    /// She closes the program and moves her file.
    pub fn moves_the_file_to(&mut self, name: &str) -> &mut Self {
        // Opened with the program, a file has a folder of snapshots.
        Snapshots::of(&self.beside("state"), &self.path()).make_folder().unwrap();
        let to = self.beside(name);
        std::fs::rename(self.path(), &to).unwrap();
        self.store = Store::open(&to, author()).unwrap();
        self.starts_again().unwrap();
        self
    }

    /// Another district lies where her file was, and she opens it.
    pub fn finds_another_district_in_its_place(&mut self) -> &mut Self {
        let path = self.path();
        std::fs::remove_file(&path).unwrap();
        self.store = Store::create(&path, author(), Entropy::Seed { seed: 2, taken: 0 }).unwrap();
        let district = record!(District { id: Id::DISTRICT, regulation: "yugra" });
        self.store.record(Act::DistrictOpened, &[district]).unwrap();
        let problem = self.starts_again().unwrap_err();
        self.app.refused(self.app.model.words.problem(&problem));
        self
    }

    /// Whether any file of her machine has this text in plain.
    pub fn holds_in_plain(&self, text: &str) -> bool {
        let mut folders = vec![self.folder.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if std::fs::read(path).unwrap().windows(text.len()).any(|part| part == text.as_bytes())
                {
                    return true;
                }
            }
        }
        false
    }

    fn path(&self) -> PathBuf {
        self.store.path().to_path_buf()
    }
}

/// A file as somebody opens it on another machine.
pub fn elsewhere(path: &Path, device: &str) -> Store {
    Store::open(path, Author { device: device.into(), user: "curator".into(), clock }).unwrap()
}

/// The application as text.
fn picture(app: &App, (width, height): (u16, u16)) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    app.view(buffer.area, &mut buffer);
    let lines = buffer.content.chunks(usize::from(width));
    lines.map(|l| l.iter().map(|c| c.symbol()).collect::<String>() + "\n").collect()
}

/// What stands in the frame of a dialog or in the pane on the right; nothing where there is neither.
fn inside(line: &str) -> &str {
    let after = |i: usize| i + '│'.len_utf8();
    match (line.find('│'), line.rfind('│')) {
        (Some(from), Some(to)) if from < to => &line[after(from)..to],
        (Some(from), _) => &line[after(from)..],
        _ => "",
    }
}
