/// Makes renditions of pictures: a port and the engines behind it. Knows nothing of jobs, database
/// or store.
@NullMarked
package photoshare.resize.engine;

import org.jspecify.annotations.NullMarked;
