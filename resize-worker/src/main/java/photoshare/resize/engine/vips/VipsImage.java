package photoshare.resize.engine.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photoshare.resize.engine.ProfileCost;

/// An image of libvips: a picture, or a plan to make it from others. Valid until its owner is
/// closed.
///
/// @param owner gives the reference back
/// @param pointer to a VipsImage
record VipsImage(VipsImages owner, MemorySegment pointer) {

    /// @param loader an operation such as `jpegload_buffer`: libvips is never asked to choose one
    /// @param file must outlive the owner, and is lost when it is killed
    static VipsImage load(VipsImages owner, String loader, MemorySegment file, Object... options) {
        Vips vips = owner.vips();
        owner.readFrom(file);
        MemorySegment blob = vips.blob(file);
        try {
            return result(owner, loader, blob, options);
        } finally {
            vips.unrefArea(blob);
        }
    }

    /// What an operation with one input and one output makes of this image.
    VipsImage with(String operation, Object... rest) {
        return result(owner, operation, pointer, rest);
    }

    private static VipsImage result(
            VipsImages owner, String operation, MemorySegment input, Object... rest) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment output = arena.allocate(ADDRESS);
            List<Object> arguments = new ArrayList<>(List.of(input, output));
            arguments.addAll(List.of(rest));
            owner.vips().call(operation, arguments.toArray());
            return owner.own(output.get(ADDRESS, 0));
        }
    }

    /// Its pixels, made once.
    VipsImage inMemory() {
        return owner.own(owner.vips().copyMemory(pointer));
    }

    VipsImage onWhite() {
        Vips vips = owner.vips();
        MemorySegment white = vips.doubles(is16Bit() ? 65_535 : 255);
        try {
            return with("flatten", "background", white);
        } finally {
            vips.unrefArea(white);
        }
    }

    /// Every sample as much of the factor's as it is of 255.
    VipsImage times(VipsImage factor) {
        Vips vips = owner.vips();
        MemorySegment part = vips.doubles(1.0 / 255);
        MemorySegment nothing = vips.doubles(0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment output = arena.allocate(ADDRESS);
            vips.call("multiply", pointer, factor.pointer, output);
            return owner.own(output.get(ADDRESS, 0)).with("linear", part, nothing);
        } finally {
            vips.unrefArea(part);
            vips.unrefArea(nothing);
        }
    }

    byte[] jpeg(Object... options) {
        Vips vips = owner.vips();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment output = arena.allocate(ADDRESS);
            List<Object> arguments = new ArrayList<>(List.of(pointer, output));
            arguments.addAll(List.of(options));
            vips.call("jpegsave_buffer", arguments.toArray());
            MemorySegment blob = output.get(ADDRESS, 0);
            try {
                return vips.bytes(blob);
            } finally {
                vips.unrefArea(blob);
            }
        }
    }

    int width() {
        return owner.vips().width(pointer);
    }

    int height() {
        return owner.vips().height(pointer);
    }

    boolean hasAlpha() {
        return owner.vips().hasAlpha(pointer);
    }

    /// What its numbers mean, in the words of the file, if they are not too many.
    Optional<byte[]> profile() {
        return owner.vips().field(pointer, "icc-profile-data", ProfileCost.LARGEST);
    }

    boolean isCmyk() {
        return owner.vips().interpretation(pointer) == Interpretation.CMYK;
    }

    /// Eight bits each of red, green and blue, by whatever profile.
    boolean isRgb() {
        Vips vips = owner.vips();
        return vips.interpretation(pointer) == Interpretation.SRGB && vips.bands(pointer) == 3;
    }

    /// Red, green and blue, and perhaps more, eight bits each.
    boolean hasEightBits() {
        return owner.vips().interpretation(pointer) == Interpretation.SRGB;
    }

    /// Whose colours a profile of this picture must speak of, as profiles say it.
    String profileSpace() {
        int interpretation = owner.vips().interpretation(pointer);
        if (interpretation == Interpretation.CMYK) {
            return "CMYK";
        }
        boolean grey =
                interpretation == Interpretation.GREY || interpretation == Interpretation.GREY16;
        return grey ? "GRAY" : "RGB ";
    }

    private boolean is16Bit() {
        int interpretation = owner.vips().interpretation(pointer);
        return interpretation == Interpretation.RGB16 || interpretation == Interpretation.GREY16;
    }

    /// Three bytes a pixel.
    byte[] pixels() {
        return owner.vips().pixels(pointer);
    }

    /// In place: only for an image in memory that nothing was made of yet.
    void setPixels(byte[] pixels) {
        owner.vips().setPixels(pointer, pixels);
    }
}
