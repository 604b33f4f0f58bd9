package photoshare.email;

/// What becomes of a mail that a worker has claimed.
sealed interface Letter {

    record Send(OutgoingMail mail) implements Letter {}

    /// @param reason in a few words, for the ledger
    record Withhold(String reason) implements Letter {}
}
