package photoshare.resize.engine;

import java.util.ArrayList;
import java.util.List;

/// A picture in about twenty bytes, to be shown blurred until the picture comes. The format is
/// [ThumbHash](https://evanw.github.io/thumbhash/): the average colour and the lowest frequencies
/// of a cosine transform in three channels, brightness finer than the two of colour.
public final class ThumbHash {

    /// A picture this large has all that goes into the hash.
    public static final int EDGE = 64;

    private static final int FINEST = 7;
    private static final int COLOURS = 3;

    private final int width;
    private final int height;

    private ThumbHash(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// @param rgb row by row, three bytes a pixel
    public static byte[] of(int width, int height, byte[] rgb) {
        return new ThumbHash(width, height).encode(rgb);
    }

    private byte[] encode(byte[] rgb) {
        double[] brightness = new double[width * height];
        double[] yellowBlue = new double[width * height];
        double[] redGreen = new double[width * height];
        for (int i = 0; i < width * height; i++) {
            double red = (rgb[3 * i] & 0xFF) / 255.0;
            double green = (rgb[3 * i + 1] & 0xFF) / 255.0;
            double blue = (rgb[3 * i + 2] & 0xFF) / 255.0;
            brightness[i] = (red + green + blue) / 3;
            yellowBlue[i] = (red + green) / 2 - blue;
            redGreen[i] = red - green;
        }
        int longSide = Math.max(width, height);
        int across = Math.max(1, (int) Math.round((double) FINEST * width / longSide));
        int down = Math.max(1, (int) Math.round((double) FINEST * height / longSide));
        return bytes(
                channel(brightness, Math.max(3, across), Math.max(3, down)),
                channel(yellowBlue, COLOURS, COLOURS),
                channel(redGreen, COLOURS, COLOURS),
                width > height ? down : across);
    }

    /// @param constant the average
    /// @param waves all others, as parts of the largest
    private record Channel(double constant, double scale, List<Double> waves) {}

    private Channel channel(double[] values, int across, int down) {
        double[][] wavesAcross = cosines(across, width);
        double[][] wavesDown = cosines(down, height);
        List<Double> waves = new ArrayList<>();
        double constant = 0;
        double scale = 0;
        for (int cy = 0; cy < down; cy++) {
            for (int cx = 0; cx * down < across * (down - cy); cx++) {
                double wave = wave(values, wavesAcross[cx], wavesDown[cy]);
                if (cx == 0 && cy == 0) {
                    constant = wave;
                } else {
                    waves.add(wave);
                    scale = Math.max(scale, Math.abs(wave));
                }
            }
        }
        double largest = scale == 0 ? 1 : scale;
        return new Channel(
                constant, scale, waves.stream().map(w -> 0.5 + 0.5 / largest * w).toList());
    }

    private static double[][] cosines(int waves, int length) {
        double[][] cosines = new double[waves][length];
        for (int wave = 0; wave < waves; wave++) {
            for (int i = 0; i < length; i++) {
                cosines[wave][i] = Math.cos(Math.PI / length * wave * (i + 0.5));
            }
        }
        return cosines;
    }

    private double wave(double[] values, double[] across, double[] down) {
        double sum = 0;
        for (int y = 0; y < height; y++) {
            double row = 0;
            for (int x = 0; x < width; x++) {
                row += values[y * width + x] * across[x];
            }
            sum += row * down[y];
        }
        return sum / (width * height);
    }

    private byte[] bytes(Channel brightness, Channel yellowBlue, Channel redGreen, int shortWaves) {
        int header24 =
                level(63, brightness.constant)
                        | level(63, 0.5 + 0.5 * yellowBlue.constant) << 6
                        | level(63, 0.5 + 0.5 * redGreen.constant) << 12
                        | level(31, brightness.scale) << 18;
        int header16 =
                Math.max(3, shortWaves)
                        | level(63, yellowBlue.scale) << 3
                        | level(63, redGreen.scale) << 9
                        | (width > height ? 1 << 15 : 0);
        List<Double> waves = new ArrayList<>(brightness.waves);
        waves.addAll(yellowBlue.waves);
        waves.addAll(redGreen.waves);
        byte[] hash = new byte[5 + Math.ceilDiv(waves.size(), 2)];
        for (int i = 0; i < 3; i++) {
            hash[i] = (byte) (header24 >> 8 * i);
        }
        hash[3] = (byte) header16;
        hash[4] = (byte) (header16 >> 8);
        for (int i = 0; i < waves.size(); i++) {
            hash[5 + i / 2] |= (byte) (level(15, waves.get(i)) << 4 * (i & 1));
        }
        return hash;
    }

    private static int level(int highest, double value) {
        return Math.clamp(Math.round(highest * value), 0, highest);
    }
}
