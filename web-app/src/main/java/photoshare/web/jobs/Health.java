package photoshare.web.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import photoshare.db.MailAccount;
import photoshare.db.MailFriend;
import photoshare.db.ResizePhoto;
import photoshare.db.WorkFigures.Figures;

/// Why it is waiting, in a few short sentences.
record Health(List<Sentence> sentences) {

    /// @param code of the sentence in the bundle
    /// @param command that would help; empty if nothing is wrong
    record Sentence(String code, List<Object> arguments, String command) {

        public boolean bad() {
            return code.startsWith("jobs.health.bad.");
        }
    }

    static Health of(
            List<FunctionCard> functions,
            List<WorkerRow> workers,
            List<ServerRow> servers,
            boolean demo) {
        var says = new ArrayList<Sentence>();
        if (servers.stream().noneMatch(server -> server.report().answers())) {
            says.add(bad("no-server", demo ? "bin/demo start job-server" : "docker compose up -d"));
        } else {
            photos(card(functions, ResizePhoto.FUNCTION), workers, demo, says);
            mails(functions, workers, demo, says);
            if (workers.stream().anyMatch(WorkerRow::coming)) {
                says.add(sentence("reconnecting"));
            }
        }
        long dead =
                functions.stream()
                        .flatMap(it -> it.figures().stream())
                        .mapToLong(Figures::dead)
                        .sum();
        if (dead > 0) {
            says.add(new Sentence("jobs.health.bad.given-up", List.of(dead), ""));
        }
        return new Health(List.copyOf(says));
    }

    private static void photos(
            Optional<FunctionCard> card, List<WorkerRow> all, boolean demo, List<Sentence> says) {
        List<WorkerRow> workers = offering(all, ResizePhoto.FUNCTION);
        long waiting = card.map(FunctionCard::waiting).orElse(0L);
        long lost = card.map(FunctionCard::lost).orElse(0L);
        long running = card.map(FunctionCard::running).orElse(0L);
        if (waiting > 0) {
            says.add(sentence("photos-wait", waiting));
        }
        if (lost > 0) {
            says.add(sentence("photos-lost", lost));
        }
        if (running > 0) {
            says.add(sentence("photos-run", running));
        }
        if (waiting + running == 0) {
            says.add(sentence("no-photo-waits"));
        }
        if (workers.isEmpty()) {
            missing("resize", all, demo, says);
            return;
        }
        says.add(slots(workers));
        long slots = workers.stream().mapToInt(WorkerRow::slots).sum();
        card.flatMap(FunctionCard::figures)
                .flatMap(Figures::usualTime)
                .map(time -> time.multipliedBy(waiting + running).dividedBy(slots))
                .filter(left -> waiting > 0)
                .ifPresent(left -> says.add(sentence("left", Brief.of(wholeSeconds(left)))));
    }

    private static void mails(
            List<FunctionCard> functions, List<WorkerRow> all, boolean demo, List<Sentence> says) {
        List<FunctionCard> cards =
                Stream.of(MailFriend.FUNCTION, MailAccount.FUNCTION)
                        .flatMap(name -> card(functions, name).stream())
                        .toList();
        long waiting = cards.stream().mapToLong(FunctionCard::waiting).sum();
        if (waiting > 0) {
            says.add(sentence("mails-wait", waiting));
        }
        triedInVain(cards, says);
        if (offering(all, MailFriend.FUNCTION).isEmpty()) {
            missing("email", all, demo, says);
        }
    }

    /// Usually all for the same reason: the mail server is away.
    private static void triedInVain(List<FunctionCard> mails, List<Sentence> says) {
        List<Figures> figures = mails.stream().flatMap(it -> it.figures().stream()).toList();
        long again = figures.stream().mapToLong(Figures::again).sum();
        if (again > 0) {
            String trouble =
                    figures.stream().flatMap(it -> it.trouble().stream()).findFirst().orElse("");
            says.add(new Sentence("jobs.health.bad.mails-again", List.of(again, trouble), ""));
        }
    }

    /// One of those that are on their way may be of this kind.
    private static void missing(
            String kind, List<WorkerRow> all, boolean demo, List<Sentence> says) {
        if (all.stream().noneMatch(WorkerRow::coming)) {
            says.add(bad("no-" + kind + "-worker", start(kind, demo)));
        }
    }

    private static Sentence slots(List<WorkerRow> workers) {
        boolean alike = workers.stream().map(WorkerRow::slots).distinct().count() == 1;
        return alike
                ? sentence("slots-each", workers.size(), workers.getFirst().slots())
                : sentence(
                        "slots-together",
                        workers.size(),
                        workers.stream().mapToInt(WorkerRow::slots).sum());
    }

    private static Duration wholeSeconds(Duration left) {
        return Duration.ofSeconds(Math.max(1, Math.round(left.toMillis() / 1000.0)));
    }

    private static String start(String kind, boolean demo) {
        return demo
                ? "bin/demo start " + kind
                : "docker compose up -d --scale %s-worker=1".formatted(kind);
    }

    private static Optional<FunctionCard> card(List<FunctionCard> functions, String name) {
        return functions.stream().filter(card -> card.name().equals(name)).findFirst();
    }

    private static List<WorkerRow> offering(List<WorkerRow> workers, String function) {
        return workers.stream().filter(worker -> worker.offers(function)).toList();
    }

    private static Sentence sentence(String name, Object... arguments) {
        return new Sentence("jobs.health." + name, List.of(arguments), "");
    }

    private static Sentence bad(String name, String command) {
        return new Sentence("jobs.health.bad." + name, List.of(), command);
    }
}
