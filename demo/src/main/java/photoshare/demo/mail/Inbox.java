package photoshare.demo.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What each address of the inbox answers.
record Inbox(Mails mails, Refusal refusal) {

    private static final Pattern ONE_MAIL =
            Pattern.compile("/mails/(\\d{1,9})(/html|/source|/inline)?");
    private static final List<String> SHOWN_PICTURES =
            List.of("image/jpeg", "image/png", "image/gif", "image/webp");
    private static final Reply NOT_FOUND = Reply.failure(404, "There is nothing here.");
    private static final JsonMapper JSON = JsonMapper.shared();

    Reply get(String path, Query query) throws IOException {
        return switch (path) {
            case "/" -> Reply.page(InboxPage.list(mails.to(query.get("to")), query, refusal));
            case "/inbox.css" -> Reply.of("text/css; charset=utf-8", resource("inbox.css"));
            case "/inbox.js" -> Reply.of("text/javascript; charset=utf-8", resource("inbox.js"));
            case "/api/mails" -> json(mails.to(query.get("to")));
            case "/api/refusal" -> Reply.text(refusal.reply().orElse("250 accepting"));
            default -> mail(path, query);
        };
    }

    Reply post(String path, Query query) {
        switch (path) {
            case "/api/refuse" -> refusal.refuse(number(query.get("code")));
            case "/api/accept" -> refusal.accept();
            default -> {
                return NOT_FOUND;
            }
        }
        return Reply.text(refusal.reply().orElse("250 accepting"));
    }

    private Reply mail(String path, Query query) throws IOException {
        var matcher = ONE_MAIL.matcher(path);
        if (!matcher.matches()) {
            return NOT_FOUND;
        }
        var mail = mails.byId(Integer.parseInt(matcher.group(1)));
        if (mail.isEmpty()) {
            return NOT_FOUND;
        }
        return switch (matcher.group(2)) {
            case "/html" -> Reply.mail(InboxPage.html(mail.get()));
            case "/source" -> Reply.text(source(mail.get()));
            case "/inline" -> inline(mail.get(), query.get("cid"));
            case null, default -> Reply.page(InboxPage.one(mail.get(), source(mail.get())));
        };
    }

    private String source(Mail mail) throws IOException {
        return new String(mails.source(mail.id()), StandardCharsets.UTF_8);
    }

    private Reply inline(Mail mail, @Nullable String contentId) throws IOException {
        try {
            var part =
                    Contents.of(mails.source(mail.id())).inline(contentId == null ? "" : contentId);
            return part.isPresent() ? picture(part.get()) : NOT_FOUND;
        } catch (MessagingException e) {
            throw new IllegalArgumentException("unreadable mail: " + e.getMessage(), e);
        }
    }

    private static Reply picture(Part part) throws MessagingException, IOException {
        for (String type : SHOWN_PICTURES) {
            if (part.isMimeType(type)) {
                try (InputStream bytes = part.getInputStream()) {
                    return Reply.of(type, bytes.readAllBytes());
                }
            }
        }
        return NOT_FOUND;
    }

    private static Reply json(List<Mail> mails) {
        return Reply.of("application/json", JSON.writeValueAsBytes(mails));
    }

    private static int number(@Nullable String code) {
        if (code == null || !code.matches("\\d{3}")) {
            throw new IllegalArgumentException("say ?code=451 or ?code=550");
        }
        return Integer.parseInt(code);
    }

    private static byte[] resource(String name) throws IOException {
        try (var stream = Inbox.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        }
    }
}
