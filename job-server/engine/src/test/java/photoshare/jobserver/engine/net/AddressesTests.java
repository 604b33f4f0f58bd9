package photoshare.jobserver.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class AddressesTests {

    private final Addresses addresses = new Addresses(1);

    @Test
    void eachAddressCountsForItself() throws UnknownHostException {
        assertThat(addresses.enter(from("10.0.0.1"))).isTrue();
        assertThat(addresses.enter(from("10.0.0.1"))).isFalse();
        assertThat(addresses.enter(from("10.0.0.2"))).isTrue();

        addresses.leave(from("10.0.0.1"));
        assertThat(addresses.enter(from("10.0.0.1"))).isTrue();
    }

    @Test
    void allAddressesOfANetworkOfIpv6CountTogether() throws UnknownHostException {
        assertThat(addresses.enter(from("2001:db8::1"))).isTrue();
        assertThat(addresses.enter(from("2001:db8::2"))).isFalse();
        assertThat(addresses.enter(from("2001:db8:0:1::1"))).isTrue();
    }

    private static SocketAddress from(String address) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(address), 1);
    }
}
