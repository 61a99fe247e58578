package vn.nguon.classes;

import vn.nguon.shared.ClassId;

/** Event: a class began its study days (đang học). */
public record ClassStarted(ClassId classId) {}
