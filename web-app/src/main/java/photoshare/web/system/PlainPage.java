package photoshare.web.system;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.springframework.context.MessageSource;

/// A page that stands alone: it needs no session, no database and no style sheet, and looks like
/// the others nevertheless.
///
/// @param heading its name in the bundle
/// @param sentence its name in the bundle
public record PlainPage(Locale reader, String heading, String sentence) {

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --back: #fbfbfa; --card: #fff; --edge: #e4e5e3; --text: #26292b; --head: #1d2022; --link: #0f766e }
            @media (prefers-color-scheme: dark) {
                :root { --back: #16181a; --card: #1e2123; --edge: #2d3134; --text: #d9dcdd; --head: #f1f3f3; --link: #5fcabd }
            }
            body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.45 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif }
            header { padding: 1rem; border-bottom: 1px solid var(--edge); background: var(--card); font-weight: 650; text-align: center }
            main { box-sizing: border-box; max-width: 26rem; margin: 12vh auto 0; padding: 0 1rem }
            article { padding: 2rem 1.5rem; border: 1px solid var(--edge); border-radius: 12px; background: var(--card); text-align: center }
            h1 { margin: 0 0 .75rem; color: var(--head); font-size: 1.6rem; letter-spacing: -.015em }
            a { color: var(--link) }
            """;

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="%s">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">%s<title>%s - Photoshare</title>
            <style>%s</style></head>
            <body><header>Photoshare</header>
            <main><article><h1>%s</h1><p role="status">%s</p><a href="/">%s</a></article></main></body>
            </html>
            """;

    private static final String AGAIN =
            """
            <meta http-equiv="refresh" content="%d">\
            """;

    /// What it may do in a browser: nothing but look like this.
    public static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'; base-uri 'none'"
                    .formatted(hash(STYLE));

    public String html(MessageSource words) {
        return html(words, "");
    }

    /// One that asks anew by itself, until what was asked for is there.
    public String html(MessageSource words, Duration again) {
        return html(words, AGAIN.formatted(again.toSeconds()));
    }

    private String html(MessageSource words, String again) {
        String title = words.getMessage(heading, null, reader);
        return PAGE.formatted(
                reader.toLanguageTag(),
                again,
                title,
                STYLE,
                title,
                words.getMessage(sentence, null, reader),
                words.getMessage("error.home", null, reader));
    }

    private static String hash(String style) {
        try {
            byte[] bytes = style.getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
