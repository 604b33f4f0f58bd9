package photoshare.db;

import java.util.UUID;

/// Send one of the mails that belong to an account: a link to confirm an address, and the like.
public record MailAccount(UUID mailId) implements MailJob {

    public static final String FUNCTION = "mail-account";

    @Override
    public String function() {
        return FUNCTION;
    }

    @Override
    public String uniqueId() {
        return "account-mail:" + mailId;
    }
}
