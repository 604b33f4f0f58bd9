package photoshare.jobserver.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServerSelectionTests {

    private static final List<ServerAddress> THREE =
            List.of("one", "two", "three").stream().map(ServerAddress::parse).toList();

    private static JobRequest photo(int number) {
        return JobRequest.of("resize", "data").withUnique("photo:" + number);
    }

    private static ServerAddress choice(List<ServerAddress> servers, JobRequest request) {
        return ServerSelection.BY_UNIQUE_ID.order(servers, request).getFirst();
    }

    @Test
    void inOrderMeansInOrder() {
        assertThat(ServerSelection.IN_ORDER.order(THREE, photo(1))).isEqualTo(THREE);
    }

    @Test
    void atRandomMeansEveryServerOnceInALaterOrder() {
        var firsts =
                IntStream.range(0, 200)
                        .mapToObj(i -> ServerSelection.RANDOM.order(THREE, photo(1)))
                        .peek(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(THREE))
                        .map(List::getFirst)
                        .collect(Collectors.toSet());

        assertThat(firsts).hasSize(3);
    }

    @Test
    void equalJobsGoToTheSameServerAndOthersAreSpread() {
        var shares =
                IntStream.range(0, 3000)
                        .mapToObj(i -> choice(THREE, photo(i)))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(choice(THREE, photo(7))).isEqualTo(choice(THREE.reversed(), photo(7)));
        assertThat(shares).hasSize(3);
        assertThat(shares.values()).allMatch(share -> share > 800 && share < 1200);
    }

    @Test
    void aServerThatLeavesMovesOnlyItsOwnJobs() {
        var two = THREE.subList(0, 2);

        assertThat(IntStream.range(0, 1000).mapToObj(ServerSelectionTests::photo))
                .filteredOn(photo -> two.contains(choice(THREE, photo)))
                .allMatch(photo -> choice(two, photo).equals(choice(THREE, photo)));
    }
}
