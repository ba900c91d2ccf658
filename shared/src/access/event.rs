//! Access events: who came in, was refused or left, and what was taken out (AUD-11).

/// What happened at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessEvent {
    SignedIn,
    /// The password was not theirs, or nobody has that address.
    SignInFailed,
    /// Too many failures before: not even looked at.
    SignInRefused,
    SignedOut,
    /// A key to the session was used twice: somebody has a copy.
    SessionEnded,
    /// The present password, asked for again, was not theirs.
    PasswordRefused,
    /// Data left the system, as a file.
    Download,
}

impl AccessEvent {
    pub const ALL: [AccessEvent; 7] = [
        AccessEvent::SignedIn,
        AccessEvent::SignInFailed,
        AccessEvent::SignInRefused,
        AccessEvent::SignedOut,
        AccessEvent::SessionEnded,
        AccessEvent::PasswordRefused,
        AccessEvent::Download,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            AccessEvent::SignedIn => "signed_in",
            AccessEvent::SignInFailed => "sign_in_failed",
            AccessEvent::SignInRefused => "sign_in_refused",
            AccessEvent::SignedOut => "signed_out",
            AccessEvent::SessionEnded => "session_ended",
            AccessEvent::PasswordRefused => "password_refused",
            AccessEvent::Download => "download",
        }
    }
}
