/// What is owed goes to the job server; operators see how far it is.
@NullMarked
package photoshare.web.jobs;

import org.jspecify.annotations.NullMarked;
