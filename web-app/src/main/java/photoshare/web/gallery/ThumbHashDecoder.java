package photoshare.web.gallery;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Paints the blurred picture that a [ThumbHash](https://evanw.github.io/thumbhash/) stands for: an
/// average and a few waves in each of three channels, brightness finer than the two of colour. Used
/// once.
final class ThumbHashDecoder {

    private static final int HEADER = 5;
    private static final int FINEST = 7;
    private static final int COLOURS = 3;
    private static final double MORE_COLOUR = 1.25;

    private final byte[] hash;
    private final int width;
    private final int height;
    private int next = 2 * HEADER;

    private ThumbHashDecoder(byte[] hash, int width, int height) {
        this.hash = hash;
        this.width = width;
        this.height = height;
    }

    /// @throws IndexOutOfBoundsException if the hash is cut off
    static BufferedImage paint(byte[] hash, int width, int height) {
        return new ThumbHashDecoder(hash, width, height).paint();
    }

    private BufferedImage paint() {
        int averages = octet(0) | octet(1) << 8 | octet(2) << 16;
        int shape = octet(3) | octet(4) << 8;
        boolean landscape = shape >> 15 == 1;
        int shorter = Math.max(COLOURS, shape & 7);
        double[] brightness =
                channel(
                        (averages & 63) / 63.0,
                        (averages >> 18 & 31) / 31.0,
                        landscape ? FINEST : shorter,
                        landscape ? shorter : FINEST);
        double[] yellowBlue = colour(averages >> 6 & 63, shape >> 3 & 63);
        double[] redGreen = colour(averages >> 12 & 63, shape >> 9 & 63);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            double blue = brightness[i] - yellowBlue[i] * 2 / 3;
            double red = (3 * brightness[i] - blue + redGreen[i]) / 2;
            int rgb = level(red) << 16 | level(red - redGreen[i]) << 8 | level(blue);
            picture.setRGB(i % width, i / width, rgb);
        }
        return picture;
    }

    private double[] colour(int average, int scale) {
        return channel(average / 31.5 - 1, MORE_COLOUR * scale / 63.0, COLOURS, COLOURS);
    }

    private double[] channel(double average, double scale, int across, int down) {
        double[] pixels = new double[width * height];
        Arrays.fill(pixels, average);
        for (int cy = 0; cy < down; cy++) {
            for (int cx = cy == 0 ? 1 : 0; cx * down < across * (down - cy); cx++) {
                addWave(pixels, cx, cy, 2 * scale * (nextNibble() / 7.5 - 1));
            }
        }
        return pixels;
    }

    private void addWave(double[] pixels, int across, int down, double strength) {
        double[] columns = wave(width, across);
        double[] rows = wave(height, down);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] += strength * rows[y] * columns[x];
            }
        }
    }

    private static double[] wave(int length, int times) {
        double[] wave = new double[length];
        Arrays.setAll(wave, i -> Math.cos(Math.PI / length * times * (i + 0.5)));
        return wave;
    }

    private int nextNibble() {
        int both = octet(next / 2);
        return next++ % 2 == 0 ? both & 15 : both >> 4;
    }

    private int octet(int at) {
        return hash[at] & 0xFF;
    }

    private static int level(double value) {
        return Math.clamp(Math.round(255 * value), 0, 255);
    }
}
