//! Plans: what is to be verified, where, and for whom. Pure, so that a plan says the same on both sides and in every year.
//!
//! A plan is a list of tiers. Of each track the first tier holds whose sites and states fit the subject. In it, a share of the
//! subjects is verified in full; of the others the critical items, and all of the forms and visits that are named.

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::capture::{SubjectState, Track};
use crate::checked;
use crate::forms::Oid;
use crate::kernel::{SiteId, SubjectId};

/// What is to be verified in a study.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewPlan {
    /// From which the share of subjects follows: the same seed chooses the same subjects.
    pub seed: u32,
    #[validate(length(max = 50, message = "A plan has at most 50 tiers."), nested)]
    pub tiers: Vec<Tier>,
}
checked!(ReviewPlan);

/// One tier of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tier {
    #[validate(length(min = 1, max = 80, message = "A tier's name has 1 to 80 characters."))]
    pub name: String,
    pub track: Track,
    /// For subjects of these sites; of all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<SiteId>,
    /// For subjects in these states; in all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<SubjectState>,
    /// Per cent of the subjects that are verified in full.
    #[validate(range(max = 100, message = "A share is 0 to 100 per cent."))]
    pub share: u8,
    /// Items that are verified for every subject.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<PlanItem>,
    /// Forms that are verified in full for every subject.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<Oid>,
    /// Visits likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visits: Vec<Oid>,
}

/// A critical item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanItem {
    pub form: Oid,
    pub item: Oid,
}

/// The subject that a plan is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Whom {
    pub subject: SubjectId,
    pub site: SiteId,
    pub state: SubjectState,
}

/// What is to be verified in one form of one visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    Nothing,
    /// These items.
    Items(Vec<Oid>),
    /// All that was answered.
    All,
}

impl Need {
    pub fn asks_for(&self, item: &Oid) -> bool {
        match self {
            Need::Nothing => false,
            Need::Items(items) => items.contains(item),
            Need::All => true,
        }
    }
}

impl ReviewPlan {
    /// The tier that holds for a subject.
    pub fn tier(&self, track: Track, whom: Whom) -> Option<&Tier> {
        self.tiers.iter().find(|tier| {
            let site = tier.sites.is_empty() || tier.sites.contains(&whom.site);
            tier.track == track && site && (tier.states.is_empty() || tier.states.contains(&whom.state))
        })
    }

    /// What is to be verified of a form.
    pub fn need(&self, track: Track, whom: Whom, visit: &Oid, form: &Oid) -> Need {
        let Some(tier) = self.tier(track, whom) else { return Need::Nothing };
        if lot(self.seed, whom.subject) < u32::from(tier.share) || tier.forms.contains(form) || tier.visits.contains(visit) {
            return Need::All;
        }
        let items: Vec<Oid> = tier.items.iter().filter(|one| one.form == *form).map(|one| one.item.clone()).collect();
        if items.is_empty() { Need::Nothing } else { Need::Items(items) }
    }

    /// Whether anything is to be verified in this track.
    pub fn has(&self, track: Track) -> bool {
        self.tiers.iter().any(|tier| tier.track == track)
    }
}

/// The subject's place in the draw, 0 to 99. The server's lists work it out in SQL, the same way (`review/due.rs`).
fn lot(seed: u32, subject: SubjectId) -> u32 {
    let [.., a, b, c, d] = *subject.0.as_bytes();
    let mixed = u64::from((u32::from_be_bytes([a, b, c, d]) ^ seed) & 0x7fff_ffff) * 1_640_531_527;
    u32::try_from(((mixed & 0xffff_ffff) >> 16) % 100).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tier(share: u8) -> Tier {
        Tier {
            name: "All".into(),
            track: Track::Source,
            sites: Vec::new(),
            states: Vec::new(),
            share,
            items: vec![PlanItem { form: "F".into(), item: "I".into() }],
            forms: vec!["AE".into()],
            visits: vec!["V1".into()],
        }
    }

    fn whom(n: u128) -> Whom {
        Whom { subject: SubjectId(uuid::Uuid::from_u128(n)), site: SiteId::default(), state: SubjectState::Enrolled }
    }

    /// Req: REV-01
    #[test]
    fn a_share_is_the_same_for_the_same_seed_and_about_as_large_as_it_says() {
        // Ids as they are made: by chance.
        let ids: Vec<u128> = (1..=10_000_u128).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)).collect();
        let drawn = |seed: u32| {
            let plan = ReviewPlan { seed, tiers: vec![tier(20)] };
            let full = |n: &&u128| plan.need(Track::Source, whom(**n), &"V9".into(), &"X".into()) == Need::All;
            ids.iter().filter(full).copied().collect::<Vec<_>>()
        };
        assert_eq!(drawn(7), drawn(7));
        assert_ne!(drawn(7), drawn(8));
        assert!((1_800..2_200).contains(&drawn(7).len()), "{}", drawn(7).len());
    }

    /// Req: REV-01
    #[test]
    fn a_plan_asks_for_critical_items_whole_forms_and_whole_visits() {
        let plan = ReviewPlan { seed: 0, tiers: vec![tier(0)] };
        let need = |visit: &str, form: &str| plan.need(Track::Source, whom(1), &visit.into(), &form.into());
        assert_eq!(need("V2", "F"), Need::Items(vec!["I".into()]));
        assert_eq!((need("V2", "AE"), need("V1", "X"), need("V2", "X")), (Need::All, Need::All, Need::Nothing));
        assert_eq!(plan.need(Track::Medical, whom(1), &"V1".into(), &"AE".into()), Need::Nothing);
    }

    /// Req: REV-01
    #[test]
    fn the_first_tier_that_fits_site_and_state_holds() {
        let site = SiteId(uuid::Uuid::from_u128(5));
        let first = Tier { name: "New site".into(), sites: vec![site], ..tier(100) };
        let second = Tier { name: "Withdrawn".into(), states: vec![SubjectState::Withdrawn], ..tier(0) };
        let plan = ReviewPlan { seed: 0, tiers: vec![first, second] };
        let name = |whom| plan.tier(Track::Source, whom).map(|tier| tier.name.as_str());
        assert_eq!(name(Whom { site, ..whom(1) }), Some("New site"));
        assert_eq!(name(Whom { state: SubjectState::Withdrawn, ..whom(1) }), Some("Withdrawn"));
        assert_eq!(name(whom(1)), None);
    }
}
