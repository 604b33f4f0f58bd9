package photoshare.web.friend;

import java.util.UUID;

/// Somebody who was asked, as the page of whoever asked shows it.
///
/// @param reminded whether nothing more is mailed to them
record SentInvitation(UUID id, String email, boolean reminded) {}
