package photoshare.resize.engine.vips;

/// What libvips says that the numbers of an image mean (VipsInterpretation).
final class Interpretation {

    static final int GREY = 1;
    static final int CMYK = 15;
    static final int SRGB = 22;
    static final int RGB16 = 25;
    static final int GREY16 = 26;

    private Interpretation() {}
}
