//! Opening a source: what is no ordinary file is refused, and what changes meanwhile is noticed.

use std::fs::{self, File, Metadata};
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use anyhow::{Context, Result, anyhow};

use crate::messages::Reader;

/// How much of a source is looked at to recognise it.
const HEAD: usize = 64 << 10;
/// How much of a pipe is kept where a format must be read from its end.
const MOST_KEPT: u64 = 128 << 20;

/// Where records come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// Bytes that are in memory already, with a name.
    Bytes(String, Arc<[u8]>),
}

impl Source {
    /// What an argument of the command line names: a file, or standard input by `-`.
    #[must_use]
    pub fn named(argument: &Path) -> Self {
        if argument.as_os_str() == "-" {
            Self::Stdin
        } else {
            Self::File(argument.to_owned())
        }
    }

    /// Its name, safe to show.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => crate::text::clean(&path.to_string_lossy()).into_owned(),
            Self::Stdin => "-".to_owned(),
            Self::Bytes(name, _) => name.clone(),
        }
    }

    /// The name that ids of its rows begin with: without folders, ending and spaces.
    pub(in crate::reader) fn stem(&self) -> String {
        let name = self.name();
        let stem = Path::new(&name)
            .file_stem()
            .map_or_else(|| name.clone(), |stem| stem.to_string_lossy().into_owned());
        let joined: Vec<_> = stem.split_whitespace().collect();
        joined.join("-")
    }

    /// How many bytes it has, where that is known before reading.
    pub(in crate::reader) fn size(&self) -> Option<u64> {
        match self {
            Self::File(path) => fs::metadata(path).ok().map(|known| known.len()),
            Self::Stdin => None,
            Self::Bytes(_, bytes) => Some(bytes.len() as u64),
        }
    }
}

/// Something that can be read, and read again from its start.
trait Body: Read + Seek + Send {}
impl<T: Read + Seek + Send> Body for T {}

/// An open source of which the first bytes are known.
pub(in crate::reader) struct OpenSource {
    pub(in crate::reader) head: Vec<u8>,
    body: InputBody,
    stamp: Option<(PathBuf, Stamp)>,
}

enum InputBody {
    Whole(Box<dyn Body>),
    Pipe(Box<dyn Read + Send>),
}

/// What shows that a file was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    len: u64,
    modified: Option<SystemTime>,
}

impl From<&Metadata> for Stamp {
    fn from(known: &Metadata) -> Self {
        Self {
            len: known.len(),
            modified: known.modified().ok(),
        }
    }
}

impl OpenSource {
    pub(in crate::reader) fn open(
        source: &Source,
        root: Option<&Path>,
        words: &Reader,
    ) -> Result<Self> {
        let (mut body, stamp) = match source {
            Source::File(path) => open_file(path, root, words)?,
            Source::Stdin => (InputBody::Pipe(Box::new(io::stdin())), None),
            Source::Bytes(_, bytes) => (
                InputBody::Whole(Box::new(Cursor::new(Arc::clone(bytes)))),
                None,
            ),
        };
        let mut head = Vec::new();
        match &mut body {
            InputBody::Whole(body) => body.take(HEAD as u64).read_to_end(&mut head)?,
            InputBody::Pipe(pipe) => pipe.take(HEAD as u64).read_to_end(&mut head)?,
        };
        Ok(Self { head, body, stamp })
    }

    /// Says whether the file is another one than when it was opened.
    pub(in crate::reader) fn watch(&self) -> impl Fn() -> bool + use<> {
        let stamp = self.stamp.clone();
        move || {
            stamp.as_ref().is_some_and(|(path, before)| {
                fs::metadata(path).map_or(true, |known| Stamp::from(&known) != *before)
            })
        }
    }

    /// The bytes from `start`, which lies within the head, to the end that the source has now.
    ///
    /// A file that grows faster than it is read would have none; that it changed is told later.
    pub(in crate::reader) fn into_reader(self, start: usize) -> Box<dyn Read + Send> {
        let known = self.stamp.map_or(u64::MAX, |(_, stamp)| stamp.len);
        let rest = known.saturating_sub(self.head.len() as u64);
        let head = Cursor::new(self.head).chain_from(start);
        match self.body {
            InputBody::Whole(body) => Box::new(head.chain(body.take(rest))),
            InputBody::Pipe(pipe) => Box::new(head.chain(pipe)),
        }
    }

    /// The source as a file in which one can go back; a pipe is kept in memory for that.
    pub(in crate::reader) fn into_seekable(self, words: &Reader) -> Result<Box<dyn SeekRead>> {
        match self.body {
            InputBody::Whole(mut body) => {
                body.seek(SeekFrom::Start(0))?;
                Ok(Box::new(body))
            }
            InputBody::Pipe(pipe) => {
                let mut bytes = self.head;
                pipe.take(MOST_KEPT + 1).read_to_end(&mut bytes)?;
                if bytes.len() as u64 > MOST_KEPT {
                    return Err(anyhow!(words.source.pipe_too_long));
                }
                Ok(Box::new(Cursor::new(bytes)))
            }
        }
    }
}

/// A source in which one can go back.
pub(in crate::reader) trait SeekRead: Read + Seek + Send {}
impl<T: Read + Seek + Send> SeekRead for T {}

trait ChainFrom {
    fn chain_from(self, start: usize) -> Self;
}

impl ChainFrom for Cursor<Vec<u8>> {
    fn chain_from(mut self, start: usize) -> Self {
        self.set_position(start as u64);
        self
    }
}

fn open_file(
    path: &Path,
    root: Option<&Path>,
    words: &Reader,
) -> Result<(InputBody, Option<(PathBuf, Stamp)>)> {
    let allowed = root.map(|root| below(path, root, words)).transpose()?;
    let path = allowed.as_deref().unwrap_or(path);
    // Opening a fifo waits for a writer, so the kind is looked at first.
    let known = fs::metadata(path)?;
    if known.is_dir() {
        return Err(anyhow!(words.source.is_directory));
    }
    if !known.is_file() {
        return Err(anyhow!(words.source.is_device));
    }
    let file = File::open(path)?;
    let stamp = Stamp::from(&file.metadata()?);
    Ok((
        InputBody::Whole(Box::new(file)),
        Some((path.to_owned(), stamp)),
    ))
}

/// The path without links; refuses what is outside the folder that reading is restricted to.
fn below(path: &Path, root: &Path, words: &Reader) -> Result<PathBuf> {
    let root = root.canonicalize().context(words.source.outside_root)?;
    let path = path.canonicalize().context(words.source.outside_root)?;
    if path.starts_with(root) {
        Ok(path)
    } else {
        Err(anyhow!(words.source.outside_root))
    }
}

/// Counts the bytes that pass, for the progress.
pub(in crate::reader) struct Counted<'a, R> {
    pub(in crate::reader) source: R,
    pub(in crate::reader) count: &'a AtomicU64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.count.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl<R: Seek> Seek for Counted<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.source.seek(to)
    }
}
