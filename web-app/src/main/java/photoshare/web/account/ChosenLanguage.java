package photoshare.web.account;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import photoshare.web.security.Sessions;
import photoshare.web.system.LanguageChosen;

/// Mails come in the language that was chosen for pages, and the settings tell the same.
@Component
class ChosenLanguage {

    private final OwnAccount own;
    private final Sessions sessions;

    ChosenLanguage(OwnAccount own, Sessions sessions) {
        this.own = own;
        this.sessions = sessions;
    }

    @EventListener
    void take(LanguageChosen chosen) {
        sessions.refresh(own.speak(chosen.account(), chosen.language()));
    }
}
