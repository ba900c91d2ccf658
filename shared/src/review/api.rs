//! Rows of the endpoint table for signatures.

use serde::{Deserialize, Serialize};

use super::{Content, Difference, NewSignatures, SignPlace, Signable, SignableFilter, SignableRow, SignatureView, Signing, Verdict};
use crate::capture::api::OnSubject;
use crate::endpoints;
use crate::kernel::{Nothing, Page, Scope, Scoped, SignatureId, Signed, StudyId};
use crate::study::api::InStudy;

/// A path to one signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnSignature {
    pub study: StudyId,
    pub signature: SignatureId,
}

impl Scoped for OnSignature {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

/// A signature with what it covers, exactly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignatureDetail {
    pub signature: SignatureView,
    pub content: Content,
    pub content_hash: String,
    /// What has changed since.
    pub differences: Vec<Difference>,
}

endpoints! { "review";
    /// A form, visit or casebook as it would be signed now: in full, with what has changed since one's last signature, and what hinders.
    ReadSignable     = Get  "/studies/{study}/subjects/{subject}/signable"   needs SubjectRead : OnSubject, SignPlace => Signable;
    /// What can be signed of each subject in reach, and why the rest cannot.
    ListSignables    = Get  "/studies/{study}/signables"                     needs RecordSign  : InStudy, SignableFilter => Page<SignableRow>;
    /// Put one's name to what was shown. Needs proof of identity; only what is as it was shown is signed. One outcome for each object.
    Sign             = Post "/studies/{study}/signatures"                    needs RecordSign, signature : InStudy, Signed<NewSignatures> => Vec<Signing>;
    /// Every signature of a subject, the newest first, also those that were broken.
    ListSignatures   = Get  "/studies/{study}/subjects/{subject}/signatures" needs SubjectRead : OnSubject, Nothing => Page<SignatureView>;
    /// One signature with exactly what it covers, and what has changed since.
    ReadSignature    = Get  "/studies/{study}/signatures/{signature}"        needs SubjectRead : OnSignature, Nothing => SignatureDetail;
    /// Prove every signature in reach against the data and the audit trail: what was altered, moved or cut out is named.
    VerifySignatures = Get  "/studies/{study}/signatures"                    needs HistoryRead : InStudy, Nothing => Page<Verdict>;
}
