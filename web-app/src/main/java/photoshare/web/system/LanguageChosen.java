package photoshare.web.system;

import java.util.Locale;
import java.util.UUID;

/// Whoever is signed in wants pages in this language.
public record LanguageChosen(UUID account, Locale language) {}
