/// Codec and broker alone, without sockets: `bin/bench job-server --jmh`.
@NullMarked
package photoshare.jobserver.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
