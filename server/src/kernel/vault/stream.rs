//! Files of any size, sealed as they are written and opened as they are read.
//!
//! A file has a key of its own (see [`super::Vault::file_key`]) and is cut into pieces, each with its tag. The nonce of a piece
//! is its number and whether it is the last: pieces cannot be altered, swapped, repeated or left out, nor the end be cut off.
//! Invariant: no byte is given out before the piece it stands in was found genuine.

use std::io::{self, Read, Write};

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use zeroize::Zeroizing;

use super::Key;

/// Bytes of a piece before it is sealed.
pub const PIECE: usize = 64 * 1024;
const TAG: usize = 16;
const SEALED_PIECE: usize = PIECE + TAG;

fn cipher(key: &Key) -> io::Result<LessSafeKey> {
    UnboundKey::new(&AES_256_GCM, key.bytes()).map(LessSafeKey::new).map_err(|_| io::Error::other("not a key"))
}

/// The key seals one file only, so that numbers never repeat under it.
fn nonce(piece: u64, last: bool) -> Nonce {
    let mut nonce = [0; NONCE_LEN];
    for (place, byte) in nonce.iter_mut().zip([0, 0, 0, u8::from(last)].into_iter().chain(piece.to_be_bytes())) {
        *place = byte;
    }
    Nonce::assume_unique_for_key(nonce)
}

fn forged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the file was altered, cut off, or sealed with another key")
}

/// Where in a sealed file the byte `at` of the open one lies: the piece, where it begins, and how far into it.
pub fn place_of(at: u64) -> (u64, u64, u64) {
    let [piece, sealed] = [PIECE, SEALED_PIECE].map(|size| u64::try_from(size).unwrap_or(u64::MAX));
    (at / piece, (at / piece).saturating_mul(sealed), at % piece)
}

/// How long a file of this length is when it is opened; `None`: no sealed file is so long.
pub fn opened_length(sealed: u64) -> Option<u64> {
    let (piece, tag) = (u64::try_from(SEALED_PIECE).ok()?, u64::try_from(TAG).ok()?);
    let pieces = sealed.div_ceil(piece);
    sealed.checked_sub(pieces.checked_mul(tag)?).filter(|_| pieces > 0)
}

/// Seals what is written to it. Whoever forgets [`Sealer::finish`] has a file that does not open.
pub struct Sealer<W> {
    out: W,
    cipher: LessSafeKey,
    held: Zeroizing<Vec<u8>>,
    piece: u64,
}

impl<W: Write> Sealer<W> {
    /// Seals with a key that seals nothing else.
    pub fn new(out: W, key: &Key) -> io::Result<Self> {
        Ok(Self { out, cipher: cipher(key)?, held: Zeroizing::new(Vec::with_capacity(SEALED_PIECE)), piece: 0 })
    }

    /// What is written to, to take away what is sealed so far.
    pub fn out(&mut self) -> &mut W {
        &mut self.out
    }

    /// The last piece, and what was written to.
    pub fn finish(mut self) -> io::Result<W> {
        self.emit(true)?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn emit(&mut self, last: bool) -> io::Result<()> {
        let (nonce, piece) = (nonce(self.piece, last), &mut *self.held);
        self.cipher.seal_in_place_append_tag(nonce, Aad::empty(), piece).map_err(|_| io::Error::other("could not be sealed"))?;
        self.out.write_all(piece)?;
        piece.clear();
        self.piece += 1;
        Ok(())
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full piece is sealed only when more comes: it could be the last.
        if self.held.len() == PIECE && !bytes.is_empty() {
            self.emit(false)?;
        }
        let (taken, _) = bytes.split_at(bytes.len().min(PIECE - self.held.len()));
        self.held.extend_from_slice(taken);
        Ok(taken.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Opens what is read through it.
pub struct Opener<R> {
    source: R,
    cipher: LessSafeKey,
    /// The piece that is being given out, and how much of it was.
    open: Zeroizing<Vec<u8>>,
    given: usize,
    /// The piece after it, still sealed: whether there is one tells which is the last.
    next: Vec<u8>,
    piece: u64,
    over: bool,
}

impl<R: Read> Opener<R> {
    pub fn new(source: R, key: &Key) -> io::Result<Self> {
        Self::from_piece(source, key, 0)
    }

    /// From this piece on: the source begins with it, and goes on to the end.
    pub fn from_piece(mut source: R, key: &Key, piece: u64) -> io::Result<Self> {
        let next = take(&mut source)?;
        Ok(Self { source, cipher: cipher(key)?, open: Zeroizing::default(), given: 0, next, piece, over: false })
    }

    fn turn(&mut self) -> io::Result<()> {
        let after = take(&mut self.source)?;
        let last = after.is_empty();
        let mut text = Zeroizing::new(std::mem::replace(&mut self.next, after));
        let opened = self.cipher.open_in_place(nonce(self.piece, last), Aad::empty(), text.as_mut_slice()).map_err(|_| forged())?.len();
        text.truncate(opened);
        (self.open, self.given, self.over) = (text, 0, last);
        self.piece += 1;
        Ok(())
    }
}

impl<R: Read> Read for Opener<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.open.len() && !self.over {
            self.turn()?;
        }
        let mut rest = self.open.get(self.given..).unwrap_or_default();
        let read = rest.read(into)?;
        self.given += read;
        Ok(read)
    }
}

fn take(source: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut piece = Vec::with_capacity(SEALED_PIECE);
    source.take(u64::try_from(SEALED_PIECE).unwrap_or(u64::MAX)).read_to_end(&mut piece)?;
    Ok(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(key: &Key, plain: &[u8]) -> Vec<u8> {
        let mut sealer = Sealer::new(Vec::new(), key).unwrap();
        // In small and odd bites, as a network brings them.
        plain.chunks(777).for_each(|bite| sealer.write_all(bite).unwrap());
        sealer.finish().unwrap()
    }

    fn opened(key: &Key, sealed: &[u8]) -> io::Result<Vec<u8>> {
        let mut plain = Vec::new();
        Opener::new(sealed, key)?.read_to_end(&mut plain)?;
        Ok(plain)
    }

    /// Req: TEN-04
    #[test]
    fn a_file_of_any_length_comes_back_as_it_was() {
        let key = Key::fresh().unwrap();
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 5] {
            let plain: Vec<u8> = (0..length).map(|n| u8::try_from(n % 251).unwrap()).collect();
            let sealed = sealed(&key, &plain);
            assert!(opened(&key, &sealed).unwrap() == plain, "{length}");
            let [sealed, length] = [sealed.len(), length].map(|length| u64::try_from(length).unwrap());
            assert_eq!(opened_length(sealed), Some(length), "{length}");
        }
        assert_eq!(opened_length(0), None);
    }

    #[test]
    fn a_file_is_opened_from_any_place() {
        let key = Key::fresh().unwrap();
        let plain: Vec<u8> = (0..3 * PIECE + 5).map(|n| u8::try_from(n % 251).unwrap()).collect();
        let sealed = sealed(&key, &plain);
        for at in [0, 1, PIECE - 1, PIECE, 2 * PIECE + 7, 3 * PIECE + 4] {
            let (piece, begins, into) = place_of(u64::try_from(at).unwrap());
            let [begins, into] = [begins, into].map(|n| usize::try_from(n).unwrap());
            let mut rest = Vec::new();
            Opener::from_piece(&sealed[begins..], &key, piece).unwrap().read_to_end(&mut rest).unwrap();
            assert!(rest[into..] == plain[at..], "{at}");
        }
    }

    /// Req: TEN-04
    #[test]
    fn a_file_that_was_altered_cut_or_put_together_otherwise_does_not_open() {
        let key = Key::fresh().unwrap();
        let whole = sealed(&key, &vec![7; 2 * PIECE + 100]);
        for cut in [0, 10, SEALED_PIECE, 2 * SEALED_PIECE, whole.len() - 1] {
            assert!(opened(&key, &whole[..cut]).is_err(), "cut at {cut}");
        }
        let mut altered = whole.clone();
        altered[SEALED_PIECE + 3] ^= 1;
        assert!(opened(&key, &altered).is_err());
        let swapped = [&whole[SEALED_PIECE..2 * SEALED_PIECE], &whole[..SEALED_PIECE], &whole[2 * SEALED_PIECE..]].concat();
        assert!(opened(&key, &swapped).is_err());
        assert!(opened(&key, &[whole.as_slice(), b"more"].concat()).is_err());
        assert!(opened(&Key::fresh().unwrap(), &whole).is_err());
    }
}
