/// Measures the rendition engines against the peers that can be had, and the worker as a whole
/// against its engine.
@NullMarked
package photoshare.resize.benchmarks;

import org.jspecify.annotations.NullMarked;
