package photoshare.web.jobs;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.thymeleaf.ITemplateEngine;
import photoshare.web.live.LiveStream;

/// One browser watching the jobs page: hears of a section when it has changed.
final class JobsStream implements LiveStream.Story {

    private final JobsBoards boards;
    private final ITemplateEngine templates;
    private final Map<String, String> seen = new HashMap<>();

    JobsStream(JobsBoards boards, ITemplateEngine templates) {
        this.boards = boards;
        this.templates = templates;
    }

    @Override
    public void tell(LiveStream stream) throws IOException, InterruptedException {
        Locale reader = LocaleContextHolder.getLocale();
        while (!stream.ended()) {
            tellWhatChanged(stream, sections(stream, reader));
            stream.pause(JobsBoards.FRESH);
        }
    }

    /// Which part of a demo has gone can be told without the database, even if it is this one.
    private Map<String, String> sections(LiveStream stream, Locale reader) throws IOException {
        try {
            return boards.latest().sections(reader, templates);
        } catch (DataAccessException | TransactionException e) {
            tellWhatChanged(stream, Map.of("parts", boards.parts(reader, templates)));
            throw e;
        }
    }

    private void tellWhatChanged(LiveStream stream, Map<String, String> sections)
            throws IOException {
        for (var section : sections.entrySet()) {
            if (!section.getValue().equals(seen.put(section.getKey(), section.getValue()))) {
                stream.send(SseEmitter.event().name("section").data(section.getValue()));
            }
        }
    }
}
