package vn.nguon.credentials;

import vn.nguon.results.CredentialKind;
import vn.nguon.shared.ClassId;

/**
 * Credentials of this kind were entered in their register for a class: the whole class, the rest of it, or one reissued.
 * Published in the transaction that ends the job. Listeners read {@code credential_entry} and write each entry once.
 */
public record CredentialsIssued(ClassId classId, CredentialKind kind) {}
