package photoshare.web.gallery;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import photoshare.db.Notifications;
import photoshare.web.system.Bell;

/// Rings for everybody on this node who watches an album in which something changed, whichever
/// process changed it.
@Component
class AlbumBells {

    private final Map<String, Set<Bell>> bells = new ConcurrentHashMap<>();

    AlbumBells(Notifications notifications) {
        notifications.listen("album", this::heard);
    }

    Bell hang(UUID album) {
        var bell = new Bell();
        bells.compute(
                album.toString(),
                (_, others) -> {
                    var all = others == null ? ConcurrentHashMap.<Bell>newKeySet() : others;
                    all.add(bell);
                    return all;
                });
        return bell;
    }

    void takeDown(UUID album, Bell bell) {
        bells.computeIfPresent(
                album.toString(),
                (_, all) -> {
                    all.remove(bell);
                    return all.isEmpty() ? null : all;
                });
    }

    /// An empty name means that bells may have been missed.
    private void heard(String album) {
        if (album.isEmpty()) {
            bells.values().stream().flatMap(Collection::stream).forEach(Bell::ring);
        } else {
            bells.getOrDefault(album, Set.of()).forEach(Bell::ring);
        }
    }
}
