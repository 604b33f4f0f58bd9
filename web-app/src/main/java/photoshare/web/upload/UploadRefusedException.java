package photoshare.web.upload;

import org.springframework.context.support.DefaultMessageSourceResolvable;

/// The request itself is wrong, and sending it again will not change that.
final class UploadRefusedException extends RuntimeException {

    private final DefaultMessageSourceResolvable sentence;

    /// @param code of one sentence in a bundle that names what is accepted
    UploadRefusedException(String code, Object... arguments) {
        super(code);
        sentence = new DefaultMessageSourceResolvable(new String[] {code}, arguments);
    }

    DefaultMessageSourceResolvable sentence() {
        return sentence;
    }
}
