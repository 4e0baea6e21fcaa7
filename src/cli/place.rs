//! Where a run takes place: which file, which day, whose hands, which language.

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{Local, NaiveDate, NaiveTime, Timelike};
use clap::ArgMatches;
use etcetera::BaseStrategy;

use crate::domain::{Problem, day};
use crate::paper::zone::Zone;
use crate::screen::means::Means;
use crate::store::{Author, Store};
use crate::sync::{left, restore};
use crate::text::Lang;

/// The file, the day and the author of a run.
#[derive(Clone, Debug)]
pub struct Place {
    /// The district's file.
    pub file: PathBuf,
    /// The day.
    pub today: NaiveDate,
    /// Whether the day was named and does not move with the clock.
    pub fixed_today: bool,
    /// What the terminal can show.
    pub means: Means,
}

impl Place {
    /// From the arguments, else the environment, else the clock and the user's data folder.
    ///
    /// # Errors
    /// If the day named is no day, or the language none that is spoken here.
    pub fn of(matches: &ArgMatches) -> Result<Place, Problem> {
        let named = |name: &str, variable: &str| {
            let given = matches.get_one::<String>(name).cloned();
            given.or_else(|| std::env::var(variable).ok()).filter(|v| !v.is_empty())
        };
        if let Some(code) = matches.get_one::<String>("lang").filter(|code| Lang::from_code(code).is_none()) {
            return Err(
                Problem::new("argument-bad-lang").with("value", code.chars().take(20).collect::<String>())
            );
        }
        let today = named("today", "KURATOR_TODAY").map(|text| iso(&text)).transpose()?;
        let file = named("file", "KURATOR_FILE")
            .map_or_else(|| data_folder().join("district.kurator"), PathBuf::from);
        let means = means(matches.get_flag("ascii"));
        Ok(Place { file, today: today.unwrap_or_else(this_day), fixed_today: today.is_some(), means })
    }

    /// The problem with the name of the file, if it is one of the file and came from where the name is not known.
    #[must_use]
    pub fn named(&self, problem: Problem) -> Problem {
        if problem.id.starts_with("store-") && !problem.args.iter().any(|(name, _)| *name == "path") {
            return problem.with("path", self.file.display());
        }
        problem
    }

    /// Opens the district's file. One that is not as this machine left it is verified first, all of it.
    ///
    /// # Errors
    /// If it is not there, not a district's file, or not whole.
    pub fn open(&self) -> Result<Store, Problem> {
        match self.opened() {
            // Nothing stands in the lists alone: where the operations all verify, the file is made anew of them.
            Err(problem) if problem.id == "store-damaged" => {
                let anew = restore::made_anew(&self.file, &state_folder(), &author());
                anew.map_err(|_| problem)?;
                log_line(&state_folder(), "file made anew of its operations");
                self.opened()
            }
            opened => opened,
        }
    }

    fn opened(&self) -> Result<Store, Problem> {
        let mut store = self.open_as_it_is()?;
        if store.trust(&left::note(&state_folder(), &self.file))? {
            log_line(&state_folder(), "lists made anew");
        }
        Ok(store)
    }

    /// Opens the district's file to tell what is wrong with it, or to save what can still be read: its head alone is
    /// looked at.
    ///
    /// # Errors
    /// If it is not there or not a district's file.
    pub fn open_as_it_is(&self) -> Result<Store, Problem> {
        let mut store = Store::open(&self.file, author())?;
        store.set_today(self.today);
        Ok(store)
    }
}

/// A day of the command line: ISO, like everything a program may write.
///
/// # Errors
/// If it is none.
pub fn iso(text: &str) -> Result<NaiveDate, Problem> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|d| day::is_plausible(*d)).ok_or_else(|| {
        Problem::new("argument-bad-day").with("value", text.chars().take(40).collect::<String>())
    })
}

/// Today by the clock.
#[must_use]
#[allow(clippy::disallowed_methods)]
pub fn this_day() -> NaiveDate {
    Local::now().date_naive()
}

/// When the day began, as a disk notes it.
#[must_use]
pub fn dawn() -> SystemTime {
    let midnight = this_day().and_time(NaiveTime::MIN).and_local_timezone(Local);
    // On a day without midnight any copy is of today.
    midnight.earliest().map_or(SystemTime::UNIX_EPOCH, SystemTime::from)
}

/// The hour and minute by the clock.
#[must_use]
#[allow(clippy::disallowed_methods)]
pub fn this_hour() -> NaiveTime {
    let now = Local::now().time();
    NaiveTime::from_hms_opt(now.hour(), now.minute(), 0).unwrap_or_default()
}

/// Milliseconds since 1970 by the clock.
#[must_use]
#[allow(clippy::disallowed_methods)]
pub fn now() -> i64 {
    Local::now().timestamp_millis()
}

/// The zone of the hours of a calendar: that of `TZ`, else that of the system. `None` where it is none of Russia: then
/// an hour is that of whoever reads it.
#[must_use]
#[allow(clippy::disallowed_methods)]
pub fn zone() -> Option<Zone> {
    match std::env::var("TZ").ok().filter(|name| !name.is_empty()) {
        Some(name) => Zone::named(&name),
        None => {
            let seconds = Local::now().offset().local_minus_utc();
            Zone::of_offset(seconds / 3600).filter(|_| seconds % 3600 == 0)
        }
    }
}

/// Who writes: the user and the machine as the system names them.
#[must_use]
pub fn author() -> Author {
    let first = |names: &[&str]| names.iter().find_map(|n| std::env::var(n).ok()).unwrap_or_default();
    let device = match first(&["COMPUTERNAME", "HOSTNAME"]) {
        name if name.is_empty() => {
            std::fs::read_to_string("/etc/hostname").map(|t| t.trim().to_owned()).unwrap_or_default()
        }
        name => name,
    };
    // Where the surroundings name nobody, the folder of the user does.
    let home = || std::env::home_dir().and_then(|h| Some(h.file_name()?.to_string_lossy().into_owned()));
    let user = Some(first(&["USER", "USERNAME", "LOGNAME"])).filter(|u| !u.is_empty());
    Author { device, user: user.or_else(home).unwrap_or_default(), clock: now }
}

/// The folder of the user's data.
#[must_use]
pub fn data_folder() -> PathBuf {
    etcetera::choose_base_strategy()
        .map_or_else(|_| PathBuf::from("kurator"), |s| s.data_dir().join("kurator"))
}

/// The folder of what the program notes for itself: the log.
#[must_use]
pub fn state_folder() -> PathBuf {
    etcetera::choose_base_strategy().map_or_else(
        |_| PathBuf::from("kurator"),
        |s| s.state_dir().unwrap_or_else(|| s.data_dir()).join("kurator"),
    )
}

/// The language: `--lang`, else the locale, else Russian. Looked for before the arguments are parsed, because their
/// own help speaks it.
#[must_use]
pub fn language(args: &[OsString]) -> Lang {
    let text = |a: &OsString| a.to_string_lossy().into_owned();
    let after = args.iter().position(|a| a == "--lang").and_then(|i| args.get(i + 1)).map(text);
    let joined = args.iter().find_map(|a| text(a).strip_prefix("--lang=").map(str::to_owned));
    let locale = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|n| std::env::var(n).ok().filter(|v| !v.is_empty()))
    };
    after.or(joined).or_else(locale).and_then(|code| Lang::from_code(&code)).unwrap_or(Lang::Ru)
}

/// The encoding the locale names, where it is another than UTF-8: a terminal of that encoding shows no letter we send,
/// and loses what is typed.
#[must_use]
pub fn other_encoding() -> Option<String> {
    if cfg!(windows) {
        return None;
    }
    let set = |name: &&str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(set)?;
    encoding_of(&locale)
}

/// The encoding of a locale like `ru_RU.KOI8-R@euro`. One that names none (C, POSIX, `ru_RU`) is taken as UTF-8: a bare
/// SSH login has it, and its terminal is UTF-8 all the same.
fn encoding_of(locale: &str) -> Option<String> {
    const ALONE: [&str; 5] = ["koi8", "cp", "iso8859", "iso_8859", "windows"];
    let locale = locale.split('@').next().unwrap_or_default();
    let named = match locale.split_once('.') {
        Some((_, encoding)) => encoding,
        None => locale,
    };
    let folded = named.to_lowercase().replace('-', "");
    let is_alone = || ALONE.iter().any(|begin| folded.starts_with(begin));
    let other = !matches!(&*folded, "" | "utf8") && (locale.contains('.') || is_alone());
    other.then(|| named.chars().filter(char::is_ascii_graphic).take(20).collect())
}

/// What the terminal can show: no colours where `NO_COLOR` asks for none, nothing faint on the Linux console, which draws
/// it in the grey that is hardly seen.
fn means(ascii: bool) -> Means {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    Means {
        ascii: ascii || asks_ascii(),
        colour: !is_set("NO_COLOR"),
        faint: std::env::var("TERM").map_or(true, |term| !term.starts_with("linux")),
    }
}

fn asks_ascii() -> bool {
    std::env::var("KURATOR_ASCII").is_ok_and(|v| !matches!(&*v, "" | "0"))
}

/// Whether what is printed has only signs of ASCII. Looked for without the parsed arguments, because their own help may
/// have to.
#[must_use]
pub fn is_ascii() -> bool {
    asks_ascii() || std::env::args_os().any(|a| a == "--ascii")
}

/// Notes a problem in the log: its message id and technical cause, never its arguments, which may name a person.
pub fn log(problem: &Problem) {
    let cause = problem.cause.as_ref().map(|c| format!("{c:#}")).unwrap_or_default();
    log_line(&state_folder(), &format!("{} {cause}", problem.id));
}

/// Adds a line to the log. A log that cannot be written must not stand in the way of the work.
pub fn log_line(folder: &Path, line: &str) {
    let time = crate::store::read::history::moment(now());
    let _ = std::fs::create_dir_all(folder)
        .and_then(|()| OpenOptions::new().create(true).append(true).open(folder.join("kurator.log")))
        .and_then(|mut f| writeln!(f, "{time} {} {}", env!("CARGO_PKG_VERSION"), line.replace('\n', " ")));
}

#[cfg(test)]
mod tests {
    use super::encoding_of;

    #[test]
    fn only_a_locale_that_names_another_encoding_is_not_utf_8() {
        for locale in ["", "C", "POSIX", "ru_RU", "C.UTF-8", "ru_RU.UTF-8", "ru_RU.utf8", "be_BY.UTF-8@latin"]
        {
            assert_eq!(encoding_of(locale), None, "{locale}");
        }
        for (locale, encoding) in [
            ("ru_RU.KOI8-R", "KOI8-R"),
            ("ru_RU.CP1251", "CP1251"),
            ("ru_RU.ISO8859-5", "ISO8859-5"),
            ("uk_UA.koi8u@x", "koi8u"),
            ("KOI8-R", "KOI8-R"),
        ] {
            assert_eq!(encoding_of(locale).as_deref(), Some(encoding), "{locale}");
        }
    }
}
