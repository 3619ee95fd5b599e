-- What stands in the schema: each thing with its owner, what it does, and who may what with it.

SELECT thing || ' of ' || owner::regrole || ': ' || coalesce((
    SELECT string_agg(coalesce(r.rolname, 'PUBLIC') || ' ' || lower(a.privilege_type), ', ' ORDER BY r.rolname, a.privilege_type)
    FROM aclexplode(acl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
), 'nobody') || does
FROM (
    SELECT 'schema ' || n.nspname, n.nspowner, coalesce(n.nspacl, acldefault('n', n.nspowner)), ''
    FROM pg_namespace n WHERE n.nspname = 'counter'
    UNION ALL
    SELECT 'table ' || c.relname, c.relowner, coalesce(c.relacl, acldefault('r', c.relowner)), ''
    FROM pg_class c WHERE c.relnamespace = 'counter'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
    UNION ALL
    SELECT 'column ' || c.relname || '.' || a.attname, c.relowner, a.attacl, ''
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'counter'::regnamespace AND a.attacl IS NOT NULL
    UNION ALL
    SELECT 'trigger ' || c.relname || '.' || t.tgname, c.relowner, NULL, ''
    FROM pg_class c JOIN pg_trigger t ON t.tgrelid = c.oid
    WHERE c.relnamespace = 'counter'::regnamespace AND NOT t.tgisinternal
    UNION ALL
    SELECT 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', p.proowner,
           coalesce(p.proacl, acldefault('f', p.proowner)),
           ' ' || md5(concat(p.prosrc, p.prosecdef, p.proconfig::text, p.prolang))
    FROM pg_proc p WHERE p.pronamespace = 'counter'::regnamespace
) AS made (thing, owner, acl, does)
ORDER BY thing;
