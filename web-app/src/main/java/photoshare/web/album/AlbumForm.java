package photoshare.web.album;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record AlbumForm(
        @NotBlank(message = "{album.title.missing}") @Size(max = 80, message = "{album.title.long}")
                @Nullable String title) {}
