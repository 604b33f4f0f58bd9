/// What a file says of the picture inside, read without decoding a pixel, and what is accepted.
@NullMarked
package photoshare.storage.picture;

import org.jspecify.annotations.NullMarked;
