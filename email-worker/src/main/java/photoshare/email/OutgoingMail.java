package photoshare.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/// A message that is the same mail however often it is sent, so it keeps its Message-ID. And it
/// knows whether it was written to its end: before that, no mail server can have taken it.
final class OutgoingMail extends MimeMessage {

    private final String messageId;
    private boolean writtenOut;

    OutgoingMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    boolean writtenOut() {
        return writtenOut;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        writtenOut = true;
    }
}
