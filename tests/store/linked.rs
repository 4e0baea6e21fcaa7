//! The SQLite that is linked: it can seal a file, and leaves a plain one plain.

use rusqlite::Connection;

const HEADER: &[u8] = b"SQLite format 3\0";

/// A file with one name in it, sealed where a key is given.
fn written(key: Option<&str>) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("district");
    let conn = Connection::open(&path).unwrap();
    if let Some(key) = key {
        conn.pragma_update(None, "key", key).unwrap();
    }
    conn.execute_batch("CREATE TABLE t (name TEXT); INSERT INTO t VALUES ('Новикова')").unwrap();
    drop(conn);
    (folder, path)
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|w| w == text.as_bytes())
}

fn names(path: &std::path::Path, key: Option<&str>) -> rusqlite::Result<String> {
    let conn = Connection::open(path)?;
    if let Some(key) = key {
        conn.pragma_update(None, "key", key)?;
    }
    conn.query_row("SELECT name FROM t", [], |row| row.get(0))
}

#[test]
fn a_file_with_a_key_is_sealed_and_opens_with_that_key_only() {
    let (_folder, path) = written(Some("смородина у забора"));
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.starts_with(HEADER));
    assert!(!holds(&bytes, "Новикова"));
    assert_eq!(names(&path, Some("смородина у забора")).unwrap(), "Новикова");
    assert!(names(&path, Some("смородина")).is_err());
    assert!(names(&path, None).is_err());
}

#[test]
fn a_file_without_a_key_is_plain_sqlite() {
    let (_folder, path) = written(None);
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with(HEADER));
    assert!(holds(&bytes, "Новикова"));
    // No bytes of a page are reserved for a cipher.
    assert_eq!(bytes[20], 0);
    assert_eq!(names(&path, None).unwrap(), "Новикова");
}

#[test]
fn a_rollback_journal_holds_no_plain_byte() {
    let (_folder, path) = written(Some("смородина у забора"));
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "key", "смородина у забора").unwrap();
    conn.execute_batch(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
         INSERT INTO t SELECT 'Новикова ' || i FROM n;
         PRAGMA cache_size = 5; PRAGMA cache_spill = 1; BEGIN IMMEDIATE; UPDATE t SET name = 'Кожевникова' WHERE name LIKE '%7%';",
    )
    .unwrap();
    let mut journal = path.clone().into_os_string();
    journal.push("-journal");
    for file in [path.as_os_str(), &journal] {
        let bytes = std::fs::read(file).unwrap();
        assert!(bytes.len() > 10_000, "the test tests nothing");
        assert!(!holds(&bytes, "Новикова") && !holds(&bytes, "Кожевникова"), "{}", file.display());
    }
}
