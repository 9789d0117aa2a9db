//! The container of old Office files: a small file system with one stream for the workbook.
//!
//! Every chain is followed for at most as many sectors as the file has, so that one that bites its
//! own tail ends.

/// The end of the ordinary numbers of sectors.
const SPECIAL: u32 = 0xFFFF_FFFA;
/// Where the table of sectors begins in the header.
const FIRST_TABLE: usize = 76;
/// The length of the header, and of the sectors of most files.
const HEADER: usize = 512;
/// The length of an entry of the directory.
const ENTRY: usize = 128;
/// Streams shorter than this stand in small sectors.
const SHORT: usize = 4096;

/// A container, all of it in memory.
pub(super) struct Container<'a> {
    bytes: &'a [u8],
    /// How long a sector is.
    sector: usize,
    /// Which sector follows which.
    table: Vec<u32>,
    directory: Vec<u8>,
}

/// A stream of a container.
struct Entry {
    start: u32,
    size: usize,
}

impl<'a> Container<'a> {
    /// Opens a container; nothing where it does not hold together.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = 1_usize.checked_shl(u32::from(number16(bytes, 30)?))?;
        if !matches!(sector, 512 | 4096) {
            return None;
        }
        let mut container = Self {
            bytes,
            sector,
            table: Vec::new(),
            directory: Vec::new(),
        };
        for id in container.tables()? {
            let sector = container.sector(id)?;
            container.table.extend(numbers(sector));
        }
        container.directory = container.chain(number32(bytes, 48)?, usize::MAX)?;
        Some(container)
    }

    /// The content of the stream of this name.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name)?;
        let content = if entry.size >= SHORT {
            self.chain(entry.start, entry.size)
        } else {
            self.short(&entry)
        };
        // Less than was promised is a file that was cut.
        content.filter(|content| content.len() == entry.size)
    }

    /// Says whether it has a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// Which sectors hold the table: 109 in the header, the others in a chain of their own.
    fn tables(&self) -> Option<Vec<u32>> {
        let head = self.bytes.get(FIRST_TABLE..HEADER)?;
        let mut ids: Vec<u32> = numbers(head).collect();
        let mut next = number32(self.bytes, 68)?;
        for _ in 0..self.most() {
            if next >= SPECIAL {
                break;
            }
            ids.extend(numbers(self.sector(next)?));
            next = ids.pop()?;
        }
        ids.retain(|id| *id < SPECIAL);
        (ids.len() <= self.most()).then_some(ids)
    }

    /// How many sectors the file can have.
    fn most(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    /// A sector; the last of a file may be cut.
    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = self.bytes.len().min(start.checked_add(self.sector)?);
        self.bytes.get(start..end)
    }

    /// The content of a chain of sectors, `size` bytes of it at most.
    fn chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        let mut next = start;
        for _ in 0..self.most() {
            if next >= SPECIAL || content.len() >= size {
                break;
            }
            content.extend_from_slice(self.sector(next)?);
            next = *self.table.get(next as usize)?;
        }
        content.truncate(size);
        Some(content)
    }

    /// The content of a short stream: small sectors within the stream of the root.
    fn short(&self, entry: &Entry) -> Option<Vec<u8>> {
        const SMALL: usize = 64;
        let root = self.read_entry(0)?;
        let all = self.chain(root.start, root.size)?;
        let table: Vec<u32> =
            numbers(&self.chain(number32(self.bytes, 60)?, usize::MAX)?).collect();
        let mut content = Vec::new();
        let mut next = entry.start;
        while content.len() < entry.size && next < SPECIAL {
            let start = (next as usize).checked_mul(SMALL)?;
            content.extend_from_slice(all.get(start..all.len().min(start.checked_add(SMALL)?))?);
            next = *table.get(next as usize)?;
        }
        content.truncate(entry.size);
        Some(content)
    }

    fn entry(&self, name: &str) -> Option<Entry> {
        let count = self.directory.len() / ENTRY;
        let found = (0..count).find(|index| self.is_named(*index, name));
        self.read_entry(found?)
    }

    /// Names are in UTF-16, and compared without case.
    fn is_named(&self, index: usize, name: &str) -> bool {
        let units = self.directory[index * ENTRY..].chunks_exact(2).take(32);
        let units = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
        String::from_utf16_lossy(&units).eq_ignore_ascii_case(name)
    }

    fn read_entry(&self, index: usize) -> Option<Entry> {
        let entry = self.directory.get(index * ENTRY..)?;
        Some(Entry {
            start: number32(entry, 116)?,
            size: number32(entry, 120)? as usize,
        })
    }
}

/// The number in two bytes, the low one first.
pub(super) fn number16(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

/// The number in four bytes, the low one first.
pub(super) fn number32(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let words = bytes.chunks_exact(4);
    words.filter_map(|word| number32(word, 0))
}
