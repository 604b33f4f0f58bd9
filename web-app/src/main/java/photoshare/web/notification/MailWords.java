package photoshare.web.notification;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import photoshare.db.MailHistory.PastMail;
import photoshare.db.MailState;

/// Says in the reader's language what a mail was about and what became of it. What a mail server
/// answered stays as it was said.
@Component
final class MailWords {

    private final MessageSource sentences;

    MailWords(MessageSource sentences) {
        this.sentences = sentences;
    }

    MailLine of(PastMail mail) {
        return new MailLine(
                mail.job().uniqueId(),
                say("account." + mail.about(), mail.about()),
                say("state." + mail.state(), mail.state().name(), reply(mail)),
                mail.state() == MailState.FAILED,
                mail.at());
    }

    private String reply(PastMail mail) {
        return mail.state() == MailState.CANCELLED
                ? say("withheld." + mail.reply().replace(' ', '-'), mail.reply())
                : mail.reply();
    }

    private String say(String what, String otherwise, Object... arguments) {
        Locale reader = LocaleContextHolder.getLocale();
        String sentence = sentences.getMessage("notification." + what, arguments, null, reader);
        return sentence == null ? otherwise : sentence;
    }
}
