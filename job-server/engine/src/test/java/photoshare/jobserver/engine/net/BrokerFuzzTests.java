package photoshare.jobserver.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.engine.admin.Administration;
import photoshare.jobserver.engine.broker.Broker;
import photoshare.jobserver.engine.broker.Handles;
import photoshare.jobserver.engine.broker.JobLimits;
import photoshare.jobserver.engine.broker.Operations;
import photoshare.jobserver.engine.broker.Peer;
import photoshare.jobserver.engine.broker.Reply;
import photoshare.jobserver.engine.store.MemoryJobStore;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.PacketReader;
import photoshare.jobserver.protocol.Response;

/// Wrong packets of several peers, down to the broker and back to bytes: no job and no worker is
/// counted wrongly, and there is an answer to everything.
class BrokerFuzzTests {

    private static final int MOST_PEERS = 6;
    private static final int PACKETS_OF_A_ROUND = 3000;

    @Test
    void theBooksStayRightWhateverIsSent() {
        Fuzz.play(
                "broker",
                chance -> {
                    new Game(chance).play();
                    return PACKETS_OF_A_ROUND;
                });
    }

    private static final class Game {

        private final RandomGenerator chance;
        private final Mutations mutations;
        private final List<FuzzedPeer> peers = new ArrayList<>();
        private final Broker broker;
        private final Administration administration;
        private Instant now = Instant.parse("2026-11-22T06:00:00Z");

        Game(RandomGenerator chance) {
            this.chance = chance;
            mutations = new Mutations(chance);
            var handles = new Handles("H:fuzz", now, new Random(chance.nextLong()));
            var limits = new JobLimits(40, 30, 3, 200_000);
            broker = new Broker(new MemoryJobStore(), handles, chance.nextInt(3), limits);
            broker.load(now);
            administration = new Administration(broker.operations(), "fuzz");
        }

        void play() {
            for (int i = 0; i < PACKETS_OF_A_ROUND; i++) {
                if (peers.size() < MOST_PEERS) {
                    peers.add(new FuzzedPeer());
                }
                FuzzedPeer peer = peers.get(chance.nextInt(peers.size()));
                peer.sends(mutations.next());
                if (peer.ended || chance.nextInt(200) == 0) {
                    peers.remove(peer);
                    peer.leaves();
                }
                now = now.plusMillis(chance.nextInt(100));
                broker.tick(now);
                broker.commit(now);
                if (i % 50 == 0) {
                    check();
                }
            }
            leaveNothing();
        }

        private void check() {
            Operations operations = broker.operations();
            List<Operations.FunctionView> functions = operations.functions().toList();
            assertThat(functions.stream().mapToInt(Operations.FunctionView::total).sum())
                    .isEqualTo((int) operations.jobs().count());
            for (Operations.FunctionView function : functions) {
                assertThat(function.workers())
                        .isEqualTo(
                                (int)
                                        operations
                                                .peers()
                                                .filter(each ->
                                                        each.functions().contains(function.name()))
                                                .count());
            }
            assertThat(operations.peers()).hasSameSizeAs(peers);
        }

        private void leaveNothing() {
            peers.forEach(FuzzedPeer::leaves);
            broker.tick(now.plus(Duration.ofDays(1)));
            broker.commit(now);
            Operations operations = broker.operations();
            assertThat(broker.isIdle()).isTrue();
            assertThat(operations.jobs()).allMatch(Operations.JobView::background);
            operations.jobs().forEach(job -> assertThat(operations.cancel(job.handle())).isTrue());
            operations.functions().forEach(each -> operations.drop(each.name()));
            assertThat(operations.jobs()).isEmpty();
            assertThat(operations.functions()).isEmpty();
        }

        /// A connection without a socket.
        private final class FuzzedPeer {

            private final EmbeddedChannel channel =
                    new EmbeddedChannel(
                            new MessageDecoder(
                                    new PacketReader(Magic.REQUEST, 1 << 14, 256),
                                    new Slice(Duration.ofDays(1))));
            private final Peer peer = broker.connected("10.0.0.1", this::hears);
            private boolean ended;

            void sends(byte[] bytes) {
                channel.writeInbound(Unpooled.wrappedBuffer(bytes));
                for (Inbound next = channel.readInbound();
                        next != null;
                        next = channel.readInbound()) {
                    process(next);
                }
            }

            private void process(Inbound message) {
                switch (message) {
                    case Inbound.Packet(var request) -> broker.received(peer, request, now);
                    case Inbound.Line(var command) ->
                            peer.send(administration.answer(command, peer.rights()));
                    case Inbound.Refused(var error) -> peer.send(new Reply.Packet(error));
                    case Inbound.Ended _ -> ended = true;
                }
            }

            private void hears(Reply reply) {
                ByteBuf bytes = Unpooled.buffer();
                if (reply instanceof Reply.Text(var text)) {
                    ReplyWriter.write(text, bytes);
                } else if (reply instanceof Reply.Listing(var parts)) {
                    parts.forEachRemaining(part -> ReplyWriter.write(part, bytes));
                } else if (reply instanceof Reply.Packet(var response)) {
                    ReplyWriter.write(response, bytes);
                    if (response instanceof Response.JobCreated(var handle)) {
                        mutations.learn(handle);
                    }
                    assertThat(bytes.getInt(8)).isEqualTo(bytes.readableBytes() - 12);
                }
            }

            void leaves() {
                broker.disconnected(peer, now);
                channel.finishAndReleaseAll();
            }
        }
    }
}
