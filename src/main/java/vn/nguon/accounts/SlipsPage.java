package vn.nguon.accounts;

import java.util.List;

/** Slips to print; several fit on an A4 page. */
public record SlipsPage(List<Slip> slips) {}
