//! When a value was typed: said by the client, checked here, and kept beside the server's own times (TIM-05).
//! Invariant: it is a claim about the past. It is never later than the server's time, and it is never the audit trail's time.

use shared::forms::Datum;
use shared::kernel::Instant;

/// Days after which a claim is no longer believed: nothing waits that long in a browser, so that a clock must have been wrong.
const DAYS: i64 = 366;

/// What a client sent, with nothing in it that only the server may say.
pub fn checked(sent: &Datum, now: Instant) -> Datum {
    let believed = sent.entered.map(|entered| entered.min(now)).filter(|entered| *entered > now.plus_seconds(-DAYS * 86_400));
    Datum { rule: None, entered: believed, ..sent.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked_at(entered: &str) -> Option<String> {
        let sent = Datum { entered: Some(entered.parse().unwrap()), ..Datum::text("120") };
        checked(&sent, "2026-11-30T10:42:03Z".parse().unwrap()).entered.map(|entered| entered.to_string())
    }

    /// Req: TIM-05, TIM-01
    #[test]
    fn a_time_of_entry_is_never_in_the_future_and_never_absurd() {
        assert_eq!(checked_at("2026-11-30T10:12:00Z").as_deref(), Some("2026-11-30T10:12:00Z"));
        assert_eq!(checked_at("2036-11-30T10:12:00Z").as_deref(), Some("2026-11-30T10:42:03Z"));
        assert_eq!(checked_at("2016-11-30T10:12:00Z"), None);
    }
}
