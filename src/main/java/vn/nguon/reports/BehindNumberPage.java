package vn.nguon.reports;

import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/** The list behind a number. @param table address of the table it comes from @param cell in words, of which row and column */
public record BehindNumberPage(
        Subject subject, Reports.BehindPage behind, String table, String cell, ListQuery query, Pager pager) {}
