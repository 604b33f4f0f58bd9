package photoshare.web.account;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/// A real provider of OpenID Connect. Anybody may sign in by an address and the password "secret";
/// of an address that begins with "claimed" it does not say that it is verified.
final class ExampleProvider implements AutoCloseable {

    @TestConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {
                DataSourceAutoConfiguration.class,
                FlywayAutoConfiguration.class,
                HibernateJpaAutoConfiguration.class
            },
            excludeName = {
                "photoshare.db.DatabaseAutoConfiguration",
                "photoshare.jobserver.spring.JobServerAutoConfiguration"
            })
    static class Application {

        @Bean
        UserDetailsService people() {
            return address -> User.withUsername(address).password("{noop}secret").build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> whoItIs() {
            return token -> {
                String address = token.getPrincipal().getName();
                token.getClaims()
                        .claim("email", address)
                        .claim("email_verified", !address.startsWith("claimed"))
                        .claim("name", "Dora at Example");
            };
        }
    }

    private static final String CLIENT =
            "--spring.security.oauth2.authorizationserver.client.photoshare.";

    private final ServletWebServerApplicationContext context;

    ExampleProvider() {
        context =
                (ServletWebServerApplicationContext)
                        new SpringApplicationBuilder(Application.class)
                                .web(WebApplicationType.SERVLET)
                                .run(
                                        "--spring.config.name=provider",
                                        "--server.port=0",
                                        CLIENT + "registration.client-id=photoshare",
                                        CLIENT + "registration.client-secret={noop}secret",
                                        CLIENT
                                                + "registration.client-authentication-methods=client_secret_basic",
                                        CLIENT
                                                + "registration.authorization-grant-types=authorization_code",
                                        CLIENT
                                                + "registration.redirect-uris=http://127.0.0.1/login/oauth2/code/example",
                                        CLIENT + "registration.scopes=openid,profile,email",
                                        CLIENT + "require-authorization-consent=false");
    }

    /// What a web node has to know of it.
    String[] settings() {
        String registration = "--spring.security.oauth2.client.registration.example.";
        return new String[] {
            registration + "client-id=photoshare",
            registration + "client-secret=secret",
            registration + "client-name=Example",
            registration + "scope=openid,profile,email",
            "--spring.security.oauth2.client.provider.example.issuer-uri=http://localhost:"
                    + context.getWebServer().getPort()
        };
    }

    @Override
    public void close() {
        context.close();
    }
}
