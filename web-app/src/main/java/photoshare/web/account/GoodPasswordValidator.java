package photoshare.web.account;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

public final class GoodPasswordValidator implements ConstraintValidator<GoodPassword, String> {

    private static final int SHORTEST = 8; // characters
    private static final int BCRYPT_READS = 72; // bytes

    private String tooLong = "";
    private boolean optional;

    @Override
    public void initialize(GoodPassword rule) {
        tooLong = rule.tooLong();
        optional = rule.optional();
    }

    @Override
    public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
        if (password == null || password.isEmpty()) {
            return optional;
        }
        if (password.length() < SHORTEST) {
            return false;
        }
        if (password.getBytes(StandardCharsets.UTF_8).length <= BCRYPT_READS) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(tooLong).addConstraintViolation();
        return false;
    }
}
