//! A page's content stream as glyphs with their places: what is written where, how large, and whether
//! a reader of the page can see it.
//!
//! Reading objects and fonts is `hayro`'s; putting glyphs into lines is `layout`'s.

use std::sync::Arc;

use hayro_font::hayro_syntax::content::TypedIter;
use hayro_font::hayro_syntax::content::ops::TypedInstruction;
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_font::hayro_syntax::page::{Page, Resources};
use hayro_font::{CMapResolverFn, Font, FontCache, FontQuery, FontResolverFn};

use super::glyph::{Glyph, Page as Found, Veil};
use super::paint::{Colour, Ground};

/// Drawing operations read of one document. A page of dense text has some ten thousand.
const OPERATIONS: usize = 4_000_000;
/// How deep forms may hold forms, and states be saved.
const DEPTH: usize = 24;
const STATES: usize = 512;
/// Glyphs read of one document: some two hundred dense pages.
pub(super) const GLYPHS: usize = 800_000;

/// A matrix of PDF: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Clone, Copy)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    const ONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    const fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First `self`, then `next`.
    fn then(self, next: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, next.0);
        Self([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    pub(super) fn at(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }
}

/// What is in force while the stream is read.
#[derive(Clone)]
struct State<'a> {
    place: Matrix,
    fill: Colour,
    space: Colour,
    alpha: f64,
    font: Option<Font<'a>>,
    size: f64,
    letter_gap: f64,
    word_gap: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    mode: i64,
}

/// What is shared by the pages of a document.
pub(super) struct Reader<'a> {
    fonts: FontCache<'a>,
    font_resolver: FontResolverFn,
    cmap_resolver: CMapResolverFn,
    layers_off: Vec<(u32, i32)>,
    operations: usize,
    glyphs: usize,
}

impl<'a> Reader<'a> {
    /// `layers_off` are the optional parts of the document that are switched off, by object number.
    pub(super) fn new(layers_off: Vec<(u32, i32)>) -> Self {
        Self {
            fonts: FontCache::new(),
            // Stand-ins for fonts that a file names and does not hold: their widths and names of
            // characters are what is needed.
            font_resolver: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
            }),
            cmap_resolver: Arc::new(|_| None),
            layers_off,
            operations: 0,
            glyphs: 0,
        }
    }

    /// Whether the document has more than is read of one.
    pub(super) const fn is_spent(&self) -> bool {
        self.operations >= OPERATIONS || self.glyphs >= GLYPHS
    }

    /// The glyphs of a page.
    pub(super) fn page(&mut self, page: &Page<'a>) -> Found {
        let (width, height) = page.render_dimensions();
        let mut found = Found {
            width: f64::from(width),
            height: f64::from(height),
            ..Found::default()
        };
        let Some(stream) = page.page_stream() else {
            return found;
        };
        let start = Matrix(page.initial_transform(true).as_coeffs());
        let mut run = Run {
            reader: self,
            found: &mut found,
            ground: Ground::default(),
            state: State::new(start),
            saved: Vec::new(),
            text: Matrix::ONE,
            line: Matrix::ONE,
            path: None,
            marks: Vec::new(),
        };
        run.read(stream, page.resources(), 0);
        found
    }
}

impl State<'_> {
    const fn new(place: Matrix) -> Self {
        Self {
            place,
            fill: Colour::BLACK,
            space: Colour::BLACK,
            alpha: 1.0,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }
}

/// The reading of one page.
struct Run<'r, 'a> {
    reader: &'r mut Reader<'a>,
    found: &'r mut Found,
    ground: Ground,
    state: State<'a>,
    saved: Vec<State<'a>>,
    text: Matrix,
    line: Matrix,
    /// The box around the path that is being drawn, on the page.
    path: Option<[f64; 4]>,
    /// For each open marked content, whether it belongs to a layer that is off.
    marks: Vec<bool>,
}

impl<'a> Run<'_, 'a> {
    fn read(&mut self, stream: &[u8], resources: &Resources<'a>, depth: usize) {
        let mut operations = TypedIter::new(stream);
        let floor = self.saved.len();
        while let Some(operation) = operations.next() {
            self.reader.operations += 1;
            if self.reader.is_spent() {
                return;
            }
            if self.text_operation(&operation, resources) || self.paint_operation(&operation) {
                continue;
            }
            match operation {
                TypedInstruction::SaveState(_) if self.saved.len() < STATES => {
                    self.saved.push(self.state.clone());
                }
                TypedInstruction::RestoreState(_) if self.saved.len() > floor => {
                    if let Some(state) = self.saved.pop() {
                        self.state = state;
                    }
                }
                TypedInstruction::XObject(name) => self.object(name.0, resources, depth),
                TypedInstruction::InlineImage(_) => self.image(),
                TypedInstruction::SetGraphicsState(name) => {
                    self.graphics_state(resources.get_ext_g_state(name.0));
                }
                TypedInstruction::BeginMarkedContent(_) => self.marks.push(false),
                TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                    let layer = match mark.1 {
                        Object::Name(name) => resources.properties.get_ref(name),
                        _ => None,
                    };
                    let off =
                        layer.is_some_and(|layer| self.is_off(layer.obj_number, layer.gen_number));
                    self.marks.push(off);
                }
                TypedInstruction::EndMarkedContent(_) => {
                    self.marks.pop();
                }
                _ => {}
            }
        }
        self.saved.truncate(floor.max(self.saved.len().min(floor)));
    }

    fn is_off(&self, number: u32, generation: i32) -> bool {
        self.reader.layers_off.contains(&(number, generation))
    }

    /// A form is read in place; of a picture only its place counts.
    fn object(&mut self, name: &Name<'_>, resources: &Resources<'a>, depth: usize) {
        let Some(stream) = resources.get_x_object(name) else {
            return;
        };
        let dict = stream.dict();
        match dict.get::<Name<'_>>("Subtype") {
            Some(kind) if kind.as_str() == "Image" => self.image(),
            Some(kind) if kind.as_str() == "Form" && depth < DEPTH => {
                self.form(&stream, resources, depth);
            }
            _ => {}
        }
    }

    fn form(&mut self, stream: &Stream<'a>, resources: &Resources<'a>, depth: usize) {
        let dict = stream.dict();
        let Ok(content) = stream.decoded_data() else {
            return;
        };
        let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
        let off = dict
            .get_ref("OC")
            .is_some_and(|layer| self.is_off(layer.obj_number, layer.gen_number));
        let state = self.state.clone();
        let matrix = dict.get::<[f64; 6]>("Matrix").map_or(Matrix::ONE, Matrix);
        self.state.place = matrix.then(self.state.place);
        self.marks.push(off);
        let marks = self.marks.len();
        let floor = self.saved.len();
        self.read(&content, own.as_ref().unwrap_or(resources), depth + 1);
        self.saved.truncate(floor);
        self.marks.truncate(marks);
        self.marks.pop();
        self.state = state;
    }

    fn image(&mut self) {
        let place = self.state.place;
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
        let mut around = None;
        for (x, y) in corners {
            widen(&mut around, place.at(x, y));
        }
        if let Some(area) = around {
            self.ground.cover(area, Colour::UNKNOWN);
            self.found.picture += self.found.share(area);
        }
    }

    fn graphics_state(&mut self, dict: Option<Dict<'a>>) {
        let Some(dict) = dict else { return };
        if let Some(alpha) = dict.get::<f64>("ca") {
            self.state.alpha = alpha;
        }
    }

    /// Colours, paths and places; whether it was one of them.
    fn paint_operation(&mut self, operation: &TypedInstruction<'_, '_>) -> bool {
        let number = |number: Number| number.as_f64();
        match operation {
            TypedInstruction::Transform(m) => {
                let matrix = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(number));
                self.state.place = matrix.then(self.state.place);
            }
            TypedInstruction::NonStrokeColorDeviceGray(c) => {
                self.state.fill = Colour::grey(c.0.as_f64());
            }
            TypedInstruction::NonStrokeColorDeviceRgb(c) => {
                self.state.fill = Colour::new([c.0, c.1, c.2].map(number));
            }
            TypedInstruction::NonStrokeColorCmyk(c) => {
                self.state.fill = Colour::cmyk([c.0, c.1, c.2, c.3].map(number));
            }
            TypedInstruction::ColorSpaceNonStroke(space) => {
                self.state.space = Colour::of_space(space.0.as_str());
                self.state.fill = self.state.space;
            }
            TypedInstruction::NonStrokeColor(c) => {
                let parts: Vec<f64> = c.0.iter().map(|part| part.as_f64()).collect();
                self.state.fill = self.state.space.with(&parts);
            }
            TypedInstruction::NonStrokeColorNamed(c) => {
                let parts: Vec<f64> = c.0.iter().map(|part| part.as_f64()).collect();
                self.state.fill = match c.1 {
                    Some(_) => Colour::UNKNOWN,
                    None => self.state.space.with(&parts),
                };
            }
            TypedInstruction::RectPath(r) => {
                let [x, y, width, height] = [r.0, r.1, r.2, r.3].map(number);
                for (x, y) in [
                    (x, y),
                    (x + width, y),
                    (x, y + height),
                    (x + width, y + height),
                ] {
                    self.reach(x, y);
                }
            }
            TypedInstruction::MoveTo(p) => self.reach(p.0.as_f64(), p.1.as_f64()),
            TypedInstruction::LineTo(p) => self.reach(p.0.as_f64(), p.1.as_f64()),
            TypedInstruction::CubicTo(p) => self.reach(p.4.as_f64(), p.5.as_f64()),
            TypedInstruction::FillPathNonZero(_)
            | TypedInstruction::FillPathNonZeroCompatibility(_)
            | TypedInstruction::FillPathEvenOdd(_)
            | TypedInstruction::FillAndStrokeNonZero(_)
            | TypedInstruction::FillAndStrokeEvenOdd(_)
            | TypedInstruction::CloseFillAndStrokeNonZero(_)
            | TypedInstruction::CloseFillAndStrokeEvenOdd(_) => {
                if let Some(area) = self.path.take()
                    && self.state.alpha > 0.05
                {
                    self.ground.cover(area, self.state.fill);
                    self.spot(area);
                }
            }
            TypedInstruction::EndPath(_)
            | TypedInstruction::StrokePath(_)
            | TypedInstruction::CloseAndStrokePath(_) => self.path = None,
            TypedInstruction::Shading(_) => {
                let page = [0.0, 0.0, self.found.width, self.found.height];
                self.ground.cover(page, Colour::UNKNOWN);
            }
            _ => return false,
        }
        true
    }

    /// Remembers a spot of the size of a bullet.
    fn spot(&mut self, [left, top, right, bottom]: [f64; 4]) {
        let (wide, high) = (right - left, bottom - top);
        let is_bullet = (1.0..9.0).contains(&wide) && (wide - high).abs() < wide * 0.3;
        if is_bullet && self.found.spots.len() < 2000 {
            self.found
                .spots
                .push((f64::midpoint(left, right), f64::midpoint(top, bottom)));
        }
    }

    fn reach(&mut self, x: f64, y: f64) {
        let point = self.state.place.at(x, y);
        widen(&mut self.path, point);
    }

    /// What sets, moves and shows text; whether it was that.
    fn text_operation(
        &mut self,
        operation: &TypedInstruction<'_, '_>,
        resources: &Resources<'a>,
    ) -> bool {
        match operation {
            TypedInstruction::BeginText(_) => (self.text, self.line) = (Matrix::ONE, Matrix::ONE),
            TypedInstruction::CharacterSpacing(n) => self.state.letter_gap = n.0.as_f64(),
            TypedInstruction::WordSpacing(n) => self.state.word_gap = n.0.as_f64(),
            TypedInstruction::HorizontalScaling(n) => self.state.stretch = n.0.as_f64() / 100.0,
            TypedInstruction::TextLeading(n) => self.state.leading = n.0.as_f64(),
            TypedInstruction::TextRise(n) => self.state.rise = n.0.as_f64(),
            TypedInstruction::TextRenderingMode(n) => self.state.mode = n.0.as_i64(),
            TypedInstruction::TextFont(font) => {
                self.state.size = font.1.as_f64();
                self.state.font = resources.get_font(font.0).and_then(|dict| {
                    let reader = &self.reader;
                    reader
                        .fonts
                        .font(&dict, &reader.font_resolver, &reader.cmap_resolver)
                });
            }
            TypedInstruction::SetTextMatrix(m) => {
                let matrix = [m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64());
                (self.text, self.line) = (Matrix(matrix), Matrix(matrix));
            }
            TypedInstruction::NextLine(n) => self.next_line(n.0.as_f64(), n.1.as_f64()),
            TypedInstruction::NextLineAndSetLeading(n) => {
                self.state.leading = -n.1.as_f64();
                self.next_line(n.0.as_f64(), n.1.as_f64());
            }
            TypedInstruction::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            TypedInstruction::ShowText(text) => self.show(text.0.as_bytes()),
            TypedInstruction::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes());
            }
            TypedInstruction::ShowTextWithParameters(text) => {
                self.state.word_gap = text.0.as_f64();
                self.state.letter_gap = text.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes());
            }
            TypedInstruction::ShowTexts(parts) => self.show_parts(parts.0),
            _ => return false,
        }
        true
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    fn show_parts(&mut self, parts: &Array<'_>) {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::Number(back) => {
                    let by = -back.as_f64() / 1000.0 * self.state.size * self.state.stretch;
                    self.text = Matrix::shift(by, 0.0).then(self.text);
                }
                Object::String(text) => self.show(text.as_bytes()),
                _ => {}
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            return;
        };
        let mut at = 0;
        while at < bytes.len() && self.reader.glyphs < GLYPHS {
            let (code, taken) = font.read_code(bytes, at);
            at += taken.max(1);
            let state = &self.state;
            let gap = if code == 32 && taken == 1 {
                state.word_gap
            } else {
                0.0
            };
            let wide = font.code_advance(code).x / 1000.0 * state.size;
            let advance = (wide + state.letter_gap + gap) * state.stretch;
            let page = Matrix([state.size, 0.0, 0.0, state.size, 0.0, state.rise])
                .then(self.text)
                .then(state.place);
            let (x, y) = page.at(0.0, 0.0);
            let end = Matrix::shift(wide * state.stretch, 0.0)
                .then(self.text)
                .then(state.place)
                .at(0.0, state.rise);
            let top = page.at(0.0, 1.0);
            let size = (top.0 - x).hypot(top.1 - y);
            let glyph = Glyph {
                x,
                y,
                end: end.0,
                size,
                text: written(&font, code),
                veil: self.veil(x, y, size),
                is_turned: (end.1 - y).abs() > (end.0 - x).abs() + 0.01,
            };
            if x.is_finite() && y.is_finite() && end.0.is_finite() {
                self.reader.glyphs += 1;
                self.found.glyphs.push(glyph);
            }
            self.text = Matrix::shift(advance, 0.0).then(self.text);
        }
    }

    /// What keeps a glyph at this place from being seen.
    fn veil(&self, x: f64, y: f64, size: f64) -> Option<Veil> {
        let found = &self.found;
        let inside =
            (-1.0..=found.width + 1.0).contains(&x) && (-1.0..=found.height + 1.0).contains(&y);
        let fills = matches!(self.state.mode, 0 | 4);
        match self.state.mode {
            3 | 7 => Some(Veil::Unpainted),
            _ if self.marks.contains(&true) => Some(Veil::Layer),
            _ if !inside => Some(Veil::Outside),
            _ if size < 1.5 => Some(Veil::Tiny),
            _ if fills && self.state.alpha < 0.05 => Some(Veil::Unpainted),
            // The middle of the letter, where the ground behind it is.
            _ if fills
                && self
                    .ground
                    .swallows(x + size / 4.0, y - size / 4.0, self.state.fill) =>
            {
                Some(Veil::Ground)
            }
            _ => None,
        }
    }
}

/// The characters that a code of a font stands for.
fn written(font: &Font<'_>, code: u32) -> String {
    let glyph = font.glyph(font.map_code(code), code);
    let text = match glyph {
        hayro_font::FontGlyph::Outline(glyph) => glyph.as_unicode(),
        hayro_font::FontGlyph::Type3(glyph) => glyph.as_unicode(),
    };
    match text {
        Some(hayro_font::hayro_cmap::BfString::Char(c)) => c.to_string(),
        Some(hayro_font::hayro_cmap::BfString::String(text)) => text,
        None => char::REPLACEMENT_CHARACTER.to_string(),
    }
}

fn widen(area: &mut Option<[f64; 4]>, (x, y): (f64, f64)) {
    *area = Some(match *area {
        None => [x, y, x, y],
        Some([left, top, right, bottom]) => [left.min(x), top.min(y), right.max(x), bottom.max(y)],
    });
}
