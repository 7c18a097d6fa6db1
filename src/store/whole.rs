//! A file that is written once, from begin to end, with its checksum.

use super::Trouble;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// A finished file, as the manifest lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// Its name within the output folder.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// A file under way.
pub struct Whole {
    /// Its name within the output folder.
    name: String,
    path: PathBuf,
    out: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Whole {
    /// Makes the file `name` in `folder`.
    pub fn create(folder: &Path, name: &str) -> Result<Whole, Trouble> {
        let path = folder.join(name);
        let file = File::create_new(&path).map_err(|error| Trouble::refused(&path, &error))?;
        let out = BufWriter::with_capacity(1 << 16, file);
        Ok(Whole { name: name.to_owned(), path, out, hash: Sha256::new(), bytes: 0 })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes everything to the disk itself.
    pub fn finish(self) -> Result<Finished, Trouble> {
        let Whole { name, path, out, hash, bytes } = self;
        out.into_inner()
            .map_err(io::IntoInnerError::into_error)
            .and_then(|file| file.sync_all())
            .map_err(|error| Trouble::refused(&path, &error))?;
        Ok(Finished { name, bytes, sha256: hexadecimal(&hash.finalize()) })
    }
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The SHA-256 of a text, in hexadecimal digits.
pub fn sha256(text: &str) -> String {
    sha256_of(text.as_bytes())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("a string takes all that is written to it");
        digits
    })
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub fn sha256_of(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// What is read, with its length and checksum when all was read.
pub struct Digested<R: Read> {
    inner: R,
    hash: Sha256,
    bytes: u64,
}

impl<R: Read> Digested<R> {
    /// Reads from `inner`.
    pub fn new(inner: R) -> Digested<R> {
        Digested { inner, hash: Sha256::new(), bytes: 0 }
    }

    /// How much was read, and its SHA-256.
    pub fn finish(self) -> (u64, String) {
        (self.bytes, hexadecimal(&self.hash.finalize()))
    }
}

impl<R: Read> Read for Digested<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.update(&buffer[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}

/// Counts bytes and keeps none.
#[derive(Debug, Default)]
pub struct Counter(pub u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_published_example() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256("abc"), abc);
        let folder = tempfile::tempdir().expect("a folder for the test");
        let mut file = Whole::create(folder.path(), "abc").expect("it can be made");
        file.write_all(b"abc").expect("it can be written");
        let finished = file.finish().expect("it can be finished");
        assert_eq!((finished.bytes, finished.sha256.as_str()), (3, abc));
    }

    #[test]
    fn a_full_disk_is_told() {
        let full = Path::new("/dev/full");
        if full.exists() {
            let mut file = BufWriter::new(File::options().write(true).open(full).expect("it can be opened"));
            file.write_all(b"abc").expect("it is only in memory yet");
            let error = file.flush().expect_err("the disk is full");
            let words = Trouble::refused(full, &error).say(crate::language::Language::English);
            assert!(words.starts_with("the disk is full: /dev/full"), "{words}");
        }
    }
}
