package photoshare.web.account;

import java.util.UUID;

/// Somebody made an account by the link in an invitation. Published in the transaction that makes
/// the account.
///
/// @param email where the invitation was sent
public record InvitationTaken(UUID account, UUID inviter, String email) {}
