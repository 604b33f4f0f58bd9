package photoshare.demo.mail;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of an address behind the question mark.
record Query(Map<String, String> values) {

    static Query of(URI uri) {
        var values = new HashMap<String, String>();
        var raw = uri.getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new Query(values);
    }

    /// The value, or null where it is missing or empty.
    @Nullable String get(String name) {
        var value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
