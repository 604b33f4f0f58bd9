package photoshare.db;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// What a friend is told of a batch, as things stand at the moment of asking: between the decision
/// to tell and the telling a friendship may end.
public class Announcements {

    /// @param recipientEmail address of the friend
    /// @param language that the friend reads
    /// @param photos those that are ready, in the order of upload; never empty
    public record Announcement(
            MailFriend mail,
            String recipientEmail,
            Locale language,
            UUID ownerId,
            String ownerName,
            UUID albumId,
            String title,
            List<Picture> photos) {}

    /// @param width upright, in pixels of the original
    /// @param height upright
    public record Picture(UUID id, int width, int height) {}

    /// Whether the friend is told.
    public sealed interface Decision {
        record Tell(Announcement announcement) implements Decision {}

        /// @param reason in a few words, for the ledger
        record Withhold(String reason) implements Decision {}
    }

    private static final String FACTS =
            """
            select r.email as recipient_email, r.language, o.id as owner_id, o.name as owner_name,
                   a.id as album_id, a.title,
                   f.account_id is not null as friends,
                   coalesce(r.wants_mail and f.wants_mail, false) as wanted,
                   r.confirmed_at is not null as confirmed
            from batch b
            join album a on a.id = b.album_id
            join account o on o.id = a.owner_id
            join account r on r.id = :recipient
            left join friendship f on f.account_id = r.id and f.friend_id = o.id
            where b.id = :batch
            """;

    private static final String PHOTOS =
            """
            select id, width, height from photo
            where batch_id = ? and state = 'READY' order by id
            """;

    private record Facts(
            String recipientEmail,
            Locale language,
            UUID ownerId,
            String ownerName,
            UUID albumId,
            String title,
            boolean friends,
            boolean wanted,
            boolean confirmed) {}

    private static final RowMapper<Picture> PICTURE = DataClassRowMapper.newInstance(Picture.class);

    private final JdbcClient jdbc;

    Announcements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Decision decide(MailFriend mail) {
        Optional<Facts> facts =
                jdbc.sql(FACTS)
                        .param("batch", mail.batchId())
                        .param("recipient", mail.recipientId())
                        .query(Facts.class)
                        .optional();
        return facts.map(known -> decide(mail, known))
                .orElseGet(() -> new Decision.Withhold("the album or the friend is gone"));
    }

    private Decision decide(MailFriend mail, Facts facts) {
        if (!facts.friends()) {
            return new Decision.Withhold("not friends any more");
        }
        if (!facts.wanted()) {
            return new Decision.Withhold("does not want this mail");
        }
        if (!facts.confirmed()) {
            return new Decision.Withhold("the address is not confirmed");
        }
        List<Picture> photos = jdbc.sql(PHOTOS).param(mail.batchId()).query(PICTURE).list();
        return photos.isEmpty()
                ? new Decision.Withhold("no photo is ready")
                : new Decision.Tell(announcement(mail, facts, photos));
    }

    private static Announcement announcement(MailFriend mail, Facts facts, List<Picture> photos) {
        return new Announcement(
                mail,
                facts.recipientEmail(),
                facts.language(),
                facts.ownerId(),
                facts.ownerName(),
                facts.albumId(),
                facts.title(),
                photos);
    }
}
