package photoshare.resize.engine.vips;

import photoshare.resize.engine.JpegComplaint;

/// An operation of libvips failed; the message is what its error buffer held, which is common to
/// all threads.
final class VipsException extends RuntimeException {

    VipsException(String operation, String message) {
        super(operation + ": " + message.strip().replace("\n", "; "));
    }

    boolean saysThatPixelsAreMissing() {
        return JpegComplaint.saysThatPixelsAreMissing(String.valueOf(getMessage()));
    }
}
