package photoshare.demo.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// The leaves of a mail's tree of parts.
record Contents(MimeMessage message, List<Part> parts) {

    private static final Session NO_SERVER = Session.getInstance(new Properties());

    static Contents of(byte[] source) {
        try {
            var message = new MimeMessage(NO_SERVER, new ByteArrayInputStream(source));
            var parts = new ArrayList<Part>();
            collect(message, parts);
            return new Contents(message, parts);
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("not a mail: " + e.getMessage(), e);
        }
    }

    private static void collect(Part part, List<Part> parts)
            throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                collect(several.getBodyPart(i), parts);
            }
        } else {
            parts.add(part);
        }
    }

    /// The first part of the type as text, or nothing.
    String text(String mimeType) {
        try {
            for (Part part : parts) {
                if (part.isMimeType(mimeType) && part.getContent() instanceof String text) {
                    return text;
                }
            }
            return "";
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("unreadable mail: " + e.getMessage(), e);
        }
    }

    /// The part that `cid:contentId` in the HTML stands for.
    Optional<Part> inline(String contentId) throws MessagingException {
        var wanted = "<" + contentId + ">";
        for (Part part : parts) {
            if (part instanceof BodyPart && has(part, "Content-ID", wanted)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private static boolean has(Part part, String header, String value) throws MessagingException {
        var values = part.getHeader(header);
        return values != null && values.length > 0 && values[0].trim().equals(value);
    }
}
