/// What all pages need and no feature owns.
@NullMarked
package photoshare.web.system;

import org.jspecify.annotations.NullMarked;
