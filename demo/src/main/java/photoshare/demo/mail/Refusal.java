package photoshare.demo.mail;

import java.util.Optional;

/// The switch that makes the catcher refuse mail, so that one can watch what the senders do then.
final class Refusal {

    private volatile int code;

    /// Refuses every recipient from now on: with 4xx "try again later", with 5xx "never".
    void refuse(int code) {
        if (code < 400 || code > 599) {
            throw new IllegalArgumentException(
                    "code=" + code + " is no refusal: 400 to 499 for now, 500 to 599 for good");
        }
        this.code = code;
    }

    void accept() {
        code = 0;
    }

    /// What to tell a sender; nothing while mail is accepted.
    Optional<String> reply() {
        int now = code;
        if (now == 0) {
            return Optional.empty();
        }
        return Optional.of(
                now + (now < 500 ? " Mailbox busy, try again later" : " No such mailbox here"));
    }
}
