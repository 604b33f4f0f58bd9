/// Looking at albums and photos, live while they are being prepared.
@NullMarked
package photoshare.web.gallery;

import org.jspecify.annotations.NullMarked;
