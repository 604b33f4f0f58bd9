package photoshare.demo.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All mails, one file each: a mail that was accepted is still there after the catcher was killed.
final class Mails {

    private static final String DELIVERED_TO = "Delivered-To";

    private final Path folder;
    private final SortedMap<Integer, Mail> mails = new TreeMap<>();

    private Mails(Path folder) {
        this.folder = folder;
    }

    static Mails in(Path folder) throws IOException {
        var mails = new Mails(Files.createDirectories(folder));
        try (var files = Files.newDirectoryStream(folder, "*.eml")) {
            for (Path file : files) {
                mails.load(file);
            }
        }
        return mails;
    }

    /// Keeps a mail. When this returns, the mail is in its file.
    synchronized Mail deliver(String recipient, MimeMessage message) {
        int id = mails.isEmpty() ? 1 : mails.lastKey() + 1;
        var source = source(recipient, message);
        try {
            var unfinished = Files.write(folder.resolve(id + ".tmp"), source);
            Files.move(unfinished, file(id), StandardCopyOption.ATOMIC_MOVE);
            return load(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The mails to one address, or all of them if there is no address; the newest comes first.
    synchronized List<Mail> to(@Nullable String address) {
        return mails.values().stream()
                .filter(mail -> address == null || mail.to().equalsIgnoreCase(address))
                .toList()
                .reversed();
    }

    synchronized Optional<Mail> byId(int id) {
        return Optional.ofNullable(mails.get(id));
    }

    /// The mail as it came, headers and all.
    byte[] source(int id) throws IOException {
        return Files.readAllBytes(file(id));
    }

    private Path file(int id) {
        return folder.resolve(id + ".eml");
    }

    private Mail load(Path file) throws IOException {
        var name = Objects.requireNonNull(file.getFileName()).toString();
        int id = Integer.parseInt(name.substring(0, name.indexOf('.')));
        var mail = read(id, Files.readAllBytes(file), Files.getLastModifiedTime(file).toInstant());
        mails.put(id, mail);
        return mail;
    }

    private static Mail read(int id, byte[] source, Instant time) {
        var contents = Contents.of(source);
        var message = contents.message();
        try {
            return new Mail(
                    id,
                    text(message.getHeader(DELIVERED_TO, null)),
                    text(message.getFrom()),
                    text(message.getSubject()),
                    text(message.getMessageID()),
                    contents.text("text/plain"),
                    contents.text("text/html"),
                    time);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("unreadable mail: " + e.getMessage(), e);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String text(Address @Nullable [] senders) {
        if (senders == null || senders.length == 0) {
            return "";
        }
        return senders[0] instanceof InternetAddress sender && sender.getPersonal() != null
                ? "%s <%s>".formatted(sender.getPersonal(), sender.getAddress())
                : senders[0].toString();
    }

    private static byte[] source(String recipient, MimeMessage message) {
        var out = new ByteArrayOutputStream();
        try {
            out.writeBytes(
                    (DELIVERED_TO + ": " + recipient + "\r\n").getBytes(StandardCharsets.US_ASCII));
            message.writeTo(out);
        } catch (IOException | MessagingException e) {
            throw new IllegalArgumentException("unreadable mail: " + e.getMessage(), e);
        }
        return out.toByteArray();
    }
}
