package vn.nguon.classes;

import vn.nguon.shared.ClassId;

/** Event: a class was put before whoever decides (trình duyệt). */
public record ClassSubmitted(ClassId classId) {}
