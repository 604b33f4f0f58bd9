package photoshare.web.account;

import org.jspecify.annotations.Nullable;

record NewPasswordForm(@GoodPassword String password) {

    static final NewPasswordForm EMPTY = new NewPasswordForm(null);

    NewPasswordForm(@Nullable String password) {
        this.password = password == null ? "" : password;
    }
}
