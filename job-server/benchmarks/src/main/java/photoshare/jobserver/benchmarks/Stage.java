package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.util.List;

/// Rows that are measured together.
interface Stage {

    List<Row> rows();

    /// Whether it leaves its servers as it found them, in memory as well.
    default boolean isModest() {
        return true;
    }

    default Contenders start(Launch launch) throws IOException {
        return new Contenders(
                launch.ours(), OriginalServer.isInstalled() ? OriginalServer.start() : null);
    }

    /// What has to be there before the first round. Not measured.
    default void prepare(Server server) throws IOException {}

    /// One round on one server, which is then as it was before.
    ///
    /// @return a value for each row
    double[] measure(Server server) throws IOException;

    /// How often a server of ours that was just started does a round before one is measured.
    default int warmUps() {
        return 5;
    }
}
