//! The language and the letters of the terminal, as arguments and variables set them.

use std::ffi::OsString;

use crate::text::Lang;
use crate::ui::capabilities::Capabilities;

/// The language: `--lang`, else the locale, else Russian. Read from unparsed arguments, because their help is written
/// in it.
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

/// The encoding of the locale, where it is another than UTF-8: its terminal shows no letter we send, and loses what is
/// typed.
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

/// What the terminal can show: no colours where `NO_COLOR` is set, nothing faint on the Linux console, which draws it in
/// a grey that is hardly seen.
pub(super) fn means(ascii: bool) -> Capabilities {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    Capabilities {
        ascii: ascii || asks_ascii(),
        colour: !is_set("NO_COLOR"),
        faint: std::env::var("TERM").map_or(true, |term| !term.starts_with("linux")),
    }
}

/// Whether the terminal says that it can move no cursor: an editor's or a build server's.
#[must_use]
pub fn is_dumb() -> bool {
    std::env::var("TERM").is_ok_and(|term| term == "dumb")
}

fn asks_ascii() -> bool {
    std::env::var("KURATOR_ASCII").is_ok_and(|v| !matches!(&*v, "" | "0"))
}

/// Whether the output is ASCII only. Read from unparsed arguments, because their help obeys it too.
#[must_use]
pub fn is_ascii() -> bool {
    asks_ascii() || std::env::args_os().any(|a| a == "--ascii")
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
