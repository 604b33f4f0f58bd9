/// Where background jobs survive the process: the interface that the broker writes to, and the
/// store that forgets with the process.
@NullMarked
package photoshare.jobserver.engine.store;

import org.jspecify.annotations.NullMarked;
