/// Pages that show what happens while one looks at them: streams of server-sent events.
@NullMarked
package photoshare.web.live;

import org.jspecify.annotations.NullMarked;
