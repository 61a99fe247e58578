/**
 * Nominating (cử học viên): from who of the planned still needs training, through the commune's nomination, appraisal, sending decision and
 * summons, to the answer. Part of the module rosters. Public: {@link vn.nguon.rosters.nominating.Calls}, {@link
 * vn.nguon.rosters.nominating.Nominations}, {@link vn.nguon.rosters.nominating.CommuneDesk}, {@link
 * vn.nguon.rosters.nominating.Summonses}, {@link vn.nguon.rosters.nominating.TrainingNeeds}, values and page records. States and edges
 * stand in {@link vn.nguon.rosters.nominating.NominationEdges}; why a person may go or not in {@link
 * vn.nguon.rosters.nominating.Standing}.
 */
@NamedInterface("nominating")
@NullMarked
package vn.nguon.rosters.nominating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
