-- Prints the KPIs of the active definition by month, as Kafka Connect has written them: examples/connect.
--   psql -d funnel -f examples/consumers/kpis.sql
-- While a definition rolls out, the table holds rows of two definitions: then there is no answer, rather than a mixture.
-- Deleted rows are gone: the sink turns a tombstone into a DELETE.
WITH active AS (
  SELECT version
  FROM funnel_definition
  WHERE rollout = 'COMPLETE'
    AND NOT EXISTS (SELECT FROM funnel_kpis WHERE definition <> version)
)
SELECT k.key, k.definition, k.kpi, k.starts_at, k.ends_at, k.segment, k.value, k.unit, k.reason
FROM funnel_kpis k JOIN active a ON k.definition = a.version
WHERE k.grain = 'MONTH'
ORDER BY k.kpi, k.starts_at, k.segment::text;
