-- The rows of the active definition as a whole: all of them or, while a definition rolls out, none. Until the rollout is
-- complete the tables hold rows of two definitions, which must not be added up or compared.
CREATE OR REPLACE VIEW funnel_active AS
SELECT version, plan, since
FROM funnel_definition
WHERE rollout = 'COMPLETE'
  AND NOT EXISTS (SELECT FROM funnel_kpis WHERE definition <> version)
  AND NOT EXISTS (SELECT FROM funnel_scorecards WHERE definition <> version);

CREATE OR REPLACE VIEW funnel_active_kpis AS
SELECT k.* FROM funnel_kpis k JOIN funnel_active a ON k.definition = a.version;

CREATE OR REPLACE VIEW funnel_active_scorecards AS
SELECT s.* FROM funnel_scorecards s JOIN funnel_active a ON s.definition = a.version;
