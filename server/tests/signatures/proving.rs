//! That signatures stay what they were, what verification finds when somebody has altered the database behind the system's back, and who
//! reads them where.

use shared::access::Role::{Coordinator, DataManager, Inspector, Monitor};
use shared::kernel::Nothing;
use shared::review::api::*;
use shared::review::{Fault, SignPlace};

use crate::table::{Table, form_place, visit};

/// Req: SIG-04, SIG-06
#[actix_web::test]
async fn the_server_itself_cannot_change_a_signature() {
    let table = Table::complete().await;
    table.sign(form_place()).await.unwrap();
    let ctx = server::kernel::db::Ctx::system(table.desk.home.tenant, "test.Alter");
    for sql in [
        "update signature set signer_name = 'Somebody Else'",
        "update signature set hash = repeat('0', 64)",
        "update signature set form = 'F.AE'",
        "update signature set content = '{}', broken_at = now()",
        "delete from signature",
    ] {
        let tx = table.desk.app.db.begin(&ctx).await.unwrap();
        assert_eq!(tx.run(sql, []).await.unwrap_err().0.status, 403, "{sql}");
    }
}

/// Req: SIG-04
#[actix_web::test]
async fn whatever_is_altered_behind_the_back_of_the_system_verification_names_it() {
    let ways: [(&str, Fault); 9] = [
        ("update record set values = jsonb_set(values, '{IG.VS/1/IT.SBP,v}', '\"121\"')", Fault::Unnoticed),
        ("update audit.record set changes = replace(changes::text, '\"120\"', '\"121\"')::json", Fault::Data),
        ("update signature set content = replace(content, '\"120\"', '\"121\"')", Fault::Content),
        (
            "update signature set content = replace(content, '\"120\"', '\"121\"'),
                content_hash = encode(sha256(convert_to(replace(content, '\"120\"', '\"121\"'), 'UTF8')), 'hex')",
            Fault::Signature,
        ),
        ("update signature set signer_name = 'Somebody Else'", Fault::Signature),
        ("update signature set signed_at = signed_at - interval '1 day'", Fault::Signature),
        ("update signature set meaning = 'authorship'", Fault::Signature),
        ("update signature set subject = (select id from subject where id <> signature.subject limit 1)", Fault::Moved),
        ("insert into signature select tenant, gen_random_uuid(), study, site, (select id from subject s where s.id <> signature.subject limit 1), level, visit,
            visit_n, form, form_n, meaning, signer, signer_name, signer_role, organisation, signed_at, zone, gen_random_uuid(), previous, content,
            content_hash, hash from signature", Fault::Unlinked),
    ];
    for (sql, fault) in ways {
        let table = Table::complete().await;
        table.desk.subject(&table.site).await;
        table.sign(form_place()).await.unwrap();
        assert!(table.faults().await.is_empty());
        table.tamper(sql).await;
        let faults = table.faults().await;
        assert!(faults.contains(&fault), "{sql}: {faults:?}");
    }
}

/// Req: SIG-01
#[actix_web::test]
async fn whoever_may_read_data_reads_who_signed_them() {
    let table = Table::complete().await;
    table.sign(form_place()).await.unwrap();
    for role in [Coordinator, Monitor, DataManager, Inspector] {
        let person = table.desk.person(role).await;
        let rows = person.call::<ListSignatures>(&table.on, &Nothing {}).await.unwrap().rows;
        assert_eq!(rows[0].name, "Investigator of Acme", "{role:?}");
    }
}

/// Req: SIG-01, EXP-01
#[actix_web::test]
async fn what_stands_signed_leaves_signed_in_odm() {
    let table = Table::complete().await;
    for place in [form_place(), visit(), SignPlace::CASEBOOK] {
        table.sign(place).await.unwrap();
    }
    let manager = table.desk.person(DataManager).await;
    let path = format!("/api/studies/{}/export/odm", table.desk.home.study);
    let odm = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let signed = odm(manager.request("GET", &path, None).await.1);
    assert_eq!(signed.matches("<Signature>").count(), 3);
    assert_eq!(signed.matches("<SignatureDef OID=\"SIG.REVIEW_APPROVAL\" Methodology=\"Electronic\">").count(), 1);
    assert!(
        signed.contains("<Meaning>Reviewed and approved</Meaning>") && signed.contains("<DisplayName>Investigator of Acme</DisplayName>")
    );
    table.enter(&table.on, 4, "150", None).await;
    assert_eq!(
        odm(manager.request("GET", &path, None).await.1).matches("<Signature>").count(),
        0,
        "what is broken is not handed on as signed"
    );
}
