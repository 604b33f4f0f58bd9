/// A null where none is allowed.
@NullMarked
package planted;

import org.jspecify.annotations.NullMarked;
