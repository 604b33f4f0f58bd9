/// Where background jobs survive the process, and which of several servers has them: the interface
/// that the broker writes to, a store that forgets with the process, and one in PostgreSQL.
@NullMarked
package photoshare.jobserver.engine.store;

import org.jspecify.annotations.NullMarked;
