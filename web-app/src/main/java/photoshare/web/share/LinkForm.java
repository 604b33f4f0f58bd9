package photoshare.web.share;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import photoshare.web.account.GoodPassword;
import photoshare.web.system.Words;

/// @param linkId made with the page: sending the form twice makes one link
/// @param label whom or what it is for, as the owner likes
/// @param password nothing if the link is enough
record LinkForm(
        @NotNull(message = "{share.form.stale}") @Nullable UUID linkId,
        @Size(max = 80, message = "{share.label.long}") @Nullable String label,
        @NotNull(message = "{share.lasting.missing}") @Nullable Lasting lasting,
        @GoodPassword(optional = true) @Nullable String password) {

    static LinkForm fresh() {
        return new LinkForm(UUID.randomUUID(), "", Lasting.MONTH, "");
    }

    String labelInOneLine() {
        return Words.oneLine(label);
    }

    Optional<String> chosenPassword() {
        return Optional.ofNullable(password).filter(chosen -> !chosen.isEmpty());
    }
}
