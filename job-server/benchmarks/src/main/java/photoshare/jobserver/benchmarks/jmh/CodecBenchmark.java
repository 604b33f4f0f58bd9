package photoshare.jobserver.benchmarks.jmh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.Packet;
import photoshare.jobserver.protocol.PacketReader;
import photoshare.jobserver.protocol.PacketWriter;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.ProtocolException;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// Reading and writing one packet.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {

    private static final int LARGEST = 1 << 21;

    /// The case that happens most, and the largest that is usual.
    @Param({"100", "1048576"})
    private int size = 100;

    private final PacketReader reader = new PacketReader(Magic.REQUEST, LARGEST);
    private final PacketWriter writer = new PacketWriter(Magic.RESPONSE);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(LARGEST);
    private @Nullable ByteBuffer submission;

    @Benchmark
    public @Nullable Packet readSubmission() throws ProtocolException {
        ByteBuffer bytes = submission;
        if (bytes == null) {
            bytes = submission();
            submission = bytes;
        }
        return reader.read(bytes.rewind());
    }

    @Benchmark
    public int writeAcknowledgement() throws IOException {
        out.reset();
        writer.write(new Response.JobCreated(Bytes.of("H:host:k2x4y6z8ab0:1234567")), out);
        return out.size();
    }

    private ByteBuffer submission() {
        var bytes = new ByteArrayOutputStream();
        try {
            new PacketWriter(Magic.REQUEST)
                    .write(
                            new Request.SubmitJob(
                                    Bytes.of("resize-photo"),
                                    Bytes.of("photo:0f8fad5b-d9cb-469f-a165-70867728950e"),
                                    Bytes.copyOf(new byte[size]),
                                    Priority.NORMAL,
                                    true),
                            bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return ByteBuffer.allocateDirect(bytes.size()).put(bytes.toByteArray()).flip();
    }
}
