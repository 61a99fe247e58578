package vn.nguon.rosters.nominating;

import java.util.List;

/** Classes that asked the commune (/cu-hoc-vien). */
public record CommuneCallsPage(List<CommuneCall> calls) {}
