/// The home page and the making of albums.
@NullMarked
package photoshare.web.album;

import org.jspecify.annotations.NullMarked;
