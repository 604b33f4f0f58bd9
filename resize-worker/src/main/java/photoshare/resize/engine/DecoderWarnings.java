package photoshare.resize.engine;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/// Listens for a JPEG of which a part is missing: its decoder paints that grey and only warns.
final class DecoderWarnings implements IIOReadWarningListener {

    private boolean pixelsMissing;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        pixelsMissing |= JpegComplaint.saysThatPixelsAreMissing(warning);
    }

    boolean sayThatPixelsAreMissing() {
        return pixelsMissing;
    }
}
