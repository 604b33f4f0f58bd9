package photoshare.jobserver.spring;

import photoshare.jobserver.client.ServerAddress;

/// A job server that runs inside this application. The application's own client and worker go there
/// when `jobs.servers` names no others.
@FunctionalInterface
public interface LocalJobServer {

    /// Where this application reaches it. Starts the server if nobody has yet, because the port may
    /// only be known then.
    ServerAddress address();
}
