/// Kills job servers for a living and counts what was lost: `bin/drill job-server`.
@NullMarked
package photoshare.jobserver.benchmarks.drill;

import org.jspecify.annotations.NullMarked;
