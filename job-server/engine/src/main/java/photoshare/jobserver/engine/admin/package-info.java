/// The answers of the text protocol, byte for byte as Gearman's own tools expect them.
@NullMarked
package photoshare.jobserver.engine.admin;

import org.jspecify.annotations.NullMarked;
