package photoshare.web.upload;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;
import photoshare.storage.TooLargeException;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.web.system.NotFoundException;

/// What was wrong with an upload, in one sentence for the person who waits beside it.
@RestControllerAdvice(assignableTypes = {BatchController.class, PhotoUploadController.class})
class UploadProblems {

    private static final Logger log = LoggerFactory.getLogger(UploadProblems.class);

    private final MessageSourceAccessor sentences;
    private final Refusals refusals;

    UploadProblems(MessageSource sentences, Refusals refusals) {
        this.sentences = new MessageSourceAccessor(sentences);
        this.refusals = refusals;
    }

    @ExceptionHandler
    ProblemDetail tooLarge(TooLargeException e) {
        return problem(HttpStatus.CONTENT_TOO_LARGE, refusals.inWords(e.refusal()));
    }

    @ExceptionHandler
    ProblemDetail refused(PictureRefusedException e) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, refusals.inWords(e.refusal()));
    }

    @ExceptionHandler
    ProblemDetail refused(UploadRefusedException e) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, sentences.getMessage(e.sentence()));
    }

    @ExceptionHandler(BatchClosedException.class)
    ProblemDetail closed() {
        return problem(HttpStatus.CONFLICT, sentences.getMessage("upload.closed"));
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFoundException e) {
        return problem(HttpStatus.NOT_FOUND, sentences.getMessage("upload.no-album"));
    }

    /// Trouble with the store passes; a browser that went away hears nothing any more.
    @ExceptionHandler
    @Nullable ProblemDetail notStored(IOException e) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null;
        }
        return notNow(e);
    }

    @ExceptionHandler
    ProblemDetail databaseIsAway(DataAccessException e) {
        return notNow(e);
    }

    @ExceptionHandler
    ProblemDetail databaseIsAway(TransactionException e) {
        return notNow(e);
    }

    private ProblemDetail notNow(Exception cause) {
        log.warn("An upload could not be stored; its sender will try again", cause);
        return problem(HttpStatus.SERVICE_UNAVAILABLE, sentences.getMessage("upload.not-now"));
    }

    private static ProblemDetail problem(HttpStatus status, @Nullable String sentence) {
        return ProblemDetail.forStatusAndDetail(status, sentence);
    }
}
