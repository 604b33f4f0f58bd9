package photoshare.web.friend;

/// What became of a reminder. The page it was asked for on may be old.
sealed interface ReminderOutcome {

    record Mailed() implements ReminderOutcome {}

    /// They were reminded before.
    record Enough() implements ReminderOutcome {}

    record NowFriends(String name) implements ReminderOutcome {}

    /// Declined, taken back, or accepted by somebody with another address.
    record Over() implements ReminderOutcome {}
}
