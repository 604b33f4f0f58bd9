package photoshare.jobserver.engine.security;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/// Who is at the other end of a connection.
///
/// @param names all of them count; the first one is used where one has to be named
public record Subject(List<String> names) {

    /// Whoever shows no certificate.
    public static final Subject ANONYMOUS = new Subject(List.of("anonymous"));

    private static final Integer DNS = 2;
    private static final Integer URI = 6;

    public Subject {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("A subject needs a name");
        }
    }

    /// The common names of the certificate's subject, then the DNS names and URIs among its
    /// alternative names; the whole distinguished name if there are none of these.
    public static Subject of(X509Certificate certificate) {
        String distinguishedName = certificate.getSubjectX500Principal().getName();
        var names = new ArrayList<String>(commonNames(distinguishedName));
        names.addAll(alternativeNames(certificate));
        if (names.isEmpty()) {
            names.add(distinguishedName);
        }
        return new Subject(names);
    }

    private static List<String> commonNames(String distinguishedName) {
        try {
            return new LdapName(distinguishedName)
                    .getRdns().reversed().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> part.getValue().toString())
                            .toList();
        } catch (InvalidNameException _) {
            return List.of();
        }
    }

    private static List<String> alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return Objects.requireNonNullElse(names, List.<List<?>>of()).stream()
                    .filter(name -> Set.of(DNS, URI).contains(name.getFirst()))
                    .map(name -> name.get(1).toString())
                    .toList();
        } catch (CertificateParsingException _) {
            return List.of();
        }
    }

    @Override
    public String toString() {
        return names.getFirst();
    }
}
