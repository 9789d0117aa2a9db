//! What the user types and pastes.
//!
//! Crossterm gives the names of the keys but does not read them here: its reader starts `tput`
//! when the size is unknown, keeps a paste of any length, and spins when the terminal is gone.

mod sequence;

use std::io;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read};
use rustix::stdio::stdin;

pub use sequence::Input;
use sequence::SequenceParser;

/// As much as the system keeps for one terminal.
const CHUNK: usize = 4096;
/// A sequence that stops for longer than this was no sequence but the key Esc.
///
/// Over a slow line the bytes of an arrow come more than a tenth of a second apart.
const PAUSE: Duration = Duration::from_millis(150);

/// The keyboard at the other end of the terminal.
#[derive(Debug, Default)]
pub struct Keyboard {
    parser: SequenceParser,
}

impl Keyboard {
    /// Waits for the user, then gives everything that has come.
    ///
    /// # Errors
    /// When the terminal is gone. Whoever started the program may have told it to ignore SIGHUP,
    /// and then nothing else tells of that.
    pub fn read(&mut self) -> io::Result<Vec<Input>> {
        let mut inputs = Vec::new();
        let mut chunk = [0; CHUNK];
        while inputs.is_empty() {
            // Only who waits in a poll and not in a read may wake up in the background.
            if wait(self.parser.is_midway().then_some(PAUSE))? {
                for byte in read_some(&mut chunk)? {
                    self.parser.take(*byte, &mut inputs);
                }
            } else {
                self.parser.pause(&mut inputs);
            }
        }
        Ok(inputs)
    }
}

fn read_some(chunk: &mut [u8]) -> io::Result<&[u8]> {
    match read(stdin(), &mut *chunk) {
        Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
        Ok(count) => Ok(&chunk[..count]),
        Err(Errno::INTR | Errno::AGAIN) => Ok(&[]),
        Err(error) => Err(error.into()),
    }
}

/// Says whether something came in time.
fn wait(within: Option<Duration>) -> io::Result<bool> {
    let limit = within.map(Timespec::try_from).transpose();
    let limit = limit.map_err(io::Error::other)?;
    let mut fds = [PollFd::from_borrowed_fd(stdin(), PollFlags::IN)];
    loop {
        match poll(&mut fds, limit.as_ref()) {
            Ok(ready) => return Ok(ready > 0),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
