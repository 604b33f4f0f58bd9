/// Tells each friend once that photos are ready: claims the mail in the ledger, composes it, hands
/// it to the mail server and records the answer.
@NullMarked
package photoshare.email;

import org.jspecify.annotations.NullMarked;
