//! Colours of a page, as far as they tell whether text can be seen on the ground behind it.

/// A colour; none when it cannot be told without rendering.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Colour(Option<[f64; 3]>);

impl Colour {
    pub(super) const BLACK: Self = Self(Some([0.0; 3]));
    pub(super) const UNKNOWN: Self = Self(None);
    const WHITE: Self = Self(Some([1.0; 3]));

    pub(super) const fn new(rgb: [f64; 3]) -> Self {
        Self(Some(rgb))
    }

    pub(super) const fn grey(level: f64) -> Self {
        Self(Some([level; 3]))
    }

    pub(super) fn cmyk([c, m, y, k]: [f64; 4]) -> Self {
        Self(Some([c, m, y].map(|ink| (1.0 - ink) * (1.0 - k))))
    }

    /// What a colour space begins with: black, unless its numbers mean something of their own.
    pub(super) fn of_space(name: &str) -> Self {
        match name {
            "Pattern" => Self::UNKNOWN,
            _ => Self::BLACK,
        }
    }

    /// The colour of these components. One alone may be grey or a spot ink, where the ends are
    /// swapped: it is not told.
    pub(super) fn with(self, parts: &[f64]) -> Self {
        match *parts {
            [r, g, b] => Self::new([r, g, b]),
            [c, m, y, k] => Self::cmyk([c, m, y, k]),
            _ => Self::UNKNOWN,
        }
    }

    fn is_near(self, other: Self) -> bool {
        match (self.0, other.0) {
            (Some(own), Some(other)) => own.iter().zip(other).all(|(a, b)| (a - b).abs() < 0.06),
            _ => false,
        }
    }
}

/// What has been painted on a page so far, in order. The page itself is white.
#[derive(Default)]
pub(super) struct Ground {
    areas: Vec<([f64; 4], Colour)>,
}

impl Ground {
    /// How many areas are remembered: pages with more are drawings, and their ground is not told.
    const MOST: usize = 400;

    /// Paints over an area: left, top, right, bottom.
    pub(super) fn cover(&mut self, area: [f64; 4], colour: Colour) {
        let [left, top, right, bottom] = area;
        // Rules and borders are no ground.
        if right - left < 3.0 || bottom - top < 3.0 {
            return;
        }
        if self.areas.len() < Self::MOST {
            self.areas.push((area, colour));
        } else if let Some(last) = self.areas.last_mut() {
            *last = ([f64::MIN, f64::MIN, f64::MAX, f64::MAX], Colour::UNKNOWN);
        }
    }

    /// Whether something of `colour` cannot be told from the ground at this place.
    pub(super) fn swallows(&self, x: f64, y: f64, colour: Colour) -> bool {
        let here = self
            .areas
            .iter()
            .rev()
            .find(|([left, top, right, bottom], _)| {
                (*left..=*right).contains(&x) && (*top..=*bottom).contains(&y)
            });
        colour.is_near(here.map_or(Colour::WHITE, |(_, ground)| *ground))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_on_white_is_swallowed_and_white_on_a_dark_bar_is_not() {
        let mut ground = Ground::default();
        assert!(ground.swallows(10.0, 10.0, Colour::grey(0.99)));
        assert!(!ground.swallows(10.0, 10.0, Colour::BLACK));
        ground.cover([0.0, 0.0, 100.0, 800.0], Colour::new([0.1, 0.2, 0.4]));
        assert!(!ground.swallows(10.0, 10.0, Colour::WHITE));
        assert!(ground.swallows(10.0, 10.0, Colour::new([0.12, 0.2, 0.4])));
        assert!(ground.swallows(200.0, 10.0, Colour::cmyk([0.0; 4])));
        ground.cover([0.0, 0.0, 100.0, 800.0], Colour::UNKNOWN);
        assert!(!ground.swallows(10.0, 10.0, Colour::WHITE));
        assert_eq!(Colour::BLACK.with(&[1.0]), Colour::UNKNOWN);
    }
}
