package photoshare.jobserver.client;

import java.io.IOException;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.PacketType;

/// A packet about a job is larger than the options allow. It was passed over, so the connection can
/// be used on.
final class PacketTooLargeException extends IOException {

    private final PacketType type;
    private final transient Bytes handle;

    PacketTooLargeException(PacketType type, Bytes handle, long size, int accepted) {
        super("%s has %d bytes; at most %d are accepted".formatted(type, size, accepted));
        this.type = type;
        this.handle = handle;
    }

    PacketType type() {
        return type;
    }

    /// Of the job.
    Bytes handle() {
        return handle;
    }
}
