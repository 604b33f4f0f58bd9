package photoshare.db;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/// Tell one friend that the photos of one batch are ready.
public record MailFriend(UUID batchId, UUID recipientId) implements MailJob {

    public static final String FUNCTION = "mail-friend";

    @Override
    public String function() {
        return FUNCTION;
    }

    /// A unique id holds 64 bytes and two UUIDs in their usual spelling need 72: hence base 64.
    @Override
    public String uniqueId() {
        return "mail:" + brief(batchId) + ":" + brief(recipientId);
    }

    private static String brief(UUID id) {
        var bytes = ByteBuffer.allocate(16);
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
