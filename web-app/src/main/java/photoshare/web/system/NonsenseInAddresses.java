package photoshare.web.system;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Under an address that cannot be one there is nothing.
@ControllerAdvice
class NonsenseInAddresses {

    @ExceptionHandler
    void answer(MethodArgumentTypeMismatchException e, HttpServletResponse response)
            throws IOException {
        boolean inPath = e.getParameter().hasParameterAnnotation(PathVariable.class);
        HttpStatus status = inPath ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
        response.sendError(status.value());
    }
}
