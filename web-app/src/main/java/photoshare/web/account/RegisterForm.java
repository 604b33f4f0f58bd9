package photoshare.web.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import photoshare.web.system.Words;

record RegisterForm(
        @NotBlank(message = "{account.name.missing}")
                @Size(max = 60, message = "{account.name.long}")
                String name,
        @NotBlank(message = "{account.email.missing}") @MailAddress String email,
        @GoodPassword String password,
        String invite) {

    static final RegisterForm EMPTY = new RegisterForm(null, null, null, null);

    /// @param invite the token of the link that led here
    RegisterForm(
            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable String invite) {
        this.name = Words.oneLine(name);
        this.email = Words.address(email);
        this.password = password == null ? "" : password;
        this.invite = invite == null ? "" : invite;
    }

    /// As an invitation fills it in.
    static RegisterForm of(String email, String invite) {
        return new RegisterForm(null, email, null, invite);
    }
}
