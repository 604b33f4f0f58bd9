package photoshare.email;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

/// Fills the templates in the folder `mail`.
@Component
final class MailTemplates {

    private final SpringTemplateEngine html;
    private final SpringTemplateEngine text;

    MailTemplates(ApplicationContext resources) {
        html = engine(resources, TemplateMode.HTML, ".html");
        text = engine(resources, TemplateMode.TEXT, ".txt");
    }

    /// @param mail what the template calls `mail`
    String html(String template, Record mail) {
        return html.process(template, context(mail));
    }

    String text(String template, Record mail) {
        return text.process(template, context(mail));
    }

    private static Context context(Record mail) {
        return new Context(Locale.ENGLISH, Map.of("mail", mail));
    }

    private static SpringTemplateEngine engine(
            ApplicationContext resources, TemplateMode mode, String suffix) {
        var templates = new SpringResourceTemplateResolver();
        templates.setApplicationContext(resources);
        templates.setPrefix("classpath:/mail/");
        templates.setSuffix(suffix);
        templates.setTemplateMode(mode);
        templates.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }
}
