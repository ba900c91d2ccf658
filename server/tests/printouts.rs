//! Copies on paper: what may be read may be printed, and each copy is noted once.

use server::kernel::ports::fresh;
use server::kit::desk::{Desk, vitals};
use shared::access::Role::{Admin, Coordinator, Monitor};
use shared::capture::NewPrintout;
use shared::capture::api::{ListPrintouts, NotePrintout};
use shared::kernel::{Code, Nothing, PrintoutId};

/// Req: EXP-07
#[actix_web::test]
async fn each_copy_on_paper_is_noted_once_with_who_what_and_when() {
    let desk = Desk::new().await;
    let (site, monitor) = (desk.person(Coordinator).await, desk.person(Monitor).await);
    let on = desk.on(desk.subject(&site).await);
    let form = NewPrintout { id: PrintoutId(fresh()), record: Some(vitals()), language: "ar".into() };
    let noted = site.call::<NotePrintout>(&on, &form).await.unwrap();
    assert_eq!((noted.by.as_str(), noted.record.as_ref(), noted.language.as_str()), (site.name.as_str(), Some(&vitals()), "ar"));
    assert_eq!(site.call::<NotePrintout>(&on, &form).await.unwrap(), noted, "a retry notes nothing new");
    let whole = NewPrintout { id: PrintoutId(fresh()), record: None, language: "en".into() };
    monitor.call::<NotePrintout>(&on, &whole).await.unwrap();

    let rows = monitor.call::<ListPrintouts>(&on, &Nothing {}).await.unwrap().rows;
    assert_eq!(rows.iter().map(|row| row.by.as_str()).collect::<Vec<_>>(), [monitor.name.as_str(), site.name.as_str()]);
    let trail = desk.owner("select actor_name from audit.printout where action = 'capture.NotePrintout' order by seq").await;
    assert_eq!(trail, [site.name.as_str(), monitor.name.as_str()]);
}

/// Req: EXP-07, ACC-08
#[actix_web::test]
async fn who_may_not_read_a_subject_may_not_print_it() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let new = || NewPrintout { id: PrintoutId(fresh()), record: None, language: "en".into() };
    let (admin, neighbour) = (desk.person(Admin).await, desk.neighbour().await);
    assert_eq!(admin.call::<NotePrintout>(&on, &new()).await.unwrap_err().code, Code::Forbidden);
    assert_eq!(neighbour.call::<NotePrintout>(&on, &new()).await.unwrap_err().code, Code::NotFound);
    let wrong = NewPrintout { language: String::new(), ..new() };
    assert_eq!(site.call::<NotePrintout>(&on, &wrong).await.unwrap_err().code, Code::Invalid);
}
