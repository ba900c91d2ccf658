//! Chance that falls the same way each time: one stream for each subject and purpose, so that a change in one place
//! leaves the others alone.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

pub struct Dice(ChaCha8Rng);

impl Dice {
    pub fn of(seed: u64, subject: usize, purpose: &str) -> Self {
        // FNV-1a: spreads the purposes over the streams.
        let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let start = seed ^ u64::try_from(subject).unwrap_or_default().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(ChaCha8Rng::seed_from_u64(purpose.bytes().fold(start ^ 0xcbf2_9ce4_8422_2325, hash)))
    }

    /// From 0 up to, not including, 1.
    pub fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    pub fn between(&mut self, from: f64, to: f64) -> f64 {
        from + self.unit() * (to - from)
    }

    /// A whole number, both ends included.
    pub fn whole(&mut self, from: i32, to: i32) -> i32 {
        let span = u32::try_from(to.saturating_sub(from)).unwrap_or(0).saturating_add(1);
        let step = i32::try_from(self.0.next_u32() % span).unwrap_or(0);
        from.saturating_add(step)
    }

    /// Near enough to a normal distribution: the sum of twelve.
    pub fn normal(&mut self, mean: f64, deviation: f64) -> f64 {
        let sum: f64 = (0..12).map(|_| self.unit()).sum();
        mean + deviation * (sum - 6.0)
    }

    /// One of the options; the fallback only where there is none.
    pub fn pick<'a, T: ?Sized>(&mut self, options: &[&'a T], fallback: &'a T) -> &'a T {
        let last = i32::try_from(options.len()).unwrap_or(i32::MAX).saturating_sub(1).max(0);
        let at = usize::try_from(self.whole(0, last)).unwrap_or(0);
        options.get(at).copied().unwrap_or(fallback)
    }

    /// One of the options, each as likely as its weight.
    pub fn weigh(&mut self, options: &[(&'static str, u32)]) -> &'static str {
        let all: u32 = options.iter().map(|(_, weight)| weight).sum();
        let mut left = self.unit() * f64::from(all);
        for (option, weight) in options {
            left -= f64::from(*weight);
            if left < 0.0 {
                return option;
            }
        }
        options.last().map_or("", |(option, _)| option)
    }

    /// Some of the rows of a table, each with its chance, in the table's order.
    pub fn some<'a, T>(&mut self, table: &'a [T], chance: impl Fn(&T) -> f64) -> Vec<&'a T> {
        table.iter().filter(|row| self.chance(chance(row))).collect()
    }
}
