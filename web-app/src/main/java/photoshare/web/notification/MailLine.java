package photoshare.web.notification;

import java.time.Instant;

/// One of the last mails, in words.
///
/// @param id of its job
/// @param trouble that its reader should know of, and may have it sent again
record MailLine(String id, String about, String state, boolean trouble, Instant at) {}
