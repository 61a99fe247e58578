-- Published view: of which organisations lecturers come who teach a session of a class; no names.
CREATE VIEW session_body AS
    SELECT s.class_id, s.id AS session_id, l.organisation_id
      FROM session s
      JOIN session_lecturer t ON t.session_id = s.id
      JOIN lecturer l ON l.id = t.lecturer_id;
