//! Compiles the amalgamation of SQLite3 Multiple Ciphers with the defines of `libsqlite3-sys`, less what no query uses.

use std::env;

/// Compile-time options as `libsqlite3-sys` sets them for its bundled SQLite, less the full-text, R-tree and other
/// extensions that no query uses; and ours with their reasons.
const DEFINES: [(&str, Option<&str>); 19] = [
    ("SQLITE_CORE", None),
    ("SQLITE_DEFAULT_FOREIGN_KEYS", Some("1")),
    ("SQLITE_ENABLE_API_ARMOR", None),
    ("SQLITE_ENABLE_COLUMN_METADATA", None),
    ("SQLITE_ENABLE_STAT4", None),
    ("SQLITE_THREADSAFE", Some("1")),
    ("SQLITE_USE_URI", None),
    ("HAVE_USLEEP", Some("1")),
    ("HAVE_ISNAN", None),
    ("_POSIX_THREAD_SAFE_FUNCTIONS", None),
    // What a sealed file holds is never written to a temporary file in the clear.
    ("SQLITE_TEMP_STORE", Some("2")),
    // SQLite counts every piece of memory it takes, under one lock for all threads. Nobody asks for the sum, and two
    // threads that verify or merge would wait for each other.
    ("SQLITE_DEFAULT_MEMSTATUS", Some("0")),
    // One cipher, ChaCha20-Poly1305: fast without AES instructions, as old laptops are.
    ("HAVE_CIPHER_CHACHA20", Some("1")),
    ("HAVE_CIPHER_AES_128_CBC", Some("0")),
    ("HAVE_CIPHER_AES_256_CBC", Some("0")),
    ("HAVE_CIPHER_SQLCIPHER", Some("0")),
    ("HAVE_CIPHER_RC4", Some("0")),
    ("HAVE_CIPHER_ASCON128", Some("0")),
    ("HAVE_CIPHER_AEGIS", Some("0")),
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let source = sqlite3mc_src::source_dir();
    let mut cc = cc::Build::new();
    cc.file(source.join(sqlite3mc_src::SOURCE_FILE)).include(source).warnings(false);
    for (name, value) in DEFINES {
        cc.define(name, value);
    }
    // A debug build of the program still walks whole files through SQLite.
    if env::var("OPT_LEVEL").as_deref() == Ok("0") {
        cc.opt_level(1);
    }
    cc.compile("sqlite3");
}
