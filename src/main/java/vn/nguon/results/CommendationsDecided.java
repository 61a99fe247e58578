package vn.nguon.results;

import vn.nguon.shared.ClassId;

/** Event: commendations of one level were decided in a class, the first time or by a supplementary decision. */
public record CommendationsDecided(ClassId classId, CommendationKind kind) {}
