package photoshare.storage.picture;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Keeps of a JPEG's segments those that are needed to decode it (ITU-T T.81, annex B), the JFIF
/// header, the colour profile and Adobe's mark, which says what the colours mean. Used once.
final class BareJpeg {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int COM = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int TEM = 0x01;

    private final DataInputStream in;
    private final DataOutputStream out;
    private boolean turned;

    BareJpeg(DataInputStream in, DataOutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.out = new DataOutputStream(new BufferedOutputStream(out));
    }

    void copy() throws IOException {
        try {
            int marker = nextMarker();
            while (marker != EOI) {
                marker = hasSegment(marker) ? copySegment(marker) : copyMarker(marker);
            }
            mark(EOI);
        } finally {
            out.flush();
        }
    }

    private int copyMarker(int marker) throws IOException {
        mark(marker);
        return nextMarker();
    }

    /// @return the marker behind it, and behind the pixels if it begins some
    private int copySegment(int marker) throws IOException {
        byte[] segment = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
        if (isKept(marker, segment)) {
            write(marker, segment);
        } else if (marker == APP1 && Exif.isMarked(segment) && !turned) {
            turned = true;
            turn(Exif.parse(segment).orientation());
        }
        return marker == SOS ? copyPixels() : nextMarker();
    }

    private static boolean isKept(int marker, byte[] segment) {
        return switch (marker) {
            case APP0 -> begins(segment, "JFIF\0");
            case APP2 -> begins(segment, "ICC_PROFILE\0");
            case APP14 -> begins(segment, "Adobe");
            case COM -> false;
            default -> marker < APP0 || marker > APP15;
        };
    }

    private static boolean begins(byte[] segment, String name) {
        return new String(segment, StandardCharsets.ISO_8859_1).startsWith(name);
    }

    private void turn(Orientation orientation) throws IOException {
        if (orientation != Orientation.UPRIGHT) {
            write(APP1, Exif.only(orientation, true));
        }
    }

    private void write(int marker, byte[] segment) throws IOException {
        mark(marker);
        out.writeShort(segment.length + 2);
        out.write(segment);
    }

    private void mark(int marker) throws IOException {
        out.write(0xFF);
        out.write(marker);
    }

    /// Within pixels a 0xFF is followed by zero, or by the number of a restart.
    private int copyPixels() throws IOException {
        while (true) {
            int octet = in.readUnsignedByte();
            if (octet != 0xFF) {
                out.write(octet);
                continue;
            }
            int code = codeBehindFill();
            if (code != 0 && !isRestart(code)) {
                return code;
            }
            mark(code);
        }
    }

    /// Skips what is no marker, as decoders do.
    private int nextMarker() throws IOException {
        while (true) {
            if (in.readUnsignedByte() == 0xFF) {
                int code = codeBehindFill();
                if (code != 0) {
                    return code;
                }
            }
        }
    }

    private int codeBehindFill() throws IOException {
        int code = in.readUnsignedByte();
        while (code == 0xFF) {
            code = in.readUnsignedByte();
        }
        return code;
    }

    private static boolean isRestart(int code) {
        return 0xD0 <= code && code <= 0xD7;
    }

    private static boolean hasSegment(int marker) {
        return marker != SOI && marker != TEM && !isRestart(marker);
    }
}
