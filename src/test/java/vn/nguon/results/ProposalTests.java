package vn.nguon.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalTests {
    private static final BigDecimal LEAST = new BigDecimal("8.5");
    private static final BigDecimal MOST = new BigDecimal("5");

    @ParameterizedTest
    @CsvSource({"0, 6, 0", "1, 6, 1", "16, 6, 1", "33, 6, 1", "34, 6, 2", "89, 6, 5", "91, 17, 15"})
    void roundsTheQuotaDownButNeverToNobody(int people, BigDecimal percent, int quota) {
        assertThat(Proposal.quota(people, percent)).isEqualTo(quota);
    }

    @ParameterizedTest
    @CsvSource({"8.50, 5, PROPOSED", "8.49, 5, NONE", "8.50, 5.01, NONE", "10, 0, PROPOSED"})
    void takesWhoReachesBothFloors(String mark, String absent, Proposal proposal) {
        var one = one(mark, absent);
        assertThat(Proposal.of(List.of(one), LEAST, MOST, 5)).containsEntry(one.ref(), proposal);
    }

    @Test
    void takesTheBestUpToTheQuota() {
        var people = List.of(one("8.6", "0"), one("9.2", "3"), one("9.2", "1"), one("9.9", "6"));
        assertThat(proposals(people, 2))
                .containsExactly(Proposal.NONE, Proposal.PROPOSED, Proposal.PROPOSED, Proposal.NONE);
        assertThat(proposals(people, 1))
                .as("fewer absences first")
                .containsExactly(Proposal.NONE, Proposal.NONE, Proposal.PROPOSED, Proposal.NONE);
        assertThat(proposals(people, 0)).containsOnly(Proposal.NONE);
    }

    @Test
    void leavesEqualsAtTheEdgeToPeople() {
        var people = List.of(one("9.5", "0"), one("9", "0"), one("9.00", "0"), one("8.6", "0"));
        assertThat(proposals(people, 2))
                .containsExactly(Proposal.PROPOSED, Proposal.TIED, Proposal.TIED, Proposal.NONE);
        assertThat(proposals(people, 3))
                .containsExactly(Proposal.PROPOSED, Proposal.PROPOSED, Proposal.PROPOSED, Proposal.NONE);
    }

    private static List<Proposal> proposals(List<Proposal.Candidate> people, int quota) {
        var found = Proposal.of(people, LEAST, MOST, quota);
        var inOrder = new ArrayList<Proposal>();
        for (var one : people) inOrder.add(found.getOrDefault(one.ref(), Proposal.NONE));
        return inOrder;
    }

    private static Proposal.Candidate one(String mark, String absent) {
        return new Proposal.Candidate(UUID.randomUUID(), new BigDecimal(mark), new BigDecimal(absent));
    }
}
