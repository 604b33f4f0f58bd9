package photoshare.resize.benchmarks;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Red, green and blue from 0 to 255, not rounded, row by row.
record Pixels(int width, int height, List<float[]> bands) {

    static final int BANDS = 3;

    private static final int LANCZOS = 3;
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    static Pixels of(BufferedImage picture) {
        var pixels = Pixels.black(picture.getWidth(), picture.getHeight());
        int[] row = new int[pixels.width];
        for (int y = 0, at = 0; y < pixels.height; y++) {
            picture.getRGB(0, y, pixels.width, 1, row, 0, pixels.width);
            for (int rgb : row) {
                pixels.band(0)[at] = rgb >> 16 & 0xFF;
                pixels.band(1)[at] = rgb >> 8 & 0xFF;
                pixels.band(2)[at++] = rgb & 0xFF;
            }
        }
        return pixels;
    }

    private static Pixels black(int width, int height) {
        var bands = new ArrayList<float[]>();
        for (int band = 0; band < BANDS; band++) {
            bands.add(new float[width * height]);
        }
        return new Pixels(width, height, bands);
    }

    float[] band(int band) {
        return bands.get(band);
    }

    double[] brightness() {
        double[] brightness = new double[width * height];
        for (int band = 0; band < BANDS; band++) {
            float[] values = band(band);
            for (int i = 0; i < values.length; i++) {
                brightness[i] += LUMA[band] * values[i];
            }
        }
        return brightness;
    }

    /// Shrunk in one step by the filter that the others are measured by, with nothing rounded.
    Pixels shrunk(int newWidth, int newHeight) {
        return shrunkAcross(newWidth).transposed().shrunkAcross(newHeight).transposed();
    }

    private Pixels shrunkAcross(int newWidth) {
        var shrunk = black(newWidth, height);
        double factor = (double) width / newWidth;
        for (int x = 0; x < newWidth; x++) {
            double centre = (x + 0.5) * factor - 0.5;
            int first = (int) Math.ceil(centre - LANCZOS * factor);
            double[] weights = weights(first, centre, factor);
            for (int band = 0; band < BANDS; band++) {
                for (int y = 0; y < height; y++) {
                    double sum = 0;
                    for (int i = 0; i < weights.length; i++) {
                        int from = Math.clamp(first + i, 0, width - 1);
                        sum += weights[i] * band(band)[y * width + from];
                    }
                    shrunk.band(band)[y * newWidth + x] = (float) sum;
                }
            }
        }
        return shrunk;
    }

    private static double[] weights(int first, double centre, double factor) {
        int last = (int) Math.floor(centre + LANCZOS * factor);
        double[] weights = new double[last - first + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = lanczos((first + i - centre) / factor);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static double lanczos(double x) {
        if (x == 0) {
            return 1;
        }
        double angle = Math.PI * x;
        return LANCZOS * Math.sin(angle) * Math.sin(angle / LANCZOS) / (angle * angle);
    }

    private Pixels transposed() {
        var transposed = black(height, width);
        for (int band = 0; band < BANDS; band++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    transposed.band(band)[x * height + y] = band(band)[y * width + x];
                }
            }
        }
        return transposed;
    }
}
