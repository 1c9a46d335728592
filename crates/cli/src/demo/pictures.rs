//! Pictures of sites, drawn by code: a fence that grows along a yard, under the light of the day.

use anyhow::Result;

const WIDE: usize = 960;
const HIGH: usize = 640;

/// How far the work in a picture is.
#[derive(Clone, Copy)]
pub enum Progress {
    Posts,
    Half,
    Done,
}

/// A PNG of a fence line; the number shades the light and the wood.
pub fn fence(progress: Progress, number: u32) -> Result<Vec<u8>> {
    let mut canvas = Canvas::new();
    let light = i32::try_from(number % 5).unwrap_or(0) * 6;
    canvas.fill(0, 0, WIDE, 330, [148 + light, 182 + light, 214]);
    canvas.fill(0, 250, WIDE, 90, [104, 128 + light, 96]);
    canvas.fill(0, 330, WIDE, HIGH - 330, [96 + light, 138, 72]);
    canvas.fill(600, 120, 260, 190, [206, 198, 184]);
    canvas.fill(640, 170, 60, 60, [92, 112, 130]);
    canvas.fill(760, 170, 60, 60, [92, 112, 130]);
    for row in 0..70 {
        canvas.fill(580 + row, 120 - row.min(60), 300 - row * 2, 1, [120, 84, 72]);
    }
    let boards = match progress {
        Progress::Posts => 0,
        Progress::Half => WIDE / 2,
        Progress::Done => WIDE,
    };
    let wood = [186 - light, 138, 92];
    for left in (20..WIDE).step_by(116) {
        canvas.fill(left, 262, 20, 250, [146, 102, 64]);
    }
    for rail in [300, 470] {
        canvas.fill(0, rail, boards, 14, [158, 112, 70]);
    }
    for left in (0..boards).step_by(27) {
        let shade = i32::try_from((left / 27 * 7 + number as usize) % 4).unwrap_or(0) * 5;
        canvas.fill(left, 276, 25, 230, wood.map(|c| c - shade));
    }
    for left in (0..WIDE).step_by(13) {
        canvas.fill(left, 505 + (left * 7 + number as usize) % 9, 3, 12, [78, 116, 58]);
    }
    canvas.grain(number);
    canvas.png()
}

struct Canvas {
    pixels: Vec<u8>,
}

impl Canvas {
    fn new() -> Self {
        Self { pixels: vec![0; WIDE * HIGH * 3] }
    }

    fn fill(&mut self, left: usize, top: usize, wide: usize, high: usize, color: [i32; 3]) {
        let color = color.map(|c| u8::try_from(c.clamp(0, 255)).unwrap_or(0));
        for y in top..(top + high).min(HIGH) {
            for x in left..(left + wide).min(WIDE) {
                self.pixels[(y * WIDE + x) * 3..][..3].copy_from_slice(&color);
            }
        }
    }

    /// A little unevenness, the same for the same number.
    fn grain(&mut self, number: u32) {
        let mut state = number.wrapping_mul(2_654_435_761).wrapping_add(1);
        for block in self.pixels.chunks_mut(3 * 6) {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let lift = u8::try_from(state >> 29).unwrap_or(0);
            block.iter_mut().for_each(|c| *c = c.saturating_add(lift));
        }
    }

    fn png(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDE as u32, HIGH as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header()?.write_image_data(&self.pixels)?;
        Ok(bytes)
    }
}
