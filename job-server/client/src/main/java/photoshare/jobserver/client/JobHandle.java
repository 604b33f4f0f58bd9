package photoshare.jobserver.client;

import photoshare.jobserver.protocol.Bytes;

/// What a server calls a job it has accepted. Means nothing to another server, nor to the same one
/// after the job has ended.
///
/// @param server who gave it
/// @param id as the server wrote it, such as `H:host:17`
public record JobHandle(ServerAddress server, String id) {

    public JobHandle {
        if (id.isEmpty() || id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("\"%s\" is no job handle".formatted(id));
        }
    }

    Bytes bytes() {
        return Bytes.of(id);
    }

    @Override
    public String toString() {
        return id + "@" + server;
    }
}
