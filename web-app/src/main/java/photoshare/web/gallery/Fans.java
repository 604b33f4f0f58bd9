package photoshare.web.gallery;

import java.util.List;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import photoshare.db.Likes.Liker;

/// Who likes a photo, for one of them or somebody else.
///
/// @param count how many there are
/// @param others whose names are known: the first ones
/// @param mine whether the viewer is among them
record Fans(int count, List<Liker> others, boolean mine) {

    /// "You and 2 others".
    public DefaultMessageSourceResolvable sentence() {
        int rest = Math.max(0, count - 1);
        if (count == 0) {
            return Phrase.of("album.likes.none");
        } else if (mine) {
            return Phrase.of("album.likes.mine", rest);
        } else if (others.isEmpty()) {
            return Phrase.of("album.likes.some", count);
        }
        return Phrase.of("album.likes.theirs", others.getFirst().name(), rest);
    }

    /// How many of them are not named.
    public int unnamed() {
        return Math.max(0, count - others.size() - (mine ? 1 : 0));
    }
}
