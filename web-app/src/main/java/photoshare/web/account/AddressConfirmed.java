package photoshare.web.account;

import java.util.UUID;

/// It is certain now that whoever holds this account reads mail at this address. Published in the
/// transaction that makes it so.
public record AddressConfirmed(UUID account, String email) {}
