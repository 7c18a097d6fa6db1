//! A sheet to draw on, in pixels with tenths, that becomes an SVG and from that a PNG.
//!
//! plotters rounds every coordinate to a whole pixel, so all is drawn ten times too large under a `viewBox` that scales
//! back. Inter is registered with plotters for measuring and handed to resvg for drawing; the SVG itself only names it,
//! with fallbacks, because carrying the font would add half a megabyte to every chart.

use plotters::prelude::{DrawingBackend, FontStyle, IntoFont, RGBColor, SVGBackend, ShapeStyle, TextStyle};
use plotters::style::register_font;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use resvg::{tiny_skia, usvg};
use std::sync::{Once, OnceLock};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.otf");
const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.otf");
const FAMILY: &str = "Inter";
const FALLBACKS: &str = "Inter, 'Helvetica Neue', Helvetica, Arial, sans-serif";

/// Drawn units per pixel.
const GRID: f64 = 10.0;
/// plotters writes `font-size` divided by this.
const PLOTTERS_FONT: f64 = 1.24;
/// The width of every chart in pixels.
pub(super) const WIDTH: f64 = 960.0;

// Okabe & Ito (2008), "Color universal design": told apart by colour-blind readers, and of different lightness.
pub(super) const BLUE: RGBColor = RGBColor(0, 114, 178);
pub(super) const VERMILLION: RGBColor = RGBColor(213, 94, 0);
pub(super) const INK: RGBColor = RGBColor(26, 26, 26);
/// Text that explains; 7:1 on white.
pub(super) const SOFT: RGBColor = RGBColor(89, 89, 89);
/// Marks that are there without being the point; 4.5:1 on white.
pub(super) const GREY: RGBColor = RGBColor(118, 118, 118);
/// Gridlines.
pub(super) const FAINT: RGBColor = RGBColor(222, 222, 222);
pub(super) const WHITE: RGBColor = RGBColor(255, 255, 255);

/// A point in pixels from the upper left corner.
pub(super) type Point = (f64, f64);

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) colour: RGBColor,
}

/// Type of `size` pixels in the regular weight.
pub(super) const fn regular(size: f64, colour: RGBColor) -> Type {
    Type { size, bold: false, colour }
}

/// Type of `size` pixels in the semi-bold weight.
pub(super) const fn bold(size: f64, colour: RGBColor) -> Type {
    Type { size, bold: true, colour }
}

/// Which point of a text its place is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

enum Mark {
    Line { points: Vec<Point>, colour: RGBColor, width: f64 },
    Area { points: Vec<Point>, colour: RGBColor },
    Dot { centre: Point, radius: f64, colour: RGBColor },
    Text { at: Point, anchor: Anchor, style: Type, text: String },
}

/// What a reader who cannot see the chart is told of it.
pub(super) struct Head<'a> {
    pub(super) key: &'static str,
    pub(super) language: &'static str,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
}

/// The marks drawn so far, in drawing order.
#[derive(Default)]
pub(super) struct Canvas {
    marks: Vec<Mark>,
}

impl Canvas {
    pub(super) fn line(&mut self, points: &[Point], colour: RGBColor, width: f64) {
        self.marks.push(Mark::Line { points: points.to_vec(), colour, width });
    }

    /// A line of dashes of `dash` pixels with gaps of the same length.
    pub(super) fn dashes(&mut self, points: &[Point], colour: RGBColor, width: f64, dash: f64) {
        for pair in points.windows(2) {
            let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
            let length = libm::hypot(x1 - x0, y1 - y0);
            let count = ((length / dash + 1.0) / 2.0).floor().max(1.0) as usize;
            let part = 1.0 / (2 * count - 1) as f64;
            let at = |share: f64| (x0 + share * (x1 - x0), y0 + share * (y1 - y0));
            for index in 0..count {
                let start = 2.0 * index as f64 * part;
                self.line(&[at(start), at(start + part)], colour, width);
            }
        }
    }

    pub(super) fn area(&mut self, points: &[Point], colour: RGBColor) {
        self.marks.push(Mark::Area { points: points.to_vec(), colour });
    }

    pub(super) fn dot(&mut self, centre: Point, radius: f64, colour: RGBColor) {
        self.marks.push(Mark::Dot { centre, radius, colour });
    }

    /// A ring: a dot with a white heart.
    pub(super) fn ring(&mut self, centre: Point, radius: f64, colour: RGBColor) {
        self.dot(centre, radius, colour);
        self.dot(centre, radius - 1.6, WHITE);
    }

    /// A square on its point.
    pub(super) fn diamond(&mut self, (x, y): Point, radius: f64, colour: RGBColor) {
        self.area(&[(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)], colour);
    }

    /// A text whose baseline goes through `at`.
    pub(super) fn text(&mut self, at: Point, anchor: Anchor, style: Type, text: &str) {
        self.marks.push(Mark::Text { at, anchor, style, text: text.to_string() });
    }

    /// The finished SVG.
    pub(super) fn finish(self, head: &Head, height: f64) -> String {
        let mut body = String::new();
        let size = ((WIDTH * GRID) as u32, (height * GRID).ceil() as u32);
        {
            let mut backend = SVGBackend::with_string(&mut body, size);
            for mark in &self.marks {
                assert!(draw(&mut backend, mark), "drawing into memory cannot fail");
            }
        }
        dress(&body, head, height.ceil())
    }
}

fn draw(backend: &mut SVGBackend, mark: &Mark) -> bool {
    let paint = |colour: RGBColor, width: f64| ShapeStyle {
        color: colour.into(),
        filled: true,
        stroke_width: (width * GRID).round() as u32,
    };
    let drawn = match mark {
        Mark::Line { points, colour, width } => {
            backend.draw_path(points.iter().map(|point| place(*point)), &paint(*colour, *width))
        }
        Mark::Area { points, colour } => {
            backend.fill_polygon(points.iter().map(|point| place(*point)), &paint(*colour, 0.0))
        }
        Mark::Dot { centre, radius, colour } => {
            backend.draw_circle(place(*centre), (radius * GRID).round() as u32, &paint(*colour, 0.0), true)
        }
        Mark::Text { at, anchor, style, text } => {
            let horizontal = match anchor {
                Anchor::Start => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::End => HPos::Right,
            };
            let font = font(*style, style.size * GRID * PLOTTERS_FONT);
            let style = TextStyle::from(font).pos(Pos::new(horizontal, VPos::Top));
            backend.draw_text(text, &style.color(&mark.colour()), place(*at))
        }
    };
    drawn.is_ok()
}

impl Mark {
    fn colour(&self) -> RGBColor {
        match self {
            Mark::Line { colour, .. } | Mark::Area { colour, .. } | Mark::Dot { colour, .. } => *colour,
            Mark::Text { style, .. } => style.colour,
        }
    }
}

fn place((x, y): Point) -> (i32, i32) {
    ((x * GRID).round() as i32, (y * GRID).round() as i32)
}

/// Replaces what plotters writes at the head, and what it says over and over, by what a reader and a browser need.
/// Texts are escaped, so none of these attributes can be part of one.
fn dress(body: &str, head: &Head, height: f64) -> String {
    let marks = body.split_once(">\n").map_or("", |(_, rest)| rest);
    let marks = marks
        .replace(" opacity=\"1\"", "")
        .replace(" dy=\"0.76em\"", "")
        .replace(" text-anchor=\"start\"", "")
        .replace(" font-family=\"Inter\"", "")
        .replace("120.00000000000001", "120")
        .replace("font-weight=\"bold\"", "font-weight=\"600\"")
        .replace(" stroke=\"none\" stroke-width=\"0\"", "")
        .replace("\n</text>", "</text>");
    let Head { key, language, title, description } = *head;
    let (title, description) = (escape(title), escape(description));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{key}-title {key}-desc\" lang=\"{language}\" \
         font-family=\"{FALLBACKS}\" stroke-linejoin=\"round\">\n\
         <title id=\"{key}-title\">{title}</title>\n<desc id=\"{key}-desc\">{description}</desc>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n{marks}",
        WIDTH * GRID,
        height * GRID,
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn font(style: Type, size: f64) -> plotters::style::FontDesc<'static> {
    static INTER: Once = Once::new();
    INTER.call_once(|| {
        let known = register_font(FAMILY, FontStyle::Normal, REGULAR).is_ok()
            && register_font(FAMILY, FontStyle::Bold, SEMI_BOLD).is_ok();
        assert!(known, "the embedded font can be read");
    });
    let weight = if style.bold { FontStyle::Bold } else { FontStyle::Normal };
    (FAMILY, size).into_font().style(weight)
}

/// The width of `text` in pixels.
pub(super) fn width(text: &str, style: Type) -> f64 {
    let (wide, _) = font(style, style.size * GRID * PLOTTERS_FONT).box_size(text).unwrap_or((0, 0));
    f64::from(wide) / GRID
}

/// `text` in lines of at most `limit` pixels; a single word that is wider keeps its line.
pub(super) fn wrap(text: &str, style: Type, limit: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), style) <= limit => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

/// As [`wrap`], in as few lines but of nearly equal length, so that no word is left alone on the last.
pub(super) fn balanced(text: &str, style: Type, limit: f64) -> Vec<String> {
    let mut best = wrap(text, style, limit);
    for part in (10..20).rev() {
        let lines = wrap(text, style, limit * f64::from(part) / 20.0);
        let fits = lines.iter().all(|line| width(line, style) <= limit);
        if lines.len() > best.len() || !fits {
            break;
        }
        best = lines;
    }
    best
}

/// How many PNG pixels a pixel of the chart gets.
pub(super) const SHARPNESS: f32 = 2.0;

/// The SVG as a PNG at twice its size, set in the embedded font whatever the machine has.
///
/// # Errors
/// What resvg says of an SVG that it cannot read or an image that does not fit in memory.
pub fn png(svg: &str) -> Result<Vec<u8>, String> {
    static FONTS: OnceLock<usvg::fontdb::Database> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let mut fonts = usvg::fontdb::Database::new();
        [REGULAR, SEMI_BOLD].into_iter().for_each(|font| fonts.load_font_data(font.to_vec()));
        fonts.set_sans_serif_family(FAMILY);
        fonts
    });
    let options = usvg::Options { fontdb: std::sync::Arc::new(fonts.clone()), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|problem| problem.to_string())?;
    let size = tree.size().to_int_size().scale_by(SHARPNESS).ok_or("the chart has no size")?;
    let mut image =
        tiny_skia::Pixmap::new(size.width(), size.height()).ok_or("the chart does not fit in memory")?;
    let scale = tiny_skia::Transform::from_scale(SHARPNESS, SHARPNESS);
    resvg::render(&tree, scale, &mut image.as_mut());
    image.encode_png().map_err(|problem| problem.to_string())
}
