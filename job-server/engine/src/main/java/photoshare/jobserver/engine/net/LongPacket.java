package photoshare.jobserver.engine.net;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// A packet that arrives in many pieces. It is collected where it will stay, so that it is copied
/// once, and as it arrives, so that a peer that only announces much occupies little.
final class LongPacket {

    /// Bytes.
    private static final int FIRST = 1 << 18;

    private static final long GROWTH = 8;

    private final int size;
    private byte[] bytes;
    private int arrived;

    /// @param size with its header, in bytes
    LongPacket(int size) {
        this.size = size;
        bytes = new byte[Math.min(size, FIRST)];
    }

    /// Takes out what belongs to it.
    ///
    /// @return whether it is whole
    boolean take(ByteBuf in) {
        int taken = Math.min(in.readableBytes(), size - arrived);
        if (arrived + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(size, GROWTH * bytes.length));
        }
        in.readBytes(bytes, arrived, taken);
        arrived += taken;
        return arrived == size;
    }

    /// The packet, when it is whole.
    byte[] bytes() {
        return bytes;
    }

    /// What it occupies.
    int held() {
        return bytes.length;
    }
}
