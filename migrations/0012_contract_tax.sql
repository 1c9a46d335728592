-- Sales tax in the contract belongs to the state: margin is reckoned without it.

ALTER TABLE project ADD COLUMN contract_tax_minor BIGINT NOT NULL DEFAULT 0;

-- Jobs from before: the estimate they were sold from knows, as long as it is still what was signed.
UPDATE project SET contract_tax_minor = COALESCE(
  (SELECT e.tax_minor FROM proposal p JOIN estimate e ON e.company_id = p.company_id AND e.id = p.estimate_id
    WHERE p.company_id = project.company_id AND p.id = project.proposal_id AND e.total_minor = p.total_minor), 0);
