package vn.nguon.planning;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nguon.shared.OrganisationId;
import vn.nguon.units.OrganisationCard;

class CommunesTests {

    private static final OrganisationId DISTRICT = new OrganisationId(1);

    private static OrganisationCard committee(long id, String place, long under) {
        return new OrganisationCard(
                new OrganisationId(id),
                new UUID(0, id),
                "Đảng ủy " + place,
                place,
                OrganisationCard.Kind.COMMUNE_COMMITTEE,
                OrganisationCard.Form.PARTY,
                new OrganisationId(under),
                place,
                null);
    }

    private static Communes communes(OrganisationCard... more) {
        var all = new ArrayList<>(List.of(
                committee(11, "Xã Yên Hòa", 1),
                committee(12, "Xã Xá Lượng", 1),
                committee(13, "Xã Lượng Minh", 1),
                committee(14, "Thị trấn Thạch Giám", 1),
                committee(15, "Xã Tam Hợp", 1),
                committee(99, "Xã Tam Hợp", 2)));
        all.addAll(List.of(more));
        return new Communes(all, DISTRICT);
    }

    @ParameterizedTest
    @CsvSource({
        "Xã Yên Hòa, 11",
        "xã Yên Hoà, 11",
        "YÊN HÒA, 11",
        "Xá Lượng, 12",
        "xã Xá Lượng, 12",
        "Lưỡng Minh, 13",
        "TT Thạch Giám, 14",
        "TT. Thạch Giám, 14",
        "Đảng ủy xã Tam Hợp, 15"
    })
    void findsACommuneHoweverItIsWritten(String written, long id) {
        assertThat(communes().find(written))
                .isInstanceOfSatisfying(
                        Communes.One.class,
                        one -> assertThat(one.committee().id().value()).isEqualTo(id));
    }

    @Test
    void suggestsTheNearestNameForOneNotFound() {
        assertThat(communes().find("Yên Hoà 2"))
                .isInstanceOfSatisfying(
                        Communes.Unknown.class,
                        unknown -> assertThat(requireNonNull(unknown.nearest()).placeName())
                                .isEqualTo("Xã Yên Hòa"));
        assertThat(communes().find("Châu Quang"))
                .isInstanceOfSatisfying(
                        Communes.Unknown.class,
                        unknown -> assertThat(unknown.nearest()).isNull());
    }

    @Test
    void asksWhichOfTwoPlacesOfOneName() {
        var both = communes(committee(16, "Thị trấn Yên Hòa", 1));
        assertThat(both.find("Yên Hòa")).isInstanceOf(Communes.Several.class);
        assertThat(both.find("Xã Yên Hòa")).isInstanceOf(Communes.One.class);
    }
}
