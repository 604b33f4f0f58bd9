package photoshare.web.album;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import photoshare.web.system.Words;

record AlbumForm(
        @NotBlank(message = "{album.title.missing}") @Size(max = 80, message = "{album.title.long}")
                String title) {

    AlbumForm(@Nullable String title) {
        this.title = Words.oneLine(title);
    }
}
