/// The Gearman wire protocol as Java types: one record per packet, one table of all packet types, a
/// reader, a writer, and the text commands of the administration protocol. Depends on nothing and
/// does no input or output of its own.
@NullMarked
package photoshare.jobserver.protocol;

import org.jspecify.annotations.NullMarked;
