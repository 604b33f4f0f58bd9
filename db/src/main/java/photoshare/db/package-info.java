/// What the processes share in PostgreSQL: the people, their photos, what is owed to them, and the
/// decision when an upload is finished.
@NullMarked
package photoshare.db;

import org.jspecify.annotations.NullMarked;
