package photoshare.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// What a browser makes of a form with files (RFC 7578).
public final class MultipartForm {

    static final String CONTENT_TYPE = "multipart/form-data; boundary=between";

    private static final String FIELD =
            """
            --between\r
            Content-Disposition: form-data; name="%s"\r
            \r
            %s\r
            """;

    private static final String FILE =
            """
            --between\r
            Content-Disposition: form-data; name="%s"; filename="%s"\r
            Content-Type: image/jpeg\r
            \r
            """;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public MultipartForm field(String name, String value) {
        return add(FIELD.formatted(name, value));
    }

    public MultipartForm file(String name, String fileName, byte[] bytes) {
        add(FILE.formatted(name, fileName));
        body.writeBytes(bytes);
        return add("\r\n");
    }

    byte[] bytes() {
        add("--between--\r\n");
        return body.toByteArray();
    }

    private MultipartForm add(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }
}
