//! A subject's body: what stays, and how it is on the day of a visit. Values hang together: who is treated loses
//! NT-proBNP, gains ejection fraction, and feels better; blood pressure falls a little, potassium rises.

use jiff::ToSpan;
use jiff::civil::Date;

use super::dice::Dice;
use super::story::Believable;

/// What stays the same.
pub struct Patient {
    pub female: bool,
    pub birth: Date,
    pub onset: Date,
    pub height: f64,
    pub treated: bool,
    pub fibrillates: bool,
    /// The laboratory reports mg/dL.
    pub conventional: bool,
    weight: f64,
    systolic: f64,
    pulse: f64,
    ejection: f64,
    bnp: f64,
    creatinine: f64,
    potassium: f64,
    haemoglobin: f64,
    glucose: f64,
}

/// How it is on one day.
pub struct Condition {
    pub systolic: f64,
    pub diastolic: f64,
    pub pulse: f64,
    pub weight: f64,
    pub ejection: f64,
    pub volume: f64,
    pub bnp: f64,
    pub creatinine: f64,
    pub filtration: f64,
    pub potassium: f64,
    pub haemoglobin: f64,
    pub glucose: f64,
    /// QTcF in milliseconds.
    pub qtcf: f64,
    /// From 0 (no complaints) to 1.
    pub burden: f64,
}

impl Patient {
    pub fn of(who: &Believable) -> Self {
        let mut dice = Dice::of(who.seed, who.subject, "patient");
        let female = dice.chance(0.3);
        let age = dice.normal(67.0, 9.0).clamp(38.0, 88.0);
        let height = dice.normal(if female { 163.0 } else { 176.0 }, 6.5);
        let weight = (dice.normal(28.5, 4.0).clamp(19.0, 42.0)) * (height / 100.0) * (height / 100.0);
        let days = |years: f64| i32::try_from(wide(years * 365.25)).unwrap_or(0).days();
        let known_for = dice.between(0.4, 11.0);
        Self {
            female,
            birth: who.today.saturating_sub(days(age)),
            onset: who.today.saturating_sub(days(known_for + 1.0)),
            height,
            treated: dice.chance(0.5),
            fibrillates: dice.chance(0.28),
            conventional: dice.chance(0.35),
            weight,
            systolic: dice.normal(125.0, 16.0).clamp(95.0, 172.0),
            pulse: dice.normal(72.0, 9.0).clamp(50.0, 108.0),
            ejection: dice.normal(30.0, 5.0).clamp(15.0, 39.0),
            bnp: (dice.normal(7.45, 0.62)).exp().clamp(640.0, 18_000.0),
            creatinine: dice.normal(if female { 88.0 } else { 102.0 }, 22.0).clamp(52.0, 190.0),
            potassium: dice.normal(4.45, 0.3).clamp(3.6, 5.3),
            haemoglobin: dice.normal(if female { 12.9 } else { 14.0 }, 1.2),
            glucose: if dice.chance(0.3) { dice.normal(9.0, 2.2) } else { dice.normal(5.6, 0.5) },
        }
    }

    /// How it is so many weeks after baseline (negative: before).
    pub fn at(&self, week: f64, dice: &mut Dice) -> Condition {
        let effect = 1.0 - (-week.max(0.0) / 8.0).exp();
        let gain = |drug: f64, placebo: f64| if self.treated { drug * effect } else { placebo * effect };
        let systolic = self.systolic - gain(8.0, 1.5) + dice.normal(0.0, 6.0);
        let creatinine = self.creatinine * (1.0 + gain(0.05, 0.0)) * dice.normal(1.0, 0.06);
        let bnp = self.bnp * (-gain(0.52, 0.1) + dice.normal(0.0, 0.16)).exp();
        let burden = (0.17 * (bnp / 300.0).ln() + dice.normal(0.05, 0.07)).clamp(0.02, 0.98);
        let ejection = (self.ejection + gain(6.5, 1.2) + dice.normal(0.0, 1.8)).clamp(12.0, 62.0);
        Condition {
            systolic,
            diastolic: systolic * 0.6 + dice.normal(2.0, 4.5),
            pulse: self.pulse - gain(3.0, 0.5) + dice.normal(0.0, 5.0),
            weight: self.weight - gain(1.4, 0.2) + dice.normal(0.0, 0.7),
            ejection,
            volume: (330.0 - 4.2 * ejection + dice.normal(0.0, 18.0)).clamp(95.0, 390.0),
            bnp,
            creatinine,
            filtration: self.filtration(creatinine),
            potassium: self.potassium + gain(0.22, 0.0) + dice.normal(0.0, 0.3),
            haemoglobin: self.haemoglobin + dice.normal(0.0, 0.4),
            glucose: (self.glucose + dice.normal(0.0, 0.7)).max(3.2),
            qtcf: 420.0 + 45.0 * burden + dice.normal(0.0, 15.0),
            burden,
        }
    }

    /// The age on a day, in years.
    pub fn age_on(&self, day: Date) -> f64 {
        f64::from(day.year() - self.birth.year()) + (f64::from(day.month()) - f64::from(self.birth.month())) / 12.0
    }

    /// CKD-EPI 2021, near enough; creatinine in micromoles per litre.
    fn filtration(&self, creatinine: f64) -> f64 {
        let (kappa, alpha, factor) = if self.female { (0.7, -0.241, 1.012) } else { (0.9, -0.302, 1.0) };
        let ratio = creatinine / 88.4 / kappa;
        let age = self.age_on(Date::constant(2026, 6, 30));
        142.0 * ratio.min(1.0).powf(alpha) * ratio.max(1.0).powf(-1.2) * 0.9938_f64.powf(age) * factor
    }
}

/// A number of days without its fraction.
fn wide(days: f64) -> i64 {
    format!("{days:.0}").parse().unwrap_or(0)
}
