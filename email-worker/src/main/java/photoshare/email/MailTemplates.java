package photoshare.email;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

/// Writes mails in the language of who reads them, after the templates in the folder `mail`.
@Component
final class MailTemplates {

    private final SpringTemplateEngine html;
    private final SpringTemplateEngine text;

    private final MessageSource sentences;

    MailTemplates(ApplicationContext resources, MessageSource sentences) {
        this.sentences = sentences;
        html = engine(resources, TemplateMode.HTML, ".html");
        text = engine(resources, TemplateMode.TEXT, ".txt");
    }

    /// @param mail what the template calls `mail`
    String html(String template, Record mail, Locale language) {
        return html.process(template, context(mail, language));
    }

    String text(String template, Record mail, Locale language) {
        return text.process(template, context(mail, language));
    }

    /// One sentence outside of the templates.
    String say(Locale language, String code, Object... arguments) {
        return sentences.getMessage(code, arguments, language);
    }

    private static Context context(Record mail, Locale language) {
        return new Context(language, Map.of("mail", mail));
    }

    private SpringTemplateEngine engine(
            ApplicationContext resources, TemplateMode mode, String suffix) {
        var templates = new SpringResourceTemplateResolver();
        templates.setApplicationContext(resources);
        templates.setPrefix("classpath:/mail/");
        templates.setSuffix(suffix);
        templates.setTemplateMode(mode);
        templates.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(sentences);
        return engine;
    }
}
