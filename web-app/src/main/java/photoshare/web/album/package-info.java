/// The home page, and what owners do with their albums.
@NullMarked
package photoshare.web.album;

import org.jspecify.annotations.NullMarked;
