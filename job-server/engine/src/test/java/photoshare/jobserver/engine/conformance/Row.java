package photoshare.jobserver.engine.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// A test of one row of the checklist in `gearman-protocol.md`. It runs against our server and,
/// with the same bytes, against the original where that is installed, so that it proves what the
/// list says of both.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(Servers.class)
@interface Row {

    /// The section, and the row's number or first word in it; in section 2 the packet's number.
    String value();

    /// Why the original is not asked: a defect of it, or a rule that ours sets for itself.
    String oursOnly() default "";

    /// How many workers may lose a job before it fails; zero for any number.
    int attempts() default 0;
}
