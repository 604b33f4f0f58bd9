package photoshare.web.upload;

import photoshare.web.system.Sentence;

/// The request itself is wrong, and sending it again will not change that.
final class UploadRefusedException extends RuntimeException {

    private final Sentence sentence;

    /// @param code of one sentence in a bundle that names what is accepted
    UploadRefusedException(String code, Object... arguments) {
        super(code);
        sentence = Sentence.of(code, arguments);
    }

    Sentence sentence() {
        return sentence;
    }
}
