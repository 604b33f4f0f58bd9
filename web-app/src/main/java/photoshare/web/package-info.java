/// The web nodes: everything that people see in a browser.
@NullMarked
package photoshare.web;

import org.jspecify.annotations.NullMarked;
