package photoshare.web.security;

import static org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_SECURITY_POLICY =
            String.join(
                    "; ",
                    "default-src 'self'",
                    "img-src 'self' data: blob:",
                    "style-src 'self'",
                    "script-src 'self'",
                    "frame-ancestors 'none'",
                    "form-action 'self'",
                    "base-uri 'none'",
                    "object-src 'none'");

    /// Mail programs send it: the token in the address is the permission.
    private static final String UNSUBSCRIBE = "/unsubscribe/**";

    private static final String LANGUAGE = "/language";

    private static final String[] OPEN_TO_ALL = {
        "/login",
        "/register",
        "/register/again",
        "/forgot",
        LANGUAGE,
        "/confirm/*",
        "/reset/*",
        "/invite/*",
        "/s/**",
        "/invite/*/decline",
        "/invite/*/close",
        UNSUBSCRIBE,
        "/error",
        "/assets/**",
        "/webjars/**",
        "/favicon.ico"
    };

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http,
            SignInPrompt signIn,
            SignInOutcome outcome,
            Refusal refusal,
            Attempts attempts,
            InstantSource clock,
            Environment environment)
            throws Exception {
        return http.authorizeHttpRequests(
                        requests -> whoMaySeeWhat(requests, endpointsOpenToAll(environment)))
                .csrf(csrf ->
                        csrf.csrfTokenRepository(new PageTokens())
                                .ignoringRequestMatchers(UNSUBSCRIBE)
                                .ignoringRequestMatchers(
                                        SecurityConfiguration::choosesLanguageHere))
                .addFilterBefore(
                        new AttemptGuard(attempts, clock),
                        UsernamePasswordAuthenticationFilter.class)
                .formLogin(form ->
                        form.loginPage("/login")
                                .usernameParameter("email")
                                .successHandler(outcome)
                                .failureHandler(outcome))
                .requestCache(cache -> cache.requestCache(askedFor()))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(signIn).accessDeniedHandler(refusal))
                .headers(SecurityConfiguration::whatBrowsersMustNotDo)
                .build();
    }

    @Bean
    PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    private static void whoMaySeeWhat(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests,
            String... openEndpoints) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(EndpointRequest.to(openEndpoints))
                .permitAll()
                .requestMatchers(OPEN_TO_ALL)
                .permitAll()
                .requestMatchers("/jobs/**", "/actuator/**")
                .hasRole("OPERATOR")
                .anyRequest()
                .authenticated();
    }

    /// Two requests of one session may be the first to write the same attribute.
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsOfPostgreSql() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /// The page that was asked for before signing in, under the address it was asked for. Not what
    /// a script asked for: the next request to that address would be taken for the script's.
    @SuppressWarnings("NullAway") // no name is what its documentation asks for, but not its type
    private static RequestCache askedFor() {
        var asked = new HttpSessionRequestCache();
        asked.setMatchingRequestParameterName(null);
        asked.setRequestMatcher(
                request -> request.getMethod().equals("GET") && SignInPrompt.wantsPage(request));
        return asked;
    }

    /// Whoever only has a link need not sign in because their session, and with it the token of the
    /// page, has ended. Browsers say themselves whether it was a page of ours that sent the form.
    private static boolean choosesLanguageHere(HttpServletRequest request) {
        return LANGUAGE.equals(request.getServletPath())
                && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    /// On the port of the pages the world asks: figures are for operators there. A port of its own
    /// is not for the public.
    private static String[] endpointsOpenToAll(Environment environment) {
        return switch (ManagementPortType.get(environment)) {
            case DIFFERENT -> new String[] {"health", "prometheus"};
            case SAME, DISABLED -> new String[] {"health"};
        };
    }

    private static void whatBrowsersMustNotDo(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(SAME_ORIGIN));
    }
}
