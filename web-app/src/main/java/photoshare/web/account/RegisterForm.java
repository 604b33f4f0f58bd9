package photoshare.web.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

record RegisterForm(
        @NotBlank(message = "Friends need a name to know you by.")
                @Size(max = 60, message = "Up to 60 characters, please.")
                @Nullable String name,
        @NotBlank(message = "You sign in with your e-mail address.")
                @Email(message = "This is not an e-mail address.")
                @Size(max = 254, message = "No e-mail address is that long.")
                @Nullable String email,
        @Size(min = 8, message = "At least 8 characters, please.") @Nullable String password) {

    private static final int BCRYPT_BYTES = 72;

    static final RegisterForm EMPTY = new RegisterForm("", "", "");

    /// BCrypt reads no further, so a longer password would promise more than it keeps.
    boolean passwordIsTooLong() {
        return password != null && password.getBytes(StandardCharsets.UTF_8).length > BCRYPT_BYTES;
    }
}
