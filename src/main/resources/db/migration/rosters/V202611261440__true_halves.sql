-- A trainee is taken for the halves in which the class meets, not for whole days: a day that keeps its morning only frees the afternoon.
ALTER TABLE trainee_half
    DROP CONSTRAINT trainee_half_class_id_day_fkey,
    ADD CONSTRAINT trainee_half_studied FOREIGN KEY (class_id, day, half) REFERENCES study_half (class_id, day, half) ON DELETE CASCADE;
