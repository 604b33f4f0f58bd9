package photoshare.db;

import java.util.UUID;

/// Make the renditions of one photo.
public record ResizePhoto(UUID photoId) implements JobContract {

    public static final String FUNCTION = "resize-photo";

    @Override
    public String function() {
        return FUNCTION;
    }

    @Override
    public String uniqueId() {
        return "photo:" + photoId;
    }
}
