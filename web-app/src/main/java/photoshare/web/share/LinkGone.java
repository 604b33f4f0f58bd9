package photoshare.web.share;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// The link has expired, was revoked, or never was one: nobody learns which.
@ResponseStatus(HttpStatus.GONE)
final class LinkGone extends RuntimeException {}
