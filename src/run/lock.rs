//! The locked screen: the file is closed and every key wiped until its passphrase is typed again. The screens stay in
//! memory as they were left.

use super::keys::{Input, KeyStream};
use super::opening::{self, open};
use super::paste_detection::LetterMeaning;
use super::terminal::Terminal;
use crate::app::lock::{LockRequest, LockScreen};
use crate::domain::UserError;
use crate::env::{Env, log};
use crate::store::Store;
use crate::text::Words;

/// Waits until the file opens; `None`: the user has left. Nothing of it may be open.
///
/// # Errors
/// If the terminal is gone.
pub(super) fn wait(
    terminal: &mut Terminal,
    keys: &mut KeyStream,
    words: &Words,
    env: &Env,
    mut screen: LockScreen,
) -> Result<Option<(Store, Option<String>)>, UserError> {
    env.keys.wipe();
    loop {
        terminal.draw(|area, buf| {
            screen.fit(area);
            screen.view(area, buf)
        })?;
        let wanted = match keys.next(None, LetterMeaning::Text)? {
            Input::Key(key) => screen.press(key),
            Input::Paste(text) => {
                screen.type_text(&text);
                None
            }
            Input::Resize => {
                terminal.fit()?;
                None
            }
            Input::Timeout => None,
        };
        match wanted {
            None => {}
            Some(LockRequest::Quit) => return Ok(None),
            Some(LockRequest::Open(passphrase)) => {
                passphrase.into_iter().for_each(|passphrase| env.keys.add(passphrase));
                let missing = || UserError::file(crate::domain::FileFault::Missing);
                let mut tell = |work| opening::draw(terminal, words, work);
                let opened = open(words, env, &mut tell);
                match opened.and_then(|(store, news)| Ok((store.ok_or_else(missing)?, news))) {
                    Ok(opened) => return Ok(Some(opened)),
                    Err(problem) => {
                        env.keys.wipe();
                        let problem = env.named(problem);
                        log::error(&problem);
                        screen.fail(problem);
                    }
                }
            }
        }
    }
}
