package photoshare.demo.mail;

import java.io.IOException;
import java.nio.file.Path;

/// The process: SMTP on one port, the inbox page on another, the mails in a folder.
public final class MailCatcher implements AutoCloseable {

    private static final long START_TAKES_AT_MOST_MILLIS = 10_000;

    private final SmtpCatcher smtp;
    private final InboxServer inbox;

    private MailCatcher(SmtpCatcher smtp, InboxServer inbox) {
        this.smtp = smtp;
        this.inbox = inbox;
    }

    /// Runs until the process is ended. Arguments: SMTP port, inbox port, folder.
    static void main(String... arguments) throws IOException {
        start(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Path.of(arguments[2]));
    }

    static MailCatcher start(int smtpPort, int inboxPort, Path folder) throws IOException {
        var mails = Mails.in(folder);
        var refusal = new Refusal();
        var smtp = new SmtpCatcher(smtpPort, mails, refusal);
        smtp.startService();
        requireRunning(smtp);
        return new MailCatcher(smtp, InboxServer.start(inboxPort, new Inbox(mails, refusal)));
    }

    private static void requireRunning(SmtpCatcher smtp) throws IOException {
        try {
            if (!smtp.waitTillRunning(START_TAKES_AT_MOST_MILLIS)) {
                throw new IOException("SMTP does not listen with " + smtp.getServerSetup());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    int inboxPort() {
        return inbox.port();
    }

    int smtpPort() {
        return smtp.getPort();
    }

    @Override
    public void close() {
        inbox.close();
        smtp.stopService();
    }
}
