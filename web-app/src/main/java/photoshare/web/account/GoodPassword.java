package photoshare.web.account;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Long enough to be hard to guess, and no longer than BCrypt reads: more would promise more than
/// it keeps.
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = GoodPasswordValidator.class)
public @interface GoodPassword {

    String message() default "{account.password.short}";

    String tooLong() default "{account.password.long}";

    /// Whether having none is good too.
    boolean optional() default false;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
