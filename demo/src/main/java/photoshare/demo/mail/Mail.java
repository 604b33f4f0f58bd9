package photoshare.demo.mail;

import java.time.Instant;

/// One mail in one person's mailbox. A mail to two people is two of these.
///
/// @param to the address it was delivered to, whatever its header says
/// @param text the text part, empty if there is none
/// @param html the HTML part, empty if there is none
/// @param time when it was delivered
public record Mail(
        int id,
        String to,
        String from,
        String subject,
        String messageId,
        String text,
        String html,
        Instant time) {}
