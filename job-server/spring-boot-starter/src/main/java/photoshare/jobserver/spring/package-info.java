/// Job server clients and workers as Spring beans: a [JobRegistration] bean offers a function, the
/// [photoshare.jobserver.client.JobClient] bean submits jobs.
@NullMarked
package photoshare.jobserver.spring;

import org.jspecify.annotations.NullMarked;
