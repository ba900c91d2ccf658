//! Pictures: their size, and a small one of each. Decoding has bounds: a file of a kilobyte may claim to be a square kilometre.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

/// Longest side of a thumbnail, in pixels: twice what the page shows, for dense screens.
const SMALL: u32 = 480;
/// Longest side of a picture that is decoded, in pixels.
const LONGEST: u32 = 20_000;
/// What decoding may take, in bytes.
const MEMORY: u64 = 256 * 1024 * 1024;

/// A picture that could be decoded.
#[derive(Debug)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    /// A small one, as PNG where the picture is (its ground may be transparent), else as JPEG.
    pub thumbnail: Vec<u8>,
}

/// Whether we decode this kind.
pub fn is_decoded(media: &str) -> bool {
    matches!(media, "image/png" | "image/jpeg" | "image/webp")
}

/// Decodes a picture, turned as its camera was held; `None` for one that is broken or too large.
pub fn read(bytes: &[u8]) -> Option<Picture> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height, limits.max_alloc) = (Some(LONGEST), Some(LONGEST), Some(MEMORY));
    reader.limits(limits);
    let format = reader.format()?;
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    let (width, height) = (picture.width(), picture.height());
    let small = if width.max(height) > SMALL { picture.thumbnail(SMALL, SMALL) } else { picture };
    let mut thumbnail = Cursor::new(Vec::new());
    match format {
        ImageFormat::Jpeg => small.into_rgb8().write_to(&mut thumbnail, ImageFormat::Jpeg),
        _ => small.write_to(&mut thumbnail, ImageFormat::Png),
    }
    .ok()?;
    Some(Picture { width, height, thumbnail: thumbnail.into_inner() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(width, height).write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_thumbnail_keeps_the_shape() {
        let picture = read(&png(1200, 300)).unwrap();
        assert_eq!((picture.width, picture.height), (1200, 300));
        let small = image::load_from_memory(&picture.thumbnail).unwrap();
        assert_eq!((small.width(), small.height()), (480, 120));
    }

    /// Req: SEC-08
    #[test]
    fn a_broken_picture_or_one_of_absurd_size_is_not_decoded() {
        let mut cut = png(400, 400);
        cut.truncate(60);
        assert!(read(&cut).is_none());
        let mut claims = png(1, 1);
        // The width, in the header; its checksum is not asked before the size is.
        claims[16..20].copy_from_slice(&u32::MAX.to_be_bytes());
        assert!(read(&claims).is_none());
        assert!(read(b"no picture").is_none());
    }
}
