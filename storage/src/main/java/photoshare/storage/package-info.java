/// Where the bytes of photos live: the store that web nodes and workers share, and what fits it.
@NullMarked
package photoshare.storage;

import org.jspecify.annotations.NullMarked;
