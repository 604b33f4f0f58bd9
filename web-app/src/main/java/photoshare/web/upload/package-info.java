/// From the browser into the photo store and, in one transaction, into an open batch.
@NullMarked
package photoshare.web.upload;

import org.jspecify.annotations.NullMarked;
