package photoshare.web.account;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import photoshare.web.system.Words;

record ForgotForm(@NotBlank(message = "{account.forgot.missing}") @MailAddress String email) {

    static final ForgotForm EMPTY = new ForgotForm(null);

    ForgotForm(@Nullable String email) {
        this.email = Words.address(email);
    }
}
