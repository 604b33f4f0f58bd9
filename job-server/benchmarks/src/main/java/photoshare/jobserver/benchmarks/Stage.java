package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.util.List;

/// Rows that are measured together, on servers of their own.
interface Stage {

    List<Row> rows();

    /// What has to be there before the first round. Not measured.
    default void prepare(Server server) throws IOException {}

    /// One round on one server, which is then as it was before.
    ///
    /// @return a value for each row
    double[] measure(Server server) throws IOException;

    /// How often ours does a round before it is measured, so that the JVM has compiled what is
    /// used.
    default int warmUps() {
        return 3;
    }

    /// Some stages take so long that fewer rounds have to do.
    default int rounds(int wanted) {
        return wanted;
    }
}
