//! What there is to read: each audited table, and in which trail its history is read.

/// What an audited table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Data of subjects: read in the study's trail.
    Clinical,
    /// How a study is set up: read in the study's and in the tenant's trail.
    Setup,
    /// Who may do what, who came in, what left: read in the tenant's trail, and in the study's by whoever may read that.
    Access,
    /// A person's own arrangement: read by that person.
    Own,
    /// Told by other kinds: keys of sessions, links and the sending of mails.
    Untold,
}

/// Every audited table. One that is missing here is not shown, and a test says so.
pub const KINDS: &[(&str, Class)] = &[
    ("access_event", Class::Access),
    ("data_lock", Class::Clinical),
    ("delegation", Class::Setup),
    ("device", Class::Untold),
    ("digest", Class::Own),
    ("enrolment_plan", Class::Setup),
    ("factor", Class::Untold),
    ("file", Class::Clinical),
    ("invitation", Class::Access),
    ("lock_campaign", Class::Clinical),
    ("mail", Class::Untold),
    ("membership", Class::Access),
    ("own_role", Class::Access),
    ("person", Class::Access),
    ("printout", Class::Clinical),
    ("query", Class::Clinical),
    ("query_filter", Class::Own),
    ("query_message", Class::Clinical),
    ("record", Class::Clinical),
    ("recovery_code", Class::Untold),
    ("release", Class::Setup),
    ("release_subject", Class::Clinical),
    ("review_plan", Class::Setup),
    ("saved_view", Class::Own),
    ("seal_check", Class::Access),
    ("session", Class::Untold),
    ("sign_in_policy", Class::Access),
    ("signature", Class::Clinical),
    ("site", Class::Setup),
    ("snapshot", Class::Access),
    ("sso_domain", Class::Access),
    ("sso_identity", Class::Access),
    ("sso_local", Class::Access),
    ("sso_policy", Class::Access),
    ("sso_proof", Class::Untold),
    ("sso_provider", Class::Access),
    ("sso_rule", Class::Access),
    ("sso_session", Class::Untold),
    ("study", Class::Setup),
    ("study_version", Class::Setup),
    ("subject", Class::Clinical),
    ("support_read", Class::Access),
    ("tenant", Class::Access),
    ("tenant_key", Class::Access),
    ("ticket", Class::Untold),
    ("trail_review", Class::Setup),
    ("trail_review_entry", Class::Setup),
    ("vault_item", Class::Access),
    ("verification", Class::Clinical),
    ("visit", Class::Clinical),
];

impl Class {
    /// Told in a study's trail; what is `Access`, to some alone.
    pub const fn in_study(self) -> bool {
        matches!(self, Class::Clinical | Class::Setup | Class::Own)
    }

    /// Told in the tenant's trail.
    pub const fn in_tenant(self) -> bool {
        matches!(self, Class::Setup | Class::Access)
    }
}
