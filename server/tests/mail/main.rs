//! Mails, from what causes them to what arrives at a real SMTP server: invitations, lost passwords, new addresses, digests, notices.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod accounts;
mod digests;
mod invitations;
mod notices;
mod post;
mod sending;
