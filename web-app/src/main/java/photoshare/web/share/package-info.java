/// Albums shown to people without an account, to whom their owner gave a link.
@NullMarked
package photoshare.web.share;

import org.jspecify.annotations.NullMarked;
