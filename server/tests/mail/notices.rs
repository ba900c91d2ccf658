//! Who hears of campaigns, and of what was unlocked.

use server::kernel::ports::fresh;
use shared::access::Role::{Coordinator, DataManager, Investigator, Manager};
use shared::capture::LockStep;
use shared::kernel::{CampaignId, Nothing};
use shared::review::api::{ApproveCampaign, AskCampaign, Exception, LockScope, NewCampaign, OnCampaign, ReadChecklist};

use crate::post::Place;

/// Req: REV-05
#[actix_web::test]
async fn who_is_to_decide_is_told_and_the_investigator_hears_of_an_unlock() {
    let place = Place::new().await;
    let (desk, data, sponsor) = (&place.desk, place.desk.person(DataManager).await, place.desk.person(Manager).await);
    let (coordinator, investigator) = (desk.person(Coordinator).await, desk.person(Investigator).await);
    for (person, email) in [(&sponsor, "m@example.org"), (&investigator, "i@example.org"), (&coordinator, "c@example.org")] {
        place.named(person, email).await;
    }
    let subject = desk.subject(&coordinator).await;
    let scope = LockScope { site: None, subject: Some(subject) };
    for step in [LockStep::Lock, LockStep::Unlock] {
        let open = data.call::<ReadChecklist>(&desk.study(), &scope).await.unwrap().into_iter().filter(|check| check.open > 0);
        let exceptions = open.map(|check| Exception { condition: check.condition, why: "agreed".into() }).collect();
        let new = NewCampaign { id: CampaignId(fresh()), step, scope, approver: sponsor.id, exceptions, hours: None };
        let asked = data.because("potassium was 6.1").call::<AskCampaign>(&desk.study(), &new).await.unwrap();
        place.deliver().await;
        let mail = place.post.last("m@example.org");
        assert!(mail.subject.contains("asks you to agree to") && mail.subject.contains("subject S1-001"), "{mail:?}");
        let on = OnCampaign { study: desk.home.study, campaign: asked.id };
        sponsor.call::<ApproveCampaign>(&on, &Nothing {}).await.unwrap();
        place.deliver().await;
    }
    let told = place.post.last("i@example.org");
    assert_eq!(told.subject, "subject S1-001 of KIT-1 was unlocked");
    assert!(place.post.mails().iter().all(|mail| mail.to != "c@example.org" && !mail.text.contains("6.1")));
}
