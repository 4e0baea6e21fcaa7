//! A merge made by hand, to test the fold before there is one.

use std::path::Path;

use kurator::store::log::{OpId, SetHash};
use kurator::store::{Entropy, Store};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params, params_from_iter};

use super::author;

/// Puts the operations of several files into a new one, in a random order, as a merge would.
pub fn join(from: &[&Path], to: &Path, order: u64) {
    drop(Store::create(to, author(), Entropy::System).unwrap());
    let conn = Connection::open(to).unwrap();
    let mut ops: Vec<(Vec<Sql>, Vec<Vec<Sql>>)> = Vec::new();
    for file in from {
        let other = Connection::open(file).unwrap();
        for row in rows(&other, "SELECT * FROM session", &[]) {
            conn.execute("INSERT OR IGNORE INTO session VALUES (?, ?, ?, ?)", params_from_iter(row)).unwrap();
        }
        for op in rows(&other, "SELECT * FROM op ORDER BY no", &[]) {
            if !ops.iter().any(|(o, _)| o[1] == op[1]) {
                let parts = rows(&other, "SELECT * FROM part WHERE op = ? ORDER BY n", &op[..1]);
                ops.push((op, parts));
            }
        }
    }
    ops.sort_by_key(|(op, _)| match &op[1] {
        Sql::Blob(id) => id.iter().fold(order, |h, b| h.wrapping_mul(0x0100_0000_01b3) ^ u64::from(*b)),
        _ => 0,
    });
    let mut set = SetHash::default();
    let (count, mut depth) = (ops.len() as i64, 0);
    for (no, (mut op, parts)) in (1i64..).zip(ops) {
        op[0] = Sql::Integer(no);
        if let (Sql::Blob(id), Sql::Integer(d)) = (&op[1], &op[5]) {
            set.add(OpId(id.as_slice().try_into().unwrap()));
            depth = depth.max(*d);
        }
        conn.execute("INSERT INTO op VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", params_from_iter(op)).unwrap();
        for mut part in parts {
            part[0] = Sql::Integer(no);
            conn.execute("INSERT INTO part VALUES (?, ?, ?, ?, ?, ?, ?)", params_from_iter(part)).unwrap();
        }
    }
    conn.execute(
        "UPDATE head SET op_count = ?, set_hash = ?, depth = ?, projection = 0",
        params![count, set.0, depth],
    )
    .unwrap();
    let pages: i64 = conn.pragma_query_value(None, "page_count", |r| r.get(0)).unwrap();
    conn.execute("UPDATE head SET pages = ?", [pages]).unwrap();
}

fn rows(conn: &Connection, text: &str, with: &[Sql]) -> Vec<Vec<Sql>> {
    let mut query = conn.prepare(text).unwrap();
    let n = query.column_count();
    let mut rows = query.query(params_from_iter(with.iter().cloned())).unwrap();
    let mut all = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        all.push((0..n).map(|i| row.get(i).unwrap()).collect());
    }
    all
}
