package photoshare.resize.engine.vips;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The profile of a camera or a screen: each sample becomes light by the curve of its channel, and
/// the lights of the three channels are mixed by a matrix (ICC.1:2010, 8.3.3).
///
/// @param primaries X, Y and Z under D50 of the light of each channel
/// @param curves of each channel, the light for each of its 256 samples
record MatrixProfile(double[][] primaries, double[][] curves) {

    private static final int SAMPLES = 256;

    private static final double NEAR_PRIMARY = 0.002;
    private static final double NEAR_CURVE = 0.003;

    /// @return empty for whatever is of another kind, broken, or not understood here
    static Optional<MatrixProfile> of(byte[] profile) {
        try {
            return new Reader(ByteBuffer.wrap(profile)).read();
        } catch (IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /// Every second program writes a profile into its pictures that only says what is the case
    /// without it.
    boolean isSrgb() {
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < 3; i++) {
                if (!isNear(primaries[channel][i], Srgb.PRIMARIES[channel][i], NEAR_PRIMARY)) {
                    return false;
                }
            }
            for (int sample = 0; sample < SAMPLES; sample += 15) {
                if (!isNear(curves[channel][sample], Srgb.light(sample / 255.0), NEAR_CURVE)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isNear(double value, double expected, double distance) {
        return Math.abs(value - expected) < distance;
    }

    /// Reads what the tags say.
    private record Reader(ByteBuffer profile) {

        private static final int HEADER = 128;
        private static final int ENTRY = 12;
        private static final double FIXED = 65_536;
        private static final String CHANNELS = "rgb";

        Optional<MatrixProfile> read() {
            if (!text(16).equals("RGB ") || find("A2B0").isPresent()) {
                return Optional.empty();
            }
            double[][] primaries = new double[3][];
            double[][] curves = new double[3][];
            for (int channel = 0; channel < 3; channel++) {
                Optional<Integer> point = find(CHANNELS.charAt(channel) + "XYZ");
                Optional<Integer> curve = find(CHANNELS.charAt(channel) + "TRC");
                if (point.isEmpty() || curve.isEmpty() || !isCurve(curve.get())) {
                    return Optional.empty();
                }
                primaries[channel] = point(point.get());
                curves[channel] = curve(curve.get());
            }
            return Optional.of(new MatrixProfile(primaries, curves));
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

        private double[] point(int at) {
            return new double[] {fixed(at + 8), fixed(at + 12), fixed(at + 16)};
        }

        /// A table, a power, or the two kinds of formulas that are written.
        private boolean isCurve(int at) {
            int function = profile.getShort(at + 8);
            return switch (text(at)) {
                case "curv" -> true;
                case "para" -> function == 0 || function == 3;
                default -> false;
            };
        }

        private double[] curve(int at) {
            double[] curve = new double[SAMPLES];
            for (int sample = 0; sample < SAMPLES; sample++) {
                curve[sample] = Math.clamp(light(at, sample / 255.0), 0.0, 1.0);
            }
            return curve;
        }

        private double light(int at, double x) {
            if (text(at).equals("curv")) {
                int entries = profile.getInt(at + 8);
                return entries > 1 ? table(at, entries, x) : power(at, entries, x);
            }
            return profile.getShort(at + 8) == 0
                    ? Math.pow(x, fixed(at + 12))
                    : formula(at + 12, x);
        }

        private double power(int at, int entries, double x) {
            return entries == 0
                    ? x
                    : Math.pow(x, Short.toUnsignedInt(profile.getShort(at + 12)) / 256.0);
        }

        private double table(int at, int entries, double x) {
            double place = x * (entries - 1);
            int below = (int) place;
            double rest = place - below;
            return entry(at, below) * (1 - rest)
                    + entry(at, Math.min(below + 1, entries - 1)) * rest;
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

        private double fixed(int at) {
            return profile.getInt(at) / FIXED;
        }

        private String text(int at) {
            byte[] letters = new byte[4];
            profile.get(at, letters);
            return new String(letters, StandardCharsets.ISO_8859_1);
        }
    }
}
