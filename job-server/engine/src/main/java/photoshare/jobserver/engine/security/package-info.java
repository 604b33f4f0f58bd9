/// Who is at the other end of a connection, how that is proved, and what they may do.
@NullMarked
package photoshare.jobserver.engine.security;

import org.jspecify.annotations.NullMarked;
