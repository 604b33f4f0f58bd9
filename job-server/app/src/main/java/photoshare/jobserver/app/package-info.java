/// The job server as a process: a main class, its settings, and the line that says it is ready.
@NullMarked
package photoshare.jobserver.app;

import org.jspecify.annotations.NullMarked;
