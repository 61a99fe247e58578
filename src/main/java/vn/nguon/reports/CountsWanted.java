package vn.nguon.reports;

/** Numbers counted ahead are to be counted anew. @param top inner id of the organisation for which somebody asks */
public record CountsWanted(long top) {}
