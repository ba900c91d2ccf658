//! Which rows of a long table are in view: only those are drawn. Pure.

use std::ops::Range;

/// Rows drawn beyond either edge, so that a quick wheel shows no gap.
const MARGIN: usize = 12;

/// The rows to draw of `count` rows of `height` pixels, when `seen` pixels are in view from `top`.
pub fn rows_in_view(count: usize, height: f64, top: f64, seen: f64) -> Range<usize> {
    let first = row_at(top, height).saturating_sub(MARGIN).min(count);
    let last = row_at(top + seen, height).saturating_add(MARGIN + 1).min(count);
    first..last.max(first)
}

/// The row at so many pixels. Counted by hand, because casts from floating point are not allowed to surprise us.
fn row_at(pixels: f64, height: f64) -> usize {
    let row = (pixels / height).floor().max(0.0);
    format!("{row:.0}").parse().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_beyond_the_view_are_not_drawn() {
        assert_eq!(rows_in_view(1000, 36.0, 3600.0, 720.0), 88..133);
        assert_eq!(rows_in_view(1000, 36.0, 0.0, 720.0), 0..33);
        assert_eq!(rows_in_view(5, 36.0, 0.0, 720.0), 0..5);
        assert_eq!(rows_in_view(0, 36.0, 0.0, 720.0), 0..0);
    }

    #[test]
    fn a_table_that_has_shrunk_under_the_view_draws_nothing_and_does_not_fail() {
        assert_eq!(rows_in_view(10, 36.0, 36_000.0, 720.0), 10..10);
        assert_eq!(rows_in_view(10, 0.0, 0.0, 0.0), 0..10);
    }
}
