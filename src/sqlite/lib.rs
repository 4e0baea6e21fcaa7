//! Carries no code: its build script compiles SQLite3 Multiple Ciphers as `libsqlite3.a` and names the folder to the
//! linker, which resolves the `-lsqlite3` of `libsqlite3-sys` there.
