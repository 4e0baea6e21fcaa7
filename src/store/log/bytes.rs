//! Encoding and decoding of the records of a tail.

/// An encoder: numbers big-endian, texts and bodies with their length before them.
#[derive(Default)]
pub(in crate::store) struct ByteEncoder(pub(in crate::store) Vec<u8>);

impl ByteEncoder {
    pub(in crate::store) fn exact(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    pub(in crate::store) fn number(&mut self, number: i64) {
        self.exact(&number.to_be_bytes());
    }

    pub(in crate::store) fn sized(&mut self, bytes: &[u8]) {
        self.number(i64::try_from(bytes.len()).unwrap_or(i64::MAX));
        self.exact(bytes);
    }

    pub(in crate::store) fn option<const N: usize>(&mut self, bytes: Option<[u8; N]>) {
        self.exact(&[u8::from(bytes.is_some())]);
        if let Some(bytes) = bytes {
            self.exact(&bytes);
        }
    }
}

/// A decoder; `None` where the bytes end too early.
pub(in crate::store) struct ByteDecoder<'a>(pub(in crate::store) &'a [u8]);

impl<'a> ByteDecoder<'a> {
    pub(in crate::store) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    pub(in crate::store) fn exact<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub(in crate::store) fn number(&mut self) -> Option<i64> {
        self.exact().map(i64::from_be_bytes)
    }

    pub(in crate::store) fn sized(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(usize::try_from(length).ok()?)
    }

    pub(in crate::store) fn text(&mut self) -> Option<String> {
        self.sized().and_then(|bytes| String::from_utf8(bytes.to_vec()).ok())
    }

    pub(in crate::store) fn option<const N: usize>(&mut self) -> Option<Option<[u8; N]>> {
        match self.exact()? {
            [0] => Some(None),
            [1] => self.exact().map(Some),
            _ => None,
        }
    }
}
