package photoshare.demo.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.InetAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// GreenMail's SMTP server with our mailboxes behind it: a mail is on disk before the sender hears
/// 250.
final class SmtpCatcher extends SmtpServer {

    private final SmtpManager mailboxes;

    SmtpCatcher(int port, Mails mails, Refusal refusal) {
        super(
                new ServerSetup(
                        port,
                        InetAddress.getLoopbackAddress().getHostAddress(),
                        ServerSetup.PROTOCOL_SMTP),
                new Managers());
        mailboxes = new Mailboxes(managers, mails, refusal);
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        return new SmtpHandler(new SmtpCommandRegistry(), mailboxes, client);
    }

    private static final class Mailboxes extends SmtpManager {

        private final Mails mails;
        private final Refusal refusal;

        Mailboxes(Managers managers, Mails mails, Refusal refusal) {
            super(managers.getImapHostManager(), managers.getUserManager());
            this.mails = mails;
            this.refusal = refusal;
        }

        @Override
        public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
            return refusal.reply().orElse(null);
        }

        @Override
        public synchronized void send(SmtpState state) {
            var mail = state.getMessage();
            mail.getToAddresses().forEach(to -> mails.deliver(to.getEmail(), mail.getMessage()));
        }
    }
}
