package photoshare.jobserver.protocol;

import static photoshare.jobserver.protocol.PacketType.Sender.EITHER;
import static photoshare.jobserver.protocol.PacketType.Sender.NOBODY;
import static photoshare.jobserver.protocol.PacketType.Sender.PEER;
import static photoshare.jobserver.protocol.PacketType.Sender.SERVER;

import java.util.List;
import java.util.Optional;

/// Every packet type of the Gearman protocol: its number, who sends it, and its arguments. This
/// table is the specification that [PacketReader] and [PacketWriter] follow. Arguments are
/// separated by NUL; the last one is whatever is left, so it alone may contain NUL bytes.
public enum PacketType {
    CAN_DO(1, PEER, "function"),
    CANT_DO(2, PEER, "function"),
    RESET_ABILITIES(3, PEER),
    PRE_SLEEP(4, PEER),
    UNUSED(5, NOBODY),
    NOOP(6, SERVER),
    SUBMIT_JOB(7, PEER, "function", "unique id", "data"),
    JOB_CREATED(8, SERVER, "handle"),
    GRAB_JOB(9, PEER),
    NO_JOB(10, SERVER),
    JOB_ASSIGN(11, SERVER, "handle", "function", "data"),
    WORK_STATUS(12, EITHER, "handle", "numerator", "denominator"),
    WORK_COMPLETE(13, EITHER, "handle", "data"),
    WORK_FAIL(14, EITHER, "handle"),
    GET_STATUS(15, PEER, "handle"),
    ECHO_REQ(16, PEER, "data"),
    ECHO_RES(17, SERVER, "data"),
    SUBMIT_JOB_BG(18, PEER, "function", "unique id", "data"),
    ERROR(19, SERVER, "code", "text"),
    STATUS_RES(20, SERVER, "handle", "known", "running", "numerator", "denominator"),
    SUBMIT_JOB_HIGH(21, PEER, "function", "unique id", "data"),
    SET_CLIENT_ID(22, PEER, "client id"),
    CAN_DO_TIMEOUT(23, PEER, "function", "timeout"),
    ALL_YOURS(24, NOBODY),
    WORK_EXCEPTION(25, EITHER, "handle", "data"),
    OPTION_REQ(26, PEER, "option"),
    OPTION_RES(27, SERVER, "option"),
    WORK_DATA(28, EITHER, "handle", "data"),
    WORK_WARNING(29, EITHER, "handle", "data"),
    GRAB_JOB_UNIQ(30, PEER),
    JOB_ASSIGN_UNIQ(31, SERVER, "handle", "function", "unique id", "data"),
    SUBMIT_JOB_HIGH_BG(32, PEER, "function", "unique id", "data"),
    SUBMIT_JOB_LOW(33, PEER, "function", "unique id", "data"),
    SUBMIT_JOB_LOW_BG(34, PEER, "function", "unique id", "data"),
    SUBMIT_JOB_SCHED(35, NOBODY),
    SUBMIT_JOB_EPOCH(36, PEER, "function", "unique id", "epoch", "data"),
    /// The published text lists four arguments; every server and client in use sends five.
    SUBMIT_REDUCE_JOB(37, PEER, "function", "unique id", "reducer", "partition", "data"),
    SUBMIT_REDUCE_JOB_BACKGROUND(38, PEER, "function", "unique id", "reducer", "partition", "data"),
    GRAB_JOB_ALL(39, PEER),
    JOB_ASSIGN_ALL(40, SERVER, "handle", "function", "unique id", "reducer", "data"),
    GET_STATUS_UNIQUE(41, PEER, "unique id"),
    STATUS_RES_UNIQUE(
            42, SERVER, "unique id", "known", "running", "numerator", "denominator", "clients");

    enum Sender {
        PEER,
        SERVER,
        EITHER,
        NOBODY
    }

    private static final PacketType[] BY_NUMBER = new PacketType[values().length + 1];

    static {
        for (PacketType type : values()) {
            if (BY_NUMBER[type.number] != null) {
                throw new AssertionError(
                        type + " and " + BY_NUMBER[type.number] + " share a number");
            }
            BY_NUMBER[type.number] = type;
        }
    }

    private final int number;
    private final Sender sender;
    private final List<String> arguments;

    PacketType(int number, Sender sender, String... arguments) {
        this.number = number;
        this.sender = sender;
        this.arguments = List.of(arguments);
    }

    /// The type of that number; empty for a number that the protocol does not know, negative ones
    /// included.
    public static Optional<PacketType> of(int number) {
        return number > 0 && number < BY_NUMBER.length
                ? Optional.of(BY_NUMBER[number])
                : Optional.empty();
    }

    /// The number on the wire.
    public int number() {
        return number;
    }

    /// What each argument is called, in the order of the wire.
    public List<String> arguments() {
        return arguments;
    }

    /// Whether that argument is opaque data, which may be as long as the packet; all others are
    /// names, ids and numbers.
    boolean isData(int index) {
        return arguments.get(index).equals("data");
    }

    /// Whether a packet of this type may begin with that magic.
    public boolean isSentWith(Magic magic) {
        return switch (sender) {
            case PEER -> magic == Magic.REQUEST;
            case SERVER -> magic == Magic.RESPONSE;
            case EITHER -> true;
            case NOBODY -> false;
        };
    }
}
