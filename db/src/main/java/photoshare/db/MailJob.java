package photoshare.db;

/// A mail that is owed to somebody. Each has a row with the columns of a ledger: see [MailLedger].
public sealed interface MailJob extends JobContract permits MailFriend, MailAccount {}
