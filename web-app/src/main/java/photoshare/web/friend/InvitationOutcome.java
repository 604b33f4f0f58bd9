package photoshare.web.friend;

/// What became of an invitation. Whether somebody has an account at that address is nobody's
/// business, so the answer is the same.
sealed interface InvitationOutcome {

    record Invited(String email) implements InvitationOutcome {}

    /// The other one had asked already.
    record NowFriends(String name) implements InvitationOutcome {}

    record NoAddress() implements InvitationOutcome {}

    record OwnAddress() implements InvitationOutcome {}

    record AlreadyFriends(String name) implements InvitationOutcome {}

    record AlreadyInvited(String email) implements InvitationOutcome {}
}
