package photoshare.db;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the work on a photo ended.
public sealed interface PhotoOutcome {

    /// Its renditions are in the photo store.
    ///
    /// @param width upright, in pixels, as the picture really was
    /// @param height upright, in pixels
    /// @param damaged whether a part of the picture is missing
    /// @param takenAt as the camera wrote it; null if nothing more was found than at upload
    /// @param thumbHash the picture in about twenty bytes
    /// @param engine what made the renditions, for people
    record Ready(
            int width,
            int height,
            boolean damaged,
            @Nullable Instant takenAt,
            byte[] thumbHash,
            String engine)
            implements PhotoOutcome {

        @Nullable OffsetDateTime takenAtUtc() {
            return takenAt == null ? null : takenAt.atOffset(ZoneOffset.UTC);
        }

        @Override
        public String toString() {
            return "Ready[%d x %d%s, by %s]"
                    .formatted(width, height, damaged ? ", damaged" : "", engine);
        }
    }

    /// It cannot be shown.
    ///
    /// @param code names the sentence that says why, for readers of any language; empty if it has
    ///   no name
    /// @param arguments what the sentence speaks of
    /// @param sentence the same in English, for its owner and for operators
    record Failed(String code, List<String> arguments, String sentence) implements PhotoOutcome {

        public Failed {
            arguments = List.copyOf(arguments);
        }
    }
}
