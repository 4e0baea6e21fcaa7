//! A compound file (OLE): where a stream lies in it. Streams below a size lie in small blocks within another stream.

/// Sectors of the allocation table that the header itself names.
const NAMED: usize = 109;

/// The end of a chain; the numbers above it are no sectors either.
const END: u32 = 0xffff_fffa;

/// The size of an entry of the directory.
const ENTRY: usize = 128;

/// A stream as blocks of the file.
pub(super) struct BlockStream {
    /// Where each block begins in the file.
    blocks: Vec<usize>,
    block: usize,
    size: usize,
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn size(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(long(bytes, at)?).ok()
}

/// The sectors of a chain; one that leads in a circle ends where the file has no more sectors.
fn chain(table: &[u32], first: u32) -> Vec<u32> {
    let mut all = Vec::new();
    let mut next = first;
    while next < END && all.len() <= table.len() {
        all.push(next);
        next = table.get(next as usize).copied().unwrap_or(END);
    }
    all
}

impl BlockStream {
    /// The first stream of one of these names; `None`: the file has none, or is broken.
    pub fn find(bytes: &[u8], names: &[&str]) -> Option<BlockStream> {
        let sector = 1usize.checked_shl(u32::from(short(bytes, 30)?)).filter(|s| (512..=4096).contains(s))?;
        let small = 1usize.checked_shl(u32::from(short(bytes, 32)?)).filter(|s| (16..=512).contains(s))?;
        let place = |number: u32| (number as usize).checked_add(1)?.checked_mul(sector);
        let longs = |number: u32| -> Vec<u32> {
            let begin = place(number).unwrap_or(usize::MAX);
            (0..sector / 4).map_while(|n| long(bytes, begin.checked_add(n * 4)?)).collect()
        };
        let most = bytes.len() / sector + 1;
        let mut tables: Vec<u32> = (0..NAMED).filter_map(|n| long(bytes, 76 + n * 4)).collect();
        let mut next = long(bytes, 68)?;
        for _ in 0..most {
            if next >= END {
                break;
            }
            let mut more = longs(next);
            next = more.pop().unwrap_or(END);
            tables.extend(more);
        }
        tables.retain(|number| *number < END);
        tables.truncate(most);
        let table: Vec<u32> = tables.into_iter().flat_map(longs).collect();
        let blocks = |first: u32| chain(&table, first).into_iter().filter_map(place).collect::<Vec<usize>>();
        let directory = blocks(long(bytes, 48)?);
        let entries = directory.iter().flat_map(|begin| (0..sector / ENTRY).map(move |n| begin + n * ENTRY));
        let entries: Vec<&[u8]> = entries.filter_map(|at| bytes.get(at..at + ENTRY)).collect();
        let named = |entry: &&&[u8]| {
            let end = short(entry, 64).map_or(0, usize::from).min(64).saturating_sub(2);
            let units: Vec<u16> =
                entry[..end].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).is_ok_and(|name| names.contains(&name.as_str()))
        };
        let entry = entries.iter().find(named)?;
        let (first, length) = (long(entry, 116)?, size(entry, 120)?);
        if length >= size(bytes, 56)? {
            return Some(BlockStream { blocks: blocks(first), block: sector, size: length });
        }
        // The root's own stream holds the small blocks.
        let within = blocks(long(entries.first()?, 116)?);
        let small_table: Vec<u32> = chain(&table, long(bytes, 60)?).into_iter().flat_map(longs).collect();
        let each = sector / small;
        let block = |number: u32| {
            let number = number as usize;
            Some(within.get(number / each)? + number % each * small)
        };
        let blocks = chain(&small_table, first).into_iter().filter_map(block).collect();
        Some(BlockStream { blocks, block: small, size: length })
    }

    /// Where a byte of the stream lies in the file.
    pub fn place(&self, at: usize) -> Option<usize> {
        Some(self.blocks.get(at / self.block)? + at % self.block)
    }

    /// The bytes of the stream, as far as the file has them.
    pub fn read(&self, bytes: &[u8]) -> Vec<u8> {
        let mut all = Vec::with_capacity(self.size.min(bytes.len()));
        for begin in &self.blocks {
            let end = begin.saturating_add(self.block).min(bytes.len());
            all.extend_from_slice(bytes.get(*begin..end).unwrap_or_default());
        }
        all.truncate(self.size);
        all
    }
}
