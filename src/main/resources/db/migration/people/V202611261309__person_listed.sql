-- Published view: what lists of cadres ("danh sách trích ngang") show besides person_facts and person_party. Sensitive, and joins no door:
-- whoever reads it checks one and records the reading.
CREATE VIEW person_listed AS
    SELECT p.id, p.religion, p.home_town, p.party_probation, p.general_education, p.qualification, p.political_theory, p.state_management
      FROM person p;
