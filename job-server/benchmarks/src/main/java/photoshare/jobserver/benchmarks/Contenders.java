package photoshare.jobserver.benchmarks;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The two servers that a stage is measured on.
///
/// @param theirs null if the original is not installed
record Contenders(Server ours, @Nullable Server theirs) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        ours.close();
        if (theirs != null) {
            theirs.close();
        }
    }
}
