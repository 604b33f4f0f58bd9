package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Small colour profiles (ICC.1:2001-04): three primaries and one gamma.
public final class TestProfiles {

    private static final int HEADER = 128;
    private static final int ENTRY = 12;
    private static final double[][] SRGB = {
        {0.4361, 0.2225, 0.0139}, {0.3851, 0.7169, 0.0971}, {0.1431, 0.0606, 0.7141}
    };
    private static final double[] D50 = {0.9642, 1, 0.8249};

    /// Of phones: its red, green and blue are purer than those of sRGB.
    public static final byte[] DISPLAY_P3 =
            of(
                    2.2,
                    new double[] {0.51512, 0.24120, -0.00105},
                    new double[] {0.29198, 0.69225, 0.04189},
                    new double[] {0.15710, 0.06657, 0.78407});

    /// Of cameras.
    public static final byte[] ADOBE_RGB =
            of(
                    2.2,
                    new double[] {0.60974, 0.31111, 0.01947},
                    new double[] {0.20528, 0.62567, 0.06087},
                    new double[] {0.14919, 0.06322, 0.74457});

    /// The colours of sRGB, but another curve.
    public static final byte[] SRGB_WITH_GAMMA = of(2.2, SRGB[0], SRGB[1], SRGB[2]);

    public static final byte[] SRGB_BY_FORMULA = of(formula(), SRGB[0], SRGB[1], SRGB[2]);

    private TestProfiles() {}

    /// To Lab by a table of so many points a side (`lut8Type`).
    public static byte[] tables(int points) {
        byte[] curve = new byte[256];
        for (int sample = 0; sample < curve.length; sample++) {
            curve[sample] = (byte) sample;
        }
        byte[] curves = TestPictures.join(curve, curve, curve);
        ByteBuffer head = ByteBuffer.allocate(48).put(ascii("mft1")).putInt(0);
        head.put(new byte[] {3, 3, (byte) points, 0});
        for (int diagonal = 0; diagonal < 3; diagonal++) {
            head.putInt(12 + 16 * diagonal, 1 << 16);
        }
        byte[] table = new byte[3 * points * points * points];
        Arrays.fill(table, (byte) 128);
        return profile(
                "Lab ",
                new String[] {"desc", "cprt", "wtpt", "A2B0"},
                new byte[][] {
                    description(),
                    copyright(),
                    xyz(D50),
                    TestPictures.join(head.array(), curves, table, curves)
                });
    }

    private static byte[] formula() {
        ByteBuffer curve = ByteBuffer.allocate(32).put(ascii("para")).putInt(0).putInt(3 << 16);
        for (double part : new double[] {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) {
            curve.putInt((int) Math.round(part * 65_536));
        }
        return curve.array();
    }

    private static byte[] of(double gamma, double[] red, double[] green, double[] blue) {
        byte[] curve =
                ByteBuffer.allocate(16)
                        .put(ascii("curv"))
                        .putInt(8, 1)
                        .putShort(12, (short) Math.round(gamma * 256))
                        .array();
        return of(curve, red, green, blue);
    }

    private static byte[] of(byte[] curve, double[] red, double[] green, double[] blue) {
        return profile(
                "XYZ ",
                new String[] {
                    "desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"
                },
                new byte[][] {
                    description(),
                    copyright(),
                    xyz(D50),
                    xyz(red),
                    xyz(green),
                    xyz(blue),
                    curve,
                    curve,
                    curve
                });
    }

    private static byte[] copyright() {
        return TestPictures.join(ascii("text"), new byte[4], ascii("test\0\0\0\0"));
    }

    private static byte[] description() {
        return ByteBuffer.allocate(100)
                .put(ascii("desc"))
                .putInt(8, 5)
                .put(12, ascii("test\0"))
                .array();
    }

    private static byte[] profile(String space, String[] names, byte[][] values) {
        byte[] body = TestPictures.join(values);
        int start = HEADER + 4 + ENTRY * names.length;
        ByteBuffer profile = ByteBuffer.allocate(start + body.length);
        profile.putInt(0, profile.capacity())
                .putInt(8, 0x02400000)
                .put(12, ascii("mntrRGB " + space))
                .put(36, ascii("acsp"))
                .put(68, xyz(D50), 8, 12);
        profile.position(HEADER).putInt(names.length);
        int at = start;
        for (int i = 0; i < names.length; i++) {
            profile.put(ascii(names[i])).putInt(at).putInt(values[i].length);
            at += values[i].length;
        }
        return profile.put(body).array();
    }

    private static byte[] xyz(double[] point) {
        ByteBuffer xyz = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0);
        for (double part : point) {
            xyz.putInt((int) Math.round(part * 65_536));
        }
        return xyz.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
