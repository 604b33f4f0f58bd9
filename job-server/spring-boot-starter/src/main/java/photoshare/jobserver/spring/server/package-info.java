/// The job server inside a Spring Boot application, started by `job-server.embedded.enabled=true`:
/// settings, life cycle, health and metrics. The process of its own is nothing but this.
@NullMarked
package photoshare.jobserver.spring.server;

import org.jspecify.annotations.NullMarked;
