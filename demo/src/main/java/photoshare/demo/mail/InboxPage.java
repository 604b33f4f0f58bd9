package photoshare.demo.mail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The inbox as HTML. Everything that came with a mail is escaped; its HTML part is shown only in a
/// frame of its own.
final class InboxPage {

    private static final String SHELL =
            """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width">
              <title>%s</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="/inbox.css">
              <script type="module" src="/inbox.js"></script>
            </head>
            <body>
            %s
            </body>
            </html>
            """;

    private static final String LIST =
            """
            <header>
              <h1><a href="/">Inbox</a></h1>
              <form class="filter"><input type="search" name="to" value="%s" placeholder="Only mail to ..."
                aria-label="Only mail to this address"></form>
            </header>
            <main data-live>
              <p class="%s" role="status">%s</p>
              %s
            </main>
            """;

    private static final String ROW =
            """
            <li><a href="/mails/%d">
              <span class="subject">%s</span><time>%s</time>
              <span class="people">%s &rarr; %s</span>
            </a></li>
            """;

    private static final String ONE =
            """
            <header><h1>%s</h1><a href="/">All mail</a></header>
            <main>
              <dl>
                <dt>From</dt><dd>%s</dd>
                <dt>To</dt><dd><a href="/?to=%s">%s</a></dd>
                <dt>Time</dt><dd>%s</dd>
                <dt>Message-ID</dt><dd><code>%s</code></dd>
              </dl>
              %s
              <h2>Source</h2>
              <details><summary>All headers and parts as they came</summary><pre>%s</pre></details>
            </main>
            """;

    private static final String FRAME =
            """
            <h2>As it is read</h2>
            <iframe title="The mail" src="/mails/%d/html"
              sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
            """;

    private static final Pattern INLINE = Pattern.compile("\\bcid:([^\"'\\s)>]+)");
    private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK =
            Pattern.compile("https?://(?:[^\\s<>&]|&amp;)*[^\\s<>&.,;:!?)]");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss").withZone(ZoneId.systemDefault());

    private InboxPage() {}

    static String list(List<Mail> mails, Query query, Refusal refusal) {
        var to = query.get("to");
        var rows = mails.stream().map(InboxPage::row).collect(Collectors.joining());
        var refused = refusal.reply();
        var state =
                refused.map(reply -> "Mail is being refused: " + reply)
                        .orElse(mails.isEmpty() ? "No mail yet." : mails.size() + " in all");
        return SHELL.formatted(
                "Inbox",
                LIST.formatted(
                        escape(to == null ? "" : to),
                        refused.isPresent() ? "refusing" : "count",
                        escape(state),
                        "<ol>" + rows + "</ol>"));
    }

    private static String row(Mail mail) {
        return ROW.formatted(
                mail.id(),
                subject(mail),
                TIME.format(mail.time()),
                escape(mail.from()),
                escape(mail.to()));
    }

    static String one(Mail mail, String source) {
        var body = new StringBuilder();
        if (!mail.html().isEmpty()) {
            body.append(FRAME.formatted(mail.id()));
        }
        if (!mail.text().isEmpty()) {
            body.append("<h2>Text</h2><pre class=\"text\">")
                    .append(linked(mail.text()))
                    .append("</pre>");
        }
        return SHELL.formatted(
                subject(mail),
                ONE.formatted(
                        subject(mail),
                        escape(mail.from()),
                        URLEncoder.encode(mail.to(), StandardCharsets.UTF_8),
                        escape(mail.to()),
                        TIME.format(mail.time()),
                        escape(mail.messageId()),
                        body,
                        escape(source)));
    }

    /// The mail's own HTML, with its enclosed pictures found and its links opening outside the
    /// frame.
    static String html(Mail mail) {
        var pictured = INLINE.matcher(mail.html()).replaceAll(InboxPage::inline);
        var head = HEAD.matcher(pictured);
        var base = "<base target=\"_blank\">";
        return head.find() ? head.replaceFirst("$0" + base) : base + pictured;
    }

    private static String inline(MatchResult cid) {
        return "inline?cid=" + URLEncoder.encode(cid.group(1), StandardCharsets.UTF_8);
    }

    private static String subject(Mail mail) {
        return mail.subject().isBlank() ? "(no subject)" : escape(mail.subject());
    }

    private static String linked(String text) {
        return LINK.matcher(escape(text))
                .replaceAll("<a href=\"$0\" target=\"_blank\" rel=\"noreferrer\">$0</a>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
