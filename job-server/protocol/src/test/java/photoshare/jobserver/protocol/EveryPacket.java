package photoshare.jobserver.protocol;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// One packet of every type, with the body it has on the wire; `|` stands for NUL.
record EveryPacket(Magic magic, Packet packet, String body) {

    private static final Bytes HANDLE = Bytes.of("H:host:1");
    private static final Bytes FUNCTION = Bytes.of("resize");
    private static final Bytes UNIQUE = Bytes.of("photo:7");
    private static final Bytes DATA = Bytes.copyOf(new byte[] {'a', 0, 'b', 0});

    static Stream<EveryPacket> requests() {
        var simple =
                Stream.of(
                        request(new Request.CanDo(FUNCTION), "resize"),
                        request(new Request.CantDo(FUNCTION), "resize"),
                        request(
                                new Request.CanDoTimeout(FUNCTION, Duration.ofSeconds(2)),
                                "resize|2000"),
                        request(new Request.ResetAbilities(), ""),
                        request(new Request.PreSleep(), ""),
                        request(new Request.GrabJob(), ""),
                        request(new Request.GrabJobUniq(), ""),
                        request(new Request.GrabJobAll(), ""),
                        request(new Request.SetClientId(Bytes.of("resize-1")), "resize-1"),
                        request(new Request.GetStatus(HANDLE), "H:host:1"),
                        request(new Request.GetStatusUnique(UNIQUE), "photo:7"),
                        request(new Request.EchoRequest(DATA), "a|b|"),
                        request(new Request.OptionRequest(Bytes.of("exceptions")), "exceptions"));
        return Stream.of(simple, submissions(), reports(Magic.REQUEST)).flatMap(s -> s);
    }

    static Stream<EveryPacket> responses() {
        var simple =
                Stream.of(
                        response(new Response.Noop(), ""),
                        response(new Response.NoJob(), ""),
                        response(new Response.JobCreated(HANDLE), "H:host:1"),
                        response(
                                new Response.JobAssign(HANDLE, FUNCTION, DATA),
                                "H:host:1|resize|a|b|"),
                        response(
                                new Response.JobAssignUniq(HANDLE, FUNCTION, UNIQUE, DATA),
                                "H:host:1|resize|photo:7|a|b|"),
                        response(
                                new Response.JobAssignAll(
                                        HANDLE, FUNCTION, UNIQUE, Bytes.of("sum"), DATA),
                                "H:host:1|resize|photo:7|sum|a|b|"),
                        response(new Response.EchoResponse(DATA), "a|b|"),
                        response(new Response.OptionResponse(Bytes.of("exceptions")), "exceptions"),
                        response(
                                new Response.ErrorResponse(ErrorCode.QUEUE_ERROR, "full"),
                                "QUEUE_ERROR|full"),
                        response(
                                new Response.StatusResponse(HANDLE, true, false, 3, 9),
                                "H:host:1|1|0|3|9"),
                        response(
                                new Response.StatusUniqueResponse(UNIQUE, true, true, 3, 9, 2),
                                "photo:7|1|1|3|9|2"));
        return Stream.concat(simple, reports(Magic.RESPONSE));
    }

    private static Stream<EveryPacket> submissions() {
        var plain =
                List.of(true, false).stream()
                        .flatMap(background ->
                                Stream.of(Priority.values())
                                        .map(priority -> submission(priority, background)));
        return Stream.concat(
                plain,
                Stream.of(
                        request(
                                new Request.SubmitJobEpoch(FUNCTION, UNIQUE, 1_800_000_000, DATA),
                                "resize|photo:7|1800000000|a|b|"),
                        reduce(false),
                        reduce(true)));
    }

    private static EveryPacket submission(Priority priority, boolean background) {
        return request(
                new Request.SubmitJob(FUNCTION, UNIQUE, DATA, priority, background),
                "resize|photo:7|a|b|");
    }

    private static EveryPacket reduce(boolean background) {
        return request(
                new Request.SubmitReduceJob(
                        FUNCTION, UNIQUE, Bytes.of("sum"), Bytes.of("0"), DATA, background),
                "resize|photo:7|sum|0|a|b|");
    }

    private static Stream<EveryPacket> reports(Magic magic) {
        return Stream.of(
                new EveryPacket(
                        magic,
                        new WorkReport.WorkStatus(HANDLE, Bytes.of("1"), Bytes.of("2")),
                        "H:host:1|1|2"),
                new EveryPacket(magic, new WorkReport.WorkComplete(HANDLE, DATA), "H:host:1|a|b|"),
                new EveryPacket(magic, new WorkReport.WorkFail(HANDLE), "H:host:1"),
                new EveryPacket(magic, new WorkReport.WorkData(HANDLE, DATA), "H:host:1|a|b|"),
                new EveryPacket(magic, new WorkReport.WorkWarning(HANDLE, DATA), "H:host:1|a|b|"),
                new EveryPacket(
                        magic, new WorkReport.WorkException(HANDLE, DATA), "H:host:1|a|b|"));
    }

    private static EveryPacket request(Packet packet, String body) {
        return new EveryPacket(Magic.REQUEST, packet, body);
    }

    private static EveryPacket response(Packet packet, String body) {
        return new EveryPacket(Magic.RESPONSE, packet, body);
    }

    byte[] bytes() {
        int type = packet.type().number();
        return magic == Magic.REQUEST ? Wire.request(type, body) : Wire.response(type, body);
    }

    @Override
    public String toString() {
        return packet.type() + " as a " + magic;
    }
}
