package photoshare.web.account;

import jakarta.servlet.http.HttpServletRequest;
import photoshare.db.Account;

/// Which account was made in this browser. The link that confirms its address signs in here and
/// nowhere else: whoever registers the address of somebody else must not lead them into an account
/// whose password they know.
final class Newcomer {

    private static final String ACCOUNT = Newcomer.class.getName();

    private Newcomer() {}

    static void remember(Account account, HttpServletRequest request) {
        request.getSession().setAttribute(ACCOUNT, account.id());
    }

    static boolean is(Account account, HttpServletRequest request) {
        return account.id().equals(request.getSession().getAttribute(ACCOUNT));
    }
}
