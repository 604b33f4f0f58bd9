/// Gearman for the JVM: [JobClient] hands work over, [JobWorker] does it, [AdminClient] asks the
/// server how things are. Blocking sockets on virtual threads; speaks to any Gearman server.
@NullMarked
package photoshare.jobserver.client;

import org.jspecify.annotations.NullMarked;
