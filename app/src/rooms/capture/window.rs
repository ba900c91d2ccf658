//! Which rows of a long table are in view: only those are drawn. Pure.

use std::ops::Range;

/// Rows drawn beyond either edge, so that a quick wheel shows no gap.
const MARGIN: usize = 12;
/// Columns are drawn so many at a time: not each pixel of scrolling draws anew.
const COLUMNS: usize = 4;

/// The rows to draw of `count` rows of `height` pixels, when `seen` pixels are in view from `top`.
pub fn rows_in_view(count: usize, height: i32, top: i32, seen: i32) -> Range<usize> {
    let first = row_at(top, height).saturating_sub(MARGIN).min(count);
    let last = row_at(top.saturating_add(seen), height).saturating_add(MARGIN + 1).min(count);
    first..last.max(first)
}

/// The columns to draw of `count` columns of `width` pixels, when `seen` pixels are in view from `left`.
pub fn columns_in_view(count: usize, width: i32, left: i32, seen: i32) -> Range<usize> {
    let step = |column: usize| column / COLUMNS * COLUMNS;
    let first = step(row_at(left, width).saturating_sub(COLUMNS)).min(count);
    let last = (step(row_at(left.saturating_add(seen), width)) + 2 * COLUMNS).min(count);
    first..last.max(first)
}

/// The row at so many pixels.
fn row_at(pixels: i32, height: i32) -> usize {
    pixels.checked_div(height).and_then(|row| usize::try_from(row).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_beyond_the_view_are_not_drawn() {
        assert_eq!(rows_in_view(1000, 36, 3600, 720), 88..133);
        assert_eq!(rows_in_view(1000, 36, 0, 720), 0..33);
        assert_eq!(rows_in_view(5, 36, 0, 720), 0..5);
        assert_eq!(rows_in_view(0, 36, 0, 720), 0..0);
    }

    #[test]
    fn columns_are_drawn_in_steps() {
        assert_eq!(columns_in_view(40, 80, 0, 1200), 0..20);
        assert_eq!(columns_in_view(40, 80, 100, 1200), 0..24);
        assert_eq!(columns_in_view(40, 80, 1000, 1200), 8..32);
        assert_eq!(columns_in_view(3, 80, 0, 1200), 0..3);
    }

    #[test]
    fn a_table_that_has_shrunk_under_the_view_draws_nothing_and_does_not_fail() {
        assert_eq!(rows_in_view(10, 36, 36_000, 720), 10..10);
        assert_eq!(rows_in_view(10, 0, 0, 0), 0..10);
    }
}
