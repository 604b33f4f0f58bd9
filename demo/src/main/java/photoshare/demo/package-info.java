/// The whole system on one machine: every part a process of its own, kept alive, killed and brought
/// back on command, behind one address.
@NullMarked
package photoshare.demo;

import org.jspecify.annotations.NullMarked;
