package photoshare.web.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import photoshare.web.system.Words;

record ForgotForm(
        @NotBlank(message = "Enter the address with which you sign in.")
                @Email(message = "This is not an e-mail address.")
                String email) {

    static final ForgotForm EMPTY = new ForgotForm(null);

    ForgotForm(@Nullable String email) {
        this.email = Words.oneLine(email);
    }
}
