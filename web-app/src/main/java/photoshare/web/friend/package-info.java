/// Who sees whose photos: inviting, accepting, parting.
@NullMarked
package photoshare.web.friend;

import org.jspecify.annotations.NullMarked;
