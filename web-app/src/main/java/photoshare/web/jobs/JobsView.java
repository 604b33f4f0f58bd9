package photoshare.web.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// A board and its sections as HTML, which are made once for all who read the same language.
final class JobsView {

    private static final List<String> SECTIONS =
            List.of(
                    "health",
                    "functions",
                    "workers",
                    "servers",
                    "monitored",
                    "running",
                    "failed",
                    "recent",
                    "ledger",
                    "parts");

    /// A board of which nothing but the parts is known.
    private record Parts(List<DemoPart> parts) {}

    private final JobsBoard board;
    private final Map<Locale, Map<String, String>> sections = new ConcurrentHashMap<>();

    JobsView(JobsBoard board) {
        this.board = board;
    }

    JobsBoard board() {
        return board;
    }

    /// By name, in the order of the page.
    Map<String, String> sections(Locale locale, ITemplateEngine templates) {
        return sections.computeIfAbsent(locale, reader -> render(reader, templates));
    }

    private Map<String, String> render(Locale locale, ITemplateEngine templates) {
        var html = new LinkedHashMap<String, String>();
        for (String section : SECTIONS) {
            html.put(section, render(section, board, locale, templates));
        }
        return html;
    }

    static String parts(List<DemoPart> parts, Locale locale, ITemplateEngine templates) {
        return render("parts", new Parts(parts), locale, templates);
    }

    private static String render(
            String section, Record board, Locale locale, ITemplateEngine templates) {
        var context = new Context(locale, Map.of("board", board));
        return templates.process("fragments/jobs", Set.of(section), context);
    }
}
