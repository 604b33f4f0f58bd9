package photoshare.web.upload;

/// The request itself is wrong, and sending it again will not change that. The message is one
/// sentence that names what is accepted.
final class UploadRefusedException extends RuntimeException {

    UploadRefusedException(String sentence) {
        super(sentence);
    }
}
