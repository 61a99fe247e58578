package vn.nguon.schemes;

/** A target is to be measured for the first time. @param target inner id */
public record TargetEntered(long target) {}
