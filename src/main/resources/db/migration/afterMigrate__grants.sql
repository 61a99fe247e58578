-- Runs after every migration, as the owner. Says what the program's role may do, and keeps append-only tables append-only.
-- A table is append-only when its COMMENT begins with 'append-only'.
DO $$
DECLARE
    relation record;
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'nguon_app') AND current_user <> 'nguon_app' THEN
        GRANT USAGE ON SCHEMA public TO nguon_app;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO nguon_app;
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO nguon_app;
        -- Functions need no grant: PUBLIC may execute them, and those of the extensions are not the owner's to grant.
        -- The history of migrations is read, never written, by the program.
        REVOKE INSERT, UPDATE, DELETE ON TABLE flyway_schema_history FROM nguon_app;
    END IF;

    FOR relation IN
        SELECT t.oid::regclass AS name,
               EXISTS (SELECT 1 FROM pg_trigger g WHERE g.tgrelid = t.oid AND g.tgname = 'append_only') AS guarded
          FROM pg_class t
          JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
          JOIN pg_description d ON d.objoid = t.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
         WHERE t.relkind IN ('r', 'p')
           AND d.description LIKE 'append-only%'
         ORDER BY t.relname
    LOOP
        IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'nguon_app') AND current_user <> 'nguon_app' THEN
            EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON TABLE %s FROM nguon_app', relation.name);
        END IF;
        -- Where there is one role only, rights hold nobody back: the trigger does.
        IF NOT relation.guarded AND to_regprocedure('public.forbid_change()') IS NOT NULL THEN
            EXECUTE format(
                'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION public.forbid_change()',
                relation.name);
            EXECUTE format(
                'CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION public.forbid_change()',
                relation.name);
        END IF;
    END LOOP;
END
$$;
