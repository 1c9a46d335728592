//! Pictures a document may carry: a logo, a drawn signature.

/// A PNG, checked before the typesetter sees it: small enough to be a logo, not a decompression bomb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture(Vec<u8>);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    #[error("the picture is not a PNG; save it as PNG and try again")]
    NotPng,
    #[error("the picture is {0} x {1} pixels; make it at most 4000 x 4000 and 2 MB")]
    TooLarge(u32, u32),
}

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const MAX_BYTES: usize = 2 * 1024 * 1024;
const MAX_SIDE: u32 = 4000;

impl Picture {
    pub fn png(bytes: Vec<u8>) -> Result<Self, PictureError> {
        let (width, height) = size(&bytes).ok_or(PictureError::NotPng)?;
        let sides = [width, height].iter().all(|side| (1..=MAX_SIDE).contains(side));
        if sides && bytes.len() <= MAX_BYTES { Ok(Self(bytes)) } else { Err(PictureError::TooLarge(width, height)) }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Width and height from the header chunk, which a PNG must begin with.
fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(SIGNATURE)?.get(4..)?.strip_prefix(b"IHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    Some((number(0)?, number(4)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(width: u32, height: u32) -> Vec<u8> {
        [SIGNATURE, &13u32.to_be_bytes(), b"IHDR", &width.to_be_bytes(), &height.to_be_bytes()].concat()
    }

    #[test]
    fn only_small_png_pictures_pass() {
        assert!(Picture::png(header(400, 120)).is_ok());
        assert_eq!(Picture::png(header(50_000, 50_000)), Err(PictureError::TooLarge(50_000, 50_000)));
        assert_eq!(Picture::png(b"<svg/>".to_vec()), Err(PictureError::NotPng));
        assert_eq!(Picture::png(SIGNATURE.to_vec()), Err(PictureError::NotPng));
    }
}
