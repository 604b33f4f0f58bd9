package photoshare.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/// Signing in at providers of OpenID Connect, if there are any in
/// `spring.security.oauth2.client.registration`.
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
class ProviderConfiguration {

    @Bean
    Customizer<HttpSecurity> signInAtProviders(ProviderSignIn outcome) {
        return http ->
                http.oauth2Login(login ->
                        login.loginPage("/login")
                                .authorizedClientRepository(new NoTokens())
                                .successHandler(outcome)
                                .failureHandler(outcome));
    }

    /// The provider is asked who somebody is, and nothing after that: what it gave is forgotten.
    private static final class NoTokens implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String provider, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient tokens,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String provider,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
