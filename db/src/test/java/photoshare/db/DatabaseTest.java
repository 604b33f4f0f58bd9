package photoshare.db;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A test on the real schema. Nothing is rolled back: commits and locks are what these tests are
/// about.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = DatabaseTest.Context.class,
        properties = "spring.config.import=classpath:database.yml")
@interface DatabaseTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(TestDatabase.class)
    class Context {

        @Bean
        People people(JdbcClient jdbc, BatchIntake intake) {
            return new People(jdbc, intake);
        }
    }
}
