//! A day's work at a sealed district in a real terminal: afterwards no file of the machine holds a name.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::desk::{DISTRICT, TODAY, file_of};
use crate::opened::PseudoTerminal;
use crate::tools::can_trace;
use tempfile::TempDir;

const PHRASE: &str = "смородина у старого забора";

/// What is typed in the course of the day.
const TYPED: [&str; 3] = ["Лебедянская", "Верхозимина", "Заозёрская"];

fn kurator(home: &Path, file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kurator"));
    command.env_clear().env("HOME", home).env("TMPDIR", home.join("tmp")).env("LANG", "C.UTF-8");
    command.env("KURATOR_PASSPHRASE", PHRASE).args(["--lang", "ru", "--today", TODAY, "--file"]).arg(file);
    command
}

/// A machine with a sealed district on it.
fn machine() -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    for folder in ["tmp", "work", "exchange", "stick"] {
        std::fs::create_dir(home.path().join(folder)).unwrap();
    }
    let file = home.path().join("work/district.kurator");
    std::fs::write(&file, file_of(DISTRICT)).unwrap();
    does(home.path(), &file, &["passphrase", "set"]);
    (home, file)
}

fn does(home: &Path, file: &Path, args: &[&str]) {
    let out = kurator(home, file).args(args).output().unwrap();
    assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() { found.extend(files(&entry.path())) } else { found.push(entry.path()) }
    }
    found
}

/// The names of the district and those typed, as bytes in the encodings of the machine.
fn names() -> Vec<(String, Vec<u8>)> {
    let fields = ["\"title\": \"", "\"last_name\": \"", "\"patronymic\": \""];
    let said = DISTRICT.lines().flat_map(|line| {
        fields.iter().filter_map(move |field| line.split_once(field)?.1.split_once('"').map(|(name, _)| name))
    });
    let words =
        said.flat_map(|name| name.split(|c: char| !c.is_alphabetic())).filter(|w| w.chars().count() > 4);
    let mut names: Vec<String> = words.chain(TYPED).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    assert!(names.len() > 15, "{names:?}");
    let wide = |name: &String| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let lower = |name: &String| name.to_lowercase().into_bytes();
    let each = |name: &String| {
        [name.clone().into_bytes(), lower(name), wide(name)].map(|bytes| (name.clone(), bytes))
    };
    names.iter().flat_map(each).collect()
}

#[track_caller]
fn assert_nameless(home: &Path) -> usize {
    let all = files(home);
    let names = names();
    for path in &all {
        let bytes = std::fs::read(path).unwrap();
        for (name, letters) in &names {
            let has = bytes.windows(letters.len()).any(|w| w == letters);
            assert!(!has, "{name} lies in {}", path.display());
            assert!(!path.to_string_lossy().contains(name), "{}", path.display());
        }
    }
    all.len()
}

fn opens(home: &Path, file: &Path) -> PseudoTerminal {
    let mut tty = PseudoTerminal::run(file, home);
    tty.sees("Наберите парольную фразу");
    tty.presses(&format!("{PHRASE}\r"));
    tty.sees("Сегодня");
    tty
}

#[test]
fn after_a_day_of_work_no_file_of_the_machine_holds_a_name() {
    let (home, file) = machine();
    let home = home.path();
    let mut tty = opens(home, &file);
    for digit in "234567".chars() {
        tty.presses(&digit.to_string());
    }
    // A call about a family that nobody knows, found by the lookup, saved.
    tty.presses("1\u{1b}[18~");
    tty.presses(TYPED[0]);
    tty.sees(TYPED[0]);
    // Nobody is found: Ins begins to note a call about that family, which is saved.
    tty.presses("\u{1b}[2~");
    tty.sees("Звонок: семья неизвестна");
    tty.presses("просит путёвку\u{13}");
    tty.sees("Ctrl+Z");
    // A family begins to be taken in, and the program is killed in the midst of the form.
    tty.presses("\u{e}");
    tty.sees("Принять семью");
    tty.presses(TYPED[1]);
    tty.sees(TYPED[1]);
    tty.presses("\t");
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_nameless(home);
    tty.child.kill().unwrap();
    tty.child.wait().unwrap();
    let drafts = files(&home.join(".local/state/kurator/drafts"));
    assert_eq!(drafts.len(), 1, "the form is kept, sealed");
    let mut tty = opens(home, &file);
    tty.sees(TYPED[1]);
    tty.presses("\u{1b}\u{2}");
    tty.sees("Экран заблокирован");
    tty.presses("\u{1b}[21~");
    tty.child.wait().unwrap();
    // Copies of all kinds, and a paper outside the program's own folders, which is the exception.
    let line = format!("{{\"type\":\"family\",\"title\":\"{}\"}}\n", TYPED[2]);
    let outside = tempfile::tempdir().unwrap();
    let records = outside.path().join("записи.jsonl");
    std::fs::write(&records, line).unwrap();
    does(home, &file, &["import", records.to_str().unwrap()]);
    let exchange = home.join("exchange").display().to_string();
    does(home, &file, &["copy", home.join("stick").to_str().unwrap()]);
    does(home, &file, &["exchange", &exchange]);
    does(home, &file, &["check"]);
    let paper = outside.path().join("лист.docx");
    does(home, &file, &["report", "route", "--format", "docx", "--out", paper.to_str().unwrap()]);
    assert!(paper.exists());
    // A refused command logs why, and whom it was about nowhere.
    let refused = kurator(home, &file).args(["show", TYPED[0]]).output().unwrap();
    assert!(!refused.status.success());
    let (copy, snapshot) = (files(&home.join("stick")), files(&home.join(".local/state/kurator/snapshots")));
    assert!(copy.len() == 1 && !snapshot.is_empty() && files(&home.join("exchange")).len() == 1);
    assert!(assert_nameless(home) > 8);
}

#[test]
#[cfg(unix)]
fn files_and_folders_of_the_program_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (home, file) = machine();
    let home = home.path();
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let state = home.join(".local/state/kurator");
    std::fs::set_permissions(&state, std::fs::Permissions::from_mode(0o755)).unwrap();
    does(home, &file, &["check"]);
    assert_eq!((mode(&file), mode(&state)), (0o600, 0o700));
    for path in files(&state) {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        assert_eq!(mode(path.parent().unwrap()), 0o700, "{}", path.display());
    }
    // A file that a group shares on purpose stays the group's; a folder of exchange is read by whom it is for.
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o664)).unwrap();
    does(home, &file, &["check"]);
    assert_eq!(mode(&file), 0o660);
    let exchange = home.join("exchange");
    std::fs::set_permissions(&exchange, std::fs::Permissions::from_mode(0o750)).unwrap();
    does(home, &file, &["exchange", exchange.to_str().unwrap()]);
    assert_eq!(mode(&files(&exchange)[0]), 0o640);
}

#[test]
fn the_program_writes_into_its_own_folders_alone() {
    if !can_trace() {
        return;
    }
    let (home, file) = machine();
    let home = home.path();
    let log = tempfile::tempdir().unwrap();
    let exchange = home.join("exchange");
    for args in [
        vec!["list"],
        vec!["check"],
        vec!["exchange", exchange.to_str().unwrap()],
        vec!["passphrase", "check"],
    ] {
        let told = log.path().join("calls");
        let plain = kurator(home, &file);
        let mut command = Command::new("strace");
        command
            .env_clear()
            .envs(plain.get_envs().filter_map(|(k, v)| Some((k, v?))))
            .env("PATH", "/usr/bin:/bin");
        command.args([
            "-f",
            "-qq",
            "-y",
            "-e",
            "trace=openat,open,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat",
        ]);
        command.arg("-o").arg(&told).arg(plain.get_program()).args(plain.get_args()).args(&args);
        let out = command.output().unwrap();
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        let calls = std::fs::read_to_string(&told).unwrap();
        let writes = |line: &&str| {
            let opens = line.contains("openat(") || line.contains(" open(");
            !opens || ["O_WRONLY", "O_RDWR", "O_CREAT"].iter().any(|flag| line.contains(flag))
        };
        let own = home.display().to_string();
        let is_ours = |line: &&str| line.contains(&own) || line.contains("\"/dev/");
        let strange: Vec<&str> = calls.lines().filter(writes).filter(|line| !is_ours(line)).collect();
        assert!(calls.lines().any(|line| line.contains(&own)), "{args:?} was not traced");
        assert!(strange.is_empty(), "{args:?} writes elsewhere: {strange:#?}");
    }
    let inside = |path: &PathBuf| {
        ["work", "exchange", ".local/state/kurator"].iter().any(|folder| path.starts_with(home.join(folder)))
    };
    let elsewhere: Vec<PathBuf> = files(home).into_iter().filter(|path| !inside(path)).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}
