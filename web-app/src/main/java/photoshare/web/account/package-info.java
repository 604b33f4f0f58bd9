/// Who somebody is: registering, signing in, the accounts of the demo.
@NullMarked
package photoshare.web.account;

import org.jspecify.annotations.NullMarked;
