package vn.nguon.results;

import vn.nguon.shared.ClassId;

/** Event: the results of a class were decided for one of the two papers, the first time or by a supplementary decision. */
public record ResultsDecided(ClassId classId, CredentialKind kind) {}
