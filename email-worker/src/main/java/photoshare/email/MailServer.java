package photoshare.email;

import static java.util.Objects.requireNonNullElse;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/// Hands mails to the mail server that `spring.mail` names. Spring's own sender tells neither what
/// the server answered nor when the connection broke, and the ledger lives by both.
@Component
final class MailServer {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);

    private final JavaMailSenderImpl settings;

    MailServer(JavaMailSenderImpl settings) {
        this.settings = settings;
    }

    Session session() {
        return settings.getSession();
    }

    Delivery deliver(OutgoingMail mail) {
        SMTPTransport connection;
        try {
            connection = connect();
        } catch (MessagingException e) {
            return new Delivery.Deferred("No connection: " + Wording.oneLine(e.getMessage()));
        }
        try {
            connection.sendMessage(mail, mail.getAllRecipients());
            return new Delivery.Accepted(reply(connection));
        } catch (MessagingException e) {
            return whatHappened(mail, connection, e);
        } finally {
            close(connection);
        }
    }

    private SMTPTransport connect() throws MessagingException {
        String protocol = requireNonNullElse(settings.getProtocol(), "smtp");
        var connection = (SMTPTransport) session().getTransport(protocol);
        connection.connect(
                settings.getHost(),
                settings.getPort(),
                settings.getUsername(),
                settings.getPassword());
        return connection;
    }

    private static Delivery whatHappened(
            OutgoingMail mail, SMTPTransport connection, MessagingException e) {
        int code = connection.getLastReturnCode();
        if (code >= 500 && !isAboutTheSender(e)) {
            return new Delivery.Refused(reply(connection));
        }
        if (code >= 400) {
            return new Delivery.Deferred(reply(connection));
        }
        String reason = "Connection lost: " + Wording.oneLine(e.getMessage());
        return mail.writtenOut() ? new Delivery.Unclear(reason) : new Delivery.Deferred(reason);
    }

    /// Our own address or right to send is refused: no fault of this mail or friend.
    private static boolean isAboutTheSender(MessagingException e) {
        return e instanceof SMTPSendFailedException failure
                && failure.getCommand().startsWith("MAIL FROM");
    }

    private static String reply(SMTPTransport connection) {
        return Wording.oneLine(requireNonNullElse(connection.getLastServerResponse(), ""));
    }

    /// The answer is known by now; how the goodbye goes does not matter.
    private static void close(SMTPTransport connection) {
        try {
            connection.close();
        } catch (MessagingException e) {
            log.debug("The mail server hung up first", e);
        }
    }
}
