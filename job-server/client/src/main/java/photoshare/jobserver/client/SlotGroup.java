package photoshare.jobserver.client;

import java.util.List;
import java.util.concurrent.Semaphore;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Request;

/// Slots that some functions share. There are as many connections to each server as there are
/// slots, but a job is only asked for with a slot in hand, so that no job waits in a worker that is
/// busy for another server. Servers that have work take turns.
record SlotGroup(List<WorkerFunction> functions, int size, Semaphore free) {

    SlotGroup(List<WorkerFunction> functions, int size) {
        this(List.copyOf(functions), size, new Semaphore(size, true));
    }

    /// What tells a server which jobs to give.
    Request[] abilities() {
        return functions.stream().map(SlotGroup::ability).toArray(Request[]::new);
    }

    private static Request ability(WorkerFunction function) {
        var name = Bytes.of(function.name());
        return function.timeout().isZero()
                ? new Request.CanDo(name)
                : new Request.CanDoTimeout(name, function.timeout());
    }
}
