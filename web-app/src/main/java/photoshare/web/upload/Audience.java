package photoshare.web.upload;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import photoshare.db.BatchIntake;

/// Who gets a mail about an upload. All friends can look at it.
///
/// @param chosen whether only some friends are told, or nobody; else all are
/// @param friend those who were chosen
record Audience(@Nullable Boolean chosen, @Nullable List<UUID> friend) {

    boolean open(BatchIntake intake, UUID batch, UUID album, int count) {
        return Objects.requireNonNullElse(chosen, false)
                ? intake.open(
                        batch, album, count, Objects.requireNonNullElse(friend, List.<UUID>of()))
                : intake.open(batch, album, count);
    }
}
