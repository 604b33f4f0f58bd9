package photoshare.resize.engine.vips;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Recognises the profiles that only say what is the case without them. Every second program writes
/// one into its pictures, and converting by it takes a quarter of the time of a rendering.
final class SrgbProfile {

    private static final int HEADER = 128;
    private static final int ENTRY = 12;
    private static final double FIXED = 65_536;

    /// As seen under D50.
    private static final double[][] PRIMARIES = {
        {0.4361, 0.2225, 0.0139}, {0.3851, 0.7169, 0.0971}, {0.1431, 0.0606, 0.7141}
    };

    private static final double NEAR_PRIMARY = 0.002;
    private static final double NEAR_CURVE = 0.003;

    private final ByteBuffer profile;

    private SrgbProfile(ByteBuffer profile) {
        this.profile = profile;
    }

    /// False for whatever is not understood here.
    static boolean matches(byte[] profile) {
        try {
            return new SrgbProfile(ByteBuffer.wrap(profile)).isSrgb();
        } catch (IndexOutOfBoundsException _) {
            return false;
        }
    }

    private boolean isSrgb() {
        if (!text(16).equals("RGB ") || find("A2B0").isPresent()) {
            return false;
        }
        String colours = "rgb";
        for (int i = 0; i < colours.length(); i++) {
            char colour = colours.charAt(i);
            double[] primary = PRIMARIES[i];
            if (find(colour + "XYZ").filter(at -> isPoint(at, primary)).isEmpty()
                    || find(colour + "TRC").filter(this::isCurve).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Optional<Integer> find(String tag) {
        int count = profile.getInt(HEADER);
        for (int i = 0; i < count; i++) {
            int entry = HEADER + 4 + ENTRY * i;
            if (text(entry).equals(tag)) {
                return Optional.of(profile.getInt(entry + 4));
            }
        }
        return Optional.empty();
    }

    private boolean isPoint(int at, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (Math.abs(fixed(at + 8 + 4 * i) - expected[i]) > NEAR_PRIMARY) {
                return false;
            }
        }
        return true;
    }

    private boolean isCurve(int at) {
        for (double x = 0; x <= 1; x += 0.0625) {
            if (!(Math.abs(curve(at, x) - srgb(x)) < NEAR_CURVE)) {
                return false;
            }
        }
        return true;
    }

    /// Not a number if it is of another kind.
    private double curve(int at, double x) {
        return switch (text(at)) {
            case "curv" -> table(at, x);
            case "para" -> profile.getShort(at + 8) == 3 ? formula(at + 12, x) : Double.NaN;
            default -> Double.NaN;
        };
    }

    private double table(int at, double x) {
        int count = profile.getInt(at + 8);
        if (count < 2) {
            return Double.NaN;
        }
        double place = x * (count - 1);
        int below = (int) place;
        double rest = place - below;
        return entry(at, below) * (1 - rest) + entry(at, Math.min(below + 1, count - 1)) * rest;
    }

    private double entry(int at, int index) {
        return Short.toUnsignedInt(profile.getShort(at + 12 + 2 * index)) / 65_535.0;
    }

    /// A power of a line, and another line below a point (ICC.1:2010, 10.16, function 3).
    private double formula(int at, double x) {
        return x >= fixed(at + 16)
                ? Math.pow(fixed(at + 4) * x + fixed(at + 8), fixed(at))
                : fixed(at + 12) * x;
    }

    private static double srgb(double x) {
        return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
    }

    private double fixed(int at) {
        return profile.getInt(at) / FIXED;
    }

    private String text(int at) {
        byte[] letters = new byte[4];
        profile.get(at, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }
}
