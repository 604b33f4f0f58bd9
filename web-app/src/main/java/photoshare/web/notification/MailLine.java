package photoshare.web.notification;

import java.time.Instant;

/// One of the last mails, in words.
///
/// @param trouble that its reader should know of
record MailLine(String about, String state, boolean trouble, Instant at) {}
