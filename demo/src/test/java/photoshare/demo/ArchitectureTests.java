package photoshare.demo;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The whole architecture: arrows point downward, siblings do not see each other, and some things
/// live in one place only.
@AnalyzeClasses(locations = ArchitectureTests.EveryModule.class)
class ArchitectureTests {

    /// What the build has just compiled; the processes are not on the class path of these tests.
    static final class EveryModule implements LocationProvider {

        private static final List<String> MODULES =
                List.of(
                        "job-server/protocol",
                        "job-server/engine",
                        "job-server/client",
                        "job-server/spring-boot-starter",
                        "job-server/app",
                        "db",
                        "storage",
                        "web-app",
                        "resize-worker",
                        "email-worker",
                        "demo");

        @Override
        public Set<Location> get(Class<?> testClass) {
            return MODULES.stream()
                    .map(module -> Path.of("..", module, "target", "classes"))
                    .map(Location::of)
                    .collect(Collectors.toSet());
        }
    }

    private static final String PROTOCOL = "photoshare.jobserver.protocol..";
    private static final String ENGINE = "photoshare.jobserver.engine..";
    private static final String CLIENT = "photoshare.jobserver.client..";
    private static final String STARTER = "photoshare.jobserver.spring..";
    private static final String STORAGE = "photoshare.storage..";
    private static final String DB = "photoshare.db..";

    @ArchTest
    static final ArchRule protocolDependsOnNothing =
            classes()
                    .that()
                    .resideInAPackage(PROTOCOL)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(PROTOCOL, "java..", "org.jspecify..")
                    .because("anybody may use the packets without taking anything else along");

    @ArchTest
    static final ArchRule clientKnowsTheProtocolOnly =
            classes()
                    .that()
                    .resideInAPackage(CLIENT)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            CLIENT,
                            PROTOCOL,
                            "java..",
                            "javax.net..",
                            "jdk.net..",
                            "org.jspecify..",
                            "org.slf4j..")
                    .because("a program that submits jobs takes neither Netty nor Spring along");

    @ArchTest
    static final ArchRule engineKnowsTheProtocolAndNettyOnly =
            classes()
                    .that()
                    .resideInAPackage(ENGINE)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            ENGINE,
                            PROTOCOL,
                            "java..",
                            "javax.naming..",
                            "javax.net..",
                            "javax.security.auth.x500..",
                            "org.jspecify..",
                            "org.slf4j..",
                            "io.netty..")
                    .because("the server is embeddable in any program");

    @ArchTest
    static final ArchRule nettyStaysInTheTransport =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "photoshare.jobserver.engine.net..",
                            "photoshare.jobserver.engine.security..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.netty..")
                    .because("the broker is a function of its events, whatever carries them");

    @ArchTest
    static final ArchRule brokerHasNoClock =
            noClasses()
                    .that()
                    .resideInAPackage("photoshare.jobserver.engine.broker..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class)
                    .because("time comes in with each event, so tests decide what time it is");

    @ArchTest
    static final ArchRule engineHasNoCycles =
            slices().matching("photoshare.jobserver.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule storageKnowsNeitherDatabaseNorSpringNorJobs =
            noClasses()
                    .that()
                    .resideInAPackage(STORAGE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(DB, "photoshare.jobserver..", "org.springframework..")
                    .because("the photo store holds bytes and nothing else");

    @ArchTest
    static final ArchRule databaseKnowsNeitherBytesNorJobServer =
            noClasses()
                    .that()
                    .resideInAPackage(DB)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(STORAGE, "photoshare.jobserver..")
                    .because("the database holds what is owed; who does it is the job server's");

    @ArchTest
    static final ArchRule starterKnowsNothingOfPhotos =
            noClasses()
                    .that()
                    .resideInAPackage("photoshare.jobserver..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    DB,
                                    STORAGE,
                                    "photoshare.web..",
                                    "photoshare.resize..",
                                    "photoshare.email..",
                                    "photoshare.demo.."))
                    .because("the job server is a product of its own");

    @ArchTest
    static final ArchRule processesDoNotSeeEachOther =
            slices().matching("photoshare.(web|resize|email|demo)..")
                    .should()
                    .notDependOnEachOther()
                    .because("each is started, scaled and replaced alone");

    @ArchTest
    static final ArchRule processesTalkToTheJobServerOverTheWire =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ENGINE, "photoshare.jobserver.app..", STARTER)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ENGINE)
                    .because("any Gearman server can stand in for ours");

    @ArchTest
    static final ArchRule entitiesLiveInTheDatabaseModule =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(DB)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jakarta.persistence..")
                    .because("one module knows how rows become objects");

    @ArchTest
    static final ArchRule controllersArePackagePrivate =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("Controller")
                    .should()
                    .notBePublic()
                    .because("a controller is called by a browser, not by another class");
}
