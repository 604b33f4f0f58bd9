/// The job server as a process: options, health, metrics, and a way to stop that loses nothing.
@NullMarked
package photoshare.jobserver.app;

import org.jspecify.annotations.NullMarked;
