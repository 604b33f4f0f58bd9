/// A mail server that delivers nothing: it keeps every mail it is given and shows them on a page.
@NullMarked
package photoshare.demo.mail;

import org.jspecify.annotations.NullMarked;
