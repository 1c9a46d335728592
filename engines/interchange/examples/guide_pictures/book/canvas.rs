//! A picture as SVG on a card of its own, so that it reads on a light page and on a dark one.

use std::fmt::Write;

pub const WIDTH: f64 = 720.0;
pub const MARGIN: f64 = 28.0;
pub const INK: &str = "#18181b";
pub const QUIET: &str = "#52525b";
pub const RULE: &str = "#e4e4e7";
pub const SHADE: &str = "#f4f4f5";
pub const PLAIN: &str = "#4f46e5";
pub const PALE: &str = "#e0e7ff";
pub const CRITICAL: &str = "#c2251c";
pub const SECOND: &str = "#0f766e";
pub const SECOND_PALE: &str = "#ccfbf1";

#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

pub struct Canvas {
    height: f64,
    title: String,
    body: String,
}

impl Canvas {
    /// A card with a heading, and below it a line that says what is to be seen.
    pub fn new(height: f64, title: &str, what: &str) -> Self {
        let mut canvas = Self { height, title: format!("{title}. {what}"), body: String::new() };
        canvas.styled((MARGIN, 38.0), title, Anchor::Start, INK, (16, 600));
        canvas.text(MARGIN, 60.0, what, Anchor::Start, QUIET);
        canvas
    }

    pub fn text(&mut self, x: f64, y: f64, text: &str, anchor: Anchor, colour: &str) {
        self.styled((x, y), text, anchor, colour, (13, 400));
    }

    pub fn strong(&mut self, x: f64, y: f64, text: &str, anchor: Anchor, colour: &str) {
        self.styled((x, y), text, anchor, colour, (13, 600));
    }

    fn styled(&mut self, (x, y): (f64, f64), text: &str, anchor: Anchor, colour: &str, (size, weight): (u8, u16)) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let text = escaped(text);
        self.put(format_args!(
            r#"<text x="{x:.1}" y="{y:.1}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" fill="{colour}">{text}</text>"#
        ));
    }

    pub fn bar(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str, stroke: Option<&str>) {
        let stroke = stroke.map(|s| format!(r#" stroke="{s}" stroke-dasharray="4 3""#)).unwrap_or_default();
        self.put(format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" rx="4" fill="{fill}"{stroke}/>"#
        ));
    }

    /// Without round corners: shade behind bars.
    pub fn field(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str) {
        self.put(format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" fill="{fill}"/>"#
        ));
    }

    pub fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), colour: &str, dashed: bool) {
        let dash = if dashed { r#" stroke-dasharray="4 4""# } else { "" };
        self.put(format_args!(
            r#"<line x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}" stroke="{colour}" stroke-width="1.25"{dash}/>"#
        ));
    }

    pub fn curve(&mut self, points: &[(f64, f64)], base: f64) {
        let Some((first, last)) = points.first().zip(points.last()) else { return };
        let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
        let path = path.join(" L");
        let (from, to) = (first.0, last.0);
        self.put(format_args!(r#"<path d="M{from:.1} {base:.1} L{path} L{to:.1} {base:.1} Z" fill="{PALE}"/>"#));
        self.put(format_args!(
            r#"<path d="M{path}" fill="none" stroke="{PLAIN}" stroke-width="2.5" stroke-linejoin="round"/>"#
        ));
    }

    pub fn dot(&mut self, (x, y): (f64, f64), colour: &str) {
        self.put(format_args!(
            r##"<circle cx="{x:.1}" cy="{y:.1}" r="5" fill="{colour}" stroke="#ffffff" stroke-width="2"/>"##
        ));
    }

    /// Down from one bar and right into the next.
    pub fn arrow(&mut self, (x, y): (f64, f64), (to_x, to_y): (f64, f64)) {
        self.put(format_args!(
            r#"<path d="M{x:.1} {y:.1} V{to_y:.1} H{end:.1}" fill="none" stroke="{QUIET}" stroke-width="1.25"/>"#,
            end = to_x - 4.0
        ));
        self.put(format_args!(r#"<path d="M{to_x:.1} {to_y:.1} l-6 -3.5 v7 z" fill="{QUIET}"/>"#));
    }

    fn put(&mut self, element: std::fmt::Arguments<'_>) {
        let _ = writeln!(self.body, "  {element}");
    }

    pub fn finished(self) -> String {
        let Self { height, title, body } = self;
        let (inner_width, inner_height, title) = (WIDTH - 1.0, height - 1.0, escaped(&title));
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">
  <title>{title}</title>
  <rect x="0.5" y="0.5" width="{inner_width}" height="{inner_height}" rx="12" fill="#ffffff" stroke="#d4d4d8"/>
{body}</svg>
"##
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
