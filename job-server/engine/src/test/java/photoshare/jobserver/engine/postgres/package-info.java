/// Real PostgreSQL servers for the tests of this module and others.
@NullMarked
package photoshare.jobserver.engine.postgres;

import org.jspecify.annotations.NullMarked;
