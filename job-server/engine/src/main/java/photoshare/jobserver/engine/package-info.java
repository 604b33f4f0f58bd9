/// The Gearman server as a library: start a [JobServer] and any Gearman client or worker can use
/// it.
@NullMarked
package photoshare.jobserver.engine;

import org.jspecify.annotations.NullMarked;
