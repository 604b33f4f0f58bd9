package photoshare.web.jobs;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/// Orders for the demo that this node is a part of. A node starts and ends no process itself: it
/// asks the demo, which alone knows the address to ask at.
@Component
class DemoControl {

    private static final Logger log = LoggerFactory.getLogger(DemoControl.class);
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final Optional<RestClient> demo;

    DemoControl(MonitorProperties properties) {
        demo = Optional.ofNullable(properties.demoControlUrl()).map(DemoControl::client);
    }

    private static RestClient client(URI url) {
        var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(PATIENCE);
        return RestClient.builder().baseUrl(url).requestFactory(requests).build();
    }

    boolean present() {
        return demo.isPresent();
    }

    /// None if this is no demo, or if the demo does not answer.
    List<DemoPart> parts() {
        return demo.map(DemoControl::parts).orElseGet(List::of);
    }

    private static List<DemoPart> parts(RestClient demo) {
        try {
            DemoPart[] parts = demo.get().uri("/parts").retrieve().body(DemoPart[].class);
            return parts == null ? List.of() : List.of(parts);
        } catch (RestClientException e) {
            log.debug("The demo does not answer", e);
            return List.of();
        }
    }

    /// Has the demo do something; it goes on after the answer.
    ///
    /// @return why it will not; empty if it does
    Optional<String> order(String what, String argument) {
        try {
            demo.orElseThrow()
                    .post()
                    .uri("/{what}/{argument}", what, argument)
                    .retrieve()
                    .toBodilessEntity();
            return Optional.empty();
        } catch (RestClientResponseException e) {
            return Optional.of(e.getResponseBodyAsString());
        } catch (RestClientException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
