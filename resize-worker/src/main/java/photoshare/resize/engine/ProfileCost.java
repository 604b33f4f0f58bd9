package photoshare.resize.engine;

import java.nio.ByteBuffer;

/// What it costs to use a colour profile. A few bytes in the tables of newer versions can ask for
/// any number of steps for each colour (`multiProcessElementsType`, ICC.1:2022, 10.18), which
/// nobody can interrupt; no camera writes them. Of large tables a colour engine makes others that
/// are ten times as large.
public final class ProfileCost {

    /// In bytes. The largest ones in use, of printers, have about two million.
    public static final int LARGEST = 4 * 1024 * 1024;

    private static final int TAGS = 128;
    private static final int TAG = 12;
    private static final int NUMBER = 0xFF;

    private ProfileCost() {}

    /// Whether it is of a usual size, and there is no such table: those are called D2B0 to D2B3 and
    /// B2D0 to B2D3.
    public static boolean isBounded(byte[] profile) {
        if (profile.length > LARGEST) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(profile);
        int end = TAGS + Integer.BYTES + count(bytes) * TAG;
        for (int at = TAGS + Integer.BYTES; at < end; at += TAG) {
            int kind = bytes.getInt(at) & ~NUMBER;
            if (kind == 0x44324200 || kind == 0x42324400) {
                return false;
            }
        }
        return true;
    }

    private static int count(ByteBuffer profile) {
        int room = (profile.limit() - TAGS - Integer.BYTES) / TAG;
        return room <= 0 ? 0 : Math.clamp(Integer.toUnsignedLong(profile.getInt(TAGS)), 0, room);
    }
}
