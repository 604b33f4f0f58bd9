/// The resize worker: takes jobs, makes the renditions of one photo each, and says how it ended.
@NullMarked
package photoshare.resize;

import org.jspecify.annotations.NullMarked;
