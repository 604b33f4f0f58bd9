/// Measures the server: the same load on it and on the original server in turn, and its codec and
/// its broker alone.
@NullMarked
package photoshare.jobserver.benchmarks;

import org.jspecify.annotations.NullMarked;
