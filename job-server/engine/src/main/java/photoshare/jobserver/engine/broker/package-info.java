/// Who does which job: the state of the server, owned by one thread. Nothing in here locks, waits,
/// reads a clock or knows of sockets; requests and the time come in, replies go out.
@NullMarked
package photoshare.jobserver.engine.broker;

import org.jspecify.annotations.NullMarked;
