//! When will the last subject be enrolled? The Poisson-gamma model of recruitment (Anisimov and Fedorov, Statistics in Medicine 2007,
//! 26: 4958–4975): each site enrols by a Poisson process; the sites' rates are drawn from one gamma distribution, which is fitted
//! to what was seen, as far as that makes it certain. What a site did so far makes its own rate more certain. The sum over sites, open now or to be
//! opened, is again taken for gamma distributed with its own mean and variance, so that the number enrolled by a day is negative
//! binomial, and the day on which the target is reached has its distribution without any drawing of lots.

use statrs::function::beta::beta_reg;
use statrs::function::gamma::ln_gamma;

/// A site, in days: open for so long, enrolled so many. One that is not open yet has `waits` days to go.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Site {
    pub open: f64,
    pub enrolled: u32,
    pub waits: f64,
}

/// Days from today until the target is reached: one in ten earlier, the middle, one in ten later.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days {
    pub early: f64,
    pub median: f64,
    pub late: Option<f64>,
}

/// No forecast goes further.
const HORIZON: f64 = 30.0 * 365.25;

/// When `missing` more subjects are enrolled. None: not even the middle lies within the horizon, or there is nothing to go by.
pub fn forecast(sites: &[Site], missing: u32) -> Option<Days> {
    let fits = fits(sites)?;
    let by = |likely: f64| day(&fits, sites, missing, likely);
    Some(Days { early: by(0.1)?, median: by(0.5)?, late: by(0.9) })
}

/// A gamma distribution that the sites' rates may come from: shape, and mean in subjects a day; with how much speaks for it.
#[derive(Clone, Copy, Debug)]
struct Fit {
    shape: f64,
    mean: f64,
    weight: f64,
}

/// Beyond a shape of 30 sites are as good as equal; below 0.3 nearly all are as good as idle.
const SHAPES: (f64, f64, u8) = (0.3, 30.0, 12);
/// How far the true mean may lie from what was seen, as a factor.
const MEANS: (f64, f64, u8) = (0.3, 3.4, 24);

/// `n` numbers from one to the other, each as many times the one before.
fn ladder((from, to, n): (f64, f64, u8)) -> impl Iterator<Item = f64> {
    let step = (to / from).ln() / f64::from(n - 1);
    (0..n).map(move |at| from * (f64::from(at) * step).exp())
}

/// All that may be, each as likely as what was seen makes it. To take the likeliest alone would promise more than is known: three in
/// four intervals would hold the truth, not four in five.
fn fits(sites: &[Site]) -> Option<Vec<Fit>> {
    let enrolled: f64 = sites.iter().map(|site| f64::from(site.enrolled)).sum();
    let open: f64 = sites.iter().map(|site| site.open).sum();
    if enrolled <= 0.0 || open <= 0.0 {
        return None;
    }
    let all = ladder(SHAPES).flat_map(|shape| ladder(MEANS).map(move |factor| (shape, factor * enrolled / open)));
    let all: Vec<(f64, f64, f64)> = all.map(|(shape, mean)| (shape, mean, likelihood(sites, shape, mean))).collect();
    let best = all.iter().map(|(.., likely)| *likely).fold(f64::NEG_INFINITY, f64::max);
    let weighed = all.into_iter().map(|(shape, mean, likely)| Fit { shape, mean, weight: (likely - best).exp() });
    let mut kept: Vec<Fit> = weighed.filter(|fit| fit.weight > 1e-3).collect();
    let sum: f64 = kept.iter().map(|fit| fit.weight).sum();
    kept.iter_mut().for_each(|fit| fit.weight /= sum);
    Some(kept)
}

/// The day by which the target is reached with this likelihood.
fn day(fits: &[Fit], sites: &[Site], missing: u32, likely: f64) -> Option<f64> {
    let reached = |day: f64| fits.iter().map(|fit| fit.weight * fit.reached(sites, missing, day)).sum::<f64>() >= likely;
    if !reached(HORIZON) {
        return None;
    }
    let (mut low, mut high) = (0.0, HORIZON);
    while high - low > 0.5 {
        let middle = f64::midpoint(low, high);
        if reached(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

impl Fit {
    /// How likely so many are enrolled within so many days.
    fn reached(self, sites: &[Site], missing: u32, day: f64) -> f64 {
        let rate = self.shape / self.mean;
        let (mut mean, mut variance) = (0.0, 0.0);
        for site in sites {
            let time = (day - site.waits).max(0.0);
            let each = time / (rate + site.open);
            let shape = self.shape + f64::from(site.enrolled);
            mean += shape * each;
            variance += shape * each * each;
        }
        if missing == 0 {
            return 1.0;
        }
        if variance <= 0.0 {
            return 0.0;
        }
        let (shape, per) = (mean * mean / variance, mean / variance);
        1.0 - beta_reg(shape, f64::from(missing), per / (per + 1.0))
    }
}

/// How likely what was seen is, as a logarithm, but for a constant.
fn likelihood(sites: &[Site], shape: f64, mean: f64) -> f64 {
    let rate = shape / mean;
    let of = |site: &Site| {
        let sum = shape + f64::from(site.enrolled);
        ln_gamma(sum) - ln_gamma(shape) + shape * rate.ln() - sum * (rate + site.open).ln()
    };
    sites.iter().filter(|site| site.open > 0.0).map(of).sum()
}

#[cfg(test)]
mod tests {
    use rand::{Rng, RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    use super::*;

    /// A day until something that happens at this rate happens.
    fn wait(chance: &mut impl Rng, rate: f64) -> f64 {
        -(1.0 - chance.random::<f64>()).ln() / rate
    }

    /// A trial of which everything is known: 24 sites, opened over 230 days, whose rates are drawn from a gamma distribution of shape 2
    /// (the sum of two waits). It is looked at on day 260, when the sites yet to come, planned for later, are six. Returns what is seen
    /// then, how many are missing, and how many days later the last one really came.
    fn trial(seed: u64) -> (Vec<Site>, u32, f64) {
        const TODAY: f64 = 260.0;
        const TARGET: usize = 300;
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        let opened: Vec<f64> = (0..30).map(|n| f64::from(n) * 10.0 + if n >= 24 { 60.0 } else { 0.0 }).collect();
        let mut events = Vec::new();
        for (n, from) in opened.iter().enumerate() {
            let rate = wait(&mut chance, 40.0) + wait(&mut chance, 40.0);
            let mut at = *from;
            while at < 5_000.0 {
                at += wait(&mut chance, rate);
                events.push((at, n));
            }
        }
        events.sort_by(|a, b| a.0.total_cmp(&b.0));
        let last = events[TARGET - 1].0;
        let seen = |n: usize| u32::try_from(events.iter().filter(|(at, site)| *site == n && *at <= TODAY).count()).unwrap();
        let site = |(n, from): (usize, &f64)| Site { open: (TODAY - from).max(0.0), enrolled: seen(n), waits: (from - TODAY).max(0.0) };
        let sites: Vec<Site> = opened.iter().enumerate().map(site).collect();
        let missing = u32::try_from(TARGET).unwrap() - sites.iter().map(|site| site.enrolled).sum::<u32>();
        (sites, missing, last - TODAY)
    }

    #[test]
    fn four_of_five_intervals_hold_the_truth_and_the_middle_is_as_often_too_early_as_too_late() {
        let (mut held, mut early) = (0, 0);
        for seed in 0..1_000 {
            let (sites, missing, truth) = trial(seed);
            let days = forecast(&sites, missing).unwrap();
            held += u32::from(days.early <= truth && truth <= days.late.unwrap());
            early += u32::from(days.median < truth);
        }
        println!("of 1,000 intervals {held} hold the day on which the last subject came; {early} medians were too early");
        assert!((770..=830).contains(&held), "{held} of 1,000");
        assert!((450..=550).contains(&early), "{early} of 1,000");
    }

    #[test]
    fn sites_that_open_soon_bring_the_end_nearer_and_nothing_seen_foretells_nothing() {
        let open = Site { open: 200.0, enrolled: 10, waits: 0.0 };
        let more = Site { open: 0.0, enrolled: 0, waits: 30.0 };
        let alone = forecast(&[open, open], 40).unwrap();
        let joined = forecast(&[open, open, more, more], 40).unwrap();
        assert!(joined.median < alone.median, "{joined:?} {alone:?}");
        assert_eq!(forecast(&[more], 40), None);
        assert_eq!(forecast(&[Site { open: 100.0, enrolled: 0, waits: 0.0 }], 1), None);
    }
}
