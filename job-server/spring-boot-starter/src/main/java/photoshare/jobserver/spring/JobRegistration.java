package photoshare.jobserver.spring;

/// Offers a function to the job servers: as a bean it makes the application a worker.
///
/// @param function under which clients submit jobs
/// @param payload the record that the JSON in a job's payload is read into
/// @param handler what does the jobs
public record JobRegistration<T>(String function, Class<T> payload, JobHandler<T> handler) {}
