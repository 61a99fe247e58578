package vn.nguon.results;

import vn.nguon.shared.ClassId;

/** Event: appraisals of trainees of a class were signed (phiếu nhận xét), the first time or in another version. */
public record AppraisalsSigned(ClassId classId) {}
