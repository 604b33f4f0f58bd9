package photoshare.demo;

/// Something that the person at the keyboard can understand and change. The message is a sentence.
public final class DemoException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DemoException(String sentence) {
        super(sentence);
    }

    DemoException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
