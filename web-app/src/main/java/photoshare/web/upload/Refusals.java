package photoshare.web.upload;

import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import photoshare.storage.picture.Refusal;

/// Why files are refused, in the language of whoever sends them.
@Component
class Refusals {

    private final MessageSourceAccessor sentences;

    Refusals(MessageSource sentences) {
        this.sentences = new MessageSourceAccessor(sentences);
    }

    String inWords(Refusal refusal) {
        return sentences.getMessage(refusal.code(), refusal.arguments().toArray());
    }
}
