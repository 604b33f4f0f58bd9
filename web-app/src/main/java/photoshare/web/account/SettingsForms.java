package photoshare.web.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import photoshare.web.system.Words;

/// The forms of the settings page. What would be dangerous in the hands of a passer-by asks for the
/// current password.
final class SettingsForms {

    private SettingsForms() {}

    record Name(
            @NotBlank(message = "{account.name.missing}")
                    @Size(max = 60, message = "{account.name.long}")
                    String name) {

        Name(@Nullable String name) {
            this.name = Words.oneLine(name);
        }
    }

    record Address(
            @NotBlank(message = "{account.address.missing}") @MailAddress String email,
            String current) {

        static final Address EMPTY = new Address(null, null);

        Address(@Nullable String email, @Nullable String current) {
            this.email = Words.address(email);
            this.current = current == null ? "" : current;
        }
    }

    record Password(String current, @GoodPassword String password) {

        static final Password EMPTY = new Password(null, null);

        Password(@Nullable String current, @Nullable String password) {
            this.current = current == null ? "" : current;
            this.password = password == null ? "" : password;
        }
    }

    record Delete(String current) {

        static final Delete EMPTY = new Delete(null);

        Delete(@Nullable String current) {
            this.current = current == null ? "" : current;
        }
    }
}
