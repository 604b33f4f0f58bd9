/// Which mails people want, which they got, and how they end them.
@NullMarked
package photoshare.web.notification;

import org.jspecify.annotations.NullMarked;
