/// Sockets: turns bytes into requests and replies into bytes, bounds what a peer may cost, and
/// hands everything that arrives together over together. The only package that knows Netty.
@NullMarked
package photoshare.jobserver.engine.net;

import org.jspecify.annotations.NullMarked;
