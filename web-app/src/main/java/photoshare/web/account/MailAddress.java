package photoshare.web.account;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Where mail from elsewhere can arrive: the domain has a dot, what stands before it is in letters
/// that all mail servers take, and the whole is as long as SMTP allows. Nothing at all passes,
/// because a form says that in other words.
@Email(regexp = "(.*@[^@]+\\.[^@.]+)?", message = "{account.email.none}")
@Pattern(regexp = "\\p{ASCII}*(@[^@]*)?", message = "{account.email.letters}")
@Pattern(regexp = "[^@]*(@\\p{ASCII}*)?", message = "{account.email.domain}")
@Size(max = 254, message = "{account.email.long}")
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@interface MailAddress {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
