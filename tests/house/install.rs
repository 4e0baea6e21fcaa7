//! What a package carries beside the program: manual pages and completions, made from the table of commands.
//!
//! `KURATOR_WRITE=1 cargo test --test house install` makes them again.

use clap::Command;
use clap_complete::{Shell, generate};
use kurator::cli::arguments::{self, GLOBAL};
use kurator::text::{Lang, Words};
use roff::{Roff, bold, roman};

use crate::generated::{hold, root};

/// Headings and texts of the manual page that no message of the program has.
struct Manual {
    lang: Lang,
    file: &'static str,
    name: &'static str,
    usage: &'static str,
    description: &'static str,
    commands: &'static str,
    options: &'static str,
    environment: &'static str,
    variables: [(&'static str, &'static str); 5],
    status: &'static str,
    codes: &'static str,
}

const MANUALS: [Manual; 2] = [
    Manual {
        lang: Lang::Ru,
        file: "kurator.ru.1",
        name: "ИМЯ",
        usage: "ВЫЗОВ",
        description: "Без команды открываются экраны. Участок лежит в одном файле, который копируют как угодно; \
                      копии сливаются в любом порядке. Руководство по делам: kurator help guide.",
        commands: "КОМАНДЫ",
        options: "ОБЩИЕ ПАРАМЕТРЫ",
        environment: "ОКРУЖЕНИЕ",
        variables: [
            ("KURATOR_FILE", "файл участка, если не назван параметром --file"),
            ("KURATOR_TODAY", "день, который считать сегодняшним"),
            ("KURATOR_PASSPHRASE", "парольная фраза зашифрованного файла"),
            ("KURATOR_ASCII", "рамки и знаки только из ASCII"),
            ("NO_COLOR", "без цвета"),
        ],
        status: "КОД ВЫХОДА",
        codes: "0 сделано; 1 отказано, ничего не изменено; 2 неверный вызов.",
    },
    Manual {
        lang: Lang::En,
        file: "kurator.1",
        name: "NAME",
        usage: "SYNOPSIS",
        description: "Without a command the screens open. A district lies in one file that is copied by any means; \
                      copies merge in any order. The guide by jobs: kurator help guide.",
        commands: "COMMANDS",
        options: "GLOBAL OPTIONS",
        environment: "ENVIRONMENT",
        variables: [
            ("KURATOR_FILE", "the district's file where --file names none"),
            ("KURATOR_TODAY", "the day taken for today"),
            ("KURATOR_PASSPHRASE", "the passphrase of a sealed file"),
            ("KURATOR_ASCII", "frames and signs of ASCII only"),
            ("NO_COLOR", "no colour"),
        ],
        status: "EXIT STATUS",
        codes: "0 done; 1 refused, nothing changed; 2 wrong usage.",
    },
];

impl Manual {
    fn page(&self) -> String {
        let words = Words::of(self.lang);
        let version = format!("kurator {}", env!("CARGO_PKG_VERSION"));
        let mut page = Roff::new();
        page.control("TH", ["KURATOR", "1", "", version.as_str()]);
        page.control("SH", [self.name]).text([roman(words.say("help-about").replacen("—", "-", 1))]);
        page.control("SH", [self.usage]).text([bold("kurator"), roman(" [--help]")]);
        page.control("PP", []).text([roman(self.description)]);
        page.control("SH", [self.commands]);
        for (_, call, purpose) in arguments::table(&words) {
            page.control("TP", []).text([bold(call)]).text([roman(purpose)]);
        }
        page.control("SH", [self.options]);
        for option in GLOBAL {
            let value = option.value.map_or_else(String::new, |value| format!(" {value}"));
            let purpose = words.say(&format!("argument-{}", option.name));
            page.control("TP", []).text([bold(format!("--{}{value}", option.name))]).text([roman(purpose)]);
        }
        page.control("SH", [self.environment]);
        for (variable, purpose) in self.variables {
            page.control("TP", []).text([bold(variable)]).text([roman(purpose)]);
        }
        page.control("SH", [self.status]).text([roman(self.codes)]);
        page.render()
    }
}

#[test]
fn manual_pages_are_those_of_the_commands() {
    for manual in &MANUALS {
        let page = manual.page();
        let words = Words::of(manual.lang);
        assert!(arguments::table(&words).len() > 30);
        hold(&root().join("data/install").join(manual.file), &page);
    }
}

#[test]
fn completions_are_those_of_the_commands() {
    for (shell, file) in
        [(Shell::Bash, "kurator.bash"), (Shell::Zsh, "_kurator"), (Shell::Fish, "kurator.fish")]
    {
        let mut command: Command = arguments::command(&Words::of(Lang::Ru));
        let mut bytes = Vec::new();
        generate(shell, &mut command, "kurator", &mut bytes);
        let script = String::from_utf8(bytes).unwrap();
        assert!(script.contains("exchange"), "{file}");
        hold(&root().join("data/install").join(file), &script);
    }
}
