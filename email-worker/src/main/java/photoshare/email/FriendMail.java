package photoshare.email;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import photoshare.db.Announcements.Announcement;

/// What stands in a mail. Its templates call what is public here.
///
/// @param batch names the pictures, together with the domain
/// @param owner name of who shared the photos
/// @param count how many photos were shared
/// @param thumbnails the first few of them
record FriendMail(
        UUID batch,
        String domain,
        String owner,
        String title,
        int count,
        List<Thumbnail> thumbnails,
        URI albumUrl,
        URI unsubscribeUrl,
        URI settingsUrl) {

    static FriendMail of(
            Announcement announcement,
            List<Thumbnail> thumbnails,
            URI unsubscribe,
            AppProperties app,
            String domain) {
        return new FriendMail(
                announcement.mail().batchId(),
                domain,
                Wording.oneLine(announcement.ownerName()),
                Wording.oneLine(announcement.title()),
                announcement.photos().size(),
                thumbnails,
                app.page(
                        "/albums/%s/batches/%s"
                                .formatted(announcement.albumId(), announcement.mail().batchId())),
                unsubscribe,
                app.page("/settings/notifications"));
    }

    /// How many are not among the thumbnails.
    public int more() {
        return count - thumbnails.size();
    }

    public List<ThumbnailRow> rows() {
        return ThumbnailRow.arrange(thumbnails);
    }

    /// Without angle brackets.
    public String contentId(Thumbnail thumbnail) {
        return "%s.b%s@%s".formatted(thumbnail.name(), batch, domain);
    }
}
