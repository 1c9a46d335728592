//! The typefaces every document can count on.

use typst::foundations::Bytes;
use typst::text::Font;

const INTER_REGULAR: &[u8] = include_bytes!("../fonts/Inter-Regular.ttf");
const INTER_SEMIBOLD: &[u8] = include_bytes!("../fonts/Inter-SemiBold.ttf");
/// Steps in for Arabic, Hebrew and symbols.
const DEJAVU_SANS: &[u8] = include_bytes!("../fonts/DejaVuSans.ttf");

/// The built-in fonts, then those given. What can't be read as a font is left out.
pub(crate) fn load(more: Vec<Vec<u8>>) -> Vec<Font> {
    let own = [INTER_REGULAR, INTER_SEMIBOLD, DEJAVU_SANS].map(Bytes::new);
    own.into_iter().chain(more.into_iter().map(Bytes::new)).flat_map(Font::iter).collect()
}
