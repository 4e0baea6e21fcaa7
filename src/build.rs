//! Lists the data files that the program carries, so that a new regulation or year is two files and no line of code.
//! The readable TOML becomes JSON here: it is read at every start, and JSON is read ten times faster.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "build/messages.rs"]
mod messages;
#[path = "build/source_hash.rs"]
mod source_hash;

/// What projections are made by: a change here makes every file rebuild them at its next opening. A test of the house
/// holds it against what the code of the projections really uses.
const PROJECTED_BY: [&str; 3] = ["src/domain", "src/store/log", "src/store/state"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut code = String::new();
    shelf(&mut code, "REGULATIONS", &root.join("data/regulations"), &out)?;
    shelf(&mut code, "YEARS", &root.join("data/calendar"), &out)?;
    fs::write(out.join("embedded.rs"), code)?;
    messages::write(&root.join("data/text"), &out)?;
    as_json(&root.join("data/names/short.toml"), &out.join("short.json"))?;
    as_json(&root.join("data/names/places.toml"), &out.join("places.json"))?;
    as_json(&root.join("data/names/executors.toml"), &out.join("executors.json"))?;
    as_json(&root.join("data/consent/purposes.toml"), &out.join("purposes.json"))?;
    as_json(&root.join("data/lists/columns.toml"), &out.join("list-columns.json"))?;
    as_json(&root.join("data/lists/words.toml"), &out.join("list-words.json"))?;
    as_json(&root.join("data/demo/words.toml"), &out.join("demo-words.json"))?;
    as_json(&root.join("data/forms/lists.toml"), &out.join("form-lists.json"))?;
    form_fields(&root.join("data/forms/fields.toml"), &out.join("form_field.rs"))?;
    projection_version(&root, &out)?;
    println!("cargo::rerun-if-changed=src/build.rs");
    println!("cargo::rerun-if-changed=src/build");
    // A fixed place in memory saves half a millisecond of relocations at each start on an old laptop.
    if env::var("CARGO_CFG_TARGET_OS")? == "linux" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    Ok(())
}

/// Writes the fields of forms as an enum: one that the file does not name does not compile.
fn form_fields(file: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", file.display());
    let table: toml::Table =
        toml::from_str(&fs::read_to_string(file)?).map_err(|e| format!("{}: {e}", file.display()))?;
    let variant = |code: &str| -> String {
        let words = code.split('_').map(|w| w[..1].to_uppercase() + &w[1..]);
        words.collect()
    };
    let (mut variants, mut codes, mut named) = (String::new(), String::new(), String::new());
    for (code, name) in &table {
        let name = name.as_str().ok_or_else(|| format!("{}: {code} is no text", file.display()))?;
        writeln!(variants, "    {},", variant(code))?;
        writeln!(codes, "            FormField::{} => {code:?},", variant(code))?;
        writeln!(named, "    ({code:?}, {name:?}),")?;
    }
    let code = format!(
        "/// A field or a list of a form, as `data/forms/fields.toml` names it.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum FormField {{\n{variants}}}\n\n\
         impl FormField {{\n    /// Its name in JSON.\n    #[must_use]\n    pub fn code(self) -> &'static str {{\n\
         \u{20}       match self {{\n{codes}        }}\n    }}\n}}\n\n\
         /// Names in JSON with those in a form.\npub const NAMED: &[(&str, &str)] = &[\n{named}];\n"
    );
    fs::write(out, code)?;
    Ok(())
}

/// Writes a static of (name, JSON, text beside it) for each TOML file of a folder: a constant would be in the program once
/// for each unit of code that reads it.
fn shelf(code: &mut String, name: &str, folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.retain(|f| f.extension().is_some_and(|e| e == "toml"));
    files.sort();
    writeln!(
        code,
        "/// Name, content as JSON and the text beside it.\npub static {name}: &[(&str, &str, &str)] = &["
    )?;
    for file in files {
        let stem = file.file_stem().ok_or("a file without a name")?.to_string_lossy().into_owned();
        let toml: serde_json::Value =
            toml::from_str(&fs::read_to_string(&file)?).map_err(|e| format!("{}: {e}", file.display()))?;
        let json = out.join(format!("{}-{stem}.json", name.to_lowercase()));
        fs::write(&json, toml.to_string())?;
        let beside = file.with_extension("txt");
        let text = if beside.exists() { format!("include_str!({beside:?})") } else { "\"\"".into() };
        writeln!(code, "    ({stem:?}, include_str!({json:?}), {text}),")?;
    }
    writeln!(code, "];")?;
    Ok(())
}

/// A list: the short names of people, the words of addresses, the purposes of consents, the heads and words of lists, the
/// words of the demo, the lists of forms. As TOML each would bring a reader of its own into the program.
fn as_json(file: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", file.display());
    let toml: serde_json::Value =
        toml::from_str(&fs::read_to_string(file)?).map_err(|e| format!("{}: {e}", file.display()))?;
    fs::write(out, toml.to_string())?;
    Ok(())
}

/// Writes the version of the projections, a hash of the code that makes them.
fn projection_version(root: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    for folder in PROJECTED_BY {
        println!("cargo::rerun-if-changed={folder}");
        sources(root, &root.join(folder), &mut files)?;
    }
    let version = source_hash::version(files);
    fs::write(
        out.join("projection.rs"),
        format!("/// The version of the projections.\npub const PROJECTION: i64 = {version:#x};\n"),
    )?;
    Ok(())
}

/// Reads the source files below a folder, each with its path from `root`.
fn sources(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources(root, &path, files)?;
        } else if path.extension().is_some_and(|e| e == "rs") {
            let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    Ok(())
}
