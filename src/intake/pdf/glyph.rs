//! What a page holds once it is read: glyphs at places, measured in points from the upper left.

/// Why text on a page is not seen by who looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Veil {
    /// A mode that paints nothing, or full transparency.
    Unpainted,
    /// The colour of the ground behind it.
    Ground,
    /// Under a point and a half.
    Tiny,
    /// Beside the page.
    Outside,
    /// On a layer that is switched off.
    Layer,
}

impl Veil {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Unpainted => "text that is not painted",
            Self::Ground => "text in the colour of the page",
            Self::Tiny => "text too small to see",
            Self::Outside => "text beside the page",
            Self::Layer => "text on a hidden layer",
        }
    }
}

/// What one code shows.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// Where it begins, from the left.
    pub(super) x: f64,
    /// The line it stands on, from the top.
    pub(super) y: f64,
    /// Where it ends, from the left.
    pub(super) end: f64,
    /// The height of its font.
    pub(super) size: f64,
    pub(super) text: String,
    pub(super) veil: Option<Veil>,
    /// Whether it runs up or down the page.
    pub(super) is_turned: bool,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) glyphs: Vec<Glyph>,
    /// How much of it pictures cover, 1.0 for all; more when they overlap.
    pub(super) picture: f64,
    /// Small painted spots, by the middle of each: programs draw the bullets of lists as such.
    pub(super) spots: Vec<(f64, f64)>,
}

impl Page {
    /// How much of the page an area takes: left, top, right, bottom.
    pub(super) fn share(&self, [left, top, right, bottom]: [f64; 4]) -> f64 {
        let wide = (right.min(self.width) - left.max(0.0)).max(0.0);
        let high = (bottom.min(self.height) - top.max(0.0)).max(0.0);
        let whole = self.width * self.height;
        if whole > 0.0 {
            wide * high / whole
        } else {
            0.0
        }
    }
}
