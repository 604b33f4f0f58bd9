package photoshare.jobserver.engine.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.PacketWriter;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// Packets as nobody should send them: sound ones whose bits, lengths, types and ends are changed.
final class Mutations {

    private static final int TYPE = 4;
    private static final int LENGTH = 8;
    private static final int HEADER = 12;
    private static final int MOST = 3;
    private static final int LARGE = 300;
    private static final List<String> FUNCTIONS = List.of("f", "g", "resize-photo", "");
    private static final List<String> KEYS = List.of("", "u", "photo:7", "-");

    private final RandomGenerator random;
    private final List<Bytes> handles = new ArrayList<>(List.of(Bytes.of("H:host:1")));

    Mutations(RandomGenerator random) {
        this.random = random;
    }

    /// A handle that there is; the next packets will use it now and then.
    void learn(Bytes handle) {
        handles.add(handle);
        if (handles.size() > LARGE) {
            handles.removeFirst();
        }
    }

    /// What a peer could send: mostly sound, now and then not.
    byte[] next() {
        byte[] bytes = random.nextInt(12) == 0 ? line() : packet();
        if (random.nextInt(3) == 0) {
            for (int i = random.nextInt(MOST); i >= 0; i--) {
                bytes = mutate(bytes);
            }
        }
        return bytes;
    }

    private byte[] packet() {
        boolean request = random.nextInt(10) > 0;
        var out = new ByteArrayOutputStream();
        try {
            if (request) {
                new PacketWriter(Magic.REQUEST).write(request(), out);
            } else {
                new PacketWriter(Magic.RESPONSE).write(response(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Request request() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 ->
                    new Request.SubmitJob(
                            function(),
                            key(),
                            data(),
                            any(Priority.values()),
                            random.nextBoolean());
            case 3 -> new Request.SubmitJobEpoch(function(), key(), random.nextLong(), data());
            case 4 ->
                    new Request.SubmitReduceJob(
                            function(), key(), key(), key(), data(), random.nextBoolean());
            case 5 -> new Request.CanDo(function());
            case 6 -> new Request.CanDoTimeout(function(), Duration.ofMillis(random.nextInt(3000)));
            case 7 ->
                    random.nextInt(3) == 0
                            ? new Request.ResetAbilities()
                            : new Request.CantDo(function());
            case 8 -> new Request.PreSleep();
            case 9, 10 ->
                    any(new Request.GrabJob(), new Request.GrabJobUniq(), new Request.GrabJobAll());
            case 11 -> any(new Request.GetStatus(handle()), new Request.GetStatusUnique(key()));
            case 12 ->
                    any(
                            new Request.EchoRequest(data()),
                            new Request.SetClientId(key()),
                            new Request.OptionRequest(Bytes.of("exceptions")));
            default -> report();
        };
    }

    private WorkReport report() {
        return any(
                new WorkReport.WorkStatus(handle(), key(), Bytes.of("100")),
                new WorkReport.WorkData(handle(), data()),
                new WorkReport.WorkWarning(handle(), data()),
                new WorkReport.WorkComplete(handle(), data()),
                new WorkReport.WorkFail(handle()),
                new WorkReport.WorkException(handle(), data()));
    }

    private Response response() {
        return any(
                new Response.Noop(),
                new Response.NoJob(),
                new Response.JobCreated(handle()),
                new Response.JobAssign(handle(), function(), data()),
                new Response.JobAssignUniq(handle(), function(), key(), data()),
                new Response.JobAssignAll(handle(), function(), key(), key(), data()),
                new Response.EchoResponse(data()),
                new Response.OptionResponse(key()),
                new Response.ErrorResponse(ErrorCode.QUEUE_ERROR, "full"),
                new Response.StatusResponse(handle(), true, false, 3, 9),
                new Response.StatusUniqueResponse(key(), true, true, 3, 9, 2),
                report());
    }

    private byte[] line() {
        String command =
                any(
                        "status",
                        "prioritystatus",
                        "workers",
                        "show jobs",
                        "show unique jobs",
                        "version",
                        "cancel job " + handle(),
                        "maxqueue g 5",
                        "create function f",
                        "drop function f",
                        "one two three four five",
                        "");
        return (command + any("\n", "\r\n")).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] mutate(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int index = random.nextInt(bytes.length);
        return switch (random.nextInt(10)) {
            case 0 -> flipBit(bytes, index);
            case 1 -> set(bytes, index, random.nextInt());
            case 2 -> Arrays.copyOf(bytes, index);
            case 3 -> joined(Arrays.copyOf(bytes, index), tail(packet()));
            case 4 -> setInt(bytes, LENGTH, length(bytes));
            case 5 ->
                    setInt(
                            bytes,
                            TYPE,
                            random.nextBoolean() ? random.nextInt(46) : random.nextInt());
            case 6 -> set(bytes, 3, any('Q', 'S', 'X'));
            case 7 -> joined(joined(Arrays.copyOf(bytes, index), new byte[1]), from(bytes, index));
            case 8 -> withoutNul(bytes, index);
            default -> joined(bytes, from(bytes, index));
        };
    }

    private int length(byte[] bytes) {
        int actual = bytes.length - HEADER;
        return any(
                0,
                actual - 1,
                actual + 1,
                actual + random.nextInt(50),
                -1,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                random.nextInt());
    }

    private static byte[] flipBit(byte[] bytes, int index) {
        return set(bytes, index, bytes[index] ^ 1 << (index & 7));
    }

    private static byte[] set(byte[] bytes, int index, int value) {
        byte[] changed = bytes.clone();
        if (index < changed.length) {
            changed[index] = (byte) value;
        }
        return changed;
    }

    private static byte[] setInt(byte[] bytes, int index, int value) {
        byte[] changed = bytes.clone();
        if (changed.length >= index + Integer.BYTES) {
            ByteBuffer.wrap(changed).putInt(index, value);
        }
        return changed;
    }

    private static byte[] withoutNul(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return joined(Arrays.copyOf(bytes, i), from(bytes, i + 1));
            }
        }
        return bytes;
    }

    private byte[] tail(byte[] bytes) {
        return from(bytes, random.nextInt(bytes.length));
    }

    private static byte[] from(byte[] bytes, int start) {
        return Arrays.copyOfRange(bytes, start, bytes.length);
    }

    static byte[] joined(byte[] head, byte[] tail) {
        byte[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }

    private Bytes function() {
        return Bytes.of(FUNCTIONS.get(random.nextInt(FUNCTIONS.size())));
    }

    private Bytes key() {
        return Bytes.of(KEYS.get(random.nextInt(KEYS.size())));
    }

    private Bytes handle() {
        return handles.get(random.nextInt(handles.size()));
    }

    private Bytes data() {
        var data = new byte[random.nextInt(8) == 0 ? random.nextInt(LARGE) : random.nextInt(4)];
        random.nextBytes(data);
        return Bytes.wrap(data);
    }

    @SafeVarargs
    private <T> T any(T... things) {
        return things[random.nextInt(things.length)];
    }
}
