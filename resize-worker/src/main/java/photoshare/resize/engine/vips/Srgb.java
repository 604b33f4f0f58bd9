package photoshare.resize.engine.vips;

/// The colours of screens (IEC 61966-2-1), under D50 as profiles have them.
final class Srgb {

    /// X, Y and Z of red, green and blue.
    static final double[][] PRIMARIES = {
        {0.4361, 0.2225, 0.0139}, {0.3851, 0.7169, 0.0971}, {0.1431, 0.0606, 0.7141}
    };

    /// From X, Y and Z to red, green and blue light.
    private static final double[][] FROM_XYZ = {
        {3.1338561, -1.6168667, -0.4906146},
        {-0.9787684, 1.9161415, 0.0334540},
        {0.0719453, -0.2289914, 1.4052427}
    };

    /// Fine enough for dark colours, where the curve is steep.
    private static final int LEVELS = 1 << 14;

    private static final byte[] SAMPLES = samples();

    private final int[][] lights = new int[3][];
    private final int[][] mix = new int[3][3];

    /// @param from the profile of the samples that are to be converted
    Srgb(MatrixProfile from) {
        for (int channel = 0; channel < 3; channel++) {
            lights[channel] = scaled(from.curves()[channel]);
            for (int to = 0; to < 3; to++) {
                double part = 0;
                for (int i = 0; i < 3; i++) {
                    part += FROM_XYZ[to][i] * from.primaries()[channel][i];
                }
                mix[to][channel] = (int) Math.round(part * LEVELS);
            }
        }
    }

    /// @param rgb three bytes a pixel, which become sRGB; what sRGB cannot show becomes the nearest
    ///   it can
    void convert(byte[] rgb) {
        for (int i = 0; i + 2 < rgb.length; i += 3) {
            int red = lights[0][rgb[i] & 0xFF];
            int green = lights[1][rgb[i + 1] & 0xFF];
            int blue = lights[2][rgb[i + 2] & 0xFF];
            rgb[i] = sample(mix[0], red, green, blue);
            rgb[i + 1] = sample(mix[1], red, green, blue);
            rgb[i + 2] = sample(mix[2], red, green, blue);
        }
    }

    private static byte sample(int[] mix, int red, int green, int blue) {
        int light = (mix[0] * red + mix[1] * green + mix[2] * blue + LEVELS / 2) / LEVELS;
        return SAMPLES[Math.clamp(light, 0, LEVELS - 1)];
    }

    /// The light of a sample from 0 to 1.
    static double light(double sample) {
        return sample <= 0.04045 ? sample / 12.92 : Math.pow((sample + 0.055) / 1.055, 2.4);
    }

    private static byte[] samples() {
        byte[] samples = new byte[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            double light = (double) i / (LEVELS - 1);
            double sample =
                    light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
            samples[i] = (byte) Math.round(sample * 255);
        }
        return samples;
    }

    private static int[] scaled(double[] curve) {
        int[] scaled = new int[curve.length];
        for (int i = 0; i < curve.length; i++) {
            scaled[i] = (int) Math.round(curve[i] * (LEVELS - 1));
        }
        return scaled;
    }
}
