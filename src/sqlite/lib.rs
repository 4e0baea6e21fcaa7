//! SQLite3 Multiple Ciphers: its build script compiles it as `libsqlite3.a` and names the folder to the linker, which
//! resolves the `-lsqlite3` of `libsqlite3-sys` there. The two calls that rusqlite does not wrap are wrapped here: a key
//! given as bytes, which leaves no copy of it in a statement, and the first bytes of a file.

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use rusqlite::{Connection, Error, Result, ffi};

unsafe extern "C" {
    fn sqlite3_key_v2(db: *mut ffi::sqlite3, name: *const c_char, key: *const c_void, length: c_int)
    -> c_int;
}

/// How many bytes [`first_bytes`] reads: in a plain file the name of the format, in a sealed one the salt.
pub const FIRST: usize = 16;

/// Gives the connection the key of its file. Call it before anything is read; a wrong key is refused by the first read.
///
/// # Errors
/// If the file can have no key, as one in memory.
pub fn set_key(conn: &Connection, key: &[u8]) -> Result<()> {
    let length = c_int::try_from(key.len()).map_err(|_| failure(ffi::SQLITE_TOOBIG))?;
    // SAFETY: the handle lives as long as `conn`; SQLite copies the key, `length` bytes of it.
    let code = unsafe { sqlite3_key_v2(conn.handle(), c"main".as_ptr(), key.as_ptr().cast(), length) };
    if code == ffi::SQLITE_OK { Ok(()) } else { Err(failure(code)) }
}

/// The first bytes of the file as they lie on the disk, read through the handle of SQLite: another handle to the file
/// would drop its locks when it is closed. Call it before [`set_key`]. Zeros where the file is shorter.
///
/// # Errors
/// If they cannot be read.
pub fn first_bytes(conn: &Connection) -> Result<[u8; FIRST]> {
    let mut bytes = [0; FIRST];
    let mut file: *mut ffi::sqlite3_file = ptr::null_mut();
    // SAFETY: the handle lives as long as `conn`; this order writes one pointer to where `file` is.
    let code = unsafe {
        ffi::sqlite3_file_control(
            conn.handle(),
            c"main".as_ptr(),
            ffi::SQLITE_FCNTL_FILE_POINTER,
            (&raw mut file).cast(),
        )
    };
    if code != ffi::SQLITE_OK || file.is_null() {
        return Err(failure(code));
    }
    // SAFETY: SQLite keeps the file and its methods as long as the connection is open.
    let Some(methods) = (unsafe { (*file).pMethods.as_ref() }) else { return Ok(bytes) };
    let Some(read) = methods.xRead else { return Ok(bytes) };
    // SAFETY: `bytes` has room for what is read, and the file is open.
    match unsafe { read(file, bytes.as_mut_ptr().cast(), FIRST as c_int, 0) } {
        ffi::SQLITE_OK | ffi::SQLITE_IOERR_SHORT_READ => Ok(bytes),
        code => Err(failure(code)),
    }
}

fn failure(code: c_int) -> Error {
    Error::SqliteFailure(ffi::Error::new(code), None)
}
