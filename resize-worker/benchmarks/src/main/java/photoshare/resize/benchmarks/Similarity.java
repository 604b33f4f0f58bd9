package photoshare.resize.benchmarks;

/// How alike two pictures are.
final class Similarity {

    private static final double PEAK = 255;
    private static final double C1 = square(0.01 * PEAK);
    private static final double C2 = square(0.03 * PEAK);
    private static final int REACH = 5;
    private static final double[] WINDOW = window(1.5);

    private Similarity() {}

    /// The ratio of the brightest value to the mean error of red, green and blue, in decibels;
    /// infinite for the same picture.
    static double psnr(Pixels one, Pixels other) {
        double sum = 0;
        for (int band = 0; band < Pixels.BANDS; band++) {
            float[] a = one.band(band);
            float[] b = other.band(band);
            for (int i = 0; i < a.length; i++) {
                sum += square(a[i] - b[i]);
            }
        }
        double mean = sum / Pixels.BANDS / one.width() / one.height();
        return 10 * Math.log10(square(PEAK) / mean);
    }

    /// Structural similarity of the brightness (Wang, Bovik, Sheikh, Simoncelli, 2004): 1 for the
    /// same picture.
    static double ssim(Pixels one, Pixels other) {
        int width = one.width();
        double[] a = one.brightness();
        double[] b = other.brightness();
        double[] meanA = blurred(a, width);
        double[] meanB = blurred(b, width);
        double[] meanAA = blurred(product(a, a), width);
        double[] meanBB = blurred(product(b, b), width);
        double[] meanAB = blurred(product(a, b), width);
        double sum = 0;
        for (int i = 0; i < meanA.length; i++) {
            double varianceA = meanAA[i] - square(meanA[i]);
            double varianceB = meanBB[i] - square(meanB[i]);
            double covariance = meanAB[i] - meanA[i] * meanB[i];
            sum +=
                    (2 * meanA[i] * meanB[i] + C1)
                            * (2 * covariance + C2)
                            / ((square(meanA[i]) + square(meanB[i]) + C1)
                                    * (varianceA + varianceB + C2));
        }
        return sum / meanA.length;
    }

    /// Without the margin where the window would reach over the edge.
    private static double[] blurred(double[] values, int width) {
        int height = values.length / width;
        int inner = width - 2 * REACH;
        double[] across = new double[inner * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < inner; x++) {
                double sum = 0;
                for (int i = 0; i < WINDOW.length; i++) {
                    sum += WINDOW[i] * values[y * width + x + i];
                }
                across[y * inner + x] = sum;
            }
        }
        double[] both = new double[inner * (height - 2 * REACH)];
        for (int at = 0; at < both.length; at++) {
            double sum = 0;
            for (int i = 0; i < WINDOW.length; i++) {
                sum += WINDOW[i] * across[at + i * inner];
            }
            both[at] = sum;
        }
        return both;
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    private static double[] window(double deviation) {
        double[] window = new double[2 * REACH + 1];
        double sum = 0;
        for (int i = 0; i < window.length; i++) {
            window[i] = Math.exp(-square((i - REACH) / deviation) / 2);
            sum += window[i];
        }
        for (int i = 0; i < window.length; i++) {
            window[i] /= sum;
        }
        return window;
    }

    private static double square(double value) {
        return value * value;
    }
}
