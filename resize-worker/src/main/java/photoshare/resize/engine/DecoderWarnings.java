package photoshare.resize.engine;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/// Listens for a JPEG that is cut off: its decoder paints the missing part grey and only warns.
/// Other warnings are harmless, even the one for a missing end marker when no pixel is missing.
final class DecoderWarnings implements IIOReadWarningListener {

    private static final String PIXELS_MISSING = "premature end of data";

    private boolean cutOff;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        cutOff |= warning.contains(PIXELS_MISSING);
    }

    boolean isCutOff() {
        return cutOff;
    }
}
