/// Who may see which address, and what every answer tells the browser to forbid.
@NullMarked
package photoshare.web.security;

import org.jspecify.annotations.NullMarked;
