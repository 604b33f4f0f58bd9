package photoshare.resize.benchmarks;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.Random;

/// What a camera might have seen, and the noise of its sensor. As in nature every octave of detail
/// has about the same strength, up to where a lens blurs; colours change slowly.
final class Scene {

    private static final int FINEST_COLOUR = 64;

    /// A lens and a sensor lose half of the finest detail.
    private static final double LENS = 0.8;

    private final int width;
    private final int height;
    private final double noise;
    private final Random random;
    private final Waves[] brightness;
    private final Waves[] redness;
    private final Waves[] blueness;

    /// @param seed scenes of different seeds are different
    /// @param detail of an octave, in steps of 255
    Scene(int width, int height, long seed, double detail) {
        this.width = width;
        this.height = height;
        this.noise = detail / 10;
        this.random = new Random(seed);
        int coarsest = Math.max(FINEST_COLOUR, Integer.highestOneBit(Math.max(width, height) / 4));
        brightness = octaves(coarsest, 2, detail);
        redness = octaves(coarsest, FINEST_COLOUR, detail);
        blueness = octaves(coarsest, FINEST_COLOUR, detail);
    }

    /// @param strength of the coarsest octave; the finest are weaker
    private Waves[] octaves(int coarsest, int finest, double strength) {
        int count = Integer.numberOfTrailingZeros(coarsest / finest) + 1;
        var octaves = new Waves[count];
        for (int i = 0; i < count; i++) {
            int cell = coarsest >> i;
            double amplitude = cell > 4 ? strength : strength * LENS * cell / 4;
            octaves[i] = new Waves(cell, amplitude, width, height, random);
        }
        return octaves;
    }

    BufferedImage picture() {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        float[] bright = new float[width];
        float[] red = new float[width];
        float[] blue = new float[width];
        for (int y = 0; y < height; y++) {
            row(y, bright, brightness);
            row(y, red, redness);
            row(y, blue, blueness);
            for (int x = 0, at = 3 * width * y; x < width; x++) {
                float grain = (float) (noise * (random.nextFloat() + random.nextFloat() - 1));
                float base = 128 + bright[x] + grain;
                pixels[at++] = level(base + blue[x]);
                pixels[at++] = level(base - (red[x] + blue[x]) / 2);
                pixels[at++] = level(base + red[x]);
            }
        }
        return picture;
    }

    private static void row(int y, float[] row, Waves[] octaves) {
        Arrays.fill(row, 0);
        for (Waves octave : octaves) {
            octave.addTo(row, y);
        }
    }

    private static byte level(float value) {
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }

    /// Random heights at the corners of cells, and smooth slopes between.
    private static final class Waves {

        private final int cell;
        private final float[][] corners;
        private final float[] slope;

        Waves(int cell, double amplitude, int width, int height, Random random) {
            this.cell = cell;
            corners = new float[height / cell + 2][width / cell + 2];
            for (float[] row : corners) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = (float) (amplitude * (2 * random.nextFloat() - 1));
                }
            }
            slope = new float[cell];
            for (int i = 0; i < cell; i++) {
                float t = (float) i / cell;
                slope[i] = t * t * (3 - 2 * t);
            }
        }

        void addTo(float[] row, int y) {
            float[] above = corners[y / cell];
            float[] below = corners[y / cell + 1];
            float down = slope[y % cell];
            for (int c = 0, x = 0; x < row.length; c++) {
                float left = above[c] + down * (below[c] - above[c]);
                float right = above[c + 1] + down * (below[c + 1] - above[c + 1]);
                int end = Math.min(row.length, x + cell);
                for (int i = 0; x < end; i++, x++) {
                    row[x] += left + slope[i] * (right - left);
                }
            }
        }
    }
}
