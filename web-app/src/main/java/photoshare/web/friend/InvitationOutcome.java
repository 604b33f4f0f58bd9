package photoshare.web.friend;

/// What became of an invitation.
sealed interface InvitationOutcome {

    record Invited(String name) implements InvitationOutcome {}

    /// The other one had asked already.
    record NowFriends(String name) implements InvitationOutcome {}

    record NobodyThere(String email) implements InvitationOutcome {}

    record OwnAddress() implements InvitationOutcome {}

    record AlreadyFriends(String name) implements InvitationOutcome {}

    record AlreadyInvited(String name) implements InvitationOutcome {}
}
