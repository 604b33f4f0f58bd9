package photoshare.web.album;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record AlbumForm(
        @NotBlank(message = "Give the album a title.")
                @Size(max = 80, message = "Up to 80 characters, please.")
                @Nullable String title) {}
