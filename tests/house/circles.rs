//! Circles between files: two files that use each other, straight or through others, can only be read together. A module
//! and its own children may: that is what a module is for.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::source::{self, SourceFile, SourceToken};

/// A name a file brings in or uses: the path as written, and where.
struct UsedPath {
    path: Vec<String>,
    /// What it is called here.
    name: String,
    at: usize,
    is_public: bool,
}

/// A module with what it uses.
struct Module {
    file: SourceFile,
    /// Names brought in by `use`.
    brought: Vec<UsedPath>,
    /// Paths written out in the code.
    written: Vec<UsedPath>,
}

/// A module by its names from the top.
pub type ModulePath = Vec<String>;

/// An arrow from one file to another: where it is seen, and by which path.
pub type Arrows = BTreeMap<ModulePath, BTreeMap<ModulePath, (String, String)>>;

fn word(file: &SourceFile, at: usize) -> Option<&str> {
    match file.pieces.get(at) {
        Some((_, SourceToken::Word(name))) => Some(name),
        _ => None,
    }
}

/// Reads the tree of a `use` from `at` on; gives where it ends.
fn tree(
    file: &SourceFile,
    mut at: usize,
    before: &[String],
    is_public: bool,
    uses: &mut Vec<UsedPath>,
) -> usize {
    let mut path = before.to_vec();
    loop {
        if file.is_sign(at, '{') {
            at += 1;
            while !file.is_sign(at, '}') {
                at = tree(file, at, &path, is_public, uses);
                at += usize::from(file.is_sign(at, ','));
            }
            return at + 1;
        }
        if file.is_sign(at, '*') {
            uses.push(UsedPath { path, name: "*".to_owned(), at, is_public });
            return at + 1;
        }
        let Some(name) = word(file, at) else { return at + 1 };
        let begun = at;
        if name != "self" || path.is_empty() {
            path.push(name.to_owned());
        }
        at += 1;
        if file.is_path(at) {
            at += 2;
            continue;
        }
        let mut name = path.last().cloned().unwrap_or_default();
        if file.is_word(at, "as") {
            name = word(file, at + 1).unwrap_or_default().to_owned();
            at += 2;
        }
        uses.push(UsedPath { path, name, at: begun, is_public });
        return at;
    }
}

impl Module {
    fn of(mut file: SourceFile) -> Module {
        let is_test = |at: usize| {
            file.is_sign(at, '#') && file.is_word(at + 2, "cfg") && file.is_word(at + 4, "test") && {
                file.is_word(at + 7, "mod")
            }
        };
        // What the tests of a file use is no arrow of the program.
        let end = (0..file.pieces.len()).find(|at| is_test(*at)).unwrap_or(file.pieces.len());
        file.pieces.truncate(end);
        let (mut brought, mut written) = (Vec::new(), Vec::new());
        let mut at = 0;
        while at < file.pieces.len() {
            if file.is_word(at, "use") {
                let is_public = at > 0 && (file.is_word(at - 1, "pub") || file.is_sign(at - 1, ')'));
                at = tree(&file, at + 1, &[], is_public, &mut brought);
                continue;
            }
            let begins = !(at > 1 && file.is_path(at - 2));
            if let (Some(first), true, true) = (word(&file, at), file.is_path(at + 1), begins) {
                let (begun, mut path) = (at, vec![first.to_owned()]);
                at += 1;
                while let (true, Some(next)) = (file.is_path(at), word(&file, at + 2)) {
                    path.push(next.to_owned());
                    at += 3;
                }
                written.push(UsedPath { path, name: String::new(), at: begun, is_public: false });
                continue;
            }
            at += 1;
        }
        Module { file, brought, written }
    }
}

/// All modules of the program.
pub struct House {
    modules: BTreeMap<ModulePath, Module>,
}

impl House {
    pub fn of(files: Vec<SourceFile>) -> House {
        let named = |file: SourceFile| {
            let path = file.module().into_iter().map(str::to_owned).collect();
            (path, Module::of(file))
        };
        House { modules: files.into_iter().filter(|f| f.path != "main.rs").map(named).collect() }
    }

    /// The path from the top of what is written as `path` in `module`; `None` of a name from outside.
    fn absolute(
        &self,
        module: &[String],
        path: &[String],
        brought: &BTreeMap<&str, ModulePath>,
    ) -> Option<ModulePath> {
        match path[0].as_str() {
            "crate" => Some(path[1..].to_vec()),
            "super" | "self" => {
                let up = path.iter().filter(|p| *p == "super").count();
                let rest = path.iter().skip_while(|p| matches!(p.as_str(), "super" | "self"));
                let kept = &module[..module.len().checked_sub(up)?];
                Some(kept.iter().chain(rest).cloned().collect())
            }
            first => match brought.get(first) {
                Some(top) => Some(top.iter().chain(&path[1..]).cloned().collect()),
                None => {
                    let child: ModulePath = module.iter().chain(&path[..1]).cloned().collect();
                    let is_child = self.modules.contains_key(&child);
                    is_child.then(|| module.iter().chain(path).cloned().collect())
                }
            },
        }
    }

    /// The module in which a name lies, whatever re-exports lead to it.
    fn home(&self, path: &[String], seen: &mut BTreeSet<ModulePath>) -> ModulePath {
        let held = (0..=path.len()).rev().find(|n| self.modules.contains_key(&path[..*n])).unwrap_or(0);
        let (module, rest) = path.split_at(held);
        if let (Some(name), true) = (rest.first(), seen.insert(path[..(held + 1).min(path.len())].to_vec())) {
            let on = self.modules.get(module).into_iter().flat_map(|m| &m.brought);
            for led in on.filter(|u| u.is_public && u.name == *name) {
                if let Some(mut top) = self.absolute(module, &led.path, &BTreeMap::new()) {
                    top.extend(rest[1..].iter().cloned());
                    return self.home(&top, seen);
                }
            }
        }
        module.to_vec()
    }

    /// The arrows between files; a module and what lies below it count as one.
    fn arrows(&self) -> Arrows {
        let mut arrows = self.all_arrows();
        for (own, to) in &mut arrows {
            to.retain(|home, _| !home.starts_with(own) && !own.starts_with(home));
        }
        arrows
    }

    /// All arrows between files.
    pub fn all_arrows(&self) -> Arrows {
        let mut arrows: Arrows = BTreeMap::new();
        for (own, module) in &self.modules {
            let none = BTreeMap::new();
            let brought: BTreeMap<&str, ModulePath> = module
                .brought
                .iter()
                .filter_map(|u| Some((u.name.as_str(), self.absolute(own, &u.path, &none)?)))
                .collect();
            for used in module.brought.iter().chain(&module.written) {
                let Some(top) = self.absolute(own, &used.path, &brought) else { continue };
                // A module that is only brought in is used where a name of it is written.
                if self.modules.contains_key(&top) {
                    continue;
                }
                let home = self.home(&top, &mut BTreeSet::new());
                if home != *own {
                    let seen = (module.file.place(used.at), used.path.join("::"));
                    arrows.entry(own.clone()).or_default().entry(home).or_insert(seen);
                }
            }
        }
        arrows
    }
}

/// The shortest way from `start` back to itself.
fn circle(arrows: &Arrows, start: &ModulePath) -> Option<Vec<ModulePath>> {
    let mut before: BTreeMap<&ModulePath, &ModulePath> = BTreeMap::new();
    let mut next = VecDeque::from([start]);
    while let Some(at) = next.pop_front() {
        for to in arrows.get(at).into_iter().flat_map(BTreeMap::keys) {
            if to == start {
                let mut way = vec![at.clone()];
                while way.last() != Some(start) {
                    way.push((*before.get(way.last()?)?).clone());
                }
                way.reverse();
                return Some(way);
            }
            if !before.contains_key(to) {
                before.insert(to, at);
                next.push_back(to);
            }
        }
    }
    None
}

/// Each circle once, told by its uses.
fn circles(arrows: &Arrows) -> Vec<String> {
    let mut told: BTreeSet<BTreeSet<ModulePath>> = BTreeSet::new();
    let mut said = Vec::new();
    for start in arrows.keys() {
        let Some(way) = circle(arrows, start) else { continue };
        if !told.insert(way.iter().cloned().collect()) {
            continue;
        }
        let mut lines = vec![format!("{} files use each other in a circle:", way.len())];
        for (i, from) in way.iter().enumerate() {
            let to = &way[(i + 1) % way.len()];
            let (place, path) = &arrows[from][to];
            lines.push(format!("  {place}: `{path}` makes {} use {}", from.join("/"), to.join("/")));
        }
        said.push(lines.join("\n"));
    }
    said
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let house = House::of(source::files());
    let arrows = house.arrows();
    let count: usize = arrows.values().map(BTreeMap::len).sum();
    assert!(count > 1000, "only {count} arrows were found: the reading of the source is broken");
    let found = circles(&arrows);
    assert!(
        found.is_empty(),
        "\n{}\n\nMove what both need into a file below them, or hand it over as data.",
        found.join("\n")
    );
}

/// Globs outside of tests: they hide what a file uses, and with it an arrow.
fn globs(house: &House) -> Vec<String> {
    let all = house.modules.values().flat_map(|m| m.brought.iter().map(move |used| (m, used)));
    all.filter(|(_, used)| used.name == "*").map(|(m, used)| m.file.place(used.at)).collect()
}

#[test]
fn no_file_brings_in_all_of_another() {
    assert!(globs(&House::of(source::files())).is_empty(), "{:?}", globs(&House::of(source::files())));
    let file = |text: &str| SourceFile { path: "norm/span.rs".into(), pieces: source::pieces(text) };
    let found = |text: &str| globs(&House::of(vec![file(text)])).len();
    assert_eq!(found("use super::term::*;"), 1);
    assert_eq!(found("use crate::{domain::Id, norm::{term::*, due}};"), 1);
    assert_eq!(found("use super::term; #[cfg(test)] mod tests { use super::*; }"), 0);
}

fn house(files: &[(&str, &str)]) -> Vec<String> {
    let file =
        |(path, text): &(&str, &str)| SourceFile { path: (*path).into(), pieces: source::pieces(text) };
    circles(&House::of(files.iter().map(file).collect()).arrows())
}

#[test]
fn a_circle_is_seen_and_its_uses_are_named() {
    let found = house(&[
        ("plan/mod.rs", "pub mod a;\npub mod b;\npub mod c;"),
        ("plan/a.rs", "use super::b::Bridge;"),
        ("plan/b.rs", "use crate::plan::c;\nfn f() -> c::Crew { c::crew() }"),
        ("plan/c.rs", "\n\npub fn crew() -> super::a::Anchor {}"),
    ]);
    assert_eq!(found.len(), 1, "{found:?}");
    for said in ["src/plan/a.rs:1: `super::b::Bridge`", "src/plan/b.rs:2: `c::Crew`", "src/plan/c.rs:3:"] {
        assert!(found[0].contains(said), "{said} in {}", found[0]);
    }
}

#[test]
fn a_circle_through_a_re_export_or_a_group_is_seen() {
    let led = house(&[
        ("norm/mod.rs", "mod span;\nmod term;\npub use span::Span as Stretch;"),
        ("norm/span.rs", "use super::term::{self, end};"),
        ("norm/term.rs", "use super::{Stretch, other};"),
    ]);
    assert_eq!(led.len(), 1, "{led:?}");
    let grouped = house(&[
        ("text/mod.rs", "pub mod date;\npub mod typed;"),
        ("text/date.rs", "use crate::{domain::day, text::typed::{read, Typed as T}};"),
        ("text/typed.rs", "use super::date::said;"),
    ]);
    assert_eq!(grouped.len(), 1, "{grouped:?}");
}

#[test]
fn a_parent_and_its_child_a_test_and_a_bare_import_are_none() {
    let found = house(&[
        ("store/mod.rs", "mod log;\nmod state;\npub use log::Op;\npub fn sql() {}"),
        ("store/log/mod.rs", "pub mod op;\nuse op::Op;\nuse crate::store::sql;"),
        ("store/log/op.rs", "use super::walk; use crate::store::state::fold;"),
        (
            "store/state.rs",
            "use crate::store::log;\n#[cfg(test)]\nmod tests { use crate::store::log::op::Op; }",
        ),
    ]);
    assert!(found.is_empty(), "{found:?}");
}
