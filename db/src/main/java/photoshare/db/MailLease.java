package photoshare.db;

import java.time.Duration;

/// On which terms an e-mail worker takes a mail.
///
/// @param worker the worker's name, for people who look at the ledger
/// @param time longer than the mail server can possibly take; when it is over, the worker counts as
///   dead and the mail as uncertain
public record MailLease(String worker, Duration time, OnUncertain onUncertain) {

    /// What becomes of a mail of which nobody knows whether the mail server took it.
    public enum OnUncertain {
        /// At worst the friend gets it twice, under the same Message-ID.
        RESEND,
        /// At worst the friend does not get it, until somebody decides.
        HOLD
    }
}
