-- PostgreSQL plans by what it counted. Its own counting comes within seconds (LocalPostgres) or within the minute of an external server; who
-- has just written a great deal at once asks for it here. The program's role may not count tables that are not its own: the owner does it.
CREATE FUNCTION count_tables_anew() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    tabled record;
BEGIN
    FOR tabled IN
        SELECT c.oid::regclass AS name
          FROM pg_class c
          JOIN pg_stat_user_tables s ON s.relid = c.oid
         WHERE c.relkind = 'r'
           AND c.relnamespace = 'public'::regnamespace
           AND pg_has_role(c.relowner, 'USAGE')
           AND (c.reltuples < 0 OR s.n_mod_since_analyze > 0)
         ORDER BY c.oid
    LOOP
        EXECUTE 'ANALYZE ' || tabled.name;
    END LOOP;
END $$;
