package photoshare.resize.engine;

import java.awt.color.ICC_Profile;
import java.lang.foreign.MemorySegment;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/// What a decoder in Java gets of an original: nothing that it would stumble over.
///
/// @param end up to where zeros take the place of missing bytes
/// @param profile that the decoder leaves to us; null if there is none
record DecoderInput(MemorySegment bytes, long end, @Nullable ICC_Profile profile) {

    static DecoderInput of(Original original) {
        MemorySegment file = original.bytes();
        return switch (original.header().format()) {
            case PNG -> ofPng(original);
            case JPEG -> ofJpeg(file);
            case WEBP -> ofWebp(new WebpFile(file));
            case GIF, AVIF, HEIC -> new DecoderInput(file, file.byteSize(), null);
        };
    }

    ImageInputStream open(ProcessorTime time) {
        return new OriginalStream(bytes, end, time);
    }

    /// Whether bytes are missing at the end. The decoder need not notice.
    boolean isCutOff() {
        return end > bytes.byteSize();
    }

    private static DecoderInput ofJpeg(MemorySegment file) {
        // the only kind of profile that its decoder does not apply
        ICC_Profile profile = JpegProfile.grey(file).orElse(null);
        return new DecoderInput(JpegProfile.withoutHarm(file), file.byteSize(), profile);
    }

    private static DecoderInput ofPng(Original original) {
        MemorySegment pixels = original.pixelsOnly();
        ICC_Profile profile = new PngFile(original.bytes()).profile();
        return new DecoderInput(pixels, pixels.byteSize(), profile);
    }

    private static DecoderInput ofWebp(WebpFile file) {
        return new DecoderInput(file.withoutProfile(), file.end(), file.profile());
    }
}
