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
    /// The second factor, asked for after the password, was not theirs.
    FactorRefused,
    /// A second factor was set up.
    FactorAdded,
    /// A person did away with a second factor of theirs.
    FactorRemoved,
    /// A code kept for such a day opened the door.
    RecoveryUsed,
    /// An administrator took a person's second factors away.
    FactorReset,
    /// A person ended sessions of theirs on other devices.
    SessionsEnded,
    /// A session that had rested was gone on with.
    Unlocked,
}

impl AccessEvent {
    pub const ALL: [AccessEvent; 14] = [
        AccessEvent::SignedIn,
        AccessEvent::SignInFailed,
        AccessEvent::SignInRefused,
        AccessEvent::SignedOut,
        AccessEvent::SessionEnded,
        AccessEvent::PasswordRefused,
        AccessEvent::Download,
        AccessEvent::FactorRefused,
        AccessEvent::FactorAdded,
        AccessEvent::FactorRemoved,
        AccessEvent::RecoveryUsed,
        AccessEvent::FactorReset,
        AccessEvent::SessionsEnded,
        AccessEvent::Unlocked,
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
            AccessEvent::FactorRefused => "factor_refused",
            AccessEvent::FactorAdded => "factor_added",
            AccessEvent::FactorRemoved => "factor_removed",
            AccessEvent::RecoveryUsed => "recovery_used",
            AccessEvent::FactorReset => "factor_reset",
            AccessEvent::SessionsEnded => "sessions_ended",
            AccessEvent::Unlocked => "unlocked",
        }
    }
}
