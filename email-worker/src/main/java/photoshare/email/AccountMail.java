package photoshare.email;

import java.net.URI;
import photoshare.db.AccountMails.Letter;

/// What stands in a mail about an account. Its templates call what is public here.
///
/// @param page where the button leads
/// @param note small, below the button
/// @param reason why the recipient gets this
record AccountMail(
        String subject,
        String headline,
        String sentence,
        Button button,
        String note,
        String reason) {

    record Button(String label, URI page) {}

    static AccountMail of(Letter letter, URI page, AppProperties app) {
        String name = Wording.oneLine(letter.accountName());
        String email = Wording.oneLine(letter.email());
        return switch (letter.kind()) {
            case CONFIRM ->
                    new AccountMail(
                            "Confirm your e-mail address",
                            "Is this your address?",
                            "%s gave %s as the address of an account on Photoshare. Once it is confirmed, friends' photos can be announced here."
                                    .formatted(name, email),
                            new Button("Confirm this address", page),
                            "The link works for 3 days. If you do not know about this, do nothing: nothing will be sent here.",
                            "You get this because your address was entered on Photoshare.");
            case RESET ->
                    new AccountMail(
                            "Choose a new password",
                            "Choose a new password",
                            "Somebody asked for a new password for the account of %s. The old one works until you choose."
                                    .formatted(name),
                            new Button("Choose a new password", page),
                            "The link works for one hour and once. If it was not you who asked, do nothing.",
                            "You get this because you have an account on Photoshare.");
            case MOVED ->
                    new AccountMail(
                            "Your e-mail address was changed",
                            "This address is not in use any more",
                            "The account of %s has another e-mail address now. Nothing more will be sent to %s."
                                    .formatted(name, email),
                            new Button("Open Photoshare", page),
                            "If it was not you, somebody else knows your password: tell whoever runs Photoshare.",
                            "You get this because it was the address of your account until now.");
            case INVITE ->
                    new AccountMail(
                            "%s wants to share photos with you".formatted(name),
                            "%s wants to share photos with you".formatted(name),
                            "%s (%s) asks you to be friends on Photoshare. Friends see each other's albums and get one e-mail when the photos of an upload are ready."
                                    .formatted(name, Wording.oneLine(letter.accountEmail())),
                            new Button("See the invitation", page),
                            "The link works for 30 days. There you can also say that you want no such mail again.",
                            "You get this because %s entered your address on Photoshare."
                                    .formatted(name));
            case TEST ->
                    new AccountMail(
                            "A test from Photoshare",
                            "Mail arrives here",
                            "You asked for a test, %s: this is it. Friends' photos will be announced at %s."
                                    .formatted(name, email),
                            new Button("Notification settings", page),
                            "There is nothing to do.",
                            "You get this because you asked for a test on %s."
                                    .formatted(app.page("/").getHost()));
        };
    }
}
