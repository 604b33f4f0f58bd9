package photoshare.email;

/// How an attempt to hand over a mail ended.
sealed interface Delivery {

    /// The mail server has taken it.
    record Accepted(String reply) implements Delivery {}

    /// The mail server will never take it.
    record Refused(String reply) implements Delivery {}

    /// It did not go out, and another time it may.
    record Deferred(String reason) implements Delivery {}

    /// The whole mail was written and no answer came: it may have gone out or not.
    record Unclear(String reason) implements Delivery {}
}
